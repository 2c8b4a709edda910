"""Sums of columns that cannot wrap.

>>> import numpy as np
>>> exact_sum(np.array([2**62, 2**62, 2**62], dtype=np.int64)) == 3 * 2**62
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

_LOW_BITS = 32
_LOW_MASK = 2**_LOW_BITS - 1


def exact_sum(column: Column) -> int:
    """Return the sum of an int64 array as an exact int.

    Parameters
    ----------
    column
        Of any shape, with fewer than two thousand million elements in its last axis.

    Notes
    -----
    The halves above and below 2^32 are summed apart; neither can wrap for that many.
    """
    rows = column.reshape(-1, column.shape[-1])
    return sum((int((row >> _LOW_BITS).sum()) << _LOW_BITS) + int((row & _LOW_MASK).sum()) for row in rows)
