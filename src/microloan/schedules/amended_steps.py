"""The arithmetic of an installment of an amended loan: its own, and what amendments moved.

>>> from dataclasses import replace
>>> from datetime import date
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amended import AmendedSchedule, Amendment
>>> from microloan.schedules.amortization import amortize
>>> from microloan.currency import BDT
>>> before, on = amortize(example_terms()), date(2026, 1, 21)
>>> rest = amortize(replace(example_terms(), principal=BDT("18607.31"), disbursed_on=on))
>>> amended = AmendedSchedule.joined(before, Amendment(on, "paid early", principal=100_000), 1, rest)
>>> for step in amended.installment(1).explain().steps[-3:]:
...     print(step)
principal in all: 392.69 + 1,000.00 paid early on 2026-01-21 → 1,392.69
due in all: 1,392.69 principal + 92.31 interest → 1,485.00
outstanding after: 20,000.00 − 1,392.69 → 18,607.31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Step
from microloan.interest.working import Pen
from microloan.schedules.cost_steps import returned_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.schedules.amended import AmendedSchedule
    from microloan.schedules.amendments import Addition
    from microloan.schedules.installment import Installment

# What an addition makes another figure of.
_SUMS = {"due", "outstanding after", "total with fees", "to collect"}


def steps_of(
    schedule: AmendedSchedule, number: int, steps: Sequence[Step], added: Sequence[Addition]
) -> tuple[Step, ...]:
    """Return the steps of an installment.

    Parameters
    ----------
    schedule
        The amended schedule.
    number
        Of the installment.
    steps
        Its own, where it was worked out.
    added
        What amendments added to it, or took off it.
    """
    row, pen = schedule.installment(number), Pen(schedule.terms.currency)
    own = [step for step in steps if step.label != "savings returned"]
    if added:
        own = [step for step in own if step.label not in _SUMS]
        moved = {part: [one for one in added if one.part == part] for part in ("interest", "principal", "fee")}
        bare = row.principal.minor - sum(one.amount for one in moved["principal"])
        if not bare and any(one.amount > 0 for one in moved["principal"]):
            nothing = Step("principal", "nothing but what was paid early", pen.amount(0))
            own = [nothing if step.label == "principal" else step for step in own]
        own += _sums(row, moved, pen)
    if schedule.terms.savings is not None and number == len(schedule):
        own.append(returned_step(schedule, pen))
    return tuple(own)


def _sums(row: Installment, moved: dict[str, list[Addition]], pen: Pen) -> list[Step]:
    """Return each part with what was moved, and what is due in all."""
    steps: list[Step] = []
    for part, of_part in moved.items():
        whole = getattr(row, part).minor
        if of_part:
            working = pen.amount(whole - sum(one.amount for one in of_part))
            for one in of_part:
                working += f" {'+' if one.amount > 0 else '−'} {pen.amount(abs(one.amount))} {one.why}"
            steps.append(Step(f"{part} in all", working, pen.amount(whole)))
    due, principal, left = row.principal + row.interest, row.principal.minor, row.outstanding_principal.minor
    working = f"{pen.amount(principal)} principal + {pen.amount(row.interest.minor)} interest"
    steps.append(Step("due in all", working, pen.amount(due.minor)))
    steps.append(
        Step("outstanding after", f"{pen.amount(left + principal)} − {pen.amount(principal)}", pen.amount(left))
    )
    if row.fee.minor:
        working = f"{pen.amount(due.minor)} + {pen.amount(row.fee.minor)} fees"
        steps.append(Step("total with fees", working, pen.amount(row.total.minor)))
    if row.savings.minor:
        working = f"{pen.amount(row.total.minor)} + {pen.amount(row.savings.minor)} savings"
        steps.append(Step("to collect", working, pen.amount(row.to_collect.minor)))
    return steps
