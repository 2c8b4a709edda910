"""Exact rates: a numerator and a denominator in lowest terms, never a float.

>>> percent(24)
percent('24')
>>> rate_of("23.5375%").denominator
8000
>>> per_thousand(125) == percent("12.5")
True
>>> rate_of(24)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: rate=24 is a bare number; write "24%" or percent(24)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import gcd

from microloan.errors import MicroloanError

# Twelve digits each side of the point describe any rate the trade writes; longer text is
# a mistake or an attack, and is refused before it costs anything.
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,18})?(?:/\d{1,12})?", re.ASCII)
_SUFFIXES = {"%": 100, "‰": 1000, "per thousand": 1000}
LARGEST_DENOMINATOR = 10**24
LARGEST_NUMERATOR = 10**30


@dataclass(frozen=True, slots=True, order=False)
class Rate:
    """An exact rate, kept in lowest terms; rates compare and order.

    Parameters
    ----------
    numerator
        Whole number, at least 0.
    denominator
        Whole number, at least 1; 24% is 6/25.

    Raises
    ------
    MicroloanError
        If the rate is negative, or not a pair of whole numbers.

    Examples
    --------
    >>> Rate(24, 100)
    percent('24')
    >>> str(Rate(1, 300))
    '1/3%'
    """

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        for name in ("numerator", "denominator"):
            part = getattr(self, name)
            if type(part) is not int:
                raise MicroloanError(name, part, "must be a whole number", code="wrong_type")
        for name, least, most in (("numerator", 0, LARGEST_NUMERATOR), ("denominator", 1, LARGEST_DENOMINATOR)):
            if not least <= getattr(self, name) <= most:
                problem = f"must be from {least} to 10^{len(str(most)) - 1}"
                raise MicroloanError(name, getattr(self, name), problem, code="out_of_range")
        common = gcd(self.numerator, self.denominator)
        object.__setattr__(self, "numerator", self.numerator // common)
        object.__setattr__(self, "denominator", self.denominator // common)

    def as_fraction(self) -> Fraction:
        """Return the rate as a fraction of one: 24% is 6/25.

        >>> percent(24).as_fraction()
        Fraction(6, 25)
        """
        return Fraction(self.numerator, self.denominator)

    def __lt__(self, other: Rate) -> bool:
        if not isinstance(other, Rate):
            return NotImplemented
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __le__(self, other: Rate) -> bool:
        return self == other or self < other

    def __str__(self) -> str:
        return f"{_in_hundredths(self)}%"

    def __repr__(self) -> str:
        return f"percent('{_in_hundredths(self)}')"


def percent(value: int | str | Decimal | Fraction) -> Rate:
    """Return a rate from a number of hundredths.

    Parameters
    ----------
    value
        Whole number, plain decimal text ("23.5375"), text of a fraction ("1/3"),
        `Decimal` or `Fraction`. A float is refused: 0.1 is not a tenth.

    Raises
    ------
    MicroloanError
        If `value` is a float, negative, or not a plain number.

    Examples
    --------
    >>> percent("23.5375")
    percent('23.5375')
    >>> percent(Fraction(1, 3))
    percent('1/3')
    """
    return _scaled(value, 100, "percent")


def per_thousand(value: int | str | Decimal | Fraction) -> Rate:
    """Return a rate from a number of thousandths: Tk 125 service charge per Tk 1,000.

    Parameters
    ----------
    value
        As for `percent`.

    Examples
    --------
    >>> per_thousand("125")
    percent('12.5')
    """
    return _scaled(value, 1000, "per_thousand")


def rate_of(value: Rate | str, argument: str = "rate") -> Rate:
    """Return `value` as a `Rate`: one already, or text with its unit ("24%", "125‰").

    Parameters
    ----------
    value
        A `Rate`, or a plain number followed by ``%``, ``‰`` or ``per thousand``.
    argument
        The name an error shall give.

    Raises
    ------
    MicroloanError
        If `value` is a bare number or has no unit; the message shows the right spellings.

    Examples
    --------
    >>> rate_of("150 per thousand")
    percent('15')
    """
    if isinstance(value, Rate):
        return value
    if isinstance(value, str):
        text = value.strip()
        for suffix, unit in _SUFFIXES.items():
            if text.endswith(suffix) and _NUMBER.fullmatch(text[: -len(suffix)].strip()):
                return _scaled(text[: -len(suffix)].strip(), unit, argument)
        hint = f'write "{text}%"' if _NUMBER.fullmatch(text) else 'write a plain number and its unit, like "24%"'
        raise MicroloanError(argument, value, f"is not a rate; {hint}", code="bad_rate")
    if isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool):
        raise MicroloanError(argument, value, f"is a bare number; {_two_spellings(value)}", code="bare_number")
    raise MicroloanError(argument, value, 'is not a rate; write "24%" or percent(24)', code="wrong_type")


def _scaled(value: int | str | Decimal | Fraction, unit: int, argument: str) -> Rate:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal, Fraction)):
        raise MicroloanError(argument, value, 'is not exact; write whole numbers or text like "23.5"', code="inexact")
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        raise MicroloanError(argument, value, 'is not a plain number like "23.5" or "1/3"', code="bad_number")
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < 24):
        raise MicroloanError(argument, value, "is not a plain number", code="bad_number")
    try:
        fraction = _fraction(value.strip()) if isinstance(value, str) else Fraction(value)
    except ZeroDivisionError:
        raise MicroloanError(argument, value, "divides by zero", code="bad_number") from None
    if fraction < 0 or fraction.denominator * unit > LARGEST_DENOMINATOR:
        raise MicroloanError(argument, value, "must be at least 0 and of moderate length", code="out_of_range")
    return Rate(fraction.numerator, fraction.denominator * unit)


def _fraction(text: str) -> Fraction:
    over, _, under = text.partition("/")
    return Fraction(over) / Fraction(under) if under else Fraction(over)


def _two_spellings(value: float | Decimal | Fraction) -> str:
    try:
        number = value * 100 if 0 < value < 1 else value
        text = f"{number:g}" if isinstance(number, float) else str(number)
    except (ArithmeticError, ValueError):
        # Not a number, or too long to print.
        text = ""
    if not _NUMBER.fullmatch(text) or text.startswith("-"):
        return 'write "24%" or percent(24)'
    argument = text if isinstance(value, int) else f'"{text}"'
    return f'write "{text}%" or percent({argument})'


def _in_hundredths(rate: Rate) -> str:
    """Return the number of hundredths, as a plain decimal where one exists."""
    fraction = rate.as_fraction() * 100
    denominator, digits = fraction.denominator, 0
    while denominator % 10 == 0 or denominator % 5 == 0 or denominator % 2 == 0:
        denominator //= 10 if denominator % 10 == 0 else 5 if denominator % 5 == 0 else 2
        digits += 1
    if denominator != 1 or digits > 18:
        return f"{fraction.numerator}/{fraction.denominator}"
    whole = fraction.numerator * 10**digits // fraction.denominator
    text = f"{whole:0{digits + 1}d}"
    return f"{text[:-digits]}.{text[-digits:]}".rstrip("0").rstrip(".") if digits else text
