"""How one language spells numbers: `Spelling`.

>>> from microloan.currency.words.spelling import ENGLISH
>>> ENGLISH.numbers[28], ENGLISH.hundreds[3], ENGLISH.scales[0]
('Twenty-Eight', 'Four Hundred', (10000000, 'Crore'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast
from unicodedata import is_normalized

from microloan.currency.words.other_forms import OtherForms
from microloan.currency.words.tables import tables_of
from microloan.currency.words.tokens import key_of
from microloan.currency.words.vocabulary import vocabulary_of
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from microloan.currency.words.tables import Tables
    from microloan.currency.words.vocabulary import Vocabulary

_THOUSAND = 1_000
_LARGEST_SCALE = 10**13
_WORDS = re.compile(r"[^\s\d,]+(?: [^\s\d,]+)*")


_NO_OTHERS = OtherForms()


class _Memory:
    """What is made from a spelling when it is first used; no part of its value."""

    __slots__ = ("_tables", "_vocabulary")

    _tables: Tables
    _vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Spelling(_Memory):
    """How one language spells numbers, all text in Unicode's NFC.

    Parameters
    ----------
    name
        The word used in messages, such as ``english``.
    numbers
        The words of 0 to 99, each different.
    hundreds
        The words of 100, 200 … 900: ``One Hundred``, একশত.
    scales
        Pairs of units and word, falling, the last a thousand:
        ``((10**7, "Crore"), (10**5, "Lakh"), (1_000, "Thousand"))``. Each is at most a
        thousand of the next. The first repeats: a lakh crore.
    joining
        The word before a part below a hundred where a larger part precedes it, like
        ``and``; empty for none.
    point
        The word for the decimal point.
    minus
        The word before a number below zero, where one may be spoken.
    other
        Words that are read and never printed.

    Raises
    ------
    MicroloanError
        If a part is not of this form.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency.words import number_in_words, spelling
    >>> number_in_words(101, replace(spelling.ENGLISH, name="english_with_plus", joining="plus"))
    'One Hundred plus One'
    """

    name: str
    numbers: tuple[str, ...]
    hundreds: tuple[str, ...]
    scales: tuple[tuple[int, str], ...]
    joining: str
    point: str
    minus: str
    other: OtherForms = _NO_OTHERS

    def __post_init__(self) -> None:
        _check_words("numbers", self.numbers, 100)
        _check_words("hundreds", self.hundreds, 9)
        _check_scales(self.scales)
        if not isinstance(self.name, str) or not self.name.strip():
            raise MicroloanError("name", self.name, 'must be a name, like "english"', code="bad_name")
        check_one_word("point", self.point)
        check_one_word("minus", self.minus)
        if self.joining != "":
            check_one_word("joining", self.joining)
        if not isinstance(self.other, OtherForms):
            raise MicroloanError("other", self.other, "must be OtherForms(...)", code="wrong_type")

    def __repr__(self) -> str:
        return f"spelling.{self.name.upper()}"

    @property
    def tables(self) -> Tables:
        """The texts that numbers are put together from, made when first used."""
        try:
            return self._tables
        except AttributeError:
            object.__setattr__(self, "_tables", tables_of(self))
            return self._tables

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that numbers are read from, made when first used."""
        try:
            return self._vocabulary
        except AttributeError:
            object.__setattr__(self, "_vocabulary", vocabulary_of(self))
            return self._vocabulary

    def with_words(self, name: str, words: Mapping[int, str]) -> Spelling:
        """Return the spelling with other words for some numbers.

        Parameters
        ----------
        name
            The name of the new spelling.
        words
            From a number to its word: 0 to 99, 100 to 900 in hundreds, or a power of ten
            from a thousand. A scale that was not there is added; a word for 1 to 9 changes
            in its hundred too. The words that are replaced are still read.

        Raises
        ------
        MicroloanError
            If a number has no word of its own, or a word is not of the form.

        Examples
        --------
        >>> from microloan.currency.words import number_in_words, spelling
        >>> kolkata = spelling.BANGLA.with_words("kolkata", {20: "কুড়ি", 100_000: "লক্ষ"})
        >>> number_in_words(20_00_000, kolkata)
        'কুড়ি লক্ষ'
        """
        numbers, hundreds, scales = list(self.numbers), list(self.hundreds), dict(self.scales)
        for number, word in words.items():
            check_word(f"words[{number}]", word)
            if type(number) is int and 0 <= number < 100:
                numbers[number] = word
                if 0 < number < 10 and 100 * number not in words:
                    old, hundred = self.numbers[number], hundreds[number - 1]
                    hundreds[number - 1] = word + hundred.removeprefix(old) if hundred.startswith(old) else hundred
            elif number in range(100, 1_000, 100):
                hundreds[number // 100 - 1] = word
            elif type(number) is int and _is_scale(number):
                scales[number] = word
            else:
                problem = "has no word of its own; 0 to 99, 100 to 900 in hundreds, 1,000 and the scales have one"
                raise MicroloanError("words", number, problem, code="out_of_range")
        return replace(
            self,
            name=name,
            numbers=tuple(numbers),
            hundreds=tuple(hundreds),
            scales=tuple(sorted(scales.items(), reverse=True)),
            other=self.other._replace(numbers=self.other.numbers + tuple(self.printed())),
        )

    def printed(self) -> Iterator[tuple[str, int]]:
        """Yield each word that is printed, and its number.

        >>> from microloan.currency.words import spelling
        >>> list(spelling.ENGLISH.printed())[99:101]
        [('Ninety-Nine', 99), ('One Hundred', 100)]
        """
        yield from zip(self.numbers, range(100), strict=True)
        yield from zip(self.hundreds, range(100, 1_000, 100), strict=True)
        yield from ((word, units) for units, word in self.scales)

    def lower_case(self) -> Spelling:
        """Return the spelling in lower case, its name ending so.

        >>> from microloan.currency.words import number_in_words, spelling
        >>> number_in_words("12.05", spelling.ENGLISH.lower_case())
        'twelve point zero five'
        """
        return replace(
            self,
            name=f"{self.name}_lower_case",
            numbers=tuple(word.lower() for word in self.numbers),
            hundreds=tuple(word.lower() for word in self.hundreds),
            scales=tuple((units, word.lower()) for units, word in self.scales),
            joining=self.joining.lower(),
            point=self.point.lower(),
            minus=self.minus.lower(),
        )


def check_word(argument: str, word: object) -> None:
    """Raise `MicroloanError` unless `word` is text to print: of words, in NFC, without digits.

    >>> check_word("closing", "Only")
    """
    fits = isinstance(word, str) and _WORDS.fullmatch(word) and word.isprintable() and is_normalized("NFC", word)
    if not fits:
        problem = 'must be words in NFC, single spaces between them and no digits, like "Lakh"'
        raise MicroloanError(argument, word, problem, code="bad_word")


def check_one_word(argument: str, word: object) -> None:
    """Raise `MicroloanError` unless `word` is a single word to print.

    >>> check_one_word("closing", "Only")
    """
    check_word(argument, word)
    if isinstance(word, str) and " " in key_of(word, ()):
        raise MicroloanError(argument, word, "must be one word, without spaces or hyphens", code="bad_word")


def _check_words(argument: str, words: object, count: int) -> None:
    given = _items(words)
    if len(given) != count:
        raise MicroloanError(argument, words, f"must be a tuple of {count} words", code="wrong_type")
    for position, word in enumerate(given):
        check_word(f"{argument}[{position}]", word)
    if len(set(given)) != count:
        again = next(word for position, word in enumerate(given) if word in given[:position])
        raise MicroloanError(argument, again, "is the word of two numbers", code="same_word")


def _check_scales(scales: object) -> None:
    above: int | None = None
    for pair in _items(scales):
        units, word = _items(pair) if len(_items(pair)) == 2 else (None, None)
        if type(units) is not int or not _is_scale(units) or (above is not None and not units < above <= 1_000 * units):
            above = None
            break
        check_one_word("scales", word)
        above = units
    if above != _THOUSAND:
        problem = 'must be pairs of units and word, falling to a thousand: ((10**5, "Lakh"), (1_000, "Thousand"))'
        raise MicroloanError("scales", scales, problem, code="bad_scales")


def _items(given: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", given) if isinstance(given, tuple) else ()


def _is_scale(units: int) -> bool:
    return _THOUSAND <= units <= _LARGEST_SCALE and str(units).strip("0") == "1"
