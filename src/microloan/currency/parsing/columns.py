"""`parse_all`: a column of texts, where bad ones are reported and the good ones kept.

>>> column = parse_all(["Tk. 500", "12,34", "৫ লক্ষ টাকা"], "bn_BD")
>>> [parsed and parsed.minor for parsed in column.values]
[50000, None, 50000000]
>>> [(bad.position, bad.error.code) for bad in column.bad]
[(1, 'bad_grouping')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency.parsing.amounts import parse
from microloan.currency.parsing.readings import STRICT, Reading, of
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency
    from microloan.currency.parsing.parsed import Parsed


@dataclass(frozen=True, slots=True)
class BadText:
    """A text that could not be read.

    Parameters
    ----------
    position
        Its place among the texts, counted from 0.
    text
        What was given.
    error
        Why it could not be read.

    Examples
    --------
    >>> print(parse_all(["500", "5 apples"]).bad[0].error)
    text='5 apples' has 'apples', which is no word for a currency or a scale
    """

    position: int
    text: object
    error: MicroloanError


@dataclass(frozen=True, slots=True)
class ParsedTexts:
    """What became of a column of texts.

    Parameters
    ----------
    values
        The amount of each text in order; None for a bad one.
    bad
        The bad ones in order.

    Examples
    --------
    >>> len(parse_all(["500", "5 apples", "600"]).good)
    2
    """

    values: tuple[Parsed | None, ...]
    bad: tuple[BadText, ...]

    @property
    def good(self) -> tuple[Parsed, ...]:
        """The amounts that could be read, in order."""
        return tuple(parsed for parsed in self.values if parsed is not None)


def parse_all(texts: Iterable[str], reading: Reading | Currency | str = STRICT) -> ParsedTexts:
    """Return the amounts that many texts show, and a report of those that show none.

    Parameters
    ----------
    texts
        The cells of a column; one text is not a column.
    reading
        How doubtful text is read, as for `parse`; the same for all.

    Raises
    ------
    MicroloanError
        If `texts` is not a series of texts, or the reading is not one. A bad text raises
        nothing: it is reported.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> [parsed.money for parsed in parse_all(["1,50,000", "Tk. 500/-"], BDT).good]
    [BDT('150000.00'), BDT('500.00')]
    """
    if isinstance(texts, (str, bytes)) or not isinstance(texts, Iterable):
        raise MicroloanError("texts", texts, "must be a list of texts; for one, use parse", code="wrong_type")
    chosen = of(reading)
    values: list[Parsed | None] = []
    bad: list[BadText] = []
    for position, text in enumerate(texts):
        try:
            values.append(parse(text, chosen))
        except MicroloanError as error:
            values.append(None)
            bad.append(BadText(position, text, error))
    return ParsedTexts(tuple(values), tuple(bad))
