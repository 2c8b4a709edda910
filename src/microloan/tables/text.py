"""A table as plain text, its columns lined up for a terminal.

>>> from microloan.tables.layout import Align, Column, Layout, shown_rows
>>> shown = shown_rows((("কিস্তি", "500.00"), ("ফি", "50.00")), most_rows=None)
>>> print(text_form(Layout("", (Column("What"), Column("Tk", Align.RIGHT)), shown, None, ())))
What       Tk
─────  ──────
কিস্তি  500.00
ফি      50.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.tables.layout import Align
from microloan.textwidth import display_width, left_aligned, one_line, right_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.tables.layout import Column, Layout

_BETWEEN = "  "


def text_form(layout: Layout) -> str:
    """Return the title, headings, shown rows, totals and notes, one line each.

    Columns are padded by display width; white space within a cell becomes spaces and
    control characters are replaced, so that a cell never breaks its line.
    """
    shown = layout.shown
    totals = [] if layout.totals is None else [layout.totals]
    cells = [[one_line(cell) for cell in row] for row in (layout.headings, *shown.head, *shown.tail, *totals)]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    rule = _BETWEEN.join("─" * width for width in widths)
    heading, *rows = [_line(row, widths, layout.columns) for row in cells]
    if totals:
        rows.insert(-1, rule)
    if shown.hidden:
        rows.insert(len(shown.head), shown.more)
    title = [one_line(layout.title)] if layout.title else []
    return "\n".join([*title, heading, rule, *rows, *map(one_line, layout.notes)])


def _line(cells: Sequence[str], widths: Sequence[int], columns: tuple[Column, ...]) -> str:
    placed = (
        right_aligned(cell, width) if column.align is Align.RIGHT else left_aligned(cell, width)
        for cell, width, column in zip(cells, widths, columns, strict=True)
    )
    return _BETWEEN.join(placed).rstrip()
