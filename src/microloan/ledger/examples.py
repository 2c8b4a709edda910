"""The accounts of this room's examples, of which most is Tk 10,000 at 15% flat in 46 weeks, eight of them paid.

The first installment falls due on 24 January 2024; nothing is paid after the eighth, on 13 March.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from microloan.calendars import MONTH, WEEK, day_count
from microloan.currency import BDT, INR
from microloan.interest import PER_LOAN, DecliningBalance, Flat
from microloan.ledger.account import Account, post
from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger.events import Payment
from microloan.products import InstallmentRounding, LoanTerms, Repayment
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


def account_by_days() -> Account:
    """Return the account of a loan whose interest goes by days: Rs. 20,000 at 21% over five months, nothing paid.

    >>> [str(row.total) for row in account_by_days().schedule]
    ['Rs. 4,210', 'Rs. 4,210', 'Rs. 4,210', 'Rs. 4,210', 'Rs. 4,209.75']
    """
    terms = LoanTerms(
        principal=INR(20_000),
        disbursed_on=date(2025, 1, 10),
        interest=DecliningBalance("21%", accrual=day_count.ACTUAL_365),
        repayment=Repayment(installments=5, every=MONTH),
        rounding=InstallmentRounding(multiple=INR(10)),
    )
    return post(amortize(terms), [], PENALTY_FEE_INTEREST_PRINCIPAL)
