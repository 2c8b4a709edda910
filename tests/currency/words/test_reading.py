"""Numbers from words: every form of a language is read, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency.words import Negatives, Spelling, number_from_words, number_in_words, spelling
from microloan.currency.words.tokens import MOST_CHARACTERS
from microloan.errors import MicroloanError

ENGLISH, BANGLA, HINDI = spelling.ENGLISH, spelling.BANGLA, spelling.HINDI
ARAB_LOWER = ENGLISH.with_words("english_with_arab", spelling.ENGLISH_ARAB).lower_case()
LANGUAGES = st.sampled_from([ENGLISH, BANGLA, HINDI])
ENGLISH_WORDS = "zero one five ten twenty forty-two hundred thousand lakh lac crore arab and only point minus , paisa"
OTHER_WORDS = "শূন্য এক পাঁচ একশত শত হাজার লাখ কোটি এবং দশমিক মাত্র टका सौ एक करोड़ अरब और दशमलव"
WORDS = st.sampled_from(f"{ENGLISH_WORDS} {OTHER_WORDS}".split())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty one", 21),
        ("TWENTY-ONE", 21),
        ("Twenty\u2011One.", 21),
        ("One Hundred and One", 101),
        ("one lakh, twenty thousand, and five", 1_20_005),
        ("  Five \n Lacs\u00a0only ", 5_00_000),
        ("ten lakh crore", 10**13),
        ("one thousand two crore", 1_002 * 10**7),
        ("one kharab fifty-five arab one", 155 * 10**9 + 1),
        ("five hundred lakh", 5 * 10**7),
        ("five hundred thousand", 5_00_000),
        ("zero", 0),
    ],
)
def test_english(text: str, number: int) -> None:
    assert number_from_words(text, ENGLISH) == number
    assert number_from_words(text.lower(), ARAB_LOWER) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("এক লক্ষ বিশ হাজার", 1_20_000),
        ("এক লাখ কুড়ি হাজার", 1_20_000),
        ("একশো", 100),
        ("এক শত", 100),
        ("একশ এক", 101),
        ("দুশো", 200),
        ("দুই শ", 200),
        ("নশো সাতান্ন", 957),
        ("ঊনত্রিশ", 29),
        ("ঊনিশ", 19),
        ("পঁইত্রিশ", 35),
        ("চোদ্দ হাজার মাত্র।", 14_000),
        ("এক হাজার এবং পাঁচ", 1_005),
    ],
)
def test_bangla(text: str, number: int) -> None:
    assert number_from_words(text, BANGLA) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("पांच हजार", 5_000),
        ("पाँच हज़ार", 5_000),
        ("छः करोड", 6 * 10**7),
        ("छ: सौ", 600),
        ("छः सौ", 600),
        ("एकसौ एक", 101),
        ("चौवालीस", 44),
        ("सरसठ", 67),
        ("निन्यानबे", 99),
        ("चार अरब अट्ठाईस करोड़", 428 * 10**7),
        ("एक लाख करोड़ केवल", 10**12),
    ],
)
def test_hindi(text: str, number: int) -> None:
    assert number_from_words(text, HINDI) == number


@given(LANGUAGES, st.integers(0, 10**14 - 1))
def test_the_encoding_makes_no_difference(language: Spelling, number: int) -> None:
    words = number_in_words(number, language)
    typed = words.replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc").replace("\u0921\u093c", "\u095c")

    for text in (typed, normalize("NFD", words), words.replace("\u09cd", "\u09cd\u200c"), words.replace(" ", "  ")):
        assert number_from_words(text, language) == number


@given(st.integers(0, 10**14 - 1), st.sampled_from(["Lac", "Lacs", "Lakhs", "lakh"]))
def test_english_as_it_is_printed_in_reports(number: int, lakh: str) -> None:
    words = number_in_words(number, spelling.ENGLISH_WITH_AND)

    for text in (words.replace("-", " "), words.upper(), words.replace("Lakh", lakh), f"{words} Only"):
        assert number_from_words(text, ENGLISH) == number


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Five Lakhz", ENGLISH, "Lakhz"),
        ("5 Lakh", ENGLISH, "5"),
        ("Five Million", ENGLISH, "Million"),
        ("Five-Lakh-", ENGLISH, "Five-Lakh-"),
        ("-Five", ENGLISH, "-Five"),
        ("Five. Lakh", ENGLISH, "Five."),
        ("Five,Lakh", ENGLISH, "Five,Lakh"),
        ("পাঁচ lakh", BANGLA, "lakh"),
        ("৫ হাজার", BANGLA, "৫"),
        ("বিশ এক্ক", BANGLA, "এক্ক"),
        # The word is also a loan: a loan of five hundred is not an amount below zero.
        ("ऋण पाँच सौ", HINDI, "ऋण"),
    ],
)
def test_a_word_that_is_not_known_is_named(text: str, language: Spelling, word: str) -> None:
    with pytest.raises(MicroloanError, match="has a word that is not of numbers in") as caught:
        number_from_words(text, language)

    assert caught.value.problem.endswith(f": {word!r}")
    assert (caught.value.argument, caught.value.code) == ("text", "unknown_word")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lakh", "Lakh"),
        ("Hundred", "Hundred"),
        ("Ten Hundred", "Hundred"),
        ("Twenty Hundred", "Hundred"),
        ("Fifteen Hundred Thousand", "Thousand"),
        ("Two Thousand Fifteen Hundred", "Fifteen"),
        ("One Crore Crore", "Crore"),
        ("One Crore Two Crore", "Crore"),
        ("One Arab Five Lakh Crore", "Crore"),
        ("One Thousand One Lakh", "Lakh"),
        ("One Thousand One Hundred Thousand", "Thousand"),
        ("One Crore Two Hundred Lakh", "Lakh"),
        ("Five Six", "Six"),
        ("Twenty Eleven", "Eleven"),
        ("Twenty and One", "One"),
        ("One Hundred Two Hundred", "Two"),
        ("Zero Five", "Five"),
        ("One Lakh Zero", "Zero"),
        ("Zero Lakh", "Lakh"),
        ("and Five", "and"),
        ("Five and", "and"),
        ("Five,", "Five,"),
        ("One Hundred and and Five", "and"),
        ("One Hundred and Thousand", "and"),
        ("One Only Lakh", "Only"),
        ("Five Only Only", "Only"),
        ("One Thousand Kharab", "Kharab"),
        ("Five Minus", "Minus"),
        ("One Point Ten", "Ten"),
        ("One Point Two Point Three", "Point"),
        ("One Point Twenty-One", "Twenty-One"),
    ],
)
def test_a_word_out_of_its_place_is_named(text: str, word: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        number_from_words(text, ENGLISH)

    assert caught.value.problem.startswith(f"has a word out of its place: {word!r}; ")
    assert caught.value.code == "out_of_place"


def test_tens_and_ones_are_one_word_in_bangla_and_hindi() -> None:
    for text, language in (("বিশ এক", BANGLA), ("बीस एक", HINDI)):
        with pytest.raises(MicroloanError, match="out of its place"):
            number_from_words(text, language)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_words"),
        ("  ", "no_words"),
        (".", "no_words"),
        ("\u200d", "no_words"),
        ("Only", "no_words"),
        ("Point Five", "no_words"),
        ("One Point", "no_words"),
        ("Five Hundred Lakh Crore", "out_of_range"),
        (f"One Point {'Zero ' * 21}", "out_of_range"),
        ("Five " * 201, "too_long"),
        ("Minus Five", "negative"),
        (5, "wrong_type"),
        (b"Five", "wrong_type"),
        (None, "wrong_type"),
    ],
)
def test_what_says_no_number(text: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        number_from_words(text, ENGLISH)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("text", code)


def test_a_minus_stands_first_and_where_it_may() -> None:
    for text, language in (("Minus Five", ENGLISH), ("ঋণাত্মক পাঁচ", BANGLA), ("माइनस पाँच", HINDI)):
        assert number_from_words(text, language, Negatives.SPOKEN) == -5
    for text in ("Minus", "Minus Minus Five", "Minus and Five"):
        with pytest.raises(MicroloanError):
            number_from_words(text, ENGLISH, Negatives.SPOKEN)


def test_there_is_no_zero_below_zero() -> None:
    read = [number_from_words(words, ENGLISH, Negatives.SPOKEN) for words in ("Minus Zero", "Minus Zero Point Zero")]

    assert [str(number) for number in read] == ["0", "0.0"]


def test_a_point_makes_a_decimal() -> None:
    whole = number_from_words("twelve", ENGLISH)
    exact = number_from_words("twelve point zero", ENGLISH)

    assert (type(whole), type(exact), str(exact)) == (int, Decimal, "12.0")


@given(LANGUAGES, st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=30))
def test_it_is_read_to_what_is_printed_or_refused(language: Spelling, text: str) -> None:
    try:
        number = number_from_words(text, language, Negatives.SPOKEN)
    except MicroloanError as error:
        assert error.argument == "text"  # noqa: PT017 - either outcome is right
    else:
        assert (
            number_from_words(number_in_words(number, language, Negatives.SPOKEN), language, Negatives.SPOKEN) == number
        )


def test_the_longest_number_is_far_shorter_than_the_limit() -> None:
    longest = [
        max(len(number_in_words(number, language)) for number in (77_77_777_77_77_777, 78_78_878_78_78_878))
        for language in (ENGLISH, BANGLA, HINDI)
    ]

    assert max(longest) < MOST_CHARACTERS // 4


def test_the_rules_are_values() -> None:
    with pytest.raises(MicroloanError, match="spelling='english' must be a Spelling"):
        number_from_words("Five", "english")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match=r"negatives=True must be Negatives.REFUSED"):
        number_from_words("Five", ENGLISH, True)  # type: ignore[arg-type]
