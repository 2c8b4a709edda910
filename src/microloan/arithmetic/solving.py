"""A float proposes, integers dispose: exact rounding of many quotients at float speed.

Rounding an exact quotient needs only to know which whole or half unit it lies next to.
A float tells that for nearly every loan; where the float is too close to a half unit to
be sure, the exact integers decide. So a column is rounded as fast as floats allow and
agrees with the exact definition on every loan.

>>> import numpy as np
>>> from microloan.arithmetic.rounding import HALF_UP
>>> exact = {0: (4_615, 1_000), 1: (9_230, 1_000), 2: (2_500, 1_000)}
>>> dispose(np.array([4.615, 9.23, 2.5]), relative_error=1e-12, exact=exact.__getitem__, mode=HALF_UP)
array([5, 9, 3])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column
    from microloan.arithmetic.rounding import Rounding

# Beyond this a float no longer tells halves apart, and the exact value decides anyway.
_HALVES_VISIBLE = 2.0**51


def dispose(
    proposed: NDArray[np.floating],
    *,
    relative_error: float,
    exact: Callable[[int], tuple[int, int]],
    mode: Rounding,
) -> Column:
    """Round a column of quotients exactly, asking for the exact value only where needed.

    Parameters
    ----------
    proposed
        The quotients as floats, of shape (loans,), none negative; infinity asks for the
        exact value. The caller's budget keeps the rounded ones within int64.
    relative_error
        A bound on the relative error of every proposed quotient.
    exact
        Position to the exact (numerator, denominator) of that quotient.
    mode
        The direction; it decides at whole or half units.

    Returns
    -------
    The quotients rounded to whole numbers, an int64 array of shape (loans,).

    Notes
    -----
    A quotient x known to lie strictly between two neighbouring half units k/2 and (k+1)/2
    rounds as (2k + 1)/4 does, the point midway, which is exact in integers.
    """
    import numpy as np

    visible = proposed < _HALVES_VISIBLE
    doubled = np.where(visible, proposed, 0.0) * 2.0
    unsure = ~visible | (np.abs(doubled - np.rint(doubled)) <= doubled * relative_error)
    halves = np.floor(doubled).astype(np.int64)
    rounded: Column = mode.divide(halves * 2 + 1, 4)
    for position in np.flatnonzero(unsure):
        rounded[position] = mode.divide(*exact(int(position)))
    return rounded
