"""Published maturity amounts, for one plan and through a book of plans."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import rate_of
from microloan.arithmetic.roots import times_rounded
from microloan.arithmetic.rounding import DOWN, HALF_UP
from microloan.calendars.frequencies import MONTH, YEAR, days, months
from microloan.currency import BDT, INR, Money
from microloan.portfolio import DepositBook
from microloan.products import WithholdingTax
from microloan.savings.deposits import (
    DepositPlan,
    DepositScheme,
    MaturityRounding,
    TermDeposit,
    TermRules,
    deposit_when,
    growth,
    implied_rate,
    mature,
    mature_term_deposit,
    rate_to_multiply,
)
from microloan.savings.deposits.growth_kinds import Duration, Growth
from microloan.savings.deposits.term_maturing import interest_on

Row = dict[str, Any]

ROWS: list[Row] = json.loads(Path(__file__).with_name("deposits.json").read_text(encoding="utf-8"))["rows"]
CURRENCIES = {"BDT": BDT, "INR": INR}
GROWTHS: dict[str, Growth] = {"yearly": growth.YEARLY, "india_rd": growth.INDIA_RD, "on_deposits": growth.ON_DEPOSITS}
WHEN = {rule.name: rule for rule in deposit_when.ALL}
MODES = {mode.name: mode for mode in rounding.ALL}


def rows(kind: str) -> list[Any]:
    return [pytest.param(row, id=f"{kind}-{number}") for number, row in enumerate(ROWS) if row["kind"] == kind]


def test_every_row_is_run() -> None:
    kinds = {"scheme", "annuity", "term_deposit", "multiple", "effective", "nominal", "implied_rate"}

    assert {row["kind"] for row in ROWS} == kinds
    assert all(row["source"] for row in ROWS)


@pytest.mark.parametrize("row", rows("scheme"))
def test_a_scheme(row: Row) -> None:
    currency = CURRENCIES[row["currency"]]
    scheme = DepositScheme(
        growth=GROWTHS[row["growth"]],
        when=WHEN[row["when"]],
        rounding=MaturityRounding(multiple=currency(row["multiple"]), mode=MODES[row["mode"]]),
    )
    plan = DepositPlan(currency(row["deposit"]), term=months(row["months"]), rate=row["rate"], scheme=scheme)
    book = DepositBook.from_columns(scheme, currency=currency, deposit=[plan.deposit], term=plan.term, rate=row["rate"])

    assert mature(plan).maturity == currency(row["maturity"])
    assert book.mature().maturity.tolist() == [currency(row["maturity"]).minor]
    if "unrounded" in row:
        unrounded = DepositScheme(growth=scheme.growth, when=scheme.when)
        plain = DepositPlan(plan.deposit, term=plan.term, rate=plan.rate, scheme=unrounded)
        assert mature(plain).maturity == currency(row["unrounded"])


@pytest.mark.parametrize("row", rows("annuity"))
def test_an_annuity(row: Row) -> None:
    every = MONTH if row["periods_per_year"] == 12 else YEAR
    paid = [count * int(row["deposit"]) for count in WHEN[row["when"]].paid(row["periods"])]
    paid[0] += int(row["opening"])
    factor = growth.compounded(every).value(paid, rate_of(row["rate"]).as_fraction(), every.periods_per_year)

    assert abs(Fraction(factor.as_fraction() or 0) - Fraction(row["maturity"])) <= Fraction(row["tolerance"])


@pytest.mark.parametrize("row", rows("term_deposit"))
def test_a_term_deposit(row: Row) -> None:
    currency = CURRENCIES[row["currency"]]
    rules = TermRules(tax=WithholdingTax("TDS", row["tax"]))
    deposit = TermDeposit(currency(row["principal"]), term=days(row["days"]), rate=row["rate"], rules=rules)
    matured = mature_term_deposit(deposit)
    factor = rules.growth.over(deposit.span(), deposit.rate.as_fraction())
    column = interest_on(np.array([deposit.principal.minor]), factor, rules)

    assert matured.interest == currency(row["interest"]) == Money.from_minor(int(column[0]), currency)
    assert (matured.tax, matured.net_interest) == (currency(row["withheld"]), currency(row["net"]))


@pytest.mark.parametrize("row", rows("multiple"))
def test_a_double_benefit(row: Row) -> None:
    years = Fraction(row["months"], 12)
    factor = growth.YEARLY.over(Duration(years, int(years), Fraction(0)), rate_of(row["rate"]).as_fraction())
    ten_thousandths = int(Fraction(row["factor"]) * 10_000)

    assert factor.rounded(10_000, 1, HALF_UP) == ten_thousandths
    assert times_rounded(factor, np.array([10_000]), 1, HALF_UP).tolist() == [ten_thousandths]
    doubling = rate_to_multiply(2, term=months(row["months"]), compounds=YEAR, places=4)
    assert str(doubling) == row["doubles_at"]


@pytest.mark.parametrize("row", rows("effective"))
def test_an_effective_rate(row: Row) -> None:
    every = months(12 // row["per_year"])
    factor = growth.compounded(every).over(
        Duration(Fraction(1), row["per_year"], Fraction(0)), rate_of(row["rate"]).as_fraction()
    )

    assert abs(Fraction(factor.plus(-1).as_fraction() or 0) - Fraction(row["effective"])) <= Fraction(row["tolerance"])


@pytest.mark.parametrize("row", rows("nominal"))
def test_a_nominal_rate(row: Row) -> None:
    every = months(12 // row["per_year"])
    rate = rate_to_multiply(1 + Fraction(row["effective"]), term=YEAR, compounds=every, places=6, rounding=DOWN)

    # The answer is given to the hundred millionth of one.
    assert abs(rate.as_fraction() - Fraction(row["nominal"])) <= Fraction(row["tolerance"]) + Fraction(1, 10**8)


@pytest.mark.parametrize("row", rows("implied_rate"))
def test_an_implied_rate(row: Row) -> None:
    currency, scheme = CURRENCIES[row["currency"]], DepositScheme(growth=growth.MONTHLY)
    found = implied_rate(
        currency(row["maturity"]), deposit=currency(row["deposit"]), term=months(row["months"]), scheme=scheme
    )

    assert str(found) == row["rate"]
