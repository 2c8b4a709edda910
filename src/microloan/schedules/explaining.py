"""The arithmetic of one installment, in words and numbers.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.schedules.examples import example_terms
>>> explanation = explain_installment(amortize(example_terms()), 7)
>>> print(explanation.title)
Installment 7 of 46, due 2026-03-04
>>> explanation["interest"].working
'17,616.50 × 24% ÷ 52 = 81.3069…, rounded half up to a multiple of 0.01'
>>> explanation["principal"].working, explanation["principal"].result
('485.00 − 81.31', '403.69')
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.explanation import Explanation
from microloan.interest.working import Pen, Row
from microloan.schedules.planning import plan_loan

if TYPE_CHECKING:
    from microloan.schedules.schedule import Schedule


def explain_installment(schedule: Schedule, number: int) -> Explanation:
    """Return the explanation of installment `number`, counted from 1.

    Raises
    ------
    MicroloanError
        If there is no such installment.
    """
    schedule.check_number(number)
    terms, index = schedule.terms, number - 1
    principal, interest = schedule.principal_parts[index], schedule.interest_parts[index]
    opening = terms.principal.minor - sum(schedule.principal_parts[:index])
    steps = terms.interest.steps(
        plan_loan(terms), Row(number, opening, principal, interest), Pen(terms.principal.currency)
    )
    title = f"Installment {number} of {len(schedule)}, due {date.fromordinal(schedule.due_days[index])}"
    notes = (f"{terms.repayment.shape.definition}; {terms.rounding.residual.definition}",)
    return Explanation(title, steps, notes)
