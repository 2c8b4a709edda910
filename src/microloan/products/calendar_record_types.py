"""The types of a calendar as plain data; see `record_types`.

>>> sorted(CalendarRecord.__required_keys__)
['month_end']
"""

# No postponed annotations, as in the types of terms.
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias

from microloan.products.record_type_basics import closed

if TYPE_CHECKING:
    from typing import TypedDict
else:
    from microloan.products.record_type_basics import TypedDict

CertaintyName: TypeAlias = Literal["announced", "estimated"]
HolidayRuleName: TypeAlias = Literal[
    "leave",
    "next_working_day",
    "previous_working_day",
    "next_meeting_day",
    "merge_into_next",
    "skip_and_extend",
]
MonthEndName: TypeAlias = Literal["same_day", "end_of_month"]
InterestDaysName: TypeAlias = Literal["compute_then_shift", "shift_then_compute"]
BrokenPeriodName: TypeAlias = Literal["as_accrued", "full_period", "actual_days", "fraction"]


@closed
class HolidayRecord(TypedDict):
    """A day that is not worked, and what says so."""

    day: str
    name: str
    certainty: CertaintyName
    source: str


@closed
class HolidayListRecord(TypedDict):
    """The holidays of one place, whole from a first to a last date, as `HolidayList.to_dict` writes them."""

    schema: Literal["microloan/holidays/1"]
    code: str
    name: str
    first: str
    last: str
    source: str
    holidays: list[HolidayRecord]


@closed
class CalendarRecord(TypedDict):
    """How due dates meet the calendar; what is usual is left out, but for ``month_end``."""

    weekend: NotRequired[list[str]]
    holidays: NotRequired[HolidayListRecord]
    on_holiday: NotRequired[HolidayRuleName]
    month_end: MonthEndName
    interest_days: NotRequired[InterestDaysName]
    broken_period: NotRequired[BrokenPeriodName]
