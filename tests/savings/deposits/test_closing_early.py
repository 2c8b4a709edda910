"""Plans closed before they mature: what had come in by the closing day, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.frequencies import Frequency, months
from microloan.currency import BDT, INR
from microloan.errors import MicroloanError
from microloan.savings.deposits import (
    Conversion,
    DepositHistory,
    DepositPlan,
    DepositScheme,
    Fine,
    Lapses,
    close_early,
    deposit_preset,
    deposit_when,
    early,
    lapses,
    mature,
)
from microloan.testing import deposit_histories, deposit_plans


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
