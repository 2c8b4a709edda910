"""Which installment takes the difference that rounding leaves.

==========  =====================================================================
`LAST`      the last installment takes what is left, the way nearly every MFI does it
==========  =====================================================================

>>> LAST
residual.LAST
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Residual:
    """Where the residual of rounding goes.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.

    Examples
    --------
    >>> LAST.definition
    'the last installment takes what is left'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return f"residual.{self.name.upper()}"


LAST = Residual("last", "the last installment takes what is left")

ALL = (LAST,)
