"""What the Unicode data that Babel carries say of amounts, by locale.

>>> pattern = pattern_of("en_IN")
>>> pattern.grouping, pattern.standard.negative.name, pattern.accounting.negative.name
((3, 2), 'minus', 'parentheses')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from microloan.currency.printing.format_rules import NegativeRule, Side
from microloan.errors import MicroloanError
from microloan.labels.digits import BANGLA, DEVANAGARI, LATIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from babel.numbers import NumberPattern

    from microloan.labels.digits import DigitSet

_DIGITS = {"latn": LATIN, "beng": BANGLA, "deva": DEVANAGARI}
# English of these countries is ours alone: CLDR has no data for it, and falls back.
_FALLBACKS = {"en_BD": "en", "en_NP": "en", "en_LK": "en"}
_PARENTHESES = NegativeRule("parentheses", opening="(", closing=")")
_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")


class SymbolFrame(NamedTuple):
    """Where a pattern has the symbol, what is between it and the number, and what is below zero."""

    side: Side
    gap: str
    negative: NegativeRule


class LocalePattern(NamedTuple):
    """What the data of a locale say of amounts."""

    grouping: tuple[int, ...]
    digits: DigitSet
    standard: SymbolFrame
    accounting: SymbolFrame


def babel_id(locale: str) -> str:
    """Return the name under which Babel has a locale.

    >>> babel_id("en_BD"), babel_id("bn_BD")
    ('en', 'bn_BD')
    """
    return _FALLBACKS.get(locale, locale)


@lru_cache(maxsize=64)
def locale_data(locale: str) -> Locale:
    """Return Babel's data of a locale; a `MicroloanError` if it has none."""
    from babel import Locale, UnknownLocaleError

    if not _LOCALE.fullmatch(locale):
        raise _unknown(locale)
    try:
        return Locale.parse(babel_id(locale))
    except (UnknownLocaleError, ValueError) as unknown:
        raise _unknown(locale) from unknown


def pattern_of(locale: str) -> LocalePattern:
    """Return how a locale prints amounts; a `MicroloanError` if it is none that can be printed."""
    if type(locale) is not str:
        raise _unknown(locale)
    return _read_pattern(locale)


@lru_cache(maxsize=64)
def _read_pattern(locale: str) -> LocalePattern:
    data = locale_data(locale)
    system = data.default_numbering_system
    signs = cast("Mapping[str, Mapping[str, str]]", data.number_symbols).get("latn", {})
    if system not in _DIGITS or (signs.get("group"), signs.get("decimal")) != (",", "."):
        raise _unknown(locale)
    minus = NegativeRule("minus", opening=signs.get("minusSign", "-"))
    return LocalePattern(
        grouping=_sizes(data.decimal_formats[None].grouping),
        digits=_DIGITS[system],
        standard=_frame(data.currency_formats["standard"], minus),
        accounting=_frame(data.currency_formats["accounting"], minus),
    )


def _sizes(grouping: tuple[int, int]) -> tuple[int, ...]:
    first, further = grouping
    return (first,) if first == further else (first, further)


def _frame(written: NumberPattern, minus: NegativeRule) -> SymbolFrame:
    before, after = written.prefix[0], written.suffix[0]
    return SymbolFrame(
        side=Side.BEFORE if "¤" in before else Side.AFTER,
        gap=(before + after).replace("¤", ""),
        negative=_PARENTHESES if "(" in written.prefix[1] else minus,
    )


def _unknown(locale: object) -> MicroloanError:
    problem = 'is not a locale whose amounts can be printed; write one like "en_IN" or "bn_BD"'
    return MicroloanError("locale", locale, problem, code="unknown_locale")
