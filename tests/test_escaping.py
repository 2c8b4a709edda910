"""Text that stays text in HTML, Markdown and a spreadsheet."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.escaping import html_text, markdown_text, spreadsheet_text


class _Heard(HTMLParser):
    """What a browser would read: the text, and any tag in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@given(st.text(st.sampled_from("<>&\"'/ab=;#x"), max_size=30))
def test_html_is_read_as_the_text_it_was(text: str) -> None:
    heard = _Heard()
    heard.feed(f"<p>{html_text(text)}</p>")
    heard.close()
    assert (text, ["p"]) == (heard.text, heard.tags)


@given(st.text(st.sampled_from("\\`*_[]<>|&~ab"), max_size=30))
def test_markdown_escapes_are_undone_by_a_backslash(text: str) -> None:
    escaped = markdown_text(text)
    plain, characters = "", iter(escaped)
    for character in characters:
        assert character not in "`*_[]<>|&~"
        plain += next(characters) if character == "\\" else character
    assert text == plain


def test_markdown_stays_on_its_line() -> None:
    assert markdown_text("  Rahima\r\n  Khatun ") == "Rahima Khatun"


@given(st.text(max_size=12))
def test_a_spreadsheet_meets_no_formula(text: str) -> None:
    safe = spreadsheet_text(text)
    assert safe.removeprefix("'") == text.removeprefix("'")
    assert not safe.startswith(("=", "@"))


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=", "-", "+cmd|' /C calc'!A0", "-Tk. 5.00"])
def test_a_formula_gets_an_apostrophe(formula: str) -> None:
    assert f"'{formula}" == spreadsheet_text(formula)


@pytest.mark.parametrize("text", ["", "-5", "+3.50", "-12,34,567.89", "-2.5%", "Tk. -5", "a=b", "-৫", "24%"])
def test_numbers_and_words_stay(text: str) -> None:
    assert text == spreadsheet_text(text)


def test_an_amount_keeps_its_no_break_space_in_markdown() -> None:
    assert markdown_text(" BDT\u00a01,00,000 \u202f|\n x\u2028y ") == "BDT\u00a01,00,000 \u202f\\| x y"
