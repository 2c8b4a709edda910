"""The pieces of a label lose nothing, and glue nothing together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency.parsing.pieces import pieces_of
from microloan.currency.parsing.refusals import LONGEST_TEXT, Refusal


@given(st.text("abRs.Tk0123,'()[]-/: lakhsinof‘’৫টাকা₹*", max_size=60))
def test_pieces_stand_in_order_with_only_gaps_between_them(label: str) -> None:
    position = 0
    for piece in pieces_of(label):
        assert label[position : piece.place.start].strip() == ""
        assert piece.place.of(label) == piece.text
        position = piece.place.end
    assert label[position:].strip() == ""


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("Loans (Rs.in lakhs)", "u(cwL)"),
        ("[Rs./lakh]", "(cxL)"),
        ("{‘000s Tk}", "(Tc)"),
        ("1,000 10,00,000 0 0.5 1990s 00", "nnnnnn"),
        ("'00,000 ,000 000,000 '00", "zzzz"),
        ("inLakhs RsCrore in2", "zzwn"),
        ("croreRs. BDTCr. lakhটাকা BDTm Reset Incr. USDmn", "zzzauuz"),
        ("B.K.B. M.F.I don't L.Cr.", "uuuLr"),
        ("Amount of লাখে Crs mln Lakh's", "vfLCXL"),
        ("লা.কো. ক॰ क॰", "XuC"),
        ("০০০ ५००", "Tn"),
    ],
)
def test_the_kinds_of_pieces(label: str, kinds: str) -> None:
    assert "".join(piece.kind for piece in pieces_of(label)) == kinds


@pytest.mark.parametrize("piece", ["(", ".", ",", "'", "a.", "0", "0,", "'s", "in", "-", "ট"])
def test_no_label_becomes_more_pieces_than_it_has_characters(piece: str) -> None:
    label = (piece * LONGEST_TEXT)[:LONGEST_TEXT]

    assert len(pieces_of(label)) <= len(label)


def test_unseen_characters_are_refused() -> None:
    with pytest.raises(Refusal, match="202E"):
        pieces_of("Loans\u202e")
