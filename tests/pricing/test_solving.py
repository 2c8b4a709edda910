"""Solving: what is answered is true, exactly on the grid, and no neighbour is better."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import microloan as ml
from microloan import BDT
from microloan.errors import MicroloanError
from microloan.pricing.solved import Solved
from microloan.pricing.targets import number_of
from microloan.pricing.unknowns import RATE
from microloan.products.examples import example_terms
from microloan.schedules.schedule import Schedule
from microloan.testing import plain_terms

LOAN = example_terms()
AMOUNTS = st.sampled_from((ml.figure.INSTALLMENT, ml.figure.TOTAL_INTEREST, ml.figure.TOTAL_COST, ml.figure.TOTAL_DUE))


def in_form(solved: Solved[ml.Rate] | Solved[ml.Money] | Solved[int]) -> None:
    """What an answer says of itself is true."""
    target, schedule = solved.target, solved.schedule
    assert schedule == ml.amortize(solved.unknown.put(solved.terms, solved.answer))  # type: ignore[arg-type]
    assert solved.reached == target.figure.of(schedule)
    assert solved.distance == target.distance(solved.reached)
    first, last = solved.alike
    assert first <= solved.place <= last
    if target.aim.name != "near":
        assert target.is_met(solved.reached)
    assert str(solved.explain())


def coarsely(loan: ml.LoanTerms, target: ml.Target) -> Solved[ml.Rate]:
    """Solve on 181 rates, few enough to be computed whole."""
    return ml.solve_rate(loan, target, step="0.5%", most="90%")


def figures_at(loan: ml.LoanTerms, figure: ml.Figure, rates: list[ml.Rate]) -> list[Fraction]:
    return [number_of(figure.of(ml.amortize(RATE.put(loan, rate)))) for rate in rates]


@given(plain_terms(), st.integers(0, 9_000))
def test_solving_for_the_installment_of_a_rate_gives_that_installment(loan: ml.LoanTerms, units: int) -> None:
    """From a rate to its installment and back: a rate with the same installment."""
    schedule = ml.amortize(RATE.put(loan, ml.Rate(units, 10_000)))
    installment = ml.figure.INSTALLMENT.of(schedule)
    assert isinstance(installment, ml.Money)
    solved = ml.solve_rate(loan, installment=installment)
    assert solved.reached == installment
    assert solved.distance == installment - installment
    in_form(solved)


@given(plain_terms(), AMOUNTS, st.integers(0, 180), st.integers(-100, 100))
def test_on_a_small_grid_no_rate_is_nearer(loan: ml.LoanTerms, figure: ml.Figure, place: int, off: int) -> None:
    rates = [ml.Rate(units, 200) for units in range(181)]
    found = figures_at(loan, figure, rates)
    value = max(int(found[place]) + off, 0)
    target = figure.near(ml.Money.from_minor(value, loan.currency))
    if not min(found) <= value <= max(found):
        with pytest.raises(MicroloanError, match="is out of reach") as error:
            coarsely(loan, target)
        assert error.value.code == "unreachable"
        return
    solved = coarsely(loan, target)
    in_form(solved)
    assert solved.is_whole
    nearest = min(abs(one - value) for one in found)
    assert target.gap(solved.reached) == nearest
    assert solved.place == min(index for index, one in enumerate(found) if abs(one - value) == nearest)


@given(plain_terms(), AMOUNTS, st.integers(0, 180), st.sampled_from(("at most", "at least")))
def test_on_a_small_grid_a_cap_gives_the_farthest_rate(
    loan: ml.LoanTerms, figure: ml.Figure, place: int, aim: str
) -> None:
    rates = [ml.Rate(units, 200) for units in range(181)]
    found = figures_at(loan, figure, rates)
    value = ml.Money.from_minor(int(found[place]), loan.currency)
    most = aim == "at most"
    target = figure.at_most(value) if most else figure.at_least(value)
    solved = coarsely(loan, target)
    in_form(solved)
    kept = [index for index, one in enumerate(found) if (one <= found[place] if most else one >= found[place])]
    rises = found[-1] >= found[0]
    assert solved.place == (max(kept) if most == rises else min(kept))


@given(plain_terms(), AMOUNTS, st.integers(0, 9_000), st.integers(-50, 50))
def test_no_neighbour_on_the_grid_is_nearer(loan: ml.LoanTerms, figure: ml.Figure, units: int, off: int) -> None:
    reached = number_of(figure.of(ml.amortize(RATE.put(loan, ml.Rate(units, 10_000)))))
    value = ml.Money.from_minor(max(int(reached) + off, 0), loan.currency)
    target = figure.near(value)
    try:
        solved = ml.solve_rate(loan, target)
    except MicroloanError as error:
        assert error.code == "unreachable"  # noqa: PT017 - either outcome is checked
        return
    in_form(solved)
    first, last = solved.alike
    about = [*range(max(first - 16, 0), first), *range(last + 1, min(last + 17, len(solved.grid)))]
    for near in figures_at(loan, figure, [solved.grid.value(place) for place in about]):
        assert target.gap(solved.reached) <= abs(near - value.minor)


@given(plain_terms(), st.integers(1, 40), st.sampled_from((ml.NOMINAL_APR, ml.XIRR)))
def test_a_capped_rate_by_name_keeps_its_cap_and_the_next_ones_do_not(
    loan: ml.LoanTerms, percent: int, convention: ml.RateConvention
) -> None:
    target = ml.figure.rate(convention, counted=ml.counted.INTEREST_ALONE).at_most(ml.percent(percent))
    solved = ml.solve_rate(replace(loan, charges=(), savings=None), target)
    in_form(solved)
    if solved.place < len(solved.grid) - 1:
        terms = solved.unknown.put(solved.terms, solved.grid.value(solved.place + 1))
        assert not target.is_met(target.figure.of(ml.amortize(terms)))


@given(plain_terms(), st.integers(1, 10**9))
def test_a_principal_that_is_afforded_is_the_largest(loan: ml.LoanTerms, minor: int) -> None:
    level = replace(loan.repayment, shape=ml.shape.EQUAL_INSTALLMENTS)
    loan = replace(loan, charges=(), savings=None, repayment=level)
    target = ml.figure.INSTALLMENT.at_most(ml.Money.from_minor(minor, loan.currency))
    step = ml.Money.from_minor(100, loan.currency)
    try:
        solved = ml.solve_principal(loan, target, step=step)
    except MicroloanError as error:
        assert error.code in {"unreachable", "out_of_range"}  # noqa: PT017
        return
    in_form(solved)
    for place in (solved.place + 1, solved.place + 2):
        if place < len(solved.grid):
            more = ml.amortize(replace(loan, principal=solved.grid.value(place)))
            assert not target.is_met(target.figure.of(more))


def test_the_north_star() -> None:
    solved = ml.solve_rate(LOAN, installment=BDT(500))
    assert (solved.answer, solved.reached) == (ml.percent("29.41"), BDT(500))
    assert solved.same_figure == (ml.percent("29.41"), ml.percent("31.74"))
    assert solved.terms == replace(LOAN, interest=ml.DecliningBalance("29.41%"))
    assert isinstance(solved.schedule, Schedule)
