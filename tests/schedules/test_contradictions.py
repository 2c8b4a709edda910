"""Contracts that once slipped through: each is refused by name, or comes out as it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import microloan as ml
from microloan.calendars.holiday_rule import HolidayRule
from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError

DAY = date(2026, 2, 5)
DOWN = ml.InstallmentRounding(multiple=BDT(500), mode=ml.rounding.DOWN)
RULES = ml.holiday_rule


def terms(**parts: object) -> ml.LoanTerms:
    """Return Tk 10,000 at 24% over six months, but for the parts given."""
    plain: dict[str, Any] = {
        "principal": BDT(10_000),
        "disbursed_on": DAY,
        "interest": ml.DecliningBalance("24%"),
        "repayment": monthly(6),
    }
    return ml.LoanTerms(**{**plain, **parts})


def monthly(count: int, **parts: object) -> ml.Repayment:
    return ml.Repayment(installments=count, every=ml.MONTH, **parts)  # type: ignore[arg-type]


LATER = BDT(4_000)


def in_two(day: date, later: Money = LATER) -> ml.Disbursements:
    return ml.Disbursements(BDT(10_000), tranches=(ml.Tranche(later, on=day),))


def off(rule: HolidayRule, *days: date) -> ml.Calendar:
    holidays = ml.HolidayList(
        code="BD",
        name="Bangladesh",
        first=date(2026, 1, 1),
        last=date(2028, 12, 31),
        source="ours",
        holidays=tuple(ml.Holiday(day, "holiday", "ours") for day in days),
    )
    return ml.Calendar(holidays=holidays, on_holiday=rule)


BY_DAYS = ml.DecliningBalance("24%", ml.day_count.ACTUAL_365)
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "multiple beside a balloon",
        {"interest": ml.Flat("12%"), "rounding": DOWN, "repayment": monthly(10, shape=ml.shape.balloon("99%"))},
        "rounding.multiple",
    ),
    (
        "multiple beside small first steps",
        {"interest": ml.Flat("12%"), "rounding": DOWN, "repayment": monthly(10, shape=ml.shape.step_up("50%", 1))},
        "rounding.multiple",
    ),
    (
        "multiple beside a small share",
        {"rounding": DOWN, "repayment": monthly(10, shape=ml.shape.principal_share("2%"))},
        "rounding.multiple",
    ),
    (
        "multiple beside a down payment",
        {"rounding": DOWN, "principal": ml.Disbursements(BDT(10_000), down_payment="90%")},
        "rounding.multiple",
    ),
    (
        "multiple beside a small first part",
        {"rounding": DOWN, "interest": ml.Flat("24%"), "principal": in_two(date(2026, 6, 20), BDT(9_000))},
        "rounding.multiple",
    ),
    (
        "a fixed last date that the rule moves",
        {
            "repayment": ml.Repayment(installments=4, every=ml.WEEK, last_due=date(2026, 6, 1)),
            "calendar": off(RULES.SKIP_AND_EXTEND, date(2026, 2, 12)),
        },
        "calendar.on_holiday",
    ),
    (
        "two dates for one installment",
        {"repayment": monthly(1, first_due=date(2026, 4, 1), last_due=date(2026, 3, 1))},
        "repayment.last_due",
    ),
    (
        "a part after interest has stopped counting",
        {"principal": in_two(date(2026, 8, 10)), "calendar": off(RULES.SKIP_AND_EXTEND, date(2026, 3, 5))},
        "principal.tranches[0]",
    ),
    (
        "a part on the nominal last date",
        {"principal": in_two(date(2026, 8, 5)), "calendar": off(RULES.NEXT_WORKING_DAY, date(2026, 8, 5))},
        "principal.tranches[0]",
    ),
    (
        "interest from a day that no interest counts from",
        {"principal": ml.Disbursements(BDT(10_000), interest_from=date(2026, 3, 1))},
        "principal.interest_from",
    ),
    (
        "interest from after the period it counts for",
        {
            "principal": ml.Disbursements(BDT(10_000), interest_from=date(2026, 3, 6)),
            "interest": BY_DAYS,
            "calendar": off(RULES.NEXT_WORKING_DAY, date(2026, 3, 5), date(2026, 3, 6)),
        },
        "principal.interest_from",
    ),
]


@pytest.mark.parametrize(("parts", "argument"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_contradicts_itself_is_refused_when_the_terms_are_built(parts: dict[str, Any], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        terms(**parts)
    assert (caught.value.argument, caught.value.code) == (argument, "contradiction")


@pytest.mark.parametrize("part", ["tranches", "down_payment"])
def test_a_share_that_rounds_to_nothing_is_refused(part: str) -> None:
    share: dict[str, Any] = {"tranches": (ml.Tranche("1%", after_days=60),), "down_payment": "1%"}
    with pytest.raises(MicroloanError, match=f"^{part}=1% of amount=Tk. 0.42 rounds to nothing"):
        ml.Disbursements(BDT("0.42"), **{part: share[part]})


def test_a_part_past_the_calendar_is_refused() -> None:
    late = ml.Disbursements(INR(100), tranches=(ml.Tranche("10%", after_days=3_650),))
    with pytest.raises(MicroloanError, match=r"^after_days=3650 days after 9999-01-01 lie past 9999-12-31"):
        terms(principal=late, disbursed_on=date(9999, 1, 1), repayment=monthly(1))


def test_nothing_is_due_before_it_is_paid_out() -> None:
    calendar = off(RULES.PREVIOUS_WORKING_DAY, date(2026, 3, 4), date(2026, 3, 5))
    schedule = ml.amortize(
        terms(principal=in_two(date(2026, 3, 4), BDT(9_000)), repayment=monthly(2), calendar=calendar)
    )
    first, second = schedule
    assert (first.due_on, first.total, first.outstanding_principal) == (date(2026, 3, 3), BDT("515.05"), BDT("504.95"))
    # 9,504.95 for a month, and 9,000 for the day before it: 24% / 12 × (9,504.95 + 9,000 / 31)
    assert second.interest == BDT("195.91")


def test_two_parts_within_one_period_are_explained_together() -> None:
    parts = tuple(ml.Tranche(BDT(5_000), on=date(2026, 2, day)) for day in (10, 20))
    schedule = ml.amortize(terms(principal=ml.Disbursements(BDT(30_000), tranches=parts)))
    step = schedule.installment(1).explain()["paid out"]
    assert (step.working, step.result) == ("5,000.00 + 5,000.00 that installments 1 to 6 bear", "10,000.00")


def test_a_flat_loan_of_equal_principal_ends_with_its_principal() -> None:
    rounding = ml.InstallmentRounding(multiple=BDT(50), mode=ml.rounding.UP)
    repayment = ml.Repayment(installments=46, every=ml.WEEK, shape=ml.shape.EQUAL_PRINCIPAL)
    flat = terms(principal=BDT(5_000), interest=ml.Flat("12%", ml.PER_LOAN), rounding=rounding, repayment=repayment)
    schedule = ml.amortize(flat)
    assert (len(schedule), schedule.finishes_early, schedule.total_interest) == (34, 12, BDT(600))
    assert schedule.installment(1).interest == BDT("17.65")
    assert schedule.installment(1).explain()["interest"].working.startswith("600.00 ÷ 34 = 17.6470")
    assert schedule.installment(34).outstanding_principal == BDT(0)


def test_a_flat_loan_ends_with_its_principal_whatever_its_shape() -> None:
    parts = ml.shape.given_principal(BDT(6_000), BDT(4_000), BDT(0))
    schedule = ml.amortize(terms(interest=ml.Flat("12%", ml.PER_LOAN), repayment=monthly(3, shape=parts)))
    assert [str(row.total) for row in schedule] == ["Tk. 6,600", "Tk. 4,600"]


def test_a_column_of_down_payments_never_wraps() -> None:
    offered = ml.AmountRange(minimum=BDT(1_000), maximum=BDT(30_000_000), down_payment=ml.percent("33.33333333"))
    product = replace(ml.preset("jcf-agrosor"), principal=offered)
    book = ml.LoanBook.from_columns(
        product, principal=[3_000_000_000], disbursed_on=date(2026, 1, 5), installments=12, every=ml.MONTH
    )
    schedules = book.schedules()
    assert schedules.net_disbursed.tolist() == [2_000_000_000]
    assert schedules.schedule(0) == book.schedule(0)


def test_a_product_whose_fees_take_what_a_down_payment_leaves_is_refused() -> None:
    offered = ml.AmountRange(minimum=BDT(1_000), maximum=BDT(30_000), down_payment=ml.percent(75))
    fee = ml.Fee("fee", "30%", when=ml.fee_when.WITHHELD)
    with pytest.raises(MicroloanError, match=r"^charges=Tk\. 300 withheld leaves nothing of the first part, Tk\. 250"):
        replace(ml.preset("jcf-agrosor"), principal=offered, charges=(fee,))


def test_the_taxes_of_two_fees_are_told_apart_whatever_their_names() -> None:
    fees = (
        ml.Fee("a", BDT(10), when=ml.fee_when.at_installment(1), tax=ml.FeeTax("T on b", "10%")),
        ml.Fee("b on a", BDT(10), when=ml.fee_when.at_installment(1), tax=ml.FeeTax("T", "10%")),
    )
    labels = [step.label for step in ml.amortize(terms(charges=fees)).installment(1).explain().steps]
    assert {"tax: 'T on b' on 'a'", "tax: 'T' on 'b on a'"} <= set(labels)


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        (
            {
                "repayment": monthly(7, shape=ml.shape.EQUAL_PRINCIPAL),
                "rounding": ml.InstallmentRounding(residual=ml.residual.FIRST),
            },
            1,
        ),
        ({"repayment": monthly(8, shape=ml.shape.INTEREST_ONLY, grace=ml.Grace(interest_free_periods=1))}, 8),
    ],
)
def test_a_row_that_takes_the_residual_of_a_flat_charge_says_so(parts: dict[str, Any], number: int) -> None:
    step = ml.amortize(terms(interest=ml.Flat("10%"), **parts)).installment(number).explain()["interest"]
    assert step.working == "583.33 ÷ 7 for the others; this one takes what they leave"
    assert step.result == "83.35"


def test_a_given_installment_that_ends_a_loan_early_is_not_put_down_to_rounding() -> None:
    schedule = ml.amortize(terms(repayment=monthly(6, shape=ml.shape.given_installment(BDT(3_000)))))
    assert (
        schedule.to_table().notes[-1] == "The given installment repays the loan early: 4 of 6 installments are needed."
    )
