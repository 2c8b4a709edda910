"""The next and the previous working day, for one loan and for columns.

=======================  =============================================================
`next_working_day`       the first day on or after each that is worked
`previous_working_day`   the last day on or before each that is worked
`WorkingDayLookup`       the same for many questions in a row, as holiday rules ask them
=======================  =============================================================

One loan looks at one day after the other. A column takes its answers from a dense table of
the days it asks for, which holds the same.

>>> import numpy as np
>>> from microloan.calendars import weekend
>>> from microloan.calendars.working_days import WorkingDays
>>> sundays_off = WorkingDays(weekend.SUNDAY)
>>> next_working_day(7, sundays_off), previous_working_day(7, sundays_off)     # day 1 was a Monday
(8, 6)
>>> next_working_day(np.array([6, 7, 8]), sundays_off).tolist()
[6, 8, 8]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, largest, smallest, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import Column, Truth
    from microloan.calendars.working_days import WorkingDays

_NO_DATE = 0
_SPARE_DAYS = 70


def next_working_day(day: N, days: WorkingDays) -> N:
    """Return the first day on or after `day` that is worked.

    Parameters
    ----------
    day
        Day number; int, or int64 array of shape (loans,).
    days
        What is worked.

    Raises
    ------
    NotCovered
        If the list of holidays does not cover an int, or a day up to the answer.
    ColumnError
        If that is so of some days of a column; it carries their positions.

    Examples
    --------
    >>> from microloan.calendars import weekend
    >>> from microloan.calendars.working_days import WorkingDays
    >>> next_working_day(5, WorkingDays(weekend.FRIDAY_SATURDAY))
    7
    """
    lookup: WorkingDayLookup[N] = WorkingDayLookup(days)
    found = lookup.on_or_after(day)
    lookup.refuse_unknown([found], 1)
    return found


def previous_working_day(day: N, days: WorkingDays) -> N:
    """Return the last day on or before `day` that is worked.

    Parameters
    ----------
    day
        Day number; int, or int64 array of shape (loans,).
    days
        What is worked.

    Raises
    ------
    NotCovered, ColumnError
        As for `next_working_day`.

    Examples
    --------
    >>> from microloan.calendars import weekend
    >>> from microloan.calendars.working_days import WorkingDays
    >>> previous_working_day(6, WorkingDays(weekend.FRIDAY_SATURDAY))
    4
    """
    lookup: WorkingDayLookup[N] = WorkingDayLookup(days)
    found = lookup.on_or_before(day)
    lookup.refuse_unknown([found], 1)
    return found


class _Table(NamedTuple):
    """The working day on or after, and on or before, each of some days in a row; 0 where none is known.

    An entry for a day that was not asked for stands at either end, and is 0.
    """

    first: int
    last: int
    after: Column
    before: Column


class WorkingDayLookup(Generic[N]):
    """The next and the previous working day, for many questions in a row.

    For a column, a day that is not covered has the answer 0: a loan that has ended asks for
    days that nobody needs. `refuse_unknown` is for those that matter.

    Parameters
    ----------
    days
        What is worked.

    Examples
    --------
    >>> from microloan.calendars import weekend
    >>> from microloan.calendars.working_days import WorkingDays
    >>> WorkingDayLookup(WorkingDays(weekend.SUNDAY)).on_or_after(7)
    8
    """

    __slots__ = ("_days", "_table")

    def __init__(self, days: WorkingDays) -> None:
        self._days = days
        self._table: _Table | None = None

    def on_or_after(self, day: N) -> N:
        """Return the first day on or after `day` that is worked.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Raises
        ------
        NotCovered
            If the list of holidays does not cover an int, or a day up to the answer.
        """
        if isinstance(day, int):
            return self._days.next_worked(day)
        table = self._reaching(day)
        return _entries(table, table.after, day)

    def on_or_before(self, day: N, earliest: N | int = _NO_DATE) -> N:
        """Return the last day on or before `day` that is worked, but look no further back than a limit.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).
        earliest
            The limit, not after `day`; where no day from there on is worked, the answer is the
            day before it.

        Raises
        ------
        NotCovered
            If the list of holidays does not cover an int, or a day down to the answer.
        """
        if isinstance(day, int):
            return self._days.previous_worked(day, largest(earliest))
        covered, table = self._days.covered, self._reaching(day)
        found = _entries(table, table.before, day)
        # Nothing is known before the first date that is covered; nor need it be, before the limit.
        all_known = (found != _NO_DATE) | ((earliest >= covered.first) & (day >= covered.first) & (day <= covered.last))
        return where((found < earliest) & all_known, earliest - 1, found)

    def refuse_unknown(self, days: Sequence[N], count: N | int) -> None:
        """Refuse due days that are 0, for loans that have not ended.

        Parameters
        ----------
        days
            The due day of each installment, from number 1; answers of this lookup.
        count
            Installments of each loan.

        Raises
        ------
        ColumnError
            If some are; it carries the positions of all such loans.
        """
        unknown: Truth = False
        for number, day in enumerate(days, start=1):
            if isinstance(day, int):
                return
            unknown = unknown | ((day == _NO_DATE) & (count >= number))
        if not isinstance(unknown, bool) and unknown.any():
            raise self._days.covered.column_error(unknown, "due_on")

    def _reaching(self, day: Column) -> _Table:
        """Return a table of all days of a column that are covered."""
        covered, table = self._days.covered, self._table
        if table is not None and len(day) and table.first <= day.min() and day.max() <= table.last:
            return table
        inside = day[(day >= covered.first) & (day <= covered.last)]
        first, last = (smallest(inside), largest(inside)) if len(inside) else (covered.first, covered.first)
        if table is not None and table.first <= first and last <= table.last:
            return table
        # Room to either side, and as much again as there was: the next question seldom needs a larger table.
        spare = _SPARE_DAYS if table is None else table.last - table.first
        if table is not None:
            first, last = min(first, table.first), max(last, table.last)
        self._table = _tabulated(self._days, max(first - spare, covered.first), min(last + spare, covered.last))
        return self._table


def _tabulated(days: WorkingDays, first: int, last: int) -> _Table:
    import numpy as np

    # Every day finds its neighbours within the table, unless what is covered ends before.
    while first > days.covered.first and days.is_off(first):
        first -= 1
    while last < days.covered.last and days.is_off(last):
        last += 1
    day = np.arange(first, last + 1, dtype=np.int64)
    off, never = days.is_off(day), last + 1
    after = np.minimum.accumulate(np.where(off, never, day)[::-1])[::-1]
    before = np.maximum.accumulate(np.where(off, _NO_DATE, day))
    return _Table(first, last, np.pad(where(after == never, _NO_DATE, after), 1), np.pad(before, 1))


def _entries(table: _Table, entries: Column, day: Column) -> Column:
    return entries.take(day - (table.first - 1), mode="clip")
