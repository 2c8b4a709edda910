"""A page gives its good lines, whatever the others are; scales are told, never inferred."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR
from microloan.currency.parsing import parse_labelled, parse_page
from microloan.currency.scale import CRORE, LAKH
from microloan.errors import MicroloanError

PAGE = """\
Operational figures

Loan Portfolio (in Lakhs) : 4,073.37
Average Loan Size on outstanding : 16,678
Amt. of Loans Outstanding per Credit Officer : 44.28
Borrowers : many
"""


def test_a_page() -> None:
    page = parse_page(PAGE, "en_IN", {"Amt. of Loans Outstanding per Credit Officer": LAKH})

    assert [figure.parsed.minor for figure in page.figures] == [407_337_000_00, 16_678_00, 4_428_000_00]
    assert [(bad.number, bad.text, bad.error.code) for bad in page.bad] == [
        (1, "Operational figures", "no_label"),
        (6, "Borrowers : many", "unknown_word"),
    ]
    assert page.unused == ()


def test_no_scale_is_inferred() -> None:
    assert [figure.parsed.scale for figure in parse_page(PAGE).figures] == [LAKH, None, None]


def test_what_a_line_says_goes_before_what_is_told() -> None:
    page = parse_page("Loans : 5 crore\nSavings : 5", scales={"Loans": LAKH, "Savings": CRORE, "Svaings": CRORE})

    assert [figure.parsed.minor for figure in page.figures] == [50_000_000_00, 50_000_000_00]
    assert page.unused == ("Svaings",)


LINES = [
    "Loans : 500",
    "Savings Tk. : 1,50,000",
    "Loans 12,34",
    "",
    "Members",
    "Portfolio Rs.43 Crore",
    "Net\u202e : 5",
]


@given(st.lists(st.sampled_from(LINES)), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_bad_line_loses_no_good_one(lines: list[str], end: str) -> None:
    page = parse_page(end.join(lines), INR)
    bad = {entry.number: entry for entry in page.bad}
    good = [line for number, line in enumerate(lines, start=1) if line and number not in bad]

    assert [figure.label for figure in page.figures] == [parse_labelled(line, INR).label for line in good]
    assert all(lines[number - 1] == entry.text for number, entry in bad.items())


def test_other_separators_end_no_line() -> None:
    page = parse_page("Loans : 5\x0b00\nSavings : 5\u202800", BDT)

    assert (page.figures, [bad.error.code for bad in page.bad]) == ((), ["bad_character"] * 2)


@pytest.mark.parametrize("scales", [None, [], {"Loans": "lakh"}, {5: LAKH}, "Loans"])
def test_scales_that_are_none_are_refused(scales: object) -> None:
    with pytest.raises(MicroloanError, match="must be from labels to scales") as caught:
        parse_page(PAGE, "en_IN", scales)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("scales", "wrong_type")


@pytest.mark.parametrize("text", [None, 5, b"Loans : 5", ["Loans : 5"]])
def test_a_page_is_text(text: object) -> None:
    with pytest.raises(MicroloanError, match="must be the text of a page"):
        parse_page(text)  # type: ignore[arg-type]
