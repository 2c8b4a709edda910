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

from itertools import islice
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import LARGEST_INT64, largest
from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import HALF_UP, RoundingRule
from microloan.calendars.broken_period import AS_ACCRUED, FULL_PERIOD
from microloan.calendars.day_count import DayCount
from microloan.calendars.days import day_number, to_date
from microloan.calendars.holiday_rule import SKIP_AND_EXTEND
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance
from microloan.interest.grace import NO_GRACE
from microloan.interest.plan import AmountRounding, last_due_day
from microloan.interest.residual import FIRST
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT
from microloan.products.disbursements import check_days
from microloan.products.due_dates import due_days
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
    if terms.calendar.on_holiday == SKIP_AND_EXTEND:
        problem = f"moves the last date, which repayment.last_due={last_due} fixes; use one of the two"
        raise MicroloanError("calendar.on_holiday", SKIP_AND_EXTEND, problem, code="contradiction")
    number = repayment.installments - 1
    if not number and repayment.first_due not in (None, last_due):
        problem = f"fixes the only date, beside first_due={repayment.first_due}; give one of the two"
        raise MicroloanError("repayment.last_due", last_due, problem, code="contradiction")
    regular = due_days(disbursed, repayment.every, repayment.first_due, terms.calendar)
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
    rows = plan.term.rows
    spans = list(islice(plan.timing.spans(), rows))
    # A part must be there before interest stops counting, and before the last installment is due.
    last = to_date(min(last_due_day(plan.term, plan.day), spans[-1][1]))
    for place, (day, _) in enumerate(disbursements.parts(terms.disbursed_on)[1:]):
        if day >= last:
            problem = f"must be before the last due date, {last}"
            raise MicroloanError(f"principal.tranches[{place}]", day, problem, code="contradiction")
    if disbursements.tranches:
        _check_tranches(terms)
    if terms.charges or terms.savings is not None:
        from microloan.products.cost_checks import check_leaves_first_part

        check_leaves_first_part(terms.charges, terms.savings, disbursements)
    start = disbursements.interest_from
    if start is None:
        return
    first = to_date(min(plan.day(1), spans[0][1]))
    if not terms.disbursed_on <= start < first:
        problem = f"must be from disbursed_on={terms.disbursed_on} to before the first due date, {first}"
        raise MicroloanError("principal.interest_from", start, problem, code="contradiction")
    if start != terms.disbursed_on and not _counts_first_days(terms):
        problem = "changes nothing: interest counts periods and no days; use a day count, or an interest-free grace"
        raise MicroloanError("principal.interest_from", start, problem, code="contradiction")


def _counts_first_days(terms: LoanTerms) -> bool:
    """Return whether the interest of the first period depends on the day from which it counts."""
    method, rule = terms.interest, terms.calendar.broken_period
    if not isinstance(method, DecliningBalance) or rule == FULL_PERIOD:
        return False
    return rule != AS_ACCRUED or isinstance(method.accrual, DayCount)


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
    """Refuse a multiple larger than an installment that it rounds.

    Raises
    ------
    MicroloanError
        If the first installment that pays principal, before rounding, is less; of a loan that is
        paid out in parts, that of the first part, and on a flat charge of every part.
    """
    multiple, whole = terms.rounding.multiple, plan_loan(terms)
    if multiple is None:
        return
    for plan in _rounded_plans(terms, whole):
        if not may_exceed(terms, plan.principal, plan.term.installments):
            continue
        exact = first_installment(terms, plan)
        if exact < multiple.minor:
            collected = Money.from_minor(exact, multiple.currency)
            of = "" if plan is whole else f" of the part of {Money.from_minor(plan.principal, multiple.currency)}"
            problem = f"must not be larger than the installment{of}, {collected}"
            raise MicroloanError("rounding.multiple", multiple, problem, code="contradiction")


def _rounded_plans(terms: LoanTerms, whole: Plan[int]) -> list[Plan[int]]:
    """Return the plans whose installments are rounded each by itself."""
    principal = terms.principal
    if isinstance(principal, Money) or not principal.tranches:
        return [whole]
    later = principal.parts(terms.disbursed_on)[1:]
    first = whole._replace(principal=whole.principal - sum(amount.minor for _, amount in later))
    if isinstance(terms.interest, DecliningBalance):
        return [first]
    rows = whole.term.rows
    plans = [first]
    for paid_on, amount in later:
        borne = sum(whole.day(number) > day_number(paid_on) for number in range(1, rows + 1))
        shorter = whole.term._replace(installments=borne, fewest=borne, rows=borne)
        plans.append(whole._replace(principal=amount.minor, term=shorter, grace=NO_GRACE))
    return plans


def may_exceed(terms: LoanTerms, principal: N, installments: N | int) -> Truth:
    """Return whether the multiple may exceed the installment; where it cannot, nothing need be solved.

    What is asked of a single installment, or of a given one, is not rounded.
    """
    multiple = terms.rounding.multiple
    if multiple is None:
        return principal < 0
    count: N = terms.repayment.grace.paying_count(principal * 0 + installments)
    least = _least_principal(terms.repayment.shape, count, multiple.minor)
    exceeds: Truth = (principal < least) & (count > 1)
    return exceeds


def _least_principal(shape: InstallmentShape | PrincipalShape, count: N, multiple: int) -> N | int:
    """Return the principal from which on the first paying installment is at least a multiple, without interest."""
    if shape == EQUAL_PRINCIPAL:
        return count * multiple
    if isinstance(shape, PrincipalShape):
        share = shape.parameters[0] if shape.name == "principal_share" else None
        return -(-multiple * share.denominator // share.numerator) if isinstance(share, Rate) else 0
    if shape.given is not None:
        return 0
    weights, left = shape.weights(largest(count)), shape.left
    (first, _), *rest = weights
    if not rest and not left.numerator:
        return count * multiple
    spread = sum(weight * rows for weight, rows in weights) * left.denominator
    least = -(-multiple * spread // (first * (left.denominator - left.numerator)))
    return min(least, LARGEST_INT64)


def first_installment(terms: LoanTerms, plan: Plan[int]) -> int:
    """Return the first installment that pays principal, rounded to the smallest unit alone."""
    unit = RoundingRule(1, HALF_UP)
    exact = terms.interest.amortization(plan._replace(rounding=AmountRounding(unit, unit)))
    for number, (principal, interest, _) in enumerate(exact, start=1):
        if plan.grace.pays_principal(number):
            return principal + interest if isinstance(plan.shape, InstallmentShape) else principal
    return 0
