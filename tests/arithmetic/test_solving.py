"""A float proposes, integers dispose: the result is that of exact division, however near a tie."""

from __future__ import annotations

from fractions import Fraction
from math import nextafter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import Rounding
from microloan.arithmetic.solving import dispose

MODES = st.sampled_from(rounding.ALL)
ERRORS = st.sampled_from((2.0**-52, 1e-14, 1e-12, 1e-9))
Exact = list[tuple[int, int]]


@st.composite
def quotients(draw: st.DrawFn) -> tuple[int, int]:
    """Draw an exact quotient: anything, a half unit, or a hair beside one that no float can see."""
    halves = draw(st.integers(0, 10**13))
    half_units = draw(st.sampled_from((1, 10**6, 10**18, 10**30)))
    hair = draw(st.sampled_from((-1, 0, 0, 1)))
    anything = draw(st.tuples(st.integers(0, 10**16), st.integers(1, 10**6)))
    return draw(st.sampled_from((anything, (max(halves * half_units + hair, 0), 2 * half_units))))


def proposals(exact: Exact, relative_error: float, pushes: list[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the quotients as floats, each pushed within the error that is allowed."""
    # The division itself may be off by half a unit in the last place.
    slack = relative_error - 2.0**-53
    pairs = zip(exact, pushes, strict=True)
    return np.array([float(Fraction(*quotient)) * (1.0 + slack * push / 2) for quotient, push in pairs])


@given(MODES, ERRORS, st.lists(st.tuples(quotients(), st.floats(-1, 1)), min_size=1, max_size=30))
def test_it_agrees_with_exact_division(
    mode: Rounding, relative_error: float, drawn: list[tuple[tuple[int, int], float]]
) -> None:
    exact = [quotient for quotient, _ in drawn]
    proposed = proposals(exact, relative_error, [push for _, push in drawn])
    rounded = dispose(proposed, relative_error=relative_error, exact=exact.__getitem__, mode=mode)
    assert rounded.dtype == np.int64
    assert rounded.tolist() == [mode.divide(*quotient) for quotient in exact]


@pytest.mark.parametrize("mode", rounding.ALL)
@pytest.mark.parametrize("halves", [1, 2, 3, 4_615, 2**51 - 1, 2**51 + 1, 2**60 + 1])
def test_ties_and_their_neighbours(mode: Rounding, halves: int) -> None:
    hair = 10**40
    exact = [(halves * hair + side, 2 * hair) for side in (-1, 0, 1)]
    tie = halves / 2
    for proposed in (tie, nextafter(tie, 0.0), nextafter(tie, 2.0**62)):
        rounded = dispose(np.full(3, proposed), relative_error=2.0**-51, exact=exact.__getitem__, mode=mode)
        assert rounded.tolist() == [mode.divide(*quotient) for quotient in exact]


def test_only_what_is_near_a_half_unit_is_asked_for() -> None:
    exact = [(4_615, 1_000), (2_500, 1_000), (9_230, 1_000), (3, 1), (2_499_999_999_999_999, 10**15)]
    asked = []

    def exactly(position: int) -> tuple[int, int]:
        asked.append(position)
        return exact[position]

    proposed = np.array([4.615, 2.5, 9.23, 3.0, 2.5])
    rounded = dispose(proposed, relative_error=1e-12, exact=exactly, mode=rounding.HALF_UP)
    assert rounded.tolist() == [5, 3, 9, 3, 2]
    assert asked == [1, 3, 4]


def test_past_the_halves_a_float_can_see_the_exact_value_decides() -> None:
    exact = [(2**62 + 1, 2), (2**53 + 1, 1)]
    proposed = np.array([2.0**61, 2.0**53])
    rounded = dispose(proposed, relative_error=2.0**-52, exact=exact.__getitem__, mode=rounding.HALF_UP)
    assert rounded.tolist() == [2**61 + 1, 2**53 + 1]
