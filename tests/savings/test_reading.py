"""A passbook's file: amounts as people print them, and bad rows that spoil no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR
from microloan.errors import MicroloanError
from microloan.savings import read_transactions

HEAD = "date,kind,amount\n"
GOOD = "2026-01-07,deposit,50"


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("50", "50"),
        ("50.25", "50.25"),
        ("1,500.00", "1500"),
        ("1,50,000", "150000"),
        ("Tk. 50", "50"),
        ("৳50", "50"),
        ("৫০", "50"),
        ("১,৫০০.৫০", "1500.50"),
        ("1.5 lakh", "150000"),
    ],
)
def test_amounts_are_read_as_people_print_them(printed: str, amount: str) -> None:
    found = read_transactions(f'{HEAD}2026-01-07,deposit,"{printed}"\n', BDT)

    assert found.transactions[0].amount == BDT(amount)


@pytest.mark.parametrize("printed", ["500 Cr", "1.500,00", "Rs. 50", "fifty", "(50)", "1e3"])
def test_what_can_be_read_in_two_ways_is_a_bad_row(printed: str) -> None:
    found = read_transactions(f'{HEAD}{GOOD}\n2026-01-07,deposit,"{printed}"\n', BDT)

    assert found.lines == (2,)
    assert [(row.line, row.error.argument) for row in found.problems] == [(3, "amount")]


def test_a_sign_at_the_end_is_told_without_a_choice_of_python() -> None:
    found = read_transactions(f"{HEAD}2026-01-07,deposit,500-\n", BDT)
    assert str(found.problems[0].error) == "amount='500-' has its sign at the end; write it first"


def test_a_quotation_mark_that_is_not_closed_spoils_its_line_alone() -> None:
    found = read_transactions(f'{HEAD}{GOOD}\n2026-01-07,deposit,"50\n{GOOD}\n2026-01-07,deposit,60"\n{GOOD}\n', BDT)

    assert (found.lines, [row.line for row in found.problems]) == ((2, 4, 6), [3, 5])
    assert "quotation mark that is not closed" in str(found.problems[0].error)


def test_a_line_break_in_a_cell_is_told_where_it_begins() -> None:
    found = read_transactions(f'{HEAD}2026-01-07,"dep\nosit",50\n{GOOD}\n', BDT)

    assert (found.lines, found.problems[0].line) == ((4,), 2)


LINES = st.sampled_from(
    [
        GOOD,
        '2026-01-07,deposit,"50',
        '"',
        "2026-01-07,gift,5",
        "x",
        "2026-01-07,deposit,5,6",
        "",
        '2026-01-07,deposit,"5"0',
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_good_line_is_read_whatever_the_others_are(lines: list[str], end: str) -> None:
    found = read_transactions(end.join([HEAD.strip(), *lines]), BDT)

    good = tuple(number for number, line in enumerate(lines, start=2) if line == GOOD)
    bad = [number for number, line in enumerate(lines, start=2) if line not in {GOOD, ""}]
    assert (found.lines, [row.line for row in found.problems]) == (good, bad)


def test_a_remark_is_not_read_and_a_nameless_column_is_empty() -> None:
    found = read_transactions(f"date,kind,amount,remark,,\n{GOOD},by her son,,\n{GOOD},,oops,\n{GOOD},,,\n", BDT)

    assert found.lines == (2, 4)
    assert "stands in a column without a name" in str(found.problems[0].error)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date,kind,amount,revereses\n", "column='revereses' is not known"),
        ('date,kind,"amount\n', "not closed"),
        ("", "is missing in the first row"),
        (b"date,kind,amount\n", "text=b'date,kind,amount"),
        (None, "text=None must be text"),
    ],
)
def test_a_file_that_cannot_be_is_refused(text: str, said: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        read_transactions(text, BDT)
    assert said in str(refused.value)


def test_amounts_are_in_a_currency() -> None:
    with pytest.raises(MicroloanError, match="currency=None must be a Currency"):
        read_transactions(HEAD, None)  # type: ignore[arg-type]
    assert read_transactions(f'{HEAD}2026-01-07,deposit,"Rs. 50"\n', INR).transactions[0].amount == INR(50)
