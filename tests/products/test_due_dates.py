"""Due dates: the first after the days of grace, the rest from it, and never a drift."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import (
    FORTNIGHT,
    FRIDAY,
    MONTH,
    QUARTER,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    DayOfMonth,
    Frequency,
    NthWeekday,
    Weekday,
    day_number,
    month_end,
    to_date,
)
from microloan.calendars.frequencies import Unit
from microloan.calendars.month_end import END_OF_MONTH, SAME_DAY, MonthEnd
from microloan.currency import BDT
from microloan.interest import Flat
from microloan.products import Calendar, FirstDue, LoanTerms, Repayment
from microloan.products.due_dates import due_days, first_due_day
from microloan.schedules import amortize
from microloan.testing import dates, frequencies

Given = FirstDue | date | None
GAPS = st.integers(1, 60)
COUNTS = st.integers(1, 60)
POLICIES = st.sampled_from(month_end.ALL)


def due_dates(disbursed_on: date, every: Frequency, first_due: Given, policy: MonthEnd, count: int) -> list[date]:
    day = due_days(day_number(disbursed_on), every, first_due, Calendar(month_end=policy))
    return [to_date(day(number)) for number in range(1, count + 1)]


# ---------------------------------------------------------------- the first


@given(dates(), GAPS, st.sampled_from(Weekday))
def test_the_first_is_the_meeting_day_after_the_days_of_grace(
    disbursed_on: date, gap_days: int, weekday: Weekday
) -> None:
    first = to_date(first_due_day(day_number(disbursed_on), FirstDue(min_gap_days=gap_days, meeting_day=weekday)))
    assert first.weekday() == weekday.value
    assert gap_days <= (first - disbursed_on).days < gap_days + 7


@given(dates(), GAPS)
def test_without_a_meeting_day_the_first_is_the_day_grace_ends(disbursed_on: date, gap_days: int) -> None:
    first = to_date(first_due_day(day_number(disbursed_on), FirstDue(min_gap_days=gap_days)))
    assert first == disbursed_on + timedelta(days=gap_days)


@given(dates(), GAPS, st.integers(1, 31))
def test_the_first_is_the_day_of_the_month_after_the_days_of_grace(
    disbursed_on: date, gap_days: int, number: int
) -> None:
    rule = FirstDue(min_gap_days=gap_days, meeting_day=DayOfMonth(number))
    expected = disbursed_on + timedelta(days=gap_days)
    while expected.day != min(number, calendar.monthrange(expected.year, expected.month)[1]):
        expected += timedelta(days=1)
    assert to_date(first_due_day(day_number(disbursed_on), rule)) == expected


# ---------------------------------------------------------------- the rest


@given(dates(), frequencies().filter(lambda every: every.unit is not Unit.MONTH), GAPS, COUNTS, POLICIES)
def test_days_and_weeks_are_equal_steps_from_the_first(
    disbursed_on: date, every: Frequency, gap_days: int, count: int, policy: MonthEnd
) -> None:
    step = timedelta(days=every.count * (7 if every.unit is Unit.WEEK else 1))
    first = disbursed_on + timedelta(days=gap_days)
    expected = [first + step * number for number in range(count)]
    assert due_dates(disbursed_on, every, FirstDue(min_gap_days=gap_days), policy, count) == expected
    assert due_dates(disbursed_on, every, first, policy, count) == expected
    assert due_dates(disbursed_on, every, None, policy, count) == [disbursed_on + step * (k + 1) for k in range(count)]


@given(dates(), st.integers(1, 12), COUNTS)
def test_months_keep_the_day_of_disbursement_or_of_the_first_date(disbursed_on: date, step: int, count: int) -> None:
    every = Frequency(Unit.MONTH, step)
    months = [relativedelta(months=step * number) for number in range(count + 1)]
    from_disbursement = [disbursed_on + later for later in months[1:]]
    assert due_dates(disbursed_on, every, None, SAME_DAY, count) == from_disbursement
    given_first = disbursed_on + timedelta(days=40)
    assert due_dates(disbursed_on, every, given_first, SAME_DAY, count) == [
        given_first + later for later in months[:-1]
    ]


@given(dates(), frequencies(), st.none() | st.builds(FirstDue, min_gap_days=GAPS), POLICIES, COUNTS)
def test_dates_rise_from_the_day_after_disbursement(
    disbursed_on: date, every: Frequency, first_due: FirstDue | None, policy: MonthEnd, count: int
) -> None:
    due = [disbursed_on, *due_dates(disbursed_on, every, first_due, policy, count)]
    assert all(earlier < later for earlier, later in pairwise(due))


@given(
    st.lists(dates(), min_size=1, max_size=8),
    st.sampled_from((WEEK, FORTNIGHT, MONTH, QUARTER)),
    st.none() | st.builds(FirstDue, min_gap_days=GAPS, meeting_day=st.none() | st.sampled_from(Weekday)),
    POLICIES,
    COUNTS,
)
def test_the_two_kinds_agree(
    disbursed: list[date], every: Frequency, first_due: FirstDue | None, policy: MonthEnd, number: int
) -> None:
    column = np.array([day_number(day) for day in disbursed])
    due = due_days(column, every, first_due, Calendar(month_end=policy))(number)
    assert [to_date(day) for day in due.tolist()] == [
        due_dates(day, every, first_due, policy, number)[-1] for day in disbursed
    ]


# ---------------------------------------------------------------- worked out by hand


@pytest.mark.parametrize(
    ("disbursed_on", "every", "first_due", "policy", "expected"),
    [
        # The 31st is cut in shorter months and comes back.
        (date(2026, 1, 31), MONTH, None, SAME_DAY, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        (date(2026, 1, 31), MONTH, None, END_OF_MONTH, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        (date(2024, 1, 31), MONTH, None, SAME_DAY, ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]),
        # Where the first date is itself cut, the two policies part.
        (date(2026, 2, 28), MONTH, None, SAME_DAY, ["2026-03-28", "2026-04-28", "2026-05-28", "2026-06-28"]),
        (date(2026, 2, 28), MONTH, None, END_OF_MONTH, ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]),
        (date(2026, 1, 30), MONTH, None, SAME_DAY, ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30"]),
        (date(2026, 1, 30), MONTH, None, END_OF_MONTH, ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30"]),
        # A 29 February comes back in four years alone.
        (date(2024, 2, 29), QUARTER, None, SAME_DAY, ["2024-05-29", "2024-08-29", "2024-11-29", "2025-02-28"]),
        # A day of the month is kept, even where the first date is cut.
        (
            date(2026, 1, 31),
            MONTH,
            FirstDue(meeting_day=DayOfMonth(31)),
            SAME_DAY,
            ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"],
        ),
        (
            date(2026, 1, 4),
            MONTH,
            FirstDue(min_gap_days=15, meeting_day=DayOfMonth(5)),
            SAME_DAY,
            ["2026-02-05", "2026-03-05", "2026-04-05", "2026-05-05"],
        ),
        # The second Tuesday, and the last Friday, whichever day of the month that is.
        (
            date(2026, 1, 4),
            MONTH,
            FirstDue(min_gap_days=15, meeting_day=NthWeekday(2, TUESDAY)),
            SAME_DAY,
            ["2026-02-10", "2026-03-10", "2026-04-14", "2026-05-12"],
        ),
        (
            date(2026, 1, 4),
            MONTH,
            FirstDue(min_gap_days=15, meeting_day=NthWeekday.last(FRIDAY)),
            SAME_DAY,
            ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"],
        ),
        # Disbursed on a Wednesday: 15 days of grace cost a week more than 14.
        (
            date(2024, 1, 3),
            WEEK,
            FirstDue(min_gap_days=14, meeting_day=WEDNESDAY),
            SAME_DAY,
            ["2024-01-17", "2024-01-24", "2024-01-31", "2024-02-07"],
        ),
        (
            date(2024, 1, 3),
            WEEK,
            FirstDue(min_gap_days=15, meeting_day=WEDNESDAY),
            SAME_DAY,
            ["2024-01-24", "2024-01-31", "2024-02-07", "2024-02-14"],
        ),
        # A weekday picks the first date; months keep its day of the month.
        (
            date(2026, 1, 4),
            MONTH,
            FirstDue(min_gap_days=15, meeting_day=WEDNESDAY),
            SAME_DAY,
            ["2026-01-21", "2026-02-21", "2026-03-21", "2026-04-21"],
        ),
    ],
)
def test_dates_by_hand(
    disbursed_on: date, every: Frequency, first_due: Given, policy: MonthEnd, expected: list[str]
) -> None:
    assert [str(day) for day in due_dates(disbursed_on, every, first_due, policy, 4)] == expected


def test_46_wednesdays_from_24_january_to_4_december_2024() -> None:
    terms = LoanTerms(
        principal=BDT(10_000),
        disbursed_on=date(2024, 1, 3),
        interest=Flat("15%"),
        repayment=Repayment(installments=46, every=WEEK, first_due=FirstDue(min_gap_days=15, meeting_day=WEDNESDAY)),
    )
    due = [row.due_on for row in amortize(terms)]
    assert (due[0], due[5], due[45], len(due)) == (date(2024, 1, 24), date(2024, 2, 28), date(2024, 12, 4), 46)
    assert {day.weekday() for day in due} == {WEDNESDAY.value}
