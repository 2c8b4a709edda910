"""Residuals of a flat loan that do not wait for the last row.

===============  =================================================================
`mirrored`       rows in the opposite order: what the last one took, the first takes
`spread_rows`    what has fallen due is rounded, row by row
===============  =================================================================

>>> list(mirrored([(10, 2, 13), (10, 2, 3), (3, 1, 0)]))
[(3, 1, 20), (10, 2, 10), (10, 2, 0)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import maximum, minimum, where
from microloan.calendars.regular_dates import member
from microloan.interest.shape_kinds import InstallmentShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.arithmetic.kinds import N
    from microloan.interest.plan import Plan


def mirrored(rows: Sequence[tuple[N, N, N]]) -> Iterator[tuple[N, N, N]]:
    """Yield the rows of each loan in the opposite order; those after its end stay empty.

    Parameters
    ----------
    rows
        Principal, interest and what stays outstanding; int, or int64 arrays of shape (loans,).
    """
    left = sum((principal for principal, _, _ in rows[1:]), start=rows[0][0])
    used: N = left * 0
    for number, (principal, interest, _) in enumerate(rows, start=1):
        used = where(principal + interest > 0, number, used)

    def part(column: int, number: N) -> N:
        return member(lambda place: rows[min(max(place, 1), len(rows)) - 1][column], number)

    for number in range(1, len(rows) + 1):
        within, opposite = number <= used, used + 1 - number
        principal, interest = (where(within, part(column, opposite), 0) for column in (0, 1))
        left = left - principal
        yield principal, interest, left


def spread_rows(plan: Plan[N], charge: N) -> Iterator[tuple[N, N, N]]:
    """Yield the rows of a flat loan where what has fallen due is rounded, not each installment.

    Parameters
    ----------
    plan
        Principal, count and rounding; every row bears principal and interest.
    charge
        Minor units; int, or int64 array of shape (loans,).

    Notes
    -----
    After row k of n, k/n of principal and charge have fallen due together, rounded by the
    installment's rule, and of that the charge's share, rounded by the interest's. The last
    row takes what is left; no part is ever negative.
    """
    rules, count, solves = plan.rounding, plan.term.installments, isinstance(plan.shape, InstallmentShape)
    principal_left, charge_left, debt = plan.principal, charge, plan.principal + charge
    due_before = charged_before = plan.principal * 0
    for number in range(1, plan.term.rows + 1):
        last = count == number
        if solves:
            due = minimum(rules.installment.apply(debt * number, count), debt)
            charged = rules.interest.apply(due * charge, maximum(debt, 1))
            whole = maximum(due - due_before, 0)
            interest = minimum(minimum(maximum(charged - charged_before, 0), whole), charge_left)
            principal = minimum(whole - interest, principal_left)
            interest = minimum(whole - principal, charge_left)
        else:
            due = minimum(rules.installment.apply(plan.principal * number, count), plan.principal)
            charged = minimum(rules.interest.apply(charge * number, count), charge)
            principal = minimum(maximum(due - due_before, 0), principal_left)
            interest = minimum(maximum(charged - charged_before, 0), charge_left)
        if number >= plan.term.fewest:
            principal, interest = where(last, principal_left, principal), where(last, charge_left, interest)
        principal_left, charge_left = principal_left - principal, charge_left - interest
        due_before, charged_before = due, charged
        yield principal, interest, principal_left
