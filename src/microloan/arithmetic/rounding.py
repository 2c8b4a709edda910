"""The five rounding modes, each a named value, for ``int`` and for columns.

===============  ==================  ==========================================
mode             3.5 / 4.5 / 4.4     what becomes of the part that is cut off
===============  ==================  ==========================================
`HALF_UP`        4 / 5 / 4           half and more goes up
`HALF_EVEN`      4 / 4 / 4           more than half goes up; a half to the even
`HALF_DOWN`      3 / 4 / 4           more than half goes up; a half stays down
`UP`             4 / 5 / 5           anything goes up
`DOWN`           3 / 4 / 4           nothing goes up
===============  ==================  ==========================================

A mode divides a numerator that is not negative by a denominator that is positive, and
rounds the exact quotient to a whole number. What has a sign (a `Money` difference) is
rounded by its size, so up means away from zero. A half is recognised from the exact
quotient and remainder; nothing is doubled and nothing becomes a float.

A rule of your own is another `Rounding`; it must decide at whole or half units, as all
five do, for the column's level installment relies on it.

>>> HALF_UP.divide(7, 2), HALF_EVEN.divide(9, 2), HALF_DOWN.divide(7, 2), UP.divide(13, 4), DOWN.divide(15, 4)
(4, 4, 3, 4, 3)
>>> round_to_multiple(51_111, 100, 5, UP)
515
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.arithmetic.kinds import where

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


class Division(Protocol):
    """How a `Rounding` divides: a numerator from 0, a denominator from 1, a whole quotient."""

    def __call__(self, numerator: N, denominator: N | int, /) -> N:
        """Return the rounded quotient."""
        ...


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rounding mode: its name, how it divides, and its definition in words.

    Parameters
    ----------
    name
        The word used in records and explanations, such as ``half_up``.
    divide
        Numerator (at least 0) and denominator (at least 1) to whole quotient; each an
        ``int`` or an int64 array of shape ``(loans,)``. The numerator plus the
        denominator must fit int64 on columns.
    definition
        One phrase that completes "rounded …", for explanations.

    Examples
    --------
    >>> HALF_UP.divide(46_154, 1_000)
    46
    """

    name: str
    divide: Division
    definition: str

    def __repr__(self) -> str:
        return f"rounding.{self.name.upper()}"


def _half_up(numerator: N, denominator: N | int) -> N:
    return (numerator + denominator // 2) // denominator


def _half_even(numerator: N, denominator: N | int) -> N:
    raised = numerator + denominator // 2
    quotient = raised // denominator
    # A tie exists only for an even denominator, and then `raised` divides exactly.
    tie = (quotient * denominator == raised) & (denominator % 2 == 0)
    return where(tie, quotient - (quotient & 1), quotient)


def _half_down(numerator: N, denominator: N | int) -> N:
    return (numerator + (denominator - 1) // 2) // denominator


def _up(numerator: N, denominator: N | int) -> N:
    return (numerator + (denominator - 1)) // denominator


def _down(numerator: N, denominator: N | int) -> N:
    return numerator // denominator


HALF_UP = Rounding("half_up", _half_up, "half up")
HALF_EVEN = Rounding("half_even", _half_even, "half to even")
HALF_DOWN = Rounding("half_down", _half_down, "half down")
UP = Rounding("up", _up, "up")
DOWN = Rounding("down", _down, "down")

ALL = (HALF_UP, HALF_EVEN, HALF_DOWN, UP, DOWN)


def round_to_multiple(numerator: N, denominator: N | int, multiple: int, mode: Rounding) -> N:
    """Return ``numerator / denominator`` rounded to a whole number of `multiple`.

    Parameters
    ----------
    numerator
        At least 0; int, or int64 array of shape (loans,).
    denominator
        At least 1; int, or int64 array of shape (loans,).
    multiple
        The unit in minor units, at least 1: 500 rounds to Tk 5.
    mode
        The direction.

    Examples
    --------
    >>> round_to_multiple(2_300_000, 45, 500, UP)    # Tk 23,000 over 45, up to Tk 5
    51500
    """
    return mode.divide(numerator, denominator * multiple) * multiple


class RoundingRule(NamedTuple):
    """A unit and a direction: what an amount is rounded to, and how.

    Parameters
    ----------
    multiple
        The unit in minor units, at least 1.
    mode
        The direction.

    Examples
    --------
    >>> RoundingRule(500, UP).apply(2_300_000, 45)
    51500
    """

    multiple: int
    mode: Rounding

    def apply(self, numerator: N, denominator: N | int) -> N:
        """Return ``numerator / denominator`` minor units, rounded by this rule.

        >>> RoundingRule(1, HALF_UP).apply(46_154, 10)
        4615
        """
        return self.division()(numerator, denominator)

    def division(self) -> Division:
        """Return the rule as one function, for formulas that round in every row."""
        if self.multiple == 1:
            return self.mode.divide

        def divide(numerator: N, denominator: N | int) -> N:
            return round_to_multiple(numerator, denominator, self.multiple, self.mode)

        return divide
