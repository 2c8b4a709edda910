"""What is read off due days: which installments move, which fall together, on how many days one pays."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.due_days import DueDays, DueRow
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

NOMINAL = tuple(range(739_620, 739_620 + 7 * 12, 7))
# Due days that never fall: how many days each lies after the one before.
STEPS = st.lists(st.sampled_from([0, 0, 1, 7]), min_size=1, max_size=12)


def due_of(steps: list[int]) -> DueDays[int]:
    due = tuple(accumulate(steps, initial=NOMINAL[0]))[1:]
    return DueDays(NOMINAL[: len(due)], due, len(due))


@given(STEPS)
def test_rows_are_the_different_days(steps: list[int]) -> None:
    due = due_of(steps)
    rows = due.rows()
    assert [row.due_day for row in rows] == [day for day, _ in groupby(due.due)]
    assert [number for row in rows for number in row.numbers] == list(range(1, len(steps) + 1))
    assert due.row_count() == len(rows) == len(set(due.due))
    assert due.row_numbers() == tuple(row for row, one in enumerate(rows, start=1) for _ in one.numbers)


@given(STEPS)
def test_an_installment_joins_the_next_where_their_days_are_one(steps: list[int]) -> None:
    due = due_of(steps)
    joins = [due.joins_next(number) for number in range(1, len(steps) + 1)]
    assert joins == [step == 0 for step in steps[1:]] + [False]


@given(st.lists(STEPS, min_size=1, max_size=5))
def test_a_column_says_of_each_loan_what_it_says_of_itself(loans: list[list[int]]) -> None:
    longest = max(map(len, loans))
    alone = [due_of(steps) for steps in loans]
    # What stands after a loan's end has no meaning: here it goes on with its last day.
    rows = [[one.due[min(number, len(one.due)) - 1] for one in alone] for number in range(1, longest + 1)]
    columns: DueDays[Column] = DueDays(
        tuple(np.full(len(loans), day) for day in NOMINAL[:longest]),
        tuple(np.array(row) for row in rows),
        np.array([len(steps) for steps in loans]),
    )
    assert columns.row_count().tolist() == [one.row_count() for one in alone]
    assert columns.last_day().tolist() == [one.last_day() for one in alone]
    for position, one in enumerate(alone):
        for number in range(1, longest + 1):
            joins, moves = columns.joins_next(number), columns.moves(number)
            assert not isinstance(joins, bool)
            assert not isinstance(moves, bool)
            assert joins[position] == (number <= len(one.due) and one.joins_next(number))
            assert moves[position] == (number <= len(one.due) and one.moves(number))


def test_two_meetings_on_one_day() -> None:
    due = DueDays((738_979, 738_986, 738_993), (738_979, 738_993, 738_993), 3)
    assert due.rows() == (
        DueRow(738_979, (1,), (738_979,)),
        DueRow(738_993, (2, 3), (738_986, 738_993)),
    )
    assert [str(row.due_on) for row in due.rows()] == ["2024-04-03", "2024-04-17"]
    assert [due.moves(number) for number in (1, 2, 3)] == [False, True, False]


def test_a_column_has_no_rows_of_its_own() -> None:
    day = np.array([7, 8])
    due: DueDays[Column] = DueDays((day,), (day,), 1)
    with pytest.raises(MicroloanError, match=r"^rows=2 are for one loan; a column has row_numbers"):
        due.rows()
