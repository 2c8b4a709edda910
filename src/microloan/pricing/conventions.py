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
rate that was found, as it is printed, with two decimals; where that decides, a finding says
what it was before.

`per_installment` is the arithmetic of Bangladesh's regulator, whose example is a loan of one
year: 46 installments of a loan "for one year" are the installments in a year, though they take
46 weeks. The years are those the terms state; else the whole number of years that the
installments come within three months of; else their own length. A cap is decided by such a
guess only for 44 to 52 weekly installments in a year, as in the examples; for other loans whose
years are not stated `check` reads their own length as well, which is ``per_period``, and does not
know where the two differ.

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

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.rates import Rate, percent
from microloan.errors import MicroloanError
from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR
from microloan.interest.yields.flows import PeriodicFlow
from microloan.pricing.contract_rates import contract_years, rate_near, rate_text, stated_rate
from microloan.pricing.found_rates import NoRate, rate_or_reason
from microloan.schedules.counted import INTEREST_ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from microloan.interest.yields.found import FoundRate
    from microloan.products import Repayment
    from microloan.schedules import Schedule

# Far above every rate that was ever charged; what is dearer is shown as dearer than this.
_HIGHEST_PERCENT = 10**12
_FINER_PLACES = 6


class Reckoned(NamedTuple):
    """A yearly rate by a rulebook's convention: what is held against a limit, and how it is shown.

    A rate that was found is also there with six decimals, before it was rounded to two.
    """

    rate: Rate
    shown: str
    finer: Rate | None = None

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
    found = found_by(convention, schedule)
    if isinstance(found, NoRate):
        return found
    if isinstance(found, Rate):
        return Reckoned(found, rate_text(found))
    hundredths = found.percent()
    if hundredths > _HIGHEST_PERCENT:
        return Reckoned(percent(_HIGHEST_PERCENT), f"above {_HIGHEST_PERCENT:,}%")
    exact, finer = (percent(max(one, Decimal(0))) for one in (hundredths, found.percent(_FINER_PLACES)))
    return Reckoned(exact, str(found), finer)


def found_by(convention: str, schedule: Schedule) -> Rate | FoundRate | NoRate:
    """Return a loan's rate by a convention: exact where its contract states it, else found from what is paid.

    Parameters
    ----------
    convention, schedule
        As for `reckoned`.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> found_by("per_period", amortize(example_terms())), found_by("effective", amortize(example_terms()))
    (percent('24'), <effective annual rate 27.05%>)
    """
    if convention not in RECKONINGS:
        problem = f"says no arithmetic; it must be one of {', '.join(RECKONINGS)}"
        raise MicroloanError("convention", convention, problem, code="unknown_name")
    return RECKONINGS[convention](schedule)


def installments_in_a_year(convention: str, repayment: Repayment) -> Fraction:
    """Return how often ``per_installment`` or ``per_period`` counts the rate of one installment.

    >>> from microloan.calendars import WEEK
    >>> from microloan.products import Repayment
    >>> repayment = Repayment(installments=46, every=WEEK)
    >>> [str(installments_in_a_year(convention, repayment)) for convention in ("per_installment", "per_period")]
    ['46', '52']
    """
    if convention == "per_installment":
        return repayment.installments / contract_years(repayment)
    return repayment.every.periods_per_year


def _by_installment(schedule: Schedule) -> Rate | FoundRate | NoRate:
    return _of_interest("per_installment", schedule)


def _by_period(schedule: Schedule) -> Rate | FoundRate | NoRate:
    return _of_interest("per_period", schedule)


def _of_interest(convention: str, schedule: Schedule) -> Rate | FoundRate | NoRate:
    """Return the rate of one installment, as often as the convention counts it."""
    in_a_year = installments_in_a_year(convention, schedule.terms.repayment)
    stated = stated_rate(schedule.terms)
    if stated is not None:
        return rate_near(stated * in_a_year)
    try:
        amounts = schedule.periodic_flow(INTEREST_ALONE).amounts
        return PeriodicFlow(amounts, in_a_year).rate(NOMINAL_APR)
    except MicroloanError as error:
        return NoRate(NOMINAL_APR, error.problem)


def _nominal(schedule: Schedule) -> FoundRate | NoRate:
    return rate_or_reason(schedule, NOMINAL_APR)


def _effective(schedule: Schedule) -> FoundRate | NoRate:
    return rate_or_reason(schedule, EFFECTIVE_RATE)


RECKONINGS: Mapping[str, Callable[[Schedule], Rate | FoundRate | NoRate]] = MappingProxyType(
    {
        "per_installment": _by_installment,
        "per_period": _by_period,
        "nominal": _nominal,
        "effective": _effective,
    }
)
