"""What a payment settles first, meant to be read as ``allocation.SA_DHAN``.

===================================  =========================================================
`PENALTY_FEE_INTEREST_PRINCIPAL`     the oldest installment first, in this order of components
`INTEREST_PRINCIPAL_PENALTY_FEE`     the same in the order that its name says
`PRINCIPAL_INTEREST_PENALTY_FEE`     the same, principal first
`RESERVE_BANK_OF_INDIA`              fees and interest of all that is due, then its principal
`SA_DHAN`                            overdue interest, due interest, overdue principal, due principal
`oldest_first`                       the oldest installment first, in any order of components
`across_installments`                one component of all that is due after the other
`Pass`, `AllocationOrder`            what they are made of: passes over what is due
===================================  =========================================================

An order is data: passes over what is due on the day of the payment, each from the oldest
installment on, within an installment by component. Whatever is due is in some pass; what is
left of the payment after all of them is an advance, `microloan.ledger.advance`.

>>> oldest_first(PRINCIPAL, INTEREST, FEE, PENALTY).passes
(Pass(components=(Component.PRINCIPAL, Component.INTEREST, Component.FEE, Component.PENALTY), of=ALL_DUE),)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from microloan.errors import MicroloanError
from microloan.ledger.components import FEE, INTEREST, PENALTY, PRINCIPAL, Component

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ALL",
    "ALL_DUE",
    "DUE_TODAY",
    "FEE",
    "INTEREST",
    "INTEREST_PRINCIPAL_PENALTY_FEE",
    "OVERDUE",
    "PENALTY",
    "PENALTY_FEE_INTEREST_PRINCIPAL",
    "PRINCIPAL",
    "PRINCIPAL_INTEREST_PENALTY_FEE",
    "RESERVE_BANK_OF_INDIA",
    "SA_DHAN",
    "AllocationOrder",
    "Pass",
    "across_installments",
    "oldest_first",
]


class Due(Enum):
    """Which installments a pass goes over: those before the day of payment, of it, or both."""

    OVERDUE = "overdue"
    DUE_TODAY = "due today"
    ALL_DUE = "all due"

    def __repr__(self) -> str:
        return self.name


OVERDUE: Final = Due.OVERDUE
DUE_TODAY: Final = Due.DUE_TODAY
ALL_DUE: Final = Due.ALL_DUE


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over what is due, from the oldest installment on.

    Parameters
    ----------
    components
        In the order in which each installment's are paid.
    of
        `ALL_DUE`, `OVERDUE` (fallen due before the day of the payment), or `DUE_TODAY`.

    Raises
    ------
    MicroloanError
        If there is no component, one stands twice, or a part is of the wrong type.

    Examples
    --------
    >>> Pass((INTEREST,), OVERDUE).of.value
    'overdue'
    """

    components: tuple[Component, ...]
    of: Due = ALL_DUE

    def __post_init__(self) -> None:
        given: object = self.components
        if not isinstance(given, tuple) or not all(isinstance(one, Component) for one in self.components):
            problem = "must be a tuple of PENALTY, FEE, INTEREST and PRINCIPAL"
            raise MicroloanError("components", given, problem, code="wrong_type")
        if not self.components or len(set(self.components)) != len(self.components):
            problem = "must name a component at least, and none twice"
            raise MicroloanError("components", self.components, problem, code="repeated")
        if not isinstance(self.of, Due):
            raise MicroloanError("of", self.of, "must be ALL_DUE, OVERDUE or DUE_TODAY", code="wrong_type")


@dataclass(frozen=True, slots=True)
class AllocationOrder:
    """What a payment settles first.

    Parameters
    ----------
    name
        The word used in records.
    passes
        One after the other; together they go over every component of all that is due.
    definition
        One phrase that completes "a payment settles …".
    source
        The document, or the practice, behind it.

    Raises
    ------
    MicroloanError
        If the passes leave out a component of something due: a payment would then count as
        an advance while something is unpaid.

    Examples
    --------
    >>> SA_DHAN.definition
    'overdue interest, due interest, overdue principal, due principal; fees and penalties after them'
    """

    name: str
    passes: tuple[Pass, ...]
    definition: str = field(compare=False)
    source: str = field(compare=False)

    def __post_init__(self) -> None:
        given: object = self.passes
        if not isinstance(given, tuple) or not all(isinstance(one, Pass) for one in self.passes):
            raise MicroloanError("passes", given, "must be a tuple of Pass", code="wrong_type")
        for due in (OVERDUE, DUE_TODAY):
            covered = {one for each in self.passes if each.of in {due, ALL_DUE} for one in each.components}
            missing = [one.word for one in Component if one not in covered]
            if missing:
                problem = f"leave out {', '.join(missing)} of what is {due.value}"
                raise MicroloanError("passes", self.passes, problem, code="incomplete")

    @property
    def components(self) -> tuple[Component, ...]:
        """The four components, as they first stand in the passes."""
        return tuple(dict.fromkeys(one for each in self.passes for one in each.components))

    def __repr__(self) -> str:
        return f"allocation.{self.name.upper()}" if self in ALL else f"AllocationOrder({self.name!r})"


def oldest_first(*components: Component) -> AllocationOrder:
    """Return the order that pays the oldest installment first, each by component.

    Parameters
    ----------
    components
        All four, in their order.

    Raises
    ------
    MicroloanError
        If one is missing, or stands twice.

    Examples
    --------
    >>> oldest_first(PENALTY, FEE, INTEREST, PRINCIPAL)
    allocation.PENALTY_FEE_INTEREST_PRINCIPAL
    """
    return AllocationOrder(
        "_".join(_words(components)),
        (Pass(components),),
        f"the oldest installment first, in it {', '.join(_words(components))}",
        "practice; the standard strategies of Apache Fineract",
    )


def across_installments(*components: Component) -> AllocationOrder:
    """Return the order that pays one component of all that is due, then the next.

    Parameters
    ----------
    components
        All four, in their order.

    Raises
    ------
    MicroloanError
        If one is missing, or stands twice.

    Examples
    --------
    >>> across_installments(INTEREST, PRINCIPAL, PENALTY, FEE).passes[0]
    Pass(components=(Component.INTEREST,), of=ALL_DUE)
    """
    if len(set(components)) != len(components):
        raise MicroloanError("components", components, "must name none twice", code="repeated")
    return AllocationOrder(
        f"all_{'_then_'.join(_words(components))}",
        tuple(Pass((one,)) for one in components),
        f"{', then '.join(_words(components))}, each of all that is due, the oldest installment first",
        "practice",
    )


def _words(components: Iterable[Component]) -> list[str]:
    return [one.word if isinstance(one, Component) else str(one) for one in components]


PENALTY_FEE_INTEREST_PRINCIPAL: Final = oldest_first(PENALTY, FEE, INTEREST, PRINCIPAL)
INTEREST_PRINCIPAL_PENALTY_FEE: Final = oldest_first(INTEREST, PRINCIPAL, PENALTY, FEE)
PRINCIPAL_INTEREST_PENALTY_FEE: Final = oldest_first(PRINCIPAL, INTEREST, PENALTY, FEE)
RESERVE_BANK_OF_INDIA: Final = AllocationOrder(
    "reserve_bank_of_india",
    (Pass((PENALTY, FEE, INTEREST)), Pass((PRINCIPAL,))),
    "penalties, fees and interest of all installments that are due, then their principal",
    "the strategy rbi-india of Apache Fineract; that penalties go with fees is its order of components",
)
SA_DHAN: Final = AllocationOrder(
    "sa_dhan",
    (
        Pass((INTEREST,), OVERDUE),
        Pass((INTEREST,), DUE_TODAY),
        Pass((PRINCIPAL,), OVERDUE),
        Pass((PRINCIPAL,), DUE_TODAY),
        Pass((FEE, PENALTY)),
    ),
    "overdue interest, due interest, overdue principal, due principal; fees and penalties after them",
    "Sa-Dhan, Tracking Financial Performance Standards, p. 85; fees and penalties, which it does not name, are assumed",
)

ALL = (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    INTEREST_PRINCIPAL_PENALTY_FEE,
    PRINCIPAL_INTEREST_PENALTY_FEE,
    RESERVE_BANK_OF_INDIA,
    SA_DHAN,
)
