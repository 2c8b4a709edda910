"""The long frame of a book has the rows of its loans, one loan after the other, and no others."""

from __future__ import annotations

import decimal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.calendars import MONTH, WEEK, Frequency
from microloan.currency import BDT, Currency, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat, shapes
from microloan.portfolio import BookSchedules, LoanBook
from microloan.products import About, AmountRange, InstallmentRounding, LoanProduct, RepaymentOffer, Rhythm
from microloan.schedules import amounts
from microloan.testing import dates

AMOUNTS = ("principal", "interest", "outstanding_principal")
NAMES = ("loan", "number", "due_on", *AMOUNTS)
TAKA_5 = InstallmentRounding(multiple=BDT(5), mode=rounding.UP, interest_multiple=BDT(1))


def product(
    interest: Flat | DecliningBalance,
    counts: tuple[int, ...],
    every: Frequency = WEEK,
    currency: Currency = BDT,
    rounded: InstallmentRounding | None = None,
) -> LoanProduct:
    """Return a product of any amount."""
    one = Money.from_minor(1, currency)
    return LoanProduct(
        about=About(id="any-amount", name="Any amount", institution="Ours", country="BD"),
        principal=AmountRange(minimum=one, maximum=Money.from_minor(10**18, currency)),
        interest=interest,
        repayment=RepaymentOffer(rhythms=(Rhythm(every, counts),)),
        rounding=rounded or InstallmentRounding(multiple=one, interest_multiple=one),
    )


# Some have fewer installments, and with rounding up some of those finish early.
WEEKLY = product(Flat("125 per thousand", PER_LOAN), (3, 45, 46), rounded=TAKA_5)


def three_loans() -> BookSchedules:
    return LoanBook.from_columns(
        WEEKLY,
        principal=[500_000, 1_000_000, 100_000],
        disbursed_on=[date(2026, 1, 4), date(2026, 2, 28), date(2024, 2, 29)],
        installments=[46, 45, 3],
    ).schedules()


def rows_one_by_one(schedules: BookSchedules, form: amounts.AmountForm) -> list[dict[str, Any]]:
    """Return the rows of every loan's own schedule."""
    rows = []
    for loan in range(len(schedules.book)):
        for record in schedules.book.schedule(loan).to_records(amounts=form):
            del record["total"]
            rows.append({"loan": loan} | record)
    return rows


def rows_of_pandas(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.assign(due_on=[stamp.date() for stamp in frame["due_on"]]).to_dict("records")


# ---------------------------------------------------------------- the rows


@given(st.lists(st.tuples(st.integers(1_000, 10**8), dates(), st.sampled_from((3, 45, 46))), min_size=1, max_size=6))
def test_the_rows_are_those_of_each_loan(loans: list[tuple[int, date, int]]) -> None:
    principal, disbursed_on, installments = zip(*loans, strict=True)
    book = LoanBook.from_columns(
        product(DecliningBalance("24%"), (3, 45, 46)),
        principal=principal,
        disbursed_on=disbursed_on,
        installments=installments,
    )
    schedules = book.schedules()
    for form in amounts.ALL:
        expected = rows_one_by_one(schedules, form)
        assert schedules.to_polars(amounts=form).to_dicts() == expected
        assert rows_of_pandas(schedules.to_pandas(amounts=form)) == expected


def test_rows_past_a_loans_end_are_left_out() -> None:
    schedules = three_loans()
    assert schedules.counts.tolist() == [45, 45, 3], "the first loan finishes early"
    long = schedules.to_polars()
    assert long.to_dicts() == rows_one_by_one(schedules, amounts.DECIMAL)
    assert long.group_by("loan", maintain_order=True).len()["len"].to_list() == [45, 45, 3]


@pytest.mark.parametrize("rate", ["0%", "24%"])
def test_rows_in_which_nothing_is_repaid_yet_are_kept(rate: str) -> None:
    one = product(DecliningBalance(rate), (12,), every=MONTH)
    one = replace(one, repayment=replace(one.repayment, shape=shapes.INTEREST_ONLY))
    schedules = LoanBook.from_columns(one, principal=[500_000, 7], disbursed_on=date(2026, 1, 4)).schedules()
    assert schedules.to_polars().to_dicts() == rows_one_by_one(schedules, amounts.DECIMAL)
    assert len(schedules.to_polars()) == 24


@pytest.mark.parametrize("form", amounts.ALL)
def test_totals_are_those_of_the_book(form: amounts.AmountForm) -> None:
    schedules = three_loans()
    unit = BDT(1).amount / 100 if form == amounts.DECIMAL else 1
    for frame in (schedules.to_pandas(amounts=form), schedules.to_polars(amounts=form)):
        assert frame["principal"].sum() == schedules.total_principal * unit
        assert frame["interest"].sum() == schedules.total_interest * unit


# ---------------------------------------------------------------- the types


def test_pandas_has_dates_and_exact_amounts() -> None:
    exact, minor = three_loans().to_pandas(), three_loans().to_pandas(amounts=amounts.MINOR)
    places = ["int64", "int64", "datetime64[s]"]
    assert list(exact.columns) == list(NAMES)
    assert [str(kind) for kind in exact.dtypes] == [*places, *["object"] * 3]
    assert [str(kind) for kind in minor.dtypes] == [*places, *["int64"] * 3]
    assert {type(amount) for name in AMOUNTS for amount in exact[name]} == {Decimal}
    assert {amount.as_tuple().exponent for name in AMOUNTS for amount in exact[name]} == {-2}


def test_polars_has_dates_and_exact_amounts() -> None:
    exact, minor = three_loans().to_polars(), three_loans().to_polars(amounts=amounts.MINOR)
    places = [pl.Int64(), pl.Int64(), pl.Date()]
    assert dict(exact.schema) == dict(zip(NAMES, [*places, *[pl.Decimal(38, 2)] * 3], strict=True))
    assert list(minor.schema.values()) == [*places, *[pl.Int64()] * 3]


@pytest.mark.parametrize(("exponent", "text"), [(0, "1500001"), (3, "1500.001"), (4, "150.0001")])
def test_every_number_of_decimals_is_kept(exponent: int, text: str) -> None:
    single = product(Flat("0%"), (1,), currency=Currency("XTS", exponent))
    schedules = LoanBook.from_columns(single, principal=[1_500_001], disbursed_on=date(2026, 1, 4)).schedules()
    assert str(schedules.to_polars()["principal"][0]) == text
    assert str(schedules.to_pandas()["principal"][0]) == text
    assert str(schedules.to_pandas()["interest"][0]) == str(Decimal(0).scaleb(-exponent))


def test_large_amounts_and_late_dates_stay_exact() -> None:
    single = product(Flat("800%", PER_LOAN), (1,), every=MONTH)
    book = LoanBook.from_columns(single, principal=[10**18, 7], disbursed_on=date(9999, 11, 30))
    schedules = book.schedules()
    assert int(schedules.interest[0, 0]) == 8 * 10**18 > LARGEST_INT64 // 2
    for form in amounts.ALL:
        expected = rows_one_by_one(schedules, form)
        assert schedules.to_polars(amounts=form).to_dicts() == expected
        assert rows_of_pandas(schedules.to_pandas(amounts=form)) == expected


def test_the_threads_decimal_context_plays_no_part() -> None:
    expected = rows_one_by_one(three_loans(), amounts.DECIMAL)
    with decimal.localcontext(decimal.Context(prec=3, Emax=3, Emin=-3)):
        assert rows_of_pandas(three_loans().to_pandas()) == expected
        assert three_loans().to_polars().to_dicts() == expected


# ---------------------------------------------------------------- there and back


@pytest.mark.parametrize("form", amounts.ALL)
def test_amounts_in_either_form_make_the_book_again(form: amounts.AmountForm) -> None:
    principal = [500_000, 1_000_000, 100_000]
    schedules = LoanBook.from_columns(
        WEEKLY, principal=principal, disbursed_on=date(2026, 1, 4), installments=46
    ).schedules()
    by_loan = schedules.to_polars(amounts=form).group_by("loan", maintain_order=True)
    for lent in (
        by_loan.agg(pl.col("principal").sum())["principal"],
        schedules.to_pandas(amounts=form).groupby("loan")["principal"].sum(),
    ):
        again = LoanBook.from_columns(WEEKLY, principal=lent, disbursed_on=date(2026, 1, 4), installments=46)
        assert again.principal.tolist() == principal


def test_a_frame_shares_no_memory_with_the_schedules() -> None:
    schedules = three_loans()
    before = [array.copy() for array in schedules.arrays]
    frame = schedules.to_pandas(amounts=amounts.MINOR)
    frame.loc[:, list(AMOUNTS)] = 0
    assert all(map(np.array_equal, before, schedules.arrays))


# ---------------------------------------------------------------- bad input


METHODS: tuple[Callable[..., Any], ...] = (BookSchedules.to_pandas, BookSchedules.to_polars)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("form", ["minor", True, None, float])
def test_only_the_two_forms_are_taken(method: Callable[..., Any], form: object) -> None:
    with pytest.raises(MicroloanError, match=r"^amounts=.* must be amounts.DECIMAL or amounts.MINOR$"):
        method(three_loans(), amounts=form)


@pytest.mark.parametrize(
    ("method", "package"), [(BookSchedules.to_pandas, "pandas"), (BookSchedules.to_polars, "polars")]
)
def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, method: Callable[..., Any], package: str
) -> None:
    schedules = three_loans()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MicroloanError) as caught:
        method(schedules)
    assert str(caught.value) == f'package={package!r} is not installed; run pip install "microloan[{package}]"'
    assert caught.value.code == "missing_package"
