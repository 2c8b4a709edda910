"""Plans closed before they mature: what had come in by the closing day, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import day_count
from microloan.calendars.frequencies import Frequency, days, months
from microloan.currency import BDT, INR
from microloan.errors import MicroloanError
from microloan.interest.accrual import PER_PERIOD
from microloan.savings.deposits import (
    Conversion,
    DepositHistory,
    DepositPlan,
    DepositScheme,
    Fine,
    Lapses,
    TermDeposit,
    TermRules,
    close_early,
    close_term_deposit,
    deposit_preset,
    deposit_when,
    early,
    lapses,
    mature,
    payout,
)
from microloan.testing import deposit_histories, deposit_plans
from microloan.testing.deposits import early_rules


def india_post() -> DepositPlan:
    return deposit_preset("india-post-rd").plan(INR(1_000), months(60))


def periods_of(plan: DepositPlan, count: int) -> Frequency:
    return Frequency(plan.scheme.every.unit, plan.scheme.every.count * count)


@given(st.data())
def test_closing_never_pays_back_more_deposits_than_had_come_in(data: st.DataObject) -> None:
    plan = data.draw(deposit_plans())
    history = data.draw(deposit_histories(plan))
    elapsed = data.draw(st.integers(1, max(1, plan.deposits - 1)))
    if plan.deposits == 1:
        return
    closed = close_early(plan, periods_of(plan, elapsed), history)

    first = 1 if plan.scheme.when == deposit_when.AT_END else 0
    end, late = elapsed + first, dict(history.late)
    come = sum(
        number not in history.missed and number - 1 + first + late.get(number, 0) < end
        for number in range(1, plan.deposits + 1)
    )
    assert closed.deposited == plan.deposit * come


@given(st.integers(2, 59), st.integers(1, 24), st.integers(1, 60))
def test_a_deposit_that_is_late_beyond_the_closing_was_missed(closing: int, periods: int, number: int) -> None:
    if not number - 1 < closing <= number - 1 + periods:
        return
    plan, after = india_post(), months(closing)

    late, missed = (
        close_early(plan, after, history)
        for history in (DepositHistory(late={number: periods}), DepositHistory(missed=[number]))
    )
    assert (late.course, late.maturity, late.fines) == (missed.course, missed.maturity, missed.fines)


def test_deposits_that_had_not_come_in_are_not_paid_back() -> None:
    # Found as 38,300.88 on 36,000, fined 2,880, where 24,000 had been deposited.
    closed = close_early(india_post(), months(36), DepositHistory(late=dict.fromkeys(range(25, 37), 24)))

    assert (closed.deposited, closed.maturity, closed.fines) == (INR(24_000), INR("26038.56"), INR(0))


def test_what_falls_after_the_closing_is_not_looked_at() -> None:
    scheme = DepositScheme(
        lapses=Lapses(fine=Fine(BDT(5)), conversion=Conversion(3, "1%")), early=early.reduced_by("1%")
    )
    plan = DepositPlan(BDT(500), term=months(60), rate="10%", scheme=scheme)
    on_time = close_early(plan, months(12))

    assert close_early(plan, months(12), DepositHistory(late={50: 5})) == on_time
    assert close_early(plan, months(12), DepositHistory(missed=[40, 41, 42])) == on_time
    assert close_early(plan, months(12), DepositHistory(missed=[13])) == on_time  # due on the closing day
    converted = close_early(plan, months(12), DepositHistory(missed=[3, 4, 5]))
    assert "converted to 1% after 3 missed" in converted.course.remarks


def test_an_extended_plan_is_closed_in_its_extension() -> None:
    plan, history = india_post(), DepositHistory(missed=[7, 8])

    closed = close_early(plan, months(61), history)
    assert (closed.deposited, mature(plan, history).deposited) == (INR(59_000), INR(60_000))
    with pytest.raises(MicroloanError, match="60 months and 2 more for what was missed"):
        close_early(plan, months(62), history)
    assert plan.scheme.lapses.missed == lapses.EXTENDED


def test_a_history_of_other_deposits_is_refused() -> None:
    with pytest.raises(MicroloanError, match="more than the 60 deposits"):
        close_early(india_post(), months(12), DepositHistory(late={61: 1}))
    with pytest.raises(MicroloanError, match="must be a DepositHistory"):
        close_early(india_post(), months(12), [7])  # type: ignore[arg-type]


# ---------------------------------------------------------------- term deposits


DATED = TermRules(early=early.by_term({months(3): "5%"}), accrual=day_count.ACTUAL_365)


def opened(rules: TermRules, opened_on: date | None = date(2026, 2, 1)) -> TermDeposit:
    return TermDeposit(BDT(100_000), term=months(12), rate="7%", rules=rules, opened_on=opened_on)


def test_where_the_dates_are_known_lengths_are_compared_by_them() -> None:
    # 89 days from 1 February are three months; as lengths they are a little less.
    by_days, by_months = (close_term_deposit(opened(DATED), after) for after in (days(89), months(3)))

    assert by_days.interest == by_months.interest == BDT("1219.18")
    assert close_term_deposit(opened(DATED), days(88)).interest == BDT(0)


def test_without_dates_lengths_are_compared_as_parts_of_a_year() -> None:
    rules = replace(DATED, accrual=PER_PERIOD)

    assert close_term_deposit(opened(rules, None), days(91)).interest == BDT(0)
    assert close_term_deposit(opened(rules, None), days(92)).interest == BDT("1260.27")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 11), early_rules())
def test_one_closing_day_is_valued_as_one(opened_on: date, count: int, rule: early.EarlyRule) -> None:
    deposit = opened(replace(DATED, early=rule), opened_on)
    elapsed = days(deposit.day_after(months(count)) - opened_on.toordinal())

    assert close_term_deposit(deposit, elapsed).interest == close_term_deposit(deposit, months(count)).interest


def test_the_longest_term_is_that_of_the_later_day() -> None:
    # From 1 February three months end before 91 days; from 1 July after them.
    card = early.by_term({days(91): "5%", months(3): "6%"})

    found = [
        [close_term_deposit(opened(replace(DATED, early=card), day), days(count)).rate for count in (90, 91, 92)]
        for day in (date(2026, 2, 1), date(2026, 7, 1))
    ]
    assert found == [[percent(6), percent(5), percent(5)], [percent(0), percent(5), percent(6)]]


def test_the_last_full_period_ends_on_its_day() -> None:
    rules = replace(DATED, early=early.last_full(months(3)))

    assert close_term_deposit(opened(rules), days(89)).interest > BDT(0)
    assert close_term_deposit(opened(rules), days(88)).interest == BDT(0)


def test_a_term_past_the_calendar_is_never_reached() -> None:
    rules = replace(DATED, early=early.by_term({months(1): "4%", months(3_000): "9%"}))

    assert close_term_deposit(opened(rules, date(9990, 1, 1)), months(6)).rate == percent(4)


@pytest.mark.parametrize("rules", [DATED, replace(DATED, accrual=PER_PERIOD)])
def test_a_deposit_is_not_closed_after_it_has_matured(rules: TermRules) -> None:
    deposit = TermDeposit(BDT(100_000), term=days(89), rate="7%", rules=rules, opened_on=date(2026, 2, 1))

    with pytest.raises(MicroloanError, match="must be before the end of the term"):
        close_term_deposit(deposit, months(3))


def test_what_was_paid_by_the_closing_day_is_told_by_dates() -> None:
    # Sixty days from 1 February are two months and a day: two payments were made.
    rules = TermRules(payout=payout.every(months(1)), early=early.reduced_by("1%"))
    closed = close_term_deposit(opened(rules), days(60))

    assert [str(payment.paid_on) for payment in closed.payments] == ["2026-03-01", "2026-04-01", "2026-04-02"]
