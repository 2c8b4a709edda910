"""How conventions count the time from the first amount of a dated flow.

===================  ============================================================
`years_and_days`     EU directives: whole periods counted back from the payment,
                     and the days that are left over 365 or 366
`unit_periods`       US Regulation Z: whole unit-periods counted back from the
                     payment, and the days that are left as a fraction of one
===================  ============================================================

Days are day numbers: an ``int``, or an int64 array of shape ``(loans,)``.

>>> from microloan.calendars.days import day_number
>>> from microloan.calendars import MONTH
>>> from datetime import date
>>> first = day_number(date(1978, 2, 10))
>>> unit_periods(first, day_number(date(1978, 4, 1)), MONTH)     # one month and 19 days
(1, 19, 30)
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import maximum, where
from microloan.calendars.days import civil, day_in_month, days_in_month
from microloan.calendars.frequencies import YEAR, Unit

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N
    from microloan.calendars.frequencies import Frequency

# What the unit-period of each unit leaves over is divided by: days of it, by convention.
_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}
# One measure for years of 365 and 366 days and for months, and one for weeks.
PER_YEAR_OF_MONTHS = lcm(12, 365, 366)
PER_YEAR_OF_WEEKS = lcm(52, 365, 366)


def years_and_days(first: N, day: N, unit: Unit) -> N:
    """Return the years from the first drawdown, as the European directives count them.

    Parameters
    ----------
    first, day
        Day numbers of the first drawdown and of a payment not before it.
    unit
        What whole periods are counted in: weeks, months, or (for days) years.

    Returns
    -------
    The numerator over `PER_YEAR_OF_WEEKS` for weeks, else over `PER_YEAR_OF_MONTHS`.

    Notes
    -----
    Whole periods are counted back from the payment. The days that are left end where the
    count ended, and are divided by the days of the year that ends there: 366 if it holds
    a 29 February. A year has 52 weeks, and 12 equal months.

    Source: Directive 2008/48/EC, Annex I, part I, remark (c), as replaced by Directive
    2011/90/EU; the same in Directive 2014/17/EU, Annex I.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars.days import day_number
    >>> first = day_number(date(2024, 1, 3))
    >>> years_and_days(first, day_number(date(2024, 2, 6)), Unit.MONTH) * 12 / PER_YEAR_OF_MONTHS > 1
    True
    """
    if unit is Unit.WEEK:
        weeks = (day - first) // 7
        reached = day - 7 * weeks
        return weeks * (PER_YEAR_OF_WEEKS // 52) + _days_left(first, reached, PER_YEAR_OF_WEEKS)
    months = whole_months(first, day)
    if unit is Unit.DAY:
        months = months - months % 12
    return months * (PER_YEAR_OF_MONTHS // 12) + _days_left(first, months_back(first, day, months), PER_YEAR_OF_MONTHS)


def unit_periods(first: N, day: N, every: Frequency) -> tuple[N, N, int]:
    """Return whole unit-periods and the fraction left, as Regulation Z counts them.

    Parameters
    ----------
    first, day
        Day numbers of the first advance and of an advance or payment not before it.
    every
        The unit-period; one longer than a year is a year.

    Returns
    -------
    Whole unit-periods, and a numerator and a denominator of the fraction that is left.

    Notes
    -----
    Whole unit-periods are counted back from the later date. The days left are divided by
    30 for each month of the unit-period, by 7 for each week, or by its days. Of a
    unit-period of a year what is left is a twelfth for each month if it is whole months,
    else its days over 365.

    Source: 12 CFR 1026, Appendix J, (b)(4) and (b)(5).

    Examples
    --------
    >>> from microloan.calendars.frequencies import weeks
    >>> unit_periods(739_620, 739_620 + 33, weeks(4))
    (1, 5, 28)
    """
    every = shortest(every)
    if every.unit is not Unit.MONTH:
        length = every.count * _DAYS_OF[every.unit]
        return (day - first) // length, (day - first) % length, length
    months = whole_months(first, day)
    whole = months // every.count
    if every != YEAR:
        return whole, months_back(first, day, whole * every.count) - first, 30 * every.count
    left = months_back(first, day, 12 * whole) - first
    even = months_back(first, day, months) == first
    return whole, where(even, months % 12 * 365, 12 * left), 12 * 365


def shortest(every: Frequency) -> Frequency:
    """Return a unit-period, which is no longer than a year.

    >>> from microloan.calendars.frequencies import months
    >>> shortest(months(18))
    months(12)
    """
    return YEAR if every.periods_per_year < 1 else every


def whole_months(first: N, day: N) -> N:
    """Return how many whole months lie between two days, counted back from the later.

    >>> from datetime import date
    >>> from microloan.calendars.days import day_number
    >>> whole_months(day_number(date(2024, 1, 31)), day_number(date(2024, 2, 29)))
    1
    """
    from_year, from_month, _ = civil(first)
    to_year, to_month, _ = civil(day)
    months = 12 * (to_year - from_year) + to_month - from_month
    return where(months_back(first, day, months) < first, months - 1, months)


def months_back(first: N, day: N, months: N) -> N:
    """Return the day that lies so many months before another.

    The end of a month stands for the day of month of the first day where the month is
    too short for it: a month before 29 February is 31 January, if the first day is one.

    >>> from datetime import date
    >>> from microloan.calendars.days import day_number, to_date
    >>> first, day = day_number(date(2024, 1, 31)), day_number(date(2024, 2, 29))
    >>> to_date(months_back(first, day, 1))
    datetime.date(2024, 1, 31)
    """
    year, month, day_of_month = civil(day)
    _, _, anchor = civil(first)
    ends = day_of_month == days_in_month(year, month)
    day_of_month = where(ends, maximum(anchor, day_of_month), day_of_month)
    before = 12 * year + month - 1 - months
    return day_in_month(before // 12, before % 12 + 1, day_of_month)


def _days_left(first: N, reached: N, per: int) -> N:
    """Return the days from the first to the day that was reached, in parts of a year."""
    year, month, day_of_month = civil(reached)
    long = reached - day_in_month(year - 1, month, day_of_month) > 365
    parts: N = where(long, per // 366, per // 365)
    return (reached - first) * parts
