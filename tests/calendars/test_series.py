"""The nominal dates of a loan, with and without a given last one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import month_end, stub
from microloan.calendars.days import from_civil, to_date
from microloan.calendars.frequencies import MONTH, WEEK, Frequency, days, months
from microloan.calendars.recurrence import occurrences
from microloan.calendars.series import Series, ending_on
from microloan.calendars.stub import LONG, SHORT, Stub
from microloan.errors import ColumnError, MicroloanError

ANCHORS = st.integers(from_civil(2020, 1, 1), from_civil(2030, 1, 1))
FREQUENCIES = st.sampled_from([days(10), WEEK, MONTH, months(3)])


@given(FREQUENCIES, ANCHORS, st.integers(1, 40), st.integers(1, 400))
def test_a_series_rises_and_goes_on_after_a_given_last_day(
    every: Frequency, anchor: int, count: int, beyond: int
) -> None:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    last_day = regular(count - 1) + beyond
    series = Series(regular=regular, start=anchor - 7, count=count, rows=count, last_day=last_day)
    nominal = [series.nominal(number) for number in range(1, count + 6)]
    assert nominal[: count - 1] == [regular(number) for number in range(1, count)]
    assert nominal[count - 1] == last_day
    assert nominal == sorted(set(nominal))
    regular_later = [day for day in (regular(number) for number in range(1, count + 70)) if day > last_day]
    assert nominal[count:] == regular_later[:5]


@given(FREQUENCIES, ANCHORS, st.integers(1, 900), st.sampled_from(stub.ALL))
def test_a_series_that_ends_on_a_day_ends_there(every: Frequency, anchor: int, ahead: int, rule: Stub) -> None:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    series = ending_on(regular, anchor - 7, anchor + ahead, rule)
    nominal = [series.nominal(number) for number in range(1, series.rows + 1)]
    assert nominal[-1] == anchor + ahead
    assert nominal == sorted(set(nominal))
    assert series.count == series.rows == len(nominal)


@given(
    FREQUENCIES,
    st.lists(st.tuples(ANCHORS, st.integers(1, 600)), min_size=1, max_size=6),
    st.sampled_from(stub.ALL),
)
def test_the_two_kinds_agree(every: Frequency, loans: list[tuple[int, int]], rule: Stub) -> None:
    anchors = np.array([anchor for anchor, _ in loans], dtype=np.int64)
    ends = np.array([anchor + ahead for anchor, ahead in loans], dtype=np.int64)
    columns = ending_on(occurrences(anchors, every, month_end.SAME_DAY, first=1), anchors - 7, ends, rule)
    alone = [
        ending_on(occurrences(anchor, every, month_end.SAME_DAY, first=1), anchor - 7, anchor + ahead, rule)
        for anchor, ahead in loans
    ]
    assert not isinstance(columns.count, int)
    assert columns.count.tolist() == [one.count for one in alone]
    assert columns.rows == max(one.rows for one in alone)
    for number in range(1, columns.rows + 4):
        assert columns.nominal(number).tolist() == [one.nominal(number) for one in alone]


def test_four_months_to_the_twentieth() -> None:
    fifths = occurrences(from_civil(2026, 2, 5), MONTH, month_end.SAME_DAY, first=1)
    end = from_civil(2026, 5, 20)
    ends = [
        [to_date(series.nominal(number)) for number in range(1, series.rows + 2)]
        for series in (ending_on(fifths, from_civil(2026, 1, 5), end, rule) for rule in (SHORT, LONG))
    ]
    assert ends == [
        [date(2026, month, 5) for month in (2, 3, 4, 5)] + [date(2026, 5, 20), date(2026, 6, 5)],
        [date(2026, month, 5) for month in (2, 3, 4)] + [date(2026, 5, 20), date(2026, 6, 5)],
    ]


def test_a_last_day_that_is_not_after_the_installment_before() -> None:
    with pytest.raises(MicroloanError, match=r"^last_day=14 must be after the regular date of the installment before"):
        Series(regular=lambda number: 7 * number, start=0, count=3, rows=3, last_day=14)
    starts = np.array([0, 1, 0])
    with pytest.raises(ColumnError, match=r"^2 of 3 loans have a last day that is not after") as caught:
        Series(
            regular=lambda number: starts + 7 * number,
            start=starts,
            count=np.array([3, 2, 9]),
            rows=9,
            last_day=np.array([14, 14, 14]),
        )
    assert caught.value.positions == (0, 2)
