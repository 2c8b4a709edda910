"""A statement as a table, as a passbook has it.

>>> from microloan.savings.examples import example_statement
>>> print(tabulate(example_statement()).to_text(most_rows=3))
Savings, 2024-01-01 to 2024-06-30, amounts in BDT
No.  Date        What             Withdrawn  Deposited   Balance
───  ──────────  ───────────────  ─────────  ─────────  ────────
  1  2024-01-01  brought forward              1,000.00  1,000.00
  2  2024-01-03  deposit                         50.00  1,050.00
… 26 more rows …
 29  2024-06-30  interest                        41.00  1,841.00
───  ──────────  ───────────────  ─────────  ─────────  ────────
                                     500.00   2,341.00
Interest on half of the month's opening and closing balance, posted on 30 June and 31 December
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import to_date
from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat, format_minor
from microloan.interest.working import Pen
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.savings.lines import Row
    from microloan.savings.statement import SavingsStatement

HEADINGS = ("No.", "Date", "What", "Withdrawn", "Deposited", "Balance")


def tabulate(statement: SavingsStatement, style: MoneyFormat | None = None) -> Table:
    """Return a statement as a table.

    Parameters
    ----------
    statement
        The statement.
    style
        How amounts are written; None groups digits as is customary for the currency.
    """
    currency = statement.ordered.currency
    cell = style or MoneyFormat(currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)

    def written(minor: int) -> str:
        return format_minor(minor, currency.exponent, cell)

    right = {"No.", "Withdrawn", "Deposited", "Balance"}
    columns = tuple(Column(heading, Align.RIGHT if heading in right else Align.LEFT) for heading in HEADINGS)
    rows = tuple(
        (
            str(number),
            str(to_date(row.day)),
            _what(statement, row),
            written(-row.amount) if row.amount < 0 else "",
            written(row.amount) if row.amount >= 0 else "",
            written(row.balance),
        )
        for number, row in enumerate(statement.rows, start=1)
    )
    out = sum(-row.amount for row in statement.rows if row.amount < 0)
    into = sum(row.amount for row in statement.rows if row.amount > 0)
    first = to_date(statement.rows[0].day) if statement.rows else statement.until
    title = f"Savings, {first} to {statement.until}, amounts in {currency.code}"
    totals = ("", "", "", written(out), written(into), "")
    return Table(title, columns, rows, totals=totals, notes=_notes(statement))


def _what(statement: SavingsStatement, row: Row) -> str:
    text = row.kind.replace("_", " ")
    if row.kind == "tax" and statement.terms.withholding is not None:
        text = statement.terms.withholding.name
    if row.kind == "duty" and statement.terms.duty is not None:
        text = statement.terms.duty.name
    if row.kind == "loan_transfer":
        installment = statement.ordered.transactions[row.place].installment
        text = text if installment is None else f"to installment {installment}"
    return text if row.booked == row.day else f"{text} (booked {to_date(row.booked)})"


def _notes(statement: SavingsStatement) -> tuple[str, ...]:
    terms, accrued = statement.terms, statement.accrued
    notes = [f"Interest on {terms.balance.definition}, posted {terms.posting.definition}"]
    # What rounding leaves when an account ends is owed to nobody.
    if statement.ordered.closed is None and (accrued.whole or accrued.numerator):
        exact = Pen(statement.ordered.currency).exact(statement.replayed.accrued, statement.rules.basis)
        notes.append(f"Accrued and not posted: {exact}")
    return tuple(notes)
