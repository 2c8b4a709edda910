"""Day numbers against `datetime.date`, over the whole calendar and on both kinds of number."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.days import (
    FIRST_DAY,
    LAST_DAY,
    checked_day,
    civil,
    day_in_month,
    day_number,
    days_in_month,
    from_civil,
    is_leap,
    to_date,
    weekday_number,
)
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

DAYS = st.integers(FIRST_DAY, LAST_DAY)
ALL_DAYS = np.arange(FIRST_DAY, LAST_DAY + 1, dtype=np.int64)
ALL_MONTHS = [(year, month) for year in range(1, 10_000) for month in range(1, 13)]
DAYS_OF_400_YEARS = 146_097


def _parts(day: int) -> tuple[int, int, int]:
    there = date.fromordinal(day)
    return there.year, there.month, there.day


def _columns(*columns: Column) -> list[tuple[int, ...]]:
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_the_calendar_has_the_days_of_datetime() -> None:
    assert date.min.toordinal() == FIRST_DAY
    assert date.max.toordinal() == LAST_DAY
    assert to_date(FIRST_DAY) == date.min
    assert to_date(LAST_DAY) == date.max


def test_civil_on_every_day_of_400_years() -> None:
    days = range(from_civil(1_800, 1, 1), from_civil(1_800, 1, 1) + DAYS_OF_400_YEARS)
    assert [civil(day) for day in days] == [_parts(day) for day in days]


def test_civil_over_the_whole_calendar() -> None:
    days = [*range(FIRST_DAY, LAST_DAY + 1, 29), LAST_DAY]
    expected = [_parts(day) for day in days]
    assert [civil(day) for day in days] == expected
    assert _columns(*civil(np.array(days))) == expected


def test_civil_on_a_column_of_every_day_there_is() -> None:
    there = ALL_DAYS.astype("datetime64[D]") - np.timedelta64(date(1970, 1, 1).toordinal(), "D")
    months = there.astype("datetime64[M]")
    year, month, day_of_month = civil(ALL_DAYS)
    assert np.array_equal(year * 12 + month - 1, months.astype(np.int64) + 1970 * 12)
    assert np.array_equal(day_of_month, (there - months).astype(np.int64) + 1)
    assert month.min() == 1
    assert month.max() == 12


def test_from_civil_undoes_civil_on_every_day_there_is() -> None:
    assert np.array_equal(from_civil(*civil(ALL_DAYS)), ALL_DAYS)


@given(DAYS)
def test_from_civil_undoes_civil(day: int) -> None:
    assert from_civil(*civil(day)) == day


def test_the_length_of_every_month() -> None:
    expected = [calendar.monthrange(year, month)[1] for year, month in ALL_MONTHS]
    assert [days_in_month(year, month) for year, month in ALL_MONTHS] == expected
    years, months = np.array(ALL_MONTHS, dtype=np.int64).T
    assert days_in_month(years, months).tolist() == expected


def test_leap_years() -> None:
    years = range(1, 10_000)
    expected = [calendar.isleap(year) for year in years]
    assert [is_leap(year) for year in years] == expected
    assert is_leap(np.array(years)).tolist() == expected


@given(DAYS)
def test_weekdays(day: int) -> None:
    assert weekday_number(day) == date.fromordinal(day).weekday()


@given(st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree_on_days(days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert _columns(*civil(column)) == [civil(day) for day in days]
    assert weekday_number(column).tolist() == [weekday_number(day) for day in days]


@given(st.lists(st.tuples(st.integers(1, 9_990), st.integers(1, 60), st.integers(1, 31)), min_size=1, max_size=20))
def test_the_two_kinds_agree_on_parts(parts: list[tuple[int, int, int]]) -> None:
    columns = np.array(parts, dtype=np.int64).T
    assert from_civil(*columns).tolist() == [from_civil(*part) for part in parts]
    assert day_in_month(*columns).tolist() == [day_in_month(*part) for part in parts]


@given(st.integers(1, 9_990), st.integers(1, 60), st.integers(1, 31))
def test_a_day_in_a_month_is_clipped_and_months_run_on(year: int, month: int, day_of_month: int) -> None:
    year_there, month_there = year + (month - 1) // 12, (month - 1) % 12 + 1
    clipped = min(day_of_month, calendar.monthrange(year_there, month_there)[1])
    assert day_in_month(year, month, day_of_month) == date(year_there, month_there, clipped).toordinal()


@given(st.dates())
def test_dates_round_trip(value: date) -> None:
    assert to_date(day_number(value)) == value


@pytest.mark.parametrize("day", [0, -1, LAST_DAY + 1, "739620", None, True])
def test_what_is_no_day_number(day: object) -> None:
    with pytest.raises(MicroloanError, match=r"^day=.* must be a whole number from 1 to 3,652,059$") as caught:
        to_date(day)  # type: ignore[arg-type]
    assert caught.value.code == "out_of_range"


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("2026-01-04", "is text"),
        (datetime(2026, 1, 4, 9, 30, tzinfo=UTC), "is a moment, not a day"),
        (739_620, "is not a date"),
        (None, "is not a date"),
        (np.datetime64("2026-01-04"), "is not a date"),
    ],
)
def test_what_is_no_date(value: object, what: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        checked_day(value, "disbursed_on")
    assert str(caught.value).endswith(f" {what}; write date(2026, 1, 4)")
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("disbursed_on", value, "wrong_type")


def test_a_subclass_of_date_is_a_date() -> None:
    class Holiday(date):
        pass

    assert checked_day(Holiday(2026, 1, 4), "holiday") == date(2026, 1, 4).toordinal()
