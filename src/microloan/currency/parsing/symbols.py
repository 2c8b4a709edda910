"""The symbol of a currency of one's own, where it is no plain word: K, L, S/ or F CFA.

A symbol that is also a scale is read as the symbol before a number, "K 500", and refused
after one. A symbol of several words or with marks is read on either side.

>>> from microloan.currency import Currency
>>> from microloan.currency.parsing.readings import of
>>> with_code("K 500", of(Currency("MMK", 2, "K")))
('MMK 500', [0, 0, 0, 1, 2, 3, 4, 5])
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from microloan.currency.parsing.lexing import GAPS, TRUE_MINUS, tokens
from microloan.currency.parsing.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency.currencies import Currency
    from microloan.currency.parsing.readings import Reading

_OPENING = rf"[{GAPS}(+\-{TRUE_MINUS}]*"
_BESIDE = rf"{GAPS}()+\-{TRUE_MINUS}/=\d"
_PLAIN_KINDS = ("c", "u")
_SYMBOLS_KEPT = 64


def check_own_symbol(text: str, reading: Reading) -> None:
    """Raise `Refusal` if the word of a scale is the symbol of a currency of the reading as well."""
    for currency in _own(reading):
        if text.casefold() == currency.symbol.casefold():
            raise Refusal("ambiguous_scale", text)


def with_code(text: str, reading: Reading) -> tuple[str, list[int]] | None:
    """Return a text with the code of a currency for its symbol, and the old position of each new one.

    None where the reading has no symbol that needs it, or the text has not that symbol.
    """
    for currency in _own(reading):
        expression = _expression(normalize("NFC", currency.symbol))
        found = expression and expression.match(text)
        if found:
            start, end = found.span("symbol")
            code = currency.code
            positions = [*range(start), *[start] * len(code), *range(end, len(text) + 1)]
            return text[:start] + code + text[end:], positions
    return None


def _own(reading: Reading) -> Iterator[Currency]:
    return (currency for currency in (reading.known, reading.home) if currency is not None)


@lru_cache(maxsize=_SYMBOLS_KEPT)
def _expression(symbol: str) -> re.Pattern[str] | None:
    """Return what finds a symbol in an amount; None for a plain word, which needs no help."""
    try:
        kinds = [token.kind for token in tokens((symbol,))]
    except Refusal:
        return None
    if len(kinds) == 1 and kinds[0] in _PLAIN_KINDS:
        return None
    before = _OPENING if len(kinds) == 1 else rf"(?:.*[{_BESIDE}])?"
    return re.compile(rf"{before}(?P<symbol>{re.escape(symbol)})(?![^{_BESIDE}.])", re.DOTALL)
