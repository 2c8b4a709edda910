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

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from microloan.currency import Money
from microloan.interest import DecliningBalance
from microloan.interest.grace import NO_GRACE
from microloan.interest.yields.conventions import PERIODIC_IRR
from microloan.interest.yields.equation import equation_of
from microloan.interest.yields.signs import discounted, is_zero_at
from microloan.ledger.rebates import BY_DAYS, WHOLE, Bounds, EarlyCase, RebateRule, Unearned
from microloan.products.planning import plan_loan
from microloan.schedules.amortization import loan_rows
from microloan.schedules.counted import INTEREST_ALONE
from microloan.schedules.tranches import elapsed_share, parts_of

if TYPE_CHECKING:
    from microloan.interest.plan import Plan
    from microloan.interest.yields.equation import Equation
    from microloan.interest.yields.found import FoundRate

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
    parts = zip(schedule.principal_parts[case.begun :], schedule.interest_parts[case.begun :], strict=True)
    payments = [principal + interest for principal, interest in parts]
    owed = sum(payments)
    if not case.interest or not owed:
        return Unearned(_NOTHING, "no interest is to come")
    found = schedule.rate(PERIODIC_IRR, counted=INTEREST_ALONE)
    which = "1 payment" if len(payments) == 1 else f"{len(payments)} payments"
    working = f"{pen.amount(owed)} in {which}, less their present value at {found.percent(6)}% a period"
    if not case.begun:
        # By the definition of the rate, all payments are worth what was lent.
        return Unearned(Fraction(case.interest), working)
    growth = 1 + Fraction(found.percent(_FEW_PLACES)) / 100
    if is_zero_at(found.root.equation, growth):
        worth = sum((amount / growth**number for number, amount in enumerate(payments, start=1)), _NOTHING)
        return Unearned(owed - worth, working)
    # What is owed, paid now, stands against the payments: the sum is what discounting takes off.
    equation = equation_of([owed, *(-amount for amount in payments)], range(len(payments) + 1))
    return Unearned(partial(_discount, equation, found), working)


def _discount(equation: Equation, found: FoundRate, places: int) -> Bounds:
    """Return what discounting takes off, at the rates on both sides of the exact one."""
    nearest, half = Fraction(found.percent(places)), Fraction(1, 2 * 10**places)
    sums = [discounted(equation, 1 + (nearest + off) / 100, places + _MORE_DIGITS) for off in (-half, half)]
    (low, less), (high, more) = ((Fraction(total), Fraction(error)) for total, error in sums)
    return Bounds(low - less, high + more)


def _to_date(case: EarlyCase) -> Unearned:
    """Return what has not accrued: interest counts on the days of its own period, collected then or later."""
    terms, pen = case.schedule.terms, case.pen
    plan, last = plan_loan(terms), case.schedule.due_days[-1]
    grace = plan.grace if plan.grace is NO_GRACE else replace(plan.grace, deferred_periods=0)
    rows = zip(loan_rows(terms, plan._replace(grace=grace)), plan.timing.spans(), strict=False)
    later, running, days = 0, _NOTHING, ""
    for number, ((_, interest, _), span) in enumerate(islice(rows, case.number), start=1):
        if case.day <= span[0]:
            later += interest
        elif case.day < span[1]:
            share = (1 - elapsed_share(terms, case.day, span, last)) * _more_at_the_end(case, plan, number)
            running, days = interest * share, f"{pen.amount(interest)} × {share} of its period + "
    return Unearned(later + running, f"{days}{pen.amount(later)} of later periods")


def _more_at_the_end(case: EarlyCase, plan: Plan[int], number: int) -> Fraction:
    """Return by how much more bears interest at the end of a period than over it: 1 where no part is paid out in it."""
    terms = case.schedule.terms
    if isinstance(terms.principal, Money) or not isinstance(terms.interest, DecliningBalance):
        return Fraction(1)
    parts = [part for part in parts_of(terms, terms.principal, plan) if part.row <= number]
    bears = sum(part.amount for part in parts) - sum(case.schedule.principal_parts[: number - 1])
    late = sum((part.amount * part.elapsed for part in parts if part.row == number), _NOTHING)
    return bears / (bears - late)


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
