"""The words and signs of amounts: currencies, scales, sides of a ledger, "only".

Each word has a kind, one letter, and amounts are recognised by the order of those letters:

======  ==========================================================
letter  kind
======  ==========================================================
c       a currency: Tk., ৳, টাকা, Rs., ₹, रु., INR
T L C   thousand, lakh, crore
A K     arab, kharab
X       any other scale: million, lakh crore in one word (LCr)
r d     Cr and Dr: crore or credit, and debit
a       a letter that is read in two ways: m, T, l
i       what a program writes for no number: NaN, inf
o       only
w       in, as in "Rs. in lakh"
u       unknown: perhaps the symbol of a currency of one's own
======  ==========================================================

Latin words are known in any case, single letters only as they are printed. Everything is
in Unicode's composed form (NFC), and so must be what is looked up.

>>> word("Lakhs").scale, word("রুপি").codes, word("Tk.").kind
(scale.LAKH, ('INR', 'NPR', 'PKR', 'LKR'), 'c')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:
    from collections.abc import Iterator


class Word(NamedTuple):
    """A word of an amount: its kind, the currencies it may mean, the scale it counts in."""

    kind: str
    codes: tuple[str, ...] = ()
    scale: Scale | None = None


# Signs stand by themselves, glued to what follows; all other words are runs of letters.
CURRENCY_SIGNS = "₹৳₨৲"

# Two words that make one scale; in any other order they make none.
PAIRS = {"LC": LAKH_CRORE, "TC": THOUSAND_CRORE}

_RUPEES = ("INR", "NPR", "PKR", "LKR")
_CURRENCIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("BDT",), "bdt tk tk. taka ৳"),
    (("BDT", "INR"), "টাকা টাকায় ৲"),
    (("INR",), "inr ₹"),
    (("NPR",), "npr नेरू"),
    (("PKR",), "pkr"),
    (("LKR",), "lkr රු රු."),
    (("INR", "NPR"), "रु रु. रू रू. रुपया रुपये रुपए"),
    (("INR", "LKR"), "ரூ ரூ."),
    (_RUPEES, "rs rs. re re. rupee rupees ₨ রুপি"),
)
_SCALES: tuple[tuple[str, Scale, str], ...] = (
    ("T", THOUSAND, "K k thousand thousands hazar হাজার হা हज़ार हजार ஆயிரம்"),
    ("L", LAKH, "L lakh lakhs lac lacs লাখ লক্ষ লা लाख லட்சம்"),
    ("C", CRORE, "crore crores কোটি কো करोड़ करोड क॰ கோடி"),
    ("A", ARAB, "arab अरब अर्ब अ॰"),
    ("K", KHARAB, "kharab खरब खर्ब ख॰"),
    ("X", MILLION, "mn million millions"),
    ("X", BILLION, "bn billion billions"),
    ("X", TRILLION, "trillion trillions"),
    ("X", LAKH_CRORE, "lcr লা.কো."),
    ("X", THOUSAND_CRORE, "kcr"),
)
_OTHERS: tuple[tuple[str, str], ...] = (
    ("r", "cr cr."),
    ("d", "dr dr."),
    ("a", "m M mm MM b B t T l c C"),
    ("i", "nan inf infinity"),
    ("o", "only মাত্র मात्र"),
    ("w", "in में"),
)

_UNKNOWN = Word("u")


def _entries() -> Iterator[tuple[str, Word]]:
    for codes, texts in _CURRENCIES:
        yield from ((text, Word("c", codes)) for text in texts.split())
    for kind, scale, texts in _SCALES:
        yield from ((text, Word(kind, scale=scale)) for text in texts.split())
    for kind, texts in _OTHERS:
        yield from ((text, Word(kind)) for text in texts.split())


WORDS: dict[str, Word] = dict(_entries())


def word(text: str) -> Word:
    """Return what `text` means in an amount; of kind ``u`` if that is not known.

    >>> word("crores").scale, word("5").kind
    (scale.CRORE, 'u')
    """
    found = WORDS.get(text)
    if found is None and len(text) > 1:
        found = WORDS.get(text.lower())
    return _UNKNOWN if found is None else found
