"""Columns that say the same in different ways are read as the same numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rates import Rate
from microloan.calendars import day_number
from microloan.currency import BDT, Money
from microloan.portfolio import RateColumn
from microloan.portfolio.columns import read_amounts, read_days, read_rates, read_wholes
from microloan.testing import rates

MINOR = st.integers(-LARGEST_INT64, LARGEST_INT64)
DATES = st.dates()


@given(st.lists(MINOR, max_size=10))
def test_amounts_are_minor_units_however_they_are_written(minor: list[int]) -> None:
    for values in (
        minor,
        tuple(minor),
        iter(minor),
        np.array(minor, dtype=np.int64),
        np.array(minor, dtype=object),
        [Decimal(amount).scaleb(-2) for amount in minor],
        [Money.from_minor(amount, BDT) for amount in minor],
    ):
        column = read_amounts("principal", values, BDT)
        assert column.dtype == np.int64
        assert column.tolist() == minor


@pytest.mark.parametrize("kind", ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">i4", ">u8"])
def test_whole_numbers_of_any_width_are_taken(kind: str) -> None:
    values = np.array([0, 45, 127], dtype=kind)
    assert read_wholes("installments", values).tolist() == [0, 45, 127]
    assert read_wholes("installments", values[::-1]).tolist() == [127, 45, 0]


def test_the_largest_whole_number_a_column_can_hold() -> None:
    assert read_wholes("n", np.array([LARGEST_INT64], dtype=np.uint64)).tolist() == [LARGEST_INT64]
    assert read_wholes("n", [LARGEST_INT64, -LARGEST_INT64]).tolist() == [LARGEST_INT64, -LARGEST_INT64]


def test_a_column_is_not_changed_by_reading_it() -> None:
    values = np.array([2_000_000, 1_500_000])
    read_amounts("principal", values, BDT)[0] = 0
    assert values.tolist() == [2_000_000, 1_500_000]


@given(st.lists(DATES, min_size=1, max_size=10))
def test_dates_are_day_numbers_however_they_are_written(days: list[date]) -> None:
    expected = [day_number(day) for day in days]
    stamps = np.array(days, dtype="datetime64[D]")
    for values in (days, tuple(days), np.array(days), stamps, stamps.astype("datetime64[s]")):
        assert read_days("disbursed_on", values, len(days)).tolist() == expected
    assert read_days("disbursed_on", days[0], 3).tolist() == [expected[0]] * 3


@pytest.mark.parametrize("unit", ["D", "h", "m", "s", "ms", "us", "ns"])
def test_moments_at_midnight_are_dates(unit: str) -> None:
    stamps = np.array(["2026-01-04", "1969-12-31"], dtype=f"datetime64[{unit}]")
    assert read_days("disbursed_on", stamps, 2).tolist() == [739_620, day_number(date(1969, 12, 31))]


@given(st.lists(rates(), min_size=1, max_size=10))
def test_rates_are_exact_over_one_denominator_or_many(each: list[Rate]) -> None:
    numerator, denominator = read_rates(each)
    columns = (np.broadcast_to(part, len(each)).tolist() for part in (numerator, denominator))
    assert [Fraction(*pair) for pair in zip(*columns, strict=True)] == [rate.as_fraction() for rate in each]
    assert read_rates([str(rate) for rate in each])[0] is not None


@given(st.lists(st.integers(0, LARGEST_INT64), min_size=1, max_size=10), st.integers(1, 10**9))
def test_a_column_of_rates_keeps_its_numerators(numerators: list[int], denominator: int) -> None:
    column = RateColumn(np.array(numerators), denominator)
    ratio = read_rates(column)
    assert (ratio.numerator.tolist() if not isinstance(ratio.numerator, int) else None) == numerators
    assert ratio.denominator == denominator
