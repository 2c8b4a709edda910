r"""Rows of comma-separated values: their columns, cells and lines, and what is wrong with a row.

A file's first row names its columns, in any order. Names are read without regard to case,
and a space in one for an underscore.

>>> column_names(["Paid on", "amount"], known=("amount", "paid_on"), needed=("amount",))
('paid_on', 'amount')
"""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError, nearest_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NUMBER = 15
# The words of headings that are long enough for two slips.
_LONG_WORD = 10
_SIGNS = re.compile(r"[^a-z0-9]")
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


class BadRow(NamedTuple):
    """A row that cannot be read.

    Parameters
    ----------
    line
        Its line in the file, counted from 1.
    error
        What is wrong with it.
    of
        The loan that it names; empty where that cannot be read, or rows name none.
    """

    line: int
    error: MicroloanError
    of: str = ""


def column_names(cells: Sequence[str], *, known: Sequence[str], needed: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a file's columns, from the cells of its first row.

    Parameters
    ----------
    cells
        The first row.
    known
        Every column that there may be.
    needed
        The columns that there must be.

    Raises
    ------
    MicroloanError
        If a column that is needed is missing, or one is not known or stands twice.

    Examples
    --------
    >>> column_names(["loan", "amuont"], known=("loan", "amount"), needed=("loan",))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: column='amuont' is not known; did you mean amount?
    """
    names = tuple(map(_name_of, cells))
    # A column without a name is one of empty cells, as spreadsheets leave them.
    for name in filter(None, names):
        if name not in known:
            raise MicroloanError("column", name, _not_known(name, known, alone=len(names) == 1), code="unknown_key")
        if names.count(name) > 1:
            raise MicroloanError("column", name, "stands twice", code="repeated")
    for name in needed:
        if name not in names:
            raise MicroloanError("column", name, "is missing in the first row", code="missing_key")
    return names


class Heading(NamedTuple):
    """The names of a file's columns, and those among them that nobody asks for, as they are written."""

    names: tuple[str, ...]
    ignored: tuple[str, ...]


def heading(cells: Sequence[str], *, known: Sequence[str], needed: Sequence[str], apart: Sequence[str] = ()) -> Heading:
    """Return the names of a file's columns, from the cells of its first row; what is not known is ignored.

    Parameters
    ----------
    cells
        The first row.
    known
        Every column that means something.
    needed
        The columns that there must be.
    apart
        Names that come near to a known one and mean another thing.

    Raises
    ------
    MicroloanError
        If a column that is needed is missing, one stands twice, or one that is not known
        comes so near to a known one, which is not there, that it was meant.

    Notes
    -----
    A name comes near to another where it begins as the other does, and each of its words,
    between underscores, has one letter wrong at most: left out, too many, or in another place.
    In long words it may be two. A name that differs in its spaces and signs alone is the other, and
    so is one with a letter too many at either end.

    Examples
    --------
    >>> heading(["Loan", "Village"], known=("loan", "rate"), needed=("loan",))
    Heading(names=('loan', 'village'), ignored=('Village',))
    >>> heading(["loan", "raet"], known=("loan", "rate"), needed=("loan",))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: column='raet' is not known; did you mean rate?
    """
    names = tuple(map(_name_of, cells))
    absent = [name for name in known if name not in names]
    unknown = dict.fromkeys(name for name in names if name and name not in known)
    for name in unknown:
        near = next((one for one in absent if name not in apart and _is_misspelt(name, one)), None)
        if near is None and len(names) == 1:
            raise MicroloanError("column", name, _not_known(name, known, alone=True), code="unknown_key")
        if near is not None:
            raise MicroloanError("column", name, f"is not known; did you mean {near}?", code="unknown_key")
    for name in known:
        if names.count(name) > 1:
            raise MicroloanError("column", name, "stands twice", code="repeated")
    for name in needed:
        if name not in names:
            near = nearest_name(name, unknown)
            hint = f"; rename {near}, if that is it" if near else f"; it has {', '.join(unknown)}" if unknown else ""
            raise MicroloanError("column", name, f"is missing in the first row{hint}", code="missing_key")
    ignored = (cell.strip() for cell, name in zip(cells, names, strict=True) if name in unknown)
    return Heading(names, tuple(dict.fromkeys(ignored)))


def cells_of_line(line: str) -> list[str]:
    """Return the cells of one line; a quoted cell ends on it.

    Raises
    ------
    MicroloanError
        If the quotes do not pair, or something stands beside a quoted cell.

    Examples
    --------
    >>> cells_of_line('L-1,"1,50,000"')
    ['L-1', '1,50,000']
    """
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True), list[str]())
    except csv.Error as error:
        opened = line.count('"') % 2
        problem = "has a quotation mark that is not closed" if opened else f"is not comma-separated values: {error}"
        raise MicroloanError("row", line, problem, code="bad_csv") from error


def wrong_length(cells: int, columns: int) -> MicroloanError:
    """Return the error of a row with too many cells, or too few.

    >>> print(wrong_length(2, 3))
    row=2 cells, where the first row names 3 columns
    """
    problem = f"cells, where the first row names {columns} columns"
    return MicroloanError("row", cells, problem, code="wrong_length")


def day_in(name: str, text: str) -> date:
    """Return the day that a cell holds.

    >>> day_in("paid_on", "2026-01-04")
    datetime.date(2026, 1, 4)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20260104 and 2026-W01-7.
    if day is None or day.isoformat() != text:
        raise MicroloanError(name, text, "is not a date; write one like 2026-01-04", code="bad_date")
    return day


def whole_in(name: str, text: str) -> int:
    """Return the whole number from zero that a cell holds.

    >>> whole_in("installments", "46")
    46
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise MicroloanError(name, text, "is not a whole number", code="bad_number")
    return int(text)


def _name_of(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _is_misspelt(name: str, meant: str) -> bool:
    """Return whether a name is another, but for a slip of whoever wrote it."""
    if _SIGNS.sub("", name) == _SIGNS.sub("", meant) or meant in {name[1:], name[:-1]}:
        return True
    pairs = zip(name.split("_"), meant.split("_"), strict=False)
    alike = name[:1] == meant[:1] and name.count("_") == meant.count("_")
    return alike and all(_is_slip(one, other) for one, other in pairs)


def _is_slip(word: str, meant: str) -> bool:
    from difflib import SequenceMatcher

    longest = max(len(word), len(meant))
    common = sum(block.size for block in SequenceMatcher(None, word, meant).get_matching_blocks())
    return common >= longest - (1 if longest < _LONG_WORD else 2)


def _not_known(name: str, known: Sequence[str], *, alone: bool) -> str:
    if alone:
        for sign, word in _OTHER_SEPARATORS.items():
            if sign in name:
                return f"is not known; the cells seem to stand between {word}, and must stand between commas"
    near = nearest_name(name, known)
    return f"is not known; did you mean {near}?" if near else f"is not known; the columns are {', '.join(known)}"
