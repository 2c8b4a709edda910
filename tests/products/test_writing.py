"""Products and terms to plain data: nothing lossy, and nothing that would not come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, rate_of
from microloan.calendars import broken_period, day_count, holiday_rule, interest_days, month_end
from microloan.currency import Currency
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat, residual, shapes
from microloan.interest.grace import SPREAD, moratorium
from microloan.products import AmountRange, Calendar, InstallmentRounding, preset
from microloan.products.examples import example_terms
from microloan.products.price_records import interest_to_plain

YEN = Currency("JPY", 0)
TAKA_WITHOUT_POISHA = Currency("BDT", 0)


def test_the_terms_of_a_loan_in_full() -> None:
    assert example_terms().to_dict() == {
        "schema": "microloan/terms/1",
        "principal": {"minor": 2_000_000, "currency": "BDT"},
        "disbursed_on": "2026-01-04",
        "interest": {"method": "declining_balance", "rate": "24%", "accrual": "per_period"},
        "repayment": {
            "installments": 46,
            "every": "week",
            "shape": "equal_installments",
            "first_due": {"min_gap_days": 15, "meeting_day": "wednesday"},
        },
        "calendar": {"month_end": "same_day"},
        "rounding": {
            "multiple": {"minor": 500, "currency": "BDT"},
            "mode": "up",
            "interest_mode": "half_up",
            "residual": "last",
        },
    }


@given(st.integers(0, 10**26), st.integers(1, 10**24))
def test_a_rate_is_written_only_if_it_is_read_back_equal(numerator: int, denominator: int) -> None:
    rate = Rate(numerator, denominator)
    try:
        written = interest_to_plain(Flat(rate))["rate"]
    except MicroloanError as error:
        assert (error.argument, error.code) == ("rate", "not_storable")  # noqa: PT017 - either may happen
    else:
        assert rate_of(str(written)) == rate


@pytest.mark.parametrize("text", ["0%", "24%", "23.5375%", "1/3%", "0.000000000000000001%", "999999999999%"])
def test_rates_of_the_trade_and_far_beyond_are_written(text: str) -> None:
    assert interest_to_plain(Flat(text, charged=PER_LOAN)) == {"method": "flat", "rate": text, "charged": "per_loan"}


class Mine:
    """An interest method of one's own, as far as writing looks at it."""

    rate = rate_of("1%")

    def amortization(self) -> None:
        """Do nothing: it is never called here."""


_LOAN = example_terms()
_SHIFTED = interest_days.SHIFT_THEN_COMPUTE


@pytest.mark.parametrize(
    ("part", "value", "argument"),
    [
        ("interest", Mine(), "interest"),
        ("interest", Flat("15%", replace(PER_LOAN, name="per_cycle")), "charged"),
        ("interest", DecliningBalance("24%", replace(day_count.ACTUAL_365, name="mine")), "accrual"),
        ("interest", Flat(Rate(10**20, 1)), "rate"),
        ("repayment", replace(_LOAN.repayment, shape=replace(shapes.EQUAL_PRINCIPAL, name="mine")), "shape"),
        ("calendar", Calendar(month_end=replace(month_end.SAME_DAY, name="mine")), "month_end"),
        ("calendar", Calendar(on_holiday=replace(holiday_rule.LEAVE, definition="mine")), "on_holiday"),
        ("calendar", Calendar(interest_days=replace(_SHIFTED, name="mine")), "interest_days"),
        ("calendar", Calendar(broken_period=replace(broken_period.FRACTION, name="mine")), "broken_period"),
        (
            "repayment",
            replace(_LOAN.repayment, grace=moratorium(3, replace(SPREAD, name="mine"))),
            "repayment.grace.collected",
        ),
        ("rounding", InstallmentRounding(residual=replace(residual.LAST, name="mine")), "residual"),
        ("rounding", InstallmentRounding(mode=replace(rounding.UP, name="mine")), "mode"),
        ("rounding", InstallmentRounding(interest_mode=replace(rounding.UP, name="mine")), "interest_mode"),
    ],
)
def test_a_rule_of_your_own_is_not_written(part: str, value: object, argument: str) -> None:
    own: dict[str, Any] = {part: value}
    with pytest.raises(MicroloanError) as caught:
        replace(_LOAN, **own).to_dict()
    assert (caught.value.argument, caught.value.code) == (argument, "not_storable")
    if part != "repayment":
        with pytest.raises(MicroloanError) as caught:
            replace(preset("jcf-jagoron"), **own).to_dict()
        assert (caught.value.argument, caught.value.code) == (argument, "not_storable")


@pytest.mark.parametrize("currency", [YEN, TAKA_WITHOUT_POISHA])
def test_a_currency_of_your_own_is_not_written(currency: Currency) -> None:
    loan = replace(_LOAN, principal=currency(5_000), rounding=InstallmentRounding())
    offered = AmountRange(minimum=currency(1), maximum=currency(5_000))
    product = replace(preset("jcf-jagoron"), principal=offered, rounding=InstallmentRounding())
    problem = "is in a currency of your own, which records cannot store; they know BDT, INR, NPR, PKR, LKR"
    for write, argument in ((loan.to_dict, "principal"), (product.to_dict, "minimum")):
        with pytest.raises(MicroloanError) as caught:
            write()
        assert (caught.value.argument, caught.value.problem, caught.value.code) == (argument, problem, "not_storable")
