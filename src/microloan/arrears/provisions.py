"""What must be set aside: formulas for one loan and for columns.

=======================  ============================================================
`class_provision`        a part of the outstanding principal, by the loan's class
`overdue_by_age`         overdue installments summed by age, for the second limb
`higher_of`              the higher of a part of the portfolio and parts of the overdue
`shortfall`              what is required beyond what is held
`interest_in_suspense`   unpaid interest that is no income
=======================  ============================================================

>>> from datetime import date
>>> from microloan.arithmetic.rounding import HALF_UP
>>> from microloan.regulations import rulebook
>>> mra = rulebook("bd-mra", on=date(2026, 6, 30))
>>> class_provision(1_732_025, 2, mra.provisioning(), mra.classification(), rounding=HALF_UP)
433006
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any, cast

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import all_true, largest, maximum, take, where
from microloan.arithmetic.summing import sums_by_number
from microloan.arrears.loan_columns import same_length, whole_column
from microloan.errors import MicroloanError
from microloan.regulations.day_ranges import range_number
from microloan.regulations.provisioning import HigherOfProvision, ProvisionByClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.rounding import Rounding
    from microloan.regulations.classification import Classification
    from microloan.regulations.provisioning import Provisioning


def class_provision(outstanding: N, number: N, sums: Provisioning, table: Classification, *, rounding: Rounding) -> N:
    """Return the provision that a loan's class requires.

    Parameters
    ----------
    outstanding
        The base, outstanding principal as a rule, in minor units from 0; int, or int64 array
        of shape (loans,).
    number
        The number of each loan's class, as `class_number` gives it.
    sums
        The rates.
    table
        The classification that they belong to.
    rounding
        How each loan's provision is rounded to a minor unit.

    Raises
    ------
    MicroloanError
        If a class has no rate, or an argument is not of its kind.

    Notes
    -----
    ``outstanding × rate``, over one denominator for all classes. Budget on columns: the
    amount times the largest numerator, plus the denominator; loans over it are computed as
    Python ints. The result is never above the amount.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.arithmetic.rounding import UP
    >>> from microloan.regulations import rulebook
    >>> mra = rulebook("bd-mra", on=date(2026, 6, 30))
    >>> class_provision(10_001, 0, mra.provisioning(), mra.classification(), rounding=UP)
    101
    """
    rates = [by_class_of(sums).rate_of(one.name) for one in table.classes]
    under = lcm(*(rate.denominator for rate in rates))
    over = tuple(rate.numerator * (under // rate.denominator) for rate in rates)
    most = largest_within(lambda amount: max(amount, 1) * max(over) + under)
    if all_true(outstanding <= most) or isinstance(outstanding, int):
        return rounding.divide(outstanding * take(over, number), under)
    fits: Any = outstanding <= most
    # Where even the rates are too long for a column, every loan is computed by itself.
    within: Any = where(fits, outstanding, 0) * 0 if most < 0 else where(fits, outstanding, 0) * take(over, number)
    result = rounding.divide(within, under) if most >= 0 else within
    for place in (~fits).nonzero()[0].tolist():
        amount, loan_class = int(cast("Any", outstanding)[place]), int(cast("Any", number)[place])
        result[place] = rounding.divide(amount * over[loan_class], under)
    return cast("N", result)


def overdue_by_age(
    overdue: Sequence[int] | NDArray[np.int64], ages: Sequence[int] | NDArray[np.int64], sums: Provisioning
) -> tuple[int, ...]:
    """Return overdue installments summed by the ages for which a rulebook has a rate.

    Parameters
    ----------
    overdue
        What is unpaid of each installment that is due, in minor units; a list of ints, or an
        int64 array.
    ages
        Days since each one's due date, in a column of the same kind.
    sums
        The rates; installments younger than the first age are in no sum.

    Raises
    ------
    ColumnError
        If numbers are negative or not whole.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> overdue_by_age([500, 200, 50, 9], [90, 91, 179, 180], rulebook("in-rbi", on=date(2026, 6, 30)).provisioning())
    (250, 9)
    """
    amounts, days = whole_column("overdue", overdue), whole_column("ages", ages)
    same_length(amounts, ages=days)
    ranges = [one.days for one in higher_of_two(sums).overdue]
    numbers = [range_number(day, ranges) for day in days] if isinstance(days, list) else range_number(days, ranges)
    return sums_by_number(amounts, numbers, len(ranges))


def higher_of(portfolio: N, overdue: Sequence[N], sums: Provisioning, *, rounding: Rounding) -> tuple[N, N, N]:
    """Return the provision that is the higher of two sums, and the two.

    Parameters
    ----------
    portfolio
        The outstanding portfolio in minor units; int, or int64 array of shape (branches,).
    overdue
        Overdue installments by age, as `overdue_by_age` gives them: one for each age.
    sums
        The rates.
    rounding
        How each of the two sums is rounded to a minor unit.

    Returns
    -------
    Three numbers of minor units: the higher one, that of the portfolio, that of the overdue.

    Raises
    ------
    MicroloanError
        If there is not one sum for each age, or a column holds amounts whose products do not
        fit int64.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> from microloan.currency import INR
    >>> from microloan.regulations import rulebook
    >>> mfi = rulebook("in-rbi", on=date(2026, 6, 30)).provisioning()
    >>> higher_of(INR.crore(50).minor, (INR.lakh(30).minor, INR.lakh(40).minor), mfi, rounding=HALF_UP)
    (550000000, 500000000, 550000000)
    """
    if len(overdue) != (ages := len(higher_of_two(sums).overdue)):
        problem = f"must be one sum for each of {ages} ages"
        raise MicroloanError("overdue", len(overdue), problem, code="wrong_shape")
    rule = higher_of_two(sums)
    of_portfolio = _part(portfolio, rule.portfolio, rounding)
    under = lcm(*(one.rate.denominator for one in rule.overdue))
    over = [one.rate.numerator * (under // one.rate.denominator) for one in rule.overdue]
    products = 0 * portfolio
    for amount, numerator in zip(overdue, over, strict=True):
        _check_fits(amount, numerator * len(over), under)
        products = products + amount * numerator
    of_overdue: N = rounding.divide(products, under)
    return maximum(of_portfolio, of_overdue), of_portfolio, of_overdue


def shortfall(required: N, held: N) -> N:
    """Return what is required beyond what is held; 0 where enough is held.

    Parameters
    ----------
    required, held
        Minor units; int, or int64 array of any shape.

    Examples
    --------
    >>> shortfall(550, 500), shortfall(500, 550)
    (50, 0)
    """
    return maximum(required - held, 0)


def interest_in_suspense(unpaid_interest: N, number: N, table: Classification) -> N:
    """Return the unpaid interest that stands in suspense instead of income.

    Parameters
    ----------
    unpaid_interest
        Interest accrued and not received, in minor units; int, or int64 array of shape
        (loans,).
    number
        The number of each loan's class.
    table
        The classification.

    Returns
    -------
    All of it for a loan that does not perform, nothing for one that does. The change from
    one date to the next is what moves out of income, or back where it falls: on payment, or
    when the loan performs again.

    Source
    ------
    Practice of banks in Bangladesh (sub-standard, doubtful and bad loans) and in India (NPA);
    in the rulebooks under ``interest_on_non_performing``, unconfirmed for microfinance.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> mra = rulebook("bd-mra", on=date(2026, 6, 30)).classification()
    >>> interest_in_suspense(15_000, 1, mra), interest_in_suspense(15_000, 2, mra)
    (0, 15000)
    """
    return where(number >= table.first_non_performing, unpaid_interest, 0)


def by_class_of(sums: object, instead: str = "higher_of") -> ProvisionByClass:
    """Return provisions that go by class; raise a `MicroloanError` for any other, with what is for it instead.

    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> by_class_of(rulebook("bd-mra", on=date(2026, 6, 30)).provisioning()).name
    'loans'
    """
    if not isinstance(sums, ProvisionByClass):
        hint = f"; use {instead} for it" if isinstance(sums, HigherOfProvision) else ""
        raise MicroloanError("sums", type(sums).__name__, f"is no ProvisionByClass{hint}", code="wrong_type")
    return sums


def higher_of_two(sums: object, instead: str = "class_provision") -> HigherOfProvision:
    """Return a provision that is the higher of two sums; raise a `MicroloanError` for any other, as `by_class_of`.

    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> higher_of_two(rulebook("in-rbi", on=date(2026, 6, 30)).provisioning()).name
    'nbfc_mfi'
    """
    if not isinstance(sums, HigherOfProvision):
        hint = f"; use {instead} for it" if isinstance(sums, ProvisionByClass) else ""
        raise MicroloanError("sums", type(sums).__name__, f"is no HigherOfProvision{hint}", code="wrong_type")
    return sums


def _part(amount: N, rate: Rate, rounding: Rounding) -> N:
    _check_fits(amount, rate.numerator, rate.denominator)
    return rounding.divide(amount * rate.numerator, rate.denominator)


def _check_fits(amount: N, numerator: int, denominator: int) -> None:
    """Refuse a column whose products do not fit int64; sums of a portfolio are few, so ints are near."""
    most = largest_within(lambda one: one * numerator + denominator)
    if not isinstance(amount, int) and not all_true(amount <= most):
        problem = f"must be at most {most:,} minor units on a column; give Python ints, one by one"
        most_here: int = largest(amount)
        raise MicroloanError("amount", most_here, problem, code="overflow")
