"""How often: every so many days, weeks or months.

===============  ==============  ================================
value            text            periods per year
===============  ==============  ================================
`DAY`            day             365
`WEEK`           week            52
`FORTNIGHT`      2 weeks         26
`weeks` (4)      4 weeks         13
`MONTH`          month           12
`QUARTER`        3 months        4
`HALF_YEAR`      6 months        2
`YEAR`           12 months       1
===============  ==============  ================================

Others are made by `days`, `weeks` and `months`. Seven days are not a week here: they
fall on the same dates, but a year has 365/7 such periods and 52 weeks.

>>> weeks(4).periods_per_year
Fraction(13, 1)
>>> Frequency.from_text("fortnight") == FORTNIGHT == weeks(2)
True
>>> print(months(3))
3 months
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache

from microloan.errors import MicroloanError

# Ten years of days. A longer period is a mistake, and would soon leave the calendar.
LARGEST_COUNT = 3_660
_IN_A_YEAR = {"day": 365, "week": 52, "month": 12}
_PLURAL = re.compile(r"([1-9]\d{0,3}) (day|week|month)s", re.ASCII)


class Unit(Enum):
    """What a frequency counts; its value is the word for one.

    Examples
    --------
    >>> Unit.WEEK
    Unit.WEEK
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def __repr__(self) -> str:
        return f"Unit.{self.name}"


@dataclass(frozen=True, slots=True)
class Frequency:
    """Every `count` days, weeks or months.

    Parameters
    ----------
    unit
        What is counted: `Unit.DAY`, `Unit.WEEK` or `Unit.MONTH`.
    count
        How many of them lie between two dates, from 1 to 3,660.

    Raises
    ------
    MicroloanError
        If `unit` is not a `Unit`, or `count` not a whole number in that range.

    Examples
    --------
    >>> Frequency(Unit.WEEK, 2)
    weeks(2)
    >>> Frequency(Unit.WEEK, 0)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: count=0 must be a whole number from 1 to 3,660
    """

    unit: Unit
    count: int

    def __post_init__(self) -> None:
        if type(self.unit) is not Unit:
            raise MicroloanError("unit", self.unit, "must be Unit.DAY, Unit.WEEK or Unit.MONTH", code="wrong_type")
        if type(self.count) is not int or not 1 <= self.count <= LARGEST_COUNT:
            problem = f"must be a whole number from 1 to {LARGEST_COUNT:,}"
            raise MicroloanError("count", self.count, problem, code="out_of_range")

    @property
    def periods_per_year(self) -> Fraction:
        """How many such periods make a year: 365, 52 or 12 over `count`, exactly.

        >>> FORTNIGHT.periods_per_year, days(10).periods_per_year
        (Fraction(26, 1), Fraction(73, 2))
        """
        return _periods_per_year(self.unit.value, self.count)

    @property
    def text(self) -> str:
        """The words for records: ``week``, ``2 weeks``, ``10 days``.

        >>> WEEK.text, QUARTER.text
        ('week', '3 months')
        """
        return self.unit.value if self.count == 1 else f"{self.count} {self.unit.value}s"

    @classmethod
    def from_text(cls, text: str, argument: str = "every") -> Frequency:
        """Return the frequency of a text such as ``2 weeks``; the inverse of `text`.

        Parameters
        ----------
        text
            ``day``, ``week``, ``month``, or a number from 2 with ``days``, ``weeks`` or
            ``months``; or ``fortnight``, ``quarter``, ``half-year``, ``year``.
        argument
            The name an error shall give.

        Raises
        ------
        MicroloanError
            If `text` is anything else; the message shows what is right.

        Examples
        --------
        >>> Frequency.from_text("week"), Frequency.from_text("3 months"), Frequency.from_text("year")
        (weeks(1), months(3), months(12))
        """
        if type(text) is str:
            if text in _NAMED:
                return _NAMED[text]
            plural = _PLURAL.fullmatch(text)
            if plural and 1 < int(plural[1]) <= LARGEST_COUNT:
                return cls(Unit(plural[2]), int(plural[1]))
        problem = f'is not a frequency; write one of {", ".join(_NAMED)}, or a number like "2 weeks"'
        raise MicroloanError(argument, text, problem, code="unknown_name")

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self.unit.value}s({self.count})"


@cache
def _periods_per_year(unit: str, count: int) -> Fraction:
    return Fraction(_IN_A_YEAR[unit], count)


def days(count: int) -> Frequency:
    """Return the frequency of every `count` days.

    Parameters
    ----------
    count
        From 1 to 3,660.

    Raises
    ------
    MicroloanError
        If `count` is not a whole number in that range.

    Examples
    --------
    >>> days(10).text
    '10 days'
    """
    return Frequency(Unit.DAY, count)


def weeks(count: int) -> Frequency:
    """Return the frequency of every `count` weeks.

    Parameters
    ----------
    count
        From 1 to 3,660.

    Raises
    ------
    MicroloanError
        If `count` is not a whole number in that range.

    Examples
    --------
    >>> weeks(2).text
    '2 weeks'
    """
    return Frequency(Unit.WEEK, count)


def months(count: int) -> Frequency:
    """Return the frequency of every `count` months.

    Parameters
    ----------
    count
        From 1 to 3,660.

    Raises
    ------
    MicroloanError
        If `count` is not a whole number in that range.

    Examples
    --------
    >>> months(3).text
    '3 months'
    """
    return Frequency(Unit.MONTH, count)


DAY = days(1)
WEEK = weeks(1)
FORTNIGHT = weeks(2)
MONTH = months(1)
QUARTER = months(3)
HALF_YEAR = months(6)
YEAR = months(12)

_NAMED = {
    "day": DAY,
    "week": WEEK,
    "fortnight": FORTNIGHT,
    "month": MONTH,
    "quarter": QUARTER,
    "half-year": HALF_YEAR,
    "year": YEAR,
}
