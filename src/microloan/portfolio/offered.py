"""Whether a product offers the amounts and the counts of a column.

>>> import numpy as np
>>> from microloan.products import preset
>>> check_offered(preset("jcf-jagoron"), np.array([2_000_000, 1_900_000]))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _in_full(amount: Money) -> str:
    """Return an amount with its minor units, which is what a column's whole numbers are."""
    return f"{amount}, {amount.minor:,} minor units"
