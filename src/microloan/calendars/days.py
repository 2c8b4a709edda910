"""Day numbers: dates as integers, for one loan and for a column of loans.

A day is its ordinal in the proleptic Gregorian calendar, as `datetime.date.toordinal`
counts: `FIRST_DAY` is 1, 0001-01-01; `LAST_DAY` is 3,652,059, 9999-12-31. In a column 0 means "no date".

====================  =============================================================
`day_number`          a `date` to its day number
`to_date`             a day number to its `date`
`checked_day`         the same as `day_number`, with an error that names the argument
`civil`               year, month and day of month of a day number
`from_civil`          the day number of a year, month and day of month
`day_in_month`        the same, clipped to the month's last day
`days_in_month`       28 to 31
`is_leap`             whether a year has a 29 February
`weekday_number`      0 for Monday to 6 for Sunday
====================  =============================================================

The formulas count from 1 March of the year 0, so that a leap day is the last day of its
year. Up to century, year or month *k* of such a count there are ``146097*k // 4``,
``1461*k // 4`` or ``(153*k + 2) // 5`` days; each is undone by the mirrored quotient.

>>> from datetime import date
>>> day_number(date(2026, 1, 4))
739620
>>> civil(739620)
(2026, 1, 4)
>>> to_date(day_in_month(2026, 2, 31))
datetime.date(2026, 2, 28)
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, overload

from microloan.arithmetic.kinds import minimum
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, N, Truth, Truths

FIRST_DAY = 1
LAST_DAY = 3_652_059
# 1 March of the year 0 would be day number -305.
_MARCH_OF_YEAR_0 = 305


def day_number(value: date) -> int:
    """Return the day number of a date.

    Parameters
    ----------
    value
        A date; a `datetime` is refused, for it is a moment.

    Raises
    ------
    MicroloanError
        If `value` is not a date.

    Examples
    --------
    >>> day_number(date(1, 1, 1)), day_number(date(2026, 1, 4))
    (1, 739620)
    """
    return checked_day(value, "date")


def checked_day(value: object, argument: str) -> int:
    """Return the day number of a date that a caller gave as `argument`.

    Parameters
    ----------
    value
        What was given.
    argument
        The name an error shall give.

    Raises
    ------
    MicroloanError
        If `value` is not a `datetime.date`, or is a `datetime`.

    Examples
    --------
    >>> checked_day(date(2026, 1, 4), "disbursed_on")
    739620
    >>> checked_day("2026-01-04", "disbursed_on")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: disbursed_on='2026-01-04' is text; write date(2026, 1, 4)
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.toordinal()
    what = "a moment, not a day" if isinstance(value, datetime) else "text" if isinstance(value, str) else "not a date"
    raise MicroloanError(argument, value, f"is {what}; write date(2026, 1, 4)", code="wrong_type")


def to_date(day: int) -> date:
    """Return the date of a day number; the inverse of `day_number`.

    Parameters
    ----------
    day
        From `FIRST_DAY` to `LAST_DAY`.

    Raises
    ------
    MicroloanError
        If `day` is not a whole number in that range; 0 is no date.

    Examples
    --------
    >>> to_date(739620)
    datetime.date(2026, 1, 4)
    """
    if type(day) is not int or not FIRST_DAY <= day <= LAST_DAY:
        raise MicroloanError("day", day, f"must be a whole number from 1 to {LAST_DAY:,}", code="out_of_range")
    return date.fromordinal(day)


def civil(day: N) -> tuple[N, N, N]:
    """Return year, month (1 to 12) and day of month (1 to 31) of a day number.

    Parameters
    ----------
    day
        Day number; int, or int64 array of shape (loans,).

    Returns
    -------
    Three numbers of the same kind; the inverse of `from_civil`.

    Examples
    --------
    >>> civil(day_number(date(2024, 2, 29)))
    (2024, 2, 29)
    """
    since_march = day + _MARCH_OF_YEAR_0
    century = (4 * since_march + 3) // 146_097
    in_century = since_march - 146_097 * century // 4
    year = (4 * in_century + 3) // 1_461
    in_year = in_century - 1_461 * year // 4
    month = (5 * in_year + 2) // 153
    day_of_month = in_year - (153 * month + 2) // 5 + 1
    # Months 10 and 11 after March are January and February of the next year.
    next_year = month // 10
    return 100 * century + year + next_year, month + 3 - 12 * next_year, day_of_month


def from_civil(year: N, month: N | int, day_of_month: N | int) -> N:
    """Return the day number of a year, month and day of month.

    Parameters
    ----------
    year
        From 1 to 9999; int, or int64 array of shape (loans,).
    month
        1 is January; it may run on, and month 13 is January of the next year.
    day_of_month
        1 is the first; it may run on, too. `day_in_month` clips it instead.

    Returns
    -------
    Day number; nothing is checked, for a column would pay for it in every formula.

    Examples
    --------
    >>> from_civil(2026, 1, 4) == from_civil(2025, 13, 4) == day_number(date(2026, 1, 4))
    True
    """
    return _month_start(12 * year + month) + day_of_month - 1


def day_in_month(year: N, month: N | int, day_of_month: N | int) -> N:
    """Return the day number of a day of month, or of the month's last day if it has no such day.

    Parameters
    ----------
    year
        From 1 to 9999; int, or int64 array of shape (loans,).
    month
        1 is January; it may run on, and month 14 is February of the next year.
    day_of_month
        From 1 to 31.

    Examples
    --------
    >>> to_date(day_in_month(2024, 2, 31)), to_date(day_in_month(2024, 14, 31))
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    months = 12 * year + month
    return minimum(_month_start(months) + day_of_month, _month_start(months + 1)) - 1


def days_in_month(year: N, month: N | int) -> N:
    """Return the number of days of a month, 28 to 31.

    Parameters
    ----------
    year
        From 1 to 9999; int, or int64 array of shape (loans,).
    month
        From 1 to 12.

    Examples
    --------
    >>> days_in_month(2024, 2), days_in_month(2100, 2), days_in_month(2026, 12)
    (29, 28, 31)
    """
    months = 12 * year + month
    return _month_start(months + 1) - _month_start(months)


@overload
def is_leap(year: int) -> bool: ...
@overload
def is_leap(year: Column) -> Truths: ...
def is_leap(year: int | Column) -> Truth:
    """Return whether a year has a 29 February.

    Parameters
    ----------
    year
        From 1 to 9999; int, or int64 array of shape (loans,).

    Examples
    --------
    >>> is_leap(2024), is_leap(2026), is_leap(2000), is_leap(2100)
    (True, False, True, False)
    """
    return (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))


def weekday_number(day: N) -> N:
    """Return the weekday of a day number: 0 for Monday to 6 for Sunday.

    Parameters
    ----------
    day
        Day number; int, or int64 array of shape (loans,).

    Examples
    --------
    >>> weekday_number(day_number(date(2026, 1, 4)))    # a Sunday
    6
    """
    return (day - 1) % 7


def _month_start(months: N) -> N:
    """Return the day number of the first of a month; `months` is 12 * year + month."""
    year = (months - 3) // 12
    month = months - 3 - 12 * year
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 - _MARCH_OF_YEAR_0
