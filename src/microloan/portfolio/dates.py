"""The due dates of a book: worked out once for loans that were paid out on one day.

A book has far more loans than days of disbursement, and all loans of one day and count fall
due on the same days. So holidays are looked up once for each of them, and every block of
loans reads its dates from that table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.kinds import largest, smallest
from microloan.errors import ColumnError
from microloan.interest.plan import Ratio, Timing
from microloan.products.due_dates import Dates
from microloan.products.planning import dates_for, term_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from microloan.arithmetic.kinds import Column
    from microloan.products import LoanTerms

# A key for each day and count of a book must leave a table of all keys in between worth having.
_MOST_KEYS = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class DateTable:
    """The dates of each day of disbursement and count that a book has, and which one each loan has.

    Parameters
    ----------
    dates
        The dates of the different ones, as columns.
    of_loan
        Their position for each loan, of shape (loans,).
    """

    dates: Dates[Column]
    of_loan: Column

    def block(self, block: slice) -> Dates[Column]:
        """Return the dates of the loans in `block`."""
        import numpy as np

        which, dates = self.of_loan[block], self.dates

        def read(column: Column) -> Column:
            return np.take(column, which, mode="clip")

        def spans() -> Iterator[tuple[Column, Column]]:
            return ((read(start), read(end)) for start, end in dates.timing.spans())

        def day(number: int) -> Column:
            return read(dates.day(number))

        lengths = dates.timing.lengths
        read_lengths = None if lengths is None else [_read_length(length, which) for length in lengths]
        return Dates(day, Timing(spans, read_lengths))


def date_table(terms: LoanTerms, disbursed: Column, installments: Column | int) -> DateTable:
    """Return the dates of the loans of a book that share `terms`.

    Parameters
    ----------
    terms
        The repayment and calendar of them all.
    disbursed
        Day numbers of shape (loans,).
    installments
        The count: one for all, or of shape (loans,).

    Raises
    ------
    ColumnError
        If the list of holidays does not cover dates of some loans; it carries their positions.
    """
    days, counts, of_loan = _different(disbursed, installments)
    term = term_of(terms, counts, smallest(counts), largest(counts))
    try:
        return DateTable(dates_for(terms, days, term), of_loan)
    except ColumnError as error:
        import numpy as np

        positions = np.flatnonzero(np.isin(of_loan, error.positions)).tolist()
        problem = error.problem
        raise ColumnError(error.argument, tuple(positions), len(of_loan), problem, code=str(error.code)) from error


def _different(disbursed: Column, installments: Column | int) -> tuple[Column, Column | int, Column]:
    """Return the different days and counts, and the position among them of each loan."""
    import numpy as np

    first, fewest = smallest(disbursed), smallest(installments)
    width = largest(installments) - fewest + 1
    if (largest(disbursed) - first + 1) * width > _MOST_KEYS:
        return disbursed, installments, np.arange(len(disbursed))
    key = (disbursed - first) * width + (installments - fewest)
    present = np.bincount(key) > 0
    different = np.flatnonzero(present)
    of_loan: Column = (np.cumsum(present) - 1)[key]
    counts: Column | int = installments if isinstance(installments, int) else different % width + fewest
    return cast("Column", different // width + first), counts, of_loan


def _read_length(length: Ratio[Column], which: Column) -> Ratio[Column]:
    parts: Sequence[Column | int] = length
    numerator, denominator = (part if isinstance(part, int) else part[which] for part in parts)
    return Ratio(numerator, denominator)
