"""Parts add up, whatever the weights and the sign, on one number and on columns."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.sharing import share
from microloan.errors import MicroloanError

TOTALS = st.integers(-(10**12), 10**12)
WEIGHTS = st.lists(st.integers(0, 10**4), min_size=1, max_size=60).filter(any)


@given(TOTALS, WEIGHTS)
def test_the_parts_add_up(total: int, weights: list[int]) -> None:
    parts = list(share(total, weights))
    assert len(parts) == len(weights)
    assert sum(parts) == total


@given(TOTALS, WEIGHTS)
def test_a_part_is_less_than_a_unit_from_its_exact_share(total: int, weights: list[int]) -> None:
    for part, weight in zip(share(total, weights), weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(TOTALS, WEIGHTS)
def test_a_weight_of_zero_gets_nothing_and_no_part_has_the_other_sign(total: int, weights: list[int]) -> None:
    for part, weight in zip(share(total, weights), weights, strict=True):
        assert part * total >= 0
        assert weight > 0 or part == 0


@given(TOTALS, WEIGHTS)
def test_a_negative_total_is_shared_as_its_opposite(total: int, weights: list[int]) -> None:
    assert list(share(-total, weights)) == [-part for part in share(total, weights)]


@given(TOTALS, st.integers(1, 100), st.integers(1, 50))
def test_equal_weights_get_equal_parts_to_a_unit(total: int, count: int, weight: int) -> None:
    parts = list(share(total, [weight] * count))
    assert parts == list(share(total, [1] * count))
    assert max(parts) - min(parts) <= 1
    assert abs(parts[0]) == max(map(abs, parts)), "odd units start with the first part"


@given(st.lists(TOTALS, min_size=1, max_size=20), WEIGHTS)
def test_the_two_kinds_agree(totals: list[int], weights: list[int]) -> None:
    by_part = [part.tolist() for part in share(np.array(totals, dtype=np.int64), weights)]
    assert by_part == [list(parts) for parts in zip(*(share(total, weights) for total in totals), strict=True)]


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (1_000, (1, 1, 1), [334, 333, 333]),
        (-1_000, (1, 1, 1), [-334, -333, -333]),
        (1_150_000, (10_000, 1_500), [1_000_000, 150_000]),
        (5, (0, 1, 0, 1), [0, 3, 0, 2]),
        (1, (1,) * 4, [1, 0, 0, 0]),
        (0, (3, 4), [0, 0]),
    ],
)
def test_shares_by_hand(total: int, weights: tuple[int, ...], parts: list[int]) -> None:
    assert list(share(total, weights)) == parts


@pytest.mark.parametrize("weights", [(), (0,), (0, 0), (1, -1), (2, -1, 5)])
def test_weights_that_share_nothing(weights: tuple[int, ...]) -> None:
    with pytest.raises(MicroloanError, match=r"^weights=.* must be whole numbers from 0, not all 0$") as caught:
        list(share(1_000, weights))
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("weights", weights, "bad_weights")
