"""Dates that recur from an anchor and cannot drift.

The k-th date is counted from the anchor, never from the date before it: a 31st that
February cut to a 29th is a 31st again in March.

>>> from datetime import date
>>> from microloan.calendars import month_end
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.calendars.frequencies import MONTH, WEEK
>>> from microloan.calendars.weekdays import FRIDAY
>>> due = occurrences(day_number(date(2024, 1, 31)), MONTH, month_end.SAME_DAY)
>>> [str(to_date(due(k))) for k in range(4)]
['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']
>>> due = occurrences(day_number(date(2024, 1, 24)), WEEK, month_end.SAME_DAY)
>>> str(to_date(due(45)))
'2024-12-04'

A monthly date may keep a meeting day in place of the anchor's own: here the last Friday.

>>> last_friday = NthWeekday.last(FRIDAY)
>>> due = occurrences(day_number(date(2026, 1, 30)), MONTH, month_end.SAME_DAY, meeting_day=last_friday)
>>> [str(to_date(due(k))) for k in range(4)]
['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import all_true
from microloan.calendars.days import LAST_DAY, civil, day_in_month
from microloan.calendars.days_of_month import DayOfMonth, NthWeekday
from microloan.calendars.frequencies import Frequency, Unit
from microloan.calendars.month_end import MonthEnd
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.kinds import N

_PAST_THE_END = "past 9999-12-31, the last day of the calendar"


def occurrences(
    anchor: N,
    every: Frequency,
    month_end: MonthEnd,
    *,
    meeting_day: DayOfMonth | NthWeekday | None = None,
    first: int = 0,
) -> Callable[[int], N]:
    """Return the function that gives the k-th date counted from an anchor.

    Parameters
    ----------
    anchor
        Day number of date 0; int, or int64 array of shape (loans,).
    every
        Days, weeks or months between two dates.
    month_end
        The day of month that monthly dates keep; days and weeks do not ask, nor does a
        meeting day.
    meeting_day
        A day of the month or an nth weekday, in place of the anchor's own day, for months
        only: with ``DayOfMonth(31)`` an anchor of 29 February goes on to 31 March, and with
        ``NthWeekday(2, TUESDAY)`` every later date is a second Tuesday. The anchor itself
        stays all the same.
    first
        The number of the anchor among the dates: 0, or 1 for installments.

    Returns
    -------
    A function of k, from `first`, to the day number of the k-th date, rising with k.
    It does not look for the end of the calendar; `check_last_day` does.

    Raises
    ------
    MicroloanError
        If `every`, `month_end` or `meeting_day` is not such a value, or a meeting day is
        given for days or weeks.

    Examples
    --------
    >>> from microloan.calendars.days import from_civil
    >>> from microloan.calendars.frequencies import MONTH
    >>> from microloan.calendars.month_end import SAME_DAY
    >>> due = occurrences(from_civil(2024, 2, 29), MONTH, SAME_DAY, meeting_day=DayOfMonth(31))
    >>> [civil(due(k)) for k in range(3)]
    [(2024, 2, 29), (2024, 3, 31), (2024, 4, 30)]
    """
    _check(every, month_end, meeting_day)
    if every.unit is not Unit.MONTH:
        step = every.count * (7 if every.unit is Unit.WEEK else 1)
        return _every_so_many_days(anchor - first * step, step)
    if meeting_day is None:
        return _every_so_many_months(anchor, every.count, _keeping(month_end.anchor_day(anchor)), first)
    return _every_so_many_months(anchor, every.count, meeting_day.in_month, first)


def check_last_day(day: N, argument: str) -> None:
    """Refuse a date that lies past the end of the calendar, 9999-12-31.

    Parameters
    ----------
    day
        Day number; int, or int64 array of shape (loans,).
    argument
        The name an error shall give.

    Raises
    ------
    MicroloanError
        If the day number is above `LAST_DAY`.
    ColumnError
        If some of a column are; it carries their positions.

    Examples
    --------
    >>> check_last_day(3_652_060, "due_on")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: due_on=3652060 is a day number past 9999-12-31, the last day of the calendar
    """
    if all_true(day <= LAST_DAY):
        return
    if isinstance(day, int):
        raise MicroloanError(argument, day, f"is a day number {_PAST_THE_END}", code="past_the_calendar")
    positions = tuple((day > LAST_DAY).nonzero()[0].tolist())
    raise ColumnError(argument, positions, len(day), f"have {argument} {_PAST_THE_END}", code="past_the_calendar")


def _every_so_many_days(origin: N, step: int) -> Callable[[int], N]:
    def date_number(k: int) -> N:
        return origin + k * step

    return date_number


def _keeping(day_of_month: N) -> Callable[[N, N], N]:
    def in_month(year: N, month: N) -> N:
        return day_in_month(year, month, day_of_month)

    return in_month


def _every_so_many_months(anchor: N, step: int, in_month: Callable[[N, N], N], first: int) -> Callable[[int], N]:
    year, month, _ = civil(anchor)

    def date_number(k: int) -> N:
        return anchor if k == first else in_month(year, month + (k - first) * step)

    return date_number


def _check(every: object, month_end: object, meeting_day: object) -> None:
    if not isinstance(every, Frequency):
        raise MicroloanError("every", every, "is not a frequency; write WEEK, weeks(2) or months(3)", code="wrong_type")
    if not isinstance(month_end, MonthEnd):
        problem = "is not a month-end policy; write month_end.SAME_DAY or month_end.END_OF_MONTH"
        raise MicroloanError("month_end", month_end, problem, code="wrong_type")
    if not isinstance(meeting_day, (DayOfMonth, NthWeekday, type(None))):
        problem = "is not a day that each month has once; write DayOfMonth(5) or NthWeekday(2, TUESDAY)"
        raise MicroloanError("meeting_day", meeting_day, problem, code="wrong_type")
    if meeting_day is not None and every.unit is not Unit.MONTH:
        problem = f"is for monthly dates; every={every} keeps no day of the month"
        raise MicroloanError("meeting_day", meeting_day, problem, code="not_applicable")
