"""Meeting days by the week: the first one on or after a day, whichever the day."""

from __future__ import annotations

import calendar
import pickle
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import weekdays
from microloan.calendars.days import FIRST_DAY, LAST_DAY, day_number, to_date
from microloan.calendars.weekdays import Weekday
from microloan.errors import MicroloanError

DAYS = st.integers(FIRST_DAY, LAST_DAY - 6)
WEEKDAYS = st.sampled_from(Weekday)


@given(WEEKDAYS, DAYS)
def test_the_weekday_comes_within_a_week(weekday: Weekday, day: int) -> None:
    found = weekday.on_or_after(day)
    assert 0 <= found - day < 7
    assert to_date(found).weekday() == weekday.value


@given(WEEKDAYS, st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(weekday: Weekday, days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert weekday.on_or_after(column).tolist() == [weekday.on_or_after(day) for day in days]


@pytest.mark.parametrize(("gap_days", "expected"), [(14, date(2024, 1, 17)), (15, date(2024, 1, 24))])
def test_a_day_of_grace_more_can_cost_a_week(gap_days: int, expected: date) -> None:
    disbursed_on = day_number(date(2024, 1, 3))
    assert to_date(weekdays.WEDNESDAY.on_or_after(disbursed_on + gap_days)) == expected


def test_the_words_read_back() -> None:
    assert [Weekday.from_text(weekday.text) for weekday in Weekday] == list(Weekday)
    assert [weekday.text for weekday in Weekday] == [name.lower() for name in calendar.day_name]


@pytest.mark.parametrize("weekday", Weekday)
def test_a_weekday_prints_and_pickles(weekday: Weekday) -> None:
    assert getattr(weekdays, weekday.name) is weekday
    assert eval(repr(weekday), {"Weekday": Weekday}) is weekday  # noqa: S307
    assert pickle.loads(pickle.dumps(weekday)) is weekday  # noqa: S301


@pytest.mark.parametrize("text", ["Wednesday", "wed", "", " monday", "2", 2, None, ["monday"]])
def test_what_is_no_weekday(text: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        Weekday.from_text(text, "meeting_day")  # type: ignore[arg-type]
    assert str(caught.value).startswith("meeting_day=")
    assert "write one of monday, tuesday, wednesday, thursday, friday, saturday, sunday" in str(caught.value)
    assert caught.value.code == "unknown_name"
