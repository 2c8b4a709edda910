"""Cutting a text loses nothing, makes no more of it than it has, and knows whose a point is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency.parsing.lexing import GAPS, cut, shape, span_of, starts_of, tokens
from microloan.currency.parsing.refusals import LONGEST_TEXT, Refusal

TEXTS = st.text("0123456789৪२.,-\u2212+()/= \u00a0₹৳TkRs.lakhcroreটাকা:_'", max_size=60)


@given(TEXTS)
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    parts = cut(text)

    assert "".join(parts) == text
    assert all(any(sign.isdecimal() for sign in number) for number in parts[1::2])
    assert not any(sign.isdecimal() for part in parts[::2] for sign in part)


@given(TEXTS)
def test_tokens_stand_in_order_with_only_gaps_between_them(text: str) -> None:
    parts = cut(text)
    starts = starts_of(map(len, parts[1::2]))
    position = 0
    for token in tokens(parts[::2]):
        place = span_of(token, starts)
        assert text[position : place.start].strip(GAPS) == ""
        assert place.of(text) == (parts[2 * token.numbers + 1] if token.kind == "n" else token.text)
        position = place.end
    assert text[position:].strip(GAPS) == ""


@pytest.mark.parametrize(
    "piece", ["(", ".", ",", "-", "/", "=", "a", "a.", "1", "1,", "1.", "1 ", "₹", "lakh ", "ট", "'"]
)
def test_no_text_becomes_more_tokens_than_it_has_characters(piece: str) -> None:
    text = (piece * LONGEST_TEXT)[:LONGEST_TEXT]

    assert len(tokens(cut(text)[::2])) <= len(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rs.50", ["Rs.", "50", ""]),
        ("Rs. .50", ["Rs. ", ".50", ""]),
        ("₹.50", ["₹", ".50", ""]),
        (".50", ["", ".50", ""]),
        ("Rs..50", ["Rs..", "50", ""]),
        ("ரூ.50", ["ரூ.", "50", ""]),
        ("(.5)", ["(", ".5", ")"]),
        ("500.Tk", ["", "500.", "Tk"]),
        ("4 crore 28", ["", "4", " crore ", "28", ""]),
    ],
)
def test_a_point_belongs_to_the_word_before_it_or_else_to_the_number(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tk. 5 lakh/- only", "cnL/o"),
        ("=/= /- -/ /= / =", "////xx"),
        ("₹৳Tk", "ccc"),
        ("লা.কো. lakh.", "Xu"),
        ("Rs.in Tk.Lakh RS.Cr. রু.৫ Rs.", "cwcLcrunc"),
        ("- \u2212 +", "--+"),
        ("m NaN in Cr. Dr", "aiwrd"),
    ],
)
def test_the_kinds_of_tokens(text: str, kinds: str) -> None:
    assert shape(tokens(cut(text)[::2])) == kinds


@pytest.mark.parametrize(
    "sign", ["\t", "\n", "\x00", "\x85", "\u2003", "\u200d", "\u202e", "\u2066", "\ue000", "\ud800"]
)
def test_unseen_characters_are_refused(sign: str) -> None:
    with pytest.raises(Refusal, match=f"U\\+{ord(sign):04X}"):
        tokens([f"Tk{sign}", ""])
