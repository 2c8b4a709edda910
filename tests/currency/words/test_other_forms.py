"""What is read and never printed: each form is one number, and nothing printed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency.words import OtherForms, Spelling, number_from_words, number_in_words, spelling
from microloan.currency.words.tokens import key_of
from microloan.errors import MicroloanError

ENGLISH, BANGLA, HINDI = spelling.ENGLISH, spelling.BANGLA, spelling.HINDI
LANGUAGES = [ENGLISH, BANGLA, HINDI]
HUNDREDS = [number for number in range(1_100, 10_000, 100) if number % 1_000]
WITH_HUNDRED = [(language, word) for language in LANGUAGES for word in language.other.hundred]
WITH_HALVES = [BANGLA, HINDI]


def forms_of(language: Spelling) -> list[tuple[str, int]]:
    """Every form of a number below a hundred, every hundred, and every half of a hundred or a scale."""
    other = language.other
    forms = [*language.printed(), *other.numbers]
    scales = [(word, units) for word, units in forms if units >= 1_000]
    counts = [(word, number) for word, number in forms if number < 100]
    halves = [(word, count) for word, count in other.halves if count > 1]
    halves += [
        (f"{half} {word}", 2 * number + 1)
        for half, one in other.halves
        if one == 1
        for word, number in counts
        if number > 2
    ]
    forms += [
        (f"{word}{gap}{hundred}", 100 * n)
        for word, n in counts
        if n % 10
        for hundred in other.hundred
        for gap in ("", " ")
    ]
    forms += [
        (f"{word}{gap}{hundred}", 50 * n)
        for word, n in halves
        if n < 20
        for hundred in other.hundred
        for gap in ("", " ")
    ]
    return forms + [(f"{word} {scale}", n * units // 2) for word, n in halves for scale, units in scales]


@pytest.mark.parametrize("language", LANGUAGES, ids=repr)
def test_no_form_is_two_numbers(language: Spelling) -> None:
    read: dict[str, set[int]] = {}
    for form, number in forms_of(language):
        read.setdefault(key_of(form, language.other.folds), set()).add(number)

    assert {form: numbers for form, numbers in read.items() if len(numbers) > 1} == {}
    scales = language.vocabulary.scales
    assert {
        form: number
        for form, (number,) in read.items()
        if form not in scales and number_from_words(form, language) != number
    } == {}


@pytest.mark.parametrize("language", LANGUAGES, ids=repr)
def test_no_form_is_a_word_of_another_kind(language: Spelling) -> None:
    words = language.vocabulary
    kinds = [{*words.numbers}, {*words.scales}, {*words.halves}, words.joining, words.closing, words.minus, words.point]

    assert sum(map(len, kinds)) == len(set[str]().union(*kinds))


@pytest.mark.parametrize(("language", "hundred"), WITH_HUNDRED)
@given(number=st.sampled_from(HUNDREDS), rest=st.integers(0, 99), above=st.integers(0, 99))
def test_hundreds_above_a_thousand(language: Spelling, hundred: str, number: int, rest: int, above: int) -> None:
    lakhs = f"{number_in_words(above, language)} {dict(language.scales)[100_000]} " if above else ""
    count = number_in_words(number // 100, language)
    tail = f" {number_in_words(rest, language)}" if rest else ""

    for gap in ("", " "):
        words = f"{lakhs}{count}{gap}{hundred}{tail}"
        assert number_from_words(words, language) == above * 100_000 + number + rest


@pytest.mark.parametrize("language", WITH_HALVES, ids=repr)
@given(crores=st.integers(0, 99), count=st.integers(3, 99), units=st.sampled_from([100_000, 1_000]))
def test_halves_of_a_scale(language: Spelling, crores: int, count: int, units: int) -> None:
    scales = dict(language.scales)
    before = f"{number_in_words(crores, language)} {scales[10**7]} " if crores else ""
    (half,) = (word for word, one in language.other.halves if one == 1)
    words = f"{before}{half} {number_in_words(count, language)} {scales[units]}"

    assert number_from_words(words, language) == crores * 10**7 + count * units + units // 2
    if not crores:
        assert number_from_words(f"{words} {scales[10**7]}", language) == (count * units + units // 2) * 10**7


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fifteen Hundred", 1_500),
        ("twenty-one hundred fifty", 2_150),
        ("Twenty One Hundred and Five", 2_105),
        ("One Lakh Fifteen Hundred", 1_01_500),
        ("Fifteen Hundred Crore", 1_500 * 10**7),
        ("Fivehundred Only", 500),
        ("Fourty Thousand Ninty-Nine", 40_099),
        ("In words: Five", 5),
        ("AMOUNT IN WORDS:- Five", 5),
        ("In Word : Five.", 5),
    ],
)
def test_english(text: str, number: int) -> None:
    assert number_from_words(text, ENGLISH) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("তিরিশ", 30),
        ("একতিরিশ", 31),
        ("আশী", 80),
        ("একাশী", 81),
        ("চোদ্দো", 14),
        ("পনর", 15),
        ("পচিশ", 25),
        ("সাইত্রিশ", 37),
        ("বায়ান্নো", 52),
        ("অষ্টআশি", 88),
        ("নব্বুই", 90),
        ("পনেরোশো", 1_500),
        ("পনেরশ পঞ্চাশ", 1_550),
        ("উনিশ শত একাত্তর", 1_971),
        ("দেড় লাখ", 1_50_000),
        ("আড়াই হাজার", 2_500),
        ("এক কোটি আড়াই লক্ষ", 1_02_50_000),
        ("দেড়শো", 150),
        ("আড়াইশ কোটি", 250 * 10**7),
        ("সাড়ে তিন লাখ", 3_50_000),
        ("সাড়ে তিনশো", 350),
        ("দেড় লাখ কোটি", 15 * 10**11),
        ("কথায়: পাঁচ হাজার মাত্র", 5_000),
    ],
)
def test_bangla(text: str, number: int) -> None:
    assert number_from_words(text, BANGLA) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("चौतीस", 34),
        ("पैतीस", 35),
        ("बाइस", 22),
        ("तेइस", 23),
        ("उन्तीस", 29),
        ("चौंतालीस", 44),
        ("पाच", 5),
        ("चालिस", 40),
        ("पंद्रह सौ", 1_500),
        ("उन्नीस सौ सैंतालीस", 1_947),
        ("ढाई लाख", 2_50_000),
        ("डेढ़ करोड़", 1_50_00_000),
        ("डेढ सौ", 150),
        ("साढ़े तीन हज़ार", 3_500),
        ("एक करोड़ और डेढ़ लाख", 1_01_50_000),
        ("शब्दों में: पाँच हज़ार मात्र", 5_000),
    ],
)
def test_hindi(text: str, number: int) -> None:
    assert number_from_words(text, HINDI) == number


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("দেড়", BANGLA, "out_of_place"),
        ("সাড়ে লাখ", BANGLA, "out_of_place"),
        ("সাড়ে দুই লাখ", BANGLA, "out_of_place"),
        ("পাঁচ দেড় লাখ", BANGLA, "out_of_place"),
        ("দেড় পাঁচ লাখ", BANGLA, "out_of_place"),
        ("দেড় লাখ পাঁচ", BANGLA, "out_of_place"),
        ("দেড় লাখ পাঁচ হাজার", BANGLA, "out_of_place"),
        ("দেড় লাখ পাঁচ কোটি", BANGLA, "out_of_place"),
        ("দেড় লাখ লাখ", BANGLA, "out_of_place"),
        ("এক হাজার দেড় লাখ", BANGLA, "out_of_place"),
        ("এক কোটি সাড়ে তিনশো লাখ", BANGLA, "out_of_place"),
        ("দেড় লাখ এবং", BANGLA, "out_of_place"),
        ("এবং দেড় লাখ", BANGLA, "out_of_place"),
        ("দেড়শো পাঁচ", BANGLA, "out_of_place"),
        ("বিশ শত", BANGLA, "out_of_place"),
        ("डेढ़ करोड़ करोड़", HINDI, "out_of_place"),
        ("सवा लाख", HINDI, "unknown_word"),
        ("In words:", ENGLISH, "no_words"),
        ("In words: In words: Five", ENGLISH, "unknown_word"),
        ("In figures: Five", ENGLISH, "unknown_word"),
        ("In words Five", ENGLISH, "unknown_word"),
    ],
)
def test_what_is_not_read(text: str, language: Spelling, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        number_from_words(text, language)

    assert (caught.value.argument, caught.value.code) == ("text", code)


def test_a_spelling_of_its_own_has_no_other_forms() -> None:
    bare = Spelling("bare", ENGLISH.numbers, ENGLISH.hundreds, ENGLISH.scales, "", "Point", "Minus", OtherForms())

    assert number_from_words("One Hundred Five", bare) == 105
    for text in ("Fifteen Hundred", "One Lac", "In words: Five", "One and a Half Lakh"):
        with pytest.raises(MicroloanError):
            number_from_words(text, bare)
