"""Amounts of money in words, and back: `amount_in_words`, `amount_from_words`.

>>> from microloan.currency import BDT
>>> from microloan.currency.words import amount_words
>>> words = amount_in_words(1_150_050, BDT, amount_words.BANGLA)
>>> words
'এগারো হাজার পাঁচশত টাকা পঞ্চাশ পয়সা মাত্র'
>>> amount_from_words(words, BDT, amount_words.BANGLA)
1150050
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from microloan.currency.currencies import Currency
from microloan.currency.minor_units import kind_and_hint
from microloan.currency.words.places import UNITS
from microloan.currency.words.reading import Reader
from microloan.currency.words.rules import NO_MINUS, Negatives, Position
from microloan.currency.words.style import AmountWords
from microloan.currency.words.tokens import COMMA, key_of, phrase_at
from microloan.currency.words.writing import whole_in_words
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency.words.names import CurrencyNames, UnitName
    from microloan.currency.words.tokens import Word

_SUFFIX, _PREFIX = Position.SUFFIX, Position.PREFIX
_SCALES = (1, 10, 100, 1_000, 10_000)


def amount_in_words(minor: int, currency: Currency, style: AmountWords) -> str:
    """Return an amount of money in words.

    Minor units are spoken where they are not zero; below one unit they stand alone.
    Nothing is rounded.

    Parameters
    ----------
    minor
        Minor units (poisha, paisa).
    currency
        The currency.
    style
        How it is spoken, such as ``amount_words.ENGLISH``.

    Raises
    ------
    MicroloanError
        If the style has no names for the currency, or none for minor units that must be
        spoken; if the amount is below zero and that is refused, or is 10^14 units (taka,
        rupees) or more; if an argument is of the wrong type.

    Examples
    --------
    >>> from microloan.currency import BDT, INR
    >>> from microloan.currency.words import amount_words
    >>> amount_in_words(428_868_600_000, BDT, amount_words.ENGLISH)
    'Four Hundred Twenty-Eight Crore Eighty-Six Lakh Eighty-Six Thousand Taka Only'
    >>> amount_in_words(5, BDT, amount_words.ENGLISH), amount_in_words(10_050, INR, amount_words.HINDI)
    ('Five Paisa Only', 'एक सौ रुपये और पचास पैसे मात्र')
    """
    if type(minor) is not int or not isinstance(currency, Currency) or not isinstance(style, AmountWords):
        raise _wrong_type(minor, currency, style)
    names = style.names_of(currency)
    tables = style.spelling.tables
    whole, fraction = divmod(abs(minor), _SCALES[names.exponent])
    if whole >= tables.limit:
        problem = (
            f"must be below 10^{len(str(tables.limit)) - 1} units of {currency.code}; larger numbers have no words"
        )
        raise MicroloanError("minor", minor, problem, code="out_of_range")
    closing = f" {style.closing}" if style.closing else ""
    unit = names.major
    words = whole_in_words(whole, tables)
    if style.position is _SUFFIX:
        amount = f"{words} {unit.one if whole == 1 else unit.many}"
    else:
        amount = f" {unit.many}{words}"
    if fraction:
        small = _minor_in_words(fraction, names, style)
        joining = f" {style.joining}" if style.joining else ""
        amount = f"{amount}{joining}{small}" if whole else small
    if minor >= 0:
        return f"{amount[1:]}{closing}"
    if style.negatives is Negatives.REFUSED:
        problem = f"must not be below zero; {NO_MINUS} (in Python, replace(style, negatives=Negatives.SPOKEN) says it)"
        raise MicroloanError("minor", minor, problem, code="negative")
    return f"{style.spelling.minus}{amount}{closing}"


def amount_from_words(text: str, currency: Currency, style: AmountWords) -> int:
    """Return the amount that words say, in minor units; the inverse of `amount_in_words`.

    Parameters
    ----------
    text
        At most 1,000 characters. Each unit stands after its number, or each before it. The
        first may also stand before and the last after, as on cheques, where "and" parts
        the numbers in one way only: "Rupees Five Thousand and Fifty Paise". All forms of
        the language are read, whichever `style` prints.
    currency
        The currency, which `style` has names for.
    style
        The language, the names, and whether an amount may be below zero.

    Raises
    ------
    MicroloanError
        If a word is not known or is not in its place, no unit is named, the minor units
        come to a whole unit, the words could be two amounts, or the amount is too large.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.currency.words import amount_words
    >>> text = "Taka One Hundred Seven Crore Forty Three Lac and Thirty one Thousand"
    >>> amount_from_words(text, BDT, amount_words.ENGLISH)
    107433100000
    """
    if not isinstance(currency, Currency) or not isinstance(style, AmountWords):
        raise _wrong_type(0, currency, style)
    names = style.names_of(currency)
    reader = Reader(text, style.spelling, style.joining, style.closing)
    below_zero, words = reader.sign_and_rest(reader.words, style.negatives)
    whole, fraction = _numbers(reader, reader.without_closing(words), names, style)
    scale = _SCALES[names.exponent]
    if fraction >= scale:
        raise reader.error(f"has {fraction} minor units, which must be below {scale}", "out_of_range")
    minor = whole * scale + fraction
    return -minor if below_zero else minor


def _minor_in_words(fraction: int, names: CurrencyNames, style: AmountWords) -> str:
    unit = names.minor
    if unit is None:
        problem = f"has {fraction} minor units, and no name for them in these words; give CurrencyNames(..., minor=...)"
        raise MicroloanError("currency", names.code, problem, code="no_names")
    words = whole_in_words(fraction, style.spelling.tables)
    if style.position is _PREFIX:
        return f" {unit.many}{words}"
    return f"{words} {unit.one if fraction == 1 else unit.many}"


def _numbers(reader: Reader, words: Sequence[Word], names: CurrencyNames, style: AmountWords) -> tuple[int, int]:
    """Return the whole units and the minor units that words say."""
    found = _units(words, names, style)
    kinds = [is_major for is_major, _, _ in found]
    if not found:
        expected = f'"{names.major.many}"'
        raise reader.error(f"names no unit like {expected}; number_from_words reads bare numbers", "no_unit")
    if kinds not in ([True], [False], [True, False]):
        at = found[2 if kinds[:2] == [True, False] else 1][1]
        raise reader.misplaced(words[at], UNITS)
    if found[0][1]:
        numbers = _before(reader, words, found)
    elif len(found) > 1 and found[-1][2] == len(words):
        numbers = _between(reader, words[found[0][2] : found[1][1]], words[-1], _SCALES[names.exponent])
    else:
        numbers = _after(reader, words, found)
    said = dict(zip(kinds, numbers, strict=True))
    return said.get(True, 0), said.get(False, 0)


def _before(reader: Reader, words: Sequence[Word], found: Sequence[tuple[bool, int, int]]) -> list[int]:
    """Return the numbers, each before its unit."""
    numbers: list[int] = []
    start = 0
    for _, at, end in found:
        first = start and reader.joined(words, start)
        numbers.append(reader.whole(words[start + first : at]))
        start = end
    if words[start:]:
        raise reader.wrong_word(words[start])
    return numbers


def _after(reader: Reader, words: Sequence[Word], found: Sequence[tuple[bool, int, int]]) -> list[int]:
    """Return the numbers, each after its unit."""
    numbers: list[int] = []
    ends = [at for _, at, _ in found[1:]] + [len(words)]
    for (_, _, start), end in zip(found, ends, strict=True):
        joined = [at for at in (end - 2, end - 1) if at > start and at + reader.joined(words, at) == end < len(words)]
        numbers.append(reader.whole(words[start : joined[0] if joined else end]))
    return numbers


def _between(reader: Reader, words: Sequence[Word], last: Word, scale: int) -> list[int]:
    """Return the two numbers that stand between the major unit and the minor one."""
    found: list[tuple[list[int], bool]] = []
    for at, word in enumerate(words):
        if at and word.key != COMMA and word.piece == words[at - 1].piece:
            continue
        joined = reader.joined(words, at) if at else 0
        try:
            # The first unit may be a heading, with all the words in the last.
            numbers = [reader.whole(words[:at]) if at else 0, reader.whole(words[at + joined :])]
        except MicroloanError:
            continue
        if numbers[1] < scale:
            found.append((numbers, joined > 0))
    if len(found) == 1 and found[0][1]:
        return found[0][0]
    if not found:
        reader.whole(words)
    problem = f"could be two amounts: {last.text!r} stands after its number, and the other unit before"
    raise reader.error(f"{problem}; write each unit after its number", "ambiguous")


def _units(words: Sequence[Word], names: CurrencyNames, style: AmountWords) -> list[tuple[bool, int, int]]:
    """Return each unit that is named: whether it is the major one, where it starts, and where it ends."""
    forms, longest = _forms(names.major, names.minor, style.spelling.other.folds)
    found: list[tuple[bool, int, int]] = []
    position = 0
    while position < len(words):
        is_major, width = phrase_at(words, position, forms, longest)
        if is_major is not None:
            found.append((is_major, position, position + width))
        position += width or 1
    return found


@lru_cache(maxsize=64)
def _forms(major: UnitName, minor: UnitName | None, folds: tuple[tuple[str, str], ...]) -> tuple[dict[str, bool], int]:
    """Return each form of the two units, true for the major one, and the most words of a form."""
    units = ((minor, False), (major, True))
    named = [(unit, is_major) for unit, is_major in units if unit is not None]
    forms = {key_of(form, folds): is_major for unit, is_major in named for form in (unit.one, unit.many, *unit.other)}
    return forms, max(form.count(" ") for form in forms) + 1


def _wrong_type(minor: object, currency: object, style: object) -> MicroloanError:
    if type(minor) is not int:
        problem = f"must be a whole number of minor units; {kind_and_hint(minor)}"
        return MicroloanError("minor", minor, problem, code="wrong_type")
    if not isinstance(currency, Currency):
        return MicroloanError("currency", currency, "must be a Currency, like BDT", code="wrong_type")
    problem = 'must be an AmountWords, like amount_words.ENGLISH or amount_words.of("en_BD")'
    return MicroloanError("style", style, problem, code="wrong_type")
