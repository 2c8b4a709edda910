"""Due dates of field practice, for one loan and for columns of loans."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from microloan.calendars import MONTH, DayOfMonth, Weekday, day_number, frequencies, month_end, occurrences, to_date

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("dates.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]
LOANS = 3


def _rows(kind: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["kind"] == kind]


def _number(text: str) -> int:
    return day_number(date.fromisoformat(text))


def _column(day: int) -> Column:
    return np.full(LOANS, day, dtype=np.int64)


@pytest.mark.parametrize("row", _rows("first_due"))
def test_the_first_meeting_day_after_the_gap(row: dict[str, Any]) -> None:
    given, expected = row["inputs"], row["expected"]
    meeting_day = Weekday.from_text(given["meeting_weekday"])
    disbursed_on = _number(given["disbursed"])
    first_due = meeting_day.on_or_after(disbursed_on + given["min_gap_days"])
    assert to_date(first_due).isoformat() == expected["first_due"]
    assert first_due - disbursed_on == expected["gap_days"]
    columns = meeting_day.on_or_after(_column(disbursed_on) + given["min_gap_days"])
    assert columns.tolist() == [_number(expected["first_due"])] * LOANS


@pytest.mark.parametrize("row", _rows("weekly_dates"))
def test_weekly_dates(row: dict[str, Any]) -> None:
    given = row["inputs"]
    weeks, rest = divmod(given["step_days"], 7)
    assert rest == 0
    expected = {int(key.removeprefix("due_")): _number(text) for key, text in row["expected"].items()}
    assert max(expected) == given["n"]
    anchor = _number(given["first_due"])
    for every in (frequencies.weeks(weeks), frequencies.days(given["step_days"])):
        due = occurrences(anchor, every, month_end.SAME_DAY)
        assert {number: due(number - 1) for number in expected} == expected
        due_column = occurrences(_column(anchor), every, month_end.SAME_DAY)
        assert all(due_column(number - 1).tolist() == [day] * LOANS for number, day in expected.items())


@pytest.mark.parametrize("row", _rows("monthly_dates"))
def test_monthly_dates(row: dict[str, Any]) -> None:
    given = row["inputs"]
    expected = [_number(text) for text in row["expected"]["dates"]]
    anchor = _number(given["disbursed"])
    numbers = range(1, given["n"] + 1)
    for kept in (None, DayOfMonth(given["anchor_day"])):
        due = occurrences(anchor, MONTH, month_end.SAME_DAY, meeting_day=kept)
        assert [due(number) for number in numbers] == expected
        due_column = occurrences(_column(anchor), MONTH, month_end.SAME_DAY, meeting_day=kept)
        assert [due_column(number).tolist() for number in numbers] == [[day] * LOANS for day in expected]


def test_every_row_is_tested_and_names_its_source() -> None:
    assert {row["kind"] for row in ROWS} == {"first_due", "weekly_dates", "monthly_dates"}
    assert all(row["source"].strip() for row in ROWS)
