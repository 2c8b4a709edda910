"""Plain data to products and terms: what is read, and where a mistake stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import MONTH, WEDNESDAY, DayOfMonth, NthWeekday
from microloan.currency import BDT, INR, Money
from microloan.errors import RecordError
from microloan.products import FirstDue, LoanProduct, LoanTerms, preset
from microloan.products.examples import example_terms
from microloan.products.money_records import read_money
from microloan.records import Reader, read_json, read_toml, to_json, to_toml
from microloan.records.plain import plain_table
from microloan.testing import products, terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]


@given(terms())
def test_terms_come_back_from_plain_data_json_and_toml(loan: LoanTerms) -> None:
    data = loan.to_dict()
    assert plain_table(data) == data
    assert LoanTerms.from_dict(data) == loan
    assert LoanTerms.from_dict(read_json(to_json(data))) == loan
    assert LoanTerms.from_dict(read_toml(to_toml(data))) == loan


@given(products())
def test_products_come_back_from_plain_data_json_and_toml(product: LoanProduct) -> None:
    data = product.to_dict()
    assert plain_table(data) == data
    assert LoanProduct.from_dict(data) == product
    assert LoanProduct.from_dict(read_json(to_json(data))) == product
    assert LoanProduct.from_dict(read_toml(to_toml(data))) == product


@given(st.integers(0, 10**38 - 1), st.integers(0, 99))
def test_money_by_hand_and_in_minor_units_is_the_same(whole: int, fraction: int) -> None:
    text = {"by_hand": f"INR {whole}.{fraction:02d}", "minor": {"minor": whole * 100 + fraction, "currency": "INR"}}
    record = Reader(text)
    assert read_money(record, "by_hand") == read_money(record, "minor") == INR(f"{whole}.{fraction:02d}")


def test_what_may_be_left_out_has_a_usual_value() -> None:
    data = preset("jcf-jagoron").to_dict()
    for key in ("calendar", "rounding", "evidence"):
        del data[key]
    product = LoanProduct.from_dict(data)
    assert (product.rounding.multiple, product.about.evidence) == (None, ())


@pytest.mark.parametrize(
    ("written", "first_due"),
    [
        ("2026-02-01", date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        ({"min_gap_days": 15}, FirstDue(min_gap_days=15)),
        ({"min_gap_days": 15, "meeting_day": "wednesday"}, FirstDue(min_gap_days=15, meeting_day=WEDNESDAY)),
        ({"min_gap_days": 15, "day_of_month": 31}, FirstDue(min_gap_days=15, meeting_day=DayOfMonth(31))),
        (
            {"min_gap_days": 15, "meeting_day": "second tuesday"},
            FirstDue(min_gap_days=15, meeting_day=NthWeekday.from_text("second tuesday")),
        ),
    ],
)
def test_ways_of_writing_the_first_due_date(changed: Changed, written: object, first_due: FirstDue | date) -> None:
    terms = LoanTerms.from_dict(changed(TERMS, "repayment.first_due", written))
    assert (terms.repayment.first_due, terms.repayment.every) == (first_due, MONTH)


TERMS: dict[str, Any] = {
    **example_terms().to_dict(),
    "repayment": {"installments": 12, "every": "month", "shape": "equal_installments"},
}
PRODUCT: dict[str, Any] = preset("jcf-jagoron").to_dict()


@pytest.mark.parametrize(
    ("where", "to", "argument", "code"),
    [
        ("principal", 20_000, "principal", "wrong_type"),
        ("principal", "20000", "principal", "wrong_type"),
        ("principal", "BDT", "principal", "wrong_type"),
        ("principal", "BDT  20000", "principal", "bad_number"),
        ("principal", "BDT 20,000", "principal", "bad_number"),
        ("principal", "BDT ২০০০০", "principal", "bad_number"),
        ("principal", "BDT 0.001", "principal", "inexact"),
        ("principal", "BDT 0", "principal", "out_of_range"),
        ("principal", "BDT -5", "principal", "out_of_range"),
        ("principal", f"BDT {'9' * 41}", "principal", "out_of_range"),
        ("principal.minor", 10**40, "principal.minor", "out_of_range"),
        ("principal.minor", 10**80, "principal.minor", "too_long"),
        ("principal.minor", 10**18 + 1, "principal", "out_of_range"),
        ("principal.currency", "USD", "principal.currency", "unknown_choice"),
        ("interest.rate", "-1%", "interest.rate", "out_of_range"),
        ("interest.rate", "1/0%", "interest.rate", "bad_number"),
        ("repayment.installments", 0, "repayment.installments", "out_of_range"),
        ("repayment.installments", True, "repayment.installments", "wrong_type"),
        ("repayment.every", "4000 weeks", "repayment.every", "unknown_name"),
        ("repayment.shape", "single_payment", "repayment.installments", "contradiction"),
        ("repayment.term_years", "101", "repayment.term_years", "out_of_range"),
        ("repayment.term_years", "3/", "repayment.term_years", "bad_number"),
        ("repayment.term_years", 1, "repayment.term_years", "wrong_type"),
        ("repayment.first_due", "2026-01-04", "repayment.first_due", "contradiction"),
        ("repayment.first_due", "2026-02-30", "repayment.first_due", "bad_date"),
        ("repayment.first_due", {"min_gap_days": 0}, "repayment.first_due.min_gap_days", "out_of_range"),
        (
            "repayment.first_due",
            {"min_gap_days": 15, "day_of_month": 32},
            "repayment.first_due.day_of_month",
            "out_of_range",
        ),
        (
            "repayment.first_due",
            {"min_gap_days": 15, "day_of_month": 5, "meeting_day": "friday"},
            "repayment.first_due.day_of_month",
            "contradiction",
        ),
        (
            "repayment",
            {**TERMS["repayment"], "every": "week", "first_due": {"min_gap_days": 15, "day_of_month": 5}},
            "repayment.first_due.day_of_month",
            "contradiction",
        ),
        (
            "repayment",
            {**TERMS["repayment"], "every": "week", "first_due": {"min_gap_days": 15, "meeting_day": "last friday"}},
            "repayment.first_due.meeting_day",
            "contradiction",
        ),
        ("rounding.multiple", "INR 5", "rounding.multiple", "currency_mismatch"),
        ("rounding.multiple", "BDT 0", "rounding.multiple", "out_of_range"),
    ],
)
def test_a_mistake_in_terms_is_found_by_its_path(
    changed: Changed, where: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(changed(TERMS, where, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("where", "to", "argument", "code"),
    [
        ("about.id", "JCF Jagoron", "about.id", "out_of_range"),
        ("about.country", "B1", "about.country", "out_of_range"),
        ("evidence", [{"path": " ", "source": "s", "confidence": "assumed"}], "evidence[0].path", "wrong_type"),
        ("principal.minimum", "BDT 50000", "principal.maximum", "contradiction"),
        ("principal.maximum", "BDT 48500", "principal.maximum", "not_a_multiple"),
        ("principal.multiple_of", "INR 1000", "principal.multiple_of", "currency_mismatch"),
        (
            "principal",
            {"minimum": "BDT 1", "maximum": "BDT 10000000000000001"},
            "principal.maximum",
            "out_of_range",
        ),
        ("rounding.interest_multiple", "INR 1", "rounding.interest_multiple", "currency_mismatch"),
        ("repayment.rhythms", [], "repayment.rhythms", "wrong_type"),
        (
            "repayment.rhythms",
            [{"every": "week", "installments": [46]}, {"every": "fortnite", "installments": [23]}],
            "repayment.rhythms[1].every",
            "unknown_name",
        ),
        (
            "repayment.rhythms",
            [{"every": "week", "installments": [46, 10**6]}],
            "repayment.rhythms[0].installments[1]",
            "out_of_range",
        ),
        (
            "repayment.rhythms",
            [{"every": "fortnight", "installments": [23]}, {"every": "2 weeks", "installments": [12]}],
            "repayment.rhythms[1].every",
            "repeated",
        ),
        ("repayment.shape", "single_payment", "repayment.rhythms[0].installments[0]", "contradiction"),
        (
            "repayment.first_due",
            {"min_gap_days": 15, "day_of_month": 5},
            "repayment.first_due.day_of_month",
            "contradiction",
        ),
        ("repayment.first_due", "2026-02-01", "repayment.first_due", "wrong_type"),
    ],
)
def test_a_mistake_in_a_product_is_found_by_its_path(
    changed: Changed, where: str, to: object, argument: str, code: str
) -> None:
    with pytest.raises(RecordError) as caught:
        LoanProduct.from_dict(changed(PRODUCT, where, to))
    assert (caught.value.argument, caught.value.code) == (argument, code)


@given(st.integers(1, 10**38))
def test_money_says_where_it_stands_whatever_its_size(minor: int) -> None:
    record = Reader({"fee": {"minor": minor, "currency": "BDT"}}, "charges[2]")
    assert read_money(record, "fee") == Money.from_minor(minor, BDT)
    with pytest.raises(RecordError) as caught:
        read_money(Reader({"fee": {"minor": minor * 10**40, "currency": "BDT"}}, "charges[2]"), "fee")
    assert caught.value.argument == "charges[2].fee.minor"
