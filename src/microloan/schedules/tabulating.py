"""A schedule as a table: a row for each installment, totals below.

>>> from microloan.currency import money_format
>>> from microloan.schedules.amortization import amortize
>>> from microloan.schedules.examples import example_terms
>>> print(tabulate(amortize(example_terms()), money_format.UNGROUPED_PLAIN).to_csv().splitlines()[1])
1,2026-01-21,392.69,92.31,485.00,19607.31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency.printing.formatting import ALL_DECIMALS, NO_SYMBOL, MoneyFormat
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.currency import Money
    from microloan.schedules.schedule import Schedule

_COLUMNS = (
    Column("No.", Align.RIGHT),
    Column("Due on"),
    Column("Principal", Align.RIGHT),
    Column("Interest", Align.RIGHT),
    Column("Total", Align.RIGHT),
    Column("Outstanding", Align.RIGHT),
)


def tabulate(schedule: Schedule, style: MoneyFormat | None = None) -> Table:
    """Return a schedule as a table.

    Parameters
    ----------
    schedule
        The schedule.
    style
        How amounts are written; None groups digits as is customary for the currency and
        shows all decimals.
    """
    currency = schedule.terms.principal.currency
    cell = style or MoneyFormat(currency.grouping, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)

    def written(*amounts: Money) -> tuple[str, ...]:
        return tuple(amount.format(cell) for amount in amounts)

    rows = tuple(
        (str(row.number), str(row.due_on), *written(row.principal, row.interest, row.total, row.outstanding_principal))
        for row in schedule
    )
    totals = ("", "", *written(schedule.total_principal, schedule.total_interest, schedule.total_due), "")
    return Table(_title(schedule), _COLUMNS, rows, totals=totals, notes=_notes(schedule))


def _title(schedule: Schedule) -> str:
    terms = schedule.terms
    return f"{terms.principal} disbursed {terms.disbursed_on}, amounts in {terms.principal.currency.code}"


def _notes(schedule: Schedule) -> tuple[str, ...]:
    agreed, needed = schedule.terms.repayment.installments, len(schedule)
    if needed == agreed:
        return ()
    return (f"Rounding repays the loan early: {needed} of {agreed} installments are needed.",)
