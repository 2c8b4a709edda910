r"""Rows of comma-separated values: their columns, cells and lines, and what is wrong with a row.

A file's first row names its columns, in any order. Names are read without regard to case,
and a space in one for an underscore.

>>> column_names(["Paid on", "amount"], known=("amount", "paid_on"), needed=("amount",))
('paid_on', 'amount')
"""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError, nearest_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NUMBER = 15
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


class BadRow(NamedTuple):
    """A row that cannot be read: its line in the file, counted from 1, and what is wrong with it."""

    line: int
    error: MicroloanError


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
    names = tuple(cell.strip().lower().replace(" ", "_") for cell in cells)
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


def _not_known(name: str, known: Sequence[str], *, alone: bool) -> str:
    if alone:
        for sign, word in _OTHER_SEPARATORS.items():
            if sign in name:
                return f"is not known; the cells seem to stand between {word}, and must stand between commas"
    near = nearest_name(name, known)
    return f"is not known; did you mean {near}?" if near else f"is not known; the columns are {', '.join(known)}"
