"""``microloan sample-book``: a loan book with its payments, made up, to try the other commands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.asking import day_of, whole_of
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.errors import MicroloanError, shown

if TYPE_CHECKING:
    import argparse

    from microloan.cli.commands import Commands

_DESCRIPTION = """A loan book with its payments, made up: LOANS.csv, PAYMENTS.csv and HOLIDAYS.toml,
and the first two as Parquet where PyArrow is installed.

Loans of three products in groups and branches; most are paid on the day, some late, in
advance, in part, settled early, or no longer. The same seed gives the same files anywhere.
"""
_EPILOG = """examples:
  microloan sample-book --loans 1000 --out sample
  microloan age sample/LOANS.csv sample/PAYMENTS.csv --as-of 2026-06-30 --rulebook bd-mra

Add --holidays sample/HOLIDAYS.toml --weekend friday,saturday --on-holiday next_working_day
for the due dates that the groups keep.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "sample-book",
        summary="a loan book with its payments, made up, as files",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("--loans", metavar="N", required=True, help="how many loans, such as 10000")
    parser.add_argument("--out", metavar="DIR", required=True, help="the folder for the files; made if there is none")
    parser.add_argument("--seed", metavar="N", default="1", help="another seed is another book (default: 1)")
    parser.add_argument("--until", metavar="DATE", help="the last day of payments (default: 2026-06-30)")
    parser.add_argument("--force", action="store_true", help="write over files of these names that are there")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return what was written, a line for each file."""
    from microloan.portfolio.sample_files import write_sample_book
    from microloan.portfolio.samples import SAMPLE_DAY, sample_book

    until = SAMPLE_DAY if asked.until is None else day_of("--until", asked.until)
    if not asked.force:
        _check_free(asked.out)
    loans, seed = whole_of("--loans", asked.loans), whole_of("--seed", asked.seed)
    try:
        made = sample_book(loans=loans, seed=seed, until=until)
        files = write_sample_book(made, asked.out)
    except MicroloanError as error:
        option = "--out" if error.argument == "folder" else f"--{error.argument}"
        raise MicroloanError(option, error.value, error.problem, code=error.code) from error
    counts = f"{len(made.loans):,} loans, {len(made.payments):,} payments until {made.until}"
    return "\n".join([counts, *map(str, files)])


def _check_free(folder: str) -> None:
    """Refuse to write over files that may be somebody's own."""
    from pathlib import Path

    from microloan.portfolio.sample_files import SAMPLE_FILES

    try:
        there = [name for name in SAMPLE_FILES if (Path(folder) / name).exists()]
    except (OSError, ValueError):
        return  # Writing tells why.
    if there:
        problem = f"has {', '.join(there)} already; give another folder, or --force to write over them"
        raise Refused(f"--out={shown(folder)} {problem}")
