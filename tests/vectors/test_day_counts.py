"""Published day-count figures, for one pair of dates and for columns of them."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from microloan.calendars import day_count
from microloan.calendars.days import day_number

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("day_counts.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["rows"]
OFFERED: dict[str, str] = VECTORS["offered"]
BY_NAME = {known.name: known for known in day_count.ALL}


def _dates(row: dict[str, Any]) -> tuple[date, date, date | None]:
    termination = date.fromisoformat(row["termination"]) if "termination" in row else None
    return date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), termination


def _agrees(row: dict[str, Any], days: int, denominator: int) -> bool:
    if "days" in row:
        return bool(days == row["days"])
    return abs(Fraction(days, denominator) - Fraction(row["fraction"])) <= Fraction(row["tolerance"])


def _identifier(row: dict[str, Any]) -> str:
    return " ".join(str(row[key]) for key in ("convention", "start", "end", "termination") if key in row)


@pytest.mark.parametrize("row", ROWS, ids=_identifier)
def test_a_published_figure(row: dict[str, Any]) -> None:
    convention = BY_NAME[OFFERED[row["convention"]]]
    start, end, termination = _dates(row)
    stop = 0 if termination is None else day_number(termination)
    days = convention.days(day_number(start), day_number(end), stop)
    assert _agrees(row, days, convention.denominator), f"{days} over {convention.denominator}"
    assert convention.year_fraction(start, end, termination) == Fraction(days, convention.denominator)


@pytest.mark.parametrize("name", OFFERED)
def test_published_figures_as_columns(name: str) -> None:
    convention = BY_NAME[OFFERED[name]]
    rows = [row for row in ROWS if row["convention"] == name]
    numbers = [[0 if day is None else day_number(day) for day in _dates(row)] for row in rows]
    starts, ends, terminations = np.array(numbers, dtype=np.int64).T
    counted = convention.days(starts, ends, terminations)
    assert counted.shape == (len(rows),)
    wrong = [
        row for row, days in zip(rows, counted.tolist(), strict=True) if not _agrees(row, days, convention.denominator)
    ]
    assert wrong == []


def test_every_day_count_offered_has_published_figures() -> None:
    assert set(OFFERED.values()) == set(BY_NAME)
    assert {row["convention"] for row in ROWS} == set(OFFERED)


def test_what_is_not_offered_is_said_and_is_not_there() -> None:
    not_offered: list[str] = VECTORS["not_offered"]
    assert not_offered == sorted(set(not_offered))
    assert set(not_offered).isdisjoint(OFFERED)
    assert set(not_offered).isdisjoint(row["convention"] for row in ROWS)


def test_every_row_names_its_source() -> None:
    assert all(row["source"].strip() for row in ROWS)
