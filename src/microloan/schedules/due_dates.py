"""Due dates: the first from the days of grace and the meeting day, the rest from it.

All in day numbers, for one loan or a column of loans. A recurrence counts from its
anchor, never from the previous date, so a 31st does not drift.

>>> from microloan.calendars import WEEK, Weekday
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.products.repayment import FirstDue
>>> from datetime import date
>>> disbursed = day_number(date(2024, 1, 3))
>>> str(to_date(first_due_day(disbursed, FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY))))
'2024-01-24'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars import Weekday
from microloan.calendars.days import day_number
from microloan.calendars.recurrence import occurrences
from microloan.products.repayment import FirstDue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from microloan.arithmetic.kinds import N
    from microloan.calendars import Frequency
    from microloan.products.terms import Calendar


def first_due_day(disbursed: N, first_due: FirstDue) -> N:
    """Return the first due day: the meeting day on or after the end of the days of grace.

    Parameters
    ----------
    disbursed
        Day of disbursement; int, or int64 array of shape (loans,).
    first_due
        The days of grace and the meeting day.

    Examples
    --------
    >>> first_due_day(739_620, FirstDue(min_gap_days=15))
    739635
    """
    earliest = disbursed + first_due.min_gap_days
    return earliest if first_due.meeting_day is None else first_due.meeting_day.on_or_after(earliest)


def due_days(
    disbursed: N, every: Frequency, first_due: FirstDue | date | None, calendar: Calendar
) -> Callable[[int], N]:
    """Return the function from an installment number, from 1, to its due day.

    Parameters
    ----------
    disbursed
        Day of disbursement; int, or int64 array of shape (loans,).
    every
        The time between installments.
    first_due
        Days of grace and meeting day, a given date, or None for one period after
        disbursement.
    calendar
        The month-end policy.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import MONTH
    >>> from microloan.calendars.days import to_date
    >>> from microloan.products.terms import Calendar
    >>> day = due_days(day_number(date(2024, 1, 31)), MONTH, None, Calendar())
    >>> [str(to_date(day(number))) for number in (1, 2, 3)]
    ['2024-02-29', '2024-03-31', '2024-04-30']
    >>> from microloan.calendars import TUESDAY, NthWeekday
    >>> second_tuesday = FirstDue(min_gap_days=15, meeting_day=NthWeekday(2, TUESDAY))
    >>> day = due_days(day_number(date(2026, 1, 4)), MONTH, second_tuesday, Calendar())
    >>> [str(to_date(day(number))) for number in (1, 2, 3)]
    ['2026-02-10', '2026-03-10', '2026-04-14']
    """
    if first_due is None:
        return occurrences(disbursed, every, calendar.month_end)
    if not isinstance(first_due, FirstDue):
        return occurrences(disbursed * 0 + day_number(first_due), every, calendar.month_end, first=1)
    anchor = first_due_day(disbursed, first_due)
    # A weekday picks the first date alone: weeks keep it by themselves, and months keep the day of the month.
    kept = None if isinstance(first_due.meeting_day, Weekday) else first_due.meeting_day
    return occurrences(anchor, every, calendar.month_end, meeting_day=kept, first=1)
