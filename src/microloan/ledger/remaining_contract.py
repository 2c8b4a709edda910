"""What a change goes on from where an earlier one has given the installments: the shape that was agreed.

Installments that stay as large as they were are given ones. They are not what was agreed, and
who later asks for more time means the agreed shape over it.

>>> from datetime import date
>>> from microloan.currency import INR
>>> from microloan.ledger.amending import prepay
>>> from microloan.ledger.examples import account_by_days
>>> from microloan.ledger.recast import NEXT_SKIPPED
>>> skipped = prepay(account_by_days(), INR(9_000), date(2025, 2, 10), NEXT_SKIPPED)
>>> skipped.rest.terms.repayment.shape.name
'given_principal'
>>> contract_of(skipped, skipped.rest, due=1).repayment.shape
shape.EQUAL_INSTALLMENTS
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.interest.shape_kinds import InstallmentShape
from microloan.schedules.amended import AmendedSchedule

if TYPE_CHECKING:
    from microloan.interest.grace import Grace
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule

# Shapes that do not count installments from disbursement.
OPEN = {"equal_installments", "equal_principal", "interest_only", "given_installment"}


def contract_of(schedule: Schedule, own: Schedule, due: int) -> LoanTerms:
    """Return the terms whose shape, grace and rounding a change goes on from.

    Parameters
    ----------
    schedule
        The loan.
    own, due
        The schedule that the rest of it is in, and how many of its installments are over.
    """
    while isinstance(schedule, AmendedSchedule):
        contract = schedule.amendment.contract
        if schedule.rest is own and contract is not None and _fits(contract, len(own), due):
            return contract
        schedule = schedule.rest
    return own.terms


def _fits(contract: LoanTerms, count: int, due: int) -> bool:
    """Return whether the installments that are left can have the shape that was agreed."""
    shape, grace = contract.repayment.shape, contract.repayment.grace
    return (shape.name in OPEN or (isinstance(shape, InstallmentShape) and shape.name == "balloon")) and _lasts(
        grace, count, due
    )


def _lasts(grace: Grace, count: int, due: int) -> bool:
    past = max(due - grace.principal_periods, 0)
    paying = count - max(grace.principal_periods, due)
    free = count - due > max(grace.interest_free_periods - due, 0)
    return free and paying > 0 and past % grace.principal_every == 0 and paying % grace.principal_every == 0
