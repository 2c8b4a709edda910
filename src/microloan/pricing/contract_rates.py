"""What a contract itself says of its rate and its years, before any convention.

====================  =================================================================
`stated_rate`         the rate of one installment, where the contract states it
`contract_years`      for how many years it is made
`years_in_doubt`      whether that is a guess which nothing documents
`rate_near`           a fraction as a `Rate`
`rate_text`           a rate as it stands beside a limit
====================  =================================================================

>>> from microloan.products.examples import example_terms
>>> stated_rate(example_terms()), contract_years(example_terms().repayment)
(Fraction(3, 650), Fraction(1, 1))
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import LARGEST_DENOMINATOR, LARGEST_NUMERATOR, Rate
from microloan.arithmetic.rounding import UP
from microloan.calendars import DayCount
from microloan.calendars.frequencies import Unit
from microloan.explanation import decimal_text
from microloan.interest import PER_INSTALLMENT, PER_PERIOD, DecliningBalance

if TYPE_CHECKING:
    from microloan.calendars import Frequency
    from microloan.products import LoanTerms, Repayment

_CLOSE_TO_WHOLE_YEARS = Fraction(1, 4)
# How many weekly installments the regulator's own examples have for one year, and those near them.
_FEWEST_OF_YEAR, _WEEKS_OF_YEAR = 44, 52
_PLACES = 4
_PLAIN_YEAR = (date(2025, 1, 1), date(2026, 1, 1))


def stated_rate(terms: LoanTerms) -> Fraction | None:
    """Return the rate of one installment that a contract states; None where it states none.

    It does where interest is on the declining balance, by the period, by the installment or by
    days. Interest that is rounded up is more than the rate says, and counts as not stated.

    >>> from dataclasses import replace
    >>> from microloan.interest import Flat
    >>> from microloan.products.examples import example_terms
    >>> print(stated_rate(replace(example_terms(), interest=Flat("12%"))))
    None
    """
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


def years_in_doubt(repayment: Repayment) -> bool:
    """Return whether the years of a contract are guessed, outside the case that the regulator documents.

    Its examples are weekly loans for one year, of 44 to 52 installments. Where the terms state
    the years, or the installments last whole years, nothing is guessed.

    >>> from microloan.calendars import MONTH, WEEK
    >>> from microloan.products import Repayment
    >>> [years_in_doubt(Repayment(installments=count, every=WEEK)) for count in (39, 46, 52, 92)]
    [True, False, False, False]
    >>> years_in_doubt(Repayment(installments=9, every=MONTH))
    True
    """
    years, in_a_year = contract_years(repayment), repayment.every.periods_per_year
    if repayment.term_years is not None or repayment.installments == years * in_a_year:
        return False
    each_year = repayment.installments / years
    return in_a_year != _WEEKS_OF_YEAR or not _FEWEST_OF_YEAR <= each_year <= _WEEKS_OF_YEAR


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

    >>> rate_text(Rate(589, 2500)), rate_text(Rate(23, 104))
    ('23.56%', '22.1153…%')
    """
    text = str(rate)
    if "/" not in text and len(text.partition(".")[2]) <= _PLACES + 1:
        return text
    return f"{decimal_text(rate.numerator * 100, rate.denominator, _PLACES)}%"
