"""The words themselves, in English."""

from __future__ import annotations

import pytest

from microloan.labels import Counted, CurrencyName, DisclosureWord, Word
from microloan.labels.english import DIGITS, ENGLISH, MESSAGES


def test_no_two_messages_are_one() -> None:
    assert len({(message.text, message.context) for message in MESSAGES}) == len(MESSAGES) == len(ENGLISH)
    assert DIGITS not in MESSAGES


def test_english_is_the_messages_themselves() -> None:
    assert [forms.of(1) for forms in ENGLISH.values()] == [message.text for message in MESSAGES]
    assert [forms.of(2) for forms in ENGLISH.values()] == [message.plural or message.text for message in MESSAGES]


def test_headings_begin_with_a_capital_and_the_rest_is_small() -> None:
    words = [word.value.text for word in Word]
    small = [word.value.text for word in (Word.MINUS, Word.ONLY, Word.THOUSAND, Word.LAKH, Word.CRORE)]

    assert words[-len(small) :] == small
    assert [word for word in words if word[0].islower()] == small
    assert [word for word in words if word[1:] != word[1:].lower()] == ["GST", "VAT"]


def test_the_lines_of_disclosures_begin_with_a_capital_but_for_one_that_goes_on() -> None:
    assert [word for word in DisclosureWord if word.value.text[0].islower()] == [DisclosureWord.OR_MORE_INSTALLMENTS]


def test_what_is_counted_has_its_place_in_both_forms() -> None:
    for counted in Counted:
        assert counted.value.text.startswith("{count} ")
        assert str(counted.value.plural).startswith("{count} ")


@pytest.mark.parametrize("kind", [Word, DisclosureWord, Counted, CurrencyName])
def test_a_word_is_shown_as_it_is_written(kind: type[Word]) -> None:
    for word in kind:
        assert eval(repr(word), {kind.__name__: kind}) is word  # noqa: S307
