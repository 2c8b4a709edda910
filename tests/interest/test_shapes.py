"""What each shape keeps fixed, whatever the method charges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import RoundingRule
from microloan.interest import PER_LOAN, DecliningBalance, Flat, shapes
from microloan.interest.plan import AmountRounding, Plan, Term, example_plan
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape

Rows = list[tuple[int, int, int]]
METHODS = st.sampled_from((Flat("15%", PER_LOAN), DecliningBalance("24%")))
PRINCIPALS = st.integers(1, 10**9)
COUNTS = st.integers(1, 60)


def rows_of(
    shape: InstallmentShape | PrincipalShape, method: Flat | DecliningBalance, principal: int, count: int
) -> Rows:
    plan: Plan[int] = example_plan()._replace(
        principal=principal, term=Term(count, count, count, example_plan().term.periods_per_year, None), shape=shape
    )
    return list(method.amortization(plan))


@given(METHODS, PRINCIPALS, COUNTS)
def test_equal_principal_is_the_rounded_share_until_the_last(
    method: Flat | DecliningBalance, principal: int, count: int
) -> None:
    parts = [row[0] for row in rows_of(shapes.EQUAL_PRINCIPAL, method, principal, count)]
    share = rounding.HALF_UP.divide(principal, count)
    left = principal
    for part in parts[:-1]:
        assert part == min(share, left)
        left -= part
    assert parts[-1] == left


@given(METHODS, PRINCIPALS, COUNTS)
def test_interest_only_repays_everything_at_the_end(
    method: Flat | DecliningBalance, principal: int, count: int
) -> None:
    parts = [row[0] for row in rows_of(shapes.INTEREST_ONLY, method, principal, count)]
    assert parts == [0] * (count - 1) + [principal]


@given(METHODS, PRINCIPALS)
def test_one_installment_is_the_same_in_every_shape(method: Flat | DecliningBalance, principal: int) -> None:
    (row,) = rows_of(shapes.SINGLE_PAYMENT, method, principal, 1)
    assert row[0] == principal
    assert all(rows_of(shape, method, principal, 1) == [row] for shape in shapes.ALL)


@given(PRINCIPALS, COUNTS)
def test_the_more_of_it_is_outstanding_the_more_interest_it_costs(principal: int, count: int) -> None:
    declining = DecliningBalance("24%")
    costs = [
        sum(interest for _, interest, _ in rows_of(shape, declining, principal, count))
        for shape in (shapes.EQUAL_PRINCIPAL, shapes.EQUAL_INSTALLMENTS, shapes.INTEREST_ONLY)
    ]
    # Half a unit is rounded in every row of either, and passed on with interest.
    assert costs[0] <= costs[1] + 2 * count
    assert costs[1] <= costs[2] + 2 * count


def test_a_multiple_that_covers_the_loan_leaves_one_installment() -> None:
    up_to_a_lakh = AmountRounding(RoundingRule(1, rounding.HALF_UP), RoundingRule(10_000_000, rounding.UP))
    plan = example_plan()._replace(shape=shapes.EQUAL_PRINCIPAL, rounding=up_to_a_lakh)
    first, *rest = DecliningBalance("24%").amortization(plan)
    assert first == (1_000_000, 4_615, 0)
    assert set(rest) == {(0, 0, 0)}


@pytest.mark.parametrize("shape", shapes.ALL)
def test_a_shape_is_a_value_with_a_name(shape: InstallmentShape | PrincipalShape) -> None:
    assert eval(repr(shape), {"shape": shapes}) is shape  # noqa: S307
    assert shape.definition
