"""A label cut into words, marks and numbers, its unit among them.

A label is prose: brackets are of any form, quotes and points glue what is apart, and a
thousand is printed as '000. Kinds are those of the vocabulary, and besides

======  ==========================================================
letter  kind
======  ==========================================================
n       a number
z       what is a scale of some sort: '00,000, or "inLakhs" in one word
f       of, as in "lakhs of Rs."
v       amount, figures: what stands before a unit in parentheses
( )     a bracket of any form
- x     a dash, and any other mark
======  ==========================================================

>>> [(piece.kind, piece.text) for piece in pieces_of("Loans [Rs.in ‘000]")]
[('u', 'Loans'), ('(', '['), ('c', 'Rs.'), ('w', 'in'), ('T', '‘000'), (')', ']')]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, decimal, normalize

from microloan.currency.parsing.lexing import TRUE_MINUS, check_characters
from microloan.currency.parsing.parsed import Span
from microloan.currency.parsing.vocabulary import CURRENCY_SIGNS, WORDS, Word, word
from microloan.currency.scale import CRORE, LAKH, MILLION, THOUSAND

# A sign that ends an abbreviation in Devanagari belongs to its word, as in क॰.
_ABBREVIATION_SIGN = "॰"
_LETTER = rf"[^\s\d'()*.,:/\-{CURRENCY_SIGNS}]"
_WORDS_WITH_A_POINT = "|".join(re.escape(text) for text in WORDS if "." in text[:-1])
_PIECE = re.compile(
    r"(?P<number>'?,?\d[\d.,]*(?:'?s(?!LETTER))?)"
    r"|(?P<word>[SIGNS]|DOTTED|(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!LETTER))?"
    r"|LETTER+(?:'(?:s|t|d|ll|re|ve)(?!LETTER))?\.?)"
    r"|(?P<mark>\S)".replace("LETTER", _LETTER)
    .replace("SIGNS", CURRENCY_SIGNS)
    .replace("DOTTED", _WORDS_WITH_A_POINT)
)
_PLAIN_MARKS = "'()-.,:/"
_MARKS_BY_CATEGORY = {"Pd": "-", "Ps": "(", "Pe": ")", "Pi": "'", "Pf": "'"}
_OTHER_QUOTES = "\u0060\u00b4\u2032"
_CODE = re.compile("[A-Z]{3}")
_THOUSAND = "000"
_ENDINGS = ("'s", "s")

_LABEL_WORDS = {
    normalize("NFC", text): meaning
    for texts, meaning in (
        ("of", Word("f")),
        ("amount amounts amt figure figures value values all", Word("v")),
        ("হাজারে हज़ारों हजारों", Word("T", scale=THOUSAND)),
        ("লাখে লক্ষে लाखों", Word("L", scale=LAKH)),
        ("crs কোটিতে करोड़ों", Word("C", scale=CRORE)),
        ("mln", Word("X", scale=MILLION)),
    )
    for text in texts.split()
}


class Piece(NamedTuple):
    """A word, a mark or a number of a label, and where it stands there."""

    kind: str
    text: str
    meaning: Word
    place: Span


def pieces_of(label: str) -> list[Piece]:
    """Return the pieces of a label, in order."""
    check_characters(label)
    plain = "".join(map(_plain, label))
    found: list[Piece] = []
    for match in _PIECE.finditer(plain):
        place = Span(match.start(), match.end())
        meaning = _meaning(match.lastgroup, match[0])
        found.append(Piece(meaning.kind, place.of(label), meaning, place))
    return found


@lru_cache(maxsize=1024)
def _plain(sign: str) -> str:
    """Return the mark, digit or letter that stands for a character: one for all brackets, one for all quotes."""
    kind = category(sign)
    if kind == "Nd":
        return str(decimal(sign))
    if sign in _OTHER_QUOTES:
        return "'"
    if sign == TRUE_MINUS:
        return "-"
    if sign in _PLAIN_MARKS or sign in CURRENCY_SIGNS or sign == _ABBREVIATION_SIGN or kind[0] not in "PS":
        return sign
    return _MARKS_BY_CATEGORY.get(kind, "*")


def _meaning(group: str | None, text: str) -> Word:
    if group == "number":
        return _of_zeros(text)
    if group == "word":
        return _of_word(text)
    return Word(text if text in "()-" else "x")


def _of_zeros(text: str) -> Word:
    """Return what a number is: a thousand as 000, a scale of zeros that is not known, or a number."""
    for ending in _ENDINGS:
        text = text.removesuffix(ending)
    core = text.removeprefix("'").rstrip(".,")
    if core == _THOUSAND:
        return WORDS["thousand"]
    zeros = core.count("0")
    marked = text.startswith(("'", ","))
    return Word("z") if not core.strip("0,") and zeros > (1 if marked else 2) else Word("n")


def _of_word(text: str) -> Word:
    bare = text.removesuffix(".")
    for known in (text, bare, bare.removesuffix("'s")):
        meaning = _known(known)
        if meaning.kind != "u":
            return meaning
    pairs = ((_in_a_pair(bare[:at]), _in_a_pair(bare[at:])) for at in range(2, len(bare)))
    return next(filter(None, (_glued(*pair) for pair in pairs)), Word("u"))


def _known(text: str) -> Word:
    return _LABEL_WORDS.get(text.lower()) or word(text)


def _in_a_pair(text: str) -> Word:
    """Return what half of a word is, where any code of three capitals is a currency: USDmn."""
    return Word("c") if _CODE.fullmatch(text) else _known(text)


def _glued(first: Word, second: Word) -> Word | None:
    """Return what two words make when nothing stands between them, if one of them may be a scale."""
    kinds = {first.kind, second.kind}
    if "u" in kinds or not kinds & {"c", "w"}:
        return None
    if first.scale or second.scale or kinds == {"c", "r"}:
        return Word("z")
    return Word("a") if second.kind == "a" else None
