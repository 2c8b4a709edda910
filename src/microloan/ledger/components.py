"""The four components of what is owed, and amounts of money by component.

============  ==========================================================
`PENALTY`     what lateness costs
`FEE`         fees with the installments, and those charged later
`INTEREST`    interest; in Bangladesh, the service charge
`PRINCIPAL`   what was lent
============  ==========================================================

>>> from microloan.currency import BDT
>>> owed = ComponentAmounts((0, 0, 3_261, 21_739), BDT)
>>> owed.interest, owed.total
(BDT('32.61'), BDT('250.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from microloan.currency import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency import Currency

Four: TypeAlias = tuple[int, int, int, int]


class Component(Enum):
    """A component of what is owed; its value is its place in amounts by component."""

    PENALTY = 0
    FEE = 1
    INTEREST = 2
    PRINCIPAL = 3

    @property
    def word(self) -> str:
        """The word for it: ``penalty``."""
        return self.name.lower()

    def __repr__(self) -> str:
        return f"Component.{self.name}"


PENALTY: Final = Component.PENALTY
FEE: Final = Component.FEE
INTEREST: Final = Component.INTEREST
PRINCIPAL: Final = Component.PRINCIPAL


@dataclass(frozen=True, slots=True, repr=False)
class ComponentAmounts:
    """Amounts by component, in one currency.

    Parameters
    ----------
    minor
        Minor units of penalty, fee, interest and principal.
    currency
        The currency.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> ComponentAmounts((0, 0, 3_261, 21_739), BDT)
    ComponentAmounts(interest=BDT('32.61'), principal=BDT('217.39'))
    """

    minor: Four
    currency: Currency

    @property
    def penalty(self) -> Money:
        """Of penalties."""
        return Money.from_minor(self.minor[0], self.currency)

    @property
    def fee(self) -> Money:
        """Of fees."""
        return Money.from_minor(self.minor[1], self.currency)

    @property
    def interest(self) -> Money:
        """Of interest."""
        return Money.from_minor(self.minor[2], self.currency)

    @property
    def principal(self) -> Money:
        """Of principal."""
        return Money.from_minor(self.minor[3], self.currency)

    @property
    def total(self) -> Money:
        """All four together."""
        return Money.from_minor(sum(self.minor), self.currency)

    def __getitem__(self, component: Component) -> Money:
        return Money.from_minor(self.minor[component.value], self.currency)

    def __iter__(self) -> Iterator[tuple[Component, Money]]:
        return ((component, self[component]) for component in Component)

    def __bool__(self) -> bool:
        return any(self.minor)

    def __repr__(self) -> str:
        shown = ", ".join(f"{component.word}={amount!r}" for component, amount in self if amount.minor)
        return f"ComponentAmounts({shown or repr(self.total)})"
