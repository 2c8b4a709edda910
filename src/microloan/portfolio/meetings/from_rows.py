"""The groups of a loan book, from its rows of loans and payments.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=30)
>>> found = groups_in(made.loans, made.payments, made.product)
>>> [(one.group.name, one.group.meeting_day.text, len(one.members)) for one in found.groups]
[('B-01-G01', 'wednesday', 19), ('B-01-G02', 'sunday', 10)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars import Weekday
from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import MicroloanError, nearest_name
from microloan.ledger.account import Account, post
from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
from microloan.ledger.events import Payment
from microloan.portfolio.exchange.books import check_product_of, shared_by, terms_of
from microloan.portfolio.exchange.borrowers import NAME, NUMBER
from microloan.portfolio.exchange.cells import of_no_loan
from microloan.portfolio.meetings.group import GroupMember, MeetingGroup, MemberLoan
from microloan.records.separated import BadRow
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from microloan.portfolio.exchange import LoanRows, PaymentRows
    from microloan.products import LoanProduct

_EVENT = re.compile(r"events\[(\d+)\]")


class FiledGroup(NamedTuple):
    """A group of a loan book, with its members."""

    group: MeetingGroup
    members: tuple[GroupMember, ...]


class FiledGroups(NamedTuple):
    """The groups of a loan book, and the rows of its two files that cannot be."""

    groups: tuple[FiledGroup, ...]
    bad_loans: tuple[BadRow, ...]
    bad_payments: tuple[BadRow, ...]


def groups_in(
    loans: LoanRows, payments: PaymentRows, product_of: Callable[[str], LoanProduct], *, name: str | None = None
) -> FiledGroups:
    """Return the groups of a loan book, in the order in which they come, each with its members.

    Parameters
    ----------
    loans
        The loans. A group has the meeting day that all its rows agree on, and every officer that
        they name. The loans of one ``member_no`` are one member's; a row without one is a member
        by itself, by the name in ``member`` or else by the loan, next to those of that name.
    payments
        What was paid for them.
    product_of
        From the name in a row to the product, with its calendar; an empty text where a row has
        none.
    name
        The one group that is wanted; None for all. It names the group where the rows have none.

    Raises
    ------
    MicroloanError
        If no row is of the group, the rows have no groups and no name is given, or `product_of`
        is no function.

    Notes
    -----
    A loan that is not offered so, and a payment that cannot be, are told and left out.

    Examples
    --------
    >>> from microloan.portfolio.samples import sample_book
    >>> made = sample_book(loans=30)
    >>> found = groups_in(made.loans, made.payments, made.product, name="B-01-G02")
    >>> found.groups[0].members[0].loans[0].number
    'L-000021'
    """
    check_product_of(product_of)
    groups = _rows_by_group(loans, name)
    wanted = {loans.loan[row] for rows in groups.values() for row in rows}
    paid, bad_payments = _paid(payments, wanted)
    reading = _Reading(loans, paid, product_of, bad_payments=bad_payments)
    filed = tuple(FiledGroup(_group(loans, named, rows), reading.members(rows)) for named, rows in groups.items())
    reading.bad_payments += _unknown(loans, payments)
    bad = (tuple(sorted(rows, key=line_of)) for rows in (reading.bad_loans, reading.bad_payments))
    return FiledGroups(tuple(one for one in filed if one.members), *bad)


@dataclass(slots=True)
class _Reading:
    """Loans as accounts, one after the other, and what could not be read on the way."""

    loans: LoanRows
    paid: dict[str, list[tuple[int, Payment]]]
    product_of: Callable[[str], LoanProduct]
    bad_loans: list[BadRow] = field(default_factory=list[BadRow])
    bad_payments: list[BadRow] = field(default_factory=list[BadRow])

    def members(self, rows: Iterable[int]) -> tuple[GroupMember, ...]:
        """Return the members whose loans stand in the rows."""
        held: dict[tuple[str, str], list[MemberLoan]] = {}
        names: dict[str, str] = {}
        for row in rows:
            loan = self.loans.loan[row]
            try:
                account = self._account(row)
            except MicroloanError as error:
                self.bad_loans.append(BadRow(int(self.loans.lines[row]), error))
                continue
            number, name = (_word(self.loans, column, row) for column in (NUMBER, NAME))
            key = (NUMBER, number) if number else (NAME, name) if name else ("loan", loan)
            held.setdefault(key, []).append(MemberLoan(loan, account))
            if name:
                names.setdefault(number, name)
        members: list[GroupMember] = []
        for (kind, known_by), loans in held.items():
            if kind == NUMBER:
                members.append(GroupMember(names.get(known_by, known_by), known_by, tuple(loans)))
            else:
                # Two of one name cannot be told apart: each loan keeps a line with the name on it.
                members += (GroupMember(known_by, loans=(loan,)) for loan in loans)
        return tuple(members)

    def _account(self, row: int) -> Account:
        schedule = amortize(terms_of(self.loans, row, shared_by(self.loans, row, self.product_of)))
        paid = list(self.paid.get(self.loans.loan[row], ()))
        while True:
            try:
                return post(schedule, [payment for _, payment in paid], PENALTY_FEE_INTEREST_PRINCIPAL)
            except MicroloanError as error:
                place = _EVENT.match(error.argument)
                if place is None:
                    raise
                line, payment = paid.pop(int(place[1]))
                self.bad_payments.append(
                    BadRow(line, MicroloanError("paid_on", payment.on, error.problem, code=error.code))
                )


def _rows_by_group(loans: LoanRows, name: str | None) -> dict[str, list[int]]:
    column = loans.words.get("group")
    if column is None:
        if name is None:
            problem = "is missing in the file of loans; say what its one group is called"
            raise MicroloanError("group", None, problem, code="missing_key")
        return {name: list(range(len(loans)))}
    if name is not None and name not in column.values:
        near = nearest_name(name, column.values)
        problem = "is no group of the file of loans" + (f"; did you mean {near}?" if near else "")
        raise MicroloanError("group", name, problem, code="unknown_name")
    groups: dict[str, list[int]] = {}
    for row in range(len(loans)):
        found = column.at(row)
        if found and name in {None, found}:
            groups.setdefault(found, []).append(row)
    return groups


def _group(loans: LoanRows, name: str, rows: list[int]) -> MeetingGroup:
    officers = dict.fromkeys(filter(None, (_word(loans, "officer", row) for row in rows)))
    days = {_word(loans, "first_due", row) for row in rows}
    weekdays = [day for day in Weekday if {day.text} == days]
    return MeetingGroup(name, weekdays[0] if weekdays else None, officer=", ".join(officers) or None)


def line_of(row: BadRow) -> int:
    """Return the line of a bad row, for sorting: errors have no order."""
    return row.line


def _word(loans: LoanRows, name: str, row: int) -> str:
    column = loans.words.get(name)
    return "" if column is None else column.at(row)


def _paid(payments: PaymentRows, wanted: set[str]) -> tuple[dict[str, list[tuple[int, Payment]]], list[BadRow]]:
    """Return the payments of the loans that are wanted, each with its line, and the rows that are none."""
    import numpy as np

    codes = [code for code, name in enumerate(payments.loan.values) if name in wanted]
    paid: dict[str, list[tuple[int, Payment]]] = {}
    bad: list[BadRow] = []
    for row in np.flatnonzero(np.isin(payments.loan.codes, codes)).tolist():
        line, amount = int(payments.lines[row]), Money.from_minor(int(payments.amount[row]), payments.currency)
        reference = None if payments.references is None else payments.references.at(row) or None
        try:
            payment = Payment(amount, to_date(int(payments.paid_on[row])), line, reference)
        except MicroloanError as error:
            bad.append(BadRow(line, error))
        else:
            paid.setdefault(payments.loan.at(row), []).append((line, payment))
    return paid, bad


def _unknown(loans: LoanRows, payments: PaymentRows) -> list[BadRow]:
    """Return the first payment of each loan that the file of loans does not have."""
    known, first = set(loans.loan), dict[int, int]()
    strange = {code for code, name in enumerate(payments.loan.values) if name not in known}
    if strange:
        for line, code in zip(payments.lines.tolist(), payments.loan.codes.tolist(), strict=True):
            if code in strange:
                first.setdefault(code, line)
    return [BadRow(line, of_no_loan(payments.loan.values[code])) for code, line in first.items()]
