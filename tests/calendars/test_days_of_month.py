"""Meeting days by the month: a day of the month, and the nth weekday of a month."""

from __future__ import annotations

import calendar
import pickle
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as oracle_weekday
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.days import FIRST_DAY, LAST_DAY, day_number, from_civil, to_date
from microloan.calendars.days_of_month import LAST, DayOfMonth, Last, NthWeekday
from microloan.calendars.weekdays import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY, TUESDAY, WEDNESDAY, Weekday
from microloan.errors import MicroloanError

DAYS = st.one_of(
    st.integers(FIRST_DAY, LAST_DAY - 35),
    # Ends of months, where the answer lies in the next one.
    st.builds(lambda year, month: from_civil(year, month, 1) - 1, st.integers(2, 9999), st.integers(1, 10)),
)
YEARS = st.integers(1, 9999)
MONTHS = st.integers(1, 12)
DAYS_OF_MONTH = st.builds(DayOfMonth, st.integers(1, 31))
NTH_WEEKDAYS = st.builds(NthWeekday, st.integers(1, 4) | st.just(LAST), st.sampled_from(Weekday))
RULES = DAYS_OF_MONTH | NTH_WEEKDAYS
EVERY_NTH_WEEKDAY = [NthWeekday(nth, weekday) for nth in (1, 2, 3, 4, LAST) for weekday in Weekday]


@given(DAYS_OF_MONTH, DAYS)
def test_the_day_of_month_is_the_first_of_all_later_days(rule: DayOfMonth, day: int) -> None:
    there = to_date(day)
    while there.day != min(rule.number, calendar.monthrange(there.year, there.month)[1]):
        there += timedelta(days=1)
    assert to_date(rule.on_or_after(day)) == there


@given(NTH_WEEKDAYS, YEARS, MONTHS)
def test_the_nth_weekday_is_that_weekday_in_that_place(rule: NthWeekday, year: int, month: int) -> None:
    there = to_date(rule.in_month(year, month))
    days_in_month = calendar.monthrange(year, month)[1]
    assert (there.year, there.month) == (year, month)
    assert there.weekday() == rule.weekday.value
    if rule.nth is LAST:
        assert there.day + 7 > days_in_month
    else:
        assert (there.day - 1) // 7 == rule.nth - 1


@given(NTH_WEEKDAYS, YEARS, MONTHS)
def test_the_nth_weekday_is_that_of_relativedelta(rule: NthWeekday, year: int, month: int) -> None:
    start, nth = (31, -1) if rule.nth is LAST else (1, rule.nth)
    expected = date(year, month, 1) + relativedelta(day=start, weekday=oracle_weekday(rule.weekday.value, nth))
    assert to_date(rule.in_month(year, month)) == expected


@given(st.sampled_from(Weekday), YEARS, MONTHS)
def test_the_weekdays_of_a_month_are_a_week_apart(weekday: Weekday, year: int, month: int) -> None:
    found = [NthWeekday(nth, weekday).in_month(year, month) for nth in range(1, 5)]
    assert [day - found[0] for day in found] == [0, 7, 14, 21]
    assert NthWeekday.last(weekday).in_month(year, month) - found[3] in {0, 7}


@given(RULES, DAYS)
def test_the_first_one_on_or_after_is_that_of_this_month_or_the_next(rule: DayOfMonth | NthWeekday, day: int) -> None:
    there = to_date(day)
    months = [rule.in_month(there.year, there.month + k) for k in range(2)]
    assert rule.on_or_after(day) == min(found for found in months if found >= day)


@given(NTH_WEEKDAYS, DAYS)
def test_the_nth_weekday_comes_within_five_weeks(rule: NthWeekday, day: int) -> None:
    found = rule.on_or_after(day)
    assert 0 <= found - day < 35
    assert rule.on_or_after(found) == found


@given(RULES, YEARS, MONTHS, st.integers(0, 3))
def test_the_month_may_run_on(rule: DayOfMonth | NthWeekday, year: int, month: int, years: int) -> None:
    assert rule.in_month(year, month + 12 * years) == rule.in_month(year + years, month)


@given(RULES, st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(rule: DayOfMonth | NthWeekday, days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert rule.on_or_after(column).dtype == np.int64
    assert rule.on_or_after(column).tolist() == [rule.on_or_after(day) for day in days]


@given(RULES, st.lists(st.tuples(YEARS, MONTHS), max_size=20))
def test_the_two_kinds_agree_on_months(rule: DayOfMonth | NthWeekday, given_months: list[tuple[int, int]]) -> None:
    columns = np.array(given_months, dtype=np.int64).reshape(-1, 2)
    expected = [rule.in_month(year, month) for year, month in given_months]
    assert rule.in_month(columns[:, 0], columns[:, 1]).tolist() == expected


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


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        (NthWeekday(2, TUESDAY), date(2026, 1, 13), date(2026, 1, 13)),
        (NthWeekday(2, TUESDAY), date(2026, 1, 14), date(2026, 2, 10)),
        # The month begins on the weekday; the month begins the day after it.
        (NthWeekday(1, SUNDAY), date(2026, 2, 1), date(2026, 2, 1)),
        (NthWeekday(1, SATURDAY), date(2026, 2, 1), date(2026, 2, 7)),
        # Five Fridays, four Fridays, and a February of just four weeks.
        (NthWeekday.last(FRIDAY), date(2026, 1, 24), date(2026, 1, 30)),
        (NthWeekday.last(FRIDAY), date(2026, 1, 31), date(2026, 2, 27)),
        (NthWeekday.last(SATURDAY), date(2026, 2, 1), date(2026, 2, 28)),
        (NthWeekday.last(SUNDAY), date(2026, 2, 1), date(2026, 2, 22)),
        # A 29 February that is the fifth of its kind.
        (NthWeekday.last(THURSDAY), date(2024, 2, 1), date(2024, 2, 29)),
        (NthWeekday(4, THURSDAY), date(2024, 2, 1), date(2024, 2, 22)),
        # Over the end of a year.
        (NthWeekday.last(WEDNESDAY), date(2025, 12, 31), date(2025, 12, 31)),
        (NthWeekday(1, MONDAY), date(2026, 12, 8), date(2027, 1, 4)),
    ],
)
def test_nth_weekdays(rule: NthWeekday, day: date, expected: date) -> None:
    assert to_date(rule.on_or_after(day_number(day))) == expected


def test_the_words_read_back() -> None:
    words = [rule.text for rule in EVERY_NTH_WEEKDAY]
    assert len(set(words)) == 35
    assert [NthWeekday.from_text(text) for text in words] == EVERY_NTH_WEEKDAY
    assert NthWeekday(2, TUESDAY).text == str(NthWeekday(2, TUESDAY)) == "second tuesday"
    assert NthWeekday.last(FRIDAY).text == "last friday"


@pytest.mark.parametrize(
    "text",
    [
        "Second Tuesday",
        "second  tuesday",
        " second tuesday",
        "second tuesday ",
        "second-tuesday",
        "2 tuesday",
        "2nd tuesday",
        "fifth tuesday",
        "second tue",
        "second",
        "tuesday",
        "second tuesday wednesday",
        "",
        2,
        None,
        ["second", "tuesday"],
        NthWeekday(2, TUESDAY),
    ],
)
def test_what_are_no_words_for_an_nth_weekday(text: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        NthWeekday.from_text(text, "meeting_day")  # type: ignore[arg-type]
    assert str(caught.value).startswith("meeting_day=")
    assert str(caught.value).endswith(
        'write one of first, second, third, fourth, last and a weekday, like "second tuesday"'
    )
    assert (caught.value.value, caught.value.code) == (text, "unknown_name")


@pytest.mark.parametrize("number", [0, 32, -1, True, "5", None])
def test_what_is_no_day_of_a_month(number: object) -> None:
    with pytest.raises(MicroloanError, match=r"^number=.* must be a whole number from 1 to 31$"):
        DayOfMonth(number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nth", "code"),
    [
        (0, "out_of_range"),
        (5, "out_of_range"),
        (-1, "out_of_range"),
        (True, "wrong_type"),
        ("2", "wrong_type"),
        ("last", "wrong_type"),
        (None, "wrong_type"),
        (TUESDAY, "wrong_type"),
    ],
)
def test_what_is_no_place_in_a_month(nth: object, code: str) -> None:
    with pytest.raises(MicroloanError, match=r"^nth=.* from 1 to 4; .* write NthWeekday\.last\(FRIDAY\)$") as caught:
        NthWeekday(nth, TUESDAY)  # type: ignore[arg-type]
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("nth", nth, code)


@pytest.mark.parametrize("make", [lambda weekday: NthWeekday(2, weekday), NthWeekday.last])
@pytest.mark.parametrize("weekday", [1, "tuesday", None, DayOfMonth(5)])
def test_what_is_no_weekday(make: Callable[[object], NthWeekday], weekday: object) -> None:
    with pytest.raises(MicroloanError, match=r"^weekday=.* must be a weekday such as TUESDAY$") as caught:
        make(weekday)
    assert (caught.value.value, caught.value.code) == (weekday, "wrong_type")


def test_a_day_of_month_is_a_value() -> None:
    assert DayOfMonth(5) == DayOfMonth(5) != DayOfMonth(6)
    assert eval(repr(DayOfMonth(5)), {"DayOfMonth": DayOfMonth}) == DayOfMonth(5)  # noqa: S307
    assert pickle.loads(pickle.dumps(DayOfMonth(5))) == DayOfMonth(5)  # noqa: S301


@pytest.mark.parametrize("rule", EVERY_NTH_WEEKDAY, ids=str)
def test_an_nth_weekday_is_a_value(rule: NthWeekday) -> None:
    assert [other for other in EVERY_NTH_WEEKDAY if other == rule] == [rule]
    assert len({rule, NthWeekday(rule.nth, rule.weekday)}) == 1
    assert eval(repr(rule), {"NthWeekday": NthWeekday, "Weekday": Weekday}) == rule  # noqa: S307
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301


def test_the_last_prints_by_its_name() -> None:
    assert NthWeekday.last(FRIDAY).nth is LAST
    assert (repr(LAST), list(Last)) == ("LAST", [LAST])
