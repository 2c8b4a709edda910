"""The two kinds of number, and the five helpers that differ between them.

A formula takes the type variable `N`: Python's ``int`` for one loan, an int64 array of
shape ``(loans,)`` for a column. Operators (``+ - * //`` and comparisons) mean the same on
both; the helpers below cover what operators cannot say.

==============  =======================================  ==============================
helper          on ``int``                               on a column
==============  =======================================  ==============================
`where`         one of two values                        element by element
`minimum`       the smaller                              element by element
`maximum`       the larger                               element by element
`take`          an entry of a table                      an entry for each element
`all_true`      the truth itself                         true of every element
==============  =======================================  ==============================

>>> minimum(3, 5), maximum(3, 5), where(3 < 5, 3, 5), take((31, 28, 31), 1), all_true(3 < 5)
(3, 5, 3, 28, True)
"""

# The branch for ``int`` returns an ``int``, which `N` then is. Type checkers cannot follow
# that, and a cast there would cost as much as the comparison. Hence the ignores.

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.int64]
    Truths: TypeAlias = NDArray[np.bool_]
    Truth: TypeAlias = bool | Truths
    N = TypeVar("N", int, Column)
    N_co = TypeVar("N_co", int, Column, covariant=True)
else:
    N = TypeVar("N")
    N_co = TypeVar("N_co", covariant=True)

# What a column can hold; every budget rests on it.
LARGEST_INT64 = 2**63 - 1


def where(condition: Truth, when_true: N | int, when_false: N | int) -> N:
    """Return `when_true` where `condition` holds, else `when_false`.

    A condition that is one truth for all loans chooses between the two values whole.

    >>> where(True, 1, 2)
    1
    """
    if condition is True:
        return when_true  # type: ignore[return-value]
    if condition is False:
        return when_false  # type: ignore[return-value]
    import numpy as np

    return cast("N", np.where(condition, when_true, when_false))


def minimum(left: N | int, right: N | int) -> N:
    """Return the smaller of two numbers, element by element.

    >>> minimum(3, 5)
    3
    """
    if type(left) is int and type(right) is int:
        return left if left < right else right  # type: ignore[return-value]
    import numpy as np

    return cast("N", np.minimum(left, right))


def maximum(left: N | int, right: N | int) -> N:
    """Return the larger of two numbers, element by element.

    >>> maximum(3, 5)
    5
    """
    if type(left) is int and type(right) is int:
        return left if left > right else right  # type: ignore[return-value]
    import numpy as np

    return cast("N", np.maximum(left, right))


def take(table: Sequence[int], index: N) -> N:
    """Return the entry of `table` at `index`, counted from 0, for each element.

    >>> take((31, 28, 31), 2)
    31
    """
    if type(index) is int:
        return table[index]
    import numpy as np

    entries: N = np.asarray(table, dtype=np.int64)[index]
    return entries


def all_true(condition: Truth) -> bool:
    """Return whether `condition` holds for the loan, or for every loan of the column.

    >>> all_true(False)
    False
    """
    return condition if isinstance(condition, bool) else bool(condition.all())


def highest(values: Sequence[N | int], least: int = 0) -> N | int:
    """Return the largest of several numbers, element by element, and at least `least`.

    >>> highest([3, 5]), highest([0], least=1)
    (5, 1)
    """
    found: N | int = least
    for value in values:
        found = maximum(found, value)
    return found


def largest(value: N | int) -> int:
    """Return the largest element as a Python int: the number itself, or a column's maximum.

    >>> largest(7)
    7
    """
    return value if isinstance(value, int) else int(value.max())


def smallest(value: N | int) -> int:
    """Return the smallest element as a Python int: the number itself, or a column's minimum.

    >>> smallest(7)
    7
    """
    return value if isinstance(value, int) else int(value.min())
