"""The amounts of a schedule, column by column; fees and savings where it has them.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> columns = amount_columns(amortize(example_terms()))
>>> list(columns), columns["total"][0]
(['principal', 'interest', 'total', 'outstanding_principal'], 48500)
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.schedules.schedule import Schedule


def amount_columns(schedule: Schedule) -> dict[str, tuple[int, ...]]:
    """Return each column of amounts in minor units, by its name, in the order of a table."""
    fees, savings = schedule.fee_parts, schedule.savings_parts
    total = tuple(map(add, schedule.principal_parts, schedule.interest_parts))
    columns = {"principal": schedule.principal_parts, "interest": schedule.interest_parts}
    if fees:
        columns["fee"] = fees
        total = tuple(map(add, total, fees))
    columns["total"] = total
    if savings:
        columns |= {"savings": savings, "to_collect": tuple(map(add, total, savings))}
    columns["outstanding_principal"] = schedule.outstanding_parts
    return columns
