"""Holiday rules: what becomes of an installment whose date is not worked.

======================  ================================================================
`LEAVE`                 it stays where it is
`NEXT_WORKING_DAY`      the next working day
`PREVIOUS_WORKING_DAY`  the working day before; where that were too close to disbursement,
                        the next one
`NEXT_MEETING_DAY`      the next day of the same weekday that is worked
`MERGE_INTO_NEXT`       the next date of the series that is worked, together with the
                        installment of that date
`SKIP_AND_EXTEND`       the next date of the series that is worked, and all that follow
                        move on with it: the loan ends later
======================  ================================================================

A moved date does not move its followers, but for `SKIP_AND_EXTEND`. Installments never fall
due out of order: two that come to the same day are paid together, and one that would pass
its follower is paid with it. The last installment has no follower: under `MERGE_INTO_NEXT`
it is paid at the next meeting the group has.

A rule of your own is another `HolidayRule`, with a module-level function if it is to be
pickled.

>>> from datetime import date
>>> from microloan.calendars import WEEK, day_number, month_end, occurrences, to_date, weekend
>>> from microloan.calendars.due_days import place_installments
>>> from microloan.calendars.series import Series
>>> from microloan.calendars.holidays import Holiday, HolidayList
>>> from microloan.calendars.working_days import WorkingDays
>>> eid = Holiday(date(2024, 4, 10), "Eid al-Fitr", "notice of the branch")
>>> year = HolidayList(
...     code="BD", name="Bangladesh", first=date(2024, 1, 1), last=date(2024, 12, 31), source="ours", holidays=(eid,)
... )
>>> meetings = occurrences(day_number(date(2024, 4, 3)), WEEK, month_end.SAME_DAY, first=1)
>>> series = Series(regular=meetings, start=day_number(date(2024, 3, 18)), count=3, rows=3)
>>> for rule in ALL:
...     due = place_installments(series, rule, WorkingDays(weekend.FRIDAY_SATURDAY, year))
...     print(rule.name, *(to_date(due.day(number)).strftime("%d-%m") for number in (1, 2, 3)))
leave 03-04 10-04 17-04
next_working_day 03-04 11-04 17-04
previous_working_day 03-04 09-04 17-04
next_meeting_day 03-04 17-04 17-04
merge_into_next 03-04 17-04 17-04
skip_and_extend 03-04 17-04 24-04
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.kinds import all_true, minimum, where
from microloan.calendars.days import to_date
from microloan.calendars.regular_dates import member
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from microloan.arithmetic.kinds import N, Truth
    from microloan.calendars.series import Series
    from microloan.calendars.working_day_lookup import WorkingDayLookup

# The longest closure of late, from March to May 2020, was of ten weeks.
_MOST_UNWORKED_DATES = 100
_UNKNOWN = 0
# In place of a day: after all installments that were asked for.
_BEYOND = -1


class Placing(Protocol):
    """How a `HolidayRule` places the installments of a series."""

    def __call__(self, nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N], /) -> Sequence[N]:
        """Return the due day of each installment from the nominal one; 0 where the lookup knows none."""
        ...


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """What becomes of an installment whose date is not worked.

    Parameters
    ----------
    name
        The word used in records, such as ``merge_into_next``.
    place
        From the nominal days, their series and the working days to the due day of each
        installment.
    definition
        One phrase that completes "an installment on a day off …", for explanations.
    source
        The document or practice behind the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, or `place` not a function.

    Examples
    --------
    >>> MERGE_INTO_NEXT
    holiday_rule.MERGE_INTO_NEXT
    """

    name: str
    place: Placing
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like merge_into_next", code="bad_name")
        if not callable(self.place):
            problem = "must be a function from a series and a lookup to due days"
            raise MicroloanError("place", self.place, problem, code="wrong_type")

    def __repr__(self) -> str:
        return f"holiday_rule.{self.name.upper()}"


def _leave(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    return nominal


def _next_working_day(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    return [lookup.on_or_after(day) for day in nominal]


def _previous_working_day(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    earliest = series.start + series.min_gap_days
    due: list[N] = []
    for day in nominal:
        back = lookup.on_or_before(day, earliest)
        stands = (back >= earliest) | (back == _UNKNOWN)
        due.append(back if all_true(stands) else where(stands, back, lookup.on_or_after(day)))
    return due


def _next_meeting_day(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    due: list[N] = []
    for number, day in enumerate(nominal, start=1):
        this_week: N = day * 0
        due.append(_first_worked(_weeks_after(day), this_week, lookup, series.count < number)[1])
    # Where dates keep no weekday, the next one's meeting day may come first: then both are paid on that.
    for number in range(series.rows - 1, 0, -1):
        together = minimum(due[number - 1], due[number])
        due[number - 1] = where(series.count > number, together, due[number - 1])
    return due


def _weeks_after(day: N) -> Callable[[int], N]:
    def weeks_later(weeks: int) -> N:
        return day + 7 * weeks

    return weeks_later


def _merge_into_next(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    due = list(nominal)
    no_date: N = series.start * 0
    later: N = no_date + _BEYOND
    within: Truth = True
    for number in range(series.rows, 0, -1):
        day = nominal[number - 1]
        found = lookup.on_or_after(day)
        if not all_true(worked := found == day):
            day = where(worked, day, later)
            if not all_true(known := found != _UNKNOWN):
                day = where(known, day, _UNKNOWN)
            if not all_true(placed := day != _BEYOND):
                within = within & (placed | (series.count < number))
        due[number - 1] = later = day
    if all_true(within):
        return due
    _, after = _first_worked(series.nominal, no_date + series.rows + 1, lookup, within)
    return [where(day == _BEYOND, after, day) for day in due]


def _skip_and_extend(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    beyond = cache(series.nominal)

    def date_number(number: int) -> N:
        return nominal[number - 1] if number <= len(nominal) else beyond(number)

    due: list[N] = []
    at: N = series.start * 0
    for number in range(1, series.rows + 1):
        at, day = _first_worked(date_number, at + 1, lookup, series.count < number)
        due.append(day)
    return due


def _first_worked(dates: Callable[[int], N], number: N, lookup: WorkingDayLookup[N], needless: Truth) -> tuple[N, N]:
    """Return the number and the day of the first date from `number` on that is worked, but for loans that need none."""
    settled, day = needless, number
    for _ in range(_MOST_UNWORKED_DATES + 1):
        day = member(dates, number)
        found = lookup.on_or_after(day)
        if all_true(found == day):
            return number, day
        settled = (found == day) | (found == _UNKNOWN) | needless
        if all_true(settled):
            return number, where(found == day, day, _UNKNOWN)
        number = where(settled, number, number + 1)
    problem = f"{_MOST_UNWORKED_DATES} dates in a row that are not worked; a meeting day must not be one of the weekend"
    if isinstance(settled, bool):
        raise MicroloanError("due_on", to_date(int(day)), f"ends {problem}", code="never_worked")
    positions = tuple((~settled).nonzero()[0].tolist())
    raise ColumnError("due_on", positions, len(settled), f"have {problem}", code="never_worked")


LEAVE = HolidayRule(
    "leave",
    _leave,
    "stays where it is",
    "Apache Fineract, repayment rescheduling type SAME_DAY",
)
NEXT_WORKING_DAY = HolidayRule(
    "next_working_day",
    _next_working_day,
    "moves to the next working day",
    "ACTUS technical specification, business day convention following (F); Apache Fineract, NEXT_WORKING_DAY",
)
PREVIOUS_WORKING_DAY = HolidayRule(
    "previous_working_day",
    _previous_working_day,
    "moves to the working day before, or to the next one where that were too close to disbursement",
    "ACTUS technical specification, business day convention preceding (P); Apache Fineract, PREVIOUS_WORKING_DAY",
)
NEXT_MEETING_DAY = HolidayRule(
    "next_meeting_day",
    _next_meeting_day,
    "moves by whole weeks to the next such weekday that is worked",
    "Apache Fineract, repayment rescheduling type NEXT_MEETING_DAY",
)
MERGE_INTO_NEXT = HolidayRule(
    "merge_into_next",
    _merge_into_next,
    "is paid together with the next one",
    "Microcredit Regulatory Authority, Circular Letter Regu-05 (10 November 2010), as reported by dhakamirror.com: "
    "an installment that falls on a government holiday is paid with the next",
)
SKIP_AND_EXTEND = HolidayRule(
    "skip_and_extend",
    _skip_and_extend,
    "moves to the next date of the series, and every later one with it",
    "weeks of holidays added to the cycle: asa.org.bd/loan-products; apache/fineract pull request 219",
)

ALL = (LEAVE, NEXT_WORKING_DAY, PREVIOUS_WORKING_DAY, NEXT_MEETING_DAY, MERGE_INTO_NEXT, SKIP_AND_EXTEND)
