"""Lists of holidays: what they hold, what they cover, and what is refused."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.coverage import NotCovered
from microloan.calendars.days import day_number
from microloan.calendars.holidays import ANNOUNCED, ESTIMATED, Certainty, Holiday, HolidayList
from microloan.errors import MicroloanError

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
HOLIDAYS = st.builds(Holiday, DAYS, st.sampled_from(["Eid", "Puja"]), st.just("notice"), st.sampled_from(Certainty))
EID = Holiday(date(2026, 3, 21), "Eid al-Fitr", "notice", ESTIMATED)
VICTORY = Holiday(date(2026, 12, 16), "Victory Day", "notice")


def listed(*holidays: Holiday, first: date = FIRST, last: date = LAST) -> HolidayList:
    return HolidayList(code="BD", name="Bangladesh", first=first, last=last, source="notice", holidays=holidays)


@given(st.lists(HOLIDAYS, unique_by=lambda one: (one.day, one.name), max_size=30), DAYS)
def test_a_covered_day_has_the_holidays_that_name_it(holidays: list[Holiday], day: date) -> None:
    held = listed(*holidays)
    assert set(held.on(day)) == {one for one in holidays if one.day == day}
    assert held.day_numbers == {day_number(one.day) for one in holidays}
    assert set(held.estimated) == {one for one in holidays if one.certainty is ESTIMATED}


@given(st.lists(HOLIDAYS, unique_by=lambda one: (one.day, one.name), max_size=30))
def test_the_order_of_writing_does_not_matter(holidays: list[Holiday]) -> None:
    assert listed(*holidays) == listed(*reversed(holidays))
    assert listed(*holidays).holidays == tuple(sorted(holidays, key=lambda one: (one.day, one.name)))


@given(st.integers(1, 5_000), st.booleans())
def test_a_day_that_is_not_covered_has_no_answer(distance: int, before: bool) -> None:  # noqa: FBT001
    day = FIRST - timedelta(days=distance) if before else LAST + timedelta(days=distance)
    with pytest.raises(NotCovered, match=rf"^holidays for BD cover 2026, asked for {day}$"):
        listed(EID).on(day)


def test_a_list_is_a_value() -> None:
    held = listed(EID, VICTORY)
    assert pickle.loads(pickle.dumps(held)) == held  # noqa: S301
    assert hash(listed(VICTORY, EID)) == hash(held)
    assert replace(held, holidays=(VICTORY,)).day_numbers == {day_number(VICTORY.day)}
    assert EID.certainty is ESTIMATED
    assert VICTORY.certainty is ANNOUNCED


def test_a_day_may_have_two_names() -> None:
    day = date(2026, 5, 1)
    held = listed(Holiday(day, "May Day", "notice"), Holiday(day, "Buddha Purnima", "notice"))
    assert [one.name for one in held.on(day)] == ["Buddha Purnima", "May Day"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": ""}, "code='' must be text that is not empty"),
        ({"code": "two words"}, "code='two words' must be letters and digits"),
        ({"code": "BD+"}, "code='BD\\+' must be letters and digits"),
        ({"code": 5}, "code=5 must be text"),
        ({"name": " "}, "name=' ' must be text"),
        ({"source": ""}, "source='' must be text"),
        ({"first": "2026-01-01"}, "first='2026-01-01' is text; write date"),
        ({"last": datetime(2026, 1, 1)}, "last=2026-01-01 00:00:00 is a moment"),  # noqa: DTZ001
        ({"last": date(2025, 12, 31)}, "last=2025-12-31 must not be before first=2026-01-01"),
        (
            {"last": date(2026, 3, 20)},
            "holidays=2026-03-21 lies outside the list, which covers 2026-01-01 to 2026-03-20",
        ),
        ({"holidays": [EID]}, "must be a tuple of Holiday"),
        ({"holidays": (date(2026, 3, 21),)}, "must be a tuple of Holiday"),
        ({"holidays": (EID, EID)}, "holidays=2026-03-21 names Eid al-Fitr twice; keep one"),
    ],
)
def test_what_is_no_list(change: dict[str, object], message: str) -> None:
    with pytest.raises(MicroloanError, match=message):
        replace(listed(EID), **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"day": "2026-03-21"}, "day='2026-03-21' is text"),
        ({"day": 5}, "day=5 is not a date"),
        ({"name": ""}, "name='' must be text"),
        ({"source": None}, "source=None must be text"),
        ({"certainty": "estimated"}, "certainty='estimated' must be ANNOUNCED or ESTIMATED"),
    ],
)
def test_what_is_no_holiday(change: dict[str, object], message: str) -> None:
    with pytest.raises(MicroloanError, match=message):
        replace(EID, **change)  # type: ignore[arg-type]


def test_a_list_is_asked_for_dates() -> None:
    with pytest.raises(MicroloanError, match=r"^day=739620 is not a date"):
        listed().on(739_620)  # type: ignore[arg-type]
