"""Orders of allocation as values."""

from __future__ import annotations

import pytest

from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.ledger import Component, ComponentAmounts, advance, allocation, day_order
from microloan.ledger.allocation import ALL_DUE, DUE_TODAY, OVERDUE, AllocationOrder, Pass

FOUR = tuple(Component)


@pytest.mark.parametrize("order", allocation.ALL)
def test_an_order_is_named_described_and_sourced(order: AllocationOrder) -> None:
    assert repr(order) == f"allocation.{order.name.upper()}"
    assert getattr(allocation, order.name.upper()) is order
    assert order.definition
    assert order.source
    assert set(order.components) == set(Component)


@pytest.mark.parametrize("rule", [*advance.ALL, *day_order.ALL])
def test_a_rule_is_named_and_described(rule: advance.AdvanceRule | day_order.DayOrder) -> None:
    room, _, name = repr(rule).partition(".")
    assert getattr({"advance": advance, "day_order": day_order}[room], name) is rule
    assert rule.definition


def test_an_order_of_your_own() -> None:
    own = allocation.oldest_first(Component.INTEREST, Component.FEE, Component.PENALTY, Component.PRINCIPAL)
    assert own.name == "interest_fee_penalty_principal"
    assert own.components[0] is Component.INTEREST
    assert repr(own) == "AllocationOrder('interest_fee_penalty_principal')"


def test_what_is_due_may_not_be_left_out() -> None:
    with pytest.raises(MicroloanError, match="leave out penalty, fee of what is overdue"):
        allocation.oldest_first(Component.INTEREST, Component.PRINCIPAL)
    with pytest.raises(MicroloanError, match="leave out principal of what is due today"):
        AllocationOrder("own", (Pass(FOUR, OVERDUE), Pass(FOUR[:3], DUE_TODAY)), "…", "…")
    AllocationOrder("own", (Pass(FOUR[3:], OVERDUE), Pass(FOUR[3:], DUE_TODAY), Pass(FOUR[:3], ALL_DUE)), "…", "…")


def test_a_pass_that_cannot_be_is_refused() -> None:
    for components, of in (((), ALL_DUE), ((*FOUR, FOUR[0]), ALL_DUE), (["fee"], ALL_DUE), (FOUR, "overdue")):
        with pytest.raises(MicroloanError):
            Pass(components, of)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="none twice"):
        allocation.across_installments(*FOUR, Component.FEE)
    with pytest.raises(MicroloanError, match="must be a tuple of Pass"):
        AllocationOrder("own", FOUR, "…", "…")  # type: ignore[arg-type]


def test_amounts_by_component() -> None:
    amounts = ComponentAmounts((1, 2, 3, 4), BDT)
    assert [amount.minor for _, amount in amounts] == [1, 2, 3, 4]
    assert (amounts.penalty, amounts.fee, amounts.interest, amounts.principal) == tuple(
        amounts[one] for one in Component
    )
    assert amounts.total == BDT("0.10")
    assert not ComponentAmounts((0, 0, 0, 0), BDT)
    assert repr(ComponentAmounts((0, 0, 0, 0), BDT)) == "ComponentAmounts(BDT('0.00'))"
