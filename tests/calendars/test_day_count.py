"""Day counts: they add up, they agree with a count day by day, and both kinds agree."""

from __future__ import annotations

import calendar
import pickle
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import day_count
from microloan.calendars.day_count import DayCount
from microloan.calendars.days import FIRST_DAY, LAST_DAY, day_number, from_civil, to_date
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

ANY_DAYS = st.one_of(
    st.integers(FIRST_DAY, LAST_DAY),
    st.builds(lambda year, ahead: from_civil(year, 3, ahead), st.integers(1900, 2100), st.integers(-2, 3)),
    st.builds(lambda year, month: from_civil(year, month, 0), st.integers(1900, 2100), st.integers(1, 12)),
)
EACH = pytest.mark.parametrize("convention", day_count.ALL, ids=lambda convention: convention.name)
ACTUAL = (day_count.ACTUAL_365, day_count.ACTUAL_360, day_count.ACTUAL_364, day_count.ACTUAL_ACTUAL, day_count.NL_365)
THIRTY = (
    day_count.THIRTY_360_BOND,
    day_count.THIRTY_U_360,
    day_count.THIRTY_E_360,
    day_count.THIRTY_E_360_ISDA,
)


def thirty_365(start: N, end: N, termination: N | int, /) -> N:
    """Count the days of 30E/360, for a year of 365."""
    return day_count.THIRTY_E_360.days(start, end, termination)


def _is_29_february(day: int) -> bool:
    there = to_date(day)
    return (there.month, there.day) == (2, 29)


@given(st.lists(st.tuples(ANY_DAYS, ANY_DAYS, st.booleans()), min_size=1, max_size=20))
def test_the_two_kinds_agree(pairs: list[tuple[int, int, bool]]) -> None:
    rows = [(min(a, b), max(a, b), max(a, b) if is_last else 0) for a, b, is_last in pairs]
    starts, ends, terminations = np.array(rows, dtype=np.int64).T
    for convention in day_count.ALL:
        counted = convention.days(starts, ends, terminations)
        assert counted.dtype == np.int64
        assert counted.tolist() == [convention.days(*row) for row in rows]
        assert convention.days(starts, ends, 0).tolist() == [convention.days(start, end, 0) for start, end, _ in rows]


@given(st.lists(ANY_DAYS, min_size=3, max_size=3).map(sorted))
def test_actual_days_add_up(days: list[int]) -> None:
    start, between, end = days
    for convention in ACTUAL:
        first, second = convention.days(start, between, 0), convention.days(between, end, 0)
        assert convention.days(start, end, 0) == first + second


@given(ANY_DAYS, st.integers(0, 800))
def test_a_later_end_never_counts_less(start: int, later: int) -> None:
    end = start + later
    for convention in day_count.ALL:
        assert 0 <= convention.days(start, end, 0) <= convention.days(start, end + 1, 0)


@given(ANY_DAYS)
def test_an_empty_period_counts_nothing(day: int) -> None:
    for convention in day_count.ALL:
        assert convention.days(day, day, 0) == 0
        assert convention.days(day, day, day) == 0


@given(ANY_DAYS, st.integers(0, 2_000))
def test_actual_actual_day_by_day(start: int, length: int) -> None:
    end = min(start + length, LAST_DAY)
    parts = (Fraction(1, 366 if calendar.isleap(to_date(day).year) else 365) for day in range(start, end))
    assert day_count.ACTUAL_ACTUAL.year_fraction(to_date(start), to_date(end)) == sum(parts, Fraction(0))


@given(ANY_DAYS, st.integers(0, 2_000))
def test_no_leap_day_by_day(start: int, length: int) -> None:
    end = min(start + length, LAST_DAY)
    counted = sum(not _is_29_february(day) for day in range(start + 1, end + 1))
    assert day_count.NL_365.days(start, end, 0) == counted


@given(st.integers(1, 9_998))
def test_a_calendar_year_is_a_year(year: int) -> None:
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    for convention in (day_count.ACTUAL_ACTUAL, day_count.NL_365, *THIRTY):
        assert convention.year_fraction(start, end) == 1


@given(st.integers(1, 9_000), st.integers(1, 12), st.integers(1, 27), st.integers(0, 600))
def test_a_month_has_thirty_days(year: int, month: int, day: int, count: int) -> None:
    start, end = from_civil(year, month, day), from_civil(year, month + count, day)
    assert [convention.days(start, end, 0) for convention in THIRTY] == [30 * count] * len(THIRTY)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2007, 2, 28), date(2007, 8, 31), (183, 180, 182, 180)),
        (date(2008, 2, 29), date(2009, 2, 28), (359, 360, 359, 360)),
        (date(2024, 1, 30), date(2024, 3, 31), (60, 60, 60, 60)),
        (date(2024, 1, 31), date(2024, 3, 31), (60, 60, 60, 60)),
        (date(2024, 1, 29), date(2024, 3, 31), (62, 62, 61, 61)),
    ],
)
def test_where_the_months_of_thirty_days_part(start: date, end: date, expected: tuple[int, ...]) -> None:
    days = tuple(convention.days(day_number(start), day_number(end), 0) for convention in THIRTY)
    assert days == expected


def test_the_termination_date_keeps_its_february() -> None:
    start, end = date(2011, 8, 31), date(2012, 2, 29)
    isda = day_count.THIRTY_E_360_ISDA
    assert isda.year_fraction(start, end, termination=end) == Fraction(179, 360)
    assert isda.year_fraction(start, end, termination=date(2013, 2, 28)) == Fraction(180, 360)
    assert isda.year_fraction(start, end) == Fraction(180, 360)


def test_which_end_counts_a_29_february() -> None:
    before, leap_day, after = (day_number(date(2024, 2, 28)) + ahead for ahead in range(3))
    assert day_count.NL_365.days(before, leap_day, 0) == 0
    assert day_count.NL_365.days(leap_day, after, 0) == 1
    assert day_count.ACTUAL_ACTUAL.year_fraction(date(2023, 12, 31), date(2024, 1, 1)) == Fraction(1, 365)


@EACH
def test_a_day_count_prints_pickles_and_names_its_source(convention: DayCount) -> None:
    assert eval(repr(convention), {"day_count": day_count}) is convention  # noqa: S307
    assert pickle.loads(pickle.dumps(convention)) == convention  # noqa: S301
    assert convention.definition
    assert convention.source


def test_the_denominators() -> None:
    assert {convention.name: convention.denominator for convention in day_count.ALL} == {
        "actual_365": 365,
        "actual_360": 360,
        "actual_364": 364,
        "actual_actual": 133_590,
        "nl_365": 365,
        "thirty_360_bond": 360,
        "thirty_u_360": 360,
        "thirty_e_360": 360,
        "thirty_e_360_isda": 360,
    }


def test_a_day_count_of_ones_own_is_a_value_like_the_others() -> None:
    own = DayCount("thirty_365", 365, thirty_365, "30E days over 365", "house rule")
    assert own.year_fraction(date(2024, 1, 31), date(2024, 7, 31)) == Fraction(180, 365)
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301
    assert own not in day_count.ALL
    assert DayCount("days", 1, thirty_365, "days, not years", "house rule").denominator == 1


def test_the_end_does_not_come_before_the_start() -> None:
    with pytest.raises(MicroloanError, match=r"^end=2026-01-03 must not be before start=2026-01-04$") as caught:
        day_count.ACTUAL_365.year_fraction(date(2026, 1, 4), date(2026, 1, 3))
    assert caught.value.code == "out_of_order"
    assert day_count.ACTUAL_365.year_fraction(date(2026, 1, 4), date(2026, 1, 4)) == 0


@pytest.mark.parametrize("wrong", ["2026-01-04", datetime(2026, 1, 4, tzinfo=UTC), 739_620])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_is_no_date(wrong: object, place: int) -> None:
    given_dates: list[object] = [date(2026, 1, 1), date(2026, 1, 4), date(2026, 12, 31)]
    given_dates[place] = wrong
    with pytest.raises(MicroloanError, match=r"write date\(2026, 1, 4\)$") as caught:
        day_count.ACTUAL_365.year_fraction(*given_dates)  # type: ignore[arg-type]
    assert caught.value.argument == ("start", "end", "termination")[place]


@pytest.mark.parametrize(
    ("name", "denominator", "days", "message"),
    [
        ("30/365", 365, thirty_365, "^name='30/365' must be a word like actual_365$"),
        (None, 365, thirty_365, "^name=None must be a word"),
        ("own", 0, thirty_365, "^denominator=0 must be a whole number from 1$"),
        ("own", True, thirty_365, "^denominator=True must be a whole number from 1$"),
        ("own", 365, 30, "^days=30 must be a function of start, end, termination$"),
    ],
)
def test_what_is_no_day_count(name: object, denominator: object, days: object, message: str) -> None:
    with pytest.raises(MicroloanError, match=message):
        DayCount(name, denominator, days, "", "")  # type: ignore[arg-type]
