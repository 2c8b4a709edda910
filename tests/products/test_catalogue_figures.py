"""Presets in figures: what an institution's own table says, and what its product allows or refuses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import DAY, FORTNIGHT, MONTH, WEEK, Frequency, weekend
from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat
from microloan.interest.grace import NO_GRACE, Grace
from microloan.products import LoanTerms, preset, presets
from microloan.products.prices import OpenRate
from microloan.schedules import Schedule, amortize
from microloan.testing import terms_of

SUNDAY = date(2026, 1, 4)
OPEN = ("bjs-swabalambi", "buro-general", "pksf-sufolon")


def schedule_of(
    name: str, amount: int | str, every: Frequency | None = None, count: int | None = None, rate: str | None = None
) -> Schedule:
    """The schedule of a loan of a preset, paid out on a Sunday."""
    product = preset(name)
    principal = product.principal.currency(amount)
    terms = product.terms(principal=principal, disbursed_on=SUNDAY, every=every, installments=count, rate=rate)
    return amortize(terms)


def exact_level(lent: Money, rate: Fraction, count: int) -> Fraction:
    """The level installment in minor units, before rounding: the annuity formula, in fractions."""
    growth = (1 + rate) ** count
    return lent.minor * rate * growth / (growth - 1)


# ---------------------------------------------------------------- declining balance


@pytest.mark.parametrize(
    ("every", "count", "per_year", "installment", "last", "interest"),
    [
        (WEEK, 52, 52, "875", "902.85", "5527.85"),
        (WEEK, 104, 52, "494", "518.87", "11400.87"),
        (FORTNIGHT, 26, 26, "1755", "1747.76", "5622.76"),
        (FORTNIGHT, 52, 26, "990", "1006.34", "11496.34"),
        (MONTH, 12, 12, "3821", "3823.78", "5854.78"),
        (MONTH, 24, 12, "2155", "2154.48", "11719.48"),
    ],
)
def test_shilpi_in_the_rhythm_of_the_borrower_s_choice(
    every: Frequency, count: int, per_year: int, installment: str, last: str, interest: str
) -> None:
    schedule = schedule_of("bjs-shilpi", 40_000, every, count)
    totals = [row.total for row in schedule]
    assert (set(totals[:-1]), totals[-1]) == ({INR(installment)}, INR(last))
    assert schedule.total_interest == INR(interest)
    exact = exact_level(INR(40_000), Fraction(26, 100 * per_year), count)
    assert abs(exact - INR(installment).minor) <= 50


@pytest.mark.parametrize("months", [3, 4, 5, 6])
def test_agrosor_has_a_grace_by_the_month_for_who_asks_for_one(months: int) -> None:
    product = preset("jcf-agrosor")
    terms = product.terms(
        principal=BDT(200_000),
        disbursed_on=SUNDAY,
        every=MONTH,
        installments=12,
        grace=Grace(principal_periods=months),
    )
    rows = amortize(terms).installments
    assert [row.total for row in rows[:months]] == [BDT(4_000)] * months  # 24% of 2,00,000 a year, by the month
    level = exact_level(BDT(200_000), Fraction(24, 1_200), 12 - months)
    assert {row.total for row in rows[months:-1]} == {Money.from_minor(round(level / 100) * 100, BDT)}
    assert sum((row.principal for row in rows), BDT(0)) == BDT(200_000)


@pytest.mark.parametrize(
    ("every", "count", "months"),
    [(MONTH, 12, 2), (MONTH, 12, 7), (WEEK, 46, 3)],
)
def test_agrosor_has_no_other_grace(every: Frequency, count: int, months: int) -> None:
    with pytest.raises(MicroloanError) as caught:
        preset("jcf-agrosor").terms(
            principal=BDT(200_000),
            disbursed_on=SUNDAY,
            every=every,
            installments=count,
            grace=Grace(principal_periods=months),
        )
    assert (caught.value.argument, caught.value.code) == ("grace", "not_offered")


def test_who_asks_agrosor_for_no_grace_has_none() -> None:
    assert schedule_of("jcf-agrosor", 200_000, MONTH, 12).terms.repayment.grace == NO_GRACE


def test_a_weekend_without_a_rule_moves_no_date_of_asa_primary() -> None:
    schedule = schedule_of("asa-primary", 20_000)
    assert schedule.terms.calendar.weekend == weekend.FRIDAY_SATURDAY
    dates = [row.due_on for row in schedule]
    assert {(later - earlier).days for earlier, later in pairwise(dates)} == {7}


@pytest.mark.parametrize(
    ("every", "count", "rate", "installment"),
    [
        (MONTH, 12, Fraction(24, 1_200), "18912"),
        (MONTH, 24, Fraction(24, 1_200), "10574"),
        (MONTH, 36, Fraction(24, 1_200), "7847"),
        (WEEK, 46, Fraction(25, 5_200), "4857"),
    ],
)
def test_agrosor_has_a_price_by_the_month_and_another_by_the_week(
    every: Frequency, count: int, rate: Fraction, installment: str
) -> None:
    schedule = schedule_of("jcf-agrosor", 200_000, every, count)
    assert {row.total for row in schedule.installments[:-1]} == {BDT(installment)}
    assert abs(exact_level(BDT(200_000), rate, count) - BDT(installment).minor) <= 50


def test_one_price_in_two_forms_is_two_sums_of_money() -> None:
    declining, flat = schedule_of("dus-jagoron", 20_000), schedule_of("dus-jagoron-flat", 20_000)
    assert (declining.terms.interest, flat.terms.interest) == (DecliningBalance("24%"), Flat("12%", PER_LOAN))
    assert (declining.total_interest, flat.total_interest) == (BDT("2241.87"), BDT("2400"))
    assert (declining.installment(1).total, flat.installment(1).total) == (BDT(484), BDT(487))
    assert [row.due_on for row in declining] == [row.due_on for row in flat]


# ---------------------------------------------------------------- tables that institutions print


@pytest.mark.parametrize(
    ("months", "count", "lent", "total", "installment"),
    [
        (3, 80, 20_000, 21_600, 270),
        (3, 80, 30_000, 32_400, 405),
        (3, 80, 40_000, 43_200, 540),
        (3, 80, 50_000, 54_000, 675),
        (5, 130, 20_000, 22_100, 170),
        (5, 130, 30_000, 33_150, 255),
        (5, 130, 40_000, 44_200, 340),
        (5, 130, 50_000, 55_250, 425),
        (7, 191, 20_000, 22_920, 120),
        (7, 191, 30_000, 34_380, 180),
        (7, 191, 40_000, 45_840, 240),
        (7, 191, 50_000, 57_300, 300),
    ],
)
def test_the_daily_collection_table_in_every_row(
    months: int, count: int, lent: int, total: int, installment: int
) -> None:
    schedule = schedule_of(f"daily-collection-{months}", lent)
    assert [row.total for row in schedule] == [BDT(installment)] * count
    assert schedule.total_due == BDT(total)


def test_the_catalogue_lends_a_crop_loan_that_is_repaid_at_once() -> None:
    schedule = schedule_of("pksf-sufolon", 30_000, rate="24%")
    assert [(row.due_on, row.principal, row.interest) for row in schedule] == [
        (date(2026, 7, 4), BDT(30_000), BDT(3_600))
    ]


# ---------------------------------------------------------------- rates that are not published


def test_the_rates_left_open_are_these() -> None:
    assert tuple(name for name in presets() if isinstance(preset(name).interest, OpenRate)) == OPEN


@pytest.mark.parametrize("name", OPEN)
def test_an_open_rate_is_asked_for_and_then_used(name: str) -> None:
    product = preset(name)
    rhythm = product.repayment.rhythms[0]

    def terms(rate: str | None) -> LoanTerms:
        return product.terms(
            principal=product.principal.maximum,
            disbursed_on=SUNDAY,
            every=rhythm.every,
            installments=rhythm.installments[0],
            rate=rate,
        )

    with pytest.raises(MicroloanError) as caught:
        terms(None)
    assert (caught.value.argument, caught.value.code) == ("rate", "open_choice")
    assert str(caught.value) == f'rate=None must be given, such as "24%": no rate is published (product {name})'
    assert terms("22.5%").interest == DecliningBalance("22.5%")


@pytest.mark.parametrize("name", sorted(set(presets()) - set(OPEN)))
def test_a_published_rate_cannot_be_changed(name: str) -> None:
    product = preset(name)
    rhythm = product.repayment.rhythms[0]
    with pytest.raises(MicroloanError) as caught:
        product.interest_at(product.principal.minimum, rhythm.every, "1%")
    assert (caught.value.argument, caught.value.code) == ("rate", "not_offered")


# ---------------------------------------------------------------- ceilings, and steps to the next loan


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("bjs-swabalambi", INR(10_000), INR(30_000)),
        ("bjs-shilpi", INR(10_000), INR(40_000)),
        ("bjs-water-sanitation", INR(10_000), INR(40_000)),
        ("ddj-jagoron", BDT(10_000), BDT(50_000)),
        ("ddj-buniad", BDT(1_000), BDT(99_000)),
    ],
)
def test_the_least_and_the_most_are_lent_and_nothing_beyond(name: str, least: Money, most: Money) -> None:
    offered = preset(name).principal
    smallest = offered.currency("0.01")
    offered.check("principal", least)
    offered.check("principal", most)
    for beyond in (least - smallest, most + smallest):
        with pytest.raises(MicroloanError, match=r"must be between") as caught:
            offered.check("principal", beyond)
        assert (caught.value.argument, caught.value.code) == ("principal", "out_of_range")


@pytest.mark.parametrize(
    ("name", "step"),
    [("bjs-swabalambi", 10_000), ("bjs-shilpi", 5_000), ("bjs-water-sanitation", 5_000), ("wegrow-jlg", 20_000)],
)
@given(data=st.data())
def test_the_next_loan_is_at_most_one_step_above_the_previous(name: str, step: int, data: st.DataObject) -> None:
    product = preset(name)
    asked = data.draw(terms_of(product))
    rupee, rate = INR(1), "24%" if isinstance(product.interest, OpenRate) else None

    def again(previous: Money) -> LoanTerms:
        return product.terms(
            principal=asked.lent,
            disbursed_on=SUNDAY,
            every=asked.repayment.every,
            installments=asked.repayment.installments,
            rate=rate,
            previous=previous,
        )

    reached_from = asked.lent - INR(step)
    assert again(reached_from).principal == asked.principal
    assert again(asked.lent + rupee).principal == asked.principal
    with pytest.raises(MicroloanError) as caught:
        again(reached_from - rupee)
    assert (caught.value.argument, caught.value.code) == ("principal", "step_too_large")


def test_ddj_sets_no_step_to_the_next_loan() -> None:
    for name in ("ddj-jagoron", "ddj-buniad"):
        product = preset(name)
        terms = product.terms(principal=product.principal.maximum, disbursed_on=SUNDAY, previous=BDT(1_000))
        assert terms.principal == product.principal.maximum


# ---------------------------------------------------------------- rhythms that a product does not have


@pytest.mark.parametrize(
    ("name", "every", "count", "argument"),
    [
        ("bjs-shilpi", DAY, 52, "every"),
        ("bjs-shilpi", WEEK, 46, "installments"),
        ("bjs-swabalambi", MONTH, 7, "installments"),
        ("jcf-agrosor", FORTNIGHT, 26, "every"),
        ("pksf-sufolon", MONTH, 1, "every"),
        ("pksf-sufolon", None, 2, "installments"),
    ],
)
def test_a_rhythm_or_count_that_is_not_offered(name: str, every: Frequency | None, count: int, argument: str) -> None:
    product = preset(name)
    rate = "24%" if isinstance(product.interest, OpenRate) else None
    with pytest.raises(MicroloanError) as caught:
        product.terms(
            principal=product.principal.maximum, disbursed_on=SUNDAY, every=every, installments=count, rate=rate
        )
    assert (caught.value.argument, caught.value.code) == (argument, "not_offered")
