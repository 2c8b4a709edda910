"""A product: the loans it offers, and what it refuses in the words of the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import FRIDAY, MONTH, WEDNESDAY, WEEK, DayOfMonth, Weekday
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import Flat
from microloan.products import (
    AmountRange,
    FirstDue,
    InstallmentRounding,
    LoanProduct,
    RepaymentOffer,
    Rhythm,
    preset,
)
from microloan.products.planning import principal_owed
from microloan.schedules import amortize
from microloan.testing import products, terms_of

JAGORON = preset("jcf-jagoron")
DAY = date(2026, 1, 4)
CHOICE = replace(
    JAGORON,
    repayment=RepaymentOffer(
        rhythms=(Rhythm(WEEK, (23, 46)), Rhythm(MONTH, (12,))), first_due=FirstDue(min_gap_days=15)
    ),
)
WITHOUT_GRACE = replace(JAGORON, repayment=RepaymentOffer(rhythms=(Rhythm(MONTH, (12,)),)))


@given(products(), st.data())
def test_terms_hold_what_was_chosen_and_what_the_product_fixes(product: LoanProduct, data: st.DataObject) -> None:
    loan = data.draw(terms_of(product))
    offered = product.repayment
    assert product.principal.minimum <= loan.lent <= product.principal.maximum
    assert loan.repayment.every in [rhythm.every for rhythm in offered.rhythms]
    assert (loan.interest, loan.calendar, loan.rounding) == (product.interest, product.calendar, product.rounding)
    assert (loan.repayment.shape, loan.repayment.term_years) == (offered.shape, offered.term_years)
    first_due, chosen = loan.repayment.first_due, None
    if offered.first_due is not None:
        assert isinstance(first_due, FirstDue)
        assert first_due.min_gap_days == offered.first_due.min_gap_days
        chosen = first_due.meeting_day
    again = product.terms(
        principal=loan.lent,
        disbursed_on=loan.disbursed_on,
        installments=loan.repayment.installments,
        every=loan.repayment.every,
        first_due=chosen,
        grace=loan.repayment.grace,
    )
    assert again == loan


@given(products(most_installments=40), st.data())
def test_every_loan_of_a_product_has_a_schedule(product: LoanProduct, data: st.DataObject) -> None:
    schedule = amortize(data.draw(terms_of(product)))
    assert schedule.total_principal.minor == principal_owed(schedule.terms)


@given(st.integers(-40, 40))
def test_a_given_first_due_date_lies_after_the_days_of_grace(days: int) -> None:
    first_due = DAY + timedelta(days=days)
    if days >= 15:
        terms = JAGORON.terms(principal=BDT(20_000), disbursed_on=DAY, first_due=first_due)
        assert amortize(terms).installment(1).due_on == first_due
    else:
        with pytest.raises(MicroloanError) as caught:
            JAGORON.terms(principal=BDT(20_000), disbursed_on=DAY, first_due=first_due)
        assert str(caught.value) == (
            f"first_due={first_due} must be at least 15 days after disbursed_on=2026-01-04 (product jcf-jagoron)"
        )


def test_without_days_of_grace_the_first_due_date_is_after_disbursement() -> None:
    terms = WITHOUT_GRACE.terms(principal=BDT(20_000), disbursed_on=DAY, first_due=date(2026, 1, 5))
    assert terms.repayment.first_due == date(2026, 1, 5)
    with pytest.raises(MicroloanError, match="must be at least 1 day after disbursed_on=2026-01-04"):
        WITHOUT_GRACE.terms(principal=BDT(20_000), disbursed_on=DAY, first_due=DAY)


def test_a_single_rhythm_and_count_need_no_choosing() -> None:
    assert JAGORON.terms(principal=BDT(1_000), disbursed_on=DAY).repayment.installments == 46
    assert CHOICE.terms(principal=BDT(1_000), disbursed_on=DAY, every=MONTH).repayment.installments == 12


def test_a_meeting_day_takes_the_place_of_the_products_own() -> None:
    own = replace(JAGORON.repayment, first_due=FirstDue(min_gap_days=15, meeting_day=FRIDAY))
    product = replace(JAGORON, repayment=own)
    assert product.terms(principal=BDT(1_000), disbursed_on=DAY).repayment.first_due == own.first_due
    terms = product.terms(principal=BDT(1_000), disbursed_on=DAY, first_due=WEDNESDAY)
    assert terms.repayment.first_due == FirstDue(min_gap_days=15, meeting_day=WEDNESDAY)


@given(st.integers(1, 60), st.none() | st.sampled_from(Weekday))
def test_other_days_of_grace_are_no_fewer_than_the_products_own(days: int, meeting_day: Weekday | None) -> None:
    chosen = FirstDue(min_gap_days=days, meeting_day=meeting_day)
    assert WITHOUT_GRACE.terms(principal=BDT(1_000), disbursed_on=DAY, first_due=chosen).repayment.first_due == chosen
    if days >= 15:
        assert JAGORON.terms(principal=BDT(1_000), disbursed_on=DAY, first_due=chosen).repayment.first_due == chosen
    else:
        with pytest.raises(MicroloanError, match=r"^first_due=.* must be at least 15 days after disbursed_on="):
            JAGORON.terms(principal=BDT(1_000), disbursed_on=DAY, first_due=chosen)


REFUSED: list[tuple[LoanProduct, dict[str, Any], str, str]] = [
    (
        JAGORON,
        {"principal": BDT(0)},
        "principal=Tk. 0 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)",
        "out_of_range",
    ),
    (
        JAGORON,
        {"principal": BDT(50_000)},
        "principal=Tk. 50,000 must be between Tk. 1,000 and Tk. 49,000 (product jcf-jagoron)",
        "out_of_range",
    ),
    (
        JAGORON,
        {"principal": BDT(10**30)},
        (
            "principal=Tk. 10,00,00,00,00,00,00,00,00,00,00,00,00,00,000 must be between Tk. 1,000 and Tk. 49,000 "
            "(product jcf-jagoron)"
        ),
        "out_of_range",
    ),
    (
        JAGORON,
        {"principal": BDT(20_500)},
        "principal=Tk. 20,500 must be a multiple of Tk. 1,000 (product jcf-jagoron)",
        "not_a_multiple",
    ),
    (
        JAGORON,
        {"principal": INR(20_000)},
        "principal=Rs. 20,000 must be in BDT (product jcf-jagoron)",
        "currency_mismatch",
    ),
    (JAGORON, {"principal": 20_000.0}, "principal=20000.0 must be Money, such as BDT(20_000)", "wrong_type"),
    (JAGORON, {"principal": True}, "principal=True must be Money, such as BDT(20_000)", "wrong_type"),
    (
        JAGORON,
        {"disbursed_on": "2026-01-04"},
        "disbursed_on='2026-01-04' must be a date, such as date(2026, 1, 4)",
        "wrong_type",
    ),
    (
        JAGORON,
        {"disbursed_on": datetime(2026, 1, 4)},  # noqa: DTZ001 - a moment, refused
        "disbursed_on=2026-01-04 00:00:00 must be a date, such as date(2026, 1, 4)",
        "wrong_type",
    ),
    (
        JAGORON,
        {"disbursed_on": None, "first_due": date(2026, 2, 6)},
        "disbursed_on=None must be a date, such as date(2026, 1, 4)",
        "wrong_type",
    ),
    (JAGORON, {"installments": 12}, "installments=12 must be 46 (product jcf-jagoron)", "not_offered"),
    (JAGORON, {"installments": 46.0}, "installments=46.0 must be 46 (product jcf-jagoron)", "not_offered"),
    (JAGORON, {"every": MONTH}, "every=month must be week (product jcf-jagoron)", "not_offered"),
    (JAGORON, {"every": "week"}, "every='week' must be a frequency such as WEEK or months(3)", "wrong_type"),
    (CHOICE, {}, "every=None must be week or month (product jcf-jagoron)", "not_offered"),
    (CHOICE, {"every": WEEK}, "installments=None must be 23 or 46 (product jcf-jagoron)", "not_offered"),
    (CHOICE, {"every": MONTH, "installments": 46}, "installments=46 must be 12 (product jcf-jagoron)", "not_offered"),
    (
        JAGORON,
        {"first_due": "wednesday"},
        (
            "first_due='wednesday' must be a meeting day such as WEDNESDAY or DayOfMonth(22), "
            "FirstDue(min_gap_days=15) or a date(2026, 1, 21)"
        ),
        "wrong_type",
    ),
    (
        JAGORON,
        {"first_due": DayOfMonth(5)},
        (
            "first_due=DayOfMonth(number=5) is a day of each month, which every=week does not keep; "
            "use a weekday, or a rhythm of months"
        ),
        "contradiction",
    ),
    (
        WITHOUT_GRACE,
        {"first_due": DayOfMonth(5)},
        (
            "first_due=DayOfMonth(number=5) has no days of grace to count from (product jcf-jagoron); "
            "give FirstDue(min_gap_days=15, meeting_day=…) or a date"
        ),
        "not_offered",
    ),
    (
        JAGORON,
        {"first_due": FirstDue(min_gap_days=15, meeting_day=DayOfMonth(5))},
        (
            "first_due.meeting_day=DayOfMonth(number=5) is a day of each month, which every=week does not keep; "
            "use a weekday, or a rhythm of months"
        ),
        "contradiction",
    ),
    (
        JAGORON,
        {"first_due": 15},
        (
            "first_due=15 must be a meeting day such as WEDNESDAY or DayOfMonth(22), FirstDue(min_gap_days=15) "
            "or a date(2026, 1, 21)"
        ),
        "wrong_type",
    ),
    (
        JAGORON,
        {"first_due": datetime(2026, 2, 6)},  # noqa: DTZ001 - a moment, refused
        (
            "first_due=2026-02-06 00:00:00 must be a meeting day such as WEDNESDAY or DayOfMonth(22), "
            "FirstDue(min_gap_days=15) or a date(2026, 1, 21)"
        ),
        "wrong_type",
    ),
    (
        JAGORON,
        {"first_due": date(2026, 1, 18)},
        "first_due=2026-01-18 must be at least 15 days after disbursed_on=2026-01-04 (product jcf-jagoron)",
        "not_offered",
    ),
]


@pytest.mark.parametrize(("product", "asked", "message", "code"), REFUSED)
def test_what_is_not_offered(product: LoanProduct, asked: dict[str, Any], message: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        product.terms(**{"principal": BDT(20_000), "disbursed_on": DAY, **asked})
    assert (str(caught.value), caught.value.code) == (message, code)


@pytest.mark.parametrize("disbursed_on", [date(9999, 12, 31), date(9999, 12, 1), date(9999, 3, 1)])
def test_a_loan_past_the_calendar_is_refused(disbursed_on: date) -> None:
    terms = JAGORON.terms(principal=BDT(20_000), disbursed_on=disbursed_on)
    with pytest.raises(MicroloanError, match="past 9999-12-31, the last day of the calendar"):
        amortize(terms)


@pytest.mark.parametrize(
    ("parts", "argument", "code"),
    [
        ({"about": "jcf-jagoron"}, "about", "wrong_type"),
        ({"principal": BDT(20_000)}, "principal", "wrong_type"),
        ({"interest": "25%"}, "interest", "wrong_type"),
        ({"interest": Flat}, "interest", "wrong_type"),
        ({"repayment": Rhythm(WEEK, (46,))}, "repayment", "wrong_type"),
        ({"calendar": None}, "calendar", "wrong_type"),
        ({"rounding": BDT(5)}, "rounding", "wrong_type"),
        ({"rounding": InstallmentRounding(multiple=INR(5))}, "rounding.multiple", "currency_mismatch"),
        (
            {"principal": AmountRange(minimum=BDT(1), maximum=Money.from_minor(10**18 + 1, BDT))},
            "principal.maximum",
            "out_of_range",
        ),
    ],
)
def test_what_is_no_product(parts: dict[str, Any], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        replace(JAGORON, **parts)
    assert (caught.value.argument, caught.value.code) == (argument, code)
    assert isinstance(caught.value, CurrencyMismatch) == (code == "currency_mismatch")


def test_a_product_is_a_value() -> None:
    assert replace(JAGORON) == JAGORON
    assert hash(replace(JAGORON)) == hash(JAGORON)
