"""What goes on after a change: its installments, another principal of its terms, and what stays before it.

>>> from datetime import date
>>> from microloan.ledger.examples import account_by_days
>>> schedule, on = account_by_days().schedule, date(2025, 2, 10)
>>> kept_until(schedule, on)
1
>>> rest = going_on(schedule, remaining_terms(schedule, on), on, over=0)
>>> [row.total for row in rest] == [row.total for row in tuple(schedule)[1:]]
True
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, Flat
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import given_installment, given_principal
from microloan.ledger.recast import repaying
from microloan.ledger.remaining import remaining_terms, tail_of
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from datetime import date

    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule

    Parts = tuple[tuple[int, ...], tuple[int, ...]]


def going_on(schedule: Schedule, terms: LoanTerms, on: date, over: int) -> Schedule:
    """Return the schedule of the rest by some terms; unchanged, its installments are those that there were.

    Parameters
    ----------
    schedule
        Of the loan.
    terms
        Of the rest.
    on
        The day.
    over
        The interest that has accrued by then, which the next installment takes besides.
    """
    rest = amortize(terms)
    if not _unchanged(schedule, terms, on):
        return rest
    own, due = tail_of(schedule, on)
    first, *others = own.interest_parts[due:]
    as_it_was = own.principal_parts[due:], (first - over, *others)
    if (rest.principal_parts, rest.interest_parts) == as_it_was or terms.repayment.grace.deferred_periods:
        return rest
    if isinstance(terms.interest, Flat) and isinstance(own.terms.repayment.shape, InstallmentShape):
        return _of_the_same_installments(rest, terms, as_it_was)
    return amortize(repaying(terms, as_it_was[0]))


def _of_the_same_installments(rest: Schedule, terms: LoanTerms, as_it_was: Parts) -> Schedule:
    """Return the rest of a flat loan whose installments are nearest to those that there were.

    A flat charge is a part of each installment that is fixed as a whole, and goes evenly with
    given principal, which would move it forward.
    """
    wholes = [sum(both) for both in zip(*as_it_was, strict=True)]
    given = given_installment(Money.from_minor(max(wholes[0], 1), terms.currency))
    rounding = replace(terms.rounding, residual=LAST)
    again = amortize(replace(terms, repayment=replace(terms.repayment, shape=given), rounding=rounding))
    of_principal = amortize(repaying(terms, as_it_was[0]))
    return min((rest, again, of_principal), key=lambda one: _apart(one, as_it_was))


def _apart(schedule: Schedule, as_it_was: Parts) -> tuple[int, int]:
    """Return by how much installments differ at most, and their principal."""
    parts = schedule.principal_parts, schedule.interest_parts
    wholes = ([sum(both) for both in zip(*pair, strict=True)] for pair in (parts, as_it_was))
    pairs = tuple(zip_longest(*wholes, fillvalue=0)), tuple(zip_longest(parts[0], as_it_was[0], fillvalue=0))
    most, principal = (max(abs(one - other) for one, other in pair) for pair in pairs)
    return most, principal


def _unchanged(schedule: Schedule, terms: LoanTerms, on: date) -> bool:
    """Return whether terms are those of what is left, which a loan need not have."""
    try:
        return terms == remaining_terms(schedule, on)
    except MicroloanError:
        return False


def with_principal(terms: LoanTerms, principal: Money) -> LoanTerms:
    """Return terms of another principal; a flat charge stays what it is, given parts shrink alike."""
    interest = terms.interest
    if isinstance(interest, Flat):
        share = interest.rate.as_fraction() * Fraction(terms.lent.minor, principal.minor)
        interest = Flat(Rate(share.numerator, share.denominator), PER_LOAN)
    repayment = terms.repayment
    if repayment.shape.name == "given_principal":
        given: Any = repayment.shape.parameters
        shared = principal.allocate([amount.minor for amount in given])
        repayment = replace(repayment, shape=given_principal(*shared))
    lent = principal if isinstance(terms.principal, Money) else replace(terms.principal, amount=principal)
    return replace(terms, principal=lent, interest=interest, repayment=repayment)


def kept_until(schedule: Schedule, on: date) -> int:
    """Return how many installments are due until a day."""
    day = on.toordinal()
    return sum(due <= day for due in schedule.due_days)
