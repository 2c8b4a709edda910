"""The two month-end policies, and one of a user's own."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import minimum
from microloan.calendars import month_end
from microloan.calendars.days import FIRST_DAY, LAST_DAY, civil, day_number, to_date
from microloan.calendars.month_end import MonthEnd
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

DAYS = st.integers(FIRST_DAY, LAST_DAY)
POLICIES = pytest.mark.parametrize("policy", month_end.ALL, ids=lambda policy: policy.name)


def never_after_the_28th(anchor: N, /) -> N:
    """Keep the anchor's day of the month, or the 28th."""
    return minimum(civil(anchor)[2], 28)


@given(DAYS)
def test_the_same_day_is_the_anchors_own(anchor: int) -> None:
    assert month_end.SAME_DAY.anchor_day(anchor) == to_date(anchor).day


@given(DAYS)
def test_end_of_month_acts_only_on_the_last_day(anchor: int) -> None:
    is_last = anchor == LAST_DAY or to_date(anchor + 1).day == 1
    assert month_end.END_OF_MONTH.anchor_day(anchor) == (31 if is_last else to_date(anchor).day)


@pytest.mark.parametrize(
    ("anchor", "kept"),
    [
        (date(2026, 2, 28), 31),
        (date(2024, 2, 28), 28),
        (date(2024, 2, 29), 31),
        (date(2026, 1, 30), 30),
        (date(2026, 4, 30), 31),
    ],
)
def test_the_end_of_the_month(anchor: date, kept: int) -> None:
    assert month_end.END_OF_MONTH.anchor_day(day_number(anchor)) == kept


@POLICIES
@given(days=st.lists(DAYS, max_size=20))
def test_the_two_kinds_agree(policy: MonthEnd, days: list[int]) -> None:
    column = np.array(days, dtype=np.int64)
    assert policy.anchor_day(column).tolist() == [policy.anchor_day(day) for day in days]


@POLICIES
def test_a_policy_prints_pickles_and_names_its_source(policy: MonthEnd) -> None:
    assert eval(repr(policy), {"month_end": month_end}) is policy  # noqa: S307
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301
    assert policy.definition
    assert policy.source


def test_a_policy_of_ones_own_is_a_value_like_the_others() -> None:
    policy = MonthEnd("never_after_the_28th", never_after_the_28th, "the 28th at the latest", "house rule")
    assert policy.anchor_day(day_number(date(2026, 1, 31))) == 28
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301
    assert policy not in month_end.ALL


@pytest.mark.parametrize("name", ["", "same day", 5, None])
def test_what_is_no_name(name: object) -> None:
    with pytest.raises(MicroloanError, match=r"^name=.* must be a word like same_day$"):
        MonthEnd(name, never_after_the_28th, "", "")  # type: ignore[arg-type]


def test_what_is_no_function() -> None:
    with pytest.raises(MicroloanError, match=r"^anchor_day=31 must be a function"):
        MonthEnd("last", 31, "", "")  # type: ignore[arg-type]
