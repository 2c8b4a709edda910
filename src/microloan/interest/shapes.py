"""Shapes of repayment: what stays fixed from installment to installment.

Some shapes fix the whole installment, and interest and principal share it:

======================  =============================================================
`EQUAL_INSTALLMENTS`    every installment is the same (EMI); interest falls, principal rises
`step_up`               the installment rises by a rate after every so many installments
`balloon`               equal installments, and a share of the principal on top of the last
`given_installment`     a given amount, and the rest with the last installment
======================  =============================================================

Others fix the principal, and interest comes on top:

======================  =============================================================
`EQUAL_PRINCIPAL`       every installment repays the same principal; the installment falls
`INTEREST_ONLY`         interest alone, then the whole principal with the last installment
`SINGLE_PAYMENT`        one installment repays everything
`principal_weights`     principal in proportion to weights: a season, a crop
`principal_share`       a given share of the principal each time, the rest with the last
`given_principal`       given amounts of principal, which add up to the loan
======================  =============================================================

The last installment always takes what is left. A shape of your own is another
`PrincipalShape`; `shape_kinds` says what that is.

>>> from microloan.currency import BDT
>>> balloon("30%")
balloon('30%')
>>> principal_weights(0, 0, 1, 3).name
'principal_weights'
>>> given_principal(BDT(5_000), BDT(15_000))
given_principal(BDT('5000.00'), BDT('15000.00'))
"""

from __future__ import annotations

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
from microloan.interest.shape_parts import Given, Shared, Stepped, Weighted, equal_parts, no_parts

__all__ = [
    "ALL",
    "EQUAL_INSTALLMENTS",
    "EQUAL_PRINCIPAL",
    "INTEREST_ONLY",
    "SINGLE_PAYMENT",
    "InstallmentShape",
    "PrincipalShape",
    "balloon",
    "given_installment",
    "given_principal",
    "principal_share",
    "principal_weights",
    "step_up",
]

_NOTHING = Rate(0, 1)
_LARGEST_WEIGHT = 10**6


EQUAL_INSTALLMENTS = InstallmentShape(name="equal_installments", definition="every installment is the same")
EQUAL_PRINCIPAL = PrincipalShape(
    name="equal_principal", definition="every installment repays the same principal", parts=equal_parts
)
INTEREST_ONLY = PrincipalShape(
    name="interest_only", definition="interest alone, then the whole principal at the end", parts=no_parts
)
SINGLE_PAYMENT = PrincipalShape(
    name="single_payment", definition="one installment repays everything", parts=no_parts, count=1
)

ALL = (EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT)


def step_up(rate: Rate | str, every: int) -> InstallmentShape:
    """Return the shape whose installment rises by `rate` after every `every` installments.

    Parameters
    ----------
    rate
        The rise, such as "10%"; it compounds from step to step.
    every
        Installments in a step, at least 1: 12 for a yearly rise of a monthly installment.

    Raises
    ------
    MicroloanError
        If the rate is zero or above 100%, or `every` is no whole number from 1.

    Examples
    --------
    >>> step_up("10%", every=2).weights(5)
    ((100, 2), (110, 2), (121, 1))
    """
    rise = rate_of(rate)
    if not _NOTHING < rise <= Rate(1, 1):
        raise MicroloanError("rate", rise, "must be above 0% and at most 100%", code="out_of_range")
    if type(every) is not int or not 1 <= every <= _LARGEST_WEIGHT:
        raise MicroloanError("every", every, "must be a whole number of installments from 1", code="out_of_range")
    return InstallmentShape(
        name="step_up",
        definition=f"the installment rises by {rise} after every {every}",
        parameters=(rise, every),
        weights=Stepped(rise, every),
    )


def balloon(left: Rate | str) -> InstallmentShape:
    """Return the shape of equal installments with a share of the principal on top of the last.

    Parameters
    ----------
    left
        The share, such as "30%", above 0% and below 100%.

    Raises
    ------
    MicroloanError
        If the share is not between.

    Examples
    --------
    >>> balloon("30%").left
    percent('30')
    """
    share = rate_of(left, "left")
    if not _NOTHING < share < Rate(1, 1):
        raise MicroloanError("left", share, "must be above 0% and below 100%", code="out_of_range")
    return InstallmentShape(
        name="balloon",
        definition=f"equal installments, and {share} of the principal on top of the last",
        parameters=(share,),
        left=share,
    )


def given_installment(amount: Money) -> InstallmentShape:
    """Return the shape of a given installment, with the rest in the last.

    Parameters
    ----------
    amount
        What is collected each time, above zero. It may be too little to cover interest:
        then the row collects the interest, and the principal waits for the last.

    Raises
    ------
    MicroloanError
        If it is not a positive `Money`.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> print(given_installment(BDT(500)).given)
    Tk. 500
    """
    if not isinstance(amount, Money) or amount.minor <= 0:
        raise MicroloanError("amount", amount, "must be an amount above zero, such as BDT(500)", code="out_of_range")
    return InstallmentShape(
        name="given_installment",
        definition=f"a given installment of {amount}",
        parameters=(amount,),
        given=amount,
    )


def principal_weights(*weights: int) -> PrincipalShape:
    """Return the shape whose principal follows weights, one for each installment.

    Parameters
    ----------
    weights
        Whole numbers from 0, not all 0: ``0, 0, 1, 3`` for a crop sold in the third and
        fourth month.

    Raises
    ------
    MicroloanError
        If there is no weight, or one is not such a number.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> principal_weights(0, 1, 3).parts(example_plan())
    [(0, 1), (250000, 1), (750000, 1)]
    """
    fit = all(type(weight) is int and 0 <= weight <= _LARGEST_WEIGHT for weight in weights)
    if not fit or not any(weights):
        raise MicroloanError("weights", weights, "must be whole numbers from 0, not all 0", code="bad_weights")
    return PrincipalShape(
        name="principal_weights",
        definition=f"principal in the proportions {' : '.join(map(str, weights))}",
        parameters=weights,
        parts=Weighted(weights),
        factor=sum(weights),
        count=len(weights),
    )


def principal_share(rate: Rate | str) -> PrincipalShape:
    """Return the shape that repays a given share of the principal each time.

    Parameters
    ----------
    rate
        The share, such as "2%", above 0% and at most 100%.

    Raises
    ------
    MicroloanError
        If the share is not between.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> principal_share("2%").parts(example_plan())
    [(20000, 46)]
    """
    share = rate_of(rate)
    if not _NOTHING < share <= Rate(1, 1):
        raise MicroloanError("rate", share, "must be above 0% and at most 100%", code="out_of_range")
    return PrincipalShape(
        name="principal_share",
        definition=f"every installment repays {share} of the principal",
        parameters=(share,),
        parts=Shared(share),
        factor=share.denominator,
    )


def given_principal(*amounts: Money) -> PrincipalShape:
    """Return the shape of given amounts of principal, one for each installment.

    Parameters
    ----------
    amounts
        In one currency, none negative; together they are the principal of the loan.

    Raises
    ------
    MicroloanError
        If there is no amount, one is negative or no `Money`, or currencies differ.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> given_principal(INR(2_000), INR(8_000)).definition
    'principal as given'
    """
    if not amounts or not all(isinstance(amount, Money) and amount.minor >= 0 for amount in amounts):
        raise MicroloanError("amounts", amounts, "must be amounts from zero, such as BDT(500)", code="out_of_range")
    total = sum(amounts, start=amounts[0] * 0)
    if not total:
        raise MicroloanError("amounts", amounts, "must add up to more than nothing", code="out_of_range")
    return PrincipalShape(
        name="given_principal",
        definition="principal as given",
        parameters=amounts,
        parts=Given(tuple(amount.minor for amount in amounts)),
        count=len(amounts),
        total=total,
    )
