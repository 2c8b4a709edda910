"""Advance payments, further loans, write-offs and subventions: findings with their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from microloan.arithmetic.rates import percent
from microloan.arithmetic.rounding import DOWN
from microloan.calendars import MONTH
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    Payment,
    advance,
    advance_limit,
    check_write_off,
    further_loan,
    post,
    subvention,
)
from microloan.ledger.examples import example_account, example_schedule
from microloan.products import LoanTerms, Repayment
from microloan.regulations import Outcome, rulebook
from microloan.schedules import Schedule, amortize

ON = date(2024, 3, 13)


def paid(schedule: Schedule, count: int, rule: advance.AdvanceRule = advance.NEXT_INSTALLMENTS) -> Account:
    events = [Payment(row.total, row.due_on) for row in schedule.installments[:count]]
    return post(schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL, advance=rule)


def test_four_installments_in_advance_are_within_fifteen() -> None:
    schedule = example_schedule()
    account = paid(schedule, 10)
    payment = Payment(BDT(1_000), schedule.installment(10).due_on, sequence=1)
    found = advance_limit.JCF_WEEKLY.check(account, payment)
    assert (found.outcome, found.value) == (Outcome.PASS, "4 installments, 11 to 14")
    assert found.source == "Jagorani Chakra Foundation, Jagoron (jcf.org.bd/jagoron)"


@pytest.mark.parametrize(("amount", "outcome"), [(3_750, Outcome.PASS), (3_751, Outcome.FAIL)])
def test_fifteen_installments_and_no_poisha_more(amount: int, outcome: Outcome) -> None:
    assert advance_limit.JCF_WEEKLY.check(example_account(), Payment(BDT(amount), ON)).outcome is outcome


def test_what_was_in_advance_before_counts_until_it_is_due() -> None:
    ahead = post(
        example_schedule(), [*example_account().events, Payment(BDT(2_500), ON)], PENALTY_FEE_INTEREST_PRINCIPAL
    )
    limit = advance_limit.at_most(10)
    assert limit.check(ahead, Payment(BDT(250), ON, sequence=1)).outcome is Outcome.FAIL
    assert limit.check(ahead, Payment(BDT(250), ON + timedelta(weeks=1))).outcome is Outcome.PASS


def test_the_last_six_may_be_paid_in_advance_and_no_others() -> None:
    schedule = example_schedule()
    backward, forward = (paid(schedule, 8, rule) for rule in (advance.LAST_INSTALLMENTS, advance.NEXT_INSTALLMENTS))
    assert advance_limit.ASA_WEEKLY.check(backward, Payment(BDT(1_500), ON)).outcome is Outcome.PASS
    assert advance_limit.ASA_WEEKLY.check(backward, Payment(BDT(1_501), ON)).outcome is Outcome.FAIL
    assert advance_limit.ASA_WEEKLY.check(forward, Payment(BDT(250), ON)).outcome is Outcome.FAIL
    forty = paid(schedule, 40)
    rest = Payment(BDT(1_500), schedule.installment(40).due_on, sequence=1)
    assert advance_limit.ASA_WEEKLY.check(forty, rest).outcome is Outcome.PASS


def test_monthly_limits_are_by_the_count_of_installments() -> None:
    monthly = LoanTerms(
        principal=BDT(12_000),
        disbursed_on=date(2026, 1, 1),
        interest=DecliningBalance("24%"),
        repayment=Repayment(installments=12, every=MONTH),
    )
    account, day = paid(amortize(monthly), 0), date(2026, 1, 15)
    each = account.schedule.installment(1).total
    assert advance_limit.JCF_MONTHLY.check(account, Payment(each * 5, day)).outcome is Outcome.PASS
    assert advance_limit.JCF_MONTHLY.check(account, Payment(each * 6, day)).outcome is Outcome.FAIL
    other = paid(amortize(replace(monthly, repayment=Repayment(installments=10, every=MONTH))), 0)
    assert advance_limit.JCF_MONTHLY.check(other, Payment(each, day)).outcome is Outcome.NOT_APPLICABLE
    assert advance_limit.ASA_MONTHLY.definition == "none but the last one"


def test_a_payment_of_what_is_due_is_no_advance() -> None:
    late = example_account()
    found = advance_limit.at_most(0).check(late, Payment(BDT(1_750), date(2024, 5, 1)))
    assert (found.outcome, found.value) == (Outcome.PASS, "0 installments")
    assert advance_limit.at_most(0).check(late, Payment(BDT(1_751), date(2024, 5, 1))).outcome is Outcome.FAIL
    for wrong in (-1, True, "6"):
        with pytest.raises(MicroloanError, match="must be a whole number of installments"):
            advance_limit.last(wrong)  # type: ignore[arg-type]


def test_a_top_up_from_week_ten_of_half_the_loan() -> None:
    account = example_account()
    for day, amount, outcomes in (
        (date(2024, 3, 6), 5_000, [Outcome.PASS, Outcome.PASS]),  # the first day of week 10
        (date(2024, 3, 5), 5_000, [Outcome.FAIL, Outcome.PASS]),
        (date(2024, 3, 6), 5_001, [Outcome.PASS, Outcome.FAIL]),
    ):
        found = further_loan.BANDHAN_TOP_UP.check(account, day, BDT(amount))
        assert [one.outcome for one in found] == outcomes
        assert all("Bandhan" in one.source for one in found)


def test_a_renewal_when_nothing_is_left() -> None:
    schedule = example_schedule()
    last = schedule.installment(46).due_on
    (open_still,) = further_loan.AFTER_REPAYMENT.check(paid(schedule, 45), last, BDT(20_000))
    (repaid,) = further_loan.AFTER_REPAYMENT.check(paid(schedule, 46), last, BDT(20_000))
    assert (open_still.outcome, repaid.outcome) == (Outcome.FAIL, Outcome.PASS)
    assert str(open_still) == "fail: principal left Tk. 217.45 (nothing)"
    with pytest.raises(CurrencyMismatch):
        further_loan.AFTER_REPAYMENT.check(paid(schedule, 46), last, INR(1))
    with pytest.raises(MicroloanError, match="must be money above zero"):
        further_loan.AFTER_REPAYMENT.check(paid(schedule, 46), last, BDT(0))
    with pytest.raises(MicroloanError, match="from_week"):
        further_loan.FurtherLoanRule("never", from_week=0)
    with pytest.raises(MicroloanError, match="must be a Rate"):
        further_loan.FurtherLoanRule("half", most="50%")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "share", "outcomes"),
    [
        # Unpaid since 20 March 2024: bad from 21 March 2025, and for 730 days on 21 March 2027.
        (date(2027, 6, 30), 100, [Outcome.PASS, Outcome.PASS, Outcome.PASS]),
        (date(2026, 12, 31), 100, [Outcome.FAIL, Outcome.PASS, Outcome.PASS]),
        (date(2027, 3, 20), 100, [Outcome.FAIL, Outcome.PASS, Outcome.FAIL]),
        (date(2027, 3, 21), 100, [Outcome.PASS, Outcome.PASS, Outcome.FAIL]),
        (date(2027, 12, 31), 99, [Outcome.PASS, Outcome.FAIL, Outcome.PASS]),
        (date(2027, 12, 31), None, [Outcome.PASS, Outcome.UNKNOWN, Outcome.PASS]),
    ],
)
def test_write_offs_in_bangladesh(day: date, share: int | None, outcomes: list[Outcome]) -> None:
    position = example_account().position(as_of=day)
    held = None if share is None else position.outstanding_principal.times(percent(share), rounding=DOWN)
    found = check_write_off(position, rulebook("bd-mra", on=day), provisioned=held)
    assert [one.outcome for one in found] == outcomes


def test_a_loan_that_is_not_bad_has_no_age() -> None:
    day = date(2024, 6, 30)
    found = check_write_off(example_account().position(as_of=day), rulebook("bd-mra", on=day), provisioned=BDT(0))
    assert str(found[0].value) == "0 days in class bad"
    day = date(2027, 6, 30)
    position = paid(example_schedule(), 46).position(as_of=day)
    repaid = check_write_off(position, rulebook("bd-mra", on=day), provisioned=BDT(0))
    assert [one.outcome for one in repaid] == [Outcome.FAIL, Outcome.PASS, Outcome.PASS]


def test_write_offs_where_no_such_rule_is_known_and_what_is_refused() -> None:
    day = date(2026, 6, 30)
    position = example_account().position(as_of=day)
    found = check_write_off(position, rulebook("np-nrb", on=day), provisioned=None)
    assert {one.outcome for one in found} == {Outcome.NOT_APPLICABLE}
    mra = rulebook("bd-mra", on=day)
    with pytest.raises(MicroloanError, match="the day of the position"):
        check_write_off(position, rulebook("bd-mra", on=date(2026, 6, 29)), provisioned=None)
    with pytest.raises(CurrencyMismatch):
        check_write_off(position, mra, provisioned=INR(1))
    with pytest.raises(MicroloanError, match="must be money from zero"):
        check_write_off(position, mra, provisioned=BDT(-1))


def group_loan(rate: str = "7%") -> Schedule:
    return amortize(
        LoanTerms(
            principal=INR(100_000),
            disbursed_on=date(2026, 1, 1),
            interest=DecliningBalance(rate),
            repayment=Repayment(installments=12, every=MONTH),
        )
    )


def test_three_of_seven_parts_come_back_to_who_pays_on_time() -> None:
    rule, schedule = subvention.INDIA_SELF_HELP_GROUPS, group_loan()
    found = rule.due_back(paid(schedule, 12), date(2027, 1, 1))
    assert found.amount == INR("1642.32")
    assert found.amount == schedule.total_interest.times("300/7%", rounding=found.rounding.mode)
    halfway = rule.due_back(paid(schedule, 6), date(2026, 7, 15))
    assert halfway.interest == sum(schedule.interest_parts[:6])


def test_one_installment_that_is_a_day_late_takes_it_away() -> None:
    schedule = group_loan()
    events = [Payment(row.total, row.due_on + timedelta(days=row.number == 5)) for row in schedule]
    found = subvention.INDIA_SELF_HELP_GROUPS.due_back(
        post(schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL), date(2027, 1, 2)
    )
    assert found.amount == INR(0)
    assert [one.outcome for one in found.findings] == [Outcome.PASS, Outcome.PASS, Outcome.FAIL]
    assert found.findings[2].value == "installment 5 was not"
    assert found.explain()["due back"].result == "0.00"


def test_a_loan_at_another_rate_has_no_subvention() -> None:
    found = subvention.INDIA_SELF_HELP_GROUPS.due_back(paid(group_loan("9%"), 12), date(2027, 1, 1))
    assert (found.amount, found.findings[0].outcome) == (INR(0), Outcome.FAIL)
    larger = amortize(replace(group_loan().terms, principal=INR(300_001)))
    large = subvention.INDIA_SELF_HELP_GROUPS.due_back(paid(larger, 12), date(2027, 1, 1))
    assert [one.outcome for one in large.findings] == [Outcome.PASS, Outcome.FAIL, Outcome.PASS]
    taka = subvention.INDIA_SELF_HELP_GROUPS.due_back(example_account(), date(2024, 3, 13))
    assert [one.outcome for one in taka.findings] == [Outcome.FAIL, Outcome.FAIL, Outcome.PASS]
    with pytest.raises(MicroloanError, match="must be from above zero to lending_rate=7%"):
        replace(subvention.INDIA_SELF_HELP_GROUPS, rate=percent(8))
