"""Every published figure of the loans this library is for: on one loan, and through a book of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

import pytest

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import Rounding
from microloan.calendars import DAY, MONTH, WEDNESDAY, WEEK, Frequency
from microloan.currency import BDT, INR, Money
from microloan.interest import PER_LOAN, DecliningBalance, Flat
from microloan.portfolio import LoanBook
from microloan.products import About, AmountRange, InstallmentRounding, LoanProduct, RepaymentOffer, Rhythm, preset
from microloan.schedules import Schedule, amortize

Compute = Callable[[LoanProduct, Money, date], Schedule]
SUNDAY = date(2026, 1, 4)
TO_THE_TAKA = InstallmentRounding(multiple=BDT(1), interest_multiple=BDT(1))


def alone(product: LoanProduct, principal: Money, disbursed_on: date) -> Schedule:
    return amortize(product.terms(principal=principal, disbursed_on=disbursed_on))


def in_a_book(product: LoanProduct, principal: Money, disbursed_on: date) -> Schedule:
    """Return the schedule of the second of three loans, read from the columns."""
    others = product.principal.minimum.minor, product.principal.maximum.minor
    principals = [others[0], principal.minor, others[1]]
    return LoanBook.from_columns(product, principal=principals, disbursed_on=disbursed_on).schedules().schedule(1)


@pytest.fixture(params=[alone, in_a_book])
def compute(request: pytest.FixtureRequest) -> Compute:
    """A loan by itself, or one in a book."""
    chosen: Compute = request.param
    return chosen


def product_of(
    interest: Flat | DecliningBalance,
    every: Frequency,
    count: int,
    rounded: InstallmentRounding | None = None,
    currency: Callable[[int], Money] = BDT,
) -> LoanProduct:
    """Return a product of 1,000 to 1,00,000 that leaves the borrower only the amount."""
    return LoanProduct(
        about=About(id="published", name="As published", institution="Ours", country="BD"),
        principal=AmountRange(minimum=currency(1_000), maximum=currency(100_000)),
        interest=interest,
        repayment=RepaymentOffer(rhythms=(Rhythm(every, (count,)),)),
        rounding=rounded or InstallmentRounding(),
    )


def per_thousand(charge: int, count: int, multiple: int = 1, mode: Rounding = rounding.HALF_UP) -> LoanProduct:
    """Return a weekly flat loan at so many taka per thousand."""
    rounded = InstallmentRounding(multiple=BDT(multiple), mode=mode)
    return product_of(Flat(f"{charge} per thousand", PER_LOAN), WEEK, count, rounded)


def runs(schedule: Schedule) -> list[tuple[int, Money]]:
    """Return the installments as how many of which amount."""
    return [(len(list(run)), total) for total, run in groupby(row.total for row in schedule)]


# ---------------------------------------------------------------- weekly loans


def test_jagoron_has_46_weekly_rows_after_its_days_of_grace(compute: Compute) -> None:
    schedule = compute(preset("jcf-jagoron"), BDT(20_000), SUNDAY)
    due = [row.due_on for row in schedule]
    assert len(due) == 46
    assert due[0] == date(2026, 1, 19)
    assert (due[0] - SUNDAY).days == 15
    assert {(later - earlier).days for earlier, later in pairwise(due)} == {7}
    assert schedule.total_principal == BDT(20_000)
    assert sum((row.principal for row in schedule), BDT(0)) == BDT(20_000)


def test_jagoron_on_a_meeting_day_waits_for_it() -> None:
    terms = preset("jcf-jagoron").terms(principal=BDT(20_000), disbursed_on=SUNDAY, first_due=WEDNESDAY)
    first, *_, last = amortize(terms)
    assert (first.due_on, last.due_on) == (date(2026, 1, 21), date(2026, 12, 2))


def test_150_per_thousand_over_46_weeks_is_250(compute: Compute) -> None:
    assert runs(compute(per_thousand(150, 46), BDT(10_000), SUNDAY)) == [(46, BDT(250))]


def test_125_per_thousand_over_45_weeks_is_25(compute: Compute) -> None:
    assert runs(compute(per_thousand(125, 45), BDT(1_000), SUNDAY)) == [(45, BDT(25))]


@pytest.mark.parametrize(
    ("multiple", "mode", "level", "last"),
    [
        (1, rounding.HALF_UP, 511, 516),
        (1, rounding.UP, 512, 472),
        (5, rounding.UP, 515, 340),
        (10, rounding.HALF_UP, 510, 560),
        (10, rounding.UP, 520, 120),
    ],
)
def test_23_000_over_45_weeks_leaves_the_rest_to_the_last(
    compute: Compute, multiple: int, mode: Rounding, level: int, last: int
) -> None:
    schedule = compute(per_thousand(150, 45, multiple, mode), BDT(20_000), SUNDAY)
    assert runs(schedule) == [(44, BDT(level)), (1, BDT(last))]
    assert schedule.total_interest == BDT(3_000)


def test_rounding_up_finishes_a_loan_early_and_says_so(compute: Compute) -> None:
    schedule = compute(per_thousand(125, 46, 5, rounding.UP), BDT(5_000), SUNDAY)
    assert runs(schedule) == [(45, BDT(125))]
    assert schedule.finishes_early == 1
    assert "45 of 46 installments are needed" in schedule.to_table().to_text()


def test_rounding_up_to_10_finishes_it_two_weeks_early(compute: Compute) -> None:
    schedule = compute(per_thousand(125, 46, 10, rounding.UP), BDT(5_000), SUNDAY)
    assert runs(schedule) == [(43, BDT(130)), (1, BDT(35))]
    assert schedule.finishes_early == 2


def test_the_ledger_splits_whole_taka_and_the_last_row_takes_the_rest(compute: Compute) -> None:
    product = replace(per_thousand(150, 46), rounding=TO_THE_TAKA)
    *before, last = compute(product, BDT(10_000), SUNDAY)
    assert {(row.principal, row.interest) for row in before} == {(BDT(217), BDT(33))}
    assert (last.principal, last.interest) == (BDT(235), BDT(15))


def test_the_regulators_own_example_is_20_and_3(compute: Compute) -> None:
    product = replace(per_thousand(150, 50), rounding=TO_THE_TAKA)
    assert {(row.principal, row.interest) for row in compute(product, BDT(1_000), SUNDAY)} == {(BDT(20), BDT(3))}


# ---------------------------------------------------------------- daily collection

# Charge on the principal, installments, principal, total as printed, installment.
DAILY = [
    ("8%", 80, 20_000, 21_600, 270),
    # The page prints 32,800; 8% of 30,000 is 2,400, and 80 installments of 405 are 32,400.
    ("8%", 80, 30_000, 32_400, 405),
    ("8%", 80, 40_000, 43_200, 540),
    ("8%", 80, 50_000, 54_000, 675),
    ("10.5%", 130, 20_000, 22_100, 170),
    ("10.5%", 130, 30_000, 33_150, 255),
    ("10.5%", 130, 40_000, 44_200, 340),
    ("10.5%", 130, 50_000, 55_250, 425),
    ("14.6%", 191, 20_000, 22_920, 120),
    ("14.6%", 191, 30_000, 34_380, 180),
    ("14.6%", 191, 40_000, 45_840, 240),
    ("14.6%", 191, 50_000, 57_300, 300),
]


@pytest.mark.parametrize(("rate", "count", "principal", "total", "installment"), DAILY)
def test_daily_collection_as_published(
    compute: Compute, rate: str, count: int, principal: int, total: int, installment: int
) -> None:
    schedule = compute(product_of(Flat(rate, PER_LOAN), DAY, count), BDT(principal), SUNDAY)
    assert schedule.total_due == BDT(total)
    assert runs(schedule) == [(count, BDT(installment))]


def test_the_page_misprints_one_total(compute: Compute) -> None:
    schedule = compute(product_of(Flat("8%", PER_LOAN), DAY, 80), BDT(30_000), SUNDAY)
    assert schedule.total_interest == BDT(2_400)
    assert schedule.total_due == BDT(405) * 80 != BDT(32_800)


# ---------------------------------------------------------------- declining balance


def test_the_reserve_banks_example_to_the_paisa(compute: Compute) -> None:
    product = product_of(DecliningBalance("15%"), MONTH, 24, currency=INR)
    assert compute(product, INR(20_000), SUNDAY).installment(1).total == INR("969.73")


def test_the_reserve_banks_example_to_the_rupee(compute: Compute) -> None:
    product = product_of(
        DecliningBalance("15%"), MONTH, 24, InstallmentRounding(multiple=INR(1), interest_multiple=INR(1)), INR
    )
    schedule = compute(product, INR(20_000), SUNDAY)
    assert runs(schedule) == [(23, INR(970)), (1, INR(965))]
    assert schedule.total_interest == INR(3_275)


def test_ten_thousand_taka_at_24_percent_over_46_weeks(compute: Compute) -> None:
    schedule = compute(product_of(DecliningBalance("24%"), WEEK, 46), BDT(10_000), SUNDAY)
    assert runs(schedule) == [(45, BDT("241.78")), (1, BDT("241.98"))]
    assert schedule.installment(1).interest == BDT("46.15")
    assert schedule.total_interest == BDT("1122.08")


@pytest.mark.parametrize(
    ("rate", "every", "count", "charge"),
    [
        ("24%", WEEK, 46, "112.20"),
        ("27%", WEEK, 46, "126.75"),
    ],
)
def test_what_a_rate_allows_per_thousand(
    compute: Compute, rate: str, every: Frequency, count: int, charge: str
) -> None:
    # Lent a hundred times over, so that rounding to the poisha does not show.
    schedule = compute(product_of(DecliningBalance(rate), every, count), BDT(100_000), SUNDAY)
    assert abs(schedule.total_interest - BDT(charge) * 100) < BDT(1)
