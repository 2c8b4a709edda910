"""A schedule is what its terms say, worked out a second time: slowly, in fractions, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from hypothesis import given

from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import DayCount, to_date
from microloan.interest import PER_LOAN, PER_PERIOD, DecliningBalance, Flat, shapes
from microloan.products import LoanTerms
from microloan.schedules import amortize
from microloan.schedules.planning import plan_loan
from microloan.testing import terms

Parts = Iterator[tuple[int, int]]


@given(terms())
def test_every_amount_is_the_one_its_definition_gives(loan: LoanTerms) -> None:
    method = loan.interest
    assert isinstance(method, (Flat, DecliningBalance))
    parts = list(flat_rows(loan, method) if isinstance(method, Flat) else declining_rows(loan, method))
    while parts[-1] == (0, 0):
        parts.pop()
    schedule = amortize(loan)
    assert [(row.principal.minor, row.interest.minor) for row in schedule] == parts


def declining_rows(loan: LoanTerms, method: DecliningBalance) -> Parts:
    """Yield principal and interest: what is outstanding bears interest, and the level pays that first."""
    interest_rule, installment_rule = loan.rounding.rules()
    count, opening = loan.repayment.installments, loan.principal.minor
    factors = [method.rate.as_fraction() * part for part in parts_of_a_year(loan, method)]
    level = installment_rule_level(loan, factors, installment_rule)
    share = nearest(Fraction(loan.principal.minor, count), installment_rule)
    for number, factor in enumerate(factors, start=1):
        interest = nearest(opening * factor, interest_rule)
        if number == count:
            principal = opening
        elif loan.repayment.shape is shapes.EQUAL_INSTALLMENTS:
            principal = min(max(level - interest, 0), opening)
        else:
            principal = min(share, opening) if loan.repayment.shape is shapes.EQUAL_PRINCIPAL else 0
        opening -= principal
        yield principal, interest


def flat_rows(loan: LoanTerms, method: Flat) -> Parts:
    """Yield principal and interest: one charge, handed out in a constant part until it is used up."""
    interest_rule, installment_rule = loan.rounding.rules()
    count, principal_left, shape = loan.repayment.installments, loan.principal.minor, loan.repayment.shape
    years = Fraction(1) if method.charged is PER_LOAN else years_of(loan)
    interest_left = nearest(principal_left * method.rate.as_fraction() * years, interest_rule)
    total = principal_left + interest_left
    level = nearest(Fraction(total, count), installment_rule)
    share = nearest(Fraction(principal_left, count), installment_rule)
    of_level = shape is shapes.EQUAL_INSTALLMENTS
    part = nearest(
        Fraction(level * interest_left, total) if of_level else Fraction(interest_left, count), interest_rule
    )
    part = min(part, level) if of_level else part
    for number in range(1, count + 1):
        if number == count:
            interest, principal = interest_left, principal_left
        elif of_level:
            principal = min(level - min(part, interest_left), principal_left)
            interest = min(level - principal, interest_left)
        else:
            interest = min(part, interest_left)
            principal = min(share, principal_left) if shape is shapes.EQUAL_PRINCIPAL else 0
        principal_left, interest_left = principal_left - principal, interest_left - interest
        yield principal, interest


def installment_rule_level(loan: LoanTerms, factors: list[Fraction], rule: RoundingRule) -> int:
    """Return the installment whose present values add up to the principal, rounded once."""
    worth, annuity = Fraction(1), Fraction(0)
    for factor in factors:
        worth /= 1 + factor
        annuity += worth
    return nearest(loan.principal.minor / annuity, rule)


def parts_of_a_year(loan: LoanTerms, method: DecliningBalance) -> list[Fraction]:
    """Return what each period counts for, by the accrual's definition."""
    count = loan.repayment.installments
    if isinstance(method.accrual, DayCount):
        plan = plan_loan(loan)
        due = [loan.disbursed_on, *(to_date(plan.day(number)) for number in range(1, count + 1))]
        last: date = due[-1]
        return [method.accrual.year_fraction(start, end, last) for start, end in pairwise(due)]
    if method.accrual is PER_PERIOD:
        return [1 / loan.repayment.every.periods_per_year] * count
    stated = loan.repayment.term_years
    return [Fraction(1 if stated is None else stated) / count] * count


def years_of(loan: LoanTerms) -> Fraction:
    """Return the term in years: as stated, else the periods it has."""
    stated = loan.repayment.term_years
    return loan.repayment.installments / loan.repayment.every.periods_per_year if stated is None else Fraction(stated)


def nearest(exact: Fraction, rule: RoundingRule) -> int:
    """Return an exact amount rounded by a rule."""
    return rule.mode.divide(exact.numerator, exact.denominator * rule.multiple) * rule.multiple
