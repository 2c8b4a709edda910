"""The formulas of classification: the class of a loan, and of all loans of a borrower.

A class is a number, from 0 for the best. The same formula runs on one loan and on columns.

>>> from datetime import date
>>> from microloan.regulations import rulebook
>>> india = rulebook("in-rbi", on=date(2026, 6, 30)).classification()
>>> class_number(31, india), class_number(31, india, before=4), class_number(0, india, before=4)
(2, 4, 0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import maximum, where
from microloan.regulations.classification import ALL_ARREARS_PAID
from microloan.regulations.day_ranges import range_number

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, N, Truth
    from microloan.regulations.classification import Classification


def class_number(days: N, table: Classification, *, before: N | int = 0) -> N:
    """Return the number of a loan's class, from 0 for the best.

    Parameters
    ----------
    days
        Days past due, counted as the classification counts them
        (`days_past_due` with ``table.counting``); int, or int64 array of shape (loans,).
    table
        The classification.
    before
        The number of the class that the loan had until now; 0 for none.

    Notes
    -----
    The class whose days hold the days past due. Where a classification upgrades only when all
    arrears are paid, a loan that did not perform, and of which anything is unpaid, stays at
    least as bad as it was.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> class_number(42, rulebook("bd-mra", on=date(2026, 6, 30)).classification())
    2
    """
    return kept_down(range_number(days, table.ranges), days, table, before)


def kept_down(number: N, days: N, table: Classification, before: N | int) -> N:
    """Return a class that is not upgraded before the classification allows it.

    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> kept_down(1, 5, rulebook("in-rbi", on=date(2026, 6, 30)).classification(), 4)
    4
    """
    if table.upgrade != ALL_ARREARS_PAID:
        return number
    not_performing: Truth = before >= table.first_non_performing
    worse: N = maximum(number, before)
    return where(not_performing & (days > 0), worse, number)


def borrower_class_numbers(
    days: Column, borrowers: Column, table: Classification, *, before: Column | None = None
) -> Column:
    """Return for each loan the worst class among its borrower's loans.

    Parameters
    ----------
    days
        Days past due of each loan, counted as the classification counts them; int64 array of
        shape (loans,).
    borrowers
        A whole number for each loan; loans with the same number are one borrower's.
    table
        The classification.
    before
        The number of the class that each loan had until now.

    Returns
    -------
    Class numbers, int64 array of shape (loans,): the same for all loans of a borrower.

    Notes
    -----
    Where an upgrade asks for all arrears to be paid, those of all the borrower's loans are
    meant.

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> from microloan.regulations import rulebook
    >>> india = rulebook("in-rbi", on=date(2026, 6, 30)).classification()
    >>> borrower_class_numbers(np.array([0, 95, 12]), np.array([7, 7, 8]), india).tolist()
    [4, 4, 1]
    """
    import numpy as np

    _, place = np.unique(borrowers, return_inverse=True)
    of_borrower = worst_of_groups(days, place)
    had = np.zeros_like(days) if before is None else worst_of_groups(before, place)
    return class_number(of_borrower, table, before=had)


def worst_of_groups(numbers: Column, place: Column) -> Column:
    """Return for each element the largest number of its group.

    >>> import numpy as np
    >>> worst_of_groups(np.array([1, 4, 2]), np.array([0, 0, 1])).tolist()
    [4, 4, 2]
    """
    import numpy as np

    worst = np.zeros(len(numbers), dtype=np.int64)
    np.maximum.at(worst, place, numbers)
    found: Column = worst[place]
    return found
