"""Holiday rules: no installment lost, none out of order, all on working days, both kinds alike."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.calendars import holiday_rule, month_end, weekend
from microloan.calendars.coverage import NotCovered
from microloan.calendars.days import LAST_DAY, day_number, from_civil, to_date
from microloan.calendars.due_days import DueDays, place_installments
from microloan.calendars.frequencies import DAY, FORTNIGHT, MONTH, WEEK, Frequency, days, weeks
from microloan.calendars.holiday_rule import (
    LEAVE,
    MERGE_INTO_NEXT,
    NEXT_MEETING_DAY,
    NEXT_WORKING_DAY,
    PREVIOUS_WORKING_DAY,
    SKIP_AND_EXTEND,
    HolidayRule,
)
from microloan.calendars.holidays import Holiday, HolidayList
from microloan.calendars.recurrence import occurrences
from microloan.calendars.series import Series
from microloan.calendars.weekdays import Weekday
from microloan.calendars.working_days import WorkingDays
from microloan.errors import ColumnError, MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column, N
    from microloan.calendars.working_day_lookup import WorkingDayLookup

# Loans begin in 2026, and may have been paid out before.
FIRST, LAST = from_civil(2026, 1, 1), from_civil(2028, 12, 31)
COVERED_FROM = from_civil(2025, 11, 1)
MIN_GAP_DAYS = 3
RULES = pytest.mark.parametrize("rule", holiday_rule.ALL, ids=lambda rule: rule.name)
FREQUENCIES = st.sampled_from([DAY, days(3), WEEK, FORTNIGHT, MONTH])
# Each leaves Monday to Thursday free, so that weekly meetings can be held.
WEEKENDS = st.sampled_from([weekend.NONE, weekend.FRIDAY, weekend.FRIDAY_SATURDAY, weekend.INDIAN_BANKS])


class Loan(NamedTuple):
    """A loan's first due date, its installments, and the days from disbursement to that date."""

    anchor: int
    installments: int
    gap: int

    def series(self, every: Frequency) -> Series[int]:
        return Series(
            regular=occurrences(self.anchor, every, month_end.SAME_DAY, first=1),
            start=self.anchor - self.gap,
            count=self.installments,
            rows=self.installments,
            min_gap_days=MIN_GAP_DAYS,
        )


ANCHORS = st.builds(lambda week, weekday: FIRST + 4 + 7 * week + weekday, st.integers(1, 16), st.integers(0, 3))
LOANS = st.builds(Loan, ANCHORS, st.integers(1, 14), st.integers(MIN_GAP_DAYS, 25))
assert Weekday.MONDAY.on_or_after(FIRST + 4) == FIRST + 4


@st.composite
def working_days(draw: st.DrawFn, first: int = COVERED_FROM, last: int = LAST) -> WorkingDays:
    """A weekend, single holidays and perhaps a long closure."""
    start, length = draw(st.integers(FIRST, FIRST + 300)), draw(st.sampled_from([0, 3, 9, 66]))
    single = draw(st.sets(st.integers(FIRST, FIRST + 300), max_size=25))
    closed = [to_date(day) for day in single | set(range(start, start + length)) if first <= day <= last]
    return WorkingDays(draw(WEEKENDS), listed(*closed, first=first, last=last))


def listed(*holidays: date, first: int = FIRST, last: int = LAST) -> HolidayList:
    rows = tuple(Holiday(day, "closed", "notice") for day in holidays)
    return HolidayList(code="BD", name="BD", first=to_date(first), last=to_date(last), source="notice", holidays=rows)


def placed(series: Series[int], rule: HolidayRule, worked: WorkingDays) -> DueDays[int]:
    """Place a series where that can be: a date that keeps no weekday may fall on a weekend for ever."""
    try:
        return place_installments(series, rule, worked)
    except MicroloanError as error:
        assume(error.code != "never_worked")
        raise


@given(st.sampled_from(holiday_rule.ALL), LOANS, FREQUENCIES, working_days())
def test_every_installment_stands_on_one_row_and_rows_rise(
    rule: HolidayRule, loan: Loan, every: Frequency, worked: WorkingDays
) -> None:
    due = placed(loan.series(every), rule, worked)
    rows = due.rows()
    assert [number for row in rows for number in row.numbers] == list(range(1, loan.installments + 1))
    assert [day for row in rows for day in row.nominal_days] == list(due.nominal)
    assert all(row.due_day < later.due_day for row, later in pairwise(rows))


@given(st.sampled_from(holiday_rule.ALL), LOANS, FREQUENCIES, working_days())
def test_a_moved_date_is_worked_and_not_too_close_to_disbursement(
    rule: HolidayRule, loan: Loan, every: Frequency, worked: WorkingDays
) -> None:
    due = placed(loan.series(every), rule, worked)
    assert min(due.due) >= loan.anchor - loan.gap + MIN_GAP_DAYS
    assert rule is LEAVE or all(worked.is_worked(to_date(day)) for day in due.due)


@given(st.sampled_from(holiday_rule.ALL), LOANS, FREQUENCIES, working_days())
def test_an_installment_on_a_working_day_stays_unless_the_rule_extends(
    rule: HolidayRule, loan: Loan, every: Frequency, worked: WorkingDays
) -> None:
    due = placed(loan.series(every), rule, worked)
    for number in range(1, loan.installments + 1):
        stays = worked.is_worked(to_date(due.nominal_day(number)))
        assert due.moves(number) == (due.day(number) != due.nominal_day(number))
        assert rule is SKIP_AND_EXTEND or not (stays and due.moves(number))
        assert rule is PREVIOUS_WORKING_DAY or due.day(number) >= due.nominal_day(number)


@given(st.sampled_from(holiday_rule.ALL), LOANS, FREQUENCIES, working_days())
def test_what_has_been_placed_stays_in_place(
    rule: HolidayRule, loan: Loan, every: Frequency, worked: WorkingDays
) -> None:
    series = loan.series(every)
    payments = [row.due_day for row in placed(series, rule, worked).rows()]
    again = Series(
        regular=lambda number: payments[number - 1],
        start=series.start,
        count=len(payments),
        rows=len(payments),
        min_gap_days=MIN_GAP_DAYS,
    )
    assert list(place_installments(again, rule, worked).due) == payments


@given(st.sampled_from(holiday_rule.ALL), LOANS, FREQUENCIES)
def test_nothing_moves_where_every_day_is_worked(rule: HolidayRule, loan: Loan, every: Frequency) -> None:
    due = place_installments(loan.series(every), rule, WorkingDays())
    assert due.due == due.nominal
    assert len(due.rows()) == loan.installments


@given(LOANS, FREQUENCIES, working_days(), st.integers(1, 4))
def test_a_longer_loan_of_the_same_dates_begins_alike(
    loan: Loan, every: Frequency, worked: WorkingDays, more: int
) -> None:
    longer = loan._replace(installments=loan.installments + more)
    # Not so for the next meeting day where dates keep no weekday: the last one has nobody to be paid with.
    for rule in (LEAVE, NEXT_WORKING_DAY, PREVIOUS_WORKING_DAY, MERGE_INTO_NEXT, SKIP_AND_EXTEND):
        long, short = (
            place_installments(longer.series(every), rule, worked),
            place_installments(loan.series(every), rule, worked),
        )
        assert long.due[: loan.installments] == short.due


@given(LOANS, FREQUENCIES)
def test_leaving_does_not_ask(loan: Loan, every: Frequency) -> None:
    unknown = WorkingDays(weekend.SUNDAY, listed(first=1, last=1))
    due = place_installments(loan.series(every), LEAVE, unknown)
    assert (
        due.due
        == due.nominal
        == tuple(loan.series(every).nominal(number) for number in range(1, loan.installments + 1))
    )


def ahead(worked: WorkingDays, day: int, step: int) -> int:
    while worked.is_off(day):
        day += step
    return day


@given(LOANS, FREQUENCIES, working_days())
def test_each_rule_is_what_it_says(loan: Loan, every: Frequency, worked: WorkingDays) -> None:
    series = loan.series(every)
    nominal = [series.nominal(number) for number in range(1, loan.installments + 1)]
    dates = [day for day in map(series.nominal, range(1, loan.installments + 120)) if not worked.is_off(day)]
    earliest = series.start + MIN_GAP_DAYS
    back = [ahead(worked, day, -1) for day in nominal]
    on = [ahead(worked, day, 1) for day in nominal]

    assert list(place_installments(series, NEXT_WORKING_DAY, worked).due) == on
    assert list(place_installments(series, PREVIOUS_WORKING_DAY, worked).due) == [
        before if before >= earliest else after for before, after in zip(back, on, strict=True)
    ]
    assert list(place_installments(series, MERGE_INTO_NEXT, worked).due) == [
        next(one for one in dates if one >= day) for day in nominal
    ]
    assert list(place_installments(series, SKIP_AND_EXTEND, worked).due) == dates[: loan.installments]


@given(LOANS, st.integers(1, 4), working_days())
def test_the_next_meeting_day_is_whole_weeks_ahead(loan: Loan, interval: int, worked: WorkingDays) -> None:
    due = place_installments(loan.series(weeks(interval)), NEXT_MEETING_DAY, worked)
    assert list(due.due) == [ahead(worked, day, 7) for day in due.nominal]
    if interval == 1:
        assert due.due == place_installments(loan.series(WEEK), MERGE_INTO_NEXT, worked).due


@RULES
@given(data=st.data())
def test_the_two_kinds_agree(rule: HolidayRule, data: st.DataObject) -> None:
    # A date that falls on a weekend for ever is refused before any other.
    every = data.draw(FREQUENCIES if rule is not NEXT_MEETING_DAY else st.sampled_from([WEEK, FORTNIGHT]))
    # What is covered may begin or end amid the loans: then both kinds refuse the same ones.
    first = data.draw(st.sampled_from([COVERED_FROM, COVERED_FROM, FIRST + 60]))
    worked = data.draw(working_days(first, data.draw(st.sampled_from([FIRST + 130, FIRST + 250, LAST]))))
    loans = data.draw(st.lists(LOANS, min_size=1, max_size=6))
    alone = [outcome(loan.series(every), rule, worked) for loan in loans]
    refused = tuple(position for position, one in enumerate(alone) if one is None)
    columns = column_series(loans, every)
    if refused:
        with pytest.raises(ColumnError) as caught:
            place_installments(columns, rule, worked)
        assert (caught.value.positions, caught.value.code) == (refused, "not_covered")
        return
    due = place_installments(columns, rule, worked)
    for position, one in enumerate(alone):
        assert one is not None
        check_column(due, position, one)


def outcome(series: Series[int], rule: HolidayRule, worked: WorkingDays) -> DueDays[int] | None:
    try:
        return place_installments(series, rule, worked)
    except NotCovered:
        return None


def column_series(loans: Sequence[Loan], every: Frequency) -> Series[Column]:
    anchors, counts, gaps = np.array(loans, dtype=np.int64).T
    return Series(
        regular=occurrences(anchors, every, month_end.SAME_DAY, first=1),
        start=anchors - gaps,
        count=counts,
        rows=int(counts.max()),
        min_gap_days=MIN_GAP_DAYS,
    )


def check_column(due: DueDays[Column], position: int, one: DueDays[int]) -> None:
    """Compare a loan of a column with the same loan alone."""
    numbers = range(1, len(one.due) + 1)
    assert [int(due.day(number)[position]) for number in numbers] == list(one.due)
    assert [int(due.nominal_day(number)[position]) for number in numbers] == list(one.nominal)
    assert [int(row[position]) for row in due.row_numbers()[: len(one.due)]] == list(one.row_numbers())
    assert int(due.row_count()[position]) == one.row_count() == len(one.rows())
    assert int(due.last_day()[position]) == one.last_day() == one.due[-1]
    for number in range(1, len(due.due) + 1):
        joins, moves = due.joins_next(number), due.moves(number)
        assert not isinstance(joins, bool)
        assert not isinstance(moves, bool)
        assert bool(joins[position]) == (number <= len(one.due) and one.joins_next(number))
        assert bool(moves[position]) == (number <= len(one.due) and one.moves(number))


@RULES
def test_what_comes_after_the_end_of_a_loan_does_not_matter(rule: HolidayRule) -> None:
    # A loan of one installment, whose group never meets again; another goes on meeting on Thursdays.
    wednesday = from_civil(2026, 1, 7)
    closed = [to_date(day) for day in range(wednesday + 7, wednesday + 7 * 120, 7)]
    worked = WorkingDays(weekend.NONE, listed(*closed))
    due = place_installments(column_series([Loan(wednesday, 1, 5), Loan(wednesday + 1, 3, 5)], WEEK), rule, worked)
    assert due.last_day().tolist() == [wednesday, wednesday + 15]


# ---------------------------------------------------------------- what is stated


def wednesdays(rule: HolidayRule, *holidays: tuple[int, int], count: int = 3) -> list[str]:
    """Meetings from Wednesday 7 January 2026, paid out on Monday 5: days of payment and their installments."""
    series = Series(
        regular=occurrences(from_civil(2026, 1, 7), WEEK, month_end.SAME_DAY, first=1),
        start=from_civil(2026, 1, 5),
        count=count,
        rows=count,
    )
    closed = [date(2026, month, day) for day, month in holidays]
    due = place_installments(series, rule, WorkingDays(weekend.FRIDAY_SATURDAY, listed(*closed)))
    return [f"{row.due_on:%d-%m} {'+'.join(map(str, row.numbers))}" for row in due.rows()]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (LEAVE, ["07-01 1", "14-01 2", "21-01 3"]),
        (NEXT_WORKING_DAY, ["08-01 1", "15-01 2", "22-01 3"]),
        (PREVIOUS_WORKING_DAY, ["06-01 1", "13-01 2", "20-01 3"]),
        (NEXT_MEETING_DAY, ["28-01 1+2+3"]),
        (MERGE_INTO_NEXT, ["28-01 1+2+3"]),
        (SKIP_AND_EXTEND, ["28-01 1", "04-02 2", "11-02 3"]),
    ],
)
def test_several_holidays_in_a_row_and_the_last_installment(rule: HolidayRule, expected: list[str]) -> None:
    assert wednesdays(rule, (7, 1), (14, 1), (21, 1)) == expected


def test_a_date_is_not_moved_back_to_the_day_of_disbursement() -> None:
    assert wednesdays(PREVIOUS_WORKING_DAY, (6, 1), (7, 1)) == ["08-01 1", "14-01 2", "21-01 3"]


def test_two_dates_that_come_to_one_day_are_paid_together() -> None:
    closed = [(day, 1) for day in range(11, 22)]
    assert wednesdays(NEXT_WORKING_DAY, *closed) == ["07-01 1", "22-01 2+3"]
    assert wednesdays(PREVIOUS_WORKING_DAY, *closed) == ["07-01 1", "08-01 2+3"]


def test_a_meeting_day_never_passes_the_next_installment() -> None:
    # Daily installments from Wednesday 7 January; that one would go on to the 14th.
    daily = Series(
        regular=occurrences(from_civil(2026, 1, 7), DAY, month_end.SAME_DAY, first=1),
        start=from_civil(2026, 1, 5),
        count=3,
        rows=3,
    )
    due = place_installments(daily, NEXT_MEETING_DAY, WorkingDays(weekend.NONE, listed(date(2026, 1, 7))))
    assert [(row.due_on.day, row.numbers) for row in due.rows()] == [(8, (1, 2)), (9, (3,))]


def test_a_given_last_day_that_is_not_worked() -> None:
    series = Series(
        regular=occurrences(from_civil(2026, 1, 7), WEEK, month_end.SAME_DAY, first=1),
        start=from_civil(2026, 1, 5),
        count=3,
        rows=3,
        last_day=from_civil(2026, 1, 23),  # a Friday
    )
    dhaka = WorkingDays(weekend.FRIDAY_SATURDAY)
    ends = {rule.name: to_date(place_installments(series, rule, dhaka).last_day()).day for rule in holiday_rule.ALL[:3]}
    assert ends == {"leave": 23, "next_working_day": 25, "previous_working_day": 22}
    for rule in (MERGE_INTO_NEXT, SKIP_AND_EXTEND):
        assert to_date(place_installments(series, rule, dhaka).last_day()).day == 28


# ---------------------------------------------------------------- what is refused


FRIDAYS = Series(
    regular=occurrences(from_civil(2026, 1, 2), WEEK, month_end.SAME_DAY, first=1),
    start=from_civil(2026, 1, 1),
    count=3,
    rows=3,
)


@pytest.mark.parametrize("rule", [NEXT_MEETING_DAY, MERGE_INTO_NEXT, SKIP_AND_EXTEND], ids=repr)
def test_a_meeting_on_the_weekend_is_refused(rule: HolidayRule) -> None:
    with pytest.raises(MicroloanError, match="ends 100 dates in a row that are not worked; a meeting day") as caught:
        place_installments(FRIDAYS, rule, WorkingDays(weekend.FRIDAY))
    assert caught.value.code == "never_worked"
    columns = column_series([Loan(from_civil(2026, 1, day), 3, 5) for day in (1, 2, 7, 9)], WEEK)
    with pytest.raises(ColumnError, match=r"^2 of 4 loans have 100 dates in a row that are not worked") as refused:
        place_installments(columns, rule, WorkingDays(weekend.FRIDAY))
    assert (refused.value.positions, refused.value.code) == ((1, 3), "never_worked")


@RULES
def test_a_date_that_is_not_covered_is_refused_where_it_is_asked_for(rule: HolidayRule) -> None:
    half = WorkingDays(weekend.FRIDAY_SATURDAY, listed(first=from_civil(2026, 1, 1), last=from_civil(2026, 1, 14)))
    series = Loan(from_civil(2026, 1, 7), 3, 5).series(WEEK)
    if rule is LEAVE:
        assert place_installments(series, rule, half).due == place_installments(series, rule, WorkingDays()).due
        return
    with pytest.raises(NotCovered, match=r"^holidays for BD cover 2026-01-01 to 2026-01-14, asked for 2026-01-21$"):
        place_installments(series, rule, half)


@pytest.mark.parametrize("rule", holiday_rule.ALL[1:], ids=repr)
def test_dates_past_the_calendar_are_refused(rule: HolidayRule) -> None:
    with pytest.raises(MicroloanError, match=r"lies outside the calendar, 0001-01-01 to 9999-12-31$"):
        place_installments(Loan(LAST_DAY - 10, 3, 5).series(WEEK), rule, WorkingDays(weekend.SUNDAY))
    with pytest.raises(ColumnError, match=r"^1 of 2 loans have dates outside the calendar") as caught:
        place_installments(
            column_series([Loan(FIRST + 4, 3, 5), Loan(LAST_DAY - 10, 3, 5)], WEEK), rule, WorkingDays(weekend.SUNDAY)
        )
    assert caught.value.positions == (1,)


# ---------------------------------------------------------------- rules as values


@RULES
def test_a_rule_prints_pickles_and_names_its_source(rule: HolidayRule) -> None:
    assert eval(repr(rule), {"holiday_rule": holiday_rule}) is rule  # noqa: S307
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301
    assert rule.definition
    assert rule.source


def a_day_late(nominal: Sequence[N], series: Series[N], lookup: WorkingDayLookup[N]) -> Sequence[N]:
    """Place every installment on the next day."""
    return [day + 1 for day in nominal]


def test_a_rule_of_ones_own_is_a_value_like_the_others() -> None:
    rule = HolidayRule("a_day_late", a_day_late, "is paid on the day after", "house rule")
    assert place_installments(FRIDAYS, rule, WorkingDays()).due == tuple(
        day + 1 for day in place_installments(FRIDAYS, LEAVE, WorkingDays()).due
    )
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301
    assert rule not in holiday_rule.ALL


@pytest.mark.parametrize("name", ["", "next day", 5, None])
def test_what_is_no_name(name: object) -> None:
    with pytest.raises(MicroloanError, match=r"^name=.* must be a word like merge_into_next$"):
        HolidayRule(name, a_day_late, "", "")  # type: ignore[arg-type]


def test_what_is_no_function() -> None:
    with pytest.raises(MicroloanError, match=r"^place='next' must be a function"):
        HolidayRule("next", "next", "", "")  # type: ignore[arg-type]


def test_a_day_of_payment_is_a_date() -> None:
    assert day_number(place_installments(FRIDAYS, LEAVE, WorkingDays()).rows()[0].due_on) == from_civil(2026, 1, 2)
