"""Meeting days by the week: the days of the week.

A group meets on a fixed weekday, and its first installment falls due on the first such day
on or after the days of grace. `days_of_month` has the meeting days by the month.

>>> from datetime import date
>>> from microloan.calendars.days import day_number, to_date
>>> earliest = day_number(date(2024, 1, 3)) + 15     # disbursed on a Wednesday, 15 days of grace
>>> to_date(WEDNESDAY.on_or_after(earliest))
datetime.date(2024, 1, 24)
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from microloan.calendars.days import weekday_number
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
