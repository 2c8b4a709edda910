"""Amounts at the axes of Plotly: round ticks in lakh and crore, and a locale for its numbers.

>>> from microloan.currency import BDT
>>> ticks = plotly_ticks(0, 4_288_686_000_00, BDT)
>>> ticks["ticktext"]
['Tk. 0 crore', 'Tk. 100 crore', 'Tk. 200 crore', 'Tk. 300 crore', 'Tk. 400 crore', 'Tk. 500 crore']
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

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
)
from microloan.currency.formatters.in_vega import vega_locale
from microloan.currency.minor_units import decimal_amount
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from decimal import Decimal

    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle

_MOST_STEPS = 6
_LOCALE = "en-microloan"


def plotly_ticks(
    low: int,
    high: int,
    currency: Currency,
    style: MoneyStyle | str | None = None,
    *,
    data: Plotted = MINOR,
    unit: UnitPlace = ON_TICKS,
    label: str = "",
) -> dict[str, Any]:
    """Return the ticks of an axis of amounts, for ``figure.update_yaxes(**ticks)``.

    Parameters
    ----------
    low, high
        The smallest and the largest amount shown, in minor units whatever `data` is.
    currency, style
        As for `axis_formatter`.
    data
        What the numbers of the chart are: `MINOR` or `MAJOR` units.
    unit
        Where the unit is said: `ON_TICKS` or `IN_LABEL`.
    label
        With `IN_LABEL`, what the axis shows.

    Returns
    -------
    ``tickmode``, ``tickvals`` and ``ticktext``, and with `IN_LABEL` the ``title``. The ticks
    are 1, 2, 2.5 or 5 times a power of ten apart, in at most six steps from `low` or below
    to `high` or above. In major units a place is a whole number, or a `Decimal`.

    Raises
    ------
    MicroloanError
        If an argument is not of its kind, or `low` is above `high`.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> axis = plotly_ticks(1_200_000_00, 9_000_000_00, INR, unit=UnitPlace.LABEL, data=Plotted.MAJOR, label="Savings")
    >>> axis["tickvals"], axis["title"]
    ([0, 2000000, 4000000, 6000000, 8000000, 10000000], {'text': 'Savings (Rs. crore)'})
    """
    for argument, amount in (("low", low), ("high", high)):
        if type(amount) is not int:
            raise MicroloanError(argument, amount, "must be whole minor units; write int(...)", code="wrong_type")
    if low > high:
        raise MicroloanError("low", low, f"must be at most high={high}", code="bad_order")
    check_choices(data, unit, label)
    if unit is IN_OFFSET:
        raise MicroloanError("unit", unit, "is not there in Plotly; write ON_TICKS or IN_LABEL", code="unsupported")
    step = _step(low, high)
    places = range(low // step * step, -(-high // step) * step + 1, step)
    ticks = [Fraction(place) for place in places]
    text = AxisText(currency, axis_style(currency, style)).fitted(ticks[0], ticks[-1], ticks)
    written = text.number if unit is IN_LABEL else text.with_unit
    axis: dict[str, Any] = {
        "tickmode": "array",
        "tickvals": [_place(minor, currency, data) for minor in places],
        "ticktext": [written(tick) for tick in ticks],
    }
    return axis | {"title": {"text": text.labelled(label)}} if unit is IN_LABEL else axis


def plotly_locale(currency: Currency, style: MoneyStyle | str) -> dict[str, Any]:
    """Return the settings with which Plotly groups numbers as `style` does.

    They are for ``figure.show(config=...)`` and ``figure.write_html(..., config=...)``, and
    are of effect where a chart gives a format: ``tickformat="$,.0f"``, ``%{y:$,.2f}``. The
    minus below zero stays that of Plotly.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        A `MoneyFormat` with Latin digits, or the locale of such a field format.

    Returns
    -------
    ``locale`` and ``locales``; all but numbers stays English.

    Raises
    ------
    MicroloanError
        As `vega_locale`, or if the style has other digits, which Plotly has no place for.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> plotly_locale(INR, "en_IN")["locales"]["en-microloan"]["format"]["currency"]
    ['Rs. ', '']
    """
    numbers = vega_locale(currency, style)
    if "numerals" in numbers:
        raise MicroloanError("style", style, "must have Latin digits; Plotly has no others", code="unsupported")
    shown = {part: numbers[part] for part in ("decimal", "thousands", "grouping", "currency")}
    return {"locale": _LOCALE, "locales": {_LOCALE: {"dictionary": {}, "format": shown}}}


def _step(low: int, high: int) -> int:
    """Return the smallest round step with which few steps reach from `low` to `high`."""
    power = 1
    while True:
        for step in (power, 2 * power, 25 * power // 10, 5 * power):
            if -(-high // step) - low // step <= _MOST_STEPS:
                return step
        power *= 10


def _place(minor: int, currency: Currency, data: Plotted) -> int | Decimal:
    if data is MINOR:
        return minor
    whole, rest = divmod(minor, 10**currency.exponent)
    return decimal_amount(minor, currency.exponent) if rest else whole
