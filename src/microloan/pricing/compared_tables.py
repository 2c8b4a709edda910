"""A comparison as a table: a row for each figure, a column for each loan.

A rate that a loan does not have is told below the table, with its reason; so is a rate that is not
the only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.currency.printing.formatting import format_minor
from microloan.interest.yields.found import FoundRate
from microloan.pricing.found_rates import NoRate, others_note
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency.printing.formatting import MoneyFormat
    from microloan.pricing.comparison import ComparedRow, Comparison, Value

NO_RATE = "none"


def tabulate(comparison: Comparison, style: MoneyFormat | None = None) -> Table:
    """Return a comparison as a table.

    Parameters
    ----------
    comparison
        The loans.
    style
        How amounts are written; None groups digits as is customary for the currency and shows
        all decimals.

    Examples
    --------
    >>> from microloan.pricing.comparing import compare
    >>> from microloan.products.examples import example_terms
    >>> tabulate(compare({"ours": example_terms()})).rows[-1]
    ('EU APRC', '25.3%')
    """
    currency = comparison.schedules[0].terms.currency
    cell = style or cell_format(currency)

    def text(value: Value) -> str:
        if isinstance(value, Money):
            return format_minor(value.minor, currency.exponent, cell)
        if isinstance(value, NoRate):
            return NO_RATE
        return str(value)

    compared = comparison.rows
    columns = (Column(""), *(Column(label, Align.RIGHT) for label in comparison.labels))
    rows = tuple((row.heading, *map(text, row.values)) for row in compared)
    title = "Loans side by side" if len(comparison) > 1 else "What the loan costs"
    return Table(f"{title}, amounts in {currency.code}", columns, rows, notes=tuple(_notes(comparison, compared)))


def _notes(comparison: Comparison, rows: tuple[ComparedRow, ...]) -> Iterator[str]:
    """Yield a line for each reason why a loan has no rate, for other rates, and for each loan that is repaid early."""
    for place, (label, schedule) in enumerate(zip(comparison.labels, comparison.schedules, strict=True)):
        reasons: dict[str, list[str]] = {}
        for row in rows:
            value = row.values[place]
            if isinstance(value, NoRate):
                reasons.setdefault(value.reason, []).append(row.heading)
        for reason, headings in reasons.items():
            yield f"{label}: no {', '.join(headings)}, since {reason}"
        found = [(row.heading, value) for row in rows if isinstance(value := row.values[place], FoundRate)]
        several = others_note(label, found)
        if several is not None:
            yield several
        if schedule.finishes_early:
            agreed = schedule.terms.repayment.installments
            yield f"{label}: rounding repays the loan early, {len(schedule)} of {agreed} installments are needed"
