"""`RecalculatedSchedule`: what is due after what really happened, with the arithmetic of every row.

>>> from datetime import date
>>> from microloan.ledger.examples import account_by_days
>>> from microloan.ledger.recalculating import recalculated
>>> schedule = recalculated(account_by_days(), as_of=date(2025, 2, 24))
>>> for step in tuple(schedule.installment(2).explain())[3:]:
...     print(step)
interest: 161.10 + 130.06 → 291.16
principal: 4,210.00 − 291.16 → 3,918.84
due: 3,918.84 principal + 291.16 interest → 4,210.00
outstanding after: 16,146.71 − 3,918.84 → 12,227.87
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.explanation import Explanation, Step
from microloan.interest import DecliningBalance
from microloan.interest.declining_steps import rate_for_period
from microloan.interest.grace_steps import no_interest
from microloan.interest.working import Pen, Row
from microloan.products.planning import plan_loan
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.currency import Money
    from microloan.schedules.costs import Charge


class Stretch(NamedTuple):
    """A part of a period with one balance: its days, the balance, its share, and the interest, exact and rounded."""

    start: int
    end: int
    base: int
    share: Fraction
    exact: tuple[int, int]
    interest: int


class WorkedOut(NamedTuple):
    """The interest of a row: of its stretches, and what an amendment moved into it."""

    stretches: tuple[Stretch, ...]
    moved: int
    rule: RoundingRule

    @property
    def interest(self) -> int:
        """All of it, in minor units."""
        return sum(one.interest for one in self.stretches) + self.moved


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class RecalculatedSchedule(Schedule):
    """A schedule whose interest is that of what was really outstanding; `recalculated` makes it.

    Parameters
    ----------
    before
        The schedule as agreed, or as amended.
    as_of
        The day that was looked from.
    definition
        How often interest follows the balance.
    worked_out
        The interest of each row.
    """

    before: Schedule
    as_of: date
    definition: str
    worked_out: tuple[WorkedOut, ...] = field(compare=False)

    @classmethod
    def on_the_way(
        cls, before: Schedule, principals: tuple[int, ...], interests: tuple[int, ...]
    ) -> RecalculatedSchedule:
        """Return rows that are not all worked out yet, to post events on."""
        return cls(
            terms=before.terms,
            due_days=before.due_days,
            principal_parts=principals,
            interest_parts=interests,
            fee_parts=before.fee_parts,
            savings_parts=before.savings_parts,
            before=before,
            as_of=before.terms.disbursed_on,
            definition="",
            worked_out=(),
        )

    def __post_init__(self) -> None:
        # Rows are the sums of what is worked out: the schedule before them was checked.
        pass

    @property
    def finishes_early(self) -> int:
        """How many installments of the contract are not needed."""
        return self.before.finishes_early + len(self.before) - len(self)

    @property
    def disbursements(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which something is paid out, and how much after what is withheld."""
        return self.before.disbursements

    @property
    def charges_later(self) -> tuple[Charge, ...]:
        """Each fee taken when more is paid out on a later day."""
        return self.before.charges_later

    @property
    def lent_on(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which a part of the amount is lent, and how much, withheld or not."""
        return self.before.lent_on

    @property
    def paid_out_in_parts(self) -> bool:
        """Whether something may be paid out after the first day."""
        return self.before.paid_out_in_parts

    def undrawn(self, day: int) -> int:
        """Return the principal that is not paid out by the end of a day, in minor units."""
        return self.before.undrawn(day)

    def origin_of(self, number: int) -> tuple[Schedule, int]:
        """Return the schedule whose terms installment `number` has, and its number there."""
        return self.before.origin_of(number)

    @property
    def as_agreed(self) -> Schedule:
        """The schedule that was agreed at first."""
        return self.before.as_agreed

    def changes(self) -> tuple[str, ...]:
        """Return a line for each change, and for what it was looked at from."""
        return (*self.before.changes(), f"Looked from {self.as_of}: {self.definition}.")

    def explain_installment(self, number: int) -> Explanation:
        """Return the arithmetic of installment `number`: the interest of each stretch of its period."""
        self.check_number(number)
        worked_out, pen = self.worked_out[number - 1], Pen(self.terms.currency)
        index = number - 1
        undrawn = self.undrawn(self.due_days[index])
        opening = sum(self.principal_parts[index:]) - undrawn
        row = Row(number, opening, self.principal_parts[index], self.interest_parts[index])
        steps = [Step("scheduled before", "", pen.amount(opening)), *self._interest(number, worked_out, pen)]
        steps += [self._principal(row, pen), *pen.after(row)]
        if self.fee_parts and self.fee_parts[index]:
            steps.append(Step("fees", "as agreed", pen.amount(self.fee_parts[index])))
        title = f"Installment {number} of {len(self)}, due {date.fromordinal(self.due_days[index])}"
        notes = (f"looked from {self.as_of}: {self.definition}",)
        return Explanation(title, tuple(steps), notes)

    def notes(self) -> tuple[str, ...]:
        """Return what the table says below its rows."""
        from microloan.schedules.tabulating import notes_of_changed

        return (*notes_of_changed(self, self.as_agreed), *self.changes())

    def to_dict(self) -> dict[str, object]:
        """Refuse: it is made again from the account and the day."""
        problem = "is made again from its account and the day it is looked from; keep their records"
        raise MicroloanError("schedule", "a recalculated schedule", problem, code="not_offered")

    def _interest(self, number: int, worked_out: WorkedOut, pen: Pen) -> list[Step]:
        stretches, moved, rule = worked_out
        origin, own = self.before.origin_of(number)
        method, plan = origin.terms.interest, plan_loan(origin.terms)
        if not isinstance(method, DecliningBalance):
            return []
        if own <= plan.grace.interest_free_periods and not moved:
            return [no_interest(plan.grace, pen)]
        per_period = rate_for_period(plan, (method.rate, method.accrual_rule()), own)
        steps: list[Step] = []
        for one in stretches:
            share = "" if one.share == 1 else f" × {_share(one, stretches)}"
            working = f"{pen.amount(one.base)} × {per_period}{share}"
            label = "interest" if len(stretches) == 1 and not moved else f"interest until {date.fromordinal(one.end)}"
            steps.append(pen.step(label, working, one.exact, rule))
        if len(stretches) > 1 or moved:
            parts = [*(one.interest for one in stretches), *([moved] if moved else [])]
            working = " + ".join(map(pen.amount, parts)) + (" accrued before" if moved else "")
            steps.append(Step("interest", working, pen.amount(worked_out.interest)))
        return steps

    def _principal(self, row: Row, pen: Pen) -> Step:
        index = row.number - 1
        whole = self.before.principal_parts[index] + self.before.interest_parts[index]
        if row.number == len(self):
            working = "all that is left"
        elif row.principal + row.interest == whole:
            working = f"{pen.amount(whole)} − {pen.amount(row.interest)}"
        elif row.principal == self.before.principal_parts[index]:
            working = "as agreed"
        else:
            working = "nothing, since interest takes the installment" if not row.principal else "all that is left"
        return Step("principal", working, pen.amount(row.principal))

    # A dataclass of its own would show its parts; a schedule shows its table.
    __repr__ = Schedule.__repr__


def _share(one: Stretch, stretches: tuple[Stretch, ...]) -> str:
    """Return the share of a stretch, in days where days are what it is counted in."""
    days, whole = one.end - one.start, stretches[-1].end - stretches[0].start
    return f"{days}/{whole}" if one.share == Fraction(days, whole) else str(one.share)
