"""A long first period: its interest may exceed the level installment.

The regression: Tk 1,00,000 at 24% by days over 60 months, first due six months after
disbursement, once ended after 52 rows, since the level was solved as if unpaid interest
were added to the principal, while the first row collected all of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import microloan as ml
from microloan import BDT


def loan(first_due: date, installments: int = 60) -> ml.LoanTerms:
    """Return the loan with another first due date."""
    return ml.LoanTerms(
        principal=BDT(100_000),
        disbursed_on=date(2026, 1, 1),
        interest=ml.DecliningBalance("24%", ml.day_count.ACTUAL_365),
        repayment=ml.Repayment(installments=installments, every=ml.MONTH, first_due=first_due),
    )


def test_the_first_row_pays_its_interest_and_the_rest_are_level() -> None:
    first, *level, last = ml.amortize(loan(date(2026, 7, 1)))
    assert (first.principal, first.interest) == (BDT(0), BDT("11901.37"))
    assert {row.total for row in level} == {BDT("2904.63")}
    assert (last.number, last.total) == (60, BDT("2905.10"))


def test_its_explanation_says_so() -> None:
    explanation = ml.amortize(loan(date(2026, 7, 1))).installment(1).explain()
    assert explanation["principal"].working == "nothing, since interest takes the installment"


def test_a_shorter_first_period_is_part_of_the_level() -> None:
    *level, _ = ml.amortize(loan(date(2026, 2, 1)))
    assert len({row.total for row in level}) == 1


def test_columns_agree_where_some_loans_have_the_long_period_and_some_not() -> None:
    fifth = ml.FirstDue(min_gap_days=15, meeting_day=ml.DayOfMonth(5))
    product = replace(
        ml.preset("jcf-jagoron"),
        interest=ml.DecliningBalance("36%", ml.day_count.ACTUAL_365),
        repayment=ml.RepaymentOffer(rhythms=(ml.Rhythm(ml.MONTH, (60,)),), first_due=fifth),
        rounding=ml.InstallmentRounding(),
    )
    days = [date(2026, 1, day) for day in range(1, 29)]
    book = ml.LoanBook.from_columns(product, principal=[2_000_000] * 28, disbursed_on=days)
    schedules = book.schedules()
    assert all(schedules.schedule(position) == book.schedule(position) for position in range(28))
    assert schedules.principal[0].min() == 0 < schedules.principal[0].max()
