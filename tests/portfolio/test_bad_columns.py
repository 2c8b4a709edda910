"""Columns that make no book of loans: refused with the column's name, and where it is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import pytest

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rates import Rate, percent
from microloan.calendars import MONTH, WEEK
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, MicroloanError
from microloan.interest import PER_LOAN, Flat, shapes
from microloan.interest.shapes import InstallmentShape, PrincipalShape
from microloan.portfolio import LoanBook, RateColumn
from microloan.products import About, AmountRange, InstallmentRounding, LoanProduct, RepaymentOffer, Rhythm

# What no type checker lets through.
Wrong: TypeAlias = Any
FOURTH = date(2026, 1, 4)
PRODUCT = LoanProduct(
    about=About(id="weekly", name="Weekly", institution="Ours", country="BD"),
    principal=AmountRange(minimum=BDT(1_000), maximum=BDT(49_000), multiple_of=BDT(1_000)),
    interest=Flat("15%", PER_LOAN),
    repayment=RepaymentOffer(rhythms=(Rhythm(WEEK, (45, 46)), Rhythm(MONTH, (12,)))),
)
GOOD: dict[str, Any] = {
    "principal": [2_000_000, 1_500_000, 1_000_000],
    "disbursed_on": FOURTH,
    "installments": 46,
    "every": WEEK,
}


def book_of(**columns: Wrong) -> LoanBook:
    return LoanBook.from_columns(PRODUCT, **(GOOD | columns))


def refusal(**columns: Wrong) -> MicroloanError:
    """Return the error that columns make, whose kind is one of ours."""
    with pytest.raises(MicroloanError) as caught:
        book_of(**columns)
    return caught.value


def test_the_columns_that_are_changed_below_are_good() -> None:
    assert len(book_of()) == 3


# ---------------------------------------------------------------- no column at all


@pytest.mark.parametrize("column", ["principal", "disbursed_on", "installments"])
@pytest.mark.parametrize("value", ["46", b"46", 2_000_000.0, True, object(), datetime(2026, 1, 4)])  # noqa: DTZ001
def test_what_is_no_column(column: str, value: Wrong) -> None:
    error = refusal(**{column: value})
    assert (error.argument, error.value, error.code) == (column, value, "wrong_type")
    assert "must be a column of " in error.problem


@pytest.mark.parametrize("column", ["principal", "disbursed_on"])
def test_a_column_that_is_missing(column: str) -> None:
    error = refusal(**{column: None})
    assert (error.argument, error.value, error.code) == (column, None, "wrong_type")


@pytest.mark.parametrize("empty", [[], (), np.array([], dtype=np.int64), np.array([])])
def test_a_book_has_at_least_one_loan(empty: Wrong) -> None:
    error = refusal(principal=empty)
    assert (error.argument, error.value, error.code) == ("principal", 0, "empty")


@pytest.mark.parametrize("column", ["principal", "disbursed_on", "installments"])
@pytest.mark.parametrize("shape", [(), (1, 3), (3, 1), (3, 2)])
def test_a_column_has_one_dimension(column: str, shape: tuple[int, ...]) -> None:
    numbers = np.full(shape, {"principal": 2_000_000, "disbursed_on": 0, "installments": 46}[column])
    array = numbers.astype("datetime64[D]") if column == "disbursed_on" else numbers
    error = refusal(**{column: array})
    assert (error.argument, error.value, error.code) == (column, shape, "wrong_shape")


@pytest.mark.parametrize("column", ["principal", "installments", "rate"])
def test_a_scalar_array_is_no_column(column: str) -> None:
    error = refusal(**{column: np.array(0.5)})
    assert error.argument == column
    assert error.code in {"wrong_type", "wrong_shape", "bare_number"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("disbursed_on", [FOURTH] * 2),
        ("disbursed_on", np.array(["2026-01-04"] * 4, dtype="datetime64[D]")),
        ("installments", [46] * 2),
        ("installments", np.array([46])),
        ("rate", ["24%"] * 2),
        ("rate", RateColumn(np.array([24]), 100)),
        ("rate", []),
    ],
)
def test_columns_are_equally_long(column: str, value: Wrong) -> None:
    length = len(value.numerator) if isinstance(value, RateColumn) else len(value)
    error = refusal(**{column: value})
    assert str(error) == f"{column}={length} rows, where principal has 3"
    assert (error.argument, error.value, error.code) == (column, length, "wrong_shape")


# ---------------------------------------------------------------- rows that are no amount, date, count or rate


@pytest.mark.parametrize(
    ("column", "values", "code"),
    [
        ("principal", [2_000_000, 1_500_000.0, 1_000_000.0], "wrong_type"),
        ("principal", [2_000_000, True, False], "wrong_type"),
        ("principal", [2_000_000, "1500000", None], "wrong_type"),
        ("principal", [2_000_000, [1_500_000], {}], "wrong_type"),
        ("principal", [2_000_000, Decimal("0.001"), Decimal("20000.005")], "inexact"),
        ("principal", [2_000_000, Decimal("NaN"), Decimal("Infinity")], "bad_number"),
        ("principal", [2_000_000, INR(15_000), INR(10_000)], "currency_mismatch"),
        ("disbursed_on", [FOURTH, datetime(2026, 1, 4), "2026-01-04"], "wrong_type"),  # noqa: DTZ001
        ("disbursed_on", [FOURTH, None, 739_620], "wrong_type"),
        ("disbursed_on", np.array([FOURTH, 1.5, None]), "wrong_type"),
        ("installments", [46, 46.0, None], "wrong_type"),
        ("installments", [46, "46", True], "wrong_type"),
        ("rate", ["24%", 24, 0.24], "bare_number"),
        ("rate", [percent(24), "24", "a quarter"], "bad_rate"),
        ("rate", ["24%", None, True], "wrong_type"),
        ("rate", ["24%", "-1%", "-24%"], "out_of_range"),
    ],
)
def test_rows_of_the_wrong_kind_are_named_by_position(column: str, values: Wrong, code: str) -> None:
    error = refusal(**{column: values})
    assert isinstance(error, ColumnError)
    assert (error.argument, error.positions, error.total, error.code) == (column, (1, 2), 3, code)
    assert str(error).startswith(f"2 of 3 loans have a wrong {column} (")
    assert str(error).endswith(", first at positions 1, 2")


def test_a_float_column_is_wrong_everywhere() -> None:
    error = refusal(principal=np.array([2_000_000, np.nan, 0.5]))
    assert isinstance(error, ColumnError)
    assert (error.argument, error.positions, error.code) == ("principal", (0, 1, 2), "wrong_type")


@pytest.mark.parametrize(
    ("column", "values", "positions", "code"),
    [
        ("principal", np.array([2_000_000, 2**63, 2**64 - 1], dtype=np.uint64), (1, 2), "out_of_range"),
        ("principal", [2_000_000, LARGEST_INT64 + 1, -(2**70)], (1, 2), "out_of_range"),
        ("principal", [2_000_000, Money.from_minor(10**30, BDT), 1_000_000], (1,), "out_of_range"),
        ("installments", [46, 2**63, 46], (1,), "out_of_range"),
        ("disbursed_on", np.array(["2026-01-04", "NaT", "NaT"], dtype="datetime64[D]"), (1, 2), "missing"),
        ("disbursed_on", np.array(["2026-01-04", "NaT", "2026-01-04"], dtype="datetime64[ns]"), (1,), "missing"),
        ("disbursed_on", np.array(["2026-01-04T00", "2026-01-04T09", "2026-01-04T00"], "M8[s]"), (1,), "wrong_type"),
        ("disbursed_on", np.array(["2026-01-04", "0000-12-31", "10000-01-01"], "M8[D]"), (1, 2), "out_of_range"),
        ("disbursed_on", np.array([2**62, 0, -(2**62)]).astype("M8[D]"), (0, 2), "out_of_range"),
        ("rate", [percent(24), Rate(10**30, 1), Rate(10**19, 7)], (1, 2), "out_of_range"),
        ("rate", [percent(24), Rate(1, 10**10), Rate(1, 10**20)], (1, 2), "out_of_range"),
    ],
)
def test_rows_that_no_column_can_hold(
    column: str,
    values: Wrong,
    positions: tuple[int, ...],
    code: str,
) -> None:
    error = refusal(**{column: values})
    assert isinstance(error, ColumnError)
    assert (error.argument, error.positions, error.total, error.code) == (column, positions, 3, code)


@pytest.mark.parametrize("kind", ["m8[s]", "m8[D]"])
def test_durations_are_no_amounts(kind: str) -> None:
    error = refusal(principal=np.array([2_000_000] * 3).astype(kind))
    assert (error.argument, error.code) == ("principal", "wrong_type")


@pytest.mark.parametrize(
    ("bare", "spelling"),
    [(24, "percent(24)"), (0.24, 'percent("24")'), (Fraction(6, 25), 'percent("24")'), (Decimal(24), 'percent("24")')],
)
def test_one_bare_number_is_no_rate_of_all_loans(bare: Wrong, spelling: str) -> None:
    error = refusal(rate=bare)
    assert str(error) == f'rate={bare} is a bare number; write "24%" or {spelling}'
    assert (error.argument, error.value, error.code) == ("rate", bare, "bare_number")


@pytest.mark.parametrize(
    ("numerator", "denominator", "argument", "code"),
    [
        (np.array([24]), 0, "rate.denominator", "out_of_range"),
        (np.array([24]), 10**9 + 1, "rate.denominator", "out_of_range"),
        (np.array([24]), 100.0, "rate.denominator", "out_of_range"),
        (np.array([24]), True, "rate.denominator", "out_of_range"),
        (np.array([24, -1, -1]), 100, "rate", "out_of_range"),
        (np.array([0.24]), 100, "rate", "wrong_type"),
        (np.array([[24]]), 100, "rate", "wrong_shape"),
        (24, 100, "rate", "wrong_type"),
    ],
)
def test_what_is_no_column_of_rates(
    numerator: Wrong,
    denominator: Wrong,
    argument: str,
    code: str,
) -> None:
    with pytest.raises(MicroloanError) as caught:
        RateColumn(numerator, denominator)
    assert (caught.value.argument, caught.value.code) == (argument, code)


# ---------------------------------------------------------------- rows the product does not offer


@pytest.mark.parametrize(
    ("values", "positions", "problem"),
    [
        ([2_000_000, 99_999, 0], (1, 2), "have principal < Tk. 1,000, 100,000 minor units (product weekly)"),
        ([-2_000_000, 1_500_000, 1_000_000], (0,), "have principal < Tk. 1,000, 100,000 minor units (product weekly)"),
        (
            [2_000_000, 4_900_001, LARGEST_INT64],
            (1, 2),
            "have principal > Tk. 49,000, 4,900,000 minor units (product weekly)",
        ),
        (
            [2_000_000, 1_500_001, 1_000_000],
            (1,),
            "have principal not a multiple of Tk. 1,000, 100,000 minor units (product weekly)",
        ),
    ],
)
def test_amounts_off_the_range(values: list[int], positions: tuple[int, ...], problem: str) -> None:
    error = refusal(principal=values)
    assert isinstance(error, ColumnError)
    assert error.problem == problem
    assert (error.argument, error.positions, error.total, error.code) == ("principal", positions, 3, "out_of_range")


@pytest.mark.parametrize(
    ("counts", "positions"),
    [([46, 44, 0], (1, 2)), ([44, 46, 46], (0,)), ([-46, 45, 12], (0, 2)), ([1, 1, 1], (0, 1, 2))],
)
def test_counts_that_are_not_offered(counts: list[int], positions: tuple[int, ...]) -> None:
    error = refusal(installments=counts)
    assert isinstance(error, ColumnError)
    assert error.problem == "have installments other than 45 or 46 (product weekly)"
    assert (error.argument, error.positions, error.total, error.code) == ("installments", positions, 3, "out_of_range")


@pytest.mark.parametrize(
    ("choice", "argument", "value"),
    [
        ({"installments": 44}, "installments", 44),
        ({"installments": None}, "installments", None),
        ({"every": None}, "every", None),
        ({"every": None, "installments": [46, 46, 46]}, "every", None),
        ({"every": MONTH}, "installments", 46),
    ],
)
def test_a_choice_that_is_open_or_not_offered(choice: dict[str, Any], argument: str, value: object) -> None:
    error = refusal(**choice)
    assert (error.argument, error.value, error.code) == (argument, value, "not_offered")


# ---------------------------------------------------------------- refused when the rows are made


def test_due_dates_past_the_calendar_are_named_by_position() -> None:
    disbursed = [FOURTH, date(9999, 2, 13), date(9999, 2, 12)]
    with pytest.raises(ColumnError, match="past 9999-12-31, the last day of the calendar") as caught:
        book_of(disbursed_on=disbursed).schedules()
    assert (caught.value.positions, caught.value.total) == ((1,), 3)


def test_due_dates_are_counted_to_the_end_of_each_loan() -> None:
    disbursed = [date(9999, 2, 12), date(9999, 2, 19), date(9999, 2, 19)]
    with pytest.raises(ColumnError) as caught:
        book_of(disbursed_on=disbursed, installments=[46, 45, 46]).schedules()
    assert caught.value.positions == (2,)


@pytest.mark.parametrize("shape", [shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL])
def test_a_multiple_that_leaves_nothing_to_collect_names_its_loans(shape: InstallmentShape | PrincipalShape) -> None:
    product = replace(
        PRODUCT,
        repayment=RepaymentOffer(rhythms=(Rhythm(WEEK, (46,)),), shape=shape),
        rounding=InstallmentRounding(multiple=BDT(100), mode=rounding.DOWN),
    )
    book = LoanBook.from_columns(product, principal=[4_900_000, 100_000, 300_000], disbursed_on=FOURTH)
    with pytest.raises(ColumnError, match="have installments smaller than the multiple") as caught:
        book.schedules()
    assert (caught.value.argument, caught.value.positions) == ("rounding.multiple", (1, 2))
    with pytest.raises(ColumnError, match="cannot have their terms") as caught:
        LoanBook.from_columns(product, principal=[100_000, 4_900_000, 300_000], disbursed_on=FOURTH)
    assert (caught.value.argument, caught.value.positions) == ("rounding.multiple", (0, 2))


@pytest.mark.parametrize("position", [-1, 3, True, 1.0, "1", None])
def test_there_is_no_such_loan(position: Wrong) -> None:
    for ask in (book_of().terms, book_of().schedule):
        with pytest.raises(MicroloanError, match=r"^position=.* must be from 0 to 2$") as caught:
            ask(position)
        assert (caught.value.argument, caught.value.value, caught.value.code) == ("position", position, "out_of_range")
