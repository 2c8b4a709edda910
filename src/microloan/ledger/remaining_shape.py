"""The shape of what is left of a loan, and its rounding.

>>> from microloan.currency import BDT
>>> from microloan.interest.shapes import balloon
>>> from microloan.products.examples import example_terms
>>> shape_of_the_rest(balloon("30%"), 12, example_terms(), BDT(12_000).minor)     # of 20,000
balloon('50%')
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from microloan.arithmetic.rates import Rate
from microloan.currency import Money
from microloan.interest import Flat
from microloan.interest.shapes import INTEREST_ONLY, balloon, given_principal, principal_weights
from microloan.ledger.remaining_costs import unsaid
from microloan.products.planning import plan_loan

if TYPE_CHECKING:
    from microloan.interest.shape_kinds import InstallmentShape, PrincipalShape
    from microloan.products.terms import InstallmentRounding, LoanTerms

_AS_THEY_ARE = {"equal_installments", "equal_principal", "interest_only", "single_payment", "given_installment"}


def shape_of_the_rest(
    shape: InstallmentShape | PrincipalShape, due: int, terms: LoanTerms, left: int
) -> InstallmentShape | PrincipalShape:
    """Return the shape of what is left of a loan: what counts from disbursement is counted from the day.

    Parameters
    ----------
    shape
        That was agreed.
    due
        How many installments were due.
    terms
        In which it was agreed.
    left
        The principal that is left, in minor units.

    Raises
    ------
    MicroloanError
        If the shape counts from disbursement, and cannot be said otherwise.
    """
    if shape.name in _AS_THEY_ARE or not due:
        return shape
    if shape.name == "principal_weights":
        weights: Any = shape.parameters[due:]
        # What rounding leaves after the last weight is with the last installment.
        return principal_weights(*(weights if any(weights) else (*weights[1:], 1)))
    if shape.name == "given_principal":
        parts: Any = shape.parameters[due:]
        return given_principal(*parts)
    if shape.name == "balloon" and isinstance(shape.parameters[0], Rate):
        share = shape.parameters[0].as_fraction() * plan_loan(terms).principal / left
        # Rounded installments may have repaid more than theirs: then nothing but the balloon is left.
        return balloon(Rate(share.numerator, share.denominator)) if share < 1 else INTEREST_ONLY
    raise unsaid("repayment.shape", f"{shape!r}, which counts from disbursement,")


def rounding_of_the_rest(agreed: InstallmentRounding, terms: LoanTerms, charge: int) -> InstallmentRounding:
    """Return the rounding of the rest: what is left of a flat charge need be no multiple, and is not rounded again."""
    if not isinstance(terms.interest, Flat):
        return agreed
    unit = Money.from_minor(1, terms.currency)
    multiple = unit if agreed.interest_multiple is None else agreed.interest_multiple
    return agreed if charge % multiple.minor == 0 else replace(agreed, interest_multiple=unit)
