"""A book gives every loan the schedule that it has alone, and refuses what one loan refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from numpy.typing import NDArray

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rates import percent
from microloan.calendars import MONTH, WEEK, Frequency, day_count, day_number
from microloan.currency import BDT, Money
from microloan.errors import ColumnError, MicroloanError
from microloan.interest import PER_INSTALLMENT, PER_LOAN, DecliningBalance, Flat, shapes
from microloan.interest.plan import Ratio, Term
from microloan.interest.shapes import InstallmentShape, PrincipalShape
from microloan.portfolio import BookSchedules, LoanBook, RateColumn, computing
from microloan.products import (
    About,
    AmountRange,
    InstallmentRounding,
    LoanProduct,
    LoanTerms,
    RepaymentOffer,
    Rhythm,
)
from microloan.products.planning import dates_for, plan_block, plan_loan, principal_owed
from microloan.schedules import Schedule, amortize
from microloan.testing import dates, interest_methods, products, rates, terms

MOST_LOANS = 8
LARGEST_MINOR = 10**18
FIFTH = date(2026, 1, 5)


def alone(book: LoanBook, position: int) -> Schedule | MicroloanError:
    """Return the schedule of one loan of a book, or what is wrong with it."""
    try:
        return amortize(book.terms(position))
    except MicroloanError as error:
        return error


def check_parity(book: LoanBook) -> None:
    """Compare every loan of a book with the same loan computed by itself."""
    expected = [alone(book, position) for position in range(len(book))]
    refused = tuple(position for position, one in enumerate(expected) if isinstance(one, MicroloanError))
    if refused:
        with pytest.raises(ColumnError) as caught:
            book.schedules()
        assert caught.value.positions == refused
        return
    schedules = book.schedules()
    for position, one in enumerate(expected):
        assert isinstance(one, Schedule)
        check_columns(schedules, position, one)


def check_columns(schedules: BookSchedules, position: int, one: Schedule) -> None:
    """Compare the columns of a loan with its schedule; the rows it does not have are zero."""
    rows = len(schedules.due_days)
    rest = (0,) * (rows - len(one))
    columns = [tuple(array[:, position].tolist()) for array in schedules.arrays]
    costs = [part for part in (one.fee_parts, one.savings_parts) if part]
    parts = [one.due_days, one.principal_parts, one.interest_parts, one.outstanding_parts, *costs]
    assert columns == [part + rest for part in parts]
    assert (schedules.fee is None, schedules.savings is None) == (one.fee_parts == (), one.savings_parts == ())
    assert int(schedules.net_disbursed[position]) == one.net_disbursed.minor
    assert int(schedules.fees[position]) == one.total_fees.minor
    assert int(schedules.savings_deposited[position]) == one.savings_deposited.minor
    assert int(schedules.savings_interest[position]) == one.savings_interest.minor
    assert int(schedules.savings_returned[position]) == one.savings_returned.minor
    assert int(schedules.counts[position]) == len(one)
    assert schedules.schedule(position) == one


@st.composite
def books(draw: st.DrawFn, product: LoanProduct) -> LoanBook:
    """Draw loans of a product: what may be given for all or for each is given either way."""
    size = draw(st.integers(1, MOST_LOANS))
    rhythm = draw(st.sampled_from(product.repayment.rhythms))
    offered = product.principal
    step = 1 if offered.multiple_of is None else offered.multiple_of.minor
    steps = st.integers(offered.minimum.minor // step, offered.maximum.minor // step)
    counts = st.sampled_from(rhythm.installments)
    one_rate = rates()
    return LoanBook.from_columns(
        product,
        principal=[draw(steps) * step for _ in range(size)],
        disbursed_on=draw(dates() | st.lists(dates(), min_size=size, max_size=size)),
        installments=draw(counts | st.lists(counts, min_size=size, max_size=size)),
        every=rhythm.every,
        rate=draw(
            st.none()
            | one_rate
            | st.lists(one_rate, min_size=size, max_size=size)
            | st.builds(
                RateColumn,
                st.lists(st.integers(0, 10**4), min_size=size, max_size=size).map(np.array),
                st.integers(1, 10**4),
            )
        ),
        grace=draw(st.sampled_from(rhythm.graces or (None,))),
    )


@given(products().flatmap(books))
def test_a_book_is_its_loans(book: LoanBook) -> None:
    check_parity(book)


@given(products().flatmap(books), st.integers(1, 3))
def test_where_blocks_begin_and_end_does_not_matter(book: LoanBook, block_loans: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(computing, "BLOCK_LOANS", block_loans)
        check_parity(book)


@given(terms(), st.lists(st.integers(0, 10**6), min_size=1, max_size=3), st.integers(0, 40))
def test_the_formulas_of_a_contract_are_those_of_a_column(loan: LoanTerms, more: list[int], later: int) -> None:
    """Whole contracts, over rules that a book of other dates could not have: each row of a block is its loans' rows."""
    principals = [principal_owed(loan) + added for added in more]
    days = [day_number(loan.disbursed_on) + (later if position else 0) for position in range(len(more))]
    count, rate = loan.repayment.installments, Ratio(loan.interest.rate.numerator, loan.interest.rate.denominator)
    term: Term[Any] = Term(count, count, count, loan.repayment.every.periods_per_year, plan_loan(loan).term.years)
    try:
        alone = [
            plan_block(loan, principal, dates_for(loan, day, term), rate, term)
            for principal, day in zip(principals, days, strict=True)
        ]
    except MicroloanError:
        # The list of holidays, or a given date, is for the loan that was drawn.
        reject()
    columns = plan_block(loan, np.array(principals), dates_for(loan, np.array(days), term), rate, term)
    assume(loan.interest.amortization(columns).meets(max(principals)) <= LARGEST_INT64)
    by_loan = [
        [[plan.day(row + 1), *parts] for row, parts in enumerate(loan.interest.amortization(plan))] for plan in alone
    ]
    by_row = [[columns.day(row + 1), *parts] for row, parts in enumerate(loan.interest.amortization(columns))]
    for row, parts in enumerate(by_row):
        seen = [np.broadcast_to(part, len(principals)).tolist() for part in parts]
        assert seen == [list(column) for column in zip(*(rows[row] for rows in by_loan), strict=True)]


def product_of(
    interest: Flat | DecliningBalance,
    every: Frequency,
    counts: tuple[int, ...],
    shape: InstallmentShape | PrincipalShape = shapes.EQUAL_INSTALLMENTS,
    rounded: InstallmentRounding | None = None,
) -> LoanProduct:
    """Return a product of any amount: from one poisha to ten lakh crore taka."""
    return LoanProduct(
        about=About(id="any-amount", name="Any amount", institution="Ours", country="BD"),
        principal=AmountRange(minimum=Money.from_minor(1, BDT), maximum=Money.from_minor(LARGEST_MINOR, BDT)),
        interest=interest,
        repayment=RepaymentOffer(rhythms=(Rhythm(every, counts),), shape=shape),
        rounding=rounded or InstallmentRounding(),
    )


@given(
    interest_methods(),
    st.sampled_from((shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL, shapes.INTEREST_ONLY)),
    st.lists(st.integers(1_000, 10**6) | st.integers(10**16, LARGEST_MINOR), min_size=1, max_size=MOST_LOANS),
    st.lists(dates(), min_size=MOST_LOANS, max_size=MOST_LOANS),
    st.sampled_from(rounding.ALL),
)
def test_loans_over_the_budget_mix_with_small_ones(
    interest: Flat | DecliningBalance,
    shape: InstallmentShape | PrincipalShape,
    principals: list[int],
    days: list[date],
    mode: rounding.Rounding,
) -> None:
    product = product_of(interest, MONTH, (7, 12), shape, InstallmentRounding(mode=mode))
    counts = [(7, 12)[number % 2] for number in range(len(principals))]
    book = LoanBook.from_columns(
        product, principal=principals, disbursed_on=days[: len(principals)], installments=counts
    )
    check_parity(book)


def test_a_loan_over_the_budget_takes_the_int_path_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one: list[int] = []
    fill_one = computing._fill_one

    def noticed(book: LoanBook, position: int, result: BookSchedules) -> None:
        one_by_one.append(position)
        fill_one(book, position, result)

    monkeypatch.setattr(computing, "_fill_one", noticed)
    product = product_of(DecliningBalance("23.5375%"), WEEK, (46,))
    principals = [10**6, 10**17, 10**7, LARGEST_MINOR]
    check_parity(LoanBook.from_columns(product, principal=principals, disbursed_on=days_of_2026(4)))
    assert one_by_one == [1, 3]


def test_a_book_larger_than_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "BLOCK_LOANS", 64)
    principals = np.arange(1_000, 1_000 + 64 * 5 + 17) * 1_000
    counts = np.where(np.arange(len(principals)) % 100 < 64, 45, 46)
    product = product_of(Flat("12.5%", PER_LOAN), WEEK, (45, 46), rounded=up_to_5_taka())
    book = LoanBook.from_columns(
        product, principal=principals, disbursed_on=days_of_2026(len(principals)), installments=counts
    )
    schedules = book.schedules()
    for position in range(0, len(book), 7):
        check_columns(schedules, position, book.schedule(position))
    assert schedules.total_principal == int(principals.sum())


def test_loans_that_finish_early_beside_loans_that_do_not() -> None:
    product = product_of(Flat("125 per thousand", PER_LOAN), WEEK, (46,), rounded=up_to_5_taka())
    book = LoanBook.from_columns(product, principal=[500_000, 1_000_000, 2_000_000], disbursed_on=days_of_2026(3))
    check_parity(book)
    assert book.schedules().counts.tolist() == [45, 46, 46]


def test_one_rate_for_all_is_the_rate_of_every_loan() -> None:
    product = product_of(DecliningBalance("24%"), WEEK, (46,))
    book = LoanBook.from_columns(product, principal=[10**6, 10**7], disbursed_on=days_of_2026(2), rate="20%")
    assert [book.terms(position).interest.rate for position in range(2)] == [percent(20)] * 2
    check_parity(book)


def test_counts_that_share_only_a_large_multiple_keep_exact_rates() -> None:
    product = product_of(DecliningBalance("1%", PER_INSTALLMENT), MONTH, (1, 991, 1_009))
    product = replace(product, repayment=replace(product.repayment, term_years=Fraction(100)))
    book = LoanBook.from_columns(
        product,
        principal=[400] * 3,
        disbursed_on=days_of_2026(3),
        installments=[1, 991, 1_009],
        rate=RateColumn(np.full(3, 10**11), 10**9),
    )
    check_parity(book)


def test_rates_whose_products_would_wrap_take_the_int_path() -> None:
    # 2^62 times the 30 days of every month is 2^63 more than a multiple of 2^64.
    product = product_of(DecliningBalance("1%", day_count.THIRTY_E_360), MONTH, (12,))
    rate = RateColumn(np.full(3, 2**62), 10**9)
    check_parity(LoanBook.from_columns(product, principal=[1_000, 1_200, 1_300], disbursed_on=FIFTH, rate=rate))


@pytest.mark.parametrize("block_loans", [1, 2, 8_192])
def test_interest_past_int64_names_its_loan(monkeypatch: pytest.MonkeyPatch, block_loans: int) -> None:
    monkeypatch.setattr(computing, "BLOCK_LOANS", block_loans)
    product = product_of(Flat("1000%", PER_LOAN), MONTH, (1,))
    book = LoanBook.from_columns(product, principal=[10**6, LARGEST_MINOR, 10**7], disbursed_on=days_of_2026(3))
    with pytest.raises(ColumnError, match=r"^1 of 3 loans have interest past int64, first at position 1$") as caught:
        book.schedules()
    assert (caught.value.argument, caught.value.positions, caught.value.code) == ("interest", (1,), "overflow")
    assert book.schedule(1).total_interest.minor == 10 * LARGEST_MINOR, "one loan has no such limit"


def days_of_2026(loans: int) -> NDArray[np.datetime64]:
    """Return one date after the other, as a column."""
    return np.datetime64("2026-01-04") + np.arange(loans)


def up_to_5_taka() -> InstallmentRounding:
    return InstallmentRounding(multiple=BDT(5), mode=rounding.UP, interest_multiple=BDT(1))
