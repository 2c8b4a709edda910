"""Meeting days by the month: a day of the month, and the nth weekday of a month.

==============  ===================================  ============================
`DayOfMonth`    the 5th of each month                ``DayOfMonth(5)``
`NthWeekday`    the second Tuesday of each month,    ``NthWeekday(2, TUESDAY)``,
                the last Friday of each month        ``NthWeekday.last(FRIDAY)``
==============  ===================================  ============================

Every month has each of them once. Both answer two questions: which is the first such day
on or after a given day, and which is the one of a given month?

>>> from datetime import date
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.calendars.weekdays import TUESDAY
>>> to_date(DayOfMonth(31).on_or_after(day_number(date(2024, 2, 1))))
datetime.date(2024, 2, 29)
>>> to_date(NthWeekday(2, TUESDAY).on_or_after(day_number(date(2026, 1, 14))))
datetime.date(2026, 2, 10)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.kinds import where
from microloan.calendars.days import civil, day_in_month, from_civil
from microloan.calendars.weekdays import Weekday
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.kinds import N


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of each month, or the month's last day where the month is shorter.

    Parameters
    ----------
    number
        From 1 to 31; 31 is the last day of every month.

    Raises
    ------
    MicroloanError
        If `number` is not a whole number from 1 to 31.

    Examples
    --------
    >>> DayOfMonth(5)
    DayOfMonth(number=5)
    """

    number: int

    def __post_init__(self) -> None:
        if type(self.number) is not int or not 1 <= self.number <= 31:
            raise MicroloanError("number", self.number, "must be a whole number from 1 to 31", code="out_of_range")

    def on_or_after(self, day: N) -> N:
        """Return the first such day of a month on or after `day`.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.calendars.days import day_number, to_date
        >>> to_date(DayOfMonth(5).on_or_after(day_number(date(2026, 1, 6))))
        datetime.date(2026, 2, 5)
        """
        return _first_on_or_after(day, self.in_month)

    def in_month(self, year: N, month: N | int) -> N:
        """Return the day number of this day in a month.

        Parameters
        ----------
        year
            From 1 to 9999; int, or int64 array of shape (loans,).
        month
            1 is January; it may run on, and month 14 is February of the next year.

        Examples
        --------
        >>> from microloan.calendars.days import to_date
        >>> to_date(DayOfMonth(31).in_month(2026, 2)), to_date(DayOfMonth(5).in_month(2025, 14))
        (datetime.date(2026, 2, 28), datetime.date(2026, 2, 5))
        """
        return day_in_month(year, month, self.number)


class Last(Enum):
    """The place of the last of its kind; `LAST` is its only value."""

    LAST = "last"

    def __repr__(self) -> str:
        return self.name


LAST: Final = Last.LAST

_PLACES: dict[str, int | Last] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST}
_PLACE_WORDS = {place: word for word, place in _PLACES.items()}


@dataclass(frozen=True, slots=True, repr=False)
class NthWeekday:
    """The first, second, third, fourth or last of one weekday in each month.

    Parameters
    ----------
    nth
        From 1 to 4, or `LAST`, which `NthWeekday.last` writes. There is no 5, since most
        months have no fifth Tuesday.
    weekday
        The day of the week.

    Raises
    ------
    MicroloanError
        If `nth` or `weekday` is anything else.

    Notes
    -----
    The nth Tuesday is the first Tuesday on or after day 7 × nth − 6 of the month; the last
    one is the first on or after the seventh day before the next month.

    Examples
    --------
    >>> from microloan.calendars import FRIDAY, TUESDAY
    >>> NthWeekday(2, TUESDAY), NthWeekday.last(FRIDAY)
    (NthWeekday(2, Weekday.TUESDAY), NthWeekday.last(Weekday.FRIDAY))
    """

    nth: int | Last
    weekday: Weekday

    def __post_init__(self) -> None:
        if self.nth is not LAST and (type(self.nth) is not int or not 1 <= self.nth <= 4):
            problem = "must be a whole number from 1 to 4; for the last one of a month write NthWeekday.last(FRIDAY)"
            code = "out_of_range" if type(self.nth) is int else "wrong_type"
            raise MicroloanError("nth", self.nth, problem, code=code)
        if not isinstance(self.weekday, Weekday):
            raise MicroloanError("weekday", self.weekday, "must be a weekday such as TUESDAY", code="wrong_type")

    @classmethod
    def last(cls, weekday: Weekday) -> NthWeekday:
        """Return the last of one weekday in each month.

        Parameters
        ----------
        weekday
            The day of the week.

        Raises
        ------
        MicroloanError
            If `weekday` is anything else.

        Examples
        --------
        >>> NthWeekday.last(Weekday.FRIDAY).text
        'last friday'
        """
        return cls(LAST, weekday)

    def on_or_after(self, day: N) -> N:
        """Return the first such day of a month on or after `day`: at most 34 days later.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.calendars.days import day_number, to_date
        >>> to_date(NthWeekday.last(Weekday.FRIDAY).on_or_after(day_number(date(2026, 1, 31))))
        datetime.date(2026, 2, 27)
        """
        return _first_on_or_after(day, self.in_month)

    def in_month(self, year: N, month: N | int) -> N:
        """Return the day number of this day in a month.

        Parameters
        ----------
        year
            From 1 to 9999; int, or int64 array of shape (loans,).
        month
            1 is January; it may run on, and month 14 is February of the next year.

        Examples
        --------
        >>> from microloan.calendars.days import to_date
        >>> to_date(NthWeekday(2, Weekday.TUESDAY).in_month(2026, 1))
        datetime.date(2026, 1, 13)
        """
        if self.nth is LAST:
            return self.weekday.on_or_after(from_civil(year, month + 1, 1) - 7)
        return self.weekday.on_or_after(from_civil(year, month, 7 * self.nth - 6))

    @property
    def text(self) -> str:
        """The words for records: ``second tuesday``, ``last friday``."""
        return f"{_PLACE_WORDS[self.nth]} {self.weekday.text}"

    @classmethod
    def from_text(cls, text: str, argument: str = "nth_weekday") -> NthWeekday:
        """Return the nth weekday of words such as ``second tuesday``; the inverse of `text`.

        Parameters
        ----------
        text
            ``first``, ``second``, ``third``, ``fourth`` or ``last``, one space, and the
            English name of the weekday in lower case.
        argument
            The name an error shall give.

        Raises
        ------
        MicroloanError
            If `text` is anything else; the message shows what is right.

        Examples
        --------
        >>> NthWeekday.from_text("second tuesday")
        NthWeekday(2, Weekday.TUESDAY)
        """
        if type(text) is str:
            word, _, name = text.partition(" ")
            for weekday in Weekday:
                if word in _PLACES and weekday.text == name:
                    return cls(_PLACES[word], weekday)
        problem = f'is not a weekday of a month; write one of {", ".join(_PLACES)} and a weekday, like "second tuesday"'
        raise MicroloanError(argument, text, problem, code="unknown_name")

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"NthWeekday.last({self.weekday!r})" if self.nth is LAST else f"NthWeekday({self.nth}, {self.weekday!r})"


def _first_on_or_after(day: N, in_month: Callable[[N, N], N]) -> N:
    year, month, _ = civil(day)
    this_month = in_month(year, month)
    return where(this_month < day, in_month(year, month + 1), this_month)
