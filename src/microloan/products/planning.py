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
    return plan_block(
        terms, principal_owed(terms), day_number(terms.disbursed_on), Ratio(rate.numerator, rate.denominator), term
    )


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


def plan_block(terms: LoanTerms, principal: N, disbursed: N, rate: Ratio[N], term: Term[N]) -> Plan[N]:
    """Return the plan of loans that share `terms` but for the numbers given.

    Parameters
    ----------
    terms
        The repayment, calendar and rounding of them all.
    principal, disbursed
        Minor units to be repaid and day numbers; int, or int64 array of shape (loans,).
    rate, term
        The exact rate and the count of installments, per loan where they differ.
    """
    repayment, start = terms.repayment, None
    if not isinstance(terms.principal, Money) and terms.principal.interest_from is not None:
        start = disbursed * 0 + day_number(terms.principal.interest_from)
    dates = dates_of(disbursed, repayment, terms.calendar, term, start)
    return Plan(
        principal=principal,
        rate=rate,
        term=term,
        day=dates.day,
        timing=dates.timing,
        shape=repayment.shape,
        grace=repayment.grace,
        rounding=terms.rounding.rules(),
    )
