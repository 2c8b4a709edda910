"""What pays off a loan that was amended or recalculated: by the schedule in force, and not before the change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from microloan.calendars import MONTH, day_count
from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance, Flat
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    PRINCIPAL,
    Account,
    Payment,
    Waiver,
    advance,
    death_claim,
    post,
    rebate,
    recast,
    settlement,
)
from microloan.ledger.accruing import in_force, own_interest
from microloan.ledger.amending import amend, prepay
from microloan.ledger.examples import account_by_days
from microloan.ledger.rebates import RebateRule
from microloan.ledger.recalculating import recalculated
from microloan.ledger.remaining import remaining_terms
from microloan.products import Disbursements, LoanTerms, Repayment, Tranche
from microloan.regulations import rulebook
from microloan.schedules import Schedule, amortize
from microloan.schedules.amended import AmendedSchedule
from microloan.testing import plain_terms, terms

CONTRACTS = terms(most_installments=8) | plain_terms(most_installments=8)

MONTHLY = amortize(
    LoanTerms(
        principal=INR(20_000),
        disbursed_on=date(2025, 1, 10),
        interest=DecliningBalance("12%"),
        repayment=Repayment(installments=12, every=MONTH),
    )
)


def with_rate(schedule: Schedule, rate: str, on: date) -> AmendedSchedule:
    left = remaining_terms(schedule, on)
    accrual = getattr(left.interest, "accrual", None)
    method = DecliningBalance(rate) if accrual is None else DecliningBalance(rate, accrual=accrual)
    return amend(schedule, replace(left, interest=method), on, f"rate changed to {rate}")


def on_time(schedule: Schedule, count: int) -> Account:
    paid = [Payment(row.total, row.due_on) for row in schedule.installments[:count]]
    return post(schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL)


def prepaid_by_days() -> Account:
    """Rs. 20,000 by the actual days, Rs. 9,000 paid on the first due date, and 2,960 a month since."""
    before, on = account_by_days(), date(2025, 2, 10)
    schedule = prepay(before, INR(9_000), on, recast.SMALLER_INSTALLMENTS)
    return post(schedule, [Payment(INR(9_000), on)], PENALTY_FEE_INTEREST_PRINCIPAL)


@st.composite
def changed_accounts(draw: st.DrawFn) -> tuple[Account, date]:
    """Draw a loan that was amended, some of its installments paid, perhaps recalculated, and a day since the change."""
    schedule = amortize(draw(CONTRACTS))
    first, last = schedule.terms.disbursed_on.toordinal(), schedule.due_days[-1]
    on = date.fromordinal(draw(st.integers(first, last - 1)))
    try:
        amended = amend(schedule, remaining_terms(schedule, on), on, "nothing")
    except MicroloanError:
        reject()
    day = date.fromordinal(draw(st.integers(on.toordinal(), amended.due_days[-1] + 3)))
    due = [row for row in amended.installments if row.due_on <= day and row.total]
    paid = [Payment(row.total, row.due_on) for row in due if draw(st.booleans())]
    try:
        account = post(amended, paid, PENALTY_FEE_INTEREST_PRINCIPAL)
        if draw(st.booleans()):
            account = post(recalculated(account, day), paid, PENALTY_FEE_INTEREST_PRINCIPAL)
    except MicroloanError:
        reject()
    return account, day


@given(changed_accounts(), st.sampled_from(rebate.ALL))
def test_every_changed_loan_closes_at_zero_by_every_rule(changed: tuple[Account, date], rule: RebateRule) -> None:
    account, day = changed
    assume(not account.schedule.undrawn(day.toordinal()))
    found = settlement(account, day, rule)
    assert found.owed.interest.minor >= 0
    assert found.closed().outstanding.minor == 0


def test_to_date_counts_the_interest_of_the_rows_in_force() -> None:
    found = settlement(prepaid_by_days(), date(2025, 2, 24), rebate.TO_DATE)
    assert found.explain()["rebate"].working.startswith("182.95 × 1/2 of its period + 304.60 of later periods")
    assert (found.rebate, found.payoff) == (INR("396.08"), INR("11448.18"))


def test_to_date_of_a_recalculated_loan_counts_its_own_stretches() -> None:
    # Nothing was paid on 10 February, so that 20,000 bear interest for 14 of the 28 days.
    late = account_by_days()
    on = date(2025, 2, 24)
    schedule = recalculated(late, on)
    until, after = schedule.worked_out[1].stretches
    assert (until.end, after.start) == (on.toordinal(), on.toordinal())
    found = settlement(post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL), on, rebate.TO_DATE)
    assert found.owed.interest.minor == schedule.interest_parts[0] + until.interest


@given(st.integers(0, 10), st.integers(1, 60), st.sampled_from([rebate.TO_DATE, rebate.ACTUARIAL]), st.integers(0, 11))
def test_on_a_due_date_of_a_loan_on_time_the_principal_is_what_is_owed(
    changed: int, rate: int, rule: RebateRule, later: int
) -> None:
    on = MONTHLY.installment(changed).due_on if changed else MONTHLY.terms.disbursed_on
    schedule = with_rate(MONTHLY, f"{rate}%", on)
    number = min(changed + later, len(schedule))
    if not number:
        return
    day = schedule.installment(number).due_on
    found = settlement(on_time(schedule, number), day, rule)
    # The rate of a loan whose interest is rounded is not its rate to the last decimal.
    assert abs(found.payoff.minor - schedule.outstanding_of(number)) <= (0 if rule == rebate.TO_DATE else 6)


@given(st.integers(1, 27), st.integers(6, 60), st.integers(2, 12))
def test_a_change_between_two_due_dates_values_whole_periods(days: int, rate: int, number: int) -> None:
    schedule = with_rate(MONTHLY, f"{rate}%", date(2025, 2, 10) + timedelta(days=days))
    assert in_force(schedule)[1:] == (1, True)
    day = schedule.installment(number).due_on
    found = settlement(on_time(schedule, number), day, rebate.ACTUARIAL)
    assert abs(found.payoff.minor - schedule.outstanding_of(number)) <= 6


def test_a_raised_rate_is_asked_for_from_its_day_on_and_not_before() -> None:
    schedule = with_rate(MONTHLY, "36%", MONTHLY.installment(3).due_on)
    for rule in (rebate.TO_DATE, rebate.ACTUARIAL):
        found = settlement(on_time(schedule, 6), schedule.installment(6).due_on, rule)
        assert (found.owed.interest, found.payoff) == (INR(0), INR("10590.43"))
        until, _ = found.findings(rulebook("bd-mra", on=found.on))
        assert until.value == "to_settlement_day"


def test_interest_that_a_change_moved_into_a_row_has_accrued() -> None:
    on = date(2025, 2, 24)
    schedule = with_rate(account_by_days().schedule, "20%", on)
    moved = schedule.amendment.interest
    assert moved
    assert own_interest(schedule)[1] == schedule.interest_parts[1] - moved
    found = settlement(on_time(schedule, 1), on, rebate.TO_DATE)
    assert found.owed.interest.minor == moved


def test_a_flat_loan_that_was_amended_is_valued_by_the_rate_of_its_rest() -> None:
    flat = amortize(replace(MONTHLY.terms, interest=Flat("12%")))
    on = flat.installment(3).due_on
    left = remaining_terms(flat, on)
    longer = amend(flat, replace(left, repayment=replace(left.repayment, installments=12)), on, "more time")
    found = settlement(on_time(longer, 3), on, rebate.ACTUARIAL)
    assert found.payoff == longer.rest.total_principal


def topped_up() -> AmendedSchedule:
    schedule, on = account_by_days().schedule, date(2025, 3, 10)
    left = remaining_terms(schedule, on)
    more = replace(left, principal=left.lent + INR(8_000), repayment=replace(left.repayment, installments=6))
    return amend(schedule, more, on, "top-up")


def test_a_loan_does_not_end_before_a_change_of_it() -> None:
    account, on = post(topped_up(), [], PENALTY_FEE_INTEREST_PRINCIPAL), date(2025, 2, 10)
    with pytest.raises(MicroloanError, match="on=2025-02-10 is before the amendment of 2025-03-10"):
        settlement(account, on, rebate.NONE)
    with pytest.raises(MicroloanError, match="post the events on the schedule before it"):
        death_claim(account, on, savings=INR(0))
    assert settlement(account, date(2025, 3, 10), rebate.NONE).closed().outstanding == INR(0)


@pytest.mark.parametrize("amount", [INR(28_000), INR("20000.01")])
def test_principal_is_not_waived_before_it_is_paid_out(amount: Money) -> None:
    on = date(2025, 2, 10)
    with pytest.raises(MicroloanError, match=r"'the waiver' gives up .* of principal before it is paid out"):
        post(topped_up(), [Waiver(amount, on, PRINCIPAL)], PENALTY_FEE_INTEREST_PRINCIPAL)
    waived = post(topped_up(), [Waiver(INR(20_000), on, PRINCIPAL)], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert waived.position(on).outstanding_principal == INR(0)


def test_neither_is_that_of_a_loan_in_parts() -> None:
    in_parts = Disbursements(BDT(300_000), tranches=(Tranche(BDT(120_000), on=date(2025, 4, 1)),))
    schedule = amortize(replace(MONTHLY.terms, principal=in_parts))
    with pytest.raises(MicroloanError, match=r"gives up Tk\. 1,20,000 of principal before it is paid out"):
        post(schedule, [Waiver(BDT(300_000), date(2025, 2, 10), PRINCIPAL)], PENALTY_FEE_INTEREST_PRINCIPAL)


@pytest.mark.parametrize("rule", [rebate.ACTUARIAL, rebate.TO_DATE])
@pytest.mark.parametrize(("on", "payoff"), [(date(2025, 2, 10), "11115.73"), (date(2025, 2, 20), "11329.74")])
def test_the_day_of_a_change_before_interest_counts_for_nothing(rule: RebateRule, on: date, payoff: str) -> None:
    """Paid early on the eve of the day from which interest counts, or on it, a loan has the same rows and payoff."""
    lent = Disbursements(INR(20_000), interest_from=date(2025, 1, 25))
    terms = replace(MONTHLY.terms, principal=lent, interest=DecliningBalance("24%", accrual=day_count.ACTUAL_365))
    terms = replace(terms, repayment=Repayment(installments=5, every=MONTH))
    account = post(amortize(terms), [], PENALTY_FEE_INTEREST_PRINCIPAL, advance=advance.PRINCIPAL)
    payoffs: set[Money] = set()
    for early in (date(2025, 1, 24), date(2025, 1, 25)):
        schedule = prepay(account, INR(9_000), early, recast.SMALLER_INSTALLMENTS)
        paid = post(schedule, [Payment(INR(9_000), early)], account.order, advance=account.advance)
        payoffs.add(settlement(paid, on=on, rebate=rule).payoff)
    assert len(payoffs) == 1
    if rule == rebate.ACTUARIAL:
        assert payoffs == {INR(payoff)}


@pytest.mark.parametrize("interest_from", [None, date(2025, 1, 5), date(2025, 1, 25)])
@pytest.mark.parametrize("first_due", [date(2025, 2, 4), date(2025, 2, 25), date(2025, 3, 25)])
def test_who_settles_on_the_day_of_disbursement_pays_what_was_lent(interest_from: date | None, first_due: date) -> None:
    lent = INR(20_000) if interest_from is None else Disbursements(INR(20_000), interest_from=interest_from)
    schedule = amortize(
        replace(
            MONTHLY.terms,
            principal=lent,
            disbursed_on=date(2025, 1, 4),
            interest=DecliningBalance("24%", accrual=day_count.ACTUAL_365),
            repayment=Repayment(installments=6, every=MONTH, first_due=first_due),
        )
    )
    on = schedule.terms.disbursed_on
    unchanged = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    for rule in (rebate.ACTUARIAL, rebate.TO_DATE):
        for one in (schedule, unchanged):
            account = post(one, [], PENALTY_FEE_INTEREST_PRINCIPAL)
            assert settlement(account, on=on, rebate=rule).payoff == INR(20_000)
