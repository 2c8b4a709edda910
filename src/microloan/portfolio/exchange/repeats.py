"""Texts that stand twice in a column, found without a table of all of them.

A receipt may be for several loans, as that of a group is: its number stands twice only where
it is for the same loan.

>>> import numpy as np
>>> from microloan.portfolio.exchange.rows import Texts
>>> repeated(Texts.of(["R-1", "R-2", "", "R-1", ""]), np.array([2, 3, 4, 5, 6]))
{5: ('R-1', 2)}
>>> repeated(Texts.of(["R-1", "R-1", "R-1"]), np.array([2, 3, 4]), of=np.array([0, 1, 0]))
{4: ('R-1', 2)}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.portfolio.exchange.rows import Words

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.rows import Texts


# An odd number with bits everywhere: times it, numbers that follow each other are far apart.
_SPREAD = 0x5851F42D4C957F2D


def repeated(column: Texts | Words, lines: Column, *, of: Column | None = None) -> dict[int, tuple[str, int]]:
    """Return the lines whose text stands on an earlier line, each with the text and that line.

    Parameters
    ----------
    column
        The texts; an empty one is never repeated.
    lines
        The line of each.
    of
        A whole number for each, such as that of its loan: texts are repeated within one
        number alone. None for one number for all.
    """
    import numpy as np

    if isinstance(column, Words):
        marks = column.codes
    else:
        marks = np.fromiter(map(hash, column), np.int64, len(column))
    if of is not None:
        # Whole numbers of 64 bits wrap around, and a mark need be no more than mostly different.
        marks = marks + of * np.int64(_SPREAD)
    order = np.argsort(marks, kind="stable")
    same = marks[order][1:] == marks[order][:-1]
    # A mark that comes once is a text that comes once; what shares a mark is looked at.
    doubtful = np.zeros(len(marks), dtype=np.bool_)
    doubtful[order[1:]] |= same
    doubtful[order[:-1]] |= same
    rows = np.flatnonzero(doubtful).tolist()
    if not rows:
        return {}
    texts = (column.at(row) for row in rows) if isinstance(column, Words) else iter(column.kept(doubtful))
    first: dict[tuple[str, int], int] = {}
    found: dict[int, tuple[str, int]] = {}
    for row, text in zip(rows, texts, strict=True):
        line, key = int(lines[row]), (text, 0 if of is None else int(of[row]))
        if text and first.setdefault(key, line) != line:
            found[line] = (text, first[key])
    return found
