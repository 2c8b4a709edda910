"""Service charge disclosures: declining and flat prices, savings and fees, plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given

import microloan as ml
from microloan.errors import MicroloanError, RecordError
from microloan.labels import DisclosureWord, Word, labels_in
from microloan.pricing.conventions import reckoned
from microloan.pricing.disclosure import (
    AS_AGREED,
    PERIODS_OF_YEAR,
    FloatingRate,
    InstallmentsOfYear,
    Proposal,
    ServiceChargeDisclosure,
    service_charge_disclosure,
)
from microloan.products import LoanTerms, fee_when
from microloan.records import read_json, to_json
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

PROPOSAL = Proposal("17", date(2026, 1, 2))

# The example of the Microcredit Regulatory Authority's clarification: 1,000 taka in 50 installments of 23.
MRA = LoanTerms(
    principal=ml.BDT(1_000),
    disbursed_on=date(2026, 1, 4),
    interest=ml.Flat("15%", charged=ml.PER_LOAN),
    repayment=ml.Repayment(installments=50, every=ml.WEEK),
)
WITH_SAVINGS = replace(
    MRA,
    principal=ml.BDT(20_000),
    interest=ml.DecliningBalance("24%"),
    charges=(ml.Fee("form", ml.BDT(15), when=fee_when.PAID_AT_DISBURSEMENT),),
    savings=ml.CompulsorySavings(ml.BDT(10), when=fee_when.WITH_EACH_INSTALLMENT),
)


def told(loan: LoanTerms, year: InstallmentsOfYear = PERIODS_OF_YEAR) -> ServiceChargeDisclosure:
    offer = replace(PROPOSAL, prepared_on=min(PROPOSAL.prepared_on, loan.disbursed_on))
    return service_charge_disclosure(loan, lender="Surya", proposal=offer, year=year)


def answers(disclosed: ServiceChargeDisclosure) -> dict[str, str]:
    """Each line of the price, and its answer."""
    return {row[0]: row[1] for row in disclosed.paper().tables[1].rows}


@pytest.mark.parametrize(("year", "rate"), [(AS_AGREED, "28.13%"), (PERIODS_OF_YEAR, "29.25%")])
def test_the_regulators_flat_example_told_as_a_declining_rate(year: InstallmentsOfYear, rate: str) -> None:
    disclosed = told(MRA, year)
    assert str(disclosed.service_charge_rate) == rate
    assert (disclosed.total_service_charge, disclosed.charge_per_thousand) == (ml.BDT(150), ml.BDT(150))


def test_a_declining_rate_is_told_as_agreed() -> None:
    disclosed = told(replace(WITH_SAVINGS, interest=ml.DecliningBalance("23.5375%")), AS_AGREED)
    assert disclosed.service_charge_rate == ml.percent("23.5375")


def test_savings_and_fees_stand_beside_the_price() -> None:
    rows = answers(told(WITH_SAVINGS))
    english = labels_in("en").text
    assert rows[english(DisclosureWord.SAVINGS_EACH_TIME)] == "10.00"
    assert rows[english(DisclosureWord.SAVINGS_RETURNED)] == "500.00"
    assert rows[english(DisclosureWord.FEES_AND_CHARGES)] == "15.00"
    assert rows[english(Word.NET_DISBURSED_AMOUNT)] == "20,000.00"
    assert rows[english(Word.INSTALLMENTS)] == "50"
    withheld = replace(WITH_SAVINGS, savings=ml.CompulsorySavings("5%", when=fee_when.WITHHELD))
    assert told(withheld).savings_withheld == ml.BDT(1_000)
    assert answers(told(withheld))[english(DisclosureWord.SAVINGS_WITHHELD)] == "1,000.00"


def test_the_paper_in_bangla_has_bangla_words_and_digits() -> None:
    text = told(WITH_SAVINGS).to_text(labels_in("bn"))
    assert text.startswith("সার্ভিস চার্জের বিবরণী")
    assert "২০,০০০.০০" in text
    assert "২৪%" in text
    assert "সাপ্তাহিক" in text


@given(terms(most_installments=8))
def test_every_disclosure_is_read_as_it_was_written(loan: LoanTerms) -> None:
    try:
        disclosed = told(loan)
    except MicroloanError:
        assume(False)
        raise
    assert ServiceChargeDisclosure.from_dict(read_json(to_json(disclosed.to_dict()))) == disclosed
    for table in disclosed.paper().tables:
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(
    ("path", "to", "argument", "code"),
    [
        ("schema", "microloan/key_facts/1", "schema", "wrong_schema"),
        ("year", "weeks", "year", "unknown_choice"),
        ("lender.name", " ", "lender.name", "bad_text"),
        ("figures.service_charge_rate", "27%", "figures.service_charge_rate", "contradiction"),
        ("figures.charge_per_thousand", True, "figures.charge_per_thousand", "wrong_type"),
    ],
)
def test_another_shape_or_another_figure_is_refused(
    changed: Changed, path: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        ServiceChargeDisclosure.from_dict(changed(told(MRA).to_dict(), path, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"terms": 5}, "terms=5 must be LoanTerms(…)"),
        ({"lender": 5}, "lender=5 must be Lender(…)"),
        ({"proposal": None}, "proposal=None must be Proposal(…)"),
        ({"year": 52}, "year=52 must be InstallmentsOfYear(…)"),
    ],
)
def test_what_is_refused(change: dict[str, object], message: str) -> None:
    arguments: dict[str, object] = {"terms": MRA, "lender": "Surya", "proposal": PROPOSAL, **change}
    with pytest.raises(MicroloanError) as caught:
        service_charge_disclosure(**arguments)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_each_thousand_is_one_of_what_is_lent() -> None:
    """A fee that is added to the principal is repaid, but it was not lent."""
    insured = replace(MRA, principal=ml.BDT(20_000), charges=(ml.Fee("ins", ml.BDT(2_000), when=fee_when.CAPITALISED),))
    disclosed = told(insured)
    assert disclosed.total_service_charge == ml.BDT(3_300)
    assert disclosed.charge_per_thousand == ml.BDT(165)


@pytest.mark.parametrize(
    ("count", "every", "shown"),
    [(46, ml.WEEK, None), (24, ml.MONTH, "21.57%"), (12, ml.WEEK, None), (92, ml.WEEK, None), (12, ml.MONTH, None)],
)
def test_installments_as_agreed_are_those_a_cap_counts(count: int, every: ml.Frequency, shown: str | None) -> None:
    """What a member is told, and what the regulator's cap is held against, are one figure."""
    loan = replace(MRA, principal=ml.BDT(20_000), interest=ml.Flat("12%"))
    loan = replace(loan, repayment=ml.Repayment(installments=count, every=every))
    disclosed = told(loan, AS_AGREED)
    assert str(disclosed.service_charge_rate) == str(reckoned("per_installment", disclosed.schedule))
    assert shown is None or str(disclosed.service_charge_rate) == shown


def test_installments_as_agreed_need_the_years_of_the_contract() -> None:
    nine = replace(MRA, repayment=ml.Repayment(installments=9, every=ml.MONTH))
    with pytest.raises(MicroloanError, match="year=AS_AGREED needs the years of the contract; state term_years"):
        told(nine, AS_AGREED)
    stated = replace(nine, repayment=replace(nine.repayment, term_years=Fraction(3, 4)))
    assert told(stated, AS_AGREED).service_charge_rate == told(nine).service_charge_rate


def test_a_rate_that_floats_has_no_place_on_it() -> None:
    floating = replace(PROPOSAL, rate_type=FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3))
    with pytest.raises(MicroloanError, match=r"proposal.rate_type=FloatingRate.* must be FIXED"):
        service_charge_disclosure(MRA, lender="Surya", proposal=floating)
