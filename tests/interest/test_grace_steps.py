"""The arithmetic of rows with grace and residuals, written down: every step says what its row is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.kinds import N
from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import RoundingRule
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.explanation import Step
from microloan.interest import PER_LOAN, PER_PERIOD, DecliningBalance, Flat, residual, shapes
from microloan.interest.fits import check_fits
from microloan.interest.grace import FIRST_PAYING, NO_GRACE, SPREAD, Grace, moratorium
from microloan.interest.method import Amortization
from microloan.interest.plan import AmountRounding, Plan, Term, example_plan
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.interest.working import Pen, Row

FLAT, DECLINING = Flat("24%", PER_LOAN), DecliningBalance("24%", PER_PERIOD)
SHAPES: tuple[InstallmentShape | PrincipalShape, ...] = (
    *shapes.ALL[:3],
    shapes.balloon("30%"),
    shapes.step_up("10%", 3),
    shapes.principal_share("12%"),
)
METHODS: st.SearchStrategy[Flat | DecliningBalance] = st.sampled_from((FLAT, DECLINING))
RULES = st.builds(RoundingRule, st.sampled_from((1, 100, 500)), st.sampled_from(rounding.ALL))


def fits(method: Flat | DecliningBalance, plan: Plan[int]) -> bool:
    """Return whether terms of such a loan could be built."""
    try:
        check_fits(method, plan.shape, plan.grace, plan.rounding.residual)
    except MicroloanError:
        return False
    return True


@st.composite
def loans(draw: st.DrawFn) -> tuple[Flat | DecliningBalance, Plan[int]]:
    """Draw a loan with any grace and residual that its shape has room for; tiny ones are common."""
    count = draw(st.integers(1, 16))
    first = draw(st.integers(0, count - 1))
    every = draw(st.sampled_from([one for one in range(1, count - first + 1) if (count - first) % one == 0]))
    grace = Grace(
        principal_periods=first,
        deferred_periods=draw(st.integers(0, count - 1)),
        interest_free_periods=draw(st.integers(0, count - 1)),
        collected=draw(st.sampled_from((FIRST_PAYING, SPREAD))),
        principal_every=every,
    )
    method = draw(METHODS)
    plan = example_plan()._replace(
        principal=draw(st.integers(1, 500) | st.integers(1, 10**7)),
        term=Term(count, count, count, Fraction(52), None),
        grace=draw(st.just(NO_GRACE) | st.just(grace)),
        shape=draw(st.sampled_from(SHAPES)),
        rounding=AmountRounding(draw(RULES), draw(RULES), draw(st.sampled_from(residual.ALL))),
    )
    if not fits(method, plan):
        plan = plan._replace(grace=NO_GRACE, rounding=plan.rounding._replace(residual=LAST))
    return method, plan


def steps_of(method: Flat | DecliningBalance, plan: Plan[int], number: int) -> dict[str, tuple[str, str]]:
    """Return the working and the result of each step of a row, by its label."""
    rows = list(method.amortization(plan))
    principal, interest, left = rows[number - 1]
    steps = method.steps(plan, Row(number, left + principal, principal, interest), Pen(BDT))
    return {step.label: (step.working, step.result) for step in steps}


@given(loans(), st.data())
def test_what_the_steps_come_to_is_the_row(
    loan: tuple[Flat | DecliningBalance, Plan[int]], data: st.DataObject
) -> None:
    method, plan = loan
    number = data.draw(st.integers(1, plan.term.rows))
    principal, interest, left = list(method.amortization(plan))[number - 1]
    steps, amount = steps_of(method, plan, number), Pen(BDT).amount
    assert steps["principal"][1] == amount(principal)
    assert steps.get("interest collected", steps["interest"])[1] == amount(interest)
    assert steps["due"][1] == amount(principal + interest)
    assert steps["outstanding after"][1] == amount(left)


def in_months(count: int, grace: Grace, goes: residual.Residual = LAST, multiple: int = 1) -> Plan[int]:
    """Return Tk 12,000 lent at 24% for months, with a grace."""
    rule = RoundingRule(multiple, rounding.UP)
    return example_plan()._replace(
        principal=1_200_000,
        term=Term(count, count, count, Fraction(12), None),
        grace=grace,
        rounding=AmountRounding(RoundingRule(1, rounding.HALF_UP), rule, goes),
    )


def test_the_words_of_a_moratorium() -> None:
    plan = in_months(12, moratorium(3))
    second, fourth = (steps_of(DECLINING, plan, number) for number in (2, 4))
    assert second["principal"] == ("none is due: grace of 3 installments", "0.00")
    assert second["interest collected"] == ("240.00 is deferred and collected with installment 4", "0.00")
    assert fourth["interest collected"] == ("240.00 + 720.00 deferred from installments 1 to 3", "960.00")


def test_the_words_of_principal_due_now_and_then() -> None:
    steps = steps_of(DECLINING, in_months(12, Grace(principal_every=3, interest_free_periods=1)), 1)
    assert steps["principal"] == ("none is due: principal falls due with every 3 installments", "0.00")
    assert steps["interest"] == ("none: installment 1 is free of interest", "0.00")


def test_the_words_of_a_residual_that_goes_first() -> None:
    steps = steps_of(DECLINING, in_months(12, NO_GRACE, residual.FIRST, 100_000), 1)
    # 12,000 − 2,000 × (1 − 1.02⁻⁶) / 0.02 = 797.14 of principal, and 240 of interest.
    assert steps["installment"] == (
        "takes the residual, and leaves 11,202.86: 6 installments of 2,000.00",
        "1,037.14",
    )


def test_the_words_of_a_part_of_the_charge_that_rounding_would_exceed() -> None:
    """A charge of Tk 5 rounded up to it in each of three rows: there is no more than the charge."""
    plan = in_months(12, Grace(principal_periods=3))._replace(principal=300)
    plan = plan._replace(rounding=plan.rounding._replace(interest=RoundingRule(500, rounding.UP)))
    assert steps_of(FLAT, plan, 2)["interest"] == (
        "5.00 ÷ 3, rounded down, since 5.00 ÷ 12 rounded is more than there is",
        "1.66",
    )


# ---------------------------------------------------------------- a method of one's own


@dataclass(frozen=True)
class Deaf:
    """A method that listens to no grace; or to one on principal alone."""

    inner: DecliningBalance
    kept: bool = False

    @property
    def rate(self) -> Rate:
        return self.inner.rate

    def amortization(self, plan: Plan[N]) -> Amortization[N]:
        grace = Grace(principal_periods=plan.grace.principal_periods) if self.kept else NO_GRACE
        return self.inner.amortization(plan._replace(grace=grace))

    def steps(self, plan: Plan[int], row: Row, pen: Pen) -> tuple[Step, ...]:
        return self.inner.steps(plan, row, pen)


@pytest.mark.parametrize(
    ("method", "shape", "grace", "what"),
    [
        (Deaf(DECLINING), shapes.EQUAL_PRINCIPAL, Grace(principal_periods=3), "principal with installment 1"),
        (Deaf(DECLINING), shapes.EQUAL_PRINCIPAL, Grace(principal_every=2), "principal with installment 1"),
        (Deaf(DECLINING), shapes.EQUAL_INSTALLMENTS, Grace(deferred_periods=2), "interest with installment 1"),
        (Deaf(DECLINING, kept=True), shapes.EQUAL_INSTALLMENTS, moratorium(2), "interest with installment 1"),
        (
            Deaf(DECLINING),
            shapes.principal_weights(1, 2),
            Grace(interest_free_periods=1),
            "interest with installment 1",
        ),
        (Deaf(DECLINING, kept=True), shapes.EQUAL_PRINCIPAL, Grace(principal_periods=3), None),
    ],
)
def test_a_method_that_does_not_keep_a_grace_is_refused(
    method: Deaf, shape: InstallmentShape | PrincipalShape, grace: Grace, what: str | None
) -> None:
    check_fits(method, shape, NO_GRACE, LAST)
    if what is None:
        check_fits(method, shape, grace, LAST)
        return
    with pytest.raises(MicroloanError, match=rf"is not kept by interest=.*, which asks for {what}$") as caught:
        check_fits(method, shape, grace, LAST)
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("repayment.grace", grace, "contradiction")
