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
from microloan.arithmetic.rates import Rate
from microloan.arithmetic.roots import times_rounded
from microloan.currency import Money
from microloan.products.fee_parts import ChargeRounding
from microloan.savings.deposits.growth_kinds import Compounded

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    interest: N = maximum(rounded_value(deposit, course, scheme) - deposit * sum(course.paid), 0)
    nothing: N = deposit * 0
    kept = scheme.bonus is not None and course.kept
    bonus: N = scheme.bonus.amount(deposited, interest, deposit) if kept and scheme.bonus is not None else nothing
    tax: N = nothing if scheme.tax is None else scheme.tax.amount(interest + bonus)
    return Amounts(deposited, interest, bonus, tax)


def largest_met(deposit: int, course: Course, scheme: DepositScheme) -> int:
    """Return the largest number that `matured_amounts` meets on columns for a deposit: its budget."""
    rule, posting, growth = scheme.rounding.rule(), scheme.rounding.posting, scheme.growth
    value = rounded_value(deposit, course, scheme) + rule.multiple
    earned = largest = max(value, deposit * course.deposits)
    if posting is not None and isinstance(growth, Compounded):
        each = deposit if scheme.rounding.each is None else scheme.rounding.each.minor
        largest = max(largest, _accruals_met(each, course, scheme, growth) + rule.multiple)
    parts: list[tuple[Rate, ChargeRounding]] = []
    if scheme.bonus is not None:
        what = scheme.bonus.what
        parts += [(what, scheme.bonus.rounding)] if isinstance(what, Rate) else []
        earned += what.minor if isinstance(what, Money) else 0
    if scheme.tax is not None:
        parts.append((scheme.tax.rate_on(None), scheme.tax.rounding))
    for rate, rounding in parts:
        multiple = rounding.rule().multiple
        largest = max(largest, earned * rate.numerator + rate.denominator * multiple)
        earned += earned * rate.numerator // rate.denominator + multiple
    return max(largest, earned)


def rounded_value(deposit: N, course: Course, scheme: DepositScheme) -> N:
    """Return the value at maturity of the deposits that earn, rounded; what is paid is never below those deposits."""
    each = scheme.rounding.each
    if each is None:
        return _worked_out(deposit, course, scheme)
    # One deposit is worked out and multiplied, where tables are made that way.
    return deposit // each.minor * _worked_out(each.minor, course, scheme)


def _worked_out(deposit: N, course: Course, scheme: DepositScheme) -> N:
    growth, rule = scheme.growth, scheme.rounding.rule()
    if scheme.rounding.posting is not None and isinstance(growth, Compounded):
        balance = deposit * 0
        for posting in _postings(deposit, course, scheme, growth):
            balance = posting.balance
        return rule.apply(balance + deposit * course.paid[-1], 1)
    factor = growth.value(course.paid, course.rate.as_fraction(), scheme.every.periods_per_year)
    return times_rounded(factor, deposit, *rule)


class _Posting(NamedTuple, Generic[N]):
    """The balance after a posting, and the numerator of the interest that was added."""

    balance: N
    accrued: N


def _postings(deposit: N, course: Course, scheme: DepositScheme, growth: Compounded) -> Iterator[_Posting[N]]:
    """Yield what deposits become where interest is rounded each time it is added.

    Notes
    -----
    The interest of a posting is the sum of balance × periods, times the rate of a period,
    rounded. The budget is that product plus its denominator.
    """
    each = course.rate.as_fraction() / scheme.every.periods_per_year
    posting = scheme.rounding.posting
    divide = (ChargeRounding() if posting is None else posting).rule().division()
    between, last = growth.periods(scheme.every.periods_per_year), len(course.paid) - 1
    balance: N = deposit * 0
    for begin in range(0, last, between):
        end = min(begin + between, last)
        made = course.paid[begin:end]
        lain = sum(count * (end - begin - at) for at, count in enumerate(made))
        accrued: N = (balance * (end - begin) + deposit * lain) * each.numerator
        balance = balance + deposit * sum(made) + divide(accrued, each.denominator)
        yield _Posting(balance, accrued)


def _accruals_met(deposit: int, course: Course, scheme: DepositScheme, growth: Compounded) -> int:
    each = course.rate.as_fraction() / scheme.every.periods_per_year
    multiple = 1 if scheme.rounding.posting is None else scheme.rounding.posting.rule().multiple
    accrued = max((posting.accrued for posting in _postings(deposit, course, scheme, growth)), default=0)
    return accrued + each.denominator * multiple
