"""Long and short stubs: which regular dates are kept."""

from __future__ import annotations

import pickle
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import month_end, stub
from microloan.calendars.days import day_number, from_civil, to_date
from microloan.calendars.frequencies import MONTH, WEEK, Frequency, days, months
from microloan.calendars.recurrence import occurrences
from microloan.calendars.stub import LONG, SHORT, Stub, first_regular, last_regular
from microloan.errors import MicroloanError

ANCHORS = st.integers(from_civil(2020, 1, 1), from_civil(2030, 1, 1))
FREQUENCIES = st.sampled_from([days(10), WEEK, MONTH, months(3)])
STUBS = st.sampled_from(stub.ALL)


@given(FREQUENCIES, ANCHORS, st.integers(0, 400), st.integers(1, 60))
def test_the_first_date_keeps_the_gap_and_a_long_period_is_not_short(
    every: Frequency, anchor: int, later: int, gap: int
) -> None:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    start = anchor + later
    short, long = (regular(first_regular(regular, start, one, gap)) for one in (SHORT, LONG))
    number = first_regular(regular, start, SHORT, gap)
    assert short >= start + gap
    assert number == 1 or regular(number - 1) < start + gap
    assert long == (short if regular(number - 1) >= start else regular(number + 1))


@given(FREQUENCIES, ANCHORS, st.integers(1, 900))
def test_the_last_regular_date_leaves_less_than_a_period_or_less_than_two(
    every: Frequency, anchor: int, ahead: int
) -> None:
    regular = occurrences(anchor, every, month_end.SAME_DAY, first=1)
    end = anchor + ahead
    short, long = (last_regular(regular, end, one) for one in (SHORT, LONG))
    assert regular(short) <= end < regular(short + 1)
    if regular(short) == end:
        assert long == short
    else:
        assert long == short - 1


@given(FREQUENCIES, STUBS, st.lists(st.tuples(ANCHORS, st.integers(0, 400)), max_size=8), st.integers(1, 60))
def test_the_two_kinds_agree(every: Frequency, rule: Stub, loans: list[tuple[int, int]], gap: int) -> None:
    anchors = np.array([anchor for anchor, _ in loans], dtype=np.int64)
    others = np.array([anchor + ahead for anchor, ahead in loans], dtype=np.int64)
    columns = occurrences(anchors, every, month_end.SAME_DAY, first=1)
    single = [(occurrences(anchor, every, month_end.SAME_DAY, first=1), anchor + ahead) for anchor, ahead in loans]
    assert first_regular(columns, others, rule, gap).tolist() == [
        first_regular(dates, day, rule, gap) for dates, day in single
    ]
    assert last_regular(columns, others, rule).tolist() == [last_regular(dates, day, rule) for dates, day in single]


@pytest.mark.parametrize(
    ("disbursed", "short", "long"),
    [
        (date(2026, 1, 5), date(2026, 2, 5), date(2026, 2, 5)),
        (date(2026, 1, 6), date(2026, 2, 5), date(2026, 3, 5)),
        (date(2026, 2, 4), date(2026, 2, 5), date(2026, 3, 5)),
    ],
)
def test_installments_on_the_fifth(disbursed: date, short: date, long: date) -> None:
    fifths = occurrences(from_civil(2026, 1, 5), MONTH, month_end.SAME_DAY, first=1)
    found = [to_date(fifths(first_regular(fifths, day_number(disbursed), rule))) for rule in (SHORT, LONG)]
    assert found == [short, long]


def test_a_last_date_before_every_regular_one() -> None:
    fifths = occurrences(from_civil(2026, 2, 5), MONTH, month_end.SAME_DAY, first=1)
    assert [last_regular(fifths, from_civil(2026, 2, 1), rule) for rule in stub.ALL] == [0, 0]


@pytest.mark.parametrize("rule", stub.ALL, ids=repr)
def test_a_stub_prints_pickles_and_names_its_source(rule: Stub) -> None:
    assert eval(repr(rule), {"stub": stub}) is rule  # noqa: S307
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301
    assert rule.definition
    assert rule.source


@pytest.mark.parametrize(
    ("name", "dropped", "message"),
    [
        ("very long", 1, "name='very long' must be a word"),
        ("longest", 2, "dropped=2 must be 0 or 1"),
        ("longest", True, "dropped=True must be 0 or 1"),
    ],
)
def test_what_is_no_stub(name: str, dropped: int, message: str) -> None:
    with pytest.raises(MicroloanError, match=f"^{message}"):
        Stub(name, dropped, "", "")


def test_a_word_is_no_stub() -> None:
    for question in (first_regular, last_regular):
        with pytest.raises(MicroloanError, match=r"^stub='short' must be stub.SHORT or stub.LONG"):
            question(lambda number: 7 * number, 10, "short")  # type: ignore[arg-type]
