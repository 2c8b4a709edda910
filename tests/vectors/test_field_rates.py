"""Rates as microfinance quotes them: flat charges, fees, savings, the regulators' own arithmetic."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import microloan as ml
from microloan.arithmetic.rounding import DOWN
from microloan.interest.accrual import Run
from microloan.interest.level import exact_level

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("field_rates.json").read_text(encoding="utf-8"))


def of_kind(kind: str) -> list[Any]:
    return [
        pytest.param(vector["inputs"], vector["expected"], id=vector["id"])
        for vector in VECTORS
        if vector["kind"] == kind
    ]


def shown(found: ml.FoundRate) -> str:
    return str(found.percent(2))


@pytest.mark.parametrize(("inputs", "expected"), of_kind("apr_flat"))
def test_a_flat_loan(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    count, principal = inputs["n"], Fraction(inputs["principal"])
    each = Fraction(inputs.get("installment", 0)) or Fraction(inputs["total_payable"]) / count
    nothing = [0] * (inputs.get("first_installment_after_periods", 1) - 1)
    flows = [principal, *nothing, *[-each] * count]
    if "irr_per_installment_x50_pct" in expected:
        assert shown(ml.PeriodicFlow(flows, 50).rate(ml.NOMINAL_APR)) == expected["irr_per_installment_x50_pct"]
        assert shown(ml.PeriodicFlow(flows, 52).rate(ml.NOMINAL_APR)) == expected["x52_pct"]
        return
    flow = ml.PeriodicFlow(flows, inputs["periods_per_year"])
    assert shown(flow.rate(ml.NOMINAL_APR)) == expected["apr_nominal_pct"]
    assert shown(flow.rate(ml.EFFECTIVE_RATE)) == expected["eir_compounded_pct"]


@pytest.mark.parametrize(("inputs", "expected"), of_kind("apr_with_fees"))
def test_a_loan_with_fees(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    principal = ml.INR(inputs["principal"])
    fees = ml.INR(inputs.get("form_fee", inputs.get("upfront_charges", "0")))
    insurance = Fraction(inputs.get("insurance_pct", 0)) * principal.minor
    net = principal.minor - fees.minor - insurance
    each = ml.INR(inputs.get("installment", inputs.get("emi", "0"))).minor
    flow = ml.PeriodicFlow([net, *[-each] * inputs["n"]], inputs["periods_per_year"])
    assert shown(flow.rate(ml.NOMINAL_APR)) == expected["apr_nominal_pct"]
    if "net_disbursed" in expected:
        assert net == ml.INR(expected["net_disbursed"]).minor
    if "eir_pct" in expected:
        assert shown(flow.rate(ml.EFFECTIVE_RATE)) == expected["eir_pct"]


@pytest.mark.parametrize(("inputs", "expected"), of_kind("apr_kfs"))
def test_the_reserve_banks_key_facts(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    sanctioned, net = int(inputs["sanctioned"]) * 100, int(inputs["net_disbursed"]) * 100
    level = Fraction(*exact_level(sanctioned, [Run(1, inputs["n"])], 80))
    flow = ml.PeriodicFlow([net, *[-level] * inputs["n"]], ml.MONTH)
    assert shown(flow.rate(ml.NOMINAL_APR)) == expected["apr_pct_2dp"]
    assert str(flow.rate(ml.NOMINAL_APR).percent(4)) == expected["apr_pct_4dp"]
    assert shown(flow.rate(ml.EFFECTIVE_RATE)) == "18.47"
    rounded = ml.PeriodicFlow([net, *[-97_000] * inputs["n"]], ml.MONTH)
    assert shown(rounded.rate(ml.NOMINAL_APR)) == "17.10"


@pytest.mark.parametrize(("inputs", "expected"), of_kind("apr_with_savings"))
def test_a_loan_with_savings_withheld(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    net = int(inputs["principal"]) - int(inputs["upfront_savings_deducted"])
    each, saved = int(inputs["installment"]), int(inputs["upfront_savings_deducted"])
    flow = ml.PeriodicFlow([net, *[-each] * (inputs["n"] - 1), saved - each], inputs["periods_per_year"])
    found = flow.rate(ml.NOMINAL_APR)
    assert shown(found) == expected["apr_nominal_pct"]


@pytest.mark.parametrize(("inputs", "expected"), of_kind("xirr"))
def test_a_dated_loan(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    first = date.fromisoformat(inputs["first_due"])
    due = [first + timedelta(days=inputs["step_days"] * number) for number in range(inputs["n"])]
    flow = ml.DatedFlow(
        [date.fromisoformat(inputs["disbursed"]), *due],
        [ml.BDT(inputs["principal"]), *[-ml.BDT(inputs["installment"])] * inputs["n"]],
    )
    assert due[-1].isoformat() == expected["last_due"]
    assert shown(flow.rate(ml.XIRR)) == expected["xirr_pct"]


@pytest.mark.parametrize(("inputs", "expected"), of_kind("max_charge_for_declining_rate"))
def test_what_a_cap_allows(inputs: dict[str, Any], expected: dict[str, str]) -> None:
    cap = ml.percent(Fraction(inputs["declining_annual_rate"]) * 100)
    price = ml.highest_service_charge(
        cap,
        installments=inputs["n"],
        periods_per_year=inputs["periods_per_year"],
        first_after=inputs["first_installment_after_weeks"],
    )
    assert str(price.installment_per_thousand()) == expected["installment_per_1000"]
    assert str(price.per_thousand()) == expected["charge_per_1000"]


# Declining rate, installments, periods in a year, first after, installment and charge per thousand.
CAPS = [
    ("27%", 50, 50, 1, "22.8750", "143.75"),
    ("27%", 46, 52, 1, "24.4947", "126.75"),
    ("24%", 45, 45, 1, "25.0544", "127.45"),
    ("24%", 46, 46, 1, "24.5085", "127.39"),
    ("24%", 50, 50, 1, "22.5436", "127.18"),
    ("25%", 46, 46, 1, "24.6283", "132.90"),
    ("25%", 46, 52, 3, "24.5176", "127.81"),
]


@pytest.mark.parametrize("row", CAPS, ids=lambda row: f"{row[0]} {row[1]} /{row[2]}")
def test_what_a_cap_allows_under_each_convention(row: tuple[str, int, int, int, str, str]) -> None:
    cap, count, periods, first_after, installment, charge = row
    price = ml.highest_service_charge(cap, installments=count, periods_per_year=periods, first_after=first_after)
    assert (str(price.installment_per_thousand()), str(price.per_thousand())) == (installment, charge)


def test_one_contract_under_three_conventions() -> None:
    """45 installments of Tk 25 per Tk 1,000: legal or not against a cap of 24% by the periods counted."""
    flows = [1_000, *[-25] * 45]
    found = [shown(ml.PeriodicFlow(flows, periods).rate(ml.NOMINAL_APR)) for periods in (45, 50, 52)]
    assert found == ["23.56", "26.17", "27.22"]


# 15% flat and others on 10,000: installments, each, first after; nominal and effective.
FLAT = [
    (46, Fraction(250), 52, 1, "31.74", "37.23"),
    (52, Fraction(11_500, 52), 52, 1, "28.14", "32.40"),
    (52, Fraction(11_000, 52), 52, 1, "19.03", "20.92"),
    (12, Fraction(11_500, 12), 12, 1, "26.62", "30.12"),
    (24, Fraction(13_000, 24), 12, 1, "26.58", "30.07"),
]


@pytest.mark.parametrize("row", FLAT, ids=lambda row: f"{row[0]} of {row[1]}")
def test_flat_prices(row: tuple[int, Fraction, int, int, str, str]) -> None:
    count, each, periods, _, nominal, effective = row
    flow = ml.PeriodicFlow([10_000, *[-each] * count], periods)
    assert (shown(flow.rate(ml.NOMINAL_APR)), shown(flow.rate(ml.EFFECTIVE_RATE))) == (nominal, effective)


@pytest.mark.parametrize(("after", "expected"), [(1, "26.64"), (2, "25.51"), (3, "24.47")])
def test_the_calendar_changes_the_price(after: int, expected: str) -> None:
    assert shown(ml.declining_equivalent("12.5%", installments=46, periods_per_year=52, first_after=after)) == expected


@pytest.mark.parametrize(
    ("fees", "nominal", "effective"), [(600, "25.61", "28.85"), (708, "25.91", "29.22"), (1_308, "27.56", "31.32")]
)
def test_an_indian_loan_with_and_without_tax_and_insurance(fees: int, nominal: str, effective: str) -> None:
    flow = ml.PeriodicFlow([ml.INR(40_000 - fees), *[ml.INR(-2_115)] * 24], ml.MONTH)
    assert (shown(flow.rate(ml.NOMINAL_APR)), shown(flow.rate(ml.EFFECTIVE_RATE))) == (nominal, effective)


def test_savings_withheld_and_paid_6_percent() -> None:
    """Simple interest on 500 for the 46 of 52 weeks, to the paisa."""
    interest = ml.rounding.HALF_UP.divide(50_000 * 6 * 46, 100 * 52)
    flow = ml.PeriodicFlow([950_000, *[-25_000] * 45, 50_000 + interest - 25_000], 52)
    assert shown(flow.rate(ml.NOMINAL_APR)) == "34.36"


def test_a_cap_is_kept_by_rounding_down() -> None:
    price = ml.highest_service_charge("27%", installments=50, periods_per_year=50)
    assert (str(price.per_thousand()), str(price.per_thousand(rounding=DOWN))) == ("143.75", "143.74")
    above = ml.declining_equivalent("143.75 per thousand", installments=50, periods_per_year=50)
    below = ml.declining_equivalent("143.74 per thousand", installments=50, periods_per_year=50)
    assert below.percent(4) < 27 < above.percent(4)
