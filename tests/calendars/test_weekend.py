"""Weekends: any set of weekdays, but never all of them."""

from __future__ import annotations

import pickle
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import weekend
from microloan.calendars.days import FIRST_DAY, LAST_DAY, day_number, to_date
from microloan.calendars.days_of_month import NthWeekday
from microloan.calendars.weekdays import FRIDAY, SATURDAY, SUNDAY, Weekday
from microloan.calendars.weekend import Weekend
from microloan.errors import MicroloanError

# Short of the last month: an nth weekday looks into the one after it.
DAYS = st.integers(FIRST_DAY, LAST_DAY - 40)
NTH_WEEKDAYS = st.builds(NthWeekday, st.integers(1, 4), st.just(SATURDAY)) | st.just(NthWeekday.last(SATURDAY))
WEEKDAYS = st.sets(st.sampled_from([day for day in Weekday if day not in {SATURDAY, Weekday.TUESDAY}]))
WEEKENDS = st.builds(lambda plain, nth: Weekend((*plain, *nth)), WEEKDAYS, st.sets(NTH_WEEKDAYS)) | st.sampled_from(
    weekend.ALL
)


@given(st.sets(st.sampled_from(Weekday), max_size=6), DAYS)
def test_a_set_of_weekdays_is_off_on_those(days: set[Weekday], day: int) -> None:
    assert Weekend(tuple(days)).is_off(day) == (to_date(day).weekday() in {weekday.value for weekday in days})


@given(WEEKENDS, st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(days_off: Weekend, days: list[int]) -> None:
    column = days_off.is_off(np.array(days, dtype=np.int64))
    assert not isinstance(column, bool)
    assert column.tolist() == [days_off.is_off(day) for day in days]


@given(WEEKENDS, DAYS)
def test_some_day_of_every_week_is_worked(days_off: Weekend, day: int) -> None:
    assert not all(days_off.is_off(one) for one in range(day, day + 7))


@given(WEEKENDS)
def test_a_weekend_goes_through_its_words(days_off: Weekend) -> None:
    assert Weekend.from_texts(days_off.texts) == days_off
    assert Weekend(days_off.days[::-1]) == days_off


@given(WEEKENDS)
def test_a_weekend_prints_so_that_it_reads_back(days_off: Weekend) -> None:
    names = {"weekend": weekend, "Weekend": Weekend, "Weekday": Weekday, "NthWeekday": NthWeekday}
    assert eval(repr(days_off), names) == days_off  # noqa: S307
    assert pickle.loads(pickle.dumps(days_off)) == days_off  # noqa: S301


@pytest.mark.parametrize(
    ("days_off", "off"),
    [
        (weekend.NONE, []),
        (weekend.FRIDAY, [2, 9, 16, 23, 30]),
        (weekend.FRIDAY_SATURDAY, [2, 3, 9, 10, 16, 17, 23, 24, 30, 31]),
        (weekend.SATURDAY, [3, 10, 17, 24, 31]),
        (weekend.SUNDAY, [4, 11, 18, 25]),
        (weekend.INDIAN_BANKS, [4, 10, 11, 18, 24, 25]),
    ],
)
def test_weekends_of_january_2026(days_off: Weekend, off: list[int]) -> None:
    assert [day for day in range(1, 32) if days_off.is_off(day_number(date(2026, 1, day)))] == off


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (tuple(Weekday), "leaves no day of the week that is always worked"),
        ((*[day for day in Weekday if day is not SATURDAY], NthWeekday(2, SATURDAY)), "leaves no day of the week"),
        ((FRIDAY, FRIDAY), "days='friday' is named twice; keep one"),
        ([FRIDAY], "must be a tuple of weekdays such as"),
        (FRIDAY, "must be a tuple of weekdays such as"),
        (("friday",), "days='friday' is not a weekday such as"),
        ((4, 5), "days=4 is not a weekday such as"),
    ],
)
def test_what_is_no_weekend(days: object, message: str) -> None:
    with pytest.raises(MicroloanError, match=message.replace("(", r"\(")):
        Weekend(days)  # type: ignore[arg-type]


@pytest.mark.parametrize("texts", [["fri"], ["third"], ["fifth friday"], [5], [None]])
def test_what_is_no_word_for_a_weekday(texts: list[str]) -> None:
    with pytest.raises(MicroloanError, match=r"^weekend="):
        Weekend.from_texts(texts)


def test_the_order_of_writing_does_not_matter() -> None:
    assert Weekend((SUNDAY, FRIDAY)) == Weekend((FRIDAY, SUNDAY))
    assert hash(Weekend((SUNDAY, FRIDAY))) == hash(Weekend((FRIDAY, SUNDAY)))
