"""Numbers and amounts in words as published, printed and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from microloan.currency import BDT, INR
from microloan.currency.words import (
    Position,
    Spelling,
    amount_from_words,
    amount_in_words,
    amount_words,
    number_from_words,
    number_in_words,
    spelling,
)

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("amount_words.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]

CURRENCIES = {"BDT": BDT, "INR": INR}
SPELLINGS = {"en_IN": spelling.ENGLISH, "bn_BD": spelling.BANGLA, "hi_IN": spelling.HINDI}
WITH_ARAB = {
    "en_IN": spelling.ENGLISH.with_words("english_with_arab", spelling.ENGLISH_ARAB),
    "hi_IN": spelling.HINDI.with_words("hindi_with_arab", spelling.HINDI_ARAB),
}
# Each form that a row accepts is also a print: the choices of words that make it.
CHOICES: dict[str, list[Mapping[int, str]]] = {
    "w272": [{66: "ছিষট্টি"}],
    "w276": [spelling.BANGLA_SHO],
    "w277": [spelling.BANGLA_SHO],
    "w281": [spelling.BANGLA_LOKKHO],
    "w285": [spelling.BANGLA_LOKKHO, {69: "ঊনসত্তর", 900: "নশো"}],
    "w288": [spelling.BANGLA_LOKKHO],
    "w296": [{44: "चौवालीस"}],
    "w298": [{67: "सरसठ"}],
    "w301": [spelling.HINDI_NABE],
}
# What a row may ask for, and what is done about it below.
ASKED = {"amount", "style", "and", "lakh", "scale", "minor", "currency", "position", "only"}


def rows(style: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in ROWS if row["inputs"].get("style") == style]


def spelling_of(row: dict[str, Any]) -> Spelling:
    asked = row["inputs"]
    assert set(asked) <= ASKED
    assert asked.get("and", False) is False
    assert asked.get("scale", "arab") == "arab"
    assert asked.get("lakh", "লাখ") == dict(spelling.BANGLA.scales)[100_000]
    return (WITH_ARAB if "scale" in asked else SPELLINGS)[row["locale"]]


@pytest.mark.parametrize("row", rows("cardinal"))
def test_numbers(row: dict[str, Any]) -> None:
    chosen = spelling_of(row)
    number = Decimal(row["inputs"]["amount"])

    assert number_in_words(row["inputs"]["amount"], chosen) == row["expected"]
    assert number_in_words(number, chosen) == row["expected"]
    if number == int(number):
        assert number_in_words(int(number), chosen) == row["expected"]
    for text in (row["expected"], *row.get("accept", ())):
        assert number_from_words(text, chosen) == number
    if "wrong" in row:
        assert number_from_words(row["wrong"], chosen) != number


@pytest.mark.parametrize("row", rows("amount"))
def test_amounts(row: dict[str, Any]) -> None:
    asked = row["inputs"]
    currency, style = CURRENCIES[asked["currency"]], amount_words.of(row["locale"])
    assert set(asked) <= ASKED
    assert style.position is Position[asked["position"].upper()]
    assert bool(style.closing) is asked["only"]

    assert amount_in_words(asked["minor"], currency, style) == row["expected"]
    assert amount_from_words(row["expected"], currency, style) == asked["minor"]


@pytest.mark.parametrize("row", [row for row in ROWS if "accept" in row], ids=lambda row: row["id"])
def test_every_accepted_form_can_be_printed(row: dict[str, Any]) -> None:
    chosen = spelling_of(row)
    printed = [
        number_in_words(row["inputs"]["amount"], chosen.with_words(f"choice_{position}", words))
        for position, words in enumerate(CHOICES[row["id"]])
    ]

    assert printed == row["accept"]


def test_english_in_the_indian_system() -> None:
    row = next(row for row in ROWS if row["id"] == "FMT-04")
    values, words = row["inputs"]["values"], row["expected"]["words"]

    assert [number_in_words(value, spelling.ENGLISH.lower_case()) for value in values] == words
    assert [number_from_words(text, spelling.ENGLISH) for text in words] == values


@pytest.mark.parametrize("row", rows("read"))
def test_words_as_an_institution_printed_them(row: dict[str, Any]) -> None:
    asked = row["inputs"]
    style = amount_words.of(row["locale"])

    assert amount_from_words(asked["text"], CURRENCIES[asked["currency"]], style) == row["expected"]


def test_every_row_is_tested_and_names_its_source() -> None:
    tested = [row.values[0]["id"] for style in ("cardinal", "amount", "read") for row in rows(style)]

    assert sorted([*tested, "FMT-04"]) == sorted(row["id"] for row in ROWS)
    assert len(ROWS) == 38
    assert all(row["source"].strip() for row in ROWS)
