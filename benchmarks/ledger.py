"""An account of 46 installments and 60 events, posted by every order; its positions; its statement."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from measuring import Figure, best, print_table

from microloan.currency import BDT
from microloan.ledger import Account, Component, Levy, LoanEvent, Payment, Waiver, allocation, post
from microloan.ledger.examples import example_schedule

_FIRST, _INSTALLMENTS, _EVENTS = date(2024, 1, 24), 46, 60


def float_loop(amounts: list[float], paid: list[float]) -> float:
    """Return what is left when the same money is set off in floats: no dates, no components, no checks."""
    left, first = list(amounts), 0
    for payment in paid:
        money = payment
        while money > 0 and first < len(left):
            taken = min(money, left[first])
            left[first] -= taken
            money -= taken
            if left[first] <= 0:
                first += 1
    return sum(left)


def example_events() -> list[LoanEvent]:
    """Return 46 payments, some of them in parts, ten penalties and two waivers of one."""
    events: list[LoanEvent] = [
        Payment(BDT(250), _FIRST + timedelta(weeks=week), reference=f"R-{week}") for week in range(44)
    ]
    events += [Levy(BDT(5), _FIRST + timedelta(weeks=3 * week, days=1)) for week in range(10)]
    events += [Waiver(BDT(5), _FIRST + timedelta(weeks=9 * week + 3, days=2), Component.PENALTY) for week in range(2)]
    events += [Payment(BDT(amount), _FIRST + timedelta(weeks=30, days=amount)) for amount in (1, 2, 3)]
    events.append(Payment(BDT(12_345), _FIRST + timedelta(weeks=45)))
    assert len(events) == _EVENTS
    return events


def figures_of(account: Account, as_of: date) -> tuple[int, int, int]:
    """Return what a report takes of a position."""
    position = account.position(as_of)
    return position.overdue.total.minor, position.outstanding_principal.minor, position.days_past_due


def run() -> None:
    """Measure and print."""
    schedule, events = example_schedule(), example_events()
    assert len(schedule) == _INSTALLMENTS
    amounts, paid = [250.0] * _INSTALLMENTS, [250.0] * _EVENTS
    base = best(partial(float_loop, amounts, paid), 300, 10)
    found = [
        Figure(repr(order), best(partial(post, schedule, events, order), 300, 3), base, "at most 400 µs")
        for order in allocation.ALL
    ]
    print_table("One account: 46 installments, 60 events", "a bare Python float loop over 60 payments", found)
    account = post(schedule, events, allocation.PENALTY_FEE_INTEREST_PRINCIPAL)
    days = (("early", date(2024, 5, 1)), ("in the middle", date(2024, 8, 1)), ("after the last", date(2025, 3, 1)))
    found = [
        Figure(f"position {when}", best(partial(account.position, day), 300, 10), base, "at most 20 µs")
        for when, day in days
    ]
    found += [
        Figure(
            f"the same, with overdue, outstanding and days past due, {when}",
            best(partial(figures_of, account, day), 300, 10),
            base,
            "at most 20 µs",
        )
        for when, day in days
    ]
    found.append(Figure("its statement as text", best(lambda: str(account.statement.to_table()), 50), base, ""))
    print_table("What it says", "the same loop", found)


if __name__ == "__main__":
    run()
