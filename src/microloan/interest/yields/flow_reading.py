"""Amounts, dates and periods of a flow, read exactly or refused.

>>> read_amounts([100, Fraction(-1, 3)]), read_periods(50)
(((300, -1), 3), Fraction(50, 1))
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeVar

from microloan.calendars.days import checked_day
from microloan.calendars.frequencies import Frequency
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    Amount: TypeAlias = Money | int | Fraction

T = TypeVar("T")

_LONGEST = 100_000


def read_amounts(amounts: Iterable[Amount]) -> tuple[tuple[int, ...], int]:
    """Return amounts as whole numbers, and how many parts of a minor unit they count.

    Raises
    ------
    MicroloanError
        If there is none, one is neither `Money` of one currency, nor a whole number of
        minor units, nor a fraction of them, or `Money` stands beside bare numbers; only
        0 is the same in both.

    Examples
    --------
    >>> read_amounts([100, Fraction(-1, 3)])
    ((300, -1), 3)
    """
    given = _listed("amounts", amounts, "Money, or whole numbers of minor units")
    kinds = set(map(type, given))
    if kinds != {int}:
        given = _as_numbers(given, kinds)
        parts = lcm(*(amount.denominator for amount in given))
        return tuple(int(amount * parts) for amount in given), parts
    _check_length(len(given))
    return given, 1  # type: ignore[return-value]


def _as_numbers(given: tuple[Amount, ...], kinds: set[type]) -> tuple[int | Fraction, ...]:
    _check_length(len(given))
    for kind in kinds - {int, Fraction, Money}:
        wrong = next(amount for amount in given if type(amount) is kind)
        problem = "must be Money, or a whole number or Fraction of minor units"
        raise MicroloanError("amounts", wrong, problem, code="wrong_type")
    currencies = {amount.currency.code for amount in given if isinstance(amount, Money)}
    bare = next((amount for amount in given if amount and not isinstance(amount, Money)), None)
    if currencies and bare is not None:
        problem = f"is a bare number of minor units beside Money; make it {min(currencies)}(...), or all of them bare"
        raise MicroloanError("amounts", bare, problem, code="mixed_units")
    if len(currencies) > 1:
        problem = "are in several currencies; convert them first"
        raise CurrencyMismatch("amounts", ", ".join(sorted(currencies)), problem, code="currency_mismatch")
    return tuple(amount.minor if isinstance(amount, Money) else amount for amount in given)


def _listed(name: str, values: Iterable[T], what: str) -> tuple[T, ...]:
    """Return values as a tuple.

    Raises
    ------
    MicroloanError
        If they are not several of something.
    """
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise MicroloanError(name, values, f"must be a list of {what}", code="wrong_type")
    return tuple(values)


def _check_length(length: int) -> None:
    if not 1 <= length <= _LONGEST:
        raise MicroloanError("amounts", f"{length} of them", f"must be from 1 to {_LONGEST:,}", code="length")


def read_days(dates: Iterable[date]) -> tuple[int, ...]:
    """Return the day number of each date.

    Raises
    ------
    MicroloanError
        If one is not a date.

    Examples
    --------
    >>> read_days([date(1, 1, 2)])
    (2,)
    """
    given = _listed("dates", dates, "dates")
    if set(map(type, given)) <= {date}:
        return tuple(map(date.toordinal, given))
    return tuple(checked_day(day, "dates") for day in given)


def read_periods(periods_per_year: Frequency | int | Fraction) -> Fraction:
    """Return how many periods make a year.

    Raises
    ------
    MicroloanError
        If it is neither a frequency nor an exact number above 0.

    Examples
    --------
    >>> read_periods(50)
    Fraction(50, 1)
    """
    if isinstance(periods_per_year, Frequency):
        return periods_per_year.periods_per_year
    if type(periods_per_year) not in {int, Fraction} or periods_per_year <= 0:
        problem = "must be a frequency such as WEEK, or a whole number or Fraction above 0"
        raise MicroloanError("periods_per_year", periods_per_year, problem, code="out_of_range")
    return Fraction(periods_per_year)


def read_times(times: Iterable[tuple[int, Fraction | int]], length: int) -> tuple[tuple[int, Fraction], ...]:
    """Return pairs of whole unit-periods and a fraction of one.

    Raises
    ------
    MicroloanError
        If there are not `length` of them, or one is not such a pair.

    Examples
    --------
    >>> read_times([(1, 0)], 1)
    ((1, Fraction(0, 1)),)
    """
    pairs = "pairs of whole unit-periods and a fraction of one"
    given = _listed("times", times, pairs)
    if len(given) != length:
        raise MicroloanError("times", len(given), f"must be as many as the {length} amounts", code="length")
    for time in given:
        if not isinstance(time, tuple) or len(time) != 2:
            raise MicroloanError("times", time, f"must be {pairs}, such as (1, 0)", code="wrong_type")
        whole, part = time
        if type(whole) is not int or whole < 0 or type(part) not in {int, Fraction} or not 0 <= part < 1:
            problem = "must be whole unit-periods from 0 and a fraction of one, from 0 and below 1"
            raise MicroloanError("times", time, problem, code="out_of_range")
    return tuple((whole, Fraction(part)) for whole, part in given)
