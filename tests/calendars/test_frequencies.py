"""Frequencies: their words, how many make a year, and what is refused."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import frequencies
from microloan.calendars.frequencies import LARGEST_COUNT, Frequency, Unit, days, months, weeks
from microloan.errors import MicroloanError

FREQUENCIES = st.builds(Frequency, st.sampled_from(Unit), st.integers(1, LARGEST_COUNT))


@given(FREQUENCIES)
def test_the_words_read_back(every: Frequency) -> None:
    assert Frequency.from_text(every.text) == every
    assert str(every) == every.text


@given(FREQUENCIES)
def test_the_repr_evaluates(every: Frequency) -> None:
    assert eval(repr(every), {"days": days, "weeks": weeks, "months": months}) == every  # noqa: S307


@given(FREQUENCIES)
def test_it_pickles_and_hashes(every: Frequency) -> None:
    copy = pickle.loads(pickle.dumps(every))  # noqa: S301
    assert copy == every
    assert hash(copy) == hash(every)


@given(st.sampled_from(Unit), st.integers(1, LARGEST_COUNT))
def test_periods_of_a_year_shrink_with_the_count(unit: Unit, count: int) -> None:
    assert Frequency(unit, count).periods_per_year * count == Frequency(unit, 1).periods_per_year


@pytest.mark.parametrize(
    ("every", "text", "in_a_year"),
    [
        (frequencies.DAY, "day", 365),
        (frequencies.WEEK, "week", 52),
        (frequencies.FORTNIGHT, "2 weeks", 26),
        (weeks(4), "4 weeks", 13),
        (frequencies.MONTH, "month", 12),
        (frequencies.QUARTER, "3 months", 4),
        (frequencies.HALF_YEAR, "6 months", 2),
        (frequencies.YEAR, "12 months", 1),
        (days(10), "10 days", Fraction(73, 2)),
        (weeks(3), "3 weeks", Fraction(52, 3)),
    ],
)
def test_the_frequencies_of_the_field(every: Frequency, text: str, in_a_year: int | Fraction) -> None:
    assert every.text == text
    assert every.periods_per_year == in_a_year
    assert type(every.periods_per_year) is Fraction


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("fortnight", frequencies.FORTNIGHT),
        ("quarter", frequencies.QUARTER),
        ("half-year", frequencies.HALF_YEAR),
        ("year", frequencies.YEAR),
    ],
)
def test_other_words_for_the_same(text: str, every: Frequency) -> None:
    assert Frequency.from_text(text) == every


def test_seven_days_are_not_a_week() -> None:
    assert days(7) != weeks(1)
    assert days(7).periods_per_year == Fraction(365, 7)


NO_FREQUENCIES: list[object] = [
    *("", "weekly", "Week", " week", "1 week", "1 weeks", "0 weeks", "-2 weeks", "02 weeks", "2 week", "2  weeks"),
    *("2.5 weeks", "২ weeks", "2 weeks\n", "2 years", "3661 days", "99999 days", 2, None, ["week"]),
]


@pytest.mark.parametrize("text", NO_FREQUENCIES)
def test_what_is_no_frequency(text: object) -> None:
    with pytest.raises(MicroloanError) as caught:
        Frequency.from_text(text, "repayment.every")  # type: ignore[arg-type]
    assert str(caught.value).startswith("repayment.every=")
    assert 'write one of day, week, fortnight, month, quarter, half-year, year, or a number like "2 weeks"' in str(
        caught.value
    )
    assert caught.value.code == "unknown_name"


@pytest.mark.parametrize("count", [0, -1, LARGEST_COUNT + 1, True, "2", None, Fraction(2)])
@pytest.mark.parametrize("make", [days, weeks, months])
def test_what_is_no_count(make: type[Frequency], count: object) -> None:
    with pytest.raises(MicroloanError, match=r"^count=.* must be a whole number from 1 to 3,660$"):
        make(count)  # type: ignore[arg-type,call-arg]


@pytest.mark.parametrize("unit", ["week", None, 7])
def test_what_is_no_unit(unit: object) -> None:
    with pytest.raises(MicroloanError, match=r"^unit=.* must be Unit\.DAY, Unit\.WEEK or Unit\.MONTH$"):
        Frequency(unit, 1)  # type: ignore[arg-type]
