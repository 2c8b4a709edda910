"""`Equation`: what a rate must satisfy, in whole numbers.

Every rate by name solves one equation. With the growth ``g = 1 + rate × scale``,

    sum over k of  amount(k) × g ^ (−exponent(k) / per)  =  0

Only the times differ: periods, days, years, unit-periods. Amounts and exponents are whole
numbers, so nothing is lost before the equation is solved.

>>> solved = equation_of((-10_000, 0, 12_100), (0, 1, 2))
>>> solved.amounts, solved.exponents
((-10000, 12100), (0, 2))
>>> solved.sign_changes
1
"""

from __future__ import annotations

from fractions import Fraction
from operator import ge, ne
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = Fraction(1)


class Equation(NamedTuple):
    """Amounts and the powers of growth that discount them.

    Parameters
    ----------
    amounts
        Whole numbers, none of them 0; as many as there are different exponents.
    exponents
        Whole numbers that rise from 0.
    per
        How many exponents make one full discounting by the growth, at least 1.
    scale
        How much of the yearly rate one growth takes: 1/12 where a year has 12 of them.

    Examples
    --------
    >>> Equation((-100, 110), (0, 1), 1, ONE).sign_changes
    1
    """

    amounts: tuple[int, ...]
    exponents: tuple[int, ...]
    per: int
    scale: Fraction

    @property
    def sign_changes(self) -> int:
        """How often the amounts change their sign: no more rates than that solve the equation."""
        positive = [amount > 0 for amount in self.amounts]
        return sum(map(ne, positive, positive[1:]))


def equation_of(amounts: Sequence[int], exponents: Sequence[int], per: int = 1, scale: Fraction = ONE) -> Equation:
    """Return the equation of some amounts, in any order.

    Parameters
    ----------
    amounts
        Whole numbers: received above 0, paid below.
    exponents
        When each of them falls, in parts of `per`.
    per, scale
        As in `Equation`.

    Returns
    -------
    The equation, with amounts of one time added up, zeros left out, and the first time
    at 0.

    Raises
    ------
    MicroloanError
        If nothing is received, or nothing paid: then no rate solves it.

    Examples
    --------
    >>> equation_of([50, -110, 50], [9, 10, 9]).amounts
    (100, -110)
    """
    if 0 in amounts or any(map(ge, exponents, exponents[1:])):
        amounts, exponents = _in_order(amounts, exponents)
    if not amounts or min(amounts) > 0 or max(amounts) < 0:
        raise _no_rate(amounts)
    first = exponents[0]
    if first:
        exponents = [exponent - first for exponent in exponents]
    return Equation(tuple(amounts), tuple(exponents), per, scale)


def _in_order(amounts: Sequence[int], exponents: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return what falls due at each time, times in order and zeros left out."""
    at: dict[int, int] = {}
    for amount, exponent in zip(amounts, exponents, strict=True):
        at[exponent] = at.get(exponent, 0) + amount
    times = sorted(exponent for exponent, amount in at.items() if amount)
    return [at[exponent] for exponent in times], times


def _no_rate(amounts: Sequence[int]) -> MicroloanError:
    what = "received and none is paid" if amounts and amounts[0] > 0 else "paid and none is received"
    problem = f"has no rate: what is left after netting is all {what}" if amounts else "has no rate: all of it is zero"
    return MicroloanError("flow", f"{len(amounts)} amounts", problem, code="no_rate")
