"""Flat and declining prices with the same installments, and the charge that a cap allows.

A level installment ties the two together. Of a declining rate it is exact; its service
charge per thousand is what an officer works with. How much of a year an installment
counts for is the regulator's convention, and is said: 52 weeks, 50, or the number of
installments.

>>> for periods in (45, 50, 52):
...     print(periods, declining_equivalent("12.5%", installments=45, periods_per_year=periods))
45 23.56%
50 26.17%
52 27.22%
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate, rate_of
from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.errors import MicroloanError
from microloan.interest.accrual import Run
from microloan.interest.level import exact_level
from microloan.interest.yields.conventions import NOMINAL_APR
from microloan.interest.yields.flow_reading import read_periods
from microloan.interest.yields.flows import PeriodicFlow

if TYPE_CHECKING:
    from microloan.calendars.frequencies import Frequency
    from microloan.interest.yields.found import FoundRate

_MOST_INSTALLMENTS, _MOST_PLACES = 10_000, 30


@dataclass(frozen=True, slots=True)
class LevelPrice:
    """A loan of 1, repaid in level installments.

    Parameters
    ----------
    installment
        Exact, for a principal of 1.
    installments
        How many.

    Examples
    --------
    >>> LevelPrice(Fraction(25, 1_000), 46).per_thousand()
    Decimal('150.00')
    """

    installment: Fraction
    installments: int

    @property
    def charge(self) -> Fraction:
        """All installments less the principal, for a principal of 1."""
        return self.installment * self.installments - 1

    def per_thousand(self, places: int = 2, *, rounding: Rounding = HALF_UP) -> Decimal:
        """Return the service charge on a principal of 1,000.

        Parameters
        ----------
        places
            Decimals, from 0 to 30.
        rounding
            The direction. A figure rounded half up may lie above the cap by a fraction of its
            last digit; `rounding.DOWN` never does.

        Examples
        --------
        >>> from microloan.arithmetic.rounding import DOWN
        >>> highest = highest_service_charge("24%", installments=45, periods_per_year=45)
        >>> highest.per_thousand(), highest.per_thousand(rounding=DOWN)
        (Decimal('127.45'), Decimal('127.44'))
        """
        return _decimal(self.charge * 1_000, places, rounding)

    def installment_per_thousand(self, places: int = 4, *, rounding: Rounding = HALF_UP) -> Decimal:
        """Return the installment of a principal of 1,000.

        Parameters
        ----------
        places, rounding
            As for `per_thousand`.

        Examples
        --------
        >>> highest_service_charge("24%", installments=46, periods_per_year=52).installment_per_thousand()
        Decimal('24.1784')
        """
        return _decimal(self.installment * 1_000, places, rounding)


def highest_service_charge(
    cap: Rate | str, *, installments: int, periods_per_year: Frequency | int | Fraction, first_after: int = 1
) -> LevelPrice:
    """Return the level price at a declining rate: the highest that a cap of that rate allows.

    Parameters
    ----------
    cap
        Nominal annual rate on the declining balance.
    installments
        How many, from 1 to 10,000.
    periods_per_year
        How many installments the convention counts in a year: the cap over it is the rate
        of a period.
    first_after
        After how many periods the first installment is due, from 1.

    Raises
    ------
    MicroloanError
        If an argument is not such a number.

    Notes
    -----
    With i the rate of a period and n installments, the installment of a principal of 1 is
    (1 + i)^(first_after − 1) × i ÷ (1 − (1 + i)^−n), exactly. Interest of the time before
    bears interest. Found again from the installment, the nominal APR is the cap.

    Examples
    --------
    >>> later = highest_service_charge("24%", installments=46, periods_per_year=52, first_after=3)
    >>> later.installment_per_thousand(), later.per_thousand()
    (Decimal('24.4021'), Decimal('122.49'))
    """
    _check_count("installments", installments)
    _check_count("first_after", first_after)
    period = rate_of(cap, "cap").as_fraction() / read_periods(periods_per_year)
    over, under = exact_level(1, [Run(period.numerator, installments)], period.denominator)
    return LevelPrice(Fraction(over, under) * (1 + period) ** (first_after - 1), installments)


def flat_equivalent(
    rate: Rate | str, *, installments: int, periods_per_year: Frequency | int | Fraction, first_after: int = 1
) -> LevelPrice:
    """Return the flat price with the installments of a declining rate.

    Parameters
    ----------
    rate
        Nominal annual rate on the declining balance.
    installments, periods_per_year, first_after
        As for `highest_service_charge`.

    Examples
    --------
    >>> flat_equivalent("24%", installments=12, periods_per_year=12).charge * 100 < 24
    True
    """
    return highest_service_charge(
        rate_of(rate), installments=installments, periods_per_year=periods_per_year, first_after=first_after
    )


def declining_equivalent(
    flat: Rate | str, *, installments: int, periods_per_year: Frequency | int | Fraction, first_after: int = 1
) -> FoundRate:
    """Return the declining rate with the installments of a flat charge.

    Parameters
    ----------
    flat
        The service charge on the principal, for the whole loan: "12.5%" or "125 per thousand".
    installments, periods_per_year, first_after
        As for `highest_service_charge`.

    Returns
    -------
    The nominal APR, of installments that are not rounded.

    Examples
    --------
    >>> declining_equivalent("150 per thousand", installments=46, periods_per_year=52)
    <nominal APR 31.74%>
    >>> declining_equivalent("150 per thousand", installments=46, periods_per_year=52, first_after=3)
    <nominal APR 29.14%>
    """
    _check_count("installments", installments)
    _check_count("first_after", first_after)
    each = (1 + rate_of(flat, "flat").as_fraction()) / installments
    nothing = [0] * (first_after - 1)
    return PeriodicFlow([1, *nothing, *[-each] * installments], periods_per_year).rate(NOMINAL_APR)


def _check_count(name: str, count: int) -> None:
    if type(count) is not int or not 1 <= count <= _MOST_INSTALLMENTS:
        problem = f"must be a whole number from 1 to {_MOST_INSTALLMENTS:,}"
        raise MicroloanError(name, count, problem, code="out_of_range")


def _decimal(number: Fraction, places: int, rounding: Rounding) -> Decimal:
    if type(places) is not int or not 0 <= places <= _MOST_PLACES:
        raise MicroloanError("places", places, f"must be a whole number from 0 to {_MOST_PLACES}", code="out_of_range")
    if not isinstance(rounding, Rounding):
        raise MicroloanError("rounding", rounding, "must be a rounding mode, like rounding.HALF_UP", code="wrong_type")
    return Decimal(f"{rounding.divide(number.numerator * 10**places, number.denominator)}E-{places}")
