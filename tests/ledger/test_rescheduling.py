"""More time for late loans: what is late stays so, or is cured, and interest is never capitalised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.interest.working import Pen
from microloan.ledger import PENALTY, PENALTY_FEE_INTEREST_PRINCIPAL, Account, Levy, Payment, post
from microloan.ledger.amending import amend
from microloan.ledger.components import INTEREST, PRINCIPAL
from microloan.ledger.examples import account_by_days, example_account, example_schedule
from microloan.ledger.recalculating import recalculated
from microloan.ledger.remaining import remaining_terms
from microloan.ledger.rescheduling import ALL, CURED, KEPT, ArrearsRule, reschedule, rescheduled_terms
from microloan.schedules import Schedule, amortize
from microloan.testing import allocation_orders, payments, plain_terms

ON = date(2024, 5, 1)
REASON = "more time"


@st.composite
def late_loans(draw: st.DrawFn) -> tuple[Account, date]:
    """Draw an account, and a day on which the rest of the loan can be said in terms."""
    schedule = amortize(draw(plain_terms(most_installments=8)))
    first, last = schedule.terms.disbursed_on.toordinal(), schedule.due_days[-1]
    due = [day for day in schedule.due_days if day < last] or [first]
    on = date.fromordinal(draw(st.sampled_from(due) | st.integers(first, last - 1)))
    paid = [replace(one, on=min(one.on, on)) for one in draw(st.lists(payments(schedule), max_size=3))]
    account = post(schedule, paid, draw(allocation_orders()))
    assume(can_be_said(schedule, on))
    return account, on


def can_be_said(schedule: Schedule, on: date) -> bool:
    try:
        remaining_terms(schedule, on)
    except MicroloanError as error:
        return error.code != "not_offered"
    return True


@given(late_loans())
def test_kept_is_what_amending_does(loan: tuple[Account, date]) -> None:
    account, on = loan
    terms = rescheduled_terms(account, on, KEPT)
    assert terms == remaining_terms(account.schedule, on)
    assert reschedule(account, terms, on, KEPT, REASON) == amend(account.schedule, terms, on, REASON)


@given(late_loans())
def test_cured_nothing_is_late_and_nothing_is_lost(loan: tuple[Account, date]) -> None:
    account, on = loan
    before = account.position(on)
    terms = rescheduled_terms(account, on, CURED)
    cured = reschedule(account, terms, on, CURED, REASON)
    after = post(cured, account.events, account.order).position(on)
    assert (after.unpaid.total.minor, after.days_past_due) == (0, 0)
    assert cured.total_principal == account.schedule.total_principal
    assert min(*cured.principal_parts, *cured.interest_parts, *(cured.fee_parts or (0,))) >= 0
    if not before.advance.total.minor:
        assert after.paid == before.paid
        assert after.outstanding_principal == before.outstanding_principal


@given(late_loans())
def test_unpaid_interest_is_due_next_and_bears_none(loan: tuple[Account, date]) -> None:
    account, on = loan
    before, kept = account.position(on), sum(day <= on.toordinal() for day in account.schedule.due_days)
    terms = rescheduled_terms(account, on, CURED)
    cured = reschedule(account, terms, on, CURED, REASON)
    # Where nothing is late, nothing changes.
    anew = amortize(terms) if cured.amendment.late else cured.rest
    assert terms.lent == remaining_terms(account.schedule, on).lent + before.unpaid.principal
    first = cured.interest_parts[kept] - anew.interest_parts[0]
    accrued = cured.amendment.interest
    on_due_date = kept and account.schedule.due_days[kept - 1] == on.toordinal()
    assert first == before.unpaid.interest.minor + (0 if on_due_date else accrued)
    assert cured.interest_parts[kept + 1 :] == anew.interest_parts[1:]


@given(late_loans(), st.sampled_from(ALL))
def test_every_row_explains_what_moved(loan: tuple[Account, date], arrears: ArrearsRule) -> None:
    account, on = loan
    changed = reschedule(account, rescheduled_terms(account, on, arrears), on, arrears, REASON)
    pen = Pen(changed.terms.currency)
    for row in changed:
        steps = {step.label: step.result for step in row.explain()}
        for part, amount in (("interest", row.interest), ("principal", row.principal), ("fee", row.fee)):
            assert steps.get(f"{part} in all", pen.amount(amount.minor)) == pen.amount(amount.minor)
        moved = {one.part for one in changed.additions(row.number)}
        summed = {label.removesuffix(" in all") for label in steps if label.endswith(" in all")}
        assert summed == (moved | {"due"} if moved else set())
        assert steps["due in all" if moved else "due"] == pen.amount((row.principal + row.interest).minor)


def test_a_loan_of_forty_six_weeks_gets_nine_more() -> None:
    account = example_account()
    terms = rescheduled_terms(account, ON, CURED)
    longer = replace(terms, repayment=replace(terms.repayment, installments=40))
    cured = reschedule(account, longer, ON, CURED, "nine weeks more")
    # 8 paid; 7 ask for nothing any more; 40 repay 8,260.88, 206.52 each, and what is left of the charge.
    assert [row.total.minor for row in tuple(cured)[8:15]] == [0] * 7
    assert (len(cured), cured.total_interest) == (55, account.schedule.total_interest)
    assert cured.installment(17).principal == BDT("206.52")
    assert cured.installment(9).explain()["interest in all"].working == "32.61 − 32.61 unpaid on 2024-05-01"
    assert "From 2024-05-01, installment 16: nine weeks more." in cured.notes()


def test_a_part_of_the_arrears_may_be_moved() -> None:
    principal_only = ArrearsRule("principal_only", (PRINCIPAL,), "interest stays due", "an example")
    account = example_account()
    changed = reschedule(account, rescheduled_terms(account, ON, principal_only), ON, principal_only, REASON)
    position = post(changed, account.events, account.order).position(ON)
    assert (position.overdue.interest, position.overdue.principal) == (BDT("228.27"), BDT(0))
    assert position.days_past_due == 42


def test_a_penalty_stays_where_it_is() -> None:
    levy = Levy(BDT(20), date(2024, 4, 10), PENALTY)
    account = post(example_schedule(), [*example_account().events, levy], PENALTY_FEE_INTEREST_PRINCIPAL)
    cured = reschedule(account, rescheduled_terms(account, ON, CURED), ON, CURED, REASON)
    position = post(cured, account.events, account.order).position(ON)
    assert (position.overdue.penalty, position.overdue.total) == (BDT(20), BDT(20))
    assert position.days_past_due == 21


def test_cured_and_then_paid_on_time_stays_regular() -> None:
    account = example_account()
    cured = reschedule(account, rescheduled_terms(account, ON, CURED), ON, CURED, REASON)
    paid = [Payment(row.total, row.due_on) for row in tuple(cured)[15:]]
    after = post(cured, [*account.events, *paid], account.order)
    assert after.outstanding == BDT(0)
    assert all(after.position(row.due_on).days_past_due == 0 for row in tuple(cured)[15:])


def test_what_really_accrued_is_rescheduled_from_a_recalculated_loan() -> None:
    account, on = account_by_days(), date(2025, 3, 10)
    late = post(recalculated(account, on), [], PENALTY_FEE_INTEREST_PRINCIPAL)
    cured = reschedule(late, rescheduled_terms(late, on, CURED), on, CURED, REASON)
    # Two periods of the whole 20,000: 356.71 and 322.19; then three of it, with a month of it first.
    added = [one for one in cured.additions(3) if one.part == "interest"]
    assert [one.amount for one in added] == [35_671 + 32_219]
    assert cured.rest.terms.lent.minor == 2_000_000


def test_what_is_refused() -> None:
    account = example_account()
    terms = rescheduled_terms(account, ON, CURED)
    with pytest.raises(MicroloanError, match=r"must be at least Tk. 8,260.88, what falls due after 2024-05-01"):
        reschedule(account, rescheduled_terms(account, ON, KEPT), ON, CURED, REASON)
    with pytest.raises(MicroloanError, match=r"arrears='cured' must be a rule such as rescheduling\.KEPT"):
        reschedule(account, terms, ON, "cured", REASON)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be an Account"):
        rescheduled_terms(account.schedule, ON, CURED)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be before the last due date"):
        rescheduled_terms(account, date(2025, 1, 1), CURED)
    with pytest.raises(MicroloanError, match="must be a phrase"):
        reschedule(account, terms, ON, CURED, "")
    with pytest.raises(MicroloanError, match="must be a tuple of FEE, INTEREST and PRINCIPAL"):
        ArrearsRule("wrong", (PENALTY, INTEREST), "", "")
