"""A table as HTML, for notebooks and pages: text escaped, one small style, no script.

>>> from microloan.tables.layout import Column, Layout, shown_rows
>>> written = html_form(Layout("Fees & tax", (Column("Fee"),), shown_rows((("<b>",),), None), None, ()))
>>> "<caption>Fees &amp; tax</caption>" in written, "&lt;b&gt;" in written
(True, True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.escaping import html_text

if TYPE_CHECKING:
    from microloan.tables.layout import Column, Layout

# Figures of one width, so that the digits of a column stand under each other.
_STYLE = (
    "<style>.microloan-table caption{text-align:left;font-weight:bold}"
    ".microloan-table th,.microloan-table td{padding:.1em .6em}"
    ".microloan-table .left{text-align:left}"
    ".microloan-table .right{text-align:right;font-variant-numeric:tabular-nums}"
    ".microloan-table .more{text-align:center}"
    ".microloan-table tfoot{font-weight:bold}</style>"
)


def html_form(layout: Layout) -> str:
    """Return the table as one HTML element, its title the caption and its totals the foot."""
    columns, shown = layout.columns, layout.shown
    body = [_row(row, "td", columns) for row in shown.head]
    body += [f'<tr><td class="more" colspan="{len(columns)}">{shown.more}</td></tr>'] if shown.hidden else []
    body += [_row(row, "td", columns) for row in shown.tail]
    lines = [f'<div class="microloan-table">{_STYLE}', "<table>"]
    lines += [f"<caption>{html_text(layout.title)}</caption>"] if layout.title else []
    lines += ["<thead>", _row(layout.headings, 'th scope="col"', columns), "</thead>"]
    lines += ["<tbody>", *body, "</tbody>"]
    lines += ["<tfoot>", _row(layout.totals, "td", columns), "</tfoot>"] if layout.totals is not None else []
    lines += ["</table>", *(f"<p>{html_text(note)}</p>" for note in layout.notes), "</div>"]
    return "\n".join(lines)


def _row(cells: tuple[str, ...], opening: str, columns: tuple[Column, ...]) -> str:
    closing = opening.partition(" ")[0]
    written = (
        f'<{opening} class="{column.align.value}">{html_text(cell)}</{closing}>'
        for cell, column in zip(cells, columns, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"
