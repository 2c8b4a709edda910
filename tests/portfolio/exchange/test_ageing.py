"""What files tell is what each loan's account says; rows that cannot be are told, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import Holiday, HolidayList, holiday_rule
from microloan.calendars.days import to_date
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, post
from microloan.portfolio import SampleBook, sample_book
from microloan.portfolio.exchange import AgedFiles, LoanFile, PaymentFile, age_files, read_loans, read_payments
from microloan.portfolio.exchange import ageing as ageing_module
from microloan.portfolio.exchange.books import shared_by, terms_of
from microloan.portfolio.exchange.borrowers import borrowers_of
from microloan.products import Calendar, LoanProduct, preset
from microloan.regulations import rulebook
from microloan.schedules import amortize

Wrong = Any


def aged(made: SampleBook, as_of: date) -> AgedFiles:
    return age_files(LoanFile(made.loans, ()), PaymentFile(made.payments, ()), as_of=as_of, product_of=made.product)


@given(seed=st.integers(0, 10**6), as_of=st.dates(date(2024, 1, 1), date(2027, 1, 1)), times=st.integers(1, 3))
def test_files_tell_what_each_account_says(seed: int, as_of: date, times: int) -> None:
    made = sample_book(loans=12, seed=seed)
    # Who pays so many times what she should pays in advance, and then more than the loan asks for.
    made = replace(made, payments=replace(made.payments, amount=made.payments.amount * times))
    found = aged(made, as_of)
    assert (found.bad_loans, found.bad_payments) == ((), ())
    assert len(found.loans) + found.left_out.loans == 12
    unpaid = found.unpaid_installments()
    payments = made.payments
    for place, loan in enumerate(found.loans.loan):
        row = made.loans.loan.index(loan)
        schedule = amortize(terms_of(made.loans, row, shared_by(made.loans, row, made.product)))
        mine = (payments.loan.codes == row).nonzero()[0].tolist()
        events = [
            Payment(Money.from_minor(int(payments.amount[one]), BDT), to_date(int(payments.paid_on[one])))
            for one in mine
        ]
        one = post(schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL).position(as_of)
        position = found.position
        assert int(position.scheduled[place]) == one.scheduled.total.minor
        assert int(position.paid[place]) == one.paid.total.minor
        assert int(position.advance[place]) == one.advance.total.minor
        assert int(found.refundable[place]) == one.refundable.minor
        assert bool(position.open[place]) is (one.outstanding_principal.minor > 0 or one.overdue.total.minor > 0)
        assert int(position.overdue[place]) == one.overdue.total.minor
        assert int(position.outstanding_principal[place]) == one.outstanding_principal.minor
        assert int(position.days_past_due[place]) == one.days_past_due
        assert int(unpaid.amount[unpaid.loan == place].sum()) == one.overdue.total.minor


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The paths of a file of loans and of one of payments."""
    return tmp_path / "LOANS.csv", tmp_path / "PAYMENTS.csv"


def test_a_loan_that_its_product_does_not_offer_is_told_alone(files: tuple[Path, Path]) -> None:
    rows = [f"L-{number},jcf-jagoron,{20_000 + number % 3},2026-01-04," for number in range(9)]
    rows += [
        "M-1,nothing,20000,2026-01-04,",
        "M-2,ujjivan-group,20000,2026-01-04,",
        "M-3,jcf-jagoron,20000,2026-01-04,12",
    ]
    files[0].write_text("\n".join(["loan,product,principal,disbursed_on,installments", *rows]))
    files[1].write_text("loan,paid_on,amount\nL-0,2026-02-01,500\nL-1,2026-02-01,500\n")
    found = age_files(
        read_loans(files[0], BDT), read_payments(files[1], BDT), as_of=date(2026, 6, 30), product_of=preset
    )
    assert found.loans.loan == ("L-0", "L-3", "L-6")
    assert [row.line for row in found.bad_loans] == [3, 4, 6, 7, 9, 10, 11, 12, 13]
    assert found.position.paid.tolist() == [50_000, 0, 0]
    assert [(row.line, row.error.code) for row in found.bad_payments] == [(3, "refused_loan")]
    told = {row.line: str(row.error) for row in found.bad_loans}
    assert "is not one of ours" in told[11]
    assert "is in INR, where the file is in BDT" in told[12]
    assert "installments=12" in told[13]


def test_a_schedule_that_cannot_be_is_told_alone(files: tuple[Path, Path]) -> None:
    listed = HolidayList(
        code="BD",
        name="BD",
        first=date(2025, 1, 1),
        last=date(2026, 12, 31),
        source="ours",
        holidays=(Holiday(date(2026, 2, 21), "Language Martyrs' Day", "ours"),),
    )
    calendar = Calendar(holidays=listed, on_holiday=holiday_rule.NEXT_WORKING_DAY)

    def product_of(name: str) -> LoanProduct:
        return replace(preset(name), calendar=calendar)

    rows = ["loan,product,principal,disbursed_on"]
    rows += [f"L-{month},jcf-jagoron,20000,2025-{month:02d}-05" for month in range(1, 13)]
    files[0].write_text("\n".join([*rows, "L-13,jcf-jagoron,20000,2026-09-06"]))
    files[1].write_text("loan,paid_on,amount\n")
    found = age_files(
        read_loans(files[0], BDT), read_payments(files[1], BDT), as_of=date(2026, 12, 30), product_of=product_of
    )
    assert len(found.loans) == 12
    assert [row.line for row in found.bad_loans] == [14]
    assert "cover 2025-2026" in str(found.bad_loans[0].error)


def test_two_currencies_are_refused() -> None:
    made = sample_book(loans=3)
    payments = PaymentFile(replace(made.payments, currency=INR), ())
    with pytest.raises(CurrencyMismatch):
        age_files(LoanFile(made.loans, ()), payments, as_of=made.until, product_of=made.product)


def test_payments_that_add_up_past_int64_are_refused() -> None:
    made = sample_book(loans=1)
    huge = replace(made.payments, amount=np.full(len(made.payments), 2**62))
    with pytest.raises(MicroloanError, match="add up to more than a column holds"):
        age_files(LoanFile(made.loans, ()), PaymentFile(huge, ()), as_of=made.until, product_of=made.product)


def test_a_day_before_all_loans_has_none() -> None:
    made = sample_book(loans=5)
    found = aged(made, date(2020, 1, 1))
    assert (len(found.position), found.left_out) == (0, (5, len(made.payments), 0))
    assert len(found.unpaid_installments().loan) == 0


def test_borrowers_are_pooled_by_the_file_where_a_rulebook_says_so() -> None:
    found = aged(sample_book(loans=200), date(2026, 6, 30))
    rbi = rulebook("in-rbi", on=date(2026, 6, 30))
    whose = borrowers_of(found.loans).of
    numbers = found.class_numbers(rbi)
    for one in np.unique(whose):
        assert len(np.unique(numbers[(whose == one) & found.position.open])) <= 1
    assert (numbers > found.position.class_numbers(rbi, borrowers=np.arange(len(whose)))).any()
    assert sum(found.by_class(rbi).values(), BDT(0)) == found.position.total(found.position.outstanding_principal)


@pytest.mark.parametrize("product_of", [preset("jcf-jagoron"), {"jcf-jagoron": preset("jcf-jagoron")}, None])
def test_products_are_asked_of_a_function(product_of: Wrong) -> None:
    made = sample_book(loans=3)
    files = LoanFile(made.loans, ()), PaymentFile(made.payments, ())
    with pytest.raises(MicroloanError, match="must be a function from a product's name to the product") as caught:
        age_files(*files, as_of=date(2026, 6, 30), product_of=product_of)
    assert (caught.value.argument, caught.value.code) == ("product_of", "wrong_type")


@pytest.mark.parametrize(
    ("product_of", "problem"),
    [
        ({"asa-primary": preset("asa-primary")}.__getitem__, "product='jcf-jagoron' is not known to product_of"),
        ({}.get, "product='jcf-jagoron' is a NoneType by product_of; must be a LoanProduct"),
    ],
)
def test_a_name_that_the_function_does_not_know_is_a_mistake_of_its_rows(
    tmp_path: Path, product_of: Wrong, problem: str
) -> None:
    path = tmp_path / "LOANS.csv"
    path.write_text("loan,product,principal,disbursed_on\nL-1,jcf-jagoron,20000,2026-01-04\n", encoding="utf-8")
    payments = PaymentFile(sample_book(loans=1).payments, ())
    found = age_files(read_loans(path, BDT), payments, as_of=date(2026, 6, 30), product_of=product_of)
    assert [(row.line, str(row.error)) for row in found.bad_loans] == [(2, problem)]


def test_many_payments_of_one_refused_loan_lose_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ageing_module, "MOST_BAD_ROWS", 3)
    made = sample_book(loans=12)
    payments = made.payments
    first = payments.loan.at(0)
    kept = np.array([loan != first for loan in made.loans.loan])
    found = age_files(
        LoanFile(replace(made.loans.kept(kept), refused={first: 7}), ()),
        PaymentFile(payments, ()),
        as_of=made.until,
        product_of=made.product,
    )
    of_it = sum(payments.loan.at(row) == first for row in range(len(payments)))
    assert len(found.position) == 11
    assert len(found.bad_payments) + found.left_out.untold == of_it
    assert len(found.bad_payments) == min(of_it, 3)
    assert str(found.bad_payments[0].error) == f"loan={first!r} is refused, on line 7 of the loans"


@pytest.mark.parametrize("name", ["loans", "payments"])
def test_rows_are_no_file(name: str) -> None:
    made = sample_book(loans=3)
    files: dict[str, Any] = {"loans": LoanFile(made.loans, ()), "payments": PaymentFile(made.payments, ())}
    files[name] = files[name].rows
    with pytest.raises(MicroloanError, match=f"{name}=.* must be a .*File, as read_{name} gives it"):
        age_files(**files, as_of=made.until, product_of=made.product)


def test_a_currency_is_none_by_its_code(tmp_path: Path) -> None:
    wrong: Any = "BDT"
    for read in (read_loans, read_payments):
        with pytest.raises(MicroloanError, match="currency='BDT' must be a Currency"):
            read(tmp_path / "L.csv", wrong)
