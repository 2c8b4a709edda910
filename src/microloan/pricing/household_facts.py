"""What a household says to rules about income and debts.

What it repays in a month, this loan included, counts of this loan the largest installment,
principal and interest, times the installments in a year over twelve: one odd installment, such
as a last one that takes what rounding left, may be what decides.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.explanation import Step
from microloan.pricing.case import Fact, unknown
from microloan.pricing.contract_rates import rate_near, rate_text
from microloan.regulations import Outcome
from microloan.regulations.limits import AtMost, Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.pricing.case import Case
    from microloan.regulations.rule import Rule
    from microloan.schedules import Schedule

_MONTHS = 12


def income(case: Case, _rule: Rule) -> Fact:
    """Return the household's income of a year."""
    known = case.household.annual_income
    return unknown() if known is None else Fact(known)


def indebtedness(case: Case, _rule: Rule) -> Fact:
    """Return all that the household owes, this loan included."""
    before = case.household.indebtedness
    return unknown() if before is None else Fact(before + case.terms.lent)


def lenders(case: Case, _rule: Rule) -> Fact:
    """Return how many lenders the household owes, this one included."""
    others = case.household.other_lenders
    return unknown() if others is None else Fact(Count(others + 1, "lenders"))


def obligations(case: Case, rule: Rule) -> Fact:
    """Return what the household repays in a month as a part of its monthly income, this loan included.

    Where its other obligations are not known, this loan alone may already be too much.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.pricing.case import Case
    >>> from microloan.pricing.household import Household
    >>> from microloan.products.examples import example_terms
    >>> from microloan.regulations import rulebook
    >>> from microloan.schedules import amortize
    >>> household = Household(annual_income=BDT(120_000), monthly_obligations=BDT(2_000))
    >>> rule = rulebook("in-rbi", on=date(2026, 1, 4)).rule("household_obligations")
    >>> obligations(Case(amortize(example_terms()), household=household), rule).shown
    '41.0166…% (Tk. 2,000 and Tk. 2,101.67 for this loan, of Tk. 10,000 a month)'
    """
    household, this_loan = case.household, _of_a_month(case.schedule)
    yearly, others = household.annual_income, household.monthly_obligations
    if yearly is None:
        return unknown()
    if yearly.minor == 0:
        # Whatever is repaid, there is nothing to repay it from.
        return Fact(rate_near(Fraction(10**12)), "no income")
    in_all = this_loan + (0 if others is None else others.minor)
    rate = rate_near(in_all * _MONTHS / yearly.minor)
    amounts = f"{case.schedule.money(_up(this_loan))} for this loan"
    both = f"{amounts} alone" if others is None else f"{others} and {amounts}"
    monthly = case.schedule.money(yearly.minor // _MONTHS)
    shown = f"{rate_text(rate)} ({both}, of {monthly} a month)"
    if others is not None:
        return Fact(rate, shown)
    too_much = isinstance(rule.limit, AtMost) and not rule.limit.keeps(rate)
    return Fact(None, shown, Outcome.FAIL if too_much else Outcome.UNKNOWN)


def monthly_steps(schedule: Schedule) -> Iterator[Step]:
    """Yield how what the loan asks for in a month is reckoned, and from which installment.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> for step in monthly_steps(amortize(example_terms())):
    ...     print(step.label, step.working, step.result, sep=" | ")
    largest installment | number 1 of 46, principal and interest | Tk. 485
    this loan in a month | Tk. 485 × 52 ÷ 12, the installments of a year over its months, up | Tk. 2,101.67
    """
    dues, per_year = _dues(schedule), schedule.terms.repayment.every.periods_per_year
    largest, in_a_month = max(dues), _of_a_month(schedule)
    amount = schedule.money(largest)
    which = f"number {dues.index(largest) + 1} of {len(dues)}, principal and interest"
    usual = Counter(dues).most_common(1)[0]
    if usual[0] != largest and usual[1] > 1:
        which = f"{which}; {usual[1]} are {schedule.money(usual[0])}"
    yield Step("largest installment", which, str(amount))
    working = f"{amount} × {per_year} ÷ {_MONTHS}, the installments of a year over its months, up"
    yield Step("this loan in a month", working, str(schedule.money(_up(in_a_month))))


def _dues(schedule: Schedule) -> list[int]:
    return list(map(sum, zip(schedule.principal_parts, schedule.interest_parts, strict=True)))


def _up(amount: Fraction) -> int:
    return -(-amount.numerator // amount.denominator)


def _of_a_month(schedule: Schedule) -> Fraction:
    """Return what the loan asks for in a month, in minor units."""
    return max(_dues(schedule)) * schedule.terms.repayment.every.periods_per_year / _MONTHS
