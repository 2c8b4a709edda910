"""Published classes, provisions and shares, for one loan and for columns of loans."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.shares import decimals_text, percent_text
from microloan.arrears import PastDue, class_dates, classes, classify, days_past_due, provision_sheet, provisions
from microloan.calendars import day_number
from microloan.currency import BDT, INR, NPR, Money, scale
from microloan.portfolio import measures
from microloan.regulations import HigherOfProvision, Outcome, ProvisionByClass, rulebook

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("arrears.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]
DAY = date(2026, 6, 30)
MRA, RBI, NRB = (rulebook(code, on=DAY) for code in ("bd-mra", "in-rbi", "np-nrb"))


def _rows(kind: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["kind"] == kind]


@pytest.mark.parametrize("row", [*_rows("classify_mra"), *_rows("classify_nepal")])
def test_classes_by_days_overdue(row: dict[str, Any]) -> None:
    book = MRA if row["kind"] == "classify_mra" else NRB
    days = row["inputs"]["days_overdue"]
    expected = [name.replace("substandard", "sub_standard") for name in row["expected"]["classes"]]
    found = [classify(day, book) for day in days]
    assert [one.name for one in found] == expected
    if "npl" in row["expected"]:
        assert [not one.performs for one in found] == row["expected"]["npl"]
    table = book.classification()
    numbers = classes.class_number(np.array(days, dtype=np.int64), table)
    assert [table.classes[number].name for number in numbers.tolist()] == expected


@pytest.mark.parametrize("row", _rows("classify_rbi"))
def test_classes_of_india_by_days_since_the_due_date(row: dict[str, Any]) -> None:
    elapsed, due = row["inputs"]["elapsed_days_since_due_at_day_end"], date(2026, 1, 31)
    positions = [PastDue(due, due + timedelta(days=days)) for days in elapsed]
    assert [str(classify(one, RBI.classification())) for one in positions] == row["expected"]["classes"]
    table, oldest = RBI.classification(), np.full(len(elapsed), day_number(due))
    counted = days_past_due(oldest, oldest + np.array(elapsed), table.counting)
    numbers = classes.class_number(counted, table).tolist()
    assert [str(table.classes[number]) for number in numbers] == row["expected"]["classes"]


@pytest.mark.parametrize("row", _rows("classify_rbi_dates"))
def test_days_on_which_classes_of_india_begin(row: dict[str, Any]) -> None:
    due = date.fromisoformat(row["inputs"]["due_date"])
    tagged = dict(class_dates(due, rulebook("in-rbi", on=due)))
    expected = row["expected"]
    assert tagged == {
        "sma_0": date.fromisoformat(expected["overdue_flag"]),
        "sma_1": date.fromisoformat(expected["sma1_tag"]),
        "sma_2": date.fromisoformat(expected["sma2_tag"]),
        "npa": date.fromisoformat(expected["npa"]),
    }
    for name, day in tagged.items():
        assert classify(PastDue(due, day), RBI.classification()).name == name
        assert classify(PastDue(due, day - timedelta(days=1)), RBI.classification()).name != name


@pytest.mark.parametrize("row", _rows("provision_mra"))
def test_the_provision_of_a_whole_sector(row: dict[str, Any]) -> None:
    amounts = {name: BDT.in_scale(text, scale.BILLION) for name, text in row["inputs"]["outstanding_bn"].items()}
    sums, table = MRA.provisioning(), MRA.classification()
    assert isinstance(sums, ProvisionByClass)
    rates = {one.name: one.rate.as_fraction() for one in sums.rates}
    assert rates == {name: Fraction(text) for name, text in row["inputs"]["rates"].items()}
    sheet, expected = provision_sheet(amounts, MRA, rounding=HALF_UP), row["expected"]
    assert sheet.outstanding == BDT.in_scale(expected["total_outstanding"], scale.BILLION)
    assert sheet.required == BDT.in_scale(expected["provision"], scale.BILLION)
    assert percent_text(sheet.non_performing_share, 2, HALF_UP) == f"{expected['npl_pct']}%"
    minor = np.array([amounts[one.name].minor for one in table.classes], dtype=np.int64)
    each = provisions.class_provision(minor, np.arange(5, dtype=np.int64), sums, table, rounding=HALF_UP)
    assert each.tolist() == [one.required.minor for one in sheet.rows]


@pytest.mark.parametrize("row", _rows("provision_nepal"))
def test_the_provision_of_nepal(row: dict[str, Any]) -> None:
    given = row["inputs"]
    keys = {"pass": "pass_", "watch_list": "watch_list", "sub_standard": "substandard", "doubtful": "doubtful"}
    amounts = {name: NPR(given[key]) for name, key in (keys | {"loss": "loss"}).items()}
    sums = NRB.provisioning()
    assert isinstance(sums, ProvisionByClass)
    assert [one.rate.as_fraction() for one in sums.rates] == [Fraction(rate) for rate in given["rates"]]
    assert provision_sheet(amounts, NRB, rounding=HALF_UP).required == NPR(row["expected"]["provision"])


@pytest.mark.parametrize("row", _rows("provision_nbfc_mfi"))
def test_the_provision_of_an_nbfc_mfi(row: dict[str, Any]) -> None:
    given, expected, sums = row["inputs"], row["expected"], RBI.provisioning()
    assert isinstance(sums, HigherOfProvision)
    portfolio = INR.parse(given["outstanding_portfolio"]).minor
    ages = [INR.parse(given[key]).minor for key in ("overdue_installments_91_to_179", "overdue_installments_180_plus")]
    wanted = tuple(INR(expected[key]).minor for key in ("provision", "limb_a", "limb_b"))
    assert provisions.higher_of(portfolio, ages, sums, rounding=HALF_UP) == wanted
    columns = [np.array([amount, amount]) for amount in ages]
    found = provisions.higher_of(np.array([portfolio, portfolio]), columns, sums, rounding=HALF_UP)
    assert [column.tolist() for column in found] == [[amount] * 2 for amount in wanted]


@pytest.mark.parametrize("row", _rows("household_limit"))
def test_household_limits(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    income = INR(given["annual_household_income"])
    finding = RBI.judge("household_income", income)
    assert (finding.outcome is Outcome.PASS) == expected["is_microfinance_income"]
    if "within_limit" not in expected:
        return
    owed = INR(given["existing_monthly_obligations"]) + INR(given["proposed_installment"])
    assert owed == INR(expected["total"])
    part = owed * 12 / income
    outcome = RBI.judge("household_obligations", Rate(part.numerator, part.denominator)).outcome
    assert (outcome is Outcome.PASS) == expected["within_limit"]
    one_paisa_more = (owed + Money.from_minor(1, INR)) * 12 / income
    over = Rate(one_paisa_more.numerator, one_paisa_more.denominator)
    assert RBI.judge("household_obligations", over).outcome is Outcome.FAIL


@pytest.mark.parametrize("row", _rows("ageing_shares"))
def test_shares_of_a_sector(row: dict[str, Any]) -> None:
    whole = BDT.in_scale(row["inputs"]["total"], scale.BILLION)
    parts = [BDT.in_scale(text, scale.BILLION) / whole for text in row["inputs"]["amount_bn"]]
    assert [decimals_text(part * 100, 2, HALF_UP) for part in parts] == row["expected"]["share_pct"]


@pytest.mark.parametrize("row", _rows("annual_loan_loss_from_collection_rate"))
def test_annual_loan_loss(row: dict[str, Any]) -> None:
    given = row["inputs"]
    loss = measures.annual_loan_loss(Fraction(given["collection_rate"]), Fraction(given["average_term_years"]))
    assert loss.percent(2) == f"{row['expected']['annual_loss_rate_pct']}%"


def test_every_row_is_tested_and_names_its_source() -> None:
    tested = {"annual_loan_loss_from_collection_rate", "household_limit", "ageing_shares"}
    tested |= {"classify_mra", "classify_nepal", "classify_rbi", "classify_rbi_dates"}
    tested |= {"provision_mra", "provision_nbfc_mfi", "provision_nepal"}
    assert {row["kind"] for row in ROWS} == tested
    assert all(row["source"].strip() for row in ROWS)
