"""Flat interest: one charge, spread so that nothing is lost, whatever is rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import RoundingRule
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, PER_PERIOD, PER_YEAR, Charged, Flat, flat, shapes
from microloan.interest.plan import AmountRounding, Plan, Ratio, Term, example_plan
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.testing import rates

# What no type checker lets through.
Wrong: TypeAlias = Any
Rows = list[tuple[int, int, int]]
TO_THE_POISHA = RoundingRule(1, rounding.HALF_UP)
RULES = st.builds(RoundingRule, st.sampled_from((1, 5, 100, 500, 10_000)), st.sampled_from(rounding.ALL))
SHAPES = st.sampled_from(shapes.ALL)
PRINCIPALS = st.integers(1, 10**9)
COUNTS = st.integers(1, 60)


def plan_of(
    principal: int,
    rate: Rate,
    count: int,
    *,
    interest: RoundingRule = TO_THE_POISHA,
    installment: RoundingRule = TO_THE_POISHA,
    shape: InstallmentShape | PrincipalShape = shapes.EQUAL_INSTALLMENTS,
    years: Fraction | None = None,
) -> Plan[int]:
    """Return a weekly loan in numbers."""
    return example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=principal,
        term=Term(count, count, count, Fraction(52), years),
        shape=shape,
        rounding=AmountRounding(interest, installment),
    )


def rows_of(plan: Plan[int]) -> Rows:
    return list(Flat(percent(1), PER_LOAN).amortization(plan))


@given(PRINCIPALS, rates(), COUNTS, RULES, RULES, SHAPES)
def test_the_rows_hand_out_the_principal_and_the_charge_and_nothing_else(
    principal: int,
    rate: Rate,
    count: int,
    interest: RoundingRule,
    installment: RoundingRule,
    shape: InstallmentShape | PrincipalShape,
) -> None:
    rows = rows_of(plan_of(principal, rate, count, interest=interest, installment=installment, shape=shape))
    charge = interest.apply(principal * rate.numerator, rate.denominator)
    assert len(rows) == count
    assert sum(row[0] for row in rows) == principal
    assert sum(row[1] for row in rows) == charge
    assert min(min(row) for row in rows) >= 0
    assert [row[2] for row in rows] == [
        principal - sum(row[0] for row in rows[: number + 1]) for number in range(count)
    ]


@given(PRINCIPALS, rates(), COUNTS, RULES, RULES)
def test_every_installment_is_the_level_one_until_the_last_money(
    principal: int, rate: Rate, count: int, interest: RoundingRule, installment: RoundingRule
) -> None:
    plan = plan_of(principal, rate, count, interest=interest, installment=installment)
    left = principal + interest.apply(principal * rate.numerator, rate.denominator)
    level = installment.apply(left, count)
    *before, last = [row[0] + row[1] for row in rows_of(plan)]
    for total in before:
        assert total == min(level, left)
        left -= total
    assert last == left


@given(PRINCIPALS, rates(), COUNTS, RULES)
def test_the_ledger_splits_every_full_installment_in_one_ratio(
    principal: int, rate: Rate, count: int, interest: RoundingRule
) -> None:
    rows = rows_of(plan_of(principal, rate, count, interest=interest))
    charge = sum(row[1] for row in rows)
    level = rounding.HALF_UP.divide(principal + charge, count)
    part = min(interest.apply(level * charge, principal + charge), level)
    paid = 0
    for number, (_, row_interest, left) in enumerate(rows[:-1], start=1):
        paid += row_interest
        if left > 0 and paid < charge:
            assert row_interest == part, f"row {number}"


@given(PRINCIPALS, rates(), COUNTS, RULES, RULES, st.sampled_from((shapes.EQUAL_PRINCIPAL, shapes.INTEREST_ONLY)))
def test_other_shapes_carry_an_equal_part_of_the_charge(
    principal: int, rate: Rate, count: int, interest: RoundingRule, installment: RoundingRule, shape: PrincipalShape
) -> None:
    rows = rows_of(plan_of(principal, rate, count, interest=interest, installment=installment, shape=shape))
    left = sum(row[1] for row in rows)
    repaid = shape.parts(plan_of(principal, rate, count, installment=installment, shape=shape))[0][0]
    needed = min(count, -(-principal // repaid)) if repaid else count
    part = interest.apply(left, needed)
    assert not any(principal or interest for principal, interest, _ in rows[needed:])
    for row in rows[: needed - 1]:
        assert row[1] == min(part, left)
        left -= row[1]
    assert rows[needed - 1][1] == left


@given(PRINCIPALS, rates(), COUNTS, st.fractions(Fraction(1, 366), 5, max_denominator=366))
def test_a_yearly_charge_is_for_the_years_of_the_term(principal: int, rate: Rate, count: int, years: Fraction) -> None:
    yearly = Flat(percent(1), PER_YEAR)
    for stated, expected in ((None, Fraction(count, 52)), (years, years)):
        charge = sum(row[1] for row in yearly.amortization(plan_of(principal, rate, count, years=stated)))
        exact = principal * rate.as_fraction() * expected
        assert charge == rounding.HALF_UP.divide(exact.numerator, exact.denominator)


def test_the_charge_of_a_cycle_does_not_shrink_with_its_weeks() -> None:
    per_loan = [rows_of(plan_of(1_000_000, percent("12.5"), count)) for count in (44, 45, 46, 50)]
    assert [sum(row[1] for row in rows) for rows in per_loan] == [125_000] * 4


def test_the_installments_the_regulator_prints() -> None:
    whole_taka = RoundingRule(100, rounding.HALF_UP)
    rows = rows_of(plan_of(100_000, percent(15), 50, interest=whole_taka, installment=whole_taka))
    assert {row[:2] for row in rows} == {(2_000, 300)}


def test_rounding_up_the_interest_ends_it_early_and_keeps_the_installment() -> None:
    up_to_5 = RoundingRule(500, rounding.UP)
    rows = rows_of(plan_of(100_000, percent(15), 50, interest=up_to_5))
    assert [row[0] + row[1] for row in rows] == [2_300] * 50
    assert [row[1] for row in rows] == [500] * 30 + [0] * 20


def test_no_interest_at_all() -> None:
    assert {row[1] for row in rows_of(plan_of(100_000, percent(0), 7))} == {0}


@pytest.mark.parametrize("charged", flat.ALL)
def test_a_way_of_charging_is_a_value_with_a_name(charged: Charged) -> None:
    assert eval(repr(charged), {"PER_YEAR": PER_YEAR, "PER_LOAN": PER_LOAN}) is charged  # noqa: S307
    assert charged.definition


def test_a_method_is_a_value() -> None:
    assert Flat("15%") == Flat(percent(15), PER_YEAR) == Flat("150 per thousand")
    assert Flat("15%") != Flat("15%", PER_LOAN)
    assert hash(Flat("15%")) == hash(Flat(percent(15)))
    assert repr(Flat("15%")) == "Flat(rate=percent('15'), charged=PER_YEAR)"


@pytest.mark.parametrize("charged", [None, "per_loan", True, PER_PERIOD, Flat])
def test_what_is_no_way_of_charging(charged: Wrong) -> None:
    with pytest.raises(MicroloanError, match=r"^charged=.* must be PER_YEAR or PER_LOAN$") as caught:
        Flat("15%", charged)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("charged", charged, "wrong_type")


@pytest.mark.parametrize(
    ("rate", "code"), [(15, "bare_number"), (0.15, "bare_number"), ("15", "bad_rate"), (None, "wrong_type")]
)
def test_what_is_no_rate(rate: Wrong, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Flat(rate)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("rate", rate, code)
