"""Rates of a column: the method of `microloan.interest.yields.proposing`, on blocks of loans.

A loan whose amounts change their sign once is solved with its block; any other, and one
that floats cannot bracket, goes the way of one flow. Blocks fit the processor's cache.
Where the rows of a block are equally spaced, from the second amount on, the sums are
polynomials of one power and no exponential is taken for a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.errors import ColumnError, MicroloanError
from microloan.interest.yields.equation import ONE
from microloan.interest.yields.found import check_convention
from microloan.interest.yields.found_column import FoundRates
from microloan.interest.yields.proposing import ULP
from microloan.interest.yields.roots import roots_of

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.interest.yields.columns import CashFlows
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.roots import Root

    Floats: TypeAlias = NDArray[np.floating]

# Loans of a block: what an equally spaced one may have, and any other.
_BLOCK, _SMALL_BLOCK = 4096, 1024
_MOST_STEPS = 20
_NEAR, _FARTHEST = 2e-14, 600.0
# Where a float no longer tells one figure from the next, and where int64 ends.
_FLOAT_FIGURES, _MOST_FIGURE = 2.0**50, float(LARGEST_INT64)


class _Moments(NamedTuple):
    """Discounted sum, mean time and variance of the times, for each loan."""

    total: Floats
    mean: Floats | float
    spread: Floats | float


def find_rates(flows: CashFlows, convention: RateConvention) -> FoundRates:
    """Return the rate of each flow of a column; what `CashFlows.rate` calls."""
    import numpy as np

    check_convention(convention)
    loans = flows.amounts.shape[1]
    low, high = np.full(loans, np.nan), np.full(loans, np.nan)
    scale = ONE
    if convention.reading.equation is None:
        for start in range(0, loans, _BLOCK):
            block = slice(start, min(start + _BLOCK, loans))
            part = flows.part(block)
            exponents, per, scale = convention.reading.times(part, convention.words)
            times = np.array(exponents)
            low[block], high[block] = _bracket(part.amounts, times[:, None] if times.ndim == 1 else times, per)
    singled = _one_by_one(flows, convention, np.isnan(low).nonzero()[0].tolist())
    return FoundRates(convention, flows, low, high, scale, singled)


def figures(found: FoundRates, units: int) -> Column:
    """Return each rate in parts of one; what `FoundRates.figures` calls."""
    import numpy as np

    if type(units) is not int or units < 1:
        raise MicroloanError("units", units, "must be a whole number from 1", code="out_of_range")
    scale = float(units / found.scale)
    with np.errstate(over="ignore", invalid="ignore"):
        middle = ((found.low + found.high) / 2.0 - 1.0) * scale
        nearest = np.floor(middle + 0.5)
        off = (found.high - found.low + 4.0 * ULP * found.high) * scale + 8.0 * ULP * np.abs(middle)
        sure = (np.abs(middle) < _FLOAT_FIGURES) & (np.abs(middle - nearest) + off < 0.5)
    result: Column = np.where(sure, nearest, 0.0).astype(np.int64)
    for position in (~sure).nonzero()[0].tolist():
        figure = found.root(position).figure(units)
        if abs(figure) > LARGEST_INT64:
            raise ColumnError("units", (position,), len(found), f"have a rate × {units:,} past int64", code="overflow")
        result[position] = figure
    return result


def _one_by_one(flows: CashFlows, convention: RateConvention, positions: list[int]) -> dict[int, tuple[Root, ...]]:
    """Return all roots of the flows at some positions.

    Raises
    ------
    ColumnError
        If some have none.
    """
    found: dict[int, tuple[Root, ...]] = {}
    without: list[int] = []
    for position in positions:
        try:
            found[position] = roots_of(convention.equation_of(flows.flow(position)))
        except MicroloanError as error:
            if error.code != "no_rate":
                raise
            without.append(position)
    if without:
        total = flows.amounts.shape[1]
        problem = "have no rate: what is paid and what is received balance at none"
        raise ColumnError("flow", tuple(without), total, problem, code="no_rate")
    return found


def _bracket(amounts: Column, times: Column, per: int) -> tuple[Floats, Floats]:
    """Return two growths that the rate of each loan of a block lies between; NaN where unknown."""
    import numpy as np

    sides, plain = _sides(amounts, times)
    if isinstance(sides.late, _Side) and amounts.shape[1] > _SMALL_BLOCK:
        starts = range(0, amounts.shape[1], _SMALL_BLOCK)
        smaller = [slice(start, start + _SMALL_BLOCK) for start in starts]
        parts = [
            _bracket(amounts[:, block], times[:, block] if times.shape[1] > 1 else times, per) for block in smaller
        ]
        low, high = zip(*parts, strict=True)
        return np.concatenate(low), np.concatenate(high)
    longest = times.max(axis=0).astype(np.float64)
    at, before = np.zeros(amounts.shape[1]), np.full(amounts.shape[1], np.inf)
    size: Floats = at
    slope: Floats | float = 1.0
    with np.errstate(all="ignore"):
        for step in range(_MOST_STEPS + 1):
            late, early = sides.late.moments(at, raw=not step), sides.early.moments(at, raw=not step)
            value, slope = np.log(-late.total / early.total), late.mean - early.mean
            size = np.abs(value)
            # As near as it comes, or lost.
            done = (size < _NEAR) | ~(size < before)
            if step == _MOST_STEPS or bool(done.all()):
                break
            before = size
            bend = value * (late.spread - early.spread)
            root = slope * slope - 2.0 * bend
            change = np.where(root > 0.0, -2.0 * value / (slope + np.sqrt(np.maximum(root, 0.0))), -value / slope)
            at = at + np.where(done, 0.0, change)
        off = 2.0 * (size + (np.abs(at) * longest + len(amounts) + 16.0) * 4.0 * ULP) / slope
        known = plain & np.isfinite(slope) & (slope >= 1e-6 * longest) & (off * longest * longest <= slope / 2.0)
        known &= np.abs(at) * longest <= _FARTHEST
        growth = np.exp(-at * per)
        width = growth * (off * per + (np.abs(at) * per + 8.0) * ULP)
        known &= (growth > width) & np.isfinite(growth)
        return np.where(known, growth - width, np.nan), np.where(known, growth + width, np.nan)


def _sides(amounts: Column, times: Column) -> tuple[_Sides, NDArray[np.bool_]]:
    """Return the two groups in the form that is fastest for the block, and which loans change sign just once."""
    import numpy as np

    late = amounts[1:]
    first = np.sign(amounts[0])
    # One amount at the start, and none of its sign after it.
    single = ((first > 0) & (late.max(axis=0, initial=0) <= 0) & (late.min(axis=0, initial=0) < 0)) | (
        (first < 0) & (late.min(axis=0, initial=0) >= 0) & (late.max(axis=0, initial=0) > 0)
    )
    if bool((single & (times[0] == 0)).all()):
        return _Sides(_late_side(late, times[1:]), _FirstSide(amounts[0])), single
    first, plain = _signs(amounts, times)
    early = np.where(np.sign(amounts) == first, amounts, 0)
    return _Sides(_Side(amounts - early, times), _Side(early, times)), plain


def _late_side(late: Column, times: Column) -> _Side | _SpacedSide:
    """Return what follows the first amount, as a polynomial where it is equally spaced."""
    import numpy as np

    gap = times[1] - times[0] if len(times) > 1 else np.ones(1, dtype=np.int64)
    spaced = bool((((times[1:] - times[:-1]) == gap) | (late[1:] == 0)).all())
    return _SpacedSide(late, times[0], gap) if spaced else _Side(late, times)


def _signs(amounts: Column, times: Column) -> tuple[Column, NDArray[np.bool_]]:
    """Return the sign of each loan's first amount, and which loans change theirs just once in time."""
    import numpy as np

    first, before, reached, changes = (np.zeros(amounts.shape[1], dtype=np.int64) for _ in range(4))
    ordered = np.ones(amounts.shape[1], dtype=bool)
    for time, sign in zip(times, np.sign(amounts), strict=True):
        there = sign != 0
        first = np.where((first == 0) & there, sign, first)
        changes += there & (before == -sign)
        before = np.where(there, sign, before)
        ordered &= ~there | (time >= reached)
        reached = np.where(there, time, reached)
    return first, ordered & (changes == 1)


class _Side:
    """The amounts of one group of each loan, and their times."""

    __slots__ = ("amounts", "times")

    def __init__(self, amounts: Column, times: Column) -> None:

        # Made floats when they are first needed: a block may yet be cut into smaller ones.
        self.amounts, self.times = amounts, times

    def moments(self, at: Floats, *, raw: bool) -> _Moments:
        """Return the moments at a logarithm of growth; raw ones are not discounted."""
        import numpy as np

        if raw:
            self.amounts, self.times = self.amounts.astype(np.float64), self.times.astype(np.float64)
            weights = self.amounts
        else:
            weights = np.exp(self.times * at)
            weights *= self.amounts
        total = weights.sum(axis=0)
        timed = weights * self.times
        mean = timed.sum(axis=0) / total
        timed *= self.times
        return _Moments(total, mean, timed.sum(axis=0) / total - mean * mean)


class _FirstSide:
    """A group that is one amount at time 0."""

    __slots__ = ("_moments",)

    def __init__(self, amounts: Column) -> None:
        import numpy as np

        self._moments = _Moments(amounts.astype(np.float64), 0.0, 0.0)

    def moments(self, at: Floats, *, raw: bool) -> _Moments:
        """Return the amount itself."""
        del at, raw
        return self._moments


class _SpacedSide:
    """A group whose amounts lie equally far apart, loan by loan: polynomials of one power."""

    __slots__ = ("_amounts", "_gap", "_start")

    def __init__(self, amounts: Column, start: Column, gap: Column) -> None:
        import numpy as np

        self._amounts, self._start, self._gap = amounts.astype(np.float64), start, gap

    def moments(self, at: Floats, *, raw: bool) -> _Moments:
        """Return the moments by Horner's rule, with the first and half the second derivative."""
        import numpy as np

        del raw
        power = np.exp(at * self._gap)
        total, slope, bend = (np.zeros_like(power) for _ in range(3))
        for row in self._amounts[::-1]:
            bend *= power
            bend += slope
            slope *= power
            slope += total
            total *= power
            total += row
        mean = power * slope / total
        square = mean + 2.0 * power * power * bend / total
        spread = (square - mean * mean) * self._gap * self._gap
        return _Moments(total * np.exp(at * self._start), self._start + self._gap * mean, spread)


class _Sides(NamedTuple):
    """Both groups of a block."""

    late: _Side | _SpacedSide
    early: _Side | _FirstSide
