"""Between which days interest counts where a due date has been moved."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import interest_days
from microloan.calendars.interest_days import COMPUTE_THEN_SHIFT, SHIFT_THEN_COMPUTE, InterestDays
from microloan.errors import MicroloanError

DAYS = st.integers(700_000, 800_000)
RULES = pytest.mark.parametrize("rule", interest_days.ALL, ids=repr)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=10))
def test_one_takes_the_nominal_day_and_the_other_the_day_of_payment(days: list[tuple[int, int]]) -> None:
    for nominal, due in days:
        assert COMPUTE_THEN_SHIFT.end(nominal, due) == nominal
        assert SHIFT_THEN_COMPUTE.end(nominal, due) == due
    nominals, dues = np.array(days, dtype=np.int64).reshape(-1, 2).T
    assert COMPUTE_THEN_SHIFT.end(nominals, dues).tolist() == [nominal for nominal, _ in days]
    assert SHIFT_THEN_COMPUTE.end(nominals, dues).tolist() == [due for _, due in days]


@RULES
def test_a_convention_prints_pickles_and_names_its_source(rule: InterestDays) -> None:
    assert eval(repr(rule), {"interest_days": interest_days}) is rule  # noqa: S307
    assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301
    assert rule.definition
    assert rule.source


def test_what_is_no_convention() -> None:
    with pytest.raises(MicroloanError, match=r"^name='then shift' must be a word like compute_then_shift$"):
        InterestDays("then shift", COMPUTE_THEN_SHIFT.end, "", "")
    with pytest.raises(MicroloanError, match=r"^end=7 must be a function of nominal and due day$"):
        InterestDays("seven", 7, "", "")  # type: ignore[arg-type]
