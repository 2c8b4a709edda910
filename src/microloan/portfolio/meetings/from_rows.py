"""The groups of a loan book, from its rows of loans and payments.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=30)
>>> found = groups_in(made.loans, made.payments, made.product)
>>> [(one.group.branch, one.group.name, one.group.meeting_day.text, len(one.members)) for one in found.groups]
[('B-01', 'B-01-G01', 'wednesday', 19), ('B-01', 'B-01-G02', 'sunday', 10)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars import Weekday
from microloan.errors import MicroloanError, nearest_name
from microloan.portfolio.exchange.accounts import accounts_of
from microloan.portfolio.exchange.borrowers import NAME, NUMBER, same_name
from microloan.portfolio.meetings.group import GroupMember, MeetingGroup, MemberLoan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from microloan.arithmetic.kinds import Truths
    from microloan.ledger.account import Account
    from microloan.portfolio.exchange import LoanRows, PaymentRows
    from microloan.products import LoanProduct
    from microloan.records.separated import BadRow


class FiledGroup(NamedTuple):
    """A group of a loan book, with its members."""

    group: MeetingGroup
    members: tuple[GroupMember, ...]


class FiledIndividuals(NamedTuple):
    """The members of a branch with loans that are in no group, and all officers that their rows name."""

    branch: str | None
    officer: str | None
    members: tuple[GroupMember, ...]


class FiledGroups(NamedTuple):
    """The groups of a loan book, the loans in none, and the rows of its two files that cannot be."""

    groups: tuple[FiledGroup, ...]
    individuals: tuple[FiledIndividuals, ...]
    bad_loans: tuple[BadRow, ...]
    bad_payments: tuple[BadRow, ...]


def groups_in(
    loans: LoanRows,
    payments: PaymentRows,
    product_of: Callable[[str], LoanProduct],
    *,
    name: str | None = None,
    among: Truths | None = None,
) -> FiledGroups:
    """Return the groups of a loan book, in the order in which they come, each with its members.

    Parameters
    ----------
    loans
        The loans. Two groups of one name in two branches are two, by ``branch``. A group has the
        meeting day that all its rows agree on, and every officer that they name. The loans of one
        ``member_no`` are one member's; a row without one is a member by itself, by the name in
        ``member`` or else by the loan, next to those of that name.
    payments
        What was paid for them.
    product_of
        From the name in a row to the product, with its calendar; an empty text where a row has
        none.
    name
        The groups of this name alone, one in each branch that has it; None for all groups, and
        the loans in none. It names the group where the rows have no column of groups.
    among
        The rows of loans that are looked at, such as those of a branch; None for all.

    Raises
    ------
    MicroloanError
        If no row is of a group of the name, there are more than 100,000 bad rows, or `product_of`
        is no function.

    Notes
    -----
    A loan that is not offered so, and a payment that cannot be, are told and left out. So is each
    payment for such a loan, or for one that no row has.

    Examples
    --------
    >>> from microloan.portfolio.samples import sample_book
    >>> made = sample_book(loans=30)
    >>> found = groups_in(made.loans, made.payments, made.product, name="B-01-G02")
    >>> found.groups[0].members[0].loans[0].number
    'L-000021'
    """
    found = _rows_by_group(loans, name, range(len(loans)) if among is None else among.nonzero()[0].tolist())
    filed = accounts_of(loans, payments, product_of, among=_marked(loans, found.values()))
    groups: list[FiledGroup] = []
    individuals: list[FiledIndividuals] = []
    for (branch, group), rows in found.items():
        if not (members := _members(loans, filed.accounts, rows)):
            continue
        officer = _officers(loans, rows)
        if group:
            met = MeetingGroup(group, _meeting_day(loans, rows), officer=officer, branch=branch or None)
            groups.append(FiledGroup(met, members))
        else:
            individuals.append(FiledIndividuals(branch or None, officer, members))
    return FiledGroups(tuple(groups), tuple(individuals), filed.bad_loans, filed.bad_payments)


def _members(loans: LoanRows, accounts: Mapping[str, Account], rows: Iterable[int]) -> tuple[GroupMember, ...]:
    """Return the members whose loans stand in the rows."""
    held: dict[tuple[str, str], list[tuple[str, MemberLoan]]] = {}
    names: dict[str, str] = {}
    for row in rows:
        loan = loans.loan[row]
        if loan not in accounts:
            continue
        number, name = (_word(loans, column, row) for column in (NUMBER, NAME))
        key = (NUMBER, number) if number else (NAME, same_name(name)) if name else ("loan", loan)
        held.setdefault(key, []).append((name or loan, MemberLoan(loan, accounts[loan])))
        if name:
            names.setdefault(number, name)
    members: list[GroupMember] = []
    for (kind, known_by), of_member in held.items():
        if kind == NUMBER:
            loans_of_hers = tuple(one for _, one in of_member)
            members.append(GroupMember(names.get(known_by, known_by), known_by, loans_of_hers))
        else:
            # Two of one name cannot be told apart: each loan keeps a line with the name on it.
            members += (GroupMember(name, loans=(one,)) for name, one in of_member)
    return tuple(members)


def _marked(loans: LoanRows, groups: Iterable[list[int]]) -> Truths:
    import numpy as np

    marked = np.zeros(len(loans), dtype=np.bool_)
    for rows in groups:
        marked[rows] = True
    return marked


def _rows_by_group(loans: LoanRows, name: str | None, among: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    """Return the rows of each group, by branch and name; those of no group by an empty name."""
    column = loans.words.get("group")
    groups: dict[tuple[str, str], list[int]] = {}
    others: dict[str, None] = {}
    for row in among:
        group = (name or "") if column is None else column.at(row)
        if name in {None, group}:
            groups.setdefault((_word(loans, "branch", row), group), []).append(row)
        elif group:
            others[group] = None
    if name is not None and not any(group for _, group in groups):
        near = nearest_name(name, others)
        problem = "is no group of the loans" + (f"; did you mean {near}?" if near else "")
        raise MicroloanError("group", name, problem, code="unknown_name")
    return groups


def _officers(loans: LoanRows, rows: list[int]) -> str | None:
    named = dict.fromkeys(filter(None, (_word(loans, "officer", row) for row in rows)))
    return ", ".join(named) or None


def _meeting_day(loans: LoanRows, rows: list[int]) -> Weekday | None:
    days = {_word(loans, "first_due", row) for row in rows}
    return next((day for day in Weekday if {day.text} == days), None)


def _word(loans: LoanRows, name: str, row: int) -> str:
    column = loans.words.get(name)
    return "" if column is None else column.at(row)
