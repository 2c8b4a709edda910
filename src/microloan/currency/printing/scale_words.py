"""How each language writes lakh and crore beside a number, in print and on screens.

A step is a scale with the text before and after the number; the steps of a ladder rise.
`FIELD_LADDERS` and `FIELD_WORDS` are what people print, with a plain space. `SHORT_LADDERS`
and `LONG_LADDERS` are those of the Unicode CLDR, release 48 of October 2025, with its
no-break spaces. Where CLDR is wrong they are not followed, and a ladder ends where its
words do:

- Bangla, short: it writes a thousand crore (10^10) as "1 শত কো", a hundred crore, and ten
  thousand crore as "1কো"; here crore goes on;
- Nepali, long: it writes a crore as "10 करोड"; Nepali, from 10^13: शंख is another number;
- Hindi, short, from 10^13: नील is a word of few, and खरब goes on.

Four digits are grouped as all others are: 1,000 crore, where CLDR has 1000 crore.

>>> [f"1{step.after}" for step in SHORT_LADDERS["en_IN"]]
['1', '1K', '1L', '1Cr', '1KCr', '1LCr']
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.currency.scale import (
    ARAB,
    BILLION,
    CRORE,
    KHARAB,
    LAKH,
    LAKH_CRORE,
    MILLION,
    THOUSAND,
    THOUSAND_CRORE,
    TRILLION,
    Scale,
)
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """A scale that an amount may be counted in, and how it is written beside the number.

    Parameters
    ----------
    scale
        The scale; None counts in units (taka, rupees).
    before, after
        What stands before and after the number, gaps included.

    Examples
    --------
    >>> ScaleStep(LAKH, after=" lac")
    ScaleStep(scale=scale.LAKH, before='', after=' lac')
    """

    scale: Scale | None
    before: str = ""
    after: str = ""

    def __post_init__(self) -> None:
        if self.scale is not None and not isinstance(self.scale, Scale):
            raise MicroloanError("scale", self.scale, "must be a Scale, like scale.LAKH", code="wrong_type")

    @property
    def power(self) -> int:
        """The power of ten of the scale; 0 for units."""
        return 0 if self.scale is None else self.scale.power


Ladder = tuple[ScaleStep, ...]

_UNITS = ScaleStep(None)
_INDIAN = (THOUSAND, LAKH, CRORE, LAKH_CRORE)
_NEPALI = (THOUSAND, LAKH, CRORE, ARAB, KHARAB)
_WESTERN = (THOUSAND, MILLION, BILLION, TRILLION)
# Languages whose words stand before the number.
_BEFORE = frozenset({"si"})
_NARROW = "\u202f"
_NO_BREAK = "\u00a0"

FIELD_WORDS: Mapping[str, Mapping[Scale, str]] = MappingProxyType(
    {
        "en": {
            THOUSAND: "thousand",
            LAKH: "lakh",
            CRORE: "crore",
            LAKH_CRORE: "lakh crore",
            ARAB: "arab",
            KHARAB: "kharab",
            MILLION: "million",
            BILLION: "billion",
            TRILLION: "trillion",
        },
        "bn": {THOUSAND: "হাজার", LAKH: "লাখ", CRORE: "কোটি", LAKH_CRORE: "লাখ কোটি"},
        "hi": {
            THOUSAND: "हज़ार",
            LAKH: "लाख",
            CRORE: "करोड़",
            LAKH_CRORE: "लाख करोड़",
            ARAB: "अरब",
            KHARAB: "खरब",
        },
        "ne": {THOUSAND: "हजार", LAKH: "लाख", CRORE: "करोड", ARAB: "अरब", KHARAB: "खरब"},
        "si": {THOUSAND: "දහස", MILLION: "මිලියන", BILLION: "බිලියන", TRILLION: "ට්‍රිලියන"},
        "ta": {THOUSAND: "ஆயிரம்", LAKH: "லட்சம்", CRORE: "கோடி", LAKH_CRORE: "லட்சம் கோடி"},
    }
)


def worded(language: str, scales: Iterable[Scale]) -> Ladder:
    """Return the steps of `scales` with the words of a language: after the number, in Sinhala before it.

    Raises
    ------
    MicroloanError
        If the language has no word for a scale.

    Examples
    --------
    >>> worded("bn", [CRORE]), worded("si", [MILLION])[0].before
    ((ScaleStep(scale=scale.CRORE, before='', after=' কোটি'),), 'මිලියන ')
    """
    words = FIELD_WORDS.get(language)
    if words is None:
        known = ", ".join(FIELD_WORDS)
        raise MicroloanError("language", language, f"has no words for scales; write one of {known}", code="no_word")
    steps: list[ScaleStep] = []
    for scale in scales:
        if scale not in words:
            known = ", ".join(map(repr, words))
            raise MicroloanError("scale", scale, f"has no word in {language}; write one of {known}", code="no_word")
        word = words[scale]
        steps.append(ScaleStep(scale, before=f"{word} ") if language in _BEFORE else ScaleStep(scale, after=f" {word}"))
    return tuple(steps)


def _field(language: str, scales: tuple[Scale, ...]) -> Ladder:
    return _UNITS, *worded(language, scales)


def _after(scales: tuple[Scale, ...], *texts: str) -> Ladder:
    return _UNITS, *(ScaleStep(scale, after=text) for scale, text in zip(scales, texts, strict=True))


def _before(scales: tuple[Scale, ...], *texts: str) -> Ladder:
    return _UNITS, *(ScaleStep(scale, before=text) for scale, text in zip(scales, texts, strict=True))


def _spaced(space: str, scales: tuple[Scale, ...], *words: str) -> Ladder:
    return _after(scales, *(f"{space}{word}" for word in words))


_SHORT_ENGLISH = _after(_WESTERN, "K", "M", "B", "T")
_SHORT_BANGLA = _spaced(_NO_BREAK, _INDIAN, "হা", "লা", "কো", "লা.কো.")
_LONG_ENGLISH = _spaced(" ", _WESTERN, "thousand", "million", "billion", "trillion")
_LONG_BANGLA = _spaced(" ", _INDIAN, "হাজার", "লাখ", "কোটি", "লাখ কোটি")
_SINHALA = ("දහස ", "මිලියන ", "බිලියන ", "ට්‍රිලියන ")

FIELD_LADDERS: Mapping[str, Ladder] = MappingProxyType(
    {
        "en_BD": _field("en", _INDIAN),
        "en_IN": _field("en", _INDIAN),
        "en_NP": _field("en", (THOUSAND, LAKH, CRORE, ARAB, KHARAB)),
        "en_PK": _field("en", _WESTERN),
        "en_LK": _field("en", _WESTERN),
        "bn_BD": _field("bn", _INDIAN),
        "bn_IN": _field("bn", _INDIAN),
        "hi_IN": _field("hi", _INDIAN),
        "ne_NP": _field("ne", _NEPALI),
        "si_LK": _field("si", _WESTERN),
        "ta_IN": _field("ta", _INDIAN),
    }
)

SHORT_LADDERS: Mapping[str, Ladder] = MappingProxyType(
    {
        "en_BD": _SHORT_ENGLISH,
        "en_IN": _after((THOUSAND, LAKH, CRORE, THOUSAND_CRORE, LAKH_CRORE), "K", "L", "Cr", "KCr", "LCr"),
        "en_NP": _SHORT_ENGLISH,
        "en_PK": _SHORT_ENGLISH,
        "en_LK": _SHORT_ENGLISH,
        "bn_BD": _SHORT_BANGLA,
        "bn_IN": _SHORT_BANGLA,
        "hi_IN": _spaced(_NO_BREAK, _NEPALI, "हज़ार", "लाख", "क॰", "अ॰", "ख॰"),
        "ne_NP": _spaced(_NO_BREAK, _NEPALI, "हजार", "लाख", "करोड", "अरब", "खरब"),
        "si_LK": _before(_WESTERN, "ද", "මි", "බි", "ට්‍රි"),
        "ta_IN": _after(_WESTERN, "ஆ", "மி", "பி", "டி"),
    }
)

LONG_LADDERS: Mapping[str, Ladder] = MappingProxyType(
    {
        "en_BD": _LONG_ENGLISH,
        "en_IN": _after(_INDIAN, " thousand", f"{_NARROW}lakh", f"{_NARROW}crore", f"{_NARROW}lakh{_NARROW}crore"),
        "en_NP": _LONG_ENGLISH,
        "en_PK": _LONG_ENGLISH,
        "en_LK": _LONG_ENGLISH,
        "bn_BD": _LONG_BANGLA,
        "bn_IN": _LONG_BANGLA,
        "hi_IN": _spaced(" ", _NEPALI, "हज़ार", "लाख", "करोड़", "अरब", "खरब"),
        "ne_NP": _spaced(" ", _NEPALI, "हजार", "लाख", "करोड", "अरब", "खरब"),
        "si_LK": _before(_WESTERN, *_SINHALA),
        "ta_IN": _spaced(" ", _WESTERN, "ஆயிரம்", "மில்லியன்", "பில்லியன்", "டிரில்லியன்"),
    }
)
