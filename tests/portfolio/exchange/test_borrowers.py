"""Whose loans are: a number is one member in the whole file, a name one in her branch and group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from microloan.portfolio.exchange.borrowers import borrowers_of, two_names
from microloan.portfolio.exchange.rows import LoanRows, Words
from microloan.portfolio.samples import sample_book

COLUMNS = ("member_no", "member", "branch", "group")
ROWS = st.lists(st.tuples(*(st.sampled_from(("", "a", "b")) for _ in COLUMNS)), min_size=1, max_size=12)
HELD = st.sets(st.sampled_from(COLUMNS))


def rows_of(cells: Sequence[tuple[str, ...]], held: set[str]) -> LoanRows:
    made = sample_book(loans=len(cells)).loans
    columns = zip(COLUMNS, zip(*cells, strict=True), strict=True)
    return replace(made, words={name: Words.of(column) for name, column in columns if name in held})


@given(ROWS, HELD)
def test_two_loans_are_one_borrowers_by_number_or_by_name_in_a_group(
    cells: Sequence[tuple[str, ...]], held: set[str]
) -> None:
    found = borrowers_of(rows_of(cells, held))
    said = [tuple(cell if name in held else "" for name, cell in zip(COLUMNS, row, strict=True)) for row in cells]
    for (one, mine), (other, hers) in combinations(zip(found.of.tolist(), said, strict=True), 2):
        numbers = mine[0], hers[0]
        placed = all(cell for name, cell in zip(COLUMNS[1:], mine[1:], strict=True) if name in {"member", *held})
        same = numbers[0] == numbers[1] if any(numbers) else placed and mine[1:] == hers[1:]
        assert (one == other) == same


@given(ROWS, HELD)
def test_borrowers_of_several_loans_are_counted_by_what_they_are_known(
    cells: Sequence[tuple[str, ...]], held: set[str]
) -> None:
    found = borrowers_of(rows_of(cells, held))
    several = found.several(np.ones(len(cells), dtype=np.bool_))
    of = found.of.tolist()
    pooled = {one for one in of if of.count(one) > 1}

    assert several.by_number + several.by_name == len(pooled)
    assert several.by_number == sum(one < found.first_name for one in pooled)
    said = [{name: cell for name, cell in zip(COLUMNS, row, strict=True) if name in held} for row in cells]
    alone = [row for row in said if not row.pop("member_no", "") and not ("member" in row and all(row.values()))]
    assert several.alone == len(alone)


def test_only_borrowers_of_some_loans_are_counted() -> None:
    cells = [("1", "", "", ""), ("1", "", "", ""), ("2", "", "", ""), ("2", "", "", ""), ("", "a", "b", "b")]
    found = borrowers_of(rows_of(cells, set(COLUMNS)))
    every, first, not_first = (np.array(marks, dtype=bool) for marks in ([1] * 5, [1, 0, 0, 0, 0], [0, 1, 1, 1, 1]))

    assert found.several(every) == (2, 0, 0)
    assert found.several(every, first) == (1, 0, 0)
    assert found.several(not_first) == (1, 0, 0)


def test_a_number_beside_two_names_is_found_and_spelling_alone_is_none() -> None:
    names = ["Rahima Begum", " rahima  BEGUM", "Sita Das", "", "Rahima Begum", "Salma"]
    cells = [(number, name, "", group) for number, name, group in zip("111122", names, "ggggki", strict=True)]
    found = list(two_names(rows_of(cells, set(COLUMNS))))

    assert [(one.number, one.names, one.lines) for one in found] == [
        ("1", ("Rahima Begum", "Sita Das"), (2, 4)),
        ("2", ("Rahima Begum", "Salma"), (6, 7)),
    ]
    assert [one.number for one in two_names(rows_of(cells, set(COLUMNS)), ("group",))] == ["1"]
    assert list(two_names(rows_of(cells, {"member", "group"}))) == []


def test_spelling_alone_makes_no_other_borrower() -> None:
    cells = [("", name, "b", "g") for name in ("Sita Das", "sita  das ", "Sita Devi", "")]

    assert borrowers_of(rows_of(cells, set(COLUMNS))).several(np.ones(4, dtype=np.bool_)) == (0, 1, 1)
