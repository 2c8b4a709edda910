"""Statements of account: lines, running balances, tables."""

from __future__ import annotations

from datetime import date

import pytest

from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Component, Levy, Payment, Recovery, Waiver, WriteOff, post
from microloan.ledger.examples import example_account, example_schedule


def test_lines_are_counted_from_1() -> None:
    statement = example_account().statement
    assert [line.number for line in statement] == list(range(1, 10))
    for number in (0, 10, True, "1"):
        with pytest.raises(MicroloanError, match="must be a whole number from 1 to 9"):
            statement.line(number)  # type: ignore[arg-type]


def test_a_table_has_the_columns_that_the_account_needs() -> None:
    events = [
        Levy(BDT(10), date(2024, 1, 30), installment=1, name="delay charge"),
        Payment(BDT(100), date(2024, 1, 31), savings=BDT(10), reference="R-1"),
        Waiver(BDT(5), date(2024, 2, 1), Component.INTEREST),
        WriteOff(date(2026, 6, 30), reference="14/2026"),
        Recovery(BDT(12_000), date(2026, 9, 1)),
    ]
    table = post(example_schedule(), events, PENALTY_FEE_INTEREST_PRINCIPAL).statement.to_table()
    assert [column.heading for column in table.columns] == [
        "No.",
        "Date",
        "What",
        "Charged",
        "Received",
        "Savings",
        "Given up",
        "Penalty",
        "Interest",
        "Principal",
        "Held",
        "Principal left",
        "All left",
    ]
    assert [row[2] for row in table.rows] == [
        "disbursed",
        "delay charge",
        "payment R-1",
        "interest waived",
        "write-off 14/2026",
        "recovery",
    ]
    assert table.totals is not None
    assert table.totals[3:6] == ("10.00", "12,100.00", "10.00")
    assert table.rows[-1][-1] == "0.00"
    assert table.notes[1:] == (
        "Recovered of what was written off, in none of its parts: Tk. 11,405",
        "Held for the member: Tk. 595",
    )


def test_it_reads_in_a_notebook_and_a_terminal() -> None:
    statement = example_account().statement
    assert "<table" in statement._repr_html_()
    assert repr(statement) == str(statement.to_table())
