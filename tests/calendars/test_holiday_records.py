"""Lists of holidays through plain data and files: nothing lost, nothing unknown let in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.holiday_records import holidays_from_dict, holidays_to_dict, holidays_to_toml, load_holidays
from microloan.calendars.holidays import Certainty, Holiday, HolidayList
from microloan.errors import MicroloanError, RecordError
from microloan.records import read_json, read_toml, to_json

Changed = Callable[[dict[str, Any], str, object], dict[str, Any]]

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
HOLIDAYS = st.builds(Holiday, st.dates(FIRST, LAST), TEXTS, TEXTS, st.sampled_from(Certainty))
LISTS = st.builds(
    lambda name, source, holidays: HolidayList(
        code="BD", name=name, first=FIRST, last=LAST, source=source, holidays=tuple(holidays)
    ),
    TEXTS,
    TEXTS,
    st.lists(HOLIDAYS, unique_by=lambda one: (one.day, one.name), max_size=8),
)
RECORD: dict[str, Any] = {
    "schema": "microloan/holidays/1",
    "code": "BD",
    "name": "বাংলাদেশ",
    "first": "2026-01-01",
    "last": "2026-12-31",
    "source": "notice",
    "holidays": [
        {"day": "2026-03-21", "name": "ঈদুল ফিতর", "certainty": "estimated", "source": "notice"},
        {"day": "2026-12-16", "name": "বিজয় দিবস", "certainty": "announced", "source": "notice"},
    ],
}


@given(LISTS)
def test_a_list_comes_back_from_plain_data_json_and_toml(holidays: HolidayList) -> None:
    assert holidays_from_dict(holidays_to_dict(holidays)) == holidays
    assert HolidayList.from_dict(holidays.to_dict()) == holidays
    assert holidays_from_dict(read_json(to_json(holidays_to_dict(holidays)))) == holidays
    assert holidays_from_dict(read_toml(holidays_to_toml(holidays))) == holidays


def test_plain_data_comes_back_as_it_was() -> None:
    assert holidays_to_dict(holidays_from_dict(RECORD)) == RECORD


def test_a_file_has_dates_as_toml_writes_them() -> None:
    written = holidays_to_toml(holidays_from_dict(RECORD))
    assert "first = 2026-01-01\n" in written
    assert "day = 2026-03-21\n" in written


@pytest.mark.parametrize("suffix", [".toml", ".json", ".JSON"])
def test_a_list_comes_back_from_a_file(tmp_path: Path, suffix: str) -> None:
    held = holidays_from_dict(RECORD)
    file = tmp_path / f"bangladesh{suffix}"
    file.write_text(holidays_to_toml(held) if suffix == ".toml" else to_json(RECORD), encoding="utf-8")
    assert load_holidays(file) == load_holidays(str(file)) == held


@pytest.mark.parametrize(
    ("path", "to", "message"),
    [
        ("schema", "microloan/holidays/2", "schema='microloan/holidays/2' must be 'microloan/holidays/1'"),
        ("schema", ..., "schema is missing"),
        ("first", ..., "first is missing; write a date such as"),
        ("last", "31-12-2026", "last='31-12-2026' must be a date such as"),
        ("source", ..., "source is missing; write text"),
        ("source", "", "source='' must be text that is not empty"),
        ("code", "b d", "code='b d' must be letters and digits"),
        ("years", 2026, "years=2026 is not a known key"),
        ("holidays", {}, "holidays={} must be an array of tables"),
        ("holidays[1].source", ..., r"holidays\[1\].source is missing; write text"),
        ("holidays[1].certainty", ..., r"holidays\[1\].certainty is missing; write announced or estimated"),
        ("holidays[1].certainty", "sure", r"holidays\[1\].certainty='sure' must be announced or estimated"),
        ("holidays[0].name", " ", r"holidays\[0\].name=' ' must be text that is not empty"),
        ("holidays[0].day", "2026-02-30", r"holidays\[0\].day='2026-02-30' is not a day of the calendar"),
        ("holidays[0].day", "2027-03-21", "holidays=2027-03-21 lies outside the list, which covers 2026"),
        ("holidays[0].note", "moon", r"holidays\[0\].note='moon' is not a known key"),
    ],
)
def test_a_record_says_where_it_is_wrong(changed: Changed, path: str, to: object, message: str) -> None:
    with pytest.raises(RecordError, match=f"^{message}"):
        holidays_from_dict(changed(RECORD, path, to))


def test_a_list_without_holidays_needs_no_rows(changed: Changed) -> None:
    assert holidays_from_dict(changed(RECORD, "holidays", ...)).holidays == ()


def test_what_is_no_file(tmp_path: Path) -> None:
    large, broken = tmp_path / "large.toml", tmp_path / "broken.toml"
    large.write_bytes(b" " * 1_000_001)
    broken.write_bytes(b"\xff")
    for path, problem in [
        (str(tmp_path / "none.toml"), "cannot be read: No such file or directory"),
        (str(large), "cannot be read: more than 1,000,000 bytes, larger than a list of holidays is"),
        (str(broken), "is not UTF-8 text"),
        ("\0", "is not the name of a file"),
    ]:
        with pytest.raises(MicroloanError, match=problem) as caught:
            load_holidays(path)
        assert caught.value.code == "unreadable"
    with pytest.raises(MicroloanError, match=r"^path=5 must be text or a Path"):
        load_holidays(5)  # type: ignore[arg-type]
