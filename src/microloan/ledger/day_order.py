"""Which event of a day counts first, meant to be read as ``day_order.BY_SEQUENCE``.

==================  =====================================================================
`BY_SEQUENCE`       by their sequence; where it is the same, what is charged before payments
`CHARGES_FIRST`     all that is charged and waived before all payments
`PAYMENTS_FIRST`    all payments before what is charged and waived
==================  =====================================================================

It matters where a penalty is charged on the day of a payment. In what order events are
listed never matters.

>>> CHARGES_FIRST.definition
'what is charged, then waivers, then payments, each by sequence'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from microloan.ledger.events import Levy, Payment, Posted, Recovery, Waiver, WriteOff

__all__ = ["ALL", "BY_SEQUENCE", "CHARGES_FIRST", "PAYMENTS_FIRST", "DayOrder"]


class KeyOf(Protocol):
    """How a `DayOrder` weighs the rank of a kind against the sequence."""

    def __call__(self, rank: int, sequence: int, /) -> tuple[int, int]:
        """Return what events of one day are sorted by."""
        ...


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which event of a day counts first.

    Parameters
    ----------
    name
        The word used in records.
    kinds
        The kinds of event, first to last.
    key
        The rank of a kind and a sequence to what is sorted by.
    definition
        One phrase that completes "events of a day count …".

    Examples
    --------
    >>> PAYMENTS_FIRST.kinds[0].__name__
    'Payment'
    """

    name: str
    kinds: tuple[type[Posted], ...]
    key: KeyOf = field(compare=False)
    definition: str = field(compare=False)

    def __repr__(self) -> str:
        return f"day_order.{self.name.upper()}"


def _by_sequence(rank: int, sequence: int) -> tuple[int, int]:
    return sequence, rank


def _by_kind(rank: int, sequence: int) -> tuple[int, int]:
    return rank, sequence


_CHARGES = (Levy, Waiver, Payment, WriteOff, Recovery)
_PAYMENTS = (Payment, Levy, Waiver, WriteOff, Recovery)

BY_SEQUENCE: Final = DayOrder(
    "by_sequence", _CHARGES, _by_sequence, "by sequence; where it is the same, what is charged before payments"
)
CHARGES_FIRST: Final = DayOrder(
    "charges_first", _CHARGES, _by_kind, "what is charged, then waivers, then payments, each by sequence"
)
PAYMENTS_FIRST: Final = DayOrder(
    "payments_first", _PAYMENTS, _by_kind, "payments, then what is charged, then waivers, each by sequence"
)

ALL = (BY_SEQUENCE, CHARGES_FIRST, PAYMENTS_FIRST)
