"""`Root`: one solution of an equation, rounded to any number of digits, always correctly.

A root is held between two growths. Where both ends round to the same figure, that is the
figure; where they do not, the certain sign of the sum at the half between two figures
tells which one it is.

>>> from decimal import Decimal
>>> from microloan.interest.yields.equation import equation_of
>>> only, = roots_of(equation_of((-10_000, 12_100), (0, 2)))
>>> only.percent(4), only.percent(20)
(Decimal('10.0000'), Decimal('10.00000000000000000000'))
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, log
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.errors import MicroloanError
from microloan.interest.yields.isolating import Bracket, isolate
from microloan.interest.yields.proposing import ULP, propose
from microloan.interest.yields.signs import sign_at

if TYPE_CHECKING:
    from microloan.interest.yields.equation import Equation

MOST_PLACES = 60
# Where a float no longer tells one figure from the next.
_FLOAT_FIGURES = 2.0**50
# A negative rate by which no more than this share of an amount is left over the whole flow is nobody's rate.
_LEAST_LEFT = 0.5


@dataclass(frozen=True, slots=True)
class Root:
    """One rate that solves an equation.

    Parameters
    ----------
    equation
        What it solves.
    bracket
        Two growths that it lies between.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> roots_of(equation_of((-100, 101), (0, 1)))[0].percent(2)
    Decimal('1.00')
    """

    equation: Equation
    bracket: Bracket

    @property
    def touches(self) -> bool:
        """Whether the sum only touches zero at this rate: two rates have met."""
        return self.bracket.touches

    def percent(self, places: int) -> Decimal:
        """Return the rate in percent, correctly rounded: a half goes away from zero.

        Parameters
        ----------
        places
            Decimals, from 0 to 60.

        Raises
        ------
        MicroloanError
            If `places` is not a whole number in that range.
        """
        if type(places) is not int or not 0 <= places <= MOST_PLACES:
            problem = f"must be a whole number from 0 to {MOST_PLACES}"
            raise MicroloanError("places", places, problem, code="out_of_range")
        return Decimal(f"{self.figure(10 ** (places + 2))}E-{places}")

    def figure(self, units: int | Fraction) -> int:
        """Return the rate in parts of one, correctly rounded: 10,000 gives hundredths of a percent.

        Parameters
        ----------
        units
            How many parts, above 0.
        """
        low, high = self.bracket.low, self.bracket.high
        scale = units / self.equation.scale
        middle = ((low + high) / 2.0 - 1.0) * float(scale)
        if abs(middle) < _FLOAT_FIGURES:
            nearest = floor(middle + 0.5)
            off = (high - low + 4.0 * ULP * high) * float(scale) + 8.0 * ULP * abs(middle)
            if abs(middle - nearest) + off < 0.5:
                return nearest
        return self._figure(scale)

    def _figure(self, scale: Fraction) -> int:
        """Return the figure by certain signs alone."""
        low, high = (_nearest((Fraction(end) - 1) * scale) for end in self.bracket[:2])
        if self.touches or low == high:
            return _nearest((Fraction(self.bracket.low) + Fraction(self.bracket.high) - 2) / 2 * scale)
        while low < high:
            middle = (low + high) // 2
            half = Fraction(2 * middle + 1, 2)
            sign = sign_at(self.equation, 1 + half / scale)
            beyond = sign == self.bracket.sign_below if sign else half > 0
            low, high = (middle + 1, high) if beyond else (low, middle)
        return low

    def compare(self, rate: Fraction) -> int:
        """Return -1, 0 or 1: whether the root lies below, at or above a rate; decided exactly.

        Parameters
        ----------
        rate
            As a part of one: 3/10 is 30%.

        Examples
        --------
        >>> from microloan.interest.yields.equation import equation_of
        >>> only, = roots_of(equation_of((-10_000, 12_100), (0, 2)))
        >>> [only.compare(Fraction(rate, 1_000)) for rate in (99, 100, 101)]
        [1, 0, -1]
        """
        growth = 1 + rate * self.equation.scale
        low, high = Fraction(self.bracket.low), Fraction(self.bracket.high)
        if self.touches:
            low = high = (low + high) / 2
        if not low <= growth <= high:
            return 1 if growth < low else -1
        sign = 0 if self.touches else sign_at(self.equation, growth)
        return 0 if sign == 0 else 1 if sign == self.bracket.sign_below else -1

    def __lt__(self, other: Root) -> bool:
        return self.bracket < other.bracket


def roots_of(equation: Equation) -> tuple[Root, ...]:
    """Return every root of an equation, in rising order.

    Raises
    ------
    MicroloanError
        If there is none.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> [root.percent(1) for root in roots_of(equation_of((-1_000, 2_500, -1_540), (0, 1, 2)))]
    [Decimal('10.0'), Decimal('40.0')]
    """
    ends = propose(equation)
    if ends is not None:
        # Late amounts count for less as growth rises: the sum turns to the sign of the first.
        return (Root(equation, Bracket(*ends, -1 if equation.amounts[0] > 0 else 1)),)
    found = tuple(Root(equation, bracket) for bracket in isolate(equation))
    if not found:
        problem = "has no rate: what is paid and what is received balance at none, from -100% to growth by 1e300"
        raise MicroloanError("flow", f"{len(equation.amounts)} amounts", problem, code="no_rate")
    return found


def chosen(roots: tuple[Root, ...]) -> Root:
    """Return the root that is the rate: the lowest that is not negative, else the nearest below zero.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> chosen(roots_of(equation_of((-1_000, 2_500, -1_540), (0, 1, 2)))).percent(1)
    Decimal('10.0')
    """
    if len(roots) == 1:
        return roots[0]
    # A root at zero itself has 1 between its ends.
    return next((root for root in roots if root.bracket.high >= 1.0), roots[-1])


def rivals(roots: tuple[Root, ...]) -> tuple[Root, ...]:
    """Return the roots that could be taken for the rate as well as the one that is chosen.

    They are those that are not negative, and those below zero by which more than half of an
    amount is left over the whole time of the flow. Others solve the equation, but are no
    price: half is lost each week.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> [root.percent(1) for root in rivals(roots_of(equation_of((-1_000, 2_500, -1_540), (0, 1, 2))))]
    [Decimal('40.0')]
    >>> rivals(roots_of(equation_of((-100, 151, -51), (0, 1, 2))))      # 0%, and -49% a period
    ()
    """
    if len(roots) == 1:
        return ()
    rate = chosen(roots)
    return tuple(root for root in roots if root is not rate and _could_be_a_price(root))


def _could_be_a_price(root: Root) -> bool:
    periods = root.equation.exponents[-1] / root.equation.per
    return root.bracket.high >= 1.0 or log(root.bracket.low) * periods > log(_LEAST_LEFT)


def _nearest(number: Fraction) -> int:
    size = HALF_UP.divide(abs(number.numerator), number.denominator)
    return size if number >= 0 else -size
