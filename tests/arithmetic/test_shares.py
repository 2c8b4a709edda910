"""Shares as text: rounded once, by the named mode, with a sign where there is one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.arithmetic.shares import decimals_text, percent_text
from microloan.errors import MicroloanError


@given(st.fractions(-1000, 1000), st.integers(0, 12), st.sampled_from(rounding.ALL))
def test_text_is_the_fraction_to_half_a_step(value: Fraction, places: int, mode: Rounding) -> None:
    text = decimals_text(value, places, mode)
    assert len(text.partition(".")[2]) == places
    assert abs(Fraction(text) - value) < Fraction(1, 10**places)
    if mode is HALF_UP:
        assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 3), 2, "33.33%"),
        (Fraction(-1, 3), 0, "-33%"),
        (Fraction(-1, 100_000), 2, "0.00%"),
        (Fraction(1), 0, "100%"),
        (Fraction(517, 500), 2, "103.40%"),
    ],
)
def test_shares_print(value: Fraction, places: int, text: str) -> None:
    assert percent_text(value, places, HALF_UP) == text


@pytest.mark.parametrize("places", [-1, 13, True])
def test_places_that_are_none_are_refused(places: int) -> None:
    with pytest.raises(MicroloanError, match="from 0 to 12"):
        percent_text(Fraction(1), places, HALF_UP)
