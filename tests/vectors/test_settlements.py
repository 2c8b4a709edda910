"""Published settlements, penalties, advances and death waivers of a loan."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from microloan.calendars import MONTH, WEEK
from microloan.currency import BDT, INR
from microloan.interest import PER_LOAN, DecliningBalance, Flat, residual
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Levy,
    Payment,
    advance_limit,
    death_claim,
    penalty,
    post,
    rebate,
    settlement,
)
from microloan.products import InstallmentRounding, LoanTerms, Repayment
from microloan.regulations import Outcome
from microloan.schedules import Schedule, amortize


def rows_of(name: str) -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return {row["id"]: row for row in json.loads(text)["rows"]}


ROWS = rows_of("settlements.json") | {
    name: row for name, row in rows_of("ledger.json").items() if name in {"PRE-01", "DEATH-01"}
}


def weekly(principal: str, charge: str, count: int) -> Schedule:
    """Weekly installments of a flat loan whose interest is spread to the poisha."""
    return amortize(
        LoanTerms(
            principal=BDT(principal),
            disbursed_on=date(2024, 1, 3),
            interest=Flat(charge, charged=PER_LOAN),
            repayment=Repayment(installments=count, every=WEEK),
            rounding=InstallmentRounding(residual=residual.SPREAD),
        )
    )


def paid(schedule: Schedule, count: int) -> list[Payment]:
    return [Payment(row.total, row.due_on) for row in schedule.installments[:count]]


@pytest.mark.parametrize("row", [row for row in ROWS.values() if row["kind"] == "rebate"], ids=lambda row: row["id"])
def test_rebates(row: dict[str, Any]) -> None:
    inputs, expected = row["inputs"], row["expected"]
    schedule = weekly("10000", "15%", inputs["n"])
    assert schedule.total_interest == BDT(inputs["interest"])
    account = post(schedule, paid(schedule, inputs["paid"]), PENALTY_FEE_INTEREST_PRINCIPAL)
    (rule,) = (one for one in rebate.ALL if one.name == inputs["method"])
    found = settlement(account, on=schedule.installment(inputs["paid"]).due_on, rebate=rule)
    assert (found.rebate, found.payoff) == (BDT(expected["rebate"]), BDT(expected["payoff"]))
    assert found.closed().outstanding == BDT(0)


def test_a_penalty_is_on_what_is_overdue_and_on_nothing_else() -> None:
    row = ROWS["PEN-01"]
    inputs, expected = row["inputs"], row["expected"]
    schedule = amortize(
        LoanTerms(
            principal=INR(inputs["principal"]),
            disbursed_on=date(2026, 1, 24),
            interest=DecliningBalance(inputs["annual_rate"]),
            repayment=Repayment(installments=inputs["n"], every=MONTH),
            rounding=InstallmentRounding(multiple=INR(1)),
        )
    )
    account = post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL)
    day = schedule.installment(1).due_on + timedelta(days=inputs["days"])
    assert account.position(as_of=day).overdue.total == INR(expected["overdue"])
    (levy,) = penalty.on_overdue(inputs["penalty_rate"]).charge(account, day).events()
    assert levy == Levy(INR(expected["penalty"]), day, installment=1, name="delay charge")


def test_advance_payments_within_a_limit() -> None:
    row = ROWS["PRE-01"]
    inputs, expected = row["inputs"], row["expected"]
    schedule = weekly("10000", "15%", inputs["n"])
    account = post(schedule, paid(schedule, inputs["paid_so_far"]), PENALTY_FEE_INTEREST_PRINCIPAL)
    payment = Payment(BDT(inputs["payment"]), schedule.installment(inputs["paid_so_far"]).due_on, sequence=1)
    found = advance_limit.JCF_WEEKLY.check(account, payment)
    last = expected["next_due_no"] - 1
    assert found.value == f"{expected['advance_installments']} installments, {inputs['paid_so_far'] + 1} to {last}"
    assert found.outcome is Outcome.PASS


def test_a_death_waiver_leaves_nothing() -> None:
    row = ROWS["DEATH-01"]
    inputs, expected = row["inputs"], row["expected"]
    # 63 of 100 weeks of Tk 115 are left: 6,300 of principal and 945 of service charge.
    schedule = weekly("10000", "15%", 100)
    account = post(schedule, paid(schedule, 37), PENALTY_FEE_INTEREST_PRINCIPAL)
    found = death_claim(account, schedule.installment(37).due_on, savings=BDT(inputs["savings"]))
    assert found.outstanding.principal == BDT(inputs["outstanding_principal"])
    assert found.outstanding.interest == BDT(inputs["outstanding_service_charge"])
    assert (found.waived, found.claim) == (BDT(expected["waived"]), BDT(expected["waived"]))
    assert found.payable_to_nominee == BDT(expected["payable_to_nominee"])
    assert found.closed().outstanding == BDT(0)
