"""What a translation of a message must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.labels.english import MESSAGES
from microloan.labels.messages import Message, flaw_of, numbered, said, said_in

letters = st.text(st.characters(categories=("L", "M", "N")), min_size=1)


@given(letters)
def test_letters_translate_a_message_without_places(text: str) -> None:
    assert flaw_of(said("Member"), text) is None


@given(letters, letters)
def test_a_place_may_stand_anywhere(before: str, after: str) -> None:
    message = numbered("{count} week", "{count} weeks")

    assert flaw_of(message, f"{before}{{count}}{after}") is None
    assert flaw_of(message, before + after) == "must have {count} once, like the message"


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_translates_itself(message: Message) -> None:
    assert flaw_of(message, message.text) is None
    assert message.plural is None or flaw_of(message, message.plural) is None


def test_places_may_change_their_order() -> None:
    assert flaw_of(said_in("date", "{day} {month} {year}"), "{year} {month} {day}") is None


def test_a_label_may_hold_the_joiners_and_spaces_of_its_script() -> None:
    assert flaw_of(said("Member"), "র‍্যাব\u00a0ক\u200cখ") is None


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", "must be text without space around it"),
        (" সদস্য", "must be text without space around it"),
        ("সদস্য\n", "must be text without space around it"),
        ("সদস্য\u00a0", "must be text without space around it"),
        ("সদস্য\nনং", "must be one line"),
        ("সদস্য\u2028নং", "must be one line"),
        ("সদস্য\x1b[31m", "must be one line"),
        ("সদস্য {count}", "must be without braces"),
        ("সদস্য {", "must be without braces"),
    ],
)
def test_what_is_no_label(text: str, flaw: str) -> None:
    assert flaw_of(said("Member"), text) == flaw


@pytest.mark.parametrize(
    "text",
    ["{count} {count} দিন", "{number} দিন", "{count!r} দিন", "{count.real} দিন", "{count:>9} দিন", "{count} {দিন"],
)
def test_a_place_stands_once_and_plainly(text: str) -> None:
    assert flaw_of(numbered("{count} day", "{count} days"), text) == "must have {count} once, like the message"
