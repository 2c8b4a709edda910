"""Parts that always add up to the whole.

An amount is shared by cumulative weight: after part *k* exactly the amount times the
share of the first *k* weights, rounded up, has been handed out. So the parts add up, no
part is a whole unit away from its exact share, a weight of zero gets nothing, and odd
units are spread evenly, starting with the first part.

>>> list(share(1_000, (1, 1, 1)))
[334, 333, 333]
>>> sum(share(-1_000, (5, 0, 3, 2)))
-1000
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import where
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.arithmetic.kinds import N


def share(total: N, weights: Sequence[int]) -> Iterator[N]:
    """Yield the parts of `total` in proportion to `weights`, one part at a time.

    Parameters
    ----------
    total
        Minor units, of either sign; int, or int64 array of shape (loans,). On columns the
        total times the sum of the weights must fit int64.
    weights
        Whole numbers from 0, not all of them 0.

    Yields
    ------
    One part for each weight, in order; they add up to `total`. A negative total is
    shared as its opposite is.

    Raises
    ------
    MicroloanError
        If a weight is negative, or all are zero.

    Examples
    --------
    >>> list(share(1_150_000, (10_000, 1_500)))
    [1000000, 150000]
    """
    whole = sum(weights)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise MicroloanError("weights", tuple(weights), "must be whole numbers from 0, not all 0", code="bad_weights")
    sign: N = where(total < 0, -1, 1)
    size: N = total * sign
    cumulative = 0
    handed_out = size * 0
    for weight in weights:
        cumulative += weight
        reached = (size * cumulative + (whole - 1)) // whole
        yield (reached - handed_out) * sign
        handed_out = reached
