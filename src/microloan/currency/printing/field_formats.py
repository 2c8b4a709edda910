"""What institutions print, by locale: the formats of receipts, passbooks and reports.

These constants are ours and stay as they are: no release of another library changes a
receipt.

=======  ==========================  ===========================
locale   its home currency           groups, digits
=======  ==========================  ===========================
en_BD    Tk. 4,28,86,86,000          Indian
en_IN    Rs. 4,28,86,86,000          Indian
en_NP    Rs. 4,28,86,86,000          Indian
en_PK    Rs. 4,288,686,000           Western
en_LK    Rs. 4,288,686,000           Western
bn_BD    ৪,২৮,৮৬,৮৬,০০০ টাকা           Indian, Bangla
bn_IN    ৪,২৮,৮৬,৮৬,০০০ টাকা           Indian, Bangla
hi_IN    रु. 4,28,86,86,000           Indian
ne_NP    रु. ४,२८,८६,८६,०००             Indian, Devanagari
si_LK    රු. 4,288,686,000            Western
ta_IN    ரூ. 4,28,86,86,000           Indian
=======  ==========================  ===========================

টাকা and Rs. are each the word of more than one currency, and the locale says which: a rupee
away from home is printed by its code, and in Bangla every currency away from home is.

>>> from microloan.currency.currencies import BDT, INR
>>> FIELD_FORMATS["bn_BD"].text(428_868_600_000, BDT), FIELD_FORMATS["bn_BD"].text(50_000, INR)
('৪,২৮,৮৬,৮৬,০০০ টাকা', '৫০০ INR')
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.currency.printing.format_rules import Side, SymbolRule
from microloan.currency.printing.formatting import INDIAN_GROUPING, WESTERN_GROUPING, MoneyFormat
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency

# The symbol of four currencies.
_ANY_RUPEE = "Rs."


@dataclass(frozen=True, slots=True)
class HomeText:
    """The word for the home currency of a locale; any other by its symbol, or by its code.

    >>> from microloan.currency.currencies import BDT, INR, NPR
    >>> rupee = HomeText("INR", "Rs.")
    >>> rupee(INR), rupee(BDT), rupee(NPR)
    ('Rs.', 'Tk.', 'NPR')
    """

    home: str
    text: str

    def __call__(self, currency: Currency) -> str:
        """Return the word, symbol or code."""
        if currency.code == self.home:
            return self.text
        return currency.code if currency.symbol == _ANY_RUPEE else currency.symbol


@dataclass(frozen=True, slots=True)
class HomeWord:
    """The word for the home currency of a locale, and the code of any other.

    >>> from microloan.currency.currencies import BDT, INR
    >>> HomeWord("BDT", "টাকা")(BDT), HomeWord("BDT", "টাকা")(INR)
    ('টাকা', 'INR')
    """

    home: str
    text: str

    def __call__(self, currency: Currency) -> str:
        """Return the word or code."""
        return self.text if currency.code == self.home else currency.code


def _before(home: str, text: str) -> SymbolRule:
    return SymbolRule("home_symbol", HomeText(home, text))


def _after(home: str, text: str) -> SymbolRule:
    return SymbolRule("home_word", HomeWord(home, text), Side.AFTER)


FIELD_FORMATS = MappingProxyType(
    {
        "en_BD": MoneyFormat(INDIAN_GROUPING, symbol=_before("BDT", "Tk.")),
        "en_IN": MoneyFormat(INDIAN_GROUPING, symbol=_before("INR", "Rs.")),
        "en_NP": MoneyFormat(INDIAN_GROUPING, symbol=_before("NPR", "Rs.")),
        "en_PK": MoneyFormat(WESTERN_GROUPING, symbol=_before("PKR", "Rs.")),
        "en_LK": MoneyFormat(WESTERN_GROUPING, symbol=_before("LKR", "Rs.")),
        "bn_BD": MoneyFormat(INDIAN_GROUPING, symbol=_after("BDT", "টাকা"), digits=BANGLA),
        "bn_IN": MoneyFormat(INDIAN_GROUPING, symbol=_after("INR", "টাকা"), digits=BANGLA),
        "hi_IN": MoneyFormat(INDIAN_GROUPING, symbol=_before("INR", "रु."), digits=LATIN),
        "ne_NP": MoneyFormat(INDIAN_GROUPING, symbol=_before("NPR", "रु."), digits=DEVANAGARI),
        "si_LK": MoneyFormat(WESTERN_GROUPING, symbol=_before("LKR", "රු.")),
        "ta_IN": MoneyFormat(INDIAN_GROUPING, symbol=_before("INR", "ரூ.")),
    }
)
