"""`ScheduleRow`: one day of payment, and the installments that fall due on it.

Most rows carry one installment. Where a holiday brings several to one day, their numbers
stay what they were and the row carries them together.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> row = amortize(example_terms()).rows[0]
>>> row.numbers, row.due_on, row.total
((1,), datetime.date(2026, 1, 21), BDT('485.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.currency import Money
    from microloan.schedules.installment import Installment
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One day of payment.

    Parameters
    ----------
    due_on
        The day.
    installments
        What falls due on it, in order; at least one.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules.amortization import amortize
    >>> amortize(example_terms()).rows[45].outstanding_principal
    BDT('0.00')
    """

    due_on: date
    installments: tuple[Installment, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the installments that it carries."""
        return tuple(one.number for one in self.installments)

    @property
    def principal(self) -> Money:
        """The principal of them all."""
        return self._sum("principal")

    @property
    def interest(self) -> Money:
        """The interest of them all."""
        return self._sum("interest")

    @property
    def fee(self) -> Money:
        """The fees of them all, with their taxes."""
        return self._sum("fee")

    @property
    def savings(self) -> Money:
        """What is deposited with them."""
        return self._sum("savings")

    @property
    def total(self) -> Money:
        """What is due on the day: principal, interest and fees."""
        return self._sum("total")

    @property
    def to_collect(self) -> Money:
        """What the member brings on the day: the total, and the savings with it."""
        return self._sum("to_collect")

    @property
    def outstanding_principal(self) -> Money:
        """What stays outstanding after the day."""
        return self.installments[-1].outstanding_principal

    def _sum(self, name: str) -> Money:
        amounts: list[Money] = [getattr(one, name) for one in self.installments]
        return sum(amounts[1:], start=amounts[0])


def rows_of(schedule: Schedule) -> tuple[ScheduleRow, ...]:
    """Return the days of payment of a schedule, in order."""
    by_day = groupby(schedule, key=attrgetter("due_on"))
    return tuple(ScheduleRow(day, tuple(together)) for day, together in by_day)


def spans_of(days: tuple[int, ...]) -> Iterator[range]:
    """Yield the installments of each day of payment, as ranges of places in the columns of a schedule.

    >>> list(spans_of((7, 14, 14, 21)))
    [range(0, 1), range(1, 3), range(3, 4)]
    """
    start = 0
    for _, together in groupby(days):
        end = start + len(tuple(together))
        yield range(start, end)
        start = end
