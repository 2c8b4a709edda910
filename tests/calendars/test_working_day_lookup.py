"""A column finds the working days that each of its loans finds alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import weekend
from microloan.calendars.days import LAST_DAY, day_number, to_date
from microloan.calendars.holidays import Holiday, HolidayList
from microloan.calendars.working_day_lookup import WorkingDayLookup, next_working_day, previous_working_day
from microloan.calendars.working_days import WorkingDays
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

FIRST, LAST = day_number(date(2025, 6, 1)), day_number(date(2026, 12, 31))
AROUND = st.integers(FIRST - 20, LAST + 20) | st.sampled_from([0, FIRST, LAST])


@st.composite
def working_days(draw: st.DrawFn) -> WorkingDays:
    """Any weekend; single holidays and long closures, also at the ends of what is covered."""
    start, length = draw(st.integers(FIRST, LAST)), draw(st.integers(0, 70))
    closed = {day for day in range(start, start + length) if day <= LAST}
    single = draw(st.sets(st.integers(FIRST, LAST) | st.sampled_from([FIRST, LAST]), max_size=20))
    holidays = tuple(Holiday(to_date(day), "closed", "notice") for day in closed | single)
    held = HolidayList(
        code="BD", name="BD", first=to_date(FIRST), last=to_date(LAST), source="notice", holidays=holidays
    )
    return WorkingDays(draw(st.sampled_from(weekend.ALL)), held)


def alone(find: Callable[[int], int], day: int) -> int | None:
    try:
        return find(day)
    except MicroloanError:
        return None


@given(working_days(), st.lists(AROUND, max_size=20))
def test_the_two_kinds_agree(days: WorkingDays, asked: list[int]) -> None:
    for find, one in ((next_working_day, days.next_worked), (previous_working_day, days.previous_worked)):
        expected = [alone(one, day) for day in asked]
        refused = tuple(position for position, day in enumerate(expected) if day is None)
        column = np.array(asked, dtype=np.int64)
        if not refused:
            assert find(column, days).tolist() == expected
            continue
        with pytest.raises(ColumnError) as caught:
            find(column, days)
        assert caught.value.positions == refused


@given(working_days(), st.lists(st.lists(st.integers(FIRST, LAST), min_size=1, max_size=5), max_size=6))
def test_the_answers_do_not_depend_on_what_was_asked_before(days: WorkingDays, questions: list[list[int]]) -> None:
    lookup: WorkingDayLookup[Column] = WorkingDayLookup(days)
    for question in questions:
        column = np.array(question, dtype=np.int64)
        assert lookup.on_or_after(column).tolist() == [alone(days.next_worked, day) or 0 for day in question]
        assert lookup.on_or_before(column).tolist() == [alone(days.previous_worked, day) or 0 for day in question]


@given(working_days(), st.lists(st.tuples(AROUND, st.integers(0, 40)), min_size=1, max_size=20))
def test_nobody_asks_further_back_than_the_limit(days: WorkingDays, asked: list[tuple[int, int]]) -> None:
    limits = [day - back for day, back in asked]
    expected = [
        alone(partial(days.previous_worked, earliest=limit), day) for (day, _), limit in zip(asked, limits, strict=True)
    ]
    lookup: WorkingDayLookup[Column] = WorkingDayLookup(days)
    found = lookup.on_or_before(np.array([day for day, _ in asked]), np.array(limits))
    assert found.tolist() == [day or 0 for day in expected]
    for (day, _), limit, answer in zip(asked, limits, expected, strict=True):
        if answer is not None:
            assert answer == limit - 1 or days.is_worked(to_date(answer))
            assert all(days.is_off(one) for one in range(answer + 1, day + 1))


@given(working_days(), st.integers(FIRST, LAST))
def test_moving_twice_is_moving_once(days: WorkingDays, day: int) -> None:
    for find in (next_working_day, previous_working_day):
        found = alone(partial(find, days=days), day)
        if found is not None:
            assert find(found, days) == found
            assert days.is_worked(to_date(found))


def test_without_a_list_a_column_reaches_to_the_ends_of_the_calendar() -> None:
    days = WorkingDays(weekend.SUNDAY)
    assert next_working_day(np.array([1, 7, LAST_DAY]), days).tolist() == [1, 8, LAST_DAY]
    with pytest.raises(ColumnError, match=r"^2 of 3 loans have dates outside the calendar") as caught:
        next_working_day(np.array([0, 7, LAST_DAY + 1]), days)
    assert caught.value.positions == (0, 2)


def test_a_closure_longer_than_any_table_foresees() -> None:
    closed = range(day_number(date(2025, 8, 1)), day_number(date(2026, 6, 1)))
    rows = tuple(Holiday(to_date(day), "closed", "notice") for day in closed)
    held = HolidayList(code="BD", name="BD", first=to_date(FIRST), last=to_date(LAST), source="notice", holidays=rows)
    days = WorkingDays(weekend.NONE, held)
    assert next_working_day(np.array([closed[0]]), days).tolist() == [closed[-1] + 1]
    assert previous_working_day(np.array([closed[-1]]), days).tolist() == [closed[0] - 1]


def test_a_column_without_loans() -> None:
    nobody = np.array([], dtype=np.int64)
    assert next_working_day(nobody, WorkingDays(weekend.SUNDAY)).tolist() == []
    assert previous_working_day(nobody, WorkingDays(weekend.SUNDAY)).tolist() == []


def test_a_loan_that_has_ended_asks_for_nothing() -> None:
    held = HolidayList(code="BD", name="BD", first=date(2026, 1, 1), last=date(2026, 1, 31), source="notice")
    lookup: WorkingDayLookup[Column] = WorkingDayLookup(WorkingDays(weekend.NONE, held))
    days = [np.array([held.covered.last, held.covered.last]), np.array([held.covered.last, held.covered.last + 1])]
    due = [lookup.on_or_after(day) for day in days]
    lookup.refuse_unknown(due, np.array([2, 1]))
    with pytest.raises(ColumnError, match="do not cover; they cover 2026-01-01 to 2026-01-31") as caught:
        lookup.refuse_unknown(due, np.array([1, 2]))
    assert caught.value.positions == (1,)
