"""Which installments pay principal, and the smaller plan that is made of them alone.

During a grace the principal stays what it is, and a row without principal pays the interest
of its period. So whatever a shape asks for is worked out over the paying rows only, and put
back among the others.

>>> from microloan.interest.grace import Grace
>>> from microloan.interest.plan import example_plan
>>> plan = example_plan()._replace(grace=Grace(principal_periods=6, principal_every=4))
>>> paying_plan(plan).term.installments, list(among_all(plan, [("X", 10)]))[:3]
(10, [(None, 9), ('X', 1), (None, 3)])
"""

from __future__ import annotations

from itertools import compress, groupby
from typing import TYPE_CHECKING, Any, TypeVar, cast

from microloan.interest.accrual import Run, each_period
from microloan.interest.grace import NO_GRACE
from microloan.interest.plan import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.arithmetic.kinds import N
    from microloan.interest.plan import Plan

T = TypeVar("T")


def thins(plan: Plan[N]) -> bool:
    """Return whether some rows of a plan bear no principal.

    >>> from microloan.interest.plan import example_plan
    >>> thins(example_plan())
    False
    """
    grace = plan.grace
    return grace is not NO_GRACE and (grace.principal_periods > 0 or grace.principal_every > 1)


def paying_rows(plan: Plan[N]) -> list[bool]:
    """Return of each row whether it pays principal."""
    return [plan.grace.pays_principal(number) for number in range(1, plan.term.rows + 1)]


def paying_plan(plan: Plan[N]) -> Plan[N]:
    """Return the plan of the paying rows: their count, and no grace. Its dates are not asked for."""
    term, grace = plan.term, plan.grace
    if not thins(plan):
        return plan
    fewest, rows = grace.paying_count(term.fewest), grace.paying_count(term.rows)
    count: N | int = grace.paying_count(cast("Any", term.installments))
    shorter: Term[N] = Term(count, fewest, rows, term.periods_per_year, term.years)
    return plan._replace(term=shorter, grace=NO_GRACE)


def paying_runs(plan: Plan[N], runs: Sequence[Run[N]]) -> list[Run[N]]:
    """Return the periods of the paying rows, in runs of the same numerator."""
    if not thins(plan):
        return list(runs)
    kept = compress(each_period(runs), paying_rows(plan))
    # Neighbours that are one and the same number, or one and the same column, are a run.
    grouped = (list(alike) for _, alike in groupby(kept, key=lambda one: one if isinstance(one, int) else id(one)))
    return [Run(alike[0], len(alike)) for alike in grouped]


def among_all(plan: Plan[N], targets: Sequence[tuple[T, int]]) -> Iterator[tuple[T | None, int]]:
    """Yield (target, rows) for all rows: those of the paying rows, and None for the others."""
    if not thins(plan):
        yield from targets
        return
    each = (target for target, count in targets for _ in range(count))
    rows = (next(each) if pays else None for pays in paying_rows(plan))
    for _, alike in groupby(rows, key=lambda one: None if one is None else id(one)):
        together = list(alike)
        yield together[0], len(together)
