"""A book of loans: what they share, what differs, and the totals of all their schedules."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from microloan.arithmetic.rates import percent
from microloan.calendars import MONTH, WEDNESDAY, WEEK, DayOfMonth, day_number
from microloan.currency import BDT
from microloan.errors import ColumnError, MicroloanError
from microloan.interest import DecliningBalance
from microloan.portfolio import LoanBook, RateColumn
from microloan.products import About, AmountRange, FirstDue, LoanProduct, RepaymentOffer, Rhythm

FOURTH = date(2026, 1, 4)
PRODUCT = LoanProduct(
    about=About(id="choices", name="Choices", institution="Ours", country="BD"),
    principal=AmountRange(minimum=BDT(1_000), maximum=BDT(49_000)),
    interest=DecliningBalance("24%"),
    repayment=RepaymentOffer(
        rhythms=(Rhythm(WEEK, (45, 46)), Rhythm(MONTH, (12,))), first_due=FirstDue(min_gap_days=15)
    ),
)


def book_of(**columns: Any) -> LoanBook:  # noqa: ANN401
    given: dict[str, Any] = {"principal": [2_000_000, 1_500_050], "disbursed_on": FOURTH, "installments": 46}
    return LoanBook.from_columns(PRODUCT, **(given | {"every": WEEK} | columns))


def test_a_loan_of_a_book_has_the_terms_the_product_gives() -> None:
    book = book_of(disbursed_on=[FOURTH, date(2026, 2, 1)], installments=[45, 46], first_due=WEDNESDAY)
    expected = PRODUCT.terms(
        principal=BDT("15000.50"), disbursed_on=date(2026, 2, 1), installments=46, every=WEEK, first_due=WEDNESDAY
    )
    assert book.terms(1) == expected
    assert book.terms(0).repayment.installments == 45
    assert book.schedule(1).terms == expected


def test_a_given_first_due_date_is_that_of_all_loans() -> None:
    book = book_of(disbursed_on=[FOURTH, date(2026, 1, 6)], first_due=date(2026, 1, 21))
    for position in range(2):
        assert book.terms(position).repayment.first_due == date(2026, 1, 21)
        assert book.schedules().schedule(position) == book.schedule(position)


def test_days_too_soon_before_a_given_first_due_date_are_refused() -> None:
    with pytest.raises(ColumnError) as caught:
        book_of(disbursed_on=[FOURTH, date(2026, 1, 7)], first_due=date(2026, 1, 21))
    assert str(caught.value) == (
        "1 of 2 loans have disbursed_on less than 15 days before first_due=2026-01-21 (product choices), "
        "first at position 1"
    )
    with pytest.raises(MicroloanError, match="is a day of each month, which every=week does not keep"):
        book_of(first_due=DayOfMonth(5))


@pytest.mark.parametrize(
    "rate", ["20%", percent(20), ["20%", percent(20)], RateColumn(np.array([20, 20]), 100), ("1/5%", "20%")]
)
def test_a_rate_may_be_given_for_all_or_for_each(rate: Any) -> None:  # noqa: ANN401
    first = percent("1/5") if isinstance(rate, tuple) else percent(20)
    book = book_of(rate=rate)
    assert [book.terms(position).interest.rate for position in range(2)] == [first, percent(20)]
    assert book.schedules().schedule(0) == book.schedule(0)


def test_another_rhythm_has_its_own_counts() -> None:
    book = book_of(every=MONTH, installments=None)
    assert [book.terms(position).repayment.installments for position in range(2)] == [12, 12]
    assert book.schedules().principal.shape == (12, 2)


def test_rows_past_a_loans_end_are_zero() -> None:
    schedules = book_of(installments=[45, 46]).schedules()
    assert [array[45, 0] for array in schedules.arrays] == [0, 0, 0, 0]
    assert schedules.counts.tolist() == [45, 46]
    assert schedules.due_days[0].tolist() == [day_number(FOURTH) + 15] * 2


def test_totals_are_python_numbers() -> None:
    book = book_of()
    schedules = book.schedules()
    assert schedules.total_principal == 3_500_050
    assert schedules.total_interest == sum(sum(book.schedule(position).interest_parts) for position in range(2))
    assert type(schedules.total_principal) is type(schedules.total_interest) is int


def test_a_book_and_its_schedules_print_short() -> None:
    book = book_of(principal=np.full(12_345, 2_000_000))
    assert repr(book) == "<LoanBook of 12,345 loans>"
    assert repr(book_of(installments=[45, 46]).schedules()) == "<BookSchedules of 2 loans, up to 46 installments>"
    assert len(book) == 12_345
