"""Published prints of amounts, each by the format that its profile and style name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, NPR, Currency, money_format, scale
from microloan.currency.money_format import MoneyFormat, MoneyStyle

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("amount_printing.json").read_text(encoding="utf-8"))
CURRENCIES = {currency.code: currency for currency in (BDT, INR, NPR)}
CLDR: dict[str, Callable[[str], MoneyStyle]] = {
    "standard": money_format.cldr,
    "code": money_format.cldr_code,
    "name": money_format.cldr_name,
    "decimal": money_format.cldr_decimal,
}
COMPACT = {"short": money_format.cldr_compact, "long": money_format.cldr_compact_long}
DIGITS = {"latn": money_format.LATIN, "deva": money_format.DEVANAGARI}
SCALES = {"lakh": scale.LAKH, "crore": scale.CRORE}
DECIMALS = {0: money_format.whole_units(HALF_UP), 2: money_format.ALL_DECIMALS}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_a_published_print(vector: dict[str, Any], cldr_release: int) -> None:
    inputs = vector["inputs"]
    currency: Currency = CURRENCIES[inputs.get("currency", "INR")]
    amount = currency.rounded(inputs["amount"], rounding=HALF_UP)

    assert amount.format(style_of(inputs, vector["locale"])) == as_of(cldr_release, vector)["expected"]


def test_what_a_later_release_prints_is_something_else() -> None:
    changed = [vector for vector in VECTORS if "since" in vector]

    assert {vector["locale"] for vector in changed} == {"bn_IN", "ta_IN"}
    for vector in changed:
        assert as_of(48, vector)["expected"] == vector["expected"] != as_of(49, vector)["expected"]


def as_of(release: int, vector: dict[str, Any]) -> dict[str, Any]:
    """What is printed with a release of CLDR: a vector is of 48, and says since when it is another."""
    since: dict[str, Any] = vector.get("since", vector)
    return since if release >= since.get("cldr", 0) else vector


def style_of(inputs: dict[str, Any], locale: str) -> MoneyStyle:
    match inputs:
        case {"unit": unit, "fraction_digits": places}:
            return money_format.in_scale(SCALES[unit], places=places, rounding=HALF_UP)
        case {"length": length, "max_fraction_digits": 2}:
            return COMPACT[length](locale)
        case {"profile": "field", "prefix": prefix, "grouping": "indian", "fraction_digits": places}:
            symbol = money_format.symbol_text(prefix)
            return replace(money_format.field(locale), symbol=symbol, decimals=DECIMALS[places])
        case {"profile": "cldr", "style": style, "numbering_system": system}:
            chosen = CLDR[style](locale)
            assert isinstance(chosen, MoneyFormat)
            return replace(chosen, digits=DIGITS[system])
        case {"profile": "cldr", "style": style}:
            return CLDR[style](locale)
        case _:
            raise AssertionError(inputs)
