"""What interest is given up when a loan is paid off early, meant to be read as ``rebate.RULE_OF_78``.

==================  =====================================================================
`NONE`              nothing: every installment is owed as it was agreed
`PROPORTIONAL`      interest × installments left ÷ all installments
`RULE_OF_78`        interest × the digits 1 to the installments left ÷ the digits of all
`ACTUARIAL`         the payments left less their present value at the loan's own rate
`TO_DATE`           what has not accrued by the day of payment
==================  =====================================================================

"Installments left" are those that have not begun. On a due date none has begun; between two
due dates the one that comes next has, and counts as earned whole, except with `TO_DATE`, by
which its interest is earned day by day, as its day count says. The days are those between
which the schedule counts the interest; they stay when a holiday moves the due date.

Fees of installments that have not fallen due follow a rule of their own:

==================  =====================================================================
`FEES_TO_DATE`      fees of installments that have not begun are not owed
`ALL_FEES`          every fee of the schedule is owed
==================  =====================================================================

>>> from datetime import date
>>> from microloan.ledger.examples import example_schedule
>>> from microloan.ledger.rebates import case_on
>>> RULE_OF_78.unearned(case_on(example_schedule(), date(2024, 8, 14)))
Unearned(amount=Fraction(20400000, 1081), working='1,500.00 × (16 × 17) ÷ (46 × 47)')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from microloan.interest.yields.conventions import PERIODIC_IRR
from microloan.interest.yields.equation import equation_of
from microloan.interest.yields.flows import PeriodicFlow
from microloan.interest.yields.signs import discounted, is_zero_at
from microloan.ledger.accruing import accruals, in_force, own_interest
from microloan.ledger.rebates import BY_DAYS, WHOLE, Bounds, EarlyCase, RebateRule, Unearned
from microloan.schedules.counted import INTEREST_ALONE

if TYPE_CHECKING:
    from microloan.interest.yields.equation import Equation
    from microloan.interest.yields.found import FoundRate
    from microloan.ledger.accruing import InForce

__all__ = [
    "ACTUARIAL",
    "ALL",
    "ALL_FEES",
    "FEES_TO_DATE",
    "NONE",
    "PROPORTIONAL",
    "RULE_OF_78",
    "TO_DATE",
    "FeesOwed",
]

_NOTHING = Fraction(0)
# Digits that discounting carries beyond those of the rate.
_MORE_DIGITS = 40
# Decimals of a percent that a rate which ends has at most.
_FEW_PLACES = 10


def _none(case: EarlyCase) -> Unearned:
    return Unearned(_NOTHING, "none is given")


def _proportional(case: EarlyCase) -> Unearned:
    working = f"{case.pen.amount(case.interest)} × {case.left} ÷ {case.number}"
    return Unearned(Fraction(case.interest * case.left, case.number), working)


def _rule_of_78(case: EarlyCase) -> Unearned:
    left, count = case.left, case.number
    share = Fraction(left * (left + 1), count * (count + 1))
    working = f"{case.pen.amount(case.interest)} × ({left} × {left + 1}) ÷ ({count} × {count + 1})"
    return Unearned(case.interest * share, working)


def _actuarial(case: EarlyCase) -> Unearned:
    schedule, pen = case.schedule, case.pen
    interests = own_interest(schedule)[case.begun :]
    payments = [sum(both) for both in zip(schedule.principal_parts[case.begun :], interests, strict=True)]
    owed = sum(payments)
    if not sum(interests):
        return Unearned(_NOTHING, "no interest is to come")
    now = in_force(schedule)
    found, valued = _rate_of(now)
    which = "1 payment" if len(payments) == 1 else f"{len(payments)} payments"
    working = f"{pen.amount(owed)} in {which}, less their present value at {found.percent(6)}% a period"
    if case.begun in {now.kept, now.kept + valued}:
        # By the definition of the rate, all payments are worth what was lent, or is left after the first.
        return Unearned(Fraction(sum(interests)), working)
    growth = 1 + Fraction(found.percent(_FEW_PLACES)) / 100
    if is_zero_at(found.root.equation, growth):
        worth = sum((amount / growth**number for number, amount in enumerate(payments, start=1)), _NOTHING)
        return Unearned(owed - worth, working)
    # What is owed, paid now, stands against the payments: the sum is what discounting takes off.
    equation = equation_of([owed, *(-amount for amount in payments)], range(len(payments) + 1))
    return Unearned(partial(_discount, equation, found), working)


def _rate_of(now: InForce) -> tuple[FoundRate, int]:
    """Return the periodic rate of the schedule in force, and after how many of its rows its payments are valued.

    A first period that is a part of one would make the rate of whole ones smaller than it is.
    """
    own = now.schedule
    principals, interests = own.principal_parts[1:], own.interest_parts[1:]
    if not now.broken or own.paid_out_in_parts or not sum(principals):
        return own.rate(PERIODIC_IRR, counted=INTEREST_ALONE), 0
    amounts = [sum(principals), *(-sum(both) for both in zip(principals, interests, strict=True))]
    return PeriodicFlow(amounts, own.terms.repayment.every).rate(PERIODIC_IRR), 1


def _discount(equation: Equation, found: FoundRate, places: int) -> Bounds:
    """Return what discounting takes off, at the rates on both sides of the exact one."""
    nearest, half = Fraction(found.percent(places)), Fraction(1, 2 * 10**places)
    sums = [discounted(equation, 1 + (nearest + off) / 100, places + _MORE_DIGITS) for off in (-half, half)]
    (low, less), (high, more) = ((Fraction(total), Fraction(error)) for total, error in sums)
    return Bounds(low - less, high + more)


def _to_date(case: EarlyCase) -> Unearned:
    """Return what has not accrued: interest counts on the days of its own period, collected then or later."""
    pen, later, running, days = case.pen, 0, _NOTHING, ""
    for one in accruals(case.schedule):
        if case.day <= one.start:
            later += one.interest
        elif case.day < one.end:
            share = one.left(case.day) * one.growth
            running += one.interest * share
            days += f"{pen.amount(one.interest)} × {share} of its period + "
    return Unearned(later + running, f"{days}{pen.amount(later)} of later periods")


NONE: Final = RebateRule(
    "none",
    _none,
    WHOLE,
    "nothing: interest agreed is owed in full",
    "practice of flat lenders; forbidden where the law forbids a charge for paying early",
)
PROPORTIONAL: Final = RebateRule(
    "proportional",
    _proportional,
    WHOLE,
    "the interest of the loan × installments left ÷ all installments",
    "practice of flat lenders: the service charge of installments that are not used",
)
RULE_OF_78: Final = RebateRule(
    "rule_of_78",
    _rule_of_78,
    WHOLE,
    "the interest of the loan × the digits 1 to the installments left ÷ the digits of all",
    "sum of digits, after the 78 of twelve months; practice of flat lenders",
)
ACTUARIAL: Final = RebateRule(
    "actuarial",
    _actuarial,
    WHOLE,
    "the payments left less their present value at the loan's own periodic rate",
    "present value; the safe amount under the Master Direction of the Reserve Bank of India (2022), para 6.6",
)
TO_DATE: Final = RebateRule(
    "to_date",
    _to_date,
    BY_DAYS,
    "all interest but that of periods, and days of a period, until the day of payment",
    "Microcredit Regulatory Authority (Bangladesh), inferred from the declining method; no clause was read",
)

ALL = (NONE, PROPORTIONAL, RULE_OF_78, ACTUARIAL, TO_DATE)


@dataclass(frozen=True, slots=True)
class FeesOwed:
    """Which fees of installments that are not due are owed by who settles early.

    Parameters
    ----------
    name
        The word used in records.
    given_up
        Whether those of installments that have not begun are given up.
    definition
        One phrase.

    Examples
    --------
    >>> FEES_TO_DATE
    rebate.FEES_TO_DATE
    """

    name: str
    given_up: bool
    definition: str = field(compare=False)

    def __repr__(self) -> str:
        return f"rebate.{self.name.upper()}"


FEES_TO_DATE: Final = FeesOwed("fees_to_date", given_up=True, definition="fees of installments not begun are not owed")
ALL_FEES: Final = FeesOwed("all_fees", given_up=False, definition="every fee of the schedule is owed")
