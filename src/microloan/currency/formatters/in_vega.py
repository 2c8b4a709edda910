"""The locale of amounts for Altair, Vega and d3: groups, symbol, digits and minus.

It is plain data, and neither package is needed to make it.

>>> from microloan.currency import INR
>>> locale = vega_locale(INR, "en_IN")
>>> locale["currency"], locale["thousands"], locale["grouping"]
(['Rs. ', ''], ',', [3, 2, 2, 2, 2, 2, 2, 2, 2, 2])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from microloan.currency import money_format
from microloan.currency.printing.counting import check_currency
from microloan.currency.printing.format_rules import PARENTHESES, NegativeRule
from microloan.currency.printing.formatting import MoneyFormat
from microloan.errors import MicroloanError
from microloan.labels.digits import LATIN

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency
    from microloan.currency.money_format import MoneyStyle
    from microloan.currency.printing.format_rules import DecimalsRule

# d3 begins again with the first size when the list is at its end; no number of JavaScript
# is printed with more digits than these.
_MOST_DIGITS = 21


def vega_locale(currency: Currency, style: MoneyStyle | str) -> dict[str, Any]:
    """Return what d3 calls a format locale, so that ``$,.2f`` prints amounts as `style` does.

    Parameters
    ----------
    currency
        What the amounts are in.
    style
        A `MoneyFormat`, or the locale of a field format. How many decimals are shown, and
        whether there are parentheses below zero, is said by each chart: ``$,.2f``, ``($,.0f``.

    Returns
    -------
    ``decimal``, ``thousands``, ``grouping``, ``currency`` and ``minus``, and ``numerals`` for
    digits that are not Latin.

    Raises
    ------
    MicroloanError
        If an argument is not of its kind, or d3 has no way to mark amounts below zero or
        to write decimals as the style does.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> locale = vega_locale(BDT, "bn_BD")
    >>> locale["currency"], "".join(locale["numerals"])
    (['', ' টাকা'], '০১২৩৪৫৬৭৮৯')
    """
    check_currency(currency)
    chosen = money_format.of(style)
    if not isinstance(chosen, MoneyFormat):
        problem = "must be a MoneyFormat or a locale; d3 has no lakh and crore"
        raise MicroloanError("style", style, problem, code="unsupported")
    sizes = chosen.grouping
    grouping = list(sizes)
    while len(sizes) > 1 and sum(grouping) < _MOST_DIGITS:
        grouping.append(sizes[-1])
    locale: dict[str, Any] = {
        "decimal": _point(chosen.decimals),
        # Without a sign between them, groups of any size leave the digits together.
        "thousands": "," if sizes else "",
        "grouping": grouping or [3],
        "currency": list(chosen.symbol.around(currency)),
        "minus": _minus(chosen.negative),
    }
    return locale if chosen.digits == LATIN else locale | {"numerals": list(chosen.digits.digits)}


def _point(rule: DecimalsRule) -> str:
    digits = "11"
    text = rule.written(digits)
    if not text:
        return "."
    if text.endswith(digits) and len(text) > len(digits):
        return text.removesuffix(digits)
    raise MicroloanError("style.decimals", rule, "has no sign before the decimals; d3 needs one", code="unsupported")


def _minus(rule: NegativeRule) -> str:
    if rule == PARENTHESES:
        # d3 writes these where a chart asks for them, and a minus elsewhere.
        return "-"
    if rule.opening and not (rule.closing or rule.before_digits or rule.after_digits):
        return rule.opening
    problem = "cannot be told to d3, which writes one sign before everything, or parentheses"
    raise MicroloanError("style.negative", rule, problem, code="unsupported")
