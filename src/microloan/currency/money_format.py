"""The named ways of printing money, meant to be read as ``money_format.INDIAN``.

==================  ====================  ===================================================
name                BDT(4_288_686_000)    meant for
==================  ====================  ===================================================
`INDIAN`            Tk. 4,28,86,86,000    a line of text; the customary print of lakh and crore
`WESTERN`           Tk. 4,288,686,000     a line of text, in thousands and millions
`INDIAN_PLAIN`      4,28,86,86,000.00     the cells of a table whose heading says the currency
`WESTERN_PLAIN`     4,288,686,000.00      the same, in thousands and millions
`UNGROUPED_PLAIN`   4288686000.00         a file that another program reads
==================  ====================  ===================================================

>>> from microloan.currency import BDT, money_format
>>> BDT(4_288_686_000).format(money_format.WESTERN)
'Tk. 4,288,686,000'
"""

from __future__ import annotations

from typing import Final

from microloan.currency.formatting import (
    ALL_DECIMALS,
    INDIAN_GROUPING,
    NO_SYMBOL,
    UNGROUPED,
    WESTERN_GROUPING,
    MoneyFormat,
)
from microloan.errors import MicroloanError

__all__ = ["INDIAN", "INDIAN_PLAIN", "UNGROUPED_PLAIN", "WESTERN", "WESTERN_PLAIN", "of"]

INDIAN: Final = MoneyFormat(INDIAN_GROUPING)
WESTERN: Final = MoneyFormat(WESTERN_GROUPING)
INDIAN_PLAIN: Final = MoneyFormat(INDIAN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
WESTERN_PLAIN: Final = MoneyFormat(WESTERN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
UNGROUPED_PLAIN: Final = MoneyFormat(UNGROUPED, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)

_LOCALES = {"en_BD": INDIAN, "en_IN": INDIAN}


def of(style: MoneyFormat | str) -> MoneyFormat:
    """Return the format that `style` means: a `MoneyFormat` itself, or that of a locale.

    Parameters
    ----------
    style
        A `MoneyFormat`, or the id of a locale: "en_BD" or "en_IN".

    Raises
    ------
    MicroloanError
        If the locale is not known; the message lists those that are.

    Examples
    --------
    >>> of("en_BD")
    MoneyFormat(grouping=(3, 2), symbol=FIELD_SYMBOL, decimals=NONZERO_DECIMALS)
    """
    if isinstance(style, MoneyFormat):
        return style
    found = _LOCALES.get(style) if type(style) is str else None
    if found is None:
        known = ", ".join(f'"{locale}"' for locale in _LOCALES)
        problem = f"is not a known locale; write one of {known}, or a MoneyFormat"
        raise MicroloanError("style", style, problem, code="unknown_locale")
    return found
