"""Weekends: the days of the week on which nobody works.

==================  ==============================================================
`FRIDAY_SATURDAY`   Bangladesh: government, banks, most institutions
`FRIDAY`            Bangladesh, where the field staff works on Saturdays
`SATURDAY`          Nepal
`SUNDAY`            India
`INDIAN_BANKS`      India: every Sunday, the second and the fourth Saturday
`NONE`              every day is worked
==================  ==============================================================

Any other set of weekdays is another `Weekend`; one that is off only at times is an
`NthWeekday`. Some day of the week must stay, or no installment would ever fall due.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> FRIDAY_SATURDAY.is_off(day_number(date(2026, 3, 21)))     # Eid al-Fitr 2026, a Saturday
True
>>> INDIAN_BANKS.is_off(day_number(date(2026, 3, 21)))        # the third Saturday
False
>>> Weekend((Weekday.SUNDAY, Weekday.MONDAY))
Weekend((Weekday.MONDAY, Weekday.SUNDAY))
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from microloan.calendars.days import weekday_number
from microloan.calendars.days_of_month import LAST, NthWeekday
from microloan.calendars.weekdays import Weekday
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.arithmetic.kinds import N, Truth

OffDay: TypeAlias = Weekday | NthWeekday
_EXAMPLE = "such as (FRIDAY, SATURDAY)"


@dataclass(frozen=True, slots=True, repr=False)
class Weekend:
    """A set of weekdays on which nobody works.

    Parameters
    ----------
    days
        A tuple of `Weekday`, or of `NthWeekday` for one that is off only at times; in any
        order, none twice.

    Raises
    ------
    MicroloanError
        If it is anything else, or no day of the week is always worked.

    Examples
    --------
    >>> Weekend((Weekday.SATURDAY, Weekday.FRIDAY)) == FRIDAY_SATURDAY
    True
    >>> Weekend(tuple(Weekday))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: days=... leaves no day of the week that is always worked
    """

    days: tuple[OffDay, ...]

    def __post_init__(self) -> None:
        given: object = self.days
        if not isinstance(given, tuple):
            raise MicroloanError("days", given, f"must be a tuple of weekdays {_EXAMPLE}", code="wrong_type")
        for day in cast("tuple[object, ...]", given):
            if not isinstance(day, (Weekday, NthWeekday)):
                raise MicroloanError("days", day, f"is not a weekday {_EXAMPLE}", code="wrong_type")
        days = tuple(sorted(self.days, key=_order))
        for day, next_day in pairwise(days):
            if day == next_day:
                raise MicroloanError("days", day.text, "is named twice; keep one", code="duplicate")
        if len({_weekday(day) for day in days}) == len(Weekday):
            words = ", ".join(day.text for day in days)
            raise MicroloanError("days", words, "leaves no day of the week that is always worked", code="out_of_range")
        object.__setattr__(self, "days", days)

    def is_off(self, day: N) -> Truth:
        """Return whether a day is one of the weekend.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Examples
        --------
        >>> SUNDAY.is_off(7), SUNDAY.is_off(8)      # day 1 was a Monday
        (True, False)
        """
        off: Truth = weekday_number(day) < 0
        for off_day in self.days:
            off = off | (off_day.on_or_after(day) == day)
        return off

    @property
    def texts(self) -> tuple[str, ...]:
        """The words for records: ``friday``, ``second saturday``."""
        return tuple(day.text for day in self.days)

    @classmethod
    def from_texts(cls, texts: Iterable[str], argument: str = "weekend") -> Weekend:
        """Return the weekend of words such as ``friday``; the inverse of `texts`.

        Parameters
        ----------
        texts
            Weekdays in English, or with a place before them: ``second saturday``.
        argument
            The name an error shall give.

        Raises
        ------
        MicroloanError
            If a text is no such word, or they make no weekend.

        Examples
        --------
        >>> Weekend.from_texts(["friday", "saturday"])
        weekend.FRIDAY_SATURDAY
        """
        return cls(tuple(_day_of(text, argument) for text in texts))

    def __repr__(self) -> str:
        for name, known in _NAMED.items():
            if known.days == self.days:
                return f"weekend.{name}"
        return f"Weekend(({', '.join(map(repr, self.days))},))" if len(self.days) == 1 else f"Weekend({self.days!r})"


def _day_of(text: str, argument: str) -> OffDay:
    if isinstance(text, str) and " " in text:
        return NthWeekday.from_text(text, argument)
    return Weekday.from_text(text, argument)


def _weekday(day: OffDay) -> Weekday:
    return day if isinstance(day, Weekday) else day.weekday


def _order(day: OffDay) -> tuple[int, int]:
    nth = 0 if isinstance(day, Weekday) else day.nth
    return _weekday(day).value, 5 if nth is LAST else nth


NONE = Weekend(())
FRIDAY = Weekend((Weekday.FRIDAY,))
FRIDAY_SATURDAY = Weekend((Weekday.FRIDAY, Weekday.SATURDAY))
SATURDAY = Weekend((Weekday.SATURDAY,))
SUNDAY = Weekend((Weekday.SUNDAY,))
# Government of India, notification of 20 August 2015 under section 25 of the Negotiable Instruments Act, 1881; from
# 1 September 2015.
INDIAN_BANKS = Weekend((Weekday.SUNDAY, NthWeekday(2, Weekday.SATURDAY), NthWeekday(4, Weekday.SATURDAY)))

_NAMED = {
    "NONE": NONE,
    "FRIDAY": FRIDAY,
    "FRIDAY_SATURDAY": FRIDAY_SATURDAY,
    "SATURDAY": SATURDAY,
    "SUNDAY": SUNDAY,
    "INDIAN_BANKS": INDIAN_BANKS,
}

ALL = tuple(_NAMED.values())
