"""A portfolio from its files: read, aged, and the whole command in an interpreter of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from measuring import Figure, best, print_table

from microloan.portfolio import sample_book, write_sample_book
from microloan.portfolio.exchange import age_files, read_loans, read_payments

if TYPE_CHECKING:
    from pathlib import Path

_KILOBYTES = 1_024  # of a megabyte


def run(loans: int = 100_000) -> None:
    """Measure and print for a sample book of `loans` loans; reading is compared with reading the lines alone."""
    made = sample_book(loans=loans)
    with tempfile.TemporaryDirectory() as folder:
        files = write_sample_book(made, folder)
        by_name = {file.name: file for file in files}
        paths = by_name["LOANS.csv"], by_name["PAYMENTS.csv"]
        base = best(lambda: _lines(paths[1]), 3)
        found = read_loans(paths[0], made.loans.currency), read_payments(paths[1], made.payments.currency)
        figures = [
            Figure("lines of PAYMENTS.csv, split at commas", base, base, ""),
            Figure(
                "read_payments, CSV",
                best(lambda: read_payments(paths[1], made.payments.currency), 2),
                base,
                "at most 15 ×",
            ),
        ]
        if "PAYMENTS.parquet" in by_name:
            parquet = by_name["PAYMENTS.parquet"]
            seconds = best(lambda: read_payments(parquet, made.payments.currency), 2)
            figures.append(Figure("read_payments, Parquet", seconds, base, "at most 15 ×"))
        seconds = best(lambda: age_files(*found, as_of=made.until, product_of=made.product), 3)
        figures.append(Figure("age_files: schedules, positions, payments matched", seconds, base, "at most 1 ×"))
        seconds, memory = _command(folder, made.until.isoformat())
        figures.append(Figure("microloan age, start to end", seconds, base, "at most 20 s"))
        print_table(
            f"{loans:,} loans, {len(made.payments):,} payments",
            "reading the lines of PAYMENTS.csv and splitting them at commas",
            figures,
        )
        print(f"\nThe command took {memory:,} MB of memory; target: at most 1,000 MB.")


def _lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(len(line.split(",")) for line in file)


def _command(folder: str, as_of: str) -> tuple[float, int]:
    """Return the seconds that the command took in an interpreter of its own, and its most memory in megabytes."""
    words = [
        "age",
        "LOANS.csv",
        "PAYMENTS.csv",
        "--as-of",
        as_of,
        "--rulebook",
        "bd-mra",
        "--holidays",
        "HOLIDAYS.toml",
    ]
    words += ["--weekend", "friday,saturday", "--on-holiday", "next_working_day"]
    # Linux tells a process's own peak here alone; what `resource` tells begins with that of its parent.
    told = "print([line for line in open('/proc/self/status') if line.startswith('VmHWM')][0], file=sys.stderr)"
    program = f"import sys\nfrom microloan.cli import main\nassert main({words!r}) == 0\n{told}"
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, check=True, capture_output=True, text=True)
    return time.perf_counter() - started, int(done.stderr.split()[-2]) // _KILOBYTES


if __name__ == "__main__":
    run()
