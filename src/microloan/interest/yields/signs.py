"""The certain sign of an equation at a growth: where floats may not decide, this does.

Decimals of known precision give the sum and a bound on its error; where the bound leaves
the sign open, more digits are taken. A sum that is exactly zero is recognised by algebra,
so the search for digits always ends.

>>> from microloan.interest.yields.equation import equation_of
>>> twice = equation_of((-10_000, 12_100), (0, 2))
>>> [sign_at(twice, Fraction(growth, 100)) for growth in (109, 110, 111)]
[1, 0, -1]
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.yields.equation import Equation

_DIGITS, _ALGEBRA_FROM = 40, 100


def sign_at(equation: Equation, growth: Fraction) -> int:
    """Return the sign of the sum at a growth, with certainty.

    Parameters
    ----------
    equation
        What is summed.
    growth
        Above 0.

    Returns
    -------
    -1, 0 or 1; 0 only where the sum is exactly zero.

    Notes
    -----
    The argument of each exponential is known to a few units of the last digit, times the
    longest time and the logarithm; so is each term, relative to itself. Twice the sum of
    these errors is taken for the bound.
    """
    digits = _DIGITS
    while True:
        total, error = discounted(equation, growth, digits)
        if total.copy_abs() > error:
            return 1 if total > 0 else -1
        if digits > _ALGEBRA_FROM and is_zero_at(equation, growth):
            return 0
        digits *= 2


def discounted(equation: Equation, growth: Fraction, digits: int = _DIGITS) -> tuple[Decimal, Decimal]:
    """Return the sum at a growth, and a bound on its error.

    Parameters
    ----------
    equation, growth
        As for `sign_at`.
    digits
        How many digits are carried.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> total, error = discounted(equation_of((-100, 121), (0, 2)), Fraction(2))
    >>> total == Decimal("-69.75"), error < Decimal("1e-30")
    (True, True)
    """
    context = Context(prec=digits, rounding=ROUND_HALF_EVEN, Emax=MAX_EMAX, Emin=MIN_EMIN)
    log = context.ln(context.divide(Decimal(growth.numerator), Decimal(growth.denominator)))
    per_step = context.divide(log, Decimal(equation.per))
    total = size = Decimal(0)
    for amount, exponent in zip(equation.amounts, equation.exponents, strict=True):
        factor = context.exp(context.multiply(per_step, Decimal(-exponent)))
        term = context.multiply(Decimal(amount), factor)
        total, size = context.add(total, term), context.add(size, term.copy_abs())
    longest = equation.exponents[-1] // equation.per + 1
    units = 8 * (longest * (abs(int(log)) + 2) + len(equation.amounts) + 8)
    return total, context.multiply(size, Decimal(units).scaleb(1 - digits, context))


def is_zero_at(equation: Equation, growth: Fraction) -> bool:
    """Return whether the sum is exactly zero at a growth.

    Notes
    -----
    With the growth written as ``s ** p`` where it is a perfect power, the step ``x`` is a
    root of ``x ** q − s`` with the smallest ``q``, which no polynomial over the rationals
    divides (Capelli). So the powers of x below q are independent, and the sum is zero
    only if the amounts of each remainder of the exponent by q add up to zero.

    Examples
    --------
    >>> from microloan.interest.yields.equation import equation_of
    >>> half_year = equation_of((-10, 11), (0, 1), per=2)
    >>> is_zero_at(half_year, Fraction(121, 100)), is_zero_at(half_year, Fraction(6, 5))
    (True, False)
    """
    common = gcd(equation.per, *equation.exponents)
    order, base = equation.per // common, growth
    for prime in _prime_factors(order):
        over, under = _root(base.numerator, prime), _root(base.denominator, prime)
        if over is not None and under is not None:
            order, base = order // prime, Fraction(over, under)
    groups: dict[int, list[tuple[int, int]]] = {}
    for amount, exponent in zip(equation.amounts, equation.exponents, strict=True):
        whole, rest = divmod(exponent // common, order)
        groups.setdefault(rest, []).append((amount, whole))
    return all(_sum_is_zero(group, base) for group in groups.values())


def _sum_is_zero(group: list[tuple[int, int]], base: Fraction) -> bool:
    """Return whether the sum of amount / base ** power is zero, by Horner's rule in integers."""
    over, under = base.numerator, base.denominator
    total, before = 0, group[0][1]
    # total stands for the sum so far × over ** power.
    scale = 1
    for amount, power in group:
        gap = power - before
        total, scale, before = total * over**gap, scale * under**gap, power
        total += amount * scale
    return total == 0


def _prime_factors(number: int) -> Iterator[int]:
    """Yield the prime factors of a number, each as often as it divides it."""
    divisor = 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            yield divisor
            number //= divisor
        divisor += 1
    if number > 1:
        yield number


def _root(number: int, order: int) -> int | None:
    """Return the whole root of a number from 1, if it has one."""
    low, high = 1, 1 << (number.bit_length() // order + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**order < number:
            low = middle + 1
        else:
            high = middle
    return low if low**order == number else None
