"""Tables in HTML: well formed, escaped, capped."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from microloan.tables import Align, Column, Table

# What XML can hold; a browser is more patient.
CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=10)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=8).map(tuple)


@given(CELLS.filter(bool), ROWS, st.tuples(CELLS, CELLS), CELLS)
def test_what_is_read_is_what_was_given(
    title: str, rows: tuple[tuple[str, str], ...], totals: tuple[str, str], note: str
) -> None:
    table = Table(title, (Column("Fee"), Column(title, Align.RIGHT)), rows, totals, (note,))
    root = ET.fromstring(table.to_html())  # noqa: S314 - our own text
    body = [tuple(cell.text or "" for cell in row) for row in root.findall("./table/tbody/tr")]
    assert title == root.findtext("./table/caption")
    assert ["Fee", title] == [cell.text for cell in root.findall("./table/thead/tr/th")]
    assert rows == tuple(body)
    assert totals == tuple(cell.text or "" for cell in root.findall("./table/tfoot/tr/td"))
    assert note == (root.findtext("./p") or "")
    assert {"div", "style", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "p"} >= {
        element.tag for element in root.iter()
    }


def test_a_notebook_shows_both_ends_and_the_totals() -> None:
    rows = tuple((str(number), "505.00") for number in range(1, 47))
    table = Table("", (Column("No."), Column("Total", Align.RIGHT)), rows, totals=("", "23,230.00"))
    html = table._repr_html_()
    assert html == table.to_html(most_rows=12)
    assert html.count("<tr>") == 1 + 12 + 1 + 1
    assert '<tr><td class="more" colspan="2">… 34 more rows …</td></tr>' in html
    assert '<td class="right">23,230.00</td>' in html
    assert "<caption>" not in html


def test_figures_stand_right_in_figures_of_one_width() -> None:
    html = Table("", (Column("Tk", Align.RIGHT),), (("5.00",),)).to_html()
    assert '<th scope="col" class="right">Tk</th>' in html
    assert ".microloan-table .right{text-align:right;font-variant-numeric:tabular-nums}" in html
    assert "<tfoot>" not in html
