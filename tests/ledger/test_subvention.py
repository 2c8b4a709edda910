"""Interest that comes back for paying on time, of loans that were settled, amended, cured or waived."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import HALF_UP
from microloan.calendars import MONTH
from microloan.currency import INR, Money
from microloan.interest import DecliningBalance
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    Levy,
    Payment,
    Waiver,
    WriteOff,
    death_claim,
    post,
    rebate,
    rescheduling,
    settlement,
    subvention,
)
from microloan.ledger.amending import amend
from microloan.ledger.closing import with_events
from microloan.ledger.components import INTEREST, PENALTY, PRINCIPAL
from microloan.ledger.rebates import RebateRule
from microloan.ledger.remaining import remaining_terms
from microloan.ledger.rescheduling import reschedule, rescheduled_terms
from microloan.products import LoanTerms, Repayment
from microloan.schedules import Schedule, amortize

RULE = subvention.INDIA_SELF_HELP_GROUPS
GROUP = amortize(
    LoanTerms(
        principal=INR(100_000),
        disbursed_on=date(2026, 1, 1),
        interest=DecliningBalance("7%"),
        repayment=Repayment(installments=12, every=MONTH),
    )
)
AFTERWARDS = date(2027, 1, 1)


def on_time(schedule: Schedule, count: int) -> Account:
    paid = [Payment(row.total, row.due_on) for row in schedule.installments[:count]]
    return post(schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL)


def three_sevenths(paid: Money) -> Money:
    return paid.times("300/7%", rounding=HALF_UP)


@given(st.integers(0, 11), st.integers(0, 27), st.sampled_from(rebate.ALL))
def test_no_more_comes_back_than_three_sevenths_of_what_was_paid(number: int, days: int, rule: RebateRule) -> None:
    account = on_time(GROUP, number)
    on = (GROUP.installment(number).due_on if number else GROUP.terms.disbursed_on) + timedelta(days=days)
    closed = settlement(account, on, rule).closed()
    assert RULE.due_back(closed, AFTERWARDS).amount == three_sevenths(closed.position(AFTERWARDS).paid.interest)


def test_what_a_settlement_gave_up_does_not_come_back() -> None:
    closed = settlement(on_time(GROUP, 3), GROUP.installment(3).due_on, rebate.TO_DATE).closed()
    found = RULE.due_back(closed, AFTERWARDS)
    assert (found.interest, found.amount) == (160_851, INR("689.36"))


def test_an_installment_that_is_due_must_have_the_rate() -> None:
    on = GROUP.installment(3).due_on
    left = remaining_terms(GROUP, on)
    dearer = amend(GROUP, replace(left, interest=DecliningBalance("14%")), on, "rate changed to 14%")
    account = on_time(dearer, 12)
    assert RULE.due_back(account, on).amount == INR("689.36")
    after = RULE.due_back(account, AFTERWARDS)
    assert (after.amount, str(after.findings[0].value)) == (INR(0), "14%")


def test_a_top_up_is_a_part_of_the_loan() -> None:
    on = GROUP.installment(3).due_on
    left = remaining_terms(GROUP, on)
    larger = amend(GROUP, replace(left, principal=left.lent + INR(250_000)), on, "top-up")
    found = RULE.due_back(on_time(larger, 12), AFTERWARDS)
    assert (found.amount, found.findings[1].value) == (INR(0), INR(350_000))


def test_a_cure_does_not_make_a_late_installment_prompt() -> None:
    late, on = on_time(GROUP, 2), date(2026, 5, 20)
    terms = rescheduled_terms(late, on, rescheduling.CURED)
    cured = reschedule(late, terms, on, rescheduling.CURED, "two months missed")
    rest = [Payment(row.total, row.due_on) for row in cured.installments[4:]]
    account = post(cured, [*late.events, *rest], PENALTY_FEE_INTEREST_PRINCIPAL)
    found = RULE.due_back(account, date(2027, 6, 1))
    assert (found.amount, found.findings[2].value) == (INR(0), "installment 3 was not")


@pytest.mark.parametrize(
    "account",
    [
        with_events(on_time(GROUP, 3), [WriteOff(date(2026, 4, 2))]),
        death_claim(on_time(GROUP, 3), date(2026, 4, 2), savings=INR(0)).closed(),
        with_events(on_time(GROUP, 3), [Waiver(INR(1), date(2026, 4, 2), PRINCIPAL)]),
    ],
)
def test_principal_that_was_given_up_was_not_paid(account: Account) -> None:
    assert RULE.due_back(account, date(2026, 4, 1)).amount == INR("689.36")
    found = RULE.due_back(account, date(2026, 5, 1))
    assert (found.amount, found.findings[2].value) == (INR(0), "installment 4 was not")


def test_interest_that_was_given_up_was_not_paid_and_a_penalty_is_no_interest() -> None:
    row = GROUP.installment(1)
    events = [
        Waiver(INR(100), row.due_on, INTEREST),
        Payment(row.total - INR(100), row.due_on, sequence=1),
        Levy(INR(50), row.due_on, PENALTY, sequence=2),
    ]
    found = RULE.due_back(post(GROUP, events, PENALTY_FEE_INTEREST_PRINCIPAL), row.due_on)
    assert found.interest == row.interest.minor - 10_000
