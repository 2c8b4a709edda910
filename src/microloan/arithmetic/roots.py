"""Exact sums of roots: what compound interest over part of a period comes to, to the last digit.

A quarter's interest on a deposit of one month multiplies by the cube root of the
quarter's growth, which is no fraction. A `RootSum` holds such a number exactly, and
rounds it exactly: whole numbers enclose it, ever more closely, until both ends of the
enclosure round alike. No float is involved.

====================  ==============================================================
`RootSum`             a fraction, or a sum of fractions times powers of one root
`power_of`            a fraction raised to a fraction
`times_rounded`       an amount, or a column of them, times a `RootSum`, rounded
====================  ==============================================================

>>> from fractions import Fraction
>>> from microloan.arithmetic.rounding import HALF_UP
>>> growth = power_of(Fraction(4067, 4000), Fraction(1, 3))      # a quarter at 6.7% a year, for a month
>>> growth.rounded(10_000_000, 1, HALF_UP)
10055524
>>> power_of(Fraction(9, 4), Fraction(1, 2)).as_fraction()
Fraction(3, 2)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.powers import compare_powers, whole_root
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from microloan.arithmetic.kinds import Column, N
    from microloan.arithmetic.rounding import Rounding

_FIRST_BITS = 96
_LARGEST_DEGREE = 1_000_000
_LARGEST_WHOLE_ROOT = 500
_INT64_BITS = 63
# With fewer bits than this behind the point an enclosure decides nothing.
_FEWEST_BITS = 8


@dataclass(frozen=True, slots=True, init=False)
class RootSum:
    """The sum of ``coefficients[j] × base^(j / degree)``, exactly; a plain fraction has degree 1.

    Parameters
    ----------
    base
        Above 0. What is a perfect power is taken out of the root, so that a sum that is a
        fraction has degree 1 or no term but the first.
    degree
        Of the root, from 1 to 1,000,000.
    coefficients
        By the exponent's numerator, from 0 to ``degree - 1``; none negative but that of 0.

    Raises
    ------
    MicroloanError
        If a part is not of this form.

    Notes
    -----
    The root of a base that is no perfect power, and its powers below the degree, are
    linearly independent over the fractions. So a sum with a term of them is never a
    fraction, never a tie, and every enclosure decides in the end.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import DOWN
    >>> RootSum(Fraction(2), 2, {0: Fraction(1), 1: Fraction(1)}).rounded(1_000, 1, DOWN)
    2414
    >>> RootSum(Fraction(8), 3, {1: Fraction(5)}).as_fraction()
    Fraction(10, 1)
    """

    base: Fraction
    degree: int
    coefficients: tuple[tuple[int, Fraction], ...]

    def __init__(self, base: Fraction, degree: int, coefficients: Mapping[int, Fraction]) -> None:
        if base <= 0 or not 1 <= degree <= _LARGEST_DEGREE:
            raise MicroloanError("base", base, "must be above 0, its root from 1 to 1,000,000", code="out_of_range")
        if any(not 0 <= power < degree or (part < 0 < power) for power, part in coefficients.items()):
            problem = "must have exponents within the degree, and none negative but the first"
            raise MicroloanError("coefficients", dict(coefficients), problem, code="out_of_range")
        root, left = _taken_out(base, degree)
        parts: dict[int, Fraction] = {}
        for power, part in coefficients.items():
            whole, rest = divmod(power, left)
            parts[rest] = parts.get(rest, Fraction(0)) + part * root**whole
        object.__setattr__(self, "base", root)
        object.__setattr__(self, "degree", left)
        object.__setattr__(self, "coefficients", tuple(sorted((key, part) for key, part in parts.items() if part)))

    def as_fraction(self) -> Fraction | None:
        """Return the number as a fraction, or None where it is none.

        >>> RootSum(Fraction(2), 2, {1: Fraction(1)}).as_fraction() is None
        True
        """
        if not self.coefficients:
            return Fraction(0)
        powers = [power for power, _ in self.coefficients]
        return self.coefficients[0][1] if powers == [0] else None

    def plus(self, fraction: Fraction | int) -> RootSum:
        """Return the number with a fraction added to it.

        >>> power_of(Fraction(9, 4), Fraction(1, 2)).plus(-1).as_fraction()
        Fraction(1, 2)
        """
        parts = dict(self.coefficients)
        parts[0] = parts.get(0, Fraction(0)) + fraction
        return RootSum(self.base, self.degree, parts)

    def bounds(self, bits: int) -> tuple[int, int]:
        """Return whole numbers that enclose the number times ``2**bits``, a few apart.

        >>> RootSum(Fraction(2), 2, {1: Fraction(1)}).bounds(10)
        (1448, 1449)
        """
        fraction = self.as_fraction()
        if fraction is not None:
            scaled = fraction.numerator << bits
            return scaled // fraction.denominator, -(-scaled // fraction.denominator)
        guard = bits + 32 + self.coefficients[-1][0].bit_length()
        low = high = 0
        for power, part in self.coefficients:
            down, up = _root_bounds(self.base, power, self.degree, guard)
            low += part.numerator * down // part.denominator
            high -= -part.numerator * up // part.denominator
        return low >> (guard - bits), -(-high >> (guard - bits))

    def rounded(self, numerator: int, denominator: int, mode: Rounding) -> int:
        """Return the number times ``numerator / denominator``, rounded to a whole number.

        Parameters
        ----------
        numerator
            At least 0.
        denominator
            At least 1.
        mode
            The direction.

        Examples
        --------
        >>> from microloan.arithmetic.rounding import UP
        >>> RootSum(Fraction(2), 2, {1: Fraction(1)}).rounded(100, 1, UP)
        142
        """
        fraction = self.as_fraction()
        if fraction is not None:
            return mode.divide(fraction.numerator * numerator, fraction.denominator * denominator)
        bits = _FIRST_BITS + numerator.bit_length()
        while True:
            low, high = self.bounds(bits)
            least = mode.divide(low * numerator, denominator << bits)
            if least == mode.divide(high * numerator, denominator << bits):
                return least
            bits *= 2


def power_of(base: Fraction, exponent: Fraction) -> RootSum:
    """Return ``base ** exponent`` exactly.

    Parameters
    ----------
    base
        Above 0.
    exponent
        At least 0, its denominator at most 1,000,000.

    Examples
    --------
    >>> power_of(Fraction(4), Fraction(3, 2)).as_fraction()
    Fraction(8, 1)
    """
    whole, part = divmod(exponent.numerator, exponent.denominator)
    return RootSum(base, exponent.denominator, {part: base**whole})


def times_rounded(factor: RootSum, amount: N, multiple: int, mode: Rounding) -> N:
    """Return an amount times a factor, rounded to a multiple; each amount of a column.

    Parameters
    ----------
    factor
        What the amount is multiplied by, at least 0.
    amount
        Minor units, at least 0; int, or int64 array of shape (deposits,).
    multiple
        The unit in minor units, at least 1.
    mode
        The direction.

    Raises
    ------
    ColumnError
        If a result does not fit int64.

    Notes
    -----
    On a column the factor is enclosed between two whole numbers over a power of two that
    int64 leaves room for. Where both round alike, and nearly everywhere they do, that is
    the result; elsewhere the exact factor decides. Both kinds therefore agree.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import UP
    >>> times_rounded(RootSum(Fraction(1), 1, {0: Fraction(5, 4)}), 50_030, 100, UP)
    62600
    """
    if isinstance(amount, int):
        return factor.rounded(amount, multiple, mode) * multiple
    return _column_times(factor, amount, multiple, mode)


def _column_times(factor: RootSum, amounts: Column, multiple: int, mode: Rounding) -> Column:
    import numpy as np

    largest = int(amounts.max(initial=1))
    ceiling = factor.bounds(0)[1]
    room = _INT64_BITS - 1 - (largest * (ceiling + 1)).bit_length()
    bits = min(room, _INT64_BITS - 2 - multiple.bit_length())
    if bits >= _FEWEST_BITS:
        low, high = factor.bounds(bits)
        found: Column = mode.divide(amounts * low, multiple << bits)
        unsure = np.flatnonzero(found != mode.divide(amounts * high, multiple << bits))
    else:
        found, unsure = np.zeros_like(amounts), np.arange(len(amounts))
    exact = {int(at): factor.rounded(int(amounts[at]), multiple, mode) * multiple for at in unsure}
    wide = tuple(at for at, minor in exact.items() if minor > LARGEST_INT64)
    if wide:
        raise ColumnError("amount", wide, len(amounts), "have a result past int64", code="out_of_range")
    found = found * multiple
    for at, minor in exact.items():
        found[at] = minor
    return found


def _root_bounds(base: Fraction, power: int, degree: int, bits: int) -> tuple[int, int]:
    """Return whole numbers that enclose ``base^(power/degree) × 2**bits``, one apart at most."""
    if degree > _LARGEST_WHOLE_ROOT:
        return _searched(base, power, degree, bits)
    raised, under = base.numerator**power << degree * bits, base.denominator**power
    low = whole_root(raised // under, degree)
    return low, low if low**degree * under == raised else low + 1


def _searched(base: Fraction, power: int, degree: int, bits: int) -> tuple[int, int]:
    """Find the same by halving, where the root of a whole number would be one of millions of digits."""
    below, above = 0, 2 << bits + max(base.numerator.bit_length() - base.denominator.bit_length() + 1, 0)
    while above - below > 1:
        middle = (below + above) // 2
        fits = compare_powers(Fraction(middle, 1 << bits), degree, base, power) <= 0
        below, above = (middle, above) if fits else (below, middle)
    return below, above


def _taken_out(base: Fraction, degree: int) -> tuple[Fraction, int]:
    """Return the root and the degree that are left when perfect powers are taken out."""
    left = 1
    for prime in _primes_of(degree):
        over, under = whole_root(base.numerator, prime), whole_root(base.denominator, prime)
        if over**prime == base.numerator and under**prime == base.denominator:
            base = Fraction(over, under)
        else:
            left *= prime
    return base, left


def _primes_of(number: int) -> Iterator[int]:
    prime = 2
    while number > 1:
        while number % prime == 0:
            yield prime
            number //= prime
        prime += 1
