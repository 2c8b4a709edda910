"""A schedule as a table: a row for each day of payment, totals below.

>>> from microloan.currency import money_format
>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> print(tabulate(amortize(example_terms()), money_format.UNGROUPED_PLAIN).to_csv().splitlines()[1])
1,2026-01-21,392.69,92.31,485.00,19607.31
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat, format_minor
from microloan.interest.shape_kinds import InstallmentShape
from microloan.schedules.amount_columns import amount_columns
from microloan.schedules.rows import spans_of
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.currency import Currency
    from microloan.schedules.schedule import Schedule

HEADINGS = {
    "principal": "Principal",
    "interest": "Interest",
    "fee": "Fee",
    "total": "Total",
    "savings": "Savings",
    "to_collect": "To collect",
    "outstanding_principal": "Outstanding",
}


def tabulate(schedule: Schedule, style: MoneyFormat | None = None) -> Table:
    """Return a schedule as a table.

    Parameters
    ----------
    schedule
        The schedule. Fees and savings have columns where its installments bear them.
    style
        How amounts are written; None groups digits as is customary for the currency and
        shows all decimals.
    """
    cell = style or cell_format(schedule.terms.currency)
    amounts = amount_columns(schedule)
    columns = (Column("No.", Align.RIGHT), Column("Due on"), *(Column(HEADINGS[name], Align.RIGHT) for name in amounts))
    exponent, spans = schedule.terms.currency.exponent, tuple(spans_of(schedule.due_days))
    written = [
        [format_minor(minor, exponent, cell) for minor in (*_by_row(name, column, spans), sum(column))]
        for name, column in amounts.items()
    ]
    *rows, totals = zip(*written, strict=True)
    numbers = (", ".join(map(str, range(span.start + 1, span.stop + 1))) for span in spans)
    dates = (str(date.fromordinal(schedule.due_days[span.start])) for span in spans)
    lines = tuple((number, day, *row) for number, day, row in zip(numbers, dates, rows, strict=True))
    return Table(_title(schedule), columns, lines, totals=("", "", *totals[:-1], ""), notes=schedule.notes())


def _by_row(name: str, column: tuple[int, ...], spans: tuple[range, ...]) -> list[int]:
    """Return a column by days of payment: the sum of their installments; of what is outstanding, the last."""
    if name == "outstanding_principal":
        return [column[span.stop - 1] for span in spans]
    return [sum(column[span.start : span.stop]) for span in spans]


def cell_format(currency: Currency) -> MoneyFormat:
    """Return how amounts of a currency stand in a table: grouped, in full, without its symbol.

    >>> from microloan.currency import INR
    >>> INR(100_000).format(cell_format(INR))
    '1,00,000.00'
    """
    return MoneyFormat(currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)


def _title(schedule: Schedule) -> str:
    terms = schedule.terms
    return f"{terms.lent} disbursed {terms.disbursed_on}, amounts in {terms.currency.code}"


def _returned(schedule: Schedule) -> str:
    """Return what comes back, with what of it is interest where the savings bear any."""
    interest = schedule.savings_interest
    if not interest.minor:
        return str(schedule.savings_deposited)
    return f"{schedule.savings_deposited + interest} (interest {interest})"


def notes_of(schedule: Schedule) -> tuple[str, ...]:
    """Return what stands below the rows of a schedule."""
    terms = schedule.terms
    notes = [*paying_out_notes(schedule), *savings_notes(schedule)]
    agreed, needed = terms.repayment.installments, len(schedule)
    if needed != agreed:
        shape = terms.repayment.shape
        given = isinstance(shape, InstallmentShape) and shape.given is not None
        why = "The given installment" if given else "Rounding"
        notes.append(f"{why} repays the loan early: {needed} of {agreed} installments are needed.")
    return (*notes, *moved_notes(schedule))


def paying_out_notes(schedule: Schedule) -> tuple[str, ...]:
    """Return what is taken, withheld and paid out, and what is owed for it."""
    terms, notes = schedule.terms, list[str]()
    for charge in schedule.charges_at_disbursement:
        tax = f" ({charge.fee} and {charge.tax} tax)" if charge.tax.minor else ""
        notes.append(f"{charge.name}, {charge.when.definition}: {charge.total}{tax}")
    deposited = schedule.savings_deposited
    if deposited.minor and not schedule.savings_parts:
        notes.append(f"savings, withheld at disbursement: {deposited}")
    if schedule.down_payment.minor:
        notes.append(f"Down payment on {terms.disbursed_on}: {schedule.down_payment}")
    if len(schedule.disbursements) > 1:
        notes += [f"Paid out on {paid_on}: {amount}" for paid_on, amount in schedule.disbursements]
    if schedule.net_disbursed != terms.lent:
        notes.append(f"Net disbursed: {schedule.net_disbursed}")
    if schedule.total_principal != terms.lent - schedule.down_payment:
        notes.append(f"Principal owed: {schedule.total_principal}")
    return tuple(notes)


def savings_notes(schedule: Schedule) -> tuple[str, ...]:
    """Return what comes back of compulsory savings."""
    if schedule.terms.savings is None:
        return ()
    return (f"Savings returned with the last installment: {_returned(schedule)}",)


def moved_notes(schedule: Schedule) -> tuple[str, ...]:
    """Return which due dates a holiday has moved or brought together."""
    if not schedule.terms.calendar.moves:
        return ()
    from microloan.schedules import moved_dates

    return moved_dates.notes(schedule)


def notes_of_changed(schedule: Schedule, agreed: Schedule) -> tuple[str, ...]:
    """Return the notes of a schedule that is not as agreed any more: how it was paid out, and what is due now.

    Parameters
    ----------
    schedule
        As it is now.
    agreed
        As it was at first.
    """
    return (*paying_out_notes(agreed), *savings_notes(schedule), *moved_notes(schedule))
