"""`LoanBook.schedules()` against `array.copy()` of the same bytes into fresh memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from measuring import Figure, best, print_table

import microloan as ml
from microloan.products import AmountRange, LoanProduct, RepaymentOffer, Rhythm

if TYPE_CHECKING:
    from microloan.interest import InterestMethod

_ROWS = 46
_SEED = 20_260_104


def product(interest: InterestMethod) -> LoanProduct:
    """Return a weekly product at whole taka: counts of 44 to 46, any amount to Tk 1 lakh."""
    base = ml.preset("jcf-jagoron")
    return replace(
        base,
        principal=AmountRange(minimum=ml.BDT(1_000), maximum=ml.BDT(100_000)),
        interest=interest,
        repayment=RepaymentOffer(rhythms=(Rhythm(ml.WEEK, (44, 45, 46)),), first_due=ml.FirstDue(min_gap_days=15)),
    )


def books(loans: int, interest: InterestMethod) -> tuple[ml.LoanBook, ml.LoanBook]:
    """Return a book that shares rate and count, and one where each loan has its own."""
    draw = np.random.default_rng(_SEED)
    principal = draw.integers(1_000, 100_001, loans) * 100
    disbursed_on = np.datetime64("2025-01-01") + draw.integers(0, 365, loans)
    shared = ml.LoanBook.from_columns(
        product(interest), principal=principal, disbursed_on=disbursed_on, installments=_ROWS
    )
    own = ml.LoanBook.from_columns(
        product(interest),
        principal=principal,
        disbursed_on=disbursed_on,
        installments=draw.integers(44, _ROWS + 1, loans),
        rate=ml.RateColumn(draw.choice([2000, 2400, 2500, 2650], loans), 10_000),
    )
    return shared, own


def run(loans: int) -> None:
    """Measure and print for books of `loans` loans."""
    repeats = 5 if loans <= 100_000 else 3
    output = np.ones((4, _ROWS, loans), dtype=np.int64)
    base = best(output.copy, repeats)
    del output
    figures = [Figure("copy of the output", base, base, "")]
    for name, interest, target in (
        ("declining balance, 24% / 52", ml.DecliningBalance("24%"), 3.0),
        ("flat, 12% a year", ml.Flat("12%"), 2.2),
    ):
        shared, own = books(loans, interest)
        figures.append(Figure(name, best(shared.schedules, repeats), base, f"at most {target} ×"))
        figures.append(
            Figure(f"{name}; own rate, count, date", best(own.schedules, repeats), base, f"at most {2 * target} ×")
        )
    dated = ml.DecliningBalance("24%", accrual=ml.day_count.ACTUAL_365)
    figures.append(Figure("declining balance, Actual/365", best(books(loans, dated)[0].schedules, repeats), base, ""))
    print_table(f"{loans:,} loans × {_ROWS} weekly rows", "`array.copy()` of the four int64 columns", figures)
