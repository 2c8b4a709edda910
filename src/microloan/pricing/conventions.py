"""What a rulebook's convention for a yearly rate comes to, for one loan.

A rulebook names the convention of a cap by a key; here each key has its arithmetic.

====================  ===================================================================
`per_installment`     the rate of one installment × the installments in a year
`per_period`          the rate of one installment × the periods in a year: 52 weeks
`nominal`             `NOMINAL_APR` of all that the borrower receives and pays
`effective`           `EFFECTIVE_RATE` of the same
====================  ===================================================================

The first two look at interest alone. The rate of one installment is the contract's own where
the contract states it: declining balance by the period, by the installment or by days, its
interest not rounded up. Of any other loan it is the periodic internal rate of principal and
interest, an odd first period counted as one. An exact rate is held against a cap as it is; a
rate that was found, as it is printed, with two decimals.

`per_installment` is the arithmetic of Bangladesh's regulator, whose example is a loan of one
year: 46 installments of a loan "for one year" are the installments in a year, though they take
46 weeks. The years are those the terms state; else the whole number of years that the
installments come within three months of; else their own length.

>>> from microloan.products import preset
>>> from microloan.pricing.example_loans import example_loan
>>> from microloan.schedules import amortize
>>> schedule = amortize(example_loan(preset("jcf-jagoron")))
>>> for convention in RECKONINGS:
...     print(convention, reckoned(convention, schedule))
per_installment 22.1153…%
per_period 25%
nominal 25.00%
effective 28.33%
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.rates import LARGEST_DENOMINATOR, LARGEST_NUMERATOR, Rate, percent
from microloan.arithmetic.rounding import UP
from microloan.calendars import DayCount
from microloan.calendars.frequencies import Unit
from microloan.errors import MicroloanError
from microloan.explanation import decimal_text
from microloan.interest import PER_INSTALLMENT, PER_PERIOD, DecliningBalance
from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR
from microloan.interest.yields.flows import PeriodicFlow
from microloan.pricing.found_rates import NoRate, rate_or_reason
from microloan.schedules.counted import INTEREST_ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from microloan.calendars import Frequency
    from microloan.interest.yields.found import FoundRate
    from microloan.products import LoanTerms, Repayment
    from microloan.schedules import Schedule

_CLOSE_TO_WHOLE_YEARS = Fraction(1, 4)
_PLACES = 4
# Far above every rate that was ever charged; what is dearer is shown as dearer than this.
_HIGHEST_PERCENT = 10**12
_PLAIN_YEAR = (date(2025, 1, 1), date(2026, 1, 1))


class Reckoned(NamedTuple):
    """A yearly rate by a rulebook's convention: what is held against a limit, and how it is shown."""

    rate: Rate
    shown: str

    def __str__(self) -> str:
        return self.shown


def reckoned(convention: str, schedule: Schedule) -> Reckoned | NoRate:
    """Return the yearly rate of a loan by a convention of a rulebook, or why there is none.

    Parameters
    ----------
    convention
        One of the keys above.
    schedule
        The loan.

    Raises
    ------
    MicroloanError
        If the key says no arithmetic, as ``unstated`` does not.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.interest import PER_LOAN, Flat
    >>> from microloan.products import Repayment
    >>> from microloan.products.examples import example_terms
    >>> from microloan.calendars import WEEK
    >>> from microloan.schedules import amortize
    >>> flat = Flat("125 per thousand", charged=PER_LOAN)
    >>> loan = replace(example_terms(), interest=flat, repayment=Repayment(installments=45, every=WEEK))
    >>> str(reckoned("per_installment", amortize(loan))), str(reckoned("per_period", amortize(loan)))
    ('23.56%', '27.22%')
    """
    if convention not in RECKONINGS:
        problem = f"says no arithmetic; it must be one of {', '.join(RECKONINGS)}"
        raise MicroloanError("convention", convention, problem, code="unknown_name")
    return RECKONINGS[convention](schedule)


def contract_years(repayment: Repayment) -> Fraction:
    """Return for how many years a contract is made, as ``per_installment`` counts them.

    >>> from microloan.calendars import MONTH, WEEK
    >>> from microloan.products import Repayment
    >>> [str(contract_years(Repayment(installments=count, every=WEEK))) for count in (12, 46, 104)]
    ['3/13', '1', '2']
    >>> str(contract_years(Repayment(installments=18, every=MONTH)))
    '3/2'
    """
    if repayment.term_years is not None:
        return Fraction(repayment.term_years)
    length = repayment.installments / repayment.every.periods_per_year
    whole = (length + Fraction(1, 2)).__floor__()
    return Fraction(whole) if whole and abs(length - whole) <= _CLOSE_TO_WHOLE_YEARS else length


def rate_near(fraction: Fraction) -> Rate:
    """Return a fraction as a rate; what has more digits than a rate can have is rounded up.

    >>> rate_near(Fraction(1, 4)), rate_near(Fraction(1, 10**30))
    (percent('25'), percent('0.0000000001'))
    """
    if fraction.numerator <= LARGEST_NUMERATOR and fraction.denominator <= LARGEST_DENOMINATOR:
        return Rate(fraction.numerator, fraction.denominator)
    parts = 10**12
    return Rate(min(-(-fraction.numerator * parts // fraction.denominator), LARGEST_NUMERATOR), parts)


def rate_text(rate: Rate) -> str:
    """Return a rate as it is shown beside a limit.

    >>> rate_text(percent("23.56")), rate_text(Rate(23, 104))
    ('23.56%', '22.1153…%')
    """
    text = str(rate)
    if "/" not in text and len(text.partition(".")[2]) <= _PLACES + 1:
        return text
    return f"{decimal_text(rate.numerator * 100, rate.denominator, _PLACES)}%"


def _by_installment(schedule: Schedule) -> Reckoned | NoRate:
    repayment = schedule.terms.repayment
    return _of_interest(schedule, repayment.installments / contract_years(repayment))


def _by_period(schedule: Schedule) -> Reckoned | NoRate:
    return _of_interest(schedule, schedule.terms.repayment.every.periods_per_year)


def _of_interest(schedule: Schedule, in_a_year: Fraction) -> Reckoned | NoRate:
    """Return the rate of one installment, so many times."""
    stated = _stated(schedule.terms)
    if stated is not None:
        rate = rate_near(stated * in_a_year)
        return Reckoned(rate, rate_text(rate))
    try:
        amounts = schedule.periodic_flow(INTEREST_ALONE).amounts
        return _found(PeriodicFlow(amounts, in_a_year).rate(NOMINAL_APR))
    except MicroloanError as error:
        return NoRate(NOMINAL_APR, error.problem)


def _nominal(schedule: Schedule) -> Reckoned | NoRate:
    return _found(rate_or_reason(schedule, NOMINAL_APR))


def _effective(schedule: Schedule) -> Reckoned | NoRate:
    return _found(rate_or_reason(schedule, EFFECTIVE_RATE))


def _found(found: FoundRate | NoRate) -> Reckoned | NoRate:
    if isinstance(found, NoRate):
        return found
    hundredths = found.percent()
    if hundredths > _HIGHEST_PERCENT:
        return Reckoned(percent(_HIGHEST_PERCENT), f"above {_HIGHEST_PERCENT:,}%")
    return Reckoned(percent(max(hundredths, Decimal(0))), str(found))


def _stated(terms: LoanTerms) -> Fraction | None:
    """Return the rate of one installment that a contract states; None where it states none."""
    method, repayment = terms.interest, terms.repayment
    if type(method) is not DecliningBalance or terms.rounding.interest_mode == UP:
        return None
    rate = method.rate.as_fraction()
    if method.accrual == PER_PERIOD:
        return rate / repayment.every.periods_per_year
    if method.accrual == PER_INSTALLMENT:
        return rate * Fraction(repayment.term_years or 1) / repayment.installments
    return rate * _counted(method.accrual, repayment.every) if isinstance(method.accrual, DayCount) else None


def _counted(count: DayCount, every: Frequency) -> Fraction:
    """Return what a day count makes of one plain period, in years; of months, of a year of 365 days."""
    first, year_later = (day.toordinal() for day in _PLAIN_YEAR)
    if every.unit is Unit.MONTH:
        return Fraction(count.days(first, year_later, 0), count.denominator) / every.periods_per_year
    length = every.count * (7 if every.unit is Unit.WEEK else 1)
    return Fraction(count.days(first, first + length, 0), count.denominator)


RECKONINGS: Mapping[str, Callable[[Schedule], Reckoned | NoRate]] = MappingProxyType(
    {
        "per_installment": _by_installment,
        "per_period": _by_period,
        "nominal": _nominal,
        "effective": _effective,
    }
)
