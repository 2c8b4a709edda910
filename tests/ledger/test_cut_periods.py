"""Changes within a period, the first one too, and within a grace: what accrued stays, and no grace grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import MONTH, WEEK, DayOfMonth, broken_period, day_count, holiday_rule, weekend
from microloan.calendars.day_count import DayCount
from microloan.currency import BDT, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, PER_PERIOD, Accrual, DecliningBalance, Flat
from microloan.interest.grace import Grace, moratorium
from microloan.interest.shapes import balloon
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Account, Payment, post
from microloan.ledger.amending import amend, prepay
from microloan.ledger.recast import FEWER_INSTALLMENTS, SMALLER_INSTALLMENTS
from microloan.ledger.remaining import remaining_terms
from microloan.products import Calendar, Disbursements, FirstDue, InstallmentRounding, LoanTerms, Repayment
from microloan.schedules import Schedule, amortize

FIRST_DUE = date(2025, 2, 10)


def loan(*, count: int = 6, grace: Grace | None = None) -> Schedule:
    """Return 12,000 at 24%, by months."""
    return amortize(
        LoanTerms(
            principal=BDT(12_000),
            disbursed_on=date(2025, 1, 10),
            interest=DecliningBalance("24%"),
            repayment=Repayment(installments=count, every=MONTH, grace=grace or Grace()),
        )
    )


def unpaid(schedule: Schedule) -> Account:
    return post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL)


def dearer(schedule: Schedule, on: date, rate: str) -> Money:
    changed = replace(remaining_terms(schedule, on), interest=DecliningBalance(rate))
    return amend(schedule, changed, on, f"rate changed to {rate}").installment(1).interest


def test_a_change_of_nothing_does_not_change_what_a_later_one_costs() -> None:
    on = date(2025, 3, 10)
    for schedule in (loan(), amend(loan(), remaining_terms(loan(), on), on, "nothing")):
        paid = [Payment(row.total, row.due_on) for row in schedule.installments[:2]]
        account = post(schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL)
        assert prepay(account, BDT(6_000), date(2025, 4, 9), SMALLER_INSTALLMENTS).installment(3).interest == BDT(
            "159.28"
        )


def test_the_first_period_bears_interest_until_the_day() -> None:
    on = date(2025, 2, 9)
    # 12,000 was out for 30 of its 31 days, and 2,000 for one.
    assert prepay(unpaid(loan()), BDT(10_000), on, SMALLER_INSTALLMENTS).installment(1).interest == BDT("233.55")
    assert dearer(loan(), on, "48%") == BDT("247.74")
    more = replace(remaining_terms(loan(), on), principal=BDT(20_000))
    assert amend(loan(), more, on, "topped up").installment(1).interest == BDT("245.16")


@given(st.sampled_from(broken_period.ALL), st.integers(-25, 40), st.data())
def test_a_first_period_of_any_length_is_shared_by_its_days(
    rule: broken_period.BrokenPeriodRule, later: int, data: st.DataObject
) -> None:
    terms = loan().terms
    first_due = date(2025, 2, 10) + timedelta(days=later)
    repayment = replace(terms.repayment, first_due=first_due)
    schedule = amortize(replace(terms, repayment=repayment, calendar=Calendar(broken_period=rule)))
    on = data.draw(st.dates(date(2025, 1, 11), first_due - timedelta(days=1)))
    agreed, changed = schedule.installment(1).interest.minor, dearer(schedule, on, "48%").minor
    assert abs(dearer(schedule, on, "24%").minor - agreed) <= 1
    # Of twice the rate: once for the whole period, and once for what was left of it.
    begins = max(on, first_due - timedelta(days=31)) if rule == broken_period.FULL_PERIOD else on
    whole = (first_due - date(2025, 1, 10)).days
    if rule == broken_period.AS_ACCRUED or (rule == broken_period.ACTUAL_DAYS and whole != 31):
        assert abs((changed - agreed) * whole - agreed * (first_due - begins).days) <= 2 * whole
    assert agreed <= changed <= 2 * agreed + 1


def test_a_second_change_of_a_cut_period_cuts_what_is_left() -> None:
    schedule, once = loan(), date(2025, 1, 20)
    amended = amend(schedule, remaining_terms(schedule, once), once, "nothing")
    for rate in ("0%", "48%"):
        assert dearer(amended, date(2025, 2, 1), rate) == dearer(schedule, date(2025, 2, 1), rate)


def test_a_given_last_date_leaves_no_rule_for_a_cut_period() -> None:
    terms = loan().terms
    schedule = amortize(replace(terms, repayment=replace(terms.repayment, last_due=date(2025, 7, 20))))
    with pytest.raises(MicroloanError, match="the last one is given, 2025-07-20; must be a due date"):
        remaining_terms(schedule, date(2025, 3, 1))
    assert remaining_terms(schedule, date(2025, 3, 10)).repayment.last_due == date(2025, 7, 20)


def test_a_given_last_date_does_not_move_the_others() -> None:
    terms = loan(count=4).terms
    schedule = amortize(replace(terms, repayment=replace(terms.repayment, last_due=date(2025, 5, 30))))
    amended = amend(schedule, remaining_terms(schedule, FIRST_DUE), FIRST_DUE, "nothing")
    assert amended.due_days == schedule.due_days


def test_deferred_interest_that_has_accrued_is_not_lost() -> None:
    schedule = loan(grace=moratorium(2))
    with pytest.raises(MicroloanError, match="such a loan changes on the day it is paid out"):
        remaining_terms(schedule, date(2025, 1, 30))
    assert remaining_terms(schedule, date(2025, 1, 10)).repayment.grace == moratorium(2)


# ---------------------------------------------------------------- within a grace


def test_fewer_are_as_large_as_those_after_the_grace() -> None:
    schedule = loan(count=8, grace=Grace(principal_periods=2))
    after = schedule.installment(3).total
    for amount, on in ((BDT(2_240), FIRST_DUE), (BDT(2_000), date(2025, 1, 31))):
        fewer = prepay(unpaid(schedule), amount, on, FEWER_INSTALLMENTS)
        assert [row.total for row in tuple(fewer)[2:6]] == [after] * 4
        assert len(fewer) == 7
        assert fewer.installment(7).total < after


def test_paying_early_does_not_lengthen_a_grace() -> None:
    schedule = loan(count=8, grace=Grace(principal_periods=2))
    changed = prepay(unpaid(schedule), BDT(2_000), date(2025, 1, 31), SMALLER_INSTALLMENTS)
    assert [row.principal > BDT(0) for row in changed] == [True, False, *[True] * 6]
    last = prepay(
        unpaid(loan(count=3, grace=Grace(principal_periods=2))), BDT(2_000), date(2025, 1, 31), SMALLER_INSTALLMENTS
    )
    assert [row.principal for row in last] == [BDT(2_000), BDT(0), BDT(10_000)]


def test_principal_with_every_third_may_be_paid_early_between() -> None:
    schedule = loan(grace=Grace(principal_every=3))
    changed = prepay(unpaid(schedule), BDT(3_000), date(2025, 1, 31), SMALLER_INSTALLMENTS)
    assert [row.principal > BDT(0) for row in changed] == [True, False, True, False, False, True]


COUNTED = [
    (day_count.ACTUAL_365, broken_period.AS_ACCRUED),
    (PER_PERIOD, broken_period.FRACTION),
]


@pytest.mark.parametrize("days", [0, 3, 10, 20])
@pytest.mark.parametrize(("accrual", "rule"), COUNTED)
def test_interest_that_counts_from_a_later_day_still_does(
    days: int, accrual: Accrual | DayCount, rule: broken_period.BrokenPeriodRule
) -> None:
    lent = Disbursements(BDT(12_000), interest_from=FIRST_DUE - timedelta(days=21))
    terms = LoanTerms(
        principal=lent,
        disbursed_on=FIRST_DUE - timedelta(days=31),
        interest=DecliningBalance("24%", accrual=accrual),
        repayment=Repayment(installments=6, every=MONTH, first_due=FIRST_DUE),
        calendar=Calendar(broken_period=rule),
    )
    schedule = amortize(terms)
    on = terms.disbursed_on + timedelta(days=days)
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    assert amended.due_days == schedule.due_days
    assert amended.interest_parts == schedule.interest_parts
    assert amended.principal_parts == schedule.principal_parts
    if days <= 10:
        # What is paid back before then has borne nothing.
        paid = prepay(unpaid(schedule), BDT(2_000), on, SMALLER_INSTALLMENTS)
        less = amortize(replace(terms, principal=replace(lent, amount=BDT(10_000))))
        assert paid.interest_parts[0] == less.interest_parts[0]


def test_a_flat_charge_that_outlasts_the_principal_keeps_its_installments() -> None:
    """The charge of a small loan, rounded to a large multiple, is collected when all principal is."""
    schedule = amortize(
        LoanTerms(
            principal=BDT(10),
            disbursed_on=date(2000, 1, 29),
            interest=Flat("50%", charged=PER_LOAN),
            repayment=Repayment(installments=3, every=WEEK, shape=balloon("1%")),
            rounding=InstallmentRounding(interest_multiple=BDT(10)),
        )
    )
    assert schedule.principal_parts == (663, 337, 0)
    on = schedule.installment(1).due_on
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    assert amended.due_days == schedule.due_days
    assert amended.principal_parts == schedule.principal_parts
    assert amended.total_interest == schedule.total_interest


def test_a_top_up_before_interest_begins_keeps_the_day() -> None:
    lent = Disbursements(BDT(12_000), interest_from=FIRST_DUE - timedelta(days=21))
    method = DecliningBalance("24%", accrual=day_count.ACTUAL_365)
    first = loan().terms
    schedule = amortize(replace(first, principal=lent, interest=method))
    on = FIRST_DUE - timedelta(days=25)
    left = remaining_terms(schedule, on)
    assert left.principal == lent
    amended = amend(schedule, replace(left, principal=replace(lent, amount=left.lent + BDT(3_000))), on, "more")
    more = amortize(replace(first, principal=replace(lent, amount=BDT(15_000)), interest=method))
    assert amended.interest_parts == more.interest_parts
    assert amended.disbursements == ((first.disbursed_on, BDT(12_000)), (on, BDT(3_000)))


def test_a_day_off_moves_the_next_installment_as_it_did() -> None:
    """The 16th is a Saturday, and paid on the Friday before: a change two days earlier does not push it to Monday."""
    first = loan(count=2).terms
    schedule = amortize(
        replace(
            first,
            disbursed_on=date(2001, 4, 3),
            repayment=Repayment(
                installments=2, every=MONTH, first_due=FirstDue(min_gap_days=14, meeting_day=DayOfMonth(16))
            ),
            calendar=Calendar(weekend=weekend.SATURDAY, on_holiday=holiday_rule.PREVIOUS_WORKING_DAY),
        )
    )
    assert schedule.installment(2).due_on == date(2001, 6, 15)
    for days in (1, 20, 29):
        on = schedule.installment(1).due_on + timedelta(days=days)
        amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
        assert amended.due_days == schedule.due_days


@pytest.mark.parametrize("share", ["50%", "90%"])
@pytest.mark.parametrize("kept", [0, 1, 5, 10])
def test_a_flat_balloon_keeps_its_installments(share: str, kept: int) -> None:
    """Its charge is a part of each installment, in which a change of nothing moves none of it forward."""
    terms = replace(loan(count=12).terms, principal=BDT(37_100), interest=Flat("18%"), disbursed_on=date(2025, 1, 10))
    schedule = amortize(replace(terms, repayment=Repayment(installments=12, every=MONTH, shape=balloon(share))))
    on = schedule.installment(kept).due_on if kept else terms.disbursed_on
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    assert [row.total for row in amended] == [row.total for row in schedule]
    assert amended.total_interest == schedule.total_interest


def test_a_balloon_of_a_share_is_of_what_is_repaid() -> None:
    """With a down payment of a fifth, 30% is of four fifths: what is kept is 4,800, and not 6,000."""
    shape = balloon("30%")
    bare = replace(loan().terms, repayment=Repayment(installments=6, every=MONTH, shape=shape))
    paid_down = amortize(replace(bare, principal=Disbursements(BDT(20_000), down_payment="20%")))
    plain = amortize(replace(bare, principal=BDT(16_000)))
    on = FIRST_DUE
    one, other = (
        amend(each, replace(remaining_terms(each, on), interest=DecliningBalance("20%")), on, "20%")
        for each in (paid_down, plain)
    )
    assert one.principal_parts == other.principal_parts
    assert one.interest_parts == other.interest_parts


def test_an_installment_too_near_to_disbursement_stays_moved_on() -> None:
    """16 days after disbursement is a Friday off; the day before is too near, and so it still is on the same day."""
    terms = replace(
        loan().terms,
        disbursed_on=date(2000, 8, 2),
        repayment=Repayment(installments=3, every=WEEK, first_due=FirstDue(min_gap_days=16)),
        calendar=Calendar(weekend=weekend.FRIDAY, on_holiday=holiday_rule.PREVIOUS_WORKING_DAY),
    )
    schedule = amortize(terms)
    assert schedule.installment(1).due_on == date(2000, 8, 19)
    for days in (0, 3):
        on = terms.disbursed_on + timedelta(days=days)
        amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
        assert amended.due_days == schedule.due_days
