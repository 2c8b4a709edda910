"""The figures of a schedule that one may ask for, meant to be read as ``figure.TOTAL_COST``.

=========================  ================================================================
`INSTALLMENT`              principal and interest of the regular installment
`LARGEST_INSTALLMENT`      the most that is due with any one installment, its fees included
`LARGEST_COLLECTION`       the same with the savings: the most a member brings at one time
`NET_DISBURSED`            what is paid out, after what is withheld
`TOTAL_INTEREST`           the interest of all installments
`TOTAL_FEES`               all fees with their taxes
`TOTAL_COST`               interest and fees with their taxes
`TOTAL_DUE`                all installments together, with their fees and without savings
`CHARGE_PER_THOUSAND`      the interest on each thousand lent: Bangladesh's service charge
`COST_PER_THOUSAND`        the same with fees and taxes
`rate`                     a rate by its name: ``figure.rate(EFFECTIVE_RATE)``
=========================  ================================================================

A figure of a target is an amount or a rate; which one is a `FigureKind`. Each figure makes a
`Target`: ``figure.INSTALLMENT.near(BDT(500))``, ``figure.TOTAL_COST.at_most(BDT(2_500))``,
``figure.NET_DISBURSED.at_least(BDT(20_000))``.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules.amortization import amortize
>>> schedule = amortize(example_terms())
>>> INSTALLMENT.of(schedule), LARGEST_INSTALLMENT.of(schedule), TOTAL_COST.of(schedule)
(BDT('485.00'), BDT('485.00'), BDT('2236.74'))
>>> COST_PER_THOUSAND.text(COST_PER_THOUSAND.of(schedule))
'111.837 per thousand'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from microloan.arithmetic.rates import Rate
from microloan.interest.residual import FIRST, SPREAD
from microloan.interest.yields.found import check_convention
from microloan.pricing.targets import FigureKind, LoanFigure
from microloan.schedules.counted import EVERYTHING, Counted, check_counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency import Money
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.found import FoundRate
    from microloan.schedules.schedule import Schedule

__all__ = [
    "ALL",
    "CHARGE_PER_THOUSAND",
    "COST_PER_THOUSAND",
    "INSTALLMENT",
    "LARGEST_COLLECTION",
    "LARGEST_INSTALLMENT",
    "NET_DISBURSED",
    "TOTAL_COST",
    "TOTAL_DUE",
    "TOTAL_FEES",
    "TOTAL_INTEREST",
    "FigureKind",
    "LoanFigure",
    "rate",
    "regular_installment",
]


def regular_installment(schedule: Schedule) -> Money:
    """Return principal and interest of the regular installment.

    It is the largest installment but for those that take what rounding leaves: the last, and
    where the terms put the residual first, the first that repays principal. So a balloon with the
    last installment is no part of it. Where no other is left, the one there is counts.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules.amortization import amortize
    >>> regular_installment(amortize(example_terms()))
    BDT('485.00')
    """
    principal, residual = schedule.principal_parts, schedule.terms.rounding.residual
    whole = [one + other for one, other in zip(principal, schedule.interest_parts, strict=True)]
    if residual == FIRST and len(whole) > 1:
        del whole[next(index for index, part in enumerate(principal) if part)]
    if residual != SPREAD and len(whole) > 1:
        whole.pop()
    return schedule.money(max(whole))


def _largest_installment(schedule: Schedule) -> Money:
    return schedule.money(max(_dues(schedule)))


def _largest_collection(schedule: Schedule) -> Money:
    dues = _dues(schedule)
    savings = schedule.savings_parts or (0,) * len(dues)
    return schedule.money(max(map(sum, zip(dues, savings, strict=True))))


def _dues(schedule: Schedule) -> list[int]:
    fees: Sequence[int] = schedule.fee_parts or (0,) * len(schedule)
    return list(map(sum, zip(schedule.principal_parts, schedule.interest_parts, fees, strict=True)))


def _net_disbursed(schedule: Schedule) -> Money:
    return schedule.net_disbursed


def _total_interest(schedule: Schedule) -> Money:
    return schedule.total_interest


def _total_fees(schedule: Schedule) -> Money:
    return schedule.total_fees


def _total_cost(schedule: Schedule) -> Money:
    return schedule.total_cost


def _total_due(schedule: Schedule) -> Money:
    return schedule.total_due


def _charge_share(schedule: Schedule) -> Rate:
    return Rate(schedule.total_interest.minor, schedule.terms.lent.minor)


def _cost_share(schedule: Schedule) -> Rate:
    return Rate(schedule.total_cost.minor, schedule.terms.lent.minor)


@dataclass(frozen=True, slots=True)
class _NamedRate:
    """What a rate by name is of a schedule; a value, so that figures compare and pickle."""

    convention: RateConvention
    counted: Counted

    def __call__(self, schedule: Schedule) -> FoundRate:
        return schedule.rate(self.convention, counted=self.counted)


INSTALLMENT: Final = LoanFigure("installment", "Installment", FigureKind.AMOUNT, regular_installment)
LARGEST_INSTALLMENT: Final = LoanFigure(
    "largest installment", "Largest installment", FigureKind.AMOUNT, _largest_installment
)
LARGEST_COLLECTION: Final = LoanFigure(
    "largest collection", "Largest collection", FigureKind.AMOUNT, _largest_collection
)
NET_DISBURSED: Final = LoanFigure("net disbursed", "Net disbursed", FigureKind.AMOUNT, _net_disbursed)
TOTAL_INTEREST: Final = LoanFigure("total interest", "Interest in all", FigureKind.AMOUNT, _total_interest)
TOTAL_FEES: Final = LoanFigure("total fees", "Fees in all", FigureKind.AMOUNT, _total_fees)
TOTAL_COST: Final = LoanFigure("total cost", "Cost in all", FigureKind.AMOUNT, _total_cost)
TOTAL_DUE: Final = LoanFigure("total due", "Due in all", FigureKind.AMOUNT, _total_due)
CHARGE_PER_THOUSAND: Final = LoanFigure(
    "service charge per thousand", "Charge per 1,000", FigureKind.PER_THOUSAND, _charge_share
)
COST_PER_THOUSAND: Final = LoanFigure("cost per thousand", "Cost per 1,000", FigureKind.PER_THOUSAND, _cost_share)

ALL = (
    INSTALLMENT,
    LARGEST_INSTALLMENT,
    LARGEST_COLLECTION,
    NET_DISBURSED,
    TOTAL_INTEREST,
    TOTAL_FEES,
    TOTAL_COST,
    TOTAL_DUE,
    CHARGE_PER_THOUSAND,
    COST_PER_THOUSAND,
)


def rate(convention: RateConvention, *, counted: Counted = EVERYTHING) -> LoanFigure:
    """Return the figure that is a rate by its name.

    Parameters
    ----------
    convention
        What kind of rate, such as `NOMINAL_APR`.
    counted
        Which costs are counted, a value of `counted`.

    Examples
    --------
    >>> from microloan.interest.yields.conventions import NOMINAL_APR
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules.amortization import amortize
    >>> rate(NOMINAL_APR).of(amortize(example_terms()))
    <nominal APR 24.00%>
    """
    check_convention(convention)
    check_counted(counted)
    words = convention.words
    if counted != EVERYTHING:
        words = f"{words} of {counted.definition}"
    heading = f"{convention.words[0].upper()}{convention.words[1:]}"
    return LoanFigure(words, heading, FigureKind.NAMED_RATE, _NamedRate(convention, counted))
