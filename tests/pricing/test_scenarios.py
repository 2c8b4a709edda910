"""Scenarios: every combination is the loan it says it is."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import microloan as ml
from microloan import BDT, INR, figure
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.examples import example_terms
from microloan.schedules import amounts

LOAN, DAY = example_terms(), date(2026, 1, 4)
JAGORON = ml.preset("jcf-jagoron")


def test_each_row_is_the_loan_it_names() -> None:
    table = ml.scenarios(LOAN, principal=[BDT(10_000), BDT(20_000)], rate=["20%", "24%"], installments=[46, 50])
    assert len(table) == 8
    seen: list[tuple[object, ...]] = []
    for row in table:
        chosen = dict(row.choices)
        principal, rate, count = chosen["principal"], chosen["rate"], chosen["installments"]
        assert isinstance(principal, ml.Money)
        assert isinstance(rate, ml.Rate)
        assert isinstance(count, int)
        repayment = replace(LOAN.repayment, installments=count)
        terms = replace(LOAN, principal=principal, interest=ml.DecliningBalance(rate), repayment=repayment)
        assert row.terms == terms
        assert row.schedule == ml.amortize(terms)
        assert row.reached == tuple(one.of(row.schedule) for one in table.figures)
        seen.append((principal, rate, count))
    assert seen == sorted(seen, key=lambda one: (one[0], one[1], one[2]))


def test_what_is_not_varied_has_no_column() -> None:
    table = ml.scenarios(LOAN, installments=[44, 46])
    assert [column.heading for column in table.to_table().columns][:2] == ["Installments", "Installment"]
    assert "Tk. 20,000" in table.to_table().title
    assert "Tk. 20,000" not in ml.scenarios(LOAN, principal=[BDT(20_000)]).to_table().title


def test_text_html_and_records_say_the_same() -> None:
    table = ml.scenarios(LOAN, principal=[BDT(120_000)], rate=["24%"])
    assert "1,20,000.00" in repr(table)
    assert "<td" in table._repr_html_()
    (record,) = table.to_records()
    schedule = next(iter(table)).schedule
    assert record == {
        "principal": Decimal("120000.00"),
        "rate": "24%",
        "installment": Decimal("2905.00"),
        "total_cost": Decimal(schedule.total_cost.amount),
        "cost_per_thousand": Decimal("112.0510"),
        "nominal_apr": Decimal("24.00"),
        "effective_annual_rate": schedule.rate(ml.EFFECTIVE_RATE).percent(),
    }
    (minor,) = table.to_records(amounts=amounts.MINOR)
    assert (minor["principal"], minor["installment"]) == (12_000_000, 290_500)
    assert pickle.loads(pickle.dumps(table)) == table  # noqa: S301


def test_a_product_keeps_its_limits_and_gives_way_in_its_rate() -> None:
    table = ml.scenarios(JAGORON, principal=[BDT(20_000)], rate=["24%", "25%"], disbursed_on=DAY)
    published = ml.amortize(JAGORON.terms(principal=BDT(20_000), disbursed_on=DAY))
    assert [row.schedule == published for row in table] == [False, True]
    with pytest.raises(MicroloanError, match="must be between"):
        ml.scenarios(JAGORON, principal=[BDT(50_000)], disbursed_on=DAY)
    with pytest.raises(MicroloanError, match="must be 46"):
        ml.scenarios(JAGORON, principal=[BDT(20_000)], installments=[45], disbursed_on=DAY)


def test_a_product_without_a_rate_takes_the_one_that_is_asked_about() -> None:
    general = ml.preset("buro-general")
    table = ml.scenarios(
        general, principal=[BDT(20_000)], rate=["22%", "24%"], installments=[12], disbursed_on=DAY, every=ml.MONTH
    )
    assert [row.terms.interest for row in table] == [ml.DecliningBalance("22%"), ml.DecliningBalance("24%")]


def test_those_that_keep_a_cap() -> None:
    table = ml.scenarios(LOAN, rate=["20%", "24%", "28%"])
    kept = table.keeping(figure.TOTAL_COST.at_most(BDT(2_300)))
    assert [str(dict(row.choices)["rate"]) for row in kept] == ["20%", "24%"]
    none = table.keeping(figure.TOTAL_COST.at_most(BDT(1)))
    assert len(none) == 0
    assert none.to_records() == []
    assert none.to_table().title == "No scenarios"
    with pytest.raises(CurrencyMismatch):
        table.keeping(figure.TOTAL_COST.at_most(INR(1)))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: ml.scenarios(LOAN), "principal=None or rate or installments must be given: what varies"),
        (lambda: ml.scenarios(LOAN, rate=[]), "rate=() must hold at least one"),
        (lambda: ml.scenarios(LOAN, rate="24%"), "rate='24%' must be a list of them"),
        (lambda: ml.scenarios(LOAN, rate=[24]), "rate=24 is a bare number"),  # type: ignore[list-item]
        (lambda: ml.scenarios(LOAN, principal=[20_000]), "principal=20000 must be Money"),  # type: ignore[list-item]
        (lambda: ml.scenarios(LOAN, principal=[INR(20_000)]), "rounding.multiple=Tk. 5 must be in INR"),
        (lambda: ml.scenarios(LOAN, installments=[0]), "installments=0 must be a whole number"),
        (lambda: ml.scenarios("loan", rate=["24%"]), "offer='loan' must be LoanTerms or a LoanProduct"),  # type: ignore[arg-type]
        (lambda: ml.scenarios(LOAN, rate=["24%"], disbursed_on=DAY), "disbursed_on=2026-01-04 is for a product"),
        (lambda: ml.scenarios(LOAN, rate=["24%"], figures=[]), "figures=() must be values of figure"),
        (lambda: ml.scenarios(JAGORON, rate=["24%"], disbursed_on=DAY), "principal=None must be given for a product"),
        (lambda: ml.scenarios(JAGORON, principal=[BDT(20_000)]), "disbursed_on=None must be given for a product"),
        (
            lambda: ml.scenarios(LOAN, rate=["24%"] * 101, installments=range(1, 101)),
            "offer=10100 scenarios are more than 10,000",
        ),
        (lambda: ml.scenarios(LOAN, rate=["24%"]).keeping("24%"), "target='24%' must be one such as"),  # type: ignore[arg-type]
    ],
)
def test_what_is_refused(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(MicroloanError) as error:
        ask()
    assert str(error.value).startswith(message)
