"""The savings beside a loan: every deposit of the schedule, what it earns, and all of it back at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from microloan.calendars import fiscal_year
from microloan.calendars.coverage import NotCovered
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError, RecordError
from microloan.products import (
    AccountRules,
    CompulsorySavings,
    LoanTerms,
    NegativeRate,
    SavingsTerms,
    WithholdingTax,
    balance,
    fee_when,
    posting,
    preset,
    savings_preset,
)
from microloan.schedules import amortize, loan_savings_statement, savings_transactions
from microloan.testing import terms

DAILY = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)


def saving(**changed: object) -> LoanTerms:
    loan = preset("ddj-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4))
    assert loan.savings is not None
    asked = {"when": loan.savings.when, "interest": loan.savings.interest, **changed}
    return replace(loan, savings=CompulsorySavings(asked.pop("what", BDT(10)), **asked))  # type: ignore[arg-type]


@given(terms())
def test_all_that_is_saved_comes_back_with_its_interest(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    if not schedule.savings_deposited.minor:
        return
    statement = loan_savings_statement(schedule, DAILY)
    assert statement.total_deposited == schedule.savings_deposited
    assert -statement.lines[-1].amount == schedule.savings_deposited + statement.total_interest
    assert statement.balance.minor == 0


@given(terms())
def test_what_the_schedule_returns_is_what_the_account_pays_out(loan: LoanTerms) -> None:
    schedule, savings = amortize(loan), loan.savings
    if savings is None or savings.interest is None or not schedule.savings_deposited.minor:
        return
    statement = loan_savings_statement(schedule)
    assert -statement.lines[-1].amount == schedule.savings_returned
    assert schedule.savings_interest == statement.total_interest - statement.total_tax - statement.total_duty


def test_ddj_jagoron_runs_as_one_story() -> None:
    schedule = amortize(preset("ddj-jagoron").terms(principal=BDT(20_000), disbursed_on=date(2026, 1, 4)))
    statement = loan_savings_statement(schedule)
    assert schedule.savings_deposited == BDT(460)
    assert statement.transactions[0].value_date == schedule.installment(1).due_on
    assert statement.lines[-1].value_date == schedule.installment(46).due_on == date(2026, 11, 30)
    # By hand: openings and closings of each month, at half a per cent; the last month is 29 of 30 days.
    closings = [20, 60, 110, 150, 190, 240]
    first_half = sum(
        (Fraction(before + after, 2) for before, after in zip([0, *closings], closings, strict=False)), Fraction(0)
    )
    assert statement.posting(1).exact == first_half / 2
    assert statement.posting(1).interest == BDT("3.25")
    openings = [BDT("243.25") + BDT(deposits) for deposits in (0, 40, 90, 130, 170)]
    middles = [Fraction((one + two).minor, 2) for one, two in pairwise(openings)]
    # The 46th deposit comes on the day of closing, after the last balance that earns.
    last = Fraction((openings[-1] * 2 + BDT(40)).minor, 2) * Fraction(29, 30)
    assert statement.posting(2).exact == (sum(middles) + last) / 200
    assert statement.posting(2).interest == BDT("8.68")
    assert schedule.savings_interest == statement.total_interest == BDT("11.93")
    assert -statement.lines[-1].amount == schedule.savings_returned == BDT("471.93")
    assert (
        schedule.to_table().notes[-1] == "Savings returned with the last installment: Tk. 471.93 (interest Tk. 11.93)"
    )


@pytest.mark.parametrize(("loan", "savings"), [("ddj-jagoron", "ddj-general"), ("asa-primary", "asa-general")])
def test_the_savings_of_a_loan_earn_what_the_institution_pays(loan: str, savings: str) -> None:
    asked = preset(loan).savings
    assert asked is not None
    assert asked.interest == savings_preset(savings).terms


def test_tax_and_duty_lower_what_comes_back() -> None:
    untaxed = saving(what="5%", when=fee_when.WITHHELD)
    assert untaxed.savings is not None
    assert untaxed.savings.interest is not None
    taxed = replace(untaxed.savings.interest, taxes=(WithholdingTax("TDS", "10%"),))
    schedule, less = amortize(untaxed), amortize(saving(what="5%", when=fee_when.WITHHELD, interest=taxed))
    statement = loan_savings_statement(less)
    assert statement.total_tax > BDT(0)
    assert less.savings_interest == statement.total_interest - statement.total_tax < schedule.savings_interest


def test_a_member_who_pays_for_saving_gets_less_back() -> None:
    paid_for = SavingsTerms(NegativeRate("6%"), balance=balance.DAILY_PRODUCT, posting=posting.AT_MATURITY)
    schedule = amortize(saving(what="5%", when=fee_when.WITHHELD, interest=paid_for))
    assert schedule.savings_interest < BDT(0)
    assert schedule.savings_returned < schedule.savings_deposited == BDT(1_000)


def test_nothing_saved_earns_nothing() -> None:
    schedule = amortize(saving(what=BDT(0)))
    assert (schedule.savings_interest, schedule.savings_returned) == (BDT(0), BDT(0))


def test_a_retained_amount_is_paid_out_when_the_account_ends() -> None:
    kept = SavingsTerms(
        "6%", balance=balance.DAILY_PRODUCT, posting=posting.AT_MATURITY, account=AccountRules(retained=BDT(200))
    )
    schedule = amortize(saving(interest=kept))
    assert schedule.savings_returned > BDT(460)


def test_savings_say_what_they_earn_in_a_record() -> None:
    loan = saving()
    record: dict[str, Any] = loan.to_dict()
    assert record["savings"]["interest"]["rate"] == "6%"
    assert LoanTerms.from_dict(record) == loan
    del record["savings"]["interest"]["posting"]
    with pytest.raises(RecordError, match=r"savings\.interest\.posting"):
        LoanTerms.from_dict(record)


def test_terms_that_savings_cannot_have_are_refused() -> None:
    with pytest.raises(MicroloanError, match="interest='6%' must be SavingsTerms"):
        saving(interest="6%")
    indian = replace(DAILY, account=AccountRules(minimum_to_earn=INR(100)))
    with pytest.raises(CurrencyMismatch, match=r"savings\.interest\.account\.minimum_to_earn=Rs\. 100 must be in BDT"):
        saving(interest=indian)
    silent = amortize(saving(interest=None))
    assert silent.savings_returned == BDT(460)
    with pytest.raises(MicroloanError, match="says nothing of what the savings earn"):
        loan_savings_statement(silent)


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


def test_fiscal_years_that_do_not_cover_the_term_are_refused() -> None:
    yearly = replace(DAILY, posting=posting.by_fiscal_year(fiscal_year.NEPAL))
    assert amortize(saving(interest=yearly)).savings_interest > BDT(0)
    with pytest.raises(NotCovered, match=r"fiscal years \(nepal\) cover"):
        replace(saving(interest=yearly), disbursed_on=date(2027, 1, 4))


def test_what_is_no_schedule_is_refused() -> None:
    for function in (savings_transactions, loan_savings_statement):
        with pytest.raises(MicroloanError, match="schedule=None must be a Schedule"):
            function(None)  # type: ignore[arg-type]
