"""Fees and deposits are what their terms say, worked out a second time: slowly, in fractions, row by row."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from hypothesis import given

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import RoundingRule
from microloan.currency import Money
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
from microloan.schedules import Installment, amortize
from microloan.testing import terms


@given(terms())
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


@given(terms())
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
