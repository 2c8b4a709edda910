"""Working days: a weekend and a list together, one day at a time."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.calendars import weekend
from microloan.calendars.coverage import NotCovered
from microloan.calendars.days import LAST_DAY, day_number, to_date
from microloan.calendars.holidays import Holiday, HolidayList
from microloan.calendars.weekdays import Weekday
from microloan.calendars.weekend import Weekend
from microloan.calendars.working_days import WorkingDays
from microloan.errors import MicroloanError

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
WEEKENDS = st.sampled_from(weekend.ALL)
DATES = st.dates(FIRST, LAST)


def listed(*days: date) -> HolidayList:
    holidays = tuple(Holiday(day, "closed", "notice") for day in days)
    return HolidayList(code="BD", name="Bangladesh", first=FIRST, last=LAST, source="notice", holidays=holidays)


@given(WEEKENDS, st.sets(DATES, max_size=60), DATES)
def test_a_day_is_worked_unless_it_is_off(days_off: Weekend, holidays: set[date], day: date) -> None:
    days = WorkingDays(days_off, listed(*holidays))
    off = bool(days_off.is_off(day_number(day))) or day in holidays
    assert days.is_worked(day) == (not off)
    assert days.is_off(day_number(day)) == off


@given(WEEKENDS, st.sets(DATES, max_size=60), DATES)
def test_the_neighbours_of_a_day_are_worked_and_none_lies_between(
    days_off: Weekend, holidays: set[date], day: date
) -> None:
    days = WorkingDays(days_off, listed(*holidays))
    number = day_number(day)
    worked = [one for one in range(day_number(FIRST), day_number(LAST) + 1) if days.is_worked(to_date(one))]
    after, before = [one for one in worked if one >= number], [one for one in worked if one <= number]
    assume(after and before)
    assert days.next_worked(number) == after[0]
    assert days.previous_worked(number) == before[-1]


@given(WEEKENDS, DATES)
def test_without_a_list_every_day_is_covered(days_off: Weekend, day: date) -> None:
    days = WorkingDays(days_off)
    number = day_number(day)
    assert 0 <= days.next_worked(number) - number < 7
    assert 0 <= number - days.previous_worked(number) < 7


def test_a_branch_in_dhaka_at_eid_2026() -> None:
    eid = [date(2026, 3, 19) + timedelta(days=day) for day in range(5)]
    dhaka = WorkingDays(weekend.FRIDAY_SATURDAY, listed(*eid))
    assert not dhaka.is_worked(date(2026, 3, 22))
    assert to_date(dhaka.next_worked(day_number(date(2026, 3, 22)))) == date(2026, 3, 24)
    assert to_date(dhaka.previous_worked(day_number(date(2026, 3, 22)))) == date(2026, 3, 18)


def test_what_is_not_covered() -> None:
    closed = WorkingDays(weekend.NONE, listed(FIRST, LAST))
    after, before = r"^holidays for BD cover 2026, asked for 2027-01-01$", "asked for 2025-12-31$"
    with pytest.raises(NotCovered, match=after):
        closed.next_worked(day_number(LAST))
    with pytest.raises(NotCovered, match=before):
        closed.previous_worked(day_number(FIRST))
    with pytest.raises(NotCovered, match=after):
        closed.is_worked(date(2027, 1, 1))
    with pytest.raises(NotCovered, match=r"^holidays for BD cover 2026, asked for 2031-04-14$"):
        closed.next_worked(day_number(date(2031, 4, 14)))


def test_the_ends_of_the_calendar() -> None:
    days = WorkingDays(Weekend((to_weekday(1), to_weekday(LAST_DAY))))
    with pytest.raises(MicroloanError, match=r"^day=0 lies outside the calendar"):
        days.previous_worked(1)
    with pytest.raises(MicroloanError, match=rf"^day={LAST_DAY + 1} lies outside the calendar"):
        days.next_worked(LAST_DAY)


def test_working_days_are_a_value() -> None:
    days = WorkingDays(weekend.FRIDAY_SATURDAY, listed(date(2026, 3, 26)))
    assert pickle.loads(pickle.dumps(days)) == days  # noqa: S301
    assert pickle.loads(pickle.dumps(days)).next_worked(day_number(date(2026, 3, 26))) == day_number(date(2026, 3, 29))  # noqa: S301
    assert days == WorkingDays(weekend.FRIDAY_SATURDAY, listed(date(2026, 3, 26)))
    assert days != WorkingDays(weekend.FRIDAY_SATURDAY)
    assert WorkingDays().is_worked(date(2026, 1, 4))


@pytest.mark.parametrize(
    ("days_off", "holidays", "message"),
    [
        (("friday",), None, "weekend=.* must be a weekend such as"),
        (None, None, "weekend=None must be a weekend"),
        (weekend.SUNDAY, "BD", "holidays='BD' must be a HolidayList or None"),
        (weekend.SUNDAY, [date(2026, 3, 26)], "holidays=.* must be a HolidayList or None"),
    ],
)
def test_what_are_no_working_days(days_off: object, holidays: object, message: str) -> None:
    with pytest.raises(MicroloanError, match=f"^{message}"):
        WorkingDays(days_off, holidays)  # type: ignore[arg-type]


def test_a_working_day_is_asked_for_by_date() -> None:
    with pytest.raises(MicroloanError, match=r"^day='2026-03-26' is text"):
        WorkingDays().is_worked("2026-03-26")  # type: ignore[arg-type]


def to_weekday(day: int) -> Weekday:
    return Weekday((day - 1) % 7)
