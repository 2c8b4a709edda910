"""The command line: what can be asked, and how mistakes are told.

>>> main(["schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04", "--explain", "1"])  # doctest: +ELLIPSIS
Installment 1 of 46, due 2026-01-19
...
0
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from microloan import __version__
from microloan.cli import (
    age,
    amounts,
    checks,
    collection_sheet,
    deposits,
    key_facts,
    pricing,
    products,
    sample_book,
    savings,
    schedule,
    solve,
    statement,
)
from microloan.cli.output import PartlyRefused, Refused, print_figures, print_message
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

REFUSED = 2

_BELOW_ZERO = re.compile(r"-[0-9.]+%")

_DESCRIPTION = "Schedules of the loans that microfinance institutions give, and their amounts, exact to the last paisa."
_EPILOG = """examples:
  microloan products
  microloan products show jcf-jagoron
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --explain 7
  microloan schedule --help
  microloan price jcf-jagoron 20000 --disbursed 2026-01-04
  microloan compare jcf-jagoron asa-primary
  microloan check jcf-jagoron 20000 --disbursed 2026-01-04 --rulebook bd-mra
  microloan solve rate jcf-jagoron 20000 --disbursed 2026-01-04 --figure installment --near 500
  microloan key-facts wegrow-jlg 40000 --disbursed 2026-01-04 --lender Wegrow --number 1 --prepared 2026-01-02
  microloan savings passbook.csv --terms asa-general --until 2026-06-30
  microloan deposit-scheme --monthly 500 --years 5 --rate 10%
  microloan maturity-table basic-bank-sohayok
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-06-24 --group B-01-G01
  microloan format 4288686000 --locale bn_BD
  microloan words 11500.50 --locale en_IN
  microloan parse 'Rs.43 Crore' --locale en_IN
  microloan sample-book --loans 1000 --out sample
  microloan age LOANS.csv PAYMENTS.csv --as-of 2026-06-30 --rulebook bd-mra
  microloan statement LOANS.csv PAYMENTS.csv --loan L-000017

Figures go to standard output. A request that cannot be met is one line on
standard error, and exit code 2.
"""


class _Parser(argparse.ArgumentParser):
    """A parser that prints nothing itself: help is an answer, a mistake one line, like all others here."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message}; see {self.prog} --help")

    def print_help(self, file: object = None) -> NoReturn:
        raise _Answer(self.format_help())


class _Answer(Exception):
    """Help, or the version: asked for while the words are read, and all that was asked."""


class _Version(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        raise _Answer(f"microloan {__version__}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, or 2 when the request cannot be met.

    Parameters
    ----------
    arguments
        The words after ``microloan``; None reads those of the process.

    Examples
    --------
    >>> main(["schedule", "jcf-jagoron", "0", "--disbursed", "2026-01-04"])
    2
    """
    try:
        print_figures(_answer(arguments))
    except PartlyRefused as partly:
        return _tell(partly)
    except (MicroloanError, Refused) as error:
        print_message(str(error))
        return REFUSED
    return 0


def _tell(partly: PartlyRefused) -> int:
    """Print what there is, then each problem."""
    try:
        print_figures(partly.figures)
    except Refused as error:
        print_message(str(error))
    for problem in partly.problems:
        print_message(problem)
    return REFUSED


def _answer(arguments: Sequence[str] | None) -> str:
    try:
        asked, unknown = _parser().parse_known_args(list(_joined(sys.argv[1:] if arguments is None else arguments)))
        if unknown:
            raise Refused(f"unrecognized arguments: {' '.join(unknown)}; see microloan {asked.command} --help")
        run: Callable[[argparse.Namespace], str] = asked.run
        return run(asked)
    except _Answer as answer:
        return str(answer)


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, a rate below zero joined to its option: argparse would take it for one itself.

    >>> list(_joined(["--rate", "-10%", "--years", "5"]))
    ['--rate=-10%', '--years', '5']
    """
    option = ""
    for word in words:
        if option and _BELOW_ZERO.fullmatch(word):
            option = f"{option}={word}"
            continue
        if option:
            yield option
        option = word if word.startswith("--") and "=" not in word and word != "--" else ""
        if not option:
            yield word
    if option:
        yield option


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="microloan",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    schedule.add_to(commands)
    solve.add_to(commands)
    key_facts.add_to(commands)
    products.add_to(commands)
    pricing.add_to(commands)
    checks.add_to(commands)
    savings.add_to(commands)
    deposits.add_to(commands)
    collection_sheet.add_to(commands)
    amounts.add_to(commands)
    age.add_to(commands)
    statement.add_to(commands)
    sample_book.add_to(commands)
    return parser
