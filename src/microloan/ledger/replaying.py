"""The replay: events in order, each with what it takes off which cell.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.advance import NEXT_INSTALLMENTS
>>> from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
>>> from microloan.ledger.day_order import BY_SEQUENCE
>>> from microloan.ledger.events import Payment
>>> from microloan.ledger.ordering import in_order
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> schedule = amortize(example_terms())
>>> ordered = in_order(schedule, [Payment(BDT(500), date(2026, 1, 21))], BY_SEQUENCE)
>>> replay(schedule, ordered, PENALTY_FEE_INTEREST_PRINCIPAL, NEXT_INSTALLMENTS).rows
(Row(day=739637, parts=((2, 9231), (3, 39269), (6, 1500)), held=0),)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.advance import Direction
from microloan.ledger.allocation import DUE_TODAY, OVERDUE
from microloan.ledger.cells import PRINCIPAL, cells_of
from microloan.ledger.events import Levy, Payment, Recovery, Waiver, WriteOff

if TYPE_CHECKING:
    from datetime import date

    from microloan.ledger.advance import AdvanceRule
    from microloan.ledger.allocation import AllocationOrder
    from microloan.ledger.cells import Cells, Walk
    from microloan.ledger.components import Component
    from microloan.ledger.ordering import Ordered
    from microloan.schedules.schedule import Schedule


class Row(NamedTuple):
    """What one event did: the day, the minor units taken off which cells, and what is held more or less."""

    day: int
    parts: tuple[tuple[int, int], ...]
    held: int


class Replayed(NamedTuple):
    """What a replay gives: the cells, a row for each event, what is left of each cell, and what is held."""

    cells: Cells
    rows: tuple[Row, ...]
    left: list[int]
    held: int


def replay(schedule: Schedule, ordered: Ordered, order: AllocationOrder, advance: AdvanceRule) -> Replayed:
    """Return what events do to a schedule, one after the other.

    Raises
    ------
    MicroloanError
        If money comes in for a loan that is written off, or a recovery for one that is not;
        more is waived than is unpaid; nothing is left to write off.
    """
    cells = cells_of(schedule, ordered.events)
    replayer = _Replayer(schedule, cells, order, advance)
    rows: list[Row] = []
    levy = 4 * cells.count
    for place, event in enumerate(ordered.events):
        kind = type(event)
        day = event.on.toordinal()
        replayer.position = ordered.positions[place]
        if replayer.written_off_on is not None and kind is not Recovery:
            raise replayer.closed(event)
        if isinstance(event, Payment):
            rows.append(replayer.pay(event.amount.minor, day))
        elif isinstance(event, Levy):
            rows.append(replayer.charge(levy, event.amount.minor, day))
            levy += 1
        elif isinstance(event, Waiver):
            rows.append(replayer.waive(event, day))
        elif isinstance(event, WriteOff):
            rows.append(replayer.write_off(event, day))
        else:
            rows.append(replayer.recover(event, day))
    return Replayed(cells, tuple(rows), replayer.left, replayer.held)


class _Replayer:
    """The state of one account while its events are gone through."""

    __slots__ = (
        "_advance",
        "_ahead_of",
        "_cells",
        "_passes",
        "_schedule",
        "_settled",
        "_tranches",
        "_walks",
        "held",
        "left",
        "lost",
        "position",
        "written_off_on",
    )

    def __init__(self, schedule: Schedule, cells: Cells, order: AllocationOrder, advance: AdvanceRule) -> None:
        self._schedule, self._cells, self._advance = schedule, cells, advance
        self._walks: dict[tuple[int, ...], Walk] = {}
        self._passes = [(self._walk(self._numbers(each.components)), each.of) for each in order.passes]
        self._ahead_of = [self._numbers(each) for each in (advance.before_all, order.components) if each]
        # Of each pass, how many cells at its beginning have nothing left.
        self._settled = [0] * len(self._passes)
        self._tranches = schedule.paid_out_in_parts
        self.left = list(cells.opening)
        self.held = self.lost = self.position = 0
        self.written_off_on: date | None = None

    def _walk(self, components: tuple[int, ...]) -> Walk:
        walk = self._walks.get(components)
        if walk is None:
            walk = self._walks[components] = self._cells.walk(components)
        return walk

    @staticmethod
    def _numbers(components: tuple[Component, ...]) -> tuple[int, ...]:
        return tuple(one.value for one in components)

    def pay(self, money: int, day: int) -> Row:
        """Allocate a payment: what is due, then in advance, and hold the rest."""
        paid = money
        days, parts = self._cells.days, list[tuple[int, int]]()
        due = bisect_right(days, day)
        if due:
            before = bisect_left(days, day, 0, due)
            for number, ((cells, starts), of) in enumerate(self._passes):
                begin, end = self._settled[number], starts[before if of is OVERDUE else due]
                if of is DUE_TODAY:
                    begin = starts[before]
                if begin < end:
                    money, reached = self._take(cells, begin, end, money, parts)
                    if of is not DUE_TODAY:
                        self._settled[number] = reached
                    if not money:
                        break
        if money:
            money = self._ahead(money, due, parts)
            self.held += money
        if self._tranches and paid != money:
            self._check_drawn(day, "the payment", "pays back")
        return Row(day, tuple(parts), money)

    def _ahead(self, money: int, due: int, parts: list[tuple[int, int]]) -> int:
        """Pay what is not due yet, and return what is left of the money then."""
        for components in self._ahead_of:
            cells, starts = self._walk(components)
            spans = [(starts[due], starts[-1])]
            if self._advance.direction is Direction.BACKWARD:
                spans = [(starts[group], starts[group + 1]) for group in range(len(starts) - 2, due - 1, -1)]
            for begin, end in spans:
                money, _ = self._take(cells, begin, end, money, parts)
                if not money:
                    return 0
        return money

    def _take(
        self, cells: tuple[int, ...], begin: int, end: int, money: int, parts: list[tuple[int, int]]
    ) -> tuple[int, int]:
        """Pay cells in their order; return what is left of the money, and where it came to its end."""
        left = self.left
        for at in range(begin, end):
            cell = cells[at]
            owed = left[cell]
            if owed:
                if owed >= money:
                    left[cell] = owed - money
                    parts.append((cell, money))
                    return 0, at
                left[cell] = 0
                parts.append((cell, owed))
                money -= owed
        return money, end

    def charge(self, cell: int, amount: int, day: int) -> Row:
        """Owe a levy; what is held pays it at once."""
        paid = min(self.held, amount)
        self.held -= paid
        self.left[cell] = amount - paid
        self._settled = [0] * len(self._passes)
        return Row(day, ((cell, paid),) if paid else (), -paid)

    def waive(self, event: Waiver, day: int) -> Row:
        """Take a waiver off what is unpaid of its component, the oldest first."""
        cells, starts = self._walk((event.component.value,))
        begin, end = 0, len(cells)
        if event.installment is not None:
            begin, end = starts[event.installment - 1], starts[event.installment]
        unpaid = sum(self.left[cell] for cell in cells[begin:end])
        if event.amount.minor > unpaid:
            of = "" if event.installment is None else f" of installment {event.installment}"
            problem = f"is more than is unpaid{of} on {event.on}, {event.component.word} of {self._money(unpaid)}"
            raise MicroloanError(f"events[{self.position}].amount", event.amount, problem, code="beyond_balance")
        parts: list[tuple[int, int]] = []
        self._take(cells, begin, end, event.amount.minor, parts)
        if self._tranches and event.component.value == PRINCIPAL:
            self._check_drawn(day, "the waiver", "gives up")
        return Row(day, tuple(parts), 0)

    def write_off(self, event: WriteOff, day: int) -> Row:
        """Give up all that is left."""
        parts = tuple((cell, owed) for cell, owed in enumerate(self.left) if owed)
        if not parts:
            raise self._refused(event, "finds nothing left to write off", "nothing_left")
        if self._tranches and self._undrawn(day):
            raise self._refused(event, "is before all of the loan is paid out", "outside_life")
        for cell, owed in parts:
            self.left[cell] = 0
            self.lost += owed
        self.written_off_on = event.on
        return Row(day, parts, 0)

    def recover(self, event: Recovery, day: int) -> Row:
        """Take money in for what was written off; what is more is held."""
        if self.written_off_on is None:
            problem = "is a recovery, but nothing was written off before it; post a Payment"
            raise self._refused(event, problem, "contradiction")
        recovered = min(event.amount.minor, self.lost)
        self.lost -= recovered
        self.held += event.amount.minor - recovered
        return Row(day, (), event.amount.minor - recovered)

    def closed(self, event: Payment | Levy | Waiver | WriteOff | Recovery) -> MicroloanError:
        """Return the error of an event that comes after a write-off."""
        meant = "; money that comes in later is a Recovery" if isinstance(event, Payment) else ""
        return self._refused(event, f"comes after the write-off on {self.written_off_on}{meant}", "written_off")

    def _refused(self, event: Payment | Levy | Waiver | WriteOff | Recovery, problem: str, code: str) -> MicroloanError:
        place = f"events[{self.position}]"
        return MicroloanError(place, f"{type(event).__name__} on {event.on}", problem, code=code)

    def _undrawn(self, day: int) -> int:
        return self._schedule.undrawn(day)

    def _check_drawn(self, day: int, event: str, does: str) -> None:
        """Refuse a payment or waiver of principal which is not yet paid out."""
        unpaid = sum(self.left[PRINCIPAL : 4 * self._cells.count : 4])
        beyond = self._undrawn(day) - unpaid
        if beyond > 0:
            place = f"events[{self.position}].amount"
            problem = f"{does} {self._money(beyond)} of principal before it is paid out"
            raise MicroloanError(place, event, problem, code="beyond_balance")

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self._schedule.terms.currency)
