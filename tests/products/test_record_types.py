"""The types of records: other libraries read with them what `to_dict` writes, unchanged."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any, Protocol, get_args

import msgspec
import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from microloan.calendars.holidays import Certainty
from microloan.products import (
    Confidence,
    LoanProduct,
    LoanTerms,
    calendar_record_types,
    charge_record_types,
    charge_records,
    disbursement_record_types,
    names,
    preset,
    presets,
    product_schema,
    record_type_basics,
    record_types,
    terms_schema,
)
from microloan.products.examples import example_terms
from microloan.products.money_records import _CURRENCIES
from microloan.products.record_types import ProductRecord, TermsRecord
from microloan.products.shape_records import _READERS
from microloan.records import to_json
from microloan.testing import products, terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]
Schema = dict[str, Any]


class TypeOfRecord(Protocol):
    """What a typed dict tells of its keys."""

    __required_keys__: frozenset[str]
    __optional_keys__: frozenset[str]


TERMS = TypeAdapter(TermsRecord)
PRODUCTS = TypeAdapter(ProductRecord)


@pytest.mark.parametrize("name", presets())
def test_every_preset_is_read_as_it_was_written(name: str) -> None:
    same_through_both(preset(name))


@given(products())
def test_every_product_is_read_as_it_was_written(product: LoanProduct) -> None:
    same_through_both(product)


@given(terms())
def test_the_terms_of_every_loan_are_read_as_they_were_written(loan: LoanTerms) -> None:
    record = loan.to_dict()
    text = to_json(record)

    by_pydantic, by_msgspec = TERMS.validate_json(text), msgspec.json.decode(text, type=TermsRecord)

    assert by_pydantic == by_msgspec == TERMS.validate_python(record) == record
    assert LoanTerms.from_dict(by_pydantic) == loan


def same_through_both(product: LoanProduct) -> None:
    record = product.to_dict()
    text = to_json(record)

    by_pydantic, by_msgspec = PRODUCTS.validate_json(text), msgspec.json.decode(text, type=ProductRecord)

    assert by_pydantic == by_msgspec == PRODUCTS.validate_python(record) == record
    assert LoanProduct.from_dict(by_msgspec) == product


LOAN: dict[str, Any] = example_terms().to_dict()


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("schema", "microloan/terms/2"),
        ("principal", "BDT 20000"),  # by hand, and never written so
        ("principal.minor", 2_000_000.5),
        ("principal.minor", 2_000_000.0),
        ("principal.minor", "2000000"),
        ("principal.minor", True),
        ("principal.currency", "USD"),
        ("disbursed_on", 20_260_104),
        ("interest.rate", 0.24),
        ("interest.rate", ...),
        ("interest.accrual", "daily"),
        ("repayment.installments", 46.5),
        ("repayment.shape", "balloon"),
        ("calendar", ...),
        ("rounding.mode", "UP"),
    ],
)
def test_both_refuse_what_is_not_of_the_types(changed: Changed, path: str, to: object) -> None:
    text = json.dumps(changed(LOAN, path, to))

    with pytest.raises(ValidationError):
        TERMS.validate_json(text)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=TermsRecord)


@pytest.mark.parametrize("path", ["borrower", "principal.decimals", "repayment.graces", "rounding.multiples"])
def test_a_key_of_no_record_is_refused_by_pydantic_and_left_out_by_msgspec(changed: Changed, path: str) -> None:
    text = json.dumps(changed(LOAN, path, "4"))

    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        TERMS.validate_json(text)
    assert msgspec.json.decode(text, type=TermsRecord) == LOAN


# ---------------------------------------------------------------- what the types say is what records and schemas say

DEFINED: Schema = terms_schema()["$defs"]  # type: ignore[assignment]
IN_TERMS: Schema = terms_schema()["properties"]  # type: ignore[assignment]
IN_PRODUCTS: Schema = product_schema()["properties"]  # type: ignore[assignment]
PRICES: list[Schema] = product_schema()["$defs"]["price"]["oneOf"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("record", "forms"),
    [
        (record_types.AmountRecord, DEFINED["money"]["oneOf"][:1]),
        (record_types.AmountRecord, DEFINED["money_from_zero"]["oneOf"][:1]),
        (record_types.ShapeRecord, DEFINED["shape"]["oneOf"][1:]),
        (record_types.FirstDueRecord, [DEFINED["first_due"]]),
        (record_types.InterestRecord, DEFINED["interest"]["oneOf"]),
        (record_types.RepaymentRecord, [IN_TERMS["repayment"]]),
        (record_types.CalendarRecord, [DEFINED["calendar"]]),
        (calendar_record_types.HolidayListRecord, [DEFINED["holidays"]]),
        (calendar_record_types.HolidayRecord, [DEFINED["holidays"]["properties"]["holidays"]["items"]]),
        (record_types.GraceRecord, [DEFINED["grace"]]),
        (record_types.PrincipalRecord, [DEFINED["money"]["oneOf"][0], IN_TERMS["principal"]["oneOf"][1]]),
        (record_types.TrancheRecord, [DEFINED["tranches"]["items"]]),
        (disbursement_record_types.DownPaymentRecord, [DEFINED["down_payment"]]),
        (
            disbursement_record_types.OfferedDownPaymentRecord,
            [IN_PRODUCTS["principal"]["properties"]["down_payment"]],
        ),
        (record_types.RoundingRecord, [DEFINED["rounding"]]),
        (TermsRecord, [terms_schema()]),
        (record_types.FeeRecord, [DEFINED["fee"]]),
        (record_types.SavingsRecord, [DEFINED["savings"]]),
        (charge_record_types.FeeWhenRecord, DEFINED["fee_when"]["oneOf"][1:]),
        (record_type_basics.ChargeRoundingRecord, [DEFINED["charge_rounding"]]),
        (charge_record_types.ThresholdRecord, [DEFINED["fee"]["properties"]["above"]]),
        (charge_record_types.FeeLimitsRecord, [DEFINED["fee"]["properties"]["limits"]]),
        (charge_record_types.FeeTaxRecord, [DEFINED["fee"]["properties"]["tax"]]),
        (record_types.PriceRecord, PRICES),
        (record_types.BandRecord, [price["properties"]["bands"]["items"] for price in PRICES]),
        (record_types.OfferRecord, [IN_PRODUCTS["repayment"]]),
        (record_types.RhythmRecord, [IN_PRODUCTS["repayment"]["properties"]["rhythms"]["items"]]),
        (record_types.AboutRecord, [IN_PRODUCTS["about"]]),
        (record_types.AmountRangeRecord, [IN_PRODUCTS["principal"]]),
        (record_types.EvidenceRecord, [IN_PRODUCTS["evidence"]["items"]]),
        (ProductRecord, [product_schema()]),
    ],
)
def test_a_type_has_the_keys_of_the_schema(record: TypeOfRecord, forms: list[Schema]) -> None:
    keys: set[str] = set().union(*(form["properties"] for form in forms))
    required: set[str] = set(keys).intersection(*(form["required"] for form in forms))

    assert record.__required_keys__ | record.__optional_keys__ == keys
    # More is written than a record by hand must have: what has a default is written out.
    assert required <= record.__required_keys__


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (record_types.CurrencyCode, _CURRENCIES),
        (record_types.ShapeName, names.SHAPES),
        (record_types.ShapeKind, _READERS),
        (record_types.ChargedName, names.CHARGED),
        (record_types.AccrualName, names.ACCRUALS),
        (record_types.ModeName, names.MODES),
        (record_types.MonthEndName, names.MONTH_ENDS),
        (calendar_record_types.HolidayRuleName, names.HOLIDAY_RULES),
        (calendar_record_types.InterestDaysName, names.INTEREST_DAYS),
        (calendar_record_types.BrokenPeriodName, names.BROKEN_PERIODS),
        (calendar_record_types.CertaintyName, [certainty.value for certainty in Certainty]),
        (disbursement_record_types.DeferralName, names.DEFERRALS),
        (record_types.ResidualName, names.RESIDUALS),
        (charge_record_types.FeeBaseName, names.FEE_BASES),
        (charge_record_types.FeeWhenName, names.FEE_TIMES),
        (charge_record_types.FeeWhenKind, charge_records._READERS),
        (charge_record_types.ThresholdName, names.THRESHOLD_RULES),
        (record_types.ConfidenceName, [confidence.value for confidence in Confidence]),
    ],
)
def test_the_types_know_every_word_that_records_know(words: object, known: Iterable[str]) -> None:
    assert get_args(words) == tuple(known)


def test_the_types_need_no_other_library() -> None:
    code = """
import sys
for name in ("msgspec", "numpy", "pydantic", "typing_extensions"):
    sys.modules[name] = None
from microloan.schedules.record_types import InstallmentRecord, ScheduleRecord
print(sorted(ScheduleRecord.__required_keys__))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['currency', 'installments', 'schema', 'terms']"
