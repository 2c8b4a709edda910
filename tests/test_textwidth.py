"""Text lined up by the columns it takes in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.textwidth import display_width, left_aligned, one_line, right_aligned

ANY_TEXT = st.text(max_size=20)


@given(ANY_TEXT, st.integers(0, 60))
def test_aligned_text_is_as_wide_as_asked_or_as_the_text(text: str, width: int) -> None:
    wanted = max(width, display_width(text))
    assert display_width(left_aligned(text, width)) == display_width(right_aligned(text, width)) == wanted


@given(ANY_TEXT, ANY_TEXT)
def test_width_adds_up(left: str, right: str) -> None:
    assert display_width(left + right) == display_width(left) + display_width(right)


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_one_line_is_one_line_without_controls(text: str) -> None:
    cleaned = one_line(text)
    assert len(cleaned.splitlines()) <= 1
    assert len(cleaned) == len(text)
    assert one_line(cleaned) == cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Tk. 17,620.15", 13),
        ("৳", 1),
        ("১৭,৬২০", 6),
        ("e\u0301", 1),  # an accent written apart
        ("দ্ধ", 2),  # a conjunct: two letters and the sign that joins them
        ("কি", 2),  # a vowel sign with a width of its own
        ("হু", 1),  # a vowel sign below its letter
        ("a\u200db\u200c", 2),  # joiners
        ("\ufefftext", 4),
        ("利息", 4),
        ("\uff21", 2),  # a full-width letter
        ("\uff71", 1),  # a half-width one
    ],
)
def test_known_widths(text: str, width: int) -> None:
    assert width == display_width(text)


def test_an_escape_sequence_loses_its_power() -> None:
    assert one_line("\x1b[2J\tRahima\r\n") == "\ufffd[2J Rahima  "
