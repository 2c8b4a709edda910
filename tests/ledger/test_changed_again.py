"""Loans that change more than once: what was agreed goes on, and what an earlier change has dropped stays dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from microloan.calendars import MONTH
from microloan.currency import INR
from microloan.interest import DecliningBalance
from microloan.interest.shapes import EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, given_installment
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, post
from microloan.ledger.amending import amend, prepay
from microloan.ledger.examples import account_by_days
from microloan.ledger.recast import ALL, FEWER_INSTALLMENTS, NEXT_SKIPPED, SMALLER_INSTALLMENTS
from microloan.ledger.remaining import remaining_terms
from microloan.products import InstallmentRounding, LoanTerms, Repayment
from microloan.schedules import Schedule, amortize

SECOND, THIRD = date(2025, 2, 10), date(2025, 3, 10)


def totals(schedule: Schedule) -> list[str]:
    return [str(row.total) for row in schedule]


def test_nothing_replaced_changes_nothing_between_two_due_dates() -> None:
    schedule, on = account_by_days().schedule, date(2025, 2, 24)
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing")
    assert amended.interest_parts == schedule.interest_parts
    assert amended.principal_parts == schedule.principal_parts


def test_nothing_replaced_changes_nothing_on_a_due_date() -> None:
    # Solved again, the installment of what is left would be Rs. 10 more.
    schedule = amortize(
        LoanTerms(
            principal=INR(20_028),
            disbursed_on=date(2025, 1, 10),
            interest=DecliningBalance("24%"),
            repayment=Repayment(installments=7, every=MONTH),
            rounding=InstallmentRounding(multiple=INR(10)),
        )
    )
    changed: Schedule = schedule
    for row in schedule.installments[:-1]:
        changed = amend(changed, remaining_terms(changed, row.due_on), row.due_on, "nothing")
        assert totals(changed) == totals(schedule)
        assert remaining_terms(schedule, row.due_on).repayment.shape == EQUAL_INSTALLMENTS


def test_dropped_installments_do_not_come_back() -> None:
    fewer = prepay(account_by_days(), INR(9_000), SECOND, FEWER_INSTALLMENTS)
    account = post(fewer, [Payment(INR(9_000), SECOND)], PENALTY_FEE_INTEREST_PRINCIPAL)
    again = {rule: totals(prepay(account, INR(5_210), THIRD, rule)) for rule in ALL}
    assert again == {
        SMALLER_INSTALLMENTS: ["Rs. 9,000", "Rs. 5,210", "Rs. 3,250", "Rs. 3,247.65"],
        FEWER_INSTALLMENTS: ["Rs. 9,000", "Rs. 5,210", "Rs. 4,210", "Rs. 2,271.08"],
        NEXT_SKIPPED: ["Rs. 9,000", "Rs. 5,210", "Rs. 3,210", "Rs. 3,288.34"],
    }


@pytest.mark.parametrize("shape", [EQUAL_PRINCIPAL, given_installment(INR(4_210))])
def test_dropped_installments_do_not_come_back_in_other_shapes(shape: object) -> None:
    terms = account_by_days().schedule.terms
    schedule = amortize(replace(terms, repayment=replace(terms.repayment, shape=shape)))  # type: ignore[arg-type]
    account = post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL)
    early = schedule.installment(1).total + INR(4_790)
    fewer = prepay(account, early, SECOND, FEWER_INSTALLMENTS)
    assert len(fewer) == 4
    account = post(fewer, [Payment(early, SECOND)], PENALTY_FEE_INTEREST_PRINCIPAL)
    again = prepay(account, fewer.installment(2).total + INR(1_000), THIRD, SMALLER_INSTALLMENTS)
    assert len(again) == 4


@pytest.mark.parametrize("recast", ALL)
def test_more_time_after_a_rupee_paid_early_is_more_time(recast: object) -> None:
    changed = prepay(account_by_days(), INR(1), date(2025, 2, 3), recast)  # type: ignore[arg-type]
    left = remaining_terms(changed, THIRD)
    assert left.repayment.shape == EQUAL_INSTALLMENTS
    longer = amend(changed, replace(left, repayment=replace(left.repayment, installments=6)), THIRD, "six")
    assert [row.total for row in tuple(longer)[2:7]] == [INR(2_160)] * 5
    assert totals(amend(changed, left, THIRD, "nothing")) == totals(changed)


def test_after_skipping_an_installment_is_still_as_large_as_agreed() -> None:
    skipped = prepay(account_by_days(), INR(9_000), SECOND, NEXT_SKIPPED)
    account = post(skipped, [Payment(INR(9_000), SECOND)], PENALTY_FEE_INTEREST_PRINCIPAL)
    fewer = prepay(account, INR("1182.95"), THIRD, FEWER_INSTALLMENTS)
    assert totals(fewer) == ["Rs. 9,000", "Rs. 1,182.95", "Rs. 4,210", "Rs. 4,210", "Rs. 2,270.50"]
