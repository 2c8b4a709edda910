"""What early repayment of a part of the principal does to the installments that follow.

=======================  ===========================================================
`SMALLER_INSTALLMENTS`   as many as before, each smaller
`FEWER_INSTALLMENTS`     as large as before, and fewer of them
`NEXT_SKIPPED`           the principal of the next ones counts as paid; their interest stays
=======================  ===========================================================

A rule of your own is another `Recast`.

>>> SMALLER_INSTALLMENTS
recast.SMALLER_INSTALLMENTS
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.arithmetic.kinds import largest
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance, Flat
from microloan.interest.accrual import each_period
from microloan.interest.declining import DecliningRows
from microloan.interest.residual import LAST
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS, given_installment, given_principal
from microloan.products.planning import plan_loan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.interest.shape_kinds import PrincipalShape
    from microloan.products.terms import LoanTerms


class Asked(NamedTuple):
    """What the later installments ask for before the change, and how much principal is paid early.

    Parameters
    ----------
    wholes
        Principal and interest of each, in minor units.
    principals
        The principal of each.
    early
        Minor units of principal that are paid early, and are not in the terms any more.
    installment
        What an installment asks for that repays principal, in minor units.
    """

    wholes: Sequence[int]
    principals: Sequence[int]
    early: int
    installment: int


class Continuing(Protocol):
    """How a `Recast` makes the terms of the rest."""

    def __call__(self, terms: LoanTerms, asked: Asked, /) -> LoanTerms:
        """Return the terms, whose principal is what is left."""
        ...


@dataclass(frozen=True, slots=True)
class Recast:
    """What early repayment does to the installments that follow.

    Parameters
    ----------
    name
        The word for it.
    continuing
        From the terms of what is left, and what the later installments asked for, to the
        terms of the rest.
    definition
        One phrase for tables and explanations.
    source
        The document or practice behind the rule.
    """

    name: str
    continuing: Continuing
    definition: str
    source: str

    def __repr__(self) -> str:
        return f"recast.{self.name.upper()}"


def keeping(terms: LoanTerms, asked: Asked) -> LoanTerms:
    """Return terms in which every installment asks for what it did, and the last for what is left.

    Parameters
    ----------
    terms
        Of the rest, with the principal that is left; interest accrues on it.
    asked
        What the installments ask for. Principal that was paid early goes off the first of
        them.

    Raises
    ------
    MicroloanError
        If interest does not accrue on the balance: a flat charge does not change.
    """
    rows = terms.interest.amortization(plan_loan(terms))
    if not isinstance(rows, DecliningRows):
        raise flat_refused(terms) if isinstance(terms.interest, Flat) else deferred_refused(terms)
    rule, left, early = terms.rounding.rules().interest, terms.lent.minor, asked.early
    solves, grace = isinstance(terms.repayment.shape, InstallmentShape), terms.repayment.grace
    principals: list[int] = []
    for place, numerator in enumerate(each_period(rows.factors.runs)):
        if place == len(asked.wholes):
            break
        interest = rule.apply(left * largest(numerator), largest(rows.factors.denominator))
        due = max(asked.wholes[place] - interest, 0) if solves else asked.principals[place]
        if not grace.pays_principal(place + 1):
            due = 0
        skipped = min(due, early)
        early -= skipped
        part = left if place == len(asked.wholes) - 1 else min(due - skipped, left)
        principals.append(part)
        left -= part
    return repaying(terms, principals)


def repaying(terms: LoanTerms, principals: Sequence[int]) -> LoanTerms:
    """Return terms with these parts of principal, in minor units, one for each installment."""
    # Rounding up may need fewer installments than the terms have.
    parts = [*principals, *[0] * (terms.repayment.installments - len(principals))]
    amounts = (Money.from_minor(part, terms.currency) for part in parts)
    # The parts have nothing where a grace asks for nothing.
    grace = replace(terms.repayment.grace, principal_periods=0, principal_every=1)
    repayment = replace(terms.repayment, grace=grace)
    return _given(replace(terms, repayment=repayment), given_principal(*amounts))


def _given(terms: LoanTerms, shape: InstallmentShape | PrincipalShape) -> LoanTerms:
    """Return terms with given amounts: what rounding leaves is with the last installment."""
    rounding = replace(terms.rounding, residual=LAST)
    return replace(terms, repayment=replace(terms.repayment, shape=shape), rounding=rounding)


def flat_refused(terms: LoanTerms) -> MicroloanError:
    """Return the error of a recast that a flat loan does not have."""
    problem = "does not accrue on the balance: an advance pays its next installments whole; post the payment"
    return MicroloanError("interest", terms.interest, problem, code="not_offered")


def deferred_refused(terms: LoanTerms) -> MicroloanError:
    """Return the error of a change that a loan with deferred interest does not have."""
    problem = "defers interest until later installments, and nothing says which of them would collect what"
    return MicroloanError("repayment.grace", terms.repayment.grace, problem, code="not_offered")


def _smaller(terms: LoanTerms, _asked: Asked) -> LoanTerms:
    shape = terms.repayment.shape
    if shape.name == "given_installment":
        return replace(terms, repayment=replace(terms.repayment, shape=EQUAL_INSTALLMENTS))
    return terms


def _fewer(terms: LoanTerms, asked: Asked) -> LoanTerms:
    if isinstance(terms.repayment.shape, InstallmentShape):
        return _given(terms, given_installment(Money.from_minor(asked.installment, terms.currency)))
    return keeping(terms, asked._replace(early=0))


def _skipping(terms: LoanTerms, asked: Asked) -> LoanTerms:
    if not isinstance(terms.interest, DecliningBalance):
        raise flat_refused(terms)
    return keeping(terms, asked)


SMALLER_INSTALLMENTS = Recast(
    "smaller_installments",
    _smaller,
    "as many installments as before, each smaller",
    "Apache Fineract, reschedule strategy REDUCE_EMI",
)
FEWER_INSTALLMENTS = Recast(
    "fewer_installments",
    _fewer,
    "installments as large as before, and fewer of them",
    "Apache Fineract, reschedule strategy REDUCE_NUMBER_OF_INSTALLMENTS",
)
NEXT_SKIPPED = Recast(
    "next_skipped",
    _skipping,
    "the principal of the next installments counts as paid, their interest stays due",
    "Apache Fineract, reschedule strategy RESCHEDULE_NEXT_REPAYMENTS",
)

ALL = (SMALLER_INSTALLMENTS, FEWER_INSTALLMENTS, NEXT_SKIPPED)
