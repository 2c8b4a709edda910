"""How each shape weighs its installments, or finds its principal parts.

Each is a plain function, or a frozen value where the shape was made with something, so
that two shapes made alike are equal.

>>> from microloan.arithmetic.rates import percent
>>> Stepped(percent(10), 2)(5)
((100, 2), (110, 2), (121, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import maximum, minimum
from microloan.interest.residual import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rates import Rate
    from microloan.interest.plan import Plan


def equal_parts(plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
    """Return the principal over the count, rounded by the installment's rule."""
    return [(plan.rounding.installment.apply(plan.principal, plan.term.installments), plan.term.rows)]


def parts_by_residual(plan: Plan[N]) -> list[tuple[N, int]]:
    """Return equal parts of the principal whose residual goes first, or is spread.

    >>> from microloan.interest.plan import example_plan
    >>> from microloan.interest.residual import FIRST, SPREAD
    >>> plan = example_plan()._replace(principal=1_000)
    >>> plan = plan._replace(term=plan.term._replace(installments=3, fewest=3, rows=3))
    >>> for residual in (FIRST, SPREAD):
    ...     print(parts_by_residual(plan._replace(rounding=plan.rounding._replace(residual=residual))))
    [(334, 1), (333, 2)]
    [(333, 1), (334, 1), (333, 1)]
    """
    lent, rule = plan.principal, plan.rounding.installment
    count, rows = plan.term.installments, plan.term.rows
    if plan.rounding.residual == FIRST:
        part = rule.apply(lent, count)
        # Where the parts repay the loan early, the small one comes first, and fewer follow it.
        following: N = minimum(count - 1, (lent - 1) // maximum(part, 1))
        first = lent - part * following
        return [(first, 1), (minimum(part, lent), rows - 1)] if rows > 1 else [(first, 1)]
    reached: list[N] = [lent * 0]
    reached += [minimum(rule.apply(lent * number, count), lent) for number in range(1, rows + 1)]
    return [(maximum(after - before, 0), 1) for before, after in pairwise(reached)]


def no_parts(plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
    """Return nothing for every row: the last repays everything."""
    return [(0, plan.term.rows)]


@dataclass(frozen=True, slots=True)
class Stepped:
    """Weights that rise by a rate after every so many installments."""

    rate: Rate
    every: int

    def __call__(self, rows: int) -> Sequence[tuple[int, int]]:
        """Return the weights of a loan with so many installments."""
        over, under = self.rate.denominator + self.rate.numerator, self.rate.denominator
        last = (rows - 1) // self.every
        return tuple(
            (over**step * under ** (last - step), min(self.every, rows - step * self.every)) for step in range(last + 1)
        )


@dataclass(frozen=True, slots=True)
class Weighted:
    """Principal in proportion to weights, each part rounded by the installment's rule."""

    weights: tuple[int, ...]

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        """Return the principal parts of a plan."""
        whole, rule = sum(self.weights), plan.rounding.installment
        parts = {weight: rule.apply(plan.principal * weight, whole) for weight in set(self.weights)}
        return [(parts[weight], 1) for weight in self.weights]


@dataclass(frozen=True, slots=True)
class Shared:
    """The same share of the principal each time."""

    rate: Rate

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        """Return the principal parts of a plan."""
        part = plan.rounding.installment.apply(plan.principal * self.rate.numerator, self.rate.denominator)
        return [(part, plan.term.rows)]


@dataclass(frozen=True, slots=True)
class Given:
    """Principal parts as given."""

    minors: tuple[int, ...]

    def __call__(self, plan: Plan[N]) -> Sequence[tuple[N | int, int]]:
        """Return the principal parts of a plan."""
        return [(minor, 1) for minor in self.minors]
