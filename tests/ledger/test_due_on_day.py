"""What falls due on a day, beside what is overdue from before."""

from __future__ import annotations

from datetime import date

import pytest

from microloan.currency import BDT
from microloan.ledger import (
    INTEREST,
    PENALTY,
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    FallingDue,
    Levy,
    LoanEvent,
    Payment,
    Recovery,
    Waiver,
    WriteOff,
    falling_due,
    post,
)
from microloan.ledger.examples import example_schedule

SECOND, THIRD = date(2024, 1, 31), date(2024, 2, 7)


def account(*events: LoanEvent) -> Account:
    return post(example_schedule(), events, PENALTY_FEE_INTEREST_PRINCIPAL)


def on(day: date, *events: LoanEvent) -> FallingDue:
    return falling_due(account(*events).position(day))


def amounts(found: FallingDue) -> tuple[str, ...]:
    return tuple(str(one) for one in (found.due, found.overdue, found.advance, found.total))


def test_an_installment_falls_due_on_its_day_and_is_overdue_the_next() -> None:
    assert amounts(on(date(2024, 1, 24))) == ("Tk. 250", "Tk. 0", "Tk. 0", "Tk. 250")
    assert amounts(on(date(2024, 1, 25))) == ("Tk. 0", "Tk. 250", "Tk. 0", "Tk. 250")
    assert amounts(on(SECOND)) == ("Tk. 250", "Tk. 250", "Tk. 0", "Tk. 500")


def test_a_payment_settles_what_is_overdue_first_and_the_rest_is_an_advance_on_the_day() -> None:
    assert amounts(on(SECOND, Payment(BDT(300), SECOND))) == ("Tk. 250", "Tk. 0", "Tk. 50", "Tk. 200")
    assert amounts(on(SECOND, Payment(BDT(300), date(2024, 1, 3)))) == ("Tk. 250", "Tk. 0", "Tk. 50", "Tk. 200")


def test_an_advance_beyond_the_day_pays_nothing_of_what_is_not_due_yet() -> None:
    found = on(SECOND, Payment(BDT(5_000), date(2024, 1, 24)))

    assert (found.due, found.advance, found.total) == (BDT(250), BDT(250), BDT(0))


def test_what_is_waived_is_not_due_and_is_no_advance() -> None:
    found = on(SECOND, Payment(BDT(250), SECOND), Waiver(BDT(2), SECOND, INTEREST, installment=2))

    assert amounts(found) == ("Tk. 248", "Tk. 0", "Tk. 0", "Tk. 248")


def test_a_charge_falls_due_with_its_installment_and_on_its_day_where_that_is_due_already() -> None:
    with_the_third = Levy(BDT(10), date(2024, 2, 1), PENALTY)
    on_the_first = Levy(BDT(7), SECOND, PENALTY, installment=1)

    assert amounts(on(THIRD, with_the_third)) == ("Tk. 260", "Tk. 500", "Tk. 0", "Tk. 760")
    assert amounts(on(SECOND, on_the_first)) == ("Tk. 257", "Tk. 250", "Tk. 0", "Tk. 507")
    assert amounts(on(date(2024, 2, 1), on_the_first)) == ("Tk. 0", "Tk. 507", "Tk. 0", "Tk. 507")


def test_a_charge_of_a_later_day_is_not_known_yet() -> None:
    assert on(SECOND, Levy(BDT(7), THIRD, PENALTY, installment=1)).total == BDT(500)


def test_a_charge_after_the_last_installment_falls_due_alone() -> None:
    late = date(2025, 6, 1)
    found = on(late, Levy(BDT(7), late, PENALTY))

    assert (found.numbers, found.due, found.overdue) == ((), BDT(7), BDT(11_500))


@pytest.mark.parametrize("day", [SECOND, THIRD])
def test_after_a_write_off_nothing_is_due(day: date) -> None:
    found = on(day, WriteOff(SECOND), Recovery(BDT(50), SECOND, sequence=1))

    assert amounts(found) == ("Tk. 0", "Tk. 0", "Tk. 0", "Tk. 0")
