"""The words of amounts are in composed form, each known once and in any case that is safe."""

from __future__ import annotations

import re
from unicodedata import is_normalized

import pytest

from microloan.currency.currencies import ALL
from microloan.currency.parsing import vocabulary
from microloan.currency.parsing.vocabulary import CURRENCY_SIGNS, WORDS, Word, word
from microloan.currency.scale import LAKH


def test_every_word_is_composed_and_printable() -> None:
    assert [text for text in WORDS if not is_normalized("NFC", text) or not text.isprintable()] == []


def test_no_word_is_entered_twice() -> None:
    tables = (vocabulary._CURRENCIES, vocabulary._SCALES, vocabulary._OTHERS)
    texts = [text for table in tables for row in table for text in row[-1].split()]

    assert len(texts) == len(set(texts)) == len(WORDS)


def test_every_kind_is_described() -> None:
    described = set(re.findall(r"^((?:\w )*\w) {2,}", vocabulary.__doc__ or "", flags=re.MULTILINE))
    letters = {letter for row in described for letter in row.split() if len(letter) == 1}

    assert {entry.kind for entry in WORDS.values()} | {"u"} == letters


def test_every_currency_has_its_code_and_its_symbol() -> None:
    for currency in ALL:
        assert word(currency.code) == Word("c", (currency.code,))
        assert currency.code in word(currency.symbol).codes


def test_signs_are_words_of_currencies() -> None:
    assert {word(sign).kind for sign in CURRENCY_SIGNS} == {"c"}


@pytest.mark.parametrize("text", ["Lakh", "LAKH", "lakhs", "LaC", "Lacs"])
def test_words_are_known_in_any_case(text: str) -> None:
    assert word(text).scale == LAKH


@pytest.mark.parametrize(("text", "kind"), [("L", "L"), ("l", "a"), ("K", "T"), ("M", "a"), ("c", "a"), ("x", "u")])
def test_single_letters_are_known_as_they_are_printed(text: str, kind: str) -> None:
    assert word(text).kind == kind
