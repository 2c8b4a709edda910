"""Every word of a language that a number may be read from; made when first used.

Printed and other spellings stand side by side: লাখ and লক্ষ, lakh and lac. A hundred may
stand together with its count or apart from it.

>>> from microloan.currency.words.spelling import BANGLA
>>> vocabulary = vocabulary_of(BANGLA)
>>> [vocabulary.numbers[word] for word in ("বিশ", "কুড়ি", "একশত", "একশো", "এক শত", "পনেরোশো", "দেড়শো")]
[20, 20, 100, 100, 100, 1500, 150]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.words.tokens import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.currency.words.language import Spelling

_CRORE = 10**7
_SMALLEST_SCALE = 1_000


class Vocabulary(NamedTuple):
    """The words of one language, as they are looked up.

    `numbers` holds phrases of numbers below 1,000 and of hundreds up to 9,900, the longest
    of `longest` words. `scales` holds thousand, lakh, crore; those in `repeating` may
    multiply a number that has scales itself: a lakh crore. `halves` holds what stands
    before a scale, in halves of it. `known` holds every single word. `falling` is the
    scales as they are printed, for messages.
    """

    numbers: dict[str, int]
    longest: int
    scales: dict[str, int]
    repeating: frozenset[int]
    halves: dict[str, int]
    longest_half: int
    joining: frozenset[str]
    closing: frozenset[str]
    minus: frozenset[str]
    point: frozenset[str]
    labels: frozenset[str]
    known: frozenset[str]
    falling: str


def vocabulary_of(spelling: Spelling) -> Vocabulary:
    """Return the words that numbers in the language of `spelling` are read from.

    >>> from microloan.currency.words.spelling import ENGLISH
    >>> vocabulary_of(ENGLISH).scales["lac"]
    100000
    """
    other = spelling.other
    words = [(key_of(word, other.folds), number) for word, number in (*spelling.printed(), *other.numbers)]
    scales: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for key, number in words:
        # A spelling's own words come first, and are not taken away by another form.
        (numbers if number < _SMALLEST_SCALE else scales).setdefault(key, number)
    below_hundred = [(key, number) for key, number in words if number < 100]
    halves = dict(_halves([(key_of(word, other.folds), count) for word, count in other.halves], below_hundred))
    hundreds = [key_of(word, other.folds) for word in other.hundred]
    for key, number in _hundreds(hundreds, below_hundred, halves):
        numbers.setdefault(key, number)
    joining, closing, minus, point, labels = (
        frozenset(key_of(word, other.folds) for word in group if word)
        for group in (
            (spelling.joining, *other.joining),
            other.closing,
            (spelling.minus, *other.minus),
            (spelling.point,),
            other.labels,
        )
    )
    single = frozenset(word for phrase in (*numbers, *halves) for word in phrase.split())
    return Vocabulary(
        numbers,
        longest=_longest(numbers),
        scales=scales,
        repeating=frozenset((spelling.scales[0][0], _CRORE)),
        halves=halves,
        longest_half=_longest(halves),
        joining=joining,
        closing=closing,
        minus=minus,
        point=point,
        labels=labels,
        known=single.union(scales, joining, closing, minus, point),
        falling=", ".join(word for _, word in spelling.scales),
    )


def _halves(words: Sequence[tuple[str, int]], counts: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield each phrase that counts halves; a single half is added to a count from three."""
    for half, count in words:
        if count > 1:
            yield half, count
        else:
            yield from ((f"{half} {key}", 2 * number + 1) for key, number in counts if number > 2)


def _hundreds(
    hundreds: Sequence[str], counts: Sequence[tuple[str, int]], halves: dict[str, int]
) -> Iterator[tuple[str, int]]:
    """Yield each phrase of hundreds: 100 to 900, 1,100 to 9,900 without the thousands, and halves up to 950."""
    whole = [(key, 100 * number) for key, number in counts if number % 10]
    and_halves = [(key, 50 * count) for key, count in halves.items() if count < 20]
    for hundred in hundreds:
        for key, number in (*whole, *and_halves):
            yield f"{key}{hundred}", number
            yield f"{key} {hundred}", number


def _longest(phrases: dict[str, int]) -> int:
    return max((phrase.count(" ") for phrase in phrases), default=0) + 1
