"""Dates that recur from an anchor: they rise, they never drift, and both kinds agree."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import month_end
from microloan.calendars.days import LAST_DAY, day_number, from_civil, to_date
from microloan.calendars.frequencies import DAY, MONTH, QUARTER, WEEK, YEAR, Frequency, Unit, days, months, weeks
from microloan.calendars.month_end import END_OF_MONTH, SAME_DAY, MonthEnd
from microloan.calendars.recurrence import check_last_day, occurrences
from microloan.errors import ColumnError, MicroloanError

ANCHORS = st.one_of(
    st.integers(day_number(date(1900, 1, 1)), day_number(date(2400, 12, 31))),
    # Ends of months, where the policies differ.
    st.builds(lambda year, month: from_civil(year, month, 1) - 1, st.integers(1900, 2400), st.integers(1, 12)),
)
FREQUENCIES = st.builds(Frequency, st.sampled_from(Unit), st.integers(1, 60))
POLICIES = st.sampled_from(month_end.ALL)
KS = st.integers(0, 400)


@given(ANCHORS, FREQUENCIES, POLICIES, KS)
def test_dates_rise_strictly_from_the_anchor(anchor: int, every: Frequency, policy: MonthEnd, k: int) -> None:
    due = occurrences(anchor, every, policy)
    assert due(0) == anchor
    assert due(k) < due(k + 1)


@given(ANCHORS, st.integers(1, 60), st.integers(1, 31), KS)
def test_a_given_day_of_month_rises_strictly_too(anchor: int, count: int, day_of_month: int, k: int) -> None:
    due = occurrences(anchor, months(count), SAME_DAY, day_of_month=day_of_month)
    assert due(0) == anchor
    assert due(k) < due(k + 1)


@given(ANCHORS, st.integers(1, 3_660), POLICIES, KS)
def test_days_and_weeks_are_equal_steps(anchor: int, count: int, policy: MonthEnd, k: int) -> None:
    assert to_date(occurrences(anchor, days(count), policy)(k)) == to_date(anchor) + timedelta(days=count * k)
    assert occurrences(anchor, weeks(count), policy)(k) == anchor + 7 * count * k


@given(ANCHORS, st.integers(1, 60), KS)
def test_months_are_those_of_relativedelta(anchor: int, count: int, k: int) -> None:
    due = occurrences(anchor, months(count), SAME_DAY)
    assert to_date(due(k)) == to_date(anchor) + relativedelta(months=count * k)


@given(ANCHORS, st.integers(1, 60), KS)
def test_end_of_month_keeps_to_the_end_or_to_the_same_day(anchor: int, count: int, k: int) -> None:
    at_the_end = to_date(anchor + 1).day == 1
    there = occurrences(anchor, months(count), END_OF_MONTH)(k)
    if at_the_end:
        assert to_date(there + 1).day == 1
    else:
        assert there == occurrences(anchor, months(count), SAME_DAY)(k)


@given(ANCHORS, st.integers(1, 12), POLICIES, KS, st.integers(1, 12))
def test_a_date_does_not_depend_on_the_dates_between(
    anchor: int, count: int, policy: MonthEnd, k: int, factor: int
) -> None:
    often = occurrences(anchor, months(count), policy)
    seldom = occurrences(anchor, months(count * factor), policy)
    assert often(k * factor) == seldom(k)


@given(
    st.lists(ANCHORS, max_size=20),
    FREQUENCIES,
    POLICIES,
    st.integers(0, 60),
    st.one_of(st.none(), st.integers(1, 31)),
)
def test_the_two_kinds_agree(
    anchors: list[int], every: Frequency, policy: MonthEnd, k: int, day_of_month: int | None
) -> None:
    kept = day_of_month if every.unit is Unit.MONTH else None
    column = occurrences(np.array(anchors, dtype=np.int64), every, policy, day_of_month=kept)(k)
    assert column.tolist() == [occurrences(anchor, every, policy, day_of_month=kept)(k) for anchor in anchors]


@pytest.mark.parametrize(
    ("anchor", "policy", "day_of_month", "expected"),
    [
        (date(2024, 1, 31), SAME_DAY, None, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        (date(2024, 2, 29), SAME_DAY, None, ["2024-02-29", "2024-03-29", "2024-04-29", "2024-05-29"]),
        (date(2024, 2, 29), SAME_DAY, 31, ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]),
        (date(2023, 2, 28), END_OF_MONTH, None, ["2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]),
        (date(2023, 2, 28), SAME_DAY, None, ["2023-02-28", "2023-03-28", "2023-04-28", "2023-05-28"]),
        (date(2024, 1, 30), END_OF_MONTH, None, ["2024-01-30", "2024-02-29", "2024-03-30", "2024-04-30"]),
        (date(2024, 1, 20), END_OF_MONTH, 5, ["2024-01-20", "2024-02-05", "2024-03-05", "2024-04-05"]),
    ],
)
def test_the_anchor_never_drifts(anchor: date, policy: MonthEnd, day_of_month: int | None, expected: list[str]) -> None:
    due = occurrences(day_number(anchor), MONTH, policy, day_of_month=day_of_month)
    assert [to_date(due(k)).isoformat() for k in range(4)] == expected


def test_years_after_a_29_february() -> None:
    yearly = occurrences(day_number(date(2024, 2, 29)), YEAR, SAME_DAY)
    assert [to_date(yearly(k)).day for k in range(5)] == [29, 28, 28, 28, 29]
    monthly = occurrences(day_number(date(2024, 2, 29)), MONTH, SAME_DAY)
    assert to_date(monthly(12)) == date(2025, 2, 28)


def test_the_last_day_of_the_calendar_is_a_date() -> None:
    due = occurrences(day_number(date(9999, 9, 30)), QUARTER, END_OF_MONTH)
    assert due(1) == LAST_DAY
    check_last_day(due(1), "due_on")
    with pytest.raises(MicroloanError, match="9999-12-31") as caught:
        check_last_day(due(2), "due_on")
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("due_on", due(2), "past_the_calendar")


def test_a_column_past_the_calendar_names_its_positions() -> None:
    anchors = np.array([LAST_DAY - 7, LAST_DAY - 6, 739_620, LAST_DAY], dtype=np.int64)
    due = occurrences(anchors, WEEK, SAME_DAY)
    check_last_day(due(0), "due_on")
    with pytest.raises(ColumnError, match=r"^2 of 4 loans have due_on past 9999-12-31.* at positions 1, 3$") as caught:
        check_last_day(due(1), "due_on")
    assert (caught.value.positions, caught.value.total) == ((1, 3), 4)


@pytest.mark.parametrize("every", [DAY, weeks(2)])
def test_only_months_keep_a_day_of_the_month(every: Frequency) -> None:
    with pytest.raises(MicroloanError, match=rf"^day_of_month=31 is for monthly dates; every={every} ") as caught:
        occurrences(739_620, every, SAME_DAY, day_of_month=31)
    assert caught.value.code == "not_applicable"


@pytest.mark.parametrize("day_of_month", [0, 32, True, "31"])
def test_what_is_no_day_of_a_month(day_of_month: object) -> None:
    with pytest.raises(MicroloanError, match=r"^day_of_month=.* must be a whole number from 1 to 31$"):
        occurrences(739_620, MONTH, SAME_DAY, day_of_month=day_of_month)  # type: ignore[arg-type]


@pytest.mark.parametrize("every", ["week", 7, None])
def test_what_is_no_frequency(every: object) -> None:
    with pytest.raises(MicroloanError, match=r"^every=.* is not a frequency; write WEEK, weeks\(2\) or months\(3\)$"):
        occurrences(739_620, every, SAME_DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("policy", ["same_day", 31, None])
def test_what_is_no_policy(policy: object) -> None:
    with pytest.raises(MicroloanError, match=r"^month_end=.* write month_end\.SAME_DAY or month_end\.END_OF_MONTH$"):
        occurrences(739_620, MONTH, policy)  # type: ignore[arg-type]
