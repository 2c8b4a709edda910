"""Fees and savings over columns: nothing wraps, and bad loans are reported with their positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import MONTH, WEEK
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError
from microloan.interest import DecliningBalance, Flat
from microloan.portfolio import BookSchedules, LoanBook, costs
from microloan.products import (
    About,
    AmountRange,
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    LoanProduct,
    RepaymentOffer,
    Rhythm,
    fee_above,
    fee_on,
    fee_when,
    preset,
)
from microloan.schedules import amounts

LARGEST_MINOR = 10**18
SUNDAY = date(2026, 1, 4)
GST = FeeTax("GST", "18%")
CHARGES = (
    Fee("processing fee", "1.537%", when=fee_when.WITHHELD, tax=GST),
    Fee("cover", "0.9%", when=fee_when.CAPITALISED, above=FeeThreshold(BDT(25_000), fee_above.PART)),
    Fee("collection", "0.71%", on=fee_on.INSTALLMENT, when=fee_when.WITH_EACH_INSTALLMENT, tax=GST),
    Fee(
        "insurance",
        "0.3%",
        on=fee_on.OUTSTANDING_PRINCIPAL,
        when=fee_when.EACH_YEAR,
        limits=FeeLimits(minimum=BDT(10), maximum=BDT(5_000)),
    ),
)
SAVINGS = CompulsorySavings("2.5%", on=fee_on.INSTALLMENT, when=fee_when.WITH_EACH_INSTALLMENT)


def product(*charges: Fee, savings: CompulsorySavings | None = None, least: Money | None = None) -> LoanProduct:
    """Return a product of any amount, 12 or 24 months."""
    return LoanProduct(
        about=About(id="any-amount", name="Any amount", institution="Ours", country="BD"),
        principal=AmountRange(minimum=least or BDT("0.01"), maximum=Money.from_minor(LARGEST_MINOR // 2, BDT)),
        interest=DecliningBalance("24%"),
        repayment=RepaymentOffer(rhythms=(Rhythm(MONTH, (12, 24)),)),
        charges=charges,
        savings=savings,
    )


def check_loan_by_loan(book: LoanBook) -> BookSchedules:
    schedules = book.schedules()
    for position in range(len(book)):
        one = book.schedule(position)
        assert schedules.schedule(position) == one
        assert int(schedules.net_disbursed[position]) == one.net_disbursed.minor
        assert int(schedules.fees[position]) == one.total_fees.minor
        assert int(schedules.savings_deposited[position]) == one.savings_deposited.minor
        assert int(schedules.savings_returned[position]) == one.savings_returned.minor
    return schedules


@given(
    st.lists(st.integers(10_000, 10**8) | st.integers(10**13, LARGEST_MINOR // 2), min_size=1, max_size=8),
    st.lists(st.sampled_from((12, 24)), min_size=8, max_size=8),
)
def test_loans_over_the_budget_mix_with_small_ones(principals: list[int], counts: list[int]) -> None:
    book = LoanBook.from_columns(
        product(*CHARGES, savings=SAVINGS, least=BDT(100)),
        principal=principals,
        disbursed_on=SUNDAY,
        installments=counts[: len(principals)],
    )
    schedules = check_loan_by_loan(book)
    assert schedules.total_fees == sum(book.schedule(position).total_fees.minor for position in range(len(book)))
    assert schedules.total_net_disbursed == sum(
        book.schedule(position).net_disbursed.minor for position in range(len(book))
    )


def test_a_loan_over_the_budget_takes_the_int_path_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one: list[int] = []
    fill_one = costs._fill_one

    def noticed(result: BookSchedules, position: int) -> None:
        one_by_one.append(position)
        fill_one(result, position)

    monkeypatch.setattr(costs, "_fill_one", noticed)
    book = LoanBook.from_columns(
        product(*CHARGES, least=BDT(100)),
        principal=[2_000_000, 4 * 10**17, 5_000_000],
        disbursed_on=SUNDAY,
        installments=24,
    )
    check_loan_by_loan(book)
    assert one_by_one == [1]


@pytest.mark.parametrize("rate", ["1/999999999989%", "0.000000000000000001%"])
def test_a_rate_too_fine_for_a_column_is_worked_out_in_ints(rate: str) -> None:
    fees = (
        Fee("fee", rate, when=fee_when.WITHHELD),
        Fee("added", rate, when=fee_when.CAPITALISED),
        Fee("visit", rate, on=fee_on.INTEREST, when=fee_when.WITH_EACH_INSTALLMENT),
    )
    savings = CompulsorySavings(rate, when=fee_when.WITHHELD)
    book = LoanBook.from_columns(
        product(*fees, savings=savings), principal=[10**12, 4 * 10**17], disbursed_on=SUNDAY, installments=12
    )
    check_loan_by_loan(book)


def test_a_book_has_the_columns_that_its_loans_have() -> None:
    plain = LoanBook.from_columns(product(), principal=[10**6], disbursed_on=SUNDAY, installments=12).schedules()
    saving = LoanBook.from_columns(
        product(savings=SAVINGS), principal=[10**6], disbursed_on=SUNDAY, installments=12
    ).schedules()

    assert (plain.fee, plain.savings, len(plain.arrays)) == (None, None, 4)
    assert (plain.net_disbursed.tolist(), plain.fees.tolist(), plain.savings_returned.tolist()) == ([10**6], [0], [0])
    assert (saving.fee, len(saving.arrays)) == (None, 5)
    assert saving.savings is not None
    assert not saving.savings.flags.writeable


def test_frames_have_the_columns_that_the_loans_have() -> None:
    book = LoanBook.from_columns(
        product(*CHARGES, savings=SAVINGS, least=BDT(100)),
        principal=[10**6, 10**7],
        disbursed_on=SUNDAY,
        installments=12,
    )
    schedules = book.schedules()
    names = ["loan", "number", "due_on", "principal", "interest", "fee", "savings", "outstanding_principal"]

    assert list(schedules.to_polars().columns) == names == list(schedules.to_pandas().columns)
    assert schedules.to_polars(amounts=amounts.MINOR)["savings"].sum() == int(schedules.savings_returned.sum())


def test_a_preset_with_savings_runs_as_a_book() -> None:
    book = LoanBook.from_columns(
        preset("asa-primary"), principal=[2_000_000, 500_000], disbursed_on=[SUNDAY, SUNDAY + timedelta(days=3)]
    )
    schedules = check_loan_by_loan(book)

    assert schedules.savings_deposited.tolist() == [45 * 1_000] * 2
    assert schedules.savings_interest.tolist() == [1_139, 1_140]
    assert schedules.savings_returned.tolist() == [46_139, 46_140]


# The smallest and the largest loan bear it, those just above Tk 15 do not.
FORM = (Fee("form", BDT(20), when=fee_when.WITHHELD, above=FeeThreshold(BDT(15))),)


@pytest.mark.parametrize(
    ("make", "argument", "positions", "problem"),
    [
        (
            lambda: LoanBook.from_columns(
                replace(product(least=BDT(10)), principal=AmountRange(minimum=BDT(10), maximum=BDT(100)), charges=FORM),
                principal=[1_500, 1_600, 2_000],
                disbursed_on=SUNDAY,
                installments=12,
            ),
            "principal",
            (1, 2),
            "have nothing left to pay out after what is withheld (product any-amount)",
        ),
        (
            lambda: LoanBook.from_columns(
                product(Fee("book", BDT(1), when=fee_when.on_date(SUNDAY)), least=BDT(5)),
                principal=[10**6] * 2,
                disbursed_on=[SUNDAY - timedelta(days=1), SUNDAY],
                installments=12,
            ),
            "disbursed_on",
            (1,),
            "have a fee due on 2026-01-04, not after disbursement",
        ),
        (
            lambda: LoanBook.from_columns(
                product(Fee("book", BDT(1), when=fee_when.on_date(date(2027, 6, 1))), least=BDT(5)),
                principal=[10**6] * 2,
                disbursed_on=SUNDAY,
                installments=[12, 24],
            ).schedules(),
            "charges.when",
            (0,),
            "cannot have their terms: charges.when=2027-06-01 must not be after the last due date, 2027-01-04",
        ),
    ],
)
def test_loans_that_cannot_bear_their_fees_are_reported(
    make: Callable[[], object], argument: str, positions: tuple[int, ...], problem: str
) -> None:
    with pytest.raises(ColumnError) as caught:
        make()

    assert (caught.value.argument, caught.value.positions, caught.value.problem) == (argument, positions, problem)


def test_fees_past_int64_are_an_error() -> None:
    huge = Money.from_minor(LARGEST_MINOR, BDT)
    fees = tuple(Fee(f"fee {n}", huge, when=fee_when.WITH_EACH_INSTALLMENT, tax=GST) for n in range(9))
    book = LoanBook.from_columns(product(*fees), principal=[10**6], disbursed_on=SUNDAY, installments=12)
    with pytest.raises(ColumnError, match="1 of 1 loans have fee past int64"):
        book.schedules()


def test_sums_past_int64_are_an_error() -> None:
    huge = Money.from_minor(LARGEST_MINOR, BDT)
    book = LoanBook.from_columns(
        product(Fee("fee", huge, when=fee_when.WITH_EACH_INSTALLMENT)),
        principal=[10**6],
        disbursed_on=SUNDAY,
        installments=12,
    )
    schedules = book.schedules()
    with pytest.raises(ColumnError, match="1 of 1 loans have a sum of fee past int64"):
        _ = schedules.fees
    assert schedules.total_fees == 12 * LARGEST_MINOR


@given(st.lists(st.lists(st.integers(0, 2**62), min_size=3, max_size=3), min_size=1, max_size=6))
def test_sums_by_loan_are_exact_or_refused(rows: list[list[int]]) -> None:
    exact = [sum(column) for column in zip(*rows, strict=True)]
    if max(exact) >= 2**63:
        with pytest.raises(ColumnError):
            costs.sum_by_loan(np.array(rows), "fee")
    else:
        assert costs.sum_by_loan(np.array(rows), "fee").tolist() == exact


def test_rounded_fees_are_the_same_in_a_book() -> None:
    fee = Fee("fee", "1.5%", when=fee_when.WITHHELD, tax=GST, rounding=ChargeRounding(multiple=INR(1)))
    offered = AmountRange(minimum=INR(1_000), maximum=INR(60_000))
    weekly = RepaymentOffer(rhythms=(Rhythm(WEEK, (46,)),))
    rupees = replace(product(), principal=offered, repayment=weekly, interest=Flat("12%"), charges=(fee,))
    check_loan_by_loan(LoanBook.from_columns(rupees, principal=[123_456, 4_000_000], disbursed_on=SUNDAY))
