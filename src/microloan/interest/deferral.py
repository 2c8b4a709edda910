"""Interest that accrues now and is collected later.

>>> from microloan.interest.grace import SPREAD, Grace
>>> accrued = [(0, 300, 1_000), (0, 300, 1_000), (500, 300, 500), (500, 150, 0)]
>>> list(collected(accrued, Grace(deferred_periods=2)))
[(0, 0, 1000), (0, 0, 1000), (500, 900, 500), (500, 150, 0)]
>>> list(collected(accrued, Grace(deferred_periods=2, collected=SPREAD), 4))
[(0, 0, 1000), (0, 0, 1000), (500, 600, 500), (500, 450, 0)]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from microloan.arithmetic.kinds import N, largest, minimum
from microloan.interest.grace import FIRST_PAYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from microloan.interest.grace import Grace
    from microloan.interest.method import Amortization


@dataclass(frozen=True, slots=True)
class DeferredRows(Generic[N]):
    """The rows of an amortization with the interest of the first ones collected later.

    Parameters
    ----------
    accrued
        The rows with the interest of each period.
    grace
        How many first rows collect no interest, and where it goes.
    installments
        The count; int, or int64 array of shape (loans,).
    """

    accrued: Amortization[N]
    grace: Grace
    installments: N | int

    def meets(self, principal: int) -> int:
        """Return the largest number met for `principal`: the interest of all deferred periods, spread by count."""
        rows = 1 if self.grace.collected == FIRST_PAYING else largest(self.installments)
        return self.accrued.meets(principal) * (self.grace.deferred_periods + 1) * rows

    def __iter__(self) -> Iterator[tuple[N, N, N]]:
        return collected(self.accrued, self.grace, self.installments)


def collected(accrued: Iterable[tuple[N, N, N]], grace: Grace, installments: N | int = 0) -> Iterator[tuple[N, N, N]]:
    """Yield rows whose interest is collected as a grace says.

    Parameters
    ----------
    accrued
        Principal, the interest of the period, and what stays outstanding, of each row.
    grace
        How many first rows collect no interest, and where it goes.
    installments
        The count, which spreading asks for; int, or int64 array of shape (loans,).

    Notes
    -----
    Spread over m rows, row k bears what cumulative sharing gives it: the parts of the first k
    add up to k/m of the whole, rounded up, so that no part is negative and none is lost. In
    every row what accrues in it is collected too.
    """
    deferred: N | None = None
    handed_out: N | None = None
    for number, (principal, interest, left) in enumerate(accrued, start=1):
        if number <= grace.deferred_periods:
            deferred = interest if deferred is None else deferred + interest
            yield principal, interest * 0, left
            continue
        if deferred is None:
            yield principal, interest, left
            continue
        place = number - grace.deferred_periods
        if grace.collected == FIRST_PAYING:
            part = deferred if place == 1 else deferred * 0
        else:
            reached = _reached(deferred, place, installments - grace.deferred_periods)
            part = reached if handed_out is None else reached - handed_out
            handed_out = reached
        yield principal, interest + part, left


def _reached(whole: N, place: int, rows: N | int) -> N:
    """Return what the first `place` of so many rows bear of a whole."""
    counted: N = minimum(whole * 0 + place, rows)
    return (whole * counted + (rows - 1)) // rows
