"""How workings write amounts: grouped, in full, and exact as far as they go."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, LKR, Currency
from microloan.interest.working import Pen

CURRENCIES = st.sampled_from([BDT, INR, LKR, Currency("XXX", 0), Currency("YYY", 3)])
MINORS = st.integers(0, 10**15)
PARTS = st.tuples(st.integers(0, 10_000), st.integers(1, 10_000))


@given(CURRENCIES, MINORS, PARTS)
def test_a_share_is_the_exact_part_with_the_groups_of_an_amount(
    currency: Currency, minor: int, part: tuple[int, int]
) -> None:
    pen, exact = Pen(currency), minor * Fraction(*part)
    written = pen.share(minor, part)

    if exact.denominator == 1:
        assert written == pen.amount(exact.numerator)
    else:
        assert written.replace(",", "") == pen.exact(exact.numerator, exact.denominator)
        assert written.partition(".")[0] == pen.amount(exact.numerator // exact.denominator).partition(".")[0]


@pytest.mark.parametrize(
    ("currency", "minor", "part", "written"),
    [
        (BDT, 25_000_000, (123, 125), "2,46,000.00"),
        (BDT, 25_000_001, (1, 2), "1,25,000.005"),
        (INR, 20_000_000, (2, 3), "1,33,333.3333…"),
        (LKR, 20_000_000, (2, 3), "133,333.3333…"),
        (Currency("XXX", 0), 1_000_000, (1, 3), "333,333.33…"),
        (BDT, 1, (1, 3), "0.0033…"),
    ],
)
def test_shares_of_amounts(currency: Currency, minor: int, part: tuple[int, int], written: str) -> None:
    assert Pen(currency).share(minor, part) == written
