"""Fees and savings as plain data: every form is read back equal, and other shapes are refused by reader and schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from microloan.arithmetic import rounding
from microloan.currency import BDT, Currency
from microloan.errors import MicroloanError, RecordError
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    LoanTerms,
    fee_above,
    fee_on,
    fee_when,
    terms_schema,
)
from microloan.products.examples import example_terms
from microloan.products.fee_on import FeeBase
from microloan.records import read_toml, to_toml
from microloan.schedules import amortize
from microloan.testing import terms

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

SCHEMA = Draft202012Validator(terms_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
FULL = Fee(
    "processing fee",
    "1.5%",
    when=fee_when.WITHHELD,
    above=FeeThreshold(BDT(10_000), fee_above.PART),
    tax=FeeTax("VAT", "15%", ChargeRounding(multiple=BDT(1), mode=rounding.UP)),
    limits=FeeLimits(minimum=BDT(10), maximum=BDT(500)),
    rounding=ChargeRounding(multiple=BDT(5)),
)
DATED = Fee("book", BDT(15), when=fee_when.on_date(date(2026, 7, 1)), above=FeeThreshold(BDT(0)))
NUMBERED = Fee("insurance", "3‰", on=fee_on.OUTSTANDING_PRINCIPAL, when=fee_when.at_installment(13))
SAVINGS = CompulsorySavings("5%", on=fee_on.INSTALLMENT, when=fee_when.WITH_EACH_INSTALLMENT)
LOAN = replace(example_terms(), charges=(FULL, DATED, NUMBERED), savings=SAVINGS)
RECORD: dict[str, Any] = LOAN.to_dict()


def test_every_form_is_read_back_equal() -> None:
    SCHEMA.validate(RECORD)
    assert LoanTerms.from_dict(RECORD) == LOAN
    assert LoanTerms.from_dict(read_toml(to_toml(RECORD))) == LOAN


@given(terms())
def test_every_loan_survives_toml(loan: LoanTerms) -> None:
    assert LoanTerms.from_dict(read_toml(to_toml(loan.to_dict()))) == loan


def test_what_a_loan_does_not_have_is_not_written() -> None:
    plain = example_terms().to_dict()

    assert plain.keys() & {"charges", "savings"} == set()
    assert RECORD["charges"][1] == {
        "name": "book",
        "amount": {"minor": 1_500, "currency": "BDT"},
        "when": {"name": "on_date", "day": "2026-07-01"},
        "above": {"amount": {"minor": 0, "currency": "BDT"}, "charged": "whole"},
    }
    assert RECORD["savings"] == {
        "rate": "5%",
        "on": "installment",
        "when": "with_each_installment",
        "rounding": {"mode": "half_up"},
    }


def test_by_hand_a_fee_says_no_more_than_it_must() -> None:
    record = {**example_terms().to_dict(), "charges": [{"name": "fee", "rate": "1%", "when": "withheld"}]}

    SCHEMA.validate(record)
    assert LoanTerms.from_dict(record).charges == (Fee("fee", "1%", when=fee_when.WITHHELD),)


@pytest.mark.parametrize(
    ("path", "to", "code"),
    [
        ("charges", {}, "wrong_type"),
        ("charges[0]", "1%", "wrong_type"),
        ("charges[0].name", ..., "missing_key"),
        ("charges[0].name", "", "wrong_type"),
        ("charges[0].rate", ..., "missing_key"),
        ("charges[0].rate", "1.5", "bad_rate"),
        ("charges[0].rate", 1, "wrong_type"),
        ("charges[0].when", ..., "missing_key"),
        ("charges[0].when", "upfront", "unknown_choice"),
        ("charges[0].when", "at_installment", "unknown_choice"),
        ("charges[0].on", "loan", "unknown_choice"),
        ("charges[0].above.amount", ..., "missing_key"),
        ("charges[0].above.charged", "all", "unknown_choice"),
        ("charges[0].tax.rate", ..., "missing_key"),
        ("charges[0].tax.gst", "18%", "unknown_key"),
        ("charges[0].limits.most", "BDT 5", "unknown_key"),
        ("charges[0].rounding.mode", "nearest", "unknown_choice"),
        ("charges[0].penalty", "1%", "unknown_key"),
        ("charges[1].when.day", "1 July 2026", "bad_date"),
        ("charges[1].when.number", 13, "unknown_key"),
        ("charges[2].when.number", "13", "wrong_type"),
        ("charges[2].when.name", "at_meeting", "unknown_choice"),
        ("savings", "5%", "wrong_type"),
        ("savings.rate", ..., "missing_key"),
        ("savings.when", ..., "missing_key"),
        ("savings.when", "weekly", "unknown_choice"),
        ("savings.interest", "6%", "wrong_type"),
        ("savings.bonus", "6%", "unknown_key"),
    ],
)
def test_another_shape_is_refused_by_reader_and_schema(changed: Changed, path: str, to: object, code: str) -> None:
    record = changed(RECORD, path, to)

    assert not SCHEMA.is_valid(record)
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(record)
    assert (caught.value.argument, caught.value.code) == (path, code)


@pytest.mark.parametrize(
    ("path", "to", "argument", "problem"),
    [
        ("charges[0].amount", "BDT 5", "charges[0].rate", "goes without an amount"),
        ("charges[0].rate", "101%", "charges[0].rate", "must be at most 100%"),
        ("charges[1].when.day", "2026-01-01", "charges[1].when", "must be after disbursed_on=2026-01-04"),
        ("charges[2].when.number", 47, "charges[2].when", "is past the last of installments=46"),
        ("charges[0].limits", {}, "charges[0].limits.minimum", "must be given, or a maximum"),
        ("charges[0].tax.rate", "118%", "charges[0].tax.rate", "must be at most 100%"),
        ("savings.amount", "BDT 5", "savings.rate", "goes without an amount"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(
    changed: Changed, path: str, to: object, argument: str, problem: str
) -> None:
    with pytest.raises(RecordError) as caught:
        LoanTerms.from_dict(changed(RECORD, path, to))

    assert (caught.value.argument, problem in caught.value.problem) == (argument, True)


def test_a_rule_or_a_currency_of_your_own_is_not_stored() -> None:
    own_base = FeeBase("nothing", "nothing", lambda bases: bases.lent * 0)
    own_rule = fee_when.WithInstallments("odd", "with odd installments", lambda period: period.number % 2)
    florin = Currency("FLN", 2, "F")
    for fee in (
        Fee("fee", "1%", when=fee_when.WITH_EACH_INSTALLMENT, on=own_base),
        Fee("fee", "1%", when=own_rule),
    ):
        with pytest.raises(MicroloanError, match="is a rule of your own, which records cannot store"):
            replace(example_terms(), charges=(fee,)).to_dict()
    with pytest.raises(MicroloanError, match="is in a currency of your own"):
        replace(LOAN, principal=florin(5_000), rounding=LOAN.rounding.__class__(), charges=(), savings=None).to_dict()


def test_a_rule_of_your_own_is_computed_as_any_other() -> None:
    own_rule = fee_when.WithInstallments("odd", "with odd installments", lambda period: period.number % 2)
    schedule = amortize(replace(example_terms(), charges=(Fee("visit", BDT(2), when=own_rule),)))

    assert schedule.total_fees == BDT(46)
