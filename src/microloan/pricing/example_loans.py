"""A loan of a product, where only the product is given.

It is the loan of the library's examples, Tk 20,000 paid out on 4 January 2026, as far as the
product offers it: the amount is held within the product's range and multiples, and of rhythms,
counts and graces it is the first of each.

>>> from microloan.products import preset
>>> loan = example_loan(preset("bjs-shilpi"))
>>> loan.principal, loan.repayment.installments, loan.repayment.every
(INR('20000.00'), 52, weeks(1))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.products.examples import example_terms
from microloan.products.product import LoanProduct
from microloan.products.terms import LoanTerms

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.rates import Rate
    from microloan.calendars import Frequency


def example_loan(
    product: LoanProduct,
    *,
    principal: Money | None = None,
    disbursed_on: date | None = None,
    every: Frequency | None = None,
    installments: int | None = None,
    rate: Rate | str | None = None,
) -> LoanTerms:
    """Return a loan of a product.

    Parameters
    ----------
    product
        What is offered.
    principal
        An amount it offers; None for 20,000, held within the product's range and multiples.
    disbursed_on
        The day it is paid out; None for 4 January 2026.
    every, installments
        None for the first rhythm that is offered, and the first of its counts.
    rate
        Where the product publishes none; it must be given there, and nowhere else.

    Raises
    ------
    MicroloanError
        If something is not offered, or a rate is needed or not.

    Examples
    --------
    >>> from microloan.products import preset
    >>> example_loan(preset("jcf-agrosor")).principal
    BDT('50000.00')
    """
    example = example_terms()
    rhythms = product.repayment.rhythms
    rhythm = next((one for one in rhythms if every in {None, one.every}), rhythms[0])
    return product.terms(
        principal=_held(product, example.lent) if principal is None else principal,
        disbursed_on=example.disbursed_on if disbursed_on is None else disbursed_on,
        installments=rhythm.installments[0] if installments is None else installments,
        every=rhythm.every if every is None else every,
        rate=rate,
        grace=rhythm.graces[0] if rhythm.graces else None,
    )


def terms_of(
    argument: str, loan: LoanTerms | LoanProduct, *, principal: Money | None = None, disbursed_on: date | None = None
) -> LoanTerms:
    """Return terms as they are, and of a product those of `example_loan`.

    >>> terms_of("loan", example_terms()) == example_terms()
    True
    """
    if isinstance(loan, LoanTerms):
        return loan
    if isinstance(loan, LoanProduct):
        return example_loan(loan, principal=principal, disbursed_on=disbursed_on)
    problem = 'must be LoanTerms(…), a schedule or a product, such as preset("jcf-jagoron")'
    raise MicroloanError(argument, loan, problem, code="wrong_type")


def _held(product: LoanProduct, amount: Money) -> Money:
    """Return an amount of the same figures that the product offers."""
    offered = product.principal
    wanted = offered.currency(int(amount.amount))
    multiple = 1 if offered.multiple_of is None else offered.multiple_of.minor
    held = min(max(wanted.minor, offered.minimum.minor), offered.maximum.minor)
    return Money.from_minor(held - held % multiple, offered.currency)
