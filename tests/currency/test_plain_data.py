"""Money is read from plain data strictly: two keys, whole minor units, a known currency."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency, Money
from microloan.currency.plain_data import read_record
from microloan.errors import MicroloanError, RecordError


@pytest.mark.parametrize("currency", [BDT, INR, NPR, PKR, LKR])
def test_the_five_currencies_are_known(currency: Currency) -> None:
    assert Money.from_dict(currency("-0.01").to_dict()) == currency("-0.01")


def test_any_mapping_is_read() -> None:
    assert Money.from_dict(MappingProxyType({"currency": "BDT", "minor": 0})) == BDT(0)


def test_a_currency_of_your_own_is_named_by_the_caller() -> None:
    yen = Currency("JPY", 0)
    assert read_record({"minor": 5, "currency": "JPY"}, [BDT, yen]) == (5, yen)
    with pytest.raises(
        RecordError, match="currency='JPY' is not among the currencies expected: BDT, INR, NPR, PKR, LKR"
    ):
        Money.from_dict(yen(5).to_dict())


@pytest.mark.parametrize(
    ("data", "argument", "code"),
    [
        (None, "money", "wrong_type"),
        ("BDT 5", "money", "wrong_type"),
        ([500, "BDT"], "money", "wrong_type"),
        ({}, "minor", "missing_key"),
        ({"minor": 500}, "currency", "missing_key"),
        ({"currency": "BDT"}, "minor", "missing_key"),
        ({"minor": 500, "currency": "BDT", "scale": 2}, "scale", "unknown_key"),
        ({"Minor": 500, "currency": "BDT"}, "Minor", "unknown_key"),
        ({"minor": 500, "currency": "BDT", 5: 2}, "5", "unknown_key"),
        ({"minor": 500.0, "currency": "BDT"}, "minor", "wrong_type"),
        ({"minor": "500", "currency": "BDT"}, "minor", "wrong_type"),
        ({"minor": True, "currency": "BDT"}, "minor", "wrong_type"),
        ({"minor": None, "currency": "BDT"}, "minor", "wrong_type"),
        ({"minor": 10**40, "currency": "BDT"}, "minor", "out_of_range"),
        pytest.param({"minor": -(10**5_000), "currency": "BDT"}, "minor", "out_of_range", id="huge"),
        ({"minor": 500, "currency": "bdt"}, "currency", "unknown_currency"),
        ({"minor": 500, "currency": "Tk."}, "currency", "unknown_currency"),
        ({"minor": 500, "currency": 50}, "currency", "wrong_type"),
        ({"minor": 500, "currency": None}, "currency", "wrong_type"),
        ({"minor": 500, "currency": ["BDT"]}, "currency", "wrong_type"),
    ],
)
def test_data_of_another_form_is_refused(data: object, argument: str, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        Money.from_dict(data)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize("currencies", [("BDT",), (None,), "BDT", (Currency,)])
def test_currencies_are_currencies(currencies: object) -> None:
    with pytest.raises(MicroloanError, match="must hold currencies") as caught:
        Money.from_dict({"minor": 500, "currency": "BDT"}, currencies)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == ("currencies", "wrong_type")
