"""What is paid before the term is over, meant to be read as ``early.reduced_by("1%")``.

=================  ========================================================================
`NO_INTEREST`      the deposits alone
`by_term`          the rate of the longest term that was reached, from a rate card; before
                   the first of them no interest
`reduced_by`       the contract's rate less a penalty, never below zero
`last_full`        the value at the last full year, as for a plan of that term; what was
                   deposited since earns nothing
=================  ========================================================================

The same rules serve schemes and term deposits.

>>> from microloan.arithmetic.rates import percent
>>> from microloan.calendars.frequencies import months
>>> reduced_by("1%").closing(percent(7), months(9))
Closing(rate=percent('6'), until=months(9))
>>> by_term({months(3): "4%", months(6): "5%"}).closing(percent(7), months(9)).rate
percent('5')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.frequencies import YEAR, Frequency
from microloan.errors import MicroloanError
from microloan.savings.deposits.rate_card import RateCard, checked_term, length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from microloan.savings.deposits.rate_card import Measure

_NOTHING = Rate(0, 1)


class Closing(NamedTuple):
    """How an early closing is valued: at which rate, until when; later deposits earn nothing.

    Parameters
    ----------
    rate
        A year's rate.
    until
        The length for which interest is counted; None for no time at all.
    """

    rate: Rate
    until: Frequency | None


class EarlyRule(Protocol):
    """What is paid before the term is over; a rule of your own is another value of this form."""

    @property
    def name(self) -> str:
        """The word used in records."""
        ...

    @property
    def definition(self) -> str:
        """One phrase that completes "closed early, it pays …"."""
        ...

    def closing(self, rate: Rate, elapsed: Frequency, measure: Measure = length_of) -> Closing:
        """Return how it is valued.

        Parameters
        ----------
        rate
            The contract's.
        elapsed
            The time that has passed.
        measure
            What lengths are compared by: the day on which a length ends, where the opening
            day is known, and else `length_of`.
        """
        ...


@dataclass(frozen=True, slots=True)
class NoInterest:
    """The deposits alone: `NO_INTEREST`."""

    name: str = "no_interest"
    definition: str = "what was deposited, without interest"

    def closing(self, rate: Rate, elapsed: Frequency, measure: Measure = length_of) -> Closing:
        """Return how it is valued; see `EarlyRule`."""
        return Closing(_NOTHING, elapsed)

    def __repr__(self) -> str:
        return "early.NO_INTEREST"


@dataclass(frozen=True, slots=True)
class ByTerm:
    """The rate of the longest term that was reached; made by `by_term`."""

    card: RateCard
    name: str = "by_term"
    definition: str = "the rate of the longest term that was reached"

    def closing(self, rate: Rate, elapsed: Frequency, measure: Measure = length_of) -> Closing:
        """Return how it is valued; see `EarlyRule`."""
        return Closing(self.card.reached(elapsed, measure) or _NOTHING, elapsed)


@dataclass(frozen=True, slots=True)
class ReducedBy:
    """The contract's rate less a penalty, never below zero; made by `reduced_by`."""

    less: Rate
    name: str = "reduced_by"

    @property
    def definition(self) -> str:
        """One phrase that completes "closed early, it pays …"."""
        return f"the contract's rate less {self.less}"

    def closing(self, rate: Rate, elapsed: Frequency, measure: Measure = length_of) -> Closing:
        """Return how it is valued; see `EarlyRule`."""
        left = rate.as_fraction() - self.less.as_fraction()
        return Closing(Rate(left.numerator, left.denominator) if left > 0 else _NOTHING, elapsed)


@dataclass(frozen=True, slots=True)
class LastFull:
    """The value at the last full period, as for a plan of that term; made by `last_full`."""

    every: Frequency
    card: RateCard | None
    name: str = "last_full"

    @property
    def definition(self) -> str:
        """One phrase that completes "closed early, it pays …"."""
        return f"the value after the last full {self.every.text}, and later deposits without interest"

    def closing(self, rate: Rate, elapsed: Frequency, measure: Measure = length_of) -> Closing:
        """Return how it is valued; see `EarlyRule`."""
        end, whole = measure(elapsed), int(length_of(elapsed) / length_of(self.every))
        # By its dates a length may hold one more or one less.
        while measure(self._times(whole + 1)) <= end:
            whole += 1
        while whole and measure(self._times(whole)) > end:
            whole -= 1
        if not whole:
            return Closing(_NOTHING, None)
        until = self._times(whole)
        return Closing(rate if self.card is None else (self.card.reached(until, measure) or _NOTHING), until)

    def _times(self, whole: int) -> Frequency:
        return Frequency(self.every.unit, self.every.count * whole)


NO_INTEREST = NoInterest()


def by_term(rates: RateCard | Mapping[Frequency, Rate | str] | Iterable[tuple[Frequency, Rate | str]]) -> ByTerm:
    """Return the rule that pays the rate of the longest term that was reached.

    Parameters
    ----------
    rates
        A `RateCard`, or what one is made of.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> by_term({months(12): "4%"}).definition
    'the rate of the longest term that was reached'
    """
    return ByTerm(rates if isinstance(rates, RateCard) else RateCard(rates))


def reduced_by(less: Rate | str) -> ReducedBy:
    """Return the rule that pays the contract's rate less a penalty.

    Parameters
    ----------
    less
        The penalty, a year's rate.

    Examples
    --------
    >>> reduced_by("1%").definition
    "the contract's rate less 1%"
    """
    return ReducedBy(rate_of(less, "less"))


def last_full(every: Frequency = YEAR, card: RateCard | None = None) -> LastFull:
    """Return the rule that pays the value at the last full year.

    Parameters
    ----------
    every
        What counts as full: `YEAR`.
    card
        The rates of plans of those terms; None is the contract's own rate.

    Source
    ------
    bifcol.com: closing early pays the last full year's value.

    Examples
    --------
    >>> last_full().definition
    'the value after the last full 12 months, and later deposits without interest'
    """
    if card is not None and not isinstance(card, RateCard):
        raise MicroloanError("card", card, "must be a RateCard, or None", code="wrong_type")
    return LastFull(checked_term("every", every), card)
