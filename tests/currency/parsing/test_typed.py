"""What is typed in a cell or after an option: read as amounts are, refused without a word of Python."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency, money_format
from microloan.currency.money import Money
from microloan.currency.parsing.typed import minor_typed
from microloan.errors import CurrencyMismatch, MicroloanError

YEN = Currency("JPY", exponent=0)
OF_PYTHON = re.compile(r"\w=|[A-Z]\w*\.[A-Z]{2}|reading")


@given(st.integers(-(10**12), 10**12), st.sampled_from([BDT, INR, YEN]))
def test_what_is_printed_is_read(minor: int, currency: Currency) -> None:
    amount = Money.from_minor(minor, currency)
    assert minor_typed(str(amount), currency) == minor
    assert minor_typed(amount.format(money_format.UNGROUPED_PLAIN), currency) == minor
    if currency == BDT:
        assert minor_typed(amount.format("bn_BD"), currency) == minor


@pytest.mark.parametrize("text", ["485.500", "0485.5", "485.50"])
def test_plain_digits_may_end_in_zeros(text: str) -> None:
    assert minor_typed(text, BDT) == 48_550


def test_another_currency_is_told_with_that_which_is_meant() -> None:
    with pytest.raises(CurrencyMismatch, match="shows 'INR', which is not BDT; amounts are in BDT here"):
        minor_typed("INR 500", BDT)


@pytest.mark.parametrize(
    "text",
    [
        "500-",
        "+500",
        "500 Cr",
        "500 Dr",
        "500 dr.",
        "1.005",
        "Tk. 1.005",
        "௫௦௦",
        "5 apples",
        "1.2.3",
        "",
        "5 l",
        "(500",
        "x-5",
    ],
)
def test_no_refusal_names_a_choice_of_python(text: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        minor_typed(text, BDT)
    assert not OF_PYTHON.search(caught.value.problem)
