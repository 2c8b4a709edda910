"""A currency says how amounts count and print, and makes money when called."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money
from microloan.currency.currencies import ALL
from microloan.errors import MicroloanError

YEN = Currency("JPY", 0)
DINAR = Currency("KWD", exponent=3, symbol="KD", grouping=(3, 2))
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
SYMBOLS = st.sampled_from([None, "¥", "Tk", "৳", "रु.", "R's", "Le Leone"])
GROUPINGS = st.lists(st.integers(1, 9), max_size=3).map(tuple)
CURRENCIES = st.builds(Currency, CODES, st.integers(0, 4), SYMBOLS, GROUPINGS) | st.sampled_from(ALL)


@given(CURRENCIES)
def test_repr_evaluates_back(currency: Currency) -> None:
    names = {known.code: known for known in ALL}
    assert eval(repr(currency), {"Currency": Currency, **names}) == currency  # noqa: S307


@given(CURRENCIES)
def test_pickles_and_copies_are_equal(currency: Currency) -> None:
    copies = [copy.copy(currency), copy.deepcopy(currency)]
    copies += [pickle.loads(pickle.dumps(currency, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    assert {currency} == {*copies}


def test_the_five_currencies_of_the_field() -> None:
    assert [repr(currency) for currency in ALL] == ["BDT", "INR", "NPR", "PKR", "LKR"]
    assert {currency.exponent for currency in ALL} == {2}
    assert [currency.symbol for currency in ALL] == ["Tk.", "Rs.", "Rs.", "Rs.", "Rs."]
    assert [str(currency(1_234_567)) for currency in (BDT, INR, NPR)] == [
        "Tk. 12,34,567",
        "Rs. 12,34,567",
        "Rs. 12,34,567",
    ]
    assert [str(currency(1_234_567)) for currency in (PKR, LKR)] == ["Rs. 1,234,567"] * 2


def test_a_currency_of_your_own_has_sensible_defaults() -> None:
    assert (YEN.symbol, YEN.grouping) == ("JPY", (3,))
    assert str(YEN(1_500_000)) == "JPY 1,500,000"
    assert repr(YEN) == "Currency('JPY', 0)"
    assert repr(DINAR) == "Currency('KWD', 3, symbol='KD', grouping=(3, 2))"
    assert Currency("BDT", 2, "Tk.", (3, 2)) == BDT


@pytest.mark.parametrize("amount", [20_000, "20000", "20000.00", Decimal(20_000), Decimal("2E+4")])
def test_calling_a_currency_makes_money(amount: int | str | Decimal) -> None:
    assert BDT(amount) == Money.from_minor(2_000_000, BDT)


@pytest.mark.parametrize(
    ("exponent", "text", "minor"),
    [(0, "12", 12), (1, "1.2", 12), (2, "0.12", 12), (3, "0.012", 12), (4, "0.0012", 12)],
)
def test_the_exponent_decides_the_minor_unit(exponent: int, text: str, minor: int) -> None:
    money = Currency("XXX", exponent)(text)
    assert money.minor == minor
    assert str(money) == f"XXX {text}"
    with pytest.raises(MicroloanError, match=f"exponent {exponent}"):
        Currency("XXX", exponent)(f"{text if exponent else text + '.'}1")


def test_money_of_a_currency_is_read_once() -> None:
    with pytest.raises(MicroloanError, match="must be a whole number, a Decimal or text"):
        BDT(BDT(5))  # type: ignore[arg-type]


def test_a_currency_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        BDT.symbol = "৳"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("arguments", "argument", "code"),
    [
        (("bdt", 2), "code", "bad_code"),
        (("BD", 2), "code", "bad_code"),
        (("TAKA", 2), "code", "bad_code"),
        (("ÉUR", 2), "code", "bad_code"),
        (("BDT\n", 2), "code", "bad_code"),
        ((50, 2), "code", "bad_code"),
        (("BDT", -1), "exponent", "out_of_range"),
        (("BDT", 5), "exponent", "out_of_range"),
        (("BDT", True), "exponent", "wrong_type"),
        (("BDT", 2.0), "exponent", "wrong_type"),
        (("BDT", "2"), "exponent", "wrong_type"),
        (("BDT", None), "exponent", "wrong_type"),
        (("BDT", 2, ""), "symbol", "bad_symbol"),
        (("BDT", 2, " Tk"), "symbol", "bad_symbol"),
        (("BDT", 2, "Tk5"), "symbol", "bad_symbol"),
        (("BDT", 2, "T\nk"), "symbol", "bad_symbol"),
        (("BDT", 2, "T" * 13), "symbol", "bad_symbol"),
        (("BDT", 2, 5), "symbol", "bad_symbol"),
        (("BDT", 2, "Tk", [3, 2]), "grouping", "bad_grouping"),
        (("BDT", 2, "Tk", (0,)), "grouping", "bad_grouping"),
        (("BDT", 2, "Tk", (3, True)), "grouping", "bad_grouping"),
        (("BDT", 2, "Tk", "3,2"), "grouping", "bad_grouping"),
    ],
)
def test_a_currency_of_another_form_is_refused(arguments: tuple[object, ...], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Currency(*arguments)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == (argument, code)
