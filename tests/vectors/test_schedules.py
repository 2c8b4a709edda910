"""Published schedules, and some worked out by hand, for one loan and through a book of loans."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from microloan.arithmetic import rounding
from microloan.calendars import FORTNIGHT, HALF_YEAR, MONTH, QUARTER, WEEK, YEAR, day_count
from microloan.calendars.frequencies import weeks
from microloan.currency import BDT, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_INSTALLMENT, PER_LOAN, PER_PERIOD, PER_YEAR, DecliningBalance, Flat, shapes
from microloan.portfolio import LoanBook
from microloan.products import (
    About,
    AmountRange,
    FirstDue,
    InstallmentRounding,
    LoanProduct,
    LoanTerms,
    Repayment,
    RepaymentOffer,
    Rhythm,
)
from microloan.schedules import Schedule, amortize

Row = dict[str, Any]

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("schedules.json").read_text(encoding="utf-8"))
ROWS: list[Row] = VECTORS["rows"]
NOT_OFFERED: list[Row] = VECTORS["not_offered"]
MINOR_DECIMALS = 2
EVERY = {
    "week": WEEK,
    "fortnight": FORTNIGHT,
    "4_weeks": weeks(4),
    "month": MONTH,
    "quarter": QUARTER,
    "half_year": HALF_YEAR,
    "year": YEAR,
}
SHAPES = {shape.name: shape for shape in shapes.ALL}
MODES = {mode.name: mode for mode in rounding.ALL}
CHARGED = {charged.name: charged for charged in (PER_YEAR, PER_LOAN)}
ACCRUALS = {accrual.name: accrual for accrual in (PER_PERIOD, PER_INSTALLMENT, *day_count.ALL)}


# ---------------------------------------------------------------- from a row to a schedule


def terms_of(given: Row) -> LoanTerms:
    """Return the terms a row describes; with `decimals`, a minor unit stands for the last of them."""
    scale = 10 ** given.get("decimals", MINOR_DECIMALS)

    def money(text: str) -> Money:
        minor = Fraction(text) * scale
        assert minor.denominator == 1
        return Money.from_minor(minor.numerator, BDT)

    multiples: dict[str, Any] = {key: money(given[key]) for key in ("multiple", "interest_multiple") if key in given}
    return LoanTerms(
        principal=money(given["principal"]),
        disbursed_on=date.fromisoformat(given.get("disbursed_on", "2026-01-04")),
        interest=interest_of(given["interest"]),
        repayment=Repayment(
            installments=given["installments"],
            every=EVERY[given["every"]],
            shape=SHAPES[given.get("shape", "equal_installments")],
            term_years=given.get("term_years"),
        ),
        rounding=InstallmentRounding(mode=MODES[given.get("mode", "half_up")], **multiples),
    )


def interest_of(given: Row) -> Flat | DecliningBalance:
    if "flat" in given:
        return Flat(given["flat"], CHARGED[given["charged"]])
    return DecliningBalance(given["declining"], ACCRUALS[given["accrual"]])


def in_a_book(terms: LoanTerms) -> Schedule:
    """Return the schedule of one of three such loans, read from the columns of a book."""
    repayment = terms.repayment
    product = LoanProduct(
        about=About(id="one-loan", name="One loan", institution="Ours", country="BD"),
        principal=AmountRange(minimum=terms.lent, maximum=terms.lent),
        interest=terms.interest,
        repayment=RepaymentOffer(
            rhythms=(Rhythm(repayment.every, (repayment.installments,)),),
            shape=repayment.shape,
            term_years=repayment.term_years,
        ),
        rounding=terms.rounding,
    )
    principals = [terms.lent.minor] * 3
    return LoanBook.from_columns(product, principal=principals, disbursed_on=terms.disbursed_on).schedules().schedule(1)


# ---------------------------------------------------------------- what a row may expect


class Figures:
    """The figures of a schedule, compared as its row says: equal, within a tolerance, or as printed."""

    def __init__(self, schedule: Schedule, given: Row) -> None:
        self.schedule = schedule
        self.scale = 10 ** given.get("decimals", MINOR_DECIMALS)
        self.rounded = "decimals" in given
        self.tolerance = Fraction(given["tolerance"]) if "tolerance" in given else None

    def check(self, minor: int, printed: str) -> None:
        amount = Fraction(minor, self.scale)
        if self.tolerance is not None:
            assert abs(amount - Fraction(printed)) <= self.tolerance, printed
        elif self.rounded:
            digits = 10 ** len(printed.partition(".")[2])
            assert rounding.HALF_UP.divide(minor * digits, self.scale) == Fraction(printed) * digits, printed
        else:
            assert amount == Fraction(printed), printed

    def totals(self, runs: list[tuple[int, str]]) -> None:
        found = [(len(list(run)), total) for total, run in groupby(row.total.minor for row in self.schedule)]
        assert [count for count, _ in found] == [count for count, _ in runs]
        for (_, total), (_, printed) in zip(found, runs, strict=True):
            self.check(total, printed)

    def rows(self, rows: dict[str, dict[str, str]]) -> None:
        for number, parts in rows.items():
            row = self.schedule.installment(int(number))
            for part, printed in parts.items():
                self.check(getattr(row, part).minor, printed)

    def due_on(self, dates: dict[str, str]) -> None:
        assert {number: str(self.schedule.installment(int(number)).due_on) for number in dates} == dates

    def finishes_early(self, count: int) -> None:
        assert self.schedule.finishes_early == count

    def first_total(self, printed: str) -> None:
        self.check(self.schedule.installment(1).total.minor, printed)

    def last_total(self, printed: str) -> None:
        self.check(self.schedule.installment(len(self.schedule)).total.minor, printed)

    def total_interest(self, printed: str) -> None:
        self.check(self.schedule.total_interest.minor, printed)

    def interest_from_to(self, between: tuple[int, int, str]) -> None:
        first, last, printed = between
        self.check(sum(self.schedule.interest_parts[first - 1 : last]), printed)

    def principal_from_to(self, between: tuple[int, int, str]) -> None:
        first, last, printed = between
        self.check(sum(self.schedule.principal_parts[first - 1 : last]), printed)

    def interest_by_12(self, years: list[str]) -> None:
        assert len(years) * 12 == len(self.schedule)
        for year, printed in enumerate(years):
            self.interest_from_to((12 * year + 1, 12 * year + 12, printed))


@pytest.mark.parametrize("compute", [amortize, in_a_book])
@pytest.mark.parametrize("row", ROWS, ids=[f"{number}-{row['kind']}" for number, row in enumerate(ROWS)])
def test_a_schedule_as_published(row: Row, compute: Callable[[LoanTerms], Schedule]) -> None:
    figures = Figures(compute(terms_of(row["inputs"])), row["inputs"])
    assert row["expected"]
    for key, expected in row["expected"].items():
        getattr(figures, key)(expected)


def test_every_kind_is_there_and_every_row_names_its_source() -> None:
    assert {row["kind"] for row in ROWS} == {
        *("flat_installments", "flat_split", "flat_loan", "flat_interest"),
        *("declining_installment", "declining_schedule", "declining_emi", "declining_equal_principal"),
        *("max_charge_for_declining_rate", "level_schedule", "dated_schedule", "interest_on_balance"),
        *("four_weekly_dates", "pmt", "ipmt", "ppmt", "cumipmt", "cumprinc", "ispmt"),
    }
    assert all(row["source"].strip() for row in [*ROWS, *NOT_OFFERED])


def test_no_row_stands_twice() -> None:
    texts = [json.dumps([row["inputs"], row["expected"]], sort_keys=True) for row in ROWS]
    assert len(set(texts)) == len(texts)


# ---------------------------------------------------------------- what is not offered


def test_what_is_not_offered_gives_its_reason() -> None:
    assert {row["why"] for row in NOT_OFFERED} == set(VECTORS["reasons"])
    assert all(row["inputs"]["when"] == 1 for row in NOT_OFFERED if row["why"] == "in_advance")
    assert all(row["inputs"]["fv"] != 0 for row in NOT_OFFERED if row["why"] == "future_value")


def test_an_installment_in_advance_is_not_offered() -> None:
    with pytest.raises(MicroloanError) as caught:
        FirstDue(min_gap_days=0)
    assert (caught.value.argument, caught.value.code) == ("min_gap_days", "out_of_range")


def test_nothing_is_left_over_at_the_end() -> None:
    for row in ROWS:
        schedule = amortize(terms_of(row["inputs"]))
        assert schedule.installment(len(schedule)).outstanding_principal.minor == 0


@pytest.mark.parametrize("row", [row for row in NOT_OFFERED if row["why"] == "compounded_first_period"])
def test_a_longer_first_period_bears_simple_interest(row: Row) -> None:
    given = row["inputs"]
    count, after = given["installments"], given["first_after_weeks"]
    factor = Fraction(24, 5_200)
    terms = LoanTerms(
        principal=Money.from_minor(1_000 * 10**9, BDT),
        disbursed_on=date(2026, 1, 4),
        interest=DecliningBalance(given["rate"], day_count.ACTUAL_364),
        repayment=Repayment(installments=count, every=WEEK, first_due=FirstDue(min_gap_days=7 * after)),
    )
    level = Fraction(amortize(terms).installment(1).total.minor, 10**9)
    regular = 1_000 * factor / (1 - (1 + factor) ** -count)
    assert abs(level - regular * (1 + after * factor) / (1 + factor)) <= Fraction(1, 10**9)
    compounded = regular * (1 + factor) ** (after - 1)
    assert (
        rounding.HALF_UP.divide(compounded.numerator * 10**4, compounded.denominator)
        == Fraction(row["expected"]) * 10**4
    )
    assert level < compounded
