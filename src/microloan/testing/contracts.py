"""The strategy for whole contracts: plain loans with all that may be added to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.calendars.days import to_date
from microloan.errors import MicroloanError
from microloan.interest import residual
from microloan.products.planning import plan_loan
from microloan.testing.calendars import calendars, disbursements, graces
from microloan.testing.strategies import plain_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.interest import DecliningBalance, Flat
    from microloan.products import LoanTerms


@st.composite
def terms(
    draw: DrawFn,
    *,
    most_installments: int = 60,
    largest_minor: int = 10**10,
    methods: SearchStrategy[Flat | DecliningBalance] | None = None,
) -> LoanTerms:
    """Draw whole loan terms: those of `plain_terms`, with all that a real contract may add.

    That is a calendar, a grace, a residual that does not wait for the last installment, a given
    last date, and an amount that is paid out in parts.

    Parameters
    ----------
    most_installments, largest_minor, methods
        As for `plain_terms`.

    Examples
    --------
    >>> from hypothesis import Phase, find, settings
    >>> first_drawn = settings(phases=[Phase.generate])
    >>> find(terms(most_installments=1), lambda loan: True, settings=first_drawn).repayment.installments
    1
    """
    loan = draw(plain_terms(most_installments=most_installments, largest_minor=largest_minor, methods=methods))
    count, shape = loan.repayment.installments, loan.repayment.shape
    plan = plan_loan(loan)
    first, last = to_date(plan.day(1)), to_date(plan.day(count))
    added: list[Callable[[LoanTerms], LoanTerms]] = []
    if draw(st.booleans()):
        calendar = draw(calendars((loan.disbursed_on, last)))
        added.append(lambda one: replace(one, calendar=calendar))
    if draw(st.booleans()):
        grace = draw(graces(count, shape))
        added.append(lambda one: replace(one, repayment=replace(one.repayment, grace=grace)))
    if draw(st.booleans()):
        goes = draw(st.sampled_from(residual.ALL))
        added.append(lambda one: replace(one, rounding=replace(one.rounding, residual=goes)))
    if draw(st.booleans()):
        given = last + timedelta(days=draw(st.integers(-20, 20)))
        added.append(lambda one: replace(one, repayment=replace(one.repayment, last_due=given)))
    if draw(st.booleans()):
        paid_out = draw(disbursements(loan.lent, loan.disbursed_on, (first, last)))
        added.append(lambda one: replace(one, principal=paid_out))
    for add in added:
        loan = _accepted(loan, add)
    return loan


def _accepted(loan: LoanTerms, add: Callable[[LoanTerms], LoanTerms]) -> LoanTerms:
    """Return a loan with one thing more, or as it is where that contradicts its terms."""
    try:
        return add(loan)
    except MicroloanError:
        return loan
