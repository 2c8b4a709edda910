"""From terms to a plan: the numbers an interest method reads, for one loan or a block.

>>> from microloan.products.examples import example_terms
>>> plan = plan_loan(example_terms())
>>> plan.principal, plan.term.rows, plan.day(1)
(2000000, 46, 739637)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.interest.plan import Plan, Ratio, Term
from microloan.products.due_dates import dates_of

if TYPE_CHECKING:
    from fractions import Fraction

    from microloan.arithmetic.kinds import N
    from microloan.products.due_dates import Dates
    from microloan.products.terms import LoanTerms


def plan_loan(terms: LoanTerms) -> Plan[int]:
    """Return the plan of one loan.

    >>> from microloan.products.examples import example_terms
    >>> plan_loan(example_terms()).rate
    Ratio(numerator=6, denominator=25)
    """
    rate = terms.interest.rate
    count = terms.repayment.installments
    term: Term[int] = term_of(terms, count, count, count)
    dates = dates_for(terms, day_number(terms.disbursed_on), term)
    return plan_block(terms, principal_owed(terms), dates, Ratio(rate.numerator, rate.denominator), term)


def principal_owed(terms: LoanTerms) -> int:
    """Return the principal repaid in installments, in minor units.

    It is the amount lent, less a down payment, and the fees added to it.

    >>> from microloan.products.examples import example_terms
    >>> principal_owed(example_terms())
    2000000
    """
    lent = terms.lent.minor
    if not isinstance(terms.principal, Money):
        lent -= terms.principal.paid_down.minor
    if not terms.charges:
        return lent
    from microloan.products.charging import raised_principal

    return lent + raised_principal(terms.charges, terms.lent.minor) - terms.lent.minor


def term_of(terms: LoanTerms, installments: N | int, fewest: int, rows: int) -> Term[N]:
    """Return the term of loans that share everything in `terms` but perhaps their count."""
    repayment = terms.repayment
    years = cast("Fraction | None", repayment.term_years)
    return Term(installments, fewest, rows, repayment.every.periods_per_year, years)


def dates_for(terms: LoanTerms, disbursed: N, term: Term[N]) -> Dates[N]:
    """Return where the installments of loans that share `terms` fall due.

    Parameters
    ----------
    terms
        The repayment and calendar of them all.
    disbursed
        Day numbers; int, or int64 array of shape (loans,).
    term
        The count of installments, per loan where they differ.
    """
    start = None
    if not isinstance(terms.principal, Money) and terms.principal.interest_from is not None:
        start = disbursed * 0 + day_number(terms.principal.interest_from)
    return dates_of(disbursed, terms.repayment, terms.calendar, term, start)


def plan_block(terms: LoanTerms, principal: N, dates: Dates[N], rate: Ratio[N], term: Term[N]) -> Plan[N]:
    """Return the plan of loans that share `terms` but for the numbers given.

    Parameters
    ----------
    terms
        The repayment and rounding of them all.
    principal
        Minor units to be repaid; int, or int64 array of shape (loans,).
    dates
        Where the installments fall due.
    rate, term
        The exact rate and the count of installments, per loan where they differ.
    """
    return Plan(
        principal=principal,
        rate=rate,
        term=term,
        day=dates.day,
        timing=dates.timing,
        shape=terms.repayment.shape,
        grace=terms.repayment.grace,
        rounding=terms.rounding.rules(),
    )
