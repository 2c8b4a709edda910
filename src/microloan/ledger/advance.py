"""What money pays that comes before it is due, meant to be read as ``advance.NEXT_INSTALLMENTS``.

=====================  ========================================================================
`NEXT_INSTALLMENTS`    the next installments, one after the other
`LAST_INSTALLMENTS`    the last installment, then the one before it: the loan ends earlier
`PRINCIPAL`            principal of the next installments; when no principal is left, the rest
=====================  ========================================================================

The schedule stays as it is: interest agreed is not reduced because something is paid early.
What is left when every installment is paid is held for the member, and pays whatever is
charged later.

>>> LAST_INSTALLMENTS.definition
'the last installment, then the one before it'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from microloan.ledger import components

__all__ = ["ALL", "LAST_INSTALLMENTS", "NEXT_INSTALLMENTS", "PRINCIPAL", "AdvanceRule"]


class Direction(Enum):
    """Which installment comes first: the next, or the last."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class AdvanceRule:
    """What money pays that comes before it is due.

    Parameters
    ----------
    name
        The word used in records.
    direction
        Which installment comes first.
    before_all
        Components that are paid of every installment before anything else is.
    definition
        One phrase that completes "an advance pays …".
    source
        The document, or the practice, behind it.

    Examples
    --------
    >>> PRINCIPAL.before_all
    (Component.PRINCIPAL,)
    """

    name: str
    direction: Direction
    before_all: tuple[components.Component, ...]
    definition: str = field(compare=False)
    source: str = field(compare=False)

    def __repr__(self) -> str:
        return f"advance.{self.name.upper()}"


NEXT_INSTALLMENTS: Final = AdvanceRule(
    "next_installments",
    Direction.FORWARD,
    (),
    "the next installments, one after the other",
    "practice of weekly lenders in Bangladesh: advance payments of up to so many installments move the next due date",
)
LAST_INSTALLMENTS: Final = AdvanceRule(
    "last_installments",
    Direction.BACKWARD,
    (),
    "the last installment, then the one before it",
    "practice: ASA takes its last six installments in advance; LAST_INSTALLMENT of Apache Fineract",
)
PRINCIPAL: Final = AdvanceRule(
    "principal",
    Direction.FORWARD,
    (components.PRINCIPAL,),
    "principal of the next installments, and when none is left the rest",
    "the strategy rbi-india of Apache Fineract",
)

ALL = (NEXT_INSTALLMENTS, LAST_INSTALLMENTS, PRINCIPAL)
