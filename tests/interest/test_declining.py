"""Declining balance: interest on what is outstanding, rounded once in a row, and never a loss."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import DayCount, day_count
from microloan.errors import MicroloanError
from microloan.interest import PER_INSTALLMENT, PER_LOAN, PER_PERIOD, Accrual, DecliningBalance, Flat, shapes
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
ACCRUALS = st.sampled_from((PER_PERIOD, PER_INSTALLMENT, day_count.ACTUAL_365, day_count.ACTUAL_ACTUAL))
METHOD = DecliningBalance(percent(1))


def plan_of(
    principal: int,
    rate: Rate,
    count: int,
    *,
    interest: RoundingRule = TO_THE_POISHA,
    installment: RoundingRule = TO_THE_POISHA,
    shape: InstallmentShape | PrincipalShape = shapes.EQUAL_INSTALLMENTS,
) -> Plan[int]:
    """Return a weekly loan in numbers."""
    return example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=principal,
        term=Term(count, count, count, Fraction(52), None),
        shape=shape,
        rounding=AmountRounding(interest, installment),
    )


def part_of_year(accrual: Accrual | DayCount, count: int, start: int) -> Fraction:
    """Return a week that starts on a day, by the definition of each accrual."""
    if accrual is PER_PERIOD:
        return Fraction(1, 52)
    if accrual is PER_INSTALLMENT:
        return Fraction(1, count)
    assert isinstance(accrual, DayCount)
    return Fraction(accrual.days(start, start + 7, 0), accrual.denominator)


@given(PRINCIPALS, rates(), COUNTS, RULES, RULES, SHAPES, ACCRUALS)
def test_interest_is_the_balance_times_the_rate_times_the_period(
    principal: int,
    rate: Rate,
    count: int,
    interest: RoundingRule,
    installment: RoundingRule,
    shape: InstallmentShape | PrincipalShape,
    accrual: Accrual | DayCount,
) -> None:
    plan = plan_of(principal, rate, count, interest=interest, installment=installment, shape=shape)
    opening = principal
    rows = list(DecliningBalance(percent(1), accrual).amortization(plan))
    assert len(rows) == count
    for number, (repaid, charged, left) in enumerate(rows):
        start = 739_620 + 7 * number
        exact = opening * rate.as_fraction() * part_of_year(accrual, count, start)
        assert charged == interest.apply(exact.numerator, exact.denominator)
        assert 0 <= repaid <= opening
        assert left == opening - repaid
        opening = left
    assert opening == 0


@given(PRINCIPALS, rates(), COUNTS, RULES, RULES)
def test_a_level_installment_pays_the_interest_first(
    principal: int, rate: Rate, count: int, interest: RoundingRule, installment: RoundingRule
) -> None:
    plan = plan_of(principal, rate, count, interest=interest, installment=installment)
    factor = rate.as_fraction() / 52
    annuity = sum((1 + factor) ** -number for number in range(1, count + 1))
    exact = principal / Fraction(annuity)
    level = installment.apply(exact.numerator, exact.denominator)
    opening = principal
    for repaid, charged, left in list(METHOD.amortization(plan))[:-1]:
        assert repaid == min(max(level - charged, 0), opening)
        opening = left


@given(PRINCIPALS, rates(), COUNTS)
def test_to_the_poisha_the_last_installment_is_close_to_the_others(principal: int, rate: Rate, count: int) -> None:
    totals = [row[0] + row[1] for row in METHOD.amortization(plan_of(principal, rate, count))]
    assert len(set(totals[:-1])) <= 1 or 0 in totals
    # Each row rounds interest by half a poisha and the installment by another, and both earn interest.
    growth = (1 + rate.as_fraction() / 52) ** count
    assert abs(totals[-1] - totals[0]) <= count * growth + 1


@given(PRINCIPALS, COUNTS, RULES)
def test_without_interest_it_is_the_flat_loan_without_a_charge(
    principal: int, count: int, installment: RoundingRule
) -> None:
    plan = plan_of(principal, percent(0), count, installment=installment)
    assert list(METHOD.amortization(plan)) == list(Flat("0%", PER_LOAN).amortization(plan))


def test_ten_thousand_taka_at_24_percent_over_46_weeks() -> None:
    rows = list(METHOD.amortization(example_plan()))
    assert rows[0] == (19_563, 4_615, 980_437)
    assert sum(rows[-1][:2]) == 24_198
    assert sum(row[1] for row in rows) == 112_208


def test_a_rounding_of_interest_above_the_level_repays_nothing_until_the_end() -> None:
    up_to_50 = RoundingRule(5_000, rounding.UP)
    rows = list(METHOD.amortization(plan_of(10_000, percent(24), 4, interest=up_to_50)))
    assert rows == [(0, 5_000, 10_000)] * 3 + [(10_000, 5_000, 0)]


# ---------------------------------------------------------------- blocks of loans


def rows_of_a_block(principals: list[int], counts: list[int], installment: RoundingRule) -> list[list[Any]]:
    block: Any = plan_of(0, percent(0), 1, installment=installment)
    term = Term(np.array(counts), min(counts), max(counts), Fraction(52), None)
    block = block._replace(principal=np.array(principals), term=term)
    return [[part.tolist() for part in row] for row in METHOD.amortization(block)]


def test_a_loan_of_fewer_installments_repays_nothing_after_its_last() -> None:
    down_to_10 = RoundingRule(10, rounding.DOWN)
    rows = rows_of_a_block([50, 60], [4, 5], down_to_10)
    assert [row[0] for row in rows] == [[10, 10], [10, 10], [10, 10], [20, 10], [0, 20]]
    assert [row[2] for row in rows] == [[40, 50], [30, 40], [20, 30], [0, 20], [0, 0]]


def test_a_multiple_far_beyond_the_loan_counts_against_the_budget() -> None:
    beyond = RoundingRule(10**17, rounding.UP)
    plan = plan_of(1_000, percent(12), 1_009, installment=beyond, shape=shapes.EQUAL_PRINCIPAL)
    assert METHOD.amortization(plan).meets(1_000) >= 1_009 * 10**17


# ---------------------------------------------------------------- the value


def test_a_method_is_a_value() -> None:
    assert DecliningBalance("24%") == DecliningBalance(percent(24), PER_PERIOD)
    assert DecliningBalance("24%") != DecliningBalance("24%", PER_INSTALLMENT)
    assert hash(DecliningBalance("24%")) == hash(DecliningBalance(percent(24)))
    assert repr(DecliningBalance("24%")) == "DecliningBalance(rate=percent('24'), accrual=PER_PERIOD)"


@pytest.mark.parametrize("accrual", [None, "per_period", 365, PER_LOAN, DayCount])
def test_what_is_no_accrual(accrual: Wrong) -> None:
    with pytest.raises(
        MicroloanError, match=r"^accrual=.* must be PER_PERIOD, PER_INSTALLMENT or a day count$"
    ) as caught:
        DecliningBalance("24%", accrual)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("accrual", accrual, "wrong_type")


@pytest.mark.parametrize(
    ("rate", "code"), [(24, "bare_number"), (0.24, "bare_number"), ("24", "bad_rate"), (None, "wrong_type")]
)
def test_what_is_no_rate(rate: Wrong, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        DecliningBalance(rate)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("rate", rate, code)
