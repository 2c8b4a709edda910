"""Numbers in words: what is said, and what has no words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency.words import Negatives, Spelling, number_from_words, number_in_words, spelling
from microloan.errors import MicroloanError

ARAB = spelling.ENGLISH.with_words("english_with_arab", spelling.ENGLISH_ARAB)
SPELLINGS = [
    spelling.ENGLISH,
    spelling.ENGLISH_WITH_AND,
    spelling.ENGLISH.lower_case(),
    ARAB,
    spelling.BANGLA,
    spelling.BANGLA.with_words(
        "bangla_of_old_paper",
        {
            **spelling.BANGLA_LOKKHO,
            **spelling.BANGLA_SHO,
            **spelling.BANGLA_LONG_U,
            **spelling.BANGLA_KURI,
        },
    ),
    spelling.HINDI,
    spelling.HINDI.with_words("hindi_with_arab", spelling.HINDI_ARAB | spelling.HINDI_NABE),
]
NUMBERS = st.integers(0, 10**14 - 1) | st.integers(0, 2_000_000) | st.integers(0, 999).map(lambda few: few * 10**11)


@pytest.mark.parametrize("chosen", SPELLINGS, ids=repr)
@given(number=NUMBERS)
def test_words_are_read_back(chosen: Spelling, number: int) -> None:
    assert number_from_words(number_in_words(number, chosen), chosen) == number


@pytest.mark.parametrize("chosen", SPELLINGS, ids=repr)
def test_every_number_below_a_thousand_is_read_back(chosen: Spelling) -> None:
    said = [number_in_words(number, chosen) for number in range(1_000)]

    assert len(set(said)) == 1_000
    assert [number_from_words(words, chosen) for words in said] == list(range(1_000))


@pytest.mark.parametrize("chosen", SPELLINGS, ids=repr)
@given(whole=NUMBERS, decimals=st.text("0123456789", max_size=20), below_zero=st.booleans())
def test_decimals_are_read_back(chosen: Spelling, whole: int, decimals: str, below_zero: bool) -> None:  # noqa: FBT001
    text = f"{'-' if below_zero else ''}{whole}{'.' if decimals else ''}{decimals}"
    words = number_in_words(text, chosen, Negatives.SPOKEN)
    back = number_from_words(words, chosen, Negatives.SPOKEN)

    assert back == Decimal(text)
    assert number_in_words(Decimal(text), chosen, Negatives.SPOKEN) == words
    assert number_in_words(back, chosen, Negatives.SPOKEN) == words


@given(st.integers(1, 10**7 - 1), st.integers(0, 10**7 - 1))
def test_a_crore_repeats(crores: int, rest: int) -> None:
    for chosen in (spelling.ENGLISH, spelling.BANGLA, spelling.HINDI):
        crore = chosen.scales[0][1]
        tail = f" {number_in_words(rest, chosen)}" if rest else ""
        expected = f"{number_in_words(crores, chosen)} {crore}{tail}"
        assert number_in_words(crores * 10**7 + rest, chosen) == expected


@given(NUMBERS)
def test_and_only_joins(number: int) -> None:
    without = number_in_words(number, spelling.ENGLISH_WITH_AND).replace(" and ", " ")

    assert without == number_in_words(number, spelling.ENGLISH)
    assert number_in_words(number, spelling.ENGLISH.lower_case()) == without.lower()


@pytest.mark.parametrize(
    ("number", "english", "bangla", "hindi"),
    [
        (0, "Zero", "শূন্য", "शून्य"),
        (100, "One Hundred", "একশত", "एक सौ"),
        (1_100, "One Thousand One Hundred", "এক হাজার একশত", "एक हज़ार एक सौ"),
        (1_00_001, "One Lakh One", "এক লাখ এক", "एक लाख एक"),
        (
            107_43_31_000,
            "One Hundred Seven Crore Forty-Three Lakh Thirty-One Thousand",
            "একশত সাত কোটি তেতাল্লিশ লাখ একত্রিশ হাজার",
            "एक सौ सात करोड़ तैंतालीस लाख इकतीस हज़ार",
        ),
        (10**12, "One Lakh Crore", "এক লাখ কোটি", "एक लाख करोड़"),
        ("007.50", "Seven Point Five Zero", "সাত দশমিক পাঁচ শূন্য", "सात दशमलव पाँच शून्य"),
        (Decimal("1.2E+3"), "One Thousand Two Hundred", "এক হাজার দুইশত", "एक हज़ार दो सौ"),
        (Decimal("0E+90"), "Zero", "শূন্য", "शून्य"),
        (Decimal("5E-3"), "Zero Point Zero Zero Five", "শূন্য দশমিক শূন্য শূন্য পাঁচ", "शून्य दशमलव शून्य शून्य पाँच"),
        ("-0.0", "Zero Point Zero", "শূন্য দশমিক শূন্য", "शून्य दशमलव शून्य"),
    ],
)
def test_in_three_languages(number: int | str | Decimal, english: str, bangla: str, hindi: str) -> None:
    assert number_in_words(number, spelling.ENGLISH) == english
    assert number_in_words(number, spelling.BANGLA) == bangla
    assert number_in_words(number, spelling.HINDI) == hindi


def test_and_stands_before_the_last_part_alone() -> None:
    said = number_in_words(123_00_10_105, spelling.ENGLISH_WITH_AND)

    assert said == "One Hundred and Twenty-Three Crore Ten Thousand One Hundred and Five"
    assert number_in_words(1_00_005, spelling.ENGLISH_WITH_AND) == "One Lakh and Five"
    assert number_in_words(5, spelling.ENGLISH_WITH_AND) == "Five"


def test_a_larger_top_scale() -> None:
    assert number_in_words(10**14 - 1, ARAB).startswith("Nine Hundred Ninety-Nine Kharab Ninety-Nine Arab ")
    assert number_in_words(10**9, ARAB) == "One Arab"


def test_a_top_scale_that_is_small_ends_at_its_square() -> None:
    thousands = Spelling(
        "thousands",
        numbers=spelling.ENGLISH.numbers,
        hundreds=spelling.ENGLISH.hundreds,
        scales=((1_000, "Thousand"),),
        joining="",
        point="Point",
        minus="Minus",
    )

    assert number_in_words(999_999, thousands).startswith("Nine Hundred Ninety-Nine Thousand Nine Hundred")
    with pytest.raises(MicroloanError, match=r"number=1000000 must be below 10\^6"):
        number_in_words(10**6, thousands)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (10**14, "out_of_range"),
        pytest.param(10**5_000, "out_of_range", id="five thousand digits"),
        (-(10**14), "out_of_range"),
        ("100000000000000", "out_of_range"),
        (Decimal("1E+999999"), "out_of_range"),
        (Decimal("1E-999999"), "out_of_range"),
        ("0.123456789012345678901", "out_of_range"),
        (Decimal("NaN"), "bad_number"),
        (Decimal("-Infinity"), "bad_number"),
        ("", "bad_number"),
        ("12.", "bad_number"),
        (".5", "bad_number"),
        ("1,000", "bad_number"),
        ("1e5", "bad_number"),
        (" 5", "bad_number"),
        ("৫", "bad_number"),
        ("5\n", "bad_number"),
        ("1" * 65, "bad_number"),
        (12.5, "inexact"),
        (True, "wrong_type"),
        (None, "wrong_type"),
        (Fraction(1, 2), "wrong_type"),
        (np.int64(5), "wrong_type"),
    ],
)
def test_what_has_no_words(number: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        number_in_words(number, spelling.ENGLISH)  # type: ignore[arg-type]

    assert caught.value.argument == "number"
    assert caught.value.code == code


def test_a_number_below_zero_is_refused_unless_it_may_be_spoken() -> None:
    for number in (-5, "-5", Decimal(-5)):
        assert number_in_words(number, spelling.BANGLA, Negatives.SPOKEN) == "ঋণাত্মক পাঁচ"
        with pytest.raises(MicroloanError, match=r"to speak it, pass Negatives.SPOKEN") as caught:
            number_in_words(number, spelling.BANGLA)
        assert caught.value.code == "negative"


def test_the_rules_are_values() -> None:
    with pytest.raises(MicroloanError, match="spelling='english' must be a Spelling"):
        number_in_words(5, "english")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match=r"negatives=True must be Negatives.REFUSED"):
        number_in_words(5, spelling.ENGLISH, True)  # type: ignore[arg-type]
