"""Amounts from words as paper has them, and what is refused there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, NPR, Currency
from microloan.currency.words import (
    AmountWords,
    Position,
    Spelling,
    amount_from_words,
    amount_in_words,
    amount_words,
    number_in_words,
    spelling,
)
from microloan.errors import MicroloanError

ENGLISH, BANGLA, BANGLA_INDIA, HINDI = (
    amount_words.ENGLISH,
    amount_words.BANGLA,
    amount_words.BANGLA_INDIA,
    amount_words.HINDI,
)
CHEQUE = replace(ENGLISH, position=Position.PREFIX)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("taka five thousand", 500_000),
        ("Tk. Five Thousand Only.", 500_000),
        ("five thousand tk", 500_000),
        ("BDT Five Thousand", 500_000),
        ("Five Thousand Taka Fifty Poisha", 500_050),
        ("Five Thousand Taka and Zero Paisa Only", 500_000),
        ("Taka Five Thousand Paisa Fifty", 500_050),
        ("Taka Five Thousand, Paisa Fifty", 500_050),
        ("Taka Five Thousand, and Paisa Fifty", 500_050),
        ("Five Thousand Taka, Fifty Paisa", 500_050),
        ("Five Thousand Taka, and Fifty Paisa", 500_050),
        ("One Lac, Five Thousand Taka", 105_000_00),
        ("ZERO TAKA FIVE PAISA", 5),
        ("Taka Five Thousand and Fifty Paisa Only", 500_050),
        ("Taka Five Thousand, Fifty Paisa Only", 500_050),
        ("Taka Five Thousand, and Fifty Paisa Only", 500_050),
        ("Tk. One Hundred and Fifty-Seven Paisa", 10_057),
        ("Tk. One Hundred Fifty and Seven Paisa", 15_007),
        ("Taka Fifteen Hundred and Five Paisa", 150_005),
        ("Taka Zero and Five Paisa", 5),
        ("In words: Taka Five Thousand Only", 500_000),
        ("In word :- Five Thousand Taka", 500_000),
    ],
)
def test_english_as_it_is_written(text: str, minor: int) -> None:
    assert amount_from_words(text, BDT, ENGLISH) == minor


@pytest.mark.parametrize(
    ("text", "currency", "style", "minor"),
    [
        ("Rs. Five Thousand Only", INR, ENGLISH, 500_000),
        ("Five Thousand Rupees Only", NPR, CHEQUE, 500_000),
        ("পাঁচ লক্ষ টাকা এবং পঞ্চাশ পয়সা।", BDT, BANGLA, 50_000_050),
        ("পাঁচ হাজার টাকা মাত্র", INR, BANGLA_INDIA, 500_000),
        ("पांच हजार रुपए केवल", INR, HINDI, 500_000),
        ("रु. पाँच हज़ार मात्र", INR, HINDI, 500_000),
    ],
)
def test_other_languages_as_they_are_written(text: str, currency: Currency, style: AmountWords, minor: int) -> None:
    assert amount_from_words(text, currency, style) == minor


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Five Thousand Only", "no_unit"),
        ("Five Thousand", "no_unit"),
        ("Five Thousand Rupees", "no_unit"),
        ("Taka Only", "no_words"),
        ("Paisa", "no_words"),
        ("Only", "no_unit"),
        ("", "no_words"),
        ("Five Taka Six", "out_of_place"),
        ("Five Taka Six Taka", "out_of_place"),
        ("Five Paisa Six Taka", "out_of_place"),
        ("Five Paisa Six Paisa", "out_of_place"),
        ("Taka Five Taka", "out_of_place"),
        ("Five Taka Six Paisa Seven Paisa", "out_of_place"),
        ("Five Taka and", "out_of_place"),
        ("and Five Taka", "out_of_place"),
        ("Five and Taka", "out_of_place"),
        ("Taka and Five", "out_of_place"),
        ("Five Taka and and Six Paisa", "out_of_place"),
        ("Five Taka Only Only", "out_of_place"),
        ("Five Taka,", "out_of_place"),
        ("Five, Taka", "out_of_place"),
        ("Taka, Five", "out_of_place"),
        ("Five Taka and, Six Paisa", "out_of_place"),
        ("Taka Five and, Paisa Six", "out_of_place"),
        ("Taka Five and and Paisa Six", "out_of_place"),
        ("Taka and Paisa Six", "out_of_place"),
        ("Taka, Paisa Six", "out_of_place"),
        ("Five Only Taka", "out_of_place"),
        ("Five Taka Minus", "out_of_place"),
        ("Five Point Five Taka", "out_of_place"),
        ("Five Taka and Paisa", "no_words"),
        ("Five Taka One Hundred Paisa", "out_of_range"),
        ("Five Thousand Lakhz Taka", "unknown_word"),
        ("Five Thousand Dollars and Six Taka", "unknown_word"),
        ("Taka One Hundred and Fifty Seven Paisa", "ambiguous"),
        ("Taka Five Thousand and Twenty Five Paisa", "ambiguous"),
        ("Taka Twenty Five Paisa", "ambiguous"),
        ("Taka Five Thousand Fifty Paisa", "ambiguous"),
        ("Taka Five Paisa", "ambiguous"),
        ("Taka Five Lakhz and Six Paisa", "unknown_word"),
        ("Taka and Five Paisa", "out_of_place"),
        ("Taka Five and Paisa", "out_of_place"),
        ("Taka Five and One Hundred Paisa", "out_of_place"),
        ("Taka Paisa", "no_words"),
        ("Minus Five Taka", "negative"),
        ("Taka " * 201, "too_long"),
        (500, "wrong_type"),
    ],
)
def test_what_is_no_amount(text: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        amount_from_words(text, BDT, ENGLISH)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("text", code)


@pytest.mark.parametrize(
    ("style", "currency", "text"),
    [
        (ENGLISH, INR, "Rupees {} and {} Paise Only"),
        (replace(ENGLISH, spelling=spelling.ENGLISH_WITH_AND), INR, "Rs. {}, and {} Paise"),
        (BANGLA, BDT, "টাকা {} ও {} পয়সা মাত্র"),
        (HINDI, INR, "रुपये {} और {} पैसे मात्र"),
    ],
    ids=["en", "en_and", "bn", "hi"],
)
@given(major=st.integers(0, 10**14 - 1) | st.integers(0, 10**4), paisa=st.integers(0, 99))
def test_the_first_unit_before_and_the_last_after(
    style: AmountWords, currency: Currency, text: str, major: int, paisa: int
) -> None:
    words = text.format(*(number_in_words(number, style.spelling) for number in (major, paisa)))

    assert amount_from_words(words, currency, style) == 100 * major + paisa


@given(
    major=st.integers(0, 10**4) | st.integers(0, 10**14 - 1),
    paisa=st.integers(0, 99),
    joining=st.sampled_from([" and ", ", ", " "]),
    language=st.sampled_from([spelling.ENGLISH, spelling.ENGLISH_WITH_AND]),
)
def test_without_hyphens_it_is_the_amount_or_could_be_two(
    major: int, paisa: int, joining: str, language: Spelling
) -> None:
    said = joining.join(number_in_words(number, language).replace("-", " ") for number in (major, paisa))
    try:
        minor = amount_from_words(f"Rupees {said} Paise Only", INR, ENGLISH)
    except MicroloanError as error:
        assert error.code == "ambiguous"  # noqa: PT017 - either outcome is right
    else:
        assert minor == 100 * major + paisa


def test_a_word_out_of_its_place_is_told_where_it_belongs() -> None:
    with pytest.raises(MicroloanError, match="'Lakh'; scales fall, each after its number: Crore, Lakh, Thousand"):
        amount_from_words("Two Lakh Five Lakh Taka", BDT, ENGLISH)
    with pytest.raises(MicroloanError, match="'Taka'; each unit is named once, the larger one first"):
        amount_from_words("Five Paisa Six Taka", BDT, ENGLISH)


def test_an_amount_below_zero_is_told_what_to_do() -> None:
    advice = "must not be below zero; receipts and cheques have no minus, so write the amount without it"
    with pytest.raises(MicroloanError, match=advice):
        amount_in_words(-500, BDT, ENGLISH)
    with pytest.raises(MicroloanError, match=advice):
        amount_from_words("Minus Five Taka", BDT, ENGLISH)


def test_the_word_that_is_wrong_is_named() -> None:
    with pytest.raises(MicroloanError, match="'Lakhz'"):
        amount_from_words("Five Lakhz Taka", BDT, ENGLISH)
    with pytest.raises(MicroloanError, match='names no unit like "Taka"'):
        amount_from_words("Five Lakh Rupees", BDT, ENGLISH)
