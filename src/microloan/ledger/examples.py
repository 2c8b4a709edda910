"""The account of this room's examples: Tk 10,000 at 15% flat in 46 weeks, of which eight are paid.

The first installment falls due on 24 January 2024; nothing is paid after the eighth, on 13 March.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from microloan.calendars import WEEK
from microloan.currency import BDT
from microloan.interest import PER_LOAN, Flat
from microloan.ledger.account import Account, post
from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger.events import Payment
from microloan.products import LoanTerms, Repayment
from microloan.schedules import amortize

if TYPE_CHECKING:
    from microloan.schedules import Schedule


def example_schedule() -> Schedule:
    """Return the schedule of the examples.

    >>> example_schedule().installment(9).due_on
    datetime.date(2024, 3, 20)
    """
    return amortize(
        LoanTerms(
            principal=BDT(10_000),
            disbursed_on=date(2024, 1, 3),
            interest=Flat("15%", charged=PER_LOAN),
            repayment=Repayment(installments=46, every=WEEK, first_due=date(2024, 1, 24)),
        )
    )


def example_account() -> Account:
    """Return the account of the examples.

    >>> example_account().received
    BDT('2000.00')
    """
    paid = [
        Payment(BDT(250), date(2024, 1, 24) + timedelta(weeks=week), reference=f"R-{week + 1}") for week in range(8)
    ]
    return post(example_schedule(), paid, PENALTY_FEE_INTEREST_PRINCIPAL)
