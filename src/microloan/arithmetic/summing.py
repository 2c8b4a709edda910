"""Sums of columns that cannot wrap.

>>> import numpy as np
>>> exact_sum(np.array([2**62, 2**62, 2**62], dtype=np.int64)) == 3 * 2**62
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def sums_by_number(amounts: Sequence[int] | Column, numbers: Sequence[int] | Column, count: int) -> tuple[int, ...]:
    """Return the sums of amounts that have one number, from 0 to `count` less one, as exact ints.

    Parameters
    ----------
    amounts, numbers
        Both sequences of ints, or both int64 arrays of shape (loans,). An amount whose number
        is none of these is in no sum.
    count
        How many numbers there are.

    Examples
    --------
    >>> sums_by_number([500, 200, 50], [0, 2, 0], 3)
    (550, 0, 200)
    """
    if isinstance(amounts, (list, tuple)):
        sums = [0] * count
        for amount, number in zip(amounts, numbers, strict=True):
            if 0 <= number < count:
                sums[number] += amount
        return tuple(sums)
    import numpy as np

    column, of_each = np.asarray(amounts, dtype=np.int64), np.asarray(numbers, dtype=np.int64)
    if not len(column):
        return (0,) * count
    return tuple(exact_sum(np.where(of_each == number, column, 0)) for number in range(count))
