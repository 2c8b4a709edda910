"""A plan's term: its length in years, and the last due date of every loan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from microloan.interest.plan import Term, last_due_day, years_of

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column

COUNTS = st.lists(st.integers(1, 60), min_size=1, max_size=8)
PER_YEAR = st.sampled_from((Fraction(52), Fraction(26), Fraction(13), Fraction(12), Fraction(365, 10)))


def block(counts: list[int], per_year: Fraction, years: Fraction | None) -> Term[Column]:
    return Term(np.array(counts), min(counts), max(counts), per_year, years)


@given(COUNTS, PER_YEAR, st.none() | st.fractions(Fraction(1, 366), 5, max_denominator=366))
def test_a_term_is_as_long_as_stated_or_as_its_installments(
    counts: list[int], per_year: Fraction, years: Fraction | None
) -> None:
    over, under = years_of(block(counts, per_year, years))
    overs, unders = (np.broadcast_to(part, len(counts)).tolist() for part in (over, under))
    expected = [count / per_year if years is None else years for count in counts]
    assert [Fraction(*pair) for pair in zip(overs, unders, strict=True)] == expected
    assert [Fraction(*years_of(Term(count, count, count, per_year, years))) for count in counts] == expected


@given(COUNTS, st.integers(1, 100))
def test_the_last_due_day_is_that_of_each_loans_own_count(counts: list[int], gap_days: int) -> None:
    disbursed = np.arange(len(counts)) * 1_000
    last = last_due_day(block(counts, Fraction(52), None), lambda number: disbursed + gap_days + 7 * number)
    assert last.tolist() == [day + gap_days + 7 * count for day, count in zip(disbursed.tolist(), counts, strict=True)]
