"""Key facts statements: the Reserve Bank's own example, fees with tax, and laws of every statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import microloan as ml
from microloan.errors import MicroloanError
from microloan.interest.shapes import given_installment
from microloan.pricing.disclosure import (
    LEVEL,
    RBI_2024,
    RBI_ANNEX_B,
    UNROUNDED,
    AprMethod,
    ContingentCharges,
    FloatingRate,
    KeyFacts,
    Proposal,
    key_facts,
)
from microloan.pricing.disclosure.stated_records import read_stated
from microloan.products import Calendar, LoanTerms, fee_when
from microloan.schedules import counted
from microloan.testing import plain_terms, terms

PROPOSAL = Proposal("KFS/2026/001", date(2026, 1, 2))

ANNEX_B = LoanTerms(
    principal=ml.INR(20_000),
    disbursed_on=date(2026, 1, 4),
    interest=ml.DecliningBalance("15%"),
    repayment=ml.Repayment(installments=24, every=ml.MONTH, first_due=ml.FirstDue(min_gap_days=30)),
    charges=(
        ml.Fee("processing fee", ml.INR(240), when=fee_when.WITHHELD),
        ml.Fee("insurance", ml.INR(160), when=fee_when.WITHHELD),
    ),
)
IN_RUPEES = replace(ANNEX_B, rounding=ml.InstallmentRounding(multiple=ml.INR(1)))


def stated(loan: LoanTerms, method: AprMethod = RBI_ANNEX_B) -> KeyFacts:
    parties = {"insurance": "Surya Life"} if any(fee.name == "insurance" for fee in loan.charges) else {}
    offer = replace(PROPOSAL, prepared_on=min(PROPOSAL.prepared_on, loan.disbursed_on))
    return key_facts(loan, lender="Surya", proposal=offer, third_parties=parties, apr_method=method)


# ------------------------------------------------------------------ the example of Annex B


def test_the_figures_of_annex_b() -> None:
    sheet = stated(ANNEX_B).sheet
    assert sheet.sanctioned == ml.INR(20_000)
    assert (sheet.to_lender, sheet.to_third_parties, sheet.total_charges) == (ml.INR(240), ml.INR(160), ml.INR(400))
    assert sheet.net_disbursed == ml.INR(19_600)
    assert in_rupees(sheet.total_interest) == 3_274
    assert in_rupees(sheet.total_payable) == 23_274
    assert str(sheet.apr) == "17.07%"


def test_the_rows_of_annex_c() -> None:
    """Printed in whole rupees, each row rounded by itself."""
    schedule = stated(ANNEX_B).schedule
    assert len(schedule) == 24
    first, last = schedule.installment(1), schedule.installment(24)
    assert (in_rupees(first.principal), in_rupees(first.interest), in_rupees(first.total)) == (720, 250, 970)
    assert (in_rupees(last.principal), in_rupees(last.interest), in_rupees(last.total)) == (958, 12, 970)
    assert {in_rupees(row.total) for row in schedule} == {970}
    assert first.due_on == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("loan", "method", "percent"),
    [
        (ANNEX_B, RBI_ANNEX_B, "17.07"),
        (ANNEX_B, AprMethod(installment=UNROUNDED), "17.07"),
        (IN_RUPEES, AprMethod(installment=UNROUNDED), "17.07"),
        (ANNEX_B, AprMethod(ml.EFFECTIVE_RATE), "18.47"),
        (IN_RUPEES, AprMethod(ml.EFFECTIVE_RATE, installment=UNROUNDED), "18.47"),
        (IN_RUPEES, AprMethod(installment=LEVEL), "17.10"),
    ],
)
def test_the_rates_of_the_example_by_installment_and_convention(
    loan: LoanTerms, method: AprMethod, percent: str
) -> None:
    assert stated(loan, method).apr.percent(2) == Decimal(percent)


def test_before_rounding_the_rate_is_that_of_the_exact_installment() -> None:
    assert stated(IN_RUPEES, AprMethod(installment=UNROUNDED)).apr.percent(4) == Decimal("17.0706")


# ------------------------------------------------------------------ fees with tax, as lenders charge them


def nbfc(*fees: ml.Fee) -> LoanTerms:
    """40,000 at 24% in 24 months of 2,115, as Indian microfinance companies lend it."""
    return LoanTerms(
        principal=ml.INR(40_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("24%"),
        repayment=ml.Repayment(installments=24, every=ml.MONTH, shape=given_installment(ml.INR(2_115))),
        charges=fees,
    )


PROCESSING = ml.Fee("processing fee", "1.5%", when=fee_when.WITHHELD, tax=ml.FeeTax("GST", "18%"))
INSURANCE = ml.Fee("insurance", ml.INR(600), when=fee_when.WITHHELD)


@pytest.mark.parametrize(
    ("fees", "costs", "percent"),
    [
        ((PROCESSING,), counted.WITHOUT_TAX, "25.61"),
        ((PROCESSING,), counted.WITHOUT_SAVINGS, "25.91"),
        ((PROCESSING, INSURANCE), counted.WITHOUT_SAVINGS, "27.56"),
        ((PROCESSING, INSURANCE), counted.without("insurance"), "25.91"),
    ],
)
def test_tax_and_insurance_count_unless_they_are_left_out(
    fees: tuple[ml.Fee, ...], costs: counted.Counted, percent: str
) -> None:
    found = stated(nbfc(*fees), AprMethod(counted=costs, installment=LEVEL))
    assert str(found.apr) == f"{percent}%"


def test_each_fee_is_told_apart_by_who_receives_it() -> None:
    facts = stated(nbfc(PROCESSING, INSURANCE))
    processing, insurance = facts.charges
    assert (processing.third_party, processing.fee, processing.tax) == (None, ml.INR(600), ml.INR(108))
    assert (insurance.third_party, insurance.total, insurance.recurring) == ("Surya Life", ml.INR(600), False)
    assert (facts.sheet.to_lender, facts.sheet.to_third_parties) == (ml.INR(708), ml.INR(600))
    assert facts.sheet.net_disbursed == ml.INR(40_000 - 708 - 600)


def test_a_fee_with_installments_recurs_and_is_paid_with_them() -> None:
    weekly = replace(
        ANNEX_B,
        repayment=ml.Repayment(installments=50, every=ml.WEEK),
        charges=(ml.Fee("insurance", ml.INR(5), when=fee_when.WITH_EACH_INSTALLMENT),),
    )
    facts = stated(weekly)
    assert facts.charges[0].times == 50
    assert facts.charges[0].recurring
    assert facts.sheet.net_disbursed == ml.INR(20_000)
    assert facts.sheet.total_payable == ml.INR(20_250) + facts.sheet.total_interest


@pytest.mark.parametrize(("every", "periods"), [(ml.WEEK, 52), (ml.weeks(2), 26), (ml.weeks(4), 13), (ml.MONTH, 12)])
def test_the_rate_is_that_of_a_period_times_the_periods_of_a_year(every: ml.Frequency, periods: int) -> None:
    loan = replace(ANNEX_B, repayment=ml.Repayment(installments=24, every=every))
    of_period = ml.amortize(loan).rate(ml.PERIODIC_IRR).percent(20)
    assert abs(of_period * periods - stated(loan).apr.percent(20)) < Decimal("1e-17")


def test_a_fee_added_to_the_principal_is_sanctioned_with_it() -> None:
    loan = replace(ANNEX_B, charges=(ml.Fee("insurance", ml.INR(400), when=fee_when.CAPITALISED),))
    sheet = stated(loan).sheet
    assert (sheet.sanctioned, sheet.net_disbursed) == (ml.INR(20_400), ml.INR(20_000))


def test_a_weekly_flat_loan_with_a_form_and_insurance() -> None:
    """Tk 10,000 at 15% flat in 46 installments of 250, Tk 15 for the form and 1% insurance."""
    loan = LoanTerms(
        principal=ml.BDT(10_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.Flat("15%", charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=46, every=ml.WEEK),
        charges=(
            ml.Fee("form", ml.BDT(15), when=fee_when.PAID_AT_DISBURSEMENT),
            ml.Fee("insurance", "1%", when=fee_when.WITHHELD),
        ),
    )
    facts = stated(loan)
    assert facts.sheet.net_disbursed == ml.BDT(9_885)
    assert str(facts.apr) == "34.45%"


@pytest.mark.parametrize(("convention", "percent"), [(ml.NOMINAL_APR, "31.74"), (ml.REGULATION_Z, "29.14")])
def test_a_first_installment_after_three_weeks_counts_as_one_period_or_as_three(
    convention: ml.RateConvention, percent: str
) -> None:
    loan = LoanTerms(
        principal=ml.BDT(10_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.Flat("15%", charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=46, every=ml.WEEK, first_due=date(2026, 1, 25)),
    )
    assert str(stated(loan, AprMethod(convention)).apr.percent(2)) == percent


# ------------------------------------------------------------------ laws


@given(terms(most_installments=12))
def test_what_is_paid_less_what_is_received_is_interest_and_charges(loan: LoanTerms) -> None:
    schedule = ml.amortize(loan)
    assume(len(schedule.disbursements) == 1 and schedule.periodic_flow(counted.WITHOUT_SAVINGS).amounts[0] > 0)
    facts = stated(loan)
    sheet = facts.sheet
    assert sheet.total_payable - sheet.net_disbursed == sheet.total_interest + sheet.total_charges
    assert (
        sheet.total_charges
        == schedule.total_fees
        == sum((one.total for one in facts.charges), ml.Money.from_minor(0, loan.currency))
    )
    rows = [row.principal + row.interest + row.fee for row in facts.schedule]
    assert sum(rows[1:], rows[0]) == sheet.total_payable


@given(plain_terms(most_installments=24))
def test_net_disbursed_is_the_principal_less_what_is_withheld(loan: LoanTerms) -> None:
    withheld = tuple(fee for fee in loan.charges if fee.when == fee_when.WITHHELD)
    loan = replace(loan, charges=withheld, savings=None)
    facts = stated(loan)
    charged = sum((charge.total for charge in facts.charges), ml.Money.from_minor(0, loan.currency))
    assert facts.sheet.net_disbursed == loan.lent - charged == facts.schedule.net_disbursed


@given(
    st.integers(10_000, 200_000),
    st.integers(0, 6_000),
    st.integers(2, 60),
    st.sampled_from([ml.WEEK, ml.weeks(2), ml.MONTH]),
)
def test_without_charges_the_rate_is_the_nominal_rate(
    rupees: int, hundredths: int, count: int, every: ml.Frequency
) -> None:
    rate = ml.percent(Decimal(hundredths) / 100)
    loan = LoanTerms(
        principal=ml.INR(rupees),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance(rate),
        repayment=ml.Repayment(installments=count, every=every),
    )
    assert stated(loan, AprMethod(installment=UNROUNDED)).apr.percent() == Decimal(hundredths) / 100


@given(
    st.integers(10_000, 100_000),
    st.integers(1_000, 3_600),
    st.integers(3, 60),
    st.sampled_from([ml.WEEK, ml.weeks(2), ml.weeks(4), ml.MONTH]),
    st.tuples(st.integers(0, 300), st.sampled_from([0, 1_800]), st.integers(0, 500)),
)
def test_discounted_at_the_rate_the_installments_are_what_was_disbursed(
    rupees: int, hundredths: int, count: int, every: ml.Frequency, costs: tuple[int, int, int]
) -> None:
    """By another way than the solver's: plain decimals, the definition alone."""
    fee, gst, premium = costs
    loan = LoanTerms(
        principal=ml.INR(rupees),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance(ml.percent(Decimal(hundredths) / 100)),
        repayment=ml.Repayment(installments=count, every=every),
        rounding=ml.InstallmentRounding(multiple=ml.INR(1)),
        charges=(
            ml.Fee(
                "processing fee",
                ml.percent(Decimal(fee) / 100),
                when=fee_when.WITHHELD,
                tax=ml.FeeTax("GST", ml.percent(Decimal(gst) / 100)),
            ),
            ml.Fee("insurance", ml.INR(premium), when=fee_when.PAID_AT_DISBURSEMENT),
        ),
    )
    facts = stated(loan)
    growth = 1 + facts.apr.percent(18) / 100 / (Decimal(every.periods_per_year.numerator))
    worth = sum((row.total.minor / growth**row.number for row in facts.schedule), Decimal(0))
    assert abs(worth - facts.sheet.net_disbursed.minor) < Decimal("0.001")


@given(st.integers(1, 2_000), st.integers(1, 2_000))
def test_a_larger_fee_is_a_higher_rate(fee: int, more: int) -> None:
    lower, higher = (
        replace(ANNEX_B, charges=(ml.Fee("processing fee", ml.INR(amount), when=fee_when.WITHHELD),))
        for amount in (fee, fee + more)
    )
    assert stated(lower).apr.percent(4) < stated(higher).apr.percent(4)


# ------------------------------------------------------------------ validity, floating rates, refusals


@pytest.mark.parametrize(("days", "working_days"), [(6, 1), (7, 3)])
def test_an_offer_stands_three_working_days_or_one_for_the_shortest_loans(days: int, working_days: int) -> None:
    due = date(2026, 1, 4 + days)
    loan = replace(ANNEX_B, repayment=ml.Repayment(installments=1, every=ml.MONTH, first_due=due))
    assert stated(loan).validity_days == working_days


def test_the_last_day_of_an_offer_leaves_out_the_weekend() -> None:
    facts = stated(replace(ANNEX_B, calendar=Calendar(weekend=ml.weekend.SUNDAY)))
    assert PROPOSAL.prepared_on.strftime("%A") == "Friday"
    assert facts.valid_until == date(2026, 1, 6)
    longer = replace(facts, validity=replace(RBI_2024, working_days=7))
    assert (longer.validity_days, longer.valid_until) == (7, date(2026, 1, 10))


def test_what_a_quarter_of_a_point_does_to_a_floating_rate() -> None:
    floating = replace(PROPOSAL, rate_type=FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3))
    facts = key_facts(ANNEX_B, lender="Surya", proposal=floating)
    assert facts.rate_impact is not None
    dearer = ml.amortize(replace(ANNEX_B, interest=ml.DecliningBalance("15.25%"))).installment(1).total
    assert facts.rate_impact.installment == dearer - ml.INR("969.73")
    assert facts.rate_impact.installments == 1
    assert stated(ANNEX_B).rate_impact is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"terms": 5}, "terms=5 must be LoanTerms(…)"),
        ({"lender": 5}, "lender=5 must be Lender(…)"),
        ({"lender": " "}, "lender=' ' must be text of one line, without space around it"),
        ({"proposal": "1"}, "proposal='1' must be Proposal(…)"),
        (
            {"third_parties": {"valuation": "A"}},
            "third_parties='valuation' is no fee of the loan; they are processing fee, insurance",
        ),
        (
            {"third_parties": ["insurance"]},
            (
                "third_parties=['insurance'] must be a mapping of fees to who receives them, "
                'such as {"insurance": "Surya Life"}'
            ),
        ),
        ({"contingent": "2%"}, "contingent='2%' must be ContingentCharges(…)"),
        ({"other": 0}, "other=0 must be OtherInformation(…)"),
        ({"apr_method": "irr"}, "apr_method='irr' must be AprMethod(…)"),
        ({"validity": 3}, "validity=3 must be Validity(…)"),
        (
            {"third_parties": {"insurance": ""}},
            "third_parties['insurance']='' must be text of one line, without space around it",
        ),
        (
            {
                "proposal": replace(
                    PROPOSAL, rate_type=FloatingRate("Repo", benchmark="6.5%", spread="8%", reset_months=3)
                )
            },
            "rate_type.spread=8% and rate_type.benchmark=6.5% make 14.5%, not 15%, the rate of the loan",
        ),
    ],
)
def test_what_is_refused(change: dict[str, object], message: str) -> None:
    arguments: dict[str, object] = {"terms": ANNEX_B, "lender": "Surya", "proposal": PROPOSAL, **change}
    with pytest.raises(MicroloanError) as caught:
        key_facts(**arguments)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_installments_of_another_kind_are_refused() -> None:
    given = replace(ANNEX_B, repayment=replace(ANNEX_B.repayment, shape=given_installment(ml.INR(970))))
    with pytest.raises(MicroloanError, match="installments before any rounding, which this loan has not"):
        stated(given, AprMethod(installment=UNROUNDED))
    single = replace(ANNEX_B, repayment=ml.Repayment(installments=3, every=ml.MONTH, shape=ml.shape.EQUAL_PRINCIPAL))
    with pytest.raises(MicroloanError, match="which this loan has not"):
        stated(single, AprMethod(installment=LEVEL))


def in_rupees(amount: ml.Money) -> int:
    """An amount in whole rupees, a half up."""
    return (amount.minor + 50) // 100


def test_the_arithmetic_of_the_rate_is_there_to_be_read() -> None:
    explained = stated(nbfc(PROCESSING, INSURANCE), AprMethod(counted=counted.without("insurance"))).explain()
    assert explained["fee: processing fee"].working == "once, kept by the lender"
    assert (explained["fee: insurance"].working, explained["fee: insurance"].result) == (
        "once, for Surya Life",
        "600.00",
    )
    assert explained["net amount disbursed"].working == "40,000.00 − 1,308.00"
    assert explained["rate"].result == str(stated(nbfc(PROCESSING)).apr)
    assert explained.notes[0] == "counted are interest, fees with their taxes, and savings, without insurance"


# ------------------------------------------------------------------ rounding up, savings, kinds of rates


def test_level_installments_are_as_many_as_are_paid() -> None:
    """1,000 without interest in 46 weeks, rounded up to 25: it is repaid in 40."""
    loan = LoanTerms(
        principal=ml.INR(1_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("0%"),
        repayment=ml.Repayment(installments=46, every=ml.WEEK),
        rounding=ml.InstallmentRounding(multiple=ml.INR(5), mode=ml.rounding.UP),
    )
    facts = stated(loan, AprMethod(installment=LEVEL))
    assert len(facts.schedule) == 40
    assert facts.apr.percent(2) == 0
    part_one = {row[1]: row[2] for row in facts.paper().tables[1].rows}
    assert part_one["Term"] == "40 weeks"


SAVING = ml.CompulsorySavings(ml.INR(100), when=fee_when.WITH_EACH_INSTALLMENT)


def test_a_rate_before_tax_counts_no_savings() -> None:
    plain, saving = nbfc(PROCESSING), replace(nbfc(PROCESSING), savings=SAVING)
    method = AprMethod(counted=counted.WITHOUT_TAX_AND_SAVINGS)
    assert stated(saving, method).apr.percent(8) == stated(plain, method).apr.percent(8)
    assert stated(plain, method).apr.percent(8) == stated(plain, AprMethod(counted=counted.WITHOUT_TAX)).apr.percent(8)


@pytest.mark.parametrize(
    ("costs", "instead"),
    [
        (counted.WITHOUT_TAX, r"use counted\.WITHOUT_TAX_AND_SAVINGS"),
        (counted.WITHOUT_FEES, r"use counted\.INTEREST_ALONE"),
        (counted.without("insurance"), r"use counted\.without\('insurance', among=counted\.WITHOUT_SAVINGS\)"),
    ],
)
def test_savings_are_not_counted_unasked(costs: counted.Counted, instead: str) -> None:
    saving = replace(nbfc(PROCESSING, INSURANCE), savings=SAVING)
    with pytest.raises(MicroloanError, match=f"compulsory savings as well, which a statement does not; {instead}"):
        stated(saving, AprMethod(counted=costs))
    assert stated(replace(saving, savings=None), AprMethod(counted=costs))


def test_the_rate_of_one_period_is_no_annual_rate() -> None:
    with pytest.raises(MicroloanError, match="is the rate of one period, not of a year"):
        AprMethod(ml.PERIODIC_IRR)
    with pytest.raises(MicroloanError, match="convention"):
        read_stated({"schema": "microloan/stated/1", "apr_method": {"convention": "periodic_irr"}})


def test_a_fee_that_is_left_out_is_one_of_the_loan() -> None:
    message = "counted='Assurance' is no fee of the loan; they are processing fee, insurance"
    with pytest.raises(MicroloanError) as caught:
        stated(nbfc(PROCESSING, INSURANCE), AprMethod(counted=counted.without("Assurance")))
    assert str(caught.value) == message
    with pytest.raises(MicroloanError, match="is no fee of the loan, which has none"):
        stated(nbfc(), AprMethod(counted=counted.without("insurance")))


@pytest.mark.parametrize(
    "change",
    [
        {"interest": ml.Flat("15%")},
        {"repayment": replace(ANNEX_B.repayment, grace=ml.Grace(principal_periods=3))},
        {"repayment": replace(ANNEX_B.repayment, shape=ml.shape.EQUAL_PRINCIPAL)},
    ],
)
def test_every_floating_statement_prints(change: dict[str, Any]) -> None:
    """What a rise does is told of equal installments; of others a paper says that it is not stated."""
    floating = replace(PROPOSAL, rate_type=FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3))
    facts = key_facts(replace(ANNEX_B, **change), lender="Surya", proposal=floating)
    assert facts.rate_impact is None
    rows = facts.paper().tables[1].rows
    place = next(place for place, row in enumerate(rows) if row[1] == "Spread")
    assert [row[2] for row in rows[place + 2 : place + 4]] == ["Not stated", "Not stated"]
    assert KeyFacts.from_dict(facts.to_dict()) == facts


def test_rounding_up_hides_no_rise() -> None:
    floating = replace(PROPOSAL, rate_type=FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3))
    up = replace(ANNEX_B, rounding=ml.InstallmentRounding(multiple=ml.INR(10), mode=ml.rounding.UP))
    exact, rounded = (key_facts(one, lender="Surya", proposal=floating).rate_impact for one in (ANNEX_B, up))
    assert rounded == exact
    assert rounded is not None
    assert rounded.installment.minor > 0


def test_an_offer_is_made_out_before_the_loan_is() -> None:
    late = replace(PROPOSAL, prepared_on=date(2026, 1, 5))
    with pytest.raises(MicroloanError, match="must be on or before 2026-01-04, the day of disbursement"):
        key_facts(ANNEX_B, lender="Surya", proposal=late)
    assert key_facts(ANNEX_B, lender="Surya", proposal=replace(late, prepared_on=ANNEX_B.disbursed_on))


def test_charges_that_are_not_stated_are_not_said_to_be_none() -> None:
    unstated = stated(ANNEX_B)
    none = replace(unstated, contingent=ContingentCharges())
    for facts, answer in ((unstated, "Not stated"), (none, "None")):
        (table,) = [one for one in facts.paper().tables if one.title.startswith("10. ")]
        assert {row[1] for row in table.rows} == {answer}
        assert KeyFacts.from_dict(facts.to_dict()) == facts
