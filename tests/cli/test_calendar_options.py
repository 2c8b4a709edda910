"""``microloan schedule`` with days off and grace: what it prints, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microloan.records import read_json
from microloan.schedules import Schedule

Run = Callable[..., str]
GOLDEN = Path(__file__).parent / "golden"
HOLIDAYS = str(GOLDEN / "holidays.toml")
MONTHLY = ("15000", "--disbursed", "2025-12-30", "--every", "month", "--installments", "6")
AGROSOR = ("schedule", "jcf-agrosor", "60000", "--disbursed", "2026-01-04", "--every", "month", "--installments", "12")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("merged.txt", ("--holidays", HOLIDAYS, "--on-holiday", "merge_into_next")),
        ("weekend.txt", ("--weekend", "friday, saturday", "--on-holiday", "next_working_day")),
    ],
)
def test_moved_dates_are_printed(printed: Run, golden: Run, our_loan: str, name: str, options: tuple[str, ...]) -> None:
    assert printed("schedule", our_loan, *MONTHLY, *options) == golden(name)


def test_a_grace_is_printed(printed: Run, golden: Run) -> None:
    assert printed(*AGROSOR, "--grace", "3") == golden("grace.txt")
    assert printed(*AGROSOR, "--grace", "0") == printed(*AGROSOR)


def test_the_record_holds_what_was_asked_for(printed: Run, our_loan: str) -> None:
    options = ("--holidays", HOLIDAYS, "--weekend", "sunday", "--on-holiday", "skip_and_extend", "--format", "json")
    calendar = Schedule.from_dict(read_json(printed("schedule", our_loan, *MONTHLY, *options))).terms.calendar
    assert calendar.holidays is not None
    assert (calendar.weekend.texts, calendar.on_holiday.name) == (("sunday",), "skip_and_extend")
    assert calendar.holidays.name == "Bangladesh"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--weekend", "friday"), "--weekend moves no date by itself; add --on-holiday, such as next_working_day"),
        (("--holidays", HOLIDAYS), "--holidays moves no date by itself; add --on-holiday, such as next_working_day"),
        (
            ("--on-holiday", "next_working_day"),
            "--on-holiday=next_working_day moves no date by itself; add --weekend, such as friday,saturday",
        ),
        (("--grace", "7"), "the grace asked for is not offered so"),
        (("--grace", "three"), "--grace='three' is not a whole number, such as 46"),
        (("--grace-interest", "-1"), "--grace-interest"),
        (("--grace", "3", "--grace-interest", "3"), "the grace asked for is not offered so"),
        (("--grace", "99999"), "principal_periods=99999 must be a whole number of installments"),
        (("--weekend", "fryday", "--on-holiday", "leave"), "--weekend='fryday': 'fryday' "),
        (("--weekend", "", "--on-holiday", "leave"), "--weekend='': '' "),
        (("--holidays", "none.toml", "--on-holiday", "leave"), "--holidays='none.toml' cannot be read: "),
    ],
)
def test_what_is_refused(refused: Run, options: tuple[str, ...], message: str) -> None:
    words = [f"{options[0]}={options[1]}", *options[2:]] if options[1].startswith("-") else options
    assert refused(*AGROSOR, *words).startswith(message)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "schema is missing"),
        ('schema = "microloan/holidays/2"', "schema='microloan/holidays/2' must be"),
        ("schema = ", ""),
        (Path(HOLIDAYS).read_text(encoding="utf-8").replace("2027-03-31", "2026-06-30"), "holidays for BD cover "),
        (Path(HOLIDAYS).read_text(encoding="utf-8").replace("certainty", "certain"), "holidays[0]."),
    ],
)
def test_a_list_of_holidays_is_refused_by_file_and_reason(refused: Run, tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "days.toml"
    file.write_text(text, encoding="utf-8")
    said = refused(*AGROSOR, "--holidays", str(file), "--on-holiday", "next_working_day")
    assert said.startswith(f"--holidays={str(file)!r}: {reason}")
