"""What provision sheets share: required against held, and how it is written down.

>>> from microloan.currency import BDT
>>> against = Provided(required=BDT(22_000), held=BDT(20_000))
>>> against.shortfall, against.excess, against.charge
(BDT('2000.00'), BDT('0.00'), BDT('2000.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import RoundingRule
from microloan.arrears.provisions import shortfall
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.explanation import Step
from microloan.regulations.book import Rulebook

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.rounding import Rounding
    from microloan.interest.working import Pen


@dataclass(frozen=True, slots=True)
class Provided:
    """A provision that is required, against the one that is held.

    Parameters
    ----------
    required, held
        Of one currency.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> Provided(INR(500), INR(550)).charge
    INR('-50.00')
    """

    required: Money
    held: Money

    @property
    def shortfall(self) -> Money:
        """What is required beyond what is held; zero where enough is held."""
        return Money.from_minor(shortfall(self.required.minor, self.held.minor), self.required.currency)

    @property
    def excess(self) -> Money:
        """What is held beyond what is required; zero where too little is held."""
        return Money.from_minor(shortfall(self.held.minor, self.required.minor), self.required.currency)

    @property
    def charge(self) -> Money:
        """What goes to expense so that enough is held; below zero, what comes back."""
        return self.required - self.held

    def steps(self, pen: Pen, working: str) -> tuple[Step, ...]:
        """Return the last steps of an explanation: required, held, and the difference."""
        required = Step("required", working, pen.amount(self.required.minor))
        held = Step("held", "", pen.amount(self.held.minor))
        if self.excess:
            return (required, held, Step("excess", "held − required", pen.amount(self.excess.minor)))
        return (required, held, Step("shortfall", "required − held", pen.amount(self.shortfall.minor)))


def rulebook_of(rules: object) -> Rulebook:
    """Return a rulebook; raise a `MicroloanError` for anything else."""
    if not isinstance(rules, Rulebook):
        problem = 'must be a Rulebook, such as rulebook("bd-mra", on=day)'
        raise MicroloanError("rules", rules, problem, code="wrong_type")
    return rules


def not_negative(name: str, amount: Money) -> Money:
    """Return an amount from zero; raise a `MicroloanError` for one below."""
    if amount.minor < 0:
        raise MicroloanError(name, amount, "must be an amount from zero", code="out_of_range")
    return amount


def rate_step(pen: Pen, label: str, amount: Money, rate: Rate, rounding: Rounding) -> Step:
    """Return the step of an amount times a rate, with its rounding."""
    exact = amount.minor * rate.numerator, rate.denominator
    return pen.step(label, f"{pen.amount(amount.minor)} × {rate}", exact, RoundingRule(1, rounding))
