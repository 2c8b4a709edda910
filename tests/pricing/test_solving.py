"""Solving: what is answered is true, exactly on the grid, and no neighbour is better."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import microloan as ml
from microloan import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.pricing.solved import Solved
from microloan.pricing.targets import number_of
from microloan.pricing.unknowns import RATE
from microloan.products.examples import example_terms
from microloan.schedules.schedule import Schedule
from microloan.testing import plain_terms

LOAN = example_terms()
AMOUNTS = st.sampled_from((ml.figure.INSTALLMENT, ml.figure.TOTAL_INTEREST, ml.figure.TOTAL_COST, ml.figure.TOTAL_DUE))

FLAT = st.sampled_from((ml.Flat("12%"), ml.Flat("15%", charged=ml.PER_LOAN)))


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


def figures_at(loan: ml.LoanTerms, figure: ml.LoanFigure, rates: list[ml.Rate]) -> list[Fraction]:
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
def test_on_a_small_grid_no_rate_is_nearer(loan: ml.LoanTerms, figure: ml.LoanFigure, place: int, off: int) -> None:
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
    loan: ml.LoanTerms, figure: ml.LoanFigure, place: int, aim: str
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
def test_no_neighbour_on_the_grid_is_nearer(loan: ml.LoanTerms, figure: ml.LoanFigure, units: int, off: int) -> None:
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


@given(plain_terms(), st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_level_installment_only_rises_with_the_rate_so_its_cap_holds_for_every_higher_rate(
    loan: ml.LoanTerms, units: int, higher: int
) -> None:
    loan = replace(loan, repayment=replace(loan.repayment, shape=ml.shape.EQUAL_INSTALLMENTS))
    cap = ml.figure.INSTALLMENT.of(ml.amortize(RATE.put(loan, ml.Rate(units, 10_000))))
    assert isinstance(cap, ml.Money)
    solved = ml.solve_rate(loan, ml.figure.INSTALLMENT.at_most(cap))
    assert solved.place >= units
    place = min(solved.place + 1 + higher, 10_000)
    if place > solved.place and loan.repayment.installments > 1:
        beyond = ml.figure.INSTALLMENT.of(ml.amortize(RATE.put(loan, ml.Rate(place, 10_000))))
        assert isinstance(beyond, ml.Money)
        assert beyond > cap


@given(
    plain_terms(methods=st.sampled_from((ml.Flat("12%"), ml.Flat("15%", charged=ml.PER_LOAN)))), st.integers(0, 9_999)
)
def test_the_charge_of_a_flat_loan_is_solved_to_the_last_step(loan: ml.LoanTerms, units: int) -> None:
    """It rises with the rate whatever is rounded, so the rate that is found is the very one, or charges the same."""
    charge = ml.amortize(RATE.put(loan, ml.Rate(units, 10_000))).total_interest
    solved = ml.solve_rate(loan, total_interest=charge)
    assert solved.reached == charge
    first, last = solved.alike
    assert first <= units <= last


@pytest.mark.parametrize("multiple", [10, 50])
@pytest.mark.parametrize("mode", [ml.rounding.UP, ml.rounding.HALF_UP, ml.rounding.DOWN])
def test_under_coarse_rounding_the_highest_rate_of_all_is_found(multiple: int, mode: ml.rounding.Rounding) -> None:
    """Against every rate of the grid, where total interest falls at each step of the installment."""
    rounding = ml.InstallmentRounding(multiple=BDT(multiple), mode=mode)
    loan = replace(
        LOAN, principal=BDT(5_000), repayment=ml.Repayment(installments=12, every=ml.MONTH), rounding=rounding
    )
    rates = [ml.Rate(units, 2_000) for units in range(1_601)]
    found = figures_at(loan, ml.figure.TOTAL_INTEREST, rates)
    for value in range(0, int(max(found)), 20_011):
        amount = ml.Money.from_minor(value, BDT)
        capped = ml.solve_rate(loan, ml.figure.TOTAL_INTEREST.at_most(amount), step="0.05%", most="80%")
        assert capped.place == max(index for index, one in enumerate(found) if one <= value)
        near = ml.solve_rate(loan, total_interest=amount, step="0.05%", most="80%")
        assert near.target.gap(near.reached) == min(abs(one - value) for one in found)


def test_what_a_member_must_have_in_hand_is_grossed_up() -> None:
    fee = ml.Fee("processing fee", "1.5%", when=ml.fee_when.WITHHELD, tax=ml.FeeTax("GST", "18%"))
    loan = ml.LoanTerms(
        principal=INR(40_000),
        disbursed_on=date(2026, 1, 4),
        interest=ml.DecliningBalance("24%"),
        repayment=ml.Repayment(installments=24, every=ml.MONTH),
        charges=(fee,),
    )
    solved = ml.solve_principal(loan, ml.figure.NET_DISBURSED.at_least(INR(40_000)))
    assert (solved.answer, solved.reached) == (INR("40720.76"), INR(40_000))
    assert ml.amortize(replace(loan, principal=INR("40720.75"))).net_disbursed < INR(40_000)
    # A cost target counts the fee: less rate is left for the same cost.
    cost = ml.amortize(replace(loan, charges=())).total_cost
    dearer = ml.solve_rate(loan, ml.figure.TOTAL_COST.at_most(cost))
    assert dearer.answer < ml.percent(24)
    assert dearer.schedule.total_cost <= cost


def test_a_fee_of_a_rate_or_of_an_amount() -> None:
    form = ml.Fee("form", BDT(15), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    insurance = ml.Fee("insurance", "0.7%", when=ml.fee_when.PAID_AT_DISBURSEMENT)
    loan = replace(LOAN, charges=(form, insurance))
    target = ml.figure.TOTAL_COST.at_most(BDT(2_400))
    assert ml.solve_fee(loan, "form", target).answer == BDT("23.26")
    assert ml.solve_fee(loan, "insurance", target).answer == ml.percent("0.74")
    assert ml.solve_fee(loan, "insurance", target, step="0.1%").answer == ml.percent("0.7")
    with pytest.raises(MicroloanError, match="write 'form' or 'insurance'"):
        ml.solve_fee(loan, "passbook", target)


def test_the_loan_that_is_solved_keeps_its_calendar_and_its_grace() -> None:
    grace = ml.Grace(principal_periods=3)
    loan = replace(
        LOAN,
        repayment=replace(LOAN.repayment, grace=grace),
        calendar=ml.Calendar(weekend=ml.weekend.FRIDAY, on_holiday=ml.holiday_rule.NEXT_WORKING_DAY),
    )
    solved = ml.solve_rate(loan, installment=BDT(520))
    assert solved.reached == BDT(520)
    assert solved.terms.calendar == loan.calendar
    assert solved.terms.repayment == loan.repayment


def test_the_count_that_fits_an_installment_is_the_smallest() -> None:
    solved = ml.solve_count(LOAN, ml.figure.INSTALLMENT.at_most(BDT(400)))
    shorter = ml.amortize(replace(LOAN, repayment=replace(LOAN.repayment, installments=solved.answer - 1)))
    assert ml.figure.INSTALLMENT.at_most(BDT(400)).is_met(ml.figure.INSTALLMENT.of(solved.schedule))
    assert not ml.figure.INSTALLMENT.at_most(BDT(400)).is_met(ml.figure.INSTALLMENT.of(shorter))


def test_the_explanation_stands_between_the_neighbours() -> None:
    explanation = ml.solve_rate(LOAN, total_interest=BDT(2_500)).explain()
    assert [step.label for step in explanation] == [
        "target", "grid", "next lower", "answer", "next higher", "distance",
    ]  # fmt: skip
    assert explanation["answer"].result == "Tk. 2,500.53"
    assert explanation["distance"].result == "Tk. 0.53"
    whole = ml.solve_rate(LOAN, total_interest=BDT(2_500), step="1%").explain()
    assert whole.notes[-1] == "every value of the grid was computed; none is better"


def test_an_answer_at_the_end_of_the_grid() -> None:
    """A cap that no rate breaks leaves the highest that is open."""
    solved = ml.solve_rate(LOAN, ml.figure.TOTAL_COST.at_most(BDT(10**6)), most="36%")
    assert solved.answer == ml.percent(36)
    assert "next higher" not in str(solved.explain())


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: ml.solve_rate(LOAN), "target=None must be one target, or one of installment=, "),
        (
            lambda: ml.solve_rate(LOAN, installment=BDT(500), total_cost=BDT(1)),
            "target='installment and total_cost' must be one target, or one of ",
        ),
        (
            lambda: ml.solve_count(LOAN, ml.figure.INSTALLMENT.near(BDT(500)), installment=BDT(500)),
            "target='target and installment' must be one target, or one of ",
        ),
        (lambda: ml.solve_rate(LOAN, installment=500), "installment=500 must be Money, such as BDT(500)"),  # type: ignore[arg-type]
        (lambda: ml.solve_rate("24%", installment=BDT(500)), "terms='24%' must be LoanTerms"),  # type: ignore[arg-type]
        (lambda: ml.solve_rate(LOAN, BDT(500)), "target=Tk. 500 must be one such as figure."),  # type: ignore[arg-type]
        (
            lambda: ml.solve_rate(LOAN, installment=BDT(400)),
            (
                "target='installment near Tk. 400' is out of reach: with a rate from 0% to 100% it goes from "
                "Tk. 435 (rate 0%) to Tk. 660 (rate 100%); aim between them, or change least and most"
            ),
        ),
        (lambda: ml.solve_rate(LOAN, installment=BDT(500), step="0%"), "step=0% must be above zero"),
        (lambda: ml.solve_rate(LOAN, installment=BDT(500), step=1), "step=1 is a bare number"),  # type: ignore[arg-type]
        (
            lambda: ml.solve_rate(LOAN, installment=BDT(500), least="30.001%", most="30.009%"),
            "most=30.009% leaves no multiple of step=0.01% from least=30.001%",
        ),
        (lambda: ml.solve_principal(LOAN, installment=BDT(500), step=BDT(0)), "step=Tk. 0 must be above zero"),
        (lambda: ml.solve_principal(LOAN, installment=BDT(500), least=-BDT(1)), "least=-Tk. 1 must not be below zero"),
        (lambda: ml.solve_principal(LOAN, installment=BDT(500), most=500), "most=500 must be Money"),  # type: ignore[arg-type]
        (lambda: ml.solve_count(LOAN, installment=BDT(500), most=0), "most=0 must be a whole number from 1 to 10,000"),
    ],
)
def test_what_is_refused(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(MicroloanError) as error:
        ask()
    assert str(error.value).startswith(message)


def test_another_currency_is_refused() -> None:
    for ask in (
        lambda: ml.solve_rate(LOAN, installment=INR(500)),
        lambda: ml.solve_principal(LOAN, installment=BDT(500), step=INR(1)),
    ):
        with pytest.raises(CurrencyMismatch, match="must be in BDT, the currency of the loan"):
            ask()


def test_a_loan_in_parts_has_no_one_principal_to_solve_for() -> None:
    parts = ml.Disbursements(BDT(20_000), tranches=(ml.Tranche("40%", after_days=56),))
    loan = replace(LOAN, principal=parts)
    assert ml.solve_rate(loan, total_cost=BDT(2_000)).terms.principal == parts
    with pytest.raises(MicroloanError, match=r"terms.principal=Tk. 20,000 is paid out in parts"):
        ml.solve_principal(loan, total_cost=BDT(2_000))


def test_an_answer_is_plain_data() -> None:
    solved = ml.solve_rate(LOAN, ml.figure.rate(ml.EFFECTIVE_RATE).at_most("30%"))
    data = solved.to_dict()
    assert data["target"] == {"figure": "effective annual rate", "aim": "at_most", "value": "30%"}
    assert (data["answer"], data["reached"], data["step"]) == ("26.3%", "29.996396%", "0.01%")
    assert Schedule.from_dict(data["schedule"]) == solved.schedule  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(solved)) == solved  # noqa: S301


FIGURES = (*ml.figure.ALL, *(ml.figure.rate(one) for one in (ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.XIRR)))


@given(plain_terms(most_installments=24), st.sampled_from(FIGURES), st.integers(0, 10**7), st.sampled_from(range(4)))
def test_whatever_is_asked_there_is_a_true_answer_or_an_error_of_the_family(
    loan: ml.LoanTerms, figure: ml.LoanFigure, number: int, which: int
) -> None:
    amount = figure.kind is ml.figure.FigureKind.AMOUNT
    value = ml.Money.from_minor(number, loan.currency) if amount else ml.Rate(number, 10**7)
    for target in (figure.near(value), figure.at_most(value), figure.at_least(value)):
        try:
            solved: Solved[Any] = (
                lambda target=target: ml.solve_rate(loan, target, step="1%"),
                lambda target=target: ml.solve_principal(loan, target),
                lambda target=target: ml.solve_count(loan, target, most=40),
                lambda target=target: ml.solve_installment(loan, target),
            )[which]()
        except MicroloanError as error:
            assert error.problem  # noqa: PT017 - either outcome is checked
            continue
        in_form(solved)


def test_a_shape_made_for_one_count_has_no_other() -> None:
    parts = replace(LOAN.repayment, shape=ml.shape.principal_weights(*range(1, 47)))
    with pytest.raises(MicroloanError, match="must be 46, one for each part"):
        ml.solve_count(replace(LOAN, repayment=parts), installment=BDT(500))
    assert ml.solve_rate(replace(LOAN, repayment=parts), total_cost=BDT(3_000)).terms.repayment == parts


def test_a_small_grid_is_computed_whole_whatever_the_aim() -> None:
    """The farthest rate under a cap is met before the others are seen; still they are all computed."""
    figure = ml.figure.INSTALLMENT
    for target in (figure.near(BDT(500)), figure.at_most(BDT(500)), figure.at_least(BDT(470))):
        solved = ml.solve_rate(LOAN, target, step="1%", most="40%")
        assert solved.is_whole
        assert solved.computed == 41
        assert "every value of the grid was computed" in str(solved.explain())
    assert not ml.solve_rate(LOAN, figure.at_most(BDT(500))).is_whole


def test_a_figure_of_ones_own_must_be_of_its_kind() -> None:
    kinds = ml.figure.FigureKind
    count = ml.LoanFigure("count", "Count", kinds.AMOUNT, len)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match=r"the figure 'count'=46 must be Money, since .* FigureKind.AMOUNT"):
        ml.scenarios(LOAN, installments=[46], figures=[count])
    rate = ml.LoanFigure("rate", "Rate", kinds.AMOUNT, lambda loan: loan.rate(ml.NOMINAL_APR))
    with pytest.raises(MicroloanError, match=r"the figure 'rate'=.* must be Money"):
        ml.solve_rate(LOAN, rate.near(BDT(500)))
    with pytest.raises(MicroloanError, match="figures=None must be a list"):
        ml.scenarios(LOAN, installments=[46], figures=None)  # type: ignore[arg-type]
