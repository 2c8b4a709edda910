"""The JSON Schema of a schedule: it takes what is written, and refuses the shapes that reading refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from microloan.errors import RecordError
from microloan.products import LoanTerms, terms_schema
from microloan.products.examples import example_terms
from microloan.records import to_json
from microloan.schedules import Schedule, amortize, schedule_schema
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

SCHEMA: dict[str, Any] = schedule_schema()
SCHEDULES = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
RECORD: dict[str, Any] = amortize(example_terms()).to_dict()


@given(terms(most_installments=12))
def test_every_schedule_is_of_the_schema(loan: LoanTerms) -> None:
    SCHEDULES.validate(json.loads(to_json(amortize(loan).to_dict())))


def test_the_schema_is_itself_well_formed_closed_and_described() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    tables = [node for node in nodes(SCHEMA) if node.get("type") == "object"]
    assert all(table["additionalProperties"] is False and table["description"] for table in tables)
    assert len(tables) > 5


def test_the_terms_within_are_those_of_the_schema_of_terms() -> None:
    whole: dict[str, Any] = terms_schema()
    defined = dict(SCHEMA["$defs"])
    assert defined.pop("terms") == {key: part for key, part in whole.items() if key[0] != "$" and key != "title"}
    assert defined == whole["$defs"]


@pytest.mark.parametrize(
    ("path", "to", "code"),
    [
        ("schema", "microloan/schedule/2", "wrong_schema"),
        ("schema", ..., "missing_key"),
        ("notes", [], "unknown_key"),
        ("currency", ..., "missing_key"),
        ("currency", 5, "wrong_type"),
        ("terms", ..., "missing_key"),
        ("terms", "jcf-jagoron", "wrong_type"),
        ("terms.interest.rate", 24, "wrong_type"),
        ("terms.principal.minor", 0.5, "inexact"),
        ("terms.repayment.grace", 4, "wrong_type"),
        ("terms.repayment.graces", 4, "unknown_key"),
        ("terms.calendar.holidays", "BD", "wrong_type"),
        ("installments", ..., "missing_key"),
        ("installments", {}, "wrong_type"),
        ("installments[3]", 485, "wrong_type"),
        ("installments[3].number", ..., "missing_key"),
        ("installments[3].number", "4", "wrong_type"),
        ("installments[3].due_on", "21 Jan 2026", "bad_date"),
        ("installments[3].principal", 400.25, "inexact"),
        ("installments[3].principal", {"minor": 40_025, "currency": "BDT"}, "wrong_type"),
        ("installments[3].interest", True, "wrong_type"),
        ("installments[3].outstanding_principal", ..., "missing_key"),
        ("installments[3].penalty", 0, "unknown_key"),
    ],
)
def test_a_schedule_of_another_shape_is_refused_by_both(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(RECORD, path, to)
    assert not SCHEDULES.is_valid(record)
    with pytest.raises(RecordError) as caught:
        Schedule.from_dict(record)
    assert (caught.value.argument, caught.value.code) == (path, code)


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every table within a schema, the schema itself first."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)
