"""What shape, grace and residual must be together.

>>> from microloan.interest.declining import DecliningBalance
>>> from microloan.interest.grace import NO_GRACE
>>> from microloan.interest.residual import SPREAD
>>> from microloan.interest.shapes import balloon
>>> check_fits(DecliningBalance("24%"), balloon("30%"), NO_GRACE, SPREAD)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: rounding.residual=residual.SPREAD contradicts shape=balloon('30%'); it goes with \
EQUAL_INSTALLMENTS or EQUAL_PRINCIPAL
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.interest.declining import DecliningBalance
from microloan.interest.flat import Flat
from microloan.interest.grace import NO_GRACE, SPREAD
from microloan.interest.plan import Ratio, Term, example_plan
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import PrincipalShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL

if TYPE_CHECKING:
    from microloan.interest.grace import Grace
    from microloan.interest.method import InterestMethod
    from microloan.interest.residual import Residual
    from microloan.interest.shape_kinds import InstallmentShape


def check_fits(
    method: InterestMethod, shape: InstallmentShape | PrincipalShape, grace: Grace, residual: Residual
) -> None:
    """Refuse a residual or a grace that the shape leaves no room for.

    Parameters
    ----------
    method, shape, grace, residual
        As agreed for one loan.

    Raises
    ------
    MicroloanError
        If a residual is to go first or to be spread in a shape whose installments differ, a
        flat loan has rows of principal alone in a shape that does not say how much, or a
        method of one's own asks for what the grace does not.
    """
    if residual != LAST and shape not in (EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL):
        problem = f"contradicts shape={shape}; it goes with EQUAL_INSTALLMENTS or EQUAL_PRINCIPAL"
        raise MicroloanError("rounding.residual", residual, problem, code="contradiction")
    if not isinstance(method, Flat):
        if grace != NO_GRACE and not isinstance(method, DecliningBalance):
            _check_keeps(method, shape, grace)
        return
    deferred = grace.deferred_periods if grace.collected == SPREAD else 0
    alone = max(grace.interest_free_periods, deferred) > grace.principal_periods
    same_each_time = isinstance(shape, PrincipalShape) and shape.count is None
    if alone and shape != EQUAL_INSTALLMENTS and not same_each_time:
        problem = f"leaves flat installments of principal alone, which shape={shape} does not size"
        raise MicroloanError("repayment.grace", grace, problem, code="contradiction")


def _check_keeps(method: InterestMethod, shape: InstallmentShape | PrincipalShape, grace: Grace) -> None:
    """Refuse a method that does not keep a grace, as a small loan with that grace shows."""
    first, every = grace.principal_periods, grace.principal_every
    free = max(grace.deferred_periods, grace.interest_free_periods)
    count, principal = first + every * max((free - first) // every + 1, 1), 1_000_000
    if isinstance(shape, PrincipalShape):
        count = shape.count or count
        principal = shape.total.minor if shape.total is not None else principal
    term: Term[int] = Term(count, count, count, Fraction(52), None)
    plan = example_plan(Ratio(method.rate.numerator, method.rate.denominator))
    plan = plan._replace(principal=principal, term=term, shape=shape, grace=grace)
    for number, (repaid, interest, _) in enumerate(method.amortization(plan), start=1):
        if (repaid and not grace.pays_principal(number)) or (interest and number <= free):
            what = "interest" if interest and number <= free else "principal"
            problem = f"is not kept by interest={method!r}, which asks for {what} with installment {number}"
            raise MicroloanError("repayment.grace", grace, problem, code="contradiction")
