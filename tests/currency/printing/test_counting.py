"""What a column prints of an amount is what the format prints of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, Currency, money_format, scale
from microloan.currency.money_format import MoneyStyle
from microloan.currency.printing.counting import check_currency, printing
from microloan.errors import MicroloanError

LOOSE: Any = printing
STYLES = st.sampled_from(
    [
        money_format.INDIAN,
        money_format.ACCOUNTS,
        money_format.compact("bn_BD"),
        money_format.cldr_compact("en_IN"),
        money_format.in_scale(scale.CRORE, places=4, rounding=HALF_UP),
    ]
)


@given(st.integers(1, 10**20), st.integers(0, 4), STYLES)
def test_the_parts_make_the_text(minor: int, exponent: int, style: MoneyStyle) -> None:
    printed = printing(style, Currency("XXX", exponent))
    chosen, *larger = printed.countings
    for counting in larger:
        if chosen.number(minor) < counting.reached:
            break
        chosen = counting
    whole, fraction = divmod(chosen.number(minor), 10**printed.places)
    digits = printed.style.digits.written(str(whole)) + printed.decimals(fraction)

    for sign, before, after in zip((1, -1), chosen.before, chosen.after, strict=True):
        # What is rounded to zero has no minus.
        if sign == 1 or whole or fraction:
            text = style.text(sign * minor, Currency("XXX", exponent))
            assert text.startswith(before)
            assert text.endswith(after)
            assert text[len(before) : len(text) - len(after)].replace(",", "") == digits


@given(st.integers(0, 10**20), st.integers(0, 4), STYLES)
def test_the_budget_is_kept(minor: int, exponent: int, style: MoneyStyle) -> None:
    for counting in printing(style, Currency("XXX", exponent)).countings:
        assert counting.number(minor) <= counting.meets(minor)
        assert minor * counting.multiplier <= counting.meets(minor)


@pytest.mark.parametrize("style", [money_format.cldr_name("en_IN"), None, 5, "en_XX"], ids=["name", "none", "5", "xx"])
def test_what_is_no_format_of_digits(style: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        LOOSE(style, BDT)

    assert caught.value.argument == "style"


def test_what_is_no_currency() -> None:
    with pytest.raises(MicroloanError) as caught:
        check_currency("BDT")

    assert str(caught.value) == "currency='BDT' must be a Currency, such as BDT"
