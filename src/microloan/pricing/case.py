"""`Case`: a loan as a check sees it; `Fact`: what it says to one rule.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> Case(amortize(example_terms())).household.area is None
True
>>> unknown().outcome, not_of("12 every month").shown
(<Outcome.UNKNOWN: 'unknown'>, '12 every month')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from microloan.pricing.household import Household
from microloan.regulations import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.products import LoanProduct, LoanTerms
    from microloan.regulations.limits import Quantity
    from microloan.regulations.rule import Rule
    from microloan.schedules import Schedule


@dataclass(frozen=True, slots=True)
class Case:
    """A loan, and what is known of whom it is for.

    Parameters
    ----------
    schedule
        The loan.
    product
        What it was taken from; None where terms were given.
    household
        The borrower's.
    """

    schedule: Schedule
    product: LoanProduct | None = None
    household: Household = field(default_factory=Household)

    @property
    def terms(self) -> LoanTerms:
        """The terms of the loan."""
        return self.schedule.terms


class Basis(Enum):
    """What a fact rests on: `TERMS` decide it; `NAMES` of fees suggest it, and a caller may know better."""

    TERMS = "terms"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a case says to a rule.

    Parameters
    ----------
    value
        What is held against the limit; None where an outcome is already known.
    shown
        What a finding shows in its place.
    outcome
        Known without holding a value against the limit.
    basis
        What it rests on.
    """

    value: Quantity | str | bool | None
    shown: object = None
    outcome: Outcome | None = None
    basis: Basis = Basis.TERMS


FactOf: TypeAlias = "Callable[[Case, Rule], Fact]"


def unknown(shown: object = None) -> Fact:
    """Return that neither terms nor household say what a rule asks.

    >>> unknown("no rate").shown
    'no rate'
    """
    return Fact(None, shown, Outcome.UNKNOWN)


def not_of(why: str) -> Fact:
    """Return that a rule is not about such a loan, and why.

    >>> not_of("no savings are required").outcome
    <Outcome.NOT_APPLICABLE: 'not applicable'>
    """
    return Fact(None, why, Outcome.NOT_APPLICABLE)
