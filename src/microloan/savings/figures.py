"""What the replay of an account gives, in plain numbers: int, or int64 arrays of shape (accounts,).

===================  =====================================================================
`Earned`             what a span earned
`Standing`           an account at the end of a span
`PostedInterest`     what happens then
`Replayed`           an account replayed
===================  =====================================================================

>>> Standing(balance=100_000, accrued=0, highest=100_000, spans=6).balance
100000
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N

if TYPE_CHECKING:
    from microloan.products.balance import BalanceFigures
    from microloan.savings.periods import MeasuredSpan


class Standing(NamedTuple, Generic[N]):
    """An account at the end of a span, before anything is posted; `spans` is how many were earned."""

    balance: N
    accrued: N
    highest: N
    spans: int


class Earned(NamedTuple, Generic[N]):
    """What a span earned: its figures, and the numerator over the basis."""

    span: MeasuredSpan
    figures: BalanceFigures[N]
    numerator: N


class PostedInterest(NamedTuple, Generic[N]):
    """What happens at the end of a span.

    Parameters
    ----------
    day
        Day number on which it is written down.
    exact
        What was earned and not yet posted before it, a numerator over the basis.
    interest, tax, duty
        Minor units: interest posted, what is withheld of it, the duty on the balance.
    left
        What of `exact` rounding left, carried or dropped; a numerator over the basis.
    spans
        How many spans were earned when it was posted.
    highest
        The highest balance of the year so far, by which the duty is.
    """

    day: int
    exact: N
    interest: N
    tax: N
    duty: N
    left: N
    spans: int
    highest: N


class Replayed(NamedTuple, Generic[N]):
    """An account replayed.

    Parameters
    ----------
    balance
        At the end, minor units.
    accrued
        Earned and not posted, a numerator over the basis.
    lowest
        The smallest balance after any transaction.
    postings, earned
        Each posting, each span.
    """

    balance: N
    accrued: N
    lowest: N
    postings: tuple[PostedInterest[N], ...]
    earned: tuple[Earned[N], ...]
