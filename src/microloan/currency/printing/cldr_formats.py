r"""What screens print: the patterns, symbols and digits of the Unicode CLDR, by locale.

=====================  =======================  ==============================
`cldr`                 ₹4,28,86,86,000.00       symbol and all decimals
`cldr_accounting`      (₹4,28,86,86,000.00)     parentheses below zero
`cldr_code`            INR 4,28,86,86,000.00    the ISO code
`cldr_decimal`         4,28,86,86,000           no symbol, no zeros at the end
`cldr_name`            5.00 Indian rupees       the name, singular or plural
=====================  =======================  ==============================

The data are Babel's, so a newer Babel may change them; for paper there are the field
formats, which stay. Digits, groups and spaces are put together here:

- digits are those of the locale (Bangla for ``bn_BD``), where Babel writes Latin ones;
- a symbol that ends in a letter or a point is kept apart by a no-break space, as the
  standard asks: ``BDT 500.00``, but ``৳500.00``;
- groups are those of the locale's numbers, also where CLDR's own data fall back to thousands:
  in an accounting format (``en_IN``), and from release 49 in Tamil;
- decimals are those of the currency, also for Pakistan, whose rupee CLDR prints whole.

English of Bangladesh, Nepal and Sri Lanka is unknown to CLDR; as in a browser, it is
printed as plain English, in thousands.

>>> from microloan.currency.currencies import BDT
>>> cldr("bn_BD").text(428_868_600_000, BDT), cldr("en_IN").text(50_000, BDT)
('৪,২৮,৮৬,৮৬,০০০.০০৳', 'BDT\xa0500.00')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from unicodedata import category

from microloan.currency.minor_units import MOST_DIGITS, decimal_amount
from microloan.currency.printing.cldr_data import babel_id, locale_data, pattern_of
from microloan.currency.printing.format_rules import (
    ALL_DECIMALS,
    NO_SYMBOL,
    TRIMMED_DECIMALS,
    Side,
    SymbolRule,
)
from microloan.currency.printing.formatting import MoneyFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.currency.currencies import Currency
    from microloan.currency.printing.cldr_data import LocalePattern, SymbolFrame

_NO_BREAK_SPACE = "\u00a0"


def cldr(locale: str) -> MoneyFormat:
    """Return the format of amounts with the symbol and all decimals.

    Parameters
    ----------
    locale
        Language and territory, such as "bn_BD"; any that Babel knows and that has
        Latin, Bangla or Devanagari digits, commas between groups and a decimal point.

    Raises
    ------
    MicroloanError
        If the locale is not such a one.

    Examples
    --------
    >>> from microloan.currency.currencies import INR
    >>> cldr("mr_IN").text(-123_456_789, INR)
    '-₹१२,३४,५६७.८९'
    """
    pattern = pattern_of(locale)
    frame = pattern.standard
    return _format(pattern, frame, CldrSymbol(locale, frame.side, frame.gap))


def cldr_accounting(locale: str) -> MoneyFormat:
    """Return the accounting format: parentheses below zero, where the language has them.

    Parameters and errors are those of `cldr`.

    >>> from microloan.currency.currencies import INR
    >>> cldr_accounting("en_IN").text(-123_456_789, INR), cldr_accounting("hi_IN").text(-50_000, INR)
    ('(₹12,34,567.89)', '-₹500.00')
    """
    pattern = pattern_of(locale)
    frame = pattern.accounting
    return _format(pattern, frame, CldrSymbol(locale, frame.side, frame.gap))


def cldr_code(locale: str) -> MoneyFormat:
    r"""Return the format of amounts with the ISO code in place of the symbol.

    Parameters and errors are those of `cldr`.

    >>> from microloan.currency.currencies import BDT
    >>> cldr_code("bn_BD").text(428_868_600_000, BDT)
    '৪,২৮,৮৬,৮৬,০০০.০০\xa0BDT'
    """
    pattern = pattern_of(locale)
    frame = pattern.standard
    return _format(pattern, frame, CldrCode(frame.side, frame.gap))


def cldr_decimal(locale: str) -> MoneyFormat:
    """Return the format of bare numbers: no symbol, and no zeros at the end.

    Parameters and errors are those of `cldr`.

    >>> from microloan.currency.currencies import BDT
    >>> cldr_decimal("bn_BD").text(428_868_600_050, BDT)
    '৪,২৮,৮৬,৮৬,০০০.৫'
    """
    pattern = pattern_of(locale)
    return MoneyFormat(pattern.grouping, NO_SYMBOL, TRIMMED_DECIMALS, pattern.digits, pattern.standard.negative)


def cldr_name(locale: str) -> NameFormat:
    """Return the format of amounts with the name of the currency.

    Parameters and errors are those of `cldr`.

    >>> from microloan.currency.currencies import INR
    >>> cldr_name("en_IN").text(428_868_600_000, INR)
    '4,28,86,86,000.00 Indian rupees'
    """
    return NameFormat(locale)


@dataclass(frozen=True, slots=True)
class NameFormat:
    """Amounts with the name of the currency, in the number the language asks for.

    Parameters
    ----------
    locale
        As for `cldr`.

    Raises
    ------
    MicroloanError
        If the locale is not such a one.

    Examples
    --------
    >>> from microloan.currency.currencies import INR
    >>> NameFormat("hi_IN").text(100, INR), NameFormat("hi_IN").text(200, INR)
    ('1.00 भारतीय रुपया', '2.00 भारतीय रुपए')
    """

    locale: str

    def __post_init__(self) -> None:
        pattern_of(self.locale)

    def text(self, minor: int, currency: Currency) -> str:
        """Return an amount in minor units of `currency` as text."""
        from babel.numbers import get_currency_name, get_currency_unit_pattern

        number = replace(cldr_decimal(self.locale), decimals=ALL_DECIMALS).text(minor, currency)
        known, count = babel_id(self.locale), decimal_amount(abs(minor), currency.exponent)
        # Babel counts with the thread's decimal context; this one is wide enough for any amount.
        with localcontext(Context(prec=2 * MOST_DIGITS)):
            name = get_currency_name(currency.code, count, known)
            pattern = get_currency_unit_pattern(currency.code, count, known)
        return pattern.format(number, name)


@dataclass(frozen=True, slots=True)
class CldrSymbol:
    """The symbol of a currency in a locale, kept apart from the digits where it must be.

    >>> from microloan.currency.currencies import BDT
    >>> CldrSymbol("bn_BD", Side.AFTER, "")(BDT)
    '৳'
    """

    locale: str
    side: Side
    gap: str

    def __call__(self, currency: Currency) -> str:
        """Return the symbol, or the code where the locale has none."""
        return _symbol(self, currency.code)


@dataclass(frozen=True, slots=True)
class CldrCode:
    r"""The code of a currency, kept apart from the digits.

    >>> from microloan.currency.currencies import BDT
    >>> CldrCode(Side.AFTER, "")(BDT)
    '\xa0BDT'
    """

    side: Side
    gap: str

    def __call__(self, currency: Currency) -> str:
        """Return the code."""
        return _apart(currency.code, self.side, self.gap)


@lru_cache(maxsize=256)
def _symbol(rule: CldrSymbol, code: str) -> str:
    symbols = cast("Mapping[str, str]", locale_data(rule.locale).currency_symbols)
    return _apart(symbols.get(code, code), rule.side, rule.gap)


def _apart(text: str, side: Side, gap: str) -> str:
    """Put the gap of the pattern, or else the no-break space of the standard, beside `text`."""
    inner = text[-1] if side is Side.BEFORE else text[0]
    between = gap or ("" if category(inner).startswith(("S", "Z")) else _NO_BREAK_SPACE)
    return f"{text}{between}" if side is Side.BEFORE else f"{between}{text}"


def _format(pattern: LocalePattern, frame: SymbolFrame, text: CldrSymbol | CldrCode) -> MoneyFormat:
    symbol = SymbolRule("cldr_symbol", text, frame.side, gap="")
    return MoneyFormat(pattern.grouping, symbol, ALL_DECIMALS, pattern.digits, frame.negative)
