"""Questions to regular dates: the date of a number, and how many there are up to a day.

Regular dates are a function from a whole number to a day number that rises with it, as
`occurrences` gives them; the loans of a column share the function and ask with numbers of
their own.

>>> import numpy as np
>>> from microloan.calendars.regular_dates import member, number_up_to
>>> weekly = lambda number: np.array([100, 103]) + 7 * number
>>> member(weekly, np.array([1, 3])).tolist()
[107, 124]
>>> number_up_to(weekly, np.array([113, 124])).tolist()
[1, 3]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import all_true, largest, smallest, where
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.arithmetic.kinds import N

# As many as a loan may have installments.
MOST_DATES = 10_000


def member(dates: Callable[[int], N], number: N | int) -> N:
    """Return the date of a number that may differ from loan to loan.

    Parameters
    ----------
    dates
        From one number for all loans to their day numbers.
    number
        int, or int64 array of shape (loans,).

    Examples
    --------
    >>> member(lambda number: 7 * number, 3)
    21
    """
    if isinstance(number, int):
        return dates(number)
    if not len(number):
        return number
    low, high = smallest(number), largest(number)
    day = dates(low)
    for one in range(low + 1, high + 1):
        day = where(number < one, day, dates(one))
    return day


def number_up_to(dates: Callable[[int], N], end: N) -> N:
    """Return how many regular dates there are up to a day, from number 1.

    Parameters
    ----------
    dates
        Regular dates.
    end
        Day number, counted if it is a regular date; int, or int64 array of shape (loans,).

    Raises
    ------
    MicroloanError
        If there are more than 10,000.

    Examples
    --------
    >>> number_up_to(lambda number: 7 * number, 20), number_up_to(lambda number: 7 * number, 21)
    (2, 3)
    """
    found: N = end * 0
    number = 1
    while not all_true(past := dates(number) > end):
        if number > MOST_DATES:
            problem = f"has more than {MOST_DATES:,} regular dates before it"
            raise MicroloanError("last_day", largest(end), problem, code="out_of_range")
        found = where(past, found, number)
        number += 1
    return found
