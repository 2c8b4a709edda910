"""How the figures of a position, and what an event settled, follow from each other.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> print(explain_position(example_account().position(as_of=date(2024, 5, 1))))
Position at the end of 2024-05-01
  fallen due             15 of 46 installments                 → 3,750.00
  paid of it             2,000.00
  unpaid                 3,750.00 − 2,000.00                   → 1,750.00
  overdue                interest 228.27 + principal 1,521.73  → 1,750.00
  installments overdue   7
  oldest unpaid          installment 9, 250.00 unpaid          → 2024-03-20
  days past due          2024-05-01 − 2024-03-20               → 42
  outstanding principal  10,000.00 − 1,739.12                  → 8,260.88
  a payment settles the oldest installment first, in it penalty, fee, interest, principal
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen
from microloan.ledger.components import Component
from microloan.ledger.figures import parts_of
from microloan.ledger.lateness import STRICT
from microloan.ledger.tabulating import what_of

if TYPE_CHECKING:
    from microloan.ledger.components import ComponentAmounts
    from microloan.ledger.position import Position
    from microloan.ledger.statement import AccountLine


def explain_position(position: Position) -> Explanation:
    """Return how the figures of a position follow from what fell due and what was paid."""
    account, state = position.account, position.state
    cells, pen = account.replayed.cells, Pen(account.schedule.terms.currency)
    due = position.scheduled.total.minor
    ahead, paid = position.advance.total.minor, position.paid.total.minor
    unpaid = position.unpaid.total.minor
    given_up = due - (paid - ahead) - unpaid
    charged = sum(levy.amount for levy in cells.levies if levy.event < state.until and levy.group < state.due)
    working = f"{min(state.due, cells.count)} of {cells.count} installments"
    if charged:
        working += f", {pen.amount(due - charged)}, and {pen.amount(charged)} charged"
    steps = [Step("fallen due", working, pen.amount(due))]
    in_advance = f"{pen.amount(paid)} − {pen.amount(ahead)} in advance" if ahead else ""
    steps.append(Step("paid of it", in_advance, pen.amount(paid - ahead)))
    minus = f"{pen.amount(due)} − {pen.amount(paid - ahead)}"
    if given_up:
        steps.append(Step("given up of it", "waived or written off", pen.amount(given_up)))
        minus += f" − {pen.amount(given_up)}"
    steps.append(Step("unpaid", minus, pen.amount(unpaid)))
    steps.append(Step("overdue", _parts(position.overdue, pen), pen.amount(position.overdue.total.minor)))
    steps += _late_steps(position, pen)
    gone, left = parts_of(cells, account.replayed.rows[: state.until])[3], position.outstanding_principal.minor
    working = f"{pen.amount(left + gone)} − {pen.amount(gone)}" if gone else ""
    steps.append(Step("outstanding principal", working, pen.amount(left)))
    if position.recovered.minor:
        steps.append(Step("recovered", "after it was written off", pen.amount(position.recovered.minor)))
    if position.refundable.minor:
        steps.append(Step("held for the member", "", pen.amount(position.refundable.minor)))
    return Explanation(f"Position at the end of {position.as_of}", tuple(steps), _notes(position))


def _late_steps(position: Position, pen: Pen) -> list[Step]:
    oldest = position.oldest()
    if oldest is None:
        return [Step("days past due", "", "0")]
    count = position.account.replayed.cells.count
    which = f"installment {oldest.group + 1}" if oldest.group < count else "charged after the last installment"
    due_on, days = date.fromordinal(oldest.due_day), position.days_past_due
    return [
        Step("installments overdue", "", str(position.installments_overdue)),
        Step("oldest unpaid", f"{which}, {pen.amount(oldest.amount)} unpaid", str(due_on)),
        Step("days past due", f"{position.as_of} − {due_on}", str(days)),
    ]


def _notes(position: Position) -> tuple[str, ...]:
    notes = [f"a payment settles {position.account.order.definition}"]
    lateness = position.lateness
    if lateness != STRICT:
        if lateness.tolerance is not None:
            notes.append(f"late from the first due date up to which more than {lateness.tolerance} is unpaid")
        if lateness.grace_days:
            notes.append(f"overdue {lateness.grace_days} days after the due date; days count from the due date")
        if set(lateness.components) != set(Component):
            notes.append(f"late for {', '.join(one.word for one in lateness.components)} alone")
    return tuple(notes)


def _parts(amounts: ComponentAmounts, pen: Pen) -> str:
    found = [f"{one.word} {pen.amount(amount.minor)}" for one, amount in amounts if amount.minor]
    return " + ".join(found)


def explain_line(line: AccountLine) -> Explanation:
    """Return what the event of a line settled, installment by installment.

    >>> from microloan.ledger.examples import example_account
    >>> print(explain_line(example_account().statement.line(2)))
    Line 2, payment R-1 on 2024-01-24
      interest of installment 1       due 2024-01-24  → 32.61
      principal of installment 1      due 2024-01-24  → 217.39
      in all                          250.00
      outstanding principal after it  9,782.61
    """
    pen = Pen(line.outstanding.currency)
    steps: dict[str, Step] = {}
    for part in line.allocations:
        of = "charged after the last installment" if part.installment is None else f"of installment {part.installment}"
        label = f"{part.component.word} {of}"
        number = 2
        while label in steps:
            label = f"{part.component.word} {of} ({number})"
            number += 1
        steps[label] = Step(label, f"due {part.due_on}", pen.amount(part.amount.minor))
    if line.held.minor > 0:
        steps["held"] = Step("held for the member", "nothing is left to pay", pen.amount(line.held.minor))
    elif line.held.minor:
        steps["held"] = Step("out of what was held", "", pen.amount(-line.held.minor))
    total = line.allocated.total.minor + max(line.held.minor, 0)
    steps["in all"] = Step("in all", "", pen.amount(total))
    steps["left"] = Step("outstanding principal after it", "", pen.amount(line.outstanding_principal.minor))
    return Explanation(f"Line {line.number}, {what_of(line.event)} on {line.on}", tuple(steps.values()))
