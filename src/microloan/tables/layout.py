"""What the forms of a table share: its columns, and the rows that are shown.

>>> rows = tuple((str(number),) for number in range(1, 47))
>>> shown = shown_rows(rows, most_rows=3)
>>> shown.head, shown.more, shown.tail
((('1',), ('2',)), '… 43 more rows …', (('46',),))
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from microloan.errors import MicroloanError


class Align(Enum):
    """The side of its column that a cell stands on: `LEFT` for words and dates, `RIGHT` for figures."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    heading
        The text above it.
    align
        `Align.LEFT` for words and dates, `Align.RIGHT` for figures.

    Raises
    ------
    MicroloanError
        If the heading is not text, or the alignment not an `Align`.

    Examples
    --------
    >>> Column("Interest", Align.RIGHT).heading
    'Interest'
    """

    heading: str
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        if type(self.heading) is not str:
            raise MicroloanError("heading", self.heading, "must be text", code="wrong_type")
        if type(self.align) is not Align:
            raise MicroloanError("align", self.align, "must be Align.LEFT or Align.RIGHT", code="wrong_type")


class Shown(NamedTuple):
    """The rows a form shows: those before and those after the ones it leaves out."""

    head: tuple[tuple[str, ...], ...]
    hidden: int
    tail: tuple[tuple[str, ...], ...]

    @property
    def more(self) -> str:
        """The line that stands for the rows left out."""
        return f"… {self.hidden:,} more row{'' if self.hidden == 1 else 's'} …"


class Layout(NamedTuple):
    """What a form is given to write: a table, with the rows it shows."""

    title: str
    columns: tuple[Column, ...]
    shown: Shown
    totals: tuple[str, ...] | None
    notes: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in order."""
        return tuple(column.heading for column in self.columns)


def shown_rows(rows: tuple[tuple[str, ...], ...], most_rows: int | None) -> Shown:
    """Return at most `most_rows` of the rows, from both ends; all of them for None.

    Raises
    ------
    MicroloanError
        If `most_rows` is not a whole number from 0.

    Examples
    --------
    >>> shown_rows((("1",), ("2",)), most_rows=1)
    Shown(head=(('1',),), hidden=1, tail=())
    """
    if most_rows is None:
        return Shown(rows, 0, ())
    if type(most_rows) is not int or most_rows < 0:
        raise MicroloanError("most_rows", most_rows, "must be a whole number from 0, or None", code="out_of_range")
    hidden = len(rows) - most_rows
    if hidden <= 0:
        return Shown(rows, 0, ())
    head = (most_rows + 1) // 2
    return Shown(rows[:head], hidden, rows[head + hidden :])
