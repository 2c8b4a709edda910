"""The tables are whole, in one script, in NFC, and without two numbers of one word."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import is_normalized

import pytest

from microloan.currency.words import Spelling, number_in_words, spelling
from microloan.currency.words.tokens import key_of

LANGUAGES = [spelling.ENGLISH, spelling.BANGLA, spelling.HINDI]
SCRIPTS = {
    spelling.ENGLISH: {*map(chr, range(ord("A"), ord("z") + 1)), *"- "},
    spelling.BANGLA: {*map(chr, range(0x0980, 0x0A00)), " "},
    # Typewriters wrote छः with a colon.
    spelling.HINDI: {*map(chr, range(0x0900, 0x0980)), *": "},
}
CHOICES: dict[str, tuple[Spelling, Mapping[int, str]]] = {
    "ENGLISH_ARAB": (spelling.ENGLISH, spelling.ENGLISH_ARAB),
    "HINDI_ARAB": (spelling.HINDI, spelling.HINDI_ARAB),
    "BANGLA_KURI": (spelling.BANGLA, spelling.BANGLA_KURI),
    "BANGLA_LOKKHO": (spelling.BANGLA, spelling.BANGLA_LOKKHO),
    "BANGLA_LONG_U": (spelling.BANGLA, spelling.BANGLA_LONG_U),
    "BANGLA_SHO": (spelling.BANGLA, spelling.BANGLA_SHO),
    "HINDI_NABE": (spelling.HINDI, spelling.HINDI_NABE),
}


def words_of(chosen: Spelling) -> list[str]:
    """Every word of a spelling, printed or read."""
    other = chosen.other
    printed = [*chosen.numbers, *chosen.hundreds, *(word for _, word in chosen.scales), chosen.point, chosen.minus]
    read = [*(word for word, _ in (*other.numbers, *other.halves)), *other.hundred, *other.joining]
    read += [*other.closing, *other.minus, *other.labels]
    return printed + read


@pytest.mark.parametrize("chosen", LANGUAGES, ids=repr)
def test_every_word_is_in_nfc_and_in_one_script(chosen: Spelling) -> None:
    words = words_of(chosen)

    assert len(words) > 120
    assert [word for word in words if not is_normalized("NFC", word)] == []
    assert [word for word in words if not set(word) <= SCRIPTS[chosen]] == []


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_is_in_nfc_in_one_script_and_read_anyway(name: str) -> None:
    chosen, words = CHOICES[name]
    vocabulary = chosen.vocabulary
    for number, word in words.items():
        assert is_normalized("NFC", word)
        assert set(word) <= SCRIPTS[chosen]
        key = key_of(word, chosen.other.folds)
        assert (vocabulary.numbers | vocabulary.scales)[key] == number
        assert number_in_words(number, chosen.with_words("choice", words)).endswith(word)


def test_every_choice_is_tested() -> None:
    assert {name for name in spelling.__all__ if isinstance(getattr(spelling, name), Mapping)} == set(CHOICES)


@pytest.mark.parametrize("chosen", LANGUAGES, ids=repr)
def test_no_word_is_read_as_two_numbers(chosen: Spelling) -> None:
    read: dict[str, set[int]] = {}
    for word, number in [*chosen.printed(), *chosen.other.numbers]:
        read.setdefault(key_of(word, chosen.other.folds), set()).add(number)

    assert {word: numbers for word, numbers in read.items() if len(numbers) > 1} == {}
    assert not set(chosen.vocabulary.numbers) & set(chosen.vocabulary.scales)


@pytest.mark.parametrize("chosen", LANGUAGES, ids=repr)
def test_no_other_form_is_printed_already(chosen: Spelling) -> None:
    printed = {key_of(word, chosen.other.folds) for word, _ in chosen.printed()}

    assert [word for word, _ in chosen.other.numbers if key_of(word, chosen.other.folds) in printed] == []


def test_words_for_hundreds_hold_the_words_for_ones() -> None:
    for chosen in LANGUAGES:
        ones = chosen.numbers[1:10]
        assert all(hundred.startswith(one) for one, hundred in zip(ones, chosen.hundreds, strict=True))


def test_the_minus_of_hindi_and_bangla_is_no_loan() -> None:
    # ऋण and ঋণ are a loan as well as a minus; on a receipt that is no small thing.
    assert "ऋण" not in words_of(spelling.HINDI)
    assert "ঋণ" not in words_of(spelling.BANGLA)
