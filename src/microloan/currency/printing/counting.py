"""What a format does with each amount, as plain numbers and texts that a whole column can share.

A format counts an amount in a unit, rounds it there, and puts fixed texts around the
digits. `printing` says which: for a `MoneyFormat` one way of counting, for a `ScaleFormat`
one for each of its units. Columns of text are made from it, in NumPy and in Polars.

>>> from microloan.currency import BDT
>>> from microloan.currency.printing.scale_format import compact
>>> units = printing(compact("en_BD"), BDT).countings
>>> units[2].after, units[2].number(4_288_686_000_00), units[3].number(4_288_686_000_00)
((' lakh', ' lakh'), 4288686, 42887)
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import DOWN, Rounding
from microloan.currency import money_format
from microloan.currency.currencies import Currency
from microloan.currency.printing.formatting import MoneyFormat
from microloan.currency.printing.scale_format import ScaleFormat
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N
    from microloan.currency.money_format import MoneyStyle


@dataclass(frozen=True, slots=True)
class Counting:
    """How amounts are counted in one unit, and what stands around the digits.

    Parameters
    ----------
    multiplier, divisor
        The number printed is the minor units times the one, over the other.
    rounding
        How that quotient is rounded; of no effect where the divisor is 1.
    reached
        The unit is taken where the number in the unit before it has come to this.
    before, after
        The texts before and after the digits: of an amount from zero, and of one below.
    """

    multiplier: int
    divisor: int
    rounding: Rounding
    reached: int
    before: tuple[str, str]
    after: tuple[str, str]

    def number(self, size: N) -> N:
        """Return the number that is printed for amounts that are not negative.

        The largest number met is `meets`.
        """
        counted = size * self.multiplier
        return counted if self.divisor == 1 else self.rounding.divide(counted, self.divisor)

    def meets(self, size: int) -> int:
        """Return the largest number that `number` meets."""
        return size * self.multiplier + self.divisor


@dataclass(frozen=True, slots=True)
class Printing:
    """How a format prints the amounts of one currency.

    Parameters
    ----------
    countings
        The units to choose from, rising.
    places
        How many digits of the number stand after the point.
    style
        Groups, decimals, digits and closer.
    """

    countings: tuple[Counting, ...]
    places: int
    style: MoneyFormat

    def decimals(self, fraction: int) -> str:
        """Return the text after the whole units, from the number that stands after the point.

        >>> from microloan.currency import BDT
        >>> printing("bn_BD", BDT).decimals(5)
        '.০৫'
        """
        digits = str(fraction).zfill(self.places) if self.places else ""
        return self.style.digits.written(self.style.decimals.written(digits) or self.style.closer)


def printing(style: MoneyStyle | str, currency: Currency) -> Printing:
    """Return how `style` prints the amounts of `currency`.

    Raises
    ------
    MicroloanError
        If the style is neither a `MoneyFormat`, a `ScaleFormat` nor a known locale, or
        `currency` is not one.
    """
    check_currency(currency)
    chosen = money_format.of(style)
    if isinstance(chosen, MoneyFormat):
        return _of_money(chosen, currency)
    if isinstance(chosen, ScaleFormat):
        return _of_scales(chosen, currency)
    raise MicroloanError("style", style, "must be a MoneyFormat, a ScaleFormat or a locale", code="wrong_type")


def check_currency(currency: object) -> None:
    """Raise `MicroloanError` unless `currency` is one.

    >>> from microloan.currency import BDT
    >>> check_currency(BDT)
    """
    if not isinstance(currency, Currency):
        raise MicroloanError("currency", currency, "must be a Currency, such as BDT", code="wrong_type")


def _of_money(style: MoneyFormat, currency: Currency) -> Printing:
    around = style.symbol.around(currency)
    whole = style.decimals.rounding
    if whole is None:
        return Printing((_counting((1, 1, DOWN), 0, style, around),), currency.exponent, style)
    return Printing((_counting((1, 10**currency.exponent, whole), 0, style, around),), 0, style)


def _of_scales(style: ScaleFormat, currency: Currency) -> Printing:
    before, after = style.number.symbol.around(currency)
    below = (None, *style.steps)
    countings: list[Counting] = []
    for step, smaller in zip(style.steps, below, strict=False):
        quotient = *style.quotient(currency.exponent, step), style.rounding
        reached = style.reach(smaller, step) if smaller else 0
        countings.append(_counting(quotient, reached, style.number, (before + step.before, step.after + after)))
    return Printing(tuple(countings), style.places, style.number)


def _counting(
    quotient: tuple[int, int, Rounding], reached: int, style: MoneyFormat, around: tuple[str, str]
) -> Counting:
    multiplier, divisor, rounding = quotient
    # A quotient in lowest terms is the same quotient, and leaves more room in 64 bits.
    common = gcd(multiplier, divisor)
    before, after = around
    before_below, after_below = style.negative.marked(around)
    return Counting(
        multiplier // common,
        divisor // common,
        rounding,
        reached,
        before=(before, before_below),
        after=(after, after_below),
    )
