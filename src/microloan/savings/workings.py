"""What a balance earns in a year, in words and numbers: by one rate, by tiers, from a smallest balance on.

>>> from microloan.currency import BDT
>>> from microloan.interest.working import Pen
>>> from microloan.products.savings_rates import BY_SLAB, Tier, Tiers
>>> slabs = Tiers((Tier("4%", up_to=BDT(500)), Tier("6%", above=BDT(500))), BY_SLAB)
>>> earning_text(slabs, Measured(80_000, 1, "800.00"), None, Pen(BDT))
'(500.00 × 4% + 300.00 × 6%)'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.products.savings_rates import BY_SLAB, NegativeRate, Tiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.interest.working import Pen
    from microloan.products.savings_rates import Tier, YearlyRate
    from microloan.savings.figures import Earned
    from microloan.savings.ordering import Ordered


class Measured(NamedTuple):
    """The balance that earns: minor units times a divisor, the divisor, and how it is written."""

    minor: int
    divisor: int
    text: str


class Run(NamedTuple):
    """Days that hold one balance, in minor units; day numbers, the end is not counted."""

    start: int
    end: int
    balance: int


def runs_of(ordered: Ordered, earned: Earned[int]) -> Iterator[Run]:
    """Yield the days of a span that hold one balance each, in order."""
    span = earned.span
    since, balance = span.start, earned.figures.opening
    for place in ordered.counted:
        day = ordered.days[place]
        if not span.start <= day < span.end:
            continue
        if day > since:
            yield Run(since, day, balance)
        since, balance = day, balance + ordered.amounts[place]
    yield Run(since, span.end, balance)


def earning_text(rate: YearlyRate, measured: Measured, minimum: int | None, pen: Pen) -> str:
    """Return how a balance earns in a year, in numbers that can be multiplied again.

    Parameters
    ----------
    rate
        One rate, tiers, or a negative rate.
    measured
        The balance that earns.
    minimum
        The balance below which nothing is earned, in minor units.
    pen
        Of the currency.

    Examples
    --------
    >>> from microloan.arithmetic.rates import percent
    >>> from microloan.currency import BDT
    >>> from microloan.interest.working import Pen
    >>> earning_text(percent(6), Measured(80_000, 1, "800.00"), 100_000, Pen(BDT))
    '800.00 × 0%, for less than 1,000.00,'
    """
    if minimum and measured.minor < minimum * measured.divisor:
        return f"{measured.text} × 0%, for less than {pen.amount(minimum)},"
    if isinstance(rate, NegativeRate):
        return f"{measured.text} × −{rate.size}"
    if not isinstance(rate, Tiers):
        return f"{measured.text} × {rate}"
    reached = [tier for tier in rate.tiers if measured.minor > _above(tier) * measured.divisor] or [rate.tiers[0]]
    if rate.rule != BY_SLAB or len(reached) == 1:
        return f"{measured.text} × {reached[-1].rate}"
    slabs = [f"{pen.amount(tier.up_to.minor - _above(tier))} × {tier.rate}" for tier in reached[:-1] if tier.up_to]
    above = _above(reached[-1])
    rest = f"({measured.text} − {pen.amount(above)})"
    if measured.divisor == 1:
        rest = pen.amount(measured.minor - above)
    return f"({' + '.join([*slabs, f'{rest} × {reached[-1].rate}'])})"


def _above(tier: Tier) -> int:
    return 0 if tier.above is None else tier.above.minor
