"""`Target`: what a figure of a loan shall be, as a value that judges and prints.

A target has three parts: a figure of the schedule, an aim, and an amount or rate.

===========  ====================================================================
`NEAR`       as near as the grid allows, from either side
`AT_MOST`    not above: a cap, what a member can afford
`AT_LEAST`   not below: what a lender needs, what a member must have in hand
===========  ====================================================================

>>> from microloan.currency import BDT
>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
>>> from microloan.pricing import figures
>>> print(figures.INSTALLMENT.near(BDT(500)))
installment near Tk. 500
>>> print(figures.rate(EFFECTIVE_RATE).at_most("30%"))
effective annual rate at most 30%
>>> print(figures.CHARGE_PER_THOUSAND.at_most("143.75 per thousand"))
service charge per thousand at most 143.75 per thousand
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.explanation import decimal_text
from microloan.interest.yields.found import FoundRate

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.schedules.schedule import Schedule

# What a figure may be of a schedule.
Reached: TypeAlias = Money | Rate | FoundRate

# Decimals of a percentage by which distances from a rate are told.
RATE_PLACES: Final = 6
_SHOWN_PLACES = 4


class FigureKind(Enum):
    """What a figure is counted in: `AMOUNT`, `PER_THOUSAND` of what is lent, or `NAMED_RATE`."""

    AMOUNT = "amount"
    PER_THOUSAND = "per thousand"
    NAMED_RATE = "named rate"


_KINDS: Final[dict[FigureKind, tuple[type, ...]]] = {
    FigureKind.AMOUNT: (Money,),
    FigureKind.PER_THOUSAND: (Rate,),
    FigureKind.NAMED_RATE: (FoundRate, Rate),
}


@dataclass(frozen=True, slots=True)
class Aim:
    """On which side of its amount a target lies.

    Parameters
    ----------
    name
        The word for records, such as ``at_most``.
    words
        As it is read: ``at most``.

    Examples
    --------
    >>> AT_MOST.words
    'at most'
    """

    name: str
    words: str

    def __repr__(self) -> str:
        return self.name.upper()


NEAR: Final = Aim("near", "near")
AT_MOST: Final = Aim("at_most", "at most")
AT_LEAST: Final = Aim("at_least", "at least")


@dataclass(frozen=True, slots=True)
class LoanFigure:
    """One figure of a schedule.

    Parameters
    ----------
    name
        As it is said in a sentence: ``total cost``.
    heading
        As it heads a column.
    kind
        What it is counted in.
    of
        The function from a schedule to the figure.

    Examples
    --------
    >>> from microloan.pricing import figures
    >>> figures.TOTAL_COST
    <figure: total cost>
    """

    name: str
    heading: str
    kind: FigureKind
    of: Callable[[Schedule], Reached]

    def reached(self, schedule: Schedule) -> Reached:
        """Return the figure of a schedule, which must be of the kind that it says.

        Raises
        ------
        MicroloanError
            If the function of the figure gives anything else.
        """
        found = self.of(schedule)
        if not isinstance(found, _KINDS[self.kind]):
            words = " or ".join(kind.__name__ for kind in _KINDS[self.kind])
            problem = f"must be {words}, since the figure's kind is FigureKind.{self.kind.name}"
            raise MicroloanError(f"the figure {self.name!r}", found, problem, code="wrong_type")
        return found

    def near(self, value: Money | Rate | str) -> Target:
        """Return the target of coming as near to an amount or rate as the grid allows."""
        return Target(self, NEAR, value)

    def at_most(self, value: Money | Rate | str) -> Target:
        """Return the target of not going above an amount or rate."""
        return Target(self, AT_MOST, value)

    def at_least(self, value: Money | Rate | str) -> Target:
        """Return the target of not falling below an amount or rate."""
        return Target(self, AT_LEAST, value)

    def text(self, value: Reached) -> str:
        """Return the figure as it is read."""
        if isinstance(value, FoundRate):
            return f"{value.percent(_SHOWN_PLACES)}%"
        if isinstance(value, Rate) and self.kind is FigureKind.PER_THOUSAND:
            return f"{decimal_text(value.numerator * 1_000, value.denominator, _SHOWN_PLACES)} per thousand"
        return str(value)

    def difference_text(self, difference: Fraction) -> str:
        """Return how far two rates lie apart, as it is read.

        >>> from microloan.pricing import figures
        >>> figures.CHARGE_PER_THOUSAND.difference_text(Fraction(1, 800))
        '1.25 per thousand'
        """
        per_thousand = self.kind is FigureKind.PER_THOUSAND
        times, unit = (1_000, " per thousand") if per_thousand else (100, "%")
        return f"{decimal_text(times * difference.numerator, difference.denominator, RATE_PLACES)}{unit}"

    def __repr__(self) -> str:
        return f"<figure: {self.name}>"


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Target:
    """A figure, an aim, and the amount or rate aimed at.

    Parameters
    ----------
    figure
        Of the schedule, a value of `figure`.
    aim
        `NEAR`, `AT_MOST` or `AT_LEAST`.
    value
        `Money` where the figure is an amount, else a rate such as "30%".

    Raises
    ------
    MicroloanError
        If the value is not of the figure's kind.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.pricing import figures
    >>> figures.TOTAL_COST.at_most(BDT(2_500))
    <target: total cost at most Tk. 2,500>
    """

    figure: LoanFigure
    aim: Aim
    value: Money | Rate

    def __init__(self, figure: LoanFigure, aim: Aim, value: Money | Rate | str) -> None:
        if not isinstance(figure, LoanFigure):
            problem = "must be a value of figure, such as figure.INSTALLMENT"
            raise MicroloanError("figure", figure, problem, code="wrong_type")
        if not isinstance(aim, Aim):
            raise MicroloanError("aim", aim, "must be NEAR, AT_MOST or AT_LEAST", code="wrong_type")
        object.__setattr__(self, "figure", figure)
        object.__setattr__(self, "aim", aim)
        object.__setattr__(self, "value", _checked(figure, value))

    def side(self, reached: Reached) -> int:
        """Return -1, 0 or 1: whether a figure lies below, at or above the value; decided exactly.

        Raises
        ------
        CurrencyMismatch
            If the two are amounts in two currencies.
        """
        value = self.value
        if isinstance(reached, FoundRate):
            return reached.root.compare(number_of(value))
        if isinstance(reached, Money) and isinstance(value, Money) and reached.currency != value.currency:
            problem = f"must be in {reached.currency.code}, the currency of the loan"
            raise CurrencyMismatch("target", value, problem, code="currency_mismatch")
        difference = number_of(reached) - number_of(value)
        return (difference > 0) - (difference < 0)

    def is_met(self, reached: Reached) -> bool:
        """Return whether a figure keeps the target; near is only kept by the very value."""
        side = self.side(reached)
        return side <= 0 if self.aim == AT_MOST else side >= 0 if self.aim == AT_LEAST else side == 0

    def gap(self, reached: Reached) -> Fraction:
        """Return how far a figure lies from the value, without its sign: minor units, or a part of one."""
        return abs(number_of(reached) - number_of(self.value))

    def distance(self, reached: Reached) -> Money | Fraction:
        """Return the figure less the value: `Money` of an amount, a fraction of one of a rate.

        A rate of a flow is rounded to 6 decimals of a percent for this.
        """
        if isinstance(reached, Money) and isinstance(self.value, Money):
            return reached - self.value
        return number_of(reached) - number_of(self.value)

    @property
    def value_text(self) -> str:
        """The value as it is read."""
        return self.figure.text(self.value)

    def __str__(self) -> str:
        return f"{self.figure.name} {self.aim.words} {self.value_text}"

    def __repr__(self) -> str:
        return f"<target: {self}>"


def number_of(value: Reached) -> Fraction:
    """Return a figure as one number: minor units of an amount, a rate as a part of one.

    >>> number_of(Rate(1, 4))
    Fraction(1, 4)
    """
    if isinstance(value, Money):
        return Fraction(value.minor)
    if isinstance(value, FoundRate):
        return Fraction(value.percent(RATE_PLACES)) / 100
    return value.as_fraction()


def _checked(figure: LoanFigure, value: Money | Rate | str) -> Money | Rate:
    if figure.kind is FigureKind.AMOUNT:
        if isinstance(value, Money):
            return value
        problem = f"must be Money, such as BDT(500): {figure.name} is an amount"
        raise MicroloanError("value", value, problem, code="wrong_type")
    if isinstance(value, Money):
        example = '"143.75 per thousand"' if figure.kind is FigureKind.PER_THOUSAND else '"30%"'
        raise MicroloanError(
            "value", value, f"must be a rate such as {example}: {figure.name} is one", code="wrong_type"
        )
    return rate_of(value, "value")
