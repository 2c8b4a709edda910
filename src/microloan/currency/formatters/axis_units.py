"""One unit for a whole axis: which one, with how many decimals, and where it is said.

==============  ====================================================================
`MINOR`         the chart is of minor units (poisha, paisa)
`MAJOR`         the chart is of major units (taka, rupees)
`IN_OFFSET`     the unit stands once, at the end of the axis
`IN_LABEL`      the unit stands once, in the label of the axis: Disbursed (Tk. crore)
`ON_TICKS`      the unit stands at each tick: Tk. 5 crore
==============  ====================================================================

>>> from fractions import Fraction
>>> from microloan.currency import BDT
>>> ticks = [Fraction(250_000_00 * step) for step in range(5)]
>>> axis = AxisText(BDT, axis_style(BDT, None)).fitted(ticks[0], ticks[-1], ticks)
>>> axis.unit(), [axis.number(tick) for tick in ticks]
('Tk. lakh', ['0.0', '2.5', '5.0', '7.5', '10.0'])
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rounding import HALF_EVEN
from microloan.currency import money_format
from microloan.currency.money import Money
from microloan.currency.printing.counting import check_currency
from microloan.currency.printing.format_rules import ALL_DECIMALS, NONZERO_DECIMALS, TRIMMED_DECIMALS
from microloan.currency.printing.formatting import INDIAN_GROUPING, MoneyFormat, framed
from microloan.currency.printing.scale_format import ScaleFormat, compact
from microloan.currency.printing.scale_words import ScaleStep
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle

_MOST_PLACES = 9
# A tick may be printed this part of the way to the next beside its place: none would see it.
_UNSEEN = 1000
# Money has at most 40 digits; an axis beyond that is counted in the largest unit anyway.
_LARGEST_MINOR = 10**39


class Plotted(Enum):
    """What the numbers of a chart are.

    >>> Plotted.MINOR
    Plotted.MINOR
    """

    MINOR = "minor"
    MAJOR = "major"

    def __repr__(self) -> str:
        return str(self)

    def minor_units(self, number: Fraction, currency: Currency) -> Fraction:
        """Return a number of the chart in minor units.

        >>> from fractions import Fraction
        >>> from microloan.currency import BDT
        >>> Plotted.MAJOR.minor_units(Fraction(5), BDT)
        Fraction(500, 1)
        """
        return number if self is Plotted.MINOR else number * 10**currency.exponent


class UnitPlace(Enum):
    """Where the unit of an axis is said.

    >>> UnitPlace.TICKS
    UnitPlace.TICKS
    """

    OFFSET = "offset"
    LABEL = "label"
    TICKS = "ticks"

    def __repr__(self) -> str:
        return str(self)


MINOR: Final = Plotted.MINOR
MAJOR: Final = Plotted.MAJOR
IN_OFFSET: Final = UnitPlace.OFFSET
IN_LABEL: Final = UnitPlace.LABEL
ON_TICKS: Final = UnitPlace.TICKS


@dataclass(frozen=True, slots=True)
class AxisText:
    """How the amounts of an axis are printed: after `fitted`, all in one unit.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        The units to choose from, and how numbers are printed.
    """

    currency: Currency
    style: ScaleFormat

    def fitted(self, low: Fraction, high: Fraction, ticks: Sequence[Fraction]) -> AxisText:
        """Return the same with one unit, and just the decimals that its ticks need.

        Parameters
        ----------
        low, high
            The limits of the axis in minor units; the larger decides the unit.
        ticks
            Where the ticks stand, in minor units.

        Returns
        -------
        With as few decimals as bring each tick within a thousandth of the way to the next;
        so no two are the same, and none is off by what could be seen. Where these are more
        than the style has places, as after zooming in, a smaller unit is taken.
        """
        reached = self.style.common([_money(limit, self.currency) for limit in (low, high)]).steps[0]
        ordered = sorted(ticks)
        gaps = [right - left for left, right in pairwise(ordered) if left < right] or [abs(high - low)]
        step, places = reached, 0
        for step in reversed(self.style.steps[: self.style.steps.index(reached) + 1]):
            unit = 10 ** (self.currency.exponent + step.power)
            places = _fewest_places([tick / unit for tick in ordered], min(gaps) / unit / _UNSEEN)
            if places <= self.style.places:
                break
        return AxisText(self.currency, replace(self.style, steps=(step,), places=places))

    def number(self, amount: Fraction) -> str:
        """Return an amount in minor units as the number of its unit, without the unit.

        >>> from microloan.currency import INR
        >>> from fractions import Fraction
        >>> low, high = Fraction(-25 * 10**7), Fraction(10**9)
        >>> AxisText(INR, axis_style(INR, None)).fitted(low, high, [low, high]).number(low)
        '-0.25'
        """
        return self._framed(amount, ("", ""))

    def with_unit(self, amount: Fraction) -> str:
        """Return an amount in minor units as the number of its unit, with the unit.

        >>> from microloan.currency import INR
        >>> from fractions import Fraction
        >>> low, high = Fraction(-25 * 10**7), Fraction(10**9)
        >>> AxisText(INR, axis_style(INR, None)).fitted(low, high, [low, high]).with_unit(low)
        '-Rs. 0.25 crore'
        """
        step, (before, after) = self.style.steps[0], self.style.number.symbol.around(self.currency)
        return self._framed(amount, (before + step.before, step.after + after))

    def unit(self) -> str:
        """Return the unit alone: the symbol and the word."""
        step, (before, after) = self.style.steps[0], self.style.number.symbol.around(self.currency)
        return " ".join(f"{before} {step.before} {step.after} {after}".split())

    def labelled(self, label: str) -> str:
        """Return a label with the unit in brackets, or the unit where there is no label."""
        unit = self.unit()
        return f"{label} ({unit})" if label and unit else label or unit

    def _framed(self, amount: Fraction, around: tuple[str, str]) -> str:
        unit = 10 ** (self.currency.exponent + self.style.steps[0].power)
        scaled = nearest(amount / unit, self.style.places)
        return framed(scaled, self.style.places, self.style.number, around)


def axis_style(currency: Currency, style: MoneyStyle | str | None) -> ScaleFormat:
    """Return the units of an axis, and how its numbers are printed.

    Parameters
    ----------
    currency
        Its groups choose between lakh and million where `style` is None.
    style
        A `ScaleFormat`; a `MoneyFormat`, for an axis without lakh and crore; a locale, for
        the units of `compact` there and the symbol of its field format; or None, for
        English words and the symbol of the currency, in letters that every font has.

    Raises
    ------
    MicroloanError
        If an argument is none of these.

    Examples
    --------
    >>> from microloan.currency import BDT, PKR
    >>> [step.scale for step in axis_style(BDT, None).steps]
    [None, scale.THOUSAND, scale.LAKH, scale.CRORE, scale.LAKH_CRORE]
    >>> [step.scale for step in axis_style(PKR, None).steps]
    [None, scale.THOUSAND, scale.MILLION, scale.BILLION, scale.TRILLION]
    """
    check_currency(currency)
    if style is None:
        units = compact("en_IN" if currency.grouping == INDIAN_GROUPING else "en_PK")
        chosen = replace(units, number=MoneyFormat(currency.grouping))
    elif isinstance(style, str):
        chosen = replace(compact(style), number=money_format.field(style))
    elif isinstance(style, MoneyFormat):
        chosen = ScaleFormat((ScaleStep(None),), 0, HALF_EVEN, replace(style, decimals=ALL_DECIMALS, closer=""))
    elif isinstance(style, ScaleFormat):
        chosen = style
    else:
        problem = "must be a ScaleFormat, a MoneyFormat, a locale or None"
        raise MicroloanError("style", style, problem, code="wrong_type")
    # The ticks of an axis have all the same decimals.
    if chosen.number.decimals in (NONZERO_DECIMALS, TRIMMED_DECIMALS):
        return replace(chosen, number=replace(chosen.number, decimals=ALL_DECIMALS))
    return chosen


def check_choices(data: object, unit: object, label: object) -> None:
    """Raise `MicroloanError` unless these are what a chart shows, where its unit is said, and a label.

    >>> check_choices(MINOR, IN_OFFSET, "Disbursed")
    """
    if not isinstance(data, Plotted):
        raise MicroloanError("data", data, "must be formatters.MINOR or formatters.MAJOR", code="wrong_type")
    if not isinstance(unit, UnitPlace):
        problem = "must be formatters.IN_OFFSET, IN_LABEL or ON_TICKS"
        raise MicroloanError("unit", unit, problem, code="wrong_type")
    if not isinstance(label, str):
        raise MicroloanError("label", label, "must be text", code="wrong_type")


def _money(limit: Fraction, currency: Currency) -> Money:
    return Money.from_minor(min(nearest(abs(limit), 0), _LARGEST_MINOR), currency)


def _fewest_places(numbers: list[Fraction], unseen: Fraction) -> int:
    for places in range(_MOST_PLACES):
        if all(abs(number * 10**places - nearest(number, places)) <= unseen * 10**places for number in numbers):
            return places
    return _MOST_PLACES


def nearest(number: Fraction, places: int) -> int:
    """Return the whole number, counted at the last of `places`, that is nearest.

    >>> from fractions import Fraction
    >>> nearest(Fraction(-5, 3), 2)
    -167
    """
    size: int = HALF_EVEN.divide(abs(number.numerator) * 10**places, number.denominator)
    return -size if number < 0 else size
