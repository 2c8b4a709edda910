"""What is owed as cells of whole numbers: one for each installment and component, one for each levy.

Cell ``4 × i + c`` is component ``c`` of installment ``i + 1``; the cells of levies follow. A walk
is an order of cells, cut where installments begin, so that "all that is due" is a slice of it.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> cells = cells_of(amortize(example_terms()), ())
>>> cells.opening[:8]
[0, 0, 9231, 39269, 0, 0, 9050, 39450]
>>> cells.walk((2, 3)).cells[:4], cells.walk((2, 3)).starts[:3]
((2, 3, 6, 7), (0, 2, 4))
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from microloan.ledger.components import Component
from microloan.ledger.events import Levy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.ledger.events import Posted
    from microloan.schedules.schedule import Schedule

PENALTY, FEE, INTEREST, PRINCIPAL = (component.value for component in Component)


class LevyCell(NamedTuple):
    """The cell of a levy: the place of its event, its group, component, due day, and minor units."""

    event: int
    group: int
    component: int
    due_day: int
    amount: int


class Walk(NamedTuple):
    """An order of cells; group ``g`` has those from ``starts[g]`` to ``starts[g + 1]``."""

    cells: tuple[int, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one account.

    Parameters
    ----------
    count
        Of installments.
    days
        The due day of each group: of each installment, then of each day after the last one
        on which something is charged.
    opening
        What is owed when the loan is paid out, cell by cell; nothing of levies.
    levies
        Their cells, in the order of the events.
    columns
        The components that the schedule's installments have.
    """

    count: int
    days: tuple[int, ...]
    opening: list[int]
    levies: tuple[LevyCell, ...]
    columns: tuple[int, ...]

    def walk(self, components: tuple[int, ...]) -> Walk:
        """Return the order that goes over the groups, in each by component."""
        scheduled = tuple(one for one in components if one in self.columns)
        if not self.levies:
            return _plain_walk(self.count, scheduled)
        levied: dict[int, list[int]] = {}
        for cell, levy in enumerate(self.levies, start=4 * self.count):
            if levy.component in components:
                levied.setdefault(levy.group, []).append(cell)
        if not levied:
            return _plain_walk(self.count, scheduled, len(self.days) - self.count)
        return self._walk(components, scheduled, levied)

    def _walk(self, components: tuple[int, ...], scheduled: tuple[int, ...], levied: dict[int, list[int]]) -> Walk:
        cells: list[int] = []
        starts = [0]
        for group in range(len(self.days)):
            more = levied.get(group)
            if more is None:
                if group < self.count:
                    cells += [4 * group + one for one in scheduled]
            else:
                for one in components:
                    if group < self.count and one in scheduled:
                        cells.append(4 * group + one)
                    cells += [cell for cell in more if self.levies[cell - 4 * self.count].component == one]
            starts.append(len(cells))
        return Walk(tuple(cells), tuple(starts))

    def component(self, cell: int) -> int:
        """Return the component of a cell."""
        beyond = cell - 4 * self.count
        return cell & 3 if beyond < 0 else self.levies[beyond].component

    def group(self, cell: int) -> int:
        """Return the group of a cell."""
        beyond = cell - 4 * self.count
        return cell >> 2 if beyond < 0 else self.levies[beyond].group

    def due_day(self, cell: int) -> int:
        """Return the day on which a cell falls due."""
        beyond = cell - 4 * self.count
        return self.days[cell >> 2] if beyond < 0 else self.levies[beyond].due_day


def cells_of(schedule: Schedule, events: Sequence[Posted]) -> Cells:
    """Return the cells of a schedule and of what is charged beside it."""
    count, days = len(schedule), schedule.due_days
    opening = [0] * (4 * count)
    opening[INTEREST::4] = schedule.interest_parts
    opening[PRINCIPAL::4] = schedule.principal_parts
    if schedule.fee_parts:
        opening[FEE::4] = schedule.fee_parts
    columns = (FEE, INTEREST, PRINCIPAL) if schedule.fee_parts else (INTEREST, PRINCIPAL)
    levied = [(place, event) for place, event in enumerate(events) if type(event) is Levy]
    if not levied:
        return Cells(count, days, opening, (), columns)
    free = {event.on.toordinal() for _, event in levied if event.installment is None}
    later = sorted(day for day in free if day > days[-1])
    groups = (*days, *later)
    levies: list[LevyCell] = []
    for place, event in levied:
        day = event.on.toordinal()
        group = bisect_left(groups, day) if event.installment is None else event.installment - 1
        levies.append(LevyCell(place, group, event.component.value, max(day, groups[group]), event.amount.minor))
    return Cells(count, groups, opening + [0] * len(levies), tuple(levies), columns)


@lru_cache(maxsize=256)
def _plain_walk(count: int, components: tuple[int, ...], more: int = 0) -> Walk:
    """Return the walk over installments alone; `more` groups after them have no cell of it."""
    cells = tuple(4 * group + one for group in range(count) for one in components)
    each = len(components)
    starts = tuple(each * group for group in range(count + 1))
    return Walk(cells, starts + (each * count,) * more)
