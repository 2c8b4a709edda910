"""How much of a year each period counts for: by its rule, exactly, over the whole term."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import DAY, FORTNIGHT, MONTH, QUARTER, WEEK, DayCount, Frequency, day_count, month_end
from microloan.calendars.days import day_number, to_date
from microloan.calendars.recurrence import occurrences
from microloan.interest import PER_INSTALLMENT, PER_PERIOD, Accrual, accrual
from microloan.interest.accrual import Run, by_days, each_period
from microloan.interest.plan import Plan, Term, between, example_plan

COUNTS = st.integers(1, 60)
DISBURSED = 739_620
EVERY = st.sampled_from((DAY, WEEK, FORTNIGHT, MONTH, QUARTER))
YEARS = st.none() | st.fractions(Fraction(1, 366), 5, max_denominator=366)


def plan_of(count: int, every: Frequency, years: Fraction | None = None, gap_days: int = 7) -> Plan[int]:
    """Return a loan of 4 January 2026 whose first installment falls due after some days."""
    plan = example_plan()
    term: Term[int] = Term(count, count, count, every.periods_per_year, years)
    day = occurrences(DISBURSED + gap_days, every, month_end.SAME_DAY, first=1)
    return plan._replace(term=term, day=day, timing=between(DISBURSED, day))


def periods(rule: Accrual, plan: Plan[int]) -> list[Fraction]:
    runs, basis = rule.fractions(plan)
    return [Fraction(numerator, basis) for numerator in each_period(runs)]


@given(COUNTS, EVERY, YEARS)
def test_a_period_is_one_of_the_year(count: int, every: Frequency, years: Fraction | None) -> None:
    assert periods(PER_PERIOD, plan_of(count, every, years)) == [1 / every.periods_per_year] * count


@given(COUNTS, EVERY, YEARS)
def test_the_installments_share_the_term(count: int, every: Frequency, years: Fraction | None) -> None:
    parts = periods(PER_INSTALLMENT, plan_of(count, every, years))
    assert len(parts) == count
    assert len(set(parts)) == 1
    assert sum(parts) == (1 if years is None else years)


@given(COUNTS, EVERY, st.integers(1, 60), st.sampled_from(day_count.ALL))
def test_days_are_those_between_due_dates(count: int, every: Frequency, gap_days: int, counted: DayCount) -> None:
    plan = plan_of(count, every, gap_days=gap_days)
    dates = [to_date(day) for day in (DISBURSED, *map(plan.day, range(1, count + 1)))]
    expected = [counted.year_fraction(start, end, dates[-1]) for start, end in pairwise(dates)]
    assert periods(by_days(counted), plan) == expected


@given(COUNTS, EVERY, st.integers(1, 60))
def test_actual_days_add_up_to_those_of_the_term(count: int, every: Frequency, gap_days: int) -> None:
    plan = plan_of(count, every, gap_days=gap_days)
    assert sum(periods(by_days(day_count.ACTUAL_365), plan)) == Fraction(plan.day(count) - DISBURSED, 365)


@given(COUNTS, EVERY, st.integers(1, 60), st.sampled_from(day_count.ALL))
def test_equal_neighbours_are_one_run(count: int, every: Frequency, gap_days: int, counted: DayCount) -> None:
    runs, _ = by_days(counted).fractions(plan_of(count, every, gap_days=gap_days))
    assert all(one.numerator != other.numerator for one, other in pairwise(runs))
    assert all(run.periods > 0 for run in runs)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=6), st.sampled_from((None, Fraction(3, 2))))
def test_installments_of_many_counts_each_share_their_own_term(counts: list[int], years: Fraction | None) -> None:
    block: Any = example_plan()
    block = block._replace(term=Term(np.array(counts), min(counts), max(counts), Fraction(52), years))
    (run,), basis = PER_INSTALLMENT.fractions(block)
    parts, bases = (np.broadcast_to(part, len(counts)).tolist() for part in (run.numerator, basis))
    assert run.periods == max(counts)
    expected = [(years or 1) / Fraction(count) for count in counts]
    assert [Fraction(*pair) for pair in zip(parts, bases, strict=True)] == expected


def test_the_interest_the_regulator_prints_on_a_taka_installment() -> None:
    (part, *_) = periods(PER_INSTALLMENT, plan_of(50, WEEK))
    assert 20 * percent(27).as_fraction() * part == Fraction("0.108")


def test_weeks_of_364_days_are_those_of_52_weeks() -> None:
    plan = plan_of(46, WEEK)
    assert periods(by_days(day_count.ACTUAL_364), plan) == periods(PER_PERIOD, plan)


def test_months_that_count_alike_for_some_loans_only() -> None:
    disbursed = np.array([day_number(date(2026, 1, day)) for day in (4, 9, 30)])
    due = occurrences(disbursed + 30, MONTH, month_end.SAME_DAY, first=1)
    block: Any = example_plan()._replace(term=Term(3, 3, 3, Fraction(12), None))
    runs, basis = by_days(day_count.THIRTY_E_360).fractions(block._replace(day=due, timing=between(disbursed, due)))
    first, later = runs
    assert np.asarray(first.numerator).tolist() == [29, 29, 31]
    assert (first.periods, later, basis) == (1, Run(30, 2), 360)


@pytest.mark.parametrize("rule", accrual.ALL)
def test_a_rule_says_what_it_is(rule: Accrual) -> None:
    assert repr(rule) == rule.name.upper()
    assert getattr(accrual, repr(rule)) is rule
    assert rule.definition
    assert rule.source


def test_runs_unfold_into_periods() -> None:
    assert list(each_period([Run(17, 1), Run(7, 2), Run(0, 1)])) == [17, 7, 7, 0]
