"""Rulebooks through plain data and files: nothing lost, nothing unknown let in, a user's own rows on top."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from microloan.errors import MicroloanError, RecordError
from microloan.records import read_json, read_toml, to_json, to_toml
from microloan.regulations import (
    DatedRulebook,
    ProvisionByClass,
    RuleConfidence,
    load_rulebook,
    rulebook,
    rulebook_history,
    rulebook_schema,
    rulebooks,
)
from microloan.regulations.classification import COUNTINGS, SCOPES, STANDINGS, UPGRADES
from microloan.regulations.rule_names import CONVENTIONS, KNOWN_RULES
from microloan.testing import dated_rulebooks

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

SCHEMA: dict[str, Any] = rulebook_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
CITED = {"clause": "our circular 5", "source": "our files", "confidence": "confirmed"}
RECORD: dict[str, Any] = {
    "schema": "microloan/rulebook/1",
    "code": "our-rules",
    "name": "Our regulator",
    "country": "BD",
    "rules": [
        {"rule": "annual_rate", "at_most": "24%", "convention": "per_period", "first": "2019-01-01", **CITED},
        {"rule": "home_visits", "stated": "after two absences", "definition": "when", "first": "2019-01-01", **CITED},
        {"rule": "collateral", "forbidden": True, "first": "2019-01-01", "last": "2025-12-31", **CITED, "note": "none"},
    ],
    "classifications": [
        {
            "name": "loans",
            "counting": "elapsed_days",
            "upgrade": "with_days",
            "scope": "each_loan",
            "first": "2019-01-01",
            **CITED,
            "classes": [
                {"name": "good", "least_days": 0, "most_days": 30, "standing": "performing", **CITED},
                {"name": "bad", "title": "Bad", "least_days": 31, "standing": "non_performing", **CITED},
            ],
        }
    ],
    "provisionings": [
        {
            "name": "loans",
            "method": "by_class",
            "base": "outstanding principal",
            "first": "2019-01-01",
            **CITED,
            "rates": [{"name": "good", "rate": "1%", **CITED}, {"name": "bad", "rate": "100%", **CITED}],
        },
        {
            "name": "others",
            "method": "higher_of",
            "portfolio": "1%",
            "first": "2019-01-01",
            **CITED,
            "overdue": [{"least_days": 91, "rate": "50%", **CITED}],
        },
    ],
}


@given(dated_rulebooks())
def test_a_rulebook_comes_back_from_plain_data_json_and_toml(book: DatedRulebook) -> None:
    data = book.to_dict()
    assert DatedRulebook.from_dict(data) == book
    assert DatedRulebook.from_dict(read_json(to_json(data))) == book
    assert DatedRulebook.from_dict(read_toml(to_toml(data))) == book
    VALIDATOR.validate(data)


def test_plain_data_comes_back_as_it_was() -> None:
    VALIDATOR.validate(RECORD)
    assert DatedRulebook.from_dict(RECORD).to_dict() == RECORD


@pytest.mark.parametrize("code", rulebooks())
def test_every_rulebook_is_of_the_schema(code: str) -> None:
    VALIDATOR.validate(rulebook_history(code).to_dict())


def test_the_schema_knows_every_word_that_records_know() -> None:
    defined = SCHEMA["$defs"]
    classification = defined["classification"]["properties"]
    assert classification["counting"]["enum"] == list(COUNTINGS)
    assert classification["upgrade"]["enum"] == list(UPGRADES)
    assert classification["scope"]["enum"] == list(SCOPES)
    assert defined["class"]["properties"]["standing"]["enum"] == list(STANDINGS)
    assert defined["confidence"]["enum"] == [confidence.value for confidence in RuleConfidence]
    assert defined["rule"]["properties"]["convention"]["enum"] == list(CONVENTIONS)
    assert defined["rule"]["else"]["properties"]["rule"]["enum"] == list(KNOWN_RULES)
    assert defined["rule"]["then"]["properties"]["rule"]["not"]["enum"] == list(KNOWN_RULES)


def test_the_schema_is_well_formed_closed_and_described() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    tables = [node for node in nodes(SCHEMA) if node.get("type") == "object"]
    assert len(tables) == 8
    for table in tables:
        assert table["additionalProperties"] is False
        assert set(table["required"]) <= set(table["properties"])
        assert table["description"]


OF_ANOTHER_SHAPE: list[tuple[str, object, str, str]] = [
    ("schema", "microloan/rulebook/2", "schema", "wrong_schema"),
    ("code", "Our Rules", "code", "out_of_range"),
    ("country", "Bangladesh", "country", "out_of_range"),
    ("regulator", "MRA", "regulator", "unknown_key"),
    ("rules[0].rule", "anual_rate", "rules[0].rule", "unknown_rule"),
    ("rules[0].rule", "Annual rate", "rules[0].rule", "unknown_rule"),
    ("rules[0].definition", "the yearly rate", "rules[0].rule", "contradiction"),
    ("rules[1].definition", ..., "rules[1].rule", "unknown_rule"),
    ("rules[0].at_most", 24, "rules[0].at_most", "wrong_type"),
    ("rules[0].at_most", "24", "rules[0].at_most", "bad_quantity"),
    ("rules[0].at_most", 0.24, "rules[0].at_most", "inexact"),
    ("rules[0].at_least", "20%", "rules[0]", "one_limit"),
    ("rules[0].at_most", ..., "rules[0]", "one_limit"),
    ("rules[0].convention", "yearly", "rules[0].convention", "unknown_name"),
    ("rules[0].first", ..., "rules[0].first", "missing_key"),
    ("rules[0].first", "2019", "rules[0].first", "bad_date"),
    ("rules[0].clause", ..., "rules[0].clause", "missing_key"),
    ("rules[0].source", " ", "rules[0].source", "wrong_type"),
    ("rules[0].confidence", "high", "rules[0].confidence", "unknown_choice"),
    ("rules[2].forbidden", False, "rules[2].forbidden", "wrong_type"),
    ("classifications[0].counting", "days", "classifications[0].counting", "unknown_choice"),
    ("classifications[0].classes", [], "classifications[0].classes", "wrong_type"),
    ("classifications[0].classes[0].least_days", -1, "classifications[0].classes[0].least_days", "out_of_range"),
    ("classifications[0].classes[0].standing", "npl", "classifications[0].classes[0].standing", "unknown_choice"),
    ("classifications[0].classes[0].name", "Very Good", "classifications[0].classes[0].name", "bad_name"),
    ("provisionings[0].method", "by_age", "provisionings[0].method", "unknown_choice"),
    ("provisionings[0].rates[0].rate", "1", "provisionings[0].rates[0].rate", "bad_rate"),
    ("provisionings[0].portfolio", "1%", "provisionings[0].portfolio", "unknown_key"),
    ("provisionings[1].overdue", [], "provisionings[1].overdue", "wrong_type"),
]

# What no schema can know: the reader alone refuses it.
OF_NO_SENSE: list[tuple[str, object, str, str]] = [
    ("rules[0].at_most", "BDT 24", "rules[0].at_most", "wrong_kind"),
    ("rules[0].at_most", "24 days", "rules[0].at_most", "wrong_kind"),
    ("rules[2].last", "2018-12-31", "rules[2].last", "out_of_order"),
    ("rules[2].rule", "annual_rate", "rules[2].forbidden", "wrong_kind"),
    ("classifications[0].classes[0].most_days", 29, "classifications[0].classes[1]", "gap"),
    ("classifications[0].classes[0].most_days", 31, "classifications[0].classes[1]", "overlap"),
    ("classifications[0].classes[0].least_days", 1, "classifications[0].classes[0]", "gap"),
    ("classifications[0].classes[0].least_days", 31, "classifications[0].classes[0].most_days", "out_of_range"),
    ("classifications[0].classes[1].most_days", 90, "classifications[0].classes[1]", "gap"),
    ("classifications[0].classes[1].name", "good", "classifications[0].classes", "repeated"),
    ("provisionings[0].rates[1].rate", "101%", "provisionings[0].rates[1].rate", "out_of_range"),
    ("provisionings[0].rates[1].name", "doubtful", "provisionings", "missing_class"),
    ("provisionings[0].rates[1].name", "good", "provisionings[0].rates", "repeated"),
]


@pytest.mark.parametrize(("path", "to", "argument", "code"), OF_ANOTHER_SHAPE)
def test_a_rulebook_of_another_shape_is_refused_by_both(
    changed: Changed, path: str, to: object, argument: str, code: str
) -> None:
    record = changed(RECORD, path, to)
    assert not VALIDATOR.is_valid(record)
    with pytest.raises(RecordError) as caught:
        DatedRulebook.from_dict(record)
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(("path", "to", "argument", "code"), OF_NO_SENSE)
def test_a_rulebook_of_no_sense_is_refused_where_it_has_none(
    changed: Changed, path: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        DatedRulebook.from_dict(changed(RECORD, path, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_class_that_performs_does_not_come_after_one_that_does_not(changed: Changed) -> None:
    record = changed(RECORD, "classifications[0].classes[0].standing", "non_performing")
    record = changed(record, "classifications[0].classes[1].standing", "performing")
    with pytest.raises(RecordError, match="must not have a class that performs after good"):
        DatedRulebook.from_dict(record)


def test_two_rows_of_one_rule_do_not_hold_on_one_day() -> None:
    later = {**RECORD["rules"][0], "first": "2024-01-01", "at_most": "22%"}
    record = {**RECORD, "rules": [*RECORD["rules"], later]}
    with pytest.raises(RecordError, match=r"rules\[3\]='annual_rate' holds from 2024-01-01, and so does another"):
        DatedRulebook.from_dict(record)
    earlier = {**RECORD["rules"][0], "last": "2023-12-31"}
    ended = DatedRulebook.from_dict({**record, "rules": [earlier, later]})
    assert [str(ended.on(date(year, 1, 1)).rule("annual_rate").limit) for year in (2023, 2024)] == [
        "at most 24%",
        "at most 22%",
    ]


@pytest.mark.parametrize("suffix", [".toml", ".json", ".JSON"])
def test_a_rulebook_comes_back_from_a_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"ours{suffix}"
    file.write_text(to_toml(RECORD) if suffix == ".toml" else to_json(RECORD), encoding="utf-8")
    assert load_rulebook(file) == load_rulebook(str(file)) == DatedRulebook.from_dict(RECORD)


def test_rows_of_ones_own_take_the_place_of_those_of_one_name() -> None:
    day = date(2026, 6, 30)
    mra, own = rulebook("bd-mra", on=day), DatedRulebook.from_dict(RECORD).on(day)
    ours = mra.overridden_by(DatedRulebook.from_dict(RECORD).on(day))
    assert ours.rule("annual_rate") == own.rule("annual_rate")
    assert ours.rule("first_installment") == mra.rule("first_installment")
    assert ours.rule("home_visits") == own.rule("home_visits")
    assert ours.classification() == own.classification()
    assert isinstance(ours.provisioning("loans"), ProvisionByClass)
    assert len(ours.rules) == len(mra.rules) + 1
    # Rules that have ended replace nothing.
    assert "collateral" not in {rule.name for rule in ours.rules}


def test_own_provisions_must_fit_the_classes_that_stay() -> None:
    day = date(2026, 6, 30)
    rates_alone = {key: value for key, value in RECORD.items() if key != "classifications"}
    own = DatedRulebook.from_dict(rates_alone).on(day)
    with pytest.raises(MicroloanError, match="named loans lack watchful, sub_standard, doubtful"):
        rulebook("bd-mra", on=day).overridden_by(own)


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every table within a schema, the schema itself first."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)
