"""Key facts as plain data: what is written is read, and a figure that does not follow is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given

import microloan as ml
from microloan.errors import MicroloanError, RecordError
from microloan.pricing.disclosure import (
    UNROUNDED,
    AprMethod,
    CollaborativeLending,
    ContingentCharges,
    DigitalLending,
    FloatingRate,
    FundingShare,
    GrievanceOfficer,
    KeyFacts,
    Lender,
    OtherInformation,
    Proposal,
    StatedCharge,
    Validity,
    key_facts,
)
from microloan.products import LoanTerms, fee_when
from microloan.products.examples import example_terms
from microloan.records import read_json, to_json
from microloan.schedules import counted
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

LOAN = replace(
    example_terms(),
    charges=(
        ml.Fee("processing fee", "1%", when=fee_when.WITHHELD, tax=ml.FeeTax("GST", "18%")),
        ml.Fee("insurance", ml.BDT(160), when=fee_when.WITHHELD),
    ),
)
FULL = key_facts(
    LOAN,
    lender=Lender(name="Surya", address="12 MG Road"),
    proposal=Proposal(
        "KFS/1",
        date(2026, 1, 2),
        loan_type="Group loan",
        borrower="Rahima Khatun",
        rate_type=FloatingRate("Repo rate", benchmark="6.5%", spread="17.5%", reset_months=3),
    ),
    third_parties={"insurance": "Surya Life"},
    contingent=ContingentCharges(
        late_payment="2% a month", foreclosure="none after a year", others=(StatedCharge("Duplicate", "Tk. 50"),)
    ),
    other=OtherInformation(
        recovery_clause="11",
        grievance_clause="14",
        officer=GrievanceOfficer(phone="1800", email="care@example.org", name="A. Das"),
        transferable=False,
        collaboration=CollaborativeLending(FundingShare("Surya", "20%"), FundingShare("A Bank", "80%"), "24%"),
        digital=DigitalLending(cooling_off_days=3, recovery_agents=("Surya Collect",)),
    ),
    apr_method=AprMethod(counted=counted.without("insurance"), installment=UNROUNDED),
    validity=Validity(working_days=5, short_working_days=2, short_tenor_days=7, source="our policy"),
)
RECORD: dict[str, Any] = FULL.to_dict()


def test_a_full_statement_is_read_as_it_was_written() -> None:
    assert KeyFacts.from_dict(read_json(to_json(RECORD))) == FULL


@given(terms(most_installments=8))
def test_every_statement_is_read_as_it_was_written(loan: LoanTerms) -> None:
    try:
        facts = key_facts(loan, lender="Surya", proposal=Proposal("1", date(2026, 1, 2)))
    except MicroloanError:
        assume(False)
        raise
    assert KeyFacts.from_dict(read_json(to_json(facts.to_dict()))) == facts


@pytest.mark.parametrize(
    ("path", "to", "argument", "code"),
    [
        ("schema", "microloan/key_facts/2", "schema", "wrong_schema"),
        ("lender.name", "", "lender.name", "bad_text"),
        ("lender.phone", "1800", "lender.phone", "unknown_key"),
        ("proposal.prepared_on", "2 Jan 2026", "proposal.prepared_on", "bad_date"),
        ("proposal.floating_rate.spread", "17%", "rate_type.spread", "contradiction"),
        ("proposal.floating_rate.reset_months", 0, "proposal.floating_rate.reset_months", "out_of_range"),
        ("contingent.others[0].charge", " ", "contingent.others[0].charge", "bad_text"),
        ("other.collaboration.partner.share", "90%", "other.collaboration.partner.share", "contradiction"),
        ("other.digital.recovery_agents[0]", "", "other.digital.recovery_agents[0]", "bad_text"),
        ("third_parties[0].fee", "valuation", "third_parties", "unknown_choice"),
        ("contingent.late_payment", 24, "contingent.late_payment", "wrong_type"),
        ("other.transferable", "perhaps", "other.transferable", "unknown_choice"),
        ("other.officer.phone", ..., "other.officer.phone", "missing_key"),
        ("apr_method.convention", "apr", "apr_method.convention", "unknown_choice"),
        ("validity.working_days", 0, "validity.working_days", "out_of_range"),
        ("figures.net_disbursed", 5, "figures.net_disbursed", "contradiction"),
        ("figures.apr_percent", "24.01", "figures.apr_percent", "contradiction"),
        ("figures.validity_days", ..., "figures.validity_days", "missing_key"),
        ("schedule.installments[3].number", 7, "schedule.installments[3].number", "contradiction"),
        ("schedule.terms.interest.rate", 24, "schedule.terms.interest.rate", "wrong_type"),
        ("notes", [], "notes", "unknown_key"),
    ],
)
def test_another_shape_or_another_figure_is_refused(
    changed: Changed, path: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        KeyFacts.from_dict(changed(RECORD, path, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)
