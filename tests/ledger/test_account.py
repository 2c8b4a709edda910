"""An account: what each rule settles, what is held, what is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from microloan.calendars import Holiday, HolidayList, holiday_rule
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    AllocationOrder,
    Component,
    Levy,
    Payment,
    Recovery,
    Reversal,
    Waiver,
    WriteOff,
    advance,
    allocation,
    day_order,
    post,
)
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import example_schedule
from microloan.products import Calendar, Fee, Repayment, fee_when
from microloan.products.disbursements import Disbursements, Tranche
from microloan.schedules import amortize

SCHEDULE = example_schedule()
FIRST = date(2024, 1, 24)
PENALTY, FEE, INTEREST, PRINCIPAL = Component
LATE = [Levy(BDT(10), FIRST + timedelta(days=3), PENALTY, 1), Levy(BDT(5), FIRST + timedelta(days=3), FEE, 1)]


def weeks(number: int) -> date:
    return FIRST + timedelta(weeks=number)


def settled(
    events: list[LoanEvent], order: AllocationOrder, rule: advance.AdvanceRule
) -> list[tuple[int | None, str, str]]:
    """What the last event settled."""
    line = post(SCHEDULE, events, order, advance=rule).statement.lines[-1]
    return [(part.installment, part.component.word, str(part.amount)) for part in line.allocations]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (
            allocation.PENALTY_FEE_INTEREST_PRINCIPAL,
            [
                (1, "penalty", 10),
                (1, "fee", 5),
                (1, "interest", "32.61"),
                (1, "principal", "217.39"),
                (2, "interest", 15),
            ],
        ),
        (
            allocation.PRINCIPAL_INTEREST_PENALTY_FEE,
            [
                (1, "principal", "217.39"),
                (1, "interest", "32.61"),
                (1, "penalty", 10),
                (1, "fee", 5),
                (2, "principal", 15),
            ],
        ),
        (
            allocation.RESERVE_BANK_OF_INDIA,
            [
                (1, "penalty", 10),
                (1, "fee", 5),
                (1, "interest", "32.61"),
                (2, "interest", "32.61"),
                (1, "principal", "199.78"),
            ],
        ),
        (
            allocation.SA_DHAN,
            [(1, "interest", "32.61"), (2, "interest", "32.61"), (1, "principal", "214.78")],
        ),
        (
            allocation.across_installments(PRINCIPAL, INTEREST, FEE, PENALTY),
            [(1, "principal", "217.39"), (2, "principal", "62.61")],
        ),
    ],
)
def test_what_280_settles(order: AllocationOrder, expected: list[tuple[int, str, str | int]]) -> None:
    found = settled([*LATE, Payment(BDT(280), weeks(1))], order, advance.NEXT_INSTALLMENTS)
    assert found == [(number, word, str(BDT(amount))) for number, word, amount in expected]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (advance.NEXT_INSTALLMENTS, [(2, "interest", "32.61"), (2, "principal", "217.39"), (3, "interest", 10)]),
        (advance.LAST_INSTALLMENTS, [(46, "interest", "32.55"), (46, "principal", "217.45"), (45, "interest", 10)]),
        (advance.PRINCIPAL, [(2, "principal", "217.39"), (3, "principal", "42.61")]),
    ],
)
def test_what_an_advance_of_260_pays(rule: advance.AdvanceRule, expected: list[tuple[int, str, str | int]]) -> None:
    found = settled([Payment(BDT(510), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL, rule)[2:]
    assert found == [(number, word, str(BDT(amount))) for number, word, amount in expected]


def test_principal_paid_in_advance_leaves_the_interest() -> None:
    account = post(SCHEDULE, [Payment(BDT(10_100), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL, advance=advance.PRINCIPAL)
    position = account.position(FIRST)
    assert position.outstanding_principal == BDT(0)
    assert position.outstanding.interest == BDT(1_400)


def test_what_is_too_much_is_held_and_pays_what_is_charged_later() -> None:
    events: list[LoanEvent] = [Payment(BDT(11_600), FIRST), Levy(BDT(30), weeks(1), FEE, name="closing fee")]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    assert account.position(FIRST).refundable == BDT(100)
    assert account.refundable == account.position(weeks(1)).refundable == BDT(70)
    line = account.statement.line(3)
    assert (line.allocated.fee, line.held) == (BDT(30), BDT(-30))
    assert account.received == account.position(weeks(1)).paid.total + BDT(70)


def test_savings_with_a_payment_are_no_money_for_the_loan() -> None:
    account = post(SCHEDULE, [Payment(BDT(250), FIRST, savings=BDT(10))], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert (account.received, account.savings) == (BDT(250), BDT(10))
    assert account.position(FIRST).paid.total == BDT(250)
    assert "Savings" in str(account.statement)


def test_a_backdated_payment_is_computed_in_its_place() -> None:
    late = [Levy(BDT(10), weeks(1), PENALTY, 1), Payment(BDT(250), weeks(2))]
    backdated = Payment(BDT(250), FIRST)
    account = post(SCHEDULE, [*late, backdated], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert account.events[0] is backdated
    # 500 against three installments of 250 and the penalty.
    assert account.position(weeks(2)).oldest_unpaid == weeks(1)
    assert account.position(weeks(2)).overdue.total == BDT(260)


@pytest.mark.parametrize(
    ("rule", "penalty"),
    [(day_order.BY_SEQUENCE, "0"), (day_order.CHARGES_FIRST, "10"), (day_order.PAYMENTS_FIRST, "0")],
)
def test_within_a_day(rule: day_order.DayOrder, penalty: str) -> None:
    day = weeks(1)
    events = [Levy(BDT(10), day, PENALTY, 1, sequence=2), Payment(BDT(250), day, sequence=1)]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL, within_day=rule)
    assert account.position(day).paid.penalty == BDT(penalty)


def test_without_a_sequence_what_is_charged_comes_first() -> None:
    day = weeks(1)
    events = [Payment(BDT(250), day), Levy(BDT(10), day, PENALTY, 1)]
    for rule, penalty in ((day_order.BY_SEQUENCE, 10), (day_order.PAYMENTS_FIRST, 0)):
        account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL, within_day=rule)
        assert account.position(day).paid.penalty == BDT(penalty)


def test_a_levy_falls_due_with_the_next_installment_or_at_once() -> None:
    day = FIRST + timedelta(days=3)
    next_one = post(SCHEDULE, [Payment(BDT(250), FIRST), Levy(BDT(5), day)], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert next_one.position(day).overdue.total == BDT(0)
    assert next_one.position(weeks(1)).overdue.total == BDT(255)
    at_once = post(SCHEDULE, [Payment(BDT(250), FIRST), Levy(BDT(5), day, PENALTY, 1)], PENALTY_FEE_INTEREST_PRINCIPAL)
    position = at_once.position(day + timedelta(days=2))
    assert (position.overdue.total, position.oldest_unpaid, position.days_past_due) == (BDT(5), day, 2)


def test_a_levy_on_an_installment_that_was_paid_is_paid_next() -> None:
    events = [Payment(BDT(250), FIRST), Levy(BDT(5), weeks(1), PENALTY, 1), Payment(BDT(255), weeks(1))]
    position = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL).position(weeks(1))
    assert position.paid.penalty == BDT(5)
    assert position.overdue.total == position.advance.total == BDT(0)


def test_what_is_overdue_and_what_falls_due_today_may_have_orders_of_their_own() -> None:
    own = AllocationOrder(
        "own",
        (
            allocation.Pass((PRINCIPAL, INTEREST, FEE, PENALTY), allocation.OVERDUE),
            allocation.Pass((INTEREST, PRINCIPAL, FEE, PENALTY), allocation.DUE_TODAY),
        ),
        "principal of what is overdue, then interest of what is due",
        "a test",
    )
    found = settled([Payment(BDT(270), weeks(1))], own, advance.NEXT_INSTALLMENTS)
    assert [(number, word) for number, word, _ in found] == [(1, "principal"), (1, "interest"), (2, "interest")]


def test_a_levy_after_the_last_installment_has_none() -> None:
    last = SCHEDULE.installment(46).due_on
    events = [
        Payment(BDT(11_500), last),
        Levy(BDT(5), last + timedelta(days=9)),
        Levy(BDT(7), last + timedelta(days=2)),
    ]
    account = post(SCHEDULE, [*events, Payment(BDT(6), last + timedelta(days=10))], PENALTY_FEE_INTEREST_PRINCIPAL)
    position = account.position(last + timedelta(days=30))
    assert (position.overdue.penalty, position.oldest_unpaid) == (BDT(6), last + timedelta(days=2))
    assert position.installments_overdue == 1
    assert account.statement.lines[-1].allocations[0].installment is None
    assert "charged after the last installment" in str(position.explain())
    assert "charged after the last installment" in str(account.statement.lines[-1].explain())


def test_fees_of_the_schedule_are_fees_of_the_account() -> None:
    with_fee = replace(SCHEDULE.terms, charges=(Fee("collection", BDT(2), when=fee_when.WITH_EACH_INSTALLMENT),))
    schedule = amortize(with_fee)
    account = post(schedule, [Payment(BDT(200), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)
    position = account.position(FIRST)
    assert position.scheduled.fee == position.paid.fee == BDT(2)
    assert position.outstanding.fee == BDT(90)


def test_waivers() -> None:
    events: list[LoanEvent] = [*LATE, Waiver(BDT(10), weeks(1), PENALTY), Waiver(BDT(40), weeks(1), INTEREST)]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    position = account.position(weeks(1))
    assert position.waived.minor == (1_000, 0, 4_000, 0)
    assert position.overdue.total == BDT(505 - 40)
    assert position.received == position.paid.total == BDT(0)
    only_two = post(SCHEDULE, [Waiver(BDT("32.61"), weeks(1), INTEREST, 2)], PENALTY_FEE_INTEREST_PRINCIPAL)
    assert only_two.statement.line(2).allocations[0].installment == 2


def test_write_off_and_recovery() -> None:
    events: list[LoanEvent] = [
        *(Payment(BDT(250), weeks(number)) for number in range(8)),
        WriteOff(date(2026, 6, 30)),
        Recovery(BDT(9_000), date(2026, 9, 1)),
        Recovery(BDT(600), date(2026, 10, 1)),
    ]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    before, after = account.position(date(2026, 6, 29)), account.position(date(2026, 6, 30))
    assert before.days_past_due == (date(2026, 6, 29) - weeks(8)).days
    assert (after.days_past_due, after.oldest_unpaid, after.outstanding.total) == (0, None, BDT(0))
    assert after.written_off == before.outstanding
    last = account.position(date(2026, 12, 31))
    assert (last.recovered, last.refundable, last.paid) == (BDT(9_500), BDT(100), before.paid)
    assert last.received == account.received == BDT(11_600)


def test_a_reversal_stands_below_the_statement() -> None:
    events = [Payment(BDT(250), FIRST, reference="R-1"), Reversal("R-1", weeks(1))]
    account = post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    assert account.events == ()
    assert account.position(FIRST).overdue.total == BDT(250)
    assert "Reversed on 2024-01-31: payment R-1 of Tk. 250 on 2024-01-24" in str(account.statement)


def test_installments_of_one_day() -> None:
    closed = HolidayList(
        code="BD",
        name="BD",
        first=date(2024, 1, 1),
        last=date(2025, 12, 31),
        source="the example",
        holidays=(Holiday(weeks(1), "a day off", "the example"),),
    )
    calendar = Calendar(holidays=closed, on_holiday=holiday_rule.MERGE_INTO_NEXT)
    merged = amortize(replace(SCHEDULE.terms, calendar=calendar))
    assert merged.installment(2).due_on == merged.installment(3).due_on == weeks(2)
    account = post(merged, [Payment(BDT(250), FIRST), Payment(BDT(300), weeks(2))], allocation.SA_DHAN)
    position = account.position(weeks(2))
    assert position.overdue.minor == (0, 0, 0, 20_000)
    assert position.installments_overdue == 1


def in_two() -> Account:
    terms = replace(
        SCHEDULE.terms,
        principal=Disbursements(BDT(10_000), tranches=(Tranche(BDT(4_000), on=date(2024, 3, 1)),)),
        repayment=Repayment(installments=46, every=SCHEDULE.terms.repayment.every, first_due=FIRST),
    )
    return post(amortize(terms), [Payment(BDT(250), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)


def test_a_loan_in_parts() -> None:
    account = in_two()
    principal = account.position(FIRST).paid.principal
    assert account.position(date(2024, 2, 29)).outstanding_principal == BDT(6_000) - principal
    assert account.position(date(2024, 3, 1)).outstanding_principal == BDT(10_000) - principal
    for day in (date(2024, 2, 29), date(2024, 3, 1)):
        assert account.position(day).outstanding.principal == account.position(day).outstanding_principal
    lines = account.statement.lines
    assert [line.on for line in lines] == [date(2024, 1, 3), FIRST, date(2024, 3, 1)]
    assert [line.outstanding_principal for line in lines] == [
        BDT(6_000),
        BDT(6_000) - principal,
        BDT(10_000) - principal,
    ]


def test_no_principal_is_paid_back_before_it_is_paid_out() -> None:
    schedule = in_two().schedule
    with pytest.raises(MicroloanError, match=r"events\[0\].amount=.* pays back Tk. .* before it is paid out"):
        post(schedule, [Payment(BDT(9_000), FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)
    with pytest.raises(MicroloanError, match="before all of the loan is paid out"):
        post(schedule, [WriteOff(FIRST)], PENALTY_FEE_INTEREST_PRINCIPAL)
