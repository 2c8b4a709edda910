"""Where the residual of rounding goes: last, first, or spread."""

from __future__ import annotations

from fractions import Fraction

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


@given(st.integers(10_000, 10**9), rates(), st.integers(2, 60), MULTIPLES, st.sampled_from(rounding.ALL))
def test_declining_installments_after_the_first_are_alike(
    principal: int, rate: Rate, count: int, multiple: int, mode: Rounding
) -> None:
    """Where the first can bear the residual; the poisha that rounding interest leaves stay with the last."""
    rule = RoundingRule(multiple, mode)
    rows = totals(plan_of(principal, rate, count, rule, FIRST), DECLINING)
    factor = rate.as_fraction() / 52
    annuity = sum((1 / (1 + factor) ** number for number in range(1, count + 1)), Fraction(0))
    exact = principal / annuity
    level = rule.apply(exact.numerator, exact.denominator)
    if level * (annuity * (1 + factor) - 1) > principal:
        return
    assert rows[1:-1] == [level] * (count - 2)
    growth = (1 + factor) ** count
    assert abs(rows[-1] - level) <= count * growth + 1


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
