"""Columns that hide an entry, or hold no order or no day, are refused: nothing unseen is lent."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

import microloan as ml
from microloan.errors import ColumnError, MicroloanError

PRODUCT = ml.preset("jcf-jagoron")


def test_a_masked_amount_is_not_lent() -> None:
    amounts = np.ma.MaskedArray([2_000_000, 1_500_000], mask=[False, True])
    with pytest.raises(ColumnError, match="1 of 2 loans have no principal") as caught:
        ml.LoanBook.from_columns(PRODUCT, principal=amounts, disbursed_on=date(2026, 1, 4))
    assert caught.value.positions == (1,)


def test_a_masked_date_is_not_used() -> None:
    days = np.ma.MaskedArray(np.array(["2026-01-04", "2026-01-05"], "M8[D]"), mask=[True, False])
    with pytest.raises(ColumnError, match="1 of 2 loans have no disbursed_on"):
        ml.LoanBook.from_columns(PRODUCT, principal=[2_000_000, 1_500_000], disbursed_on=days)


def test_an_array_that_masks_nothing_is_a_column() -> None:
    amounts = np.ma.MaskedArray([2_000_000, 1_500_000])
    assert len(ml.LoanBook.from_columns(PRODUCT, principal=amounts, disbursed_on=date(2026, 1, 4))) == 2


@pytest.mark.parametrize("unit", ["Y", "M", "W"])
def test_a_month_is_no_day(unit: str) -> None:
    with pytest.raises(MicroloanError, match="must be of days") as caught:
        ml.LoanBook.from_columns(PRODUCT, principal=[2_000_000], disbursed_on=np.array(["2026-01-04"], f"M8[{unit}]"))
    assert caught.value.argument == "disbursed_on"


@pytest.mark.parametrize("unordered", [{2_000_000}, frozenset([2_000_000]), {2_000_000: 1}])
def test_what_has_no_order_is_no_column(unordered: Any) -> None:  # noqa: ANN401 - what no type checker lets through
    with pytest.raises(MicroloanError, match="has no order") as caught:
        ml.LoanBook.from_columns(PRODUCT, principal=unordered, disbursed_on=date(2026, 1, 4))
    assert caught.value.argument == "principal"


@pytest.mark.parametrize("wrong", [None, 5, ml.LoanTerms])
def test_what_is_no_product_has_no_book(wrong: Any) -> None:  # noqa: ANN401 - what no type checker lets through
    with pytest.raises(MicroloanError, match="must be a LoanProduct"):
        ml.LoanBook.from_columns(wrong, principal=[2_000_000], disbursed_on=date(2026, 1, 4))


def test_a_book_and_its_schedules_cannot_be_changed() -> None:
    amounts = np.array([2_000_000, 1_500_000])
    book = ml.LoanBook.from_columns(PRODUCT, principal=amounts, disbursed_on=date(2026, 1, 4))
    schedules = book.schedules()
    for column in (book.principal, book.disbursed, *schedules.arrays):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0
    amounts[0] = 0
    assert book.principal[0] == 2_000_000
