"""Which rows a long table shows."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.tables.layout import Align, Column, shown_rows


@given(st.integers(0, 60), st.integers(0, 80))
def test_both_ends_are_shown_and_nothing_is_lost(count: int, most_rows: int) -> None:
    rows = tuple((str(number),) for number in range(count))
    shown = shown_rows(rows, most_rows)
    assert min(count, most_rows) == len(shown.head) + len(shown.tail)
    assert count == len(shown.head) + shown.hidden + len(shown.tail)
    assert rows[: len(shown.head)] == shown.head
    assert rows[count - len(shown.tail) :] == shown.tail
    assert shown.hidden == 0 or 0 <= len(shown.head) - len(shown.tail) <= 1


@given(st.integers(0, 60))
def test_without_a_limit_all_rows_are_shown(count: int) -> None:
    rows = tuple((str(number),) for number in range(count))
    assert (rows, 0, ()) == shown_rows(rows, None)


def test_the_line_for_hidden_rows() -> None:
    rows = tuple((str(number),) for number in range(1239))
    assert [shown_rows(rows, most).more for most in (1238, 4)] == ["… 1 more row …", "… 1,235 more rows …"]


@pytest.mark.parametrize("most_rows", [-1, True, 2.0, "5"])
def test_bad_limits(most_rows: object) -> None:
    with pytest.raises(MicroloanError, match="must be a whole number from 0, or None"):
        shown_rows((), cast("int", most_rows))


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [((1,), "heading"), (("Tk", "right"), "align"), (("Tk", None), "align")],
)
def test_bad_columns(arguments: tuple[Any, ...], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Column(*arguments)
    assert (argument, "wrong_type") == (caught.value.argument, caught.value.code)


def test_words_stand_left_unless_told() -> None:
    assert Column("Due on").align is Align.LEFT
