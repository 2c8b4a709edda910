"""What a plan comes to, for one deposit or a column of deposits: written once for both.

>>> from microloan.savings.deposits.course import kept_course
>>> from microloan.savings.deposits.scheme import example_plan
>>> plan = example_plan()
>>> matured_amounts(50_000, kept_course(plan.scheme, 60, plan.rate), plan.scheme)
Amounts(deposited=3000000, interest=861500, bonus=0, tax=0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, maximum
from microloan.arithmetic.roots import times_rounded
from microloan.arithmetic.rounding import UP, RoundingRule
from microloan.savings.deposits.growth_kinds import Compounded

if TYPE_CHECKING:
    from microloan.savings.deposits.course import Course
    from microloan.savings.deposits.scheme import DepositScheme


class Amounts(NamedTuple, Generic[N]):
    """What a plan comes to, in minor units; ints, or int64 arrays of shape (deposits,)."""

    deposited: N
    interest: N
    bonus: N
    tax: N


def matured_amounts(deposit: N, course: Course, scheme: DepositScheme) -> Amounts[N]:
    """Return what deposits of one amount come to.

    Parameters
    ----------
    deposit
        Minor units of each deposit; int, or int64 array of shape (deposits,), whose
        budget is `largest_met`.
    course
        When deposits were made, and what they earn.
    scheme
        The rules.

    Notes
    -----
    The exact value at maturity is rounded once, by the scheme's rule; interest is what
    that leaves over the deposits, and never below nothing. Bonus and tax follow from it.
    """
    deposited: N = deposit * course.deposits
    interest: N = maximum(_value(deposit, course, scheme) - deposit * sum(course.paid), 0)
    nothing: N = deposit * 0
    kept = scheme.bonus is not None and course.kept
    bonus: N = scheme.bonus.amount(deposited, interest, deposit) if kept and scheme.bonus is not None else nothing
    tax: N = nothing if scheme.tax is None else scheme.tax.amount(interest + bonus)
    return Amounts(deposited, interest, bonus, tax)


def largest_met(deposit: int, course: Course, scheme: DepositScheme) -> int:
    """Return the largest number that `matured_amounts` meets on columns for a deposit: its budget."""
    rule, posting = scheme.rounding.rule(), scheme.rounding.posting
    met = [deposit * course.deposits, _value(deposit, course, scheme) + rule.multiple]
    if posting is not None and isinstance(scheme.growth, Compounded):
        met.append(max(_postings(deposit, course, scheme, scheme.growth).met, met[1] + rule.multiple))
    earned = sum(met)
    for part in (scheme.bonus, scheme.tax):
        rate = getattr(part, "what", None) or getattr(part, "rate", None)
        if part is not None and hasattr(rate, "numerator"):
            earned = 2 * earned + earned * rate.numerator + rate.denominator * (1 + part.rounding.rule().multiple)
            met.append(earned)
        elif part is not None:
            met.append(earned := earned + (deposit if rate is None else getattr(rate, "minor", 0)))
    return max(met)


def _value(deposit: N, course: Course, scheme: DepositScheme) -> N:
    """Return the value at maturity of the deposits that earn, rounded."""
    rounding, growth = scheme.rounding, scheme.growth
    rule = rounding.rule()
    each: N | int = deposit if rounding.each is None else rounding.each.minor
    if rounding.posting is not None and isinstance(growth, Compounded):
        value = rule.apply(_postings(each, course, scheme, growth).balance, 1)
    else:
        factor = growth.value(course.paid, course.rate.as_fraction(), scheme.every.periods_per_year)
        value = times_rounded(factor, each, *rule)
    # One deposit is worked out and multiplied, where tables are made that way.
    return value if rounding.each is None else deposit // rounding.each.minor * value


class _Posted(NamedTuple, Generic[N]):
    """The balance after the last posting, and the largest number met on the way."""

    balance: N
    met: int


def _postings(deposit: N | int, course: Course, scheme: DepositScheme, growth: Compounded) -> _Posted[N]:
    """Return what deposits become where interest is rounded each time it is added.

    Notes
    -----
    Balance + accrued, where accrued is the sum of balance × periods, times the rate of a
    period, rounded. The budget is that product plus its denominator.
    """
    each = course.rate.as_fraction() / scheme.every.periods_per_year
    posting = scheme.rounding.posting
    rule = RoundingRule(1, UP) if posting is None else posting.rule()
    between, last = growth.periods(scheme.every.periods_per_year), len(course.paid) - 1
    balance, met = deposit * 0, 0
    for begin in range(0, last, between):
        end = min(begin + between, last)
        made = course.paid[begin:end]
        lain = sum(count * (end - begin - at) for at, count in enumerate(made))
        accrued = (balance * (end - begin) + deposit * lain) * each.numerator
        balance = balance + deposit * sum(made) + rule.apply(accrued, each.denominator)
        if isinstance(accrued, int):
            met = max(met, accrued + each.denominator * rule.multiple)
    return _Posted(balance + deposit * course.paid[last], met)  # type: ignore[arg-type]
