"""Every word of a language that a number may be read from; made when first used.

Printed and other spellings stand side by side: লাখ and লক্ষ, lakh and lac. A hundred may
stand together with its count or apart from it.

>>> from microloan.currency.words.spelling import BANGLA
>>> vocabulary = vocabulary_of(BANGLA)
>>> [vocabulary.numbers[word] for word in ("বিশ", "কুড়ি", "একশত", "একশো", "এক শত")]
[20, 20, 100, 100, 100]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.words.tokens import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency.words.language import Spelling

_CRORE = 10**7
_SMALLEST_SCALE = 1_000


class Vocabulary(NamedTuple):
    """The words of one language, as they are looked up.

    `numbers` holds phrases of numbers below 1,000, the longest of `longest` words.
    `scales` holds thousand, lakh, crore; those in `repeating` may multiply a number that
    has scales itself: a lakh crore. `known` holds every single word.
    """

    numbers: dict[str, int]
    longest: int
    scales: dict[str, int]
    repeating: frozenset[int]
    joining: frozenset[str]
    closing: frozenset[str]
    minus: frozenset[str]
    point: frozenset[str]
    known: frozenset[str]


def vocabulary_of(spelling: Spelling) -> Vocabulary:
    """Return the words that numbers in the language of `spelling` are read from.

    >>> from microloan.currency.words.spelling import ENGLISH
    >>> vocabulary_of(ENGLISH).scales["lac"]
    100000
    """
    numbers: dict[str, int] = {}
    scales: dict[str, int] = {}
    for phrase, number in _phrases(spelling):
        # A spelling's own words come first, and are not taken away by another form.
        (numbers if number < _SMALLEST_SCALE else scales).setdefault(key_of(phrase, spelling.other.folds), number)
    other = spelling.other
    joining, closing, minus, point = (
        frozenset(key_of(word, other.folds) for word in words if word)
        for words in (
            (spelling.joining, *other.joining),
            other.closing,
            (spelling.minus, *other.minus),
            (spelling.point,),
        )
    )
    single = frozenset(word for phrase in numbers for word in phrase.split())
    return Vocabulary(
        numbers,
        longest=max(phrase.count(" ") for phrase in numbers) + 1,
        scales=scales,
        repeating=frozenset((spelling.scales[0][0], _CRORE)),
        joining=joining,
        closing=closing,
        minus=minus,
        point=point,
        known=single.union(scales, joining, closing, minus, point),
    )


def _phrases(spelling: Spelling) -> Iterator[tuple[str, int]]:
    phrases = [*spelling.printed(), *spelling.other.numbers]
    yield from phrases
    counts = [(word, number) for word, number in phrases if 0 < number < 10]
    for hundred in spelling.other.hundred:
        for word, number in counts:
            yield f"{word}{hundred}", 100 * number
            yield f"{word} {hundred}", 100 * number
