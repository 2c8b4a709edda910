"""Text to a terminal, a pipe or a file: whatever its encoding, and even if its reader has gone.

>>> plainer("17,616.50 × 24% ÷ 52 = 81.3069… → 81.31", "ascii")
'17,616.50 x 24% / 52 = 81.3069... -> 81.31'
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from microloan.textwidth import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

# What a message is cut to: argument text of any length may stand in it.
_LONGEST_MESSAGE = 600

# What the signs of our tables and explanations become where an encoding has none of them.
_PLAINER = {"─": "-", "−": "-", "×": "x", "÷": "/", "→": "->", "…": "..."}


class Refused(Exception):
    """A request that cannot be met; its text is the message."""


class PartlyRefused(Exception):
    """A request of which some parts cannot be met: the figures of the others, and a message for each."""

    def __init__(self, figures: str, problems: Sequence[str]) -> None:
        self.figures = figures
        self.problems = problems
        super().__init__(f"{len(problems)} parts of the request cannot be met")


def print_figures(text: str) -> None:
    """Print to standard output; the last line is ended if it is not.

    A reader that has gone (``head``, a pager) had what it wanted: no mistake.

    No text at all prints nothing.

    Raises
    ------
    Refused
        If standard output is closed or cannot be written, as on a full disk.

    Examples
    --------
    >>> print_figures("46 installments")
    46 installments
    """
    # Python has none where the process was started without one.
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise Refused("standard output is closed")
    try:
        if text:
            _write(stream, text)
    except OSError as error:
        _abandon(stream)
        if not isinstance(error, BrokenPipeError):
            raise Refused(f"standard output cannot be written: {error.strerror or error}") from error


def check_fits(text: str) -> None:
    """Raise `Refused` if standard output cannot hold `text`: an amount must not become question marks.

    >>> check_fits("Tk. 500")
    """
    stream: TextIO | None = sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if not _fits(text, encoding):
        raise Refused(f"standard output cannot hold these signs in {encoding}; set PYTHONIOENCODING=utf-8")


def print_message(text: str) -> None:
    """Print one line to standard error, never more, and say nothing if it is closed."""
    line = one_line(" ".join(f"microloan: {text}".split()))
    stream: TextIO | None = sys.stderr
    if stream is not None:
        with suppress(OSError):
            _write(stream, line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…")


def plainer(text: str, encoding: str) -> str:
    """Return `text` as `encoding` can hold it: our own signs in plainer ones, the rest as question marks.

    >>> plainer("সঞ্চয় − 5", "latin-1")
    '?????? - 5'
    """
    if _fits(text, encoding):
        return text
    for sign, plain in _PLAINER.items():
        if sign in text and not _fits(sign, encoding):
            text = text.replace(sign, plain)
    return text.encode(encoding, "replace").decode(encoding)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _write(stream: TextIO, text: str) -> None:
    stream.write(plainer(text, stream.encoding or "utf-8").removesuffix("\n") + "\n")
    stream.flush()


def _abandon(stream: TextIO) -> None:
    """Keep the interpreter from complaining about the stream once more as it exits."""
    with suppress(OSError):
        number = stream.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
