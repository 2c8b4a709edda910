"""A statement of account as a table, as it is handed to the borrower.

>>> from microloan.ledger.examples import example_account
>>> print(tabulate(example_account().statement).to_text(most_rows=4))
Statement of account, Tk. 10,000 disbursed 2024-01-03, amounts in BDT
No.  Date        What         Received  Interest  Principal  Principal left   All left
───  ──────────  ───────────  ────────  ────────  ─────────  ──────────────  ─────────
  1  2024-01-03  disbursed                                        10,000.00  11,500.00
  2  2024-01-24  payment R-1    250.00     32.61     217.39        9,782.61  11,250.00
… 5 more rows …
  8  2024-03-06  payment R-7    250.00     32.61     217.39        8,478.27   9,750.00
  9  2024-03-13  payment R-8    250.00     32.61     217.39        8,260.88   9,500.00
───  ──────────  ───────────  ────────  ────────  ─────────  ──────────────  ─────────
                              2,000.00    260.88   1,739.12
A payment settles the oldest installment first, in it penalty, fee, interest, principal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import format_minor
from microloan.ledger.components import Component
from microloan.ledger.events import Levy, Payment, Recovery, Waiver, WriteOff
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.currency.printing.formatting import MoneyFormat
    from microloan.ledger.events import Posted
    from microloan.ledger.statement import AccountLine, AccountStatement

_ALWAYS = {"Received", "Interest", "Principal", "Principal left", "All left"}
_NO_TOTAL = {"Held", "Principal left", "All left"}


def tabulate(statement: AccountStatement, style: MoneyFormat | None = None) -> Table:
    """Return a statement as a table.

    Parameters
    ----------
    statement
        The statement. What is charged, savings, what is given up, penalties, fees and what is held
        have columns where there are any. What is received and given up, less what is recovered
        after a write-off, is what the parts and what is held add up to.
    style
        How amounts are written; None groups digits as is customary for the currency.
    """
    account = statement.account
    terms = account.schedule.terms
    cell = style or cell_format(terms.currency)
    lines = statement.lines
    columns: dict[str, list[int | None]] = {}
    for line in lines:
        for heading, amount in _amounts(line).items():
            columns.setdefault(heading, []).append(amount)
    shown = {name: column for name, column in columns.items() if name in _ALWAYS or any(column)}

    def written(amount: int | None) -> str:
        return "" if amount is None else format_minor(amount, terms.currency.exponent, cell)

    rows = tuple(
        (str(line.number), str(line.on), what_of(line.event), *(written(column[place]) for column in shown.values()))
        for place, line in enumerate(lines)
    )
    totals = [
        "" if name in _NO_TOTAL else written(sum(amount or 0 for amount in column)) for name, column in shown.items()
    ]
    headings = (Column("No.", Align.RIGHT), Column("Date"), Column("What"))
    return Table(
        f"Statement of account, {terms.lent} disbursed {terms.disbursed_on}, amounts in {terms.currency.code}",
        (*headings, *(Column(name, Align.RIGHT) for name in shown)),
        rows,
        totals=("", "", "", *totals),
        notes=_notes(statement),
    )


def what_of(event: Posted | None) -> str:
    """Return what a line calls an event, with its reference.

    >>> from datetime import date
    >>> what_of(WriteOff(date(2026, 6, 30), reference="14/2026"))
    'write-off 14/2026'
    """
    match event:
        case None:
            return "disbursed"
        case Payment():
            text = "payment"
        case Levy():
            text = event.component.word if event.name is None else event.name
        case Waiver():
            text = f"{event.component.word} waived"
        case WriteOff():
            text = "write-off"
        case _:
            text = "recovery"
    return text if event.reference is None else f"{text} {event.reference}"


def _amounts(line: AccountLine) -> dict[str, int | None]:
    """Return what a line has in each column; None for an empty cell."""
    event, parts = line.event, line.allocated.minor
    savings = event.savings if isinstance(event, Payment) else None
    return {
        "Charged": event.amount.minor if isinstance(event, Levy) else None,
        "Received": event.amount.minor if isinstance(event, (Payment, Recovery)) else None,
        "Savings": None if savings is None else savings.minor,
        "Given up": sum(parts) or None if isinstance(event, (Waiver, WriteOff)) else None,
        **{one.word.capitalize(): parts[one.value] or None for one in Component},
        "Held": line.held.minor or None,
        "Principal left": line.outstanding_principal.minor,
        "All left": line.outstanding.minor,
    }


def _notes(statement: AccountStatement) -> tuple[str, ...]:
    account = statement.account
    notes = [f"A payment settles {account.order.definition}"]
    recovered = account.recovered
    if recovered.minor:
        notes.append(f"Recovered of what was written off, in none of its parts: {recovered}")
    if account.refundable.minor:
        notes.append(f"Held for the member: {account.refundable}")
    for event, reversal in account.reversed:
        amount = "" if isinstance(event, WriteOff) else f" of {event.amount}"
        notes.append(f"Reversed on {reversal.on}: {what_of(event)}{amount} on {event.on}")
    return tuple(notes)
