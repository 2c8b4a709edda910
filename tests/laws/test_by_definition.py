"""A schedule is what its terms say, worked out a second time: slowly, in fractions, row by row.

Where a residual that does not wait for the last row goes, and what a part paid out later
does, is defined a second time in the tests of the two rooms that know of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, islice
from operator import mul

from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import DayCount, to_date
from microloan.currency import Money
from microloan.interest import PER_INSTALLMENT, PER_LOAN, DecliningBalance, Flat, residual
from microloan.interest.grace import SPREAD, Grace
from microloan.interest.shape_kinds import InstallmentShape
from microloan.products import LoanTerms, fee_when
from microloan.products.planning import plan_loan
from microloan.schedules import amortize
from microloan.testing import terms

Parts = list[tuple[int, int]]


def whole_contracts() -> st.SearchStrategy[LoanTerms]:
    """Draw contracts over calendars, graces, fees and down payments, paid out at once."""
    return (
        terms()
        .filter(lambda loan: isinstance(loan.principal, Money) or not loan.principal.tranches)
        .map(lambda loan: replace(loan, rounding=replace(loan.rounding, residual=residual.LAST)))
    )


@given(whole_contracts())
def test_every_amount_is_the_one_its_definition_gives(loan: LoanTerms) -> None:
    method = loan.interest
    assert isinstance(method, (Flat, DecliningBalance))
    accrued = flat_rows(loan, method) if isinstance(method, Flat) else declining_rows(loan, method)
    parts = collected(loan, accrued, flat=isinstance(method, Flat))
    while parts[-1] == (0, 0):
        parts.pop()
    schedule = amortize(loan)
    assert [(row.principal.minor, row.interest.minor) for row in schedule] == parts


def declining_rows(loan: LoanTerms, method: DecliningBalance) -> Parts:
    """Return principal and interest: what is outstanding bears interest, and the installment pays that first."""
    interest_rule, grace = loan.rounding.rules().interest, loan.repayment.grace
    count, opening, shape = loan.repayment.installments, owed(loan), loan.repayment.shape
    factors = [method.rate.as_fraction() * part for part in parts_of_a_year(loan, method)]
    factors[: grace.interest_free_periods] = [Fraction(0)] * grace.interest_free_periods
    paying = [number for number in range(1, count + 1) if pays(grace, number)]
    solves = isinstance(shape, InstallmentShape)
    paying_factors = [factors[number - 1] for number in paying]
    wholes = declining_installments(loan, paying_factors) if solves else principals(loan, owed(loan), len(paying))
    due = dict(zip(paying, wholes, strict=True))
    rows = []
    for number, factor in enumerate(factors, start=1):
        interest, principal = nearest(opening * factor, interest_rule), 0
        if number in due:
            principal = max(due[number] - interest, 0) if solves else due[number]
            principal = opening if number == count else min(principal, opening)
        opening -= principal
        rows.append((principal, interest))
    return rows


def flat_rows(loan: LoanTerms, method: Flat) -> Parts:
    """Return principal and interest: one charge over the rows that bear it, the principal over those that pay it."""
    rules, grace, count, lent = loan.rounding.rules(), loan.repayment.grace, loan.repayment.installments, owed(loan)
    years = Fraction(1) if method.charged is PER_LOAN else years_of(loan)
    bearing = Fraction(count - grace.interest_free_periods, count)
    charge = nearest(lent * method.rate.as_fraction() * years * bearing, rules.interest)
    without = max(grace.interest_free_periods, grace.deferred_periods if grace.collected == SPREAD else 0)
    kinds = [(pays(grace, number), number > without) for number in range(1, count + 1)]
    interest_only, principal_only = kinds.count((False, True)), kinds.count((True, False))
    paying = principal_only + kinds.count((True, True))
    alone = nearest(Fraction(charge, count - without), rules.interest)
    alone = min(alone, charge // interest_only) if interest_only else alone
    repaid = _principal_alone(loan, lent, paying)
    repaid = min(repaid, lent // principal_only) if principal_only else repaid
    shared = (lent - repaid * principal_only, charge - alone * interest_only)
    rest = shared_rows(loan, shared, kinds.count((True, True)))
    return [next(rest, (0, 0)) if both == (True, True) else (both[0] * repaid, both[1] * alone) for both in kinds]


def _principal_alone(loan: LoanTerms, lent: int, paying: int) -> int:
    """Return what an installment repays that bears no part of a flat charge."""
    if isinstance(loan.repayment.shape, InstallmentShape):
        return nearest(Fraction(lent, paying), loan.rounding.rules().installment)
    return principals(loan, lent, paying)[0]


def shared_rows(loan: LoanTerms, shared: tuple[int, int], count: int) -> Iterator[tuple[int, int]]:
    """Yield principal and interest of rows that bear both: in constant proportion until one is used up."""
    (principal_left, charge), shape, rules = shared, loan.repayment.shape, loan.rounding.rules()
    solves, given = isinstance(shape, InstallmentShape), shape.name == "given_installment"
    interest_left, total = charge, principal_left + charge
    ones = [Fraction(1)] * count
    exact = installments(loan, ones, (total, principal_left), Fraction(1)) if solves and count else []
    rounded = [amount.numerator if given else nearest(amount, rules.installment) for amount in exact]
    wholes = rounded if solves else principals(loan, principal_left, count)
    count = count if solves else needed(wholes, principal_left, count)
    for number, whole in enumerate(islice(wholes, count), start=1):
        if number == count:
            interest, principal = interest_left, principal_left
        elif solves:
            part = min(nearest(Fraction(whole * charge, max(total, 1)), rules.interest), whole)
            principal = min(whole - min(part, interest_left), principal_left)
            interest = min(whole - principal, interest_left)
        else:
            interest = min(nearest(Fraction(charge, count), rules.interest), interest_left)
            principal = min(whole, principal_left)
        principal_left, interest_left = principal_left - principal, interest_left - interest
        yield principal, interest


def needed(parts: list[int], lent: int, count: int) -> int:
    """Return with which row the last of a principal is repaid: by rounding up, or with no parts after it."""
    repaid = accumulate(parts[: count - 1])
    return next((row for row, so_far in enumerate(repaid, start=1) if so_far >= lent), count)


def collected(loan: LoanTerms, accrued: Parts, *, flat: bool) -> Parts:
    """Return the rows with deferred interest where it is collected; a flat charge is spread when it is handed out."""
    grace, first = loan.repayment.grace, loan.repayment.grace.deferred_periods
    if not first or (flat and grace.collected == SPREAD):
        return accrued
    deferred, rest = sum(interest for _, interest in accrued[:first]), accrued[first:]
    owed_later = sum(part for part, _ in rest)
    part = deferred
    if grace.collected == SPREAD:
        part = nearest(Fraction(deferred, len(rest)), loan.rounding.rules().installment)
    later = []
    for principal, interest in rest:
        owed_later -= principal
        added = deferred if not owed_later else part if part <= deferred else 0
        deferred -= added
        later.append((principal, interest + added))
    return [(principal, 0) for principal, _ in accrued[:first]] + later


def pays(grace: Grace, number: int) -> bool:
    """Return whether an installment bears principal: it is due after the grace, with every so many of them."""
    return number > grace.principal_periods and (number - grace.principal_periods) % grace.principal_every == 0


def declining_installments(loan: LoanTerms, factors: list[Fraction]) -> list[int]:
    """Return the installments, solved over the rows after those whose interest alone exceeds them."""
    rule = loan.rounding.rules().installment
    for skipped in range(len(factors)):
        worths = [Fraction(0)] * skipped
        worths += accumulate((1 / (1 + factor) for factor in factors[skipped:]), mul)
        exact = installments(loan, worths, (owed(loan), owed(loan)), worths[-1])
        given = loan.repayment.shape.name == "given_installment"
        if given or skipped == len(factors) - 1 or exact[skipped] >= owed(loan) * factors[skipped]:
            return [amount.numerator if given else nearest(amount, rule) for amount in exact]
    raise AssertionError("a loan has at least one installment")


def installments(
    loan: LoanTerms, worths: Sequence[Fraction], debt: tuple[int, int], last_worth: Fraction
) -> list[Fraction]:
    """Return the installments whose present values, with what is left to the last, add up to the debt.

    The debt is all that they repay, and the principal in it.
    """
    (whole, principal), shape = debt, loan.repayment.shape
    weights, left = [Fraction(1)] * len(worths), Fraction(0)
    match shape.name, shape.parameters:
        case "given_installment", (Money() as amount,):
            return [Fraction(amount.minor)] * len(worths)
        case "step_up", (Rate() as rise, int(every)):
            weights = [(1 + rise.as_fraction()) ** (row // every) for row in range(len(worths))]
        case "balloon", (Rate() as share,):
            left = share.as_fraction()
        case name, _:
            assert name == "equal_installments"
    annuity = sum(weight * worth for weight, worth in zip(weights, worths, strict=True))
    return [(whole - left * principal * last_worth) * weight / annuity for weight in weights]


def principals(loan: LoanTerms, lent: int, count: int) -> list[int]:
    """Return the principal of every paying installment but the last, as the shape fixes it."""
    rule, shape = loan.rounding.rules().installment, loan.repayment.shape
    match shape.name, shape.parameters:
        case "equal_principal", ():
            return [nearest(Fraction(lent, max(count, 1)), rule)] * count
        case "principal_weights", weights:
            whole = sum(weight for weight in weights if isinstance(weight, int))
            return [nearest(Fraction(lent * weight, whole), rule) for weight in weights if isinstance(weight, int)]
        case "principal_share", (Rate() as share,):
            return [nearest(lent * share.as_fraction(), rule)] * count
        case "given_principal", amounts:
            return [amount.minor for amount in amounts if isinstance(amount, Money)]
        case name, _:
            assert name in {"interest_only", "single_payment"}
            return [0] * count


def parts_of_a_year(loan: LoanTerms, method: DecliningBalance) -> list[Fraction]:
    """Return what each period counts for, by the accrual's definition; the days are those of the plan."""
    count, plan = loan.repayment.installments, plan_loan(loan)
    if isinstance(method.accrual, DayCount):
        spans = list(islice(plan.timing.spans(), count))
        last = to_date(max(plan.day(count), spans[-1][1]))
        return [method.accrual.year_fraction(to_date(start), to_date(end), last) for start, end in spans]
    if method.accrual is PER_INSTALLMENT:
        stated = loan.repayment.term_years
        one = Fraction(1 if stated is None else stated) / count
    else:
        one = 1 / loan.repayment.every.periods_per_year
    lengths = plan.timing.lengths
    return [one * (1 if lengths is None else Fraction(*lengths[row])) for row in range(count)]


def years_of(loan: LoanTerms) -> Fraction:
    """Return the term in years: as stated, else the periods it has."""
    stated = loan.repayment.term_years
    return loan.repayment.installments / loan.repayment.every.periods_per_year if stated is None else Fraction(stated)


def owed(loan: LoanTerms) -> int:
    """Return what is repaid: the amount lent less what is paid down, and the fees added to it."""
    schedule = amortize(loan)
    added = (one for one in schedule.charges_at_disbursement if one.when == fee_when.CAPITALISED)
    return loan.lent.minor - schedule.down_payment.minor + sum(one.total.minor for one in added)


def nearest(exact: Fraction, rule: RoundingRule) -> int:
    """Return an exact amount rounded by a rule."""
    return rule.mode.divide(exact.numerator, exact.denominator * rule.multiple) * rule.multiple
