"""Amounts counted in lakh and crore: one unit for all, or the one each amount reaches.

`ScaleFormat` rounds first and chooses the unit after, so that 99,999 is 1 lakh and never
100 thousand.

>>> from microloan.arithmetic.rounding import HALF_UP
>>> from microloan.currency import BDT, INR
>>> print(INR(99_999).format(compact("en_IN")), "|", BDT(4_288_686_000).format(compact("bn_BD")))
1 lakh | ৪২৮.৮৭ কোটি
>>> INR(3_468_353_000).format(in_scale(LAKH, places=2, rounding=HALF_UP))
'34,683.53 lakh'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.currency.amounts import Amount
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.currency.printing.format_rules import ALL_DECIMALS, NO_SYMBOL, TRIMMED_DECIMALS
from microloan.currency.printing.formatting import MoneyFormat, framed
from microloan.currency.printing.scale_words import (
    FIELD_LADDERS,
    LONG_LADDERS,
    SHORT_LADDERS,
    Ladder,
    ScaleStep,
    worded,
)
from microloan.currency.scale import CRORE, LAKH, Scale
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from microloan.currency.currencies import Currency

_MOST_PLACES = 9

__all__ = ["CRORE", "LAKH", "ScaleFormat", "cldr_compact", "cldr_compact_long", "compact", "in_scale"]


@dataclass(frozen=True, slots=True)
class ScaleFormat:
    """One way of printing amounts in lakh, crore or another scale.

    Parameters
    ----------
    steps
        The units to choose from, rising: the largest that the rounded amount reaches is
        taken. A single one is taken always.
    places
        Decimals of the scaled number, from 0 to 9.
    rounding
        How the scaled number is rounded to them.
    number
        Groups, digits, symbol, minus, and the rule for decimals: all of them, or without
        the zeros at the end.

    Raises
    ------
    MicroloanError
        If the steps do not rise, the places are not such a number, a part is not of its
        kind, or `number` rounds or closes on its own.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> lac = ScaleFormat((ScaleStep(LAKH, after=" lac"),), 2, HALF_UP, MoneyFormat((3, 2)))
    >>> BDT(4_428_000).format(lac)
    'Tk. 44.28 lac'
    """

    steps: Ladder
    places: int
    rounding: Rounding
    number: MoneyFormat

    def __post_init__(self) -> None:
        _check_steps(self.steps)
        if type(self.places) is not int or not 0 <= self.places <= _MOST_PLACES:
            problem = f"must be a whole number from 0 to {_MOST_PLACES}"
            raise MicroloanError("places", self.places, problem, code="out_of_range")
        if not isinstance(self.rounding, Rounding):
            problem = "must be a rounding mode, like rounding.HALF_UP"
            raise MicroloanError("rounding", self.rounding, problem, code="wrong_type")
        if not isinstance(self.number, MoneyFormat):
            raise MicroloanError("number", self.number, "must be a MoneyFormat", code="wrong_type")
        if self.number.decimals.rounding is not None or self.number.closer:
            problem = "must not round or close on its own; the places and the rounding stand beside it"
            raise MicroloanError("number", self.number, problem, code="contradiction")

    def text(self, minor: int, currency: Currency) -> str:
        """Return an amount in minor units of `currency` as text; what `Money.format` prints.

        >>> from microloan.currency import INR
        >>> compact("hi_IN").text(1_281_699_57_00, INR)
        '12.82 करोड़'
        """
        size = -minor if minor < 0 else minor
        step, scaled = self._chosen(size, currency.exponent)
        before, after = self.number.symbol.around(currency)
        around = before + step.before, step.after + after
        return framed(-scaled if minor < 0 else scaled, self.places, self.number, around)

    def common(self, amounts: Iterable[Amount]) -> ScaleFormat:
        """Return the format with one unit for all `amounts`: that of the largest.

        Parameters
        ----------
        amounts
            Money of any sign; the largest by size decides. None at all keeps the first unit.

        Raises
        ------
        MicroloanError
            If something else than money is among them.

        Examples
        --------
        >>> from microloan.currency import INR
        >>> one = compact("en_IN").common([INR(5_000), INR(2_500_000)])
        >>> INR(5_000).format(one), INR(2_500_000).format(one)
        ('0.05 lakh', '25 lakh')
        """
        step = self.steps[0]
        for amount in amounts:
            if not isinstance(amount, Amount):
                raise MicroloanError("amounts", amount, "must be money", code="wrong_type")
            reached, _ = self._chosen(abs(amount.minor), amount.currency.exponent)
            step = reached if reached.power > step.power else step
        return replace(self, steps=(step,))

    @property
    def unit(self) -> str:
        """The unit as a heading says it, where there is but one; empty for units of the currency.

        Raises
        ------
        MicroloanError
            If the format chooses between several; `common` settles one.

        Examples
        --------
        >>> in_scale(LAKH, places=2, rounding=HALF_UP).unit
        'lakh'
        """
        step, *others = self.steps
        if others:
            problem = "chooses between several units; settle one for all amounts with common(amounts)"
            raise MicroloanError("steps", self.steps, problem, code="several_units")
        return f"{step.before}{step.after}".strip()

    def bare(self) -> ScaleFormat:
        """Return the format of the numbers alone, for cells whose heading says the unit.

        >>> from microloan.currency import INR
        >>> INR(3_468_353_000).format(in_scale(LAKH, places=2, rounding=HALF_UP).bare())
        '34,683.53'
        """
        steps = tuple(ScaleStep(step.scale) for step in self.steps)
        return replace(self, steps=steps, number=replace(self.number, symbol=NO_SYMBOL))

    def quotient(self, exponent: int, step: ScaleStep) -> tuple[int, int]:
        """Return what minor units are multiplied and divided by, to be counted in a step.

        >>> compact("en_IN").quotient(2, ScaleStep(LAKH))
        (100, 10000000)
        """
        return 10**self.places, 10 ** (exponent + step.power)

    def reach(self, step: ScaleStep, above: ScaleStep) -> int:
        """Return the number in one step from which the step above it is taken.

        >>> compact("en_IN").reach(ScaleStep(LAKH), ScaleStep(CRORE))
        10000
        """
        reach: int = 10 ** (above.power - step.power + self.places)
        return reach

    def _chosen(self, size: int, exponent: int) -> tuple[ScaleStep, int]:
        """Return the step of an amount that is not negative, and its number rounded there."""
        for step, above in pairwise(self.steps):
            scaled = self._scaled(size, exponent, step)
            if scaled < self.reach(step, above):
                return step, scaled
        return self.steps[-1], self._scaled(size, exponent, self.steps[-1])

    def _scaled(self, size: int, exponent: int, step: ScaleStep) -> int:
        multiplier, divisor = self.quotient(exponent, step)
        scaled: int = self.rounding.divide(size * multiplier, divisor)
        return scaled


def in_scale(scale: Scale, *, places: int, rounding: Rounding, locale: str = "en_IN") -> ScaleFormat:
    """Return the format that counts every amount in one scale, as field reports do.

    Parameters
    ----------
    scale
        The scale, like ``scale.LAKH``.
    places
        Decimals, from 0 to 9, all of them printed.
    rounding
        How the number is rounded to them.
    locale
        Whose word, digits and groups: one of those of the field formats.

    Raises
    ------
    MicroloanError
        If the locale is not one of these or has no word for the scale, or an argument is
        not of its kind.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> BDT(4_288_686_000).format(in_scale(CRORE, places=4, rounding=HALF_UP, locale="bn_BD"))
    '৪২৮.৮৬৮৬ কোটি'
    """
    number = replace(_field_format(locale), symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
    if not isinstance(scale, Scale):
        raise MicroloanError("scale", scale, "must be a Scale, like scale.LAKH", code="wrong_type")
    return ScaleFormat(worded(locale[:2], [scale]), places, rounding, number)


def compact(locale: str) -> ScaleFormat:
    """Return the format that counts each amount in the largest scale it reaches.

    At most two decimals, rounded half up, no symbol, and a plain space before the word.

    Parameters
    ----------
    locale
        One of those of the field formats.

    Raises
    ------
    MicroloanError
        If the locale is not one of these.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> INR(430_000_000).format(compact("en_IN")), INR(10**12).format(compact("en_IN"))
    ('43 crore', '1 lakh crore')
    """
    return _compact(locale, FIELD_LADDERS)


def cldr_compact(locale: str) -> ScaleFormat:
    """Return the short form of the Unicode CLDR: 34.68Cr.

    Parameters and errors are those of `compact`.

    >>> from microloan.currency import INR
    >>> INR(346_835_300).format(cldr_compact("en_IN"))
    '34.68Cr'
    """
    return _compact(locale, SHORT_LADDERS)


def cldr_compact_long(locale: str) -> ScaleFormat:
    r"""Return the long form of the Unicode CLDR, with its narrow no-break spaces.

    Parameters and errors are those of `compact`.

    >>> from microloan.currency import INR
    >>> INR(346_835_300).format(cldr_compact_long("en_IN"))
    '34.68\u202fcrore'
    """
    return _compact(locale, LONG_LADDERS)


def _compact(locale: str, ladders: Mapping[str, Ladder]) -> ScaleFormat:
    number = replace(_field_format(locale), symbol=NO_SYMBOL, decimals=TRIMMED_DECIMALS)
    return ScaleFormat(ladders[locale], 2, HALF_UP, number)


def _field_format(locale: str) -> MoneyFormat:
    found = FIELD_FORMATS.get(locale) if type(locale) is str else None
    if found is None:
        known = ", ".join(f'"{name}"' for name in FIELD_FORMATS)
        raise MicroloanError("locale", locale, f"is not a known locale; write one of {known}", code="unknown_locale")
    return found


def _check_steps(steps: object) -> None:
    given: tuple[object, ...] = tuple(cast("tuple[object, ...]", steps)) if isinstance(steps, tuple) else ()
    powers = [step.power for step in given if isinstance(step, ScaleStep)]
    if not powers or len(powers) < len(given):
        raise MicroloanError("steps", given, "must be a tuple of at least one ScaleStep", code="wrong_type")
    if any(low >= high for low, high in pairwise(powers)):
        raise MicroloanError("steps", given, "must rise from one scale to the next", code="bad_order")
