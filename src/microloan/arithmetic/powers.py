"""Powers and roots of whole numbers, exactly: they tell when an amount has doubled.

>>> from fractions import Fraction
>>> compare_powers(Fraction(401, 400), 278, Fraction(2), 1)       # a month at 3%: 278 months double
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_FIRST_BITS = 96
# Powers that agree in as many digits are compared whole.
_MOST_BITS = 4_096


def compare_powers(base: Fraction, exponent: int, other: Fraction, other_exponent: int) -> int:
    """Return -1, 0 or 1 as ``base ** exponent`` is below, equal to or above the other power.

    Both bases are above 0, both exponents at least 0; powers of millions are no obstacle.

    >>> from fractions import Fraction
    >>> compare_powers(Fraction(401, 400), 278, Fraction(2), 1), compare_powers(Fraction(4), 5, Fraction(2), 10)
    (1, 0)
    """
    bits = _FIRST_BITS
    while bits <= _MOST_BITS:
        one, another = _power_bounds(base, exponent, bits), _power_bounds(other, other_exponent, bits)
        if _below(one[1], one[2], another[0], another[2]):
            return -1
        if _below(another[1], another[2], one[0], one[2]):
            return 1
        bits *= 2
    exact, also = base**exponent, other**other_exponent
    return (exact > also) - (exact < also)


def _below(left: int, left_shift: int, right: int, right_shift: int) -> bool:
    """Return whether ``left × 2**left_shift`` is less than the right."""
    shift = left_shift - right_shift
    return left << shift < right if shift >= 0 else left < right << -shift


def _power_bounds(base: Fraction, exponent: int, bits: int) -> tuple[int, int, int]:
    """Return (low, high, shift): the power lies between low and high, times ``2**shift``."""
    scaled = base.numerator << bits
    square = (scaled // base.denominator, -(-scaled // base.denominator), -bits)
    power = (1, 1, 0)
    while exponent:
        if exponent & 1:
            power = _trimmed(power[0] * square[0], power[1] * square[1], power[2] + square[2], bits)
        square = _trimmed(square[0] ** 2, square[1] ** 2, square[2] * 2, bits)
        exponent >>= 1
    return power


def _trimmed(low: int, high: int, shift: int, bits: int) -> tuple[int, int, int]:
    spare = max(0, high.bit_length() - bits)
    return low >> spare, -(-high >> spare), shift + spare


def whole_root(value: int, degree: int) -> int:
    """Return the largest whole number whose power of `degree` is at most `value`, which is at least 0.

    >>> whole_root(1_000_000, 3), whole_root(999_999, 3)
    (100, 99)
    """
    if degree == 1 or value < 2:
        return value
    digits = value.bit_length() // degree // 2
    # Newton's steps from above; half of the digits come from a smaller root.
    nearly = (whole_root(value >> digits * degree, degree) + 1) if digits else 1 << -(-value.bit_length() // degree)
    root = nearly << digits
    while True:
        better = ((degree - 1) * root + value // root ** (degree - 1)) // degree
        if better >= root:
            return root
        root = better
