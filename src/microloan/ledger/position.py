"""`Position`: what of a loan is scheduled, paid, overdue and outstanding at the end of a day.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> position = example_account().position(as_of=date(2024, 5, 1))
>>> position.overdue.total, position.oldest_unpaid, position.days_past_due
(BDT('1750.00'), datetime.date(2024, 3, 20), 42)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.ledger.components import ComponentAmounts
from microloan.ledger.events import Payment, Recovery, Waiver, WriteOff
from microloan.ledger.figures import by_component, gross_of, oldest_of, overdue_of, parts_of, recovered_of, unpaid_of
from microloan.ledger.past_due import ELAPSED_DAYS, days_of

if TYPE_CHECKING:
    from microloan.explanation import Explanation
    from microloan.ledger.account import Account
    from microloan.ledger.cells import Cells
    from microloan.ledger.components import Four
    from microloan.ledger.figures import State, Unpaid
    from microloan.ledger.lateness import Lateness
    from microloan.ledger.replaying import Row
    from microloan.regulations.classification import CountingRule


@dataclass(frozen=True, slots=True, repr=False)
class Position:
    """What of a loan is scheduled, paid, overdue and outstanding; `Account.position` makes it.

    Parameters
    ----------
    account
        The account.
    as_of
        The day at whose end it is looked at.
    lateness
        What is tolerated before the loan counts as late.

    Notes
    -----
    By component, ``scheduled + advance = paid + waived + written_off + unpaid`` where waivers
    and write-offs are counted of what has fallen due.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> position = example_account().position(as_of=date(2024, 5, 1))
    >>> position.installments_overdue, position.outstanding_principal
    (7, BDT('8260.88'))
    """

    account: Account
    as_of: date
    lateness: Lateness
    state: State = field(repr=False, compare=False)

    @property
    def scheduled(self) -> ComponentAmounts:
        """What has fallen due until the day: installments, and what was charged beside them."""
        return self._amounts(by_component(self._cells, gross_of(self._cells, self.state.until), self.state.due))

    @property
    def paid(self) -> ComponentAmounts:
        """What money has paid, in advance or not; what is held for the member is not in it."""
        return self._amounts(self._paid(0))

    @property
    def advance(self) -> ComponentAmounts:
        """What of it has paid something that is not due yet."""
        return self._amounts(self._paid(self.state.due))

    @property
    def waived(self) -> ComponentAmounts:
        """What was given up by waivers."""
        return self._amounts(parts_of(self._cells, self._rows(Waiver)))

    @property
    def written_off(self) -> ComponentAmounts:
        """What was given up by a write-off, recovered or not."""
        return self._amounts(parts_of(self._cells, self._rows(WriteOff)))

    @property
    def recovered(self) -> Money:
        """What came in of it after the write-off."""
        return self._money(recovered_of(self.account.events[: self.state.until], self.account.replayed.rows))

    @property
    def unpaid(self) -> ComponentAmounts:
        """What has fallen due and is not paid, in days of grace or not."""
        return self._amounts(by_component(self._cells, self.state.left, self.state.due))

    @property
    def overdue(self) -> ComponentAmounts:
        """What has fallen due and is not paid, when its days of grace are over."""
        return self._amounts(overdue_of(self._cells, self.state))

    @property
    def outstanding(self) -> ComponentAmounts:
        """All that is left, due or not; of principal, what is paid out."""
        penalty, fee, interest, principal = by_component(self._cells, self.state.left, len(self._cells.days))
        return self._amounts((penalty, fee, interest, principal - self._undrawn()))

    @property
    def outstanding_principal(self) -> Money:
        """The principal that is paid out and not paid back."""
        return self._money(sum(self.state.left[3 : 4 * self._cells.count : 4]) - self._undrawn())

    @property
    def refundable(self) -> Money:
        """What is held for the member, for nothing was left to pay."""
        return self._money(sum(row.held for row in self.account.replayed.rows[: self.state.until]))

    @property
    def received(self) -> Money:
        """All money that came in for the loan: `paid`, `recovered` and `refundable` together."""
        came = self.account.events[: self.state.until]
        return self._money(sum(event.amount.minor for event in came if isinstance(event, (Payment, Recovery))))

    @property
    def oldest_unpaid(self) -> date | None:
        """The oldest due date of which something is overdue, beyond the tolerance; None where nothing is."""
        oldest = self.oldest()
        return None if oldest is None else date.fromordinal(oldest.due_day)

    @property
    def days_past_due(self) -> int:
        """Days since the oldest unpaid due date; 0 where nothing is overdue."""
        return days_of(self, ELAPSED_DAYS)

    def days(self, counting: CountingRule = ELAPSED_DAYS) -> int:
        """Return the days past due, as a rule counts them."""
        return days_of(self, counting)

    @property
    def installments_overdue(self) -> int:
        """How many installments have something overdue; what is charged after the last counts as one."""
        count = self._cells.count
        return len({min(one.group, count) for one in self.overdue_parts()})

    @property
    def installments_ahead(self) -> int:
        """How many installments are paid whole that are not due yet, of those that ask for something."""
        left, asked, count = self.state.left, self._cells.opening, self._cells.count
        ahead = [slice(4 * group, 4 * group + 4) for group in range(min(self.state.due, count), count)]
        return sum(any(asked[cells]) and not any(left[cells]) for cells in ahead)

    @property
    def next_installment(self) -> int | None:
        """The number of the next installment, not due yet, of which something is unpaid; None where there is none."""
        left, count = self.state.left, self._cells.count
        ahead = range(min(self.state.due, count), count)
        return next((group + 1 for group in ahead if any(left[4 * group : 4 * group + 4])), None)

    @property
    def next_due(self) -> date | None:
        """The day on which it falls due."""
        number = self.next_installment
        return None if number is None else date.fromordinal(self._cells.days[number - 1])

    def overdue_parts(self) -> list[Unpaid]:
        """Return everything overdue that counts for lateness, the oldest first, in plain numbers."""
        return unpaid_of(self._cells, self.state, self.lateness.places)

    def oldest(self) -> Unpaid | None:
        """Return what makes the loan late, in plain numbers; None where nothing does."""
        tolerance = self.lateness.tolerance
        return oldest_of(self._cells, self.state, self.lateness.places, 0 if tolerance is None else tolerance.minor)

    def explain(self) -> Explanation:
        """Return how the figures follow from what fell due and what was paid."""
        from microloan.ledger.explaining import explain_position

        return explain_position(self)

    def __repr__(self) -> str:
        return (
            f"Position(as_of={self.as_of}, overdue={self.overdue.total!r}, days_past_due={self.days_past_due}, "
            f"outstanding_principal={self.outstanding_principal!r})"
        )

    @property
    def _cells(self) -> Cells:
        return self.account.replayed.cells

    def _paid(self, first_group: int) -> Four:
        given_up = (Waiver, WriteOff)
        rows = self.account.replayed.rows
        came = self.account.events[: self.state.until]
        found = [row for event, row in zip(came, rows, strict=False) if not isinstance(event, given_up)]
        return parts_of(self._cells, found, first_group)

    def _rows(self, kind: type[Waiver | WriteOff]) -> list[Row]:
        came = self.account.events[: self.state.until]
        return [row for event, row in zip(came, self.account.replayed.rows, strict=False) if type(event) is kind]

    def _undrawn(self) -> int:
        return self.account.schedule.undrawn(self.state.day)

    def _amounts(self, minor: Four) -> ComponentAmounts:
        return ComponentAmounts(minor, self.account.schedule.terms.currency)

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.account.schedule.terms.currency)
