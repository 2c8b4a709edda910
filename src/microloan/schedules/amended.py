"""`AmendedSchedule`: what is due after a loan was changed, beside what had been due before.

>>> from dataclasses import replace
>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> before = amortize(example_terms())
>>> rest = amortize(replace(example_terms(), principal=BDT("19607.31"), disbursed_on=date(2026, 1, 21)))
>>> amended = AmendedSchedule.joined(before, Amendment(date(2026, 1, 21), "paid every other week"), 1, rest)
>>> len(amended), amended.installment(2).due_on
(47, datetime.date(2026, 2, 11))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.explanation import Explanation
from microloan.schedules.amendments import Addition, Amendment, Late
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency import Money
    from microloan.schedules.costs import Charge

__all__ = ["Addition", "AmendedSchedule", "Amendment", "Late"]


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AmendedSchedule(Schedule):
    """A schedule whose later installments are those of another, from a day on.

    It is a `Schedule`: events are posted on it, and it is shown, compared and priced, as on
    any. What was due until the day of the amendment stays, and so do the days past due of
    what is late.

    Parameters
    ----------
    before
        The schedule until then.
    kept
        How many of its installments stay as they were, but for what the amendment adds.
    amendment
        What was changed, and when.
    rest
        The schedule of what was left: a loan of its own, from that day on.

    Raises
    ------
    MicroloanError
        If due dates do not rise from the ones that are kept to those of the rest.
    """

    before: Schedule
    kept: int
    amendment: Amendment
    rest: Schedule

    @classmethod
    def joined(cls, before: Schedule, amendment: Amendment, kept: int, rest: Schedule) -> AmendedSchedule:
        """Return the schedule that begins as one, and goes on as another.

        Parameters
        ----------
        before, kept
            The schedule, and how many of its installments stay.
        amendment
            What it changes. On a due date, what is added belongs to the last one kept; between
            two, to the first of the rest.
        rest
            The schedule of what is left.
        """
        added = [list(_additions(before, amendment, kept, number)) for number in range(1, kept + 2)]
        if kept < len(before):
            # What an earlier amendment moved into the next installment stays in it.
            added[kept] = [*_earlier(before, kept + 1), *added[kept]]

        def column(part: str) -> tuple[int, ...]:
            first, later = getattr(before, f"{part}_parts"), getattr(rest, f"{part}_parts")
            moved = [sum(one.amount for one in row if one.part == part) for row in added]
            if not (first or later or any(moved)):
                return ()
            parts = [*(first[:kept] or (0,) * kept), *(later or (0,) * len(rest))]
            return (*(one + more for one, more in zip(parts, moved, strict=False)), *parts[kept + 1 :])

        return cls(
            terms=before.terms,
            due_days=before.due_days[:kept] + rest.due_days,
            principal_parts=column("principal"),
            interest_parts=column("interest"),
            fee_parts=column("fee"),
            savings_parts=column("savings"),
            before=before,
            kept=kept,
            amendment=amendment,
            rest=rest,
        )

    def __post_init__(self) -> None:
        days, kept = self.due_days, self.kept
        if kept and days[kept - 1] > days[kept]:
            raise MicroloanError(
                "rest", self.rest.installment(1).due_on, "must not be due before what is kept", code="out_of_order"
            )

    @property
    def finishes_early(self) -> int:
        """How many installments of the schedule of the rest are not needed."""
        return self.rest.finishes_early

    def origin_of(self, number: int) -> tuple[Schedule, int]:
        """Return the schedule in which installment `number` was worked out, and its number there."""
        if number <= self.kept:
            return self.before.origin_of(number)
        return self.rest.origin_of(number - self.kept)

    def worked_out_in(self, number: int) -> tuple[Schedule, int]:
        """Return the schedule that explains installment `number` without amendments, and its number there."""
        source, own = (self.before, number) if number <= self.kept else (self.rest, number - self.kept)
        return source.worked_out_in(own) if isinstance(source, AmendedSchedule) else (source, own)

    @property
    def disbursements(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which something is paid out; of a top-up, what is more than was left."""
        first, *later = self.rest.disbursements
        paid_out = first[1] - self.money(self._carried())
        return (*self._until(self.before.disbursements), *([(first[0], paid_out)] if paid_out.minor else []), *later)

    @property
    def charges_later(self) -> tuple[Charge, ...]:
        """Each fee taken when more is paid out on a later day: of this change, and of earlier ones."""
        return (*self.before.charges_later, *self.rest.charges_at_disbursement, *self.rest.charges_later)

    @property
    def lent_on(self) -> tuple[tuple[date, Money], ...]:
        """Each day on which a part of the amount is lent; of a top-up, what is more than was left."""
        first, *later = self.rest.lent_on
        added = first[1] - self.money(self._carried())
        return (*self._until(self.before.lent_on), *([(first[0], added)] if added.minor else []), *later)

    @property
    def paid_out_in_parts(self) -> bool:
        """Whether something may be paid out after the first day: a top-up is."""
        topped_up = sum(self.principal_parts) > sum(self.before.principal_parts)
        return topped_up or self.before.paid_out_in_parts or self.rest.paid_out_in_parts

    def undrawn(self, day: int) -> int:
        """Return the principal that is not paid out by the end of a day, in minor units."""
        if day >= self.amendment.on.toordinal():
            return self.rest.undrawn(day)
        return self.before.undrawn(day) + sum(self.principal_parts) - sum(self.before.principal_parts)

    def additions(self, number: int) -> tuple[Addition, ...]:
        """Return what amendments added to installment `number`, or took off it, the oldest first."""
        earlier = _earlier(self.before, number) if number <= self.kept + 1 else ()
        return (*earlier, *_additions(self.before, self.amendment, self.kept, number))

    @property
    def as_agreed(self) -> Schedule:
        """The schedule that was agreed at first."""
        return self.before.as_agreed

    def explain_installment(self, number: int) -> Explanation:
        """Return the arithmetic of installment `number`, with what amendments added to it."""
        from microloan.schedules.amended_steps import steps_of

        self.check_number(number)
        source, own = self.worked_out_in(number)
        explanation = source.explain_installment(own)
        steps = steps_of(self, number, explanation.steps, self.additions(number))
        title = f"Installment {number} of {len(self)}, due {date.fromordinal(self.due_days[number - 1])}"
        since = tuple(f"from {one.on}: {one.reason}" for one in self.made_by(number))
        return Explanation(title, steps, (*since, *explanation.notes))

    def notes(self) -> tuple[str, ...]:
        """Return what the table says below its rows."""
        from microloan.schedules.tabulating import notes_of_changed

        return (*notes_of_changed(self, self.as_agreed), *self.changes())

    def changes(self) -> tuple[str, ...]:
        """Return a line for each change, and for what it has taken off installments that were late."""
        amendment, first = self.amendment, self.kept + 1
        if amendment.principal:
            first = _place(self.before, amendment, self.kept) + 1
        lines = [f"From {amendment.on}, installment {first}: {amendment.reason}."]
        late = [number for number, one in enumerate(amendment.late, start=1) if any(one)]
        if late:
            numbers = f"installments {late[0]} to {late[-1]}" if len(late) > 1 else f"installment {late[0]}"
            lines.append(f"Unpaid on {amendment.on} of {numbers}, and due after it.")
        return (*self.before.changes(), *lines)

    def to_dict(self) -> dict[str, object]:
        """Refuse: an amended schedule is kept as the one before it, and what changed it."""
        problem = "is made again from the schedule before it and its amendment; keep their records"
        raise MicroloanError("schedule", "an amended schedule", problem, code="not_offered")

    def made_by(self, number: int) -> tuple[Amendment, ...]:
        """Return the amendment that installment `number` was worked out for, if any."""
        if number > self.kept:
            return (self.amendment,)
        return self.before.made_by(number) if isinstance(self.before, AmendedSchedule) else ()

    def _carried(self) -> int:
        """Return what was outstanding, of the principal of the rest; the others are a top-up."""
        amendment, kept = self.amendment, self.kept
        moved = amendment.principal + sum(
            one.amount for one in _earlier(self.before, kept + 1) if one.part == "principal" and kept < len(self.before)
        )
        undrawn = self.before.undrawn(amendment.on.toordinal())
        return sum(self.before.principal_parts[kept:]) - moved - undrawn + amendment.late_principal

    def _until(self, parts: tuple[tuple[date, Money], ...]) -> list[tuple[date, Money]]:
        """Return what is paid out until the amendment: it replaces what would have been later."""
        return [part for part in parts if part[0] <= self.amendment.on]

    # A dataclass of its own would show its parts; a schedule shows its table.
    __repr__ = Schedule.__repr__


def _place(before: Schedule, amendment: Amendment, kept: int) -> int:
    """Return the index of the installment that takes what the amendment adds."""
    on_due_date = kept > 0 and before.due_days[kept - 1] == amendment.on.toordinal()
    return kept - 1 if on_due_date else kept


def _additions(before: Schedule, amendment: Amendment, kept: int, number: int) -> Iterator[Addition]:
    """Yield what one amendment adds to an installment."""
    if number <= kept:
        yield from amendment.taken_off(number)
    if number == kept + 1:
        yield from amendment.added_after()
    if number == _place(before, amendment, kept) + 1:
        yield from amendment.added_in()


def _earlier(before: Schedule, number: int) -> tuple[Addition, ...]:
    """Return what earlier amendments added to an installment."""
    return before.additions(number) if isinstance(before, AmendedSchedule) else ()
