"""The JSON Schemas: they take what is written, and refuse the shapes that reading refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from microloan.arithmetic.rates import rate_of
from microloan.calendars import Frequency, NthWeekday, Weekday
from microloan.calendars.holidays import Certainty
from microloan.errors import RecordError
from microloan.products import (
    Confidence,
    LoanProduct,
    LoanTerms,
    names,
    preset,
    presets,
    product_schema,
    terms_schema,
)
from microloan.products.money_records import _CURRENCIES, read_money
from microloan.records import Reader, to_json
from microloan.testing import products, terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

PRODUCT_SCHEMA: dict[str, Any] = product_schema()
TERMS_SCHEMA: dict[str, Any] = terms_schema()
DEFINED: dict[str, Any] = TERMS_SCHEMA["$defs"]


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


PRODUCTS = validator(PRODUCT_SCHEMA)
TERMS = validator(TERMS_SCHEMA)


@pytest.mark.parametrize("name", presets())
def test_every_preset_is_of_the_schema(name: str) -> None:
    PRODUCTS.validate(preset(name).to_dict())


@given(products())
def test_every_product_is_of_the_schema(product: LoanProduct) -> None:
    PRODUCTS.validate(json.loads(to_json(product.to_dict())))


@given(terms())
def test_every_loan_is_of_the_schema(loan: LoanTerms) -> None:
    TERMS.validate(json.loads(to_json(loan.to_dict())))


@pytest.mark.parametrize("schema", [PRODUCT_SCHEMA, TERMS_SCHEMA])
def test_a_schema_is_itself_well_formed_closed_and_described(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    for table in tables(schema):
        assert table["additionalProperties"] is False
        assert set(table["required"]) <= set(table["properties"])
        assert table["description"]
        for part in table["properties"].values():
            assert part.keys() & {"description", "$ref", "const"}
    assert "number" not in {value for table in nodes(schema) for value in [table.get("type")] if isinstance(value, str)}


def test_what_both_schemas_define_is_the_same() -> None:
    defined = PRODUCT_SCHEMA["$defs"]
    common = defined.keys() & DEFINED.keys()
    assert {name: defined[name] for name in common} == {name: DEFINED[name] for name in common}
    # A product's price is an interest method whose rate may be open, or differ by band.
    assert defined.keys() - common == {"price"}
    # Only one loan has a down payment that is an amount, and interest that is no price.
    assert DEFINED.keys() - common == {"interest", "down_payment"}


def test_the_schemas_know_every_word_that_records_know() -> None:
    declining, flat = DEFINED["interest"]["oneOf"]
    rounding, calendar = DEFINED["rounding"]["properties"], DEFINED["calendar"]["properties"]
    holiday = DEFINED["holidays"]["properties"]["holidays"]["items"]["properties"]
    evidence = PRODUCT_SCHEMA["properties"]["evidence"]["items"]["properties"]
    listed: dict[str, tuple[dict[str, Any], Iterable[str]]] = {
        "accrual": (declining["properties"]["accrual"], names.ACCRUALS),
        "charged": (flat["properties"]["charged"], names.CHARGED),
        "currency": (DEFINED["currency"], _CURRENCIES),
        "mode": (DEFINED["mode"], names.MODES),
        "month_end": (calendar["month_end"], names.MONTH_ENDS),
        "on_holiday": (calendar["on_holiday"], names.HOLIDAY_RULES),
        "interest_days": (calendar["interest_days"], names.INTEREST_DAYS),
        "broken_period": (calendar["broken_period"], names.BROKEN_PERIODS),
        "certainty": (holiday["certainty"], [certainty.value for certainty in Certainty]),
        "collected": (DEFINED["grace"]["properties"]["collected"], names.DEFERRALS),
        "residual": (rounding["residual"], names.RESIDUALS),
        "shape": (DEFINED["shape"]["oneOf"][0], names.SHAPES),
        "fee_on": (DEFINED["fee_on"], names.FEE_BASES),
        "fee_when": (DEFINED["fee_when"]["oneOf"][0], names.FEE_TIMES),
        "threshold": (DEFINED["fee"]["properties"]["above"]["properties"]["charged"], names.THRESHOLD_RULES),
        "confidence": (evidence["confidence"], [confidence.value for confidence in Confidence]),
    }
    for word, (place, known) in listed.items():
        assert place["enum"] == list(known), f"write the words of {word} into the three schemas"


@given(st.from_regex(DEFINED["rate"]["pattern"], fullmatch=True).filter(lambda text: not text.endswith("\n")))
def test_a_rate_of_the_schema_is_a_rate(text: str) -> None:
    assert rate_of(text).denominator > 0


@given(st.from_regex(DEFINED["money"]["oneOf"][1]["pattern"], fullmatch=True).filter(lambda text: "\n" not in text))
def test_money_of_the_schema_is_money(text: str) -> None:
    assert read_money(Reader({"amount": text}), "amount").minor >= 0


@pytest.mark.parametrize(
    "word", ["day", "week", "fortnight", "month", "quarter", "half-year", "year", "2 days", "3660 weeks"]
)
def test_a_rhythm_of_the_schema_is_a_rhythm(word: str) -> None:
    assert validator(DEFINED["every"]).is_valid(word)
    assert validator(DEFINED["every"]).is_valid(Frequency.from_text(word).text)


def test_every_meeting_day_is_of_the_schema() -> None:
    meeting_days = validator(DEFINED["first_due"]["properties"]["meeting_day"])
    off_days = validator(DEFINED["calendar"]["properties"]["weekend"]["items"])
    days = [day.text for day in Weekday]
    of_months = [NthWeekday.from_text(f"{nth} {day}").text for nth in ("first", "fourth", "last") for day in days]
    assert all(meeting_days.is_valid(text) and off_days.is_valid(text) for text in (*days, *of_months))


LOAN: dict[str, Any] = {
    "schema": "microloan/terms/1",
    "principal": {"minor": 2_000_000, "currency": "BDT"},
    "disbursed_on": "2026-01-04",
    "interest": {"method": "declining_balance", "rate": "24%", "accrual": "actual_365"},
    "repayment": {
        "installments": 46,
        "every": "week",
        "shape": "equal_installments",
        "first_due": {"min_gap_days": 15, "meeting_day": "wednesday"},
        "term_years": "1",
        "grace": {"principal_periods": 4},
    },
    "calendar": {
        "month_end": "same_day",
        "weekend": ["friday", "saturday"],
        "on_holiday": "next_working_day",
        "holidays": {
            "schema": "microloan/holidays/1",
            "code": "BD",
            "name": "Bangladesh",
            "first": "2026-01-01",
            "last": "2027-12-31",
            "source": "Ministry of Public Administration, notification of 9 November 2025",
            "holidays": [
                {"day": "2026-03-21", "name": "Eid al-Fitr", "certainty": "estimated", "source": "the same"},
            ],
        },
    },
    "rounding": {
        "multiple": "BDT 5",
        "mode": "up",
        "interest_multiple": "BDT 0.01",
        "interest_mode": "half_up",
        "residual": "last",
    },
}
IN_PARTS: dict[str, Any] = {
    **LOAN,
    "principal": {
        "amount": "BDT 20000",
        "tranches": [{"rate": "40%", "after_days": 56}],
        "interest_from": "2026-01-05",
    },
}
OFFER: dict[str, Any] = preset("jcf-jagoron").to_dict()


def test_the_records_that_are_changed_below_are_right() -> None:
    TERMS.validate(LOAN)
    TERMS.validate(IN_PARTS)
    PRODUCTS.validate(OFFER)
    assert LoanTerms.from_dict(IN_PARTS).lent == LoanTerms.from_dict(LOAN).lent
    assert LoanTerms.from_dict(LOAN).principal == LoanProduct.from_dict(OFFER).principal.minimum * 20


SHAPES_OF_TERMS: list[tuple[str, object, str]] = [
    ("schema", ..., "missing_key"),
    ("schema", "microloan/terms/2", "wrong_schema"),
    ("schema", "microloan/product/1", "wrong_schema"),
    ("schema", 1, "wrong_schema"),
    ("borrower", "Rahima", "unknown_key"),
    ("principal", ..., "missing_key"),
    ("principal", 20_000, "wrong_type"),
    ("principal", 20_000.5, "inexact"),
    ("principal", None, "wrong_type"),
    ("principal", "20000", "wrong_type"),
    ("principal", "Tk. 20000", "wrong_type"),
    ("principal", "BDT 20,000", "bad_number"),
    ("principal", "BDT 0.001", "inexact"),
    ("principal.minor", ..., "missing_key"),
    ("principal.minor", 0.5, "inexact"),
    ("principal.minor", "2000000", "wrong_type"),
    ("principal.minor", True, "wrong_type"),
    ("principal.currency", ..., "missing_key"),
    ("principal.currency", "taka", "unknown_choice"),
    ("principal.decimals", 2, "unknown_key"),
    ("disbursed_on", ..., "missing_key"),
    ("disbursed_on", "04/01/2026", "bad_date"),
    ("disbursed_on", "2026-02-30", "bad_date"),
    ("disbursed_on", 20_260_104, "wrong_type"),
    ("interest", ..., "missing_key"),
    ("interest", "24%", "wrong_type"),
    ("interest.method", ..., "missing_key"),
    ("interest.method", "reducing", "unknown_choice"),
    ("interest.rate", ..., "missing_key"),
    ("interest.rate", 24, "wrong_type"),
    ("interest.rate", 0.24, "inexact"),
    ("interest.rate", "24", "bad_rate"),
    ("interest.rate", "1e1%", "bad_rate"),
    ("interest.accrual", ..., "missing_key"),
    ("interest.accrual", "daily", "unknown_choice"),
    ("interest.charged", "per_year", "unknown_key"),
    ("interest.rat", "24%", "unknown_key"),
    ("repayment", [], "wrong_type"),
    ("repayment.installments", ..., "missing_key"),
    ("repayment.installments", 0, "out_of_range"),
    ("repayment.installments", 10_001, "out_of_range"),
    ("repayment.installments", 45.5, "inexact"),
    ("repayment.installments", "46", "wrong_type"),
    ("repayment.installments", [46], "wrong_type"),
    ("repayment.every", ..., "missing_key"),
    ("repayment.every", "weekly", "unknown_name"),
    ("repayment.every", "1 weeks", "unknown_name"),
    ("repayment.every", 7, "wrong_type"),
    ("repayment.shape", "balloon", "unknown_choice"),
    ("repayment.first_due", "soon", "bad_date"),
    ("repayment.first_due", 15, "wrong_type"),
    ("repayment.first_due.min_gap_days", ..., "missing_key"),
    ("repayment.first_due.min_gap_days", 0, "out_of_range"),
    ("repayment.first_due.min_gap_days", 3_661, "out_of_range"),
    ("repayment.first_due.meeting_day", "wensday", "unknown_name"),
    ("repayment.first_due.meeting_day", "fifth friday", "unknown_name"),
    ("repayment.first_due.meeting_day", 2, "wrong_type"),
    ("repayment.first_due.day_of_month", 5, "contradiction"),
    ("repayment.first_due.grace", 5, "unknown_key"),
    ("repayment.term_years", 1, "wrong_type"),
    ("repayment.term_years", "0", "bad_number"),
    ("repayment.term_years", "1.5", "bad_number"),
    ("repayment.term_years", "3/", "bad_number"),
    ("calendar", ..., "missing_key"),
    ("calendar.month_end", "clip", "unknown_choice"),
    ("calendar.weekend", "friday", "wrong_type"),
    ("calendar.weekend[1]", "Saturday", "unknown_name"),
    ("calendar.weekend[1]", "fifth saturday", "unknown_name"),
    ("calendar.weekend[1]", 6, "wrong_type"),
    ("calendar.weekend", ["friday", "friday"], "duplicate"),
    ("calendar.holidays", "BD", "wrong_type"),
    ("calendar.holidays.schema", ..., "missing_key"),
    ("calendar.holidays.schema", "microloan/holidays/2", "wrong_schema"),
    ("calendar.holidays.code", "B D", "out_of_range"),
    ("calendar.holidays.name", " ", "wrong_type"),
    ("calendar.holidays.last", "31/12/2027", "bad_date"),
    ("calendar.holidays.source", ..., "missing_key"),
    ("calendar.holidays.holidays", {}, "wrong_type"),
    ("calendar.holidays.holidays[0].day", ..., "missing_key"),
    ("calendar.holidays.holidays[0].certainty", "sure", "unknown_choice"),
    ("calendar.holidays.holidays[0].source", "", "wrong_type"),
    ("calendar.holidays.holidays[0].moon", "new", "unknown_key"),
    ("calendar.holidays.country", "BD", "unknown_key"),
    ("calendar.on_holiday", "merge", "unknown_choice"),
    ("calendar.interest_days", "nominal", "unknown_choice"),
    ("calendar.broken_period", "full", "unknown_choice"),
    ("calendar.weekends", ["friday"], "unknown_key"),
    ("repayment.grace", 4, "wrong_type"),
    ("repayment.grace.principal_periods", -1, "out_of_range"),
    ("repayment.grace.principal_periods", "4", "wrong_type"),
    ("repayment.grace.deferred_periods", 10_001, "out_of_range"),
    ("repayment.grace.principal_every", 0, "out_of_range"),
    ("repayment.grace.collected", "later", "unknown_choice"),
    ("repayment.grace.months", 3, "unknown_key"),
    ("repayment.last_due", "2 Dec 2026", "bad_date"),
    ("rounding", ..., "missing_key"),
    ("rounding.multiple", 5, "wrong_type"),
    ("rounding.multiple", None, "wrong_type"),
    ("rounding.mode", "UP", "unknown_choice"),
    ("rounding.residual", "spread evenly", "unknown_choice"),
]

SHAPES_OF_PARTS: list[tuple[str, object, str]] = [
    ("principal.amount", ..., "missing_key"),
    ("principal.amount", "20000", "wrong_type"),
    ("principal.minor", 2_000_000, "unknown_key"),
    ("principal.tranches", {}, "wrong_type"),
    ("principal.tranches[0]", "40%", "wrong_type"),
    ("principal.tranches[0].rate", ..., "missing_key"),
    ("principal.tranches[0].rate", "40", "bad_rate"),
    ("principal.tranches[0].rate", 40, "wrong_type"),
    ("principal.tranches[0].after_days", "56", "wrong_type"),
    ("principal.tranches[0].after_days", 0, "out_of_range"),
    ("principal.tranches[0].after_days", 36_601, "out_of_range"),
    ("principal.tranches[0].when", "2026-03-01", "unknown_key"),
    ("principal.down_payment", "20%", "wrong_type"),
    ("principal.down_payment", {"rate": 0.2}, "inexact"),
    ("principal.interest_from", "soon", "bad_date"),
    ("principal.first", "BDT 12000", "unknown_key"),
]

SHAPES_OF_PRODUCTS: list[tuple[str, object, str]] = [
    ("schema", "microloan/terms/1", "wrong_schema"),
    ("about", ..., "missing_key"),
    ("about.id", "JCF Jagoron", "out_of_range"),
    ("about.name", " ", "wrong_type"),
    ("about.name", 5, "wrong_type"),
    ("about.institution", ..., "missing_key"),
    ("about.country", "Bangladesh", "out_of_range"),
    ("about.evidence", [], "unknown_key"),
    ("principal", "BDT 20000", "wrong_type"),
    ("principal.minimum", ..., "missing_key"),
    ("principal.minimum", {"minor": 1.5, "currency": "BDT"}, "inexact"),
    ("principal.maximum", "lots", "wrong_type"),
    ("principal.multiple", "BDT 1000", "unknown_key"),
    ("repayment.installments", 46, "unknown_key"),
    ("repayment.rhythms", ..., "missing_key"),
    ("repayment.rhythms", [], "wrong_type"),
    ("repayment.rhythms", {"every": "week", "installments": [46]}, "wrong_type"),
    ("repayment.rhythms[0]", "week", "wrong_type"),
    ("repayment.rhythms[0].every", 7, "wrong_type"),
    ("repayment.rhythms[0].installments", 46, "wrong_type"),
    ("repayment.rhythms[0].installments", [], "wrong_type"),
    ("repayment.rhythms[0].installments[0]", 0, "out_of_range"),
    ("repayment.rhythms[0].installments[0]", "46", "wrong_type"),
    ("repayment.rhythms[0].each", "week", "unknown_key"),
    ("repayment.rhythms[0].graces", {"principal_periods": 3}, "wrong_type"),
    ("repayment.rhythms[0].graces", [3], "wrong_type"),
    ("repayment.rhythms[0].graces", [{"principal_periods": 1.5}], "inexact"),
    ("repayment.rhythms[0].graces", [{"months": 3}], "unknown_key"),
    ("repayment.rhythms[0].graces", [{}, {}], "repeated"),
    ("repayment.grace", {"principal_periods": 3}, "unknown_key"),
    ("principal.tranches", "40%", "wrong_type"),
    ("principal.tranches", [{"rate": "40%", "after_days": 0}], "out_of_range"),
    ("principal.down_payment", "20%", "wrong_type"),
    ("principal.down_payment", {"amount": "BDT 500"}, "missing_key"),
    ("principal.down_payment", {"rate": "20"}, "bad_rate"),
    ("repayment.first_due", "2026-02-01", "wrong_type"),
    ("evidence", {}, "wrong_type"),
    ("evidence[1]", "jcf.org.bd", "wrong_type"),
    ("evidence[1].confidence", "sure", "unknown_choice"),
    ("evidence[1].source", ..., "missing_key"),
    ("evidence[1].source", "", "wrong_type"),
    ("evidence[1].date", "2026-01-04", "unknown_key"),
]


@pytest.mark.parametrize(("path", "to", "code"), SHAPES_OF_TERMS)
def test_terms_of_another_shape_are_refused_by_both(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(LOAN, path, to)
    assert not TERMS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(record)
    # A float is found first, wherever it stands: what `to` holds tells where in it.
    assert (caught.value.argument, caught.value.code) == (path, code)


@pytest.mark.parametrize(("path", "to", "code"), SHAPES_OF_PARTS)
def test_a_loan_in_parts_of_another_shape_is_refused_by_both(
    changed: Changed, path: str, to: object, code: str
) -> None:
    record = changed(IN_PARTS, path, to)
    assert not TERMS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(record)
    assert caught.value.argument in (path, f"{path}.rate")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("part", "argument"),
    [
        ({"rate": "40%", "amount": "BDT 8000", "after_days": 56}, "principal.tranches[0].rate"),
        ({"rate": "40%", "on": "2026-03-01", "after_days": 56}, "principal.tranches[0].on"),
        ({"rate": "40%"}, "principal.tranches[0].on"),
    ],
)
def test_a_part_that_says_too_much_or_too_little_is_refused_by_both(
    changed: Changed, part: dict[str, object], argument: str
) -> None:
    record = changed(IN_PARTS, "principal.tranches[0]", part)
    assert not TERMS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(record)
    assert (caught.value.argument, caught.value.code) == (argument, "contradiction")


@pytest.mark.parametrize(("path", "to", "code"), SHAPES_OF_PRODUCTS)
def test_a_product_of_another_shape_is_refused_by_both(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(OFFER, path, to)
    assert not PRODUCTS.is_valid(record)
    with pytest.raises(RecordError) as caught:
        LoanProduct.from_dict(record)
    # What `to` holds stands further in, and `to` itself shows where.
    assert caught.value.argument.startswith(path)
    assert caught.value.code == code


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every table within a schema, the schema itself first."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)


def tables(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a schema that describe a table."""
    found = [node for node in nodes(schema) if node.get("type") == "object"]
    assert found, "no table was found; the search is wrong"
    return found
