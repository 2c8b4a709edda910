"""Whether a product offers the amounts, counts and days of columns.

>>> import numpy as np
>>> from microloan.products import preset
>>> check_offered(preset("jcf-jagoron"), np.array([2_000_000, 1_900_000]))
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.calendars.days import day_number
from microloan.interest.shape_kinds import PrincipalShape
from microloan.portfolio.columns import refuse

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.calendars import Frequency
    from microloan.currency import Money
    from microloan.products import LoanProduct


def check_offered(product: LoanProduct, amounts: Column) -> None:
    """Refuse amounts, in minor units, that the product does not offer.

    Raises
    ------
    ColumnError
        If some are out of its range, no whole multiple, or not what given amounts add up
        to; the error carries their positions.
    """
    offered, shape, context = product.principal, product.repayment.shape, f"(product {product.id})"
    least, most = offered.minimum, offered.maximum
    refuse(amounts < least.minor, "principal", f"have principal < {_in_full(least)} {context}")
    refuse(amounts > most.minor, "principal", f"have principal > {_in_full(most)} {context}")
    if offered.multiple_of is not None:
        uneven = amounts % offered.multiple_of.minor != 0
        refuse(uneven, "principal", f"have principal not a multiple of {_in_full(offered.multiple_of)} {context}")
    if isinstance(shape, PrincipalShape) and shape.total is not None:
        other = amounts != shape.total.minor
        refuse(other, "principal", f"have principal other than the given {_in_full(shape.total)} {context}")


def check_counts(product: LoanProduct, every: Frequency | None, counts: Column) -> None:
    """Refuse counts of installments that the product does not offer with a rhythm.

    Raises
    ------
    ColumnError
        If some are not offered; the error carries their positions.
    """
    import numpy as np

    rhythms = [rhythm for rhythm in product.repayment.rhythms if every is None or rhythm.every == every]
    offered = sorted({count for rhythm in rhythms for count in rhythm.installments})
    if offered:
        allowed = " or ".join(map(str, offered))
        problem = f"have installments other than {allowed} (product {product.id})"
        refuse(~np.isin(counts, offered), "installments", problem)


def check_first_due(product: LoanProduct, first_due: object, disbursed: Column) -> None:
    """Refuse days of disbursement, as day numbers, that a given first due date comes too soon after.

    Raises
    ------
    ColumnError
        If some are later, or the product's days of grace have not ended; the error carries
        their positions.

    Examples
    --------
    >>> from datetime import date
    >>> import numpy as np
    >>> from microloan.products import preset
    >>> check_first_due(preset("jcf-jagoron"), date(2026, 1, 21), np.array([739_620, 739_623]))
    Traceback (most recent call last):
        ...
    microloan.errors.ColumnError: 1 of 2 loans have disbursed_on less than 15 days before first_due=2026-01-21 ...
    """
    if type(first_due) is date:
        offered = product.repayment.first_due
        least = 1 if offered is None else offered.min_gap_days
        days = f"{least:,} day{'' if least == 1 else 's'}"
        context = f"less than {days} before first_due={first_due} (product {product.id})"
        refuse(day_number(first_due) - disbursed < least, "disbursed_on", f"have disbursed_on {context}")


def _in_full(amount: Money) -> str:
    """Return an amount with its minor units, which is what a column's whole numbers are."""
    return f"{amount}, {amount.minor:,} minor units"
