"""Strategies for what happens on a loan: events that fit a schedule, and rules to post them by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger import advance, allocation, day_order
from microloan.ledger.account import post
from microloan.ledger.allocation import DUE_TODAY, OVERDUE, AllocationOrder, Pass
from microloan.ledger.components import FEE, PENALTY, Component
from microloan.ledger.events import Levy, Payment, Recovery, Reversal, Waiver, WriteOff
from microloan.ledger.lateness import Lateness

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.currency import Currency
    from microloan.ledger.account import Account
    from microloan.ledger.advance import AdvanceRule
    from microloan.ledger.day_order import DayOrder
    from microloan.ledger.event_basics import LoanEvent
    from microloan.schedules import Schedule

_DAYS_AFTER_THE_LAST = 400


def allocation_orders() -> SearchStrategy[AllocationOrder]:
    """Draw an allocation order: of the library, or the four components in any order, once or twice.

    >>> from hypothesis import find
    >>> find(allocation_orders(), lambda order: order == allocation.SA_DHAN)
    allocation.SA_DHAN
    """
    any_order = st.permutations(list(Component))
    return st.one_of(
        st.sampled_from(allocation.ALL),
        any_order.map(lambda given: allocation.oldest_first(*given)),
        any_order.map(lambda given: allocation.across_installments(*given)),
        st.builds(_overdue_first, any_order, any_order),
    )


def _overdue_first(overdue: list[Component], today: list[Component]) -> AllocationOrder:
    passes = (Pass(tuple(overdue), OVERDUE), Pass(tuple(today), DUE_TODAY))
    return AllocationOrder("drawn", passes, "what is overdue, then what falls due today", "Hypothesis")


def advance_rules() -> SearchStrategy[AdvanceRule]:
    """Draw what an advance pays.

    >>> from hypothesis import find
    >>> find(advance_rules(), lambda rule: rule.before_all != ())
    advance.PRINCIPAL
    """
    return st.sampled_from(advance.ALL)


def day_orders() -> SearchStrategy[DayOrder]:
    """Draw which event of a day counts first.

    >>> from hypothesis import find
    >>> find(day_orders(), lambda rule: rule.kinds[0] is Payment)
    day_order.PAYMENTS_FIRST
    """
    return st.sampled_from(day_order.ALL)


def latenesses(currency: Currency) -> SearchStrategy[Lateness]:
    """Draw tolerances, days of grace, and components that count.

    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(latenesses(BDT), lambda lateness: lateness.grace_days > 3).grace_days > 3
    True
    """
    tolerance = st.none() | st.integers(0, 100_000).map(lambda minor: Money.from_minor(minor, currency))
    some = st.lists(st.sampled_from(list(Component)), min_size=1, unique=True).map(tuple)
    return st.builds(Lateness, tolerance, st.integers(0, 30), some)


def days_of_loan(schedule: Schedule) -> SearchStrategy[date]:
    """Draw days of a loan: due dates, those beside them, and any from disbursement to a year after the end.

    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> find(days_of_loan(example_schedule()), lambda day: day > date(2024, 1, 24)) > date(2024, 1, 24)
    True
    """
    first, last = schedule.terms.disbursed_on.toordinal(), schedule.due_days[-1] + _DAYS_AFTER_THE_LAST
    near = st.tuples(st.sampled_from(schedule.due_days), st.integers(-1, 1)).map(sum)
    days = st.integers(first, last) | near.filter(lambda day: day >= first)
    return days.map(date.fromordinal)


def payments(schedule: Schedule, *, reference: str | None = None) -> SearchStrategy[Payment]:
    """Draw one payment: an installment, a part of one, several, or all and more.

    Parameters
    ----------
    schedule
        Of the loan.
    reference
        What it shall have.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> find(payments(example_schedule()), lambda paid: paid.savings is not None).savings.minor > 0
    True
    """
    currency, whole = schedule.terms.currency, max(schedule.total_due.minor, 1)
    each = max(whole // len(schedule), 1)
    amounts = st.just(each) | st.integers(1, 3 * each) | st.integers(1, 2 * whole)
    return st.builds(
        Payment,
        amounts.map(lambda minor: Money.from_minor(minor, currency)),
        days_of_loan(schedule),
        st.integers(0, 3),
        st.just(reference),
        st.none() | st.just(Money.from_minor(1_000, currency)),
    )


def levies(schedule: Schedule, *, reference: str | None = None) -> SearchStrategy[Levy]:
    """Draw a penalty or a fee, of an installment or by its date.

    Parameters
    ----------
    schedule, reference
        As for `payments`.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> find(levies(example_schedule()), lambda levy: levy.installment == 7).installment
    7
    """
    currency, most = schedule.terms.currency, max(schedule.total_due.minor // len(schedule), 1)
    return st.builds(
        Levy,
        st.integers(1, most).map(lambda minor: Money.from_minor(minor, currency)),
        days_of_loan(schedule),
        st.sampled_from((PENALTY, FEE)),
        st.none() | st.integers(1, len(schedule)),
        sequence=st.integers(0, 3),
        reference=st.just(reference),
    )


def waivers(schedule: Schedule) -> SearchStrategy[Waiver]:
    """Draw a waiver; whether so much is unpaid is for the account to say.

    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> find(waivers(example_schedule()), lambda waiver: waiver.component is FEE).component
    Component.FEE
    """
    currency, most = schedule.terms.currency, max(2 * schedule.total_due.minor // len(schedule), 1)
    return st.builds(
        Waiver,
        st.integers(1, most).map(lambda minor: Money.from_minor(minor, currency)),
        days_of_loan(schedule),
        st.sampled_from(list(Component)),
        st.none() | st.integers(1, len(schedule)),
        sequence=st.integers(0, 3),
    )


@st.composite
def loan_events(draw: DrawFn, schedule: Schedule, *, most: int = 8) -> tuple[LoanEvent, ...]:
    """Draw payments, levies and reversals of payments, in the order in which they are listed.

    They fit each other by any rules of posting.

    Parameters
    ----------
    schedule
        Of a loan that is paid out at once.
    most
        The most payments and levies.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> found = find(loan_events(example_schedule()), lambda events: any(type(one) is Reversal for one in events))
    >>> len(found) >= 2 and len(post(example_schedule(), found, allocation.SA_DHAN).reversed) >= 1
    True
    """
    events: list[LoanEvent] = []
    for number in range(draw(st.integers(0, most))):
        reference = f"E-{number}"
        one: Payment | Levy = draw(payments(schedule, reference=reference) | levies(schedule, reference=reference))
        events.append(one)
        if isinstance(one, Payment) and draw(st.integers(0, 3)) == 3:
            events.append(Reversal(reference, one.on + timedelta(days=draw(st.integers(0, 30)))))
    return tuple(draw(st.permutations(events)))


@st.composite
def accounts(draw: DrawFn, schedule: Schedule, *, most: int = 8) -> Account:
    """Draw an account: events of every kind, posted by any rules.

    Parameters
    ----------
    schedule, most
        As for `loan_events`.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.ledger.examples import example_schedule
    >>> drawn = accounts(example_schedule())
    >>> find(drawn, lambda account: account.position(date(2026, 1, 1)).recovered.minor > 0).outstanding
    BDT('0.00')
    """
    rules: dict[str, Any] = {"advance": draw(advance_rules()), "within_day": draw(day_orders())}
    order, events = draw(allocation_orders()), list(draw(loan_events(schedule, most=most)))
    account = _posted(schedule, events, order, rules)
    for waiver in draw(st.lists(waivers(schedule), max_size=2)):
        try:
            account = post(schedule, [*events, waiver], order, **rules)
        except MicroloanError:
            # So much is not unpaid then.
            continue
        events.append(waiver)
    if account.outstanding.minor and draw(st.booleans()):
        paid_out = schedule.disbursements[-1][0]
        last = max([event.on for event in account.events], default=paid_out)
        last = max(last, paid_out)
        events.append(WriteOff(last + timedelta(days=draw(st.integers(1, 30))), reference="W"))
        recoveries = draw(st.lists(st.tuples(st.integers(1, 10**6), st.integers(30, 90)), max_size=2))
        events += [
            Recovery(Money.from_minor(minor, schedule.terms.currency), last + timedelta(days=days))
            for minor, days in recoveries
        ]
    return post(schedule, draw(st.permutations(events)), order, **rules)


def _posted(schedule: Schedule, events: list[LoanEvent], order: AllocationOrder, rules: dict[str, Any]) -> Account:
    """Post what can be: a loan paid out in parts takes no payment of what is not yet paid out."""
    while True:
        try:
            return post(schedule, events, order, **rules)
        except MicroloanError:
            if isinstance(schedule.terms.principal, Money) or not events:
                raise
            # A payment and what undoes it share a reference.
            dropped = events.pop()
            reference = dropped.of if isinstance(dropped, Reversal) else dropped.reference
            events[:] = [one for one in events if reference not in (one.reference, getattr(one, "of", None))]


def listed(account: Account) -> list[LoanEvent]:
    """Return the events of an account as they may have been listed: what counts, then what was undone.

    >>> from microloan.ledger.examples import example_account
    >>> len(listed(example_account()))
    8
    """
    undone = [event for pair in account.reversed for event in pair]
    return [*account.events, *undone]
