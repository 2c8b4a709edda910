"""`AccountStatement`: the lines of an account with running balances.

>>> from microloan.ledger.examples import example_account
>>> statement = example_account().statement
>>> line = statement.line(2)
>>> line.on, line.allocated, line.outstanding_principal
(datetime.date(2024, 1, 24), ComponentAmounts(interest=BDT('32.61'), principal=BDT('217.39')), BDT('9782.61'))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.components import Component, ComponentAmounts
from microloan.ledger.events import Levy
from microloan.ledger.figures import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.explanation import Explanation
    from microloan.ledger.account import Account
    from microloan.ledger.events import Posted
    from microloan.tables import Table

_MOST_ROWS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Allocation:
    """What of an event settled one component of one installment.

    Parameters
    ----------
    installment
        Its number; None for what was charged after the last one.
    due_on
        The day on which it falls due.
    component
        The component.
    amount
        Above zero.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> example_account().statement.line(2).allocations[0].component
    Component.INTEREST
    """

    installment: int | None
    due_on: date
    component: Component
    amount: Money


class Entry(NamedTuple):
    """A line in plain numbers: its day, the place of its event (-1 for money paid out), and what is left after it."""

    day: int
    place: int
    principal: int
    everything: int


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of a statement of account.

    Parameters
    ----------
    number
        Counted from 1.
    on
        Its date.
    event
        What happened; None where the loan, or a part of it, was paid out.
    allocated
        What it settled, by component.
    held
        What was held for the member with it; below zero where what was held paid something.
    outstanding_principal
        After it.
    outstanding
        All that is left after it, due or not.
    allocations
        The same as `allocated`, installment by installment.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> example_account().statement.line(1).event is None
    True
    """

    number: int
    on: date
    event: Posted | None
    allocated: ComponentAmounts
    held: Money
    outstanding_principal: Money
    outstanding: Money
    allocations: tuple[Allocation, ...]

    def explain(self) -> Explanation:
        """Return what the line's event settled, installment by installment."""
        from microloan.ledger.explaining import explain_line

        return explain_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class AccountStatement:
    """The lines of an account, with running balances; `Account.statement` makes it.

    Parameters
    ----------
    account
        The account.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> len(example_account().statement)
    9
    """

    account: Account

    def __len__(self) -> int:
        return len(self.account.replayed.rows) + len(self._paid_out())

    def __iter__(self) -> Iterator[AccountLine]:
        return (self._line(number, entry) for number, entry in enumerate(self.entries(), start=1))

    @property
    def lines(self) -> tuple[AccountLine, ...]:
        """Every line, in order."""
        return tuple(self)

    def line(self, number: int) -> AccountLine:
        """Return line `number`, counted from 1.

        Raises
        ------
        MicroloanError
            If there is no such line.
        """
        if type(number) is not int or not 1 <= number <= len(self):
            raise MicroloanError("number", number, f"must be a whole number from 1 to {len(self)}", code="out_of_range")
        return self._line(number, self.entries()[number - 1])

    def entries(self) -> list[Entry]:
        """Return the lines in plain numbers."""
        account = self.account
        cells, rows, events = account.replayed.cells, account.replayed.rows, account.events
        paid_out = self._paid_out()
        undrawn = sum(amount for _, amount in paid_out[1:])
        moves = [(day, -1, amount) for day, amount in paid_out]
        moves += [(row.day, place, 0) for place, row in enumerate(rows)]
        principal, everything = sum(cells.opening[3::4]) - undrawn, sum(cells.opening)
        found: list[Entry] = []
        for number, (day, place, amount) in enumerate(sorted(moves, key=lambda move: move[0])):
            if place < 0:
                principal += amount if number else 0
            else:
                event, (_, parts, _) = events[place], rows[place]
                everything += event.amount.minor if isinstance(event, Levy) else 0
                everything -= sum(taken for _, taken in parts)
                principal -= sum(taken for cell, taken in parts if cells.component(cell) == Component.PRINCIPAL.value)
            found.append(Entry(day, place, principal, everything))
        return found

    def to_table(self) -> Table:
        """Return the statement as a table, ready for text, HTML, Markdown or CSV."""
        from microloan.ledger.tabulating import tabulate

        return tabulate(self)

    def __repr__(self) -> str:
        return self.to_table().to_text(most_rows=_MOST_ROWS_SHOWN)

    def _repr_html_(self) -> str:
        return self.to_table().to_html(most_rows=_MOST_ROWS_SHOWN)

    def _paid_out(self) -> list[tuple[int, int]]:
        """Return each day on which a part of the loan is paid out, with what is lent on it."""
        return [(day_number(day), amount.minor) for day, amount in self.account.schedule.lent_on]

    def _line(self, number: int, entry: Entry) -> AccountLine:
        account = self.account
        cells, currency = account.replayed.cells, account.schedule.terms.currency
        row = None if entry.place < 0 else account.replayed.rows[entry.place]
        parts = () if row is None else row.parts
        allocations = tuple(
            Allocation(
                cells.group(cell) + 1 if cells.group(cell) < cells.count else None,
                date.fromordinal(cells.due_day(cell)),
                Component(cells.component(cell)),
                Money.from_minor(amount, currency),
            )
            for cell, amount in parts
        )
        return AccountLine(
            number,
            date.fromordinal(entry.day),
            None if row is None else account.events[entry.place],
            ComponentAmounts((0, 0, 0, 0) if row is None else parts_of(cells, (row,)), currency),
            Money.from_minor(0 if row is None else row.held, currency),
            Money.from_minor(entry.principal, currency),
            Money.from_minor(entry.everything, currency),
            allocations,
        )
