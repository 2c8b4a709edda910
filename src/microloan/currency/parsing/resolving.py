"""Which currency a word of an amount means, as a reading decides it.

>>> from microloan.currency import NPR
>>> from microloan.currency.parsing.readings import Reading
>>> from microloan.currency.parsing.vocabulary import word
>>> currency_of("Rs.", word("Rs.").codes, Reading(home=NPR))
NPR
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from microloan.currency.currencies import ALL
from microloan.currency.parsing.refusals import Refusal

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency
    from microloan.currency.parsing.readings import Reading

_BY_CODE = {currency.code: currency for currency in ALL}


def currency_of(text: str, codes: tuple[str, ...], reading: Reading) -> Currency:
    """Return the currency that a word means; raise `Refusal` where the reading cannot tell."""
    known = reading.known
    if known is not None:
        if _names(known, text, codes):
            return known
        raise Refusal("currency_mismatch", text, known.code) if codes else Refusal("unknown_word", text)
    home = reading.home
    if home is not None and _names(home, text, codes):
        return home
    if len(codes) == 1:
        return _BY_CODE[codes[0]]
    raise Refusal("ambiguous_rupee", text) if codes else Refusal("unknown_word", text)


def _names(currency: Currency, text: str, codes: tuple[str, ...]) -> bool:
    return currency.code in codes or text == currency.code or text == normalize("NFC", currency.symbol)
