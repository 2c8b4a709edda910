"""Published allocations, advances and positions of a loan."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from microloan.arrears import classify
from microloan.calendars import WEEK
from microloan.currency import BDT, Money
from microloan.interest import PER_LOAN, Flat
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    AccountLine,
    Component,
    Lateness,
    Payment,
    WriteOff,
    allocation,
    post,
)
from microloan.products import LoanTerms, Repayment
from microloan.regulations import rulebook
from microloan.schedules import Schedule, amortize

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("ledger.json").read_text(encoding="utf-8"))
ROWS: dict[str, dict[str, Any]] = {row["id"]: row for row in VECTORS["rows"]}


def weekly(principal: str, charge: str, count: int, first_due: date) -> Schedule:
    """Weekly installments of a flat loan that is lent three weeks before the first."""
    return amortize(
        LoanTerms(
            principal=BDT(principal),
            disbursed_on=first_due - timedelta(weeks=3),
            interest=Flat(charge, charged=PER_LOAN),
            repayment=Repayment(installments=count, every=WEEK, first_due=first_due),
        )
    )


def paid_weekly(schedule: Schedule, count: int) -> list[Payment]:
    return [Payment(row.total, row.due_on) for row in schedule.installments[:count]]


def settled(line: AccountLine) -> dict[tuple[int | None, Component], Money]:
    return {(part.installment, part.component): part.amount for part in line.allocations}


@pytest.mark.parametrize("order", [allocation.SA_DHAN, allocation.RESERVE_BANK_OF_INDIA])
def test_600_overdue_interest_first(order: allocation.AllocationOrder) -> None:
    row = ROWS["ALLOC-01"]
    # Two installments are overdue and one falls due on the day of the payment.
    schedule = weekly("10000", "15%", 46, date(2024, 1, 24))
    day = schedule.installment(3).due_on
    payment = Payment(BDT(row["inputs"]["payment"]), day)
    before = post(schedule, [], order).position(day - timedelta(days=1)).overdue
    assert before.interest == BDT(row["inputs"]["overdue_interest"])
    assert before.principal == BDT(row["inputs"]["overdue_principal"])
    line = post(schedule, [payment], order).statement.line(2)
    found = settled(line)
    expected = row["expected"]
    interest, principal = Component.INTEREST, Component.PRINCIPAL
    assert found[1, interest] + found[2, interest] == BDT(expected["overdue_interest"]) == BDT("65.22")
    assert found[3, interest] == BDT(expected["due_interest"]) == BDT("32.61")
    assert found[1, principal] + found[2, principal] == BDT(expected["overdue_principal"]) == BDT("434.78")
    assert found[3, principal] == BDT(expected["due_principal"]) == BDT("67.39")
    assert line.held == BDT(expected["excess"])


def test_600_oldest_installment_first() -> None:
    row = ROWS["ALLOC-02"]
    schedule = weekly("10000", "15%", 46, date(2024, 1, 24))
    payment = Payment(BDT(row["inputs"]["payment"]), schedule.installment(11).due_on)
    account = post(schedule, [*paid_weekly(schedule, 8), payment], allocation.INTEREST_PRINCIPAL_PENALTY_FEE)
    found = settled(account.statement.lines[-1])
    expected = {
        (number, component): BDT(row["expected"][f"no_{number}"][component.word])
        for number in (9, 10, 11)
        for component in (Component.INTEREST, Component.PRINCIPAL)
    }
    assert found == expected


def test_an_advance_covers_the_next_installments() -> None:
    row = ROWS["PRE-01"]
    count = row["inputs"]["paid_so_far"]
    schedule = weekly("10000", "15%", row["inputs"]["n"], date(2024, 1, 24))
    day = schedule.installment(count).due_on
    events = [*paid_weekly(schedule, count), Payment(BDT(row["inputs"]["payment"]), day, sequence=1)]
    position = post(schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL).position(day)
    assert position.installments_ahead == row["expected"]["advance_installments"]
    assert position.next_installment == row["expected"]["next_due_no"]
    assert position.overdue.total == BDT(row["expected"]["overdue"])
    assert position.advance.total == BDT(row["inputs"]["payment"])


def test_on_death_all_that_is_left_is_given_up() -> None:
    row = ROWS["DEATH-01"]
    # A hundred installments of 100 and 15, of which 37 are paid.
    schedule = weekly("10000", "15%", 100, date(2024, 1, 24))
    on = schedule.installment(37).due_on
    account = post(schedule, [*paid_weekly(schedule, 37), WriteOff(on, sequence=1)], PENALTY_FEE_INTEREST_PRINCIPAL)
    lost = account.position(on).written_off
    assert lost.principal == BDT(row["inputs"]["outstanding_principal"])
    assert lost.interest == BDT(row["inputs"]["outstanding_service_charge"])
    assert lost.total == BDT(row["expected"]["waived"])
    assert account.outstanding == BDT(0)


def test_eight_of_46_paid() -> None:
    row = ROWS["POS-01"]
    given, expected = row["inputs"], row["expected"]
    charge = f"{given['service_charge_per_1000']} per thousand"
    schedule = weekly(given["principal"], charge, given["n"], date.fromisoformat(given["first_due"]))
    assert schedule.terms.disbursed_on == date.fromisoformat(given["disbursed_on"])
    as_of = date.fromisoformat(given["as_of"])
    account = post(schedule, paid_weekly(schedule, given["paid_installments"]), PENALTY_FEE_INTEREST_PRINCIPAL)
    position = account.position(as_of)
    assert position.overdue.total == BDT(expected["overdue"]) == BDT(1_750)
    assert position.oldest_unpaid == date.fromisoformat(expected["oldest_unpaid"])
    assert position.days_past_due == expected["days_past_due"] == 42
    assert position.installments_overdue == expected["installments_overdue"]
    assert classify(position, rulebook("bd-mra", on=as_of)).name == expected["bd_mra_class"] == "sub_standard"


@pytest.mark.parametrize("expected", ROWS["POS-02"]["inputs"]["positions"])
def test_positions_at_the_end_of_a_day(expected: dict[str, Any]) -> None:
    position = weekly_account().position(
        date.fromisoformat(expected["as_of"]), Lateness(grace_days=expected["grace_days"])
    )
    oldest = expected["oldest_unpaid"]
    assert position.overdue.total == BDT(expected["overdue"])
    assert position.oldest_unpaid == (None if oldest is None else date.fromisoformat(oldest))
    assert position.days_past_due == expected["days_past_due"]


def weekly_account() -> Account:
    given = ROWS["POS-02"]["inputs"]
    schedule = weekly("3000", "0%", given["n"], date.fromisoformat(given["due"][0]))
    assert schedule.installment(2).due_on == date.fromisoformat(given["due"][1])
    assert schedule.installment(1).total == BDT(given["installment"])
    return post(schedule, paid_weekly(schedule, given["paid_installments"]), PENALTY_FEE_INTEREST_PRINCIPAL)
