"""Meeting days: the days of the week, and a day of the month.

A group meets on a fixed weekday, or a loan falls due on a fixed day of each month. Both
answer one question: which is the first such day on or after a given day?

>>> from datetime import date
>>> from microloan.calendars.days import day_number, to_date
>>> earliest = day_number(date(2024, 1, 3)) + 15     # disbursed on a Wednesday, 15 days of grace
>>> to_date(WEDNESDAY.on_or_after(earliest))
datetime.date(2024, 1, 24)
>>> to_date(DayOfMonth(31).on_or_after(day_number(date(2024, 2, 1))))
datetime.date(2024, 2, 29)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import where
from microloan.calendars.days import civil, day_in_month, weekday_number
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


class Weekday(Enum):
    """A day of the week; its value is 0 for Monday to 6 for Sunday.

    Examples
    --------
    >>> Weekday.WEDNESDAY
    Weekday.WEDNESDAY
    >>> Weekday.WEDNESDAY.text, Weekday.WEDNESDAY.value
    ('wednesday', 2)
    """

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    def on_or_after(self, day: N) -> N:
        """Return the first such weekday on or after `day`: at most six days later.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Examples
        --------
        >>> Weekday.MONDAY.on_or_after(1), Weekday.SUNDAY.on_or_after(1)    # day 1 was a Monday
        (1, 7)
        """
        return day + (self.value - weekday_number(day)) % 7

    @property
    def text(self) -> str:
        """The word for records: ``wednesday``."""
        return self.name.lower()

    @classmethod
    def from_text(cls, text: str, argument: str = "weekday") -> Weekday:
        """Return the weekday of a word such as ``wednesday``; the inverse of `text`.

        Parameters
        ----------
        text
            The English name in lower case, whole.
        argument
            The name an error shall give.

        Raises
        ------
        MicroloanError
            If `text` is no such word; the message lists all seven.

        Examples
        --------
        >>> Weekday.from_text("wednesday")
        Weekday.WEDNESDAY
        """
        for weekday in cls:
            if weekday.text == text:
                return weekday
        words = ", ".join(weekday.text for weekday in cls)
        raise MicroloanError(argument, text, f"is not a weekday; write one of {words}", code="unknown_name")

    def __repr__(self) -> str:
        return f"Weekday.{self.name}"


MONDAY = Weekday.MONDAY
TUESDAY = Weekday.TUESDAY
WEDNESDAY = Weekday.WEDNESDAY
THURSDAY = Weekday.THURSDAY
FRIDAY = Weekday.FRIDAY
SATURDAY = Weekday.SATURDAY
SUNDAY = Weekday.SUNDAY


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
        check_day_of_month(self.number, "number")

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
        year, month, _ = civil(day)
        this_month = day_in_month(year, month, self.number)
        return where(this_month < day, day_in_month(year, month + 1, self.number), this_month)


def check_day_of_month(number: object, argument: str) -> None:
    """Refuse what is not a day of a month, a whole number from 1 to 31.

    Parameters
    ----------
    number
        What was given.
    argument
        The name an error shall give.

    Raises
    ------
    MicroloanError
        If `number` is anything else.

    Examples
    --------
    >>> check_day_of_month(32, "day_of_month")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: day_of_month=32 must be a whole number from 1 to 31
    """
    if type(number) is not int or not 1 <= number <= 31:
        raise MicroloanError(argument, number, "must be a whole number from 1 to 31", code="out_of_range")
