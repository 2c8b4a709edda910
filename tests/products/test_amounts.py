"""The amounts a product offers: what a range lets through, and what makes no range."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products import AmountRange

OFFERED = AmountRange(minimum=BDT(1_000), maximum=BDT(49_000), multiple_of=BDT(1_000))


@given(st.integers(0, 6_000_000).map(lambda minor: minor - minor % 500))
def test_a_range_lets_through_exactly_what_it_says(minor: int) -> None:
    amount = Money.from_minor(minor, BDT)
    offered = 100_000 <= minor <= 4_900_000 and minor % 100_000 == 0
    if offered:
        OFFERED.check("principal", amount)
    else:
        with pytest.raises(MicroloanError):
            OFFERED.check("principal", amount)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_without_a_multiple_every_amount_between_is_offered(least: int, more: int) -> None:
    offered = AmountRange(minimum=Money.from_minor(least, INR), maximum=Money.from_minor(least + more, INR))
    for minor in (least, least + more // 2, least + more):
        offered.check("principal", Money.from_minor(minor, INR))
    for minor in (least - 1, least + more + 1):
        with pytest.raises(MicroloanError, match="must be between"):
            offered.check("principal", Money.from_minor(minor, INR))


@pytest.mark.parametrize(
    ("amount", "message", "code"),
    [
        (BDT(0), "principal=Tk. 0 must be between Tk. 1,000 and Tk. 49,000 (product p)", "out_of_range"),
        (BDT(-1_000), "principal=-Tk. 1,000 must be between Tk. 1,000 and Tk. 49,000 (product p)", "out_of_range"),
        (BDT(50_000), "principal=Tk. 50,000 must be between Tk. 1,000 and Tk. 49,000 (product p)", "out_of_range"),
        (BDT("1000.01"), "principal=Tk. 1,000.01 must be a multiple of Tk. 1,000 (product p)", "not_a_multiple"),
        (INR(20_000), "principal=Rs. 20,000 must be in BDT (product p)", "currency_mismatch"),
        (20_000, "principal=20000 must be Money, such as BDT(20_000)", "wrong_type"),
        (20_000.0, "principal=20000.0 must be Money, such as BDT(20_000)", "wrong_type"),
        (True, "principal=True must be Money, such as BDT(20_000)", "wrong_type"),
        ("BDT 20000", "principal='BDT 20000' must be Money, such as BDT(20_000)", "wrong_type"),
    ],
)
def test_what_a_range_refuses(amount: Any, message: str, code: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        OFFERED.check("principal", amount, "(product p)")
    assert (str(caught.value), caught.value.code) == (message, code)


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        ({"minimum": BDT(2), "maximum": BDT(1)}, "maximum", "contradiction"),
        ({"minimum": BDT(0), "maximum": BDT(1)}, "minimum", "out_of_range"),
        ({"minimum": BDT(-1), "maximum": BDT(1)}, "minimum", "out_of_range"),
        ({"minimum": 1, "maximum": BDT(1)}, "minimum", "out_of_range"),
        ({"minimum": BDT(1), "maximum": 1.5}, "maximum", "out_of_range"),
        ({"minimum": BDT(1), "maximum": INR(2)}, "maximum", "currency_mismatch"),
        ({"minimum": BDT(1), "maximum": BDT(2), "multiple_of": INR(1)}, "multiple_of", "currency_mismatch"),
        ({"minimum": BDT(1), "maximum": BDT(2), "multiple_of": BDT(0)}, "multiple_of", "out_of_range"),
        ({"minimum": BDT(1), "maximum": BDT(4), "multiple_of": BDT(2)}, "minimum", "not_a_multiple"),
        ({"minimum": BDT(2), "maximum": BDT(5), "multiple_of": BDT(2)}, "maximum", "not_a_multiple"),
    ],
)
def test_what_makes_no_range(parts: dict[str, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        AmountRange(**parts)
    assert (caught.value.argument, caught.value.code) == (argument, code)
    assert isinstance(caught.value, CurrencyMismatch) == (code == "currency_mismatch")
