"""What importing costs, in a fresh interpreter each time."""

from __future__ import annotations

import subprocess
import sys

from measuring import Figure, best, print_table

_FIRST_PROGRAM = """
from dataclasses import replace
from datetime import date
import microloan as ml
from microloan import BDT, INR
terms = ml.LoanTerms(
    principal=BDT(20_000),
    disbursed_on=date(2026, 1, 4),
    interest=ml.DecliningBalance("24%", accrual=ml.PER_PERIOD),
    repayment=ml.Repayment(
        installments=46, every=ml.WEEK, first_due=ml.FirstDue(min_gap_days=15, meeting_day=ml.WEDNESDAY)
    ),
    rounding=ml.InstallmentRounding(multiple=BDT(5), mode=ml.rounding.UP, residual=ml.residual.LAST),
)
schedule = ml.amortize(terms)
schedule.installment(1)
schedule.total_interest
str(schedule.installment(7).explain())
repr(schedule)
"""
_NOTHING_HEAVY = "import sys; assert not {'numpy', 'babel', 'matplotlib'} & set(sys.modules)"


def _fresh(program: str) -> None:
    subprocess.run([sys.executable, "-c", f"{program}\n{_NOTHING_HEAVY}"], check=True)


def run() -> None:
    """Measure and print; fail if NumPy or Babel was imported."""
    repeats = 15
    bare = best(lambda: _fresh("pass"), repeats)
    package = best(lambda: _fresh("import microloan"), repeats)
    first = best(lambda: _fresh(_FIRST_PROGRAM), repeats)
    print_table(
        "A fresh interpreter",
        "a bare interpreter; times are over it; NumPy and Babel stay out",
        (
            Figure("bare interpreter", bare, bare, ""),
            Figure("import microloan", max(package - bare, 1e-9), bare, "about 10 ms"),
            Figure("a first program: terms, schedule, explanation, table", first - bare, bare, "at most 150 ms"),
        ),
    )
