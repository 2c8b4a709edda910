"""Dates that recur from an anchor: they rise, they never drift, and both kinds agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule
from dateutil.rrule import weekday as oracle_weekday
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import month_end
from microloan.calendars.days import LAST_DAY, day_number, from_civil, to_date
from microloan.calendars.days_of_month import LAST, DayOfMonth, NthWeekday
from microloan.calendars.frequencies import DAY, MONTH, QUARTER, WEEK, YEAR, Frequency, Unit, days, months, weeks
from microloan.calendars.month_end import END_OF_MONTH, SAME_DAY, MonthEnd
from microloan.calendars.recurrence import check_last_day, occurrences
from microloan.calendars.weekdays import FRIDAY, SUNDAY, TUESDAY, WEDNESDAY, Weekday
from microloan.errors import ColumnError, MicroloanError

ANCHORS = st.one_of(
    st.integers(day_number(date(1900, 1, 1)), day_number(date(2400, 12, 31))),
    # Ends of months, where the policies differ.
    st.builds(lambda year, month: from_civil(year, month, 1) - 1, st.integers(1900, 2400), st.integers(1, 12)),
)
FREQUENCIES = st.builds(Frequency, st.sampled_from(Unit), st.integers(1, 60))
POLICIES = st.sampled_from(month_end.ALL)
NTH_WEEKDAYS = st.builds(NthWeekday, st.integers(1, 4) | st.just(LAST), st.sampled_from(Weekday))
MEETING_DAYS = NTH_WEEKDAYS | st.builds(DayOfMonth, st.integers(1, 31))
KS = st.integers(0, 400)


@given(ANCHORS, FREQUENCIES, POLICIES, KS)
def test_dates_rise_strictly_from_the_anchor(anchor: int, every: Frequency, policy: MonthEnd, k: int) -> None:
    due = occurrences(anchor, every, policy)
    assert due(0) == anchor
    assert due(k) < due(k + 1)


@given(ANCHORS, st.integers(1, 60), POLICIES, MEETING_DAYS, KS)
def test_meeting_days_rise_strictly_too(
    anchor: int, count: int, policy: MonthEnd, meeting_day: DayOfMonth | NthWeekday, k: int
) -> None:
    due = occurrences(anchor, months(count), policy, meeting_day=meeting_day)
    assert due(0) == anchor
    assert due(k) < due(k + 1)


@given(ANCHORS, st.integers(1, 60), MEETING_DAYS, KS)
def test_a_meeting_day_falls_in_every_kth_month_after_the_anchor(
    anchor: int, count: int, meeting_day: DayOfMonth | NthWeekday, k: int
) -> None:
    start = meeting_day.on_or_after(anchor)
    there = occurrences(start, months(count), SAME_DAY, meeting_day=meeting_day)(k)
    months_later = to_date(start).replace(day=1) + relativedelta(months=count * k)
    assert to_date(there).replace(day=1) == months_later
    assert meeting_day.on_or_after(there) == there


@given(ANCHORS, st.integers(1, 60), NTH_WEEKDAYS)
def test_nth_weekdays_are_those_of_rrule(anchor: int, count: int, meeting_day: NthWeekday) -> None:
    start = meeting_day.on_or_after(anchor)
    nth = -1 if meeting_day.nth is LAST else meeting_day.nth
    expected = rrule(
        MONTHLY,
        dtstart=datetime.combine(to_date(start), datetime.min.time()),
        interval=count,
        count=13,
        byweekday=oracle_weekday(meeting_day.weekday.value, nth),
    )
    due = occurrences(start, months(count), SAME_DAY, meeting_day=meeting_day)
    assert [to_date(due(k)) for k in range(13)] == [moment.date() for moment in expected]


@given(ANCHORS, st.integers(1, 60), MEETING_DAYS, st.integers(0, 3), KS)
def test_installments_may_be_counted_from_one(
    anchor: int, count: int, meeting_day: DayOfMonth | NthWeekday, first: int, k: int
) -> None:
    due = occurrences(anchor, months(count), SAME_DAY, meeting_day=meeting_day)
    counted = occurrences(anchor, months(count), SAME_DAY, meeting_day=meeting_day, first=first)
    assert counted(first + k) == due(k)


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
    st.none() | MEETING_DAYS,
)
def test_the_two_kinds_agree(
    anchors: list[int], every: Frequency, policy: MonthEnd, k: int, meeting_day: DayOfMonth | NthWeekday | None
) -> None:
    kept = meeting_day if every.unit is Unit.MONTH else None
    column = occurrences(np.array(anchors, dtype=np.int64), every, policy, meeting_day=kept)(k)
    assert column.tolist() == [occurrences(anchor, every, policy, meeting_day=kept)(k) for anchor in anchors]


@pytest.mark.parametrize(
    ("anchor", "policy", "meeting_day", "expected"),
    [
        (date(2024, 1, 31), SAME_DAY, None, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        (date(2024, 2, 29), SAME_DAY, None, ["2024-02-29", "2024-03-29", "2024-04-29", "2024-05-29"]),
        (date(2024, 2, 29), SAME_DAY, DayOfMonth(31), ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]),
        (date(2023, 2, 28), END_OF_MONTH, None, ["2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]),
        (date(2023, 2, 28), SAME_DAY, None, ["2023-02-28", "2023-03-28", "2023-04-28", "2023-05-28"]),
        (date(2024, 1, 30), END_OF_MONTH, None, ["2024-01-30", "2024-02-29", "2024-03-30", "2024-04-30"]),
        (date(2024, 1, 20), END_OF_MONTH, DayOfMonth(5), ["2024-01-20", "2024-02-05", "2024-03-05", "2024-04-05"]),
        (date(2026, 1, 13), SAME_DAY, NthWeekday(2, TUESDAY), ["2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14"]),
        (
            date(2026, 1, 30),
            SAME_DAY,
            NthWeekday.last(FRIDAY),
            ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"],
        ),
        (date(2026, 1, 20), SAME_DAY, NthWeekday(2, TUESDAY), ["2026-01-20", "2026-02-10", "2026-03-10", "2026-04-14"]),
    ],
)
def test_the_anchor_never_drifts(
    anchor: date, policy: MonthEnd, meeting_day: DayOfMonth | NthWeekday | None, expected: list[str]
) -> None:
    due = occurrences(day_number(anchor), MONTH, policy, meeting_day=meeting_day)
    assert [to_date(due(k)).isoformat() for k in range(4)] == expected


# RFC 5545 (September 2009), section 3.8.5.3: the first Friday of each month, the first and last Sunday of every other.
@pytest.mark.parametrize(
    ("anchor", "count", "meeting_day", "expected"),
    [
        (
            date(1997, 9, 5),
            1,
            NthWeekday(1, FRIDAY),
            "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03",
        ),
        (date(1997, 9, 7), 2, NthWeekday(1, SUNDAY), "1997-09-07 1997-11-02 1998-01-04 1998-03-01 1998-05-03"),
        (date(1997, 9, 28), 2, NthWeekday.last(SUNDAY), "1997-09-28 1997-11-30 1998-01-25 1998-03-29 1998-05-31"),
    ],
)
def test_published_nth_weekdays(anchor: date, count: int, meeting_day: NthWeekday, expected: str) -> None:
    dates = expected.split()
    due = occurrences(day_number(anchor), months(count), SAME_DAY, meeting_day=meeting_day)
    assert [to_date(due(k)).isoformat() for k in range(len(dates))] == dates


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
@pytest.mark.parametrize("meeting_day", [DayOfMonth(31), NthWeekday(2, TUESDAY), NthWeekday.last(FRIDAY)])
def test_only_months_keep_a_day_of_the_month(every: Frequency, meeting_day: DayOfMonth | NthWeekday) -> None:
    with pytest.raises(MicroloanError, match=rf"^meeting_day=.* is for monthly dates; every={every} ") as caught:
        occurrences(739_620, every, SAME_DAY, meeting_day=meeting_day)
    assert (caught.value.value, caught.value.code) == (meeting_day, "not_applicable")


@pytest.mark.parametrize("every", [WEEK, MONTH])
@pytest.mark.parametrize("meeting_day", [31, 0, True, "second tuesday", WEDNESDAY, (2, TUESDAY)])
def test_what_is_no_day_of_a_month(every: Frequency, meeting_day: object) -> None:
    with pytest.raises(MicroloanError, match=r"write DayOfMonth\(5\) or NthWeekday\(2, TUESDAY\)$") as caught:
        occurrences(739_620, every, SAME_DAY, meeting_day=meeting_day)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.value) == ("meeting_day", meeting_day)
    assert caught.value.code == "wrong_type"


@pytest.mark.parametrize("every", ["week", 7, None])
def test_what_is_no_frequency(every: object) -> None:
    with pytest.raises(MicroloanError, match=r"^every=.* is not a frequency; write WEEK, weeks\(2\) or months\(3\)$"):
        occurrences(739_620, every, SAME_DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("policy", ["same_day", 31, None])
def test_what_is_no_policy(policy: object) -> None:
    with pytest.raises(MicroloanError, match=r"^month_end=.* write month_end\.SAME_DAY or month_end\.END_OF_MONTH$"):
        occurrences(739_620, MONTH, policy)  # type: ignore[arg-type]
