"""`amortize`: from the terms of one loan to its checked schedule.

>>> from microloan.products.examples import example_terms
>>> schedule = amortize(example_terms())
>>> schedule.installment(1).due_on, schedule.installment(1).total
(datetime.date(2026, 1, 21), BDT('485.00'))
>>> schedule.total_principal
BDT('20000.00')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.recurrence import check_last_day
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.planning import plan_loan
from microloan.products.terms import LoanTerms
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.interest.plan import Plan


def amortize(terms: LoanTerms) -> Schedule:
    """Return the schedule of one loan.

    Parameters
    ----------
    terms
        The loan as agreed.

    Returns
    -------
    The installments in order, their sums checked. Where rounding up repays the loan early,
    the rows after that are dropped, and the schedule says so.

    Raises
    ------
    MicroloanError
        If a due date lies past the calendar.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> len(amortize(example_terms()))
    46
    """
    if not isinstance(terms, LoanTerms):
        raise MicroloanError("terms", terms, "must be LoanTerms, such as product.terms(…) gives", code="wrong_type")
    plan = plan_loan(terms)
    rows = plan.term.rows
    check_last_day(plan.day(rows), "due_on")
    parts = list(loan_rows(terms, plan))
    while len(parts) > 1 and parts[-1] == (0, 0, 0):
        parts.pop()
    principal, interest, _ = zip(*parts, strict=True)
    days = tuple(map(plan.day, range(1, len(parts) + 1)))
    if not terms.charges and terms.savings is None:
        return Schedule(terms, days, principal, interest)
    # What only fees and savings need is imported for them alone.
    from microloan.schedules.costs import cost_columns

    return Schedule(terms, days, principal, interest, *cost_columns(terms, days, principal, interest))


def loan_rows(terms: LoanTerms, plan: Plan[int]) -> Iterable[tuple[int, int, int]]:
    """Return principal, interest and what stays outstanding of each installment of one loan.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.products.planning import plan_loan
    >>> next(iter(loan_rows(example_terms(), plan_loan(example_terms()))))
    (39269, 9231, 1960731)
    """
    if isinstance(terms.principal, Money) or not terms.principal.tranches:
        return terms.interest.amortization(plan)
    from microloan.schedules.tranches import rows_in_parts

    return rows_in_parts(terms, terms.principal, plan)
