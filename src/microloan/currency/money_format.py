"""The named ways of printing money, meant to be read as ``money_format.INDIAN``.

==================  =====================  ===================================================
name                BDT(4_288_686_000)     meant for
==================  =====================  ===================================================
`INDIAN`            Tk. 4,28,86,86,000     a line of text; the customary print of lakh and crore
`WESTERN`           Tk. 4,288,686,000      a line of text, in thousands and millions
`INDIAN_PLAIN`      4,28,86,86,000.00      the cells of a table whose heading says the currency
`WESTERN_PLAIN`     4,288,686,000.00       the same, in thousands and millions
`UNGROUPED_PLAIN`   4288686000.00          a file that another program reads
`CHEQUE`            Tk. 4,28,86,86,000/-   a receipt or cheque; "/-" leaves no room for digits
`ACCOUNTS`          4,28,86,86,000.00      accounts; below zero in parentheses
==================  =====================  ===================================================

By locale there are two profiles. `field` is what institutions print, and stays as it is;
the `cldr` functions are what screens print, and follow the Unicode CLDR. `compact` counts in
lakh and crore, as the amount needs, and `in_scale` in one unit that is said.

====================  ========================  ============================================
function              for "bn_BD"               meant for
====================  ========================  ============================================
`field`               ৪,২৮,৮৬,৮৬,০০০ টাকা         receipts, passbooks, reports
`compact`             ৪২৮.৮৭ কোটি                a summary in words
`in_scale`            ৪২,৮৮৬.৮৬ লাখ               a report in lakh, or in crore
`cldr`                ৪,২৮,৮৬,৮৬,০০০.০০৳          a screen
`cldr_accounting`     (৪,২৮,৮৬,৮৬,০০০.০০৳)        a screen, parentheses below zero
`cldr_code`           ৪,২৮,৮৬,৮৬,০০০.০০ BDT       a screen with several currencies
`cldr_decimal`        ৪,২৮,৮৬,৮৬,০০০              a screen whose heading says the currency
`cldr_name`           ৫.০০ বাংলাদেশী টাকা           a sentence
`cldr_compact`        ৪২৮.৮৭ কো                   a small screen
`cldr_compact_long`   ৪২৮.৮৭ কোটি                a screen
====================  ========================  ============================================

Every format is a value: ``replace(money_format.field("bn_BD"), closer="/-")`` is another.
Its parts stand here as well: `FIELD_SYMBOL`, `CODE_SYMBOL`, `NO_SYMBOL`, `symbol_text`;
`ALL_DECIMALS`, `NONZERO_DECIMALS`, `TRIMMED_DECIMALS`, `whole_units`; `MINUS`,
`MINUS_AFTER_SYMBOL`, `PARENTHESES`, `TRAILING_MINUS`; `INDIAN_GROUPING`, `WESTERN_GROUPING`,
`UNGROUPED`; `LATIN`, `BANGLA`, `DEVANAGARI`, `TAMIL`; `BEFORE`, `AFTER`.

>>> from dataclasses import replace
>>> from microloan.currency import BDT, money_format
>>> BDT(4_288_686_000).format(money_format.WESTERN)
'Tk. 4,288,686,000'
>>> BDT(50_000).format(replace(money_format.field("bn_BD"), digits=money_format.LATIN))
'50,000 টাকা'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from microloan.currency.printing.format_rules import (
    ALL_DECIMALS,
    CODE_SYMBOL,
    FIELD_SYMBOL,
    MINUS,
    MINUS_AFTER_SYMBOL,
    NO_SYMBOL,
    NONZERO_DECIMALS,
    PARENTHESES,
    TRAILING_MINUS,
    TRIMMED_DECIMALS,
    DecimalsRule,
    NegativeRule,
    Side,
    SymbolRule,
    symbol_text,
    whole_units,
)
from microloan.currency.printing.formatting import INDIAN_GROUPING, UNGROUPED, WESTERN_GROUPING, MoneyFormat
from microloan.errors import MicroloanError
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN, TAMIL, DigitSet
from microloan.lazily import imported_lazily

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency
    from microloan.currency.printing.cldr_formats import cldr, cldr_accounting, cldr_code, cldr_decimal, cldr_name
    from microloan.currency.printing.scale_format import ScaleFormat, cldr_compact, cldr_compact_long, compact, in_scale
    from microloan.currency.printing.scale_words import ScaleStep

# What a loan does not print is imported when it is first asked for.
_HOMES = {
    "cldr": "microloan.currency.printing.cldr_formats",
    "cldr_accounting": "microloan.currency.printing.cldr_formats",
    "cldr_code": "microloan.currency.printing.cldr_formats",
    "cldr_decimal": "microloan.currency.printing.cldr_formats",
    "cldr_name": "microloan.currency.printing.cldr_formats",
    "ScaleFormat": "microloan.currency.printing.scale_format",
    "cldr_compact": "microloan.currency.printing.scale_format",
    "cldr_compact_long": "microloan.currency.printing.scale_format",
    "compact": "microloan.currency.printing.scale_format",
    "in_scale": "microloan.currency.printing.scale_format",
    "ScaleStep": "microloan.currency.printing.scale_words",
}

__all__ = [
    "ACCOUNTS",
    "AFTER",
    "ALL_DECIMALS",
    "BANGLA",
    "BEFORE",
    "CHEQUE",
    "CODE_SYMBOL",
    "DEVANAGARI",
    "FIELD_SYMBOL",
    "INDIAN",
    "INDIAN_GROUPING",
    "INDIAN_PLAIN",
    "LATIN",
    "MINUS",
    "MINUS_AFTER_SYMBOL",
    "NONZERO_DECIMALS",
    "NO_SYMBOL",
    "PARENTHESES",
    "TAMIL",
    "TRAILING_MINUS",
    "TRIMMED_DECIMALS",
    "UNGROUPED",
    "UNGROUPED_PLAIN",
    "WESTERN",
    "WESTERN_GROUPING",
    "WESTERN_PLAIN",
    "DecimalsRule",
    "DigitSet",
    "MoneyFormat",
    "MoneyStyle",
    "NegativeRule",
    "ScaleFormat",
    "ScaleStep",
    "SymbolRule",
    "cldr",
    "cldr_accounting",
    "cldr_code",
    "cldr_compact",
    "cldr_compact_long",
    "cldr_decimal",
    "cldr_name",
    "compact",
    "field",
    "in_scale",
    "of",
    "symbol_text",
    "whole_units",
]

BEFORE: Final = Side.BEFORE
AFTER: Final = Side.AFTER

INDIAN: Final = MoneyFormat(INDIAN_GROUPING)
WESTERN: Final = MoneyFormat(WESTERN_GROUPING)
INDIAN_PLAIN: Final = MoneyFormat(INDIAN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
WESTERN_PLAIN: Final = MoneyFormat(WESTERN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
UNGROUPED_PLAIN: Final = MoneyFormat(UNGROUPED, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
CHEQUE: Final = MoneyFormat(INDIAN_GROUPING, closer="/-")
ACCOUNTS: Final = MoneyFormat(INDIAN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS, negative=PARENTHESES)


__getattr__ = imported_lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


@runtime_checkable
class MoneyStyle(Protocol):
    """Whatever prints amounts: a `MoneyFormat`, a `ScaleFormat`, or a rule of your own.

    >>> isinstance(INDIAN, MoneyStyle)
    True
    """

    def text(self, minor: int, currency: Currency, /) -> str:
        """Return an amount in minor units of `currency` as text."""
        ...


def of(style: MoneyStyle | str) -> MoneyStyle:
    """Return the format that `style` means: itself, or the field format of a locale.

    Parameters
    ----------
    style
        A format, or the id of a locale, such as "en_BD".

    Raises
    ------
    MicroloanError
        If the locale is not known; the message lists those that are.

    Examples
    --------
    >>> of("en_BD")
    MoneyFormat(grouping=(3, 2), symbol=HOME_SYMBOL)
    """
    if type(style) is MoneyFormat:
        return style
    if type(style) is str or not isinstance(style, MoneyStyle):
        return _field(style, "style", ", or a MoneyFormat")
    return style


def field(locale: str) -> MoneyFormat:
    """Return what institutions print in a locale.

    Parameters
    ----------
    locale
        One of en_BD, en_IN, en_NP, en_PK, en_LK, bn_BD, bn_IN, hi_IN, ne_NP, si_LK, ta_IN.

    Raises
    ------
    MicroloanError
        If the locale is not one of these.

    Examples
    --------
    >>> from microloan.currency.currencies import BDT
    >>> BDT(4_288_686_000).format(field("bn_BD"))
    '৪,২৮,৮৬,৮৬,০০০ টাকা'
    """
    return _field(locale, "locale", "")


def _field(locale: object, argument: str, or_else: str) -> MoneyFormat:
    from microloan.currency.printing.field_formats import FIELD_FORMATS

    found = FIELD_FORMATS.get(locale) if type(locale) is str else None
    if found is None:
        known = ", ".join(f'"{name}"' for name in FIELD_FORMATS)
        problem = f"is not a known locale; write one of {known}{or_else}"
        raise MicroloanError(argument, locale, problem, code="unknown_locale")
    return found
