"""What holidays, graces, fees and savings add to one schedule, and to a column of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from books import product
from measuring import Figure, best, print_table

import microloan as ml
from microloan.products.examples import example_terms
from microloan.schedules import amortize

if TYPE_CHECKING:
    from microloan.products import LoanTerms

_REPEATS, _INNER = 500, 20
_ROWS = 46
_SEED = 20_260_104
_DAYS_OFF = ((2, 21), (3, 17), (3, 26), (4, 14), (5, 1), (8, 15), (10, 2), (12, 16), (12, 25))


def calendar() -> ml.Calendar:
    """Return a Friday–Saturday weekend and two years of holidays, merged into the next meeting."""
    days = [date(year, month, day) for year in (2025, 2026, 2027) for month, day in _DAYS_OFF]
    holidays = ml.HolidayList(
        code="BD",
        name="Bangladesh",
        first=date(2025, 1, 1),
        last=date(2027, 12, 31),
        source="fixed dates of the public holidays",
        holidays=tuple(ml.Holiday(day, "public holiday", "fixed date") for day in days),
    )
    return ml.Calendar(
        weekend=ml.weekend.FRIDAY_SATURDAY, holidays=holidays, on_holiday=ml.holiday_rule.MERGE_INTO_NEXT
    )


def contracts() -> dict[str, LoanTerms]:
    """Return the loan of the examples with what a real contract adds, one by one and together."""
    plain = example_terms()
    fees = (
        ml.Fee("processing", "1%", when=ml.fee_when.WITHHELD, tax=ml.FeeTax("VAT", "15%")),
        ml.Fee("insurance", "7 per thousand", when=ml.fee_when.WITHHELD),
    )
    savings = ml.CompulsorySavings(ml.BDT(20), when=ml.fee_when.WITH_EACH_INSTALLMENT)
    return {
        "holidays and a weekend": replace(plain, calendar=calendar()),
        "two fees, tax, weekly savings": replace(plain, charges=fees, savings=savings),
        "holidays, fees and savings": replace(plain, calendar=calendar(), charges=fees, savings=savings),
        "principal grace of six weeks": replace(
            plain, repayment=replace(plain.repayment, grace=ml.Grace(principal_periods=6))
        ),
    }


def run_one() -> None:
    """Measure and print single schedules."""
    plain = example_terms()
    base = best(lambda: amortize(plain), _REPEATS, _INNER)
    figures = [Figure("plain", base, base, "")]
    for name, terms in contracts().items():
        target = "at most 3 ×" if name.startswith(("holidays", "two")) else ""
        figures.append(Figure(name, best(partial(amortize, terms), _REPEATS, _INNER), base, target))
    print_table("One loan, 46 weekly rows, as real contracts have it", "the plain loan", figures)


def run(loans: int) -> None:
    """Measure and print for books of `loans` loans."""
    repeats = 5 if loans <= 100_000 else 3
    draw = np.random.default_rng(_SEED)
    principal = draw.integers(1_000, 100_001, loans) * 100
    disbursed_on = np.datetime64("2025-01-01") + draw.integers(0, 365, loans)
    output = np.ones((4, _ROWS, loans), dtype=np.int64)
    base = best(output.copy, repeats)
    del output
    offered = product(ml.DecliningBalance("24%"))
    (rhythm,) = offered.repayment.rhythms
    graced = replace(rhythm, graces=(ml.Grace(principal_periods=6),))
    kinds = {
        "plain": (offered, ""),
        "holidays and a weekend": (replace(offered, calendar=calendar()), "at most 3.5 ×"),
        "principal grace of six weeks": (
            replace(offered, repayment=replace(offered.repayment, rhythms=(graced,))),
            "",
        ),
        "residual first": (
            replace(offered, rounding=replace(offered.rounding, residual=ml.residual.FIRST)),
            "",
        ),
        "residual spread": (
            replace(offered, rounding=replace(offered.rounding, residual=ml.residual.SPREAD)),
            "",
        ),
    }
    figures = [Figure("copy of the output", base, base, "")]
    for name, (one, target) in kinds.items():
        book = ml.LoanBook.from_columns(
            one, principal=principal, disbursed_on=disbursed_on, installments=_ROWS, first_due=ml.WEDNESDAY
        )
        figures.append(Figure(name, best(book.schedules, repeats), base, target))
    print_table(
        f"{loans:,} loans × {_ROWS} weekly rows, as real contracts have them",
        "`array.copy()` of the four int64 columns",
        figures,
    )
