"""The level installment: what its definition says, to the last fraction, on one loan and on columns."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, dropwhile
from math import gcd
from operator import mul
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import Rounding, RoundingRule
from microloan.interest.accrual import Run, each_period
from microloan.interest.level import Factors, exact_level, installments
from microloan.interest.plan import AmountRounding, Term, example_plan
from microloan.interest.shapes import EQUAL_INSTALLMENTS

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

PRINCIPALS = st.integers(1, 10**12)
DENOMINATORS = st.integers(1, 10**5)
RUNS = st.lists(st.builds(Run, st.integers(0, 10**4), st.integers(1, 20)), min_size=1, max_size=5)
RULES = st.builds(RoundingRule, st.sampled_from((1, 5, 50, 100, 500, 10_000)), st.sampled_from(rounding.ALL))


def present_value(installment: Fraction, factors: list[Fraction]) -> Fraction:
    """Return what installments are worth at disbursement, one after each period."""
    return sum((installment / growth for growth in accumulate((1 + factor for factor in factors), mul)), Fraction(0))


@given(PRINCIPALS, RUNS, DENOMINATORS)
def test_the_installments_are_worth_the_principal(principal: int, runs: list[Run[int]], denominator: int) -> None:
    factors = [Fraction(numerator, denominator) for numerator in each_period(runs)]
    level = Fraction(*exact_level(principal, runs, denominator))
    # A row whose interest alone exceeds the installment pays that, and the rest repay the loan.
    repaying = list(dropwhile(lambda factor: principal * factor > level, factors))
    assert present_value(level, repaying) == principal


@given(PRINCIPALS, st.integers(1, 10**4), DENOMINATORS, st.integers(1, 120))
def test_equal_periods_give_the_formula_of_the_textbook(
    principal: int, numerator: int, denominator: int, periods: int
) -> None:
    factor = Fraction(numerator, denominator)
    expected = principal * factor / (1 - (1 + factor) ** -periods)
    assert Fraction(*exact_level(principal, [Run(numerator, periods)], denominator)) == expected


@given(PRINCIPALS, st.integers(0, 10**4), st.integers(0, 10**4), DENOMINATORS, st.integers(1, 60))
def test_an_odd_first_period_scales_the_installment(
    principal: int, first: int, numerator: int, denominator: int, periods: int
) -> None:
    regular = Fraction(*exact_level(principal, [Run(numerator, periods)], denominator))
    odd = Fraction(*exact_level(principal, [Run(first, 1), Run(numerator, periods - 1)], denominator))
    assume(odd * denominator >= principal * first)
    assert odd == regular * (denominator + first) / (denominator + numerator)


@given(PRINCIPALS, st.integers(0, 10**4), DENOMINATORS, st.integers(1, 60))
def test_no_interest_and_a_single_period(principal: int, numerator: int, denominator: int, periods: int) -> None:
    assert Fraction(*exact_level(principal, [Run(0, periods)], denominator)) == Fraction(principal, periods)
    single = Fraction(*exact_level(principal, [Run(numerator, 1)], denominator))
    assert single == principal + Fraction(principal * numerator, denominator)


@given(PRINCIPALS, RUNS, DENOMINATORS)
def test_how_periods_are_gathered_into_runs_does_not_matter(
    principal: int, runs: list[Run[int]], denominator: int
) -> None:
    alone = [Run(numerator, 1) for numerator in each_period(runs)]
    assert Fraction(*exact_level(principal, alone, denominator)) == Fraction(*exact_level(principal, runs, denominator))


@given(PRINCIPALS, RUNS, DENOMINATORS, st.integers(0, 4))
def test_more_interest_or_fewer_periods_raise_it(
    principal: int, runs: list[Run[int]], denominator: int, which: int
) -> None:
    level = Fraction(*exact_level(principal, runs, denominator))
    assume(level * denominator >= principal * (runs[0].numerator + 1))
    dearer = [Run(run.numerator + (number == which % len(runs)), run.periods) for number, run in enumerate(runs)]
    assert Fraction(*exact_level(principal, dearer, denominator)) > level
    longer = [*runs, Run(0, 1)]
    assert Fraction(*exact_level(principal, longer, denominator)) < level


@pytest.mark.parametrize(
    ("principal", "rate_per_period", "periods", "printed"),
    [
        (20_000, Fraction(15, 1_200), 24, "969.732961"),
        (30_000, Fraction(24, 1_200), 12, "2836.787899"),
        (50_000, Fraction(265, 26_000), 52, "1243.529001"),
        (1_000, Fraction(24, 4_500), 45, "25.0544"),
        (1_000, Fraction(24, 5_200), 46, "24.1784"),
    ],
)
def test_levels_as_printed(principal: int, rate_per_period: Fraction, periods: int, printed: str) -> None:
    runs = [Run(rate_per_period.numerator, periods)]
    over, under = exact_level(principal, runs, rate_per_period.denominator)
    digits = 10 ** len(printed.partition(".")[2])
    assert rounding.HALF_UP.divide(over * digits, under) == int(printed.replace(".", ""))


# ---------------------------------------------------------------- columns


@dataclass(frozen=True)
class Loans:
    """A block: principals and counts, numerators for each run and loan, and one or many denominators."""

    principals: list[int]
    counts: list[int]
    numerators: list[list[int]]
    periods: list[int]
    denominators: list[int]

    def exact(self, position: int) -> tuple[int, int]:
        """Return the exact level of one loan, whose count decides how many periods it uses."""
        numerators = [run[position] for run in self.numerators]
        every = each_period([Run(*run) for run in zip(numerators, self.periods, strict=True)])
        alone = [Run(numerator, 1) for numerator in every][: self.counts[position]]
        return exact_level(self.principals[position], alone, self.denominators[position])

    def levels(self, rule: RoundingRule) -> list[int]:
        """Return the levels of all loans as one column computes them."""
        count = column_or_one(self.counts)
        term = Term(count, min(self.counts), max(self.counts), Fraction(12), None)
        plan = example_plan()._replace(principal=np.array(self.principals), term=term)  # type: ignore[arg-type]
        runs = [Run(column_or_one(run), periods) for run, periods in zip(self.numerators, self.periods, strict=True)]
        factors = Factors(runs, column_or_one(self.denominators))
        exact_rules = AmountRounding(plan.rounding.interest, rule)
        rounded = plan._replace(rounding=exact_rules)
        ((levels, _rows),) = installments(rounded, factors, EQUAL_INSTALLMENTS)  # type: ignore[arg-type]
        assert levels.dtype == np.int64
        return [int(level) for level in levels]


def column_or_one(values: list[int]) -> Column | int:
    """Return a number that all loans share as itself, as the methods do."""
    return values[0] if len(set(values)) == 1 else np.array(values, dtype=np.int64)


@st.composite
def blocks(draw: st.DrawFn) -> Loans:
    """Draw loans that differ in principal and count and, perhaps, in their factors."""
    size = draw(st.integers(1, 8))

    def drawn(numbers: st.SearchStrategy[int]) -> list[int]:
        alike = draw(st.booleans())
        return [draw(numbers)] * size if alike else [draw(numbers) for _ in range(size)]

    periods = draw(st.lists(st.integers(1, 15), min_size=1, max_size=4))
    rows = sum(periods)
    counts = drawn(st.integers(1, rows))
    counts[-1] = rows
    numerators = [drawn(st.integers(0, 10**4)) for _ in periods]
    principals = [draw(st.integers(1, 10**13)) for _ in range(size)]
    return Loans(principals, counts, numerators, periods, drawn(st.integers(1, 10**6)))


@given(blocks(), RULES)
def test_a_column_is_the_exact_level_of_every_loan(loans: Loans, rule: RoundingRule) -> None:
    expected = [rule.apply(*loans.exact(position)) for position in range(len(loans.principals))]
    assert loans.levels(rule) == expected


@dataclass(frozen=True)
class NearTies:
    """Loans whose exact level lies within `hair` half multiples of a half multiple."""

    loans: Loans
    multiple: int
    hair: Fraction


@st.composite
def near_ties(draw: st.DrawFn) -> NearTies:
    """Draw loans whose exact level is half a multiple, or as near to one as whole numbers can be.

    With the level P × over / under and a multiple m, the principal P that solves
    2 P over = under m (2k + 1) + hair is found by a modular inverse.
    """
    periods = draw(st.integers(1, 4))
    denominator = draw(st.integers(2, 10 ** (12 // periods)))
    numerator = draw(st.integers(0, denominator))
    multiple = draw(st.sampled_from((1, 2, 5, 100)))
    level = Fraction(*exact_level(1, [Run(numerator, periods)], denominator))
    over, modulus = level.numerator, level.denominator * multiple
    assume(modulus > 4 and gcd(over, modulus) == 1)
    hairs = (0, -2, 2) if modulus % 2 == 0 else (-1, 1)
    principals = [(modulus + hair) // 2 * pow(over, -1, modulus) % modulus for hair in hairs]
    size = len(principals)
    loans = Loans(principals, [periods] * size, [[numerator] * size], [periods], [denominator] * size)
    return NearTies(loans, multiple, Fraction(2, modulus))


@given(near_ties(), st.sampled_from(rounding.ALL))
def test_a_column_decides_ties_and_what_floats_take_for_ties(drawn: NearTies, mode: Rounding) -> None:
    rule = RoundingRule(drawn.multiple, mode)
    exact = [drawn.loans.exact(position) for position in range(len(drawn.loans.principals))]
    for quotient in exact:
        half_multiples = Fraction(*quotient) * 2 / drawn.multiple
        assert round(half_multiples) % 2 == 1
        assert abs(half_multiples - round(half_multiples)) <= drawn.hair
    assert drawn.loans.levels(rule) == [rule.apply(*quotient) for quotient in exact]


def test_a_tie_that_every_mode_decides_otherwise() -> None:
    loans = Loans([3, 5, 7], [2, 2, 2], [[0, 0, 0]], [2], [1, 1, 1])
    levels = {mode.name: loans.levels(RoundingRule(1, mode)) for mode in rounding.ALL}
    assert levels == {
        "half_up": [2, 3, 4],
        "half_even": [2, 2, 4],
        "half_down": [1, 2, 3],
        "up": [2, 3, 4],
        "down": [1, 2, 3],
    }
