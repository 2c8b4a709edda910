"""Plans, term deposits and products as plain data: back and forth, and nothing else accepted."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.frequencies import months
from microloan.currency import BDT
from microloan.errors import MicroloanError, RecordError
from microloan.products.sources import sourced_values
from microloan.records import read_json, read_toml, to_json, to_toml
from microloan.savings.deposits import (
    DepositPlan,
    DepositProduct,
    DepositScheme,
    TermDeposit,
    TermRules,
    close_term_deposit,
    deposit_preset,
    deposit_presets,
    load_deposit_product,
    mature,
    mature_term_deposit,
)
from microloan.savings.deposits.growth_kinds import Simple
from microloan.savings.deposits.scheme import example_plan
from microloan.testing import deposit_plans, term_deposits

CATALOGUE = {
    file.name: file.read_text(encoding="utf-8")
    for file in files("microloan.savings.deposits").joinpath("catalogue").iterdir()
}


@given(deposit_plans())
def test_a_plan_comes_back(plan: DepositPlan) -> None:
    assert DepositPlan.from_dict(plan.to_dict()) == plan
    assert DepositPlan.from_dict(read_json(to_json(plan.to_dict()))) == plan
    assert DepositPlan.from_dict(read_toml(to_toml(plan.to_dict()))) == plan


@given(term_deposits())
def test_a_term_deposit_comes_back(deposit: TermDeposit) -> None:
    assert TermDeposit.from_dict(deposit.to_dict()) == deposit
    assert TermDeposit.from_dict(read_json(to_json(deposit.to_dict()))) == deposit


@given(deposit_plans(), term_deposits(), st.data())
def test_what_is_paid_is_plain_data(plan: DepositPlan, deposit: TermDeposit, data: st.DataObject) -> None:
    matured, of_term = mature(plan), mature_term_deposit(deposit)

    assert read_json(to_json(matured.to_dict()))["maturity"] == matured.maturity.to_dict()
    assert len(of_term.to_dict()["payments"]) == len(of_term.payments)  # type: ignore[arg-type]
    if deposit.term.count > 1:
        half = replace(deposit.term, count=deposit.term.count // 2)
        closed = close_term_deposit(deposit, half)
        assert read_json(to_json(closed.to_dict()))["closed_after"] == half.text


@pytest.mark.parametrize("name", deposit_presets())
def test_a_preset_comes_back_and_every_value_rests_on_evidence(name: str) -> None:
    product = deposit_preset(name)

    assert DepositProduct.from_dict(read_toml(to_toml(product.to_dict()))) == product
    assert f"{product.id}.toml" in CATALOGUE
    assert [value.path for value in sourced_values(product) if value.evidence is None] == []


@pytest.mark.parametrize("name", deposit_presets())
def test_a_preset_pays_over_its_whole_range(name: str) -> None:
    product = deposit_preset(name)
    for deposit in (product.deposits.minimum, product.deposits.maximum):
        for term in product.rates.terms:
            assert mature(product.plan(deposit, term)).interest.minor > 0


def test_what_a_product_does_not_offer_is_refused() -> None:
    product = deposit_preset("basic-bank-sohayok")

    with pytest.raises(MicroloanError, match="product basic-bank-sohayok"):
        product.plan(BDT(600), months(60))
    with pytest.raises(MicroloanError, match="is not offered; the terms are"):
        product.plan(BDT(500), months(6))
    with pytest.raises(MicroloanError, match="is not one of ours; presets are basic-bank-sohayok"):
        deposit_preset("basic")


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_a_product_is_read_from_a_file(tmp_path: Path, suffix: str) -> None:
    product, file = deposit_preset("india-post-rd"), tmp_path / f"ours.{suffix}"
    file.write_text({"toml": to_toml, "json": to_json}[suffix](product.to_dict()), encoding="utf-8")

    assert load_deposit_product(file) == product


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("schema",), "microloan/deposit-plan/2", "must be 'microloan/deposit-plan/1'"),
        (("term",), "60", "is not a frequency"),
        (("rate",), "10", "rate='10' is not a rate"),
        (("deposit",), "BDT 0", "must be above zero"),
        (("extra",), 1, "extra=1 is not a known key"),
        (("scheme", "growth", "kind"), "yearly", "scheme.growth.kind='yearly' must be simple or"),
        (("scheme", "growth", "every"), "7 months", None),
        (("scheme", "when"), "begin", "scheme.when='begin' must be at_start or at_end"),
        (("scheme", "rounding", "mode"), "up!", "scheme.rounding.mode"),
        (("scheme", "early", "kind"), "reduced_by", "scheme.early.less is missing"),
        (("scheme", "lapses", "fine"), {"rate": "3%", "amount": "BDT 1"}, "contradicts amount; keep one"),
        (("scheme", "lapses", "fine"), {"rate": "3%", "each": "BDT 1"}, "scheme.lapses.fine.each"),
        (("scheme", "bonus"), {"rate": "3%", "of": "x"}, "scheme.bonus.of"),
        (("scheme", "tax"), {"name": "TDS", "rate": "110%"}, "scheme.tax.rate"),
    ],
)
def test_another_record_is_refused_with_its_place(path: tuple[str, ...], value: object, said: str | None) -> None:
    record = deepcopy(example_plan().to_dict())
    table: Any = record
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value

    if said is None:
        assert DepositPlan.from_dict(record).scheme.growth.compounds == months(7)
        return
    with pytest.raises(RecordError) as refused:
        DepositPlan.from_dict(record)
    assert said in str(refused.value)


def test_rules_of_your_own_cannot_be_stored() -> None:
    class Mine(Simple):
        pass

    own = DepositScheme(growth=Mine(name="mine"))
    plan = DepositPlan(BDT(500), term=months(12), rate="5%", scheme=own)

    with pytest.raises(MicroloanError, match="is a rule of your own, which records cannot store"):
        plan.to_dict()
    with pytest.raises(MicroloanError, match="is a rule of your own"):
        TermDeposit(BDT(5), term=months(1), rate="5%", rules=TermRules(growth=Mine(name="mine"))).to_dict()
