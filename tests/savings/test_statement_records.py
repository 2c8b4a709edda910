"""Statements as records: schema, types and reading agree on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import assume, given
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from microloan.currency import BDT
from microloan.errors import MicroloanError, RecordError
from microloan.products import HeldLoan, SavingsTerms, savings_product_schema
from microloan.records import to_json
from microloan.savings import (
    SavingsStatement,
    SavingsTransaction,
    TransactionKind,
    brought_forward,
    deposit,
    loan_transfer,
    record_types,
    reversal,
    savings_statement,
    statement_schema,
)
from microloan.savings.examples import example_statement
from microloan.savings.record_types import StatementRecord
from microloan.testing import account_transactions, savings_terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]
Schema = dict[str, Any]

SCHEMA: Schema = statement_schema()
STATEMENTS = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
TYPES = TypeAdapter(StatementRecord)
RECORD: dict[str, Any] = example_statement().to_dict()


def same_through_all(statement: SavingsStatement) -> None:
    record = statement.to_dict()
    text = to_json(record)
    STATEMENTS.validate(json.loads(text))
    by_pydantic, by_msgspec = TYPES.validate_json(text), msgspec.json.decode(text, type=StatementRecord)
    assert by_pydantic == by_msgspec == record
    assert SavingsStatement.from_dict(by_msgspec) == statement


@given(savings_terms(BDT), account_transactions(BDT))
def test_every_statement_is_of_the_schema_and_of_the_types(
    terms: SavingsTerms, page: tuple[SavingsTransaction, ...]
) -> None:
    try:
        statement = savings_statement(page, terms, page[-1].value_date)
    except MicroloanError:
        assume(False)
    same_through_all(statement)


def test_a_statement_with_everything_is_of_the_schema_and_of_the_types() -> None:
    first = deposit(BDT(50), date(2026, 1, 7), sequence=1)
    page = (
        brought_forward(BDT(1_000), date(2026, 1, 1)),
        first,
        loan_transfer(BDT(20), date(2026, 2, 4), installment=3, sequence=2),
        reversal(first, booked_on=date(2026, 2, 9)),
    )
    loans = (HeldLoan(BDT(5_000), date(2026, 1, 4), date(2026, 12, 2)),)
    until, terms = date(2026, 6, 30), example_statement().terms
    same_through_all(savings_statement(page, terms, until, loans=loans, booked_by=date(2026, 3, 1)))


def test_the_schema_is_well_formed_and_shares_its_parts_with_that_of_products() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    defined = dict(SCHEMA["$defs"])
    defined.pop("savings_transaction")
    assert defined == savings_product_schema()["$defs"]


@pytest.mark.parametrize(
    ("path", "to", "code"),
    [
        ("schema", ..., "missing_key"),
        ("currency", "taka", "contradiction"),
        ("terms.rate", 6, "wrong_type"),
        ("until", "soon", "bad_date"),
        ("transactions[1].kind", "interest", "unknown_choice"),
        ("transactions[1].value_date", ..., "missing_key"),
        ("transactions[1].amount", 50, "wrong_type"),
        ("transactions[1].teller", "Rahima", "unknown_key"),
        ("lines[1].amount", ..., "missing_key"),
        ("lines[1].amount", "5000", "contradiction"),
        ("accrued", ..., "missing_key"),
        ("accrued.whole", 0.5, "inexact"),
    ],
)
def test_a_statement_of_another_shape_is_refused_by_both(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(RECORD, path, to)
    assert not STATEMENTS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        SavingsStatement.from_dict(record)
    assert caught.value.code == code, caught.value


@pytest.mark.parametrize(
    ("path", "to"), [("currency", "taka"), ("lines", {}), ("lines[1].amount", 0.5), ("until", ...), ("accrued", 0)]
)
def test_both_libraries_refuse_what_is_not_of_the_types(changed: Changed, path: str, to: object) -> None:
    text = json.dumps(changed(RECORD, path, to))
    with pytest.raises(ValidationError):
        TYPES.validate_json(text)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=StatementRecord)


def test_the_types_have_the_keys_and_the_words_of_the_schema() -> None:
    parts = SCHEMA["properties"]
    pairs: list[tuple[Any, Schema]] = [
        (StatementRecord, SCHEMA),
        (record_types.SavingsTransactionRecord, SCHEMA["$defs"]["savings_transaction"]),
        (record_types.StatementLineRecord, parts["lines"]["items"]),
        (record_types.HeldLoanRecord, parts["loans"]["items"]),
        (record_types.AccruedRecord, parts["accrued"]),
    ]
    for record, form in pairs:
        assert record.__required_keys__ | record.__optional_keys__ == set(form["properties"])
        assert set(form["required"]) <= record.__required_keys__
    kinds = [kind.value for kind in TransactionKind]
    written = SCHEMA["$defs"]["savings_transaction"]["properties"]["kind"]["enum"]
    assert list(get_args(record_types.TransactionKindName)) == written == kinds
    lines = parts["lines"]["items"]["properties"]["kind"]["enum"]
    assert list(get_args(record_types.LineKindName)) == lines == [*kinds, "interest", "tax", "duty"]
