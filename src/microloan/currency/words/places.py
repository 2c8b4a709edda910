"""Where each kind of word belongs, as errors say it: `place_of`.

>>> from microloan.currency.words.spelling import ENGLISH
>>> place_of("lakh", ENGLISH.vocabulary, frozenset(), frozenset())
'scales fall, each after its number: Crore, Lakh, Thousand'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.currency.words.tokens import COMMA

if TYPE_CHECKING:
    from microloan.currency.words.vocabulary import Vocabulary

DIGITS = "after the point digits are said one by one"
UNITS = "each unit is named once, the larger one first"


def place_of(key: str, vocabulary: Vocabulary, joining: frozenset[str], closing: frozenset[str]) -> str:
    """Return where a known word belongs, in a few words.

    Parameters
    ----------
    key
        The word, as it is looked up.
    vocabulary
        The words of the language.
    joining, closing
        The words that join parts and close an amount.

    Examples
    --------
    >>> from microloan.currency.words.spelling import ENGLISH
    >>> place_of("six", ENGLISH.vocabulary, frozenset(), frozenset())
    'numbers fall, with a scale between two: Crore, Lakh, Thousand'
    """
    halves = {phrase.partition(" ")[0] for phrase in vocabulary.halves}
    places = (
        ({COMMA, *joining}, "it stands between two parts, once"),
        (closing, "it closes the amount, once"),
        (vocabulary.minus, "it stands first, once"),
        (vocabulary.point, "it stands once, between a number and its digits"),
        (vocabulary.scales, f"scales fall, each after its number: {vocabulary.falling}"),
        (halves, f"it counts a scale: {vocabulary.falling}"),
        (vocabulary.numbers, f"numbers fall, with a scale between two: {vocabulary.falling}"),
    )
    if vocabulary.numbers.get(key) == 0:
        return "a zero stands alone, or after the point"
    counted = "it follows one to nine, or eleven to ninety-nine without the tens"
    return next((place for words, place in places if key in words), counted)
