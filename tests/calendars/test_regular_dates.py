"""Dates of numbers that differ from loan to loan, and how many dates there are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import month_end
from microloan.calendars.days import from_civil
from microloan.calendars.frequencies import DAY, MONTH, WEEK, Frequency, days, months
from microloan.calendars.recurrence import occurrences
from microloan.calendars.regular_dates import MOST_DATES, member, number_up_to
from microloan.errors import MicroloanError

ANCHORS = st.integers(from_civil(2020, 1, 1), from_civil(2030, 1, 1))
FREQUENCIES = st.sampled_from([DAY, days(10), WEEK, MONTH, months(3)])


@given(FREQUENCIES, st.lists(st.tuples(ANCHORS, st.integers(-5, 60)), max_size=8))
def test_the_date_of_a_number_of_ones_own(every: Frequency, loans: list[tuple[int, int]]) -> None:
    anchors = np.array([anchor for anchor, _ in loans], dtype=np.int64)
    numbers = np.array([number for _, number in loans], dtype=np.int64)
    found = member(occurrences(anchors, every, month_end.SAME_DAY, first=1), numbers)
    assert found.tolist() == [occurrences(anchor, every, month_end.SAME_DAY, first=1)(k) for anchor, k in loans]


@given(FREQUENCIES, ANCHORS, st.integers(-30, 600))
def test_the_number_up_to_a_day_is_that_of_the_last_date_not_after_it(
    every: Frequency, anchor: int, ahead: int
) -> None:
    dates = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    number = number_up_to(dates, anchor + ahead)
    assert number == 0 or dates(number) <= anchor + ahead
    assert dates(number + 1) > anchor + ahead


@given(FREQUENCIES, st.lists(st.tuples(ANCHORS, st.integers(-30, 600)), max_size=8))
def test_the_two_kinds_agree(every: Frequency, loans: list[tuple[int, int]]) -> None:
    anchors = np.array([anchor for anchor, _ in loans], dtype=np.int64)
    ends = np.array([anchor + ahead for anchor, ahead in loans], dtype=np.int64)
    found = number_up_to(occurrences(anchors, every, month_end.SAME_DAY, first=1), ends)
    assert found.tolist() == [
        number_up_to(occurrences(anchor, every, month_end.SAME_DAY, first=1), anchor + ahead) for anchor, ahead in loans
    ]


def test_there_is_an_end_to_counting() -> None:
    problem = r"^last_day=1000000 has more than 10,000 regular dates before it"
    with pytest.raises(MicroloanError, match=problem):
        number_up_to(lambda number: number, 10**6)
    with pytest.raises(MicroloanError, match=problem):
        number_up_to(lambda number: np.array([0, number]), np.array([10**6, 10**6]))
    assert MOST_DATES == 10_000


def test_the_last_day_of_a_year_of_weeks() -> None:
    meetings = occurrences(from_civil(2024, 1, 24), WEEK, month_end.SAME_DAY, first=1)
    assert number_up_to(meetings, from_civil(2024, 12, 4)) == 46
    assert member(meetings, 46) == from_civil(2024, 12, 4)
