"""Money compares within its currency, serves as a key, and never changes."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Currency, Money
from microloan.errors import CurrencyMismatch, MicroloanError

MINORS = st.integers(-(10**39), 10**39) | st.integers(-5, 5)
CURRENCIES = st.sampled_from([BDT, INR, Currency("JPY", 0), Currency("XXX", 4, "x", ())])
MONEYS = st.builds(Money.from_minor, MINORS, CURRENCIES)
ORDERINGS = [operator.lt, operator.le, operator.gt, operator.ge]


@given(MINORS, MINORS, CURRENCIES)
def test_money_orders_as_its_minor_units_do(left: int, right: int, currency: Currency) -> None:
    one, other = Money.from_minor(left, currency), Money.from_minor(right, currency)
    for compare in (*ORDERINGS, operator.eq, operator.ne):
        assert compare(one, other) is compare(left, right)
    assert bool(one) is bool(left)
    assert (hash(one) == hash(other)) or left != right


@given(MONEYS)
def test_pickles_and_copies_are_equal(money: Money) -> None:
    copies = [copy.copy(money), copy.deepcopy(money)]
    copies += [pickle.loads(pickle.dumps(money, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301
    assert {money} == {*copies}


def test_money_is_a_key() -> None:
    fees = {BDT(10): "form", BDT("10.00"): "passbook", INR(10): "form"}
    assert fees == {BDT(10): "passbook", INR(10): "form"}


@pytest.mark.parametrize("other", [500, "500", 500.0, Decimal(500), None, True, INR(500), object(), 50_000, 0])
def test_nothing_else_equals_money(other: object) -> None:
    assert (BDT(500) == other) is False
    assert (other == BDT(500)) is False
    assert BDT(500) != other


def test_zero_is_one_zero() -> None:
    assert -BDT(0) == BDT(0) == BDT("-0.00")
    assert (repr(-BDT(0)), str(-BDT(0)), str((-BDT(0)).amount)) == ("BDT('0.00')", "Tk. 0", "0.00")
    assert BDT(0) != INR(0)


@pytest.mark.parametrize("compare", ORDERINGS)
@pytest.mark.parametrize(
    ("other", "code"),
    [
        (0, "bare_number"),
        (500, "bare_number"),
        ("500", "bare_number"),
        (Decimal(500), "bare_number"),
        (np.int64(500), "bare_number"),
        (500.0, "inexact"),
        (True, "wrong_type"),
        (None, "wrong_type"),
    ],
)
def test_order_is_for_money_only(compare: Callable[[object, object], bool], other: object, code: str) -> None:
    for left, right in ((BDT(500), other), (other, BDT(500))):
        with pytest.raises(MicroloanError) as caught:
            compare(left, right)
        assert (caught.value.argument, caught.value.code) == ("other", code)


@pytest.mark.parametrize("compare", ORDERINGS)
def test_order_is_within_one_currency(compare: Callable[[object, object], bool]) -> None:
    with pytest.raises(CurrencyMismatch, match=r"other=Rs. 5 is in INR, not BDT; convert it first"):
        compare(BDT(5), INR(5))


def test_two_definitions_of_one_code_do_not_mix() -> None:
    taka = Currency("BDT", 2, "৳")
    with pytest.raises(CurrencyMismatch, match="two definitions of BDT do not mix"):
        BDT(5) < taka(5)  # noqa: B015


@pytest.mark.parametrize("name", ["minor", "currency", "other"])
def test_money_does_not_change(name: str) -> None:
    money = BDT(5)
    with pytest.raises(FrozenInstanceError, match=name):
        setattr(money, name, 6)
    with pytest.raises(FrozenInstanceError, match=name):
        delattr(money, name)
    assert money == BDT(5)
    assert not hasattr(money, "__dict__")
