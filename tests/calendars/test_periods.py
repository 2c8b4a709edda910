"""Periods follow each other without gap or overlap, and both kinds agree on them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import broken_period, holiday_rule, interest_days, month_end, stub, weekend
from microloan.calendars.broken_period import ACTUAL_DAYS, FRACTION, FULL_PERIOD, BrokenPeriodRule
from microloan.calendars.days import day_number, from_civil, to_date
from microloan.calendars.due_days import place_installments
from microloan.calendars.frequencies import MONTH, WEEK, Frequency, days
from microloan.calendars.holiday_rule import (
    LEAVE,
    MERGE_INTO_NEXT,
    NEXT_WORKING_DAY,
    PREVIOUS_WORKING_DAY,
    SKIP_AND_EXTEND,
    HolidayRule,
)
from microloan.calendars.holidays import Holiday, HolidayList
from microloan.calendars.interest_days import COMPUTE_THEN_SHIFT, SHIFT_THEN_COMPUTE, InterestDays
from microloan.calendars.periods import Period, periods_of
from microloan.calendars.recurrence import occurrences
from microloan.calendars.series import Series, ending_on
from microloan.calendars.working_days import WorkingDays

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

FIRST, LAST = from_civil(2025, 11, 1), from_civil(2029, 12, 31)
FREQUENCIES = st.sampled_from([days(10), WEEK, MONTH])
HOLIDAY_RULES = st.sampled_from([LEAVE, NEXT_WORKING_DAY, PREVIOUS_WORKING_DAY, MERGE_INTO_NEXT, SKIP_AND_EXTEND])
BROKEN = st.sampled_from(broken_period.ALL)
CONVENTIONS = st.sampled_from(interest_days.ALL)


class Loan(NamedTuple):
    """A first due date, days from disbursement to it, installments, and a last day some days after the one before."""

    anchor: int
    gap: int
    installments: int
    beyond: int | None


def loans(*, fixed_end: bool) -> st.SearchStrategy[Loan]:
    beyond = st.integers(1, 70) if fixed_end else st.none()
    # From Monday to Friday, so that weekly meetings can be held.
    anchors = st.builds(lambda week, weekday: FIRST + 72 + 7 * week + weekday, st.integers(0, 17), st.integers(0, 4))
    return st.builds(Loan, anchors, st.integers(1, 60), st.integers(1, 12), beyond)


def single(loan: Loan, every: Frequency) -> Series[int]:
    regular = occurrences(loan.anchor, every, month_end.SAME_DAY, first=1)
    return Series(
        regular=regular,
        start=loan.anchor - loan.gap,
        count=loan.installments,
        rows=loan.installments,
        last_day=None if loan.beyond is None else max(regular(loan.installments - 1), loan.anchor) + loan.beyond,
    )


def column(drawn: list[Loan], every: Frequency) -> Series[Column]:
    alone = [single(loan, every) for loan in drawn]
    anchors = np.array([loan.anchor for loan in drawn])
    return Series(
        regular=occurrences(anchors, every, month_end.SAME_DAY, first=1),
        start=np.array([one.start for one in alone]),
        count=np.array([one.count for one in alone]),
        rows=max(one.rows for one in alone),
        last_day=None if drawn[0].beyond is None else np.array([one.last_day for one in alone]),
    )


@st.composite
def working_days(draw: st.DrawFn) -> WorkingDays:
    closed = draw(st.sets(st.integers(FIRST, FIRST + 500), max_size=30))
    rows = tuple(Holiday(to_date(day), "closed", "notice") for day in closed)
    held = HolidayList(code="BD", name="BD", first=to_date(FIRST), last=to_date(LAST), source="notice", holidays=rows)
    return WorkingDays(draw(st.sampled_from([weekend.NONE, weekend.INDIAN_BANKS])), held)


ANY_LOAN = st.booleans().flatmap(lambda fixed_end: loans(fixed_end=fixed_end))


@given(ANY_LOAN, FREQUENCIES, HOLIDAY_RULES, working_days(), BROKEN, CONVENTIONS)
def test_periods_follow_each_other(
    loan: Loan,
    every: Frequency,
    rule: HolidayRule,
    worked: WorkingDays,
    broken: BrokenPeriodRule,
    counts: InterestDays,
) -> None:
    series = single(loan, every)
    due = place_installments(series, rule, worked)
    made = periods_of(series, due, broken, counts, every.periods_per_year)
    assert len(made) == loan.installments
    assert all(one.end == later.start for one, later in pairwise(made))
    assert [one.end for one in made[:-1]] == [
        counts.end(due.nominal_day(number), due.day(number)) for number in range(1, loan.installments)
    ]
    assert all(one.start <= one.end for one in made[1:-1])
    assert all(Fraction(one.numerator, one.denominator) == 1 for one in made[1:-1])


@given(ANY_LOAN, FREQUENCIES, HOLIDAY_RULES, working_days(), st.sampled_from([ACTUAL_DAYS, FRACTION]))
def test_days_are_counted_from_disbursement_to_the_last_payment(
    loan: Loan, every: Frequency, rule: HolidayRule, worked: WorkingDays, broken: BrokenPeriodRule
) -> None:
    series = single(loan, every)
    due = place_installments(series, rule, worked)
    for counts, last in ((COMPUTE_THEN_SHIFT, due.nominal[-1]), (SHIFT_THEN_COMPUTE, due.due[-1])):
        made = periods_of(series, due, broken, counts, every.periods_per_year)
        assert (made[0].start, made[-1].end) == (series.start, last)
        assert sum(one.end - one.start for one in made) == last - series.start


@given(loans(fixed_end=False), FREQUENCIES, CONVENTIONS)
def test_a_full_period_starts_one_period_before_the_first_date(
    loan: Loan, every: Frequency, counts: InterestDays
) -> None:
    series = single(loan, every)
    due = place_installments(series, LEAVE, WorkingDays())
    made = periods_of(series, due, FULL_PERIOD, counts, every.periods_per_year)
    assert made[0] == Period(series.regular(0), loan.anchor, 1, 1)


@given(st.data(), FREQUENCIES, HOLIDAY_RULES, working_days(), BROKEN, CONVENTIONS, st.booleans())
def test_the_two_kinds_agree(
    data: st.DataObject,
    every: Frequency,
    rule: HolidayRule,
    worked: WorkingDays,
    broken: BrokenPeriodRule,
    counts: InterestDays,
    fixed_end: bool,  # noqa: FBT001 - drawn
) -> None:
    drawn = data.draw(st.lists(loans(fixed_end=fixed_end), min_size=1, max_size=5))
    columns = column(drawn, every)
    found = periods_of(columns, place_installments(columns, rule, worked), broken, counts, every.periods_per_year)
    for position, loan in enumerate(drawn):
        series = single(loan, every)
        alone = periods_of(series, place_installments(series, rule, worked), broken, counts, every.periods_per_year)
        for period, one in zip(found, alone, strict=False):
            parts = [int(np.broadcast_to(part, len(drawn))[position]) for part in period]
            assert parts[:2] == [one.start, one.end]
            assert Fraction(parts[2], parts[3]) == Fraction(one.numerator, one.denominator)


# ---------------------------------------------------------------- stated cases


def weekly(counts: InterestDays) -> list[int]:
    """Days of interest in each of four weekly periods from 3 April 2024, of which the second is a holiday."""
    eid = Holiday(date(2024, 4, 10), "Eid al-Fitr", "notice")
    held = HolidayList(
        code="BD", name="BD", first=date(2024, 1, 1), last=date(2024, 12, 31), source="notice", holidays=(eid,)
    )
    series = Series(
        regular=occurrences(from_civil(2024, 4, 3), WEEK, month_end.SAME_DAY, first=1),
        start=from_civil(2024, 3, 27),
        count=4,
        rows=4,
    )
    due = place_installments(series, MERGE_INTO_NEXT, WorkingDays(weekend.FRIDAY_SATURDAY, held))
    made = periods_of(series, due, FULL_PERIOD, counts, WEEK.periods_per_year)
    return [one.end - one.start for one in made]


def test_installments_paid_together_leave_no_day_between_them() -> None:
    assert weekly(COMPUTE_THEN_SHIFT) == [7, 7, 7, 7]
    assert weekly(SHIFT_THEN_COMPUTE) == [7, 14, 0, 7]


@pytest.mark.parametrize(
    ("rule", "broken", "end", "length"),
    [
        (stub.SHORT, FRACTION, date(2026, 5, 20), Fraction(15, 31)),
        (stub.SHORT, ACTUAL_DAYS, date(2026, 5, 20), Fraction(15 * 12, 365)),
        (stub.SHORT, FULL_PERIOD, date(2026, 6, 5), Fraction(1)),
        (stub.LONG, FRACTION, date(2026, 5, 20), 1 + Fraction(15, 31)),
        (stub.LONG, ACTUAL_DAYS, date(2026, 5, 20), Fraction(45 * 12, 365)),
        (stub.LONG, FULL_PERIOD, date(2026, 5, 5), Fraction(1)),
    ],
)
def test_a_last_period_to_the_twentieth(rule: stub.Stub, broken: BrokenPeriodRule, end: date, length: Fraction) -> None:
    fifths = occurrences(from_civil(2026, 2, 5), MONTH, month_end.SAME_DAY, first=1)
    series = ending_on(fifths, from_civil(2026, 1, 5), from_civil(2026, 5, 20), rule)
    due = place_installments(series, LEAVE, WorkingDays())
    last = periods_of(series, due, broken, COMPUTE_THEN_SHIFT, MONTH.periods_per_year)[-1]
    assert to_date(last.end) == end
    assert Fraction(last.numerator, last.denominator) == length


def test_a_single_period_to_a_given_day() -> None:
    disbursed, last_day = day_number(date(2026, 1, 5)), day_number(date(2026, 3, 20))
    fifths = occurrences(day_number(date(2026, 2, 5)), MONTH, month_end.SAME_DAY, first=1)
    series = Series(regular=fifths, start=disbursed, count=1, rows=1, last_day=last_day)
    due = place_installments(series, LEAVE, WorkingDays())
    (one,) = periods_of(series, due, FRACTION, COMPUTE_THEN_SHIFT, MONTH.periods_per_year)
    assert (one.start, one.end) == (disbursed, last_day)
    assert Fraction(one.numerator, one.denominator) == 2 + Fraction(15, 31)
    assert to_date(one.end) - to_date(one.start) == timedelta(days=74)


def test_every_holiday_rule_has_periods() -> None:
    series = single(Loan(from_civil(2026, 1, 7), 14, 3, None), WEEK)
    for rule in holiday_rule.ALL:
        due = place_installments(series, rule, WorkingDays(weekend.FRIDAY_SATURDAY))
        assert len(periods_of(series, due, FULL_PERIOD, SHIFT_THEN_COMPUTE, WEEK.periods_per_year)) == 3
