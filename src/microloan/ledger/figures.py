"""The figures of a position in plain numbers: sums over cells as they stood at the end of a day.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> account = example_account()
>>> state = state_of(account.replayed, date(2024, 5, 1).toordinal(), 0)
>>> state.until, state.due, by_component(account.replayed.cells, state.left, state.late)
(8, 15, (0, 0, 22827, 152173))
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from microloan.ledger.cells import FEE, INTEREST, PRINCIPAL, Cells
from microloan.ledger.events import Recovery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from microloan.ledger.components import Four
    from microloan.ledger.events import Posted
    from microloan.ledger.replaying import Replayed, Row

_day = itemgetter(0)


class State(NamedTuple):
    """An account at the end of a day: what is left of each cell, and how much of it counts.

    The first `until` events had happened; the first `due` groups had fallen due, and of those
    the first `late` before the days of grace.
    """

    day: int
    left: list[int]
    until: int
    due: int
    late: int
    grace: int


class Unpaid(NamedTuple):
    """Something overdue: its due day, the group that it belongs to, and minor units."""

    due_day: int
    group: int
    amount: int


def state_of(replayed: Replayed, day: int, grace: int) -> State:
    """Return how an account stood at the end of a day."""
    rows, cells = replayed.rows, replayed.cells
    until = bisect_right(rows, day, key=_day)
    left = replayed.left if until == len(rows) else _left_after(replayed, until)
    due = bisect_right(cells.days, day)
    return State(day, left, until, due, bisect_right(cells.days, day - grace) if grace else due, grace)


def _left_after(replayed: Replayed, until: int) -> list[int]:
    """Return what was left of each cell after the first events: from the nearer end."""
    cells, rows = replayed.cells, replayed.rows
    if 2 * until > len(rows):
        left = list(replayed.left)
        for row in rows[until:]:
            for cell, amount in row.parts:
                left[cell] += amount
        for cell, levy in enumerate(cells.levies, start=4 * cells.count):
            if levy.event >= until:
                left[cell] = 0
        return left
    left = list(cells.opening)
    for cell, levy in enumerate(cells.levies, start=4 * cells.count):
        if levy.event < until:
            left[cell] = levy.amount
    for row in rows[:until]:
        for cell, amount in row.parts:
            left[cell] -= amount
    return left


def gross_of(cells: Cells, until: int) -> list[int]:
    """Return what was owed of each cell before anything was paid, of levies that had been charged."""
    plain = cells.opening[: 4 * cells.count]
    return plain + [levy.amount if levy.event < until else 0 for levy in cells.levies]


def by_component(cells: Cells, amounts: list[int], groups: int) -> Four:
    """Return the sums of cells by component, over the first groups."""
    end = 4 * min(groups, cells.count)
    penalty, fee = 0, sum(amounts[FEE:end:4]) if FEE in cells.columns else 0
    interest, principal = sum(amounts[INTEREST:end:4]), sum(amounts[PRINCIPAL:end:4])
    for cell, levy in enumerate(cells.levies, start=4 * cells.count):
        if levy.group < groups:
            if levy.component == FEE:
                fee += amounts[cell]
            else:
                penalty += amounts[cell]
    return (penalty, fee, interest, principal)


def overdue_of(cells: Cells, state: State) -> Four:
    """Return what is overdue, by component."""
    penalty, fee, interest, principal = by_component(cells, state.left, state.late)
    if cells.levies and state.grace:
        # A levy on an installment that is long due falls due on its own day.
        for cell, levy in enumerate(cells.levies, start=4 * cells.count):
            if levy.group < state.late and levy.due_day > state.day - state.grace:
                if levy.component == FEE:
                    fee -= state.left[cell]
                else:
                    penalty -= state.left[cell]
    return (penalty, fee, interest, principal)


def parts_of(cells: Cells, rows: Iterable[Row], first_group: int = 0) -> Four:
    """Return what rows took off, by component, of the groups from the first one given on."""
    sums = [0, 0, 0, 0]
    for row in rows:
        for cell, amount in row.parts:
            if cells.group(cell) >= first_group:
                sums[cells.component(cell)] += amount
    return (sums[0], sums[1], sums[2], sums[3])


def recovered_of(events: Iterable[Posted], rows: Iterable[Row]) -> int:
    """Return what came in of what was written off; what is beyond it is held for the member."""
    return sum(
        event.amount.minor - row.held for event, row in zip(events, rows, strict=False) if isinstance(event, Recovery)
    )


def unpaid_of(cells: Cells, state: State, components: Sequence[int]) -> list[Unpaid]:
    """Return everything overdue, by due day and installment, each with what is unpaid of it."""
    return sorted([*_installments_unpaid(cells, state, components), *_levies_unpaid(cells, state, components)])


def oldest_of(cells: Cells, state: State, components: Sequence[int], tolerance: int) -> Unpaid | None:
    """Return the first overdue thing up to which more than a tolerance is unpaid; None where nothing is."""
    if not tolerance:
        first = next(_installments_unpaid(cells, state, components), None)
        levies = _levies_unpaid(cells, state, components)
        return min(levies if first is None else (first, *levies), default=None)
    so_far = 0
    for one in unpaid_of(cells, state, components):
        so_far += one.amount
        if so_far > tolerance:
            return one
    return None


def _installments_unpaid(cells: Cells, state: State, components: Sequence[int]) -> Iterator[Unpaid]:
    end = 4 * min(state.late, cells.count)
    scheduled = [state.left[component:end:4] for component in components if component in cells.columns]
    for group, amount in enumerate(map(sum, zip(*scheduled, strict=True))):
        if amount:
            yield Unpaid(cells.days[group], group, amount)


def _levies_unpaid(cells: Cells, state: State, components: Sequence[int]) -> list[Unpaid]:
    owed, last = state.left[4 * cells.count :], state.day - state.grace
    if not any(owed):
        return []
    return [
        Unpaid(levy.due_day, levy.group, amount)
        for levy, amount in zip(cells.levies, owed, strict=True)
        if amount and levy.component in components and levy.due_day <= last
    ]
