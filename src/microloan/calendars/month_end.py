"""Month-end policies: which day of the month a monthly date keeps.

===============  ==================================================  =======================
policy           definition                                          from 28 Feb 2026
===============  ==================================================  =======================
`SAME_DAY`       the anchor's day number, clipped to shorter months  28 Mar, 28 Apr, 28 May
`END_OF_MONTH`   the same, but an anchor on its month's last day      31 Mar, 30 Apr, 31 May
                 keeps to the last day
===============  ==================================================  =======================

Both look at the anchor and never at the previous date, so a 31st that was clipped to a
28th is a 31st again in the next long month. An anchor of 30 January stays on the 30th
under both.

A policy of your own is another `MonthEnd`, with a module-level function if it is to be
pickled.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> anchor = day_number(date(2026, 2, 28))
>>> SAME_DAY.anchor_day(anchor), END_OF_MONTH.anchor_day(anchor)
(28, 31)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import where
from microloan.calendars.days import civil
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


class AnchorDay(Protocol):
    """How a `MonthEnd` picks: the anchor's day number in, a day of month from 1 to 31 out."""

    def __call__(self, anchor: N, /) -> N:
        """Return the day of month to keep."""
        ...


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A month-end policy: its name, the day of month it keeps, and its definition in words.

    Parameters
    ----------
    name
        The word used in records and explanations, such as ``same_day``.
    anchor_day
        The anchor's day number to the day of month that every date keeps, clipped where a
        month is shorter; each an ``int`` or an int64 array of shape ``(loans,)``.
    definition
        One phrase that completes "each date falls on …", for explanations.
    source
        The document that states the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, or `anchor_day` not a function.

    Examples
    --------
    >>> END_OF_MONTH
    month_end.END_OF_MONTH
    """

    name: str
    anchor_day: AnchorDay
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like same_day", code="bad_name")
        if not callable(self.anchor_day):
            problem = "must be a function from the anchor's day number to a day of month"
            raise MicroloanError("anchor_day", self.anchor_day, problem, code="wrong_type")

    def __repr__(self) -> str:
        return f"month_end.{self.name.upper()}"


def _same_day(anchor: N) -> N:
    return civil(anchor)[2]


def _end_of_month(anchor: N) -> N:
    last_of_month = civil(anchor + 1)[2] == 1
    return where(last_of_month, 31, civil(anchor)[2])


SAME_DAY = MonthEnd(
    "same_day",
    _same_day,
    "the anchor's day of the month, or the last day of a shorter month",
    "ACTUS technical specification, end-of-month convention SD",
)
END_OF_MONTH = MonthEnd(
    "end_of_month",
    _end_of_month,
    "the last day of the month if the anchor does, else the anchor's day of the month",
    "ACTUS technical specification, end-of-month convention EOM",
)

ALL = (SAME_DAY, END_OF_MONTH)
