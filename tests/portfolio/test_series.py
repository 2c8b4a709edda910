"""Columns of pandas and Polars frames: each kind that is exact makes the same book, any other is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import WEDNESDAY, WEEK
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, MicroloanError
from microloan.interest import DecliningBalance
from microloan.portfolio import LoanBook, RateColumn
from microloan.products import About, AmountRange, LoanProduct, RepaymentOffer, Rhythm, preset

DAYS = [date(2026, 1, 4), date(2026, 1, 31), date(2026, 2, 28)]
STAMPS = pd.to_datetime([str(day) for day in DAYS])
NINE_ON_THE_SECOND = [timedelta(0), timedelta(hours=9), timedelta(0)]
MINOR = [2_000_000, 1_500_000, 4_900_000]
TAKA = [Decimal(20_000), Decimal("15000.00"), Decimal("49000.0")]
JAGORON = preset("jcf-jagoron")
CHOICES = LoanProduct(
    about=About(id="with-choices", name="With choices", institution="Ours", country="BD"),
    principal=AmountRange(minimum=BDT(1_000), maximum=BDT(100_000)),
    interest=DecliningBalance("24%"),
    repayment=RepaymentOffer(rhythms=(Rhythm(WEEK, (23, 46)),)),
)


Maker = Callable[..., Any]


def arrow(values: list[Any], kind: pa.DataType) -> pd.Series[Any]:
    """Return a pandas column that Arrow holds."""
    return pd.Series(values, dtype=pd.ArrowDtype(kind))


def book(**columns: object) -> LoanBook:
    given_columns: dict[str, Any] = {"principal": MINOR, "disbursed_on": DAYS} | columns
    return LoanBook.from_columns(JAGORON, **given_columns)


def numbers(one: LoanBook) -> tuple[object, ...]:
    """Return all that a book holds, to compare it."""
    return tuple(np.asarray(part).tolist() for part in (one.principal, one.disbursed, one.installments, *one.rate))


# ---------------------------------------------------------------- what is taken


@pytest.mark.parametrize(
    "principal",
    [
        *(pd.Series(MINOR, dtype=kind) for kind in ("int32", "uint64", "int64", "Int64", "UInt32", "category")),
        pd.Series(MINOR, dtype=object),
        pd.Series(TAKA),
        pd.Series([BDT(taka) for taka in TAKA]),
        pd.Series(MINOR, index=[7, 7, 7], name="amount"),
        pd.Index(MINOR),
        pd.array(MINOR, dtype="Int64"),
        arrow(MINOR, pa.int64()),
        arrow(TAKA, pa.decimal128(12, 2)),
        *(pl.Series(MINOR, dtype=kind) for kind in (pl.Int32, pl.UInt64, pl.Int64, pl.Int128)),
        *(pl.Series(TAKA, dtype=pl.Decimal(38, scale)) for scale in (0, 2, 4)),
    ],
    ids=lambda column: f"{type(column).__module__.partition('.')[0]} {column.dtype}",
)
def test_amounts_are_whole_minor_units_or_exact_decimals(principal: object) -> None:
    assert numbers(book(principal=principal)) == numbers(book())


@pytest.mark.parametrize(
    "disbursed_on",
    [
        *(pd.Series(STAMPS.as_unit(unit)) for unit in ("s", "ms", "us", "ns")),
        pd.Series(DAYS),
        pd.Series(STAMPS, index=[3, 3, 1]),
        STAMPS,
        arrow(DAYS, pa.date32()),
        arrow(list(STAMPS), pa.timestamp("us")),
        pl.Series(DAYS),
        pl.Series(DAYS, dtype=pl.Datetime("ns")),
        pl.Series(DAYS, dtype=pl.Object),
    ],
    ids=lambda column: f"{type(column).__module__.partition('.')[0]} {column.dtype}",
)
def test_dates_are_days_or_midnights(disbursed_on: object) -> None:
    assert numbers(book(disbursed_on=disbursed_on)) == numbers(book())


@pytest.mark.parametrize(
    "rate",
    [
        pd.Series(["24%", "26.5%", "24%"]),
        pd.Series(["24%", "26.5%", "24%"], dtype="category"),
        pd.Series(["24%", "26.5%", "24%"], dtype="string[pyarrow]"),
        pd.Series([percent(24), percent("26.5"), percent(24)]),
        pl.Series(["24%", "26.5%", "24%"]),
        pl.Series(["24%", "26.5%", "24%"], dtype=pl.Categorical()),
    ],
    ids=lambda column: f"{type(column).__module__.partition('.')[0]} {column.dtype}",
)
def test_rates_are_text_with_its_unit(rate: object) -> None:
    assert numbers(book(rate=rate)) == numbers(book(rate=["24%", "26.5%", "24%"]))


@pytest.mark.parametrize("series", [pd.Series, pl.Series])
def test_a_rate_column_takes_its_numerators_from_a_frame(series: Maker) -> None:
    of_points = RateColumn(series([2_400, 2_650, 2_400]), 10_000)
    assert numbers(book(rate=of_points)) == numbers(book(rate=RateColumn(np.array([2_400, 2_650, 2_400]), 10_000)))


@given(st.lists(st.integers(100_000, 10_000_000), min_size=1, max_size=20), st.data())
def test_any_frame_makes_the_book_of_its_columns(minor: list[int], data: st.DataObject) -> None:
    size: dict[str, Any] = {"min_size": len(minor), "max_size": len(minor)}
    days = data.draw(st.lists(st.dates(date(1999, 1, 1), date(2060, 1, 1)), **size))
    counts = data.draw(st.lists(st.sampled_from((23, 46)), **size))
    rates = data.draw(st.lists(st.sampled_from(("24%", "25.5%", "1/3%")), **size))
    expected = numbers(
        LoanBook.from_columns(CHOICES, principal=minor, disbursed_on=days, installments=counts, rate=rates)
    )
    amounts = {"minor": minor, "taka": [Money.from_minor(amount, BDT).amount for amount in minor]}
    tape = {**amounts, "day": days, "count": counts, "rate": rates}
    for frame in (pd.DataFrame(tape), pl.DataFrame(tape)):
        for principal in amounts:
            made = LoanBook.from_frame(
                CHOICES, frame, principal=principal, disbursed_on="day", installments="count", rate="rate"
            )
            assert numbers(made) == expected


FRAMES = (pd.DataFrame, pl.DataFrame)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_with_the_usual_names_needs_no_others(frame: Maker) -> None:
    tape = frame({"loan_id": ["A-1", "A-2", "A-3"], "principal": MINOR, "disbursed_on": DAYS})
    assert numbers(LoanBook.from_frame(JAGORON, tape)) == numbers(book())


@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_not_text_stands_for_all_loans(frame: Maker) -> None:
    made = LoanBook.from_frame(
        CHOICES,
        frame({"principal": MINOR}),
        disbursed_on=date(2026, 1, 4),
        installments=23,
        every=WEEK,
        rate=percent(20),
    )
    terms = made.terms(1)
    assert (terms.disbursed_on, terms.repayment.installments) == (date(2026, 1, 4), 23)
    assert terms.interest.rate == percent(20)
    meeting = LoanBook.from_frame(JAGORON, frame({"principal": MINOR, "disbursed_on": DAYS}), first_due=WEDNESDAY)
    assert {meeting.schedule(position).installment(1).due_on.weekday() for position in range(3)} == {2}


def test_loans_are_counted_by_rows_whatever_the_index() -> None:
    tape = pd.DataFrame({"principal": MINOR, "disbursed_on": DAYS}, index=[5, 5, 0]).sort_index()
    made = LoanBook.from_frame(JAGORON, tape)
    assert made.terms(0).principal == BDT(49_000)
    assert made.terms(2).principal == BDT(15_000)


# ---------------------------------------------------------------- what is refused


def refusal(**columns: object) -> ColumnError:
    with pytest.raises(ColumnError) as caught:
        book(**columns)
    return caught.value


@pytest.mark.parametrize(
    ("argument", "column"),
    [
        ("principal", pd.Series([2_000_000, None, 1_500_000])),
        ("principal", pd.Series([2_000_000, None, 1_500_000], dtype="Int64")),
        ("principal", pd.Series([TAKA[0], None, TAKA[1]])),
        ("principal", pd.Series([TAKA[0], Decimal("NaN"), TAKA[1]])),
        ("principal", arrow([2_000_000, None, 1_500_000], pa.int64())),
        ("principal", pl.Series([2_000_000, None, 1_500_000])),
        ("principal", pl.Series([TAKA[0], None, TAKA[1]])),
        ("disbursed_on", pd.Series([STAMPS[0], pd.NaT, STAMPS[1]])),
        ("disbursed_on", pd.Series([DAYS[0], None, DAYS[1]])),
        ("disbursed_on", arrow([DAYS[0], None, DAYS[1]], pa.date32())),
        ("disbursed_on", pl.Series([DAYS[0], None, DAYS[1]])),
        ("installments", pd.Series([46, None, 46], dtype="Int64")),
        ("installments", pl.Series([46, None, 46])),
        ("rate", pd.Series(["24%", None, "24%"])),
        ("rate", pl.Series(["24%", None, "24%"])),
    ],
)
def test_a_row_without_a_value_is_refused(argument: str, column: object) -> None:
    error = refusal(**{argument: column})
    assert (error.argument, error.positions, error.total, error.code) == (argument, (1,), 3, "missing")
    assert str(error) == f"1 of 3 loans have no {argument}, first at position 1"


@pytest.mark.parametrize(
    "floats",
    [
        pd.Series([2e6, 1.5e6, 1e6]),
        pd.Series([2e6, 1.5e6, 1e6], dtype="Float64"),
        pd.Series([2e6, 1.5e6, 1e6], dtype=object),
        arrow([2e6, 1.5e6, 1e6], pa.float64()),
        pl.Series([2e6, 1.5e6, 1e6]),
        pl.Series([2e6, 1.5e6, float("nan")]),
        np.array([2e6, 1.5e6, 1e6]),
        [2e6, 1.5e6, 1e6],
    ],
)
@pytest.mark.parametrize("argument", ["principal", "installments"])
def test_floats_are_refused_wherever_they_come_from(argument: str, floats: object) -> None:
    error = refusal(**{argument: floats})
    assert (error.argument, error.positions, error.code) == (argument, (0, 1, 2), "wrong_type")
    assert f"wrong {argument} (2000000.0 must be a whole number; a float is not exact)" in str(error)


@pytest.mark.parametrize("series", [pd.Series, pl.Series])
def test_a_rate_without_its_unit_is_refused_with_the_right_spelling(series: Maker) -> None:
    error = refusal(rate=series([24, 25, 26]))
    assert 'wrong rate (24 is a bare number; write "24%" or percent(24))' in str(error)
    assert (error.positions, error.code) == ((0, 1, 2), "bare_number")
    assert refusal(rate=series([0.24, 0.25, 0.26])).code == "bare_number"
    assert refusal(rate=series(["24%", "24", "25"])).positions == (1, 2)


@pytest.mark.parametrize(
    ("column", "positions"),
    [
        (pd.Series(STAMPS.tz_localize("Asia/Dhaka")), (0, 1, 2)),
        (arrow(list(STAMPS.tz_localize("UTC")), pa.timestamp("us", "UTC")), (0, 1, 2)),
        (pl.Series(DAYS, dtype=pl.Datetime("us")).dt.replace_time_zone("Asia/Dhaka"), (0, 1, 2)),
        (pd.Series(STAMPS) + pd.Series(NINE_ON_THE_SECOND), (1,)),
        (pd.Series(STAMPS.as_unit("ns") + pd.Timedelta(1, "ns")), (0, 1, 2)),
        (pl.Series(DAYS, dtype=pl.Datetime("us")) + pl.Series(NINE_ON_THE_SECOND), (1,)),
        (pd.Series(["2026-01-04", DAYS[1], DAYS[2]]), (0,)),
        (pl.Series(["2026-01-04"] * 3), (0, 1, 2)),
        (pd.Series([20260104] * 3), (0, 1, 2)),
        (pl.Series([739_620] * 3), (0, 1, 2)),
        (pd.Series(STAMPS).dt.to_period("D"), (0, 1, 2)),
        (pd.Series(STAMPS) - STAMPS[0], (0, 1, 2)),
    ],
)
def test_moments_text_and_numbers_are_no_dates(column: object, positions: tuple[int, ...]) -> None:
    error = refusal(disbursed_on=column)
    assert (error.argument, error.positions, error.code) == ("disbursed_on", positions, "wrong_type")


@pytest.mark.parametrize(
    ("column", "positions", "code"),
    [
        (pd.Series([True, False, True]), (0, 1, 2), "wrong_type"),
        (pl.Series(["20000", "15000", "49000"]), (0, 1, 2), "wrong_type"),
        (pl.Series([TAKA[0], Decimal("15000.005"), TAKA[2]]), (1,), "inexact"),
        (pd.Series([BDT(20_000), INR(15_000), INR(49_000)]), (1, 2), "currency_mismatch"),
        (pd.Series([MINOR[0], [1], MINOR[2]], dtype=object), (1,), "wrong_type"),
        (pl.Series([MINOR[0], 2**64 - 1, MINOR[2]], dtype=pl.UInt64), (1,), "out_of_range"),
        (pl.Series([MINOR[0], MINOR[1], 2**100], dtype=pl.Int128), (2,), "out_of_range"),
    ],
)
def test_what_is_no_exact_amount_is_refused(column: object, positions: tuple[int, ...], code: str) -> None:
    error = refusal(principal=column)
    assert (error.argument, error.positions, error.code) == ("principal", positions, code)


def test_a_truth_that_equals_a_number_before_it_is_still_refused() -> None:
    # 1, True, 1.0 and Decimal(1) are equal, and hash alike.
    mixed = pd.Series([1, True, 1.0, Decimal(1)], dtype=object)
    with pytest.raises(ColumnError) as caught:
        LoanBook.from_columns(JAGORON, principal=mixed, disbursed_on=DAYS[0])
    assert caught.value.positions == (1, 2)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (pd.DataFrame({"principal": MINOR}), "wrong_shape"),
        (pl.DataFrame({"principal": MINOR}), "wrong_shape"),
        (pl.col("principal"), "wrong_type"),
        (pd.Timestamp("2026-01-04"), "wrong_type"),
        (pl.Series([MINOR]), "wrong_type"),
    ],
)
def test_what_is_no_column_is_refused(column: object, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        book(principal=column)
    assert (caught.value.argument, caught.value.code) == ("principal", code)


@pytest.mark.parametrize("series", [pd.Series, pl.Series])
def test_columns_of_different_length_are_refused(series: Maker) -> None:
    with pytest.raises(MicroloanError, match=r"^disbursed_on=2 rows, where principal has 3$"):
        book(disbursed_on=series(DAYS[:2]))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("argument", ["principal", "disbursed_on", "installments", "rate"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(frame: Maker, argument: str) -> None:
    tape = frame({"principal": MINOR, "disbursed_on": DAYS})
    named: dict[str, Any] = {argument: "24%"}
    with pytest.raises(MicroloanError) as caught:
        LoanBook.from_frame(JAGORON, tape, **named)
    assert str(caught.value) == f"{argument}='24%' is not a column of the frame, which has principal, disbursed_on"
    assert caught.value.code == "unknown_column"


def test_a_name_that_two_columns_share_is_refused() -> None:
    tape = pd.DataFrame([[2_000_000, 1, DAYS[0]]], columns=["principal", "principal", "disbursed_on"])
    with pytest.raises(MicroloanError, match=r"^principal='a DataFrame' must be one column of the frame$"):
        LoanBook.from_frame(JAGORON, tape)


@pytest.mark.parametrize(
    ("frame", "problem"),
    [
        (pl.LazyFrame({"principal": MINOR}), "'a LazyFrame' must be collected first; write frame.collect()"),
        ({"principal": MINOR}, "'a dict' must be a pandas or Polars DataFrame"),
        (None, "'a NoneType' must be a pandas or Polars DataFrame"),
    ],
)
def test_what_is_no_frame_is_refused(frame: object, problem: str) -> None:
    untyped: Any = frame
    with pytest.raises(MicroloanError) as caught:
        LoanBook.from_frame(JAGORON, untyped)
    assert str(caught.value) == f"frame={problem}"
    assert caught.value.code == "wrong_type"


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_without_rows_is_no_book(frame: Maker) -> None:
    with pytest.raises(MicroloanError, match=r"^principal=0 loans; a book has at least one$"):
        LoanBook.from_frame(JAGORON, frame({"principal": [], "disbursed_on": []}))
