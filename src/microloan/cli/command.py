"""The command line: what can be asked, and how mistakes are told.

>>> main(["schedule", "jcf-jagoron", "20000", "--disbursed", "2026-01-04", "--explain", "1"])  # doctest: +ELLIPSIS
Installment 1 of 46, due 2026-01-19
...
0
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from microloan.cli import products, schedule
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

REFUSED = 2

_DESCRIPTION = "Exact schedules of the loans that microfinance institutions really give."
_EPILOG = "Figures go to standard output, messages to standard error; exit code 2 means the request could not be met."


class _UsageError(Exception):
    """The words of a command do not fit; argparse's own error would be caught and told twice."""


class _Parser(argparse.ArgumentParser):
    """A parser that tells a mistake in one line, like every other mistake here."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message}; see {self.prog} --help")


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
        asked = _parser().parse_args(arguments)
        return _deliver(asked.run(asked))
    except (MicroloanError, _UsageError) as error:
        print("microloan:", " ".join(str(error).split()), file=sys.stderr)
        return REFUSED
    except SystemExit as stop:
        # argparse has printed the help or the version that was asked for.
        return 0 if stop.code is None else int(stop.code)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="microloan", description=_DESCRIPTION, epilog=_EPILOG, allow_abbrev=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    schedule.add_to(commands)
    products.add_to(commands)
    return parser


def _deliver(text: str) -> int:
    """Print to standard output, whatever its encoding, even if its reader has gone."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; keep the interpreter from
        # complaining about the closed pipe as it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
