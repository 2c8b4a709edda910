"""Due dates: the first from the days of grace and the meeting day, the rest from it.

==================  ==============================================================
`first_due_day`     the first due day, from days of grace and a meeting day
`due_days`          the regular due days
`series_of`         the nominal due days, with a given last one
`dates_of`          where they fall due, and between which days interest counts
==================  ==============================================================

All in day numbers, for one loan or a column of loans. A recurrence counts from its
anchor, never from the previous date, so a 31st does not drift.

>>> from microloan.calendars import WEEK, Weekday
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.products.repayment import FirstDue
>>> from datetime import date
>>> disbursed = day_number(date(2024, 1, 3))
>>> str(to_date(first_due_day(disbursed, FirstDue(min_gap_days=15, meeting_day=Weekday.WEDNESDAY))))
'2024-01-24'
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N
from microloan.calendars import Weekday
from microloan.calendars.broken_period import AS_ACCRUED
from microloan.calendars.days import day_number
from microloan.calendars.recurrence import occurrences
from microloan.interest.plan import Ratio, Timing, between
from microloan.products.repayment import FirstDue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from microloan.calendars import DueDays, Frequency, Series
    from microloan.calendars.periods import Period
    from microloan.interest.plan import Term
    from microloan.products.calendar import Calendar
    from microloan.products.repayment import Repayment
    from microloan.products.terms import LoanTerms


def first_due_day(disbursed: N, first_due: FirstDue) -> N:
    """Return the first due day: the meeting day on or after the end of the days of grace.

    Parameters
    ----------
    disbursed
        Day of disbursement; int, or int64 array of shape (loans,).
    first_due
        The days of grace and the meeting day.

    Examples
    --------
    >>> first_due_day(739_620, FirstDue(min_gap_days=15))
    739635
    """
    earliest = disbursed + first_due.min_gap_days
    return earliest if first_due.meeting_day is None else first_due.meeting_day.on_or_after(earliest)


def due_days(
    disbursed: N, every: Frequency, first_due: FirstDue | date | None, calendar: Calendar
) -> Callable[[int], N]:
    """Return the function from an installment number, from 1, to its due day.

    Parameters
    ----------
    disbursed
        Day of disbursement; int, or int64 array of shape (loans,).
    every
        The time between installments.
    first_due
        Days of grace and meeting day, a given date, or None for one period after
        disbursement.
    calendar
        The month-end policy.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import MONTH
    >>> from microloan.calendars.days import to_date
    >>> from microloan.products.calendar import Calendar
    >>> day = due_days(day_number(date(2024, 1, 31)), MONTH, None, Calendar())
    >>> [str(to_date(day(number))) for number in (1, 2, 3)]
    ['2024-02-29', '2024-03-31', '2024-04-30']
    >>> from microloan.calendars import TUESDAY, NthWeekday
    >>> second_tuesday = FirstDue(min_gap_days=15, meeting_day=NthWeekday(2, TUESDAY))
    >>> day = due_days(day_number(date(2026, 1, 4)), MONTH, second_tuesday, Calendar())
    >>> [str(to_date(day(number))) for number in (1, 2, 3)]
    ['2026-02-10', '2026-03-10', '2026-04-14']
    """
    if first_due is None:
        return occurrences(disbursed, every, calendar.month_end)
    if not isinstance(first_due, FirstDue):
        return occurrences(disbursed * 0 + day_number(first_due), every, calendar.month_end, first=1)
    anchor = first_due_day(disbursed, first_due)
    # A weekday picks the first date alone: weeks keep it by themselves, and months keep the day of the month.
    kept = None if isinstance(first_due.meeting_day, Weekday) else first_due.meeting_day
    return occurrences(anchor, every, calendar.month_end, meeting_day=kept, first=1)


class Dates(NamedTuple, Generic[N]):
    """Where the installments of a plan fall due, and what their periods count for.

    Parameters
    ----------
    day
        From an installment number, from 1, to its due day.
    timing
        Between which days interest counts, and for how many periods.
    placed
        Nominal and due days; None where no date can be moved, and both are the same.
    """

    day: Callable[[int], N]
    timing: Timing[N]
    placed: DueDays[N] | None = None


def are_placed(terms: LoanTerms) -> bool:
    """Return whether due dates need more than a recurrence: a holiday rule, a last date, a broken period.

    >>> from microloan.products.examples import example_terms
    >>> are_placed(example_terms())
    False
    """
    return _are_placed(terms.repayment, terms.calendar)


def _are_placed(repayment: Repayment, calendar: Calendar) -> bool:
    return calendar.moves or calendar.broken_period != AS_ACCRUED or repayment.last_due is not None


def series_of(disbursed: N, repayment: Repayment, calendar: Calendar, term: Term[N]) -> Series[N]:
    """Return the nominal due days of a plan.

    Raises
    ------
    MicroloanError
        If the given last day is not after the installment before; `ColumnError` for a column.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import WEEK, to_date
    >>> from microloan.interest.plan import Term
    >>> from microloan.products.calendar import Calendar
    >>> from microloan.products.repayment import Repayment
    >>> repayment = Repayment(installments=3, every=WEEK, last_due=date(2026, 2, 3))
    >>> term = Term(3, 3, 3, WEEK.periods_per_year, None)
    >>> series = series_of(day_number(date(2026, 1, 4)), repayment, Calendar(), term)
    >>> [str(to_date(series.nominal(number))) for number in (1, 2, 3)]
    ['2026-01-11', '2026-01-18', '2026-02-03']
    """
    from microloan.calendars.series import Series

    first = repayment.first_due
    return Series(
        regular=due_days(disbursed, repayment.every, first, calendar),
        start=disbursed,
        count=term.installments,
        rows=term.rows,
        min_gap_days=first.min_gap_days if isinstance(first, FirstDue) else 1,
        last_day=None if repayment.last_due is None else disbursed * 0 + day_number(repayment.last_due),
    )


def dates_of(
    disbursed: N, repayment: Repayment, calendar: Calendar, term: Term[N], bears_from: N | None = None
) -> Dates[N]:
    """Return where the installments of a plan fall due, and what their periods count for.

    Parameters
    ----------
    disbursed
        Day of disbursement; int, or int64 array of shape (loans,).
    repayment, calendar
        The terms of them all.
    term
        The count of installments, per loan where they differ.
    bears_from
        Day from which interest counts; None is the day of disbursement.

    Raises
    ------
    NotCovered
        If the list of holidays does not cover a date; `ColumnError` for a column.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.calendars import WEEK, holiday_rule, to_date, weekend
    >>> from microloan.interest.plan import Term
    >>> from microloan.products.calendar import Calendar
    >>> from microloan.products.repayment import Repayment
    >>> calendar = Calendar(weekend=weekend.SUNDAY, on_holiday=holiday_rule.NEXT_WORKING_DAY)
    >>> term = Term(3, 3, 3, WEEK.periods_per_year, None)
    >>> sundays = dates_of(day_number(date(2026, 1, 4)), Repayment(installments=3, every=WEEK), calendar, term)
    >>> str(to_date(sundays.day(1)))
    '2026-01-12'
    """
    start = disbursed if bears_from is None else bears_from
    if not _are_placed(repayment, calendar):
        day = due_days(disbursed, repayment.every, repayment.first_due, calendar)
        return Dates(day, between(start, day))
    from microloan.calendars.due_days import place_installments

    series = series_of(disbursed, repayment, calendar, term)
    placed = place_installments(series, calendar.on_holiday, calendar.working_days)
    if calendar.broken_period == AS_ACCRUED:
        ends = [calendar.interest_days.end(*both) for both in zip(placed.nominal, placed.due, strict=True)]
        timing = between(start, lambda number: ends[number - 1])
    else:
        timing = _by_lengths(replace(series, start=start), placed, calendar, term)
    return Dates(placed.day, timing, placed)


def _by_lengths(series: Series[N], placed: DueDays[N], calendar: Calendar, term: Term[N]) -> Timing[N]:
    from microloan.calendars.periods import periods_of

    periods: tuple[Period[N], ...] = periods_of(
        series, placed, calendar.broken_period, calendar.interest_days, term.periods_per_year
    )

    def spans() -> Iterator[tuple[N, N]]:
        return ((period.start, period.end) for period in periods)

    return Timing(spans, [Ratio(period.numerator, period.denominator) for period in periods])
