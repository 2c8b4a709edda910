"""The savings beside a loan: every deposit of the schedule, what it earns, and all of it back at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.products import (
    CompulsorySavings,
    LoanTerms,
    SavingsTerms,
    balance,
    fee_when,
    posting,
    preset,
    savings_preset,
)
from microloan.schedules import amortize, loan_savings_statement, savings_transactions
from microloan.testing import terms

DAILY = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)


@given(terms())
def test_all_that_is_saved_comes_back_with_its_interest(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    if not schedule.savings_returned.minor:
        return
    statement = loan_savings_statement(schedule, DAILY)
    assert statement.total_deposited == schedule.savings_returned
    assert -statement.lines[-1].amount == schedule.savings_returned + statement.total_interest
    assert statement.balance.minor == 0


def test_ddj_jagoron_runs_as_one_story() -> None:
    schedule = amortize(preset("ddj-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4)))
    statement = loan_savings_statement(schedule, savings_preset("ddj-general").terms)
    assert schedule.savings_returned == BDT(460)
    assert statement.transactions[0].value_date == schedule.installment(1).due_on
    assert statement.lines[-1].value_date == schedule.installment(46).due_on == date(2026, 11, 30)
    # By hand: openings and closings of each month, at half a per cent; the last month is 29 of 30 days.
    closings = [20, 60, 110, 150, 190, 240]
    first_half = sum(
        (Fraction(before + after, 2) for before, after in zip([0, *closings], closings, strict=False)), Fraction(0)
    )
    assert statement.posting(1).exact == first_half / 2
    assert statement.posting(1).interest == BDT("3.25")
    assert statement.total_interest == statement.lines[-1].amount * -1 - BDT(460)


def test_a_loan_without_savings_has_no_account() -> None:
    loan = preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
    with pytest.raises(MicroloanError, match="asks for no savings"):
        savings_transactions(amortize(loan))


def test_a_deposit_withheld_is_the_first_transaction() -> None:
    savings = CompulsorySavings("5%", when=fee_when.WITHHELD)
    loan = preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
    first, last = savings_transactions(amortize(replace(loan, savings=savings)))
    assert (first.amount, first.value_date) == (BDT(1_000), date(2026, 1, 4))
    assert last.amount is None
    assert len(savings_transactions(amortize(replace(loan, savings=savings)), closes=False)) == 1
