"""Maturity tables: a cell is a plan, and the forms show them all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import YEAR
from microloan.calendars.frequencies import Frequency, days, months
from microloan.currency import BDT, INR, Money, money_format
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.records import read_json, to_json
from microloan.savings.deposits import (
    DepositScheme,
    RateCard,
    TermRules,
    close_early,
    deposit_preset,
    early_table,
    mature,
    maturity_table,
    term_table,
)
from microloan.savings.deposits.scheme import example_plan
from microloan.schedules.tabulating import cell_format
from microloan.testing import deposit_rates, deposit_schemes

CARD = RateCard({months(12): "8.75%", months(60): "10%"})


@given(
    deposit_schemes(),
    st.sets(st.integers(1, 10**8), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from((months(6), YEAR, months(24))), deposit_rates(), min_size=1),
)
def test_a_cell_is_what_its_plan_pays(scheme: DepositScheme, minors: set[int], rates: dict[Frequency, str]) -> None:
    deposits = [Money.from_minor(minor, BDT) for minor in minors]
    table = maturity_table(scheme, deposits=deposits, rates=rates)

    for deposit, row in zip(deposits, table.cells, strict=True):
        for term, matured in zip(table.rates.terms, row, strict=True):
            assert (matured.plan.deposit, matured.plan.term) == (deposit, term)
            assert matured == mature(matured.plan)
            assert table.maturity(deposit, term) == matured.maturity


def test_basic_bank_s_table_in_text_html_and_markdown() -> None:
    product = deposit_preset("basic-bank-sohayok")
    table = product.table([BDT(500), BDT(20_000)])

    assert table.to_table(money_format.UNGROUPED_PLAIN).to_csv().splitlines() == [
        "Deposit every month,1 year at 8.75%,2 years at 9%,3 years at 9.25%,4 years at 9.5%,5 years at 10%",
        "500.00,6285.00,13152.00,20705.00,29065.00,38615.00",
        "20000.00,251375.00,526053.00,828169.00,1162566.00,1544591.00",
    ]
    assert "15,44,591.00" in str(table)
    assert "15,44,591.00</td>" in table.to_table().to_html()
    assert table._repr_html_() == table.to_table().to_html()
    assert str(table.to_table(title="Sohayok")).splitlines()[0] == "Sohayok"


def test_a_table_is_plain_data() -> None:
    table = maturity_table(example_plan().scheme, deposits=[BDT(500)], rates=CARD)
    record = read_json(to_json(table.to_dict()))

    assert record["rows"] == [
        {
            "deposit": {"minor": 50_000, "currency": "BDT"},
            "maturity": [{"minor": 628_500, "currency": "BDT"}, {"minor": 3_861_500, "currency": "BDT"}],
        }
    ]


@pytest.mark.parametrize(
    ("deposits", "said"),
    [
        ([], "must hold at least one amount"),
        ("500", "must be amounts of money in a list"),
        (BDT(500), "must be amounts of money in a list"),
        ([500], "must be Money"),
        ([BDT(500), BDT(500)], "stands twice"),
        ([BDT(1)] * 2, "stands twice"),
    ],
)
def test_other_deposits_are_refused(deposits: object, said: str) -> None:
    with pytest.raises(MicroloanError, match=said):
        maturity_table(DepositScheme(), deposits=deposits, rates=CARD)  # type: ignore[arg-type]


def test_what_a_table_does_not_hold_is_refused() -> None:
    table = maturity_table(DepositScheme(), deposits=[BDT(500)], rates=CARD)

    with pytest.raises(CurrencyMismatch):
        maturity_table(DepositScheme(), deposits=[BDT(500), INR(500)], rates=CARD)
    with pytest.raises(MicroloanError, match="is not a deposit of this table"):
        table.maturity(BDT(501), months(12))
    with pytest.raises(MicroloanError, match="is not offered; the terms are 12 months, 60 months"):
        table.maturity(BDT(500), months(24))
    with pytest.raises(MicroloanError, match="is no whole number of deposits"):
        maturity_table(DepositScheme(), deposits=[BDT(500)], rates={days(91): "5%"})


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ({}, "must hold at least one term"),
        ("10%", "must be terms with their rates"),
        ({12: "10%"}, "must be a length"),
        ({months(12): "10"}, 'write "10%"'),
        ([(months(12), "10%"), (months(12), "9%")], "stands twice"),
    ],
)
def test_other_rates_are_refused(rates: object, said: str) -> None:
    with pytest.raises(MicroloanError, match=said):
        RateCard(rates)  # type: ignore[arg-type]


def test_what_is_paid_before_the_end_stands_in_a_table_with_the_end() -> None:
    plan = deposit_preset("bifcol-dps").plan(BDT(1_000), months(36))
    table = early_table(plan, after=[months(month) for month in (12, 18, 24)])

    for row, length in zip(table.rows[:-1], (12, 18, 24), strict=True):
        assert row[-1] == close_early(plan, months(length)).paid_out.format(cell_format(BDT))
    assert table.rows[-1][-1] == mature(plan).paid_out.format(cell_format(BDT))
    with pytest.raises(MicroloanError, match="must be before the end of the term"):
        early_table(plan, after=[months(36)])


def test_term_deposits_have_tables_too() -> None:
    rates = {days(91): "7%", YEAR: "8%"}
    table = term_table(TermRules(), principals=[BDT(100_000), BDT(200_000)], rates=rates)

    assert [row[1:] for row in table.rows] == [("1,01,745.21", "1,08,000.00"), ("2,03,490.41", "2,16,000.00")]
    with pytest.raises(MicroloanError, match="principals="):
        term_table(TermRules(), principals=[], rates=rates)
