"""Amounts of money in words, and back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, LKR, NPR, PKR, Currency
from microloan.currency.words import (
    AmountWords,
    CurrencyNames,
    Negatives,
    Position,
    UnitName,
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
OLD_PAPER = spelling.BANGLA.with_words("old_paper", spelling.BANGLA_LOKKHO | spelling.BANGLA_SHO)
STYLES = [
    ENGLISH,
    CHEQUE,
    replace(ENGLISH, spelling=spelling.ENGLISH_WITH_AND),
    replace(CHEQUE, spelling=spelling.ENGLISH_WITH_AND, joining="", closing=""),
    replace(ENGLISH, spelling=spelling.ENGLISH.lower_case(), joining="plus", closing="/-"),
    BANGLA,
    replace(BANGLA, spelling=OLD_PAPER, joining="এবং", position=Position.PREFIX),
    BANGLA_INDIA,
    HINDI,
    replace(HINDI, spelling=spelling.HINDI.with_words("hindi_with_arab", spelling.HINDI_ARAB), closing="केवल"),
]
CURRENCIES = [BDT, INR, NPR, PKR, LKR]
WORDS = "five hundred thousand lakh crore taka paisa and , only minus টাকা পয়সা পাঁচ रुपये सौ"
LIMIT = 10**16
MINORS = (
    st.integers(0, LIMIT - 1) | st.integers(0, 1_000_000) | st.integers(0, 10**14 - 1).map(lambda major: 100 * major)
)


@pytest.mark.parametrize("style", STYLES, ids=range(len(STYLES)))
@given(minor=MINORS, currency=st.sampled_from(CURRENCIES), below_zero=st.booleans())
def test_words_are_read_back(style: AmountWords, minor: int, currency: Currency, *, below_zero: bool) -> None:
    spoken = replace(style, negatives=Negatives.SPOKEN)
    amount = -minor if below_zero else minor
    words = amount_in_words(amount, currency, spoken)

    assert amount_from_words(words, currency, spoken) == amount
    assert "  " not in words
    assert words == words.strip()
    if not below_zero:
        assert amount_in_words(minor, currency, style) == words


@pytest.mark.parametrize("style", STYLES[5:], ids=range(len(STYLES) - 5))
@given(minor=MINORS)
def test_every_style_of_a_language_reads_the_others(style: AmountWords, minor: int) -> None:
    for other in STYLES[5:]:
        if other.spelling.other.folds == style.spelling.other.folds and BANGLA_INDIA not in (style, other):
            assert amount_from_words(amount_in_words(minor, INR, other), INR, style) == minor


@given(MINORS)
def test_an_amount_is_the_number_of_its_units(minor: int) -> None:
    major, paisa = divmod(minor, 100)
    words = amount_in_words(minor, BDT, replace(ENGLISH, joining="", closing=""))
    parts = [
        f"{number_in_words(number, spelling.ENGLISH)} {unit}"
        for number, unit in ((major, "Taka"), (paisa, "Paisa"))
        if number or (unit == "Taka" and not minor)
    ]

    assert words == " ".join(parts)


@pytest.mark.parametrize(
    ("minor", "currency", "style", "words"),
    [
        (1_150_050, BDT, ENGLISH, "Eleven Thousand Five Hundred Taka and Fifty Paisa Only"),
        (1_150_050, BDT, BANGLA, "এগারো হাজার পাঁচশত টাকা পঞ্চাশ পয়সা মাত্র"),
        (5_000_050, BDT, BANGLA, "পঞ্চাশ হাজার টাকা পঞ্চাশ পয়সা মাত্র"),
        (1_150_050, INR, HINDI, "ग्यारह हज़ार पाँच सौ रुपये और पचास पैसे मात्र"),
        (0, BDT, ENGLISH, "Zero Taka Only"),
        (0, INR, ENGLISH, "Zero Rupees Only"),
        (0, INR, HINDI, "शून्य रुपये मात्र"),
        (1, INR, ENGLISH, "One Paisa Only"),
        (101, INR, ENGLISH, "One Rupee and One Paisa Only"),
        (202, INR, ENGLISH, "Two Rupees and Two Paise Only"),
        (101, INR, HINDI, "एक रुपया और एक पैसा मात्र"),
        (101, BDT, ENGLISH, "One Taka and One Paisa Only"),
        (101, LKR, ENGLISH, "One Rupee and One Cent Only"),
        (550, LKR, ENGLISH, "Five Rupees and Fifty Cents Only"),
        (550, NPR, ENGLISH, "Five Rupees and Fifty Paisa Only"),
        (550, PKR, ENGLISH, "Five Rupees and Fifty Paisa Only"),
        (500, INR, BANGLA, "পাঁচ রুপি মাত্র"),
        (500, INR, BANGLA_INDIA, "পাঁচ টাকা মাত্র"),
        (500, BDT, BANGLA_INDIA, "পাঁচ বাংলাদেশি টাকা মাত্র"),
        (500_000, INR, CHEQUE, "Rupees Five Thousand Only"),
        (100, INR, CHEQUE, "Rupees One Only"),
        (10_057, INR, CHEQUE, "Rupees One Hundred and Paise Fifty-Seven Only"),
        (57, INR, CHEQUE, "Paise Fifty-Seven Only"),
        (500, BDT, replace(ENGLISH, closing=""), "Five Taka"),
        (-550, BDT, replace(ENGLISH, negatives=Negatives.SPOKEN), "Minus Five Taka and Fifty Paisa Only"),
        (-500, INR, replace(CHEQUE, negatives=Negatives.SPOKEN), "Minus Rupees Five Only"),
        (-5, BDT, replace(BANGLA, negatives=Negatives.SPOKEN), "ঋণাত্মক পাঁচ পয়সা মাত্র"),
        (10**14, INR, ENGLISH, "One Lakh Crore Rupees Only"),
    ],
)
def test_as_it_is_spoken(minor: int, currency: Currency, style: AmountWords, words: str) -> None:
    assert amount_in_words(minor, currency, style) == words
    assert amount_from_words(words, currency, style) == minor


@given(
    st.sampled_from(STYLES),
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=7,
    ).map(" ".join)
    | st.text(max_size=30),
)
def test_it_is_read_to_what_is_printed_or_refused(style: AmountWords, text: str) -> None:
    spoken = replace(style, negatives=Negatives.SPOKEN)
    try:
        minor = amount_from_words(text, BDT, spoken)
    except MicroloanError as error:
        assert error.argument == "text"  # noqa: PT017 - either outcome is right
    else:
        assert amount_from_words(amount_in_words(minor, BDT, spoken), BDT, spoken) == minor


@pytest.mark.parametrize(
    ("exponent", "minor", "words"),
    [
        (0, 1_500, "One Thousand Five Hundred Units Only"),
        (1, 15, "One Unit and Five Parts Only"),
        (3, 1_234, "One Unit and Two Hundred Thirty-Four Parts Only"),
        (4, 11_234, "One Unit and One Thousand Two Hundred Thirty-Four Parts Only"),
        (4, 10_001, "One Unit and One Part Only"),
    ],
)
def test_each_exponent(exponent: int, minor: int, words: str) -> None:
    currency = Currency("XXX", exponent)
    parts = UnitName("Part", "Parts") if exponent else None
    style = ENGLISH.with_names(CurrencyNames("XXX", UnitName("Unit", "Units"), parts, exponent))

    assert amount_in_words(minor, currency, style) == words
    assert amount_from_words(words, currency, style) == minor


def test_a_currency_without_names_says_how_to_give_them() -> None:
    dollar = Currency("USD", 2)
    with pytest.raises(MicroloanError, match=r'give them: style.with_names\(CurrencyNames\("USD", ') as caught:
        amount_in_words(500, dollar, ENGLISH)
    assert (caught.value.argument, caught.value.code) == ("currency", "no_names")
    with pytest.raises(MicroloanError, match="has no names in these words for a currency of exponent 3"):
        amount_in_words(500, Currency("BDT", 3), ENGLISH)
    with pytest.raises(MicroloanError, match="has no names"):
        amount_from_words("Five Dollars", dollar, ENGLISH)


def test_a_minor_unit_without_a_name_is_not_dropped() -> None:
    style = ENGLISH.with_names(CurrencyNames("USD", UnitName("Dollar", "Dollars")))
    dollar = Currency("USD", 2)

    assert amount_in_words(500, dollar, style) == "Five Dollars Only"
    assert amount_from_words("Five Dollars", dollar, style) == 500
    with pytest.raises(MicroloanError, match="has 5 minor units, and no name for them"):
        amount_in_words(505, dollar, style)


@pytest.mark.parametrize("style", [ENGLISH, BANGLA, HINDI], ids=["en", "bn", "hi"])
def test_amounts_without_words_are_refused(style: AmountWords) -> None:
    for minor in (LIMIT, 10**40, -LIMIT):
        with pytest.raises(MicroloanError, match=r"must be below 10\^14 units of BDT") as caught:
            amount_in_words(minor, BDT, style)
        assert (caught.value.argument, caught.value.code) == ("minor", "out_of_range")
    with pytest.raises(MicroloanError, match=r"minor=-1 must not be below zero") as caught:
        amount_in_words(-1, BDT, style)
    assert caught.value.code == "negative"


@pytest.mark.parametrize(
    ("minor", "currency", "style", "argument"),
    [
        (True, BDT, ENGLISH, "minor"),
        (5.0, BDT, ENGLISH, "minor"),
        ("5", BDT, ENGLISH, "minor"),
        (Decimal(5), BDT, ENGLISH, "minor"),
        (np.int64(5), BDT, ENGLISH, "minor"),
        (5, "BDT", ENGLISH, "currency"),
        (5, None, ENGLISH, "currency"),
        (5, BDT, "en_BD", "style"),
        (5, BDT, None, "style"),
    ],
)
def test_other_types_are_refused(minor: object, currency: object, style: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        amount_in_words(minor, currency, style)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.code) == (argument, "wrong_type")
    if argument != "minor":
        with pytest.raises(MicroloanError) as caught:
            amount_from_words("Five Taka", currency, style)  # type: ignore[arg-type]
        assert caught.value.argument == argument
