"""Texts that stand twice in a column, found without a table of all of them.

>>> import numpy as np
>>> from microloan.portfolio.exchange.rows import Texts
>>> repeated(Texts.of(["R-1", "R-2", "", "R-1", ""]), np.array([2, 3, 4, 5, 6]))
{5: ('R-1', 2)}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.portfolio.exchange.rows import Words

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.rows import Texts


def repeated(column: Texts | Words, lines: Column) -> dict[int, tuple[str, int]]:
    """Return the lines whose text stands on an earlier line, each with the text and that line.

    Parameters
    ----------
    column
        The texts; an empty one is never repeated.
    lines
        The line of each.
    """
    import numpy as np

    if isinstance(column, Words):
        marks = column.codes
    else:
        marks = np.fromiter(map(hash, column), np.int64, len(column))
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
    first: dict[str, int] = {}
    found: dict[int, tuple[str, int]] = {}
    for row, text in zip(rows, texts, strict=True):
        line = int(lines[row])
        if text and first.setdefault(text, line) != line:
            found[line] = (text, first[text])
    return found
