"""What a table of dates knows, and what it says of a date that it does not."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.coverage import WHOLE_CALENDAR, Coverage, NotCovered
from microloan.calendars.days import LAST_DAY, day_number
from microloan.errors import ColumnError, MicroloanError

YEARS = st.integers(1900, 2100)
BANGLADESH = Coverage("holidays for BD", day_number(date(2015, 1, 1)), day_number(date(2027, 12, 31)))


@given(YEARS, st.integers(0, 30))
def test_whole_years_read_as_years(first: int, more: int) -> None:
    covered = Coverage("x", day_number(date(first, 1, 1)), day_number(date(first + more, 12, 31)))
    assert covered.text == (str(first) if more == 0 else f"{first}-{first + more}")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_other_ranges_read_as_dates(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    text = Coverage("x", day_number(first), day_number(last)).text
    assert text in {f"{first} to {last}", f"{first.year}", f"{first.year}-{last.year}"}
    assert ("to" in text) == ((first.month, first.day, last.month, last.day) != (1, 1, 12, 31))


@given(st.lists(st.integers(BANGLADESH.first - 500, BANGLADESH.last + 500), max_size=20))
def test_the_two_kinds_refuse_the_same_days(days: list[int]) -> None:
    refused = []
    for position, day in enumerate(days):
        try:
            BANGLADESH.check(day)
        except NotCovered:
            refused.append(position)
    column = np.array(days, dtype=np.int64)
    if not refused:
        BANGLADESH.check(column)
        return
    with pytest.raises(ColumnError) as caught:
        BANGLADESH.check(column)
    assert caught.value.positions == tuple(refused)
    assert caught.value.code == "not_covered"


def test_the_message_says_what_is_covered_and_what_was_asked() -> None:
    with pytest.raises(NotCovered) as caught:
        BANGLADESH.check(day_number(date(2031, 4, 14)))
    error = caught.value
    assert str(error) == "holidays for BD cover 2015-2027, asked for 2031-04-14"
    assert (error.argument, error.value, error.code) == ("holidays for BD", date(2031, 4, 14), "not_covered")
    assert isinstance(error, MicroloanError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_a_column_says_how_many_and_where() -> None:
    with pytest.raises(ColumnError) as caught:
        BANGLADESH.check(np.array([BANGLADESH.first, BANGLADESH.last + 1, 0]))
    assert str(caught.value) == (
        "2 of 3 loans have dates that holidays for BD do not cover; they cover 2015-2027, first at positions 1, 2"
    )


@pytest.mark.parametrize("day", [0, -1, LAST_DAY + 1])
@pytest.mark.parametrize("covered", [WHOLE_CALENDAR, BANGLADESH])
def test_what_is_no_day_at_all(day: int, covered: Coverage) -> None:
    with pytest.raises(MicroloanError, match=r"lies outside the calendar, 0001-01-01 to 9999-12-31$"):
        covered.check(day)


def test_a_column_outside_the_calendar() -> None:
    with pytest.raises(ColumnError, match=r"^1 of 2 loans have dates outside the calendar") as caught:
        WHOLE_CALENDAR.check(np.array([1, LAST_DAY + 1]))
    assert caught.value.code == "past_the_calendar"
