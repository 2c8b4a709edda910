"""The sheet of a meeting: holidays, savings, members of every kind, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from microloan.calendars import WEDNESDAY, Holiday, HolidayList, holiday_rule
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Levy,
    LoanEvent,
    Payment,
    Recovery,
    WriteOff,
    post,
    rebate,
    settlement,
)
from microloan.ledger.examples import example_account, example_schedule
from microloan.portfolio.meetings import (
    CollectionSheet,
    GroupMember,
    LoanDue,
    MeetingGroup,
    MemberLoan,
    collection_sheet,
)
from microloan.products import Calendar, CompulsorySavings, LoanTerms, fee_when
from microloan.schedules import amortize

GROUP = MeetingGroup("Golap", WEDNESDAY, "Uttar Para", "Shirin Akter")
FIRST, SECOND, THIRD = date(2024, 1, 24), date(2024, 1, 31), date(2024, 2, 7)
EID = Holiday(SECOND, "Eid-ul-Fitr", "ours")
YEAR = HolidayList(
    code="BD", name="Bangladesh", first=date(2024, 1, 1), last=date(2024, 12, 31), source="ours", holidays=(EID,)
)


def terms_with(**parts: Any) -> LoanTerms:  # noqa: ANN401 - the parts of terms
    return replace(example_schedule().terms, **parts)


def loan(*events: LoanEvent, number: str = "L-1", **parts: Any) -> MemberLoan:  # noqa: ANN401 - the parts of terms
    account = post(amortize(terms_with(**parts)), events, PENALTY_FEE_INTEREST_PRINCIPAL)
    return MemberLoan(number, account)


def sheet_of(*loans: MemberLoan, on: date, savings: Money | None = None) -> CollectionSheet:
    return collection_sheet(GROUP, [GroupMember("Rahima Begum", "014", loans, savings)], on)


def line_of(given: MemberLoan, on: date) -> LoanDue:
    return sheet_of(given, on=on).rows[0].loans[0]


def merging() -> Calendar:
    return Calendar(holidays=YEAR, on_holiday=holiday_rule.MERGE_INTO_NEXT)


def test_installments_that_a_holiday_brings_together_are_both_on_the_line() -> None:
    line = line_of(loan(calendar=merging()), THIRD)

    assert [one.number for one in line.installments] == [2, 3]
    assert (line.due, line.overdue) == (BDT(500), BDT(250))


def test_a_meeting_on_a_holiday_has_the_holiday_and_says_where_the_installment_went() -> None:
    sheet = sheet_of(loan(calendar=merging()), on=SECOND)
    line = sheet.rows[0].loans[0]

    assert sheet.holidays == ("Eid-ul-Fitr",)
    assert (line.due, line.overdue) == (BDT(0), BDT(250))
    assert [(one.number, one.due_on) for one in line.moved] == [(2, THIRD)]


def test_a_day_off_that_moves_nothing_is_named_all_the_same() -> None:
    calendar = replace(merging(), on_holiday=holiday_rule.LEAVE)
    sheet = sheet_of(loan(calendar=calendar), on=SECOND)

    assert (sheet.holidays, sheet.due, sheet.rows[0].loans[0].moved) == (("Eid-ul-Fitr",), BDT(250), ())


WEEKLY = CompulsorySavings(BDT(10), when=fee_when.WITH_EACH_INSTALLMENT)


def test_savings_come_from_the_loans_and_from_the_member() -> None:
    row = sheet_of(loan(savings=WEEKLY), on=FIRST, savings=BDT(20)).rows[0]

    assert (row.compulsory_savings, row.own_savings, row.savings, row.to_collect) == (
        BDT(10),
        BDT(20),
        BDT(30),
        BDT(280),
    )


def test_two_installments_of_one_day_bring_the_savings_of_both() -> None:
    assert line_of(loan(savings=WEEKLY, calendar=merging()), THIRD).savings == BDT(20)


@pytest.mark.parametrize(("brought", "left"), [(4, 6), (10, 0), (50, 0)])
def test_savings_that_came_on_the_day_are_not_asked_for_again(brought: int, left: int) -> None:
    paid = Payment(BDT(250), FIRST, savings=BDT(brought))

    assert line_of(loan(paid, savings=WEEKLY), FIRST).savings == BDT(left)


def test_savings_beyond_what_a_loan_asks_are_for_the_other_loans_and_then_for_her_own() -> None:
    paid = Payment(BDT(250), FIRST, savings=BDT(35))
    row = sheet_of(loan(savings=WEEKLY), loan(paid, savings=WEEKLY, number="L-2"), on=FIRST, savings=BDT(20)).rows[0]
    less = sheet_of(loan(savings=WEEKLY), loan(paid, savings=WEEKLY, number="L-2"), on=FIRST, savings=BDT(5)).rows[0]

    assert ([line.savings for line in row.loans], row.own_savings) == ([BDT(0), BDT(0)], BDT(5))
    assert less.own_savings == BDT(0)


def test_savings_with_the_last_payment_count_where_the_loan_has_no_line_any_more() -> None:
    after_all = date(2025, 1, 1)
    last = loan(Payment(BDT(11_500), after_all, savings=BDT(15)))
    row = sheet_of(last, on=after_all, savings=BDT(20)).rows[0]

    assert (row.loans, row.own_savings) == ((), BDT(5))


def test_savings_of_an_earlier_day_leave_those_of_the_day_due() -> None:
    paid = Payment(BDT(500), FIRST, savings=BDT(50))

    assert line_of(loan(paid, savings=WEEKLY), SECOND).savings == BDT(10)


def test_savings_that_were_not_brought_are_not_overdue() -> None:
    line = line_of(loan(Payment(BDT(250), FIRST), savings=WEEKLY), SECOND)

    assert (line.overdue, line.savings, line.to_collect) == (BDT(0), BDT(10), BDT(260))


def test_a_member_without_a_loan_saves() -> None:
    sheet = sheet_of(on=FIRST, savings=BDT(20))

    assert (sheet.rows[0].loans, sheet.savings, sheet.to_collect) == ((), BDT(20), BDT(20))


def test_a_loan_that_is_written_off_is_apart_and_in_no_sum() -> None:
    lost = loan(WriteOff(SECOND), Recovery(BDT(500), THIRD))
    sheet = sheet_of(lost, loan(number="L-2"), on=THIRD)
    ((member, apart),) = sheet.written_off

    assert (member.name, apart.number, apart.left) == ("Rahima Begum", "L-1", BDT(11_000))
    assert [line.number for line in sheet.rows[0].loans] == ["L-2"]
    assert sheet.to_collect == BDT(750)


def test_a_written_off_loan_that_is_recovered_whole_is_no_more() -> None:
    lost = loan(WriteOff(SECOND), Recovery(BDT(11_600), THIRD))

    assert (sheet_of(lost, on=SECOND).written_off[0][1].left, sheet_of(lost, on=THIRD, savings=BDT(5)).written_off) == (
        BDT(11_500),
        (),
    )


def test_before_its_write_off_a_loan_is_a_loan() -> None:
    sheet = sheet_of(loan(WriteOff(THIRD)), on=SECOND)

    assert (sheet.written_off, sheet.to_collect) == ((), BDT(500))


def test_a_loan_has_no_line_before_it_is_paid_out() -> None:
    sheet = sheet_of(loan(), on=date(2024, 1, 2))

    assert (sheet.rows[0].loans, sheet.repaid) == ((), ())


@pytest.mark.parametrize("on", [FIRST, date(2024, 1, 25), SECOND, date(2024, 12, 4), date(2025, 6, 1)])
def test_a_loan_that_is_repaid_before_its_time_leaves_the_sheet_and_asks_for_no_savings(on: date) -> None:
    sheet = sheet_of(loan(Payment(BDT(11_500), FIRST), savings=WEEKLY), loan(number="L-2"), on=on)

    assert [line.number for line in sheet.rows[0].loans] == ["L-2"]
    assert [one.number for one in sheet.repaid] == ["L-1"]
    assert sheet.savings == BDT(0)


def test_before_the_day_of_its_last_payment_a_loan_is_on_the_sheet() -> None:
    sheet = sheet_of(loan(Payment(BDT(11_500), SECOND), savings=WEEKLY), on=FIRST)

    assert ([line.to_collect for line in sheet.rows[0].loans], sheet.repaid) == ([BDT(260)], ())


@pytest.mark.parametrize("paid", [500, 11_499])
def test_a_loan_that_is_paid_ahead_in_part_stays_and_its_savings_are_due(paid: int) -> None:
    sheet = sheet_of(loan(Payment(BDT(paid), FIRST), savings=WEEKLY), on=SECOND)
    line = sheet.rows[0].loans[0]

    assert (line.due, line.advance, line.total, line.savings) == (BDT(250), BDT(250), BDT(0), BDT(10))
    assert sheet.repaid == ()


def test_a_member_whose_loan_is_repaid_still_saves() -> None:
    sheet = sheet_of(loan(Payment(BDT(11_500), FIRST), savings=WEEKLY), on=SECOND, savings=BDT(20))

    assert (sheet.rows[0].loans, sheet.savings, sheet.to_collect) == ((), BDT(20), BDT(20))


def test_a_settlement_with_a_rebate_repays_a_loan_and_a_recovery_of_all_does_not() -> None:
    settled = settlement(loan().account, on=FIRST, rebate=rebate.PROPORTIONAL)
    repaid = sheet_of(loan(*settled.events()), on=SECOND)
    lost = sheet_of(loan(WriteOff(SECOND), Recovery(BDT(11_500), SECOND)), on=THIRD, savings=BDT(5))

    assert settled.payoff < BDT(11_500)
    assert ([one.number for one in repaid.repaid], lost.repaid) == (["L-1"], ())


def test_a_charge_on_a_repaid_loan_brings_it_back() -> None:
    charged = loan(Payment(BDT(11_500), FIRST), Levy(BDT(20), SECOND))
    sheets = [sheet_of(charged, on=day) for day in (FIRST, SECOND)]

    assert [len(sheet.repaid) for sheet in sheets] == [1, 0]
    assert [sheet.to_collect for sheet in sheets] == [BDT(0), BDT(20)]


def test_savings_with_the_last_installment_are_those_of_the_loan_and_not_her_own() -> None:
    last = date(2024, 12, 4)
    paid = loan(Payment(BDT(11_250), FIRST), Payment(BDT(250), last, savings=BDT(10)), savings=WEEKLY)
    later = loan(Payment(BDT(11_500), FIRST), Payment(BDT(5), SECOND, savings=BDT(10)), savings=WEEKLY)

    assert paid.account.schedule.installments[-1].due_on == last
    assert sheet_of(paid, on=last, savings=BDT(20)).savings == BDT(20)
    assert sheet_of(later, on=SECOND, savings=BDT(20)).savings == BDT(10)


def test_two_loans_of_a_member_have_a_line_each() -> None:
    row = sheet_of(loan(), loan(Payment(BDT(250), FIRST), number="L-2"), on=SECOND).rows[0]

    assert [(line.number, line.to_collect) for line in row.loans] == [("L-1", BDT(500)), ("L-2", BDT(250))]
    assert row.to_collect == BDT(750)


def test_a_line_explains_itself() -> None:
    explained = line_of(loan(Payment(BDT(300), FIRST), savings=WEEKLY, calendar=merging()), THIRD).explain()

    assert [step.label for step in explained.steps] == [
        "installment 2",
        "installment 3",
        "due",
        "overdue",
        "advance",
        "total",
        "savings",
        "to collect",
    ]
    assert explained["total"].working == "500.00 + 0.00 − 50.00"
    assert explained["to collect"].result == "470.00"


def test_a_line_explains_charges_and_what_moved() -> None:
    explained = line_of(loan(calendar=merging()), SECOND).explain()

    assert explained.notes == ("installment 2 would fall due on the day, and is due on 2024-02-07",)
    assert explained["overdue"].working == "since 2024-01-24, 7 days"


def member(**parts: Any) -> GroupMember:  # noqa: ANN401 - the parts of a member
    return GroupMember(**{"name": "Rahima", "savings": BDT(20), **parts})


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([], "members=() must hold at least one GroupMember"),
        ([member(savings=None)], "members=1 have no loan and save nothing"),
        (["Rahima"], "members[0]='Rahima' must be a GroupMember"),
        (
            [member(number="1"), member(name="Salma", number="1")],
            "member.number='1' is the number of two members, of Rahima and of Salma",
        ),
        (
            [member(loans=(MemberLoan("L-1", example_account()),) * 2)],
            "loan.number='L-1' is the number of two loans, of Rahima and of Rahima",
        ),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(members: list[Any], said: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        collection_sheet(GROUP, members, FIRST)

    assert str(caught.value).startswith(said)


def test_a_member_and_a_loan_may_have_the_same_number() -> None:
    assert len(collection_sheet(GROUP, [member(number="1", loans=(loan(number="1"),))], FIRST).rows) == 1


def test_a_second_currency_is_refused() -> None:
    with pytest.raises(CurrencyMismatch, match=r"members\[1\].savings='INR' must be BDT"):
        collection_sheet(GROUP, [member(), member(savings=INR(20))], FIRST)


@pytest.mark.parametrize(
    ("make", "argument"),
    [
        (lambda: MeetingGroup(" "), "name"),
        (lambda: MeetingGroup("Golap", "wednesday"), "meeting_day"),  # type: ignore[arg-type]
        (lambda: MeetingGroup("Golap", place=""), "place"),
        (lambda: MeetingGroup("Golap", officer=7), "officer"),  # type: ignore[arg-type]
        (lambda: MeetingGroup("Golap", branch=" "), "branch"),
        (lambda: MemberLoan("", example_account()), "number"),
        (lambda: MemberLoan("L-1", example_schedule()), "account"),  # type: ignore[arg-type]
        (lambda: GroupMember(""), "name"),
        (lambda: GroupMember("Rahima", 14), "number"),  # type: ignore[arg-type]
        (lambda: GroupMember("Rahima", loans=[example_account()]), "loans"),  # type: ignore[arg-type]
        (lambda: GroupMember("Rahima", savings=20), "savings"),  # type: ignore[arg-type]
        (lambda: GroupMember("Rahima", savings=BDT(0)), "savings"),
        (lambda: collection_sheet("Golap", [member()], FIRST), "group"),  # type: ignore[arg-type]
        (lambda: collection_sheet(GROUP, [member()], "2024-01-24"), "on"),  # type: ignore[arg-type]
    ],
)
def test_a_part_of_the_wrong_kind_is_refused_by_name(make: Any, argument: str) -> None:  # noqa: ANN401 - a constructor
    with pytest.raises(MicroloanError) as caught:
        make()

    assert caught.value.argument == argument
