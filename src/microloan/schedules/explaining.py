"""The arithmetic of one installment, and of the disbursement, in words and numbers.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
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

from microloan.currency import Money
from microloan.explanation import Explanation
from microloan.interest.working import Pen, Row
from microloan.products.planning import plan_loan

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
    opening, pen = sum(schedule.principal_parts[index:]), Pen(terms.currency)
    if isinstance(terms.principal, Money) or not terms.principal.tranches:
        steps = terms.interest.steps(plan_loan(terms), Row(number, opening, principal, interest), pen)
    else:
        from microloan.schedules.tranches import tranche_steps

        steps = tranche_steps(schedule, number, pen)
    returns = terms.savings is not None and number == len(schedule)
    if schedule.fee_parts or schedule.savings_parts or returns:
        from microloan.schedules.cost_steps import row_cost_steps

        steps = (*steps, *row_cost_steps(schedule, number, pen))
    if terms.calendar.moves:
        from microloan.schedules.moved_dates import date_step

        moved = date_step(schedule, number)
        steps = steps if moved is None else (moved, *steps)
    title = f"Installment {number} of {len(schedule)}, due {date.fromordinal(schedule.due_days[index])}"
    notes = (f"{terms.repayment.shape.definition}; {terms.rounding.residual.definition}",)
    return Explanation(title, steps, notes)


def explain_disbursement(schedule: Schedule) -> Explanation:
    """Return the explanation of what is paid out: the amount lent, each fee, what is withheld.

    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> print(explain_disbursement(amortize(example_terms())))
    Disbursement on 2026-01-04
      amount lent    20,000.00
      net disbursed  20,000.00
    """
    from microloan.schedules.cost_steps import disbursement_steps

    terms = schedule.terms
    steps = disbursement_steps(terms, Pen(terms.currency))
    return Explanation(f"Disbursement on {terms.disbursed_on}", steps)
