"""A group that meets, its members, and the loans that they bring installments for.

>>> from datetime import date
>>> from microloan.calendars import WEDNESDAY
>>> from microloan.currency import BDT
>>> MeetingGroup("Golap", meeting_day=WEDNESDAY, place="Rahima's yard", officer="S. Akter").name
'Golap'
>>> GroupMember("Rahima Begum", "014", savings=BDT(20)).savings
BDT('20.00')
"""

from __future__ import annotations

from dataclasses import dataclass, field

from microloan.calendars import Weekday
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.account import Account


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """The group, samity or centre that meets.

    Parameters
    ----------
    name
        What it is called.
    meeting_day
        The weekday on which it meets; None where that changes.
    place
        Where; None is left open.
    officer
        Who collects; None is left open.
    branch
        The office that it belongs to, for two branches may have groups of one name; None is
        left open.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or a text is empty.

    Examples
    --------
    >>> MeetingGroup("Golap").meeting_day is None
    True
    >>> MeetingGroup("Golap", branch="Kalyani") == MeetingGroup("Golap", branch="Ranaghat")
    False
    """

    name: str
    meeting_day: Weekday | None = None
    place: str | None = None
    officer: str | None = None
    branch: str | None = None

    def __post_init__(self) -> None:
        _check_text("name", self.name)
        if self.meeting_day is not None and not isinstance(self.meeting_day, Weekday):
            problem = "must be a weekday such as WEDNESDAY, or None"
            raise MicroloanError("meeting_day", self.meeting_day, problem, code="wrong_type")
        for name in ("place", "officer", "branch"):
            if getattr(self, name) is not None:
                _check_text(name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class MemberLoan:
    """A loan of a member: its number in the books, and what happened on it.

    Parameters
    ----------
    number
        The number of the loan; no two loans of a group have the same.
    account
        As `post` returns it.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or the number is empty.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> MemberLoan("L-102", example_account())
    MemberLoan(number='L-102', account=Account(46 installments, 8 events, BDT('9500.00') left))
    """

    number: str
    account: Account

    def __post_init__(self) -> None:
        _check_text("number", self.number)
        if not isinstance(self.account, Account):
            problem = "must be an Account, such as post(schedule, events, order)"
            raise MicroloanError("account", self.account, problem, code="wrong_type")


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A member of the group.

    Parameters
    ----------
    name
        As it stands in the register.
    number
        Her number there; None for none. No two members of a group have the same.
    loans
        Each loan of hers; none for a member who only saves.
    savings
        What she saves at the meeting beside what her loans ask for: general or voluntary
        savings; None for nothing.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, a text is empty, or the savings are not above zero.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> len(GroupMember("Rahima Begum", "014", (MemberLoan("L-102", example_account()),)).loans)
    1
    """

    name: str
    number: str | None = None
    loans: tuple[MemberLoan, ...] = field(default=())
    savings: Money | None = None

    def __post_init__(self) -> None:
        _check_text("name", self.name)
        if self.number is not None:
            _check_text("number", self.number)
        if not isinstance(self.loans, tuple) or not all(isinstance(loan, MemberLoan) for loan in self.loans):
            problem = 'must be a tuple of MemberLoan, such as (MemberLoan("L-102", account),)'
            raise MicroloanError("loans", self.loans, problem, code="wrong_type")
        if self.savings is None:
            return
        if not isinstance(self.savings, Money):
            raise MicroloanError("savings", self.savings, "must be money such as BDT(20), or None", code="wrong_type")
        if self.savings.minor <= 0:
            problem = "must be above zero; None where nothing is saved"
            raise MicroloanError("savings", self.savings, problem, code="out_of_range")


def _check_text(name: str, text: object) -> None:
    if not isinstance(text, str) or not text.strip():
        raise MicroloanError(name, text, "must be text, and not empty", code="wrong_type")
