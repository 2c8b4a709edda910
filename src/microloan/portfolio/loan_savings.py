"""What the savings beside a book's loans earn: the column of `Schedule.savings_interest`.

Accounts that are closed on one day are replayed together, by the formula of one account
(`microloan.savings.interest.replay`); one too large for int64 arithmetic is replayed by itself.

>>> from datetime import date
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> schedules = LoanBook.from_columns(
...     preset("asa-primary"), principal=[2_000_000, 1_500_000], disbursed_on=[date(2026, 1, 4), date(2026, 3, 1)]
... ).schedules()
>>> savings_interest(schedules).tolist()
[1139, 1138]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import ColumnError
from microloan.portfolio import costs
from microloan.portfolio.columns import refuse
from microloan.portfolio.savings_blocks import AccountError, block_figures, blocks
from microloan.portfolio.savings_events import TransactionEvents
from microloan.savings.interest import EarningRules
from microloan.savings.periods import Life, period_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.schedules import BookSchedules

# Deposits are listed for so many loans at a time, whatever the size of the book.
_LOANS_AT_A_TIME = 65_536


def savings_interest(schedules: BookSchedules) -> Column:
    """Return what the savings of each loan earn until they are returned, less tax and duty, in minor units.

    Raises
    ------
    ColumnError
        If that does not fit int64 for some loans.
    """
    import numpy as np

    earned: Column = np.zeros(len(schedules.book), dtype=np.int64)
    asked = schedules.book.shared.savings
    if asked is None or asked.interest is None:
        return earned
    rules, beyond = EarningRules.of(asked.interest), np.zeros(len(earned), dtype=bool)
    for closed, loans in _by_last_day(schedules):
        names, events = _deposits(schedules, loans)
        if not len(names):
            continue
        first, moved = events.days[events.next], events.moved()
        life = Life(min(period_start(rules.terms, int(first.min())), closed), closed, closes=True)
        for block in blocks(rules, life, first, moved):
            begins = Life(min(period_start(rules.terms, int(first[block].min())), closed), closed, closes=True)
            try:
                done = block_figures(rules, begins, events, block, len(names))
            except AccountError as error:
                positions = tuple(int(names[position]) for position in error.positions)
                raise ColumnError("savings", positions, len(earned), error.problem, code=error.code) from None
            net = sum((interest - tax - duty for interest, tax, duty in done.postings), 0)
            try:
                earned[names[block]] = net
            except OverflowError:
                beyond[names[block]] = True
    refuse(beyond, "savings", "have interest on savings past int64", "overflow")
    return earned


def _by_last_day(schedules: BookSchedules) -> Iterator[tuple[int, Column]]:
    """Yield each last due date with positions of the loans that end on it."""
    import numpy as np

    rows = np.maximum(schedules.counts - 1, 0)
    last = schedules.due_days[rows, np.arange(len(rows))]
    order = np.argsort(last, kind="stable")
    edges = np.flatnonzero(np.diff(last[order])) + 1
    for alike in np.split(order, edges):
        for start in range(0, len(alike), _LOANS_AT_A_TIME):
            yield int(last[alike[0]]), alike[start : start + _LOANS_AT_A_TIME]


def _deposits(schedules: BookSchedules, loans: Column) -> tuple[Column, TransactionEvents]:
    """Return positions of the loans with savings, and their deposits."""
    import numpy as np

    if schedules.savings is None:
        book = schedules.book
        days, amounts = (
            book.disbursed[loans][None, :],
            costs.savings_withheld(book.shared, book.principal[loans])[None, :],
        )
    else:
        days, amounts = schedules.due_days[:, loans], schedules.savings[:, loans]
    made = amounts.T > 0
    names = np.broadcast_to(loans[:, None], made.shape)[made]
    return TransactionEvents.of(names, days.T[made], amounts.T[made])  # type: ignore[return-value]
