"""Which loans of a file a command looks at: those of a branch, of an officer, of both.

>>> from microloan.portfolio.samples import sample_book
>>> rows = sample_book(loans=50).loans
>>> [int(only(rows, asked).sum()) for asked in ([], ["group=B-01-G01"], ["group=B-01-G01", "group=B-01-G02"])]
[50, 20, 40]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.output import Refused
from microloan.errors import nearest_name, shown

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import Truths
    from microloan.portfolio.exchange import LoanRows


def add_only(parser: argparse.ArgumentParser) -> None:
    """Add the option that chooses among the loans of a file."""
    parser.add_argument(
        "--only",
        metavar="COLUMN=VALUE",
        action="append",
        default=[],
        help="only loans of a branch, an officer: branch=B-01; given again, another value of the column, "
        "or a condition more",
    )


def only(rows: LoanRows, asked: Sequence[str]) -> Truths:
    """Return which loans were asked for: of each column that is named, one of the values named with it."""
    import numpy as np

    chosen: Truths = np.ones(len(rows), dtype=np.bool_)
    by_column: dict[str, Truths] = {}
    for one in asked:
        name, of_it = _of(rows, one)
        by_column[name] = by_column[name] | of_it if name in by_column else of_it
    for of_column in by_column.values():
        chosen &= of_column
    return chosen


def said_only(asked: Sequence[str]) -> str:
    """Return the conditions as a message names them; an empty text for none.

    >>> said_only(["branch=B-01", "officer=Shirin"])
    "--only='branch=B-01' --only='officer=Shirin'"
    """
    return " ".join(f"--only={shown(one)}" for one in asked)


def _of(rows: LoanRows, asked: str) -> tuple[str, Truths]:
    """Return the column of one condition, and the loans that meet it."""
    name, sign, value = asked.partition("=")
    columns = ", ".join(rows.words) or "none"
    if not sign:
        raise Refused(f"--only={shown(asked)} must be COLUMN=VALUE; the columns of the loans are {columns}")
    words = rows.words.get(name)
    if words is None:
        problem = f"names no column that loans can be chosen by; those of this file are {columns}"
        raise Refused(f"--only={shown(asked)} {problem}")
    if value not in words.values:
        near = nearest_name(value, words.values)
        raise Refused(f"--only={shown(asked)} names no {name} of the loans{f'; did you mean {near}?' if near else ''}")
    return name, words.codes == words.values.index(value)
