"""Lists of holidays: dates, names, how sure they are, and which dates the list covers.

=============  =======================================================
`Holiday`      a day, its name, the document behind it, how sure it is
`Certainty`    `ANNOUNCED`, or `ESTIMATED` before the moon is sighted
`HolidayList`  holidays of one place, and the dates for which it is whole
=============  =======================================================

A list is data that its user owns: Eid and Puja follow the moon and are announced late, so
no list comes with the library and none is applied unless it is given. A list also says
which dates it covers. A covered day that it does not name is no holiday; about any other
day it knows nothing, and asking is an error.

>>> from datetime import date
>>> notice = "Ministry of Public Administration, 9 November 2025"
>>> bangladesh = HolidayList(
...     code="BD",
...     name="Bangladesh",
...     first=date(2026, 1, 1),
...     last=date(2026, 12, 31),
...     source=notice,
...     holidays=(
...         Holiday(date(2026, 12, 16), "Victory Day", notice),
...         Holiday(date(2026, 3, 21), "Eid al-Fitr", notice, ESTIMATED),
...     ),
... )
>>> [(holiday.name, holiday.certainty) for holiday in bangladesh.on(date(2026, 3, 21))]
[('Eid al-Fitr', ESTIMATED)]
>>> bangladesh.on(date(2026, 3, 20))
()
>>> bangladesh.on(date(2027, 3, 10))
Traceback (most recent call last):
    ...
microloan.calendars.coverage.NotCovered: holidays for BD cover 2026, asked for 2027-03-10
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from microloan.calendars.coverage import Coverage
from microloan.calendars.days import checked_day, day_number
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_CODE = re.compile(r"[A-Za-z0-9]+([-+_.][A-Za-z0-9]+)*", re.ASCII)


class Certainty(Enum):
    """How sure the date of a holiday is; its value is the word for records.

    Examples
    --------
    >>> Certainty.ESTIMATED
    ESTIMATED
    """

    ANNOUNCED = "announced"
    ESTIMATED = "estimated"

    def __repr__(self) -> str:
        return self.name


ANNOUNCED = Certainty.ANNOUNCED
ESTIMATED = Certainty.ESTIMATED


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which a place does not work, and why.

    Parameters
    ----------
    day
        The date.
    name
        What is celebrated.
    source
        The document that says so.
    certainty
        `ANNOUNCED`, or `ESTIMATED` where a moon is still to be sighted or a government to
        decide. Both are days off; an estimate is there to be replaced.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a text is empty.

    Examples
    --------
    >>> from datetime import date
    >>> Holiday(date(2026, 3, 21), "Eid al-Fitr", "our reckoning", ESTIMATED).certainty.value
    'estimated'
    """

    day: date
    name: str
    source: str
    certainty: Certainty = ANNOUNCED

    def __post_init__(self) -> None:
        checked_day(self.day, "day")
        _check_text("name", self.name)
        _check_text("source", self.source)
        if not isinstance(self.certainty, Certainty):
            raise MicroloanError("certainty", self.certainty, "must be ANNOUNCED or ESTIMATED", code="wrong_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayList:
    """The holidays of one place, whole from a first to a last date.

    Parameters
    ----------
    code
        A short name for messages and records, such as ``BD`` or ``IN-WB``.
    name
        The same in words.
    first, last
        The dates it covers, both included.
    source
        What says that the list is whole.
    holidays
        In any order; a day may have several names, but none twice.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type or empty, `last` lies before `first`, or a holiday
        lies outside them or stands there twice.

    Examples
    --------
    >>> from datetime import date
    >>> quiet = HolidayList(code="X", name="X", first=date(2026, 1, 1), last=date(2026, 6, 30), source="X")
    >>> quiet.on(date(2026, 5, 1))
    ()
    """

    code: str
    name: str
    first: date
    last: date
    source: str
    holidays: tuple[Holiday, ...] = ()
    day_numbers: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for argument in ("code", "name", "source"):
            _check_text(argument, getattr(self, argument))
        if not _CODE.fullmatch(self.code):
            problem = "must be letters and digits, joined by hyphens or such, like BD or IN-WB"
            raise MicroloanError("code", self.code, problem, code="out_of_range")
        if checked_day(self.last, "last") < checked_day(self.first, "first"):
            raise MicroloanError("last", self.last, f"must not be before first={self.first}", code="out_of_order")
        given: object = self.holidays
        if not isinstance(given, tuple) or not all(isinstance(one, Holiday) for one in cast("tuple[object]", given)):
            raise MicroloanError("holidays", given, "must be a tuple of Holiday(…)", code="wrong_type")
        holidays = tuple(sorted(self.holidays, key=lambda holiday: (holiday.day, holiday.name)))
        self._check_holidays(holidays)
        object.__setattr__(self, "holidays", holidays)
        object.__setattr__(self, "day_numbers", frozenset(day_number(holiday.day) for holiday in holidays))

    def on(self, day: date) -> tuple[Holiday, ...]:
        """Return the holidays of a day; none on a day that is covered and not listed.

        Parameters
        ----------
        day
            A date.

        Raises
        ------
        NotCovered
            If the list does not cover it.
        MicroloanError
            If it is not a date.
        """
        number = checked_day(day, "day")
        self.covered.check(number)
        return tuple(one for one in self.holidays if one.day == day) if number in self.day_numbers else ()

    @property
    def covered(self) -> Coverage:
        """The dates it covers, as day numbers."""
        return Coverage(f"holidays for {self.code}", day_number(self.first), day_number(self.last))

    @property
    def estimated(self) -> tuple[Holiday, ...]:
        """The holidays that are still an estimate."""
        return tuple(holiday for holiday in self.holidays if holiday.certainty is ESTIMATED)

    def to_dict(self) -> dict[str, object]:
        """Return the list as plain data: schema ``microloan/holidays/1``."""
        from microloan.calendars.holiday_records import holidays_to_dict

        return holidays_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> HolidayList:
        """Return the list that plain data describes, strictly: no unknown keys, a source on every row."""
        from microloan.calendars.holiday_records import holidays_from_dict

        return holidays_from_dict(data)

    def _check_holidays(self, holidays: tuple[Holiday, ...]) -> None:
        for holiday in holidays:
            if not self.first <= holiday.day <= self.last:
                problem = f"lies outside the list, which covers {self.covered.text}"
                raise MicroloanError("holidays", holiday.day, problem, code="out_of_range")
        for one, other in pairwise(holidays):
            if (one.day, one.name) == (other.day, other.name):
                problem = f"names {one.name} twice; keep one"
                raise MicroloanError("holidays", one.day, problem, code="duplicate")


def _check_text(argument: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise MicroloanError(argument, value, "must be text that is not empty", code="wrong_type")
