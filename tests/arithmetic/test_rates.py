"""Rates are exact, in lowest terms, say their unit, and read back from what they print."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import LARGEST_DENOMINATOR, Rate, per_thousand, percent, rate_of
from microloan.errors import MicroloanError
from microloan.testing import rates

# What no type checker lets through.
Wrong: TypeAlias = Any
# What text can hold: a thousand million in both parts.
WRITABLE = st.builds(Rate, st.integers(0, 10**9), st.integers(1, 10**9))


@given(st.integers(0, 10**30), st.integers(1, 10**24))
def test_a_rate_is_kept_in_lowest_terms(numerator: int, denominator: int) -> None:
    rate = Rate(numerator, denominator)
    assert rate.as_fraction() == Fraction(numerator, denominator)
    assert gcd(rate.numerator, rate.denominator) == 1


@given(rates(), st.integers(1, 10**6))
def test_equal_rates_are_one_value(rate: Rate, factor: int) -> None:
    longer = Rate(rate.numerator * factor, rate.denominator * factor)
    assert longer == rate
    assert hash(longer) == hash(rate)
    assert repr(longer) == repr(rate)


@given(rates() | WRITABLE)
def test_text_reads_back(rate: Rate) -> None:
    assert rate_of(str(rate)) == rate
    assert eval(repr(rate), {"percent": percent}) == rate  # noqa: S307
    assert pickle.loads(pickle.dumps(rate)) == rate  # noqa: S301


@given(st.integers(0, 10**8))
def test_every_spelling_of_a_decimal_is_the_same_rate(digits: int) -> None:
    text, tenfold = (f"{Decimal(digits).scaleb(-places):f}" for places in (4, 3))
    spellings = [
        *(rate_of(f"{text}{unit}") for unit in ("%", " %", "/1%")),
        *(rate_of(f" {tenfold}{unit}\n") for unit in ("‰", " ‰", " per thousand")),
        *(percent(value) for value in (text, Decimal(text), Fraction(text))),
        *(per_thousand(value) for value in (tenfold, Decimal(tenfold), Fraction(tenfold))),
    ]
    assert {rate.as_fraction() for rate in spellings} == {Fraction(digits, 10**6)}


@given(rates(), rates(), st.sampled_from((operator.lt, operator.le, operator.gt, operator.ge, operator.eq)))
def test_rates_order_as_their_fractions_do(one: Rate, other: Rate, compare: Callable[[Any, Any], bool]) -> None:
    assert compare(one, other) is compare(one.as_fraction(), other.as_fraction())
    assert compare(one, one) is compare(0, 0)


@pytest.mark.parametrize(
    ("text", "fraction", "printed"),
    [
        ("24%", Fraction(6, 25), "24%"),
        ("024.50%", Fraction(49, 200), "24.5%"),
        ("23.5375%", Fraction(1_883, 8_000), "23.5375%"),
        ("1/3%", Fraction(1, 300), "1/3%"),
        ("2/4%", Fraction(1, 200), "0.5%"),
        ("150 per thousand", Fraction(3, 20), "15%"),
        ("125‰", Fraction(1, 8), "12.5%"),
        ("0%", Fraction(0), "0%"),
        ("0.000000000000000001%", Fraction(1, 10**20), "0.000000000000000001%"),
    ],
)
def test_text_by_hand(text: str, fraction: Fraction, printed: str) -> None:
    assert rate_of(text).as_fraction() == fraction
    assert str(rate_of(text)) == printed


def test_a_rate_stays_as_it_is() -> None:
    rate = percent(24)
    assert rate_of(rate) is rate
    assert repr(rate) == "percent('24')"


@pytest.mark.parametrize(
    ("bare", "spellings"),
    [
        (24, 'write "24%" or percent(24)'),
        (0.24, 'write "24%" or percent("24")'),
        (0.07, 'write "7%" or percent("7")'),
        (24.5, 'write "24.5%" or percent("24.5")'),
        (Decimal("0.24"), 'write "24.00%" or percent("24.00")'),
        (Fraction(1, 3), 'write "100/3%" or percent("100/3")'),
        (0, 'write "0%" or percent(0)'),
    ],
)
def test_a_bare_number_is_refused_with_the_two_right_spellings(bare: Wrong, spellings: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        rate_of(bare, "interest.rate")
    assert str(caught.value) == f"interest.rate={bare} is a bare number; {spellings}"
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("interest.rate", bare, "bare_number")


@pytest.mark.parametrize("bare", [24, 0.24, 24.5, Decimal("0.24"), Fraction(1, 3), Fraction(5, 2)])
def test_the_spellings_it_offers_are_right(bare: Wrong) -> None:
    with pytest.raises(MicroloanError) as caught:
        rate_of(bare)
    text, call = caught.value.problem.removeprefix("is a bare number; write ").split(" or ")
    expected = Fraction(str(bare)) * (100 if bare < 1 else 1) / 100
    assert rate_of(text.strip('"')).as_fraction() == expected
    assert eval(call, {"percent": percent}).as_fraction() == expected  # noqa: S307


@pytest.mark.parametrize(
    "bare",
    [
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        -24,
        10**5_000,
        Fraction(10**5_000),
    ],
    ids=["nan", "inf", "NaN", "sNaN", "-Infinity", "negative", "endless", "endless fraction"],
)
def test_a_bare_number_that_is_no_rate_still_shows_how_to_write_one(bare: Wrong) -> None:
    with pytest.raises(MicroloanError, match=r'is a bare number; write "24%" or percent\(24\)$') as caught:
        rate_of(bare)
    assert (caught.value.argument, caught.value.code) == ("rate", "bare_number")


@pytest.mark.parametrize("value", [True, False, None, b"24%", (24,), object()])
def test_what_is_no_number_at_all(value: Wrong) -> None:
    with pytest.raises(MicroloanError, match=r'^rate=.* is not a rate; write "24%" or percent\(24\)$') as caught:
        rate_of(value)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("rate", value, "wrong_type")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("24", 'write "24%"'),
        ("1/3", 'write "1/3%"'),
        ("24 percent", 'write a plain number and its unit, like "24%"'),
        ("", 'write a plain number and its unit, like "24%"'),
        ("%", 'write a plain number and its unit, like "24%"'),
        ("24%%", 'write a plain number and its unit, like "24%"'),
        ("1e2%", 'write a plain number and its unit, like "24%"'),
        ("1_000%", 'write a plain number and its unit, like "24%"'),
        ("1,000%", 'write a plain number and its unit, like "24%"'),
        (".5%", 'write a plain number and its unit, like "24%"'),
        ("২৪%", 'write a plain number and its unit, like "24%"'),
        ("nan%", 'write a plain number and its unit, like "24%"'),
    ],
)
def test_text_that_is_no_rate(text: str, hint: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        rate_of(text)
    assert str(caught.value) == f"rate={text!r} is not a rate; {hint}"
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("rate", text, "bad_rate")


@pytest.mark.parametrize("form", ["{}", "{}%", "1/{}%", "0.{}%", "{} per thousand"])
def test_endless_text_is_refused_and_not_repeated(form: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        rate_of(form.format("3" * 10**6))
    assert caught.value.code == "bad_rate"
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("make", [percent, per_thousand])
@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.1, "inexact"),
        (True, "inexact"),
        (None, "inexact"),
        ("24%", "bad_number"),
        ("", "bad_number"),
        ("1/0", "bad_number"),
        (Decimal("NaN"), "bad_number"),
        (Decimal("Infinity"), "bad_number"),
        (Decimal("1e999999"), "bad_number"),
        (-1, "out_of_range"),
        ("-0.01", "out_of_range"),
        (Fraction(1, 10**24), "out_of_range"),
    ],
)
def test_what_makes_no_rate(make: Callable[[Any], Rate], value: Wrong, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make(value)
    assert (caught.value.argument, caught.value.value, caught.value.code) == (make.__name__, value, code)


@pytest.mark.parametrize(
    ("numerator", "denominator", "argument", "code"),
    [
        (-1, 100, "numerator", "out_of_range"),
        (1, 0, "denominator", "out_of_range"),
        (1, -100, "denominator", "out_of_range"),
        (1, LARGEST_DENOMINATOR + 1, "denominator", "out_of_range"),
        (10**1000, 1, "numerator", "out_of_range"),
        (1, -(10**1000), "denominator", "out_of_range"),
        (0.24, 1, "numerator", "wrong_type"),
        (True, 1, "numerator", "wrong_type"),
        (24, Decimal(100), "denominator", "wrong_type"),
    ],
)
def test_pairs_that_are_no_rate(numerator: Wrong, denominator: Wrong, argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Rate(numerator, denominator)
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_rate_does_not_compare_with_a_number() -> None:
    assert percent(24) != Fraction(6, 25)
    with pytest.raises(TypeError, match="not supported between instances of 'Rate'"):
        assert percent(24) < Fraction(6, 25)  # type: ignore[operator]
