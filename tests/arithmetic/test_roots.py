"""Sums of roots: enclosed, rounded and multiplied exactly, for one amount and for a column."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.powers import compare_powers, whole_root
from microloan.arithmetic.roots import RootSum, power_of, times_rounded
from microloan.errors import ColumnError, MicroloanError

PRECISE = Context(prec=80)
growths = st.fractions(min_value=1, max_value=3, max_denominator=10**6)
degrees = st.integers(1, 60)
modes = st.sampled_from(rounding.ALL)


@st.composite
def root_sums(draw: st.DrawFn) -> RootSum:
    degree = draw(st.integers(1, 12))
    powers = st.dictionaries(
        st.integers(0, degree - 1), st.fractions(min_value=0, max_value=100, max_denominator=1_000), min_size=1
    )
    return RootSum(draw(growths), degree, draw(powers))


# ---------------------------------------------------------------- laws


@given(st.integers(0, 2**400), degrees)
def test_a_whole_root_is_the_largest_whose_power_fits(value: int, degree: int) -> None:
    root = whole_root(value, degree)

    assert root**degree <= value < (root + 1) ** degree


@given(growths, st.integers(1, 12), st.integers(1, 12))
def test_a_power_of_a_root_is_a_fraction_again(base: Fraction, degree: int, times: int) -> None:
    assert power_of(base**degree, Fraction(times, degree)).as_fraction() == base**times


@given(root_sums(), st.integers(1, 200))
def test_bounds_enclose_what_decimals_say(number: RootSum, bits: int) -> None:
    low, high = number.bounds(bits)

    with localcontext(PRECISE):
        value = decimal_of(number) * Decimal(2) ** bits
        slack = Decimal(2) ** bits * Decimal("1e-60") * (1 + value)
        assert low <= value + slack
        assert value - slack <= high
    assert high - low <= 2


@given(root_sums(), st.integers(0, 10**12), st.integers(1, 10**4), modes)
def test_rounding_agrees_with_decimals_away_from_ties(
    number: RootSum, over: int, under: int, mode: rounding.Rounding
) -> None:
    found = number.rounded(over, under, mode)

    with localcontext(PRECISE):
        exact = decimal_of(number) * over / under
        assert abs(found - exact) <= (Decimal("0.5") if mode.name.startswith("half") else 1) + Decimal("1e-30")


@given(st.fractions(min_value=0, max_value=100), st.integers(0, 10**9), st.integers(1, 10**4), modes)
def test_a_fraction_rounds_as_fractions_do(fraction: Fraction, over: int, under: int, mode: rounding.Rounding) -> None:
    number = RootSum(Fraction(1), 1, {0: fraction})

    assert number.rounded(over, under, mode) == mode.divide(fraction.numerator * over, fraction.denominator * under)


@given(root_sums(), st.lists(st.integers(0, 10**12), min_size=1, max_size=20), st.sampled_from((1, 100, 500)), modes)
def test_a_column_is_multiplied_as_its_amounts_are(
    number: RootSum, amounts: list[int], multiple: int, mode: rounding.Rounding
) -> None:
    found = times_rounded(number, np.array(amounts, dtype=np.int64), multiple, mode)

    assert found.tolist() == [times_rounded(number, amount, multiple, mode) for amount in amounts]


@given(growths, st.integers(0, 300), growths, st.integers(0, 300))
def test_powers_compare_as_they_are(base: Fraction, exponent: int, other: Fraction, also: int) -> None:
    left, right = base**exponent, other**also

    assert compare_powers(base, exponent, other, also) == (left > right) - (left < right)


# ---------------------------------------------------------------- cases


def test_a_perfect_power_is_taken_out_of_the_root() -> None:
    assert RootSum(Fraction(64), 6, {1: Fraction(1)}).as_fraction() == 2
    assert RootSum(Fraction(4), 6, {3: Fraction(1)}).as_fraction() == 2
    cube_root = RootSum(Fraction(4), 6, {1: Fraction(1)})
    assert (cube_root.base.numerator, cube_root.degree) == (2, 3)


@given(growths, st.integers(501, 3_000), st.integers(1, 500))
def test_roots_of_a_high_degree_are_enclosed_alike(base: Fraction, degree: int, power: int) -> None:
    low, high = power_of(base, Fraction(power, degree)).bounds(64)

    assert high - low <= 2
    with localcontext(PRECISE):
        value = (Decimal(base.numerator) / base.denominator) ** (Decimal(power) / degree) * 2**64
        assert low <= value + Decimal("1e-40")
        assert value - Decimal("1e-40") <= high


def test_near_a_tie_the_exact_value_decides() -> None:
    # √(10^40 + 1) is above 10^20 by 5e-21 alone.
    root = power_of(Fraction(10**40 + 1), Fraction(1, 2))

    assert root.rounded(1, 1, rounding.UP) == 10**20 + 1
    assert root.rounded(1, 2, rounding.HALF_DOWN) == 5 * 10**19
    assert root.rounded(1, 1, rounding.DOWN) == 10**20


def test_powers_of_millions_are_compared_at_once() -> None:
    assert compare_powers(1 + Fraction(1, 10**6), 693_148 * 10, Fraction(2), 10) == 1
    assert compare_powers(1 + Fraction(1, 10**6), 693_147 * 10, Fraction(2), 10) == -1
    assert compare_powers(Fraction(9), 500, Fraction(3), 1_000) == 0


# ---------------------------------------------------------------- bad input


def test_what_does_not_fit_a_column_is_an_error() -> None:
    with pytest.raises(ColumnError, match="1 of 2 loans have a result past int64, first at position 1"):
        times_rounded(RootSum(Fraction(1), 1, {0: Fraction(4)}), np.array([1, 2**62]), 1, rounding.UP)


@pytest.mark.parametrize(
    ("base", "degree", "coefficients"),
    [
        (Fraction(0), 1, {}),
        (Fraction(2), 0, {}),
        (Fraction(2), 2, {2: Fraction(1)}),
        (Fraction(2), 2, {1: Fraction(-1)}),
    ],
)
def test_other_sums_are_refused(base: Fraction, degree: int, coefficients: dict[int, Fraction]) -> None:
    with pytest.raises(MicroloanError):
        RootSum(base, degree, coefficients)


def decimal_of(number: RootSum) -> Decimal:
    base = Decimal(number.base.numerator) / number.base.denominator
    return sum(
        (
            Decimal(part.numerator) / part.denominator * (base ** (Decimal(power) / number.degree))
            for power, part in number.coefficients
        ),
        start=Decimal(0),
    )
