"""The ways of speaking amounts, meant to be read as ``amount_words.ENGLISH``; `of` finds one by locale.

================  ==================================  =======================================
style             locales                             reads
================  ==================================  =======================================
`ENGLISH`         en_BD, en_IN, en_LK, en_NP, en_PK   Five Thousand Taka and Fifty Paisa Only
`BANGLA`          bn_BD                               পাঁচ হাজার টাকা পঞ্চাশ পয়সা মাত্র
`BANGLA_INDIA`    bn_IN                               the same; টাকা is the Indian rupee
`HINDI`           hi_IN                               पाँच हज़ार रुपये और पचास पैसे मात्र
================  ==================================  =======================================

`POISHA` names the hundredth of a taka so, for ``ENGLISH.with_names(POISHA)``.

The number comes first and "Only" closes the amount, as banks ask on cheques; with
`Position.PREFIX` the unit comes first. Taka has no plural; one rupee and one paisa have
their singular, and nothing else has: zero rupees. Names are known for BDT, INR, NPR, PKR
and LKR. The top scale is the crore in each of them, also for Nepal, where arab and kharab
are counted too: a spelling ``with_words(…, spelling.ENGLISH_ARAB)`` has them.

Source: help pages of banks on writing cheques (the paise after "and", "Only" at the end);
where the unit stands they differ. The Hindi plural is रुपये, as on notes and cheques; the
रुपए of the Unicode CLDR is read.

>>> from microloan.currency import INR
>>> from microloan.currency.words import amount_in_words
>>> amount_in_words(100, INR, of("hi_IN")), amount_in_words(57, INR, of("en_IN"))
('एक रुपया मात्र', 'Fifty-Seven Paise Only')
"""

from __future__ import annotations

from typing import Final

from microloan.currency.words.names import CurrencyNames, UnitName
from microloan.currency.words.spelling import BANGLA as _BANGLA
from microloan.currency.words.spelling import ENGLISH as _ENGLISH
from microloan.currency.words.spelling import HINDI as _HINDI
from microloan.currency.words.style import AmountWords
from microloan.errors import MicroloanError

__all__ = ["BANGLA", "BANGLA_INDIA", "ENGLISH", "HINDI", "POISHA", "of"]

_TAKA = UnitName("Taka", "Taka", ("Takas", "Tk", "Tk.", "BDT"))
_PAISA = UnitName("Paisa", "Paisa", ("Paise", "Paisas", "Poisha"))
_PAISE = UnitName("Paisa", "Paise", ("Paisas",))
_CENTS = UnitName("Cent", "Cents", ("Cts", "Cts."))
_SHORT = ("Rs", "Rs.", "Re", "Re.")

_BN_TAKA, _BN_RUPI = UnitName("টাকা", "টাকা"), UnitName("রুপি", "রুপি", ("রুপী",))
_BN_POISHA, _BN_CENT = UnitName("পয়সা", "পয়সা"), UnitName("সেন্ট", "সেন্ট")

_HI_RUPEE = UnitName("रुपया", "रुपये", ("रुपए", "रुपयों", "रूपया", "रूपये", "रूपए", "रु", "रु."))
_HI_TAKA = UnitName("टका", "टका")
_HI_PAISA, _HI_CENT = UnitName("पैसा", "पैसे"), UnitName("सेंट", "सेंट", ("सेन्ट",))


def _rupees(code: str) -> UnitName:
    return UnitName("Rupee", "Rupees", (*_SHORT, code))


def _others(rupee: UnitName, minor: UnitName, cent: UnitName) -> tuple[CurrencyNames, ...]:
    return (
        CurrencyNames("NPR", rupee, minor),
        CurrencyNames("PKR", rupee, minor),
        CurrencyNames("LKR", rupee, cent),
    )


ENGLISH: Final = AmountWords(
    _ENGLISH,
    (
        CurrencyNames("BDT", _TAKA, _PAISA),
        CurrencyNames("INR", _rupees("INR"), _PAISE),
        CurrencyNames("NPR", _rupees("NPR"), UnitName("Paisa", "Paisa", ("Paise",))),
        CurrencyNames("PKR", _rupees("PKR"), UnitName("Paisa", "Paisa", ("Paise", "Paisas"))),
        CurrencyNames("LKR", _rupees("LKR"), _CENTS),
    ),
    joining="and",
    closing="Only",
)
POISHA: Final = CurrencyNames("BDT", _TAKA, UnitName("Poisha", "Poisha", ("Paisa", "Paise")))
BANGLA: Final = AmountWords(
    _BANGLA,
    (
        CurrencyNames("BDT", _BN_TAKA, _BN_POISHA),
        CurrencyNames("INR", _BN_RUPI, _BN_POISHA),
        *_others(_BN_RUPI, _BN_POISHA, _BN_CENT),
    ),
    closing="মাত্র",
)
BANGLA_INDIA: Final = BANGLA.with_names(
    CurrencyNames("INR", UnitName("টাকা", "টাকা", ("রুপি",)), _BN_POISHA),
    CurrencyNames("BDT", UnitName("বাংলাদেশি টাকা", "বাংলাদেশি টাকা", ("বাংলাদেশী টাকা",)), _BN_POISHA),
)
HINDI: Final = AmountWords(
    _HINDI,
    (
        CurrencyNames("INR", _HI_RUPEE, _HI_PAISA),
        CurrencyNames("BDT", _HI_TAKA, _HI_PAISA),
        *_others(_HI_RUPEE, _HI_PAISA, _HI_CENT),
    ),
    joining="और",
    closing="मात्र",
)

_LOCALES = {
    "bn_BD": BANGLA,
    "bn_IN": BANGLA_INDIA,
    "en_BD": ENGLISH,
    "en_IN": ENGLISH,
    "en_LK": ENGLISH,
    "en_NP": ENGLISH,
    "en_PK": ENGLISH,
    "hi_IN": HINDI,
}


def of(style: AmountWords | str) -> AmountWords:
    """Return the words that `style` means: an `AmountWords` itself, or that of a locale.

    Parameters
    ----------
    style
        An `AmountWords`, or the id of a locale, such as "bn_BD".

    Raises
    ------
    MicroloanError
        If the locale is not known; the message lists those that are.

    Examples
    --------
    >>> of("bn_BD") == BANGLA
    True
    """
    if isinstance(style, AmountWords):
        return style
    found = _LOCALES.get(style) if type(style) is str else None
    if found is None:
        known = ", ".join(f'"{locale}"' for locale in _LOCALES)
        problem = f"is not a known locale; write one of {known}, or an AmountWords"
        raise MicroloanError("style", style, problem, code="unknown_locale")
    return found
