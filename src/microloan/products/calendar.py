"""`Calendar`: how due dates meet the calendar.

>>> from microloan.calendars import holiday_rule, weekend
>>> Calendar(weekend=weekend.FRIDAY_SATURDAY, on_holiday=holiday_rule.NEXT_WORKING_DAY).moves
True
>>> Calendar().moves
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars import broken_period, holiday_rule, interest_days, month_end, weekend
from microloan.calendars.broken_period import BrokenPeriodRule
from microloan.calendars.holiday_rule import HolidayRule
from microloan.calendars.holidays import HolidayList
from microloan.calendars.interest_days import InterestDays
from microloan.calendars.month_end import MonthEnd
from microloan.calendars.weekend import Weekend
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.calendars.working_days import WorkingDays

_PARTS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "weekend": (Weekend, "must be a weekend such as weekend.FRIDAY_SATURDAY"),
    "holidays": ((HolidayList, type(None)), "must be a HolidayList, or None where no holiday is kept"),
    "on_holiday": (HolidayRule, "must be a rule such as holiday_rule.MERGE_INTO_NEXT"),
    "month_end": (MonthEnd, "must be month_end.SAME_DAY or END_OF_MONTH"),
    "interest_days": (InterestDays, "must be interest_days.COMPUTE_THEN_SHIFT or SHIFT_THEN_COMPUTE"),
    "broken_period": (BrokenPeriodRule, "must be a rule such as broken_period.FRACTION"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How due dates meet the calendar: what is not worked, and what then becomes of a date.

    Nothing is moved unless a rule says so: without one, a date on a holiday stays.

    Parameters
    ----------
    weekend
        The days of the week that are off: `weekend.FRIDAY_SATURDAY`, `weekend.SUNDAY`, any set.
    holidays
        The list of holidays, which must cover every date it is asked for; None keeps none.
    on_holiday
        What becomes of a due date that is not worked.
    month_end
        What becomes of the 31st in a shorter month: `month_end.SAME_DAY` clips it,
        `month_end.END_OF_MONTH` keeps the last day of every month.
    interest_days
        Between which days interest counts where a date was moved.
    broken_period
        What a first or last period counts for that is longer or shorter than one.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type.

    Examples
    --------
    >>> Calendar().month_end, Calendar().on_holiday
    (month_end.SAME_DAY, holiday_rule.LEAVE)
    """

    weekend: Weekend = weekend.NONE
    holidays: HolidayList | None = None
    on_holiday: HolidayRule = holiday_rule.LEAVE
    month_end: MonthEnd = month_end.SAME_DAY
    interest_days: InterestDays = interest_days.COMPUTE_THEN_SHIFT
    broken_period: BrokenPeriodRule = broken_period.AS_ACCRUED

    def __post_init__(self) -> None:
        for name, (kind, problem) in _PARTS.items():
            part = getattr(self, name)
            if not isinstance(part, kind):
                raise MicroloanError(name, part, problem, code="wrong_type")

    @property
    def moves(self) -> bool:
        """Whether a due date may be moved."""
        return self.on_holiday != holiday_rule.LEAVE

    @property
    def working_days(self) -> WorkingDays:
        """Which days are worked."""
        from microloan.calendars.working_days import WorkingDays

        return WorkingDays(self.weekend, self.holidays)
