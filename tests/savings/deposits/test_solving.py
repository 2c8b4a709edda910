"""Questions the other way round: each answer is the one the plain direction confirms."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate
from microloan.calendars import HALF_YEAR, MONTH, QUARTER, YEAR
from microloan.calendars.frequencies import Frequency, months
from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError
from microloan.savings.deposits import (
    DepositPlan,
    DepositScheme,
    deposit_for,
    growth,
    implied_rate,
    mature,
    periods_to_multiply,
    rate_to_multiply,
    time_to_multiply,
)
from microloan.savings.deposits.scheme import example_plan
from microloan.testing import deposit_plans, deposit_rates

compounding = st.sampled_from((MONTH, QUARTER, HALF_YEAR, YEAR))


@given(deposit_plans(), st.integers(1, 10**10))
def test_the_smallest_deposit_reaches_its_target_and_no_smaller_does(plan: DepositPlan, minor: int) -> None:
    target = Money.from_minor(minor, BDT)
    found = deposit_for(target, term=plan.term, rate=plan.rate, scheme=plan.scheme)

    assert mature(found).maturity >= target
    if found.deposit.minor > 1:
        less = Money.from_minor(found.deposit.minor - 1, BDT)
        assert mature(DepositPlan(less, term=plan.term, rate=plan.rate, scheme=plan.scheme)).maturity < target


@given(st.integers(1, 60), st.integers(1, 3_000), st.sampled_from((growth.MONTHLY, growth.YEARLY, growth.INDIA_RD)))
def test_the_rate_of_a_maturity_amount_is_found_again(count: int, hundredths: int, rule: object) -> None:
    scheme = DepositScheme(growth=rule)  # type: ignore[arg-type]
    rate = f"{hundredths // 100}.{hundredths % 100:02}%"
    plan = DepositPlan(BDT(10**9), term=months(count), rate=rate, scheme=scheme)

    found = implied_rate(mature(plan).maturity, deposit=plan.deposit, term=plan.term, scheme=scheme)
    assert found == plan.rate


@pytest.mark.parametrize(
    ("maturity", "years", "rate"),
    [(12_650, 1, "9.71%"), (27_100, 2, "11.51%"), (44_250, 3, "13.05%"), (236_000, 10, "12.26%")],
)
def test_bifcol_s_table_implies_no_one_rate(maturity: int, years: int, rate: str) -> None:
    scheme = DepositScheme(growth=growth.MONTHLY)

    assert str(implied_rate(BDT(maturity), deposit=BDT(1_000), term=months(12 * years), scheme=scheme)) == rate


@given(deposit_rates(), compounding, st.integers(2, 10))
def test_whole_periods_to_multiply_are_the_first_that_suffice(rate: Rate, every: Frequency, multiple: int) -> None:
    each = 1 + rate.as_fraction() / every.periods_per_year
    assume(each > 1 + Fraction(1, 2_000))
    found = periods_to_multiply(multiple, rate=str(rate), compounds=every)

    assert each ** (found - 1) < multiple <= each**found


@given(deposit_rates(), compounding, st.fractions(min_value=Fraction(11, 10), max_value=20, max_denominator=50))
def test_the_time_to_multiply_is_a_logarithm(rate: Rate, every: Frequency, multiple: Fraction) -> None:
    assume(rate.numerator)
    found = time_to_multiply(multiple, rate=str(rate), compounds=every, places=3)

    with localcontext(Context(prec=50)):
        each = rate.as_fraction() / every.periods_per_year
        periods = (Decimal(multiple.numerator) / multiple.denominator).ln() / (
            1 + Decimal(each.numerator) / each.denominator
        ).ln()
        years = periods * every.count / 12
        assert abs(Decimal(found.numerator) / found.denominator - years) <= Decimal("0.0005")


@given(st.integers(1, 40), compounding, st.integers(2, 10), st.integers(0, 6))
def test_the_rate_to_multiply_is_a_root(count: int, every: Frequency, multiple: int, places: int) -> None:
    term = Frequency(every.unit, every.count * count)
    up = rate_to_multiply(multiple, term=term, compounds=every, places=places, rounding=rounding.UP).as_fraction()
    step = Fraction(1, 10 ** (2 + places))

    assert (1 + up / every.periods_per_year) ** count >= multiple
    assert (1 + (up - step) / every.periods_per_year) ** count < multiple


def test_exact_doubling_has_no_digits_left() -> None:
    assert time_to_multiply(4, rate="100%", compounds=YEAR) == 2
    assert periods_to_multiply(4, rate="100%", compounds=YEAR) == 2
    assert str(rate_to_multiply(Fraction(9, 4), term=months(24), compounds=YEAR)) == "50%"


def test_a_deposit_for_a_lakh() -> None:
    plan = deposit_for(BDT(100_000), term=months(60), rate="10%", scheme=example_plan().scheme, multiple=BDT(5))

    assert plan.deposit == BDT(1_295)


@pytest.mark.parametrize("multiple", [1, 0, -2, "2", True, 10**7])
def test_a_multiple_is_above_one(multiple: object) -> None:
    with pytest.raises(MicroloanError, match="multiple="):
        rate_to_multiply(multiple, term=YEAR, compounds=YEAR)  # type: ignore[arg-type]


def test_a_rate_is_rounded_by_a_named_mode() -> None:
    with pytest.raises(MicroloanError, match="rounding='up' must be a rounding mode"):
        rate_to_multiply(2, term=YEAR, compounds=YEAR, rounding="up")  # type: ignore[arg-type]


def test_what_cannot_be_answered_is_said() -> None:
    scheme = DepositScheme()

    with pytest.raises(MicroloanError, match="nothing grows without interest"):
        time_to_multiply(2, rate="0%", compounds=YEAR)
    with pytest.raises(MicroloanError, match="is not reached within 100,000 periods"):
        periods_to_multiply(2, rate="0.0001%", compounds=YEAR)
    with pytest.raises(MicroloanError, match="is less than the 12 deposits"):
        implied_rate(BDT(5_999), deposit=BDT(500), term=YEAR, scheme=scheme)
    with pytest.raises(MicroloanError, match="would need a rate above 10,000%"):
        implied_rate(BDT(10**9), deposit=BDT(1), term=YEAR, scheme=scheme)
    with pytest.raises(MicroloanError, match="places=7 must be a whole number from 0 to 6"):
        time_to_multiply(2, rate="7%", compounds=YEAR, places=7)
    with pytest.raises(MicroloanError):
        deposit_for(BDT(5), term=YEAR, rate="7%", scheme=scheme, multiple=INR(1))
