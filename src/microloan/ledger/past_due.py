"""Days past due: from the oldest unpaid due date, counted in one way everywhere.

====================  ===============================================================
`days_past_due`       from day numbers, for one loan and for columns
`PastDue`             the oldest unpaid due date of a loan, as of a day
`LatePosition`        whatever has these two dates: a position, a `PastDue`
====================  ===============================================================

How the days are counted is the rulebook's: since the due date, `ELAPSED_DAYS`, or in
day-ends, `DAY_ENDS`, of which the due date's own is the first. The two differ by one day,
and a class by as much.

>>> from datetime import date
>>> late = PastDue(oldest_unpaid=date(2021, 3, 31), as_of=date(2021, 4, 30))
>>> late.days(ELAPSED_DAYS), late.days(DAY_ENDS)
(30, 31)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import where
from microloan.calendars.days import checked_day
from microloan.errors import MicroloanError
from microloan.regulations.classification import DAY_ENDS, ELAPSED_DAYS, CountingRule

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N

__all__ = ["DAY_ENDS", "ELAPSED_DAYS", "LatePosition", "PastDue", "days_past_due"]


class LatePosition(Protocol):
    """What has an oldest unpaid due date as of a day; None where nothing is unpaid."""

    @property
    def oldest_unpaid(self) -> date | None:
        """The oldest due date of which something is unpaid."""
        ...

    @property
    def as_of(self) -> date:
        """The day at whose end it is looked at."""
        ...


@dataclass(frozen=True, slots=True)
class PastDue:
    """The oldest unpaid due date of a loan, as of the end of a day.

    Parameters
    ----------
    oldest_unpaid
        The oldest due date of which something is unpaid; None where nothing is.
    as_of
        The day at whose end the loan is looked at.

    Raises
    ------
    MicroloanError
        If a part is no date.

    Examples
    --------
    >>> from datetime import date
    >>> PastDue(date(2024, 3, 20), date(2024, 5, 1)).days()
    42
    """

    oldest_unpaid: date | None
    as_of: date

    def __post_init__(self) -> None:
        checked_day(self.as_of, "as_of")
        if self.oldest_unpaid is not None:
            checked_day(self.oldest_unpaid, "oldest_unpaid")

    def days(self, counting: CountingRule = ELAPSED_DAYS) -> int:
        """Return the days past due, as a rule counts them."""
        return days_of(self, counting)


def days_of(late: LatePosition, counting: CountingRule) -> int:
    """Return the days past due of a position.

    >>> from datetime import date
    >>> days_of(PastDue(None, date(2024, 5, 1)), DAY_ENDS)
    0
    """
    _check_counting(counting)
    oldest = late.oldest_unpaid
    since = 0 if oldest is None else checked_day(oldest, "oldest_unpaid")
    return days_past_due(since, checked_day(late.as_of, "as_of"), counting)


def days_past_due(oldest_unpaid: N, as_of: N | int, counting: CountingRule = ELAPSED_DAYS) -> N:
    """Return the days past due.

    Parameters
    ----------
    oldest_unpaid
        Day number of the oldest due date of which something is unpaid, 0 where nothing is;
        int, or int64 array of shape (loans,).
    as_of
        Day number of the day at whose end the loan is looked at.
    counting
        How days are counted.

    Returns
    -------
    From 0; a loan with nothing unpaid, or nothing due yet, has 0 in either count.

    Notes
    -----
    ``as_of − oldest_unpaid``, and in day-ends one more. No grace and no tolerance is taken
    off: what counts as unpaid is settled before, by whoever gives the date.

    Source
    ------
    RBI/2021-22/125 of 12 November 2021 for day-ends.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import day_number
    >>> days_past_due(day_number(date(2024, 3, 20)), day_number(date(2024, 5, 1)))
    42
    """
    _check_counting(counting)
    for name, value in (("oldest_unpaid", oldest_unpaid), ("as_of", as_of)):
        if type(value) is not int and not hasattr(value, "dtype"):
            problem = "must be a day number, such as day_number(date(2026, 1, 4)), or a column of them"
            raise MicroloanError(name, value, problem, code="wrong_type")
    late = (oldest_unpaid > 0) & (oldest_unpaid <= as_of)
    days: N = as_of - oldest_unpaid + counting.on_the_due_date
    return where(late, days, 0)


def _check_counting(counting: object) -> None:
    if not isinstance(counting, CountingRule):
        problem = "must be a counting rule, ELAPSED_DAYS or DAY_ENDS"
        raise MicroloanError("counting", counting, problem, code="wrong_type")
