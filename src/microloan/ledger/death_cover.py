"""What an insurance fund bears when a borrower dies, meant to be read as ``death_cover.OUTSTANDING``.

===============  =====================================================================
`OUTSTANDING`    all that is left: principal, interest to come, and what was charged
`PRINCIPAL`      the principal that is left; the lender gives up the rest
===============  =====================================================================

>>> from microloan.ledger.components import INTEREST, PRINCIPAL as OF_PRINCIPAL
>>> OUTSTANDING.bears(INTEREST), PRINCIPAL.bears(INTEREST), PRINCIPAL.bears(OF_PRINCIPAL)
(True, False, True)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from microloan.ledger.components import Component

__all__ = ["ALL", "OUTSTANDING", "PRINCIPAL", "DeathCover"]


@dataclass(frozen=True, slots=True)
class DeathCover:
    """What an insurance fund bears of a loan whose borrower died.

    Parameters
    ----------
    name
        The word used in records.
    components
        Of what is left, those that it bears.
    definition
        One phrase that completes "the fund bears …".
    source
        The document, or the practice, behind it.

    Examples
    --------
    >>> OUTSTANDING
    death_cover.OUTSTANDING
    """

    name: str
    components: tuple[Component, ...]
    definition: str = field(compare=False)
    source: str = field(compare=False)

    def bears(self, component: Component) -> bool:
        """Return whether the fund bears a component."""
        return component in self.components

    def __repr__(self) -> str:
        return f"death_cover.{self.name.upper()}"


OUTSTANDING: Final = DeathCover(
    "outstanding",
    tuple(Component),
    "all that is left of the loan",
    "ASA, loan products and product charts (asa.org.bd): what is outstanding is written off on death",
)
PRINCIPAL: Final = DeathCover(
    "principal",
    (Component.PRINCIPAL,),
    "the principal that is left",
    "practice of funds that insure what was lent, at so much per thousand; look it up in the fund's rules",
)

ALL = (OUTSTANDING, PRINCIPAL)
