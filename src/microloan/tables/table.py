"""The table: a value of text, with the forms it is read in.

>>> from microloan.tables.layout import Align
>>> table = Table("Fees", (Column("Fee"), Column("Tk", Align.RIGHT)), (("processing", "200.00"),))
>>> print(table.to_text())
Fees
Fee             Tk
──────────  ──────
processing  200.00
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.errors import MicroloanError
from microloan.escaping import markdown_text, spreadsheet_text
from microloan.tables.html import html_form
from microloan.tables.layout import Align, Column, Layout, shown_rows
from microloan.tables.text import text_form

if TYPE_CHECKING:
    from collections.abc import Iterable

# A notebook shows a year of months whole, and the two ends of anything longer.
_NOTEBOOK_ROWS = 12


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows of text under headings, with totals and notes.

    Parameters
    ----------
    title
        The line above the table; may be empty.
    columns
        At least one `Column`.
    rows
        Tuples of text, each with one cell for each column.
    totals
        A last row that is always shown, or None.
    notes
        Lines of text below the table.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a row has more or fewer cells than there are columns.

    Examples
    --------
    >>> Table("Fees", (Column("Fee"), Column("Amount", Align.RIGHT)), (("processing", "200.00"),))
    Table('Fees', 1 row of 2 columns)
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if type(self.title) is not str:
            raise MicroloanError("title", self.title, "must be text", code="wrong_type")
        _require_each("columns", self.columns, Column, "Column")
        if not self.columns:
            raise MicroloanError("columns", (), "must hold at least one Column", code="empty")
        _require_each("rows", self.rows, tuple, "tuples of text")
        for position, row in enumerate(self.rows):
            _require_cells(f"rows[{position}]", row, len(self.columns))
        if self.totals is not None:
            _require_cells("totals", self.totals, len(self.columns))
        _require_each("notes", self.notes, str, "text")

    def __repr__(self) -> str:
        rows, columns = len(self.rows), len(self.columns)
        of = f"{rows:,} row{'' if rows == 1 else 's'} of {columns} column{'' if columns == 1 else 's'}"
        return f"Table({self.title!r}, {of})"

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        """Return the HTML of a long table's two ends, for notebooks."""
        return self.to_html(most_rows=_NOTEBOOK_ROWS)

    def to_text(self, most_rows: int | None = None) -> str:
        """Return the table as plain text, its columns lined up for a terminal.

        Parameters
        ----------
        most_rows
            Show at most this many rows, from both ends; None shows all.

        Raises
        ------
        MicroloanError
            If `most_rows` is not a whole number from 0.

        Examples
        --------
        >>> print(Table("", (Column("No."),), tuple((str(n),) for n in range(1, 47))).to_text(most_rows=3))
        No.
        ───
        1
        2
        … 43 more rows …
        46
        """
        return text_form(self._layout(most_rows))

    def to_html(self, most_rows: int | None = None) -> str:
        """Return the table as HTML: text escaped, figures right-aligned, no script.

        Parameters
        ----------
        most_rows
            As for `to_text`; the totals are always shown.

        Raises
        ------
        MicroloanError
            If `most_rows` is not a whole number from 0.
        """
        return html_form(self._layout(most_rows))

    def to_markdown(self) -> str:
        r"""Return the table in Markdown, as GitHub and others read it; the totals in bold.

        >>> print(Table("", (Column("Fee"), Column("Tk", Align.RIGHT)), (("a|b", "5"),)).to_markdown())
        | Fee | Tk |
        | :-- | --: |
        | a\|b | 5 |
        """
        lines = [f"**{markdown_text(self.title)}**", ""] if self.title else []
        lines += [_markdown_row(markdown_text(column.heading) for column in self.columns)]
        lines += [_markdown_row("--:" if column.align is Align.RIGHT else ":--" for column in self.columns)]
        lines += [_markdown_row(map(markdown_text, row)) for row in self.rows]
        if self.totals is not None:
            lines.append(_markdown_row(f"**{markdown_text(cell)}**" if cell.strip() else "" for cell in self.totals))
        lines += [line for note in self.notes for line in ("", markdown_text(note))]
        return "\n".join(lines)

    def to_csv(self) -> str:
        r"""Return the headings and rows as comma-separated values, without totals or notes.

        Text that a spreadsheet would run as a formula gets an apostrophe before it;
        numbers stay as they are.

        Source
        ------
        RFC 4180, October 2005: lines end in CR LF, quotes are doubled.

        Examples
        --------
        >>> Table("", (Column("Member"), Column("Change")), (("=1+1", "-5.00"),)).to_csv()
        "Member,Change\r\n'=1+1,-5.00\r\n"
        """
        import csv
        from io import StringIO

        written = StringIO(newline="")
        writer = csv.writer(written, lineterminator="\r\n")
        for row in ([column.heading for column in self.columns], *self.rows):
            writer.writerow(map(spreadsheet_text, row))
        return written.getvalue()

    def _layout(self, most_rows: int | None) -> Layout:
        return Layout(self.title, self.columns, shown_rows(self.rows, most_rows), self.totals, self.notes)


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _require_cells(name: str, row: tuple[str, ...], count: int) -> None:
    _require_each(name, row, str, "text")
    if len(row) != count:
        raise MicroloanError(name, row, f"has {len(row)} cells where there are {count} columns", code="wrong_length")


def _require_each(name: str, values: object, kind: type, noun: str) -> None:
    if not isinstance(values, tuple):
        raise MicroloanError(name, values, f"must be a tuple of {noun}", code="wrong_type")
    for position, value in enumerate(cast("tuple[object, ...]", values)):
        if not isinstance(value, kind):
            raise MicroloanError(f"{name}[{position}]", value, f"must be {noun}", code="wrong_type")
