"""Strategies for what stands around a plain loan: weekends, holidays, graces, parts paid out later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import NthWeekday, Weekday, broken_period, holiday_rule, interest_days, month_end, weekend
from microloan.calendars.days import day_number, to_date
from microloan.calendars.holidays import Certainty, Holiday, HolidayList
from microloan.calendars.weekend import Weekend
from microloan.currency import Money
from microloan.interest.grace import DEFERRALS, NO_GRACE, SPREAD, Grace
from microloan.interest.shape_kinds import PrincipalShape
from microloan.interest.shapes import EQUAL_INSTALLMENTS
from microloan.products import Calendar, Disbursements, Tranche

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.arithmetic.rates import Rate
    from microloan.interest.shape_kinds import InstallmentShape

# Dates may move beyond the last by as much as the longest rule looks ahead.
_MARGIN_DAYS = 800
_MOST_DAYS_OFF = 3
_MOST_HOLIDAYS = 12
_MOST_TRANCHES = 3


def weekends() -> SearchStrategy[Weekend]:
    """Draw a weekend: none, those of the field, or any days of which four at least stay worked.

    >>> from hypothesis import find
    >>> find(weekends(), lambda drawn: drawn == weekend.FRIDAY_SATURDAY)
    weekend.FRIDAY_SATURDAY
    """
    nth = st.builds(NthWeekday, st.integers(1, 4), st.sampled_from(Weekday))
    days = st.lists(st.sampled_from(Weekday) | nth, max_size=_MOST_DAYS_OFF, unique=True)
    return st.sampled_from(weekend.ALL) | days.map(tuple).map(Weekend)


@st.composite
def holiday_lists(draw: DrawFn, first: date, last: date) -> HolidayList:
    """Draw a list of holidays that covers the dates from `first` to `last`, and no more.

    Parameters
    ----------
    first, last
        The dates, both included.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(holiday_lists(date(2026, 1, 1), date(2026, 12, 31)), lambda drawn: len(drawn.holidays) == 1).last
    datetime.date(2026, 12, 31)
    """
    texts = st.text(min_size=1, max_size=12).filter(str.strip)
    days = draw(st.lists(st.dates(first, last), max_size=_MOST_HOLIDAYS, unique=True))
    rows = [Holiday(day, draw(texts), draw(texts), draw(st.sampled_from(Certainty))) for day in days]
    return HolidayList(
        code=draw(st.from_regex(r"[A-Z]{2}(-[A-Z0-9]{2})?", fullmatch=True)),
        name=draw(texts),
        first=first,
        last=last,
        source=draw(texts),
        holidays=tuple(rows),
    )


@st.composite
def calendars(draw: DrawFn, span: tuple[date, date]) -> Calendar:
    """Draw how due dates meet the calendar, over every rule for a date that is not worked.

    Parameters
    ----------
    span
        The day of disbursement, and the last due date before any was moved. A list of
        holidays covers them, and more: moved dates lie beyond.

    Examples
    --------
    >>> from hypothesis import find
    >>> drawn = calendars((date(2026, 1, 4), date(2026, 12, 2)))
    >>> find(drawn, lambda calendar: calendar.on_holiday == holiday_rule.MERGE_INTO_NEXT).moves
    True
    """
    start, end = span
    rule = draw(st.sampled_from(holiday_rule.ALL))
    days_off = draw(weekends()).days
    # A rhythm of weeks has one weekday, and from any date the next meetings do; were it off, no date would be worked.
    if rule == holiday_rule.NEXT_MEETING_DAY:
        days_off = tuple(day for day in days_off if isinstance(day, NthWeekday))
    elif rule in (holiday_rule.MERGE_INTO_NEXT, holiday_rule.SKIP_AND_EXTEND):
        days_off = tuple(day for day in days_off if _weekday(day) is not Weekday(end.weekday()))
    holidays = draw(st.none() | holiday_lists(start, to_date(day_number(end) + _MARGIN_DAYS)))
    return Calendar(
        weekend=Weekend(days_off),
        holidays=holidays,
        on_holiday=rule,
        month_end=draw(st.sampled_from(month_end.ALL)),
        interest_days=draw(st.sampled_from(interest_days.ALL)),
        broken_period=draw(st.sampled_from(broken_period.ALL)),
    )


@st.composite
def graces(draw: DrawFn, installments: int, shape: InstallmentShape | PrincipalShape) -> Grace:
    """Draw a grace that fits a loan of any method: shorter than it, and principal is due with the last installment.

    Parameters
    ----------
    installments
        The count.
    shape
        The shape; one with a part for each installment keeps its own zeros.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.interest.shapes import EQUAL_PRINCIPAL
    >>> find(graces(46, EQUAL_PRINCIPAL), lambda grace: grace.principal_every > 1).pays_principal(46)
    True
    """
    if installments == 1:
        return NO_GRACE
    periods = st.integers(0, installments - 1)
    fixed = isinstance(shape, PrincipalShape) and shape.count is not None
    without = 0 if fixed else draw(periods)
    left = installments - without
    every = 1 if fixed else draw(st.sampled_from([step for step in range(1, left + 1) if left % step == 0]))
    collected = draw(st.sampled_from(DEFERRALS))
    # A flat installment of principal alone needs a shape that says how much.
    alone = shape == EQUAL_INSTALLMENTS or (isinstance(shape, PrincipalShape) and not fixed)
    few = periods if alone else st.integers(0, without)
    return Grace(
        principal_periods=without,
        deferred_periods=draw(few if collected == SPREAD else periods),
        interest_free_periods=draw(few),
        collected=collected,
        principal_every=every,
    )


@st.composite
def disbursements(draw: DrawFn, amount: Money, disbursed_on: date, due: tuple[date, date]) -> Disbursements:
    """Draw a loan that is paid out in parts or with a down payment, perhaps with interest from another day.

    Parameters
    ----------
    amount
        The whole amount, at least 1,000 minor units.
    disbursed_on
        The day on which the first part is paid out.
    due
        The first and the last due date: interest starts before the one, parts are paid out
        before the other.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> drawn = disbursements(BDT(30_000), date(2026, 1, 4), (date(2026, 1, 21), date(2026, 12, 2)))
    >>> len(find(drawn, lambda lent: len(lent.tranches) == 2).tranches)
    2
    """
    first, last = due
    start = draw(st.none() | st.integers(0, (first - disbursed_on).days - 1))
    interest_from = None if start is None else disbursed_on + timedelta(days=start)
    if draw(st.booleans()):
        down = draw(st.none() | _parts(amount, 90))
        return Disbursements(amount, down_payment=down, interest_from=interest_from)
    most = (last - disbursed_on).days - 1
    drawn = st.lists(st.integers(1, most), max_size=min(most, _MOST_TRANCHES), unique=True) if most else st.just([])
    tranches = [
        Tranche(what, after_days=after)
        if draw(st.booleans())
        else Tranche(what, on=disbursed_on + timedelta(days=after))
        for after in sorted(draw(drawn))
        for what in [draw(_parts(amount, 90 // _MOST_TRANCHES))]
    ]
    return Disbursements(amount, tranches=tuple(tranches), interest_from=interest_from)


def _weekday(day: Weekday | NthWeekday) -> Weekday:
    return day if isinstance(day, Weekday) else day.weekday


def _parts(amount: Money, most_percent: int) -> SearchStrategy[Rate | Money]:
    """Draw a share of an amount, or an amount of that size."""
    least = max(1, amount.minor // 100)
    minors = st.integers(least, amount.minor * most_percent // 100)
    return st.integers(1, most_percent).map(percent) | minors.map(
        lambda minor: Money.from_minor(minor, amount.currency)
    )
