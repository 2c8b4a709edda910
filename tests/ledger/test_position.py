"""Positions: dates, tolerance, grace, and how they explain themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from microloan.arrears import classify
from microloan.calendars import MONTH
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance
from microloan.interest.grace import Grace
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Component, Lateness, Levy, Payment, post
from microloan.ledger.examples import example_account, example_schedule
from microloan.ledger.past_due import DAY_ENDS
from microloan.products import LoanTerms, Repayment
from microloan.regulations import rulebook
from microloan.schedules import amortize

SCHEDULE = example_schedule()
FIRST = date(2024, 1, 24)


def test_before_disbursement_there_is_no_position() -> None:
    with pytest.raises(
        MicroloanError, match="as_of=2024-01-02 is before the loan is paid out; must be from 2024-01-03"
    ):
        example_account().position(date(2024, 1, 2))
    with pytest.raises(MicroloanError, match="as_of"):
        example_account().position("2024-05-01")  # type: ignore[arg-type]


def test_before_the_first_event_nothing_is_paid() -> None:
    position = example_account().position(date(2024, 1, 3))
    assert (position.outstanding.total, position.paid.total) == (BDT(11_500), BDT(0))
    assert (position.next_installment, position.next_due) == (1, FIRST)


def test_due_today_is_overdue_at_the_end_of_the_day_in_no_days() -> None:
    position = post(SCHEDULE, [], PENALTY_FEE_INTEREST_PRINCIPAL).position(FIRST)
    assert (position.overdue.total, position.oldest_unpaid, position.days_past_due) == (BDT(250), FIRST, 0)
    assert position.days(DAY_ENDS) == 1
    assert classify(position, rulebook("in-rbi", on=FIRST)).name == "sma_0"


def test_a_position_has_a_class_in_either_count() -> None:
    position = example_account().position(date(2024, 4, 18))
    assert classify(position, rulebook("bd-mra", on=position.as_of)).name == "watchful"
    assert classify(position, rulebook("in-rbi", on=position.as_of)).name == "sma_0"
    paid_up = example_account().position(date(2024, 3, 13))
    assert classify(paid_up, rulebook("bd-mra", on=paid_up.as_of)).name == "good"


def test_a_repaid_loan_has_nothing_next() -> None:
    account = post(SCHEDULE, [Payment(BDT(11_500), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)
    position = account.position(FIRST)
    assert (position.next_installment, position.next_due, position.installments_ahead) == (None, None, 45)
    assert position.advance.total == BDT(11_250)
    assert account.position(date(2030, 1, 1)).next_installment is None


def test_an_installment_that_asks_for_nothing_is_not_paid_ahead() -> None:
    terms = LoanTerms(
        principal=BDT(12_000),
        disbursed_on=date(2025, 1, 10),
        interest=DecliningBalance("24%"),
        repayment=Repayment(installments=6, every=MONTH, grace=Grace(principal_periods=2, interest_free_periods=2)),
    )
    schedule = amortize(terms)
    assert (schedule.due_of(1), schedule.due_of(2)) == (0, 0)
    assert post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL).position(terms.disbursed_on).installments_ahead == 0
    first = Payment(schedule.installment(3).total, terms.disbursed_on)
    assert post(schedule, [first], PENALTY_FEE_INTEREST_PRINCIPAL).position(first.on).installments_ahead == 1


def test_tolerance_moves_the_days_and_not_what_is_overdue() -> None:
    events = [Payment(BDT(249), FIRST)]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    a_taka, more = Lateness(tolerance=BDT(1)), Lateness(tolerance=BDT("0.99"))
    day = FIRST + timedelta(days=6)
    assert account.position(day, a_taka).oldest_unpaid is None
    assert account.position(day, a_taka).overdue.total == BDT(1)
    assert account.position(day, more).oldest_unpaid == FIRST
    # The next installment is missed whole: the loan is late since its due date.
    later = FIRST + timedelta(weeks=2)
    assert account.position(later - timedelta(days=1), a_taka).oldest_unpaid == FIRST + timedelta(weeks=1)


def test_days_of_grace() -> None:
    account = post(SCHEDULE, [], PENALTY_FEE_INTEREST_PRINCIPAL)
    three = Lateness(grace_days=3)
    within, over = (account.position(FIRST + timedelta(days=days), three) for days in (2, 3))
    assert (within.overdue.total, within.unpaid.total, within.days_past_due) == (BDT(0), BDT(250), 0)
    assert (over.overdue.total, over.days_past_due) == (BDT(250), 3)
    levied = post(
        SCHEDULE, [Payment(BDT(250), FIRST), Levy(BDT(5), FIRST + timedelta(days=2), installment=1)], account.order
    )
    assert levied.position(FIRST + timedelta(days=4), three).overdue.total == BDT(0)
    assert levied.position(FIRST + timedelta(days=4), three).oldest_unpaid is None
    assert levied.position(FIRST + timedelta(days=5), three).overdue.total == BDT(5)
    assert levied.position(FIRST + timedelta(days=5), three).oldest_unpaid == FIRST + timedelta(days=2)


def test_what_is_charged_later_is_not_owed_yet() -> None:
    events = [*(Payment(BDT(250), FIRST + timedelta(weeks=week)) for week in range(4)), Levy(BDT(5), date(2024, 3, 1))]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    before, after = (account.position(date(2024, *day)) for day in ((2, 29), (3, 1)))
    assert (before.outstanding.penalty, after.outstanding.penalty) == (BDT(0), BDT(5))
    assert before.scheduled.penalty == after.scheduled.penalty == BDT(0)
    assert account.position(date(2024, 3, 6)).scheduled.penalty == BDT(5)


def test_an_institution_may_not_call_a_loan_late_for_a_penalty() -> None:
    events = [Payment(BDT(250), FIRST), Levy(BDT(5), FIRST + timedelta(days=1), installment=1)]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    day = FIRST + timedelta(days=5)
    own = Lateness(components=(Component.INTEREST, Component.PRINCIPAL))
    assert account.position(day).days_past_due == 4
    assert account.position(day, own).days_past_due == 0
    assert account.position(day, own).overdue.penalty == BDT(5)
    assert "late for interest, principal alone" in str(account.position(day, own).explain())


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"tolerance": 5}, "tolerance"),
        ({"tolerance": BDT(-1)}, "tolerance"),
        ({"grace_days": -1}, "grace_days"),
        ({"grace_days": True}, "grace_days"),
        ({"components": ()}, "components"),
        ({"components": ["penalty"]}, "components"),
    ],
)
def test_a_lateness_that_cannot_be_is_refused(arguments: dict[str, Any], argument: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        Lateness(**arguments)
    assert refused.value.argument == argument


def test_a_tolerance_is_in_the_currency_of_the_loan() -> None:
    with pytest.raises(CurrencyMismatch, match=r"lateness.tolerance=Rs. 5 must be in the currency of the loan"):
        example_account().position(FIRST, Lateness(tolerance=INR(5)))
    with pytest.raises(MicroloanError, match="must be Lateness"):
        example_account().position(FIRST, 5)  # type: ignore[arg-type]


def test_a_position_explains_advances_waivers_and_grace() -> None:
    account = post(SCHEDULE, [Payment(BDT(700), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)
    explained = account.position(FIRST, Lateness(tolerance=BDT(1), grace_days=2)).explain()
    assert explained["paid of it"].working == "700.00 − 450.00 in advance"
    assert "late from the first due date up to which more than Tk. 1 is unpaid" in str(explained)
    assert "overdue 2 days after the due date" in str(explained)
    assert explained["days past due"].result == "0"
    paid = account.position(FIRST).paid.principal
    assert explained["outstanding principal"].result == str(BDT(10_000) - paid).removeprefix("Tk. ")
