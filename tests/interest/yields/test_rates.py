"""Rates of a flow: discounting gives zero, printed figures are correctly rounded, every root is found."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import microloan as ml
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.yields.conventions import ALL
from microloan.interest.yields.flows import CashFlow

PERIODS = st.sampled_from([1, 4, 12, 13, 26, 50, 52, Fraction(73, 2), 365])
DIGITS = Context(prec=80)


@st.composite
def loans(draw: st.DrawFn) -> list[int]:
    """Something received, then only payments: savings turned round are the same."""
    paid = draw(st.lists(st.integers(0, 10**8), min_size=1, max_size=40))
    total = sum(paid)
    assume(total)
    # Of a price that occurs: from a loss of two thirds to three times what was received.
    received = draw(st.integers(total // 3 + 1, 3 * total))
    return [received, *(-amount for amount in paid)]


FLOWS = st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=9)
# A month apart: what costs three times as much after a day has a rate of more digits than anybody prints.
DAYS = st.integers(24_300, 24_900).map(lambda month: date.fromordinal(30 * month))


def sum_at(amounts: list[int], yearly: Fraction, periods: Fraction | int) -> Fraction:
    """The definition: each amount over growth to the power of its period."""
    growth = 1 + yearly / periods
    return sum((amount / growth**number for number, amount in enumerate(amounts)), Fraction(0))


@given(loans(), PERIODS, st.integers(0, 12))
def test_a_printed_nominal_rate_is_correctly_rounded(amounts: list[int], periods: int | Fraction, places: int) -> None:
    printed = Fraction(ml.PeriodicFlow(amounts, periods).rate(ml.NOMINAL_APR).percent(places)) / 100
    half = Fraction(1, 2 * 10 ** (places + 2))
    low, high = printed - half, printed + half
    assume(1 + low / periods > 0)
    assert sum_at(amounts, low, periods) <= 0 <= sum_at(amounts, high, periods)


@given(loans(), st.lists(DAYS, min_size=41, max_size=41, unique=True), st.sampled_from(ml.day_count.ALL))
def test_a_printed_dated_rate_is_correctly_rounded(amounts: list[int], dates: list[date], count: ml.DayCount) -> None:
    dates = sorted(dates)[: len(amounts)]
    found = ml.DatedFlow(dates, amounts).rate(ml.dated_rate(count))
    printed = found.percent(6)
    ends = [1 + (printed + off) / 100 for off in (Decimal("-5e-7"), Decimal("5e-7"))]
    assume(ends[0] > 0)
    years = [count.year_fraction(dates[0], day, dates[-1]) for day in dates]
    sums = []
    for growth in ends:
        total = Decimal(0)
        for amount, year in zip(amounts, years, strict=False):
            power = DIGITS.divide(Decimal(year.numerator), Decimal(year.denominator))
            total = DIGITS.add(total, DIGITS.divide(Decimal(amount), DIGITS.power(growth, power)))
        sums.append(total)
    assert sums[0] <= 0 <= sums[1]


@given(FLOWS, PERIODS)
def test_what_is_left_at_every_root_is_next_to_nothing(amounts: list[int], periods: int | Fraction) -> None:
    flow = ml.PeriodicFlow(amounts, periods)
    found = None
    with suppress(MicroloanError):
        found = flow.rate(ml.PERIODIC_IRR)
    for root in found.roots if found else ():
        rate = Fraction(root.percent(40)) / 100
        assume(rate > -1)
        left = abs(sum_at(amounts, rate, 1))
        assert left <= Fraction(1, 10**9) * sum(abs(a) / (1 + rate) ** k for k, a in enumerate(amounts))


@given(st.sets(st.integers(-99, 400), min_size=1, max_size=5), st.integers(1, 1_000))
def test_every_rate_that_was_put_in_is_found(rates: set[int], size: int) -> None:
    amounts = [size]
    for rate in rates:
        # Times (100 + rate) v − 100, whose root is that rate.
        grown = [amount * -(100 + rate) for amount in amounts]
        amounts = [100 * one + other for one, other in zip([*amounts, 0], [0, *grown], strict=True)]
    # Rates as roots of growth: the product above has v = 100 / (100 + rate).
    found = ml.PeriodicFlow(amounts, 1).rate(ml.NOMINAL_APR)
    assert [int(rate) for rate in found.all_percents(0)] == sorted(rates)
    kept = [rate for rate in sorted(rates) if rate >= 0] or [max(rates)]
    assert found.percent(0) == kept[0]
    assert all(rate == rate.to_integral_value() for rate in found.all_percents(12))


@given(loans(), st.randoms(use_true_random=False), st.data())
def test_the_order_of_dated_amounts_does_not_matter(amounts: list[int], random: Random, data: st.DataObject) -> None:
    dates = sorted(data.draw(st.sets(DAYS, min_size=len(amounts), max_size=len(amounts))))
    rows = list(zip(dates, amounts, strict=True))
    one = ml.DatedFlow((day for day, _ in rows), (amount for _, amount in rows)).rate(ml.XIRR)
    random.shuffle(rows)
    other = ml.DatedFlow((day for day, _ in rows), (amount for _, amount in rows)).rate(ml.XIRR)
    assert other.percent(10) == one.percent(10)


@given(FLOWS, st.integers(1, 10**6))
def test_turned_round_or_scaled_a_flow_has_the_same_rates(amounts: list[int], scale: int) -> None:
    def rates(flow: list[int]) -> object:
        try:
            return ml.PeriodicFlow(flow, 12).rate(ml.NOMINAL_APR).all_percents(8)
        except MicroloanError as error:
            return error.code

    assert rates(amounts) == rates([-amount for amount in amounts]) == rates([amount * scale for amount in amounts])


@given(loans(), st.fractions(Fraction(1, 10**6), Fraction(1, 2)))
@example([1_000_000, *[-25_000] * 46], Fraction(15, 10_000))
def test_a_fee_raises_every_rate(amounts: list[int], share: Fraction) -> None:
    # What loses half each week loses all but a trace in a year: 12 decimals do not tell two of them apart.
    assume(-sum(amounts[1:]) >= amounts[0])
    fee = share * amounts[0]
    for convention in (ml.PERIODIC_IRR, ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.REGULATION_Z, ml.EU_APRC):
        before = ml.PeriodicFlow(amounts, 52).rate(convention)
        after = ml.PeriodicFlow([amounts[0] - fee, *amounts[1:]], 52).rate(convention)
        assert after.percent(12) > before.percent(12)


@given(loans(), PERIODS)
def test_a_nominal_rate_compounded_is_the_effective_one(amounts: list[int], periods: int | Fraction) -> None:
    flow = ml.PeriodicFlow(amounts, periods)
    growth = 1 + Fraction(flow.rate(ml.PERIODIC_IRR).percent(50)) / 100
    per_year = Fraction(periods)
    grown = DIGITS.power(decimal(growth), decimal(per_year))
    effective = flow.rate(ml.EFFECTIVE_RATE).percent(6)
    # Relative to growth, which may be astronomical where a period is a day.
    off = abs(1 + Fraction(effective) / 100 - Fraction(grown))
    assert off <= Fraction(1, 2 * 10**8) + Fraction(grown) / 10**40
    assert flow.rate(ml.EU_APRC).percent(6) == effective


def decimal(number: Fraction) -> Decimal:
    return DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


@given(st.integers(2, 400), st.sampled_from(["1%", "12%", "24%", "60%"]))
def test_flat_costs_more_than_declining_at_one_quoted_rate(count: int, quoted: str) -> None:
    """A year's flat rate, charged once on a loan repaid within the year."""
    assert ml.declining_equivalent(quoted, installments=count, periods_per_year=count).percent(9) > Decimal(quoted[:-1])


@given(st.sampled_from(["0.01%", "12.5%", "24%", "27%", "300%"]), st.integers(1, 200), PERIODS, st.integers(1, 5))
def test_what_a_cap_allows_is_priced_at_the_cap(cap: str, count: int, periods: int | Fraction, after: int) -> None:
    price = ml.highest_service_charge(cap, installments=count, periods_per_year=periods, first_after=after)
    flow = ml.PeriodicFlow([1, *[0] * (after - 1), *[-price.installment] * count], periods)
    assert flow.rate(ml.NOMINAL_APR).percent(15) == Decimal(cap[:-1])


def check(flow: CashFlow, convention: ml.RateConvention, places: int, expected: str) -> None:
    assert str(flow.rate(convention).percent(places)) == expected


def test_edges() -> None:
    """A zero rate, deposits and one payout, 480 periods, a loss of nearly all, thousands of percent."""
    check(ml.PeriodicFlow([-100, 50, 50], 12), ml.NOMINAL_APR, 2, "0.00")
    check(ml.PeriodicFlow([*[-100] * 60, 6_000], 12), ml.NOMINAL_APR, 4, "0.0000")
    check(ml.PeriodicFlow([*[-100] * 60, 5_999], 12), ml.NOMINAL_APR, 4, "-0.0066")
    check(ml.PeriodicFlow([*[-50_000] * 12, 660_000], 12), ml.NOMINAL_APR, 2, "17.49")
    check(ml.PeriodicFlow([-1_000_000, 0, 1], 1), ml.NOMINAL_APR, 6, "-99.900000")
    check(ml.DatedFlow([date(2026, 1, 1), date(2026, 1, 2)], [-100, 99]), ml.XIRR, 6, "-97.448204")
    check(ml.DatedFlow([date(2026, 1, 1), date(2026, 1, 8)], [100, -120]), ml.XIRR, 0, "1344944")
    level = ml.highest_service_charge("9.6%", installments=480, periods_per_year=12).installment
    check(ml.PeriodicFlow([1, *[-level] * 480], 12), ml.NOMINAL_APR, 20, "9.60000000000000000000")


def test_amounts_past_a_float_are_priced_like_others() -> None:
    """Unrounded installments as fractions make amounts of a thousand bits and more."""
    for count in (60, 70, 73, 74, 80, 150):
        level = ml.highest_service_charge("24%", installments=count, periods_per_year=365, first_after=5).installment
        check(ml.PeriodicFlow([1, *[0] * 4, *[-level] * count], 365), ml.NOMINAL_APR, 15, "24.000000000000000")


def test_a_tie_goes_away_from_zero() -> None:
    """A rate of exactly 0.5%, 1.5%, and minus 0.5%, shown without decimals."""
    for grown, expected in ((1_005, "1"), (1_015, "2"), (995, "-1"), (985, "-2")):
        check(ml.PeriodicFlow([-1_000, grown], 1), ml.NOMINAL_APR, 0, expected)
    check(
        ml.DatedFlow([date(2023, 1, 1), date(2025, 1, 1)], [-(10**6), 1_005 * 1_005]),
        ml.dated_rate(ml.day_count.THIRTY_E_360),
        0,
        "1",
    )


def test_a_rate_that_is_only_touched_is_found_once() -> None:
    found = ml.PeriodicFlow([-10_000, 22_000, -12_100], 1).rate(ml.NOMINAL_APR)
    assert found.all_percents(4) == (Decimal("10.0000"),)
    assert found.root.touches


def test_two_rates_that_nearly_meet_are_two() -> None:
    found = ml.PeriodicFlow([-(10**12), 2_200_001 * 10**6, -1_210_001_100_000], 1).rate(ml.NOMINAL_APR)
    assert found.all_percents(4) == (Decimal("10.0000"), Decimal("10.0001"))


@pytest.mark.parametrize("amounts", [[-1, -2, -3], [1, 2], [0, 0], [100, -150, 100], [5]])
def test_a_flow_without_a_rate_says_so(amounts: list[int]) -> None:
    for convention in (ml.PERIODIC_IRR, ml.NOMINAL_APR, ml.EFFECTIVE_RATE, ml.REGULATION_Z, ml.EU_APRC):
        with pytest.raises(MicroloanError, match="has no rate") as caught:
            ml.PeriodicFlow(amounts, 12).rate(convention)
        assert caught.value.code == "no_rate"


def test_a_convention_says_what_it_needs() -> None:
    periodic = ml.PeriodicFlow([-100, 110], 1)
    dated = ml.DatedFlow([date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)], [-100, 50, 60])
    with pytest.raises(MicroloanError, match="flow='PeriodicFlow' has no dates, which the XIRR counts"):
        periodic.rate(ml.XIRR)
    with pytest.raises(MicroloanError, match="flow='DatedFlow' has no equal periods, which the nominal APR counts"):
        dated.rate(ml.NOMINAL_APR)
    with pytest.raises(MicroloanError, match="every=None is not known, and unit-periods are counted in it"):
        dated.rate(ml.REGULATION_Z)
    with pytest.raises(MicroloanError, match="convention='apr' must be a rate convention"):
        periodic.rate("apr")  # type: ignore[arg-type]
    unit_periods = ml.UnitPeriodFlow([100, -101], [(0, 0), (1, 0)], ml.MONTH)
    with pytest.raises(MicroloanError, match="has no dates, which the EU APRC counts"):
        unit_periods.rate(ml.EU_APRC)


@pytest.mark.parametrize(
    ("amounts", "problem"),
    [
        ([], "amounts='0 of them' must be from 1 to 100,000"),
        ([1.0, -1], "amounts=1.0 must be Money, or a whole number or Fraction of minor units"),
        ([True, -1], "amounts=True must be Money"),
        (["100", -1], "amounts='100' must be Money"),
        ([Decimal(1), -1], "amounts=1 must be Money"),
    ],
)
def test_amounts_are_exact_or_refused(amounts: list[int], problem: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        ml.PeriodicFlow(amounts, 12)
    assert str(caught.value).startswith(problem)


def test_money_and_bare_numbers_do_not_mix() -> None:
    """A bare 250 beside BDT(10_000) is 250 poisha: off by a hundred, and no rate would show it."""
    for bare in (-250, Fraction(-250)):
        with pytest.raises(MicroloanError, match=r"amounts=-250 is a bare number of minor units beside Money; .*BDT"):
            ml.PeriodicFlow([ml.BDT(10_000), *[bare] * 46], 52)
    with pytest.raises(MicroloanError, match="beside Money"):
        ml.DatedFlow([date(2026, 1, 1), date(2026, 7, 1)], [1_000, ml.BDT(-11)])
    # Nothing is nothing in any unit.
    assert ml.PeriodicFlow([ml.BDT(100), 0, ml.BDT(-121)], 1).amounts == (10_000, 0, -12_100)


def test_no_flow_at_all_is_refused() -> None:
    with pytest.raises(MicroloanError, match="amounts=None must be a list of Money, or whole numbers"):
        ml.PeriodicFlow(None, 12)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="dates=None must be a list of dates"):
        ml.DatedFlow(None, [1])  # type: ignore[arg-type]
    for times in (None, [1]):
        with pytest.raises(MicroloanError, match="pairs of whole unit-periods and a fraction of one"):
            ml.UnitPeriodFlow([1], times, 12)  # type: ignore[arg-type]


def test_what_else_is_refused() -> None:
    with pytest.raises(CurrencyMismatch, match="amounts='BDT, INR' are in several currencies"):
        ml.PeriodicFlow([ml.BDT(1), ml.INR(-1)], 12)
    for periods in (0, -1, 12.0, True, "12"):
        with pytest.raises(MicroloanError, match=r"periods_per_year=.* must be a frequency such as WEEK"):
            ml.PeriodicFlow([1, -1], periods)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="dates=1 must be as many as the 2 amounts"):
        ml.DatedFlow([date(2026, 1, 1)], [1, -1])
    with pytest.raises(MicroloanError, match="dates='2026-01-01' is text"):
        ml.DatedFlow(["2026-01-01", date(2026, 1, 1)], [1, -1])  # type: ignore[list-item]
    with pytest.raises(MicroloanError, match="every='month' must be a frequency such as MONTH"):
        ml.DatedFlow([date(2026, 1, 1)], [1], "month")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="times=2 must be as many as the 1 amounts"):
        ml.UnitPeriodFlow([1], [(0, 0), (1, 0)], 12)
    with pytest.raises(MicroloanError, match="must be whole unit-periods from 0 and a fraction of one"):
        ml.UnitPeriodFlow([1], [(0, 1)], 12)
    found = ml.PeriodicFlow([-100, 90], 1).rate(ml.NOMINAL_APR)
    with pytest.raises(MicroloanError, match="is negative"):
        found.rate()
    for places in (-1, 61, 2.0, True):
        with pytest.raises(MicroloanError, match="must be a whole number from 0 to 60"):
            found.percent(places)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="count='actual' must be a day count"):
        ml.dated_rate("actual")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="installments=0 must be a whole number from 1 to 10,000"):
        ml.highest_service_charge("24%", installments=0, periods_per_year=52)
    with pytest.raises(MicroloanError, match="rounding='x' must be a rounding mode"):
        ml.highest_service_charge("24%", installments=46, periods_per_year=52).per_thousand(2, rounding="x")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be a whole number from 1 to 10,000"):
        ml.nominal_from_effective("5%", Fraction(73, 2))


def test_a_rate_is_the_only_one_where_no_other_could_be_its_price() -> None:
    """Savings returned with the last installment: another rate solves the flow, and only sometimes is it a price."""
    balanced = ml.PeriodicFlow([1_000_000, *[-(21_739 + 25_000)] * 45, -21_745 - 25_000 + 46 * 25_000], 52)
    for convention, other in ((ml.PERIODIC_IRR, "0.6296"), (ml.NOMINAL_APR, "32.74"), (ml.EFFECTIVE_RATE, "38.59")):
        found = balanced.rate(convention)
        assert found.percent() == 0
        assert not found.is_only
        assert found.others == (Decimal(other),)
    # With less saved the other rate loses more than half each week.
    plain = ml.PeriodicFlow([1_000_000, *[-26_000] * 45, -26_000 + 46 * 1_000], 52)
    for convention in (ml.PERIODIC_IRR, ml.NOMINAL_APR, ml.EFFECTIVE_RATE):
        found = plain.rate(convention)
        assert len(found.roots) == 2
        assert found.roots[0].percent(0) < -50
        assert found.is_only
        assert found.others == ()
    near = ml.PeriodicFlow([-10_000, 19_800, -9_800], 1).rate(ml.NOMINAL_APR)
    assert (near.all_percents(), near.others) == ((Decimal("-2.00"), Decimal("0.00")), (Decimal("-2.00"),))


def test_an_explanation_names_the_rate_its_source_and_the_other_roots() -> None:
    found = ml.PeriodicFlow([-1_000, 2_500, -1_540], 12).rate(ml.NOMINAL_APR)
    text = found.explain()
    assert text.title == "Nominal APR of 3 amounts: 120.00%"
    assert text["rate of one period"].result == "10.000000%"
    assert text["other rates"].result == "480.00%"
    assert [convention.source for convention in ALL if not convention.source] == []
    assert "Annex B" in text.notes[1]


def test_a_rate_of_ones_own() -> None:
    thirteen = ml.RateConvention(
        "four_weekly",
        "four-weekly rate",
        "13 times the rate",
        "house rule",
        1,
        "(1 + rate ÷ 13)^periods",
        ml.NOMINAL_APR.reading,
    )
    assert str(ml.PeriodicFlow([-100, 102], ml.weeks(4)).rate(thirteen)) == "26.0%"
