"""A savings account of two years, 104 deposits and 4 postings, by every method; and a hundred thousand of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import numpy as np
from measuring import Figure, best, print_table

from microloan.calendars import WEEK
from microloan.currency import BDT
from microloan.portfolio import RegularColumns, SavingsBook
from microloan.products import SavingsTerms, balance, posting
from microloan.savings import deposit, savings_statement

_FIRST, _UNTIL, _DEPOSITS, _ACCOUNTS = date(2025, 1, 1), date(2026, 12, 31), 104, 100_000
_METHODS = (*balance.ALL, balance.minimum_from_day(10))


def float_loop() -> float:
    """Return the same account in floats: one product of days, posted at four given days, no checks."""
    held, since, product, interest = 0.0, 0, 0.0, 0.0
    postings = [181, 365, 546, 730]
    for number in range(_DEPOSITS):
        day = 7 * number
        while postings and postings[0] <= day:
            product += held * (postings[0] - since)
            since = postings.pop(0)
            interest = round(product * 0.06 / 365, 2)
            held, product = held + interest, 0.0
        product += held * (day - since)
        held, since = held + 50.0, day
    return held


def terms(method: balance.BalanceMethod) -> SavingsTerms:
    """Return 6% by a method, posted half-yearly."""
    return SavingsTerms("6%", balance=method, posting=posting.HALF_YEARLY)


def run() -> None:
    """Measure and print."""
    page = [deposit(BDT(50), _FIRST + timedelta(weeks=week)) for week in range(_DEPOSITS)]
    base = best(float_loop, 300, 10)
    print_table(
        "One savings account: 104 deposits, 4 postings",
        "a bare Python float loop over the same deposits",
        (
            Figure(
                repr(method),
                best(partial(savings_statement, page, terms(method), _UNTIL), 50, 5),
                base,
                "at most 500 µs",
            )
            for method in _METHODS
        ),
    )
    generator = np.random.default_rng(1)
    first = np.datetime64(_FIRST) + generator.integers(0, 7, _ACCOUNTS)
    amounts = generator.integers(1_000, 100_000, _ACCOUNTS)
    columns = RegularColumns(amounts, WEEK, first, _DEPOSITS)
    copied = np.zeros((_DEPOSITS, _ACCOUNTS), dtype=np.int64)
    base = best(copied.copy, 5)
    account = np.repeat(np.arange(_ACCOUNTS), _DEPOSITS)
    days = first[account] + 7 * np.tile(np.arange(_DEPOSITS), _ACCOUNTS)
    figures = [
        Figure(
            f"regular deposits, {method!r}",
            best(partial(SavingsBook.regular, terms(method), BDT, columns, until=_UNTIL), 3),
            base,
            "at most 2 s",
        )
        for method in _METHODS
    ]
    mixed = generator.permutation(len(account))
    for name, order in (("sorted", slice(None)), ("in any order", mixed)):
        read = partial(
            SavingsBook.from_transactions,
            terms(balance.DAILY_PRODUCT),
            BDT,
            account=account[order],
            day=days[order],
            amount=amounts[account][order],
            until=_UNTIL,
        )
        what = f"{len(account):,} transactions {name}, {balance.DAILY_PRODUCT!r}"
        figures.append(Figure(what, best(read, 2), base, "at most 2 s"))
    print_table("A hundred thousand such accounts", "a copy of their deposits into fresh memory", figures)


if __name__ == "__main__":
    run()
