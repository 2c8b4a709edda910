"""What savings earn a year: one rate, rates by balance, rates by date.

====================  ====================================================================
`Tier`                a rate, and the balances that it is for
`Tiers`               rates by balance, without gaps
`ON_WHOLE_BALANCE`    the rate of the tier that a balance lies in is for all of it
`BY_SLAB`             each tier's rate is for the part of the balance within it
`NegativeRate`        a rate that the member pays for keeping money
`DatedRates`          rates, each from a date on
====================  ====================================================================

>>> from microloan.currency import BDT
>>> Tiers((Tier("4%", up_to=BDT(50_000)), Tier("6%", above=BDT(50_000))), BY_SLAB).tiers[1].rate
percent('6')
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError

if TYPE_CHECKING:
    from datetime import date

_MOST_TIERS = 50
_MOST_RATES = 1_000
_WHOLE = Rate(1, 1)


@dataclass(frozen=True, slots=True)
class TierRule:
    """What a tier's rate is for.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase that completes "the rate of a tier is for …".

    Examples
    --------
    >>> BY_SLAB.definition
    'the part of the balance within it'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return self.name.upper()


ON_WHOLE_BALANCE: Final = TierRule("on_whole_balance", "the whole balance")
BY_SLAB: Final = TierRule("by_slab", "the part of the balance within it")

TIER_RULES = (ON_WHOLE_BALANCE, BY_SLAB)


@dataclass(frozen=True, slots=True, init=False)
class Tier:
    """A rate, and the balances that it is for.

    Parameters
    ----------
    rate
        A year's rate, from 0% to 100%.
    above
        The balance above which it begins; None is zero.
    up_to
        The last balance that belongs to it; None where it has no end.

    Raises
    ------
    MicroloanError
        If the rate is none, or the bounds are negative or in the wrong order.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> Tier("4%", up_to=BDT(50_000)).above is None
    True
    """

    rate: Rate
    above: Money | None
    up_to: Money | None

    def __init__(self, rate: Rate | str, *, above: Money | None = None, up_to: Money | None = None) -> None:
        object.__setattr__(self, "rate", checked_savings_rate("rate", rate))
        for name, bound in (("above", above), ("up_to", up_to)):
            if bound is not None and (not isinstance(bound, Money) or bound.minor < 0):
                raise MicroloanError(name, bound, "must be money from zero", code="wrong_type")
            object.__setattr__(self, name, bound)
        if up_to is not None and up_to.minor <= (0 if above is None else above.minor):
            raise MicroloanError("up_to", up_to, f"must be more than above={above or 0}", code="out_of_order")
        if above is not None and up_to is not None and above.currency != up_to.currency:
            raise CurrencyMismatch("up_to", up_to, f"is not in {above.currency.code}", code="currency_mismatch")


@dataclass(frozen=True, slots=True)
class Tiers:
    """Rates by balance: the first from zero, each next where the one before ends, the last without end.

    Parameters
    ----------
    tiers
        In rising order.
    rule
        `ON_WHOLE_BALANCE` or `BY_SLAB`.

    Raises
    ------
    MicroloanError
        If there is a gap or an overlap, naming the tier.
    CurrencyMismatch
        If two currencies meet.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> Tiers((Tier("4%", up_to=BDT(50_000)), Tier("6%", above=BDT(60_000))), BY_SLAB)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: tiers[1].above=Tk. 60,000 leaves a gap after up_to=Tk. 50,000 of the tier before
    """

    tiers: tuple[Tier, ...]
    rule: TierRule

    def __post_init__(self) -> None:
        tiers: object = self.tiers
        if not isinstance(tiers, tuple) or not all(isinstance(tier, Tier) for tier in self.tiers):
            raise MicroloanError("tiers", tiers, "must be a tuple of Tier", code="wrong_type")
        if not 1 <= len(self.tiers) <= _MOST_TIERS:
            raise MicroloanError(
                "tiers", len(self.tiers), f"must be from 1 to {_MOST_TIERS} tiers", code="out_of_range"
            )
        if not isinstance(self.rule, TierRule):
            raise MicroloanError("rule", self.rule, "must be ON_WHOLE_BALANCE or BY_SLAB", code="wrong_type")
        self._check_bounds()

    def _check_bounds(self) -> None:
        first, last = self.tiers[0].above, self.tiers[-1].up_to
        if first is not None and first.minor:
            raise MicroloanError("tiers[0].above", first, "leaves balances below it without a rate", code="gap")
        if last is not None:
            place = f"tiers[{len(self.tiers) - 1}].up_to"
            raise MicroloanError(place, last, "leaves balances above it without a rate; leave it out", code="gap")
        for position, (before, after) in enumerate(pairwise(self.tiers), start=1):
            above, up_to = after.above, before.up_to
            place = f"tiers[{position}].above"
            if up_to is None or above is None:
                raise MicroloanError(place, above, "overlaps the tier before", code="overlap")
            if above.currency != up_to.currency:
                raise CurrencyMismatch(place, above, f"is not in {up_to.currency.code}", code="currency_mismatch")
            if above != up_to:
                code = "gap" if above > up_to else "overlap"
                how = "leaves a gap after" if above > up_to else "overlaps"
                raise MicroloanError(place, above, f"{how} up_to={up_to} of the tier before", code=code)


@dataclass(frozen=True, slots=True, init=False)
class NegativeRate:
    """A rate that the member pays: the balance falls when interest is posted.

    Parameters
    ----------
    size
        How much a year, from 0% to 100%.

    Raises
    ------
    MicroloanError
        If it is no rate, or above 100%.

    Examples
    --------
    >>> NegativeRate("0.5%")
    NegativeRate(size=percent('0.5'))
    """

    size: Rate

    def __init__(self, size: Rate | str) -> None:
        object.__setattr__(self, "size", checked_savings_rate("size", size))


YearlyRate: TypeAlias = Rate | Tiers | NegativeRate


@dataclass(frozen=True, slots=True)
class RateSince:
    """A rate, from a date on.

    Parameters
    ----------
    since
        The first day it is for.
    rate
        One rate, tiers, or a negative rate.

    Examples
    --------
    >>> from datetime import date
    >>> RateSince(date(2026, 7, 1), Rate(7, 100)).rate
    percent('7')
    """

    since: date
    rate: YearlyRate

    def __post_init__(self) -> None:
        checked_day(self.since, "since")
        object.__setattr__(self, "rate", yearly_rate("rate", self.rate))


@dataclass(frozen=True, slots=True, init=False)
class DatedRates:
    """A rate from the beginning, and what replaces it from which date on.

    Parameters
    ----------
    first
        Before any of the changes.
    changes
        Each with its date, in rising order.

    Raises
    ------
    MicroloanError
        If a part is no rate, or the dates do not rise.

    Examples
    --------
    >>> from datetime import date
    >>> rates = DatedRates("6%", RateSince(date(2026, 4, 1), Rate(7, 100)))
    >>> rates.on(date(2026, 3, 31)), rates.on(date(2026, 4, 1))
    (percent('6'), percent('7'))
    """

    first: YearlyRate
    changes: tuple[RateSince, ...]

    def __init__(self, first: YearlyRate | str, *changes: RateSince) -> None:
        object.__setattr__(self, "first", yearly_rate("first", first))
        object.__setattr__(self, "changes", changes)
        if not all(isinstance(change, RateSince) for change in changes):
            raise MicroloanError("changes", changes, "must be RateSince, each with its date", code="wrong_type")
        if len(changes) > _MOST_RATES:
            raise MicroloanError("changes", len(changes), f"must be at most {_MOST_RATES:,}", code="out_of_range")
        for before, after in pairwise(changes):
            if after.since <= before.since:
                problem = f"must be after {before.since}, the change before it"
                raise MicroloanError("since", after.since, problem, code="out_of_order")

    def on(self, day: date) -> YearlyRate:
        """Return the rate of a day.

        Raises
        ------
        MicroloanError
            If it is no day.
        """
        checked_day(day, "day")
        return next((change.rate for change in reversed(self.changes) if change.since <= day), self.first)


def checked_savings_rate(argument: str, value: Rate | str) -> Rate:
    """Return a rate from 0% to 100%.

    >>> checked_savings_rate("rate", "6%")
    percent('6')
    """
    if isinstance(value, str) and value.strip().startswith("-"):
        problem = "is below zero; write NegativeRate where the member pays for keeping money"
        raise MicroloanError(argument, value, problem, code="negative_rate")
    rate = rate_of(value, argument)
    if not rate <= _WHOLE:
        raise MicroloanError(argument, rate, "must be at most 100%", code="out_of_range")
    return rate


def yearly_rate(argument: str, value: YearlyRate | str) -> YearlyRate:
    """Return a rate, tiers or a negative rate as they are, and text as a `Rate`.

    >>> yearly_rate("rate", "6%")
    percent('6')
    """
    return value if isinstance(value, (Tiers, NegativeRate)) else checked_savings_rate(argument, value)
