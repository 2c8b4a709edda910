"""What a table of dates knows, and the error where it is asked for more.

====================  =================================================================
`Coverage`            from the first date that a table knows to the last
`WHOLE_CALENDAR`      every date there is, 0001-01-01 to 9999-12-31
`NotCovered`          the error: a date that a table does not know
====================  =================================================================

A list of holidays covers some dates and no others, and so do the years of a calendar that
is kept by announcement. Beyond them there is no answer, and none is made up.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> known = Coverage("holidays for BD", day_number(date(2015, 1, 1)), day_number(date(2027, 12, 31)))
>>> known.check(day_number(date(2031, 4, 14)))
Traceback (most recent call last):
    ...
microloan.calendars.coverage.NotCovered: holidays for BD cover 2015-2027, asked for 2031-04-14
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import all_true
from microloan.calendars.days import FIRST_DAY, LAST_DAY, to_date
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N, Truths

_OUTSIDE = f"outside the calendar, {to_date(FIRST_DAY)} to {to_date(LAST_DAY)}"


class NotCovered(MicroloanError):
    """A date that a table of dates does not cover; `value` is the date.

    Examples
    --------
    >>> from datetime import date
    >>> print(NotCovered("holidays for BD", date(2031, 4, 14), "cover 2015-2027", code="not_covered"))
    holidays for BD cover 2015-2027, asked for 2031-04-14
    """

    def _message(self) -> str:
        return f"{self.argument} {self.problem}, asked for {self.value}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """From the first date that a table knows to the last.

    Parameters
    ----------
    table
        What is asked, in words that stand before "cover": ``holidays for BD``.
    first, last
        Day numbers, both included.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars.days import day_number
    >>> half = Coverage("holidays for BD", day_number(date(2026, 1, 1)), day_number(date(2026, 6, 30)))
    >>> half.text
    '2026-01-01 to 2026-06-30'
    """

    table: str
    first: int
    last: int

    @property
    def text(self) -> str:
        """The dates in words; as years where the years are whole: ``2015-2027``."""
        first, last = to_date(self.first), to_date(self.last)
        if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
            return f"{first} to {last}"
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"

    def check(self, day: N) -> None:
        """Refuse days that are not covered.

        Parameters
        ----------
        day
            Day number; int, or int64 array of shape (loans,).

        Raises
        ------
        NotCovered
            If an int is not covered; `MicroloanError` if it is no date at all.
        ColumnError
            If some of a column are not; it carries their positions.
        """
        if isinstance(day, int):
            if not self.first <= day <= self.last:
                raise self.error(day)
        elif not all_true(covered := (day >= self.first) & (day <= self.last)):
            raise self.column_error(~covered)

    def error(self, day: int) -> MicroloanError:
        """Return the error for one day that is not covered.

        Parameters
        ----------
        day
            Day number.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            return MicroloanError("day", day, f"lies {_OUTSIDE}", code="past_the_calendar")
        return NotCovered(self.table, to_date(day), f"cover {self.text}", code="not_covered")

    def column_error(self, wrong: Truths, argument: str = "day") -> ColumnError:
        """Return the error for the days of a column that are not covered.

        Parameters
        ----------
        wrong
            Which they are; at least one.
        argument
            The name of the column.
        """
        positions = tuple(wrong.nonzero()[0].tolist())
        if self == WHOLE_CALENDAR:
            return ColumnError(argument, positions, len(wrong), f"have dates {_OUTSIDE}", code="past_the_calendar")
        problem = f"have dates that {self.table} do not cover; they cover {self.text}"
        return ColumnError(argument, positions, len(wrong), problem, code="not_covered")


WHOLE_CALENDAR = Coverage("days", FIRST_DAY, LAST_DAY)
