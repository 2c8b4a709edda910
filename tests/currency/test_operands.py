"""An error says what was given and what would be right, in one sentence."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from microloan.arithmetic.rates import percent
from microloan.currency import BDT, INR
from microloan.currency import operands as said


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (said.mismatch(INR("-5.50"), BDT), "other=-Rs. 5.50 is in INR, not BDT; convert it first"),
        (said.not_money(500, BDT), "other=500 is a bare number; write BDT(500)"),
        (said.not_money(Decimal("0.5"), BDT), 'other=0.5 is a bare number; write BDT("0.5")'),
        (said.not_money("500", BDT), "other='500' is not money; write BDT('500')"),
        (said.not_money(0.5, BDT), 'other=0.5 is a float, not money; write BDT("...") with the exact amount'),
        (said.not_money(np.int64(5), BDT), "other=5 is a bare number; write BDT(int(...))"),
        (said.not_money(True, BDT), "other=True must be money in BDT; this is a bool"),
        (said.not_money(None, BDT), "other=None must be money in BDT; this is a NoneType"),
        (said.not_a_factor(1.5), "factor=1.5 must be a whole number; use times(rate, rounding=...) for a rate"),
        (said.not_a_factor(percent(24)), "factor=24% must be a whole number; use times(rate, rounding=...) for a rate"),
        (said.not_a_factor(np.int64(5)), "factor=5 must be a whole number; this is a int64, write int(...)"),
    ],
)
def test_sentences(error: Exception, sentence: str) -> None:
    assert str(error) == sentence


def test_a_huge_number_is_not_printed() -> None:
    assert str(said.not_money(10**5_000, BDT)).startswith("other=an integer of 16610 bits is a bare number")


def test_weights_may_be_any_iterable_of_whole_numbers() -> None:
    assert said.whole_weights(range(3)) == said.whole_weights(iter([0, 1, 2])) == (0, 1, 2)
