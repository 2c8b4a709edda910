"""Published rates: internal rates of return, dated rates, Regulation Z, the European directives, key facts."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import microloan as ml
from microloan.calendars.day_count import DayCount
from microloan.calendars.days import day_number
from microloan.errors import MicroloanError
from microloan.interest.accrual import Run
from microloan.interest.level import exact_level
from microloan.interest.yields.equation import equation_of
from microloan.interest.yields.flows import CashFlow
from microloan.interest.yields.roots import chosen, roots_of
from microloan.products import residual

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("rates.json").read_text(encoding="utf-8"))
DAY_COUNTS = {
    "Act/365F": ml.day_count.ACTUAL_365,
    "Act/360": ml.day_count.ACTUAL_360,
    "30U/360": ml.day_count.THIRTY_U_360,
    "30E/360": ml.day_count.THIRTY_E_360,
    "Act/Act ISDA": ml.day_count.ACTUAL_ACTUAL,
}
# Functions of a spreadsheet that are no function here; the level installment without extras is `exact_level`.
NOT_OFFERED = {
    "ipmt": 8,
    "ppmt": 5,
    "fv": 8,
    "pv": 1,
    "nper": 2,
    "npv": 2,
    "cumipmt": 2,
    "cumprinc": 1,
    "ispmt": 1,
    "mirr": 1,
}


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [vector for vector in VECTORS if vector["kind"] == kind]


def identifier(vector: dict[str, Any]) -> str:
    return f"{vector['kind']}: {vector['source'][-50:]}"


def exact(number: float | str) -> Fraction:
    over, _, under = str(number).partition("/")
    return Fraction(over) / Fraction(under or 1)


def whole(numbers: list[Any]) -> list[int]:
    """The same numbers as whole ones, all times as large."""
    fractions = [exact(number) for number in numbers]
    scale = lcm(*(fraction.denominator for fraction in fractions))
    return [int(fraction * scale) for fraction in fractions]


def close(found: Fraction | Decimal, expected: float, tolerance: float) -> bool:
    return abs(Fraction(found) - exact(expected)) <= exact(tolerance)


def flows_of(vector: dict[str, Any]) -> list[Any]:
    inputs = vector["inputs"]
    return inputs["flows"] if "flows" in inputs else [amount for amount, count in inputs["runs"] for _ in range(count)]


@pytest.mark.parametrize("vector", of_kind("irr"), ids=identifier)
def test_a_published_internal_rate_of_return(vector: dict[str, Any]) -> None:
    flow = ml.PeriodicFlow([exact(amount) for amount in flows_of(vector)], 1)
    check_roots(flow, ml.PERIODIC_IRR, vector)


@pytest.mark.parametrize("vector", of_kind("xirr"), ids=identifier)
def test_a_published_dated_rate(vector: dict[str, Any]) -> None:
    flows = vector["inputs"]["flows"]
    flow = ml.DatedFlow([date.fromisoformat(day) for day, _ in flows], [exact(amount) for _, amount in flows])
    check_roots(flow, ml.dated_rate(DAY_COUNTS[vector["inputs"]["conv"]]), vector)


def check_roots(flow: CashFlow, convention: ml.RateConvention, vector: dict[str, Any]) -> None:
    expected, tolerance = vector["expected"], vector["tolerance"]
    if expected is None:
        with pytest.raises(MicroloanError) as caught:
            flow.rate(convention)
        assert caught.value.code == "no_rate"
        return
    found = flow.rate(convention)
    first = expected[0] if isinstance(expected, list) else expected
    assert close(Fraction(found.percent(14)) / 100, first, tolerance)
    if "all_roots" in vector:
        roots = [Fraction(root) / 100 for root in found.all_percents(14)]
        assert len(roots) == len(vector["all_roots"])
        assert all(close(root, known, 1e-10) for root, known in zip(roots, vector["all_roots"], strict=True))


@pytest.mark.parametrize("vector", of_kind("irr") + of_kind("xirr"), ids=identifier)
def test_the_same_in_a_column(vector: dict[str, Any]) -> None:
    if vector["kind"] == "irr":
        one: CashFlow = ml.PeriodicFlow(whole(flows_of(vector)), 1)
        convention: ml.RateConvention = ml.PERIODIC_IRR
    else:
        days, amounts = zip(*vector["inputs"]["flows"], strict=True)
        one = ml.DatedFlow(map(date.fromisoformat, days), whole(list(amounts)))
        convention = ml.dated_rate(DAY_COUNTS[vector["inputs"]["conv"]])
    if max(map(abs, one.amounts)) >= 2**62:
        # More digits than a paisa has; int64 does not hold them.
        assert len(one) > 5
        return
    table = np.array(one.amounts, dtype=np.int64)[:, None].repeat(3, axis=1)
    if isinstance(one, ml.DatedFlow):
        column: Any = ml.DatedFlows(np.array(one.days)[:, None].repeat(3, axis=1), table)
    else:
        column = ml.PeriodicFlows(table, 1)
    if vector["expected"] is None:
        with pytest.raises(ml.ColumnError, match="3 of 3 loans have no rate"):
            column.rate(convention)
        return
    found = column.rate(convention)
    assert found.percents(8).tolist() == [int(one.rate(convention).percent(8) * 10**8)] * 3


@pytest.mark.parametrize("vector", of_kind("apr_regz"), ids=identifier)
def test_a_published_rate_of_regulation_z(vector: dict[str, Any]) -> None:
    inputs = vector["inputs"]
    rows = [(exact(amount), (whole_periods, exact(part))) for amount, whole_periods, part in inputs["advances"]]
    for amount, count, first, part, step in inputs["payments"]:
        rows += [(-exact(amount), (first + step * number, exact(part))) for number in range(count)]
    amounts, times = zip(*rows, strict=True)
    flow = ml.UnitPeriodFlow(amounts, times, exact(inputs["unit_periods_per_year"]))

    assert close(flow.rate(ml.REGULATION_Z).percent(6), vector["expected"], vector["tolerance"])


@pytest.mark.parametrize("vector", of_kind("apr_eu"), ids=identifier)
def test_a_published_rate_of_the_directives(vector: dict[str, Any]) -> None:
    """Times are given as decimals of a year; a rate of years is what the directives solve."""
    rows = [(exact(amount), exact(years)) for amount, years in vector["inputs"]["draw"]]
    for amount, first, count, per_year in vector["inputs"]["pay"]:
        rows += [(-exact(amount), exact(first) + Fraction(number, per_year)) for number in range(count)]
    amounts, years = zip(*rows, strict=True)
    times = [time.limit_denominator(1_461 * 366) for time in years]
    per = lcm(*(time.denominator for time in times))
    root = chosen(roots_of(equation_of(whole(list(amounts)), [int(time * per) for time in times], per)))

    assert close(root.percent(9), vector["expected"], vector["tolerance"])


@pytest.mark.parametrize("vector", of_kind("kfs_in"), ids=identifier)
def test_the_reserve_banks_example(vector: dict[str, Any]) -> None:
    inputs = vector["inputs"]
    rate, count = exact(inputs["rate"]) / inputs["per_year"], inputs["n"]
    level = Fraction(*exact_level(inputs["principal"] * 100, [Run(rate.numerator, count)], rate.denominator))
    net = (inputs["principal"] - inputs["fee"]) * 100
    found = ml.PeriodicFlow([net, *[-level] * count], inputs["per_year"]).rate(ml.NOMINAL_APR)

    assert (
        ml.rounding.HALF_UP.divide(level.numerator, level.denominator) == exact(vector["expected"]["instalment"]) * 100
    )
    assert Fraction(found.percent()) == exact(vector["expected"]["apr_pct"])


@pytest.mark.parametrize("vector", of_kind("flat_loan"), ids=identifier)
def test_a_published_flat_loan(vector: dict[str, Any]) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    terms = ml.LoanTerms(
        principal=ml.BDT(inputs["principal"]),
        disbursed_on=date(2026, 1, 4),
        interest=ml.Flat(ml.percent(exact(inputs["flat_rate"]) * 100), charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=inputs["instalments"], every=ml.WEEK),
        rounding=ml.InstallmentRounding(residual=residual.LAST),
    )
    schedule = ml.amortize(terms)
    row = schedule.installment(1)

    assert [row.total, row.principal, row.interest, schedule.total_due] == [
        ml.BDT(expected[name]) for name in ("instalment", "principal_part", "interest_part", "total")
    ]


@pytest.mark.parametrize("vector", of_kind("effect") + of_kind("nominal"), ids=identifier)
def test_a_published_conversion(vector: dict[str, Any]) -> None:
    inputs = vector["inputs"]
    if vector["kind"] == "effect":
        found = ml.effective_from_nominal(ml.percent(exact(inputs["nominal"]) * 100), inputs["per_year"])
    else:
        found = ml.nominal_from_effective(ml.percent(exact(inputs["effective"]) * 100), inputs["per_year"])

    assert close(Fraction(found.percent(10)) / 100, vector["expected"], vector["tolerance"])


@pytest.mark.parametrize("vector", of_kind("rate"), ids=identifier)
def test_a_published_rate_of_an_annuity(vector: dict[str, Any]) -> None:
    inputs = vector["inputs"]
    found = ml.PeriodicFlow([inputs["pv"], *[inputs["pmt"]] * inputs["nper"]], 12).rate(ml.PERIODIC_IRR)

    assert close(Fraction(found.percent(12)) / 100, vector["expected"], vector["tolerance"])


@pytest.mark.parametrize("vector", of_kind("pmt"), ids=identifier)
def test_a_published_payment(vector: dict[str, Any]) -> None:
    """With something left or paid in advance, it is not a level installment from one period on."""
    inputs = vector["inputs"]
    if inputs["fv"] or inputs["when"]:
        return
    rate = exact(inputs["rate"])
    level = Fraction(*exact_level(int(inputs["pv"]), [Run(rate.numerator, inputs["nper"])], rate.denominator))

    assert close(-level, vector["expected"], vector["tolerance"])


def test_what_is_not_offered_is_known() -> None:
    offered = {"irr", "xirr", "apr_regz", "apr_eu", "kfs_in", "flat_loan", "effect", "nominal", "rate", "pmt"}
    kinds = [vector["kind"] for vector in VECTORS]

    assert {kind: kinds.count(kind) for kind in {*kinds} - offered} == NOT_OFFERED
    assert all(vector["source"].strip() for vector in VECTORS)


REGULATION_Z = [
    ("1(i)", "9.69", 500_000, [(23_000, 24)], ml.MONTH, date(1978, 1, 10), date(1978, 2, 10)),
    ("1(ii)", "11.82", 600_000, [(20_000, 36)], ml.MONTH, date(1978, 2, 10), date(1978, 4, 1)),
    ("1(iv)", "8.97", 1_000_000, [(38_500, 40)], ml.QUARTER, date(1978, 5, 23), date(1978, 10, 1)),
    ("1(v)", "14.96", 50_000, [(1_760, 30)], ml.WEEK, date(1978, 3, 20), date(1978, 4, 21)),
    ("2(i)", "10.08", 500_000, [(25_000, 1), (23_000, 23)], ml.MONTH, date(1978, 1, 10), date(1978, 2, 10)),
    ("2(ii)", "28.50", 40_000, [(3_950, 1), (3_831, 11)], ml.weeks(4), date(1978, 1, 18), date(1978, 2, 20)),
    ("3(i)", "10.50", 500_000, [(23_000, 23), (28_000, 1)], ml.MONTH, date(1978, 1, 10), date(1978, 2, 10)),
    ("3(ii)", "12.22", 20_000, [(950, 19), (3_000, 1)], ml.FORTNIGHT, date(1978, 4, 3), date(1978, 4, 11)),
]


@pytest.mark.parametrize("example", REGULATION_Z, ids=lambda example: str(example[0]))
def test_the_examples_of_appendix_j_from_dates(example: tuple[Any, ...]) -> None:
    """12 CFR 1026, Appendix J, (c)(1) to (c)(3); the days are any that lie as far apart as the examples say."""
    _, expected, lent, runs, every, start, first = example
    amounts = [-amount for amount, count in runs for _ in range(count)]
    dates = [start, *(date.fromordinal(day) for day in due_days(first, every, len(amounts)))]
    found = ml.DatedFlow(dates, [lent, *amounts], every).rate(ml.REGULATION_Z)

    assert str(found) == f"{expected}%"


def test_a_single_payment_within_a_year_is_its_own_unit_period() -> None:
    """Appendix J, (c)(5)(i): 255 days, 11.45%."""
    flow = ml.DatedFlow([date(1978, 1, 3), date(1978, 9, 15)], [100_000, -108_000])

    assert str(flow.rate(ml.REGULATION_Z)) == "11.45%"


def test_a_single_payment_from_a_year_on_counts_in_years() -> None:
    """Appendix J, (b)(4)(ii): the unit-period of a single payment is its term, and at most a year."""
    for every in (None, ml.MONTH, ml.WEEK):
        whole = ml.DatedFlow([date(2024, 1, 3), date(2025, 1, 3)], [1_000, -1_100], every)
        assert str(whole.rate(ml.REGULATION_Z)) == "10.00%"
        # (1 + i) (1 + i / 2) = 1.15
        half = ml.DatedFlow([date(2024, 1, 3), date(2025, 7, 3)], [1_000, -1_150], every)
        assert str(half.rate(ml.REGULATION_Z)) == "9.69%"
    # A day before the year is full, the term itself is the unit-period: 10% × 365 ÷ 365 days of a leap year.
    within = ml.DatedFlow([date(2024, 1, 3), date(2025, 1, 2)], [1_000, -1_100])
    assert str(within.rate(ml.REGULATION_Z)) == "10.00%"


SOTO = [
    ("1", "6.434412", [(143_286, 240)], 1, Fraction(1, 12)),
    ("7", "6.409523", [(119_910, 179), (119_910 + 14_209_769, 1)], 1, Fraction(1, 12)),
]


@pytest.mark.parametrize("example", SOTO, ids=lambda example: str(example[0]))
def test_the_commissions_examples_by_period(example: tuple[Any, ...]) -> None:
    """European Commission (Soto), Examples for the calculation of the APR, January 2015."""
    _, expected, runs, _, _ = example
    amounts = [-amount for amount, count in runs for _ in range(count)]

    assert str(ml.PeriodicFlow([19_600_000, *amounts], ml.MONTH).rate(ml.EU_APRC).percent(6)) == expected


def test_the_commissions_example_of_an_odd_first_period_from_dates() -> None:
    """Example 2.1: the first of 240 months ends one month and 3 days after the drawdown, in a year of 365 days."""
    dates = [date(2014, 11, 12), *(date.fromordinal(day) for day in due_days(date(2014, 12, 15), ml.MONTH, 240))]
    flow = ml.DatedFlow(dates, [19_600_000, *[-143_357] * 240], ml.MONTH)

    assert str(flow.rate(ml.EU_APRC).percent(6)) == "6.434185"
    assert str(flow.rate(ml.EU_APRC)) == "6.4%"


def due_days(first: date, every: ml.Frequency, count: int) -> list[int]:
    from microloan.calendars.days import civil, day_in_month
    from microloan.calendars.frequencies import Unit

    start = day_number(first)
    if every.unit is not Unit.MONTH:
        return [start + number * every.count * (7 if every.unit is Unit.WEEK else 1) for number in range(count)]
    year, month, day = civil(start)
    return [day_in_month(year, month + number * every.count, day) for number in range(count)]


def test_a_day_count_is_named_where_it_is_not_the_usual_one() -> None:
    assert all(isinstance(count, DayCount) for count in DAY_COUNTS.values())
    assert repr(ml.dated_rate(ml.day_count.ACTUAL_360)) == "<rate convention XIRR by actual_360>"
