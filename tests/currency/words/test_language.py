"""A spelling of one's own: what it must be, and how it is made from another."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import replace

import pytest

from microloan.currency.words import OtherForms, Spelling, number_from_words, number_in_words, spelling
from microloan.errors import MicroloanError

ENGLISH, BANGLA, HINDI = spelling.ENGLISH, spelling.BANGLA, spelling.HINDI


def test_a_spelling_prints_its_name() -> None:
    assert repr(ENGLISH) == "spelling.ENGLISH"
    assert repr(BANGLA.lower_case()) == "spelling.BANGLA_LOWER_CASE"


@pytest.mark.parametrize("chosen", [ENGLISH, BANGLA, HINDI], ids=repr)
def test_a_spelling_is_a_value(chosen: Spelling) -> None:
    number_from_words(number_in_words(5, chosen), chosen)
    for same in (copy.copy(chosen), copy.deepcopy(chosen), pickle.loads(pickle.dumps(chosen)), replace(chosen)):  # noqa: S301
        assert same == chosen
        assert hash(same) == hash(chosen)
        assert number_in_words(12_81_69_957, same) == number_in_words(12_81_69_957, chosen)
        assert number_from_words(number_in_words(957, same), same) == 957


def test_other_words_are_printed_and_both_are_read() -> None:
    chosen = BANGLA.with_words("chosen", {20: "কুড়ি", 28: "আঠাশ", 100: "একশো", 100_000: "লক্ষ"})

    assert number_in_words(28_20_120, chosen) == "আঠাশ লক্ষ কুড়ি হাজার একশো কুড়ি"
    for language in (BANGLA, chosen):
        for text in ("আঠাশ লক্ষ কুড়ি হাজার একশো কুড়ি", "আটাশ লাখ বিশ হাজার একশত বিশ"):
            assert number_from_words(text, language) == 28_20_120


def test_a_word_for_one_to_nine_changes_in_its_hundred() -> None:
    assert number_in_words(606, HINDI.with_words("old", {6: "छः"})) == "छः सौ छः"
    assert number_in_words(606, BANGLA.with_words("short", {6: "ছ"})) == "ছশত ছ"
    assert number_in_words(606, HINDI.with_words("mixed", {600: "छह सौ", 6: "छः"})) == "छह सौ छः"
    assert number_in_words(206, BANGLA.with_words("sho", spelling.BANGLA_SHO).with_words("dui", {2: "দু"})) == "দুশো ছয়"


def test_a_scale_is_added_in_its_place() -> None:
    chosen = ENGLISH.with_words("english_with_arab", spelling.ENGLISH_ARAB)

    assert [units for units, _ in chosen.scales] == [10**11, 10**9, 10**7, 10**5, 10**3]
    assert number_in_words(10**9 + 1, chosen) == "One Arab One"


@pytest.mark.parametrize(
    ("words", "argument", "code"),
    [
        ({101: "x"}, "words", "out_of_range"),
        ({-1: "x"}, "words", "out_of_range"),
        ({2_000: "x"}, "words", "out_of_range"),
        ({10**14: "x"}, "words", "out_of_range"),
        ({True: "x"}, "words", "out_of_range"),
        ({"5": "x"}, "words", "out_of_range"),
        ({5: ""}, "words[5]", "bad_word"),
        ({5: "Six"}, "numbers", "same_word"),
        ({5: "five 5"}, "words[5]", "bad_word"),
        ({5: "\u09df"}, "words[5]", "bad_word"),
        ({5: "five,"}, "words[5]", "bad_word"),
        ({5: " five"}, "words[5]", "bad_word"),
        ({5: "fi\u200dve"}, "words[5]", "bad_word"),
        ({5: None}, "words[5]", "bad_word"),
        ({100: 100}, "words[100]", "bad_word"),
        ({10**11: "Kharab"}, "scales", "bad_scales"),
    ],
)
def test_words_that_cannot_be(words: Mapping[int, str], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        ENGLISH.with_words("wrong", words)

    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"numbers": ENGLISH.numbers[:99]}, "numbers"),
        ({"numbers": list(ENGLISH.numbers)}, "numbers"),
        ({"hundreds": ENGLISH.numbers}, "hundreds"),
        ({"scales": ()}, "scales"),
        ({"scales": None}, "scales"),
        ({"scales": ((10**5, "Lakh"),)}, "scales"),
        ({"scales": ((10**5, "Lakh"), (10**5, "Lac"), (1_000, "Thousand"))}, "scales"),
        ({"scales": ((1_000, "Thousand"), (10**5, "Lakh"))}, "scales"),
        ({"scales": ((10**7, "Crore"), (1_000, "Thousand"))}, "scales"),
        ({"scales": ((5_000, "Five"), (1_000, "Thousand"))}, "scales"),
        ({"scales": ((1_000, ""),)}, "scales"),
        ({"scales": ((1_000,),)}, "scales"),
        ({"scales": (1_000,)}, "scales"),
        ({"joining": None}, "joining"),
        ({"joining": "and "}, "joining"),
        ({"point": ""}, "point"),
        ({"minus": "less than nothing"}, "minus"),
        ({"scales": ((10**5, "hundred thousand"), (1_000, "Thousand"))}, "scales"),
        ({"minus": "-5"}, "minus"),
        ({"other": ()}, "other"),
    ],
)
def test_a_part_that_is_not_of_the_form(change: dict[str, object], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(ENGLISH, **change)  # type: ignore[arg-type]

    assert caught.value.argument == argument


def test_western_scales_are_a_spelling_too() -> None:
    western = Spelling(
        "western",
        numbers=ENGLISH.numbers,
        hundreds=ENGLISH.hundreds,
        scales=((10**9, "Billion"), (10**6, "Million"), (10**3, "Thousand")),
        joining="and",
        point="Point",
        minus="Minus",
        other=OtherForms(numbers=(("Mn", 10**6),), joining=("and",)),
    )
    words = number_in_words(1_234_000_005, western)

    assert words == "One Billion Two Hundred and Thirty-Four Million and Five"
    assert number_from_words(words.replace("Million", "mn"), western) == 1_234_000_005
