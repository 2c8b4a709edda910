"""The accounts of the loans in files: they stand where the columns stand, and what cannot be is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch
from microloan.portfolio import sample_book
from microloan.portfolio.exchange import LoanFile, PaymentFile, accounts_of, age_files, read_loans, read_payments
from microloan.products import preset


@given(seed=st.integers(0, 10**6), as_of=st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_each_account_stands_where_its_row_stands(seed: int, as_of: date) -> None:
    made = sample_book(loans=12, seed=seed)
    filed = accounts_of(made.loans, made.payments, made.product)
    assert (filed.bad_loans, filed.bad_payments) == ((), ())
    assert tuple(filed.accounts) == made.loans.loan
    aged = age_files(LoanFile(made.loans, ()), PaymentFile(made.payments, ()), as_of=as_of, product_of=made.product)
    for place, loan in enumerate(aged.loans.loan):
        one = filed.accounts[loan].position(as_of)
        assert int(aged.position.outstanding_principal[place]) == one.outstanding_principal.minor
        assert int(aged.position.days_past_due[place]) == one.days_past_due


LOANS = "loan,principal,disbursed_on,product\nA,20000,2026-01-04,jcf-jagoron\nB,20000,2026-01-04,no-such\n"
PAYMENTS = "loan,paid_on,amount\nA,2026-01-12,486\nA,2026-01-03,486\nB,2026-01-12,486\nC,2026-01-12,486\nD,x,5\n"


def test_what_cannot_be_is_told_with_its_loan(tmp_path: Path) -> None:
    (tmp_path / "L.csv").write_text(LOANS + "D,oops,2026-01-04,jcf-jagoron\n", encoding="utf-8")
    (tmp_path / "P.csv").write_text(PAYMENTS.replace("D,x", "D,2026-02-01"), encoding="utf-8")
    loans, payments = read_loans(tmp_path / "L.csv", BDT), read_payments(tmp_path / "P.csv", BDT)
    filed = accounts_of(loans.rows, payments.rows, preset)
    assert list(filed.accounts) == ["A"]
    assert len(filed.accounts["A"].events) == 1
    assert [(row.line, row.of) for row in filed.bad_loans] == [(3, "B")]
    assert [(row.line, row.of, row.error.problem) for row in filed.bad_payments] == [
        (3, "A", "is before the loan is paid out, on 2026-01-04"),
        (4, "B", "is refused, on line 3 of the loans"),
        (5, "C", "is not among the loans"),
        (6, "D", "is refused, on line 4 of the loans"),
    ]


def test_some_loans_alone() -> None:
    made = sample_book(loans=12)
    some = np.arange(12) < 5
    filed = accounts_of(made.loans, made.payments, made.product, among=some)
    assert tuple(filed.accounts) == made.loans.loan[:5]
    assert filed.bad_payments == ()


def test_payments_in_another_currency_are_refused() -> None:
    made = sample_book(loans=3)
    with pytest.raises(CurrencyMismatch, match="payments='INR' must be in BDT, as the loans are"):
        accounts_of(made.loans, replace(made.payments, currency=INR), made.product)
