"""The cash flow of a loan, as the borrower sees it: what rates are computed from.

==================  ======================================================================
`periodic_flow`     what is received and paid, period by period
`dated_flow`        the same by date
==================  ======================================================================

At disbursement stands the net amount, less fees paid beside the loan; each installment is
paid with its fees and savings; the savings come back with the last one. Which of the costs are counted is a value of
`microloan.schedules.counted`.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> schedule = amortize(example_terms())
>>> flow = periodic_flow(schedule, EVERYTHING)
>>> flow.amounts[:2], len(flow)
((2000000, -48500), 47)
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest.yields.flows import DatedFlow, PeriodicFlow
from microloan.interest.yields.found import check_convention
from microloan.products.fee_when import CAPITALISED
from microloan.products.paying_out import first_part
from microloan.schedules.costs import savings_withheld
from microloan.schedules.counted import EVERYTHING, Counted, check_counted, check_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency import Money
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.found import FoundRate
    from microloan.schedules.schedule import Schedule


class _Parts(NamedTuple):
    """What the borrower receives at the start, and pays with each installment; minor units."""

    received: int
    paid: list[int]


def rate_of_schedule(
    schedule: Schedule, convention: RateConvention, counted: Counted, savings_returned: Money | None
) -> FoundRate:
    """Return the rate of a schedule; what `Schedule.rate` calls."""
    check_convention(convention)
    flow = dated_flow if convention.reading.dated else periodic_flow
    return flow(schedule, counted, savings_returned).rate(convention)


def periodic_flow(
    schedule: Schedule, counted: Counted = EVERYTHING, savings_returned: Money | None = None
) -> PeriodicFlow:
    """Return the flow of a schedule by the number of its installments: an odd first period is one period.

    Parameters
    ----------
    schedule
        The loan.
    counted
        Which costs are counted.
    savings_returned
        What comes back with the last installment; None for what was withheld and
        deposited, with what the terms say that it earns.

    Raises
    ------
    MicroloanError
        If savings are said to be returned, and the loan has none that are counted; or the loan
        is paid out in parts.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> periodic_flow(amortize(example_terms())).periods_per_year
    Fraction(52, 1)
    """
    if len(schedule.disbursements) > 1:
        problem = (
            "parts are paid out on days of their own; a rate by periods knows none, one by dates such as XIRR does"
        )
        raise MicroloanError("disbursements", len(schedule.disbursements), problem, code="contradiction")
    received, paid = _parts(schedule, counted, savings_returned)
    return PeriodicFlow([received, *(-amount for amount in paid)], schedule.terms.repayment.every)


def dated_flow(schedule: Schedule, counted: Counted = EVERYTHING, savings_returned: Money | None = None) -> DatedFlow:
    """Return the flow of a schedule by its due dates.

    Parameters
    ----------
    schedule, counted, savings_returned
        As for `periodic_flow`.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> dated_flow(amortize(example_terms())).days[:2]
    (739620, 739637)
    """
    received, paid = _parts(schedule, counted, savings_returned)
    later = schedule.disbursements[1:]
    dates = [schedule.terms.disbursed_on, *(day for day, _ in later), *map(date.fromordinal, schedule.due_days)]
    amounts = [received, *(amount.minor for _, amount in later), *(-amount for amount in paid)]
    return DatedFlow(dates, amounts, schedule.terms.repayment.every)


def _parts(schedule: Schedule, counted: Counted, savings_returned: Money | None) -> _Parts:
    check_counted(counted)
    terms = schedule.terms
    check_left_out(counted, (fee.name for fee in terms.charges))
    received = first_part(terms.principal, terms.lent.minor)
    for charge in schedule.charges_at_disbursement:
        received -= counted.of(charge)
        if charge.when == CAPITALISED:
            # The principal it raises is repaid below; counting the fee takes away what it paid for.
            received += charge.total.minor
    paid = [
        principal + interest
        for principal, interest in zip(schedule.principal_parts, schedule.interest_parts, strict=True)
    ]
    if schedule.fee_parts:
        paid = _added(paid, _fees(schedule, counted))
    if not counted.savings or terms.savings is None:
        if savings_returned is not None:
            problem = "is given, but the loan has no savings that are counted; leave it out"
            raise MicroloanError("savings_returned", savings_returned, problem, code="contradiction")
        return _Parts(received, paid)
    paid = _added(paid, schedule.savings_parts or [0] * len(paid))
    paid[-1] -= _returned(schedule, savings_returned)
    return _Parts(received - savings_withheld(terms), paid)


def _returned(schedule: Schedule, savings_returned: Money | None) -> int:
    saved = schedule.savings_returned
    if savings_returned is None:
        return saved.minor
    if savings_returned.currency != saved.currency:
        problem = f"is not in {saved.currency.code}, the loan's currency"
        raise CurrencyMismatch("savings_returned", savings_returned, problem, code="currency_mismatch")
    return savings_returned.minor


def _fees(schedule: Schedule, counted: Counted) -> Sequence[int]:
    if counted.counts_all_fees:
        return schedule.fee_parts
    return [sum(map(counted.of, row.charges)) for row in schedule]


def _added(left: Sequence[int], right: Sequence[int]) -> list[int]:
    return [one + other for one, other in zip(left, right, strict=True)]
