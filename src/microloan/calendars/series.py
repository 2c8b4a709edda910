"""The nominal due dates of a loan: what they would be without weekends and holidays.

A series goes on after its last installment. A group that meets on Wednesdays still does when
one member's loan is repaid, and a holiday rule may need the next meeting.

>>> from datetime import date
>>> from microloan.calendars import WEEK, day_number, month_end, occurrences, to_date
>>> meetings = occurrences(day_number(date(2024, 1, 24)), WEEK, month_end.SAME_DAY, first=1)
>>> series = Series(regular=meetings, start=day_number(date(2024, 1, 3)), count=46, rows=46)
>>> [str(to_date(series.nominal(number))) for number in (1, 46, 47)]
['2024-01-24', '2024-12-04', '2024-12-11']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from microloan.arithmetic.kinds import N, all_true, largest, where
from microloan.calendars.regular_dates import member, number_up_to
from microloan.calendars.stub import last_regular
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.calendars.stub import Stub


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Series(Generic[N]):
    """Regular dates, a count of installments, and perhaps a given last date.

    Parameters
    ----------
    regular
        From a number to a day number, rising: number 1 is the first due date, number 0 the
        date one period before it, and so on to either side.
    start
        Day of disbursement; int, or int64 array of shape (loans,).
    count
        Installments of each loan, at least 1; int, or int64 array of shape (loans,).
    rows
        The largest count among the loans.
    min_gap_days
        Fewest days between disbursement and a due date.
    last_day
        The given day of the last installment, after the regular date before it; None where
        it is a regular one.

    Examples
    --------
    >>> series = Series(regular=lambda number: 7 * number, start=0, count=3, rows=3, last_day=18)
    >>> [series.nominal(number) for number in (1, 2, 3, 4)]
    [7, 14, 18, 21]
    """

    regular: Callable[[int], N]
    start: N
    count: N | int
    rows: int
    min_gap_days: int = 1
    last_day: N | None = None

    def __post_init__(self) -> None:
        if self.last_day is None:
            return
        falls = self.last_day <= member(self.regular, self.count - 1)
        if isinstance(falls, bool):
            if falls:
                problem = "must be after the regular date of the installment before"
                raise MicroloanError("last_day", self.last_day, problem, code="out_of_order")
        elif falls.any():
            problem = "have a last day that is not after the installment before"
            raise ColumnError("last_day", tuple(falls.nonzero()[0].tolist()), len(falls), problem, code="out_of_order")

    def nominal(self, number: int) -> N:
        """Return the nominal due day of an installment, or of one that would follow.

        Parameters
        ----------
        number
            From 1.
        """
        if self.last_day is None or all_true(self.count > number):
            return self.regular(number)
        day = where(self.count == number, self.last_day, self.regular(number))
        if all_true(self.count >= number):
            return day
        # After a given last day come the regular dates after it.
        following = member(self.regular, number_up_to(self.regular, self.last_day) + (number - self.count))
        return where(self.count < number, following, day)


def ending_on(regular: Callable[[int], N], start: N, last_day: N, stub: Stub) -> Series[N]:
    """Return the series that runs to a given last date, whatever the count.

    Parameters
    ----------
    regular
        As for `Series`.
    start
        Day of disbursement; int, or int64 array of shape (loans,).
    last_day
        Day of the last installment, after disbursement.
    stub
        `stub.SHORT` keeps the last regular date before it, `stub.LONG` drops it.

    Raises
    ------
    MicroloanError
        If there are more than 10,000 dates, or `stub` is not one.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import MONTH, day_number, month_end, occurrences, stub, to_date
    >>> fifths = occurrences(day_number(date(2026, 2, 5)), MONTH, month_end.SAME_DAY, first=1)
    >>> disbursed, end = day_number(date(2026, 1, 20)), day_number(date(2026, 4, 20))
    >>> for rule in stub.ALL:
    ...     series = ending_on(fifths, disbursed, end, rule)
    ...     print(rule.name, *(to_date(series.nominal(number)) for number in range(1, series.rows + 1)))
    short 2026-02-05 2026-03-05 2026-04-05 2026-04-20
    long 2026-02-05 2026-03-05 2026-04-20
    """
    kept = last_regular(regular, last_day, stub)
    count = where(member(regular, kept) == last_day, kept, kept + 1)
    series: Series[N] = Series(regular=regular, start=start, count=count, rows=largest(count), last_day=last_day)
    return series
