"""Working days: a weekend and a list of holidays together.

>>> from datetime import date
>>> from microloan.calendars import weekend
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.calendars.holidays import Holiday, HolidayList
>>> independence = Holiday(date(2026, 3, 26), "Independence Day", "the constitution")
>>> bangladesh = HolidayList(
...     code="BD",
...     name="Bangladesh",
...     first=date(2026, 1, 1),
...     last=date(2026, 12, 31),
...     source="our reckoning",
...     holidays=(independence,),
... )
>>> dhaka = WorkingDays(weekend.FRIDAY_SATURDAY, bangladesh)
>>> dhaka.is_worked(date(2026, 3, 26))       # a Thursday
False
>>> str(to_date(dhaka.next_worked(day_number(date(2026, 3, 26)))))
'2026-03-29'
>>> dhaka.is_worked(date(2027, 1, 3))
Traceback (most recent call last):
    ...
microloan.calendars.coverage.NotCovered: holidays for BD cover 2026, asked for 2027-01-03

`microloan.calendars.working_day_lookup` gives the same answers for columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from microloan.calendars.coverage import WHOLE_CALENDAR, Coverage
from microloan.calendars.days import checked_day
from microloan.calendars.days_of_month import NthWeekday
from microloan.calendars.holidays import HolidayList
from microloan.calendars.weekdays import Weekday
from microloan.calendars.weekend import NONE, Weekend
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N, Truth

_NO_DATE = 0


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: all but the weekend and the holidays.

    Parameters
    ----------
    weekend
        The days of the week that are off.
    holidays
        A list, or None where no holiday is kept; then every date is covered.

    Attributes
    ----------
    covered
        The dates for which there is an answer.

    Raises
    ------
    MicroloanError
        If one is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import weekend
    >>> WorkingDays(weekend.SUNDAY).is_worked(date(2026, 1, 4))
    False
    """

    weekend: Weekend = NONE
    holidays: HolidayList | None = None
    covered: Coverage = field(init=False, repr=False, compare=False)
    _off_in_week: tuple[bool, ...] = field(init=False, repr=False, compare=False)
    _off_in_month: tuple[NthWeekday, ...] = field(init=False, repr=False, compare=False)
    _off: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.weekend, Weekend):
            problem = "must be a weekend such as weekend.FRIDAY_SATURDAY"
            raise MicroloanError("weekend", self.weekend, problem, code="wrong_type")
        if not isinstance(self.holidays, (HolidayList, type(None))):
            raise MicroloanError("holidays", self.holidays, "must be a HolidayList or None", code="wrong_type")
        listed = self.holidays
        derived = {
            "covered": WHOLE_CALENDAR if listed is None else listed.covered,
            "_off_in_week": tuple(weekday in self.weekend.days for weekday in Weekday),
            "_off_in_month": tuple(day for day in self.weekend.days if isinstance(day, NthWeekday)),
            "_off": frozenset[int]() if listed is None else listed.day_numbers,
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def is_worked(self, day: date) -> bool:
        """Return whether a date is worked.

        Parameters
        ----------
        day
            A date.

        Raises
        ------
        NotCovered
            If the list of holidays does not cover it.
        MicroloanError
            If it is not a date.
        """
        return self._is_worked(checked_day(day, "day"))

    def next_worked(self, day: int) -> int:
        """Return the first day on or after a day that is worked.

        Parameters
        ----------
        day
            Day number.

        Raises
        ------
        NotCovered
            If the list of holidays does not cover the day, or one up to the answer.
        MicroloanError
            If it runs past the calendar.
        """
        found = day
        while not self._is_worked(found):
            found += 1
        return found

    def previous_worked(self, day: int, earliest: int = _NO_DATE) -> int:
        """Return the last day on or before a day that is worked, but look no further back than a limit.

        Parameters
        ----------
        day
            Day number.
        earliest
            The limit, not after `day`; where no day from there on is worked, the answer is the
            day before it.

        Raises
        ------
        NotCovered, MicroloanError
            As for `next_worked`.
        """
        found = day
        while found >= earliest and not self._is_worked(found):
            found -= 1
        return found

    def is_off(self, day: N) -> Truth:
        """Return whether a day is one of the weekend or a listed holiday.

        It does not look whether the list covers the day.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).
        """
        if isinstance(day, int):
            listed = self._off_in_week[(day - 1) % 7] or day in self._off
            if listed or not self._off_in_month:
                return listed
            return any(nth.on_or_after(day) == day for nth in self._off_in_month)
        import numpy as np

        off = np.asarray(self._off_in_week)[(day - 1) % 7] | np.isin(day, tuple(self._off))
        for nth in self._off_in_month:
            off |= nth.on_or_after(day) == day
        return off

    def _is_worked(self, day: int) -> bool:
        covered = self.covered
        if not covered.first <= day <= covered.last:
            raise covered.error(day)
        return not self.is_off(day)
