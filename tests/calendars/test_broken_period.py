"""What a broken period counts for, from either end of a loan."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import broken_period, month_end
from microloan.calendars.broken_period import (
    ACTUAL_DAYS,
    FRACTION,
    FULL_PERIOD,
    BrokenPeriod,
    BrokenPeriodRule,
    broken_first,
    broken_last,
)
from microloan.calendars.days import day_number, from_civil
from microloan.calendars.frequencies import MONTH, WEEK, Frequency, days, months
from microloan.calendars.recurrence import occurrences
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

ANCHORS = st.integers(from_civil(2020, 1, 1), from_civil(2030, 1, 1))
FREQUENCIES = st.sampled_from([days(10), WEEK, MONTH, months(3)])
RULES = pytest.mark.parametrize("rule", broken_period.ALL, ids=repr)


def first_period(anchor: int, every: Frequency, gap: int, late: int = 0) -> BrokenPeriod[int]:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    return broken_first(regular, anchor - gap, anchor + late, every.periods_per_year)


def length_of(rule: BrokenPeriodRule, broken: BrokenPeriod[int]) -> Fraction:
    length = rule.measure(broken)
    return Fraction(length.numerator, length.denominator)


@RULES
@given(anchor=ANCHORS, every=FREQUENCIES)
def test_a_whole_period_is_one_under_every_rule(rule: BrokenPeriodRule, anchor: int, every: Frequency) -> None:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    whole = broken_first(regular, regular(0), anchor, every.periods_per_year)
    assert length_of(rule, whole) == 1
    assert rule.measure(whole).days == anchor - regular(0)
    span = regular(3) - regular(2)
    assert length_of(rule, broken_last(regular, 2, (span, span), every.periods_per_year)) == 1


@given(ANCHORS, FREQUENCIES, st.integers(1, 200), st.integers(1, 200))
def test_a_fraction_grows_with_the_days_and_counts_whole_periods_as_one(
    anchor: int, every: Frequency, gap: int, more: int
) -> None:
    assert length_of(FRACTION, first_period(anchor, every, gap)) < length_of(
        FRACTION, first_period(anchor, every, gap + more)
    )
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    for periods in range(5):
        assert length_of(FRACTION, first_period(anchor, every, anchor - regular(1 - periods))) == periods


@given(ANCHORS, FREQUENCIES, st.integers(1, 200), st.integers(0, 9))
def test_actual_days_are_parts_of_a_year_of_365(anchor: int, every: Frequency, gap: int, late: int) -> None:
    broken = first_period(anchor, every, gap, late)
    of_a_year = length_of(ACTUAL_DAYS, broken) / every.periods_per_year
    whole = gap == broken.reach(1)
    assert of_a_year == (1 / every.periods_per_year if whole else Fraction(gap + late, 365))


@given(ANCHORS, FREQUENCIES, st.integers(1, 200))
def test_a_full_period_does_not_look_at_the_days(anchor: int, every: Frequency, gap: int) -> None:
    length = FULL_PERIOD.measure(first_period(anchor, every, gap))
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    assert (length.numerator, length.denominator, length.days) == (1, 1, anchor - regular(0))


@RULES
@given(every=FREQUENCIES, loans=st.lists(st.tuples(ANCHORS, st.integers(1, 200), st.integers(0, 9)), max_size=6))
def test_the_two_kinds_agree(rule: BrokenPeriodRule, every: Frequency, loans: list[tuple[int, int, int]]) -> None:
    anchors, gaps, late = np.array(loans, dtype=np.int64).reshape(-1, 3).T
    regular = occurrences(anchors, every, month_end.SAME_DAY, first=1)
    first = broken_first(regular, anchors - gaps, anchors + late, every.periods_per_year)
    last = broken_last(regular, 2, (gaps + late, gaps), every.periods_per_year)
    alone = [first_period(*_with(every, loan)) for loan in loans]
    assert exactly(rule, first, len(loans)) == [length_of(rule, one) for one in alone]
    assert exactly(rule, last, len(loans)) == [
        length_of(
            rule,
            broken_last(
                occurrences(anchor, every, month_end.SAME_DAY, first=1), 2, (gap + more, gap), every.periods_per_year
            ),
        )
        for anchor, gap, more in loans
    ]


def _with(every: Frequency, loan: tuple[int, int, int]) -> tuple[int, Frequency, int, int]:
    anchor, gap, late = loan
    return anchor, every, gap, late


def exactly(rule: BrokenPeriodRule, broken: BrokenPeriod[Column], loans: int) -> list[Fraction]:
    length = rule.measure(broken)
    over, under = (np.broadcast_to(np.asarray(part), loans).tolist() for part in (length.numerator, length.denominator))
    return [Fraction(one, other) for one, other in zip(over, under, strict=True)]


@pytest.mark.parametrize(
    ("disbursed", "first_due", "full", "actual", "fraction"),
    [
        # Apache Fineract's example: 12,000 paid out on 5 January 2025, first due on 20 February, 46 days.
        (date(2025, 1, 5), date(2025, 2, 20), (31, 1), Fraction(46 * 12, 365), Fraction(46, 31)),
        # 15 January to 20 March: two months from 20 January, and 5 days of the month before of 31.
        (date(2025, 1, 15), date(2025, 3, 20), (28, 1), Fraction(64 * 12, 365), 2 + Fraction(5, 31)),
        # Shorter than a month: 10 days of the 28 from 20 February.
        (date(2025, 3, 10), date(2025, 3, 20), (28, 1), Fraction(10 * 12, 365), Fraction(10, 28)),
        # To the end of a month: a whole month from 28 February, and 2 days of the month of 28 before.
        (date(2025, 2, 26), date(2025, 3, 31), (31, 1), Fraction(33 * 12, 365), 1 + Fraction(2, 28)),
    ],
)
def test_first_periods_of_monthly_loans(
    disbursed: date, first_due: date, full: tuple[int, int], actual: Fraction, fraction: Fraction
) -> None:
    broken = first_period(day_number(first_due), MONTH, (first_due - disbursed).days)
    length = FULL_PERIOD.measure(broken)
    assert (length.days, length.numerator) == full
    assert length_of(ACTUAL_DAYS, broken) == actual
    assert length_of(FRACTION, broken) == fraction


@RULES
def test_a_rule_prints_pickles_and_names_its_source(rule: BrokenPeriodRule) -> None:
    assert eval(repr(rule), {"broken_period": broken_period}) is rule  # noqa: S307
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301
    assert rule.definition
    assert rule.source


def test_what_is_no_rule() -> None:
    with pytest.raises(MicroloanError, match=r"^name='no such' must be a word like full_period$"):
        BrokenPeriodRule("no such", FULL_PERIOD.measure, "", "")
    with pytest.raises(MicroloanError, match=r"^measure=1 must be a function of a broken period$"):
        BrokenPeriodRule("one", 1, "", "")  # type: ignore[arg-type]
