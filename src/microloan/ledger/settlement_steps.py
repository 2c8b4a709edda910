"""How a payoff follows from what is left on an account.

>>> from datetime import date
>>> from microloan.ledger import rebate
>>> from microloan.ledger.examples import example_account
>>> from microloan.ledger.settling import settlement
>>> found = settlement(example_account(), on=date(2024, 3, 16), rebate=rebate.TO_DATE)
>>> print(explain_settlement(found)["rebate"].working)
32.61 × 4/7 of its period + 1,206.51 of later periods = 1225.1442…, rounded half up to a multiple of 0.01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Explanation, Step
from microloan.interest.working import Pen

if TYPE_CHECKING:
    from microloan.ledger.settling import Settlement


def explain_settlement(settlement: Settlement) -> Explanation:
    """Return the arithmetic of a settlement."""
    case, figures, pen = settlement.case, settlement.figures, Pen(settlement.account.schedule.terms.currency)
    parts = [f"{one.word} {pen.amount(amount.minor)}" for one, amount in settlement.outstanding if amount.minor]
    total = settlement.outstanding.total.minor
    begun = f"{case.number} − {case.begun} begun"
    if case.begun > case.due:
        begun += f", of them {case.begun - case.due} not yet due"
    steps = [
        Step("outstanding", " + ".join(parts), pen.amount(total)),
        Step("installments left", begun, str(case.left)),
        Step("rebate", figures.found.working, pen.amount(figures.found.minor)),
    ]
    if figures.rebate < figures.found.minor:
        working = f"no more than {pen.amount(figures.most)}, the interest unpaid and not earned"
        steps.append(Step("rebate given", working, pen.amount(figures.rebate)))
    minus = f" − {pen.amount(figures.rebate)}" if figures.rebate else ""
    if figures.fees:
        steps.append(Step("fees not owed", "of installments that have not begun", pen.amount(figures.fees)))
        minus += f" − {pen.amount(figures.fees)}"
    working = f"{pen.amount(total)}{minus}" if minus else ""
    steps.append(Step("payoff", working, pen.amount(settlement.payoff.minor)))
    if settlement.refundable.minor:
        steps.append(Step("held for the member", "to be paid back", pen.amount(settlement.refundable.minor)))
    rule = settlement.rules.rebate
    notes = (
        f"the rebate is {rule.definition}",
        f"an installment that has begun {rule.begun.definition}",
        f"source: {rule.source}",
    )
    return Explanation(f"Settlement on {settlement.on}", tuple(steps), notes)
