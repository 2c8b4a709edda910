"""A collection sheet asks for what is due and no more, and when all of it is paid nothing is overdue."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.currency import Money
from microloan.ledger import Account, Payment, WriteOff, falling_due, post
from microloan.ledger.day_order import BY_SEQUENCE
from microloan.portfolio.meetings import (
    CollectionSheet,
    GroupMember,
    MeetingGroup,
    MemberLoan,
    collection_sheet,
)
from microloan.portfolio.meetings.loan_lines import is_repaid
from microloan.schedules import Schedule, amortize
from microloan.testing import accounts, days_of_loan, group_members, plain_terms, terms

GROUP = MeetingGroup("Golap")
FIGURES = ("due", "overdue", "advance", "savings", "to_collect")
# Events are drawn for loans that are paid out at once.
AT_ONCE = terms(most_installments=8).filter(lambda loan: isinstance(loan.principal, Money))
SCHEDULES = (plain_terms(most_installments=8) | AT_ONCE).map(amortize)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[tuple[GroupMember, ...], date]:
    """Members, and a day that is likely to matter to one of them."""
    members = draw(group_members(most=2))
    loans = [loan for member in members for loan in member.loans]
    if not loans:
        return members, draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    return members, draw(days_of_loan(draw(st.sampled_from(loans)).account.schedule))


@given(meetings())
def test_totals_are_the_sums_of_rows(meeting: tuple[tuple[GroupMember, ...], date]) -> None:
    sheet = collection_sheet(GROUP, *meeting)

    for name in FIGURES:
        rows = [getattr(row, name).minor for row in sheet.rows]
        assert getattr(sheet, name).minor == sum(rows)
    for row in sheet.rows:
        assert row.due.minor == sum(loan.due.minor for loan in row.loans)
        assert row.to_collect.minor == sum(loan.to_collect.minor for loan in row.loans) + row.own_savings.minor


@given(meetings())
def test_savings_are_asked_for_once(meeting: tuple[tuple[GroupMember, ...], date]) -> None:
    members, on = meeting
    for row in collection_sheet(GROUP, members, on).rows:
        own = 0 if row.member.savings is None else row.member.savings.minor
        asked = sum(one.savings.minor for loan in row.loans for one in loan.installments)
        brought = sum(_brought(loan.account, on) for loan in row.member.loans)
        # The savings of a last installment that is paid on the day came for that loan.
        kept = sum(min(_of_last(loan, on), _brought(loan.account, on)) for loan in row.member.loans)
        assert row.savings.minor == max(own + asked + kept - brought, 0)


@given(meetings())
def test_what_a_member_brings_follows_from_the_columns_and_is_never_negative(
    meeting: tuple[tuple[GroupMember, ...], date],
) -> None:
    for row in collection_sheet(GROUP, *meeting).rows:
        assert row.to_collect == row.due + row.overdue + row.savings - row.advance
        assert min(getattr(row, name).minor for name in FIGURES) >= 0
        for loan in row.loans:
            assert 0 <= loan.advance.minor <= loan.due.minor
            assert loan.total == loan.loan.account.position(loan.on).unpaid.total


@given(meetings(), st.randoms(use_true_random=False))
def test_the_order_of_members_changes_no_total(meeting: tuple[tuple[GroupMember, ...], date], random: Random) -> None:
    members, on = meeting
    shuffled = list(members)
    random.shuffle(shuffled)

    def totals(sheet: CollectionSheet) -> list[Money]:
        return [getattr(sheet, name) for name in FIGURES]

    assert totals(collection_sheet(GROUP, shuffled, on)) == totals(collection_sheet(GROUP, members, on))


@given(st.data(), SCHEDULES)
def test_when_all_is_paid_nothing_is_overdue_the_next_day(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    # Where payments of a day count before what is charged on it, money for a charge of the day comes too early.
    assume(account.within_day is BY_SEQUENCE)
    on = data.draw(days_of_loan(account.schedule))
    # What is reversed later than the day would still count on it.
    known = [event for event in account.events if event.on <= on]
    assume(not any(isinstance(event, WriteOff) for event in known))
    before = post(account.schedule, known, account.order, advance=account.advance)
    paid = [*known, *_paying(_sheet(before, on), last=max((event.sequence for event in known), default=0))]

    after = post(account.schedule, paid, account.order, advance=account.advance)

    assert _sheet(after, on).to_collect.minor == (0 if len(paid) > len(known) else _sheet(before, on).savings.minor)
    assert _sheet(after, on + timedelta(days=1)).overdue.minor == 0


@given(st.data(), SCHEDULES)
def test_a_day_later_what_was_not_paid_is_overdue(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    on = data.draw(days_of_loan(account.schedule))
    next_day = on + timedelta(days=1)
    assume(not any(event.on == next_day for event in account.events))

    today, tomorrow = (falling_due(account.position(day)) for day in (on, next_day))

    assert tomorrow.overdue == today.total


def _brought(account: Account, on: date) -> int:
    events = (event for event in account.events if event.on == on)
    return sum(event.savings.minor for event in events if isinstance(event, Payment) and event.savings)


def _of_last(loan: MemberLoan, on: date) -> int:
    """What a loan that is repaid on a day asks to be saved on it."""
    if not is_repaid(loan, on) or is_repaid(loan, on - timedelta(days=1)):
        return 0
    return sum(one.savings.minor for one in loan.account.schedule.installments if one.due_on == on)


def _paying(sheet: CollectionSheet, last: int) -> list[Payment]:
    """The payments that a sheet asks for, after all else on the day."""
    return [
        Payment(loan.total, sheet.on, last + 1, savings=loan.savings if loan.savings.minor else None)
        for row in sheet.rows
        for loan in row.loans
        if loan.total.minor
    ]


def _sheet(account: Account, on: date) -> CollectionSheet:
    member = GroupMember("Rahima Begum", loans=(MemberLoan("L-1", account),))
    return collection_sheet(GROUP, [member], on)
