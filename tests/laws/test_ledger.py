"""An account is what its rules say, worked out a second time: one cell after the other, by definition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from microloan.currency import BDT, Money
from microloan.errors import MicroloanError
from microloan.ledger import (
    STRICT,
    Account,
    AllocationOrder,
    Component,
    Levy,
    Payment,
    Recovery,
    Reversal,
    Waiver,
    WriteOff,
    allocation,
    days_past_due,
    post,
)
from microloan.ledger.advance import AdvanceRule, Direction
from microloan.ledger.day_order import DayOrder
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import example_schedule
from microloan.schedules import Schedule, amortize
from microloan.testing import (
    accounts,
    advance_rules,
    allocation_orders,
    day_orders,
    days_of_loan,
    latenesses,
    levies,
    listed,
    loan_events,
    payments,
    plain_terms,
    terms,
    waivers,
)

SCHEDULES = plain_terms(most_installments=8).map(amortize)


@dataclass
class Owed:
    """A component of an installment, or something charged: where it stands, when it is due, what is left."""

    installment: int
    component: Component
    due: int
    group_due: int
    left: int


class Reference:
    """An account worked out slowly."""

    def __init__(self, schedule: Schedule, order: AllocationOrder, rule: AdvanceRule) -> None:
        self.order, self.rule, self.schedule = order, rule, schedule
        self.held = 0
        self.owed = [
            Owed(row.number, component, row.due_on.toordinal(), row.due_on.toordinal(), amount.minor)
            for row in schedule
            for component, amount in (
                (Component.FEE, row.fee),
                (Component.INTEREST, row.interest),
                (Component.PRINCIPAL, row.principal),
            )
        ]

    def happen(self, event: LoanEvent) -> None:
        day = event.on.toordinal()
        match event:
            case Payment():
                self._pay(event.amount.minor, day)
            case Levy():
                self._charge(event, day)
            case Waiver():
                place = event.installment
                chosen = [one for one in self.owed if one.component is event.component]
                chosen = [one for one in chosen if place is None or one.installment == place]
                assert self._take(self._oldest_first(chosen, [event.component]), event.amount.minor) == 0
            case WriteOff():
                for one in self.owed:
                    one.left = 0

    def _pay(self, money: int, day: int) -> None:
        for step in self.order.passes:
            due = [one for one in self.owed if one.group_due <= day and one.component in step.components]
            if step.of is allocation.OVERDUE:
                due = [one for one in due if one.group_due < day]
            if step.of is allocation.DUE_TODAY:
                due = [one for one in due if one.group_due == day]
            money = self._take(self._oldest_first(due, list(step.components)), money)
        for components in (self.rule.before_all, self.order.components):
            ahead = [one for one in self.owed if one.group_due > day and one.component in components]
            ahead = self._oldest_first(ahead, list(components))
            if self.rule.direction is Direction.BACKWARD:
                ahead.sort(key=lambda one: -one.installment)
            money = self._take(ahead, money)
        self.held += money

    def _charge(self, event: Levy, day: int) -> None:
        days = {row.number: row.due_on.toordinal() for row in self.schedule}
        number = event.installment
        if number is None:
            number = min((one for one, due in days.items() if due >= day), default=len(days) + day)
        group_due = days.get(number, day)
        one = Owed(number, event.component, max(day, group_due), group_due, event.amount.minor)
        self.owed.append(one)
        self.held = self._take([one], self.held)

    @staticmethod
    def _oldest_first(owed: Iterable[Owed], components: list[Component]) -> list[Owed]:
        return sorted(owed, key=lambda one: (one.installment, components.index(one.component)))

    @staticmethod
    def _take(owed: Iterable[Owed], money: int) -> int:
        for one in owed:
            taken = min(one.left, money)
            one.left -= taken
            money -= taken
        return money


@given(st.data(), SCHEDULES)
def test_every_figure_is_the_one_its_definition_gives(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    as_of, lateness = data.draw(days_of_loan(schedule)), data.draw(latenesses(schedule.terms.currency))
    reference = Reference(schedule, account.order, account.advance)
    for event in account.events:
        if event.on <= as_of:
            reference.happen(event)
    position, day = account.position(as_of, lateness), as_of.toordinal()
    overdue = [one for one in reference.owed if one.due <= day - lateness.grace_days]
    for component in Component:
        assert position.outstanding[component].minor == left(reference.owed, component)
        assert position.overdue[component].minor == left(overdue, component)
        unpaid = [one for one in reference.owed if one.due <= day]
        assert position.unpaid[component].minor == left(unpaid, component)
    recovered = sum(e.amount.minor for e in account.events if isinstance(e, Recovery) and e.on <= as_of)
    assert position.refundable.minor + position.recovered.minor == reference.held + recovered
    counted = sorted((one.due, one.left) for one in overdue if one.component in lateness.components and one.left)
    tolerance, so_far, oldest = (0 if lateness.tolerance is None else lateness.tolerance.minor), 0, None
    for due, amount in counted:
        so_far += amount
        if so_far > tolerance:
            oldest = due
            break
    assert position.oldest_unpaid == (None if oldest is None else date.fromordinal(oldest))
    assert position.days_past_due == days_past_due(oldest or 0, day)


def left(owed: Iterable[Owed], component: Component) -> int:
    return sum(one.left for one in owed if one.component is component)


@given(st.data(), SCHEDULES)
def test_money_in_is_what_it_settled_and_what_is_held(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    for line in account.statement:
        settled = sum(part.amount.minor for part in line.allocations)
        assert settled == line.allocated.total.minor
        assert all(part.amount.minor > 0 for part in line.allocations)
        if isinstance(line.event, Payment):
            assert line.event.amount.minor == settled + line.held.minor
    for as_of in data.draw(st.lists(days_of_loan(schedule), min_size=1, max_size=4)):
        position = account.position(as_of)
        received = sum(
            event.amount.minor
            for event in account.events
            if isinstance(event, (Payment, Recovery)) and event.on <= as_of
        )
        assert position.received.minor == received
        assert position.paid.total.minor + position.recovered.minor + position.refundable.minor == received
        assert position.refundable.minor >= 0
        for amounts in (
            position.scheduled,
            position.paid,
            position.advance,
            position.waived,
            position.written_off,
            position.unpaid,
            position.overdue,
            position.outstanding,
        ):
            assert min(amounts.minor) >= 0


@given(st.data(), SCHEDULES)
def test_what_is_owed_is_paid_given_up_or_left(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    position = account.position(data.draw(days_of_loan(schedule)))
    levied = dict.fromkeys(Component, 0)
    for event in account.events:
        if isinstance(event, Levy) and event.on <= position.as_of:
            levied[event.component] += event.amount.minor
    owed = {
        Component.PENALTY: 0,
        Component.FEE: sum(schedule.fee_parts),
        Component.INTEREST: sum(schedule.interest_parts),
        Component.PRINCIPAL: sum(schedule.principal_parts),
    }
    for component in Component:
        accounted = (position.paid, position.waived, position.written_off, position.outstanding)
        assert sum(each[component].minor for each in accounted) == owed[component] + levied[component]


@given(st.data(), SCHEDULES)
def test_the_order_of_the_list_does_not_matter(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    mixed = data.draw(st.permutations(listed(account)))
    assert post(schedule, mixed, account.order, advance=account.advance, within_day=account.within_day) == account
    again = post(schedule, iter(mixed), account.order, advance=account.advance, within_day=account.within_day)
    assert again.replayed.rows == account.replayed.rows


@given(st.data(), SCHEDULES)
def test_a_reversal_leaves_no_trace_but_the_note(data: st.DataObject, schedule: Schedule) -> None:
    events = data.draw(loan_events(schedule))
    one = data.draw(payments(schedule, reference="wrong") | levies(schedule, reference="wrong"))
    order, rule, within = data.draw(allocation_orders()), data.draw(advance_rules()), data.draw(day_orders())
    without, undone = (
        post(schedule, given, order, advance=rule, within_day=within)
        for given in (events, [one, *events, Reversal("wrong", one.on)])
    )
    assert undone.replayed == without.replayed
    assert undone.events == without.events
    assert len(undone.reversed) == len(without.reversed) + 1


@given(st.data(), SCHEDULES)
def test_overdue_never_rises_with_a_payment(data: st.DataObject, schedule: Schedule) -> None:
    events, one = data.draw(loan_events(schedule)), data.draw(payments(schedule))
    order = data.draw(allocation_orders())
    # Money that goes to the last installment, or to principal, is not there when the next falls due.
    before, after = (post(schedule, given, order) for given in (events, [*events, one]))
    as_of = data.draw(days_of_loan(schedule))
    assert after.position(as_of).overdue.total <= before.position(as_of).overdue.total
    assert after.position(as_of).outstanding.total <= before.position(as_of).outstanding.total


@given(st.data(), SCHEDULES, advance_rules())
def test_overdue_never_rises_with_a_payment_on_its_day(
    data: st.DataObject, schedule: Schedule, rule: AdvanceRule
) -> None:
    events, one = data.draw(loan_events(schedule)), data.draw(payments(schedule))
    last = max((event.on for event in events), default=one.on)
    one = replace(one, on=max(one.on, last), sequence=9)
    order = data.draw(allocation_orders())
    before, after = (post(schedule, given, order, advance=rule) for given in (events, [*events, one]))
    as_of = data.draw(days_of_loan(schedule))
    assert after.position(as_of).overdue.total <= before.position(as_of).overdue.total
    assert after.position(as_of).days_past_due <= before.position(as_of).days_past_due


def figure(cell: str) -> int:
    """Return an amount of a table in minor units, and nothing for an empty cell."""
    return int("".join(filter(str.isdigit, cell)) or 0)


@given(st.data(), SCHEDULES)
def test_a_statement_runs_from_what_is_lent_to_what_is_left(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    lines = account.statement.lines
    assert lines[0].outstanding == schedule.total_due
    assert lines[0].outstanding_principal == schedule.total_principal
    assert lines[-1].outstanding == account.outstanding
    last = account.position(max(line.on for line in lines))
    assert lines[-1].outstanding_principal == last.outstanding_principal
    for line in lines:
        line.explain()
    last.explain()
    table = account.statement.to_table()
    assert "Statement of account" in table.to_html()
    total = dict(zip((column.heading for column in table.columns), map(figure, table.totals or ()), strict=True))
    parts = sum(total.get(one.word.capitalize(), 0) for one in Component)
    came = total["Received"] + total.get("Given up", 0)
    assert came == parts + account.recovered.minor + account.refundable.minor


@given(st.data(), terms(most_installments=6).map(amortize))
def test_a_loan_in_parts_never_owes_less_than_nothing(data: st.DataObject, schedule: Schedule) -> None:
    events = data.draw(loan_events(schedule))
    try:
        account = post(schedule, events, data.draw(allocation_orders()))
    except MicroloanError as error:
        assert error.code == "beyond_balance"  # noqa: PT017
        assert not isinstance(schedule.terms.principal, Money)
        return
    for as_of in data.draw(st.lists(days_of_loan(schedule), max_size=3)):
        position = account.position(as_of)
        assert position.outstanding_principal.minor >= 0
        assert position.outstanding.principal == position.outstanding_principal
    lines = account.statement.lines
    assert min(line.outstanding_principal.minor for line in lines) >= 0


class LedgerMachine(RuleBasedStateMachine):
    """One loan over time: whatever happens, in whatever order it is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[LoanEvent] = []
        self.number = 0

    @initialize(schedule=SCHEDULES, order=allocation_orders(), rule=advance_rules(), within=day_orders())
    def lend(self, schedule: Schedule, order: AllocationOrder, rule: AdvanceRule, within: DayOrder) -> None:
        self.schedule, self.order, self.rule, self.within = schedule, order, rule, within
        self.account = self.posted([])

    def posted(self, events: list[LoanEvent]) -> Account:
        return post(self.schedule, events, self.order, advance=self.rule, within_day=self.within)

    def happen(self, event: LoanEvent) -> None:
        """Post one more; what does not fit is refused, and nothing has changed."""
        try:
            account = self.posted([*self.events, event])
        except MicroloanError as error:
            assert error.code in {"beyond_balance", "written_off", "nothing_left", "contradiction"}  # noqa: PT017
            return
        self.events.append(event)
        self.account = account

    def reference(self) -> str:
        self.number += 1
        return f"E-{self.number}"

    @rule(data=st.data())
    def pay(self, data: st.DataObject) -> None:
        self.happen(data.draw(payments(self.schedule, reference=self.reference())))

    @rule(data=st.data())
    def charge(self, data: st.DataObject) -> None:
        self.happen(data.draw(levies(self.schedule, reference=self.reference())))

    @rule(data=st.data())
    def waive(self, data: st.DataObject) -> None:
        self.happen(replace(data.draw(waivers(self.schedule)), reference=self.reference()))

    @rule(data=st.data())
    def write_off(self, data: st.DataObject) -> None:
        self.happen(WriteOff(data.draw(days_of_loan(self.schedule)), reference=self.reference()))

    @rule(data=st.data(), minor=st.integers(1, 10**7))
    def recover(self, data: st.DataObject, minor: int) -> None:
        amount = Money.from_minor(minor, self.schedule.terms.currency)
        self.happen(Recovery(amount, data.draw(days_of_loan(self.schedule)), reference=self.reference()))

    @precondition(lambda self: bool(self.account.events))
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.account.events))
        assert one.reference is not None
        without = [event for event in self.events if event is not one]
        try:
            expected = self.posted(without)
        except MicroloanError:
            # What came after it does not stand without it.
            with pytest.raises(MicroloanError):
                self.posted([*self.events, Reversal(one.reference, one.on)])
            return
        self.happen(Reversal(one.reference, one.on, reference=self.reference()))
        assert self.account.replayed == expected.replayed

    @invariant()
    def every_minor_unit_is_somewhere(self) -> None:
        if not hasattr(self, "account"):
            return
        account = self.account
        days = sorted({event.on for event in account.events} | {self.schedule.terms.disbursed_on})
        for as_of in (*days[:3], *days[-3:]):
            position = account.position(as_of, STRICT)
            came = [event for event in account.events if event.on <= as_of]
            received = sum(event.amount.minor for event in came if isinstance(event, (Payment, Recovery)))
            assert received == (position.paid.total + position.recovered + position.refundable).minor
            assert min(position.outstanding.minor) >= 0
            assert min(position.overdue.minor) >= 0
            if position.refundable.minor:
                assert not position.outstanding.total.minor
        assert self.posted(list(reversed(self.events))) == account


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(stateful_step_count=12)


def test_a_tie_of_two_payments_is_no_matter_of_the_list() -> None:
    schedule, on = example_schedule(), date(2024, 1, 24)
    one = Payment(BDT(10), on, reference="b")
    other = Payment(BDT(20), on, reference="a")
    first, second = (post(schedule, given, allocation.SA_DHAN) for given in ([one, other], [other, one]))
    assert first.events == second.events == (one, other)
