"""A seed from the package `holidays`: what is asked of it, and what is made of its answers.

A stand-in answers here as the package does; `test_holidays_package` asks the package itself,
where it is installed.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace

import pytest

from microloan.calendars.holiday_seed import seed_holidays
from microloan.calendars.holidays import ANNOUNCED, ESTIMATED
from microloan.errors import MicroloanError

EID, MAY_DAY, NEW_YEAR = date(2027, 3, 10), date(2027, 5, 1), date(2026, 4, 14)


class Answers(dict[date, str]):
    """What the package answers: names by date, several joined by a semicolon."""

    start_year, end_year = 1901, 2100
    supported_languages = ("bn", "en_US")
    estimated_label = "%s (estimated)"

    def tr(self, text: str) -> str:
        return text

    def get_list(self, day: date) -> list[str]:
        return self[day].split("; ")


def country_holidays(country: str, subdiv: str | None, years: Iterable[int], language: str) -> Answers:
    if (country, subdiv) not in {("BD", None), ("IN", "WB")}:
        raise NotImplementedError
    if country == "IN" and 2027 in years:
        warnings.warn("known to 2026", UserWarning, stacklevel=2)
    names = {
        MAY_DAY: "May Day; Buddha Purnima",
        EID: "Eid al-Fitr (estimated)",
        NEW_YEAR: "Bengali New Year's Day",
    }
    return Answers({day: name for day, name in names.items() if day.year in years})


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-in where the package would be."""
    monkeypatch.setitem(sys.modules, "holidays", SimpleNamespace(__version__="1.0", country_holidays=country_holidays))


def test_a_seed_has_a_row_for_each_name_and_marks_estimates() -> None:
    seed = seed_holidays("BD", 2026, 2027)
    assert [(row.day, row.name, row.certainty) for row in seed.holidays] == [
        (NEW_YEAR, "Bengali New Year's Day", ANNOUNCED),
        (EID, "Eid al-Fitr", ESTIMATED),
        (MAY_DAY, "Buddha Purnima", ANNOUNCED),
        (MAY_DAY, "May Day", ANNOUNCED),
    ]
    assert {row.source for row in seed.holidays} == {"Python package holidays 1.0, BD, public holidays"}


def test_a_seed_covers_the_years_asked_for_and_says_that_nobody_has_checked_it() -> None:
    seed = seed_holidays("IN", 2026, 2026, subdivision="WB", language="bn")
    assert (seed.code, seed.covered.text) == ("IN-WB", "2026")
    assert seed.source.endswith("IN-WB, public holidays; not compared with the government's notices")


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"country": "XX"}, "country='XX' is not known to the package holidays"),
        ({"country": "IN", "subdivision": "ZZ"}, "subdivision='ZZ' is not known to the package holidays"),
        ({"language": "en_GB"}, "language='en_GB' must be one of bn, en_US, which the package has for BD"),
        ({"last_year": 2101}, "last_year=2101 must be from 1901 to 2100, which the package knows for BD"),
        ({"first_year": 1900}, "first_year=1900 must be from 1901 to 2100"),
        ({"first_year": 2027}, "last_year=2026 must not be before first_year=2027"),
        (
            {"country": "IN", "subdivision": "WB", "last_year": 2027},
            "years='2026 to 2027' made the package holidays warn",
        ),
        ({"first_year": "2026"}, "first_year='2026' must be a year such as 2026"),
        ({"last_year": True}, "last_year=True must be a year such as 2026"),
    ],
)
def test_what_the_package_does_not_know(question: dict[str, object], message: str) -> None:
    asked = {"country": "BD", "first_year": 2026, "last_year": 2026} | question
    with pytest.raises(MicroloanError, match=f"^{message}"):
        seed_holidays(**asked)  # type: ignore[arg-type]


def test_without_the_package_a_seed_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(ImportError, match="a seed of holidays needs the package holidays") as caught:
        seed_holidays("BD", 2026, 2026)
    assert caught.value.name == "holidays"
