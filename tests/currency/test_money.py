"""Money adds up, to the minor unit, whatever is done with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import Rounding
from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money
from microloan.currency.operands import MOST_PARTS
from microloan.errors import CurrencyMismatch, MicroloanError

YEN = Currency("JPY", 0)
Operation: TypeAlias = Callable[[], object]
CURRENCIES = st.sampled_from([BDT, INR, YEN, Currency("XXX", 4, "x", ())])
MINORS = st.integers(-(10**34), 10**34) | st.integers(-999, 999)
MONEYS = st.builds(Money.from_minor, MINORS, CURRENCIES)
RATES = st.builds(Rate, st.integers(0, 10**6), st.integers(1, 10**6))
MODES = st.sampled_from(rounding.ALL)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(any)


@given(MONEYS)
def test_repr_evaluates_back(money: Money) -> None:
    names = {"BDT": BDT, "INR": INR, "Currency": Currency}
    assert eval(repr(money), names) == money  # noqa: S307


@given(MONEYS)
def test_plain_data_goes_through_json_and_back(money: Money) -> None:
    data = json.loads(json.dumps(money.to_dict()))
    assert data == {"minor": money.minor, "currency": money.currency.code}
    assert Money.from_dict(data, currencies=(INR, money.currency, BDT)) == money


@given(MONEYS)
def test_the_amount_makes_the_money_again(money: Money) -> None:
    assert money.currency(money.amount) == money
    assert Fraction(money.amount) == Fraction(money.minor, 10**money.currency.exponent)


@given(MINORS, MINORS, st.integers(-1000, 1000), CURRENCIES)
def test_arithmetic_is_that_of_minor_units(left: int, right: int, factor: int, currency: Currency) -> None:
    one, other = Money.from_minor(left, currency), Money.from_minor(right, currency)
    assert (one + other).minor == left + right
    assert (one - other).minor == left - right
    assert (-one).minor == -left
    assert abs(one).minor == abs(left)
    assert one * factor == factor * one == Money.from_minor(left * factor, currency)
    assert {money.currency for money in (one + other, one - other, -one, abs(one), one * factor)} == {currency}


@given(st.lists(MINORS))
def test_sum_adds_up(minors: list[int]) -> None:
    moneys = [Money.from_minor(minor, BDT) for minor in minors]
    assert sum(moneys, start=BDT(0)).minor == sum(minors)
    assert sum(moneys) == (sum(moneys, start=BDT(0)) if moneys else 0)


@given(MINORS, st.integers(-(10**34), 10**34).filter(bool))
def test_money_over_money_is_an_exact_fraction(left: int, right: int) -> None:
    quotient = Money.from_minor(left, BDT) / Money.from_minor(right, BDT)
    assert quotient == Fraction(left, right)


@given(MONEYS, RATES, MODES)
def test_times_is_symmetric_about_zero(money: Money, rate: Rate, mode: Rounding) -> None:
    assert (-money).times(rate, rounding=mode) == -money.times(rate, rounding=mode)


@given(MONEYS, RATES, MODES)
def test_times_rounds_the_exact_product_once(money: Money, rate: Rate, mode: Rounding) -> None:
    exact = abs(money.minor) * rate.as_fraction()
    rounded = abs(money.times(rate, rounding=mode).minor)
    assert abs(rounded - exact) < 1
    assert rounded == mode.divide(exact.numerator, exact.denominator)


@given(MONEYS, WEIGHTS)
def test_parts_add_up(money: Money, weights: list[int]) -> None:
    parts = money.allocate(weights)
    assert len(parts) == len(weights)
    assert sum(parts, start=money.currency(0)) == money
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.minor - Fraction(money.minor * weight, sum(weights))) < 1
        assert weight > 0 or not part


@given(MONEYS, WEIGHTS)
def test_a_negative_amount_is_shared_as_its_opposite(money: Money, weights: list[int]) -> None:
    assert (-money).allocate(weights) == tuple(-part for part in money.allocate(weights))


@given(MONEYS, st.integers(1, 200))
def test_a_split_adds_up_within_one_unit(money: Money, parts: int) -> None:
    split = money.split(parts)
    assert len(split) == parts
    assert sum(split, start=money.currency(0)) == money
    assert max(split).minor - min(split).minor <= 1


def test_examples_from_the_field() -> None:
    assert BDT(10_000).times("150 per thousand", rounding=rounding.HALF_UP) == BDT(1_500)
    assert BDT(11_500).split(46) == (BDT(250),) * 46
    assert BDT(11_500).allocate((10_000, 1_500)) == (BDT(10_000), BDT(1_500))
    assert BDT("0.05").times(percent(50), rounding=rounding.HALF_EVEN) == BDT("0.02")
    assert BDT("-0.05").times(percent(50), rounding=rounding.UP) == BDT("-0.03")
    assert BDT(399_091_262) / BDT(4_288_686_000) == Fraction(399_091_262, 4_288_686_000)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (BDT(0), "Tk. 0"),
        (BDT(1_000), "Tk. 1,000"),
        (BDT(200_000), "Tk. 2,00,000"),
        (BDT("483.50"), "Tk. 483.50"),
        (BDT(-5), "-Tk. 5"),
        (BDT("-0.01"), "-Tk. 0.01"),
        (INR(10_000_000), "Rs. 1,00,00,000"),
        (NPR(100_000), "Rs. 1,00,000"),
        (PKR(100_000), "Rs. 100,000"),
        (LKR("99999.99"), "Rs. 99,999.99"),
        (YEN(-1_000), "-JPY 1,000"),
        (Currency("BHD", 3, "BD")("1000.050"), "BD 1,000.050"),
    ],
)
def test_text_is_what_the_field_prints(money: Money, text: str) -> None:
    assert str(money) == f"{money}" == format(money, "") == text


def test_a_huge_amount_prints_all_its_digits() -> None:
    huge = BDT(-(10**30))
    assert repr(huge) == f"BDT('-1{'0' * 30}.00')"
    assert str(huge) == f"-Tk. 10{',00' * 13},000"


@pytest.mark.parametrize("spec", [",", ".2f", "en_BD", ">12", " "])
def test_a_format_specification_is_refused(spec: str) -> None:
    with pytest.raises(MicroloanError, match=r"use \.format\(\)") as caught:
        format(BDT(5), spec)
    assert caught.value.code == "bad_format_spec"


@pytest.mark.parametrize("other", [1, -1, 0.0, "5", Decimal(5), None, True, False, np.int64(0), [BDT(5)]])
def test_only_money_is_added_to_money(other: object) -> None:
    operations: list[Operation] = [
        lambda: other + BDT(5),  # type: ignore[operator]
        lambda: BDT(5) + other,  # type: ignore[operator]
        lambda: BDT(5) - other,  # type: ignore[operator]
        lambda: other - BDT(5),  # type: ignore[operator]
    ]
    for operation in operations:
        with pytest.raises(MicroloanError) as caught:
            operation()
        assert caught.value.argument == "other"


def test_sum_may_start_with_zero_and_nothing_else_may_be_zero() -> None:
    assert 0 + BDT(5) == BDT(5)
    with pytest.raises(MicroloanError, match=r"other=0 is a bare number; write BDT\(0\)"):
        BDT(5) + 0  # type: ignore[operator]


def test_two_currencies_do_not_meet() -> None:
    operations: list[Operation] = [lambda: BDT(5) + INR(5), lambda: BDT(5) - INR(5), lambda: BDT(5) / INR(5)]
    for operation in operations:
        with pytest.raises(CurrencyMismatch) as caught:
            operation()
        assert caught.value.value == INR(5)
    with pytest.raises(CurrencyMismatch):
        BDT(5) / INR(0)
    with pytest.raises(CurrencyMismatch):
        sum([BDT(5), INR(5)])


@pytest.mark.parametrize(
    "factor",
    [True, 1.5, 2.0, "2", "24%", Decimal(2), Fraction(1, 2), percent(24), None, np.int64(3), BDT(2)],
)
def test_only_whole_numbers_multiply(factor: object) -> None:
    operations: list[Operation] = [
        lambda: BDT(5) * factor,  # type: ignore[operator]
        lambda: factor * BDT(5),  # type: ignore[arg-type]
    ]
    for operation in operations:
        with pytest.raises(MicroloanError, match="must be a whole number") as caught:
            operation()
        assert caught.value.argument == "factor"


def test_an_array_does_not_swallow_money() -> None:
    with pytest.raises(MicroloanError):
        np.array([1, 2]) * BDT(5)
    with pytest.raises(MicroloanError):
        BDT(5) + np.array([0, 0])


@pytest.mark.parametrize("divisor", [46, 0, 1.5, "2", Decimal(2), True, None])
def test_only_money_divides_money(divisor: object) -> None:
    with pytest.raises(MicroloanError, match=r"use split\(\) .* times\(\)") as caught:
        BDT(5) / divisor  # type: ignore[operator]
    assert (caught.value.argument, caught.value.code) == ("divisor", "wrong_type")


def test_zero_divides_nothing() -> None:
    with pytest.raises(MicroloanError, match=r"divisor=Tk. 0 must not be zero"):
        BDT(5) / BDT(0)


@pytest.mark.parametrize("rate", [24, 0.24, True, None, "24", Decimal(24)])
def test_a_rate_needs_its_unit(rate: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        BDT(5).times(rate, rounding=rounding.UP)  # type: ignore[arg-type]
    assert caught.value.argument == "rate"


@pytest.mark.parametrize("mode", ["half_up", None, True, rounding.UP.divide])
def test_a_rounding_is_a_mode(mode: object) -> None:
    with pytest.raises(MicroloanError, match="must be a rounding mode"):
        BDT(5).times("24%", rounding=mode)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weights", "argument"),
    [
        ((), "weights"),
        ((0, 0), "weights"),
        ((3, -1), "weights"),
        (5, "weights"),
        (None, "weights"),
        ((3, 2.0), "weights[1]"),
        ((True,), "weights[0]"),
        ("32", "weights[0]"),
        (np.array([3, 2]), "weights[0]"),
    ],
)
def test_weights_are_whole_numbers_not_all_zero(weights: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        BDT(5).allocate(weights)  # type: ignore[arg-type]
    assert caught.value.argument == argument


@pytest.mark.parametrize("parts", [0, -1, 2.0, "2", True, None, MOST_PARTS + 1, 10**12])
def test_parts_are_counted(parts: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        BDT(5).split(parts)  # type: ignore[arg-type]
    assert caught.value.argument == "parts"


@pytest.mark.parametrize(
    ("minor", "currency", "argument"),
    [
        (5.0, BDT, "minor"),
        (True, BDT, "minor"),
        ("5", BDT, "minor"),
        (np.int64(5), BDT, "minor"),
        (5, "BDT", "currency"),
        (5, None, "currency"),
        (5, Currency, "currency"),
        (10**40, BDT, "amount"),
        pytest.param(-(10**5_000), BDT, "amount", id="huge"),
    ],
)
def test_minor_units_are_whole_numbers_of_a_currency(minor: object, currency: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Money.from_minor(minor, currency)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_a_result_that_is_too_large_is_refused() -> None:
    most = Money.from_minor(10**40 - 1, BDT)
    operations: list[Operation] = [
        lambda: most + most,
        lambda: -most - most,
        lambda: most * 10**6_000,
        lambda: most.times("200%", rounding=rounding.DOWN),
    ]
    for operation in operations:
        with pytest.raises(MicroloanError, match="at most 40 digits"):
            operation()


@pytest.mark.parametrize("arguments", [(), (500,), (500, BDT), ("500", "BDT")])
def test_money_itself_is_not_called(arguments: tuple[object, ...]) -> None:
    with pytest.raises(MicroloanError, match=r"write BDT\(500\) or Money.from_minor"):
        Money(*arguments)  # type: ignore[arg-type]
