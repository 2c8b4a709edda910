"""Parts of a whole as percentages with a stated number of decimals.

>>> from fractions import Fraction
>>> from microloan.arithmetic.rounding import DOWN, HALF_UP
>>> percent_text(Fraction(9996, 10_000), 2, HALF_UP), percent_text(Fraction(9996, 10_000), 0, DOWN)
('99.96%', '99%')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import Rounding
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from fractions import Fraction

_MOST_PLACES = 12


def percent_text(share: Fraction, places: int, rounding: Rounding) -> str:
    """Return an exact part as per cent, rounded once to so many decimals.

    Parameters
    ----------
    share
        A fraction of one; one below zero is rounded by its size.
    places
        Decimals, from 0 to 12.
    rounding
        The mode.

    Raises
    ------
    MicroloanError
        If `places` is not such a number, or `rounding` no mode.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> percent_text(Fraction(2, 3), 2, HALF_UP)
    '66.67%'
    """
    return f"{decimals_text(share * 100, places, rounding)}%"


def decimals_text(value: Fraction, places: int, rounding: Rounding) -> str:
    """Return an exact number with so many decimals, rounded once.

    >>> from fractions import Fraction
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> decimals_text(Fraction(26_550, 100), 1, HALF_UP)
    '265.5'
    """
    if type(places) is not int or not 0 <= places <= _MOST_PLACES:
        raise MicroloanError("places", places, f"must be a whole number from 0 to {_MOST_PLACES}", code="out_of_range")
    if not isinstance(rounding, Rounding):
        raise MicroloanError("rounding", rounding, "must be a rounding mode, like rounding.HALF_UP", code="wrong_type")
    scaled = rounding.divide(abs(value.numerator) * 10**places, value.denominator)
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
