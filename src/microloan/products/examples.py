"""The loan of this room's examples: Tk 20,000 at 24% over 46 Wednesdays, up to Tk 5."""

from __future__ import annotations

from datetime import date

from microloan.arithmetic import rounding
from microloan.calendars import WEEK, Weekday
from microloan.currency import BDT
from microloan.interest import DecliningBalance
from microloan.products import FirstDue, InstallmentRounding, LoanTerms, Repayment


def example_terms() -> LoanTerms:
    """Return the terms of the examples.

    >>> example_terms().principal
    BDT('20000.00')
    """
    return LoanTerms(
        principal=BDT(20_000),
        disbursed_on=date(2026, 1, 4),
        interest=DecliningBalance("24%"),
        repayment=Repayment(
            installments=46, every=WEEK, first_due=FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY)
        ),
        rounding=InstallmentRounding(multiple=BDT(5), mode=rounding.UP),
    )
