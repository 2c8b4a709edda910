"""The sample book: the same for a seed anywhere, and with every habit that a branch knows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.days import day_number
from microloan.errors import MicroloanError
from microloan.portfolio.exchange.writing import write_loans, write_payments
from microloan.portfolio.sample_files import write_sample_book
from microloan.portfolio.samples import SampleBook, sample_book


def test_the_same_seed_gives_the_same_files_on_every_machine() -> None:
    made = sample_book(loans=300, seed=20)
    digests = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts_of(made)]

    assert digests == ["bd460902e3b90a19", "a3b7975d06fae469"]


def test_whose_a_loan_is_says_nothing_of_its_figures() -> None:
    rows = sample_book(loans=300, seed=20).loans
    without, text = dict(rows.words), StringIO()
    del without["member_no"], without["member"]
    write_loans(replace(rows, words=without), text)

    assert hashlib.sha256(text.getvalue().encode()).hexdigest()[:16] == "cf3799e15189a929"


def test_some_members_have_two_loans_of_two_products_in_their_group_and_some_names_are_of_several() -> None:
    words = sample_book(loans=2_000).loans.words
    held: dict[str, list[tuple[str, str]]] = {}
    named: dict[tuple[str, str], set[str]] = {}
    for row in range(2_000):
        number, name, group, product = (words[column].at(row) for column in ("member_no", "member", "group", "product"))
        held.setdefault(number, []).append((f"{group} {name}", product))
        named.setdefault((group, name), set()).add(number)

    assert {len(loans) for loans in held.values()} == {1, 2}
    two = [loans for loans in held.values() if len(loans) == 2]
    assert 50 < len(two) < 200
    assert all(one[0] == other[0] and one[1] != other[1] for one, other in two)
    assert any(len(numbers) > 1 for numbers in named.values())


def test_another_seed_gives_another_book() -> None:
    assert texts_of(sample_book(loans=50, seed=1)) != texts_of(sample_book(loans=50, seed=2))


@given(loans=st.integers(1, 60), seed=st.integers(0, 2**63 - 1), until=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_payments_come_after_disbursement_and_never_exceed_what_is_owed(loans: int, seed: int, until: date) -> None:
    made = sample_book(loans=loans, seed=seed, until=until)
    of = made.payments.loan.codes
    assert (made.payments.paid_on > made.loans.disbursed[of]).all()
    assert (made.payments.paid_on <= day_number(until)).all()
    assert (made.payments.amount > 0).all()
    paid = np.bincount(of, made.payments.amount, minlength=loans)
    assert (paid <= 13 * made.loans.principal // 10).all()


def test_no_payment_of_a_regular_member_falls_on_a_holiday_or_weekend() -> None:
    made = sample_book(loans=2_000)
    holidays = [day_number(holiday.day) for holiday in made.holidays.holidays]
    # Those who catch up after the last installment pay a week later each time, whatever day that is.
    assert np.isin(made.payments.paid_on, holidays).mean() < 0.001


def test_every_habit_is_there() -> None:
    made = sample_book(loans=5_000)
    of, amounts = made.payments.loan.codes, made.payments.amount
    largest = np.zeros(5_000, dtype=np.int64)
    np.maximum.at(largest, of, amounts)
    last = np.zeros(5_000, dtype=np.int64)
    np.maximum.at(last, of, made.payments.paid_on)
    assert (largest > made.loans.principal // 2).any(), "someone settles early"
    assert (last < day_number(date(2025, 6, 30))).any(), "someone has not paid for a year"


def test_files_are_written_to_a_folder(tmp_path: Path) -> None:
    made = sample_book(loans=10)
    files = write_sample_book(made, tmp_path / "deep" / "er")
    assert [file.name for file in files] == [
        "LOANS.csv",
        "PAYMENTS.csv",
        "HOLIDAYS.toml",
        "LOANS.parquet",
        "PAYMENTS.parquet",
    ]
    assert tuple(file.read_text(encoding="utf-8") for file in files[:2]) == texts_of(made)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(MicroloanError, match="cannot be written"):
        write_sample_book(sample_book(loans=1), tmp_path / "taken")


@pytest.mark.parametrize(("loans", "seed"), [(0, 1), (10_000_001, 1), (True, 1), (5, -1), (5, 2**63)])
def test_what_is_refused(loans: int, seed: int) -> None:
    with pytest.raises(MicroloanError, match="must be a whole number from"):
        sample_book(loans=loans, seed=seed)


@pytest.mark.parametrize("until", [date(1, 1, 5), date(9999, 12, 31), "2026-06-30"])
def test_days_that_are_refused(until: date) -> None:
    with pytest.raises(MicroloanError, match="until="):
        sample_book(loans=5, until=until)


def texts_of(made: SampleBook) -> tuple[str, str]:
    loans, payments = StringIO(), StringIO()
    write_loans(made.loans, loans)
    write_payments(made.payments, payments)
    return loans.getvalue(), payments.getvalue()
