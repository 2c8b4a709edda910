"""Periods: between which days each installment bears interest, and for how many periods.

>>> from datetime import date
>>> from microloan.calendars import MONTH, broken_period, day_number, interest_days, month_end, occurrences, to_date
>>> from microloan.calendars.due_days import place_installments
>>> from microloan.calendars.holiday_rule import LEAVE
>>> from microloan.calendars.series import Series
>>> from microloan.calendars.working_days import WorkingDays
>>> twentieths = occurrences(day_number(date(2025, 2, 20)), MONTH, month_end.SAME_DAY, first=1)
>>> series = Series(regular=twentieths, start=day_number(date(2025, 1, 5)), count=3, rows=3)
>>> due = place_installments(series, LEAVE, WorkingDays())
>>> by_fraction = periods_of(
...     series, due, broken_period.FRACTION, interest_days.COMPUTE_THEN_SHIFT, MONTH.periods_per_year
... )
>>> for period in by_fraction:
...     print(to_date(period.start), to_date(period.end), f"{period.numerator}/{period.denominator}")
2025-01-05 2025-02-20 46/31
2025-02-20 2025-03-20 1/1
2025-03-20 2025-04-20 1/1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple

from microloan.arithmetic.kinds import N, maximum, minimum, where
from microloan.calendars.broken_period import broken_first, broken_last

if TYPE_CHECKING:
    from fractions import Fraction

    from microloan.arithmetic.kinds import Truth
    from microloan.calendars.broken_period import BrokenPeriodRule
    from microloan.calendars.due_days import DueDays
    from microloan.calendars.interest_days import InterestDays
    from microloan.calendars.series import Series


class Period(NamedTuple, Generic[N]):
    """The period of one installment.

    Parameters
    ----------
    start, end
        Day numbers between which interest counts, where it goes by days; int, or int64 array
        of shape (loans,).
    numerator, denominator
        For how many periods it counts, where interest goes by periods, exactly: 1/1, but
        where it is broken.

    Examples
    --------
    >>> period = Period(739_256, 739_302, 46, 31)
    >>> period.end - period.start
    46
    """

    start: N
    end: N
    numerator: N | int
    denominator: N | int


def periods_of(
    series: Series[N],
    due: DueDays[N],
    broken: BrokenPeriodRule,
    counts: InterestDays,
    periods_per_year: Fraction,
) -> tuple[Period[N], ...]:
    """Return the period of each installment.

    Each starts where the one before ends. Where interest counts between days of payment,
    installments that fall due together leave no day between them: the first of them bears
    the interest of all their days.

    Parameters
    ----------
    series
        The nominal dates.
    due
        Where they fall due.
    broken
        What a first or last period counts for that is longer or shorter than one.
    counts
        Between which days interest counts where a date was moved.
    periods_per_year
        How many periods make a year, exactly.

    Returns
    -------
    One for each installment. What stands after a loan's end is of no meaning.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from microloan.calendars import broken_period, holiday_rule, interest_days, weekend
    >>> from microloan.calendars.due_days import place_installments
    >>> from microloan.calendars.series import Series
    >>> from microloan.calendars.working_days import WorkingDays
    >>> series = Series(regular=lambda number: 7 * number, start=-3, count=2, rows=2)
    >>> due = place_installments(series, holiday_rule.NEXT_WORKING_DAY, WorkingDays(weekend.SUNDAY))
    >>> periods_of(series, due, broken_period.FULL_PERIOD, interest_days.SHIFT_THEN_COMPUTE, Fraction(52))
    (Period(start=0, end=8, numerator=1, denominator=1), Period(start=8, end=15, numerator=1, denominator=1))
    """
    numbers = range(1, series.rows + 1)
    ends: list[N] = [counts.end(due.nominal_day(number), due.day(number)) for number in numbers]
    first = broken_first(series.regular, series.start, ends[0], periods_per_year)
    length = broken.measure(first)
    # A date that moved past the other end of its period leaves no day in it, and never less than none.
    begins = minimum(series.start + first.nominal_days - length.days, ends[0])
    made: list[Period[N]] = [Period(begins, ends[0], length.numerator, length.denominator)]
    made += [Period(ends[number - 2], ends[number - 1], 1, 1) for number in numbers[1:]]
    if series.last_day is not None:
        starts, nominal = [series.start], [series.start]
        starts.extend(ends)
        nominal.extend(due.nominal)
        for number in numbers:
            spans = ends[number - 1] - starts[number - 1], nominal[number] - nominal[number - 1]
            length = broken.measure(broken_last(series.regular, number - 1, spans, periods_per_year))
            end = maximum(ends[number - 1] + length.days - spans[1], starts[number - 1])
            last: Period[N] = Period(starts[number - 1], end, length.numerator, length.denominator)
            made[number - 1] = _chosen(series.count == number, last, made[number - 1])
    return tuple(made)


def _chosen(is_last: Truth, last: Period[N], other: Period[N]) -> Period[N]:
    return Period(*(where(is_last, one, another) for one, another in zip(last, other, strict=True)))
