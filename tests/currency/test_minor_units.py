"""Minor units are read exactly or not at all, and written back as they were."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.currency.minor_units import (
    LARGEST_EXPONENT,
    MOST_DIGITS,
    checked_size,
    decimal_amount,
    minor_units,
    nearest_minor_units,
    plain_text,
    shortest_decimal,
)
from microloan.errors import MicroloanError

EXPONENTS = st.integers(0, LARGEST_EXPONENT)
MODES = st.sampled_from([rounding.HALF_UP, rounding.HALF_EVEN, rounding.HALF_DOWN, rounding.UP, rounding.DOWN])
LARGEST = 10**MOST_DIGITS - 1
MINORS = st.one_of(st.integers(-LARGEST, LARGEST), st.integers(-99_999, 99_999))


@given(MINORS, EXPONENTS)
def test_plain_text_is_read_back(minor: int, exponent: int) -> None:
    assert minor_units(plain_text(minor, exponent), exponent) == minor


@given(MINORS, EXPONENTS)
def test_a_decimal_is_read_back(minor: int, exponent: int) -> None:
    assert minor_units(decimal_amount(minor, exponent), exponent) == minor


@given(MINORS, EXPONENTS)
def test_the_decimal_is_the_exact_quotient(minor: int, exponent: int) -> None:
    assert Fraction(decimal_amount(minor, exponent)) == Fraction(minor, 10**exponent)


@given(MINORS, EXPONENTS)
def test_the_decimal_context_changes_nothing(minor: int, exponent: int) -> None:
    usual = decimal_amount(minor, exponent)
    with localcontext() as context:
        context.prec = 1
        assert decimal_amount(minor, exponent).compare_total(usual) == 0
        assert minor_units(usual, exponent) == minor


@given(st.integers(-(10**30), 10**30), EXPONENTS)
def test_a_whole_number_counts_major_units(major: int, exponent: int) -> None:
    assert minor_units(major, exponent) == major * 10**exponent
    assert minor_units(str(major), exponent) == major * 10**exponent


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30), EXPONENTS)
def test_a_decimal_is_read_exactly_or_refused(value: Decimal, exponent: int) -> None:
    exact = Fraction(value) * 10**exponent
    if exact.denominator == 1:
        assert minor_units(value, exponent) == exact
    else:
        with pytest.raises(MicroloanError, match="finer than a minor unit"):
            minor_units(value, exponent)


@pytest.mark.parametrize(
    ("written", "exponent", "minor"),
    [
        ("11500.50", 2, 1_150_050),
        ("11500.5", 2, 1_150_050),
        ("11500.500000", 2, 1_150_050),
        ("0.01", 2, 1),
        ("-0.01", 2, -1),
        ("-0", 2, 0),
        ("-0.00", 2, 0),
        ("007", 0, 7),
        ("7.0", 0, 7),
        ("1.0001", 4, 10_001),
        (Decimal("1E+3"), 2, 100_000),
        (Decimal("-0.00"), 2, 0),
        (Decimal("0E-999999"), 2, 0),
        (Decimal("1.000"), 0, 1),
    ],
)
def test_forms_that_are_read(written: str | Decimal, exponent: int, minor: int) -> None:
    assert minor_units(written, exponent) == minor


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", "+5", "--5", "5-", "(5)", "5.", ".5", "5..5", "1.2.3"),
        *(" 5", "5 ", "5\n", "- 5", "1 000", "1,000", "1_000", "1e5", "0x10", "NaN", "Infinity", "-inf"),
        *("Tk. 5", "5/-", "५००", "৫০০", "\u0665", "\uff15", "²", "5\u00a0000", "\u22125", "1/2", "24%"),
    ],
)
def test_text_that_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(MicroloanError, match="is not plain decimal text like") as caught:
        minor_units(text, 2)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("amount", text, "bad_number")


@pytest.mark.parametrize("value", ["1.005", Decimal("1.005"), Decimal("1E-9999999"), "0.001"])
def test_what_is_finer_than_a_minor_unit_is_refused(value: str | Decimal) -> None:
    with pytest.raises(MicroloanError, match=r"is finer than a minor unit \(exponent 2\); round it first") as caught:
        minor_units(value, 2)
    assert caught.value.code == "inexact"


@pytest.mark.parametrize(
    "value",
    [
        10**MOST_DIGITS,
        pytest.param(-(10**100_000), id="huge"),
        "1" * (MOST_DIGITS + 1),
        pytest.param("1" * 1_000_000, id="ones"),
        pytest.param("0" * 1_000_000, id="zeros"),
        Decimal(10**MOST_DIGITS),
        Decimal("1E+999999999999999"),
        Decimal("-1E+999999999999999"),
    ],
)
@pytest.mark.parametrize("exponent", [0, 4])
def test_what_is_too_long_is_refused_at_once(value: int | str | Decimal, exponent: int) -> None:
    with pytest.raises(MicroloanError, match="must have at most 40 digits") as caught:
        minor_units(value, exponent)
    assert caught.value.code == "out_of_range"
    assert len(str(caught.value)) < 200


def test_the_largest_amount_is_one_short_of_the_limit() -> None:
    assert checked_size(LARGEST) == LARGEST
    assert checked_size(-LARGEST) == -LARGEST
    for beyond in (LARGEST + 1, -LARGEST - 1):
        with pytest.raises(MicroloanError):
            checked_size(beyond)


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        (0.1, "inexact", 'write it as text, like "11500.50"'),
        (5.0, "inexact", "seldom exact"),
        (float("nan"), "inexact", "seldom exact"),
        (np.float64(5), "inexact", "seldom exact"),
        (True, "wrong_type", "this is a bool"),
        (None, "wrong_type", "this is a NoneType"),
        (b"5", "wrong_type", "this is a bytes"),
        (Fraction(1, 2), "wrong_type", "this is a Fraction"),
        (np.int64(5), "wrong_type", "this is a int64, write int"),
        ([5], "wrong_type", "this is a list"),
        (Decimal("NaN"), "bad_number", "is not a number"),
        (Decimal("sNaN"), "bad_number", "is not a number"),
        (Decimal("-Infinity"), "bad_number", "is not a number"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_hint(value: object, code: str, hint: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        minor_units(value, 2)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert hint in caught.value.problem


@pytest.mark.parametrize(("exponent", "example"), [(0, '"11500"'), (1, '"11500.5"'), (3, '"11500.500"')])
def test_a_hint_has_the_decimals_of_the_currency(exponent: int, example: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        minor_units("1,000", exponent)
    assert example in caught.value.problem


@given(st.fractions(-(10**30), 10**30, max_denominator=10**9), st.integers(0, 4), MODES)
def test_the_nearest_amount_is_the_exact_one_rounded_by_size(
    value: Fraction, exponent: int, mode: rounding.Rounding
) -> None:
    size = mode.divide(abs(value.numerator) * 10**exponent, value.denominator)

    assert nearest_minor_units(value, exponent, mode) == (-size if value < 0 else size)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=9), MODES)
def test_text_decimals_and_fractions_are_rounded_alike(value: Decimal, mode: rounding.Rounding) -> None:
    expected = nearest_minor_units(Fraction(value), 2, mode)

    with localcontext(Context(prec=1, traps=[Inexact])):
        assert nearest_minor_units(value, 2, mode) == expected
        assert nearest_minor_units(format(value, "f"), 2, mode) == expected


@given(st.integers(-(10**38), 10**38), MODES)
def test_what_is_exact_is_not_rounded(minor: int, mode: rounding.Rounding) -> None:
    assert nearest_minor_units(plain_text(minor, 2), 2, mode) == minor


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2.665, "inexact"),
        (True, "wrong_type"),
        (None, "wrong_type"),
        ("1e5", "bad_number"),
        ("1,000", "bad_number"),
        ("NaN", "bad_number"),
        ("1" * 65, "out_of_range"),
        (Decimal("NaN"), "bad_number"),
        (Decimal("Infinity"), "bad_number"),
        (Decimal("1e40"), "out_of_range"),
        (Decimal("1e-65"), "out_of_range"),
        (10**39, "out_of_range"),
        (Fraction(10**39), "out_of_range"),
    ],
)
def test_what_cannot_be_rounded_is_refused(value: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        nearest_minor_units(value, 2, rounding.HALF_UP)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == ("amount", code)


@given(st.integers(-(10**38), 10**38), st.integers(0, 12))
def test_the_shortest_decimal_is_the_same_number_without_zeros(minor: int, exponent: int) -> None:
    shortest = shortest_decimal(minor, exponent)

    assert Fraction(shortest) == Fraction(minor, 10**exponent)
    assert shortest.as_tuple().exponent == 0 or shortest.as_tuple().digits[-1] != 0
