"""Numbers in words: `number_in_words`.

>>> from microloan.currency.words import spelling
>>> number_in_words(1_00_000, spelling.ENGLISH), number_in_words("12.05", spelling.BANGLA)
('One Lakh', 'বারো দশমিক শূন্য পাঁচ')
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from microloan.currency.minor_units import kind_and_hint
from microloan.currency.words.language import Spelling
from microloan.currency.words.rules import Negatives, check_negatives
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.currency.words.tables import Tables

MOST_DECIMALS = 20

_PLAIN = re.compile(r"(-?)0*([0-9]+)(?:\.([0-9]+))?")
_LONGEST_TEXT = 64


def number_in_words(number: int | str | Decimal, spelling: Spelling, negatives: Negatives = Negatives.REFUSED) -> str:
    """Return a number in words, with the scales of lakh and crore.

    A crore repeats: 10^12 is one lakh crore. The digits after the point are spoken one by
    one, as many as are written.

    Parameters
    ----------
    number
        A whole number, a `Decimal`, or plain decimal text ("12.05"): ASCII digits, at most
        20 of them after the point. It is the number itself; nothing counts in paisa.
    spelling
        The language and its forms, such as ``spelling.ENGLISH``.
    negatives
        What becomes of a number below zero.

    Raises
    ------
    MicroloanError
        If the number is 10^14 or more (a crore crore has no name), is a float or a bool,
        is not plain text, or is below zero where that is refused.

    Examples
    --------
    >>> from microloan.currency.words import spelling
    >>> number_in_words(12_81_69_957, spelling.ENGLISH)
    'Twelve Crore Eighty-One Lakh Sixty-Nine Thousand Nine Hundred Fifty-Seven'
    >>> number_in_words("12.05", spelling.ENGLISH), number_in_words(10**12, spelling.HINDI)
    ('Twelve Point Zero Five', 'एक लाख करोड़')
    >>> number_in_words(-5, spelling.ENGLISH, Negatives.SPOKEN)
    'Minus Five'
    """
    if not isinstance(spelling, Spelling):
        raise MicroloanError("spelling", spelling, "must be a Spelling, like spelling.ENGLISH", code="wrong_type")
    check_negatives(negatives)
    tables = spelling.tables
    below_zero, whole, decimals = _parts(number, tables.limit)
    words = whole_in_words(whole, tables)
    if decimals:
        digits = "".join([tables.first[int(digit)] for digit in decimals])
        words = f"{words} {spelling.point}{digits}"
    if not below_zero:
        return words[1:]
    if negatives is Negatives.REFUSED:
        problem = "must not be below zero; to speak it, pass Negatives.SPOKEN"
        raise MicroloanError("number", number, problem, code="negative")
    return f"{spelling.minus}{words}"


def whole_in_words(number: int, tables: Tables) -> str:
    """Return a whole number from 0, below the limit of `tables`, with a space before it.

    >>> from microloan.currency.words.spelling import ENGLISH
    >>> whole_in_words(1100, ENGLISH.tables)
    ' One Thousand One Hundred'
    """
    if number < 1_000:
        return tables.first[number]
    words = ""
    if number >= tables.units:
        high, number = divmod(number, tables.units)
        words = tables.top_parts[high] if high < 1_000 else f"{whole_in_words(high, tables)} {tables.word}"
    for units, parts in tables.steps:
        if number >= units:
            count, number = divmod(number, units)
            words += parts[count]
    return words + tables.rest[number]


def _parts(number: object, limit: int) -> tuple[bool, int, str]:
    """Whether a number is below zero, its whole part without the sign, and its decimals."""
    if type(number) is int:
        below_zero, whole, decimals = number < 0, abs(number), ""
    elif isinstance(number, str):
        below_zero, whole, decimals = _parts_of_text(number, number)
    elif isinstance(number, Decimal):
        below_zero, whole, decimals = _parts_of_decimal(number)
    elif isinstance(number, float):
        problem = 'is a float, which is seldom exact; write it as text, like "12.05"'
        raise MicroloanError("number", number, problem, code="inexact")
    else:
        problem = f'must be a whole number, a Decimal or text like "12.05"; {kind_and_hint(number)}'
        raise MicroloanError("number", number, problem, code="wrong_type")
    if whole >= limit:
        raise out_of_range("number", number, limit)
    return below_zero, whole, decimals


def _parts_of_text(text: str, given: object) -> tuple[bool, int, str]:
    found = _PLAIN.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if found is None:
        problem = 'is not plain decimal text like "12.05": no commas, spaces or exponent, and at most 64 characters'
        raise MicroloanError("number", given, problem, code="bad_number")
    sign, whole, decimals = found.groups(default="")
    if len(decimals) > MOST_DECIMALS:
        problem = f"must have at most {MOST_DECIMALS} digits after the point; round it first"
        raise MicroloanError("number", given, problem, code="out_of_range")
    return bool(sign) and (whole + decimals).strip("0") != "", int(whole), decimals


def _parts_of_decimal(number: Decimal) -> tuple[bool, int, str]:
    # Sign, digits and exponent are exact; any operation would ask the thread's context.
    sign, digits, power = number.as_tuple()
    if not isinstance(power, int):
        raise MicroloanError("number", number, "is not a number", code="bad_number")
    zeros = power if number and power > 0 else 0
    decimal_places = max(-power, 0)
    if len(digits) + zeros + decimal_places >= _LONGEST_TEXT:
        problem = f"must be below 10^14, with at most {MOST_DECIMALS} digits after the point"
        raise MicroloanError("number", number, problem, code="out_of_range")
    written = ("".join(map(str, digits)) + "0" * zeros).zfill(decimal_places + 1)
    point = len(written) - decimal_places
    whole, decimals = written[:point], written[point:]
    minus = "-" if sign else ""
    return _parts_of_text(f"{minus}{whole}.{decimals}" if decimals else f"{minus}{whole}", number)


def out_of_range(argument: str, number: object, limit: int) -> MicroloanError:
    """Return the error for a number that has no words.

    >>> print(out_of_range("number", 10**14, 10**14))
    number=100000000000000 must be below 10^14; larger numbers have no words
    """
    problem = f"must be below 10^{len(str(limit)) - 1}; larger numbers have no words"
    return MicroloanError(argument, number, problem, code="out_of_range")
