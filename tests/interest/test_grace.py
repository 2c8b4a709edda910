"""Grace: rows that bear no principal, no interest, or collect it later; by either method."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.arithmetic.rounding import RoundingRule
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, PER_PERIOD, PER_YEAR, DecliningBalance, Flat, residual, shapes
from microloan.interest.fits import check_fits
from microloan.interest.grace import FIRST_PAYING, NO_GRACE, SPREAD, Grace, check_grace, moratorium
from microloan.interest.plan import AmountRounding, Plan, Ratio, Term, example_plan
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.testing import rates

COUNTS = st.integers(1, 40)
RULES = st.builds(RoundingRule, st.sampled_from((1, 5, 100, 500, 10_000)), st.sampled_from(rounding.ALL))
METHODS = st.sampled_from((DecliningBalance("1%", PER_PERIOD), Flat("1%", PER_LOAN), Flat("1%", PER_YEAR)))
TO_THE_PAISA = RoundingRule(1, rounding.HALF_UP)


@st.composite
def graces(draw: st.DrawFn, count: int) -> Grace:
    """Draw a grace that a count of installments has room for."""
    first = draw(st.integers(0, count - 1))
    rest = count - first
    return Grace(
        principal_periods=first,
        deferred_periods=draw(st.integers(0, count - 1)),
        interest_free_periods=draw(st.integers(0, count - 1)),
        collected=draw(st.sampled_from((FIRST_PAYING, SPREAD))),
        principal_every=draw(st.sampled_from([every for every in range(1, rest + 1) if rest % every == 0])),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan[int]:
    """Draw a loan with a grace, a residual and any rounding; the smallest are a few minor units."""
    count, rate = draw(COUNTS), draw(rates())
    drawn: st.SearchStrategy[InstallmentShape | PrincipalShape] = st.sampled_from(
        (shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL, shapes.INTEREST_ONLY)
    )
    shape = draw(drawn)
    goes = residual.ALL if shape != shapes.INTEREST_ONLY else (residual.LAST,)
    return example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=draw(st.integers(1, 10**9)),
        term=Term(count, count, count, Fraction(52), None),
        shape=shape,
        grace=draw(graces(count)),
        rounding=AmountRounding(draw(RULES), draw(RULES), draw(st.sampled_from(goes))),
    )


@given(plans(), METHODS)
def test_the_principal_is_repaid_and_nothing_is_negative(plan: Plan[int], method: DecliningBalance | Flat) -> None:
    rows = list(method.amortization(plan))
    assert len(rows) == plan.term.rows
    assert sum(principal for principal, _, _ in rows) == plan.principal
    assert min(part for row in rows for part in row) >= 0
    left = [plan.principal, *(balance for _, _, balance in rows)]
    assert [before - after for before, after in pairwise(left)] == [principal for principal, _, _ in rows]


@given(plans(), METHODS)
def test_rows_of_the_grace_ask_for_what_it_leaves(plan: Plan[int], method: DecliningBalance | Flat) -> None:
    grace, rows = plan.grace, list(method.amortization(plan))
    for number, (principal, interest, _) in enumerate(rows, start=1):
        if not grace.pays_principal(number):
            assert principal == 0
        if number <= grace.deferred_periods or (number <= grace.interest_free_periods and not grace.deferred_periods):
            assert interest == 0


@given(plans())
def test_deferring_moves_interest_and_loses_none(plan: Plan[int]) -> None:
    method = DecliningBalance("1%", PER_PERIOD)
    at_once = plan._replace(grace=replaced(plan.grace, deferred_periods=0))
    deferred, plain = list(method.amortization(plan)), list(method.amortization(at_once))
    assert [row[0] for row in deferred] == [row[0] for row in plain]
    assert sum(row[1] for row in deferred) == sum(row[1] for row in plain)
    after = plan.grace.deferred_periods
    held = sum(row[1] for row in plain[:after])
    added = [one[1] - other[1] for one, other in zip(deferred[after:], plain[after:], strict=True)]
    if plan.grace.collected == FIRST_PAYING:
        assert added == [held] + [0] * (len(added) - 1)
    else:
        rule, last = plan.rounding.installment, next(row for row, one in enumerate(deferred[after:]) if one[2] == 0)
        part = rule.apply(held, len(added))
        assert all(one in (part, 0) for one in added[:last])
        assert not any(added[last + 1 :])
        assert sum(added) == held


@given(plans(), st.sampled_from((PER_LOAN, PER_YEAR)))
def test_a_flat_charge_shrinks_by_the_free_periods(plan: Plan[int], charged: object) -> None:
    method = Flat("1%", charged)  # type: ignore[arg-type]
    count, free = plan.term.rows, plan.grace.interest_free_periods
    years = Fraction(1) if charged is PER_LOAN else Fraction(count, 52)
    rate = Fraction(plan.rate.numerator, 1) / plan.rate.denominator
    exact = plan.principal * rate * years * Fraction(count - free, count)
    charge = plan.rounding.interest.apply(exact.numerator, exact.denominator)
    assert sum(row[1] for row in method.amortization(plan)) == charge


@given(st.integers(10_000, 10**9), rates(), st.integers(2, 40), st.data())
def test_the_level_is_solved_over_the_paying_rows(principal: int, rate: Rate, count: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, count - 1))
    every = data.draw(st.sampled_from([one for one in range(1, count) if (count - first) % one == 0] or [1]))
    free = data.draw(st.integers(0, count - 1))
    grace = Grace(principal_periods=first, principal_every=every, interest_free_periods=free)
    plan = example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=principal, term=Term(count, count, count, Fraction(52), None), grace=grace
    )
    rows = list(DecliningBalance("1%", PER_PERIOD).amortization(plan))
    paying = [number for number in range(1, count + 1) if grace.pays_principal(number)]
    factors = {number: (rate.as_fraction() / 52 if number > free else Fraction(0)) for number in paying}
    worth, annuity = Fraction(1), Fraction(0)
    for number in paying:
        worth /= 1 + factors[number]
        annuity += worth
    level = principal / annuity
    rounded = int(level + Fraction(1, 2))
    for number in paying[:-1]:
        assert rows[number - 1][0] + rows[number - 1][1] in (rounded, rows[number - 1][1])


def replaced(grace: Grace, **parts: int) -> Grace:
    from dataclasses import replace

    return replace(grace, **parts)  # type: ignore[arg-type]


# ---------------------------------------------------------------- published cases


def monthly(principal: int, rate: Rate, count: int, grace: Grace, multiple: int = 1) -> Plan[int]:
    """Return a monthly loan in paisa."""
    return example_plan(Ratio(rate.numerator, rate.denominator))._replace(
        principal=principal,
        term=Term(count, count, count, Fraction(12), None),
        grace=grace,
        rounding=AmountRounding(TO_THE_PAISA, RoundingRule(multiple, rounding.HALF_UP)),
    )


def test_fineracts_grace_on_principal_and_on_the_payment_of_interest() -> None:
    """It rounds 6,277.4977 to the paisa first and then to 6,278; here the installment is rounded once, to 6,277."""
    grace = Grace(principal_periods=2, deferred_periods=1)
    rows = list(DecliningBalance("22%").amortization(monthly(2_400_000, percent(22), 6, grace, 100)))
    assert [(principal, interest) for principal, interest, _ in rows[:3]] == [(0, 0), (0, 88_000), (583_700, 44_000)]


def test_fineracts_flat_grace_on_the_payment_of_interest() -> None:
    grace = Grace(deferred_periods=2, collected=SPREAD)
    rows = list(Flat("17.5%").amortization(monthly(2_500_000, percent("17.5"), 9, grace)))
    parts = [(principal, interest) for principal, interest, _ in rows]
    assert parts == [(277_778, 0)] * 2 + [(277_778, 46_875)] * 6 + [(277_776, 46_875)]


def test_a_moratorium_asks_for_nothing() -> None:
    rows = list(DecliningBalance("24%").amortization(monthly(1_200_000, percent(24), 12, moratorium(3))))
    assert [row[:2] for row in rows[:3]] == [(0, 0)] * 3
    assert rows[3][1] == 4 * 24_000


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("parts", "argument"),
    [
        ({"principal_periods": -1}, "principal_periods"),
        ({"deferred_periods": True}, "deferred_periods"),
        ({"interest_free_periods": 1.0}, "interest_free_periods"),
        ({"principal_every": 0}, "principal_every"),
        ({"collected": "spread"}, "collected"),
    ],
)
def test_what_is_no_grace_is_refused(parts: dict[str, object], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Grace(**parts)  # type: ignore[arg-type]
    assert caught.value.argument == argument


@pytest.mark.parametrize(
    ("grace", "message"),
    [
        (Grace(principal_periods=12), "grace.principal_periods=12 must be fewer than installments=12"),
        (Grace(deferred_periods=12), "grace.deferred_periods=12 must be fewer than installments=12"),
        (Grace(interest_free_periods=13), "grace.interest_free_periods=13 must be fewer than installments=12"),
        (
            Grace(principal_periods=2, principal_every=3),
            "grace.principal_every=3 must divide the 10 installments that are left of installments=12",
        ),
    ],
)
def test_a_grace_longer_than_the_loan_names_both(grace: Grace, message: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        check_grace(grace, 12)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("method", "shape", "grace", "goes", "argument"),
    [
        (DecliningBalance("24%"), shapes.balloon("30%"), NO_GRACE, residual.FIRST, "rounding.residual"),
        (Flat("24%"), shapes.principal_weights(1, 2), NO_GRACE, residual.SPREAD, "rounding.residual"),
        (Flat("24%"), shapes.step_up("10%", 3), Grace(interest_free_periods=1), residual.LAST, "repayment.grace"),
        (Flat("24%"), shapes.principal_weights(1, 2), moratorium(1, SPREAD), residual.LAST, None),
    ],
)
def test_what_a_shape_leaves_no_room_for(
    method: DecliningBalance | Flat,
    shape: InstallmentShape | PrincipalShape,
    grace: Grace,
    goes: residual.Residual,
    argument: str | None,
) -> None:
    if argument is None:
        check_fits(method, shape, grace, goes)
        return
    with pytest.raises(MicroloanError) as caught:
        check_fits(method, shape, grace, goes)
    assert (caught.value.argument, caught.value.code) == (argument, "contradiction")


def test_a_grace_shows_what_was_given() -> None:
    assert repr(Grace()) == "Grace()"
    assert repr(moratorium(2, SPREAD)) == "Grace(principal_periods=2, deferred_periods=2, collected=grace.SPREAD)"
    assert gcd(Grace(principal_every=3).paying_count(12), 4) == 4
