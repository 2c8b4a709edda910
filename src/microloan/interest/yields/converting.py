"""From a nominal rate to an effective one and back, correctly rounded.

>>> effective_from_nominal("24%", 12), nominal_from_effective("26.82%", 12)
(<effective annual rate 26.82%>, <nominal APR 24.00%>)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import rate_of
from microloan.errors import MicroloanError
from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR
from microloan.interest.yields.flow_reading import read_periods
from microloan.interest.yields.flows import PeriodicFlow

if TYPE_CHECKING:
    from fractions import Fraction

    from microloan.arithmetic.rates import Rate
    from microloan.calendars.frequencies import Frequency
    from microloan.interest.yields.found import FoundRate

_MOST_PERIODS = 10_000


def effective_from_nominal(rate: Rate | str, periods_per_year: Frequency | int | Fraction) -> FoundRate:
    """Return the effective annual rate of a nominal one: (1 + rate ÷ m)^m − 1.

    Parameters
    ----------
    rate
        Nominal, for a year.
    periods_per_year
        How often it is compounded.

    Raises
    ------
    MicroloanError
        If `rate` is not a rate, or the number of periods not above 0.

    Examples
    --------
    >>> effective_from_nominal("5.25%", 4).percent(6)
    Decimal('5.354267')
    """
    nominal, periods = rate_of(rate), read_periods(periods_per_year)
    return PeriodicFlow([-1, 1 + nominal.as_fraction() / periods], periods).rate(EFFECTIVE_RATE)


def nominal_from_effective(rate: Rate | str, periods_per_year: Frequency | int | Fraction) -> FoundRate:
    """Return the nominal rate whose compounding gives an effective one: m × ((1 + rate)^(1/m) − 1).

    Parameters
    ----------
    rate
        Effective, for a year.
    periods_per_year
        How often the nominal rate is compounded: a whole number of times.

    Raises
    ------
    MicroloanError
        If `rate` is not a rate, or the number of periods not a whole one up to 10,000.

    Examples
    --------
    >>> nominal_from_effective("5.3543%", 4).percent(6)
    Decimal('5.250032')
    """
    effective, periods = rate_of(rate), read_periods(periods_per_year)
    if periods.denominator != 1 or periods > _MOST_PERIODS:
        problem = f"must be a whole number from 1 to {_MOST_PERIODS:,}"
        raise MicroloanError("periods_per_year", periods_per_year, problem, code="out_of_range")
    nothing = [0] * (int(periods) - 1)
    return PeriodicFlow([-1, *nothing, 1 + effective.as_fraction()], periods).rate(NOMINAL_APR)
