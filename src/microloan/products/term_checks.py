"""What the terms of one loan must be together: dates that are known, installments worth collecting.

A plain loan asks for none of this; what does is refused when its terms are built.

>>> from dataclasses import replace
>>> from microloan.currency import BDT
>>> from microloan.products.examples import example_terms
>>> terms = example_terms()
>>> replace(terms, rounding=replace(terms.rounding, multiple=BDT(500)))
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: rounding.multiple=Tk. 500 must not be larger than the installment, Tk. 483.57
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP, RoundingRule
from microloan.calendars.days import day_number, to_date
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest.plan import AmountRounding, last_due_day
from microloan.interest.residual import FIRST
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT
from microloan.products.disbursements import check_days
from microloan.products.due_dates import due_days
from microloan.products.paying_out import first_part
from microloan.products.planning import plan_loan

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N, Truth
    from microloan.interest.plan import Plan
    from microloan.products.disbursements import Disbursements
    from microloan.products.savings_terms import SavingsTerms
    from microloan.products.terms import LoanTerms


def check_dates(terms: LoanTerms) -> None:
    """Refuse a list of dates that does not cover the term, and what is due after the last date.

    Raises
    ------
    NotCovered
        If the list of holidays does not cover a due date, or the fiscal years by which interest
        on savings is posted do not cover the term.
    MicroloanError
        If the given last date is not after the installment before, or a fee is due after it.
    """
    if terms.repayment.last_due is not None:
        _check_last_due(terms, terms.repayment.last_due)
    plan = plan_loan(terms)
    last = last_due_day(plan.term, plan.day)
    if terms.savings is not None and terms.savings.interest is not None:
        _check_posting(terms.savings.interest, (day_number(terms.disbursed_on), last))
    if not terms.charges:
        return
    from microloan.products.cost_checks import dates_of

    for day in dates_of(terms.charges):
        if day_number(day) > last:
            problem = f"must not be after the last due date, {to_date(last)}"
            raise MicroloanError("charges.when", day, problem, code="contradiction")


def _check_posting(earns: SavingsTerms, days: tuple[int, int]) -> None:
    """Refuse rules of posting and compounding that do not know the first day or the last."""
    for rule in (earns.posting, earns.compounding.at):
        if rule is not None:
            for day in days:
                rule.period(day)


def _check_last_due(terms: LoanTerms, last_due: date) -> None:
    repayment, disbursed = terms.repayment, day_number(terms.disbursed_on)
    regular = due_days(disbursed, repayment.every, repayment.first_due, terms.calendar)
    number = repayment.installments - 1
    before = regular(number) if number else disbursed
    if day_number(last_due) <= before:
        name = f"the regular date of installment {number}" if number else "disbursed_on"
        problem = f"must be after {name}, {to_date(before)}"
        raise MicroloanError("repayment.last_due", last_due, problem, code="contradiction")


def check_disbursements(terms: LoanTerms, disbursements: Disbursements) -> None:
    """Refuse parts of a loan that do not fit its dates.

    Raises
    ------
    MicroloanError
        If the days do not rise, a part is paid out after the first installments could bear it,
        or interest starts after the first due date.
    """
    check_days(disbursements, terms.disbursed_on)
    plan = plan_loan(terms)
    first, last = to_date(plan.day(1)), to_date(last_due_day(plan.term, plan.day))
    for place, (day, _) in enumerate(disbursements.parts(terms.disbursed_on)[1:]):
        if day >= last:
            problem = f"must be before the last due date, {last}"
            raise MicroloanError(f"principal.tranches[{place}]", day, problem, code="contradiction")
    if disbursements.tranches:
        _check_tranches(terms)
    _check_withheld(terms, disbursements)
    start = disbursements.interest_from
    if start is not None and not terms.disbursed_on <= start < first:
        problem = f"must be from disbursed_on={terms.disbursed_on} to before the first due date, {first}"
        raise MicroloanError("principal.interest_from", start, problem, code="contradiction")


def _check_withheld(terms: LoanTerms, disbursements: Disbursements) -> None:
    """Refuse fees and savings that leave nothing of what is paid out on the first day."""
    lent = terms.lent
    first = first_part(disbursements, lent.minor)
    kept = 0
    if terms.charges or terms.savings is not None:
        from microloan.products.charging import withheld

        kept = withheld(terms.charges, terms.savings, lent.minor)
    if kept >= first:
        problem = f"withheld leaves nothing of the first part, {Money.from_minor(first, lent.currency)}, to pay out"
        raise MicroloanError("charges", Money.from_minor(kept, lent.currency), problem, code="contradiction")


def _check_tranches(terms: LoanTerms) -> None:
    """Refuse terms that say for the whole loan what a later part would change."""
    shape, grace = terms.repayment.shape, terms.repayment.grace
    if shape not in (EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT):
        problem = "goes without tranches: it fixes amounts for a principal that is paid out at once"
        raise MicroloanError("repayment.shape", shape, problem, code="contradiction")
    if grace.deferred_periods or grace.principal_every > 1:
        problem = "goes without tranches, but for principal_periods and interest_free_periods"
        raise MicroloanError("repayment.grace", grace, problem, code="contradiction")
    if terms.rounding.residual == FIRST:
        problem = "goes without tranches, which change the installments that follow; use LAST or SPREAD"
        raise MicroloanError("rounding.residual", FIRST, problem, code="contradiction")


def check_multiple(terms: LoanTerms) -> None:
    """Refuse a multiple larger than the installment that it rounds.

    Raises
    ------
    MicroloanError
        If the first installment that pays principal, before rounding, is less.
    """
    multiple, plan = terms.rounding.multiple, plan_loan(terms)
    if multiple is None or not may_exceed(terms, plan.principal, plan.term.installments):
        return
    exact = first_installment(terms, plan)
    if exact < multiple.minor:
        collected = Money.from_minor(exact, multiple.currency)
        problem = f"must not be larger than the installment, {collected}"
        raise MicroloanError("rounding.multiple", multiple, problem, code="contradiction")


def may_exceed(terms: LoanTerms, principal: N, installments: N | int) -> Truth:
    """Return whether the multiple may exceed the installment; where it cannot, nothing need be solved.

    It exceeds none while that many multiples are at most the principal. What is asked of a
    single installment, or of a given one, is not rounded.
    """
    shape, multiple = terms.repayment.shape, terms.rounding.multiple
    rounds = shape == EQUAL_PRINCIPAL or (isinstance(shape, InstallmentShape) and shape.given is None)
    if multiple is None or not rounds:
        return principal < 0
    count = terms.repayment.grace.paying_count(principal * 0 + installments)
    exceeds: Truth = (principal < count * multiple.minor) & (count > 1)
    return exceeds


def first_installment(terms: LoanTerms, plan: Plan[int]) -> int:
    """Return the first installment that pays principal, rounded to the smallest unit alone."""
    unit = RoundingRule(1, HALF_UP)
    exact = terms.interest.amortization(plan._replace(rounding=AmountRounding(unit, unit)))
    for number, (principal, interest, _) in enumerate(exact, start=1):
        if plan.grace.pays_principal(number):
            return principal + interest if isinstance(plan.shape, InstallmentShape) else principal
    return 0
