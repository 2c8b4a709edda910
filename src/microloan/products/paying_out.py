"""What of a loan is paid out when, in minor units, for one loan and for a column of loans.

===============  ==================================================================
`paid_down`      what the borrower pays on the day of disbursement
`first_part`     what is left of the amount lent for that day, before fees and savings
`undrawn`        what is not yet paid out at the end of a day
`parts_meet`     the largest number met on the way: the budget of this file
`with_amount`    the same parts of another amount
===============  ==================================================================

>>> from microloan.currency import BDT
>>> from microloan.products.disbursements import Disbursements
>>> paid_down(Disbursements(BDT(17_500), down_payment="20%"), 1_750_000)
350000
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.calendars.days import day_number
from microloan.currency import Money

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rates import Rate
    from microloan.products.disbursements import Disbursements
    from microloan.products.terms import LoanTerms


def paid_down(principal: Money | Disbursements, lent: N) -> N:
    """Return what the borrower pays on the day of disbursement.

    Parameters
    ----------
    principal
        The principal of one loan, or of the first of a column.
    lent
        Minor units; int, or int64 array of shape (loans,).

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> paid_down(BDT(20_000), 2_000_000)
    0
    """
    share = None if isinstance(principal, Money) else principal.down_payment
    return lent * 0 if share is None else _part(share, lent)


def first_part(principal: Money | Disbursements, lent: N) -> N:
    """Return what is left of the amount lent for the day of disbursement: no later part, no down payment.

    Parameters
    ----------
    principal, lent
        As for `paid_down`.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.products.disbursements import Disbursements, Tranche
    >>> first_part(Disbursements(BDT(30_000), tranches=(Tranche("40%", after_days=56),)), 3_000_000)
    1800000
    """
    left = lent - paid_down(principal, lent)
    for tranche in () if isinstance(principal, Money) else principal.tranches:
        left = left - _part(tranche.what, lent)
    return left


def parts_meet(principal: Money | Disbursements, amount: int) -> int:
    """Return the largest number met where no more than `amount` is lent: the budget of this file.

    Parameters
    ----------
    principal
        As for `paid_down`.
    amount
        Minor units.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.products.disbursements import Disbursements
    >>> parts_meet(Disbursements(BDT(17_500), down_payment="20%"), 1_000)
    1005
    """
    if isinstance(principal, Money):
        return amount
    shares = [one.what for one in principal.tranches]
    if principal.down_payment is not None:
        shares.append(principal.down_payment)
    # A division adds its denominator to its numerator.
    products = (amount * one.numerator + one.denominator for one in shares if not isinstance(one, Money))
    return max((amount, *products))


def undrawn(terms: LoanTerms, day: int) -> int:
    """Return what of one loan is not yet paid out at the end of a day.

    Parameters
    ----------
    terms
        The loan.
    day
        Day number.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.products.disbursements import Disbursements, Tranche
    >>> from microloan.products.examples import example_terms
    >>> in_two = Disbursements(BDT(30_000), tranches=(Tranche(BDT(10_000), on=date(2026, 3, 1)),))
    >>> terms = replace(example_terms(), principal=in_two)
    >>> undrawn(terms, date(2026, 2, 28).toordinal()), undrawn(terms, date(2026, 3, 1).toordinal())
    (1000000, 0)
    """
    principal = terms.principal
    if isinstance(principal, Money) or not principal.tranches:
        return 0
    return sum(amount.minor for paid_on, amount in principal.parts(terms.disbursed_on) if day_number(paid_on) > day)


def with_amount(principal: Money | Disbursements, amount: Money) -> Money | Disbursements:
    """Return the principal of another amount, paid out in the same way.

    >>> from microloan.currency import BDT
    >>> with_amount(BDT(20_000), BDT(5_000))
    BDT('5000.00')
    """
    if isinstance(principal, Money):
        return amount
    return type(principal)(
        amount,
        tranches=principal.tranches,
        down_payment=principal.down_payment,
        interest_from=principal.interest_from,
    )


def _part(what: Rate | Money, lent: N) -> N:
    if isinstance(what, Money):
        return lent * 0 + what.minor
    return HALF_UP.divide(lent * what.numerator, what.denominator)
