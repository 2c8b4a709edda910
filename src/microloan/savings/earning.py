"""What a balance earns in a year: one rate or tiers, for one account and for a column of them.

An earner takes a balance times a divisor, and the divisor, and returns what that earns in a
year: minor units times the divisor times a denominator that all rates of the terms share.

>>> from microloan.currency import BDT
>>> from microloan.products.savings_rates import BY_SLAB, Tier, Tiers
>>> slabs = Tiers((Tier("4%", up_to=BDT(500)), Tier("6%", above=BDT(500))), BY_SLAB)
>>> earner_of(slabs, 50, None)(80_000, 1)       # Tk 500 at 4% and Tk 300 at 6%, over 50
190000
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import N, maximum, where
from microloan.products.savings_rates import BY_SLAB, NegativeRate, Tiers

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.products.savings_rates import DatedRates, YearlyRate


class Earner(Protocol):
    """From a balance to what it earns in a year."""

    def __call__(self, measured: N, divisor: int, /) -> N:
        """Return minor units times divisor times the rates' denominator; int or int64 array."""
        ...


def rate_denominator(rates: DatedRates) -> int:
    """Return the denominator that all rates of the terms share.

    >>> from microloan.products.savings_rates import DatedRates
    >>> rate_denominator(DatedRates("6%"))
    50
    """
    return lcm(*(rate.denominator for yearly in yearly_rates(rates) for rate in _simple(yearly)))


def yearly_rates(rates: DatedRates) -> tuple[YearlyRate, ...]:
    """Return the rates in the order of their dates.

    >>> from microloan.products.savings_rates import DatedRates
    >>> yearly_rates(DatedRates("6%"))
    (percent('6'),)
    """
    return (rates.first, *(change.rate for change in rates.changes))


def largest_numerator(rates: DatedRates) -> int:
    """Return the largest rate of the terms over `rate_denominator`.

    >>> from microloan.products.savings_rates import DatedRates
    >>> largest_numerator(DatedRates("6%"))
    3
    """
    common = rate_denominator(rates)
    return max(over(rate, common) for yearly in yearly_rates(rates) for rate in _simple(yearly))


def is_signed(rates: DatedRates) -> bool:
    """Return whether a rate of the terms is negative.

    >>> from microloan.products.savings_rates import DatedRates, NegativeRate
    >>> is_signed(DatedRates("6%")), is_signed(DatedRates(NegativeRate("1%")))
    (False, True)
    """
    return any(isinstance(yearly, NegativeRate) for yearly in yearly_rates(rates))


def over(rate: Rate, denominator: int) -> int:
    """Return the numerator of a rate over a multiple of its denominator.

    >>> from microloan.arithmetic.rates import percent
    >>> over(percent(6), 100)
    6
    """
    return rate.numerator * (denominator // rate.denominator)


def flat_numerator(yearly: YearlyRate, denominator: int, minimum: int | None) -> int | None:
    """Return the one numerator by which every balance earns; None where it depends on the balance.

    >>> from microloan.arithmetic.rates import percent
    >>> flat_numerator(percent(6), 50, None)
    3
    """
    if minimum or isinstance(yearly, Tiers):
        return None
    return -over(yearly.size, denominator) if isinstance(yearly, NegativeRate) else over(yearly, denominator)


def earner_of(yearly: YearlyRate, denominator: int, minimum: int | None) -> Earner:
    """Return the function from a balance to what it earns in a year.

    Parameters
    ----------
    yearly
        The rate.
    denominator
        A multiple of the denominator of each rate in it.
    minimum
        The balance below which nothing is earned, in minor units.

    Notes
    -----
    The largest number met is the balance times its divisor times the largest numerator, or a
    tier's bound times the divisor.
    """
    earn = _earner(yearly, denominator)
    least = minimum or 0
    if not least:
        return earn

    def from_minimum(measured: N, divisor: int, /) -> N:
        return where(measured >= least * divisor, earn(measured, divisor), measured * 0)

    return from_minimum


def _earner(yearly: YearlyRate, denominator: int) -> Earner:
    if isinstance(yearly, Tiers):
        return _by_slab(yearly, denominator) if yearly.rule == BY_SLAB else _on_whole(yearly, denominator)
    numerator = -over(yearly.size, denominator) if isinstance(yearly, NegativeRate) else over(yearly, denominator)

    def flat(measured: N, _divisor: int, /) -> N:
        return measured * numerator

    return flat


def _steps(tiers: Tiers, denominator: int) -> tuple[tuple[int, int], ...]:
    """Return where each tier begins in minor units, with its numerator."""
    return tuple((0 if tier.above is None else tier.above.minor, over(tier.rate, denominator)) for tier in tiers.tiers)


def _by_slab(tiers: Tiers, denominator: int) -> Earner:
    steps = _steps(tiers, denominator)
    before = (0, *(numerator for _, numerator in steps))
    rises = tuple((above, numerator - before[place]) for place, (above, numerator) in enumerate(steps))

    def earn(measured: N, divisor: int, /) -> N:
        earned = measured * 0
        for above, rise in rises:
            earned = earned + maximum(measured - above * divisor, 0) * rise
        return earned

    return earn


def _on_whole(tiers: Tiers, denominator: int) -> Earner:
    steps = _steps(tiers, denominator)

    def earn(measured: N, divisor: int, /) -> N:
        numerator = measured * 0
        for above, tier in steps:
            numerator = where(measured > above * divisor, tier, numerator)
        return measured * numerator

    return earn


def _simple(yearly: YearlyRate) -> tuple[Rate, ...]:
    if isinstance(yearly, Tiers):
        return tuple(tier.rate for tier in yearly.tiers)
    return (yearly.size,) if isinstance(yearly, NegativeRate) else (yearly,)
