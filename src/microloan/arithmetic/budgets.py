"""What fits int64, known before a formula runs.

Arrays of int64 wrap silently. So every formula that runs on columns states, in its
docstring, the largest number it can meet (its budget) as a product of an amount and
known factors; the loans over it take the ``int`` path. Nothing wraps.

>>> interest = lambda balance: balance * 3 + 650      # the balance at 3/650, rounded half up
>>> largest_within(interest)
3074457345618258385
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import LARGEST_INT64

if TYPE_CHECKING:
    from collections.abc import Callable


def largest_within(meets: Callable[[int], int]) -> int:
    """Return the largest amount for which a formula stays within int64.

    Parameters
    ----------
    meets
        The formula's budget: an amount to the largest number the formula meets for it.
        It must not fall as the amount rises.

    Returns
    -------
    An amount in minor units, at most the largest int64; -1 when not even 0 stays within.

    Examples
    --------
    >>> largest_within(lambda amount: amount * 3 + 650)
    3074457345618258385
    """
    low, high = -1, LARGEST_INT64
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if meets(middle) <= LARGEST_INT64 else (low, middle - 1)
    return low
