"""What deposits come to: one plan against a float loop, and a book of plans against a copy of its output."""

from __future__ import annotations

from functools import partial

import numpy as np
from measuring import Figure, best, print_table

from microloan.calendars.frequencies import HALF_YEAR, WEEK, months
from microloan.currency import BDT, INR
from microloan.portfolio import DepositBook
from microloan.products.fee_parts import ChargeRounding
from microloan.savings.deposits import (
    DepositPlan,
    DepositScheme,
    MaturityRounding,
    deposit_preset,
    growth,
    mature,
)

_REPEATS, _INNER = 50, 20
_PLANS = 100_000


def float_loop() -> float:
    """Return what 60 deposits of 500 come to at 10%, in floats: no rounding, no checks."""
    balance = accrued = 0.0
    for month in range(1, 61):
        balance += 500.0
        accrued += balance * 0.10 / 12
        if month % 12 == 0:
            balance, accrued = balance + accrued, 0.0
    return balance


def run() -> None:
    """Measure and print."""
    yearly = deposit_preset("basic-bank-sohayok").plan(BDT(500), months(60))
    post = deposit_preset("india-post-rd").plan(INR(500), months(60))
    rules = MaturityRounding(posting=ChargeRounding())
    scheme = DepositScheme(every=WEEK, growth=growth.compounded(HALF_YEAR), rounding=rules)
    weekly = DepositPlan(BDT(20), term=months(24), rate="6%", scheme=scheme)
    base = best(float_loop, _REPEATS, _INNER)
    plans = (("60 months, added yearly", yearly), ("60 months, cube roots", post), ("104 weeks, 4 postings", weekly))
    figures = [Figure("float loop", base, base, "")]
    figures += [
        Figure(name, best(partial(mature, plan), _REPEATS, _INNER), base, "at most 500 µs") for name, plan in plans
    ]
    print_table("One plan of deposits", "a bare Python float loop over 60 months", figures)
    deposits = np.random.default_rng(6).integers(5, 400, _PLANS) * 5_000
    figures = []
    for name, plan in plans:
        book = DepositBook.from_columns(
            plan.scheme, currency=plan.deposit.currency, deposit=deposits, term=plan.term, rate=plan.rate
        )
        output = np.stack([book.mature().deposited] * 4)
        figures.append(Figure(name, best(book.mature, 5), best(output.copy, 5), "at most 2 s"))
    print_table(f"{_PLANS:,} plans of deposits", "`array.copy()` of the four columns that come out", figures)


if __name__ == "__main__":
    run()
