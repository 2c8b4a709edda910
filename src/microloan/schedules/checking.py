"""What makes a schedule: sums, dates and columns that fit its terms.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> check_schedule(amortize(example_terms()))
"""

from __future__ import annotations

from operator import le, lt
from typing import TYPE_CHECKING

from microloan.calendars.days import day_number
from microloan.errors import MicroloanError
from microloan.products.planning import principal_owed

if TYPE_CHECKING:
    from microloan.schedules.schedule import Schedule


def check_schedule(schedule: Schedule) -> None:
    """Refuse parts that do not make a schedule: see `Schedule`."""
    terms, days = schedule.terms, schedule.due_days
    principal, interest = schedule.principal_parts, schedule.interest_parts
    for name, column in (("due_days", days), ("principal_parts", principal), ("interest_parts", interest)):
        # A set of types is the fastest look at 46 numbers; a bool or a float is a type of its own.
        if type(column) is not tuple or set(map(type, column)) - {int}:
            raise _broken(name, column, "must be a tuple of whole numbers")
    if not 1 <= len(days) == len(principal) == len(interest) <= terms.repayment.installments:
        raise _broken("rows", len(days), f"must be 1 to {terms.repayment.installments} in every column")
    if min(principal) < 0 or min(interest) < 0:
        raise _broken("amounts", min(*principal, *interest), "must not be negative")
    owed = principal_owed(terms)
    if sum(principal) != owed:
        raise _broken("principal", sum(principal), f"must add up to {owed} minor units")
    # Where a holiday brings two installments to one day, the second's date is no later than the first's.
    follows = le if terms.calendar.moves else lt
    if not (days[0] > day_number(terms.disbursed_on) and all(map(follows, days, days[1:]))):
        raise _broken("due_days", days[0], "must rise from the day after disbursement")
    if terms.charges or terms.savings is not None or schedule.fee_parts or schedule.savings_parts:
        _check_costs(schedule)


def _check_costs(schedule: Schedule) -> None:
    from microloan.schedules.costs import has_costs

    fees, savings = has_costs(schedule.terms)
    columns = (("fee_parts", schedule.fee_parts, fees), ("savings_parts", schedule.savings_parts, savings))
    for name, column, has in columns:
        if type(column) is not tuple or set(map(type, column)) - {int} or min(column, default=0) < 0:
            raise _broken(name, column, "must be a tuple of whole numbers from 0")
        rows = len(schedule) if has else 0
        if len(column) != rows:
            raise _broken(name, len(column), f"rows, where the terms give {rows}")


def _broken(argument: str, value: object, problem: str) -> MicroloanError:
    return MicroloanError(argument, value, problem, code="broken_schedule")
