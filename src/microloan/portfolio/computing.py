"""Running the formulas of one loan on blocks of loans.

A block is small enough that its columns stay in the processor's cache; each output row is
written once, in place. Before a block runs, the formula's budget is asked for the block's
largest principal; loans over it take the ``int`` path through the same formulas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.budgets import largest_within
from microloan.arithmetic.kinds import LARGEST_INT64, largest
from microloan.calendars.days import LAST_DAY
from microloan.errors import ColumnError, MicroloanError
from microloan.interest.plan import Plan, Ratio, last_due_day
from microloan.portfolio.columns import refuse
from microloan.portfolio.costs import check_dates_due, fill_costs, in_parts, principal_owed
from microloan.portfolio.dates import date_table
from microloan.portfolio.schedules import BookSchedules
from microloan.products.due_dates import are_placed
from microloan.products.planning import dates_for, plan_block
from microloan.products.term_checks import may_exceed
from microloan.schedules.amortization import amortize
from microloan.schedules.costs import has_costs

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, Truths
    from microloan.portfolio.book import LoanBook
    from microloan.portfolio.dates import DateTable

# Loans in a block: a dozen int64 columns of this length fit a common second-level cache.
BLOCK_LOANS = 8_192
# A rate's numerator and denominator up to this, times the days of any period, fit int64.
LARGEST_RATE_PART = 10**11


def compute_schedules(book: LoanBook) -> BookSchedules:
    """Return the schedules of all loans of a book."""
    import numpy as np

    shape = (largest(book.installments), len(book))
    costs = (np.empty(shape, dtype=np.int64) if has else None for has in has_costs(book.shared))
    due_days, principal, interest, outstanding = (np.empty(shape, dtype=np.int64) for _ in range(4))
    result = BookSchedules(book, due_days, principal, interest, outstanding, *costs)
    owed = principal_owed(book.shared, book.principal)
    _check_multiples(book, owed)
    last_due = np.empty(len(book), dtype=np.int64)
    table = date_table(book.shared, book.disbursed, book.installments) if are_placed(book.shared) else None
    for start in range(0, len(book), BLOCK_LOANS):
        block = slice(start, min(start + BLOCK_LOANS, len(book)))
        plan = _plan(book, owed, table, block)
        last_due[block] = last_due_day(plan.term, plan.day)
        over = _over_budget(book, plan)
        if not over.all():
            # A principal of 1 stands in for the loans that the int path then computes.
            _fill(book, block, plan._replace(principal=np.where(over, 1, plan.principal)), result)
        for position in over.nonzero()[0].tolist():
            _fill_one(book, start + position, result)
        _drop_finished(result, block)
        fill_costs(result, owed, block)
    refuse(last_due > LAST_DAY, "installments", "have due dates past 9999-12-31, the last day of the calendar")
    check_dates_due(book.shared, last_due)
    for array in result.arrays:
        # A book's schedules are values: what has been computed stays as it is.
        array.flags.writeable = False
    return result


def _check_multiples(book: LoanBook, owed: Column) -> None:
    """Refuse loans whose installment is less than the multiple it is rounded to, as their terms do."""
    import numpy as np

    wrong = np.zeros(len(book), dtype=np.bool_)
    doubtful = may_exceed(book.shared, owed, book.installments)
    for position in np.flatnonzero(doubtful).tolist():
        try:
            book.terms(position)
        except MicroloanError as error:
            wrong[position] = error.argument == "rounding.multiple"
    refuse(wrong, "rounding.multiple", "have installments smaller than the multiple they are rounded to")


def _plan(book: LoanBook, owed: Column, table: DateTable | None, block: slice) -> Plan[Column]:
    numerator, denominator = book.rate
    rate: Ratio[Column] = Ratio(
        numerator if isinstance(numerator, int) else numerator[block],
        denominator if isinstance(denominator, int) else denominator[block],
    )
    term = book.term(block)
    dates = dates_for(book.shared, book.disbursed[block], term) if table is None else table.block(block)
    return plan_block(book.shared, owed[block], dates, rate, term)


def _over_budget(book: LoanBook, plan: Plan[Column]) -> Truths:
    """Return which loans of a block must take the ``int`` path."""
    if in_parts(book.shared):
        return plan.principal > 0
    if largest(plan.rate.numerator) > LARGEST_RATE_PART or largest(plan.rate.denominator) > LARGEST_RATE_PART:
        return plan.principal > 0
    meets = book.shared.interest.amortization(plan).meets
    within = LARGEST_INT64 if meets(largest(plan.principal)) <= LARGEST_INT64 else largest_within(meets)
    return plan.principal > within


def _fill(book: LoanBook, block: slice, plan: Plan[Column], result: BookSchedules) -> None:
    """Write the rows of one block of loans."""
    for row, (principal, interest, balance) in enumerate(book.shared.interest.amortization(plan)):
        result.due_days[row, block] = plan.day(row + 1)
        result.principal[row, block] = principal
        result.interest[row, block] = interest
        result.outstanding_principal[row, block] = balance
    for array in result.arrays:
        array[plan.term.rows :, block] = 0


def _fill_one(book: LoanBook, position: int, result: BookSchedules) -> None:
    """Write the rows of one loan, computed as an int; results past int64 are an error."""
    one = amortize(book.terms(position))
    for array in result.arrays:
        array[:, position] = 0
    if any(one.due_of(number) > LARGEST_INT64 for number in range(1, len(one) + 1)):
        raise ColumnError("interest", (position,), len(book), "have interest past int64", code="overflow")
    columns = (one.due_days, one.principal_parts, one.interest_parts, one.outstanding_parts)
    for array, column in zip(result.arrays[:4], columns, strict=True):
        array[: len(one), position] = column


def _drop_finished(result: BookSchedules, block: slice) -> None:
    """Clear the due dates after each loan's last row; rounding up can end a loan early."""
    rows = range(len(result.due_days) - 1, -1, -1)
    alive = result.principal[-1, block] < 0
    for row in rows:
        alive |= (result.principal[row, block] | result.interest[row, block]) != 0
        if alive.all():
            return
        result.due_days[row, block] *= alive
