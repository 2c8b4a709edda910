"""How what is to be collected of a loan follows from its installments and from what was paid.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> from microloan.portfolio.meetings.group import MemberLoan
>>> from microloan.portfolio.meetings.loan_lines import LoanDue, loan_due
>>> line = loan_due(MemberLoan("L-102", example_account()), date(2024, 5, 1))
>>> assert isinstance(line, LoanDue)
>>> print(explain_loan_due(line))
Loan L-102 at the meeting of 2024-05-01
  installment 15  principal 217.39 + interest 32.61  → 250.00
  due             250.00
  overdue         since 2024-03-20, 42 days          → 1,500.00
  advance         0.00
  total           250.00 + 1,500.00 − 0.00           → 1,750.00
  to collect      1,750.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen

if TYPE_CHECKING:
    from microloan.portfolio.meetings.loan_lines import LoanDue
    from microloan.schedules.installment import Installment


def explain_loan_due(line: LoanDue) -> Explanation:
    """Return how the figures of a line follow from the installments and from what was paid."""
    pen = Pen(line.due.currency)
    due, overdue, advance = (pen.amount(amount.minor) for amount in (line.due, line.overdue, line.advance))
    steps = [
        Step(f"installment {one.number}", _parts(one, pen), pen.amount(one.total.minor)) for one in line.installments
    ]
    installments = sum(one.total.minor for one in line.installments)
    if line.due.minor != installments:
        beside = line.due.minor - installments
        steps.append(Step("charged beside them" if beside > 0 else "waived of them", "", pen.amount(abs(beside))))
    steps.append(Step("due", "", due))
    steps.append(Step("overdue", _since(line), overdue))
    steps.append(Step("advance", "", advance))
    steps.append(Step("total", f"{due} + {overdue} − {advance}", pen.amount(line.total.minor)))
    working = ""
    if line.savings.minor:
        steps.append(Step("savings", "", pen.amount(line.savings.minor)))
        working = f"{pen.amount(line.total.minor)} + {pen.amount(line.savings.minor)}"
    steps.append(Step("to collect", working, pen.amount(line.to_collect.minor)))
    return Explanation(f"Loan {line.number} at the meeting of {line.on}", tuple(steps), _notes(line))


def _parts(one: Installment, pen: Pen) -> str:
    parts = {"principal": one.principal, "interest": one.interest, "fee": one.fee}
    return " + ".join(f"{name} {pen.amount(amount.minor)}" for name, amount in parts.items() if amount.minor)


def _since(line: LoanDue) -> str:
    oldest, days = line.loan.account.position(line.on).oldest_unpaid, line.days_past_due
    return f"since {oldest}, {days} day{'' if days == 1 else 's'}" if line.overdue.minor else ""


def _notes(line: LoanDue) -> tuple[str, ...]:
    return tuple(
        f"installment {one.number} would fall due on the day, and is due on {one.due_on}" for one in line.moved
    )
