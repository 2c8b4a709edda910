"""The helpers mean the same on one number and, element by element, on a column."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from microloan.arithmetic.kinds import LARGEST_INT64, all_true, largest, maximum, minimum, smallest, take, where

NUMBERS = st.integers(-LARGEST_INT64 - 1, LARGEST_INT64)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20)
Pairs = list[tuple[int, int]]


def columns(pairs: Pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs as two columns."""
    left, right = np.array(pairs, dtype=np.int64).T
    return left, right


@pytest.mark.parametrize(("helper", "builtin"), [(minimum, min), (maximum, max)])
@given(pairs=PAIRS)
def test_the_smaller_and_the_larger(helper: Callable[..., Any], builtin: Callable[..., int], pairs: Pairs) -> None:
    left, right = columns(pairs)
    expected = [builtin(pair) for pair in pairs]
    first = pairs[0][0]
    assert [helper(*pair) for pair in pairs] == expected
    assert helper(left, right).tolist() == expected
    assert helper(first, right).tolist() == [builtin(first, other) for _, other in pairs]
    assert helper(left, first).tolist() == [builtin(one, first) for one, _ in pairs]


@given(PAIRS, st.sampled_from((operator.lt, operator.le, operator.eq)))
def test_where_chooses_element_by_element(pairs: Pairs, compare: Callable[[Any, Any], Any]) -> None:
    left, right = columns(pairs)
    expected = [where(compare(*pair), pair[0], pair[1]) for pair in pairs]
    assert expected == [one if compare(one, other) else other for one, other in pairs]
    assert where(compare(left, right), left, right).tolist() == expected


def test_one_truth_for_all_loans_chooses_a_value_whole() -> None:
    column = np.array([1, 2])
    assert where(True, column, 0) is column
    assert where(False, 0, column) is column


@given(st.lists(st.integers(0, 11), min_size=1))
def test_take_reads_a_table(indexes: list[int]) -> None:
    table = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    expected = [take(table, index) for index in indexes]
    assert expected == [table[index] for index in indexes]
    assert take(table, np.array(indexes)).tolist() == expected


@given(st.lists(NUMBERS, min_size=1))
def test_the_extremes_of_a_column_are_python_numbers(numbers: list[int]) -> None:
    column = np.array(numbers, dtype=np.int64)
    assert (largest(column), smallest(column)) == (max(numbers), min(numbers))
    assert type(largest(column)) is type(smallest(column)) is int
    assert largest(numbers[0]) == smallest(numbers[0]) == numbers[0]


@given(st.lists(st.booleans(), min_size=1))
def test_all_true_asks_every_loan(truths: list[bool]) -> None:
    assert all_true(np.array(truths)) is all(truths)
    assert all_true(truths[0]) is truths[0]
