"""What fees and compulsory savings must be, for one loan and for a product.

>>> from microloan.currency import BDT
>>> check_costs(({"name": "fee"},), None, BDT)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: charges[0]={'name': 'fee'} must be a Fee, such as Fee("insurance", "1%", when=…)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.shape_kinds import PrincipalShape
from microloan.products.charging import raised_principal, withheld
from microloan.products.compulsory_savings import CompulsorySavings
from microloan.products.fee_parts import LARGEST_AMOUNT_MINOR
from microloan.products.fee_when import CAPITALISED, WithInstallments
from microloan.products.fees import Fee
from microloan.products.paying_out import first_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.currency import Currency
    from microloan.interest.shape_kinds import InstallmentShape
    from microloan.products.disbursements import Disbursements
    from microloan.products.product import LoanProduct
    from microloan.products.terms import LoanTerms

MOST_FEES = 20


def check_costs(charges: object, savings: object, currency: Currency) -> None:
    """Refuse what are no fees or no savings, two fees of one name, or another currency."""
    if not isinstance(charges, tuple):
        raise MicroloanError("charges", charges, "must be a tuple of Fee", code="wrong_type")
    fees = cast("tuple[Fee, ...]", charges)
    if len(fees) > MOST_FEES:
        raise MicroloanError("charges", len(fees), f"fees are too many; at most {MOST_FEES}", code="out_of_range")
    _check_fees(fees, currency)
    if savings is not None:
        _check_savings(savings, currency)


def _check_fees(fees: tuple[Fee, ...], currency: Currency) -> None:
    names: set[str] = set()
    for place, fee in enumerate(fees):
        if not isinstance(fee, Fee):
            problem = 'must be a Fee, such as Fee("insurance", "1%", when=…)'
            raise MicroloanError(f"charges[{place}]", fee, problem, code="wrong_type")
        if fee.name in names:
            problem = "names two fees; give each its own name"
            raise MicroloanError(f"charges[{place}].name", fee.name, problem, code="repeated")
        names.add(fee.name)
        for part, amount in fee.amounts():
            _check_currency(f"charges[{place}].{part}", amount, currency)


def _check_savings(savings: object, currency: Currency) -> None:
    if not isinstance(savings, CompulsorySavings):
        raise MicroloanError("savings", savings, "must be CompulsorySavings(…) or None", code="wrong_type")
    for part, given in (("what", savings.what), ("rounding.multiple", savings.rounding.multiple)):
        if isinstance(given, Money):
            _check_currency(f"savings.{part}", given, currency)
    if savings.interest is not None:
        for part, amount in savings.interest.amounts():
            _check_currency(f"savings.interest.{part}", amount, currency)


def check_loan_costs(terms: LoanTerms) -> None:
    """Refuse fees and savings that a loan cannot bear: nothing left, or due outside its term."""
    check_costs(terms.charges, terms.savings, terms.currency)
    check_fits_shape(terms.charges, terms.repayment.shape)
    check_last_installment(terms.charges, terms.repayment.installments, "installments")
    for place, day in _days(terms.charges):
        if day <= terms.disbursed_on:
            problem = f"must be after disbursed_on={terms.disbursed_on}"
            raise MicroloanError(f"{place}.when", day, problem, code="contradiction")
    check_leaves_something(terms.charges, terms.savings, terms.lent)


def check_product_costs(product: LoanProduct) -> None:
    """Refuse fees and savings that a product's loans cannot bear."""
    offered, charges = product.principal, product.charges
    check_costs(charges, product.savings, offered.currency)
    check_fits_shape(charges, product.repayment.shape)
    fewest = min(count for rhythm in product.repayment.rhythms for count in rhythm.installments)
    check_last_installment(charges, fewest, "the fewest installments offered")
    for amount in (offered.minimum, offered.maximum):
        check_leaves_something(charges, product.savings, amount)
        check_leaves_first_part(charges, product.savings, offered.principal(amount))


def check_leaves_first_part(
    charges: tuple[Fee, ...], savings: CompulsorySavings | None, principal: Money | Disbursements
) -> None:
    """Refuse what leaves nothing of the first part of a loan to pay out, or of what a down payment leaves."""
    if isinstance(principal, Money):
        return
    lent, first = principal.amount, first_part(principal, principal.amount.minor)
    kept = withheld(charges, savings, lent.minor)
    if kept >= first:
        problem = f"withheld leaves nothing of the first part, {Money.from_minor(first, lent.currency)}, to pay out"
        raise MicroloanError("charges", Money.from_minor(kept, lent.currency), problem, code="contradiction")


def check_leaves_something(charges: tuple[Fee, ...], savings: CompulsorySavings | None, principal: Money) -> None:
    """Refuse what leaves nothing of a principal to pay out, or raises it beyond what it may be."""
    kept = withheld(charges, savings, principal.minor)
    if kept >= principal.minor:
        name = "savings" if savings is not None and not charges else "charges"
        problem = f"withheld leaves nothing of principal={principal} to pay out"
        raise MicroloanError(name, Money.from_minor(kept, principal.currency), problem, code="contradiction")
    raised = raised_principal(charges, principal.minor)
    if raised > LARGEST_AMOUNT_MINOR:
        most = Money.from_minor(LARGEST_AMOUNT_MINOR, principal.currency)
        problem = f"is what added fees raise principal={principal} to; it must be at most {most}"
        raise MicroloanError("charges", Money.from_minor(raised, principal.currency), problem, code="out_of_range")


def check_last_installment(charges: tuple[Fee, ...], installments: int, argument: str) -> None:
    """Refuse a fee at an installment that a loan does not have."""
    for place, fee in enumerate(charges):
        if fee.when.name == "at_installment" and isinstance(fee.when, WithInstallments):
            number = fee.when.parameters[0]
            if isinstance(number, int) and number > installments:
                problem = f"is past the last of {argument}={installments}"
                raise MicroloanError(f"charges[{place}].when", number, problem, code="contradiction")


def check_fits_shape(charges: tuple[Fee, ...], shape: InstallmentShape | PrincipalShape) -> None:
    """Refuse to add a fee to a principal that is given installment by installment."""
    if not isinstance(shape, PrincipalShape) or shape.total is None:
        return
    for place, fee in enumerate(charges):
        if fee.when == CAPITALISED:
            problem = f"raises the principal, which {shape.name} fixes; withhold the fee, or give weights"
            raise MicroloanError(f"charges[{place}].when", fee.when, problem, code="contradiction")


def dates_of(charges: tuple[Fee, ...]) -> Iterator[date]:
    """Yield the given dates that fees are due on.

    >>> list(dates_of(()))
    []
    """
    yield from (day for _, day in _days(charges))


def _days(charges: tuple[Fee, ...]) -> Iterator[tuple[str, date]]:
    for place, fee in enumerate(charges):
        if isinstance(fee.when, WithInstallments) and fee.when.name == "on_date":
            yield f"charges[{place}]", cast("date", fee.when.parameters[0])


def _check_currency(argument: str, amount: Money, currency: Currency) -> None:
    if amount.currency != currency:
        problem = f"must be in {currency.code}, the currency of the principal"
        raise CurrencyMismatch(argument, amount, problem, code="currency_mismatch")
