"""A flat charge where not every row is alike: grace, and residuals that do not wait for the last row.

A row bears principal, or its part of the charge, or both, or neither. What rows with one of
the two bear is that part alone, rounded; the rows with both share what is left, in the
constant ratio of the two.

>>> from dataclasses import replace
>>> from microloan.interest.flat import PER_LOAN, Flat
>>> from microloan.interest.grace import Grace
>>> from microloan.interest.plan import Ratio, example_plan
>>> plan = example_plan(Ratio(3, 20))._replace(grace=Grace(principal_periods=6))
>>> rows = list(Flat("15%", PER_LOAN).amortization(plan))
>>> rows[5], rows[6]
((0, 3261, 1000000), (25000, 3261, 975000))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, cast

from microloan.arithmetic.kinds import N, largest, maximum, minimum, where
from microloan.interest.grace import NO_GRACE, SPREAD
from microloan.interest.paying import paying_plan
from microloan.interest.plan import Term
from microloan.interest.residual import FIRST, LAST
from microloan.interest.residuals import mirrored, spread_rows
from microloan.interest.shape_kinds import InstallmentShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.flat import FlatRows
    from microloan.interest.plan import Plan


class Zones(NamedTuple, Generic[N]):
    """How many rows of a flat loan bear both parts, interest alone, and principal alone.

    `free` is how many first rows bear no interest.
    """

    both: N | int
    interest_only: N | int
    principal_only: int
    free: int


def zones_of(plan: Plan[N], installments: N | int) -> Zones[N]:
    """Return how many rows of each kind there are among so many.

    >>> from microloan.interest.grace import Grace
    >>> from microloan.interest.plan import example_plan
    >>> zones_of(example_plan()._replace(grace=Grace(principal_periods=6, interest_free_periods=8)), 46)
    Zones(both=38, interest_only=0, principal_only=2, free=8)
    """
    grace = plan.grace
    deferred = grace.deferred_periods if grace.collected == SPREAD else 0
    free = max(grace.interest_free_periods, deferred)
    principal_only = max(free - grace.principal_periods, 0) // grace.principal_every
    both: N | int = grace.paying_count(cast("Any", installments)) - principal_only
    return Zones(both, installments - free - both, principal_only, free)


@dataclass(frozen=True, slots=True)
class ZonedRows(Generic[N]):
    """The rows of a flat plan with grace, or with a residual that goes first or is spread.

    Parameters
    ----------
    plan
        The plan, with its grace.
    flat
        The rows of the same plan without it, which know the charge.
    """

    plan: Plan[N]
    flat: FlatRows[N]

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`: cumulative amounts are multiplied by the count."""
        return self.flat.meets(principal) * (self.plan.term.rows + 1)

    def __iter__(self) -> Iterator[tuple[N, N, N]]:
        plan, charge = self.plan, self.flat.charge()
        term, rules = plan.term, plan.rounding
        zones = zones_of(plan, term.installments)
        interest: N = _part(rules.interest.apply(charge, term.installments - zones.free), zones.interest_only, charge)
        repaid = _part(self._repaid(), zones.principal_only, plan.principal)
        rest = self._with_both(
            plan.principal - repaid * zones.principal_only, charge - interest * zones.interest_only, zones
        )
        left, nothing = plan.principal, plan.principal * 0
        for number in range(1, term.rows + 1):
            pays, bears = plan.grace.pays_principal(number), number > zones.free
            if pays and bears:
                principal, part, _ = next(rest)
            else:
                within: N = where(term.installments >= number, 1, 0)
                principal, part = (repaid if pays else nothing), (interest * within if bears else nothing)
            left = left - principal
            yield principal, part, left

    def _repaid(self) -> N:
        """Return what a row that bears principal alone repays."""
        alone = paying_plan(self.plan)
        if isinstance(alone.shape, InstallmentShape):
            return alone.rounding.installment.apply(alone.principal, alone.term.installments)
        part, _ = alone.shape.parts(alone)[0]
        return self.plan.principal * 0 + part

    def _with_both(self, principal: N, charge: N, zones: Zones[N]) -> Iterator[tuple[N, N, N]]:
        """Yield the rows that bear principal and interest, as those of a loan of what is left."""
        plan, term = self.plan, self.plan.term
        fewest, rows = (largest(zones_of(plan, count).both) for count in (term.fewest, term.rows))
        own = plan._replace(
            principal=principal,
            term=Term(zones.both, fewest, rows, term.periods_per_year, term.years),
            grace=NO_GRACE,
        )
        alike = type(self.flat)(own, self.flat.share)
        residual = plan.rounding.residual
        if residual == LAST:
            return alike.rows(charge)
        if residual == FIRST:
            return mirrored(list(alike.rows(charge)))
        return spread_rows(own, charge)


def _part(part: N, rows: N | int, whole: N) -> N:
    """Return what each of so many rows bears: the rounded part, and never more in all than there is."""
    return minimum(part, whole // maximum(whole * 0 + rows, 1))
