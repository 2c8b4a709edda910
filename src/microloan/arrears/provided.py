"""What provision sheets share: required against held, and how it is written down.

>>> from datetime import date
>>> from microloan.arithmetic.rounding import HALF_UP
>>> from microloan.arrears.provision_sheets import provision_sheet
>>> from microloan.currency import BDT
>>> from microloan.regulations import rulebook
>>> mra = rulebook("bd-mra", on=date(2026, 6, 30))
>>> sheet = provision_sheet({"good": BDT(2_200_000)}, mra, rounding=HALF_UP, held=BDT(20_000))
>>> sheet.shortfall, sheet.excess, sheet.charge
(BDT('2000.00'), BDT('0.00'), BDT('2000.00'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import RoundingRule
from microloan.arrears.provisions import shortfall
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.explanation import Step
from microloan.regulations.book import Rulebook

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.rounding import Rounding
    from microloan.currency import Currency
    from microloan.interest.working import Pen


class Provided:
    """A provision that is required, against the one that is held; every sheet has it."""

    __slots__ = ()

    if TYPE_CHECKING:
        # What a sheet says.
        held: Money

        @property
        def required(self) -> Money:
            """What the rulebook asks for."""
            ...

    @property
    def shortfall(self) -> Money:
        """What is required beyond what is held; zero where enough is held."""
        return Money.from_minor(shortfall(self.required.minor, self.held.minor), self.held.currency)

    @property
    def excess(self) -> Money:
        """What is held beyond what is required; zero where too little is held."""
        return Money.from_minor(shortfall(self.held.minor, self.required.minor), self.held.currency)

    @property
    def charge(self) -> Money:
        """What goes to expense so that enough is held; below zero, what comes back."""
        return self.required - self.held

    def last_steps(self, pen: Pen, working: str) -> tuple[Step, ...]:
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


def checked_amount(name: str, amount: object, currency: Currency | None = None) -> Money:
    """Return an amount from zero, in a currency where one is given; raise a `MicroloanError` for anything else.

    >>> from microloan.currency import BDT, INR
    >>> checked_amount("held", INR(5), BDT)
    Traceback (most recent call last):
        ...
    microloan.errors.CurrencyMismatch: held=Rs. 5 is in INR, the other amounts in BDT
    """
    if not isinstance(amount, Money):
        raise MicroloanError(name, amount, "must be money such as BDT(500)", code="wrong_type")
    if amount.minor < 0:
        raise MicroloanError(name, amount, "must be an amount from zero", code="out_of_range")
    if currency is not None and amount.currency != currency:
        problem = f"is in {amount.currency.code}, the other amounts in {currency.code}"
        raise CurrencyMismatch(name, amount, problem, code="currency_mismatch")
    return amount


def held_amount(held: Money | None, nothing: Money) -> Money:
    """Return the provision that is held, in the currency of `nothing`; None stands for none."""
    return nothing if held is None else checked_amount("held", held, nothing.currency)


def rate_step(pen: Pen, label: str, amount: Money, rate: Rate, rounding: Rounding) -> Step:
    """Return the step of an amount times a rate, with its rounding."""
    exact = amount.minor * rate.numerator, rate.denominator
    return pen.step(label, f"{pen.amount(amount.minor)} × {rate}", exact, RoundingRule(1, rounding))
