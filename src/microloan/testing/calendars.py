"""Strategies for calendars, graces, and loans paid out in parts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import (
    Holiday,
    HolidayList,
    NthWeekday,
    Weekday,
    Weekend,
    broken_period,
    holiday_rule,
    interest_days,
    month_end,
    weekend,
)
from microloan.calendars.holidays import Certainty
from microloan.interest import shapes
from microloan.interest.grace import DEFERRALS, Grace
from microloan.interest.shape_kinds import PrincipalShape
from microloan.products import Calendar, Disbursements, Tranche

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.currency import Money
    from microloan.interest.shape_kinds import InstallmentShape

_MOST_HOLIDAYS = 12


def weekends() -> SearchStrategy[Weekend]:
    """Draw the days of the week that are off: the usual ones, any set, an nth weekday among them.

    >>> from hypothesis import find
    >>> find(weekends(), lambda drawn: len(drawn.days) == 2)
    weekend.FRIDAY_SATURDAY
    """
    any_days = st.lists(st.sampled_from(Weekday), max_size=3, unique=True).map(lambda days: Weekend(tuple(days)))
    second = st.sampled_from(
        [Weekend((NthWeekday(2, day), Weekday.SUNDAY)) for day in (Weekday.MONDAY, Weekday.FRIDAY)]
    )
    return st.sampled_from(weekend.ALL) | any_days | second


@st.composite
def holiday_lists(draw: DrawFn, first: date, last: date) -> HolidayList:
    """Draw a list that covers two dates and all between, with a few holidays in its first years.

    >>> from hypothesis import find
    >>> find(holiday_lists(date(2026, 1, 1), date(2026, 12, 31)), lambda drawn: len(drawn.holidays) > 1).code
    'A'
    """
    few_years = min(last, first + timedelta(days=800))
    days = draw(st.lists(st.dates(first, few_years), max_size=_MOST_HOLIDAYS, unique=True))
    # A long closure moves several dates at once.
    closure = draw(st.integers(0, 20)) if days else 0
    closed = {day + timedelta(days=more) for day in days[:1] for more in range(closure)}
    rows = (
        Holiday(day, "holiday", "drawn", draw(st.sampled_from(Certainty)))
        for day in sorted({*days, *closed})
        if day <= last
    )
    return HolidayList(code="A", name="A", first=first, last=last, source="drawn", holidays=tuple(rows))


@st.composite
def calendars(draw: DrawFn, disbursed_on: date) -> Calendar:
    """Draw how the dates of a loan meet the calendar: weekends, holidays, every rule.

    >>> from hypothesis import find
    >>> find(calendars(date(2026, 1, 4)), lambda drawn: drawn.moves and drawn.holidays is not None).moves
    True
    """
    held = st.none() | holiday_lists(disbursed_on, date(disbursed_on.year + 120, 12, 31))
    return Calendar(
        weekend=draw(weekends()),
        holidays=draw(held),
        on_holiday=draw(st.sampled_from(holiday_rule.ALL)),
        month_end=draw(st.sampled_from(month_end.ALL)),
        interest_days=draw(st.sampled_from(interest_days.ALL)),
        broken_period=draw(st.sampled_from(broken_period.ALL)),
    )


@st.composite
def graces(draw: DrawFn, installments: int, shape: InstallmentShape | PrincipalShape) -> Grace:
    """Draw a grace that a loan of so many installments and this shape has room for.

    >>> from hypothesis import find
    >>> find(graces(12, shapes.EQUAL_INSTALLMENTS), lambda drawn: drawn.principal_periods == 3)
    Grace(principal_periods=3)
    """
    several = st.integers(0, installments - 1)
    fixed = isinstance(shape, PrincipalShape) and shape.count is not None
    first = 0 if fixed else draw(several)
    rest = installments - first
    every = [1] if fixed else [one for one in range(1, rest + 1) if rest % one == 0]
    sized = shape == shapes.EQUAL_INSTALLMENTS or (isinstance(shape, PrincipalShape) and not fixed)
    # Where a flat installment of principal alone has no size, no row may bear principal before interest.
    collected = draw(st.sampled_from(DEFERRALS))
    return Grace(
        principal_periods=first,
        deferred_periods=draw(several if sized else st.integers(0, first)),
        interest_free_periods=draw(several if sized else st.integers(0, first)),
        collected=collected,
        principal_every=draw(st.sampled_from(every)),
    )


@st.composite
def disbursements(draw: DrawFn, amount: Money, last: int) -> Disbursements:
    """Draw how an amount is paid out: in parts before a last day, counted from the first, or with a down payment.

    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(disbursements(BDT(30_000), 100), lambda drawn: len(drawn.tranches) == 2).tranches[0].after_days
    1
    """
    if draw(st.booleans()) or last < 2:
        return Disbursements(amount, down_payment=draw(st.none() | st.integers(1, 50).map(percent)))
    days = draw(st.lists(st.integers(1, last - 1), min_size=1, max_size=3, unique=True).map(sorted))
    return Disbursements(
        amount, tranches=tuple(Tranche(draw(st.integers(1, 30).map(percent)), after_days=day) for day in days)
    )
