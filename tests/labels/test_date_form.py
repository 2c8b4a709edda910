"""How a date is printed."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from microloan.errors import MicroloanError
from microloan.labels import DateForm, date_form, labels_in
from microloan.labels.date_form import PLACES

ENGLISH = labels_in("en")
FORMS = (date_form.LONG, date_form.SHORT, date_form.DASHED, date_form.SLASHED, date_form.DOTTED)


@given(st.dates())
def test_numbers_alone_stand_with_the_day_first(day: date) -> None:
    assert ENGLISH.date(day, date_form.DASHED) == "-".join(reversed(day.isoformat().split("-")))


@given(st.dates(), st.sampled_from(("en", "bn", "hi")))
def test_separators_are_all_that_differs_between_the_forms_of_numbers(day: date, language: str) -> None:
    labels = labels_in(language)
    dashed = labels.date(day, date_form.DASHED)

    assert labels.date(day, date_form.SLASHED) == dashed.replace("-", "/")
    assert labels.date(day, date_form.DOTTED) == dashed.replace("-", ".")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_english_is_that_of_india(day: date) -> None:
    assert ENGLISH.date(day) == format_date(day, "long", locale="en_IN")
    # CLDR writes Sept in India alone; a column is narrower with three letters.
    assert ENGLISH.date(day, date_form.SHORT) == format_date(day, "medium", locale="en_IN").replace("Sept", "Sep")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_may_stand_alone(place: str) -> None:
    shown = {
        "day": "4",
        "dd": "04",
        "weekday": "Sunday",
        "wd": "Sun",
        "month": "January",
        "mon": "Jan",
        "mm": "01",
        "year": "2026",
        "yy": "26",
    }

    assert ENGLISH.date(date(2026, 1, 4), DateForm("own", f"<{{{place}}}>")) == f"<{shown[place]}>"


def test_a_form_is_shown_by_its_name() -> None:
    assert [repr(form) for form in FORMS] == [
        "date_form.LONG",
        "date_form.SHORT",
        "date_form.DASHED",
        "date_form.SLASHED",
        "date_form.DOTTED",
    ]
    assert repr(DateForm("with weekday", "{wd} {dd}")) == "date_form.WITH_WEEKDAY"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "4 January",
        "dd-mm-yyyy",
        "{}",
        "{0}",
        "{dd",
        "dd}",
        "{DD}",
        "{dd!r}",
        "{dd:>9}",
        "{dd.real}",
        "{{dd}}",
        4,
        None,
    ],
)
def test_a_pattern_has_places_that_are_known(pattern: object) -> None:
    with pytest.raises(MicroloanError, match=r"must be text with \{day\}, ") as caught:
        DateForm("own", pattern)  # type: ignore[arg-type]

    assert (caught.value.argument, caught.value.code) == ("pattern", "bad_pattern")


@pytest.mark.parametrize("name", ["", None, 4])
def test_a_form_has_a_name(name: object) -> None:
    with pytest.raises(MicroloanError, match="must be text, such as dashed"):
        DateForm(name, "{dd}")  # type: ignore[arg-type]
