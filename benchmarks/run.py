"""Run the benchmarks: ``python benchmarks/run.py [--loans N]``."""

from __future__ import annotations

import argparse

import ageing
import books
import contracts
import deposits
import imports
import ledger
import one_loan
import printing
import rates
import savings


def main() -> None:
    """Run everything, or books of one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loans", type=int, help="only books of this many loans")
    asked = parser.parse_args()
    if asked.loans is None:
        ageing.run()
        imports.run()
        ledger.run()
        one_loan.run()
        contracts.run_one()
        deposits.run()
        printing.run()
        rates.run()
        savings.run()
    for loans in (100_000, 1_000_000) if asked.loans is None else (asked.loans,):
        books.run(loans)
        contracts.run(loans)


if __name__ == "__main__":
    main()
