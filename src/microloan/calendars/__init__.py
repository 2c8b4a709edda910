"""Days, recurring dates, working days and holidays, periods, day counts and fiscal years.

======================  ==============================================================
`days`                  day numbers: dates as integers, for one loan or a column
`weekdays`              meeting days by the week: `Weekday`, `MONDAY` to `SUNDAY`
`days_of_month`         meeting days by the month: `DayOfMonth`, and `NthWeekday` for a
                        second Tuesday or a last Friday
`frequencies`           `Frequency`: `WEEK`, `FORTNIGHT`, `MONTH` and so on;
                        `frequencies.days`, `frequencies.weeks`, `frequencies.months`
`month_end`             the two month-end policies, each a named value
`recurrence`            `occurrences`: dates counted from an anchor, which cannot drift
`regular_dates`         the date of a number, and how many dates there are up to a day
`stub`                  long and short stubs at the first or the last date
`series`                `Series`: the nominal due dates of a loan

`weekend`               `Weekend`: Friday and Saturday, Sunday, any set of weekdays
`holidays`              `Holiday`, `HolidayList`: dates, names, and what a list covers
`holiday_lists`         `chain_holidays`, `join_holidays`: several lists as one
`holiday_records`       lists as plain data and files: `load_holidays`
`holiday_seed`          `seed_holidays`: a first list, from the package of that name
`working_days`          `WorkingDays`: a weekend and a list of holidays together
`working_day_lookup`    the next and the previous working day, for columns too
`coverage`              `Coverage`, and the error `NotCovered` for a date beyond it
`holiday_rule`          what becomes of a date that is not worked, each rule a named
                        value
`due_days`              `place_installments`: nominal dates on working days, by a rule

`interest_days`         between which days interest counts where a date was moved
`broken_period`         what a longer or shorter first or last period counts for
`periods`               `periods_of`: bounds and length of the period of each installment
`day_count`             the part of a year between two dates, each rule a named value
`fiscal_year`           the year of the books: its label and its bounds
======================  ==============================================================

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

What falls on a day that is not worked is moved by a rule; nothing is, unless it is asked.

>>> from microloan.calendars import Series, WorkingDays, holiday_rule, place_installments, weekend
>>> daily = occurrences(day_number(date(2026, 1, 1)), frequencies.days(1), month_end.SAME_DAY, first=1)
>>> series = Series(regular=daily, start=day_number(date(2025, 12, 31)), count=5, rows=5)
>>> dhaka = WorkingDays(weekend.FRIDAY_SATURDAY)
>>> for row in place_installments(series, holiday_rule.NEXT_WORKING_DAY, dhaka).rows():
...     print(row.due_on, row.numbers)
2026-01-01 (1,)
2026-01-04 (2, 3, 4)
2026-01-05 (5,)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from microloan.lazily import imported_lazily

if TYPE_CHECKING:
    from microloan.calendars import broken_period, fiscal_year, holiday_rule, interest_days, stub, weekend
    from microloan.calendars.broken_period import BrokenPeriodRule
    from microloan.calendars.coverage import NotCovered
    from microloan.calendars.due_days import DueDays, DueRow, place_installments
    from microloan.calendars.fiscal_year import FiscalYear
    from microloan.calendars.holiday_lists import chain_holidays, join_holidays
    from microloan.calendars.holiday_records import holidays_to_toml, load_holidays
    from microloan.calendars.holiday_rule import HolidayRule
    from microloan.calendars.holiday_seed import seed_holidays
    from microloan.calendars.holidays import ANNOUNCED, ESTIMATED, Certainty, Holiday, HolidayList
    from microloan.calendars.interest_days import InterestDays
    from microloan.calendars.periods import Period, periods_of
    from microloan.calendars.series import Series, ending_on
    from microloan.calendars.stub import Stub
    from microloan.calendars.weekend import Weekend
    from microloan.calendars.working_day_lookup import next_working_day, previous_working_day
    from microloan.calendars.working_days import WorkingDays

# Most loans need dates alone; what weekends, holidays and periods add is imported when it is first used.
_NAMESPACES = ("broken_period", "fiscal_year", "holiday_rule", "interest_days", "stub", "weekend")
_HOMES = {
    "ANNOUNCED": "microloan.calendars.holidays",
    "BrokenPeriodRule": "microloan.calendars.broken_period",
    "Certainty": "microloan.calendars.holidays",
    "DueDays": "microloan.calendars.due_days",
    "DueRow": "microloan.calendars.due_days",
    "ESTIMATED": "microloan.calendars.holidays",
    "FiscalYear": "microloan.calendars.fiscal_year",
    "Holiday": "microloan.calendars.holidays",
    "HolidayList": "microloan.calendars.holidays",
    "HolidayRule": "microloan.calendars.holiday_rule",
    "InterestDays": "microloan.calendars.interest_days",
    "NotCovered": "microloan.calendars.coverage",
    "Period": "microloan.calendars.periods",
    "Series": "microloan.calendars.series",
    "Stub": "microloan.calendars.stub",
    "Weekend": "microloan.calendars.weekend",
    "WorkingDays": "microloan.calendars.working_days",
    "chain_holidays": "microloan.calendars.holiday_lists",
    "ending_on": "microloan.calendars.series",
    "holidays_to_toml": "microloan.calendars.holiday_records",
    "join_holidays": "microloan.calendars.holiday_lists",
    "load_holidays": "microloan.calendars.holiday_records",
    "next_working_day": "microloan.calendars.working_day_lookup",
    "periods_of": "microloan.calendars.periods",
    "place_installments": "microloan.calendars.due_days",
    "previous_working_day": "microloan.calendars.working_day_lookup",
    "seed_holidays": "microloan.calendars.holiday_seed",
}

__all__ = [
    "ANNOUNCED",
    "DAY",
    "ESTIMATED",
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
    "BrokenPeriodRule",
    "Certainty",
    "DayCount",
    "DayOfMonth",
    "DueDays",
    "DueRow",
    "FiscalYear",
    "Frequency",
    "Holiday",
    "HolidayList",
    "HolidayRule",
    "InterestDays",
    "MonthEnd",
    "NotCovered",
    "NthWeekday",
    "Period",
    "Series",
    "Stub",
    "Unit",
    "Weekday",
    "Weekend",
    "WorkingDays",
    "broken_period",
    "chain_holidays",
    "check_last_day",
    "checked_day",
    "civil",
    "day_count",
    "day_number",
    "ending_on",
    "fiscal_year",
    "frequencies",
    "from_civil",
    "holiday_rule",
    "holidays_to_toml",
    "interest_days",
    "join_holidays",
    "load_holidays",
    "month_end",
    "next_working_day",
    "occurrences",
    "periods_of",
    "place_installments",
    "previous_working_day",
    "seed_holidays",
    "stub",
    "to_date",
    "weekend",
]

__getattr__ = imported_lazily(__name__, _HOMES, files=_NAMESPACES)
