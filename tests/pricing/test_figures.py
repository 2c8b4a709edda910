"""Figures of a loan, and the targets they make."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import microloan as ml
from microloan import BDT, figure
from microloan.errors import MicroloanError
from microloan.interest.yields.equation import equation_of
from microloan.interest.yields.roots import roots_of
from microloan.pricing.targets import AT_LEAST, AT_MOST, NEAR, number_of
from microloan.products.examples import example_terms
from microloan.testing import plain_terms

LOAN = example_terms()


def regular(**changed: object) -> ml.Money:
    found = figure.INSTALLMENT.of(ml.amortize(replace(LOAN, **changed)))  # type: ignore[arg-type]
    assert isinstance(found, ml.Money)
    return found


def rounded(mode: ml.rounding.Rounding, goes: ml.residual.Residual = ml.residual.LAST) -> ml.InstallmentRounding:
    return ml.InstallmentRounding(multiple=BDT(10), mode=mode, residual=goes)


@pytest.mark.parametrize("mode", [ml.rounding.UP, ml.rounding.DOWN, ml.rounding.HALF_UP])
@pytest.mark.parametrize("goes", [ml.residual.LAST, ml.residual.FIRST])
def test_the_installment_is_the_regular_one_wherever_the_residual_goes(
    mode: ml.rounding.Rounding, goes: ml.residual.Residual
) -> None:
    """Of Tk 20,000 with 150 per thousand in 45: 511.11 exactly, and a rest that may be more or less."""
    flat = ml.Flat("150 per thousand", charged=ml.PER_LOAN)
    repayment = replace(LOAN.repayment, installments=45)
    found = regular(interest=flat, repayment=repayment, rounding=rounded(mode, goes))
    assert found == BDT(520 if mode == ml.rounding.UP else 510)


def test_what_is_left_for_the_last_installment_is_no_part_of_the_regular_one() -> None:
    balloon = replace(LOAN.repayment, shape=ml.shape.balloon("30%"))
    schedule = ml.amortize(replace(LOAN, repayment=balloon))
    assert figure.INSTALLMENT.of(schedule) == schedule.installment(1).total
    assert figure.LARGEST_INSTALLMENT.of(schedule) == schedule.installment(46).total
    single = ml.Repayment(installments=1, every=ml.months(6), shape=ml.shape.SINGLE_PAYMENT)
    once = ml.amortize(replace(LOAN, repayment=single))
    assert figure.INSTALLMENT.of(once) == once.installment(1).total


@given(plain_terms())
def test_figures_are_those_of_the_schedule(loan: ml.LoanTerms) -> None:
    schedule = ml.amortize(loan)
    rows = schedule.installments
    assert figure.LARGEST_INSTALLMENT.of(schedule) == max(row.total for row in rows)
    assert figure.LARGEST_COLLECTION.of(schedule) == max(row.to_collect for row in rows)
    assert number_of(figure.INSTALLMENT.of(schedule)) <= max((row.principal + row.interest).minor for row in rows)
    assert figure.TOTAL_COST.of(schedule) == schedule.total_cost
    assert figure.TOTAL_DUE.of(schedule) == schedule.total_due
    assert figure.TOTAL_FEES.of(schedule) == schedule.total_fees
    assert figure.NET_DISBURSED.of(schedule) == schedule.net_disbursed
    assert number_of(figure.CHARGE_PER_THOUSAND.of(schedule)) == schedule.total_interest / loan.lent
    assert number_of(figure.COST_PER_THOUSAND.of(schedule)) == schedule.total_cost / loan.lent


def test_a_rate_may_leave_costs_out() -> None:
    fee = ml.Fee("form", BDT(200), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    schedule = ml.amortize(replace(LOAN, charges=(fee,)))
    bare = figure.rate(ml.XIRR, counted=ml.counted.INTEREST_ALONE)
    assert number_of(bare.of(schedule)) < number_of(figure.rate(ml.XIRR).of(schedule))
    assert bare.name == "XIRR of interest"
    assert figure.rate(ml.XIRR) == figure.rate(ml.XIRR) != bare


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 400))
def test_a_root_lies_on_the_side_that_is_said(lent: int, paid: int, percent: int) -> None:
    """Of one payment a period later the rate is known exactly."""
    (root,) = roots_of(equation_of((-lent, paid), (0, 1)))
    exact, bound = Fraction(paid, lent) - 1, Fraction(percent, 100)
    assert root.compare(bound) == (exact > bound) - (exact < bound)
    assert root.compare(exact) == 0


def test_two_rates_that_meet_are_compared_at_the_rate_where_they_do() -> None:
    """-100, 220, -121 is zero at 10% and positive nowhere."""
    (root,) = roots_of(equation_of((-100, 220, -121), (0, 1, 2)))
    assert root.touches
    assert [root.compare(Fraction(one, 100)) for one in (9, 11)] == [1, -1]


@pytest.mark.parametrize(
    ("target", "said", "met"),
    [
        (figure.INSTALLMENT.near(BDT(485)), "installment near Tk. 485", True),
        (figure.INSTALLMENT.at_most(BDT(484)), "installment at most Tk. 484", False),
        (figure.INSTALLMENT.at_least(BDT(484)), "installment at least Tk. 484", True),
        (figure.rate(ml.NOMINAL_APR).at_most("24%"), "nominal APR at most 24%", True),
        (figure.rate(ml.NOMINAL_APR).at_most("23.9997%"), "nominal APR at most 23.9997%", False),
        (figure.COST_PER_THOUSAND.at_most("111.837‰"), "cost per thousand at most 111.837 per thousand", True),
        (figure.COST_PER_THOUSAND.at_least("11.1838%"), "cost per thousand at least 111.838 per thousand", False),
    ],
)
def test_a_target_reads_and_judges(target: ml.Target, said: str, *, met: bool) -> None:
    assert str(target) == said
    assert target.is_met(target.figure.of(ml.amortize(LOAN))) is met
    assert pickle.loads(pickle.dumps(target)) == target  # noqa: S301


def test_how_far_a_figure_is() -> None:
    schedule = ml.amortize(LOAN)
    target = figure.TOTAL_COST.near(BDT(2_000))
    assert target.distance(figure.TOTAL_COST.of(schedule)) == BDT("236.74")
    rate = figure.rate(ml.NOMINAL_APR)
    assert rate.near("24%").distance(rate.of(schedule)) == Fraction(schedule.rate(ml.NOMINAL_APR).percent(6)) / 100 - (
        Fraction(24, 100)
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: figure.TOTAL_COST.near("24%"), "value='24%' must be Money, such as BDT(500): total cost is an amount"),
        (lambda: figure.rate(ml.XIRR).near(BDT(1)), 'value=Tk. 1 must be a rate such as "30%": XIRR is one'),
        (lambda: figure.COST_PER_THOUSAND.near(BDT(1)), 'value=Tk. 1 must be a rate such as "143.75 per thousand"'),
        (lambda: figure.rate(ml.XIRR).near("24"), "value='24' is not a rate; write \"24%\""),
        (lambda: figure.rate("xirr"), "convention='xirr' must be a rate convention"),  # type: ignore[arg-type]
        (lambda: ml.Target("cost", NEAR, BDT(1)), "figure='cost' must be a value of figure"),  # type: ignore[arg-type]
        (lambda: ml.Target(figure.TOTAL_DUE, "most", BDT(1)), "aim='most' must be NEAR, AT_MOST or AT_LEAST"),  # type: ignore[arg-type]
    ],
)
def test_a_target_that_is_none(make: object, message: str) -> None:
    assert callable(make)
    with pytest.raises(MicroloanError) as error:
        make()
    assert str(error.value).startswith(message)


def test_aims_print_as_their_names() -> None:
    assert [repr(aim) for aim in (NEAR, AT_MOST, AT_LEAST)] == ["NEAR", "AT_MOST", "AT_LEAST"]
