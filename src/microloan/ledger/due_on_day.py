"""`FallingDue`: what of a loan falls due on one day, what of it is paid already, and what is overdue from before.

It is a position cut at its own day, as a collector looks at it: the three figures make `Position.unpaid`.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> found = falling_due(example_account().position(as_of=date(2024, 5, 1)))
>>> found.numbers, found.due, found.overdue, found.advance
((15,), BDT('250.00'), BDT('1500.00'), BDT('0.00'))
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.ledger.events import Waiver, WriteOff
from microloan.ledger.figures import gross_of

if TYPE_CHECKING:
    from microloan.ledger.position import Position


@dataclass(frozen=True, slots=True)
class FallingDue:
    """What falls due on the day of a position; `falling_due` makes it.

    Parameters
    ----------
    numbers
        The installments that fall due on the day; several where a holiday brought them together.
    due
        They and what is charged with them, without what was waived.
    overdue
        What fell due before the day and is not paid.
    advance
        What of `due` is paid by the end of the day.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> falling_due(example_account().position(as_of=date(2024, 3, 14))).total
    BDT('0.00')
    """

    numbers: tuple[int, ...]
    due: Money
    overdue: Money
    advance: Money

    @property
    def total(self) -> Money:
        """What is left to pay of all that has fallen due: ``due + overdue − advance``."""
        return self.due + self.overdue - self.advance


def falling_due(position: Position) -> FallingDue:
    """Return what falls due on the day of a position, and what is overdue from before.

    Parameters
    ----------
    position
        Where the loan stands at the end of the day: what is paid on it counts as paid.

    Notes
    -----
    What is charged on the day for an installment that is due already falls due on the day.
    Nothing is rounded. After a write-off all is zero.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, post
    >>> from microloan.ledger.examples import example_schedule
    >>> early = [Payment(BDT(600), date(2024, 1, 24))]
    >>> account = post(example_schedule(), early, PENALTY_FEE_INTEREST_PRINCIPAL)
    >>> found = falling_due(account.position(as_of=date(2024, 2, 7)))
    >>> found.due, found.advance, found.total
    (BDT('250.00'), BDT('100.00'), BDT('150.00'))
    """
    account, state = position.account, position.state
    cells, currency = account.replayed.cells, account.schedule.terms.currency
    first, end = bisect_left(cells.days, state.day), bisect_right(cells.days, state.day)
    today = set(range(4 * min(first, cells.count), 4 * min(end, cells.count)))
    levied = enumerate(cells.levies, start=4 * cells.count)
    today.update(cell for cell, levy in levied if levy.due_day == state.day)
    gross = gross_of(cells, state.until)
    events = zip(account.events[: state.until], account.replayed.rows, strict=False)
    given_up = (row.parts for event, row in events if isinstance(event, (Waiver, WriteOff)))
    due = sum(gross[cell] for cell in today)
    due -= sum(amount for parts in given_up for cell, amount in parts if cell in today)
    left = sum(state.left[cell] for cell in today)
    return FallingDue(
        tuple(range(first + 1, min(end, cells.count) + 1)),
        Money.from_minor(due, currency),
        position.unpaid.total - Money.from_minor(left, currency),
        Money.from_minor(due - left, currency),
    )
