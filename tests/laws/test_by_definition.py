"""A schedule is what its terms say, worked out a second time: slowly, in fractions, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from operator import mul

from dateutil.relativedelta import relativedelta
from hypothesis import given

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import DayCount, to_date
from microloan.currency import Money
from microloan.interest import PER_LOAN, PER_PERIOD, DecliningBalance, Flat
from microloan.interest.shape_kinds import InstallmentShape
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    LoanTerms,
    fee_above,
    fee_on,
    fee_when,
)
from microloan.products.fee_when import WithInstallments
from microloan.products.planning import plan_loan
from microloan.schedules import Installment, amortize
from microloan.testing import plain_terms

Parts = Iterator[tuple[int, int]]


@given(plain_terms())
def test_every_amount_is_the_one_its_definition_gives(loan: LoanTerms) -> None:
    method = loan.interest
    assert isinstance(method, (Flat, DecliningBalance))
    parts = list(flat_rows(loan, method) if isinstance(method, Flat) else declining_rows(loan, method))
    while parts[-1] == (0, 0):
        parts.pop()
    schedule = amortize(loan)
    assert [(row.principal.minor, row.interest.minor) for row in schedule] == parts


def declining_rows(loan: LoanTerms, method: DecliningBalance) -> Parts:
    """Yield principal and interest: what is outstanding bears interest, and the installment pays that first."""
    interest_rule = loan.rounding.rules().interest
    count, opening, shape = loan.repayment.installments, owed(loan), loan.repayment.shape
    factors = [method.rate.as_fraction() * part for part in parts_of_a_year(loan, method)]
    solves = isinstance(shape, InstallmentShape)
    wholes = declining_installments(loan, factors) if solves else principals(loan)
    for number, (factor, whole) in enumerate(zip(factors, wholes, strict=True), start=1):
        interest = nearest(opening * factor, interest_rule)
        principal = max(whole - interest, 0) if solves else whole
        principal = opening if number == count else min(principal, opening)
        opening -= principal
        yield principal, interest


def flat_rows(loan: LoanTerms, method: Flat) -> Parts:
    """Yield principal and interest: one charge, handed out in constant proportion until it is used up."""
    interest_rule = loan.rounding.rules().interest
    count, principal_left, shape = loan.repayment.installments, owed(loan), loan.repayment.shape
    years = Fraction(1) if method.charged is PER_LOAN else years_of(loan)
    charge = nearest(principal_left * method.rate.as_fraction() * years, interest_rule)
    interest_left, total = charge, principal_left + charge
    solves = isinstance(shape, InstallmentShape)
    ones = [Fraction(1)] * count
    rule = loan.rounding.rules().installment
    exact = installments(loan, ones, total, Fraction(1)) if solves else []
    given = shape.name == "given_installment"
    rounded = [amount.numerator if given else nearest(amount, rule) for amount in exact]
    wholes = rounded if solves else principals(loan)
    for number, whole in enumerate(wholes, start=1):
        if number == count:
            interest, principal = interest_left, principal_left
        elif solves:
            part = min(nearest(Fraction(whole * charge, total), interest_rule), whole)
            principal = min(whole - min(part, interest_left), principal_left)
            interest = min(whole - principal, interest_left)
        else:
            interest = min(nearest(Fraction(charge, count), interest_rule), interest_left)
            principal = min(whole, principal_left)
        principal_left, interest_left = principal_left - principal, interest_left - interest
        yield principal, interest


def declining_installments(loan: LoanTerms, factors: list[Fraction]) -> list[int]:
    """Return the installments, solved over the rows after those whose interest alone exceeds them."""
    rule = loan.rounding.rules().installment
    for skipped in range(len(factors)):
        worths = [Fraction(0)] * skipped
        worths += accumulate((1 / (1 + factor) for factor in factors[skipped:]), mul)
        exact = installments(loan, worths, owed(loan), worths[-1])
        given = loan.repayment.shape.name == "given_installment"
        if given or skipped == len(factors) - 1 or exact[skipped] >= owed(loan) * factors[skipped]:
            return [amount.numerator if given else nearest(amount, rule) for amount in exact]
    raise AssertionError("a loan has at least one installment")


def installments(loan: LoanTerms, worths: list[Fraction], debt: int, last_worth: Fraction) -> list[Fraction]:
    """Return the installments whose present values, with what is left to the last, add up to the debt."""
    shape, lent = loan.repayment.shape, owed(loan)
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
    return [(debt - left * lent * last_worth) * weight / annuity for weight in weights]


def principals(loan: LoanTerms) -> list[int]:
    """Return the principal of every installment but the last, as the shape fixes it."""
    rule = loan.rounding.rules().installment
    shape, lent, count = loan.repayment.shape, owed(loan), loan.repayment.installments
    match shape.name, shape.parameters:
        case "equal_principal", ():
            return [nearest(Fraction(lent, count), rule)] * count
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


def owed(loan: LoanTerms) -> int:
    """Return what is repaid: the amount lent, and the fees added to it."""
    lent = loan.lent.minor
    return lent + sum(sum(fee_of(fee, lent, lent)) for fee in loan.charges if fee.when == fee_when.CAPITALISED)


@given(plain_terms())
def test_every_fee_is_the_one_its_definition_gives(loan: LoanTerms) -> None:
    schedule, lent = amortize(loan), loan.lent.minor
    at_disbursement = [fee for fee in loan.charges if fee.when in fee_when.AT_DISBURSEMENT]
    charges = [(charge.name, charge.fee.minor, charge.tax.minor) for charge in schedule.charges_at_disbursement]
    assert charges == [(fee.name, *fee_of(fee, lent, lent)) for fee in at_disbursement]
    before = loan.disbursed_on
    for row in schedule:
        expected = []
        for fee in loan.charges:
            times = times_of(fee, loan, row, before)
            if times:
                amount, tax = fee_of(fee, lent, base_of(fee, loan, row))
                expected.append((fee.name, amount * times, tax * times))
        assert [(charge.name, charge.fee.minor, charge.tax.minor) for charge in row.charges] == expected
        assert row.fee.minor == sum(amount + tax for _, amount, tax in expected)
        before = row.due_on


@given(plain_terms())
def test_every_deposit_is_the_one_its_definition_gives(loan: LoanTerms) -> None:
    schedule, savings = amortize(loan), loan.savings
    if savings is None:
        assert schedule.savings_returned.minor == 0
        return
    bases = [loan.lent.minor]
    if savings.when == fee_when.WITH_EACH_INSTALLMENT:
        bases = [base_of(savings, loan, row) for row in schedule]
    deposits = [rated(savings.what, base, savings.rounding) for base in bases]
    assert schedule.savings_deposited.minor == sum(deposits)
    if savings.when == fee_when.WITH_EACH_INSTALLMENT:
        assert [row.savings.minor for row in schedule] == deposits


def fee_of(fee: Fee, lent: int, base: int) -> tuple[int, int]:
    """Return a fee and its tax: what it is charged on, the rate of that, the limits, the tax."""
    if fee.above is not None and fee.above.charged == fee_above.PART:
        base = max(base - fee.above.amount.minor, 0)
    elif fee.above is not None and lent <= fee.above.amount.minor:
        base = 0
    amount = rated(fee.what, base, fee.rounding) if base else 0
    if fee.limits is not None and base:
        least = 0 if fee.limits.minimum is None else fee.limits.minimum.minor
        most = amount if fee.limits.maximum is None else fee.limits.maximum.minor
        amount = max(least, min(most, amount))
    return amount, 0 if fee.tax is None else rated(fee.tax.rate, amount, fee.tax.rounding)


def rated(what: Rate | Money, base: int, rounding: ChargeRounding) -> int:
    """Return a rate of a base, rounded; or the amount that is given."""
    return what.minor if isinstance(what, Money) else nearest(what.as_fraction() * base, rounding.rule())


def base_of(one: Fee | CompulsorySavings, loan: LoanTerms, row: Installment) -> int:
    """Return what a fee or a deposit of an installment is of."""
    amounts = {
        fee_on.AMOUNT_LENT: loan.lent,
        fee_on.OUTSTANDING_PRINCIPAL: row.outstanding_principal + row.principal,
        fee_on.INSTALLMENT: row.principal + row.interest,
        fee_on.INTEREST: row.interest,
    }
    return amounts[one.on].minor


def times_of(fee: Fee, loan: LoanTerms, row: Installment, before: date) -> int:
    """Return how often a fee is due with an installment, by dateutil's years."""
    match fee.when.name, fee.when:
        case "with_each_installment", _:
            return 1
        case "at_installment", WithInstallments(parameters=(number,)):
            return int(number == row.number)
        case "on_date", WithInstallments(parameters=(date() as day,)):
            return int(before < day <= row.due_on)
        case "each_year", _:
            anniversaries = [loan.disbursed_on + relativedelta(years=year) for year in range(1, 70)]
            return sum(before < day <= row.due_on for day in anniversaries) if row.outstanding_principal.minor else 0
        case _:
            return 0


def nearest(exact: Fraction, rule: RoundingRule) -> int:
    """Return an exact amount rounded by a rule."""
    return rule.mode.divide(exact.numerator, exact.denominator * rule.multiple) * rule.multiple
