"""The days of a loan as rows for a chart: what is outstanding, and what it has cost so far."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from microloan.schedules import Schedule


def days_of(label: str, schedule: Schedule) -> Iterator[dict[str, Any]]:
    """Yield a row for the day of disbursement, and one for each installment.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> rows = list(days_of("ours", amortize(example_terms())))
    >>> rows[1]["number"], rows[1]["outstanding_principal"], rows[1]["cost"]
    (1, Decimal('19607.31'), Decimal('92.31'))
    """
    terms = schedule.terms
    at_start = sum(charge.total.minor for charge in schedule.charges_at_disbursement)
    fees = schedule.fee_parts or (0,) * len(schedule)
    costs = (interest + fee for interest, fee in zip(schedule.interest_parts, fees, strict=True))
    first = schedule.money(_owed_at_start(schedule))
    lines = [(0, terms.disbursed_on, first)]
    lines += [(row.number, row.due_on, row.outstanding_principal) for row in schedule]
    for (number, day, left), cost in zip(lines, accumulate(costs, initial=at_start), strict=True):
        yield {
            "loan": label,
            "day": day,
            "number": number,
            "outstanding_principal": left.amount,
            "cost": schedule.money(cost).amount,
        }


def _owed_at_start(schedule: Schedule) -> int:
    """Return the principal that is owed on the day of disbursement: later parts are not paid out yet."""
    later = sum(amount.minor for _, amount in schedule.disbursements[1:])
    return sum(schedule.principal_parts) - later
