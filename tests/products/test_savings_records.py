"""Savings terms and savings products as records: schemas, types and reading agree on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Protocol, get_args

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from microloan.calendars import fiscal_year
from microloan.currency import BDT
from microloan.errors import RecordError
from microloan.products import (
    SavingsProduct,
    SavingsTerms,
    product_schema,
    record_types,
    savings_preset,
    savings_presets,
    savings_product_schema,
    savings_record_types,
    savings_records,
    taxes_bangladesh,
)
from microloan.products.record_types import SavingsProductRecord, SavingsTermsRecord
from microloan.products.savings_rates import TIER_RULES
from microloan.records import Reader, to_json
from microloan.testing import savings_terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]
Schema = dict[str, Any]


class TypeOfRecord(Protocol):
    """What a typed dict tells of its keys."""

    __required_keys__: frozenset[str]
    __optional_keys__: frozenset[str]


SCHEMA: Schema = savings_product_schema()
DEFINED: Schema = SCHEMA["$defs"]
PRODUCTS = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
TERMS = Draft202012Validator({"$ref": "#/$defs/savings_terms", "$defs": DEFINED})
TYPES = TypeAdapter(SavingsProductRecord)
TYPES_OF_TERMS = TypeAdapter(SavingsTermsRecord)
RECORD: dict[str, Any] = savings_preset("asa-general").to_dict()


@pytest.mark.parametrize("name", savings_presets())
def test_every_preset_is_of_the_schema_and_of_the_types(name: str) -> None:
    record = savings_preset(name).to_dict()
    text = to_json(record)
    PRODUCTS.validate(record)
    by_pydantic, by_msgspec = TYPES.validate_json(text), msgspec.json.decode(text, type=SavingsProductRecord)
    assert by_pydantic == by_msgspec == record
    assert SavingsProduct.from_dict(by_msgspec) == savings_preset(name)


@given(savings_terms(BDT, fiscal_year.NEPAL))
def test_all_terms_are_of_the_schema_and_of_the_types(terms: SavingsTerms) -> None:
    record = savings_records.savings_terms_to_plain(terms)
    text = to_json(record)
    TERMS.validate(json.loads(text))
    by_pydantic, by_msgspec = TYPES_OF_TERMS.validate_json(text), msgspec.json.decode(text, type=SavingsTermsRecord)
    assert by_pydantic == by_msgspec == record
    assert savings_records.read_savings_terms(Reader(by_msgspec)) == terms


def test_the_taxes_of_bangladesh_are_of_the_schema_and_of_the_types() -> None:
    taxed = SavingsTerms(
        "6%",
        balance=savings_preset("asa-general").terms.balance,
        posting=savings_preset("asa-general").terms.posting,
        taxes=(taxes_bangladesh.TDS_WITH_TIN, taxes_bangladesh.EXCISE_DUTY),
    )
    record = savings_records.savings_terms_to_plain(taxed)
    TERMS.validate(record)
    assert TYPES_OF_TERMS.validate_python(record) == record


def test_the_schema_is_well_formed_and_shares_its_parts_with_that_of_loans() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    shared: Schema = product_schema()["$defs"]  # type: ignore[assignment]
    assert {name: shared[name] for name in DEFINED} == DEFINED


SHAPES: list[tuple[str, object, str]] = [
    ("schema", "microloan/savings-product/2", "wrong_schema"),
    ("currency", "taka", "unknown_choice"),
    ("terms", ..., "missing_key"),
    ("terms.rate", ..., "missing_key"),
    ("terms.rate", 6, "wrong_type"),
    ("terms.rate", "6", "bad_rate"),
    ("terms.rate", {"negative": 1}, "wrong_type"),
    ("terms.rate", {"rule": "by_slab"}, "missing_key"),
    ("terms.rate", {"rule": "slabs", "tiers": [{"rate": "6%"}]}, "unknown_choice"),
    ("terms.rate", {"rule": "by_slab", "tiers": [{"rate": "6%", "below": "BDT 5"}]}, "unknown_key"),
    ("terms.rate", {"first": "6%", "changes": [{"rate": "7%"}]}, "missing_key"),
    ("terms.balance", "monthly", "unknown_choice"),
    ("terms.balance", {"name": "minimum_from_day"}, "missing_key"),
    ("terms.balance", {"name": "minimum_from_day", "day": 29}, "out_of_range"),
    ("terms.posting", "half-yearly", "unknown_choice"),
    ("terms.posting", {"name": "by_fiscal_year", "year": "sri lanka"}, "unknown_choice"),
    ("terms.posting", {"name": "on_date", "day": "soon"}, "bad_date"),
    ("terms.day_count", "daily", "unknown_choice"),
    ("terms.compounding", {"name": "before_posting"}, "missing_key"),
    ("terms.rounding.remainder", "kept", "unknown_choice"),
    ("terms.taxes", {"kind": "withholding"}, "wrong_type"),
    ("terms.taxes", [{"kind": "levy", "name": "TDS", "rate": "10%"}], "unknown_choice"),
    ("terms.account.retained", 500, "wrong_type"),
    ("terms.account.lock_in", "3 years", "unknown_name"),
    ("terms.account.nominee", "Rahima", "unknown_key"),
    ("deposits[0].minimum", ..., "missing_key"),
    ("deposits[0].every", "weekly", "unknown_name"),
]


@pytest.mark.parametrize(("path", "to", "code"), SHAPES)
def test_savings_of_another_shape_are_refused_by_both(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(RECORD, path, to)
    assert not PRODUCTS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        SavingsProduct.from_dict(record)
    assert caught.value.code == code, caught.value


@pytest.mark.parametrize(
    ("path", "to"),
    [("schema", "microloan/product/1"), ("terms.rate", 0.06), ("terms.balance", "monthly"), ("currency", "USD")],
)
def test_both_libraries_refuse_what_is_not_of_the_types(changed: Changed, path: str, to: object) -> None:
    text = json.dumps(changed(RECORD, path, to))
    with pytest.raises(ValidationError):
        TYPES.validate_json(text)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=SavingsProductRecord)


def tables(schema: Schema) -> list[Schema]:
    """The forms of a part that are tables."""
    return [form for form in schema.get("oneOf", [schema]) if form.get("type") == "object"]


IN_TERMS: Schema = DEFINED["savings_terms"]["properties"]
TIERS, NEGATIVE, DATED = tables(DEFINED["savings_rate"])
WITHHOLDING, DUTY = tables(DEFINED["savings_tax"])
BANDS: Schema = DUTY["properties"]["schedule"]["items"]


@pytest.mark.parametrize(
    ("record", "forms"),
    [
        (SavingsProductRecord, [SCHEMA]),
        (record_types.RegularDepositRecord, [SCHEMA["properties"]["deposits"]["items"]]),
        (SavingsTermsRecord, [DEFINED["savings_terms"]]),
        (savings_record_types.SavingsRateRecord, [TIERS, NEGATIVE, DATED]),
        (savings_record_types.YearlyRateRecord, tables(DEFINED["yearly_rate"])),
        (savings_record_types.TierRecord, [TIERS["properties"]["tiers"]["items"]]),
        (savings_record_types.RateSinceRecord, [DATED["properties"]["changes"]["items"]]),
        (savings_record_types.BalanceRecord, tables(IN_TERMS["balance"])),
        (savings_record_types.PostingRecord, tables(DEFINED["posting"])),
        (savings_record_types.CompoundingRecord, tables(IN_TERMS["compounding"])),
        (savings_record_types.PostingRoundingRecord, [IN_TERMS["rounding"]]),
        (savings_record_types.SavingsTaxRecord, [WITHHOLDING, DUTY]),
        (savings_record_types.DutySinceRecord, [BANDS]),
        (savings_record_types.DutyBandRecord, [BANDS["properties"]["bands"]["items"]]),
        (savings_record_types.AccountRecord, [IN_TERMS["account"]]),
        (savings_record_types.DormancyRecord, [IN_TERMS["account"]["properties"]["dormancy"]]),
    ],
)
def test_a_type_has_the_keys_of_the_schema(record: TypeOfRecord, forms: list[Schema]) -> None:
    keys: set[str] = set().union(*(form["properties"] for form in forms))
    required: set[str] = keys.intersection(*(form["required"] for form in forms))
    assert record.__required_keys__ | record.__optional_keys__ == keys
    assert required <= record.__required_keys__


WORDS: list[tuple[object, Schema, Iterable[str]]] = [
    (savings_record_types.BalanceName, IN_TERMS["balance"]["oneOf"][0], savings_records.BALANCES),
    (savings_record_types.PostingName, DEFINED["posting"]["oneOf"][0], savings_records.POSTINGS),
    (savings_record_types.CompoundingName, IN_TERMS["compounding"]["oneOf"][0], savings_records.COMPOUNDINGS),
    (savings_record_types.SavingsCountName, IN_TERMS["day_count"], savings_records.COUNTS),
    (
        savings_record_types.FiscalYearName,
        DEFINED["posting"]["oneOf"][1]["properties"]["year"],
        savings_records.FISCAL_YEARS,
    ),
    (savings_record_types.RemainderName, IN_TERMS["rounding"]["properties"]["remainder"], savings_records._REMAINDERS),
    (savings_record_types.TierRuleName, TIERS["properties"]["rule"], [rule.name for rule in TIER_RULES]),
]


@pytest.mark.parametrize(("words", "listed", "known"), WORDS)
def test_schema_and_types_know_every_word_that_records_know(
    words: object, listed: Schema, known: Iterable[str]
) -> None:
    assert list(get_args(words)) == listed["enum"] == list(known)
