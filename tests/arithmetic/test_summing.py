"""Sums of columns are those of Python's integers, however large."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.summing import exact_sum, sums_by_number

NUMBERS = st.integers(-LARGEST_INT64 - 1, LARGEST_INT64)


@given(st.integers(1, 5).flatmap(lambda loans: st.lists(st.lists(NUMBERS, min_size=loans, max_size=loans), min_size=1)))
def test_the_sum_is_exact(rows: list[list[int]]) -> None:
    total = exact_sum(np.array(rows, dtype=np.int64))
    assert total == sum(map(sum, rows))
    assert type(total) is int


@pytest.mark.parametrize("number", [LARGEST_INT64, -LARGEST_INT64 - 1, -1, 2**32 - 1, 2**32])
def test_a_hundred_thousand_of_the_largest(number: int) -> None:
    assert exact_sum(np.full(100_000, number)) == 100_000 * number


@given(st.lists(st.tuples(NUMBERS, st.integers(-1, 4))))
def test_sums_by_number_are_the_same_for_lists_and_columns(loans: list[tuple[int, int]]) -> None:
    amounts, numbers = [amount for amount, _ in loans], [number for _, number in loans]
    sums = sums_by_number(amounts, numbers, 4)
    assert sums == tuple(sum(amount for amount, number in loans if number == one) for one in range(4))
    columns = np.array(amounts, dtype=np.int64), np.array(numbers, dtype=np.int64)
    assert sums_by_number(*columns, 4) == sums
