"""What a shape is: `InstallmentShape` fixes the whole installment, `PrincipalShape` the principal.

The shapes themselves are in `microloan.interest.shapes`.

>>> from microloan.interest.shapes import EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL
>>> type(EQUAL_INSTALLMENTS).__name__, type(EQUAL_PRINCIPAL).__name__
('InstallmentShape', 'PrincipalShape')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import take
from microloan.arithmetic.rates import Rate
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import N
    from microloan.currency import Money
    from microloan.interest.plan import Plan, Term

_NOTHING = Rate(0, 1)


class Weights(Protocol):
    """How the installments of a shape compare: whole numbers, in runs that are alike."""

    def __call__(self, rows: int, /) -> Sequence[tuple[int, int]]:
        """Return (weight, count) pairs that cover `rows` installments, no weight below 1."""
        ...


def _alike(rows: int) -> Sequence[tuple[int, int]]:
    return ((1, rows),)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallmentShape:
    """A shape that fixes the whole installment; the interest method solves for it.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.
    parameters
        What the shape was made with, for records and its repr.
    weights
        How the installments compare.
    left
        The share of the principal that stands on top of the last installment.
    given
        The installment, where it is given rather than solved.

    Examples
    --------
    >>> from microloan.interest.shapes import EQUAL_INSTALLMENTS
    >>> EQUAL_INSTALLMENTS.weights(46)
    ((1, 46),)
    """

    name: str
    definition: str
    parameters: tuple[object, ...] = ()
    weights: Weights = field(default=_alike, compare=False)
    left: Rate = _NOTHING
    given: Money | None = None

    def largest_factor(self, rows: int) -> int:
        """Return the largest number the shape multiplies or divides an amount by."""
        weights = self.weights(rows)
        whole = sum(weight * count for weight, count in weights)
        return max(whole, *(weight for weight, _ in weights)) * self.left.denominator

    def __repr__(self) -> str:
        return _repr(self)


class PrincipalParts(Protocol):
    """How a `PrincipalShape` finds the principal of every installment but the last."""

    def __call__(self, plan: Plan[N], /) -> Sequence[tuple[N | int, int]]:
        """Return (minor units, rows) pairs that cover the plan's rows, nothing negative."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalShape:
    """A shape that fixes the principal in every installment but the last.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.
    parameters
        What the shape was made with, for records and its repr.
    parts
        From the plan to that principal in minor units, in runs of rows that are alike.
    factor
        The largest number that `parts` multiplies or divides the principal by.
    count
        How many installments it is made for, where that is fixed.
    total
        The principal it is made for, where that is fixed.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> from microloan.interest.shapes import EQUAL_PRINCIPAL
    >>> EQUAL_PRINCIPAL.parts(example_plan())
    [(21739, 46)]
    """

    name: str
    definition: str
    parameters: tuple[object, ...] = ()
    parts: PrincipalParts = field(compare=False)
    factor: int = 1
    count: int | None = None
    total: Money | None = None

    def largest_factor(self, _rows: int) -> int:
        """Return the largest number the shape multiplies or divides an amount by."""
        return self.factor

    def __repr__(self) -> str:
        return _repr(self)


def _repr(shape: InstallmentShape | PrincipalShape) -> str:
    if not shape.parameters:
        return f"shape.{shape.name.upper()}"
    words = (repr(str(each)) if isinstance(each, Rate) else repr(each) for each in shape.parameters)
    return f"{shape.name}({', '.join(words)})"


def weight_of(shape: InstallmentShape, rows: int, number: int) -> int:
    """Return the weight of installment `number`, counted from 1.

    >>> from microloan.interest.shapes import step_up
    >>> weight_of(step_up("10%", every=2), 5, 3)
    110
    """
    reached = 0
    for weight, count in shape.weights(rows):
        reached += count
        if number <= reached:
            return weight
    raise MicroloanError("number", number, f"must be from 1 to {rows}", code="out_of_range")


def weights_until(term: Term[N], weights: Sequence[tuple[int, int]]) -> N | int:
    """Return the sum of the weights of each loan's own installments.

    >>> from microloan.interest.plan import example_plan
    >>> weights_until(example_plan().term, ((1, 46),))
    46
    """
    each = [weight for weight, count in weights for _ in range(count)]
    if isinstance(term.installments, int):
        return sum(each)
    return take(tuple(accumulate(each, initial=0)), term.installments)
