"""What a book of savings is made of, read strictly: a day and a name for each transaction.

>>> read_names(["b", "a", "b"], 3).tolist()
['b', 'a', 'b']
"""

from __future__ import annotations

from collections.abc import Sized
from datetime import date
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.portfolio.columns import read_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.products.savings_terms import SavingsTerms


def read_names(names: Sequence[object] | NDArray[np.generic], rows: int) -> NDArray[np.generic]:
    """Return what names the account of each transaction.

    Raises
    ------
    MicroloanError
        If they are not all whole numbers, or all texts, or not one for each.
    """
    import numpy as np

    if isinstance(names, (list, tuple)):
        # NumPy would make texts of all.
        first = isinstance(names[0], str) if names else False
        for name in names:
            if isinstance(name, bool) or isinstance(name, str) is not first:
                problem = "does not go with the others; write whole numbers alone, or texts alone"
                raise MicroloanError("account", name, problem, code="wrong_type")
    found = np.asarray(names)
    if found.shape != (rows,) or found.dtype.kind not in ("iuU" if rows else "iuUf"):
        problem = f"must be {rows:,} whole numbers or texts, one for each amount"
        raise MicroloanError("account", f"{found.dtype} of shape {found.shape}", problem, code="wrong_type")
    return found


def read_days_of_each(days: Sequence[date] | NDArray[np.datetime64] | date, rows: int) -> Column:
    """Return the day number of each transaction.

    Raises
    ------
    MicroloanError
        If there is not one for each.
    """
    found = read_days("day", days, rows)
    if found.shape != (rows,):
        problem = f"must be {rows:,} days, one for each amount, or one date for all"
        raise MicroloanError("day", f"{len(found):,} days", problem, code="wrong_length")
    return found


def check_nothing_retained(terms: SavingsTerms, amounts: Column) -> None:
    """Refuse withdrawals where an amount must stay; a part of the loans is nothing, for a book knows of no loans.

    Raises
    ------
    MicroloanError
        If the terms say that an amount must stay, and something is withdrawn.
    """
    retained = terms.account.retained
    if isinstance(retained, Money) and retained.minor and (amounts < 0).any():
        problem = (
            "is not checked in a book with withdrawals; use savings_statement, account by account, or leave it out"
        )
        raise MicroloanError("terms.account.retained", retained, problem, code="not_covered")


def rows_of(**columns: object) -> int:
    """Return how many rows columns have; one value may stand for all rows, but not in every column.

    >>> rows_of(deposit=[500, 600], times=10)
    2
    """
    lengths: set[int] = set()
    for name, column in columns.items():
        if isinstance(column, (int, date, Money)):
            continue
        if isinstance(column, (str, bytes)) or not isinstance(column, Sized):
            raise MicroloanError(name, column, "must be a column, or one value for all", code="wrong_type")
        lengths.add(len(column))
    if len(lengths) != 1:
        problem = "must be columns of one length; one value may stand for all, but not in every column"
        raise MicroloanError("columns", sorted(lengths), problem, code="wrong_length")
    return lengths.pop()


def one_or_each(values: object) -> object:
    """Return one value as a column of it, and a column as it is.

    >>> one_or_each(5), one_or_each([5, 6])
    ([5], [5, 6])
    """
    return [values] if isinstance(values, (int, Money)) else values


def spread(values: Column, rows: int) -> Column:
    """Return a column of one value for all rows, if that is what it is.

    >>> import numpy as np
    >>> spread(np.array([5]), 3).tolist()
    [5, 5, 5]
    """
    import numpy as np

    return np.full(rows, values[0]) if len(values) == 1 and rows != 1 else values
