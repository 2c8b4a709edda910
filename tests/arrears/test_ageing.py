"""Ageing: buckets without gaps, schedules that add up to the portfolio, lists and columns alike."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arrears import AgeingBuckets, ageing_buckets, ageing_schedule, bucket_number
from microloan.currency import BDT
from microloan.errors import ColumnError, MicroloanError
from microloan.regulations.classification import ELAPSED_DAYS
from microloan.regulations.day_ranges import DayRange
from microloan.testing import any_buckets, late_loans
from microloan.testing.arrears import LateLoan

Wrong = Any
FIVE_LOANS = ([5_000_000, 3_000_000, 1_000_000, 800_000, 200_000], [0, 1, 31, 95, 400])


@given(any_buckets(), st.lists(late_loans(), max_size=30))
def test_buckets_sum_to_the_portfolio(buckets: AgeingBuckets, loans: list[LateLoan]) -> None:
    schedule = ageing_schedule(
        [loan.outstanding for loan in loans],
        [loan.days for loan in loans],
        buckets,
        currency=BDT,
        overdue_principal=[loan.overdue for loan in loans],
    )
    assert schedule.outstanding_principal.minor == sum(loan.outstanding for loan in loans)
    assert schedule.loans == len(loans)
    assert sum((schedule.share(number) for number in range(len(schedule.rows))), Fraction(0)) in {0, 1}
    for row in schedule.rows:
        held = [loan for loan in loans if row.days.start <= loan.days < (row.days.end or 10**9)]
        assert row.loans == len(held)
        assert row.outstanding_principal.minor == sum(loan.outstanding for loan in held)
        assert row.overdue_principal is not None
        assert row.overdue_principal.minor == sum(loan.overdue for loan in held)


@given(any_buckets(), st.lists(late_loans(), max_size=30))
def test_a_column_ages_as_a_list_does(buckets: AgeingBuckets, loans: list[LateLoan]) -> None:
    lists = [[loan.outstanding for loan in loans], [loan.days for loan in loans], [loan.overdue for loan in loans]]
    amounts, days, overdue = (np.array(values, dtype=np.int64) for values in lists)
    by_list = ageing_schedule(lists[0], lists[1], buckets, currency=BDT, overdue_principal=lists[2])
    assert by_list == ageing_schedule(amounts, days, buckets, currency=BDT, overdue_principal=overdue)


@given(st.integers(0, 2_000), st.sampled_from(ageing_buckets.ALL))
def test_the_bucket_of_a_day_holds_it(days: int, buckets: AgeingBuckets) -> None:
    held = buckets.ranges[bucket_number(days, buckets)]
    assert held.start <= days
    assert held.end is None or days < held.end


def test_sums_beyond_int64_are_exact() -> None:
    amounts = np.full(3, LARGEST_INT64)
    schedule = ageing_schedule(amounts, np.zeros(3, dtype=np.int64), ageing_buckets.CGAP, currency=BDT)
    assert schedule.outstanding_principal.minor == 3 * LARGEST_INT64


def test_the_five_loans_by_which_portfolios_at_risk_are_taught() -> None:
    schedule = ageing_schedule(*FIVE_LOANS, ageing_buckets.CGAP, currency=BDT)
    assert [schedule.late(days) for days in (0, 30, 60, 90, 180)] == [
        Fraction(50, 100),
        Fraction(20, 100),
        Fraction(10, 100),
        Fraction(10, 100),
        Fraction(2, 100),
    ]


def test_the_table_names_what_its_days_are_and_the_overdue() -> None:
    schedule = ageing_schedule(
        *FIVE_LOANS, ageing_buckets.RBI, currency=BDT, overdue_principal=[0, 100_000, 500_000, 700_000, 200_000]
    )
    lines = str(schedule).splitlines()
    assert lines[1].split() == ["Days", "past", "due", "Loans", "Outstanding", "Overdue", "principal", "Share"]
    assert lines[-1] == "Days are counted as day-ends unpaid: the due date's own is the first."
    assert lines[-2].split() == ["5", "1,00,000.00", "15,000.00", "100.00%"]
    assert "<table>" in schedule._repr_html_()
    rows: Any = schedule.to_dict()["rows"]
    assert [row["days"] for row in rows] == ["0", "1-30", "31-60", "61-90", "above 90"]
    assert rows[1]["overdue_principal"] == {"minor": 100_000, "currency": "BDT"}


def test_an_empty_portfolio_has_no_share() -> None:
    schedule = ageing_schedule([], [], ageing_buckets.MRA, currency=BDT)
    assert (schedule.loans, schedule.share(0), schedule.late(30)) == (0, Fraction(0), Fraction(0))
    empty = np.array([], dtype=np.int64)
    assert ageing_schedule(empty, empty, ageing_buckets.MRA, currency=BDT) == schedule


def test_a_boundary_that_buckets_do_not_have_is_refused() -> None:
    schedule = ageing_schedule(*FIVE_LOANS, ageing_buckets.MRA, currency=BDT)
    with pytest.raises(MicroloanError, match="days=60 is no boundary here; buckets begin above 0, 30, 180, 365"):
        schedule.late(60)


@pytest.mark.parametrize(
    ("amounts", "days", "kind"),
    [
        ([1.5], [0], ColumnError),
        ([1], [True], ColumnError),
        ([-1], [0], ColumnError),
        ([1], [-1], ColumnError),
        ([1, 2], [0], MicroloanError),
        ([1], np.array([0]), MicroloanError),
        (np.array([1.0]), np.array([0]), MicroloanError),
        (np.array([[1]]), np.array([[0]]), MicroloanError),
        (np.array([-1]), np.array([0]), ColumnError),
        (1, 0, MicroloanError),
        ("12", "00", MicroloanError),
    ],
)
def test_columns_that_are_none_are_refused(amounts: Wrong, days: Wrong, kind: type[MicroloanError]) -> None:
    with pytest.raises(kind):
        ageing_schedule(amounts, days, ageing_buckets.CGAP, currency=BDT)


def test_positions_of_wrong_rows_are_reported() -> None:
    with pytest.raises(ColumnError, match="2 of 4 loans have days_past_due < 0, first at positions 1, 3"):
        ageing_schedule([1] * 4, [0, -1, 5, -7], ageing_buckets.CGAP, currency=BDT)


def test_other_arguments_that_are_wrong_are_refused() -> None:
    wrong: Wrong = "CGAP"
    with pytest.raises(MicroloanError, match="must be AgeingBuckets"):
        ageing_schedule([1], [0], wrong, currency=BDT)
    wrong = "BDT"
    with pytest.raises(MicroloanError, match="must be a Currency"):
        ageing_schedule([1], [0], ageing_buckets.CGAP, currency=wrong)
    with pytest.raises(MicroloanError, match="must begin with day 0"):
        AgeingBuckets("ours", (DayRange(1, None),), ELAPSED_DAYS, "ours")


def test_no_more_is_overdue_than_outstanding_in_lists_and_columns() -> None:
    outstanding, days, overdue = [100, 100, 100], [0, 1, 1], [0, 101, 100]
    for made in (list, np.array):
        with pytest.raises(ColumnError, match="have overdue_principal > outstanding_principal") as caught:
            ageing_schedule(
                made(outstanding), made(days), ageing_buckets.MRA, currency=BDT, overdue_principal=made(overdue)
            )
        assert caught.value.positions == (1,)


def test_what_is_no_number_of_days_or_of_a_bucket_is_refused() -> None:
    schedule = ageing_schedule([100], [0], ageing_buckets.MRA, currency=BDT)
    wrong: Wrong = "30"
    with pytest.raises(MicroloanError, match="days='30' is no boundary here"):
        schedule.late(wrong)
    for number in (wrong, -1, 5):
        with pytest.raises(MicroloanError, match="must be a whole number from 0 to 4"):
            schedule.share(number)
