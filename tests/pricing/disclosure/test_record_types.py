"""The types of disclosures as records: other libraries read with them what `to_dict` writes, unchanged."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from pydantic import TypeAdapter, ValidationError

from microloan.pricing.disclosure import (
    CollaborativeLending,
    ContingentCharges,
    DigitalLending,
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
from microloan.pricing.disclosure.record_types import KeyFactsRecord, ServiceChargeRecord
from microloan.products.examples import example_terms
from microloan.records import to_json

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

PROPOSAL = Proposal("1", date(2026, 1, 2), borrower="Rahima Khatun")
FACTS = key_facts(
    example_terms(),
    lender="Surya",
    proposal=PROPOSAL,
    contingent=ContingentCharges(late_payment="2% a month", others=(StatedCharge("Duplicate", "Tk. 50"),)),
    other=OtherInformation(
        officer=GrievanceOfficer(phone="1800", email="care@example.org"),
        transferable=True,
        collaboration=CollaborativeLending(FundingShare("A", "20%"), FundingShare("B", "80%"), "24%"),
        digital=DigitalLending(cooling_off_days=3, recovery_agents=("Surya Collect",)),
    ),
)
STATEMENTS = TypeAdapter(KeyFactsRecord)
RECORD: dict[str, Any] = FACTS.to_dict()


def test_a_statement_is_read_as_it_was_written() -> None:
    text = to_json(RECORD)
    by_pydantic, by_msgspec = STATEMENTS.validate_json(text), msgspec.json.decode(text, type=KeyFactsRecord)

    assert by_pydantic == by_msgspec == STATEMENTS.validate_python(RECORD) == RECORD
    assert json.loads(STATEMENTS.dump_json(by_pydantic)) == json.loads(text)
    assert KeyFacts.from_dict(by_msgspec) == FACTS


def test_a_disclosure_is_read_as_it_was_written() -> None:
    told = service_charge_disclosure(example_terms(), lender="Surya", proposal=PROPOSAL)
    record: dict[str, Any] = told.to_dict()

    assert TypeAdapter(ServiceChargeRecord).validate_json(to_json(record)) == record


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("schema", "microloan/key_facts/2"),
        ("proposal.number", 1),
        ("lender.phone", "1800"),
        ("other.transferable", True),
        ("apr_method.installment", "rounded"),
        ("figures.net_disbursed", 0.5),
        ("figures.apr_percent", ...),
    ],
)
def test_another_shape_is_refused(changed: Changed, path: str, to: object) -> None:
    with pytest.raises(ValidationError):
        STATEMENTS.validate_json(json.dumps(changed(RECORD, path, to)))


@pytest.mark.parametrize(
    ("record", "schema"), [(KeyFactsRecord, key_facts_schema()), (ServiceChargeRecord, service_charge_schema())]
)
def test_the_keys_are_those_of_the_schema(record: type, schema: dict[str, Any]) -> None:
    assert list(record.__annotations__) == list(schema["properties"])
    assert set(schema["required"]) == record.__required_keys__  # type: ignore[attr-defined]
