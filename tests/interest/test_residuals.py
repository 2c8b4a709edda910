"""Where the residual of rounding goes: last, first, or spread."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import Rounding, RoundingRule
from microloan.interest import PER_LOAN, PER_PERIOD, DecliningBalance, Flat, residual, shapes
from microloan.interest.plan import AmountRounding, Plan, Ratio, Term, example_plan
from microloan.interest.residual import FIRST, LAST, SPREAD, Residual
from microloan.testing import rates

MULTIPLES = st.sampled_from((1, 5, 100, 500, 1_000))
UNIT = RoundingRule(1, rounding.HALF_UP)


def plan_of(principal: int, rate: Rate, count: int, rule: RoundingRule, goes: Residual) -> Plan[int]:
    """Return a weekly loan in numbers."""
    return example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=principal,
        term=Term(count, count, count, Fraction(52), None),
        rounding=AmountRounding(UNIT, rule, goes),
    )


def totals(plan: Plan[int], method: DecliningBalance | Flat) -> list[int]:
    return [principal + interest for principal, interest, _ in method.amortization(plan)]


FLAT, DECLINING = Flat("1%", PER_LOAN), DecliningBalance("1%", PER_PERIOD)


@given(st.integers(1, 10**9), rates(), st.integers(1, 60), MULTIPLES, st.sampled_from(rounding.ALL))
def test_flat_rows_with_the_residual_first_are_those_with_it_last_turned_round(
    principal: int, rate: Rate, count: int, multiple: int, mode: Rounding
) -> None:
    rule = RoundingRule(multiple, mode)
    last = list(FLAT.amortization(plan_of(principal, rate, count, rule, LAST)))
    first = list(FLAT.amortization(plan_of(principal, rate, count, rule, FIRST)))
    used = [row[:2] for row in last if row[0] + row[1]]
    assert [row[:2] for row in first] == used[::-1] + [(0, 0)] * (count - len(used))


@given(st.integers(10_000, 10**9), rates(), st.integers(1, 60), MULTIPLES, st.sampled_from(rounding.ALL))
def test_a_declining_loan_whose_first_installment_takes_the_residual(
    principal: int, rate: Rate, count: int, multiple: int, mode: Rounding
) -> None:
    """As many rows as with the residual last; those after the first are alike, but for poisha in the last."""
    rule = RoundingRule(multiple, mode)
    last = list(DECLINING.amortization(plan_of(principal, rate, count, rule, LAST)))
    rows = list(DECLINING.amortization(plan_of(principal, rate, count, rule, FIRST)))
    used = max(number for number, row in enumerate(last, start=1) if row[0])
    factor = rate.as_fraction() / 52
    worths = list(accumulate(Fraction(1) / (1 + factor) ** number for number in range(1, count + 1)))
    exact = principal / worths[-1]
    level = rule.apply(exact.numerator, exact.denominator)
    left = level * worths[used - 2] if used > 1 else Fraction(0)
    assert rows[0][0] == max(principal - floor(left + Fraction(1, 2)), 0)
    assert set(rows[used:]) <= {(0, 0, 0)}
    if left <= principal and used > 1:
        assert [repaid + interest for repaid, interest, _ in rows[1 : used - 1]] == [level] * (used - 2)
        assert abs(rows[used - 1][0] + rows[used - 1][1] - level) <= count * (1 + factor) ** count + 1


@given(st.integers(1, 10**9), st.integers(1, 60), MULTIPLES, st.sampled_from(rounding.ALL))
def test_equal_principal_with_the_residual_first_is_that_with_it_last_turned_round(
    principal: int, count: int, multiple: int, mode: Rounding
) -> None:
    plan = plan_of(principal, percent(24), count, RoundingRule(multiple, mode), LAST)
    plan = plan._replace(shape=shapes.EQUAL_PRINCIPAL)
    first = plan._replace(rounding=plan.rounding._replace(residual=FIRST))
    used = [row[0] for row in DECLINING.amortization(plan) if row[0]]
    assert [row[0] for row in DECLINING.amortization(first)] == used[::-1] + [0] * (count - len(used))


@given(st.integers(10_000, 10**9), rates(), st.integers(1, 60), MULTIPLES, st.sampled_from(rounding.ALL))
def test_spread_installments_differ_by_one_multiple(
    principal: int, rate: Rate, count: int, multiple: int, mode: Rounding
) -> None:
    """But for the last one, and for rows in which less than interest falls due: they collect that alone."""
    rule = RoundingRule(multiple, mode)
    for method in (FLAT, DECLINING):
        rows = list(method.amortization(plan_of(principal, rate, count, rule, SPREAD)))
        used = [row for row in rows if row[0] + row[1]][:-1]
        whole = [repaid + interest for repaid, interest, _ in used if repaid]
        assert all(total % multiple == 0 for total in whole)
        assert not whole or max(whole) - min(whole) <= multiple


@given(st.integers(1, 10**9), rates(), st.integers(1, 60), MULTIPLES)
def test_spread_what_has_fallen_due_is_rounded(principal: int, rate: Rate, count: int, multiple: int) -> None:
    rule = RoundingRule(multiple, rounding.HALF_UP)
    plan = plan_of(principal, rate, count, rule, SPREAD)._replace(shape=shapes.EQUAL_PRINCIPAL)
    reached = 0
    for number, (part, _, _) in enumerate(DECLINING.amortization(plan), start=1):
        reached += part
        expected = min(rule.apply(principal * number, count), principal) if number < count else principal
        assert reached == expected


def test_the_first_or_the_last_of_45_takes_the_residual() -> None:
    """Tk 20,000 at 150 per thousand over 45 (practice of the field): 510, and 560 in one of them."""
    plan = plan_of(2_000_000, percent(15), 45, RoundingRule(1_000, rounding.HALF_UP), LAST)
    assert totals(plan, FLAT) == [51_000] * 44 + [56_000]
    first = plan._replace(rounding=plan.rounding._replace(residual=FIRST))
    assert totals(first, FLAT) == [56_000] + [51_000] * 44


def test_spread_over_46() -> None:
    plan = plan_of(500_000, Rate(1_125, 10_000), 46, RoundingRule(500, rounding.HALF_UP), SPREAD)
    rows = totals(plan, FLAT)
    assert sorted(set(rows[:-1])) == [12_000, 12_500]
    assert (sum(rows), rows[:3]) == (556_250, [12_000, 12_000, 12_500])


@pytest.mark.parametrize("goes", residual.ALL)
def test_a_loan_of_one_poisha_is_repaid(goes: Residual) -> None:
    for method in (FLAT, DECLINING):
        plan = plan_of(1, percent(24), 46, RoundingRule(1_000, rounding.UP), goes)
        rows = list(method.amortization(plan))
        assert sum(row[0] for row in rows) == 1
        assert min(part for row in rows for part in row) == 0
