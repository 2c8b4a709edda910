"""The tables against other people's: num2words, indic-numtowords and ICU say the same numbers.

Each library spells some words its own way; those are other forms, and are chosen here, so
that the rest must be equal to the letter. Where a library is wrong (not of another
spelling, but of another number, or no number at all), `WRONG` says so.

================  ========================================  =================================
library           what is asked                             what it answers
================  ========================================  =================================
num2words         bn: 0.05, 1.05, 100.005 taka              fifty poisha, each time
num2words         bn: 12.05                                 12.5
num2words         bn: -5, -5.5                              5, 5.5
num2words         bn: 10^14                                 a crore crore
num2words         en_IN: 1 rupee, as a whole number         zero rupees, one paisa
num2words         en_IN: 10^10                              an OverflowError
num2words         en_IN: taka                               a NotImplementedError
indic-numtowords  10^9, as a number                         a TypeError
indic-numtowords  10^9, as text                             its digits, one by one
indic-numtowords  below zero                                a KeyError
indic-numtowords  decimals                                  a ValueError
indic-numtowords  hi: 44                                    चौंतालीस, for चवालीस
ICU               en_IN: 10^12                              one trillion, for a lakh crore
================  ========================================  =================================

Of num2words 0.5.14, indic-numtowords 1.1.0 and ICU 72.1. A newer one may have it right.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pytest

from microloan.currency.words import Negatives, Spelling, number_from_words, number_in_words, spelling
from microloan.errors import MicroloanError

num2words: Callable[..., str] = importlib.import_module("num2words").num2words
indic: Callable[..., str] = importlib.import_module("indic_numtowords").num2words

# Every small number, the edges of the scales, and numbers spread evenly below 10^9.
BELOW_ARAB = [
    *range(1_200),
    *(scale + change for scale in (10**4, 10**5, 10**6, 10**7, 10**8) for change in (-1, 0, 1)),
    *(position * 618_033_989 % 10**9 for position in range(1_500)),
]
LARGE = [10**9, 4_288_686_000, 10**10 + 7, 10**11, 155_215_059_811, 999_999_999_999]

LOWER = spelling.ENGLISH.lower_case()
LOWER_WITH_AND = spelling.ENGLISH_WITH_AND.lower_case()
BANGLA_OF_NUM2WORDS = spelling.BANGLA.with_words(
    "bangla_of_num2words",
    {
        15: "পনের",
        16: "ষোল",
        17: "সতের",
        35: "পঁইত্রিশ",
        37: "সাতত্রিশ",
        44: "চৌচল্লিশ",
        52: "বাহান্ন",
        66: "ছিষট্টি",
    },
)
BANGLA_OF_INDIC = spelling.BANGLA.with_words(
    "bangla_of_indic",
    spelling.BANGLA_SHO
    | spelling.BANGLA_LONG_U
    | {16: "ষোল", 19: "ঊনিশ", 28: "আঠাশ", 52: "বাহান্ন", 88: "অষ্টআশি", 600: "ছশো", 900: "নশো"},
)
HINDI_OF_INDIC = spelling.HINDI.with_words(
    "hindi_of_indic",
    {
        6: "छः",
        18: "अट्ठारह",
        44: "चौंतालीस",
        53: "तिरेपन",
        58: "अट्ठावन",
        63: "तिरेसठ",
        66: "छयासठ",
        67: "सरसठ",
        79: "उन्यासी",
        87: "सत्तासी",
    },
)
HINDI_OF_ICU = spelling.HINDI.with_words(
    "hindi_of_icu",
    spelling.HINDI_ARAB
    | spelling.HINDI_NABE
    | {
        15: "पन्द्रह",
        44: "चौवालीस",
        53: "तिरेपन",
        58: "अट्ठावन",
        63: "तिरेसठ",
        87: "सत्तासी",
        88: "अट्ठासी",
    },
)


def differences(say: Callable[[int], str], same: Spelling, numbers: list[int]) -> list[tuple[int, str, str]]:
    """The numbers that a library spells otherwise, and those that are not read back."""
    found: list[tuple[int, str, str]] = []
    for number in numbers:
        theirs, ours = say(number), number_in_words(number, same)
        if theirs != ours:
            found.append((number, theirs, ours))
    return found


def unread(say: Callable[[int], str], language: Spelling, numbers: list[int]) -> list[tuple[int, str]]:
    """The numbers that a library spells in words that are read as another number, each below 100 among them."""
    said = [(number, say(number)) for number in (*range(100), *numbers)]
    return [(number, words) for number, words in said if number_from_words(words, language) != number]


def test_english_of_num2words() -> None:
    def say(number: int) -> str:
        return num2words(number, lang="en_IN")

    numbers = [*BELOW_ARAB, *(number for number in LARGE if number < 10**10)]
    assert differences(lambda number: say(number).replace(",", ""), LOWER_WITH_AND, numbers) == []
    assert unread(say, spelling.ENGLISH, numbers[::4]) == []


def test_bangla_of_num2words() -> None:
    def say(number: int) -> str:
        return num2words(number, lang="bn")

    assert differences(say, BANGLA_OF_NUM2WORDS, BELOW_ARAB + LARGE) == []
    assert unread(say, spelling.BANGLA, BELOW_ARAB[::4] + LARGE) == []


def test_english_of_indic_numtowords() -> None:
    def say(number: int) -> str:
        return indic(number, lang="en")

    with_spaces = [(number, number_in_words(number, LOWER_WITH_AND).replace("-", " ")) for number in BELOW_ARAB]
    assert [(number, words) for number, words in with_spaces if say(number) != words] == []
    assert unread(say, spelling.ENGLISH, BELOW_ARAB[::4]) == []


@pytest.mark.parametrize(
    ("code", "same", "language"),
    [("bn", BANGLA_OF_INDIC, spelling.BANGLA), ("hi", HINDI_OF_INDIC, spelling.HINDI)],
)
def test_bangla_and_hindi_of_indic_numtowords(code: str, same: Spelling, language: Spelling) -> None:
    def say(number: int) -> str:
        return indic(number, lang=code)

    assert differences(say, same, BELOW_ARAB) == []
    assert unread(say, language, BELOW_ARAB[::4]) == []


@pytest.mark.parametrize(
    ("locale", "same", "language", "numbers"),
    [
        ("en_IN", LOWER, spelling.ENGLISH, BELOW_ARAB + LARGE),
        ("hi_IN", HINDI_OF_ICU, spelling.HINDI, [*BELOW_ARAB, *LARGE, 10**12, 12_345_678_901_234]),
    ],
)
def test_english_and_hindi_of_icu(locale: str, same: Spelling, language: Spelling, numbers: list[int]) -> None:
    # PyICU is built against the machine's own ICU, so not every machine has it.
    icu: Any = pytest.importorskip("icu")
    spellout = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(locale))

    assert differences(spellout.format, same, numbers) == []
    assert unread(spellout.format, language, numbers[::4]) == []


# What is asked of a library, its wrong answer, and what is right.
WRONG: list[tuple[Callable[[], str], str, str]] = [
    (lambda: num2words("0.05", lang="bn", to="currency"), "শূন্য টাকা পঞ্চাশ পয়সা", "পাঁচ পয়সা"),
    (lambda: num2words("1.05", lang="bn", to="currency"), "এক টাকা পঞ্চাশ পয়সা", "এক টাকা পাঁচ পয়সা"),
    (lambda: num2words("100.005", lang="bn", to="currency"), "একশত টাকা পঞ্চাশ পয়সা", "ValueError"),
    (lambda: num2words("12.05", lang="bn"), "বারো দশমিক পাঁচ", "বারো দশমিক শূন্য পাঁচ"),
    (lambda: num2words(-5, lang="bn"), "পাঁচ", "ঋণাত্মক পাঁচ"),
    (lambda: num2words("-5.5", lang="bn"), "পাঁচ দশমিক পাঁচ", "ঋণাত্মক পাঁচ দশমিক পাঁচ"),
    (lambda: num2words(10**14, lang="bn"), "এক কোটি কোটি", "ValueError"),
    (lambda: num2words(1, lang="en_IN", to="currency", currency="INR"), "zero rupees, one paisa", "one rupee"),
    (lambda: num2words(10**10, lang="en_IN"), "OverflowError", "one thousand crore"),
    (lambda: num2words(1, lang="en_IN", to="currency", currency="BDT"), "NotImplementedError", "one taka"),
    (lambda: indic(10**9, lang="bn"), "TypeError", "একশো কোটি"),
    (lambda: indic("1000000000", lang="en"), f"one{' zero' * 9}", "one hundred crore"),
    (lambda: indic(-5, lang="bn"), "KeyError", "ঋণাত্মক পাঁচ"),
    (lambda: indic("12.5", lang="hi"), "ValueError", "बारह दशमलव पाँच"),
    (lambda: indic(44, lang="hi"), "चौंतालीस", "चवालीस"),
]


@pytest.mark.parametrize(("ask", "wrong", "right"), WRONG)
def test_where_a_library_is_wrong(ask: Callable[[], str], wrong: str, right: str) -> None:
    try:
        answer = ask()
    except Exception as error:  # noqa: BLE001 - the kind of failure is the answer
        answer = type(error).__name__

    assert answer in {wrong, right}


def test_what_is_right_where_they_are_wrong() -> None:
    spoken = Negatives.SPOKEN

    assert number_in_words("12.05", spelling.BANGLA) == "বারো দশমিক শূন্য পাঁচ"
    assert number_in_words(-5, spelling.BANGLA, spoken) == "ঋণাত্মক পাঁচ"
    assert number_in_words("-5.5", spelling.BANGLA, spoken) == "ঋণাত্মক পাঁচ দশমিক পাঁচ"
    assert number_in_words(10**10, spelling.ENGLISH) == "One Thousand Crore"
    assert number_in_words(10**12, spelling.ENGLISH) == "One Lakh Crore"
    assert number_in_words(44, spelling.HINDI) == "चवालीस"
    for chosen in (spelling.ENGLISH, spelling.BANGLA, spelling.HINDI):
        with pytest.raises(MicroloanError, match=r"must be below 10\^14"):
            number_in_words(10**14, chosen)
