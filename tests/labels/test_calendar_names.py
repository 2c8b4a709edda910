"""Months and weekdays: ours against those of CLDR, and why they differ where they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from babel.core import Locale

from microloan.labels import labels_in

ACADEMY = "Bangla Academy spells loan words with the short i, and so does CLDR from release 49 on"
WRITTEN_WHOLE = "four letters or fewer save nothing; papers in Bangladesh print the name whole"
LONGER = "the short name usual in Bangladesh; CLDR's ফেব and সেপ are rarer"
ALONE = "CLDR before 49 writes these whole where they stand alone; ours are the same in a date and alone"
SEPTEMBER = "CLDR 49 has সেপ্ট alone and সেপ in a date; ours is one for both, cut after a whole syllable as অক্টো is"
RELEASES = "CLDR changed its mind between the releases that Babel 2.16 and 2.18 carry; ours is the later one"

DIFFERENCES = {
    ("bn", "জানুয়ারি", "জানুয়ারী"): ACADEMY,
    ("bn", "ফেব্রুয়ারি", "ফেব্রুয়ারী"): ACADEMY,
    ("bn", "ফেব্রু", "ফেব"): LONGER,
    ("bn", "এপ্রিল", "এপ্রি"): WRITTEN_WHOLE,
    ("bn", "জুলাই", "জুল"): WRITTEN_WHOLE,
    ("bn", "আগস্ট", "আগ"): WRITTEN_WHOLE,
    ("bn", "সেপ্টে", "সেপ"): LONGER,
    ("bn", "সেপ্টে", "সেপ্টেম্বর"): ALONE,
    ("bn", "সেপ্টে", "সেপ্ট"): SEPTEMBER,
    ("bn", "অক্টো", "অক্টোবর"): ALONE,
    ("bn", "নভে", "নভেম্বর"): ALONE,
    ("bn", "ডিসে", "ডিসেম্বর"): ALONE,
    ("hi", "अक्टूबर", "अक्तूबर"): RELEASES,
    ("hi", "अक्टू॰", "अक्तू॰"): RELEASES,
}

languages = pytest.mark.parametrize("language", ["en", "bn", "hi"])
contexts = pytest.mark.parametrize("context", ["format", "stand-alone"])


@languages
@contexts
def test_months_are_those_of_cldr(language: str, context: str) -> None:
    labels, cldr = labels_in(language), Locale.parse(language).months[context]

    assert unexplained(language, labels.month, dict(cldr["wide"])) == []
    assert unexplained(language, labels.short_month, dict(cldr["abbreviated"])) == []


@languages
@contexts
def test_weekdays_are_those_of_cldr(language: str, context: str) -> None:
    labels, cldr = labels_in(language), Locale.parse(language).days[context]

    assert unexplained(language, labels.weekday, dict(cldr["wide"])) == []
    assert unexplained(language, labels.short_weekday, dict(cldr["abbreviated"])) == []


@pytest.mark.parametrize(("language", "ours"), {(language, ours) for language, ours, _ in DIFFERENCES})
def test_what_is_explained_is_printed(language: str, ours: str) -> None:
    labels = labels_in(language)

    assert ours in {name(month) for name in (labels.month, labels.short_month) for month in range(1, 13)}


def test_a_difference_that_nobody_explained_is_found() -> None:
    assert unexplained("hi", str, {1: "1", 2: "two"}) == [("hi", "2", "two")]


@languages
def test_names_tell_apart_what_they_name(language: str) -> None:
    labels = labels_in(language)

    for month_name in (labels.month, labels.short_month):
        assert len({month_name(month) for month in range(1, 13)}) == 12
    for day_name in (labels.weekday, labels.short_weekday):
        assert len({day_name(weekday) for weekday in range(7)}) == 7


@languages
def test_a_short_name_is_no_longer(language: str) -> None:
    labels = labels_in(language)

    assert all(len(labels.short_month(month)) <= len(labels.month(month)) for month in range(1, 13))
    assert all(len(labels.short_weekday(weekday)) < len(labels.weekday(weekday)) for weekday in range(7))


def unexplained(language: str, ours: Callable[[int], str], cldr: dict[int, str]) -> list[tuple[str, str, str]]:
    """Names that differ from those of CLDR for no reason given here."""
    found = [(language, ours(number), name) for number, name in cldr.items() if ours(number) != name]
    return [difference for difference in found if difference not in DIFFERENCES]
