"""What savings beside a book's loans earn: the column is what each loan earns by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import fiscal_year
from microloan.currency import BDT
from microloan.errors import ColumnError
from microloan.interest.yields.conventions import NOMINAL_APR
from microloan.portfolio import LoanBook
from microloan.products import (
    AmountRange,
    ChargeRounding,
    CompulsorySavings,
    LoanProduct,
    SavingsTerms,
    balance,
    fee_on,
    fee_when,
    posting,
    preset,
)
from microloan.testing import savings_terms

FIRST = date(2023, 7, 2)
EARNS = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)
WITHHELD = CompulsorySavings("5%", when=fee_when.WITHHELD, interest=EARNS)
WEEKLY = CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT, interest=EARNS)
# The last installments of small loans deposit nothing.
TAKA = ChargeRounding(multiple=BDT(1))
SHARE = CompulsorySavings("1%", on=fee_on.INTEREST, when=fee_when.WITH_EACH_INSTALLMENT, rounding=TAKA, interest=EARNS)


def product(savings: CompulsorySavings | None) -> LoanProduct:
    offered = AmountRange(minimum=BDT(100), maximum=BDT(10**12))
    return replace(preset("jcf-jagoron"), principal=offered, savings=savings)


@given(
    savings_terms(BDT, fiscal_year.BANGLADESH),
    st.sampled_from((WITHHELD, WEEKLY, SHARE)),
    st.lists(
        st.tuples(st.integers(10**4, 10**7) | st.integers(10**13, 10**14), st.integers(0, 200)), min_size=1, max_size=6
    ),
)
def test_a_column_earns_what_its_loans_earn(
    earns: SavingsTerms, asked: CompulsorySavings, rows: list[tuple[int, int]]
) -> None:
    book = LoanBook.from_columns(
        product(replace(asked, interest=earns)),
        principal=[minor for minor, _ in rows],
        disbursed_on=[FIRST + timedelta(days=days) for _, days in rows],
    )
    schedules = book.schedules()
    each = [schedules.schedule(position) for position in range(len(rows))]
    assert schedules.savings_interest.tolist() == [one.savings_interest.minor for one in each]
    assert schedules.savings_returned.tolist() == [one.savings_returned.minor for one in each]


def test_many_loans_of_many_days_are_each_their_own() -> None:
    days = [FIRST + timedelta(days=number % 300) for number in range(1_000)]
    book = LoanBook.from_columns(product(WEEKLY), principal=[2_000_000] * 1_000, disbursed_on=days)
    schedules = book.schedules()
    earned = schedules.savings_interest
    assert np.array_equal(earned[:300], earned[300:600])
    for position in (0, 1, 299, 617, 999):
        assert int(earned[position]) == schedules.schedule(position).savings_interest.minor


def test_what_comes_back_is_in_the_price() -> None:
    terms: dict[str, object] = {"principal": [2_000_000, 5_000_000], "disbursed_on": FIRST}
    with_interest = LoanBook.from_columns(product(WITHHELD), **terms).schedules()  # type: ignore[arg-type]
    without = LoanBook.from_columns(product(replace(WITHHELD, interest=None)), **terms).schedules()  # type: ignore[arg-type]
    rates = with_interest.rate(NOMINAL_APR).percents(4)
    assert (rates < without.rate(NOMINAL_APR).percents(4)).all()
    one = with_interest.schedule(0).rate(NOMINAL_APR)
    assert int(rates[0]) == int(one.percent(4) * 10_000)


def test_a_book_without_interest_or_savings_earns_nothing() -> None:
    for savings in (None, replace(WEEKLY, interest=None), replace(WEEKLY, what=BDT(0))):
        book = LoanBook.from_columns(product(savings), principal=[2_000_000], disbursed_on=FIRST)
        assert book.schedules().savings_interest.tolist() == [0]


def test_savings_past_int64_are_told_by_position() -> None:
    rich = replace(WEEKLY, what=BDT(10**16))
    book = LoanBook.from_columns(product(rich), principal=[10**9, 10**9], disbursed_on=FIRST)
    with pytest.raises(ColumnError, match=r"2 of 2 loans"):
        _ = book.schedules().savings_returned
