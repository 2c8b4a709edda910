"""The JSON Schemas of disclosures: they take what is written, and refuse the shapes that reading refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from jsonschema import Draft202012Validator

import microloan as ml
from microloan.errors import MicroloanError, RecordError
from microloan.pricing.disclosure import (
    CollaborativeLending,
    ContingentCharges,
    DigitalLending,
    FloatingRate,
    FundingShare,
    GrievanceOfficer,
    KeyFacts,
    OtherInformation,
    Proposal,
    StatedCharge,
    key_facts,
    key_facts_schema,
    service_charge_disclosure,
    service_charge_schema,
)
from microloan.products import LoanTerms, fee_when
from microloan.products.examples import example_terms
from microloan.records import to_json
from microloan.schedules import schedule_schema
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

PROPOSAL = Proposal("1", date(2026, 1, 2))
SCHEMAS: dict[str, dict[str, Any]] = {"key_facts": key_facts_schema(), "service_charge": service_charge_schema()}
VALIDATORS = {
    name: Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, schema in SCHEMAS.items()
}
FULL: dict[str, Any] = key_facts(
    replace(example_terms(), charges=(ml.Fee("insurance", ml.BDT(160), when=fee_when.WITHHELD),)),
    lender="Surya",
    proposal=replace(PROPOSAL, rate_type=FloatingRate("Repo", benchmark="6.5%", spread="17.5%", reset_months=3)),
    third_parties={"insurance": "Surya Life"},
    contingent=ContingentCharges(late_payment="2% a month", others=(StatedCharge("Duplicate", "Tk. 50"),)),
    other=OtherInformation(
        officer=GrievanceOfficer(phone="1800", email="care@example.org"),
        transferable=True,
        collaboration=CollaborativeLending(FundingShare("A", "20%"), FundingShare("B", "80%"), "24%"),
        digital=DigitalLending(cooling_off_days=3, recovery_agents=("Surya Collect",)),
    ),
).to_dict()


@given(terms(most_installments=6))
def test_every_disclosure_is_of_its_schema(loan: LoanTerms) -> None:
    try:
        offer = replace(PROPOSAL, prepared_on=min(PROPOSAL.prepared_on, loan.disbursed_on))
        facts = key_facts(loan, lender="Surya", proposal=offer)
        told = service_charge_disclosure(loan, lender="Surya", proposal=offer)
    except MicroloanError:
        assume(False)
        raise
    VALIDATORS["key_facts"].validate(json.loads(to_json(facts.to_dict())))
    VALIDATORS["service_charge"].validate(json.loads(to_json(told.to_dict())))


def test_a_full_statement_is_of_the_schema() -> None:
    VALIDATORS["key_facts"].validate(json.loads(to_json(FULL)))


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_schema_is_well_formed_closed_and_described(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    tables = [node for node in nodes(SCHEMAS[name]) if node.get("type") == "object"]
    assert all(table["additionalProperties"] is False and table["description"] for table in tables)
    assert len(tables) > 5


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_the_schedule_within_is_that_of_its_own_schema(name: str) -> None:
    whole: dict[str, Any] = schedule_schema()
    defined = SCHEMAS[name]["$defs"]
    assert defined["schedule"] == {key: part for key, part in whole.items() if key[0] != "$" and key != "title"}
    assert {key: defined[key] for key in whole["$defs"]} == whole["$defs"]


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("schema", "microloan/key_facts/2"),
        ("proposal.number", ""),
        ("proposal.number", " 1"),
        ("proposal.prepared_on", ...),
        ("proposal.floating_rate.reset_months", 0),
        ("lender.phone", "1800"),
        ("third_parties[0].paid_to", ...),
        ("contingent.late_payment", 24),
        ("contingent.others[0].charge", ...),
        ("other.transferable", True),
        ("other.officer.email", ...),
        ("other.digital.cooling_off_days", 0),
        ("apr_method.convention", "apr"),
        ("apr_method.installment", "rounded"),
        ("validity.source", ...),
        ("figures.apr_percent", 17),
        ("figures.net_disbursed", 0.5),
        ("schedule.installments[0].interest", True),
    ],
)
def test_a_statement_of_another_shape_is_refused_by_both(changed: Changed, path: str, to: object) -> None:
    record = changed(FULL, path, to)
    assert not VALIDATORS["key_facts"].is_valid(record)
    with pytest.raises(RecordError):
        KeyFacts.from_dict(record)


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every table within a schema, the schema itself first."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)
