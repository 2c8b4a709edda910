"""Whether the rate of interest stays, or follows a benchmark.

===============  ===================================================================
`FIXED`          the same rate to the end
`FloatingRate`   a benchmark and a spread; what a quarter of a point does to the loan
===============  ===================================================================

>>> FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3).rate
percent('15')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from microloan.arithmetic.rates import Rate, percent, rate_of
from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance
from microloan.interest.grace import NO_GRACE
from microloan.interest.shapes import EQUAL_INSTALLMENTS, given_installment
from microloan.pricing.disclosure.apr import printed_installment
from microloan.pricing.disclosure.stated import stated
from microloan.schedules import amortize

if TYPE_CHECKING:
    from microloan.products import LoanTerms
    from microloan.schedules import Schedule

_MOST_MORE = 240
_QUARTER_POINT = percent("0.25")


@dataclass(frozen=True, slots=True)
class FixedRate:
    """A rate that stays the same to the end of the loan; `FIXED` is the one.

    Examples
    --------
    >>> FIXED
    FIXED
    """

    def __repr__(self) -> str:
        return "FIXED"


FIXED: Final = FixedRate()


@dataclass(frozen=True, slots=True, init=False)
class FloatingRate:
    """A rate that follows a benchmark.

    Parameters
    ----------
    name
        Of the benchmark.
    benchmark, spread
        Rates, or text such as "6.5%"; together they are the rate of the loan.
    reset_months
        How often the rate is set anew.

    Raises
    ------
    MicroloanError
        If the name is no text of one line, a rate is none, or the months are not 1 to 120.

    Source
    ------
    Reserve Bank of India, RBI/2024-25/18 of 15 April 2024, Annex A, part 1, item 7.

    Examples
    --------
    >>> FloatingRate("Repo rate", benchmark="6.5%", spread="8.5%", reset_months=3).spread
    percent('8.5')
    """

    name: str
    benchmark: Rate
    spread: Rate
    reset_months: int

    def __init__(self, name: str, *, benchmark: Rate | str, spread: Rate | str, reset_months: int) -> None:
        object.__setattr__(self, "name", stated("name", name))
        object.__setattr__(self, "benchmark", rate_of(benchmark, "benchmark"))
        object.__setattr__(self, "spread", rate_of(spread, "spread"))
        if type(reset_months) is not int or not 1 <= reset_months <= 120:
            problem = "must be a whole number from 1 to 120"
            raise MicroloanError("reset_months", reset_months, problem, code="out_of_range")
        object.__setattr__(self, "reset_months", reset_months)

    @property
    def rate(self) -> Rate:
        """The benchmark and the spread together."""
        return percent((self.benchmark.as_fraction() + self.spread.as_fraction()) * 100)


class RateImpact(NamedTuple):
    """What a rise of the rate by a quarter of a point does to a loan, one or the other.

    Parameters
    ----------
    installment
        By how much each installment grows, where their number stays.
    installments
        How many more there are, where the amount stays.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> RateImpact(INR("2.37"), 1).installments
    1
    """

    installment: Money
    installments: int


def impact_of(schedule: Schedule) -> RateImpact | None:
    """Return what a rate higher by a quarter of a point does to each installment, or to how many there are.

    It is told of equal installments on the declining balance, before they are rounded to a
    multiple: rounded up, most installments would not show a rise that the borrower pays. Of any
    other loan, and of one that such a rise makes very much longer, it is None.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> impact_of(amortize(example_terms()))
    RateImpact(installment=BDT('0.52'), installments=1)
    """
    terms = schedule.terms
    interest, repayment = terms.interest, terms.repayment
    equal = repayment.shape == EQUAL_INSTALLMENTS and repayment.grace == NO_GRACE
    if type(interest) is not DecliningBalance or not equal or not isinstance(terms.principal, Money):
        return None
    dearer = percent((interest.rate.as_fraction() + _QUARTER_POINT.as_fraction()) * 100)
    raised = DecliningBalance(dearer, interest.accrual)
    exact = replace(terms, rounding=replace(terms.rounding, multiple=None, mode=HALF_UP))
    try:
        before, after = (printed_installment(amortize(one)) for one in (exact, replace(exact, interest=raised)))
        longer = _longer(replace(exact, interest=raised), before)
    except MicroloanError:
        # Such as holidays that are not known so far ahead.
        return None
    return None if longer is None else RateImpact(after - before, longer - repayment.installments)


def _longer(dearer: LoanTerms, installment: Money) -> int | None:
    """Return how many installments of an amount repay a loan; None where they are very many more than agreed."""
    agreed = dearer.repayment
    for count in range(agreed.installments, agreed.installments + _MOST_MORE):
        repayment = replace(agreed, installments=count, shape=given_installment(installment), last_due=None)
        longer = amortize(replace(dearer, repayment=repayment))
        last = longer.installment(len(longer))
        if last.principal + last.interest <= installment:
            return count
    return None
