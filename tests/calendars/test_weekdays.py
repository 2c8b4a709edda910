"""Meeting days: the first one on or after a day, whichever the day."""

from __future__ import annotations

import calendar
import pickle
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import weekdays
from microloan.calendars.days import FIRST_DAY, LAST_DAY, day_number, to_date
from microloan.calendars.weekdays import DayOfMonth, Weekday
from microloan.errors import MicroloanError

DAYS = st.integers(FIRST_DAY, LAST_DAY - 31)
WEEKDAYS = st.sampled_from(Weekday)
DAYS_OF_MONTH = st.builds(DayOfMonth, st.integers(1, 31))


@given(WEEKDAYS, DAYS)
def test_the_weekday_comes_within_a_week(weekday: Weekday, day: int) -> None:
    found = weekday.on_or_after(day)
    assert 0 <= found - day < 7
    assert to_date(found).weekday() == weekday.value


@given(DAYS_OF_MONTH, DAYS)
def test_the_day_of_month_is_the_first_of_all_later_days(rule: DayOfMonth, day: int) -> None:
    there = to_date(day)
    while there.day != min(rule.number, calendar.monthrange(there.year, there.month)[1]):
        there += timedelta(days=1)
    assert to_date(rule.on_or_after(day)) == there


@given(WEEKDAYS, DAYS_OF_MONTH, st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(weekday: Weekday, rule: DayOfMonth, days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert weekday.on_or_after(column).tolist() == [weekday.on_or_after(day) for day in days]
    assert rule.on_or_after(column).tolist() == [rule.on_or_after(day) for day in days]


@pytest.mark.parametrize(("gap_days", "expected"), [(14, date(2024, 1, 17)), (15, date(2024, 1, 24))])
def test_a_day_of_grace_more_can_cost_a_week(gap_days: int, expected: date) -> None:
    disbursed_on = day_number(date(2024, 1, 3))
    assert to_date(weekdays.WEDNESDAY.on_or_after(disbursed_on + gap_days)) == expected


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        (31, date(2024, 2, 29), date(2024, 2, 29)),
        (31, date(2023, 2, 28), date(2023, 2, 28)),
        (30, date(2024, 1, 31), date(2024, 2, 29)),
        (5, date(2026, 12, 5), date(2026, 12, 5)),
        (5, date(2026, 12, 6), date(2027, 1, 5)),
    ],
)
def test_days_of_the_month(number: int, day: date, expected: date) -> None:
    assert to_date(DayOfMonth(number).on_or_after(day_number(day))) == expected


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


@pytest.mark.parametrize("number", [0, 32, -1, True, "5", None])
def test_what_is_no_day_of_a_month(number: object) -> None:
    with pytest.raises(MicroloanError, match=r"^number=.* must be a whole number from 1 to 31$"):
        DayOfMonth(number)  # type: ignore[arg-type]


def test_a_day_of_month_is_a_value() -> None:
    assert DayOfMonth(5) == DayOfMonth(5) != DayOfMonth(6)
    assert eval(repr(DayOfMonth(5)), {"DayOfMonth": DayOfMonth}) == DayOfMonth(5)  # noqa: S307
    assert pickle.loads(pickle.dumps(DayOfMonth(5))) == DayOfMonth(5)  # noqa: S301
