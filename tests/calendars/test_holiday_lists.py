"""Several lists as one: year after year, nation and branch together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.holiday_lists import chain_holidays, join_holidays
from microloan.calendars.holidays import ANNOUNCED, ESTIMATED, Certainty, Holiday, HolidayList
from microloan.errors import MicroloanError

NAMES = st.sampled_from(["Eid", "Puja"])


@st.composite
def lists(draw: st.DrawFn) -> HolidayList:
    first = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 60)))
    last = first + timedelta(days=draw(st.integers(0, 60)))
    rows = st.builds(Holiday, st.dates(first, last), NAMES, st.just("notice"), st.sampled_from(Certainty))
    holidays = draw(st.lists(rows, unique_by=lambda one: (one.day, one.name), max_size=8))
    return HolidayList(
        code=draw(st.sampled_from(["BD", "Bogura"])),
        name="x",
        first=first,
        last=last,
        source="notice",
        holidays=tuple(holidays),
    )


def year(number: int, *holidays: Holiday, code: str = "BD") -> HolidayList:
    first, last = date(number, 1, 1), date(number, 12, 31)
    return HolidayList(code=code, name=code, first=first, last=last, source=f"of {number}", holidays=holidays)


@given(st.lists(lists(), min_size=1, max_size=4))
def test_joined_lists_know_what_all_know_and_keep_what_any_keeps(several: list[HolidayList]) -> None:
    first, last = max(one.first for one in several), min(one.last for one in several)
    if last < first:
        with pytest.raises(MicroloanError, match="cover no date together"):
            join_holidays(*several)
        return
    joined = join_holidays(*several)
    assert (joined.first, joined.last) == (first, last)
    day = first
    while day <= last:
        assert {one.name for one in joined.on(day)} == {one.name for held in several for one in held.on(day)}
        day += timedelta(days=1)
    announced = {(one.day, one.name) for held in several for one in held.holidays if one.certainty is ANNOUNCED}
    assert all((one.certainty is ANNOUNCED) == ((one.day, one.name) in announced) for one in joined.holidays)


@given(lists())
def test_a_list_joined_to_itself_is_itself(one: HolidayList) -> None:
    assert join_holidays(one) == join_holidays(one, one) == one
    assert chain_holidays(one) == one


@given(lists(), lists())
def test_the_order_of_joining_matters_to_the_name_alone(one: HolidayList, other: HolidayList) -> None:
    if max(one.first, other.first) <= min(one.last, other.last):
        there, back = join_holidays(one, other), join_holidays(other, one)
        assert (there.covered.first, there.covered.last) == (back.covered.first, back.covered.last)
        assert [(row.day, row.name, row.certainty) for row in there.holidays] == [
            (row.day, row.name, row.certainty) for row in back.holidays
        ]


@given(lists(), st.integers(0, 40))
def test_a_chain_takes_a_cut_list_together_again(one: HolidayList, days: int) -> None:
    cut = min(one.first + timedelta(days=days), one.last)
    if cut == one.last:
        return
    before = tuple(row for row in one.holidays if row.day <= cut)
    after = tuple(row for row in one.holidays if row.day > cut)
    parts = (
        HolidayList(code=one.code, name="x", first=one.first, last=cut, source="notice", holidays=before),
        HolidayList(
            code=one.code, name="x", first=cut + timedelta(days=1), last=one.last, source="notice", holidays=after
        ),
    )
    assert chain_holidays(*parts) == one


def test_a_chain_has_the_name_of_its_first_and_the_sources_of_all() -> None:
    both = chain_holidays(year(2026), year(2027))
    assert (both.code, both.source, both.covered.text) == ("BD", "of 2026; of 2027", "2026-2027")


def test_an_announcement_takes_the_place_of_an_estimate() -> None:
    day = date(2026, 3, 21)
    estimate = year(2026, Holiday(day, "Eid", "reckoning", ESTIMATED))
    notice = year(2026, Holiday(day, "Eid", "notice"), code="MOPA")
    for joined in (join_holidays(estimate, notice), join_holidays(notice, estimate)):
        assert [(row.source, row.certainty) for row in joined.holidays] == [("notice", ANNOUNCED)]


@pytest.mark.parametrize("following", [2025, 2026, 2028])
def test_a_chain_has_neither_gap_nor_overlap(following: int) -> None:
    with pytest.raises(MicroloanError, match=rf"^first={following}-01-01 must be the day after 2026-12-31"):
        chain_holidays(year(2026), year(following))


@pytest.mark.parametrize("several", [(), (None,), ([year(2026)],), (year(2026), "BD")])
@pytest.mark.parametrize("combine", [chain_holidays, join_holidays])
def test_what_are_no_lists(combine: object, several: tuple[object, ...]) -> None:
    assert callable(combine)
    with pytest.raises(MicroloanError, match="must be one HolidayList or more"):
        combine(*several)


def test_lists_that_share_no_date() -> None:
    with pytest.raises(MicroloanError, match=r"^lists='BD 2026, IN 2027' cover no date together$"):
        join_holidays(year(2026), year(2027, code="IN"))
