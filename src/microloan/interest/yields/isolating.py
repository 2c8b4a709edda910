"""Every rate of a flow, however often its amounts change their sign.

Multiplied by a power of the growth, which moves no root, the sum has a derivative of the
same form whose amounts change their sign once less. Between two neighbouring roots of the
derivative the sum rises or falls throughout, so it has at most one root there; and a sum
without a change of sign has none. This is Rolle's theorem used from the bottom up, as in
Descartes' rule of signs.

Where the sign changes more than 16 times, `microloan.interest.yields.subdividing` comes first.

Signs are certain: floats give them with a bound on their error, and where the bound
leaves a sign open, `microloan.interest.yields.signs` decides. Rates are sought among all
growths from 1e-300 to 1e300.

>>> from microloan.interest.yields.equation import equation_of
>>> [round(root.low, 12) for root in isolate(equation_of((-1_000, 2_500, -1_540), (0, 1, 2)))]
[1.1, 1.4]
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.interest.yields.proposing import ULP
from microloan.interest.yields.signs import sign_at
from microloan.interest.yields.subdividing import subdivide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.yields.equation import Equation

LEAST_GROWTH, MOST_GROWTH = 1e-300, 1e300
# How near to each other the ends of a bracket come: of a root, and of a turning point.
_ROOT_WIDTH, _TURN_WIDTH = 4.0 * ULP, 1e-12
# A turn that comes this near to zero, relative to what is added up, touches it.
_TOUCH = 1e-12
# From how many changes of sign on halving comes first, and until how many derivatives still end soon.
_MANY, _MOST = 16, 200


class Bracket(NamedTuple):
    """Two growths that one root lies between, and the sign of the sum at the lower one.

    >>> Bracket(1.1, 1.1, 1).touches
    False
    """

    low: float
    high: float
    sign_below: int
    touches: bool = False


def isolate(equation: Equation) -> list[Bracket]:
    """Return a bracket for every root, in rising order.

    Parameters
    ----------
    equation
        Any number of sign changes.

    Returns
    -------
    Each root once. Where the sum only touches zero, to 1e-12 of what is added up, the
    bracket says so; roots nearer than that to each other count as one that touches.

    Raises
    ------
    MicroloanError
        If amounts that change their sign very often have roots as near to each other as that.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> isolate(equation_of((-100, 50, -100), (0, 1, 2)))
    []
    """
    changes = equation.sign_changes
    if not changes:
        return []
    if changes > _MANY:
        parted = _parted(equation)
        if parted is not None:
            return parted
        if changes > _MOST:
            problem = f"change their sign {changes:,} times, and have rates too near to each other to be told apart"
            raise MicroloanError("flow", f"{len(equation.amounts)} amounts", problem, code="no_rate")
    turns = [(turn.low, turn.high) for turn in _crossings(_derivative(equation))]
    total = _Sum(equation)
    found = list(_roots(total, turns))
    ends = [LEAST_GROWTH, *(end for turn in turns for end in turn), MOST_GROWTH]
    for place, (low, high) in enumerate(turns):
        # A turn away from zero lies beside a root; one that touches has none to either side.
        before, after = ends[2 * place], ends[2 * place + 3]
        alone = not any(before <= root.low and root.high <= after for root in found)
        if alone and total.touches(low, high):
            found.append(Bracket(low, high, total.sign(low), touches=True))
    return sorted(found)


def _parted(equation: Equation) -> list[Bracket] | None:
    """Return a bracket for every root by halving; None where that does not part them."""
    parts = subdivide(equation, LEAST_GROWTH, MOST_GROWTH)
    if parts is None:
        return None
    total = _Sum(equation)
    found: list[Bracket] = []
    for low, high in parts:
        below, above = total.sign(low), total.sign(high)
        if not below * above:
            return None
        if below != above:
            found.append(total.narrowed(low, high, below, _ROOT_WIDTH))
    return found


def _crossings(equation: Equation) -> list[Bracket]:
    """Return where a derivative crosses zero; where it touches, the sum does not turn."""
    if not equation.sign_changes:
        return []
    turns = [(turn.low, turn.high) for turn in _crossings(_derivative(equation))]
    return sorted(_roots(_Sum(equation), turns, _TURN_WIDTH))


def _roots(total: _Sum, turns: list[tuple[float, float]], width: float = _ROOT_WIDTH) -> Iterator[Bracket]:
    """Yield the roots between the turns, within them, and before and after all of them."""
    points = [LEAST_GROWTH, *(end for turn in turns for end in turn), MOST_GROWTH]
    signed = [(point, total.sign(point)) for point in points]
    for point in dict(signed):
        if not dict(signed)[point]:
            yield Bracket(point, point, 0)
    for (low, below), (high, above) in pairwise(signed):
        if below * above < 0:
            yield total.narrowed(low, high, below, width)


def _derivative(equation: Equation) -> Equation:
    """Return the derivative, which has one sign change less."""
    amounts, exponents = equation.amounts, equation.exponents
    at = next(place for place in range(1, len(amounts)) if (amounts[place] > 0) != (amounts[place - 1] > 0))
    pivot = exponents[at - 1] + exponents[at]
    slopes = tuple(amount * (2 * exponent - pivot) for amount, exponent in zip(amounts, exponents, strict=True))
    kept = [place for place, slope in enumerate(slopes) if slope]
    return equation._replace(
        amounts=tuple(slopes[place] for place in kept), exponents=tuple(exponents[place] for place in kept)
    )


class _Sum:
    """The sum of an equation, ready for floats."""

    __slots__ = ("equation", "shares", "times")

    def __init__(self, equation: Equation) -> None:
        most = max(map(abs, equation.amounts))
        self.equation = equation
        self.shares = [amount / most for amount in equation.amounts]
        self.times = [-exponent / equation.per for exponent in equation.exponents]

    def sign(self, growth: float) -> int:
        """Return the certain sign of the sum at a growth."""
        value, _, error = self._value(growth)
        if abs(value) > error:
            return 1 if value > 0.0 else -1
        return sign_at(self.equation, Fraction(growth))

    def touches(self, low: float, high: float) -> bool:
        """Return whether the sum comes as good as to zero where it turns, and turns back."""
        if self.sign(low) * self.sign(high) <= 0:
            return False
        value, size, _ = self._value((low + high) / 2.0)
        return abs(value) <= _TOUCH * size

    def narrowed(self, low: float, high: float, below: int, width: float) -> Bracket:
        """Return a bracket of about a relative width, halved on the logarithm of growth."""
        while high - low > width * low:
            middle = sqrt(low) * sqrt(high)
            if not low < middle < high:
                break
            sign = self.sign(middle)
            if not sign:
                return Bracket(middle, middle, 0)
            low, high = (middle, high) if sign == below else (low, middle)
        return Bracket(low, high, below)

    def _value(self, growth: float) -> tuple[float, float, float]:
        """Return the sum, the sum of sizes and a bound on the error, all scaled alike."""
        logarithm = log(growth)
        powers = [time * logarithm for time in self.times]
        most = max(powers)
        terms = [share * exp(power - most) for share, power in zip(self.shares, powers, strict=True)]
        size = sum(map(abs, terms))
        longest = max(most, -min(powers))
        return sum(terms), size, size * (2.0 * longest + len(terms) + 16.0) * 4.0 * ULP
