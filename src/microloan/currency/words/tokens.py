"""Text as the words it is made of, however they were typed.

Capitals, hyphens between words and the encoding of য়, ড় or ज़ make no difference, nor do
the invisible joiners of Bangla and Devanagari keyboards. A comma ends a word, and one full
stop or danda may end the text. A label such as "In words:" is left out.

>>> [word.key for word in words_of("Thirty-One thousand, Five.", ())]
['thirty', 'one', 'thousand', ',', 'five']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from unicodedata import normalize

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

MOST_CHARACTERS = 1_000

COMMA = ","
_COLON = ":"
_HYPHENS = re.compile("[-\u2010\u2011]")
_INVISIBLE: dict[int, None] = {0x200C: None, 0x200D: None}
_STOPS = (".", "।")


class Word(NamedTuple):
    """One word of a text: as it is looked up, as it was written, and in which piece between spaces."""

    key: str
    text: str
    piece: int


def words_of(text: object, folds: tuple[tuple[str, str], ...], labels: frozenset[str] = frozenset()) -> list[Word]:
    """Return the words of `text`, in order, without a label.

    Parameters
    ----------
    text
        At most 1,000 characters.
    folds
        Signs that a language does not tell apart, each with what replaces it.
    labels
        What may stand first with a colon, as it is looked up.

    Raises
    ------
    MicroloanError
        If it is not text, is empty, or is too long.

    Examples
    --------
    >>> [word.key for word in words_of("पांच हजार", ()) + words_of("पाँच हज़ार", (("़", ""), ("ँ", "ं")))]
    ['पांच', 'हजार', 'पांच', 'हजार']
    """
    if not isinstance(text, str):
        raise MicroloanError("text", text, f"must be text; this is a {type(text).__name__}", code="wrong_type")
    if len(text) > MOST_CHARACTERS:
        raise MicroloanError("text", text, f"must have at most {MOST_CHARACTERS:,} characters", code="too_long")
    written = _without_label(text.translate(_INVISIBLE), folds, labels).strip()
    if written.endswith(_STOPS):
        written = written[:-1]
    pieces = enumerate(zip(_plain(written), written.split(), strict=True))
    found = [Word(key, piece, at) for at, (plain, piece) in pieces for key in _keys(plain, folds)]
    if not found:
        raise MicroloanError("text", text, 'holds no words; write them out, like "Five Thousand"', code="no_words")
    return found


def key_of(phrase: str, folds: tuple[tuple[str, str], ...]) -> str:
    """Return the words of a phrase as they are looked up, a space between them.

    >>> key_of("Twenty-One", ())
    'twenty one'
    """
    return " ".join(key for plain in _plain(phrase) for key in _keys(plain, folds))


def phrase_at(words: Sequence[Word], position: int, phrases: Mapping[str, T], longest: int) -> tuple[T | None, int]:
    """Return what the longest phrase at a position stands for, and how many words it is; 0 for none.

    >>> phrase_at(words_of("One Hundred Five", ()), 0, {"one": 1, "one hundred": 100}, longest=2)
    (100, 2)
    """
    key = words[position].key
    found, width = phrases.get(key), 1
    for end in range(position + 1, min(position + longest, len(words))):
        key = f"{key} {words[end].key}"
        longer = phrases.get(key)
        if longer is not None:
            found, width = longer, end + 1 - position
    return (None, 0) if found is None else (found, width)


def _without_label(text: str, folds: tuple[tuple[str, str], ...], labels: frozenset[str]) -> str:
    before, colon, after = text.partition(_COLON)
    # ":-" is how typewriters ended a label.
    return after.removeprefix("-") if colon and key_of(before, folds) in labels else text


def _plain(text: str) -> list[str]:
    return normalize("NFC", text.translate(_INVISIBLE).lower()).split()


def _keys(plain: str, folds: tuple[tuple[str, str], ...]) -> list[str]:
    """Return one piece between spaces as the words to look up; a hyphen joins two words or belongs to one."""
    for sign, replacement in folds:
        plain = plain.replace(sign, replacement)
    bare = plain.removesuffix(COMMA)
    parts = _HYPHENS.split(bare)
    keys = parts if all(parts) else [bare]
    return keys if bare == plain else [*keys, COMMA]
