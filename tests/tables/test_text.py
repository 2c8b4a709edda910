"""Tables lined up for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from microloan.tables import Align, Column, Table
from microloan.textwidth import display_width

CELLS = st.text(max_size=10)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=8).map(tuple)
COLUMNS = (Column("সদস্য"), Column("利息", Align.RIGHT))

SCHEDULE = Table(
    "Repayment schedule",
    (Column("No.", Align.RIGHT), Column("Due on"), Column("Total", Align.RIGHT)),
    tuple((str(number), "4 Feb 2026", "505.00") for number in range(1, 47)),
    totals=("", "", "23,230.00"),
    notes=("Amounts in taka.",),
)


@given(ROWS)
def test_every_row_is_one_line_that_ends_at_the_same_column(rows: tuple[tuple[str, str], ...]) -> None:
    lines = Table("", COLUMNS, tuple((left, right + ".") for left, right in rows)).to_text().split("\n")
    assert len(rows) + 2 == len(lines)
    assert len({display_width(line) for line in lines}) == 1


@given(ROWS)
def test_str_is_the_whole_text(rows: tuple[tuple[str, str], ...]) -> None:
    table = Table("t", COLUMNS, rows)
    assert str(table) == table.to_text() == table.to_text(most_rows=len(rows))


def test_a_capped_schedule() -> None:
    assert SCHEDULE.to_text(most_rows=3).splitlines() == [
        "Repayment schedule",
        "No.  Due on          Total",
        "───  ──────────  ─────────",
        "  1  4 Feb 2026     505.00",
        "  2  4 Feb 2026     505.00",
        "… 43 more rows …",
        " 46  4 Feb 2026     505.00",
        "───  ──────────  ─────────",
        "                 23,230.00",
        "Amounts in taka.",
    ]


def test_no_rows_at_all() -> None:
    assert SCHEDULE.to_text(most_rows=0).splitlines()[3:5] == ["… 46 more rows …", "───  ──────  ─────────"]
    assert Table("", (Column("Fee"),), ()).to_text() == "Fee\n───"


def test_a_cell_cannot_break_its_line() -> None:
    table = Table("a\nb", (Column("h\x1b[0m"),), (("x\r\ny",),), notes=("n\x85m",))
    assert table.to_text().split("\n") == ["a b", "h\ufffd[0m", "─────", "x  y", "n m"]
