"""How a loan is repaid: what goes together, and what does not."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microloan.calendars import (
    DAY,
    FORTNIGHT,
    MONTH,
    QUARTER,
    WEDNESDAY,
    WEEK,
    DayOfMonth,
    Frequency,
    NthWeekday,
)
from microloan.errors import MicroloanError
from microloan.interest import shapes
from microloan.products import FirstDue, Repayment

DAYS_OF_EACH_MONTH = [DayOfMonth(5), NthWeekday.from_text("second tuesday")]


@pytest.mark.parametrize("day", DAYS_OF_EACH_MONTH)
@pytest.mark.parametrize("every", [MONTH, QUARTER])
def test_a_day_of_each_month_goes_with_months(day: DayOfMonth | NthWeekday, every: Frequency) -> None:
    first_due = FirstDue(min_gap_days=15, meeting_day=day)
    assert Repayment(installments=12, every=every, first_due=first_due).first_due == first_due


@pytest.mark.parametrize("day", DAYS_OF_EACH_MONTH)
@pytest.mark.parametrize("every", [WEEK, FORTNIGHT, DAY])
def test_a_day_of_each_month_does_not_go_with_weeks(day: DayOfMonth | NthWeekday, every: Frequency) -> None:
    with pytest.raises(MicroloanError) as caught:
        Repayment(installments=46, every=every, first_due=FirstDue(min_gap_days=15, meeting_day=day))
    assert str(caught.value) == (
        f"meeting_day={day} is a day of each month, which every={every} does not keep; "
        "use a weekday, or a rhythm of months"
    )
    assert (caught.value.argument, caught.value.value, caught.value.code) == ("meeting_day", day, "contradiction")


@given(st.sampled_from([DAY, WEEK, FORTNIGHT, MONTH, QUARTER]))
def test_a_weekday_goes_with_every_rhythm(every: Frequency) -> None:
    assert Repayment(installments=3, every=every, first_due=FirstDue(meeting_day=WEDNESDAY)).every == every


@given(st.integers(1, 366), st.integers(1, 366 * 100))
@example(366, 1)
@example(1, 100)
def test_a_stated_term_is_an_exact_fraction_of_years(parts: int, over: int) -> None:
    years = Fraction(over, parts)
    if years <= 100:
        assert Repayment(installments=1, every=MONTH, term_years=years).term_years == years
    else:
        with pytest.raises(MicroloanError, match=r"^term_years="):
            Repayment(installments=1, every=MONTH, term_years=years)


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        ({"installments": 0}, "installments", "out_of_range"),
        ({"installments": 10_001}, "installments", "out_of_range"),
        ({"installments": 10**300}, "installments", "out_of_range"),
        ({"installments": True}, "installments", "wrong_type"),
        ({"installments": 46.0}, "installments", "wrong_type"),
        ({"installments": "46"}, "installments", "wrong_type"),
        ({"every": "week"}, "every", "wrong_type"),
        ({"every": 7}, "every", "wrong_type"),
        ({"shape": "equal_principal"}, "shape", "wrong_type"),
        ({"shape": shapes.SINGLE_PAYMENT}, "installments", "contradiction"),
        ({"first_due": "2026-01-21"}, "first_due", "wrong_type"),
        ({"first_due": datetime(2026, 1, 21)}, "first_due", "wrong_type"),  # noqa: DTZ001 - a moment, refused
        ({"first_due": 15}, "first_due", "wrong_type"),
        ({"term_years": 0}, "term_years", "out_of_range"),
        ({"term_years": 101}, "term_years", "out_of_range"),
        ({"term_years": Fraction(1, 367)}, "term_years", "out_of_range"),
        ({"term_years": Fraction(400, 367)}, "term_years", "out_of_range"),
        ({"term_years": 0.5}, "term_years", "wrong_type"),
        ({"term_years": True}, "term_years", "wrong_type"),
        ({"term_years": "1"}, "term_years", "wrong_type"),
    ],
)
def test_what_is_no_repayment(parts: dict[str, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        Repayment(**{"installments": 46, "every": WEEK, **parts})
    assert (caught.value.argument, caught.value.code) == (argument, code)
    assert caught.value.value is (46 if code == "contradiction" else parts[argument])


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        ({"min_gap_days": 0}, "min_gap_days", "out_of_range"),
        ({"min_gap_days": 3_661}, "min_gap_days", "out_of_range"),
        ({"min_gap_days": True}, "min_gap_days", "wrong_type"),
        ({"min_gap_days": 15.0}, "min_gap_days", "wrong_type"),
        ({"meeting_day": 2}, "meeting_day", "wrong_type"),
        ({"meeting_day": "wednesday"}, "meeting_day", "wrong_type"),
        ({"meeting_day": date(2026, 1, 21)}, "meeting_day", "wrong_type"),
    ],
)
def test_what_is_no_first_due_date(parts: dict[str, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        FirstDue(**parts)
    assert (caught.value.argument, caught.value.code) == (argument, code)
