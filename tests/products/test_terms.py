"""The terms of one loan: parts that fit together, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import WEEK
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import Flat
from microloan.products import Calendar, InstallmentRounding, LoanTerms, Repayment
from microloan.testing import terms

GOOD = LoanTerms(
    principal=BDT(20_000),
    disbursed_on=date(2026, 1, 4),
    interest=Flat("15%"),
    repayment=Repayment(installments=46, every=WEEK),
)


@given(terms())
def test_terms_are_values(loan: LoanTerms) -> None:
    assert replace(loan) == loan
    assert hash(replace(loan)) == hash(loan)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_rules_of_rounding_count_minor_units(multiple: int, interest_multiple: int) -> None:
    rounding = InstallmentRounding(
        multiple=Money.from_minor(multiple, BDT), interest_multiple=Money.from_minor(interest_multiple, BDT)
    )
    assert rounding.rules().installment == RoundingRule(multiple, rounding.mode)
    assert rounding.rules().interest == RoundingRule(interest_multiple, rounding.interest_mode)
    assert InstallmentRounding().rules().installment.multiple == 1


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("principal", BDT(0), "out_of_range"),
        ("principal", BDT(-1), "out_of_range"),
        ("principal", Money.from_minor(10**18 + 1, BDT), "out_of_range"),
        ("principal", 20_000, "wrong_type"),
        ("principal", 20_000.0, "wrong_type"),
        ("principal", True, "wrong_type"),
        ("disbursed_on", "2026-01-04", "wrong_type"),
        ("disbursed_on", datetime(2026, 1, 4), "wrong_type"),  # noqa: DTZ001 - a moment, refused
        ("disbursed_on", 739_620, "wrong_type"),
        ("interest", "15%", "wrong_type"),
        ("interest", Flat, "wrong_type"),
        ("interest", None, "wrong_type"),
        ("repayment", WEEK, "wrong_type"),
        ("calendar", None, "wrong_type"),
        ("rounding", BDT(5), "wrong_type"),
    ],
)
def test_what_is_no_part_of_terms(part: str, value: Any, code: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError) as caught:
        replace(GOOD, **{part: value})
    assert (caught.value.argument, caught.value.value, caught.value.code) == (part, value, code)


@pytest.mark.parametrize("first_due", [date(2026, 1, 4), date(2025, 12, 31), date.min])
def test_the_first_due_date_is_after_disbursement(first_due: date) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(GOOD, repayment=replace(GOOD.repayment, first_due=first_due))
    assert str(caught.value) == f"repayment.first_due={first_due} must be after disbursed_on=2026-01-04"


@pytest.mark.parametrize("name", ["multiple", "interest_multiple"])
def test_rounding_is_in_the_currency_of_the_principal(name: str) -> None:
    rounding: dict[str, Any] = {name: INR(5)}
    with pytest.raises(CurrencyMismatch) as caught:
        replace(GOOD, rounding=InstallmentRounding(**rounding))
    assert str(caught.value) == f"rounding.{name}=Rs. 5 must be in BDT, the currency of the principal"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"multiple": BDT(0)}, "out_of_range"),
        ({"multiple": 5}, "out_of_range"),
        ({"interest_multiple": BDT(-1)}, "out_of_range"),
        ({"mode": "up"}, "wrong_type"),
        ({"interest_mode": None}, "wrong_type"),
        ({"residual": "last"}, "wrong_type"),
    ],
)
def test_what_is_no_rounding(parts: dict[str, Any], code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        InstallmentRounding(**parts)
    assert [(caught.value.argument, caught.value.value)] == list(parts.items())
    assert caught.value.code == code


@pytest.mark.parametrize("policy", ["same_day", 31, None])
def test_a_month_end_policy_is_a_named_value(policy: Any) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError, match=r"^month_end=.* must be month_end\.SAME_DAY or END_OF_MONTH$"):
        Calendar(month_end=policy)
