"""What is paid of each installment when money settles the oldest first: one formula, for one loan and for columns.

In an installment a fee is settled before interest, interest before principal; what comes
early settles the next installments. Then the order of payments in time does not matter, and
what was paid in all says where the loan stands.

>>> left = 60_000
>>> unpaid, left = settle(left, (0, 9_231, 39_269))
>>> unpaid, left
((0, 0, 0), 11500)
>>> settle(left, (0, 9_050, 39_450))
((0, 0, 37000), 0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, minimum, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from microloan.arithmetic.kinds import Truth


class DueRow(NamedTuple, Generic[N]):
    """One installment: its due day, 0 where the loan has none, and its fee, interest and principal."""

    due_day: N
    parts: tuple[N | int, N, N]


class Standing(NamedTuple, Generic[N]):
    """Where loans stand at the end of a day.

    Parameters
    ----------
    scheduled
        What has fallen due.
    paid
        What money has settled, in advance or not.
    overdue, overdue_principal
        What is unpaid when its days of grace are over, and the principal in it.
    unpaid_principal
        Principal that is not paid, due or not.
    oldest_unpaid
        The oldest due day up to which more than the tolerance is unpaid; 0 where none is.
    """

    scheduled: N
    paid: N
    overdue: N
    overdue_principal: N
    unpaid_principal: N
    oldest_unpaid: N


class Late(NamedTuple):
    """What counts as late: days of grace, the tolerance in minor units, and which of fee, interest, principal."""

    grace_days: int
    tolerance: int
    counts: tuple[bool, bool, bool]


def settle(left: N, parts: Sequence[N | int]) -> tuple[tuple[N, ...], N]:
    """Return what is unpaid of each part of an installment, and what money is left after it."""
    unpaid: list[N] = []
    for part in parts:
        taken: N = minimum(left, part)
        unpaid.append(part - taken)
        left = left - taken
    return tuple(unpaid), left


def standing(rows: Iterable[DueRow[N]], paid: N, day: int, late: Late) -> Standing[N]:
    """Return where loans stand at the end of a day, from what was paid in all until then.

    Parameters
    ----------
    rows
        Their installments, in order.
    paid
        What was paid, in minor units; int, or int64 array of shape (loans,).
    day
        Day number.
    late
        What counts as late.
    """
    nothing: N = 0 * paid
    scheduled, overdue, overdue_principal, principal, oldest, so_far = (nothing for _ in range(6))
    left = paid
    for due_day, parts in rows:
        unpaid, left = settle(left, parts)
        due: Truth = (due_day > 0) & (due_day <= day)
        counts: Truth = due & (due_day <= day - late.grace_days)
        scheduled = scheduled + where(due, parts[0] + parts[1] + parts[2], 0)
        overdue = overdue + where(counts, unpaid[0] + unpaid[1] + unpaid[2], 0)
        overdue_principal = overdue_principal + where(counts, unpaid[2], 0)
        principal = principal + unpaid[2]
        of_it: N = sum((part for part, one in zip(unpaid, late.counts, strict=True) if one), nothing)
        so_far = so_far + where(counts, of_it, 0)
        first: Truth = counts & (oldest == 0) & (of_it > 0) & (so_far > late.tolerance)
        oldest = where(first, due_day, oldest)
    return Standing(scheduled, paid - left, overdue, overdue_principal, principal, oldest)
