"""The rates of a schedule: what the borrower has in hand, what is paid, which costs are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given

import microloan as ml
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products import fee_when
from microloan.schedules.schedule import Schedule
from microloan.testing import plain_terms

CONVENTIONS = (ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.XIRR, ml.REGULATION_Z, ml.EU_APRC)


def jcf(**changed: object) -> Schedule:
    loan = ml.preset("jcf-jagoron").terms(
        principal=ml.BDT(10_000), disbursed_on=date(2026, 1, 4), first_due=ml.WEDNESDAY
    )
    flat = replace(
        loan,
        interest=ml.Flat("15%", charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=46, every=ml.WEEK),
        charges=(),
        savings=None,
        rounding=ml.InstallmentRounding(residual=ml.residual.LAST),
    )
    return ml.amortize(replace(flat, **changed))  # type: ignore[arg-type]


@given(plain_terms())
def test_fees_raise_a_rate_and_leaving_them_out_lowers_it(loan: ml.LoanTerms) -> None:
    schedule = ml.amortize(loan)
    for convention in (ml.NOMINAL_APR, ml.XIRR):
        # Fees paid beside the loan may be more than it.
        assume(schedule.periodic_flow(ml.counted.WITHOUT_SAVINGS).amounts[0] > 0)
        bare = schedule.rate(convention, counted=ml.counted.INTEREST_ALONE)
        all_fees = schedule.rate(convention, counted=ml.counted.WITHOUT_SAVINGS)
        assume(bare.is_only and all_fees.is_only)
        assume(all_fees.root.bracket.high < 10**12)
        assert bare.root.bracket.low <= all_fees.root.bracket.high
        assert bare.percent(6) <= all_fees.percent(6)


@given(plain_terms())
def test_the_flow_adds_up_to_the_cost(loan: ml.LoanTerms) -> None:
    """What is paid less what is received is what the loan costs: savings come back, with what they earn."""
    schedule = ml.amortize(loan)
    flow, dated = schedule.periodic_flow(), schedule.dated_flow()
    assert -sum(flow.amounts) == (schedule.total_cost - schedule.savings_interest).minor
    assert flow.amounts == dated.amounts
    assert dated.days[1:] == schedule.due_days
    bare = schedule.periodic_flow(ml.counted.INTEREST_ALONE)
    assert -sum(bare.amounts) == schedule.total_interest.minor


def test_a_flat_loan_of_46_weeks() -> None:
    schedule = jcf()
    assert str(schedule.rate(ml.NOMINAL_APR)) == "31.74%"
    assert str(schedule.rate(ml.EFFECTIVE_RATE)) == "37.23%"
    assert schedule.rate(ml.NOMINAL_APR).rate() == ml.percent("31.74")


def test_savings_withheld_without_and_with_interest() -> None:
    schedule = jcf(savings=ml.CompulsorySavings("5%", when=fee_when.WITHHELD))
    assert str(schedule.rate(ml.NOMINAL_APR)) == "34.86%"
    assert str(schedule.rate(ml.NOMINAL_APR, savings_returned=ml.BDT("526.54"))) == "34.36%"
    assert str(schedule.rate(ml.NOMINAL_APR, counted=ml.counted.WITHOUT_SAVINGS)) == "31.74%"


def test_savings_that_earn_change_the_price_by_the_terms_alone() -> None:
    """5% withheld and paid 6%, simple and once: 322 of 365 days of Tk 30 a year come back with Tk 500."""
    earns = ml.SavingsTerms("6%", balance=ml.balance.DAILY_PRODUCT, posting=ml.posting.AT_MATURITY)
    schedule = jcf(savings=ml.CompulsorySavings("5%", when=fee_when.WITHHELD, interest=earns))
    assert (schedule.savings_deposited, schedule.savings_interest) == (ml.BDT(500), ml.BDT("26.47"))
    assert schedule.savings_returned == ml.BDT("526.47")
    assert str(schedule.rate(ml.NOMINAL_APR)) == "34.36%"
    assert schedule.periodic_flow().amounts[-1] == 52_647 - 25_000
    assert str(schedule.rate(ml.NOMINAL_APR, counted=ml.counted.WITHOUT_SAVINGS)) == "31.74%"
    assert str(schedule.rate(ml.NOMINAL_APR, savings_returned=ml.BDT(500))) == "34.86%"


def test_each_fee_can_be_left_out() -> None:
    form = ml.Fee("form", ml.BDT(15), when=fee_when.PAID_AT_DISBURSEMENT)
    insurance = ml.Fee("insurance", "1%", when=fee_when.WITHHELD, tax=ml.FeeTax("VAT", "15%"))
    schedule = jcf(charges=(form, insurance))
    found = {
        "all": schedule.rate(ml.NOMINAL_APR),
        "without tax": schedule.rate(ml.NOMINAL_APR, counted=ml.counted.WITHOUT_TAX),
        "form alone": schedule.rate(ml.NOMINAL_APR, counted=ml.counted.without("insurance")),
        "insurance alone": schedule.rate(
            ml.NOMINAL_APR, counted=ml.counted.without("form", among=ml.counted.WITHOUT_TAX)
        ),
        "none": schedule.rate(ml.NOMINAL_APR, counted=ml.counted.WITHOUT_FEES),
    }
    assert [str(rate) for rate in found.values()] == ["34.80%", "34.45%", "32.09%", "34.09%", "31.74%"]


def test_a_fee_added_to_the_principal_is_paid_off_with_it() -> None:
    fee = ml.Fee("insurance", "1%", when=fee_when.CAPITALISED)
    schedule = jcf(charges=(fee,))
    flow = schedule.periodic_flow()
    assert flow.amounts[0] == 1_000_000
    assert schedule.periodic_flow(ml.counted.WITHOUT_FEES).amounts[0] == 1_010_000
    assert str(schedule.rate(ml.NOMINAL_APR, counted=ml.counted.WITHOUT_FEES)) == "31.74%"
    assert schedule.rate(ml.NOMINAL_APR).percent() > Fraction(3174, 100)


def test_the_reserve_banks_example_with_the_rounded_installment() -> None:
    """With 24 times Rs 970 it would be 17.10%; the last installment of a schedule takes the difference."""
    loan = ml.LoanTerms(
        principal=ml.INR(20_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("15%", accrual=ml.PER_PERIOD),
        repayment=ml.Repayment(installments=24, every=ml.MONTH),
        rounding=ml.InstallmentRounding(multiple=ml.INR(1), mode=ml.rounding.HALF_UP, residual=ml.residual.LAST),
        charges=(
            ml.Fee("processing fee", ml.INR(240), when=fee_when.WITHHELD),
            ml.Fee("insurance", ml.INR(160), when=fee_when.WITHHELD),
        ),
    )
    schedule = ml.amortize(loan)
    assert schedule.net_disbursed == ml.INR(19_600)
    assert str(schedule.rate(ml.NOMINAL_APR)) == "17.07%"


def test_what_is_refused() -> None:
    schedule = jcf()
    with pytest.raises(MicroloanError, match="the loan has no savings that are counted"):
        schedule.rate(ml.NOMINAL_APR, savings_returned=ml.BDT(1))
    with pytest.raises(MicroloanError, match="counted='fees' must be a value of counted"):
        schedule.rate(ml.NOMINAL_APR, counted="fees")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="convention='apr' must be a rate convention"):
        schedule.rate("apr")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be names of fees"):
        ml.counted.without()
    saving = jcf(savings=ml.CompulsorySavings("5%", when=fee_when.WITHHELD))
    with pytest.raises(CurrencyMismatch, match="is not in BDT"):
        saving.rate(ml.NOMINAL_APR, savings_returned=ml.INR(1))


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_a_book_has_the_rates_of_its_loans(convention: ml.RateConvention) -> None:
    product = replace(
        ml.preset("jcf-jagoron"),
        charges=(
            ml.Fee("form", ml.BDT(15), when=fee_when.PAID_AT_DISBURSEMENT),
            ml.Fee("insurance", "1%", when=fee_when.WITHHELD),
        ),
        savings=ml.CompulsorySavings(ml.BDT(10), when=fee_when.WITH_EACH_INSTALLMENT),
    )
    book = ml.LoanBook.from_columns(
        product,
        principal=[1_000_000, 2_300_000, 4_900_000],
        disbursed_on=[date(2026, 1, 4), date(2026, 2, 28), date(2024, 2, 29)],
    )
    schedules = book.schedules()
    for counted in (
        ml.counted.EVERYTHING,
        ml.counted.WITHOUT_SAVINGS,
        ml.counted.WITHOUT_FEES,
        ml.counted.INTEREST_ALONE,
    ):
        figures = schedules.rate(convention, counted=counted).figures(10**8).tolist()
        assert figures == [
            schedules.schedule(position).rate(convention, counted=counted).root.figure(10**8) for position in range(3)
        ]
    with pytest.raises(MicroloanError, match="leaves out a part of the fees"):
        schedules.rate(convention, counted=ml.counted.WITHOUT_TAX)


def test_a_fee_that_is_left_out_is_one_of_the_loan() -> None:
    schedule = jcf(charges=(ml.Fee("Insurance", "1%", when=fee_when.PAID_AT_DISBURSEMENT),))
    assert schedule.rate(ml.NOMINAL_APR, counted=ml.counted.without("Insurance"))
    with pytest.raises(MicroloanError) as caught:
        schedule.rate(ml.NOMINAL_APR, counted=ml.counted.without("Assurance"))
    assert str(caught.value) == "counted='Assurance' is no fee of the loan; they are Insurance"
