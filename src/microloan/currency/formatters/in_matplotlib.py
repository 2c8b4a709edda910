"""Amounts at the axes of matplotlib: one unit for a whole axis, chosen from what is in view.

>>> from matplotlib.figure import Figure
>>> from microloan.currency import BDT
>>> axes = Figure().add_subplot()
>>> bars = axes.bar(["2024", "2025"], [3_145_000_00, 4_288_000_00])
>>> formatter = format_axis(axes.yaxis, BDT, label="Disbursed")
>>> formatter.format_ticks([0, 1_000_000_00, 2_000_000_00]), formatter.get_offset()
(['0', '10', '20'], 'Tk. lakh')
"""

# This is the one place where floats come in: matplotlib computes its ticks with them. Each
# is taken as the fraction that it is, and all that follows is exact.

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.formatters.axis_units import (
    IN_LABEL,
    IN_OFFSET,
    MINOR,
    ON_TICKS,
    AxisText,
    Plotted,
    UnitPlace,
    axis_style,
    check_choices,
    nearest,
)
from microloan.errors import MicroloanError
from microloan.extras import require

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axis import Axis
    from matplotlib.ticker import Formatter

    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.printing.scale_format import ScaleFormat


class _Choices(NamedTuple):
    """What a formatter is made from, and made again from after a copy."""

    currency: Currency
    style: ScaleFormat
    data: Plotted
    unit: UnitPlace

    def minor(self, number: float) -> Fraction:
        """Return a number of matplotlib in minor units, as the fraction it is."""
        plain = getattr(number, "item", None)
        return self.data.minor_units(Fraction(plain() if plain else number), self.currency)


def axis_formatter(
    currency: Currency,
    style: MoneyStyle | str | None = None,
    *,
    data: Plotted = MINOR,
    unit: UnitPlace = IN_OFFSET,
) -> Formatter:
    """Return the formatter of an axis of amounts, for ``axis.set_major_formatter``.

    The larger limit in view decides the unit, for all ticks. They have as many decimals as
    they need to be told apart, the same for all; where zooming in would make them more than
    the style has places, a smaller unit is taken.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        A `ScaleFormat`; a `MoneyFormat`, for an axis without lakh and crore; a locale; or
        None, for English words and the symbol of the currency.
    data
        What the numbers of the chart are: `MINOR` or `MAJOR` units.
    unit
        Where the unit is said: `IN_OFFSET` at the end of the axis, or `ON_TICKS`. For
        `IN_LABEL` there is `format_axis`; here it leaves the unit to your own label.

    Raises
    ------
    MicroloanError
        If matplotlib is not installed, or an argument is not of its kind.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> from microloan.currency import INR
    >>> axes = Figure().add_subplot(ylim=(0, 900_000))
    >>> axes.yaxis.set_major_formatter(axis_formatter(INR, data=Plotted.MAJOR, unit=UnitPlace.TICKS))
    >>> axes.yaxis.get_major_formatter().format_ticks([250_000, 500_000])
    ['Rs. 2.5 lakh', 'Rs. 5.0 lakh']
    """
    require("matplotlib")
    check_choices(data, unit, "")
    return _formatter(_Choices(currency, axis_style(currency, style), data, unit))


def format_axis(
    axis: Axis,
    currency: Currency,
    style: MoneyStyle | str | None = None,
    *,
    data: Plotted = MINOR,
    unit: UnitPlace = IN_OFFSET,
    label: str = "",
) -> Formatter:
    """Print the ticks of an axis as amounts, and its label with the unit where that is asked for.

    Parameters
    ----------
    axis
        Such as ``axes.yaxis``.
    currency, style, data
        As for `axis_formatter`.
    unit
        Where the unit is said. With `IN_LABEL` it is chosen from what is in view now, and
        stays: call this after the data are drawn.
    label
        What the axis shows; empty leaves the label as it is, or is the unit alone.

    Returns
    -------
    The formatter, which the axis has taken.

    Raises
    ------
    MicroloanError
        If matplotlib is not installed, or an argument is not of its kind.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> from microloan.currency import BDT
    >>> axes = Figure().add_subplot(xlim=(0, 500_000_000_00))
    >>> formatter = format_axis(axes.xaxis, BDT, unit=UnitPlace.LABEL, label="Outstanding")
    >>> axes.get_xlabel()
    'Outstanding (Tk. crore)'
    """
    require("matplotlib")
    from matplotlib.axis import Axis as AnyAxis

    if not isinstance(axis, AnyAxis):
        raise MicroloanError(
            "axis", f"a {type(axis).__name__}", "must be an axis, such as axes.yaxis", code="wrong_type"
        )
    check_choices(data, unit, label)
    choices = _Choices(currency, axis_style(currency, style), data, unit)
    if unit is IN_LABEL:
        low, high = map(choices.minor, axis.get_view_interval())
        ticks = list(map(choices.minor, axis.get_majorticklocs()))
        text = AxisText(currency, choices.style).fitted(low, high, ticks)
        choices, label = choices._replace(style=text.style), text.labelled(label)
    formatter = _formatter(choices)
    axis.set_major_formatter(formatter)
    if label:
        axis.set_label_text(label)  # pyright: ignore[reportUnknownMemberType]
    return formatter


def _formatter(choices: _Choices) -> Formatter:
    return _formatter_class()(choices)


@lru_cache(1)
def _formatter_class() -> Callable[[_Choices], Formatter]:
    """Return the class of the formatters, which matplotlib must be there to make."""
    from matplotlib.ticker import Formatter as TickFormatter

    class AmountFormatter(TickFormatter):
        """Prints the ticks of one axis."""

        def __init__(self, choices: _Choices) -> None:
            self.choices = choices
            self.text = AxisText(choices.currency, choices.style).fitted(Fraction(0), Fraction(0), [])

        def set_locs(self, locs: list[float]) -> None:
            ticks = list(map(self.choices.minor, locs))
            # Without an axis, a formatter is asked for a few numbers by hand.
            limits = list(map(self.choices.minor, self.axis.get_view_interval())) if self.axis else ticks
            low, high = min(limits, default=Fraction(0)), max(limits, default=Fraction(0))
            self.text = AxisText(self.choices.currency, self.choices.style).fitted(low, high, ticks)

        def __call__(self, x: float, pos: int | None = None) -> str:
            amount = self.choices.minor(x)
            return self.text.with_unit(amount) if self.choices.unit is ON_TICKS else self.text.number(amount)

        def get_offset(self) -> str:
            return self.text.unit() if self.choices.unit is IN_OFFSET else ""

        def format_data(self, value: float) -> str:
            """Return the amount under the pointer, to the minor unit."""
            minor = nearest(self.choices.minor(value), 0)
            return self.choices.style.number.text(minor, self.choices.currency)

        format_data_short = format_data

        def __reduce__(self) -> tuple[object, ...]:
            # The class is made when it is first needed, so a pickle cannot name it.
            return _formatter, (self.choices,), {"axis": self.axis, "text": self.text}

    return AmountFormatter
