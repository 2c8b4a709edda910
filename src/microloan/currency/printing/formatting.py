"""How an amount is printed: groups, symbol, decimals, digits, minus and closer together.

============================  ======================================================
`MoneyFormat`                 one way of printing, a frozen value to keep and reuse
`INDIAN_GROUPING`             three digits, then two by two: 12,34,567 (lakh, crore)
`WESTERN_GROUPING`            three by three: 1,234,567
`UNGROUPED`                   1234567
`format_minor`                the digits of one amount, for the cells of a table
============================  ======================================================

Grouping is an option of the print, not a fact of the currency: institutions of one
country print both. Nothing is rounded away unless a rule names the rounding, the minus is
where its rule puts it, and zero has none.

>>> cell = MoneyFormat(INDIAN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
>>> format_minor(428_868_600_050, 2, cell)
'4,28,86,86,000.50'
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, cast

from microloan.currency.minor_units import LARGEST_EXPONENT, checked_size, whole_and_fraction
from microloan.currency.printing.format_rules import (
    ALL_DECIMALS,
    FIELD_SYMBOL,
    MINUS,
    NO_SYMBOL,
    NONZERO_DECIMALS,
    DecimalsRule,
    NegativeRule,
    SymbolRule,
    check_text,
)
from microloan.errors import MicroloanError
from microloan.labels.digits import LATIN, DigitSet

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency

INDIAN_GROUPING = (3, 2)
WESTERN_GROUPING = (3,)
UNGROUPED: tuple[int, ...] = ()

_LARGEST_GROUP = 9
_BARE = ("", "")
_KINDS: tuple[tuple[str, type, str], ...] = (
    ("symbol", SymbolRule, "a SymbolRule, such as money_format.NO_SYMBOL"),
    ("decimals", DecimalsRule, "a DecimalsRule, such as money_format.ALL_DECIMALS"),
    ("digits", DigitSet, "a DigitSet, such as digits.BANGLA"),
    ("negative", NegativeRule, "a NegativeRule, such as money_format.PARENTHESES"),
)

__all__ = ["ALL_DECIMALS", "INDIAN_GROUPING", "NO_SYMBOL", "UNGROUPED", "WESTERN_GROUPING", "MoneyFormat"]


@dataclass(frozen=True, slots=True, repr=False)
class MoneyFormat:
    """One way of printing amounts.

    Parameters
    ----------
    grouping
        Sizes of the digit groups from the right, each 1 to 9; the last repeats. None at
        all leaves the digits together.
    symbol
        What names the currency, before the digits or after them.
    decimals
        What stands after the whole units.
    digits
        The script of the digits.
    negative
        How an amount below zero is marked.
    closer
        What is written after whole units that show no decimals, such as "/-", to leave no
        room for more digits.

    Raises
    ------
    MicroloanError
        If the grouping is not a tuple of sizes, or a part is not of its kind.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency import BDT
    >>> BDT(4_288_686_000).format(MoneyFormat(WESTERN_GROUPING))
    'Tk. 4,288,686,000'
    >>> BDT(50_000).format(MoneyFormat(INDIAN_GROUPING, closer="/-"))
    'Tk. 50,000/-'
    """

    grouping: tuple[int, ...]
    symbol: SymbolRule = FIELD_SYMBOL
    decimals: DecimalsRule = NONZERO_DECIMALS
    digits: DigitSet = LATIN
    negative: NegativeRule = MINUS
    closer: str = ""

    def __post_init__(self) -> None:
        check_grouping(self.grouping)
        for argument, kind, right in _KINDS:
            _check_kind(argument, getattr(self, argument), kind, right)
        check_text("closer", self.closer)

    def __repr__(self) -> str:
        parts = [
            f"{field.name}={value!r}" for field in fields(self) if (value := getattr(self, field.name)) != field.default
        ]
        return f"MoneyFormat({', '.join(parts)})"

    def text(self, minor: int, currency: Currency) -> str:
        """Return an amount in minor units of `currency` as text; what `Money.format` prints.

        Parameters
        ----------
        minor
            Minor units (poisha, paisa), of either sign, at most 40 digits.
        currency
            Its decimals and symbols are used.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> MoneyFormat(INDIAN_GROUPING).text(-1, BDT)
        '-Tk. 0.01'
        """
        return framed(minor, currency.exponent, self, self.symbol.around(currency))


def framed(minor: int, exponent: int, style: MoneyFormat, symbol: tuple[str, str]) -> str:
    """Return the number of `style` between its symbol and the marks of an amount below zero.

    >>> framed(-50, 2, MoneyFormat(INDIAN_GROUPING), ("Tk. ", " lakh"))
    '-Tk. 0.50 lakh'
    """
    size = -minor if minor < 0 else minor
    rounding = style.decimals.rounding
    if rounding is not None and exponent:
        size, exponent = rounding.divide(size, 10**exponent), 0
    # What is rounded to zero has no minus.
    before, after = style.negative.marked(symbol) if minor < 0 and size else symbol
    return f"{before}{number_text(size, exponent, style)}{after}"


def number_text(size: int, exponent: int, style: MoneyFormat) -> str:
    """Return the digits of an amount that is not negative: groups, decimals, closer, script.

    >>> number_text(1_150_050, 2, MoneyFormat(INDIAN_GROUPING))
    '11,500.50'
    """
    whole, fraction = whole_and_fraction(size, exponent)
    text = f"{grouped(whole, style.grouping)}{style.decimals.written(fraction) or style.closer}"
    return text if style.digits is LATIN else style.digits.written(text)


def format_minor(minor: int, exponent: int, style: MoneyFormat) -> str:
    """Return an amount in minor units as text, without a symbol.

    Parameters
    ----------
    minor
        Minor units, of either sign.
    exponent
        The decimals of the currency, from 0 to 4.
    style
        All of it is used but its symbol: the heading of a column says the currency, and
        the cell does not repeat it.

    Raises
    ------
    MicroloanError
        If an argument is of the wrong type, the exponent is not from 0 to 4, or the
        amount has more than 40 digits.

    Examples
    --------
    >>> western = MoneyFormat(WESTERN_GROUPING)
    >>> format_minor(428_868_600_000, 2, western), format_minor(-1, 2, western)
    ('4,288,686,000', '-0.01')
    """
    if type(minor) is not int or type(exponent) is not int or not 0 <= exponent <= LARGEST_EXPONENT:
        _check_whole("minor", minor)
        check_exponent(exponent)
    _check_kind("style", style, MoneyFormat, "a MoneyFormat")
    return framed(checked_size(minor), exponent, style, _BARE)


def check_grouping(grouping: object) -> None:
    """Raise `MicroloanError` unless `grouping` is a tuple of group sizes from 1 to 9.

    >>> check_grouping((3, 2))
    """
    if not all(type(size) is int and 1 <= size <= _LARGEST_GROUP for size in _sizes(grouping)):
        problem = "must be a tuple of group sizes from 1 to 9, such as (3, 2) for lakh or (3,) for thousands"
        raise MicroloanError("grouping", grouping, problem, code="bad_grouping")


def _sizes(grouping: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", grouping) if isinstance(grouping, tuple) else (None,)


def check_exponent(exponent: object) -> None:
    """Raise `MicroloanError` unless `exponent` is a whole number from 0 to 4.

    >>> check_exponent(2)
    """
    if type(exponent) is not int or not 0 <= exponent <= LARGEST_EXPONENT:
        problem = f"must be a whole number from 0 to {LARGEST_EXPONENT}"
        code = "out_of_range" if type(exponent) is int else "wrong_type"
        raise MicroloanError("exponent", exponent, problem, code=code)


def grouped(digits: str, sizes: tuple[int, ...]) -> str:
    """Return `digits` with commas between groups of `sizes`, from the right.

    >>> grouped("1234567", INDIAN_GROUPING), grouped("1234567", WESTERN_GROUPING)
    ('12,34,567', '1,234,567')
    """
    if not sizes or len(digits) <= sizes[0]:
        return digits
    return ",".join([digits[group] for group in groups_of(len(digits), sizes)])


@lru_cache(maxsize=256)
def groups_of(length: int, sizes: tuple[int, ...]) -> tuple[slice, ...]:
    """Return where the groups of `length` digits begin and end, from the left.

    >>> groups_of(7, INDIAN_GROUPING)
    (slice(0, 2, None), slice(2, 4, None), slice(4, 7, None))
    """
    if not sizes:
        return (slice(0, length),)
    ends, following = [length], chain(sizes, repeat(sizes[-1]))
    while (begin := ends[-1] - next(following)) > 0:
        ends.append(begin)
    return tuple(slice(begin, end) for begin, end in pairwise([0, *reversed(ends)]))


def _check_whole(argument: str, value: object) -> None:
    if type(value) is not int:
        raise MicroloanError(argument, value, "must be a whole number", code="wrong_type")


def _check_kind(argument: str, value: object, kind: type, right: str) -> None:
    if not isinstance(value, kind):
        raise MicroloanError(argument, value, f"must be {right}", code="wrong_type")
