"""The table as a value, in Markdown and as comma-separated values."""

from __future__ import annotations

import csv
import pickle
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.tables import Align, Column, Table

CELLS = st.text(max_size=10)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=8).map(tuple)
COLUMNS = (Column("Member"), Column("Change", Align.RIGHT))


@given(ROWS)
def test_csv_is_read_back_but_for_guarded_formulas(rows: tuple[tuple[str, str], ...]) -> None:
    written = Table("title", COLUMNS, rows, totals=("all", "1"), notes=("note",)).to_csv()
    heading, *read = csv.reader(StringIO(written, newline=""))
    assert ["Member", "Change"] == heading
    assert len(rows) == len(read)
    for row, cells in zip(rows, read, strict=True):
        for cell, was in zip(cells, row, strict=True):
            assert cell in {was, f"'{was}"}


def test_csv_by_the_letter() -> None:
    rows = (("Rahima, Khatun", "-1,500.00"), ('the "old" one', "=A1"), ("two\nlines", "+880"))
    assert Table("", COLUMNS, rows).to_csv() == (
        'Member,Change\r\n"Rahima, Khatun","-1,500.00"\r\n"the ""old"" one",\'=A1\r\n"two\nlines",+880\r\n'
    )


@given(ROWS)
def test_markdown_has_one_line_for_each_row(rows: tuple[tuple[str, str], ...]) -> None:
    lines = Table("", COLUMNS, rows).to_markdown().split("\n")
    assert len(rows) + 2 == len(lines)
    assert {3} == {line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines}


def test_markdown_by_the_letter() -> None:
    table = Table("Fees | tax", COLUMNS, (("a|b_c", "-5"),), totals=("", "-5"), notes=("In taka.",))
    assert table.to_markdown().split("\n") == [
        "**Fees \\| tax**",
        "",
        "| Member | Change |",
        "| :-- | --: |",
        "| a\\|b\\_c | -5 |",
        "|  | **-5** |",
        "",
        "In taka.",
    ]


def test_it_is_a_value() -> None:
    table = Table("Fees", COLUMNS, (("a", "1"),))
    assert table == Table("Fees", COLUMNS, (("a", "1"),))
    assert table == pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes
    assert len({table, Table("Fees", COLUMNS, ())}) == 2
    assert repr(table) == "Table('Fees', 1 row of 2 columns)"
    assert repr(Table("", (Column("a"),), ())) == "Table('', 0 rows of 1 column)"


@pytest.mark.parametrize(
    ("changes", "argument", "code"),
    [
        ({"title": None}, "title", "wrong_type"),
        ({"columns": ()}, "columns", "empty"),
        ({"columns": [Column("a")]}, "columns", "wrong_type"),
        ({"columns": ("a", "b")}, "columns[0]", "wrong_type"),
        ({"rows": [("a", "b")]}, "rows", "wrong_type"),
        ({"rows": (("a", "b"), "cd")}, "rows[1]", "wrong_type"),
        ({"rows": (("a", "b"), ("c",))}, "rows[1]", "wrong_length"),
        ({"rows": (("a", 5),)}, "rows[0][1]", "wrong_type"),
        ({"totals": ("a", "b", "c")}, "totals", "wrong_length"),
        ({"totals": ["a", "b"]}, "totals", "wrong_type"),
        ({"notes": "note"}, "notes", "wrong_type"),
        ({"notes": (None,)}, "notes[0]", "wrong_type"),
    ],
)
def test_bad_tables(changes: dict[str, Any], argument: str, code: str) -> None:
    parts: dict[str, Any] = {"title": "Fees", "columns": COLUMNS, "rows": ()}
    with pytest.raises(MicroloanError) as caught:
        Table(**(parts | changes))
    assert (argument, code) == (caught.value.argument, caught.value.code)


def test_the_message_for_a_short_row() -> None:
    with pytest.raises(MicroloanError, match=r"rows\[0\]=\('a',\) has 1 cells where there are 2 columns"):
        Table("", COLUMNS, (("a",),))
