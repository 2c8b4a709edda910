"""How a threshold counts, meant to be read as ``fee_above.WHOLE``.

=========  ==========================================================================
name       a fee of 1% above Rs 25,000 is, on a loan of Rs 30,000
=========  ==========================================================================
`WHOLE`    1% of the whole Rs 30,000; a loan of Rs 25,000 or less has no fee
`PART`     1% of the Rs 5,000 above
=========  ==========================================================================

>>> WHOLE.counted(3_000_000, 3_000_000, 2_500_000), PART.counted(3_000_000, 3_000_000, 2_500_000)
(3000000, 500000)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from microloan.arithmetic.kinds import maximum, where

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

__all__ = ["ALL", "PART", "WHOLE", "ThresholdRule"]


class Counted(Protocol):
    """How a `ThresholdRule` counts."""

    def __call__(self, lent: N, base: N, amount: int, /) -> N:
        """Return what of `base` the fee is charged on, for a threshold of `amount`; 0 for nothing."""
        ...


@dataclass(frozen=True, slots=True)
class ThresholdRule:
    """What a fee above an amount is charged on.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that ends in an amount: "only for loans above Rs. 25,000".
    counted
        From the amount lent, the fee's base and the threshold, in minor units, to what the
        fee is charged on.

    Examples
    --------
    >>> WHOLE.definition
    'only for loans above'
    """

    name: str
    definition: str
    counted: Counted = field(compare=False)

    def __repr__(self) -> str:
        return f"fee_above.{self.name.upper()}"


def _whole(lent: N, base: N, amount: int) -> N:
    return where(lent > amount, base, 0)


def _part(lent: N, base: N, amount: int) -> N:
    return maximum(base - amount, 0)


WHOLE: Final = ThresholdRule("whole", "only for loans above", _whole)
PART: Final = ThresholdRule("part", "only on the part above", _part)

ALL = (WHOLE, PART)
