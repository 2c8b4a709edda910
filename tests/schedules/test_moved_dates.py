"""What a schedule says of dates that a holiday has moved, and what its terms refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from microloan.calendars import (
    DAY,
    ESTIMATED,
    MONTH,
    WEEK,
    Holiday,
    HolidayList,
    HolidayRule,
    NotCovered,
    Weekday,
    Weekend,
    broken_period,
    day_count,
    holiday_rule,
    interest_days,
    weekend,
)
from microloan.currency import BDT, INR
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat
from microloan.products import Calendar, LoanTerms, Repayment
from microloan.schedules import amortize

EID = Holiday(date(2024, 4, 10), "Eid al-Fitr", "notice of the branch", ESTIMATED)
YEAR = HolidayList(
    code="BD", name="Bangladesh", first=date(2024, 1, 1), last=date(2024, 12, 31), source="ours", holidays=(EID,)
)


def over_eid(rule: HolidayRule, **parts: object) -> LoanTerms:
    """Return the loan of 46 Wednesdays from 24 January 2024, with Eid on the twelfth."""
    loan = LoanTerms(
        principal=BDT(10_000),
        disbursed_on=date(2024, 1, 3),
        interest=Flat("15%", PER_LOAN),
        repayment=Repayment(installments=46, every=WEEK, first_due=date(2024, 1, 24)),
        calendar=Calendar(weekend=weekend.FRIDAY_SATURDAY, holidays=YEAR, on_holiday=rule),
    )
    return replace(loan, **parts)  # type: ignore[arg-type]


def test_a_merged_row_shows_both_amounts_and_the_numbers_it_carries() -> None:
    schedule = amortize(over_eid(holiday_rule.MERGE_INTO_NEXT))
    row = schedule.rows[11]
    assert (row.numbers, row.due_on, row.total, row.to_collect) == ((12, 13), date(2024, 4, 17), BDT(500), BDT(500))
    assert [one.total for one in row.installments] == [BDT(250), BDT(250)]
    assert (row.principal, row.interest, row.fee, row.savings) == (BDT("434.78"), BDT("65.22"), BDT(0), BDT(0))
    assert row.outstanding_principal == schedule.installment(13).outstanding_principal
    assert (len(schedule), len(schedule.rows), schedule.rows[-1].due_on) == (46, 45, date(2024, 12, 4))
    table = schedule.to_table()
    assert table.rows[11][:2] == ("12, 13", "2024-04-17")
    assert len(table.rows) == 45
    assert table.notes == (
        "12 and 13 fall due together on 2024-04-17, not on 2024-04-10 (Eid al-Fitr, estimated): 250.00 + 250.00",
    )


def test_a_loan_that_ends_later_says_so() -> None:
    schedule = amortize(over_eid(holiday_rule.SKIP_AND_EXTEND))
    assert schedule.to_table().notes == (
        "12 is due on 2024-04-17, moved from 2024-04-10 (Eid al-Fitr, estimated)",
        "The last installment is due 7 days later than nominal.",
    )
    assert schedule.rows[-1].due_on == date(2024, 12, 11)


@pytest.mark.parametrize(
    ("rule", "due_on", "working"),
    [
        (holiday_rule.NEXT_WORKING_DAY, "2024-04-11", "moves to the next working day"),
        (holiday_rule.MERGE_INTO_NEXT, "2024-04-17", "is paid together with the next one"),
        (holiday_rule.NEXT_MEETING_DAY, "2024-04-17", "moves by whole weeks to the next such weekday that is worked"),
    ],
)
def test_an_explanation_starts_with_the_moved_date(rule: HolidayRule, due_on: str, working: str) -> None:
    schedule = amortize(over_eid(rule))
    step = schedule.installment(12).explain()["due on"]
    reason = "2024-04-10 (Eid al-Fitr, estimated) is not worked, and the installment"
    assert (step.working, step.result) == (f"{reason} {working}", due_on)
    assert schedule.installment(12).nominal_due_on == date(2024, 4, 10)
    assert "due on" not in str(schedule.installment(11).explain())


def test_a_date_after_a_skipped_one_says_why_it_moved() -> None:
    thirteenth = amortize(over_eid(holiday_rule.SKIP_AND_EXTEND)).installment(13)
    assert thirteenth.explain()["due on"].working == "2024-04-17, after an earlier one has moved"
    assert (thirteenth.nominal_due_on, thirteenth.due_on) == (date(2024, 4, 17), date(2024, 4, 24))


def test_a_weekend_is_a_reason_too() -> None:
    off_on_wednesdays = Calendar(weekend=Weekend((Weekday.WEDNESDAY,)), on_holiday=holiday_rule.PREVIOUS_WORKING_DAY)
    schedule = amortize(over_eid(holiday_rule.LEAVE, calendar=off_on_wednesdays))
    assert schedule.to_table().notes[0] == "1 is due on 2024-01-23, moved from 2024-01-24 (Wednesday)"
    assert schedule.to_table().notes[-2:] == (
        "… and 34 more rows with moved dates",
        "The last installment is due 1 day earlier than nominal.",
    )


def test_without_a_rule_nothing_moves() -> None:
    left = amortize(over_eid(holiday_rule.LEAVE))
    assert left.installment(12).due_on == date(2024, 4, 10) == left.installment(12).nominal_due_on
    assert left.to_table().notes == ()


def test_a_list_that_does_not_cover_the_term_is_refused_when_the_terms_are_built() -> None:
    with pytest.raises(NotCovered, match="holidays for BD cover 2024, asked for 2025-01-"):
        replace(
            over_eid(holiday_rule.MERGE_INTO_NEXT), disbursed_on=date(2024, 2, 28), repayment=weekly(date(2024, 3, 6))
        )


def weekly(first_due: date) -> Repayment:
    return Repayment(installments=46, every=WEEK, first_due=first_due)


def monthly(**parts: object) -> LoanTerms:
    """Return Rs 12,000 at 24%, paid out on 5 January 2025 and first due on 20 February."""
    calendar = {name: parts.pop(name) for name in ("broken_period", "interest_days") if name in parts}
    repayment = {"installments": 6, "every": MONTH, "first_due": date(2025, 2, 20)}
    repayment |= {name: parts.pop(name) for name in ("last_due",) if name in parts}
    loan = LoanTerms(
        principal=INR(12_000),
        disbursed_on=date(2025, 1, 5),
        interest=DecliningBalance("24%"),
        repayment=Repayment(**repayment),  # type: ignore[arg-type]
        calendar=Calendar(**calendar),  # type: ignore[arg-type]
    )
    return replace(loan, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "accrual", "interest"),
    [
        (broken_period.AS_ACCRUED, None, "240.00"),
        (broken_period.AS_ACCRUED, day_count.ACTUAL_365, "362.96"),
        (broken_period.FULL_PERIOD, None, "240.00"),
        (broken_period.FULL_PERIOD, day_count.ACTUAL_365, "244.60"),
        (broken_period.ACTUAL_DAYS, None, "362.96"),
        (broken_period.ACTUAL_DAYS, day_count.ACTUAL_365, "362.96"),
        (broken_period.FRACTION, None, "356.13"),
    ],
)
def test_a_broken_first_period(
    rule: broken_period.BrokenPeriodRule, accrual: day_count.DayCount | None, interest: str
) -> None:
    """Apache Fineract's figures for the same loan, and 46/31 of a month where it goes by a fraction."""
    method = DecliningBalance("24%") if accrual is None else DecliningBalance("24%", accrual)
    schedule = amortize(monthly(broken_period=rule, interest=method))
    assert schedule.installment(1).interest == INR(interest)
    assert schedule.installment(2).interest < schedule.installment(1).interest


def test_a_fixed_last_date_makes_the_last_period_short_or_long() -> None:
    by_the_day = DecliningBalance("24%", day_count.ACTUAL_365)
    short = amortize(monthly(last_due=date(2025, 7, 1), interest=by_the_day))
    long = amortize(monthly(last_due=date(2025, 8, 5), interest=by_the_day))
    whole = amortize(monthly(interest=by_the_day))
    dates = [[row.due_on for row in schedule] for schedule in (short, long, whole)]
    assert dates[0][:5] == dates[1][:5] == dates[2][:5]
    assert [one[5] for one in dates] == [date(2025, 7, 1), date(2025, 8, 5), date(2025, 7, 20)]
    last = [schedule.installment(6).interest for schedule in (short, whole, long)]
    assert last == sorted(last)
    assert len({schedule.total_principal for schedule in (short, whole, long)}) == 1


def test_a_last_date_before_the_installment_before_it_is_refused() -> None:
    with pytest.raises(MicroloanError, match="must be after the regular date of installment 5, 2025-06-20") as caught:
        monthly(last_due=date(2025, 6, 20))
    assert caught.value.argument == "repayment.last_due"


@pytest.mark.parametrize(
    ("convention", "days"),
    [(interest_days.COMPUTE_THEN_SHIFT, (7, 7)), (interest_days.SHIFT_THEN_COMPUTE, (8, 6))],
)
def test_interest_counts_to_the_nominal_or_to_the_moved_date(
    convention: interest_days.InterestDays, days: tuple[int, int]
) -> None:
    """Eid moves the twelfth from Wednesday to Thursday: it bears interest for 7 or for 8 days, the next for 7 or 6."""
    calendar = Calendar(holidays=YEAR, on_holiday=holiday_rule.NEXT_WORKING_DAY, interest_days=convention)
    dated = DecliningBalance("24%", day_count.ACTUAL_365)
    schedule = amortize(over_eid(holiday_rule.LEAVE, calendar=calendar, interest=dated))
    rows = [schedule.installment(number) for number in (12, 13)]
    for row, counted in zip(rows, days, strict=True):
        opening = (row.outstanding_principal + row.principal).minor
        assert row.interest.minor == (opening * 24 * counted * 2 + 36_500) // 73_000


def test_a_last_period_that_merging_leaves_no_day_bears_no_interest() -> None:
    calendar = Calendar(
        weekend=weekend.FRIDAY,
        on_holiday=holiday_rule.MERGE_INTO_NEXT,
        interest_days=interest_days.SHIFT_THEN_COMPUTE,
        broken_period=broken_period.FULL_PERIOD,
    )
    daily = Repayment(installments=7, every=DAY, last_due=date(2000, 1, 9))
    schedule = amortize(
        over_eid(
            holiday_rule.LEAVE,
            disbursed_on=date(2000, 1, 1),
            repayment=daily,
            calendar=calendar,
            interest=DecliningBalance("24%", day_count.ACTUAL_365),
        )
    )
    assert schedule.installment(7).interest == BDT(0)
    assert schedule.total_principal == BDT(10_000)
