"""How an amount is printed: digit groups, symbol and decimals.

============================  ======================================================
`MoneyFormat`                 grouping, symbol rule and decimals rule together
`INDIAN_GROUPING`             three digits, then two by two: 12,34,567 (lakh, crore)
`WESTERN_GROUPING`            three by three: 1,234,567
`UNGROUPED`                   1234567
`FIELD_SYMBOL`                the symbol as institutions print it: Tk. 500
`CODE_SYMBOL`                 the ISO code: BDT 500
`NO_SYMBOL`                   nothing: 500
`NONZERO_DECIMALS`            decimals only where they say something: 500, 483.50
`ALL_DECIMALS`                all decimals of the currency: 500.00
`format_minor`                the digits of one amount, for the cells of a table
============================  ======================================================

Grouping is an option of the print, not a fact of the currency: institutions of one
country print both. Nothing is rounded away, and the minus stands before everything.

>>> cell = MoneyFormat(INDIAN_GROUPING, symbol=NO_SYMBOL, decimals=ALL_DECIMALS)
>>> format_minor(428_868_600_050, 2, cell)
'4,28,86,86,000.50'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.currency.minor_units import LARGEST_EXPONENT, checked_size, whole_and_fraction
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency.currencies import Currency

INDIAN_GROUPING = (3, 2)
WESTERN_GROUPING = (3,)
UNGROUPED: tuple[int, ...] = ()

_LARGEST_GROUP = 9


@dataclass(frozen=True, slots=True)
class SymbolRule:
    """What is printed before the digits: the rule's name, the text, and a definition.

    Parameters
    ----------
    name
        The word used in records, such as ``field_symbol``.
    written
        From the currency to the text before the digits, its gap included.
    definition
        One phrase for explanations.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> without_gap = SymbolRule("without_gap", lambda currency: currency.symbol, "the symbol, no gap")
    >>> BDT(314_631_730).format(MoneyFormat(INDIAN_GROUPING, symbol=without_gap))
    'Tk.31,46,31,730'
    """

    name: str
    written: Callable[[Currency], str]
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class DecimalsRule:
    """What is printed after the whole units: the rule's name, the text, and a definition.

    Parameters
    ----------
    name
        The word used in records, such as ``all_decimals``.
    written
        From the digits after the point ("50", "00", "" for a currency without decimals)
        to the text after the whole units, its point included.
    definition
        One phrase for explanations.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> closed = DecimalsRule("closed", lambda digits: f".{digits}" if digits.strip("0") else "/-", "closed by /-")
    >>> BDT(500).format(MoneyFormat(INDIAN_GROUPING, decimals=closed))
    'Tk. 500/-'
    """

    name: str
    written: Callable[[str], str]
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


def _field_symbol(currency: Currency) -> str:
    return f"{currency.symbol} "


def _code_symbol(currency: Currency) -> str:
    return f"{currency.code} "


def _no_symbol(currency: Currency) -> str:
    return ""


def _nonzero_decimals(digits: str) -> str:
    return f".{digits}" if digits.strip("0") else ""


def _all_decimals(digits: str) -> str:
    return f".{digits}" if digits else ""


FIELD_SYMBOL = SymbolRule("field_symbol", _field_symbol, "the symbol as institutions print it, and a space")
CODE_SYMBOL = SymbolRule("code_symbol", _code_symbol, "the ISO code and a space")
NO_SYMBOL = SymbolRule("no_symbol", _no_symbol, "nothing before the digits")

NONZERO_DECIMALS = DecimalsRule("nonzero_decimals", _nonzero_decimals, "decimals where they are not zero")
ALL_DECIMALS = DecimalsRule("all_decimals", _all_decimals, "all decimals of the currency")


@dataclass(frozen=True, slots=True)
class MoneyFormat:
    """One way of printing amounts.

    Parameters
    ----------
    grouping
        Sizes of the digit groups from the right, each 1 to 9; the last repeats. None at
        all leaves the digits together.
    symbol
        What stands before the digits.
    decimals
        What stands after the whole units.

    Raises
    ------
    MicroloanError
        If the grouping is not a tuple of sizes, or a rule is not one.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> BDT(4_288_686_000).format(MoneyFormat(WESTERN_GROUPING, symbol=CODE_SYMBOL))
    'BDT 4,288,686,000'
    """

    grouping: tuple[int, ...]
    symbol: SymbolRule = FIELD_SYMBOL
    decimals: DecimalsRule = NONZERO_DECIMALS

    def __post_init__(self) -> None:
        check_grouping(self.grouping)
        _check_kind("symbol", self.symbol, SymbolRule, "FIELD_SYMBOL, CODE_SYMBOL or NO_SYMBOL")
        _check_kind("decimals", self.decimals, DecimalsRule, "NONZERO_DECIMALS or ALL_DECIMALS")


def format_minor(minor: int, exponent: int, style: MoneyFormat, symbol: str = "") -> str:
    """Return an amount in minor units as text, grouped as `style` says.

    Parameters
    ----------
    minor
        Minor units, of either sign.
    exponent
        The decimals of the currency, from 0 to 4.
    style
        Its grouping and decimals are used. Its symbol rule is not: the heading of a
        column says the currency, and the cell does not repeat it.
    symbol
        Text to stand between the minus and the digits.

    Raises
    ------
    MicroloanError
        If an argument is of the wrong type, the exponent is not from 0 to 4, or the
        amount has more than 40 digits.

    Examples
    --------
    >>> western = MoneyFormat(WESTERN_GROUPING)
    >>> format_minor(428_868_600_000, 2, western), format_minor(-1, 2, western, "Tk. ")
    ('4,288,686,000', '-Tk. 0.01')
    """
    if type(minor) is not int or type(exponent) is not int or not 0 <= exponent <= LARGEST_EXPONENT:
        _check_whole("minor", minor)
        check_exponent(exponent)
    _check_kind("style", style, MoneyFormat, "a MoneyFormat")
    sign = "-" if minor < 0 else ""
    whole, fraction = whole_and_fraction(abs(checked_size(minor)), exponent)
    return f"{sign}{symbol}{_grouped(whole, style.grouping)}{style.decimals.written(fraction)}"


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


def _check_whole(argument: str, value: object) -> None:
    if type(value) is not int:
        raise MicroloanError(argument, value, "must be a whole number", code="wrong_type")


def _check_kind(argument: str, value: object, kind: type, right: str) -> None:
    if not isinstance(value, kind):
        raise MicroloanError(argument, value, f"must be {right}", code="wrong_type")


def _grouped(digits: str, sizes: tuple[int, ...]) -> str:
    if not sizes:
        return digits
    groups: list[str] = []
    end = len(digits)
    for size in sizes:
        if end <= size:
            break
        end -= size
        groups.append(digits[end : end + size])
    else:
        last = sizes[-1]
        while end > last:
            end -= last
            groups.append(digits[end : end + last])
    groups.append(digits[:end])
    groups.reverse()
    return ",".join(groups)
