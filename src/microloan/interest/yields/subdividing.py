"""Every rate of a flow whose amounts change their sign very often, such as deposits and withdrawals.

The way of `microloan.interest.yields.isolating` takes a derivative for each change of sign,
which is slow where there are hundreds. Here the growths that are open are halved instead,
until a part certainly has no root, or one at most. Over a part of growths each discounted
amount lies between its values at both ends, so the sums of these bound the whole: where they
have one sign, the sum has no root; where those of the derivative have, it has at most one,
which the signs at both ends tell. Multiplied by a power of growth, which moves no root, the
largest term is made a constant first; the bounds are then close.

>>> from microloan.interest.yields.equation import equation_of
>>> parts = subdivide(equation_of((-1_000, 2_500, -1_540), (0, 1, 2)), 1e-300, 1e300)
>>> [root for low, high in parts for root in (1.1, 1.4) if low < root < high]
[1.1, 1.4]
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from microloan.interest.yields.proposing import ULP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.interest.yields.equation import Equation

# Parts are not halved evenly, so that no end is a rate that loans have, such as 0%.
_SHARE = 0.4871
# Where a part, in the logarithm of growth, is too narrow to go on: roots meet there.
_NARROWEST = 1e-9
_MOST_PARTS = 5_000
_FARTHEST = 600.0


def subdivide(equation: Equation, least: float, most: float) -> list[tuple[float, float]] | None:
    """Return parts of the growths, in rising order, outside of which there is certainly no root.

    Parameters
    ----------
    equation
        Any.
    least, most
        The growths that are open.

    Returns
    -------
    Parts over each of which the sum only rises or only falls, so that none has more than one
    root; None where roots lie so near to each other that this way cannot part them.
    """
    times = [-exponent / equation.per for exponent in equation.exponents]
    largest = max(map(abs, equation.amounts))
    shares = [amount / largest for amount in equation.amounts]
    found: list[tuple[float, float]] = []
    open_parts = [(log(least), log(most))]
    halved = 0
    while open_parts:
        low, high = open_parts.pop()
        pivot = _heaviest(shares, times, (low + high) / 2.0)
        from_pivot = [time - pivot for time in times]
        if _has_one_sign(shares, from_pivot, low, high):
            continue
        slopes = [share * time for share, time in zip(shares, from_pivot, strict=True)]
        if _has_one_sign(slopes, from_pivot, low, high):
            found.append((exp(low), exp(high)))
            continue
        halved += 1
        if high - low < _NARROWEST or halved > _MOST_PARTS:
            return None
        middle = low + _SHARE * (high - low)
        # The lower part comes first.
        open_parts += [(middle, high), (low, middle)]
    return found


def _heaviest(shares: Sequence[float], times: Sequence[float], at: float) -> float:
    """Return the time of the term that is largest at a logarithm of growth."""
    sizes = [(log(abs(share)) + time * at, time) for share, time in zip(shares, times, strict=True) if share]
    return max(sizes)[1]


def _has_one_sign(shares: Sequence[float], times: Sequence[float], low: float, high: float) -> bool:
    """Return whether a sum certainly keeps one sign over a part, zero not among its values."""
    least = most = size = 0.0
    for share, time in zip(shares, times, strict=True):
        if not share:
            continue
        one, other = time * low, time * high
        if max(one, other) > _FARTHEST:
            return False
        ends = share * exp(one), share * exp(other)
        least, most = least + min(ends), most + max(ends)
        size += max(map(abs, ends))
    longest = max(abs(low), abs(high)) * max(map(abs, times))
    error = size * (2.0 * longest + len(shares) + 16.0) * 4.0 * ULP
    return least > error or most < -error
