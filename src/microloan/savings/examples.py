"""One ledger of a member, for the examples of this room: its four methods give four figures.

>>> from microloan.products import balance
>>> [example_statement(method).total_interest for method in (balance.MONTHLY_AVERAGE, balance.MINIMUM_IN_MONTH)]
[BDT('41.00'), BDT('37.25')]
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from microloan.calendars.day_count import ACTUAL_ACTUAL
from microloan.currency import BDT
from microloan.products.balance import MONTHLY_AVERAGE, Span
from microloan.products.posting import HALF_YEARLY
from microloan.products.savings_terms import SavingsTerms
from microloan.savings.replaying import savings_statement
from microloan.savings.transactions import brought_forward, deposit, withdrawal

if TYPE_CHECKING:
    from microloan.products.balance import BalanceMethod
    from microloan.savings.statement import SavingsStatement
    from microloan.savings.transactions import SavingsTransaction

_WEEKS = 26


def example_ledger() -> tuple[SavingsTransaction, ...]:
    """Return the ledger: Tk 1,000 brought forward, Tk 50 each Wednesday, Tk 500 withdrawn.

    >>> len(example_ledger())
    28
    """
    first = date(2024, 1, 3)
    weekly = (deposit(BDT(50), first + timedelta(weeks=week)) for week in range(_WEEKS))
    return (brought_forward(BDT(1_000), date(2024, 1, 1)), *weekly, withdrawal(BDT(500), date(2024, 3, 15)))


def example_statement(method: BalanceMethod = MONTHLY_AVERAGE) -> SavingsStatement:
    """Return the statement of half a year at 6%, by one method.

    >>> example_statement().balance
    BDT('1841.00')
    """
    count = ACTUAL_ACTUAL if method.span is Span.DAY else None
    terms = SavingsTerms("6%", balance=method, posting=HALF_YEARLY, day_count=count)
    return savings_statement(example_ledger(), terms, date(2024, 6, 30))
