"""The largest amount that a formula can take within int64: the last one that fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64


@given(st.integers(1, 10**20), st.integers(0, 10**20))
def test_a_line_has_the_edge_that_division_gives(slope: int, start: int) -> None:
    edge = (LARGEST_INT64 - start) // slope
    assert largest_within(lambda amount: amount * slope + start) == max(edge, -1)


@given(st.integers(0, 10**6), st.integers(0, 10**12), st.integers(1, 100))
def test_the_edge_fits_and_one_more_does_not(square: int, line: int, divisor: int) -> None:
    def meets(amount: int) -> int:
        return amount * amount * square // divisor + amount * line + amount

    edge = largest_within(meets)
    assert meets(edge) <= LARGEST_INT64
    assert edge == LARGEST_INT64 or meets(edge + 1) > LARGEST_INT64


@pytest.mark.parametrize(
    ("meets", "edge"),
    [
        (lambda amount: amount, LARGEST_INT64),
        (lambda amount: amount * 0, LARGEST_INT64),
        (lambda amount: amount + 1, LARGEST_INT64 - 1),
        (lambda amount: LARGEST_INT64 + amount, 0),
        (lambda amount: LARGEST_INT64 + 1 + amount, -1),
        (lambda amount: amount * 3 + 650, 3_074_457_345_618_258_385),
    ],
)
def test_edges_by_hand(meets: Callable[[int], int], edge: int) -> None:
    assert largest_within(meets) == edge
