"""Due days: the nominal dates of a loan, placed on working days by a holiday rule.

====================  ==============================================================
`place_installments`  from a series, a rule and the working days to the due days
`DueDays`             nominal and due day of each installment, for one loan or a column
`DueRow`              one day of payment, and the installments due together on it
====================  ==============================================================

>>> from datetime import date
>>> from microloan.calendars import WEEK, day_number, holiday_rule, month_end, occurrences, weekend
>>> from microloan.calendars.holidays import Holiday, HolidayList
>>> from microloan.calendars.series import Series
>>> from microloan.calendars.working_days import WorkingDays
>>> eid = Holiday(date(2024, 4, 10), "Eid al-Fitr", "notice of the branch")
>>> year = HolidayList(
...     code="BD", name="Bangladesh", first=date(2024, 1, 1), last=date(2024, 12, 31), source="ours", holidays=(eid,)
... )
>>> meetings = occurrences(day_number(date(2024, 1, 24)), WEEK, month_end.SAME_DAY, first=1)
>>> series = Series(regular=meetings, start=day_number(date(2024, 1, 3)), count=46, rows=46)
>>> due = place_installments(series, holiday_rule.MERGE_INTO_NEXT, WorkingDays(weekend.FRIDAY_SATURDAY, year))
>>> rows = due.rows()
>>> len(rows), rows[11].numbers, str(rows[11].due_on)
(45, (12, 13), '2024-04-17')
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, largest, where
from microloan.calendars.days import to_date
from microloan.calendars.regular_dates import member
from microloan.calendars.working_day_lookup import WorkingDayLookup
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import Truth
    from microloan.calendars.holiday_rule import HolidayRule
    from microloan.calendars.series import Series
    from microloan.calendars.working_days import WorkingDays


class DueRow(NamedTuple):
    """One day of payment, and the installments that fall due together on it.

    Parameters
    ----------
    due_day
        Day number.
    numbers
        The installments, in order; one, but where a holiday has brought several together.
    nominal_days
        Where each would have stood without weekends and holidays.

    Examples
    --------
    >>> DueRow(738_993, (12, 13), (738_986, 738_993)).due_on
    datetime.date(2024, 4, 17)
    """

    due_day: int
    numbers: tuple[int, ...]
    nominal_days: tuple[int, ...]

    @property
    def due_on(self) -> date:
        """The day of payment."""
        return to_date(self.due_day)


@dataclass(frozen=True, slots=True)
class DueDays(Generic[N]):
    """Nominal and due day of each installment.

    Parameters
    ----------
    nominal, due
        Day numbers, one for each installment number from 1; int, or int64 array of shape
        (loans,). Due days never fall; what stands after a loan's end is of no meaning.
    count
        Installments of each loan.

    Examples
    --------
    >>> due = DueDays((7, 14, 21), (7, 21, 21), 3)
    >>> due.day(2), due.nominal_day(2), due.moves(2), due.joins_next(2)
    (21, 14, True, True)
    """

    nominal: tuple[N, ...]
    due: tuple[N, ...]
    count: N | int

    def day(self, number: int) -> N:
        """Return the due day of an installment, from 1."""
        return self.due[number - 1]

    def nominal_day(self, number: int) -> N:
        """Return where an installment would have stood without weekends and holidays."""
        return self.nominal[number - 1]

    def moves(self, number: int) -> Truth:
        """Return whether an installment was moved."""
        moved: Truth = (self.due[number - 1] != self.nominal[number - 1]) & (self.count >= number)
        return moved

    def joins_next(self, number: int) -> Truth:
        """Return whether an installment falls due together with the next one."""
        if number >= len(self.due):
            last: Truth = self.count < 0
            return last
        joins: Truth = (self.due[number - 1] == self.due[number]) & (self.count > number)
        return joins

    def row_numbers(self) -> tuple[N, ...]:
        """Return the row on which each installment stands, from 1: those that join share one.

        Returns
        -------
        A number for each installment; what stands after a loan's end is of no meaning.

        Examples
        --------
        >>> DueDays((7, 14, 21), (7, 21, 21), 3).row_numbers()
        (1, 2, 2)
        """
        row: N = self.due[0] * 0 + 1
        numbers = [row]
        for number in range(1, len(self.due)):
            row = where(self.joins_next(number), row, row + 1)
            numbers.append(row)
        return tuple(numbers)

    def row_count(self) -> N:
        """Return on how many days each loan is paid.

        Examples
        --------
        >>> DueDays((7, 14, 21), (7, 21, 21), 3).row_count()
        2
        """
        rows = self.row_numbers()
        return member(lambda number: rows[number - 1], self.count)

    def last_day(self) -> N:
        """Return the due day of each loan's last installment.

        Examples
        --------
        >>> DueDays((7, 14), (7, 21), 2).last_day()
        21
        """
        return member(self.day, self.count)

    def rows(self) -> tuple[DueRow, ...]:
        """Return the days of payment of one loan, in order.

        Raises
        ------
        MicroloanError
            If this is a column of loans; `row_numbers` has its rows.

        Examples
        --------
        >>> DueDays((7, 14, 21), (7, 21, 21), 3).rows()[1]
        DueRow(due_day=21, numbers=(2, 3), nominal_days=(14, 21))
        """
        if not isinstance(self.due[0], int):
            raise MicroloanError("rows", len(self.due[0]), "are for one loan; a column has row_numbers", code="column")
        days = [largest(day) for day in self.due]
        rows = list[DueRow]()
        for day, together in groupby(range(1, len(days) + 1), key=lambda number: days[number - 1]):
            numbers = tuple(together)
            rows.append(DueRow(day, numbers, tuple(largest(self.nominal[number - 1]) for number in numbers)))
        return tuple(rows)


def place_installments(series: Series[N], rule: HolidayRule, days: WorkingDays) -> DueDays[N]:
    """Return the due days of a series of nominal dates.

    Parameters
    ----------
    series
        The nominal dates.
    rule
        What becomes of a date that is not worked.
    days
        Which days are worked; `holiday_rule.LEAVE` does not ask.

    Raises
    ------
    NotCovered
        If the list of holidays does not cover a day that the rule looks at.
    MicroloanError
        If the dates run past the calendar, or a hundred of them in a row are not worked.
    ColumnError
        If that is so of some loans of a column; it carries their positions.

    Examples
    --------
    >>> from microloan.calendars import holiday_rule, weekend
    >>> from microloan.calendars.series import Series
    >>> from microloan.calendars.working_days import WorkingDays
    >>> daily = Series(regular=lambda number: 3 + number, start=3, count=5, rows=5)
    >>> sundays_off = WorkingDays(weekend.SUNDAY)     # day 7 was one
    >>> place_installments(daily, holiday_rule.NEXT_WORKING_DAY, sundays_off).due
    (4, 5, 6, 8, 8)
    """
    lookup: WorkingDayLookup[N] = WorkingDayLookup(days)
    nominal = tuple(series.nominal(number) for number in range(1, series.rows + 1))
    due = tuple(rule.place(nominal, series, lookup))
    lookup.refuse_unknown(due, series.count)
    return DueDays(nominal, due, series.count)
