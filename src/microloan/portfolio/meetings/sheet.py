"""`CollectionSheet`: what is to be collected at one meeting of a group, member by member.

>>> from datetime import date
>>> from microloan.portfolio.meetings.examples import example_group, example_members
>>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
>>> [(row.member.name, row.to_collect) for row in sheet.rows]
[('Rahima Begum', BDT('1770.00')), ('Salma Khatun', BDT('150.00')), ('Jorina Bibi', BDT('20.00'))]
>>> sheet.due, sheet.overdue, sheet.advance, sheet.savings, sheet.to_collect
(BDT('500.00'), BDT('1500.00'), BDT('100.00'), BDT('40.00'), BDT('1940.00'))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.portfolio.meetings.group import GroupMember, MeetingGroup, MemberLoan
from microloan.portfolio.meetings.loan_lines import LoanDue, WrittenOffLoan, is_repaid, loan_due, savings_beyond
from microloan.schedules.moved_dates import holiday_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from microloan.currency import Currency


@dataclass(frozen=True, slots=True)
class MemberDue:
    """What one member brings to a meeting.

    Parameters
    ----------
    member
        The member.
    loans
        A line for each loan of which something is left to pay, in her order.
    written_off
        Her loans that were written off: nothing of them is in the sums.
    own_savings
        What she saves beside what her loans ask for, less what came of it with payments of the
        day; zero where she does not.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> row = collection_sheet(example_group(), example_members(), date(2024, 5, 1)).rows[0]
    >>> row.to_collect == row.due + row.overdue + row.savings - row.advance
    True
    """

    member: GroupMember
    loans: tuple[LoanDue, ...]
    written_off: tuple[WrittenOffLoan, ...]
    own_savings: Money

    @property
    def due(self) -> Money:
        """What falls due on the day."""
        return self._sum("due")

    @property
    def overdue(self) -> Money:
        """What fell due before and is not paid."""
        return self._sum("overdue")

    @property
    def advance(self) -> Money:
        """What of `due` is paid already."""
        return self._sum("advance")

    @property
    def compulsory_savings(self) -> Money:
        """What her loans ask to be saved."""
        return self._sum("savings")

    @property
    def savings(self) -> Money:
        """All that she saves at the meeting."""
        return self.compulsory_savings + self.own_savings

    @property
    def to_collect(self) -> Money:
        """What she brings in all: ``due + overdue + savings − advance``."""
        return self.due + self.overdue + self.savings - self.advance

    def _sum(self, name: str) -> Money:
        minor: int = sum(getattr(loan, name).minor for loan in self.loans)
        return Money.from_minor(minor, self.own_savings.currency)


@dataclass(frozen=True, slots=True, repr=False)
class CollectionSheet:
    """What is to be collected at one meeting of a group; `collection_sheet` makes it.

    Parameters
    ----------
    group
        The group.
    on
        The day of the meeting.
    rows
        One for each member, in the order of the register.
    holidays
        The holidays that the calendars of the loans have on the day.
    repaid
        The loans that have no line because nothing is left to pay of them.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> collection_sheet(example_group(), example_members(), date(2024, 5, 1))
    CollectionSheet('Golap', 2024-05-01, 3 members, BDT('1940.00') to collect)
    """

    group: MeetingGroup
    on: date
    rows: tuple[MemberDue, ...]
    holidays: tuple[str, ...] = ()
    repaid: tuple[MemberLoan, ...] = ()

    @property
    def currency(self) -> Currency:
        """The currency of every amount."""
        return self.rows[0].own_savings.currency

    @property
    def written_off(self) -> tuple[tuple[GroupMember, WrittenOffLoan], ...]:
        """Every loan that was written off, with its member: nothing of it is in the sums."""
        return tuple((row.member, loan) for row in self.rows for loan in row.written_off)

    @property
    def due(self) -> Money:
        """What falls due on the day."""
        return self._sum("due")

    @property
    def overdue(self) -> Money:
        """What fell due before and is not paid."""
        return self._sum("overdue")

    @property
    def advance(self) -> Money:
        """What of `due` is paid already."""
        return self._sum("advance")

    @property
    def savings(self) -> Money:
        """All that is saved at the meeting, asked for by loans or not."""
        return self._sum("savings")

    @property
    def to_collect(self) -> Money:
        """What the officer takes home where everybody pays: ``due + overdue + savings − advance``."""
        return self._sum("to_collect")

    def __repr__(self) -> str:
        members = f"{len(self.rows)} member{'' if len(self.rows) == 1 else 's'}"
        return f"CollectionSheet({self.group.name!r}, {self.on}, {members}, {self.to_collect!r} to collect)"

    def _sum(self, name: str) -> Money:
        minor: int = sum(getattr(row, name).minor for row in self.rows)
        return Money.from_minor(minor, self.currency)


def collection_sheet(group: MeetingGroup, members: Iterable[GroupMember], on: date) -> CollectionSheet:
    """Return what is to be collected at one meeting of a group.

    Parameters
    ----------
    group
        The group.
    members
        Its members, one at least, in the order of the register.
    on
        The day of the meeting. Everything that is posted up to its end counts as paid, so that
        nobody is asked twice; for the sheet as it stood in the morning, post without the day.

    Raises
    ------
    MicroloanError
        If there are no members, two members or two loans have one number, nobody has a loan or
        savings, or an argument is of the wrong type.
    CurrencyMismatch
        If amounts are in more than one currency.

    Notes
    -----
    An installment falls due on the day that its schedule says, holidays taken into account. Of
    the days before, what is unpaid is overdue; of the day, what is paid is an advance. What a
    member saves never pays anything of a loan. A loan that is repaid before its time has no
    line, and asks for no savings: they are returned with its last payment. One that is paid
    ahead in part has a line, and its savings are due. Savings that came with payments of the day count
    for what their loan asks, then for her other loans, then for her own. Nothing is rounded.

    Source
    ------
    Microcredit Regulatory Authority, Bangladesh, circular of 2010: an installment that
    falls on a holiday is paid with the next one.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> collection_sheet(example_group(), example_members(), date(2024, 5, 1)).to_collect
    BDT('1940.00')
    """
    if not isinstance(group, MeetingGroup):
        raise MicroloanError("group", group, 'must be a MeetingGroup, such as MeetingGroup("Golap")', code="wrong_type")
    day = checked_day(on, "on")
    listed = tuple(members)
    _check_members(listed)
    nothing = Money.from_minor(0, _currency_of(listed))
    calendars = (loan.account.schedule.terms.calendar for member in listed for loan in member.loans)
    lists = (calendar.holidays for calendar in calendars if calendar.holidays is not None)
    names = dict.fromkeys(name for holidays in lists for name in holiday_names(holidays, day))
    rows = tuple(_row(member, on, nothing) for member in listed)
    return CollectionSheet(group, on, rows, tuple(names), _repaid(rows, on))


def _row(member: GroupMember, on: date, nothing: Money) -> MemberDue:
    lines = [loan_due(loan, on) for loan in member.loans]
    written_off = tuple(line for line in lines if isinstance(line, WrittenOffLoan))
    # What she brought beyond what one loan asks is for her other loans, and then for savings of her own.
    beyond = sum(savings_beyond(loan, line, on) for loan, line in zip(member.loans, lines, strict=True))
    due: list[LoanDue] = []
    for line in lines:
        if isinstance(line, LoanDue):
            taken = min(beyond, line.savings.minor)
            beyond -= taken
            due.append(replace(line, savings=line.savings - Money.from_minor(taken, nothing.currency)))
    own = 0 if member.savings is None else member.savings.minor
    return MemberDue(member, tuple(due), written_off, Money.from_minor(max(own - beyond, 0), nothing.currency))


def _repaid(rows: tuple[MemberDue, ...], on: date) -> tuple[MemberLoan, ...]:
    """Return the loans of the members that are repaid."""
    with_line = {line.number for row in rows for line in row.loans}
    held = (loan for row in rows for loan in row.member.loans if loan.number not in with_line)
    return tuple(loan for loan in held if is_repaid(loan, on))


def _check_members(members: tuple[GroupMember, ...]) -> None:
    if not members:
        raise MicroloanError("members", members, "must hold at least one GroupMember", code="empty")
    for place, member in enumerate(members):
        if not isinstance(member, GroupMember):
            problem = 'must be a GroupMember, such as GroupMember("Rahima Begum", "014")'
            raise MicroloanError(f"members[{place}]", member, problem, code="wrong_type")
    _check_once("member", [(one.number, one.name) for one in members if one.number is not None])
    _check_once("loan", [(loan.number, one.name) for one in members for loan in one.loans])


def _check_once(kind: str, numbers: list[tuple[str, str]]) -> None:
    """Refuse a number that two have: the money of one would be booked on the other."""
    seen: dict[str, str] = {}
    for number, name in numbers:
        if number in seen:
            problem = f"is the number of two {kind}s, of {seen[number]} and of {name}"
            raise MicroloanError(f"{kind}.number", number, problem, code="duplicate")
        seen[number] = name


def _currency_of(members: tuple[GroupMember, ...]) -> Currency:
    found = [
        (f"members[{place}].{name}", currency)
        for place, member in enumerate(members)
        for name, currency in _currencies(member)
    ]
    if not found:
        raise MicroloanError("members", len(members), "have no loan and save nothing: nothing to collect", code="empty")
    first = found[0][1]
    for name, currency in found:
        if currency != first:
            problem = f"must be {first.code}, as the others are"
            raise CurrencyMismatch(name, currency.code, problem, code="currency_mismatch")
    return first


def _currencies(member: GroupMember) -> list[tuple[str, Currency]]:
    own = [] if member.savings is None else [("savings", member.savings.currency)]
    loans = enumerate(member.loans)
    return [*own, *((f"loans[{place}]", loan.account.schedule.terms.currency) for place, loan in loans)]
