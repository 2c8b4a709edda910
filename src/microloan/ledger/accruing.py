"""In which days the interest of a schedule's rows accrues, and by which schedule's terms.

===============  =======================================================================
`in_force`       the schedule whose terms hold from the last change on, and where it begins
`changed_on`     the day of that change
`additions_to`   what changes moved into a row, or off it
`own_interest`   the interest of each row, without what a change moved into it
`accruals`       the interest of a schedule by the days between which it accrues
===============  =======================================================================

An amended schedule's later rows are those of another schedule, with terms of its own; a
recalculated one's interest is that of stretches of a period, each with its own balance.

>>> from microloan.ledger.examples import account_by_days
>>> schedule = account_by_days().schedule
>>> in_force(schedule).schedule is schedule, next(accruals(schedule)).interest
(True, 35671)
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency import Money
from microloan.interest import DecliningBalance
from microloan.interest.grace import NO_GRACE
from microloan.ledger.recalculated_schedule import RecalculatedSchedule
from microloan.products.planning import plan_loan
from microloan.schedules.amended import AmendedSchedule
from microloan.schedules.amortization import loan_rows
from microloan.schedules.tranches import elapsed_share, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.interest.plan import Plan
    from microloan.schedules.amendments import Addition
    from microloan.schedules.schedule import Schedule

_ALIKE = Fraction(1)


class InForce(NamedTuple):
    """The schedule that holds from the last change on.

    Parameters
    ----------
    schedule
        A schedule without changes: the one agreed first, or the rest of an amended one.
    kept
        How many rows of the whole come before its first.
    broken
        Whether its first period is a part of one: it begins between two due dates, or bears
        interest from a later day than disbursement.
    """

    schedule: Schedule
    kept: int
    broken: bool


def in_force(schedule: Schedule) -> InForce:
    """Return the schedule that holds from the last change of a loan on."""
    kept, broken = 0, False
    while True:
        if isinstance(schedule, AmendedSchedule):
            before = schedule.before
            begins = before.due_days[schedule.kept - 1] if schedule.kept else before.terms.disbursed_on.toordinal()
            broken = begins != schedule.amendment.on.toordinal()
            kept += schedule.kept
            schedule = schedule.rest
        elif isinstance(schedule, RecalculatedSchedule):
            schedule = schedule.before
        else:
            return InForce(schedule, kept, broken or _bears_later(schedule))


def _bears_later(schedule: Schedule) -> bool:
    terms = schedule.terms
    return not isinstance(terms.principal, Money) and terms.principal.interest_from not in {None, terms.disbursed_on}


def changed_on(schedule: Schedule) -> date | None:
    """Return the day of the last amendment of a schedule; None where there is none."""
    while isinstance(schedule, RecalculatedSchedule):
        schedule = schedule.before
    return schedule.amendment.on if isinstance(schedule, AmendedSchedule) else None


def additions_to(schedule: Schedule, number: int) -> tuple[Addition, ...]:
    """Return what amendments of a schedule moved into an installment, or off it; nothing where there is none."""
    while isinstance(schedule, RecalculatedSchedule):
        schedule = schedule.before
    return schedule.additions(number) if isinstance(schedule, AmendedSchedule) else ()


def own_interest(schedule: Schedule) -> tuple[int, ...]:
    """Return the interest of each row, in minor units, without what amendments moved into it."""
    return tuple(
        interest - sum(one.amount for one in additions_to(schedule, number) if one.part == "interest")
        for number, interest in enumerate(schedule.interest_parts, start=1)
    )


class Accrual(NamedTuple):
    """Interest that accrues between two days: of which schedule's terms, and until when they run.

    `growth` is by how much more bears interest at the end of the days than over them: one
    where no part is paid out in them.
    """

    interest: int
    start: int
    end: int
    schedule: Schedule
    growth: Fraction

    def left(self, day: int) -> Fraction:
        """Return the share of its days that is not over on a day between them, by the terms' own day count."""
        schedule = self.schedule
        return 1 - elapsed_share(schedule.terms, day, (self.start, self.end), schedule.due_days[-1])


def accruals(schedule: Schedule) -> Iterator[Accrual]:
    """Yield the interest of a schedule by the days in which it accrues, collected then or later.

    Of an amended schedule, that of its rest: what comes before has accrued by the change.
    """
    if isinstance(schedule, RecalculatedSchedule):
        for number, row in enumerate(schedule.worked_out, start=1):
            origin, _ = schedule.origin_of(number)
            for one in row.stretches:
                yield Accrual(one.interest, one.start, one.end, origin, _ALIKE)
        return
    own = in_force(schedule).schedule
    plan = plan_loan(own.terms)
    grace = plan.grace if plan.grace is NO_GRACE else replace(plan.grace, deferred_periods=0)
    rows = zip(loan_rows(own.terms, plan._replace(grace=grace)), plan.timing.spans(), strict=False)
    for number, ((_, interest, _), (start, end)) in zip(range(1, len(own) + 1), rows, strict=False):
        yield Accrual(interest, start, end, own, _growth(own, plan, number))


def _growth(own: Schedule, plan: Plan[int], number: int) -> Fraction:
    """Return by how much more bears interest at the end of a period than over it."""
    terms = own.terms
    if isinstance(terms.principal, Money) or not isinstance(terms.interest, DecliningBalance):
        return _ALIKE
    parts = [part for part in parts_of(terms, terms.principal, plan) if part.row <= number]
    bears = sum(part.amount for part in parts) - sum(own.principal_parts[: number - 1])
    late = sum((part.amount * part.elapsed for part in parts if part.row == number), Fraction(0))
    return bears / (bears - late) if late else _ALIKE
