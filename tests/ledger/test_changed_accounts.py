"""What an account allows of a change: its events fit the changed schedule, or the change is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from microloan.currency import INR
from microloan.errors import MicroloanError
from microloan.ledger import (
    INTEREST,
    PENALTY,
    PENALTY_FEE_INTEREST_PRINCIPAL,
    PRINCIPAL,
    Account,
    Levy,
    Payment,
    Waiver,
    WriteOff,
    advance,
    post,
)
from microloan.ledger.amending import prepay
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import account_by_days
from microloan.ledger.recalculating import recalculated
from microloan.ledger.recast import FEWER_INSTALLMENTS, SMALLER_INSTALLMENTS
from microloan.ledger.rescheduling import CURED, KEPT, reschedule, rescheduled_terms
from microloan.products import Fee
from microloan.products.fee_when import at_installment
from microloan.schedules import amortize

SECOND, BETWEEN = date(2025, 2, 10), date(2025, 2, 3)


def posted(*events: LoanEvent, rule: advance.AdvanceRule = advance.NEXT_INSTALLMENTS) -> Account:
    return post(account_by_days().schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL, advance=rule)


def test_what_is_paid_early_is_off_the_principal_on_its_day() -> None:
    account, paid = posted(rule=advance.PRINCIPAL), Payment(INR(9_000), BETWEEN)
    changed = prepay(account, INR(9_000), BETWEEN, SMALLER_INSTALLMENTS)
    after = post(changed, [paid], account.order, advance=advance.PRINCIPAL)
    assert after.position(BETWEEN).outstanding_principal == INR(11_000)
    # Only the interest of the first installment is left to pay.
    assert after.position(SECOND).overdue.total == INR("320.46")


def test_the_last_installments_are_not_paid_early_between_two_due_dates() -> None:
    account = posted(rule=advance.LAST_INSTALLMENTS)
    with pytest.raises(MicroloanError, match=r"account.advance=advance.LAST_INSTALLMENTS pays the last installments"):
        prepay(account, INR(9_000), BETWEEN, SMALLER_INSTALLMENTS)
    on_time = prepay(account, INR(9_000), SECOND, SMALLER_INSTALLMENTS)
    after = post(on_time, [Payment(INR(9_000), SECOND)], account.order, advance=account.advance)
    assert after.position(SECOND).overdue.total == INR(0)


def test_all_that_is_left_is_what_is_owed_and_not_what_is_scheduled() -> None:
    in_advance = posted(
        Payment(INR(4_210), SECOND), Payment(INR(10_000), date(2025, 2, 11)), rule=advance.LAST_INSTALLMENTS
    )
    waived = posted(Payment(INR(4_210), SECOND), Waiver(INR(10_000), date(2025, 2, 11), PRINCIPAL))
    for account in (in_advance, waived):
        with pytest.raises(MicroloanError, match=r"amount=Rs. 9,000 pays all that is left, .*; use settlement"):
            prepay(account, INR(9_000), date(2025, 3, 10), SMALLER_INSTALLMENTS)


def test_a_loan_that_is_written_off_does_not_change() -> None:
    account = posted(WriteOff(date(2025, 2, 1)))
    with pytest.raises(MicroloanError, match="was written off on 2025-02-01"):
        prepay(account, INR(9_000), SECOND, SMALLER_INSTALLMENTS)
    for rule in (KEPT, CURED):
        with pytest.raises(MicroloanError, match="was written off on 2025-02-01"):
            rescheduled_terms(account, SECOND, rule)
    with pytest.raises(MicroloanError, match=r"account='x' must be an Account"):
        prepay("x", INR(9_000), SECOND, SMALLER_INSTALLMENTS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (Waiver(INR(700), date(2025, 1, 15), INTEREST), r"account.events\[0\].amount=Rs. 700 is more than is unpaid"),
        (
            Levy(INR(70), date(2025, 1, 15), PENALTY, installment=5),
            r"account.events\[0\].installment=5 must be .* 1 to 4",
        ),
    ],
)
def test_events_that_do_not_fit_the_changed_schedule(event: LoanEvent, problem: str) -> None:
    account = posted(event)
    with pytest.raises(MicroloanError, match=f"{problem}.*on the changed schedule"):
        prepay(account, INR(15_000) if isinstance(event, Waiver) else INR(9_000), SECOND, FEWER_INSTALLMENTS)


def test_a_fee_does_not_go_with_an_installment_that_is_dropped() -> None:
    terms = account_by_days().schedule.terms
    fee = Fee("closing fee", INR(60), when=at_installment(5))
    account = post(amortize(replace(terms, charges=(fee,))), [], PENALTY_FEE_INTEREST_PRINCIPAL)
    with pytest.raises(MicroloanError, match="charges='closing fee' is due with installment 5, after the last one"):
        prepay(account, INR(9_000), SECOND, FEWER_INSTALLMENTS)
    assert prepay(account, INR(9_000), SECOND, SMALLER_INSTALLMENTS).fee_parts == (0, 0, 0, 0, 6_000)


def test_how_late_a_loan_was_before_its_cure_is_in_the_account_before() -> None:
    account, on, day_before = posted(Payment(INR(4_210), SECOND)), date(2025, 4, 20), date(2025, 4, 19)
    changed = {
        rule: reschedule(account, rescheduled_terms(account, on, rule), on, rule, "flood") for rule in (KEPT, CURED)
    }
    after = {rule: post(schedule, account.events, account.order) for rule, schedule in changed.items()}
    assert account.position(day_before).days_past_due == after[KEPT].position(day_before).days_past_due == 40
    with pytest.raises(MicroloanError, match="as_of=2025-04-19 is before 2025-04-20, when what was late was cured"):
        after[CURED].position(day_before)
    assert after[CURED].position(on).days_past_due == 0
    again = post(recalculated(after[CURED], date(2025, 5, 1)), account.events, account.order)
    with pytest.raises(MicroloanError, match="when what was late was cured"):
        again.position(day_before)
