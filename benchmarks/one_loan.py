"""One dated, exact 46-row schedule, against a bare float loop over the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import Figure, best, print_table

from microloan.products.examples import example_terms
from microloan.schedules import amortize

if TYPE_CHECKING:
    from microloan.products import LoanTerms

_REPEATS, _INNER = 500, 20


def float_loop() -> list[tuple[int, int, float, float, float]]:
    """Return 46 rows in floats: the level installment given, no rounding, no checks."""
    balance, rate, level, due = 20_000.0, 0.24 / 52, 483.57, 739_637
    rows = []
    for number in range(1, 47):
        interest = balance * rate
        principal = level - interest
        balance -= principal
        rows.append((number, due, principal, interest, balance))
        due += 7
    return rows


def read_every_row(terms: LoanTerms) -> int:
    """Return how many rows there are, having read each as an `Installment` of `Money`."""
    read = 0
    for row in amortize(terms):
        if row.due_on and row.principal and row.interest and row.total and row.outstanding_principal is not None:
            read += 1
    return read


def run() -> None:
    """Measure and print."""
    terms = example_terms()
    base = best(float_loop, _REPEATS, _INNER)
    print_table(
        "One loan, 46 weekly rows",
        "a bare Python float loop over the same rows",
        (
            Figure("float loop", base, base, ""),
            Figure("amortize(terms), checked", best(lambda: amortize(terms), _REPEATS, _INNER), base, "at most 10 ×"),
            Figure(
                "the same, every row read as Installment of Money",
                best(lambda: read_every_row(terms), _REPEATS, _INNER),
                base,
                "at most 400 µs",
            ),
        ),
    )
