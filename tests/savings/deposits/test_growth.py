"""Growth rules: each agrees with a ledger kept by hand, period by period."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import DOWN
from microloan.calendars import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR
from microloan.calendars.frequencies import Frequency, weeks
from microloan.errors import MicroloanError
from microloan.savings.deposits import growth
from microloan.savings.deposits.growth_kinds import Duration, Growth
from microloan.testing import deposit_rates, growths

MONTHS = Fraction(12)
rows = st.lists(st.integers(0, 3), min_size=1, max_size=40).map(tuple)
fractions_of_one = deposit_rates().map(lambda rate: rate.as_fraction())
compounding = st.sampled_from((MONTH, QUARTER, HALF_YEAR, YEAR))


def ledger(paid: tuple[int, ...], rate: Fraction, between: int) -> Fraction:
    """The balance of a passbook: each month interest accrues on it, and is added every so many months."""
    balance, accrued = Fraction(0), Fraction(0)
    for period, count in enumerate(paid):
        if period:
            accrued += balance * rate / 12
            if period % between == 0:
                balance, accrued = balance + accrued, Fraction(0)
        balance += count
    return balance + accrued


@given(rows, fractions_of_one, compounding)
def test_compounded_is_the_passbook(paid: tuple[int, ...], rate: Fraction, every: Frequency) -> None:
    assert growth.compounded(every).value(paid, rate, MONTHS).as_fraction() == ledger(paid, rate, every.count)


@given(rows, fractions_of_one)
def test_simple_is_each_deposit_for_its_time(paid: tuple[int, ...], rate: Fraction) -> None:
    by_hand = sum(count * (1 + rate * Fraction(len(paid) - 1 - at, 12)) for at, count in enumerate(paid))

    assert growth.SIMPLE.value(paid, rate, MONTHS).as_fraction() == by_hand


@given(rows, fractions_of_one, compounding)
def test_fractional_is_each_deposit_to_a_power(paid: tuple[int, ...], rate: Fraction, every: Frequency) -> None:
    found = growth.fractional(every).value(paid, rate, MONTHS).rounded(10**20, 1, DOWN)

    with localcontext(Context(prec=60)):
        base = 1 + Decimal(rate.numerator) / rate.denominator * every.count / 12
        terms = (count * base ** (Decimal(len(paid) - 1 - at) / every.count) for at, count in enumerate(paid))
        by_hand = sum(terms, start=Decimal(0)) * 10**20
    assert abs(found - by_hand) <= 1


@given(fractions_of_one, st.integers(1, 40))
def test_the_formula_of_indian_recurring_deposits(rate: Fraction, quarters: int) -> None:
    months = quarters * 3
    found = growth.INDIA_RD.value((1,) * months + (0,), rate, MONTHS).rounded(10**20, 1, DOWN)

    with localcontext(Context(prec=80)):
        i = Decimal(rate.numerator) / rate.denominator / 4
        if i:
            by_hand = ((1 + i) ** quarters - 1) / (1 - (1 + i) ** (Decimal(-1) / 3)) * 10**20
        else:
            by_hand = Decimal(months) * 10**20
    assert abs(found - by_hand) <= 1


@given(rows, growths(), fractions_of_one, fractions_of_one)
def test_growth_is_monotone_in_the_rate(paid: tuple[int, ...], rule: Growth, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))

    assert at(rule, paid, low) <= at(rule, paid, high)


@given(rows, growths(), fractions_of_one)
def test_nothing_falls_as_time_passes(paid: tuple[int, ...], rule: Growth, rate: Fraction) -> None:
    assert sum(paid) * 10**9 <= at(rule, paid, rate) <= at(rule, (*paid, 0), rate)


@given(rows, rows, growths(), fractions_of_one)
def test_two_rows_of_deposits_add_up(
    one: tuple[int, ...], other: tuple[int, ...], rule: Growth, rate: Fraction
) -> None:
    size = max(len(one), len(other))
    # Both end on one day; for what is added yearly they must also begin on one.
    first, second = (row + (0,) * (size - len(row)) for row in (one, other))
    both = tuple(a + b for a, b in zip(first, second, strict=True))

    assert abs(at(rule, both, rate) - at(rule, first, rate) - at(rule, second, rate)) <= 1


@given(compounding, fractions_of_one, st.integers(0, 12), st.integers(0, 12))
def test_whole_periods_may_be_split_and_renewed(every: Frequency, rate: Fraction, one: int, other: int) -> None:
    for rule in (growth.compounded(every), growth.fractional(every)):
        parts = [rule.over(span(every, count), rate).as_fraction() for count in (one, other, one + other)]

        assert None not in parts
        assert parts[0] * parts[1] == parts[2]  # type: ignore[operator]


def test_weekly_deposits_compound_by_whole_numbers_of_weeks() -> None:
    year = growth.YEARLY.value((1,) * 52 + (0,), Fraction(6, 100), Fraction(52)).as_fraction()

    assert year == 52 + Fraction(6, 100) * Fraction(52 * 53, 2 * 52)
    assert growth.compounded(weeks(4)).periods(Fraction(52)) == 4
    with pytest.raises(MicroloanError, match="is no whole number of deposit periods"):
        growth.MONTHLY.value((1, 0), Fraction(6, 100), WEEK.periods_per_year)


@pytest.mark.parametrize("make", [growth.compounded, growth.fractional])
def test_a_rhythm_is_needed(make: object) -> None:
    with pytest.raises(MicroloanError, match="must be a frequency such as QUARTER"):
        make(3)  # type: ignore[operator]


def at(rule: Growth, paid: tuple[int, ...], rate: Fraction) -> int:
    return rule.value(paid, rate, MONTHS).rounded(10**9, 1, DOWN)


def span(every: Frequency, count: int) -> Duration:
    return Duration(count / every.periods_per_year, count, Fraction(0))
