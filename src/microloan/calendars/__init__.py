"""Days, meeting days, frequencies, recurring dates and day counts.

====================  ================================================================
`days`                day numbers: dates as integers, for one loan or a column
`weekdays`            meeting days by the week: `Weekday`, `MONDAY` to `SUNDAY`
`days_of_month`       meeting days by the month: `DayOfMonth`, and `NthWeekday` for a
                      second Tuesday or a last Friday
`frequencies`         `Frequency`: `WEEK`, `FORTNIGHT`, `MONTH` and so on;
                      `frequencies.days`, `frequencies.weeks`, `frequencies.months`
`month_end`           the two month-end policies, each a named value
`recurrence`          `occurrences`: dates counted from an anchor, which cannot drift
`day_count`           the part of a year between two dates, each rule a named value
====================  ================================================================

A date outside is a `datetime.date`; inside it is its day number, an ``int`` for one loan
and an int64 array for a column. The three makers of frequencies stay in their own
namespace, since `days` is the file of day numbers.

>>> from datetime import date
>>> from microloan.calendars import MONTH, TUESDAY, WEDNESDAY, NthWeekday
>>> from microloan.calendars import day_count, day_number, month_end, occurrences, to_date
>>> first_due = WEDNESDAY.on_or_after(day_number(date(2026, 1, 4)) + 15)
>>> to_date(first_due)
datetime.date(2026, 1, 21)
>>> due = occurrences(first_due, MONTH, month_end.SAME_DAY)
>>> to_date(due(1))
datetime.date(2026, 2, 21)
>>> day_count.ACTUAL_365.year_fraction(to_date(due(0)), to_date(due(1)))
Fraction(31, 365)
>>> second_tuesday = NthWeekday(2, TUESDAY)
>>> due = occurrences(second_tuesday.on_or_after(first_due), MONTH, month_end.SAME_DAY, meeting_day=second_tuesday)
>>> [str(to_date(due(k))) for k in range(3)]
['2026-02-10', '2026-03-10', '2026-04-14']
"""

from __future__ import annotations

from microloan.calendars import day_count, frequencies, month_end
from microloan.calendars.day_count import DayCount
from microloan.calendars.days import FIRST_DAY, LAST_DAY, checked_day, civil, day_number, from_civil, to_date
from microloan.calendars.days_of_month import DayOfMonth, NthWeekday
from microloan.calendars.frequencies import DAY, FORTNIGHT, HALF_YEAR, MONTH, QUARTER, WEEK, YEAR, Frequency, Unit
from microloan.calendars.month_end import MonthEnd
from microloan.calendars.recurrence import check_last_day, occurrences
from microloan.calendars.weekdays import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    Weekday,
)

__all__ = [
    "DAY",
    "FIRST_DAY",
    "FORTNIGHT",
    "FRIDAY",
    "HALF_YEAR",
    "LAST_DAY",
    "MONDAY",
    "MONTH",
    "QUARTER",
    "SATURDAY",
    "SUNDAY",
    "THURSDAY",
    "TUESDAY",
    "WEDNESDAY",
    "WEEK",
    "YEAR",
    "DayCount",
    "DayOfMonth",
    "Frequency",
    "MonthEnd",
    "NthWeekday",
    "Unit",
    "Weekday",
    "check_last_day",
    "checked_day",
    "civil",
    "day_count",
    "day_number",
    "frequencies",
    "from_civil",
    "month_end",
    "occurrences",
    "to_date",
]
