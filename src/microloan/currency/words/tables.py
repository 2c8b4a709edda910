"""The words of every number below a thousand, joined ahead of time; made when first used.

Each text opens with a space, so that an amount is put together by adding texts, and an
absent part adds nothing.

>>> from microloan.currency.words.spelling import ENGLISH
>>> tables = tables_of(ENGLISH)
>>> tables.top_parts[428] + tables.steps[0][1][86] + tables.first[5]
' Four Hundred Twenty-Eight Crore Eighty-Six Lakh Five'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from microloan.currency.words.language import Spelling

LIMIT = 10**14


class Tables(NamedTuple):
    """The texts of one spelling.

    `first` holds the numbers below 1,000 where nothing stands before them, `rest` where a
    larger part does. `top_parts` holds 0 to 999 of the top scale, whose `units` repeat (a
    lakh crore); `steps` holds the scales below it, each with the texts of 0, 1, 2 … of it.
    Numbers from `limit` are not spelled.
    """

    limit: int
    units: int
    word: str
    top_parts: tuple[str, ...]
    steps: tuple[tuple[int, tuple[str, ...]], ...]
    first: tuple[str, ...]
    rest: tuple[str, ...]


def tables_of(spelling: Spelling) -> Tables:
    """Return the texts that numbers in `spelling` are put together from.

    >>> from microloan.currency.words.spelling import BANGLA
    >>> tables_of(BANGLA).first[957], tables_of(BANGLA).limit
    (' নয়শত সাতান্ন', 100000000000000)
    """
    joined = f" {spelling.joining} " if spelling.joining else " "
    below_hundred = tuple(f" {word}" for word in spelling.numbers)
    following = ("", *(joined + word for word in spelling.numbers[1:]))
    larger = tuple(f" {hundred}{rest}" for hundred in spelling.hundreds for rest in following)
    first, rest = below_hundred + larger, following + larger
    (units, word), *lower = spelling.scales
    steps: list[tuple[int, tuple[str, ...]]] = []
    above = units
    for each, each_word in lower:
        steps.append((each, _parts(first[: above // each], each_word)))
        above = each
    return Tables(min(units**2, LIMIT), units, word, _parts(first, word), tuple(steps), first, rest)


def _parts(counts: tuple[str, ...], word: str) -> tuple[str, ...]:
    return ("", *(f"{count} {word}" for count in counts[1:]))
