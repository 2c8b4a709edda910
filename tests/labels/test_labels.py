"""The words, names and dates of one language."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars.weekdays import Weekday
from microloan.errors import MicroloanError
from microloan.labels import (
    BANGLA,
    LATIN,
    Counted,
    CurrencyName,
    DateForm,
    Labels,
    Word,
    date_form,
    labels_in,
    languages,
)
from microloan.labels.english import ENGLISH, MESSAGES

ALL = [labels_in(language) for language in languages()]
FORMS = [date_form.LONG, date_form.SHORT, date_form.DASHED, DateForm("all", "{wd} {weekday} {day} {mon} {yy} {mm}")]

any_labels = st.sampled_from(ALL)
any_form = st.sampled_from(FORMS)
counts = st.integers(min_value=0, max_value=10**9)


@given(any_labels, st.dates(), any_form)
def test_a_date_keeps_to_the_digits_of_the_labels(labels: Labels, day: date, form: DateForm) -> None:
    digits = {sign for sign in labels.date(day, form) if sign.isdigit()}

    assert digits <= set(labels.digits.digits)


@given(any_labels, st.dates(), any_form)
def test_other_digits_change_nothing_else(labels: Labels, day: date, form: DateForm) -> None:
    latin = replace(labels, digits=LATIN)

    assert labels.digits.written(latin.date(day, form)) == labels.date(day, form)


@given(any_labels, st.dates(), st.dates())
def test_two_days_never_print_alike(labels: Labels, one: date, other: date) -> None:
    for form in (date_form.LONG, date_form.SHORT, date_form.DASHED):
        assert (labels.date(one, form) == labels.date(other, form)) == (one == other)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_hindi_date_is_that_of_cldr(day: date) -> None:
    # October alone differs, with the release of CLDR; test_calendar_names says how.
    day = day.replace(month=9, day=1) if day.month == 10 else day

    assert labels_in("hi").date(day) == format_date(day, "long", locale="hi_IN")


@given(any_labels, st.sampled_from(Counted), counts)
def test_what_is_counted_has_its_number_once(labels: Labels, what: Counted, count: int) -> None:
    number = "".join(sign for sign in labels.counted(what, count) if sign.isdigit())

    assert number == labels.digits.written(str(count))
    assert int(number) == count


@pytest.mark.parametrize("labels", ALL)
def test_a_word_is_never_that_of_another(labels: Labels) -> None:
    # In Bangla a hundredth of either currency is পয়সা, and Hindi counts several things in one form.
    words = [labels.text(word) for word in Word]

    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_a_passbook_in_three_languages() -> None:
    words = (
        Word.SAMITY,
        Word.PRINCIPAL,
        Word.SERVICE_CHARGE,
        Word.INSTALLMENT,
        Word.SAVINGS,
        Word.OUTSTANDING_PRINCIPAL,
    )

    assert {labels.language: [labels.text(word) for word in words] for labels in ALL} == {
        "en": ["Samity", "Principal", "Service charge", "Installment", "Savings", "Outstanding principal"],
        "bn": ["সমিতি", "আসল", "সার্ভিস চার্জ", "কিস্তি", "সঞ্চয়", "অবশিষ্ট আসল"],
        "hi": ["समिति", "मूलधन", "सेवा शुल्क", "किस्त", "बचत", "शेष मूलधन"],
    }


@pytest.mark.parametrize(
    ("language", "long", "short", "dashed"),
    [
        ("en", "4 January 2026", "4 Jan 2026", "04-01-2026"),
        ("bn", "৪ জানুয়ারি ২০২৬", "৪ জানু ২০২৬", "০৪-০১-২০২৬"),
        ("hi", "4 जनवरी 2026", "4 जन॰ 2026", "04-01-2026"),
    ],
)
def test_a_date_in_three_languages(language: str, long: str, short: str, dashed: str) -> None:
    labels, day = labels_in(language), date(2026, 1, 4)

    assert labels.date(day) == labels.date(day, date_form.LONG) == long
    assert labels.date(day, date_form.SHORT) == short
    assert labels.date(day, date_form.DASHED) == dashed


@pytest.mark.parametrize(
    ("language", "count", "weeks", "months", "installments"),
    [
        ("en", 0, "0 weeks", "0 months", "0 installments"),
        ("en", 1, "1 week", "1 month", "1 installment"),
        ("en", 46, "46 weeks", "46 months", "46 installments"),
        ("bn", 1, "১ সপ্তাহ", "১ মাস", "১টি কিস্তি"),
        ("bn", 46, "৪৬ সপ্তাহ", "৪৬ মাস", "৪৬টি কিস্তি"),
        ("hi", 0, "0 सप्ताह", "0 महीना", "0 किस्त"),
        ("hi", 1, "1 सप्ताह", "1 महीना", "1 किस्त"),
        ("hi", 46, "46 सप्ताह", "46 महीने", "46 किस्तें"),
    ],
)
def test_a_number_chooses_the_form(language: str, count: int, weeks: str, months: str, installments: str) -> None:
    labels = labels_in(language)
    shown = [labels.counted(what, count) for what in (Counted.WEEK, Counted.MONTH, Counted.INSTALLMENT)]

    assert shown == [weeks, months, installments]


def test_the_names_of_currencies_follow_the_number() -> None:
    english, hindi = labels_in("en"), labels_in("hi")

    assert [english.currency_name(name, 1) for name in CurrencyName] == ["taka", "poisha", "rupee", "paisa"]
    assert [english.currency_name(name, 50) for name in CurrencyName] == ["taka", "poisha", "rupees", "paise"]
    assert [hindi.currency_name(CurrencyName.PAISA, count) for count in (1, 50)] == ["पैसा", "पैसे"]


@pytest.mark.parametrize("labels", ALL)
def test_weekdays_are_counted_as_those_of_meetings_are(labels: Labels) -> None:
    english = labels_in("en")

    assert [english.weekday(weekday.value) for weekday in Weekday] == [weekday.name.title() for weekday in Weekday]
    assert len({labels.weekday(weekday.value) for weekday in Weekday}) == 7


def test_an_institution_has_its_own_words() -> None:
    ours = labels_in("bn")
    theirs = ours.saying({Word.INTEREST_EARNED: "মুনাফা", Word.TERM: "মেয়াদ".replace("\u09af\u09bc", "\u09df")})

    assert theirs.text(Word.INTEREST_EARNED) == "মুনাফা"
    assert theirs.text(Word.TERM) == ours.text(Word.TERM), "a text is composed as Unicode has it"
    assert ours.text(Word.INTEREST_EARNED) == "অর্জিত সুদ"
    assert theirs != ours
    assert ours.saying({}) == ours


@pytest.mark.parametrize("labels", ALL)
def test_labels_are_values(labels: Labels) -> None:
    same = pickle.loads(pickle.dumps(labels))  # noqa: S301

    assert same == labels == copy.deepcopy(labels)
    assert hash(same) == hash(labels)
    assert repr(labels) == f"Labels('{labels.language}')"
    with pytest.raises(FrozenInstanceError):
        labels.language = "en"  # type: ignore[misc]
    with pytest.raises(TypeError):
        labels.texts[Word.DUE.value] = ENGLISH[Word.DUE.value]  # type: ignore[index]


def test_what_was_handed_in_may_change_afterwards() -> None:
    texts = dict(ENGLISH)
    labels = Labels("en", LATIN, texts)
    texts.clear()

    assert labels == labels_in("en")


@pytest.mark.parametrize("month", [0, 13, -1, True, "1", None])
def test_months_are_1_to_12(month: object) -> None:
    for name in (labels_in("en").month, labels_in("en").short_month):
        with pytest.raises(MicroloanError, match="must be from 1 for January to 12 for December"):
            name(month)  # type: ignore[arg-type]


@pytest.mark.parametrize("weekday", [-1, 7, True, "0", None])
def test_weekdays_are_0_to_6(weekday: object) -> None:
    for name in (labels_in("en").weekday, labels_in("en").short_weekday):
        with pytest.raises(MicroloanError, match="must be a Weekday, or 0 for Monday to 6 for Sunday"):
            name(weekday)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", [datetime(2026, 1, 4, tzinfo=UTC), "2026-01-04", 739620, None])
def test_a_day_is_a_date(day: object) -> None:
    with pytest.raises(MicroloanError, match=r"is not a date; write date\(2026, 1, 4\)"):
        labels_in("bn").date(day)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [-1, True, "46", 46.0, None])
def test_a_count_is_whole_and_not_below_zero(count: object) -> None:
    with pytest.raises(MicroloanError, match=r"count=.* must be a whole number, 0 or more"):
        labels_in("en").counted(Counted.WEEK, count)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match=r"count=.* must be a whole number, 0 or more"):
        labels_in("en").currency_name(CurrencyName.TAKA, count)  # type: ignore[arg-type]


def test_what_can_be_said_is_named_by_values() -> None:
    labels: Any = labels_in("en")

    refused: list[tuple[Callable[[], str], str]] = [
        (lambda: labels.text("Principal"), "must be a Word, such as Word.PRINCIPAL"),
        (lambda: labels.text(Counted.WEEK), "must be a Word, such as Word.PRINCIPAL"),
        (lambda: labels.counted(Word.WEEK, 2), "must be a Counted, such as Counted.WEEK"),
        (lambda: labels.currency_name("BDT", 2), "must be a CurrencyName, such as CurrencyName.TAKA"),
        (lambda: labels.date(date(2026, 1, 4), "dashed"), "must be a DateForm, such as date_form.LONG"),
        (lambda: labels.saying({"Member": "Borrower"}), "must have Words as keys, such as Word.MEMBER"),
    ]
    for call, hint in refused:
        with pytest.raises(MicroloanError, match=hint) as caught:
            call()
        assert caught.value.code == "wrong_type"


@pytest.mark.parametrize("text", ["", " ", "two\nlines", "{count}", None, 4])
def test_an_own_word_is_a_label(text: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        labels_in("en").saying({Word.MEMBER: text})  # type: ignore[dict-item]

    assert (caught.value.argument, caught.value.code) == ("texts[Word.MEMBER]", "bad_text")


@pytest.mark.parametrize(
    ("language", "digits", "texts", "argument"),
    [
        ("", BANGLA, ENGLISH, "language"),
        (None, BANGLA, ENGLISH, "language"),
        ("bn", "bangla", ENGLISH, "digits"),
        ("bn", BANGLA, {}, "texts"),
        ("bn", BANGLA, dict.fromkeys(MESSAGES, "text"), "texts"),
    ],
)
def test_labels_are_whole(language: object, digits: object, texts: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Labels(language, digits, texts)  # type: ignore[arg-type]

    assert caught.value.argument == argument


def test_a_weekday_of_the_calendar_is_taken_too() -> None:
    from microloan.calendars import Weekday

    english = labels_in("en")
    assert [english.weekday(day) for day in Weekday] == [english.weekday(number) for number in range(7)]
    assert english.short_weekday(Weekday.SUNDAY) == english.short_weekday(6)
