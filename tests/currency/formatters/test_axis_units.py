"""An axis has one unit, and no two of its ticks say the same."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, PKR, Currency, money_format, scale
from microloan.currency.formatters.axis_units import (
    IN_LABEL,
    IN_OFFSET,
    MAJOR,
    MINOR,
    ON_TICKS,
    AxisText,
    axis_style,
    check_choices,
    nearest,
)
from microloan.currency.money_format import MoneyStyle, ScaleFormat, ScaleStep
from microloan.errors import MicroloanError

LOOSE_STYLE: Any = axis_style
LOOSE_CHOICES: Any = check_choices
WORDS = {"": 0, "thousand": 3, "lakh": 5, "crore": 7, "lakh crore": 12, "million": 6, "billion": 9, "trillion": 12}
CURRENCIES = st.sampled_from([BDT, INR, PKR, Currency("XXX", 0), Currency("XXX", 4)])
# Where charts put ticks: multiples of a round step.
STEPS = st.builds(lambda digits, power: Fraction(digits) * 10**power, st.sampled_from([1, 2, 5]), st.integers(1, 14))


@given(CURRENCIES, STEPS, st.integers(-20, 20), st.integers(2, 12))
def test_ticks_print_as_the_amounts_they_are(currency: Currency, step: Fraction, first: int, count: int) -> None:
    ticks = [step * (first + place) for place in range(count)]

    axis = AxisText(currency, axis_style(currency, None)).fitted(ticks[0], ticks[-1], ticks)

    unit = 10 ** (currency.exponent + WORDS[axis.unit().removeprefix(currency.symbol).strip()])
    printed = [Fraction(axis.number(tick).replace(",", "")) * unit for tick in ticks]
    assert printed == ticks


@given(
    CURRENCIES,
    st.lists(st.integers(0, 10**14), min_size=2, max_size=8, unique=True),
)
def test_no_two_ticks_say_the_same(currency: Currency, places: list[int]) -> None:
    ticks = [Fraction(place, 7) for place in places]
    smallest_gap = min(right - left for left, right in pairwise(sorted(ticks)))

    axis = AxisText(currency, axis_style(currency, None)).fitted(min(ticks), max(ticks), ticks)

    unit = 10 ** (currency.exponent + WORDS[axis.unit().removeprefix(currency.symbol).strip()])
    printed = [Fraction(axis.number(tick).replace(",", "")) * unit for tick in ticks]
    assert len(set(printed)) == len(ticks)
    assert all(abs(shown - tick) * 1000 <= smallest_gap for shown, tick in zip(printed, ticks, strict=True))
    assert len({len(axis.number(tick).partition(".")[2]) for tick in ticks}) == 1


@given(CURRENCIES, STEPS, st.integers(1, 12))
def test_the_noise_of_floats_is_not_printed(currency: Currency, step: Fraction, count: int) -> None:
    ticks = [step * place for place in range(count + 1)]
    noisy = [tick + step / 10**9 * (-1) ** place for place, tick in enumerate(ticks)]
    text = AxisText(currency, axis_style(currency, None))

    clean, with_noise = (text.fitted(ticks[0], ticks[-1], places) for places in (ticks, noisy))

    assert [with_noise.number(tick) for tick in noisy] == [clean.number(tick) for tick in ticks]


@given(st.fractions(max_denominator=10**6), st.integers(0, 9))
def test_the_nearest_is_nearest(number: Fraction, places: int) -> None:
    assert abs(number * 10**places - nearest(number, places)) <= Fraction(1, 2)
    assert nearest(-number, places) == -nearest(number, places)


@pytest.mark.parametrize(
    ("high", "currency", "style", "unit", "texts"),
    [
        (500, BDT, None, "Tk.", ["0", "500"]),
        (50_000, BDT, None, "Tk. thousand", ["0", "50"]),
        (250_000, BDT, None, "Tk. lakh", ["0.0", "2.5"]),
        (4_288_686_000, BDT, None, "Tk. crore", ["0", "429"]),
        (4_000_000_000, PKR, None, "Rs. billion", ["0", "4"]),
        (4_000_000_000, BDT, "bn_BD", "কোটি টাকা", ["০", "৪০০"]),
        (4_000_000_000, BDT, "en_PK", "Tk. billion", ["0", "4"]),
        (250_000, BDT, money_format.INDIAN, "Tk.", ["0", "2,50,000"]),
        (250_000, BDT, money_format.CHEQUE, "Tk.", ["0", "2,50,000"]),
        (250_000, BDT, money_format.in_scale(scale.CRORE, places=2, rounding=HALF_UP), "crore", ["0.000", "0.025"]),
        (250_000, INR, money_format.cldr_compact("si_LK"), "ද", ["0", "250"]),
    ],
)
def test_the_unit_is_that_of_the_largest(
    high: int, currency: Currency, style: MoneyStyle | str | None, unit: str, texts: list[str]
) -> None:
    ticks = [Fraction(0), Fraction(high * 100)]

    axis = AxisText(currency, axis_style(currency, style)).fitted(ticks[0], ticks[1], ticks)

    assert (axis.unit(), [axis.number(tick) for tick in ticks]) == (unit, texts)


def test_a_close_look_takes_a_smaller_unit() -> None:
    ticks = [Fraction(100_000_00 + place * 100) for place in range(4)]

    axis = AxisText(INR, axis_style(INR, None)).fitted(ticks[0], ticks[-1], ticks)

    assert [axis.with_unit(tick) for tick in ticks][:2] == ["Rs. 1,00,000", "Rs. 1,00,001"]


def test_below_zero_stands_the_mark_of_the_style() -> None:
    style = axis_style(BDT, money_format.ACCOUNTS)
    ticks = [Fraction(-500_00), Fraction(0)]

    axis = AxisText(BDT, style).fitted(ticks[0], ticks[1], ticks)

    assert [axis.number(tick) for tick in ticks] == ["(500)", "0"]
    assert axis.unit() == ""
    assert (axis.labelled("Balance"), axis.labelled("")) == ("Balance", "")


def test_an_axis_beyond_all_money_is_still_printed() -> None:
    ticks = [Fraction(0), Fraction(10**60)]

    axis = AxisText(BDT, axis_style(BDT, None)).fitted(ticks[0], ticks[1], ticks)

    assert (axis.unit(), axis.number(ticks[0])) == ("Tk. lakh crore", "0")


def test_a_label_has_the_unit_in_brackets() -> None:
    axis = AxisText(BDT, axis_style(BDT, None)).fitted(Fraction(0), Fraction(10**9), [])

    assert (axis.labelled("Disbursed"), axis.labelled("")) == ("Disbursed (Tk. crore)", "Tk. crore")


def test_decimals_of_your_own_stay() -> None:
    comma = money_format.DecimalsRule("comma", lambda digits: f",{digits}" if digits else "")
    style = ScaleFormat((ScaleStep(scale.LAKH),), 2, HALF_UP, money_format.MoneyFormat((), decimals=comma))

    ticks = [Fraction(0), Fraction(250_000_00)]
    axis = AxisText(BDT, axis_style(BDT, style)).fitted(ticks[0], ticks[1], ticks)

    assert axis.number(ticks[1]) == "2,5"


@pytest.mark.parametrize(
    ("currency", "style", "argument"),
    [
        ("BDT", None, "currency"),
        (BDT, 5, "style"),
        (BDT, money_format.cldr_name("en_IN"), "style"),
        (BDT, "en_XX", "locale"),
    ],
)
def test_what_is_no_currency_or_style(currency: object, style: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE_STYLE(currency, style)

    assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("data", "unit", "label", "argument"),
    [
        ("minor", IN_OFFSET, "", "data"),
        (MINOR, "offset", "", "unit"),
        (MAJOR, ON_TICKS, None, "label"),
        (IN_LABEL, MINOR, "", "data"),
    ],
)
def test_what_is_no_choice(data: object, unit: object, label: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE_CHOICES(data, unit, label)

    assert (caught.value.argument, caught.value.code) == (argument, "wrong_type")


def test_choices_print_as_they_are_named() -> None:
    assert repr((MINOR, IN_LABEL)) == "(Plotted.MINOR, UnitPlace.LABEL)"
    assert MAJOR.minor_units(Fraction(Decimal("483.5")), BDT) == 483_50
