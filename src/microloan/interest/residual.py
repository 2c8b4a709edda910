"""Which installment takes the difference that rounding leaves.

==========  =====================================================================
`LAST`      the last installment takes what is left, the way nearly every MFI does it
`FIRST`     the first installment takes it, and those that follow are alike
`SPREAD`    it is spread: installments differ by at most one rounding unit
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
FIRST = Residual("first", "the first installment takes the residual of rounding")
SPREAD = Residual("spread", "what has fallen due is rounded, so that the residual is spread")

ALL = (LAST, FIRST, SPREAD)
