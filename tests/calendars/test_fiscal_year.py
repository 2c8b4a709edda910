"""Fiscal years: every date in one, none in two, labels as the trade writes them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import fiscal_year
from microloan.calendars.coverage import NotCovered
from microloan.calendars.days import civil, day_number, from_civil, to_date
from microloan.calendars.fiscal_year import BANGLADESH, CALENDAR, INDIA, NEPAL, PAKISTAN, FiscalYear
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

YEARS = pytest.mark.parametrize("years", fiscal_year.ALL, ids=repr)
DAYS = st.integers(NEPAL.covered.first, NEPAL.covered.last)


@YEARS
@given(day=DAYS)
def test_a_year_holds_its_days_and_the_next_begins_after_it(years: FiscalYear, day: int) -> None:
    first, last = years.bounds(day)
    assert first <= day <= last
    assert years.bounds(first) == years.bounds(last) == (first, last)
    assert 364 <= last - first <= 366
    if last < years.covered.last:
        assert years.starts(years.year_of(day) + 1) == last + 1
        assert years.year_of(last + 1) == years.year_of(last) + 1


@YEARS
@given(days=st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(years: FiscalYear, days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert years.year_of(column).tolist() == [years.year_of(day) for day in days]
    firsts, lasts = years.bounds(column)
    assert list(zip(firsts.tolist(), lasts.tolist(), strict=True)) == [years.bounds(day) for day in days]


@given(DAYS)
def test_years_of_whole_months_follow_the_calendar(day: int) -> None:
    year, month, _ = civil(day)
    assert CALENDAR.year_of(day) == year
    assert INDIA.year_of(day) == (year if month >= 4 else year - 1)
    assert BANGLADESH.year_of(day) == PAKISTAN.year_of(day) == (year if month >= 7 else year - 1)


@pytest.mark.parametrize(
    ("years", "day", "label", "first", "last"),
    [
        (BANGLADESH, date(2024, 6, 30), "2023-24", date(2023, 7, 1), date(2024, 6, 30)),
        (BANGLADESH, date(2024, 7, 1), "2024-25", date(2024, 7, 1), date(2025, 6, 30)),
        (BANGLADESH, date(1999, 12, 31), "1999-00", date(1999, 7, 1), date(2000, 6, 30)),
        (INDIA, date(2026, 3, 31), "2025-26", date(2025, 4, 1), date(2026, 3, 31)),
        (INDIA, date(2026, 4, 1), "2026-27", date(2026, 4, 1), date(2027, 3, 31)),
        (PAKISTAN, date(2026, 1, 4), "2025-26", date(2025, 7, 1), date(2026, 6, 30)),
        (NEPAL, date(2024, 7, 15), "2080/81", date(2023, 7, 17), date(2024, 7, 15)),
        (NEPAL, date(2024, 7, 16), "2081/82", date(2024, 7, 16), date(2025, 7, 16)),
        (NEPAL, date(2026, 7, 16), "2082/83", date(2025, 7, 17), date(2026, 7, 16)),
        (CALENDAR, date(2026, 12, 31), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_labels_and_bounds(years: FiscalYear, day: date, label: str, first: date, last: date) -> None:
    assert years.label_of(day) == label
    assert years.dates_of(day) == (first, last)


def test_the_years_of_nepal_begin_on_the_16th_or_the_17th_of_july() -> None:
    starts = [to_date(NEPAL.starts(year)) for year in range(1993, 2028)]
    assert {(day.month, day.day) for day in starts} == {(7, 16), (7, 17)}
    assert to_date(NEPAL.covered.last) == starts[-1] - timedelta(days=1)
    assert (NEPAL.first_year, NEPAL.last_year) == (1993, 2026)


@pytest.mark.parametrize("day", [date(1993, 7, 15), date(2027, 7, 17), date(2031, 4, 14)])
def test_what_nobody_has_announced_is_not_known(day: date) -> None:
    message = rf"^fiscal years \(nepal\) cover 1993-07-16 to 2027-07-16, asked for {day}$"
    with pytest.raises(NotCovered, match=message):
        NEPAL.label_of(day)
    with pytest.raises(
        ColumnError, match=r"^1 of 2 loans have dates that fiscal years \(nepal\) do not cover"
    ) as caught:
        NEPAL.bounds(np.array([day_number(date(2026, 1, 4)), day_number(day)]))
    assert caught.value.positions == (1,)


@YEARS
def test_fiscal_years_print_pickle_and_name_their_source(years: FiscalYear) -> None:
    assert eval(repr(years), {"fiscal_year": fiscal_year}) is years  # noqa: S307
    assert pickle.loads(pickle.dumps(years)) == years  # noqa: S301
    assert years.definition
    assert years.source


def first_of_october(year: N, /) -> N:
    """Begin in autumn."""
    return from_civil(year, 10, 1)


def test_a_fiscal_year_of_ones_own() -> None:
    autumn = FiscalYear("autumn", first_of_october, str, 2000, 2100, "1 October to 30 September", "house rule")
    assert autumn.label_of(date(2026, 9, 30)) == "2025"
    assert autumn.dates_of(date(2026, 10, 1)) == (date(2026, 10, 1), date(2027, 9, 30))
    assert autumn not in fiscal_year.ALL


@pytest.mark.parametrize(
    ("name", "starts", "label", "message"),
    [
        ("two words", first_of_october, str, "name='two words' must be a word like bangladesh"),
        ("autumn", 10, str, "starts=10 must be a function of a year"),
        ("autumn", first_of_october, "2025", "label='2025' must be a function of a year"),
    ],
)
def test_what_is_no_fiscal_year(name: str, starts: object, label: Callable[[int], str], message: str) -> None:
    with pytest.raises(MicroloanError, match=f"^{message}$"):
        FiscalYear(name, starts, label, 1, 2, "", "")  # type: ignore[arg-type]


def test_a_fiscal_year_is_asked_for_a_date() -> None:
    with pytest.raises(MicroloanError, match=r"^day='2026-01-04' is text"):
        INDIA.label_of("2026-01-04")  # type: ignore[arg-type]
