"""Calendars, graces and parts of a loan as plain data: only what is not usual is written, and it comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from microloan.arithmetic.rates import percent
from microloan.calendars import MONTH, WEEK, broken_period, holiday_rule, interest_days, weekend
from microloan.calendars.holidays import ESTIMATED, Holiday, HolidayList
from microloan.currency import BDT, Currency
from microloan.errors import MicroloanError, RecordError
from microloan.interest.grace import NO_GRACE, SPREAD, Grace, moratorium
from microloan.interest.residual import SPREAD as SPREAD_RESIDUAL
from microloan.products import (
    AmountRange,
    Calendar,
    Disbursements,
    LoanProduct,
    LoanTerms,
    Rhythm,
    Tranche,
    preset,
    product_schema,
    terms_schema,
)
from microloan.products.examples import example_terms
from microloan.products.record_types import TermsRecord
from microloan.records import read_json, read_toml, to_json, to_toml
from microloan.testing import graces, terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

SCHEMA = Draft202012Validator(terms_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
OFFERS = Draft202012Validator(product_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
TYPES = TypeAdapter(TermsRecord)

BANGLADESH = HolidayList(
    code="BD",
    name="Bangladesh",
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
    source="notification of 9 November 2025",
    holidays=(Holiday(date(2026, 3, 21), "Eid al-Fitr", "our reckoning", ESTIMATED),),
)
LOAN = example_terms()
FULL = replace(
    LOAN,
    principal=Disbursements(
        BDT(20_000),
        tranches=(Tranche("40%", after_days=56), Tranche(BDT(2_000), on=date(2026, 5, 1))),
        interest_from=date(2026, 1, 5),
    ),
    repayment=replace(
        LOAN.repayment,
        grace=Grace(principal_periods=4, interest_free_periods=2),
        last_due=date(2026, 12, 6),
    ),
    calendar=Calendar(
        weekend=weekend.FRIDAY_SATURDAY,
        holidays=BANGLADESH,
        on_holiday=holiday_rule.NEXT_WORKING_DAY,
        interest_days=interest_days.SHIFT_THEN_COMPUTE,
        broken_period=broken_period.FRACTION,
    ),
    rounding=replace(LOAN.rounding, residual=SPREAD_RESIDUAL),
)


def test_all_of_it_in_full() -> None:
    data = FULL.to_dict()
    assert data["principal"] == {
        "amount": {"minor": 2_000_000, "currency": "BDT"},
        "tranches": [
            {"rate": "40%", "after_days": 56},
            {"amount": {"minor": 200_000, "currency": "BDT"}, "on": "2026-05-01"},
        ],
        "interest_from": "2026-01-05",
    }
    assert data["calendar"] == {
        "weekend": ["friday", "saturday"],
        "holidays": BANGLADESH.to_dict(),
        "on_holiday": "next_working_day",
        "month_end": "same_day",
        "interest_days": "shift_then_compute",
        "broken_period": "fraction",
    }
    repayment: dict[str, Any] = dict(data["repayment"])  # type: ignore[call-overload]
    assert repayment["grace"] == {"principal_periods": 4, "interest_free_periods": 2}
    assert repayment["last_due"] == "2026-12-06"


@pytest.mark.parametrize(
    "loan",
    [
        FULL,
        replace(LOAN, principal=Disbursements(BDT(20_000), down_payment="20%")),
        replace(LOAN, principal=Disbursements(BDT(20_000), down_payment=BDT(500))),
        replace(LOAN, principal=Disbursements(BDT(20_000))),
        replace(LOAN, repayment=replace(LOAN.repayment, grace=moratorium(3, SPREAD))),
        replace(LOAN, repayment=replace(LOAN.repayment, grace=Grace(principal_every=2))),
        replace(LOAN, calendar=Calendar(weekend=weekend.INDIAN_BANKS)),
    ],
)
def test_a_loan_comes_back(loan: LoanTerms) -> None:
    data = loan.to_dict()
    assert LoanTerms.from_dict(data) == loan
    assert LoanTerms.from_dict(read_json(to_json(data))) == loan
    assert LoanTerms.from_dict(read_toml(to_toml(data))) == loan
    assert json.loads(to_json(data)) == data


PRODUCT = preset("jcf-jagoron")
OFFERED = replace(
    PRODUCT,
    principal=AmountRange(
        minimum=BDT(1_000),
        maximum=BDT(49_000),
        tranches=(Tranche("25%", after_days=28), Tranche("25%", after_days=56)),
    ),
    repayment=replace(
        PRODUCT.repayment,
        rhythms=(Rhythm(WEEK, (46,)), Rhythm(MONTH, (12, 24), (NO_GRACE, Grace(principal_periods=3)))),
    ),
    calendar=FULL.calendar,
)


@pytest.mark.parametrize(
    "product",
    [
        OFFERED,
        replace(PRODUCT, principal=AmountRange(minimum=BDT(1_000), maximum=BDT(49_000), down_payment=percent(20))),
    ],
)
def test_a_product_comes_back(product: LoanProduct) -> None:
    data = product.to_dict()
    assert LoanProduct.from_dict(data) == product
    assert LoanProduct.from_dict(read_json(to_json(data))) == product
    assert LoanProduct.from_dict(read_toml(to_toml(data))) == product


@given(terms(most_installments=24, largest_minor=10**8))
def test_any_loan_comes_back_and_is_of_the_schema(loan: LoanTerms) -> None:
    data = loan.to_dict()
    assert LoanTerms.from_dict(data) == loan
    assert LoanTerms.from_dict(read_json(to_json(data))) == loan
    assert LoanTerms.from_dict(read_toml(to_toml(data))) == loan
    SCHEMA.validate(json.loads(to_json(data)))
    assert msgspec.json.decode(to_json(data), type=TermsRecord) == TYPES.validate_python(data) == data


@given(st.data())
def test_any_grace_and_any_part_of_a_product_comes_back(data: st.DataObject) -> None:
    shape = PRODUCT.repayment.shape
    drawn = data.draw(st.lists(graces(12, shape), max_size=3, unique_by=repr).map(tuple))
    offered = replace(OFFERED, repayment=replace(OFFERED.repayment, rhythms=(Rhythm(MONTH, (12,), drawn),)))
    record = offered.to_dict()
    assert LoanProduct.from_dict(record) == offered
    assert LoanProduct.from_dict(read_toml(to_toml(record))) == offered
    OFFERS.validate(json.loads(to_json(record)))


def test_rules_that_are_usual_may_be_written_by_hand(changed: Changed) -> None:
    data = LOAN.to_dict()
    by_hand = {
        "month_end": "same_day",
        "weekend": [],
        "on_holiday": "leave",
        "interest_days": "compute_then_shift",
        "broken_period": "as_accrued",
    }
    assert LoanTerms.from_dict(changed(data, "calendar", by_hand)) == LOAN
    assert LoanTerms.from_dict(changed(data, "repayment.grace", {"principal_every": 1})) == LOAN


@pytest.mark.parametrize(
    ("where", "to", "argument", "code"),
    [
        ("principal", {"tranches": []}, "principal.amount", "missing_key"),
        ("principal.amount", "BDT 0", "principal.amount", "out_of_range"),
        ("principal.tranches[0].rate", "100%", "principal.tranches[0].rate", "out_of_range"),
        ("principal.tranches[1].amount", "BDT 0", "principal.tranches[1].amount", "out_of_range"),
        ("principal.tranches[1].amount", "INR 2000", "principal.tranches", "currency_mismatch"),
        ("principal.tranches[1].amount", "BDT 12000", "principal.tranches", "contradiction"),
        ("principal.tranches[1].on", "2026-01-20", "principal.tranches[1]", "contradiction"),
        ("principal.tranches[1].on", "2027-01-20", "principal.tranches[1]", "contradiction"),
        ("principal.down_payment", {"rate": "20%"}, "principal.down_payment", "contradiction"),
        ("principal.down_payment", {"rate": "0%"}, "principal.down_payment.rate", "out_of_range"),
        ("principal.down_payment", {}, "principal.down_payment.rate", "missing_key"),
        ("principal.interest_from", "2026-01-03", "principal.interest_from", "contradiction"),
        ("repayment.grace.principal_periods", 46, "repayment.grace.principal_periods", "contradiction"),
        ("repayment.grace", {"principal_every": 4}, "repayment.grace.principal_every", "contradiction"),
        ("calendar.weekend", [f"{day}day" for day in ("sun", "mon")] * 2, "calendar.weekend", "duplicate"),
        ("calendar.holidays.last", "2026-06-30", "calendar.holidays", "not_covered"),
        ("calendar.holidays.last", "2025-06-30", "calendar.holidays.last", "out_of_order"),
        ("calendar.holidays.first", "2026-06-30", "calendar.holidays.holidays", "out_of_range"),
    ],
)
def test_a_mistake_is_found_by_its_path(changed: Changed, where: str, to: object, argument: str, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(changed(FULL.to_dict(), where, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_last_date_that_is_too_early_is_found_by_its_path(changed: Changed) -> None:
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(changed(LOAN.to_dict(), "repayment.last_due", "2026-11-01"))
    assert (caught.value.argument, caught.value.code) == ("repayment.last_due", "contradiction")


@pytest.mark.parametrize(
    ("where", "to", "argument", "code"),
    [
        ("principal.tranches[1].rate", "75%", "principal.tranches", "contradiction"),
        ("principal.down_payment", {"rate": "20%"}, "principal.down_payment", "contradiction"),
        (
            "repayment.rhythms[1].graces[1].principal_periods",
            12,
            "repayment.rhythms[1].graces[1].principal_periods",
            "contradiction",
        ),
        (
            "repayment.rhythms[1].graces[1]",
            {"principal_every": 5},
            "repayment.rhythms[1].graces[1].principal_every",
            "contradiction",
        ),
        ("repayment.rhythms[1].graces[1]", {}, "repayment.rhythms[1].graces[1]", "repeated"),
    ],
)
def test_a_mistake_in_a_product_is_found_by_its_path(
    changed: Changed, where: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        LoanProduct.from_dict(changed(OFFERED.to_dict(), where, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


def test_a_list_that_is_too_short_says_so_in_words(changed: Changed) -> None:
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(changed(FULL.to_dict(), "calendar.holidays.last", "2026-06-30"))
    assert str(caught.value).startswith("calendar.holidays=2026-07-")
    assert "holidays for BD cover" in str(caught.value)


def test_a_currency_of_your_own_is_not_written_in_parts() -> None:
    yen = Currency("JPY", 0)
    plain = replace(LOAN.rounding, multiple=None, interest_multiple=None)
    lent = Disbursements(yen(20_000), tranches=(Tranche(yen(5_000), after_days=56),))
    with pytest.raises(MicroloanError) as caught:
        replace(LOAN, principal=lent, rounding=plain).to_dict()
    assert (caught.value.argument, caught.value.code) == ("principal.amount", "not_storable")
