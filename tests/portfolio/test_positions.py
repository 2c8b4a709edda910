"""Portfolio at risk and classes of loans whose days past due are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from microloan.arrears import ageing_buckets
from microloan.calendars.days import day_number
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.portfolio import BookPosition
from microloan.regulations import rulebook

DAY = date(2026, 6, 30)


@pytest.fixture
def five() -> BookPosition:
    """The five loans by which portfolio at risk is taught: half of the portfolio is late, 1.3% overdue."""
    outstanding = np.array([50_000_00, 30_000_00, 10_000_00, 8_000_00, 2_000_00])
    days = np.array([0, 1, 31, 95, 400])
    oldest = np.where(days > 0, day_number(DAY) - days, 0)
    nothing = np.zeros(5, dtype=np.int64)
    return BookPosition(BDT, DAY, nothing, nothing, nothing, nothing, outstanding, oldest)


@pytest.mark.parametrize(
    ("days", "share"),
    [(0, 50), (1, 20), (30, 20), (60, 10), (90, 10), (180, 2), (365, 2), (400, 0)],
)
def test_the_five_loans_at_risk(five: BookPosition, days: int, share: int) -> None:
    pair = five.par(days)
    assert pair.outstanding == BDT(100_000)
    assert pair.at_risk == BDT(1_000) * share
    assert pair.share == Fraction(share, 100)


def test_their_ageing_adds_up(five: BookPosition) -> None:
    aged = five.age(ageing_buckets.CGAP)
    assert [row.loans for row in aged.rows] == [1, 1, 1, 0, 1, 0, 1]
    assert aged.outstanding_principal == BDT(100_000)


def test_a_loan_that_is_paid_off_is_in_no_bucket(five: BookPosition) -> None:
    outstanding = five.outstanding_principal.copy()
    outstanding[0] = 0
    position = replace(five, outstanding_principal=outstanding)
    assert position.open.tolist() == [False, True, True, True, True]
    assert [row.loans for row in position.age(ageing_buckets.CGAP).rows] == [0, 1, 1, 0, 1, 0, 1]
    fee_left = replace(position, overdue=np.array([500, 0, 0, 0, 0]))
    assert fee_left.age(ageing_buckets.CGAP).loans == 5


def test_their_classes(five: BookPosition) -> None:
    mra = rulebook("bd-mra", on=DAY)
    assert five.class_numbers(mra).tolist() == [0, 1, 2, 2, 4]
    assert five.by_class(mra)["sub_standard"] == BDT(18_000)


def test_a_borrowers_loans_share_the_worst_class_where_the_rulebook_says_so(five: BookPosition) -> None:
    borrowers = np.array([7, 8, 9, 7, 9])
    assert five.class_numbers(rulebook("in-rbi", on=DAY), borrowers=borrowers).tolist() == [4, 1, 4, 4, 4]
    assert five.class_numbers(rulebook("bd-mra", on=DAY), borrowers=borrowers).tolist() == [0, 1, 2, 2, 4]


@pytest.mark.parametrize(
    ("borrowers", "problem"),
    [
        (None, "borrowers=None must be given: all loans of a borrower have the worst of their classes"),
        (np.arange(4), "borrowers=4 rows, where there are 5 loans"),
        (np.arange(5) - 1, "1 of 5 loans have borrowers < 0"),
        (range(5), "borrowers=.* must be a list of whole numbers, or an int64 array"),
    ],
)
def test_borrowers_are_asked_for_where_the_rulebook_says_so(
    five: BookPosition, borrowers: np.ndarray, problem: str
) -> None:
    with pytest.raises(MicroloanError, match=problem):
        five.by_class(rulebook("in-rbi", on=DAY), borrowers=borrowers)


def test_days_at_risk_are_whole(five: BookPosition) -> None:
    with pytest.raises(MicroloanError, match="must be days, a whole number from 0"):
        five.par(-1)
