"""Numbers from words: `number_from_words`.

The grammar is strict. Scales fall, each part is smaller than the scale before it, and only
a crore may follow a number that has scales itself (a lakh crore). Nothing is skipped but a
label: a word that is not known, or not in its place, is named in the error, which says
where it belongs. `other_forms` lists what is read and never printed.

>>> from microloan.currency.words import spelling
>>> number_from_words("One hundred seven crore forty three lac and thirty one thousand", spelling.ENGLISH)
1074331000
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from microloan.currency.words.language import Spelling
from microloan.currency.words.places import DIGITS, place_of
from microloan.currency.words.rules import NO_MINUS, Negatives, check_negatives
from microloan.currency.words.tables import LIMIT
from microloan.currency.words.tokens import COMMA, key_of, phrase_at, words_of
from microloan.currency.words.writing import MOST_DECIMALS
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency.words.tokens import Word
    from microloan.currency.words.vocabulary import Vocabulary

_THOUSAND = 1_000


def number_from_words(text: str, spelling: Spelling, negatives: Negatives = Negatives.REFUSED) -> int | Decimal:
    """Return the number that words say, the inverse of `number_in_words`.

    Parameters
    ----------
    text
        At most 1,000 characters. All forms of the language are read, in any case, with
        hyphens or spaces, with or without "and" between parts and "Only" at the end.
    spelling
        The language; which of its forms it prints makes no difference.
    negatives
        Whether a minus may stand before the number.

    Returns
    -------
    A whole number, or a `Decimal` where the words have a point.

    Raises
    ------
    MicroloanError
        If a word is not one of numbers, is not in its place, or the number is 10^14 or
        more; if the text is too long or empty.

    Examples
    --------
    >>> from microloan.currency.words import spelling
    >>> number_from_words("twelve point zero five", spelling.ENGLISH)
    Decimal('12.05')
    >>> number_from_words("বারো কোটি একাশি লক্ষ", spelling.BANGLA)
    128100000
    >>> number_from_words("Five Lakhz", spelling.ENGLISH)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: text='Five Lakhz' has a word that is not of numbers in english: 'Lakhz'
    """
    if not isinstance(spelling, Spelling):
        raise MicroloanError("spelling", spelling, "must be a Spelling, like spelling.ENGLISH", code="wrong_type")
    check_negatives(negatives)
    reader = Reader(text, spelling)
    below_zero, words = reader.sign_and_rest(reader.words, negatives)
    words = reader.without_closing(words)
    at = next((position for position, word in enumerate(words) if word.key in reader.vocabulary.point), None)
    if at is None:
        whole = reader.whole(words)
        return -whole if below_zero else whole
    whole, decimals = reader.whole(words[:at]), reader.decimals(words[at + 1 :])
    digits = tuple(map(int, f"{whole}{decimals}"))
    # There is no zero below zero.
    return Decimal((int(below_zero and any(digits)), digits, -len(decimals)))


class Reader:
    """The words of one text, and what they mean in one language.

    >>> from microloan.currency.words.spelling import ENGLISH
    >>> reader = Reader("Five Lakh", ENGLISH)
    >>> reader.whole(reader.words)
    500000
    """

    __slots__ = ("closing", "joining", "language", "text", "vocabulary", "words")

    closing: frozenset[str]
    joining: frozenset[str]
    language: str
    text: str
    vocabulary: Vocabulary
    words: Sequence[Word]

    def __init__(self, text: str, spelling: Spelling, joining: str = "", closing: str = "") -> None:
        folds = spelling.other.folds
        self.text = text
        self.language = spelling.name
        self.vocabulary = spelling.vocabulary
        self.joining = self.vocabulary.joining.union([key_of(joining, folds)] if joining else ())
        self.closing = self.vocabulary.closing.union([key_of(closing, folds)] if closing else ())
        self.words = words_of(text, folds, self.vocabulary.labels)

    def error(self, problem: str, code: str) -> MicroloanError:
        """Return the error for this text."""
        return MicroloanError("text", self.text, problem, code=code)

    def wrong_word(self, word: Word) -> MicroloanError:
        """Return the error for a word that is not known, or not in its place."""
        if word.key in self.vocabulary.known or word.key == COMMA or word.key in self.joining | self.closing:
            return self.misplaced(word, place_of(word.key, self.vocabulary, self.joining, self.closing))
        return self.error(f"has a word that is not of numbers in {self.language}: {word.text!r}", "unknown_word")

    def misplaced(self, word: Word, place: str) -> MicroloanError:
        """Return the error for a word that is known, and where it belongs."""
        return self.error(f"has a word out of its place: {word.text!r}; {place}", "out_of_place")

    def sign_and_rest(self, words: Sequence[Word], negatives: Negatives) -> tuple[bool, Sequence[Word]]:
        """Return whether a minus stands first, and the words after it."""
        if words[0].key not in self.vocabulary.minus:
            return False, words
        if negatives is Negatives.REFUSED:
            raise self.error(f"must not be below zero; {NO_MINUS} (in Python, Negatives.SPOKEN reads it)", "negative")
        return True, words[1:]

    def without_closing(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return the words without the one that closes an amount, if it is there."""
        return words[:-1] if words and words[-1].key in self.closing else words

    def decimals(self, words: Sequence[Word]) -> str:
        """Return the digits after the point, spoken one by one."""
        if not words:
            raise self.error("has no digits after the point", "no_words")
        if len(words) > MOST_DECIMALS:
            raise self.error(f"must have at most {MOST_DECIMALS} digits after the point", "out_of_range")
        digits = [self.vocabulary.numbers.get(word.key, -1) for word in words]
        for word, digit in zip(words, digits, strict=True):
            if digit > 9:
                raise self.misplaced(word, DIGITS)
            if digit < 0:
                raise self.wrong_word(word)
        return "".join(map(str, digits))

    def whole(self, words: Sequence[Word]) -> int:
        """Return the whole number that words say, all of them."""
        total = _Total(self)
        position = 0
        while position < len(words):
            width = total.number(words, position) or total.half(words, position) or total.scale(words[position])
            position += width or total.join(words, position)
        return total.result(words)

    def joined(self, words: Sequence[Word], position: int) -> int:
        """Return how many words join two parts at a position: "and", a comma, or both; 0 for none."""
        comma = position < len(words) and words[position].key == COMMA
        after = position + comma
        return comma + (after < len(words) and words[after].key in self.joining)

    def phrase(self, words: Sequence[Word], position: int) -> tuple[int, int]:
        """Return the number without a scale that stands at a position, and its width; width 0 for none."""
        number, width = phrase_at(words, position, self.vocabulary.numbers, self.vocabulary.longest)
        return number or 0, width

    def half(self, words: Sequence[Word], position: int) -> tuple[int, int]:
        """Return how many halves of a scale are counted at a position, and the width; width 0 for none."""
        count, width = phrase_at(words, position, self.vocabulary.halves, self.vocabulary.longest_half)
        return count or 0, width


class _Total:
    """What a number has come to: parts with their scales, and one part still without."""

    __slots__ = ("highest", "lowest", "part", "reader", "total")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.total = 0
        self.part: int | None = None
        self.lowest = LIMIT
        self.highest = 0

    def number(self, words: Sequence[Word], position: int) -> int:
        """Take a number without a scale; return how many words it is, 0 for none."""
        number, width = self.reader.phrase(words, position)
        if width:
            if self.part is None and number < self.lowest:
                self.part = number
            elif self.part and self.part % 100 == 0 and 0 < number < 100:
                self.part += number
            else:
                raise self.reader.wrong_word(words[position])
        return width

    def half(self, words: Sequence[Word], position: int) -> int:
        """Take one and a half of a scale, and the like; return how many words it is, 0 for none."""
        count, width = self.reader.half(words, position)
        if not width:
            return 0
        scale = words[position + width] if position + width < len(words) else None
        units = self.reader.vocabulary.scales.get(scale.key, 0) if scale else 0
        if not units or self.part is not None or count * units // 2 >= self.lowest:
            raise self.reader.wrong_word(words[position])
        self.total += count * units // 2
        # Nothing smaller follows half of a scale.
        self.highest, self.lowest = max(self.highest, units), 0
        return width + 1

    def scale(self, word: Word) -> int:
        """Take a scale, which counts the part before it; return 1, or 0 where it is none."""
        units = self.reader.vocabulary.scales.get(word.key)
        if units is None:
            return 0
        before = self.total + (self.part or 0)
        if self.part and self.part < _THOUSAND and self.part * units < self.lowest:
            self.total += self.part * units
            self.highest = max(self.highest, units)
        elif before and self.part != 0 and units in self.reader.vocabulary.repeating and self.highest < units:
            self.total = before * units
            self.highest = units
        else:
            raise self.reader.wrong_word(word)
        self.part, self.lowest = None, units
        return 1

    def join(self, words: Sequence[Word], position: int) -> int:
        """Take "and" or a comma between two parts; return how many words it is."""
        width = self.reader.joined(words, position)
        end = position + width
        if not (width and position > 0 and end < len(words)):
            raise self.reader.wrong_word(words[position])
        if not (self.reader.phrase(words, end)[1] or self.reader.half(words, end)[1]):
            raise self.reader.wrong_word(words[position])
        return width

    def result(self, words: Sequence[Word]) -> int:
        """Return the number that all the words say."""
        if not words:
            raise self.reader.error("says no number where one must stand", "no_words")
        if self.part == 0 and self.total:
            raise self.reader.wrong_word(words[-1])
        whole = self.total + (self.part or 0)
        if whole >= LIMIT:
            raise self.reader.error("says 10^14 or more; such numbers have no words", "out_of_range")
        return whole
