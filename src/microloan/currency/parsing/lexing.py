"""A text cut into numbers and what stands between them, and that into words and marks.

What stands between the numbers of an amount is its frame: ``("Tk. ", " lakh")``. The
frames of a file are few and its numbers many, so a frame is understood once.

>>> cut("Tk. 2.5 lakh")
['Tk. ', '2.5', ' lakh']
>>> [(token.kind, token.text) for token in tokens(("Tk. ", " lakh"))]
[('c', 'Tk.'), ('n', ''), ('L', 'lakh')]
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from microloan.currency.parsing.parsed import Span
from microloan.currency.parsing.refusals import Refusal
from microloan.currency.parsing.vocabulary import CURRENCY_SIGNS, WORDS, Word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAPS = " \u00a0\u202f"
# The minus of keyboards, and that of Unicode.
TRUE_MINUS = "\u2212"

_MARKS = rf"()+\-{TRUE_MINUS}/=.,:"
_SIGNS_AND_MARKS = rf"\s\d{CURRENCY_SIGNS}{_MARKS}"
_LETTERS = rf"[^{_SIGNS_AND_MARKS}]+"
# The point of "Rs." is its own also where a word is glued to it, as in "Rs.in" and "Tk.Lakh".
_CURRENCIES_WITH_A_POINT = "|".join(
    re.escape(text) for text, meaning in WORDS.items() if meaning.kind == "c" and text.endswith(".")
)
_POINTS = (".", ",")
_NUMBER = re.compile(r"(\d[\d.,]*)")
# A point before digits is theirs unless it follows a letter or a vowel sign: then it is the word's.
_POINT = re.compile(rf"(?<![.,])(?<![^{_SIGNS_AND_MARKS}])[.,]+\Z")
_TOKEN = re.compile(
    rf"[{GAPS}]+"
    rf"|(?P<closer>=/=|/-|/=|-/)"
    rf"|(?P<mark>[()+\-{TRUE_MINUS}])"
    rf"|(?P<word>[{CURRENCY_SIGNS}]|(?i:{_CURRENCIES_WITH_A_POINT})(?=[^{_SIGNS_AND_MARKS}])|{_LETTERS}(?:\.{_LETTERS})*\.?)"
    rf"|(?P<other>.)"
)
_PRIVATE_OR_UNSEEN = ("C", "Z")
_NO_WORD = Word("x")


class Token(NamedTuple):
    """A word, a mark or a number: its kind, and where it stands in a frame.

    Kinds are those of the vocabulary, and ``n`` a number, ``/`` a closer, ``-`` a minus,
    ``+ ( )`` themselves, ``x`` anything else.
    """

    kind: str
    text: str
    meaning: Word
    start: int
    end: int
    numbers: int  # how many stand before it


def cut(text: str) -> list[str]:
    """Return what stands before, between and after the numbers of a text, and the numbers at odd places.

    >>> cut("Rs.43"), cut("₹.50")
    (['Rs.', '43', ''], ['₹', '.50', ''])
    """
    parts = _NUMBER.split(text)
    if len(parts) == 3 and not parts[0].endswith(_POINTS):
        return parts
    for place in range(0, len(parts) - 1, 2):
        part = parts[place]
        if part.endswith(_POINTS) and (point := _POINT.search(part)):
            parts[place], parts[place + 1] = part[: point.start()], point[0] + parts[place + 1]
    return parts


def tokens(frame: Sequence[str]) -> list[Token]:
    """Return the tokens of a frame; positions leave the numbers out.

    Parameters
    ----------
    frame
        What stands before, between and after the numbers.
    """
    found: list[Token] = []
    offset = 0
    for numbers, part in enumerate(frame):
        check_characters(part)
        if numbers:
            found.append(Token("n", "", _NO_WORD, offset, offset, numbers - 1))
        for match in _TOKEN.finditer(part):
            text, group = match[0], match.lastgroup
            if group is None:
                continue
            meaning = word(text) if group == "word" else _NO_WORD
            kind = _kind(group, text, meaning)
            found.append(Token(kind, text, meaning, offset + match.start(), offset + match.end(), numbers))
        offset += len(part)
    return found


def shape(found: Iterable[Token]) -> str:
    """Return the kinds of tokens, one letter each, for an expression to match.

    >>> shape(tokens(("-₹", "/- only")))
    '-cn/o'
    """
    return "".join([token.kind for token in found])


def starts_of(lengths: Iterable[int]) -> list[int]:
    """Return how much longer than its frame a text is after each count of its numbers, of these `lengths`.

    >>> starts_of([1, 2])
    [0, 1, 3]
    """
    return list(accumulate(lengths, initial=0))


def span_of(token: Token, starts: Sequence[int]) -> Span:
    """Return where a token of a frame stands in the text whose numbers are as long as `starts` says."""
    shift = starts[token.numbers]
    if token.kind == "n":
        return Span(token.start + shift, token.end + starts[token.numbers + 1])
    return Span(token.start + shift, token.end + shift)


def _kind(group: str, text: str, meaning: Word) -> str:
    if group == "word":
        return meaning.kind
    if group == "closer":
        return "/"
    if group == "other":
        return "x"
    return "-" if text == TRUE_MINUS else text


def check_characters(part: str) -> None:
    """Raise `Refusal` if something in a text is not seen, or not as what it is.

    >>> check_characters("Tk. 500")
    """
    if part.isascii() and part.isprintable():
        return
    for sign in part:
        if sign not in GAPS and category(sign).startswith(_PRIVATE_OR_UNSEEN):
            raise Refusal("bad_character", f"U+{ord(sign):04X}")
