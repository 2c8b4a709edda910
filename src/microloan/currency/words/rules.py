"""How amounts are spoken, where the trade has two ways.

=======================  ===================================================
`Position.SUFFIX`        Five Thousand Taka Only
`Position.PREFIX`        Rupees Five Thousand Only
`Negatives.REFUSED`      a number below zero is an error, as on a receipt
`Negatives.SPOKEN`       Minus Five Thousand Taka Only
=======================  ===================================================

>>> Position.PREFIX, Negatives.REFUSED
(Position.PREFIX, Negatives.REFUSED)
"""

from __future__ import annotations

from enum import Enum

from microloan.errors import MicroloanError

NO_MINUS = "receipts and cheques have no minus, so write the amount without it"


class Position(Enum):
    """Where the name of the unit stands: after its number, or before it.

    Before its number a unit is always in the plural: ``Rupees One Only``.

    >>> Position.SUFFIX
    Position.SUFFIX
    """

    SUFFIX = "suffix"
    PREFIX = "prefix"

    def __repr__(self) -> str:
        return str(self)


class Negatives(Enum):
    """What becomes of a number below zero: refused, or spoken with the minus before it.

    >>> Negatives.SPOKEN
    Negatives.SPOKEN
    """

    REFUSED = "refused"
    SPOKEN = "spoken"

    def __repr__(self) -> str:
        return str(self)


def check_negatives(negatives: object) -> None:
    """Raise `MicroloanError` unless `negatives` is one of `Negatives`.

    >>> check_negatives(Negatives.REFUSED)
    """
    if not isinstance(negatives, Negatives):
        problem = "must be Negatives.REFUSED or Negatives.SPOKEN"
        raise MicroloanError("negatives", negatives, problem, code="wrong_type")
