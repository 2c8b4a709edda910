"""Interest that accrues now and is collected later.

>>> from microloan.arithmetic.rounding import HALF_UP, RoundingRule
>>> from microloan.interest.grace import SPREAD, Grace
>>> accrued = [(0, 300, 1_000), (0, 300, 1_000), (500, 300, 500), (500, 150, 0)]
>>> list(collected(accrued, Grace(deferred_periods=2)))
[(0, 0, 1000), (0, 0, 1000), (500, 900, 500), (500, 150, 0)]
>>> list(collected(accrued, Grace(deferred_periods=2, collected=SPREAD), Spreading(4, RoundingRule(1, HALF_UP))))
[(0, 0, 1000), (0, 0, 1000), (500, 600, 500), (500, 450, 0)]
>>> list(collected(accrued, Grace(deferred_periods=2, collected=SPREAD), Spreading(4, RoundingRule(500, HALF_UP))))
[(0, 0, 1000), (0, 0, 1000), (500, 800, 500), (500, 250, 0)]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, largest, where
from microloan.interest.grace import FIRST_PAYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from microloan.arithmetic.rounding import RoundingRule
    from microloan.interest.grace import Grace
    from microloan.interest.method import Amortization
    from microloan.interest.plan import Plan


class Spreading(NamedTuple, Generic[N]):
    """Over how many installments deferred interest is spread, and how a part of it is rounded.

    Parameters
    ----------
    installments
        The count of all; int, or int64 array of shape (loans,).
    rule
        That of the installment, which stays a multiple with its part.
    """

    installments: N | int
    rule: RoundingRule


def spreading_of(plan: Plan[N]) -> Spreading[N]:
    """Return over what the deferred interest of a plan is spread."""
    return Spreading(plan.term.installments, plan.rounding.installment)


@dataclass(frozen=True, slots=True)
class DeferredRows(Generic[N]):
    """The rows of an amortization with the interest of the first ones collected later.

    Parameters
    ----------
    accrued
        The rows with the interest of each period.
    grace
        How many first rows collect no interest, and where it goes.
    spreading
        Over what it is spread, where the grace spreads it.
    """

    accrued: Amortization[N]
    grace: Grace
    spreading: Spreading[N]

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`: the interest of all deferred periods, spread by count."""
        deferred = self.accrued.meets(principal) * (self.grace.deferred_periods + 1)
        if self.grace.collected == FIRST_PAYING:
            return deferred
        rows, rule = self.spreading
        return deferred + (1 + rule.multiple) * largest(rows)

    def __iter__(self) -> Iterator[tuple[N, N, N]]:
        return collected(self.accrued, self.grace, self.spreading)


def collected(
    accrued: Iterable[tuple[N, N, N]], grace: Grace, spreading: Spreading[N] | None = None
) -> Iterator[tuple[N, N, N]]:
    """Yield rows whose interest is collected as a grace says.

    Parameters
    ----------
    accrued
        Principal, the interest of the period, and what stays outstanding, of each row.
    grace
        How many first rows collect no interest, and where it goes.
    spreading
        Over what it is spread; it must be given where the grace spreads.

    Notes
    -----
    Spread over m rows, each bears 1/m of the whole, rounded as an installment is, as long as
    there is so much; the row that repays the last of the principal takes what is left. So the
    installments before it stay alike and multiples, no part is negative and none is lost. In
    every row what accrues in it is collected too.
    """
    deferred: N | None = None
    part: N | None = None
    for number, (principal, interest, left) in enumerate(accrued, start=1):
        if number <= grace.deferred_periods:
            deferred = interest if deferred is None else deferred + interest
            yield principal, interest * 0, left
            continue
        if deferred is None:
            yield principal, interest, left
            continue
        if part is None:
            part = _part(deferred, grace, spreading)
        added = where(left == 0, deferred, where(deferred >= part, part, 0))
        deferred = deferred - added
        yield principal, interest + added, left


def _part(whole: N, grace: Grace, spreading: Spreading[N] | None) -> N:
    """Return what a row collects of what is deferred, as long as there is so much."""
    if spreading is None or grace.collected == FIRST_PAYING:
        return whole
    return spreading.rule.apply(whole, spreading.installments - grace.deferred_periods)
