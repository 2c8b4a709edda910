"""The five modes against their definitions in exact fractions, on one number and on columns."""

from __future__ import annotations

import decimal
import pickle
from decimal import Decimal
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rounding import DOWN, HALF_DOWN, HALF_EVEN, HALF_UP, UP, Rounding, RoundingRule

HALF = Fraction(1, 2)
MODES = st.sampled_from(rounding.ALL)
MULTIPLES = st.sampled_from((1, 2, 5, 100, 500, 1_000)) | st.integers(1, 10**6)
IN_DECIMAL = {
    HALF_UP: decimal.ROUND_HALF_UP,
    HALF_EVEN: decimal.ROUND_HALF_EVEN,
    HALF_DOWN: decimal.ROUND_HALF_DOWN,
    UP: decimal.ROUND_UP,
    DOWN: decimal.ROUND_DOWN,
}


def quotients(largest: int = 10**15, largest_denominator: int = 10**6) -> st.SearchStrategy[tuple[int, int]]:
    """Draw a numerator and a denominator; halves, and what lies a hair beside them, come often."""
    anything = st.tuples(st.integers(0, largest), st.integers(1, largest_denominator))
    beside = st.builds(
        lambda whole, half, hair: (max((2 * whole + 1) * half + hair, 0), 2 * half),
        st.integers(0, largest // largest_denominator),
        st.integers(1, largest_denominator // 2),
        st.sampled_from((-1, 0, 0, 1)),
    )
    return anything | beside


def by_definition(mode: Rounding, exact: Fraction) -> int:
    """Round as the mode's name says, from the whole part and what is left of a unit."""
    whole = floor(exact)
    rest = exact - whole
    goes_up = {
        HALF_UP: rest >= HALF,
        HALF_EVEN: rest > HALF or (rest == HALF and whole % 2 == 1),
        HALF_DOWN: rest > HALF,
        UP: rest > 0,
        DOWN: False,
    }
    return whole + goes_up[mode]


@given(MODES, quotients())
def test_a_mode_does_what_its_name_says(mode: Rounding, quotient: tuple[int, int]) -> None:
    assert mode.divide(*quotient) == by_definition(mode, Fraction(*quotient))


@given(MODES, quotients(10**60, 10**30))
def test_a_mode_is_exact_however_long_the_numbers(mode: Rounding, quotient: tuple[int, int]) -> None:
    assert mode.divide(*quotient) == by_definition(mode, Fraction(*quotient))


@given(MODES, st.integers(0, 10**12), st.integers(0, 6))
def test_a_mode_rounds_as_decimal_does(mode: Rounding, digits: int, places: int) -> None:
    expected = Decimal(digits).scaleb(-places).to_integral_value(rounding=IN_DECIMAL[mode])
    assert mode.divide(digits, 10**places) == int(expected)


@given(MODES, st.lists(quotients(), min_size=1, max_size=20))
def test_the_two_kinds_agree(mode: Rounding, pairs: list[tuple[int, int]]) -> None:
    numerators, denominators = np.array(pairs, dtype=np.int64).T
    first = pairs[0][1]
    assert mode.divide(numerators, denominators).tolist() == [mode.divide(*pair) for pair in pairs]
    assert mode.divide(numerators, first).tolist() == [mode.divide(over, first) for over, _ in pairs]


@given(MODES, st.integers(1, 10**12) | st.integers(LARGEST_INT64 // 4, LARGEST_INT64 // 2), st.integers(0, 3))
def test_a_column_is_exact_up_to_the_edge_it_promises(mode: Rounding, denominator: int, below: int) -> None:
    numerator = LARGEST_INT64 - denominator - below
    column = mode.divide(np.array([numerator]), np.array([denominator]))
    assert column.tolist() == [by_definition(mode, Fraction(numerator, denominator))]


@given(MODES, quotients(), MULTIPLES)
def test_a_multiple_is_rounded_to_in_its_own_units(mode: Rounding, quotient: tuple[int, int], multiple: int) -> None:
    rounded = rounding.round_to_multiple(*quotient, multiple, mode)
    exact = Fraction(*quotient)
    assert rounded == by_definition(mode, exact / multiple) * multiple
    assert abs(rounded - exact) < multiple
    assert mode is not UP or rounded >= exact
    assert mode is not DOWN or rounded <= exact
    assert mode in {UP, DOWN} or abs(rounded - exact) * 2 <= multiple


@given(MODES, st.lists(quotients(), min_size=1, max_size=20), MULTIPLES)
def test_multiples_agree_on_both_kinds(mode: Rounding, pairs: list[tuple[int, int]], multiple: int) -> None:
    numerators, denominators = np.array(pairs, dtype=np.int64).T
    expected = [rounding.round_to_multiple(*pair, multiple, mode) for pair in pairs]
    rule = RoundingRule(multiple, mode)
    assert rounding.round_to_multiple(numerators, denominators, multiple, mode).tolist() == expected
    assert rule.apply(numerators, denominators).tolist() == expected
    assert [rule.apply(*pair) for pair in pairs] == expected
    assert [rule.division()(*pair) for pair in pairs] == expected


@given(MODES, st.integers(0, 10**12), MULTIPLES)
def test_what_is_whole_already_stays(mode: Rounding, whole: int, multiple: int) -> None:
    assert mode.divide(whole * multiple, multiple) == whole
    assert rounding.round_to_multiple(whole * multiple, 1, multiple, mode) == whole * multiple


@given(quotients())
def test_the_modes_lie_between_down_and_up(quotient: tuple[int, int]) -> None:
    ordered = [mode.divide(*quotient) for mode in (DOWN, HALF_DOWN, HALF_EVEN, HALF_UP, UP)]
    assert ordered == sorted(ordered)
    assert ordered[-1] - ordered[0] == (quotient[0] % quotient[1] != 0)


@pytest.mark.parametrize(
    ("quotient", "expected"),
    [
        ((7, 2), [4, 4, 3, 4, 3]),
        ((9, 2), [5, 4, 4, 5, 4]),
        ((22, 5), [4, 4, 4, 5, 4]),
        ((23, 5), [5, 5, 5, 5, 4]),
        ((1, 2), [1, 0, 0, 1, 0]),
        ((0, 7), [0, 0, 0, 0, 0]),
    ],
)
def test_the_table_of_the_modes(quotient: tuple[int, int], expected: list[int]) -> None:
    modes = (HALF_UP, HALF_EVEN, HALF_DOWN, UP, DOWN)
    assert [mode.divide(*quotient) for mode in modes] == expected


@pytest.mark.parametrize(
    ("multiple", "mode", "installment"),
    [(100, HALF_UP, 51_100), (100, UP, 51_200), (500, UP, 51_500), (1_000, HALF_UP, 51_000), (1_000, UP, 52_000)],
)
def test_23_000_taka_over_45_in_the_multiples_of_the_field(multiple: int, mode: Rounding, installment: int) -> None:
    assert rounding.round_to_multiple(2_300_000, 45, multiple, mode) == installment


@pytest.mark.parametrize("mode", rounding.ALL)
def test_a_mode_is_a_value_with_a_name(mode: Rounding) -> None:
    assert eval(repr(mode), {"rounding": rounding}) is mode  # noqa: S307
    assert pickle.loads(pickle.dumps(mode)) == mode  # noqa: S301
    assert len({mode.name for mode in rounding.ALL}) == len(rounding.ALL) == 5
