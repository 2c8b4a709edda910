"""Amounts that change their sign very often: the same rates as by derivatives, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import microloan as ml
from microloan.interest.yields import isolating
from microloan.interest.yields.equation import equation_of

MIXED = st.lists(st.integers(1, 10**6), min_size=20, max_size=30).map(
    lambda sizes: [size * (-1) ** place for place, size in enumerate(sizes)]
)


@given(MIXED)
def test_halving_finds_what_derivatives_find(amounts: list[int]) -> None:
    equation = equation_of(amounts, range(len(amounts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolating, "_MANY", 10**9)
        expected = isolating.isolate(equation)
    found = isolating.isolate(equation)
    assert [root.low for root in found] == pytest.approx([root.low for root in expected], rel=1e-9)


def test_a_passbook_of_more_than_a_thousand_turns_has_its_rate() -> None:
    """A deposit and a withdrawal in turn, and the balance with 1% a period at the end."""
    moves = [-100_000, *[40_000, -41_000] * 525]
    balance = 0
    for amount in moves:
        balance = (balance * 101 + 50) // 100 - amount
    flow = ml.PeriodicFlow([*moves, (balance * 101 + 50) // 100], 12)
    assert flow.rate(ml.NOMINAL_APR).percent() == 12
