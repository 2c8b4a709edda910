"""What a fee's rate is of, meant to be read as ``fee_on.AMOUNT_LENT``.

=========================  ==============================================================
name                       the rate is of
=========================  ==============================================================
`AMOUNT_LENT`              the amount lent, before any fee is added to it
`OUTSTANDING_PRINCIPAL`    the principal outstanding before the installment
`INSTALLMENT`              principal and interest of the installment
`INTEREST`                 the interest of the installment
=========================  ==============================================================

A fee at disbursement is of the amount lent; the other three belong to an installment.

>>> INSTALLMENT, INSTALLMENT.definition
(fee_on.INSTALLMENT, 'the installment')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Generic, NamedTuple, Protocol

from microloan.arithmetic.kinds import N

__all__ = ["ALL", "AMOUNT_LENT", "INSTALLMENT", "INTEREST", "OUTSTANDING_PRINCIPAL", "Bases", "FeeBase"]


class Bases(NamedTuple, Generic[N]):
    """The amounts a fee may be of, in minor units; int, or int64 arrays of shape (loans,)."""

    lent: N
    outstanding: N
    principal: N
    interest: N


class BaseOf(Protocol):
    """How a `FeeBase` picks its amount."""

    def __call__(self, bases: Bases[N], /) -> N:
        """Return the amount that the rate is of, in minor units."""
        ...


@dataclass(frozen=True, slots=True)
class FeeBase:
    """What a rate is of.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "a rate of …".
    of
        How the amount is picked.

    Examples
    --------
    >>> AMOUNT_LENT.of(Bases(2_000_000, 1_800_000, 40_000, 8_500))
    2000000
    """

    name: str
    definition: str
    of: BaseOf = field(compare=False)

    def __repr__(self) -> str:
        return f"fee_on.{self.name.upper()}"


def _lent(bases: Bases[N]) -> N:
    return bases.lent


def _outstanding(bases: Bases[N]) -> N:
    return bases.outstanding


def _installment(bases: Bases[N]) -> N:
    return bases.principal + bases.interest


def _interest(bases: Bases[N]) -> N:
    return bases.interest


AMOUNT_LENT: Final = FeeBase("amount_lent", "the amount lent", _lent)
OUTSTANDING_PRINCIPAL: Final = FeeBase("outstanding_principal", "the outstanding principal", _outstanding)
INSTALLMENT: Final = FeeBase("installment", "the installment", _installment)
INTEREST: Final = FeeBase("interest", "the interest", _interest)

ALL = (AMOUNT_LENT, OUTSTANDING_PRINCIPAL, INSTALLMENT, INTEREST)
