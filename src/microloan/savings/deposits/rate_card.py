"""`RateCard`: the rate that an institution pays for each term.

>>> from microloan.calendars.frequencies import months
>>> card = RateCard({months(12): "8.75%", months(24): "9%", months(60): "10%"})
>>> card.rate_for(months(24)), card.reached(months(30))
(percent('9'), percent('9'))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars.frequencies import Frequency
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction
    from typing import TypeAlias

    Measure: TypeAlias = Callable[[Frequency], "Fraction | int"]


@dataclass(frozen=True, slots=True, init=False)
class RateCard:
    """A rate for each term, the shortest term first.

    Parameters
    ----------
    rates
        Term to a year's rate: a mapping, or pairs. A term is a length such as
        ``months(12)``, ``weeks(52)`` or ``days(91)``.

    Raises
    ------
    MicroloanError
        If there is none, a term is no length or stands twice, or a rate is no rate.

    Examples
    --------
    >>> from microloan.calendars.frequencies import days, months
    >>> RateCard({days(91): "7%", months(12): "8%"}).terms
    (days(91), months(12))
    """

    rates: tuple[tuple[Frequency, Rate], ...]

    def __init__(self, rates: Mapping[Frequency, Rate | str] | Iterable[tuple[Frequency, Rate | str]]) -> None:
        given: object = rates
        if isinstance(given, (str, bytes)) or not isinstance(given, (Mapping, Iterable)):
            raise MicroloanError("rates", given, "must be terms with their rates", code="wrong_type")
        pairs = tuple(cast("Mapping[Frequency, Rate | str]", rates).items() if isinstance(rates, Mapping) else rates)
        for position, pair in enumerate(pairs):
            if not isinstance(cast("object", pair), (tuple, list)) or len(pair) != 2:
                problem = "must be a term and its rate, such as (months(12), '8%')"
                raise MicroloanError(f"rates[{position}]", pair, problem, code="wrong_type")
        read = [(checked_term("rates", term), rate_of(rate, "rates")) for term, rate in pairs]
        if not read:
            raise MicroloanError("rates", pairs, "must hold at least one term and its rate", code="empty")
        read.sort(key=lambda entry: length_of(entry[0]))
        for (term, _), (other, _) in pairwise(read):
            if length_of(term) == length_of(other):
                raise MicroloanError("rates", other.text, "stands twice; keep one", code="repeated")
        object.__setattr__(self, "rates", tuple(read))

    @property
    def terms(self) -> tuple[Frequency, ...]:
        """The terms, the shortest first."""
        return tuple(term for term, _ in self.rates)

    def rate_for(self, term: Frequency) -> Rate:
        """Return the rate of exactly this term.

        Raises
        ------
        MicroloanError
            If the card has none for it.
        """
        checked_term("term", term)
        for known, rate in self.rates:
            if length_of(known) == length_of(term):
                return rate
        known_terms = ", ".join(known.text for known in self.terms)
        raise MicroloanError("term", term.text, f"is not offered; the terms are {known_terms}", code="out_of_range")

    def reached(self, elapsed: Frequency, measure: Measure | None = None) -> Rate | None:
        """Return the rate of the longest term that `elapsed` reaches, or None before the first.

        Parameters
        ----------
        elapsed
            The time that has passed.
        measure
            What lengths are compared by; None is `length_of`. Where the dates are known, it
            is the day on which a length ends.
        """
        by = length_of if measure is None else measure
        end = by(checked_term("elapsed", elapsed))
        found, longest = None, None
        for term, rate in self.rates:
            length = by(term)
            # Of two terms that end on one day, the later of the card counts.
            if length <= end and (longest is None or length >= longest):
                found, longest = rate, length
        return found


def checked_term(argument: str, term: object) -> Frequency:
    """Return a term, if it is one.

    Raises
    ------
    MicroloanError
        If it is no length of time.
    """
    if not isinstance(term, Frequency):
        raise MicroloanError(argument, term, "must be a length such as months(12)", code="wrong_type")
    return term


def length_of(term: Frequency) -> Fraction:
    """Return a length in years: a month is a twelfth, a week 1/52, a day 1/365.

    >>> from microloan.calendars.frequencies import months
    >>> length_of(months(18))
    Fraction(3, 2)
    """
    return 1 / term.periods_per_year
