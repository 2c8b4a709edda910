"""What an interest method is: the protocol that `Flat` and `DecliningBalance` follow.

A method of your own is a frozen value with these members; nothing is registered and
nothing is subclassed. CONTRIBUTING shows one written from start to end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import N_co

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rates import Rate
    from microloan.explanation import Step
    from microloan.interest.plan import Plan
    from microloan.interest.working import Pen, Row


class Amortization(Protocol[N_co]):
    """The rows of one plan, ready to be computed."""

    def __iter__(self) -> Iterator[tuple[N_co, N_co, N_co]]:
        """Yield principal, interest and the principal left outstanding, in minor units.

        There are ``plan.term.rows`` of them; rows after a loan's end are zero. The
        principal parts of a loan add up to its principal, and nothing is negative. Rows ask
        for no more than ``plan.grace`` lets them; terms with a grace that a method does not
        keep are refused.
        """
        ...

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`, a bound that rises with it."""
        ...


class InterestMethod(Protocol):
    """How interest is charged: a rate, and the rows it makes of a plan."""

    @property
    def rate(self) -> Rate:
        """The method's exact rate."""
        ...

    def amortization(self, plan: Plan[N], /) -> Amortization[N]:
        """Return the rows of `plan`; its rate may differ from the method's, loan by loan."""
        ...

    def steps(self, plan: Plan[int], row: Row, pen: Pen, /) -> tuple[Step, ...]:
        """Return the arithmetic of one row of a loan, in order."""
        ...
