"""Loans that change while they run: laws of every loan, and published figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.calendars import MONTH, QUARTER, broken_period, day_count
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import PER_PERIOD, DecliningBalance, Flat
from microloan.interest.grace import Grace
from microloan.interest.shape_kinds import InstallmentShape
from microloan.interest.working import Pen
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Account, Payment, post
from microloan.ledger import recast as rules
from microloan.ledger.amending import amend, prepay
from microloan.ledger.examples import account_by_days, example_account
from microloan.ledger.remaining import remaining_terms
from microloan.products import Calendar, Disbursements, LoanTerms, Repayment, Tranche
from microloan.schedules import Schedule, amortize
from microloan.schedules.amended import AmendedSchedule
from microloan.testing import allocation_orders, payments, plain_terms, terms

CONTRACTS = terms(most_installments=8) | plain_terms(most_installments=8)


@st.composite
def running(draw: st.DrawFn) -> tuple[Schedule, date]:
    """Draw a loan, and a day on which the rest of it can be said in terms."""
    schedule = amortize(draw(CONTRACTS))
    on = draw(days_before_the_end(schedule))
    assume(rest_of(schedule, on) is not None)
    return schedule, on


def rest_of(schedule: Schedule, on: date) -> LoanTerms | None:
    """Return the terms of the rest, or None where they are refused, for the one reason that there is."""
    try:
        return remaining_terms(schedule, on)
    except MicroloanError as error:
        refused = error
    # A calendar need not cover, or ever work on, what comes of a given last date.
    assert refused.code in {"not_offered", "not_covered", "never_worked"}
    return None


def days_before_the_end(schedule: Schedule) -> st.SearchStrategy[date]:
    first, last = schedule.terms.disbursed_on.toordinal(), schedule.due_days[-1]
    due = [day for day in schedule.due_days if day < last] or [first]
    return (st.sampled_from(due) | st.integers(first, last - 1)).map(date.fromordinal)


def wholes(schedule: Schedule) -> list[int]:
    return [sum(both) for both in zip(schedule.principal_parts, schedule.interest_parts, strict=True)]


def due_until(schedule: Schedule, on: date) -> int:
    return sum(day <= on.toordinal() for day in schedule.due_days)


@given(running())
def test_going_on_as_before_keeps_dates_and_principal(loan: tuple[Schedule, date]) -> None:
    schedule, on = loan
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    kept = due_until(schedule, on)
    assert amended.due_days[:kept] == schedule.due_days[:kept]
    assert amended.total_principal == schedule.total_principal
    if not schedule.terms.repayment.grace.deferred_periods:
        assert amended.due_days == schedule.due_days
        if isinstance(schedule.terms.interest, Flat) and isinstance(schedule.terms.repayment.shape, InstallmentShape):
            # The charge is a part of each installment, and rounding may part the last paisa otherwise.
            assert amended.total_interest == schedule.total_interest
            if schedule.terms.repayment.grace == Grace():
                assert wholes(amended) == wholes(schedule)
        else:
            assert amended.principal_parts == schedule.principal_parts
        if isinstance(schedule.terms.interest, DecliningBalance) and not schedule.terms.calendar.moves:
            assert amended.interest_parts == schedule.interest_parts
    assert amended.principal_parts[:kept] == schedule.principal_parts[:kept]
    whole = kept and schedule.due_days[kept - 1] == on.toordinal() and not schedule.terms.calendar.moves
    if amended.amendment.interest or (whole and isinstance(schedule.terms.interest, DecliningBalance)):
        assert amended.interest_parts[kept] == schedule.interest_parts[kept]
    assert_sound(amended)


def assert_sound(amended: AmendedSchedule) -> None:
    assert min(amended.principal_parts) >= 0
    assert min(amended.interest_parts) >= 0
    moves = amended.terms.calendar.moves
    pairs = zip(amended.due_days, amended.due_days[1:], strict=False)
    assert all(earlier < later or (moves and earlier == later) for earlier, later in pairs)
    pen = Pen(amended.terms.currency)
    for row in amended:
        steps = {step.label: step.result for step in row.explain()}
        whole = {"interest": row.interest, "principal": row.principal}
        added = {word: amount for word, amount in whole.items() if f"{word} in all" in steps}
        for word, amount in added.items():
            assert steps[f"{word} in all"] == pen.amount(amount.minor)
        if not added:
            assert steps["due"] == pen.amount(row.principal.minor + row.interest.minor)


@given(st.data(), running())
def test_amending_twice_is_amending_each_time(data: st.DataObject, loan: tuple[Schedule, date]) -> None:
    schedule, on = loan
    once = amend(schedule, remaining_terms(schedule, on), on, "first")
    again = data.draw(days_before_the_end(once).filter(lambda day: day >= on))
    rest = rest_of(once, again)
    assume(rest is not None)
    assert rest is not None
    twice = amend(once, rest, again, "second")
    assert twice.total_principal == schedule.total_principal
    assert_sound(twice)
    kept = due_until(once, again)
    assert twice.interest_parts[:kept] == once.interest_parts[:kept]


@given(st.data(), running())
def test_what_is_late_stays_as_late_as_it_was(data: st.DataObject, loan: tuple[Schedule, date]) -> None:
    schedule, on = loan
    paid = [replace(one, on=min(one.on, on)) for one in data.draw(st.lists(payments(schedule), max_size=4))]
    order = data.draw(allocation_orders())
    amended = amend(schedule, remaining_terms(schedule, on), on, "nothing changes")
    before, after = (post(one, paid, order).position(on) for one in (schedule, amended))
    assert (after.overdue, after.oldest_unpaid, after.days_past_due) == (
        before.overdue,
        before.oldest_unpaid,
        before.days_past_due,
    )
    if not before.advance.total.minor:
        assert after.outstanding_principal == before.outstanding_principal


def prepaid(account: Account, amount: Money, on: date, recast: rules.Recast) -> AmendedSchedule | None:
    """Return what prepaying gives, or None where too little is left for installments of the loan's rounding."""
    try:
        return prepay(account, amount, on, recast)
    except MicroloanError as error:
        refused = error
    # Or a grace says what the installments cannot do after it, or a fee is due with one that is dropped.
    # Where something is paid in advance, less is left than the installments ask for.
    settles = refused.argument == "amount" and "pays all that is left" in str(refused)
    assert settles or refused.argument in {"rounding.multiple", "repayment.grace", "charges"}
    return None


@given(st.data(), running())
def test_a_part_paid_early_leaves_what_the_later_installments_ask_for(
    data: st.DataObject, loan: tuple[Schedule, date]
) -> None:
    schedule, on = loan
    paid = [replace(one, on=min(one.on, on)) for one in data.draw(st.lists(payments(schedule), max_size=3))]
    order = data.draw(allocation_orders())
    account = post(schedule, paid, order)
    left, currency = remaining_terms(schedule, on).lent.minor, schedule.terms.currency
    assume(left > 1)
    early = data.draw(st.integers(1, left - 1))
    unpaid = account.position(on).unpaid.total.minor
    amount = Money.from_minor(unpaid + early, currency)
    recast = data.draw(st.sampled_from(rules.ALL))
    shape = remaining_terms(schedule, on).repayment.shape
    solved = isinstance(shape, InstallmentShape) and recast is not rules.NEXT_SKIPPED
    if isinstance(schedule.terms.interest, Flat) and not solved:
        # What is refused of a flat loan has a test of its own.
        recast = rules.SMALLER_INSTALLMENTS
    amended = prepaid(account, amount, on, recast)
    if amended is None:
        return
    assert amended.total_principal == schedule.total_principal
    assert_sound(amended)
    after = post(amended, [*paid, Payment(amount, on, sequence=9)], order)
    assert after.position(on).unpaid.total.minor == 0
    later = amended.total_due.minor - sum(map(amended.due_of, range(1, due_until(amended, on) + 1)))
    assert after.outstanding.minor == later - after.position(on).advance.total.minor
    ahead = account.position(on).advance.total.minor
    if on.toordinal() in amended.due_days and not ahead:
        assert after.position(on).advance.total.minor == 0


@pytest.mark.parametrize("rule", [broken_period.FULL_PERIOD, broken_period.FRACTION])
def test_a_contract_of_one_installment_keeps_how_its_period_is_measured(rule: broken_period.BrokenPeriodRule) -> None:
    due = date(2000, 2, 15)
    accrual = day_count.ACTUAL_365 if rule == broken_period.FULL_PERIOD else PER_PERIOD
    loan = LoanTerms(
        principal=BDT(1_000),
        disbursed_on=date(2000, 1, 29),
        interest=DecliningBalance("10%", accrual),
        repayment=Repayment(installments=1, every=QUARTER, first_due=due, last_due=due),
        calendar=Calendar(broken_period=rule),
    )
    schedule = amortize(loan)
    amended = amend(schedule, remaining_terms(schedule, loan.disbursed_on), loan.disbursed_on, "nothing changes")
    assert amended.interest_parts == schedule.interest_parts


# ---------------------------------------------------------------- published figures

TENTH, THIRD = date(2025, 2, 10), date(2025, 2, 3)
SMALLER, FEWER, SKIPPED = rules.SMALLER_INSTALLMENTS, rules.FEWER_INSTALLMENTS, rules.NEXT_SKIPPED

# Apache Fineract, cumulative daily recalculation, Rs 20,000 at 21%, Actual/365, 5 months, EMI 4,210.
PUBLISHED = [
    (9_000, TENTH, SMALLER, "8643.29+356.71 2777.05+182.95 2806.98+153.02 2860.36+99.64 2912.32+51.94"),
    (9_000, TENTH, FEWER, "8643.29+356.71 4027.05+182.95 4079.27+130.73 3250.39+56.10"),
    (9_000, TENTH, SKIPPED, "8643.29+356.71 0.00+182.95 3244.50+202.55 4069.98+140.02 4042.23+72.10"),
    (9_000, THIRD, SMALLER, "9000.00+320.46 2692.79+177.21 2721.84+148.16 2773.59+96.41 2811.78+50.15"),
    (1_000, THIRD, SMALLER, "3857.32+352.68 3949.95+260.05 3992.54+217.46 4068.46+141.54 4131.73+73.69"),
]


@pytest.mark.parametrize(("amount", "on", "recast", "rows"), PUBLISHED)
def test_published_prepayments(amount: int, on: date, recast: rules.Recast, rows: str) -> None:
    amended = prepay(account_by_days(), INR(amount), on, recast)
    assert as_text(amended) == rows


def as_text(schedule: Schedule) -> str:
    pen = Pen(schedule.terms.currency)
    rows = zip(schedule.principal_parts, schedule.interest_parts, strict=True)
    return " ".join("+".join(map(pen.amount, row)) for row in rows).replace(",", "")


# ---------------------------------------------------------------- examples


LENT = INR(12_000)


def monthly(principal: Money = LENT, *, count: int = 6, disbursed_on: date = date(2025, 1, 31)) -> LoanTerms:
    return LoanTerms(
        principal=principal,
        disbursed_on=disbursed_on,
        interest=DecliningBalance("24%"),
        repayment=Repayment(installments=count, every=MONTH),
    )


def test_month_ends_do_not_drift() -> None:
    schedule = amortize(monthly())
    after_february = amend(schedule, remaining_terms(schedule, date(2025, 3, 5)), date(2025, 3, 5), "as before")
    again = amend(after_february, remaining_terms(after_february, date(2025, 4, 30)), date(2025, 4, 30), "as before")
    assert again.due_days == after_february.due_days == schedule.due_days


def test_another_rate_counts_from_its_day() -> None:
    schedule = account_by_days().schedule
    on = date(2025, 2, 24)
    dearer = replace(remaining_terms(schedule, on), interest=DecliningBalance("24%", accrual=day_count.ACTUAL_365))
    amended = amend(schedule, dearer, on, "rate changed to 24%")
    # 16,146.71 bears 21% for 14 days, 130.06, and 24% for 14 days, 148.64.
    assert amended.installment(2).interest == INR("278.70")
    assert amended.installment(2).explain()["interest in all"].working == "148.64 + 130.06 accrued until 2025-02-24"
    assert amended.installment(2).explain().notes[0] == "from 2025-02-24: rate changed to 24%"
    assert amended.installment(1).explain() == schedule.installment(1).explain()


def test_interest_by_periods_is_shared_by_the_days_of_the_period() -> None:
    schedule, on = amortize(monthly()), date(2025, 3, 10)
    left = remaining_terms(schedule, on)
    free = amend(schedule, replace(left, interest=DecliningBalance("0%")), on, "no interest from now on")
    # 10 of the 31 days from 28 February to 31 March: 201.95 of the month's interest, 65.14.
    assert schedule.installment(2).interest == INR("201.95")
    assert free.installment(2).interest == INR("65.14")
    # Of the first period too: 10 of its 28 days at 24%, and 18 at 12%.
    early = date(2025, 2, 10)
    first = amend(schedule, replace(remaining_terms(schedule, early), interest=DecliningBalance("12%")), early, "12%")
    assert first.installment(1).interest == INR("85.71") + INR("77.14")


def test_a_top_up_is_paid_out_on_its_day() -> None:
    schedule, on = amortize(monthly()), date(2025, 4, 30)
    left = remaining_terms(schedule, on)
    assert left.lent == INR("6178.17")
    more = replace(left, principal=left.lent + INR(5_000), repayment=replace(left.repayment, installments=6))
    amended = amend(schedule, more, on, "topped up by Rs. 5,000")
    assert amended.disbursements == ((date(2025, 1, 31), INR(12_000)), (on, INR(5_000)))
    assert (len(amended), amended.total_principal) == (9, INR(17_000))
    assert amended.installment(2).outstanding_principal == schedule.installment(2).outstanding_principal
    assert amended.installment(3).outstanding_principal == INR("11178.17")
    account = post(amended, [], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert account.position(on - timedelta(days=1)).outstanding_principal == INR(12_000)
    assert account.position(on).outstanding_principal == INR(17_000)
    assert [line.outstanding_principal for line in account.statement] == [INR(12_000), INR(17_000)]
    assert amended.dated_flow().amounts[:2] == (1_200_000, 500_000)


def test_more_time_makes_installments_smaller() -> None:
    schedule, on = amortize(monthly()), date(2025, 4, 30)
    left = remaining_terms(schedule, on)
    longer = replace(left, repayment=replace(left.repayment, installments=9))
    amended = amend(schedule, longer, on, "six months more")
    assert (len(amended), amended.installment(12).due_on) == (12, date(2026, 1, 31))
    assert amended.installment(4).total < schedule.installment(4).total


def test_two_changes_before_one_due_date_both_stay_in_its_installment() -> None:
    account = account_by_days()
    once = prepay(account, INR(9_000), THIRD, SMALLER)
    on = date(2025, 2, 6)
    twice = amend(once, remaining_terms(once, on), on, "nothing changes")
    assert (twice.installment(1).principal, twice.installment(1).interest) == (INR(9_000), INR("320.46"))
    steps = twice.installment(1).explain()
    assert steps["principal in all"].working == "0.00 + 9,000.00 paid early on 2025-02-03"
    assert steps["interest in all"].working == (
        "25.32 + 276.16 accrued until 2025-02-03 + 18.98 accrued until 2025-02-06"
    )
    assert steps.notes[0] == "from 2025-02-06: nothing changes"


def test_a_flat_charge_does_not_shrink() -> None:
    account = example_account()
    amended = prepay(account, BDT(2_250), date(2024, 3, 20), SMALLER)
    assert amended.total_interest == account.schedule.total_interest
    assert amended.installment(9).principal == account.schedule.installment(9).principal + BDT(2_000)
    with pytest.raises(MicroloanError, match="an advance pays its next installments whole; post the payment"):
        prepay(account, BDT(2_250), date(2024, 3, 20), SKIPPED)


def test_an_amended_schedule_has_no_record_of_its_own() -> None:
    schedule = account_by_days().schedule
    amended = amend(schedule, remaining_terms(schedule, TENTH), TENTH, "as before")
    with pytest.raises(MicroloanError, match="keep their records"):
        amended.to_dict()


# ---------------------------------------------------------------- what is refused


def test_amounts_that_pay_nothing_early_or_everything() -> None:
    account = account_by_days()
    with pytest.raises(MicroloanError, match=r"amount=Rs. 4,210 pays nothing early: Rs. 4,210 is due until 2025-02-10"):
        prepay(account, INR(4_210), TENTH, SMALLER)
    with pytest.raises(MicroloanError, match=r"pays all that is left, Rs. 16,146.71 of principal; use settlement"):
        prepay(account, INR("20356.71"), TENTH, SMALLER)
    with pytest.raises(CurrencyMismatch, match="must be in INR, as the loan is"):
        prepay(account, BDT(9_000), TENTH, SMALLER)
    with pytest.raises(MicroloanError, match=r"amount=9000 must be Money, such as INR\(9_000\)"):
        prepay(account, 9_000, TENTH, SMALLER)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match=r"must be a rule such as recast\.SMALLER_INSTALLMENTS"):
        prepay(account, INR(9_000), TENTH, "smaller")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        (date(2025, 1, 9), "is before the loan is paid out; must be from 2025-01-10"),
        (date(2025, 6, 10), "must be before the last due date, 2025-06-10"),
        ("2025-02-10", "on='2025-02-10' is text"),
    ],
)
def test_days_on_which_nothing_is_left_to_change(on: date, problem: str) -> None:
    with pytest.raises(MicroloanError, match=problem):
        remaining_terms(account_by_days().schedule, on)


def test_terms_that_do_not_continue_the_loan() -> None:
    schedule = account_by_days().schedule
    left = remaining_terms(schedule, TENTH)
    with pytest.raises(MicroloanError, match=r"terms.disbursed_on=2025-02-03 must be on=2025-02-10"):
        amend(schedule, replace(left, disbursed_on=THIRD), TENTH, "as before")
    with pytest.raises(MicroloanError, match=r"terms.principal=Rs. 9,000 must be at least Rs. 16,146.71"):
        amend(schedule, replace(left, principal=INR(9_000)), TENTH, "as before")
    with pytest.raises(CurrencyMismatch, match="must be in INR, as the loan is"):
        amend(schedule, replace(monthly(BDT(20_000)), disbursed_on=TENTH), TENTH, "as before")
    with pytest.raises(MicroloanError, match="must be LoanTerms, such as remaining_terms"):
        amend(schedule, schedule, TENTH, "as before")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be a phrase"):
        amend(schedule, left, TENTH, " ")


def test_a_day_before_the_last_change() -> None:
    schedule = account_by_days().schedule
    amended = amend(schedule, remaining_terms(schedule, TENTH), TENTH, "as before")
    with pytest.raises(MicroloanError, match=r"on=2025-02-03 is before the amendment of 2025-02-10"):
        remaining_terms(amended, THIRD)


def test_parts_that_are_not_paid_out_yet() -> None:
    on = date(2025, 2, 28)
    parts = Disbursements(INR(30_000), tranches=(Tranche(INR(10_000), on=date(2025, 3, 5)),))
    schedule = amortize(replace(monthly(), principal=parts))
    with pytest.raises(MicroloanError, match=r"what is paid out after 2025-02-28 cannot be said of the rest"):
        remaining_terms(schedule, on)
    # On a due date terms of one's own go on, here without the part.
    left = schedule.installment(1).outstanding_principal
    amended = amend(schedule, monthly(left, count=5, disbursed_on=on), on, "the second part is not paid out")
    assert amended.total_principal == INR(20_000)
    assert amended.disbursements == ((date(2025, 1, 31), INR(20_000)),)
    with pytest.raises(MicroloanError, match="must be a due date"):
        amend(schedule, monthly(INR(30_000), disbursed_on=date(2025, 3, 1)), date(2025, 3, 1), "as before")
    # When all is paid out, nothing is special.
    assert remaining_terms(schedule, date(2025, 3, 31)).lent == schedule.installment(2).outstanding_principal
