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

from microloan.calendars.days import day_number, to_date
from microloan.calendars.recurrence import check_last_day
from microloan.errors import MicroloanError
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import EQUAL_PRINCIPAL
from microloan.products.planning import plan_loan
from microloan.products.terms import LoanTerms
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N, Truth


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
        If a due date lies past the calendar, the installment rounds to nothing, or a fee is
        due on a date after the last.

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
    parts = list(terms.interest.amortization(plan))
    while len(parts) > 1 and parts[-1] == (0, 0, 0):
        parts.pop()
    principal, interest, _ = zip(*parts, strict=True)
    if len(principal) > 1 and rounds_to_nothing(terms, principal[0], interest[0]):
        problem = f"rounds every installment to nothing; use a smaller multiple for principal={terms.principal}"
        raise MicroloanError("rounding.multiple", terms.rounding.multiple, problem, code="contradiction")
    days = tuple(map(plan.day, range(1, len(parts) + 1)))
    if not terms.charges and terms.savings is None:
        return Schedule(terms, days, principal, interest)
    # What only fees and savings need is imported for them alone.
    from microloan.schedules.costs import cost_columns

    check_dates(terms, plan.day(rows))
    return Schedule(terms, days, principal, interest, *cost_columns(terms, days, principal, interest))


def check_dates(terms: LoanTerms, last_due: int) -> None:
    """Refuse a fee on a date after the last due date of the contract."""
    from microloan.products.cost_checks import dates_of

    for day in dates_of(terms.charges):
        if day_number(day) > last_due:
            problem = f"must not be after the last due date, {to_date(last_due)}"
            raise MicroloanError("charges.when", day, problem, code="contradiction")


def rounds_to_nothing(terms: LoanTerms, principal: N, interest: N) -> Truth:
    """Return whether the first installment shows that rounding leaves nothing to collect.

    Its rows would ask for no money, and the last for everything. It can happen only to a
    shape that spreads the principal.
    """
    shape = terms.repayment.shape
    spreads = isinstance(shape, InstallmentShape) or shape == EQUAL_PRINCIPAL
    collected = principal + interest if isinstance(shape, InstallmentShape) else principal
    nothing: Truth = (collected == 0) & spreads
    return nothing
