"""The package `holidays` itself, where it is installed: seeds for the countries of the field."""

from __future__ import annotations

from datetime import date

import pytest

from microloan.calendars.holiday_records import holidays_from_dict, holidays_to_dict
from microloan.calendars.holiday_seed import seed_holidays
from microloan.calendars.holidays import ESTIMATED
from microloan.errors import MicroloanError


def test_a_seed_for_bangladesh_keeps_the_days_that_do_not_move() -> None:
    seed = seed_holidays("BD", 2024, 2027)
    assert seed.covered.text == "2024-2027"
    for year in range(2024, 2028):
        for month, day, word in [(2, 21, "Language"), (3, 26, "Independence"), (5, 1, "May Day"), (12, 16, "Victory")]:
            assert any(word in one.name for one in seed.on(date(year, month, day)))


@pytest.mark.parametrize(("country", "subdivision"), [("BD", None), ("IN", "WB"), ("NP", None)])
@pytest.mark.parametrize("language", ["en_US", None])
def test_far_years_are_estimates_where_the_moon_decides(
    country: str, subdivision: str | None, language: str | None
) -> None:
    own = {"BD": "bn", "IN": "hi", "NP": "ne"}[country]
    seed = seed_holidays(country, 2030, 2030, subdivision=subdivision, language=language or own)
    assert seed.estimated
    assert not all(one.certainty is ESTIMATED for one in seed.holidays)
    assert not any(mark in one.name for one in seed.holidays for mark in ("estimated", "আনুমানিক", "अनुमानित"))


def test_a_seed_is_a_list_like_any_other() -> None:
    seed = seed_holidays("IN", 2026, 2026, subdivision="WB")
    assert holidays_from_dict(holidays_to_dict(seed)) == seed
    assert all("Python package holidays" in one.source for one in seed.holidays)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"country": "XX"}, "country='XX' is not known"),
        ({"country": "IN", "subdivision": "ZZ"}, "subdivision='ZZ' is not known"),
        ({"country": "BD", "language": "en_GB"}, "language='en_GB' must be one of"),
        ({"country": "NP", "first_year": 1999}, "first_year=1999 must be from"),
        ({"country": "IN", "last_year": 2040}, "years='2026 to 2040' made the package holidays warn: Requested"),
    ],
)
def test_what_the_package_does_not_know(question: dict[str, object], message: str) -> None:
    asked = {"first_year": 2026, "last_year": 2026} | question
    with pytest.raises(MicroloanError, match=f"^{message}"):
        seed_holidays(**asked)  # type: ignore[arg-type]
