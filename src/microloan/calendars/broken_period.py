"""Broken periods: what a first or last period counts for that is longer or shorter than one.

===============  ====================================================================
`AS_ACCRUED`     one period where interest goes by periods, its days where it goes by days
`FULL_PERIOD`    one period, whatever its days
`ACTUAL_DAYS`    its days over 365, as part of a year
`FRACTION`       whole periods, and the days left over the days of the period they lie in
===============  ====================================================================

A loan paid out on 5 January and first due on 20 February has a first period of 46 days; a
monthly one has 31. It counts for 1 month, for 46/365 of a year, or for 1 month and 15/31.

>>> from datetime import date
>>> from fractions import Fraction
>>> from microloan.calendars import MONTH, day_number, month_end, occurrences
>>> twentieths = occurrences(day_number(date(2025, 2, 20)), MONTH, month_end.SAME_DAY, first=1)
>>> first = broken_first(twentieths, day_number(date(2025, 1, 5)), twentieths(1), MONTH.periods_per_year)
>>> for rule in ALL:
...     length = rule.measure(first)
...     print(rule.name, length.days, Fraction(length.numerator, length.denominator))
as_accrued 46 1
full_period 31 1
actual_days 46 552/365
fraction 46 46/31
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol

from microloan.arithmetic.kinds import N, where
from microloan.calendars.regular_dates import member, number_up_to
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

_DAYS_IN_YEAR = 365


class BrokenPeriod(NamedTuple, Generic[N]):
    """A first or last period, seen from the regular date at its other end.

    Parameters
    ----------
    days
        Its days; int, or int64 array of shape (loans,).
    nominal_days
        The same without weekends and holidays.
    reach
        From a number of periods to their days, counted from the regular date towards the
        broken end: 0 for none.
    periods_per_year
        How many periods make a year, exactly.

    Examples
    --------
    >>> from fractions import Fraction
    >>> FRACTION.measure(BrokenPeriod(10, 10, lambda periods: 7 * periods, Fraction(52)))
    Length(days=10, numerator=10, denominator=7)
    """

    days: N
    nominal_days: N
    reach: Callable[[int], N]
    periods_per_year: Fraction


class Length(NamedTuple, Generic[N]):
    """What a period counts for.

    Parameters
    ----------
    days
        The days for which it bears interest where interest goes by days, before a moved date
        is looked at.
    numerator, denominator
        The periods it counts for where interest goes by periods, exactly.

    Examples
    --------
    >>> Length(31, 1, 1).days
    31
    """

    days: N
    numerator: N | int
    denominator: N | int


class Measure(Protocol):
    """How a `BrokenPeriodRule` measures: a broken period in, its length out."""

    def __call__(self, broken: BrokenPeriod[N], /) -> Length[N]:
        """Return the length; that of a period that is whole is one period."""
        ...


@dataclass(frozen=True, slots=True)
class BrokenPeriodRule:
    """What a broken period counts for.

    Parameters
    ----------
    name
        The word used in records, such as ``full_period``.
    measure
        From a broken period to its length.
    definition
        One phrase that completes "a broken period counts for …", for explanations.
    source
        The document or practice behind the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, or `measure` not a function.

    Examples
    --------
    >>> FULL_PERIOD
    broken_period.FULL_PERIOD
    """

    name: str
    measure: Measure
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like full_period", code="bad_name")
        if not callable(self.measure):
            raise MicroloanError("measure", self.measure, "must be a function of a broken period", code="wrong_type")

    def __repr__(self) -> str:
        return f"broken_period.{self.name.upper()}"


def broken_first(regular: Callable[[int], N], start: N, end: N, periods_per_year: Fraction) -> BrokenPeriod[N]:
    """Return the first period of loans: from disbursement to the first regular date, number 1.

    Parameters
    ----------
    regular
        Regular dates; numbers below 1 lie before the first due date.
    start
        Day of disbursement; int, or int64 array of shape (loans,).
    end
        Day up to which the period's interest counts: `regular` of 1, or where that was moved.
    periods_per_year
        How many periods make a year.

    Examples
    --------
    >>> from fractions import Fraction
    >>> broken_first(lambda number: 7 * number, -3, 7, Fraction(52)).days
    10
    """
    first = regular(1)

    def reach(periods: int) -> N:
        return first - regular(1 - periods)

    return BrokenPeriod(end - start, first - start, reach, periods_per_year)


def broken_last(
    regular: Callable[[int], N], number: int, days: tuple[N, N], periods_per_year: Fraction
) -> BrokenPeriod[N]:
    """Return the last period of loans: from a regular date to a given last day.

    Parameters
    ----------
    regular
        Regular dates.
    number
        The number of the regular date before the last day.
    days
        The period's days as interest counts them, and its nominal days.
    periods_per_year
        How many periods make a year.

    Examples
    --------
    >>> from fractions import Fraction
    >>> broken_last(lambda number: 7 * number, 3, (4, 4), Fraction(52)).reach(1)
    7
    """
    before = regular(number)

    def reach(periods: int) -> N:
        return regular(number + periods) - before

    return BrokenPeriod(days[0], days[1], reach, periods_per_year)


def _as_accrued(broken: BrokenPeriod[N]) -> Length[N]:
    return Length(broken.nominal_days, 1, 1)


def _full_period(broken: BrokenPeriod[N]) -> Length[N]:
    return Length(broken.reach(1), 1, 1)


def _actual_days(broken: BrokenPeriod[N]) -> Length[N]:
    per_year = broken.periods_per_year
    year = _DAYS_IN_YEAR * per_year.denominator
    # A period that is whole is no broken one: a month of 28 days is a month.
    whole = broken.nominal_days == broken.reach(1)
    return Length(broken.nominal_days, where(whole, year, broken.days * per_year.numerator), year)


def _fraction(broken: BrokenPeriod[N]) -> Length[N]:
    whole = number_up_to(broken.reach, broken.nominal_days)
    counted = member(broken.reach, whole)
    days_of_the_next = member(broken.reach, whole + 1) - counted
    return Length(
        broken.nominal_days,
        whole * days_of_the_next + broken.nominal_days - counted,
        days_of_the_next,
    )


AS_ACCRUED = BrokenPeriodRule(
    "as_accrued",
    _as_accrued,
    "one period where interest goes by periods, and its days where it goes by days",
    "field practice: a group's first weeks cost no more than one; Microcredit Regulatory Authority, clarification",
)
FULL_PERIOD = BrokenPeriodRule(
    "full_period",
    _full_period,
    "one period, whatever its days",
    "Apache Fineract, cumulative schedules: interest runs from one period before the first due date",
)
ACTUAL_DAYS = BrokenPeriodRule(
    "actual_days",
    _actual_days,
    "its days over 365",
    "broken-period interest of Indian lenders: by the day up to the first installment, by the month from there",
)
FRACTION = BrokenPeriodRule(
    "fraction",
    _fraction,
    "its whole periods, and the days left over the days of the period they lie in",
    "Apache Fineract, allowPartialPeriodInterestCalculation",
)

ALL = (AS_ACCRUED, FULL_PERIOD, ACTUAL_DAYS, FRACTION)
