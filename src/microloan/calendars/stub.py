"""Long and short stubs: which regular date gives way to a first or last date that is none.

==========  ===========================================================================
`SHORT`     every regular date is kept; the stub is shorter than a period
`LONG`      the regular date next to it is dropped; the stub is longer than a period,
            up to nearly two
==========  ===========================================================================

A stub is the part of a period that is left at the beginning or the end of a loan. Where the
day stands on a regular date, there is none and both say the same.

>>> from datetime import date
>>> from microloan.calendars import MONTH, day_number, month_end, occurrences, to_date
>>> fifths = occurrences(day_number(date(2026, 2, 5)), MONTH, month_end.SAME_DAY, first=1)
>>> disbursed, end = day_number(date(2026, 1, 20)), day_number(date(2026, 5, 20))
>>> [str(to_date(fifths(first_regular(fifths, disbursed, stub)))) for stub in (SHORT, LONG)]
['2026-02-05', '2026-03-05']
>>> [str(to_date(fifths(last_regular(fifths, end, stub)))) for stub in (SHORT, LONG)]
['2026-05-05', '2026-04-05']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import maximum, where
from microloan.calendars.regular_dates import member, number_up_to
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.kinds import N


@dataclass(frozen=True, slots=True)
class Stub:
    """What becomes of the regular date next to a stub.

    Parameters
    ----------
    name
        The word used in records, such as ``short``.
    dropped
        How many regular dates give way: 0 or 1.
    definition
        One phrase for explanations.
    source
        The document that states the rule.

    Raises
    ------
    MicroloanError
        If the name is not a word, or `dropped` neither 0 nor 1.

    Examples
    --------
    >>> LONG.dropped, LONG
    (1, stub.LONG)
    """

    name: str
    dropped: int
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like short", code="bad_name")
        if type(self.dropped) is not int or self.dropped not in {0, 1}:
            raise MicroloanError("dropped", self.dropped, "must be 0 or 1 regular dates", code="out_of_range")

    def __repr__(self) -> str:
        return f"stub.{self.name.upper()}"


SHORT = Stub(
    "short",
    0,
    "every regular date is kept, and the stub is shorter than a period",
    "ACTUS technical specification, short last stub (L1)",
)
LONG = Stub(
    "long",
    1,
    "the regular date next to it is dropped, and the stub is longer than a period",
    "ACTUS technical specification, long last stub (L0)",
)

ALL = (SHORT, LONG)


def first_regular(regular: Callable[[int], N], start: N, stub: Stub, min_gap_days: int = 1) -> N:
    """Return the number of the regular date on which the first installment falls due.

    Parameters
    ----------
    regular
        Regular dates as `occurrences` gives them; they are looked at from number 1.
    start
        Day of disbursement; int, or int64 array of shape (loans,).
    stub
        Whether the first period may be short, or is then made long.
    min_gap_days
        Fewest days between disbursement and the first installment.

    Raises
    ------
    MicroloanError
        If none of the first 10,000 regular dates is late enough, or `stub` is not one.

    Examples
    --------
    >>> def weekly(number):
    ...     return 7 * number
    >>> first_regular(weekly, 4, SHORT), first_regular(weekly, 4, LONG), first_regular(weekly, 7, LONG)
    (1, 2, 2)
    """
    _check(stub)
    number = number_up_to(regular, start + (min_gap_days - 1)) + 1
    return where(member(regular, number - 1) < start, number + stub.dropped, number)


def last_regular(regular: Callable[[int], N], end: N, stub: Stub) -> N:
    """Return the number of the last regular date that is kept before a given last one.

    Where `end` is a regular date itself, it is that date's number, and there is no stub.

    Parameters
    ----------
    regular
        Regular dates as `occurrences` gives them, the first of them number 1.
    end
        The given last date; int, or int64 array of shape (loans,).
    stub
        Whether the last period is short or long.

    Returns
    -------
    A number from 0: with 0 the given date is the only one.

    Raises
    ------
    MicroloanError
        If more than 10,000 regular dates lie before it, or `stub` is not one.

    Examples
    --------
    >>> def weekly(number):
    ...     return 7 * number
    >>> last_regular(weekly, 22, SHORT), last_regular(weekly, 22, LONG), last_regular(weekly, 21, LONG)
    (3, 2, 3)
    """
    _check(stub)
    number = number_up_to(regular, end)
    return where(member(regular, number) == end, number, maximum(number - stub.dropped, 0))


def _check(stub: object) -> None:
    if not isinstance(stub, Stub):
        raise MicroloanError("stub", stub, "must be stub.SHORT or stub.LONG", code="wrong_type")
