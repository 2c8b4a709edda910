"""Whole minor units from what a caller writes, and plain decimal text back.

An amount is read exactly or not at all: nothing here rounds, and nothing becomes a float.
The limits of an amount are stated here once: at most 40 digits, and 0 to 4 decimals.

>>> minor_units("11500.50", 2)
1150050
>>> plain_text(1_150_050, 2)
'11500.50'
>>> minor_units("1.005", 2)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: amount='1.005' is finer than a minor unit (exponent 2); round it first
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding

MOST_DIGITS = 40
LARGEST_EXPONENT = 4
# The first amount that is too large: far beyond any economy, and short enough that no
# amount is costly to print. Stated twice, since every new `Money` is held against both.
TOO_LARGE = 10**MOST_DIGITS
TOO_SMALL = -TOO_LARGE

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
# Room for the longest amount with its sign and point, and for zeros that a database adds.
_LONGEST_TEXT = 64


def minor_units(value: int | str | Decimal, exponent: int) -> int:
    """Return an amount in major units (taka, rupees) as whole minor units, exactly.

    Parameters
    ----------
    value
        Major units: a whole number, a `Decimal`, or plain decimal text: ASCII digits with
        at most a minus before them and one point among them.
    exponent
        The decimals of the currency, from 0 to 4; more where the value counts in a scale,
        such as 2 + 5 for an amount in lakh.

    Returns
    -------
    Minor units (poisha, paisa).

    Raises
    ------
    MicroloanError
        If `value` is a float, a bool or anything else but these three; if the text is not
        plain; if the amount is finer than a minor unit, or has more than 40 digits.

    Examples
    --------
    >>> minor_units(20_000, 2), minor_units(Decimal("-0.5"), 2), minor_units("483.500", 2)
    (2000000, -50, 48350)
    """
    if type(value) is int:
        return checked_size(value * 10**exponent)
    if isinstance(value, str):
        return checked_size(_from_text(value, exponent))
    if isinstance(value, Decimal):
        return checked_size(_from_decimal(value, exponent))
    raise _not_an_amount(value, exponent)


def checked_size(minor: int) -> int:
    """Return `minor` if it has at most 40 digits; raise `MicroloanError` otherwise.

    >>> checked_size(-5)
    -5
    """
    if not TOO_SMALL < minor < TOO_LARGE:
        raise MicroloanError("amount", minor, f"must have at most {MOST_DIGITS} digits", code="out_of_range")
    return minor


def plain_text(minor: int, exponent: int) -> str:
    """Return an amount in minor units as plain decimal text, the inverse of `minor_units`.

    Parameters
    ----------
    minor
        Minor units, of either sign.
    exponent
        The decimals of the currency, from 0 to 4; all of them are written.

    Examples
    --------
    >>> plain_text(-1, 2), plain_text(500, 0)
    ('-0.01', '500')
    """
    sign = "-" if minor < 0 else ""
    whole, fraction = whole_and_fraction(abs(minor), exponent)
    return f"{sign}{whole}.{fraction}" if exponent else f"{sign}{whole}"


def whole_and_fraction(size: int, exponent: int) -> tuple[str, str]:
    """Return the digits before and after the point of an amount that is not negative.

    >>> whole_and_fraction(48_350, 2), whole_and_fraction(1, 2), whole_and_fraction(7, 0)
    (('483', '50'), ('0', '01'), ('7', ''))
    """
    digits = str(size)
    if not exponent:
        return digits, ""
    if len(digits) <= exponent:
        digits = digits.zfill(exponent + 1)
    return digits[:-exponent], digits[-exponent:]


def nearest_minor_units(value: int | str | Decimal | Fraction, exponent: int, rounding: Rounding) -> int:
    """Return an amount in major units (taka, rupees) rounded to whole minor units.

    Parameters
    ----------
    value
        Major units: a whole number, a `Decimal`, a `Fraction`, or plain decimal text.
    exponent
        The decimals of the currency, from 0 to 4.
    rounding
        The mode; an amount below zero is rounded by its size, as its opposite is.

    Raises
    ------
    MicroloanError
        If `value` is none of these, its text is not plain, or it has more than 40 digits
        before the point or 64 after it.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> nearest_minor_units("2.665", 2, HALF_UP), nearest_minor_units(Fraction(-1, 3), 2, HALF_UP)
    (267, -33)
    """
    exact = _exact(value, exponent)
    size = rounding.divide(abs(exact.numerator) * 10**exponent, exact.denominator)
    return checked_size(-size if exact < 0 else size)


def decimal_amount(minor: int, exponent: int) -> Decimal:
    """Return an amount in minor units as a `Decimal` in major units, exact.

    >>> decimal_amount(-48_350, 2)
    Decimal('-483.50')
    """
    # Made from its digits: arithmetic on a Decimal would ask the thread's context.
    return Decimal((int(minor < 0), tuple(map(int, str(abs(minor)))), -exponent))


def shortest_decimal(minor: int, exponent: int) -> Decimal:
    """Return the same without zeros at the end.

    >>> shortest_decimal(346_835_300_000, 2 + 5), shortest_decimal(43_000_000_000, 2 + 7)
    (Decimal('34683.53'), Decimal('43'))
    """
    while exponent and not minor % 10:
        minor, exponent = minor // 10, exponent - 1
    return decimal_amount(minor, exponent)


def _exact(value: object, exponent: int) -> Fraction:
    if isinstance(value, Fraction) or type(value) is int:
        return Fraction(value)
    if isinstance(value, str):
        _check_plain(value, exponent)
        return Fraction(value)
    if isinstance(value, Decimal):
        power = value.as_tuple().exponent
        if not isinstance(power, int):
            raise MicroloanError("amount", value, "is not a number", code="bad_number")
        if value.adjusted() >= MOST_DIGITS or power < -_LONGEST_TEXT:
            problem = f"must have at most {MOST_DIGITS} digits before the point and {_LONGEST_TEXT} after it"
            raise MicroloanError("amount", value, problem, code="out_of_range")
        return Fraction(value)
    raise _not_an_amount(value, exponent)


def _check_plain(text: str, exponent: int) -> None:
    if len(text) > _LONGEST_TEXT:
        raise MicroloanError("amount", text, f"must have at most {MOST_DIGITS} digits", code="out_of_range")
    if not _PLAIN.fullmatch(text):
        problem = f"is not plain decimal text like {_example(exponent)}: no commas, spaces, symbols or exponent"
        raise MicroloanError("amount", text, problem, code="bad_number")


def _from_text(text: str, exponent: int) -> int:
    _check_plain(text, exponent)
    whole, _, fraction = text.partition(".")
    if fraction[exponent:].strip("0"):
        raise _too_fine(text, exponent)
    return int(whole + fraction[:exponent].ljust(exponent, "0"))


def _from_decimal(value: Decimal, exponent: int) -> int:
    # Sign, digits and exponent are exact; any operation would ask the thread's context.
    sign, digits, power = value.as_tuple()
    if not isinstance(power, int):
        raise MicroloanError("amount", value, "is not a number", code="bad_number")
    if not value:
        return 0
    if value.adjusted() >= MOST_DIGITS:
        raise MicroloanError("amount", value, f"must have at most {MOST_DIGITS} digits", code="out_of_range")
    kept = max(len(digits) + power + exponent, 0)
    if any(digits[kept:]):
        raise _too_fine(value, exponent)
    size: int = int("".join(map(str, digits[:kept]))) * 10 ** max(power + exponent, 0)
    return -size if sign else size


def _too_fine(value: object, exponent: int) -> MicroloanError:
    problem = f"is finer than a minor unit (exponent {exponent}); round it first"
    return MicroloanError("amount", value, problem, code="inexact")


def _not_an_amount(value: object, exponent: int) -> MicroloanError:
    if isinstance(value, float):
        problem = f"is a float, which is seldom exact; write it as text, like {_example(exponent)}"
        return MicroloanError("amount", value, problem, code="inexact")
    problem = f"must be a whole number, a Decimal or text like {_example(exponent)}; {kind_and_hint(value)}"
    return MicroloanError("amount", value, problem, code="wrong_type")


def kind_and_hint(value: object) -> str:
    """Return what `value` is, for a message that wants a whole number, and how to make it one.

    >>> kind_and_hint(True), kind_and_hint(None)
    ('this is a bool', 'this is a NoneType')
    """
    kind = type(value).__name__
    whole = hasattr(value, "__index__") and not isinstance(value, bool)
    return f"this is a {kind}, write int(...)" if whole else f"this is a {kind}"


def _example(exponent: int) -> str:
    return f'"{plain_text(1_150_050 * 10**exponent // 100, exponent)}"'
