"""A paper that is handed to a borrower: its tables one below the other, as text and as HTML.

>>> from microloan.tables import Column
>>> paper = Paper("Key facts", (Table("Loan", (Column("Particular"), Column("Detail")), (("Term", "24 months"),)),))
>>> print(paper.to_text())
Key facts
<BLANKLINE>
Loan
Particular  Detail
──────────  ─────────
Term        24 months
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from microloan.escaping import html_text
from microloan.tables import Align, Table
from microloan.tables.print_style import print_style
from microloan.textwidth import display_width, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

# As wide as a cell of words may be in a terminal before it goes on in the next line.
_WIDEST = 44

_STYLE = (
    f"<style>{print_style('microloan-paper')}"
    ".microloan-paper{max-width:52em;font-size:.95em;line-height:1.4}"
    ".microloan-paper caption{padding:.3em 0;break-after:avoid}"
    ".microloan-paper th,.microloan-paper td{border:1px solid #8886;vertical-align:top}</style>"
)


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """Tables under one title, in one language.

    Parameters
    ----------
    title
        The heading of the paper.
    tables
        In the order in which they are read.
    signed
        Lines at its foot that someone signs.
    language
        The code of its language, for browsers and readers of screens.

    Examples
    --------
    >>> Paper("Receipt", ())
    Paper('Receipt', 0 tables)
    """

    title: str
    tables: tuple[Table, ...]
    signed: tuple[str, ...] = ()
    language: str = "en"

    def __repr__(self) -> str:
        return f"Paper({self.title!r}, {len(self.tables)} tables)"

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self) -> str:
        """Return the paper as plain text; cells of many words go on in the lines below."""
        signed = [f"{one_line(line)}: {'_' * 24}" for line in self.signed]
        return "\n\n".join([one_line(self.title), *(_wrapped(table).to_text() for table in self.tables), *signed])

    def to_html(self) -> str:
        """Return the paper as one HTML element: text escaped, no script, fit for printing."""
        signed = (f'<p class="sign">{html_text(line)}: {"_" * 24}</p>' for line in self.signed)
        tables = (table.to_html() for table in self.tables)
        opening = f'<article class="microloan-paper" lang="{html_text(self.language)}">{_STYLE}'
        return "\n".join([opening, f"<h2>{html_text(self.title)}</h2>", *tables, *signed, "</article>"])

    def _repr_html_(self) -> str:
        return self.to_html()


def _wrapped(table: Table) -> Table:
    """Return a table whose cells of many words take several rows."""
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        columns = zip(row, table.columns, strict=True)
        cells = [list(lines_of(cell)) if column.align is Align.LEFT else [cell] for cell, column in columns]
        most = max(map(len, cells))
        rows += zip(*(cell + [""] * (most - len(cell)) for cell in cells), strict=True)
    notes = tuple(line for note in table.notes for line in lines_of(note, 2 * _WIDEST))
    return replace(table, rows=tuple(rows), notes=notes)


def lines_of(text: str, width: int = _WIDEST) -> Iterator[str]:
    """Yield text in lines of at most so many columns, broken between words; a longer word stays whole.

    >>> list(lines_of("Clause of the loan agreement on recovery agents", 20))
    ['Clause of the loan', 'agreement on', 'recovery agents']
    """
    line = ""
    for word in text.split(" "):
        if line and display_width(line) + 1 + display_width(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
