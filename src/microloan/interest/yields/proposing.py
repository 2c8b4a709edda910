"""A float proposes the rate of a flow whose amounts change their sign once.

Such a flow has exactly one rate. With the sum of the earlier group A and of the later
group B, both discounted, ``h = ln(B / −A)`` is a function of the logarithm of growth that
only falls, and nearly a straight line: two corrected Newton steps from zero reach the end
of a float. The slope of h is the distance between the mean times of the two groups, so
the value of h at the end says how far away the rate can still be.

What is returned is a bracket that holds the rate; where floats cannot give one, nothing
is, and `microloan.interest.yields.isolating` looks for it instead.

>>> from microloan.interest.yields.equation import equation_of
>>> low, high = propose(equation_of((-10_000, 12_100), (0, 2)))
>>> low < 1.1 < high, high - low < 1e-12
(True, True)
"""

from __future__ import annotations

from itertools import repeat
from math import exp, inf, log, sqrt
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.interest.yields.equation import Equation

# One unit in the last place, relative. An exponential is taken to be right to 8 of them,
# which is far more than what the mathematics libraries in use are off.
ULP = 2.0**-52
_MOST_STEPS = 60
# Where h counts as zero: as near as the sums can tell.
_NEAR = 2e-14
_FARTHEST = 600.0


def propose(equation: Equation) -> tuple[float, float] | None:
    """Return two growths that the only solution lies between, or None.

    Parameters
    ----------
    equation
        Any; it is for those whose amounts change their sign once.

    Returns
    -------
    The lower and the upper end, rarely more than 1e-13 apart; None where the sign changes
    more than once, the numbers go beyond what floats hold, or the two groups lie too close
    to each other.

    Notes
    -----
    Within the bracket the slope of h is at least half of what it is at its middle: its
    derivative is a difference of two variances, each at most a quarter of the square of
    the longest time.
    """
    amounts, exponents = equation.amounts, equation.exponents
    split = _only_change(amounts)
    if split is None:
        return None
    try:
        return _bracket(amounts, exponents, split, equation.per)
    except (OverflowError, ZeroDivisionError, ValueError):
        return None


def _bracket(amounts: Sequence[int], exponents: Sequence[int], split: int, per: int) -> tuple[float, float] | None:
    longest, count = exponents[-1], len(amounts)
    early, early_times = amounts[:split], exponents[:split]
    late, late_times = amounts[split:], exponents[split:]
    # The logarithm of growth for one exponent, with its sign turned: h rises with it.
    at, before = 0.0, inf
    for step in range(_MOST_STEPS):
        sum_late, mean_late, timed_late = _weighed(late, late_times, at, step)
        sum_early, mean_early, timed_early = _weighed(early, early_times, at, step)
        value, slope = log(-sum_late / sum_early), mean_late - mean_early
        if abs(value) < _NEAR or abs(value) >= before:
            break
        before = abs(value)
        spread_late = sum(map(mul, timed_late, late_times)) / sum_late - mean_late * mean_late
        spread_early = sum(map(mul, timed_early, early_times)) / sum_early - mean_early * mean_early
        bend = value * (spread_late - spread_early)
        root = slope * slope - 2.0 * bend
        change = -2.0 * value / (slope + sqrt(root)) if root > 0.0 else -value / slope
        at += change
        if abs(at) * longest > _FARTHEST:
            return None
    else:
        return None
    error = (abs(at) * longest + count + 16.0) * 4.0 * ULP
    off = 2.0 * (abs(value) + error) / slope
    # The slope must not halve on the way, and must itself be known; sums past a float make it infinite.
    if not 1e-6 * longest <= slope < inf or off * longest * longest > slope / 2.0:
        return None
    growth = exp(-at * per)
    width = growth * (off * per + (abs(at) * per + 8.0) * ULP)
    return (growth - width, growth + width) if growth > width else None


def _only_change(amounts: Sequence[int]) -> int | None:
    """Return the place of the first amount of the second sign, if the sign never changes back."""
    positive = amounts[0] > 0
    split = 1
    while (amounts[split] > 0) is positive:
        split += 1
    late = amounts[split:]
    return split if (max(late) < 0 if positive else min(late) > 0) else None


def _weighed(amounts: Sequence[int], times: Sequence[int], at: float, step: int) -> tuple[float, float, list[float]]:
    """Return the discounted sum of one group, the mean of its times, and each amount times its time."""
    if len(amounts) == 1:
        weight = amounts[0] * exp(times[0] * at)
        return weight, times[0], [weight * times[0]]
    weights: Sequence[float] = list(map(mul, amounts, map(exp, map(mul, times, repeat(at))))) if step else amounts
    timed = list(map(mul, weights, times))
    total = sum(weights)
    return total, sum(timed) / total, timed
