"""The figures of a loan that stand side by side: how it is repaid, what it costs, its rates.

===================  =====================================================================
`AMOUNTS`            what is lent, paid and paid for, each with its name and heading
`CONVENTIONS`        the rates that are compared, by their names
`ways_to_count`      with and without fees, insurance, tax and savings, as loans have them
`cost_per_thousand`  what a thousand lent costs
===================  =====================================================================

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> schedule = amortize(example_terms())
>>> for figure in AMOUNTS[:3]:
...     print(figure.heading, figure.of(schedule), sep=": ")
Interest: 24% declining balance, per period
Installments: 46 every week
Lent: Tk. 20,000
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.rounding import HALF_UP
from microloan.interest import DecliningBalance, Flat
from microloan.interest.yields.conventions import ALL as CONVENTIONS
from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR, XIRR
from microloan.schedules.counted import EVERYTHING, INTEREST_ALONE, WITHOUT_FEES, WITHOUT_SAVINGS, WITHOUT_TAX, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from microloan.currency import Money
    from microloan.schedules import Schedule
    from microloan.schedules.counted import Counted

__all__ = ["AMOUNTS", "CONVENTIONS", "VARIED", "Figure", "WayToCount", "cost_per_thousand", "ways_to_count"]

# Of these rates the table shows what they come to where some costs are left out.
VARIED = (NOMINAL_APR, EFFECTIVE_RATE, XIRR)

_INSURANCE = "insurance"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a loan.

    Parameters
    ----------
    name
        Its key in records.
    heading
        Its words in a table.
    of
        From the schedule to the figure.
    always
        Whether it is shown where it is zero for every loan.

    Examples
    --------
    >>> AMOUNTS[2].name
    'lent'
    """

    name: str
    heading: str
    of: Callable[[Schedule], Money | Decimal | date | str]
    always: bool = True


class WayToCount(NamedTuple):
    """A value of `counted`, the word for it in records, and what stands after a rate's name."""

    name: str
    counted: Counted
    words: str


def cost_per_thousand(schedule: Schedule) -> Decimal:
    """Return what each thousand lent costs: interest, and fees with their taxes, rounded half up to two decimals.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> cost_per_thousand(amortize(example_terms()))
    Decimal('111.84')
    """
    hundredths = HALF_UP.divide(schedule.total_cost.minor * 100_000, schedule.terms.lent.minor)
    return Decimal(f"{hundredths}E-2")


def ways_to_count(schedules: Sequence[Schedule]) -> tuple[WayToCount, ...]:
    """Return the ways to count costs in which at least one of the loans may differ from another way.

    The first counts everything. A fee is insurance where its name says so.

    >>> from microloan.products import preset
    >>> from microloan.pricing.example_loans import example_loan
    >>> from microloan.schedules import amortize
    >>> for way in ways_to_count([amortize(example_loan(preset("bjs-shilpi")))]):
    ...     print(way.name, way.counted)
    everything counted.EVERYTHING
    without_insurance counted.without('insurance')
    without_fees counted.WITHOUT_FEES
    """
    return tuple(_ways(schedules))


def _ways(schedules: Sequence[Schedule]) -> Iterator[WayToCount]:
    fees = [fee for schedule in schedules for fee in schedule.terms.charges]
    saves = any(schedule.terms.savings is not None for schedule in schedules)
    insurance = tuple(dict.fromkeys(fee.name for fee in fees if _INSURANCE in fee.name.casefold()))
    yield WayToCount("everything", EVERYTHING, "")
    if saves:
        yield WayToCount("without_savings", WITHOUT_SAVINGS, "without savings")
    if any(fee.tax is not None for fee in fees):
        yield WayToCount("without_tax", WITHOUT_TAX, "without tax")
    if insurance:
        yield WayToCount("without_insurance", without(*insurance), "without insurance")
    if fees:
        yield WayToCount("without_fees", WITHOUT_FEES, "without fees")
    if fees and saves:
        yield WayToCount("interest_alone", INTEREST_ALONE, "interest alone")


def _method(schedule: Schedule) -> str:
    method = schedule.terms.interest
    if isinstance(method, Flat):
        return f"{method.rate} flat, {method.charged.name.replace('_', ' ')}"
    if isinstance(method, DecliningBalance):
        return f"{method.rate} declining balance, {method.accrual_rule().name.replace('_', ' ')}"
    return f"{method.rate} {type(method).__name__}"


def _usual(schedule: Schedule) -> Money:
    """Return the total that is due most often, the earliest of those that are equally often."""
    totals = Counter(map(schedule.due_of, range(1, len(schedule) + 1)))
    return schedule.money(totals.most_common(1)[0][0])


AMOUNTS = (
    Figure("interest_method", "Interest", _method),
    Figure("installments", "Installments", lambda one: f"{len(one)} every {one.terms.repayment.every}"),
    Figure("lent", "Lent", lambda one: one.terms.lent),
    Figure("down_payment", "Down payment", lambda one: one.down_payment, always=False),
    Figure("net_disbursed", "Net disbursed", lambda one: one.net_disbursed),
    Figure("first_due", "First due", lambda one: one.installment(1).due_on),
    Figure("last_due", "Last due", lambda one: one.installment(len(one)).due_on),
    Figure("installment", "Installment", _usual),
    Figure("last_installment", "Last installment", lambda one: one.money(one.due_of(len(one)))),
    Figure("total_due", "All installments", lambda one: one.total_due),
    Figure("total_interest", "Interest in all", lambda one: one.total_interest),
    Figure("total_fees", "Fees in all", lambda one: one.total_fees, always=False),
    Figure("total_tax", "of which tax", lambda one: one.total_tax, always=False),
    Figure("total_cost", "Cost in all", lambda one: one.total_cost),
    Figure("cost_per_thousand", "Cost per 1,000 lent", cost_per_thousand),
    Figure("savings_returned", "Savings returned", lambda one: one.savings_returned, always=False),
)
