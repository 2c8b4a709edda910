"""What a grace does to a row, in words: steps that both interest methods share.

>>> from microloan.currency import BDT
>>> from microloan.interest.grace import Grace
>>> from microloan.interest.working import Pen, Row
>>> print(no_principal(Grace(principal_periods=3), 2, Pen(BDT)))
principal: none is due: grace of 3 installments → 0.00
>>> row = Row(number=3, opening=100_000, principal=0, interest=900)
>>> for step in deferral_steps(Grace(deferred_periods=2), row, 300, Pen(BDT)):
...     print(step)
interest collected: 3.00 + 6.00 deferred from installments 1 to 2 → 9.00
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.explanation import Step
from microloan.interest.grace import FIRST_PAYING

if TYPE_CHECKING:
    from microloan.interest.grace import Grace
    from microloan.interest.working import Pen, Row


def no_principal(grace: Grace, number: int, pen: Pen) -> Step:
    """Return the step of a row without principal."""
    count = grace.principal_periods
    if number <= count:
        working = f"none is due: grace of {count} installment{'' if count == 1 else 's'}"
    else:
        working = f"none is due: principal falls due with every {grace.principal_every} installments"
    return Step("principal", working, pen.amount(0))


def no_interest(grace: Grace, pen: Pen) -> Step:
    """Return the step of a row that is free of interest."""
    count = grace.interest_free_periods
    which = "installment 1 is" if count == 1 else f"installments 1 to {count} are"
    return Step("interest", f"none: {which} free of interest", pen.amount(0))


def deferral_steps(grace: Grace, row: Row, accrued: int, pen: Pen) -> tuple[Step, ...]:
    """Return the step from the interest that accrues in a row to what it collects; none where both are one."""
    count = grace.deferred_periods
    if row.number <= count:
        where = f"with installment {count + 1}" if grace.collected == FIRST_PAYING else f"after installment {count}"
        return (Step("interest collected", f"{pen.amount(accrued)} is deferred and collected {where}", pen.amount(0)),)
    added = row.interest - accrued
    if not count or not added:
        return ()
    which = "installment 1" if count == 1 else f"installments 1 to {count}"
    what = "" if grace.collected == FIRST_PAYING else ", its part of what is"
    working = f"{pen.amount(accrued)} + {pen.amount(added)}{what} deferred from {which}"
    return (Step("interest collected", working, pen.amount(row.interest)),)
