"""The types of schedules as records: other libraries read with them what `to_dict` writes, unchanged."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from pydantic import BaseModel, TypeAdapter, ValidationError

from microloan.products import LoanTerms
from microloan.products.examples import example_terms
from microloan.records import to_json
from microloan.schedules import Schedule, amortize, schedule_schema
from microloan.schedules.record_types import InstallmentRecord, ScheduleRecord
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

SCHEDULES = TypeAdapter(ScheduleRecord)
RECORD: dict[str, Any] = amortize(example_terms()).to_dict()


@given(terms(most_installments=12))
def test_every_schedule_is_read_as_it_was_written(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    record = schedule.to_dict()
    text = to_json(record)

    by_pydantic, by_msgspec = SCHEDULES.validate_json(text), msgspec.json.decode(text, type=ScheduleRecord)

    assert by_pydantic == by_msgspec == SCHEDULES.validate_python(record) == record
    assert json.loads(SCHEDULES.dump_json(by_pydantic)) == json.loads(msgspec.json.encode(by_msgspec)) == record
    assert Schedule.from_dict(by_msgspec) == schedule


class Quote(BaseModel):
    """A model of someone else's, with a schedule in it."""

    borrower: str
    schedule: ScheduleRecord


def test_a_schedule_is_a_part_of_a_model() -> None:
    quote = Quote.model_validate_json(json.dumps({"borrower": "Rahima", "schedule": RECORD}))

    assert quote.schedule == RECORD
    assert json.loads(quote.model_dump_json())["schedule"] == RECORD


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("schema", "microloan/schedule/2"),
        ("currency", "taka"),
        ("terms.principal.minor", 0.5),
        ("terms.interest.rate", 24),
        ("installments", {}),
        ("installments[3].number", "4"),
        ("installments[3].due_on", ...),
        ("installments[3].principal", 40_025.0),
        ("installments[3].interest", True),
    ],
)
def test_both_refuse_what_is_not_of_the_types(changed: Changed, path: str, to: object) -> None:
    text = json.dumps(changed(RECORD, path, to))

    with pytest.raises(ValidationError):
        SCHEDULES.validate_json(text)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=ScheduleRecord)


@pytest.mark.parametrize("path", ["notes", "terms.grace", "installments[3].penalty"])
def test_a_key_of_no_record_is_refused_by_pydantic_and_left_out_by_msgspec(changed: Changed, path: str) -> None:
    text = json.dumps(changed(RECORD, path, 0))

    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        SCHEDULES.validate_json(text)
    assert msgspec.json.decode(text, type=ScheduleRecord) == RECORD


def test_the_types_have_the_keys_of_the_schema() -> None:
    schema: dict[str, Any] = schedule_schema()
    row = schema["properties"]["installments"]["items"]

    assert set(schema["required"]) == ScheduleRecord.__required_keys__ == set(schema["properties"])
    assert set(row["required"]) == InstallmentRecord.__required_keys__
    assert InstallmentRecord.__required_keys__ | InstallmentRecord.__optional_keys__ == set(row["properties"])
