"""Where a row of a rulebook stands, how sure it is, and from when to when it holds.

>>> from datetime import date
>>> from microloan.regulations.confidence import REPORTED
>>> print(Citation("Circular Regu-05", "dhakamirror.com, 2010", REPORTED))
Circular Regu-05 (dhakamirror.com, 2010; reported)
>>> print(InForce(date(2010, 11, 10), date(2018, 12, 31)))
2010-11-10 to 2018-12-31
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.regulations.confidence import UNCONFIRMED, RuleConfidence

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a row stands, and how sure it is.

    Parameters
    ----------
    clause
        The place in the rule: ``Master Direction 2022, para 6.6``.
    source
        The document that was read, or the practice that the row rests on.
    confidence
        Read in the rule, in a report, or not yet anywhere.
    note
        What a reader should know besides; may be empty.

    Raises
    ------
    MicroloanError
        If a part is not of its kind, or clause or source are empty.

    Examples
    --------
    >>> from microloan.regulations.confidence import CONFIRMED
    >>> Citation("para 6.6", "Master Direction, 14 March 2022", CONFIRMED).is_unconfirmed
    False
    """

    clause: str
    source: str
    confidence: RuleConfidence
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("clause", "source"):
            check_text(name, getattr(self, name))
        if not isinstance(self.confidence, RuleConfidence):
            problem = "must be a RuleConfidence, such as RuleConfidence.CONFIRMED"
            raise MicroloanError("confidence", self.confidence, problem, code="wrong_type")
        if not isinstance(self.note, str):
            raise MicroloanError("note", self.note, "must be text", code="wrong_type")

    @property
    def is_unconfirmed(self) -> bool:
        """Whether nobody has yet read it in the rule or in a report."""
        return self.confidence is UNCONFIRMED

    def __str__(self) -> str:
        return f"{self.clause} ({self.source}; {self.confidence.value})"


@dataclass(frozen=True, slots=True)
class InForce:
    """From when to when a row holds, both days included.

    Parameters
    ----------
    first
        The first day.
    last
        The last day; None while it holds.

    Raises
    ------
    MicroloanError
        If a part is no date, or the last day is before the first.

    Examples
    --------
    >>> from datetime import date
    >>> InForce(date(2024, 4, 1)).on(date(2024, 3, 31))
    False
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        first = checked_day(self.first, "first")
        if self.last is not None and checked_day(self.last, "last") < first:
            problem = f"must not be before {self.first}, the first day"
            raise MicroloanError("last", self.last, problem, code="out_of_order")

    def on(self, day: date) -> bool:
        """Return whether the row holds on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: InForce) -> bool:
        """Return whether there is a day on which both hold.

        >>> from datetime import date
        >>> InForce(date(2010, 1, 1), date(2018, 12, 31)).overlaps(InForce(date(2019, 1, 1)))
        False
        """
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)

    def __str__(self) -> str:
        return f"from {self.first}" if self.last is None else f"{self.first} to {self.last}"


def check_text(argument: str, value: object) -> None:
    """Raise a `MicroloanError` unless `value` is text that says something.

    >>> check_text("clause", "para 6.6")
    """
    if not isinstance(value, str) or not value.strip():
        raise MicroloanError(argument, value, "must be text that is not empty", code="wrong_type")


def tuple_of(value: object) -> tuple[object, ...] | None:
    """Return `value` if it is a tuple, else None.

    >>> tuple_of(["a list"]) is None
    True
    """
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None
