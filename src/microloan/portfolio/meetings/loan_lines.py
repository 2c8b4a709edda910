"""`LoanDue` and `WrittenOffLoan`: the lines that a loan has on a collection sheet.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> from microloan.portfolio.meetings.group import MemberLoan
>>> line = loan_due(MemberLoan("L-102", example_account()), date(2024, 5, 1))
>>> line.due, line.overdue, line.advance, line.to_collect
(BDT('250.00'), BDT('1500.00'), BDT('0.00'), BDT('1750.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.ledger.due_on_day import FallingDue, falling_due
from microloan.ledger.events import Payment, WriteOff

if TYPE_CHECKING:
    from datetime import date

    from microloan.explanation import Explanation
    from microloan.ledger.account import Account
    from microloan.ledger.position import Position
    from microloan.portfolio.meetings.group import MemberLoan
    from microloan.schedules.installment import Installment


@dataclass(frozen=True, slots=True)
class LoanDue:
    """What is to be collected of one loan at a meeting.

    Parameters
    ----------
    loan
        The loan.
    on
        The day of the meeting.
    falls_due
        What falls due on the day, what is overdue from before, and what of it is paid.
    savings
        What the loan asks to be saved with the installments of the day, less what came with
        the payments of the day.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.portfolio.meetings import MemberLoan
    >>> line = loan_due(MemberLoan("L-102", example_account()), date(2024, 5, 1))
    >>> line.installments[0].number, line.days_past_due
    (15, 42)
    """

    loan: MemberLoan
    on: date
    falls_due: FallingDue
    savings: Money

    @property
    def number(self) -> str:
        """The number of the loan."""
        return self.loan.number

    @property
    def installments(self) -> tuple[Installment, ...]:
        """What falls due on the day; several where a holiday brought them together."""
        return tuple(map(self.loan.account.schedule.installment, self.falls_due.numbers))

    @property
    def due(self) -> Money:
        """What falls due on the day, without what was waived."""
        return self.falls_due.due

    @property
    def overdue(self) -> Money:
        """What fell due before and is not paid."""
        return self.falls_due.overdue

    @property
    def advance(self) -> Money:
        """What of `due` is paid already."""
        return self.falls_due.advance

    @property
    def total(self) -> Money:
        """What is to be collected for the loan: ``due + overdue − advance``."""
        return self.falls_due.total

    @property
    def to_collect(self) -> Money:
        """What is to be collected in all: the total, and the savings with it."""
        return self.total + self.savings

    @property
    def days_past_due(self) -> int:
        """Days since the oldest unpaid due date; 0 where nothing is overdue."""
        return self.loan.account.position(self.on).days_past_due

    @property
    def moved(self) -> tuple[Installment, ...]:
        """The installments that would fall due on the day, had a day off not moved them away."""
        schedule = self.loan.account.schedule
        if not schedule.terms.calendar.moves:
            return ()
        from microloan.schedules.moved_dates import nominal_days

        nominal, day = nominal_days(schedule.terms, len(schedule)), self.on.toordinal()
        pairs = enumerate(zip(nominal, schedule.due_days, strict=True), start=1)
        return tuple(schedule.installment(number) for number, (was, due) in pairs if was == day != due)

    def explain(self) -> Explanation:
        """Return how the figures follow from the installments and from what was paid."""
        from microloan.portfolio.meetings.explaining import explain_loan_due

        return explain_loan_due(self)


@dataclass(frozen=True, slots=True)
class WrittenOffLoan:
    """A loan that was written off: nothing of it is due, and what comes in is a recovery.

    Parameters
    ----------
    loan
        The loan.
    written_off
        What was given up.
    recovered
        What came in of it since.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.portfolio.meetings import MemberLoan
    >>> WrittenOffLoan(MemberLoan("L-102", example_account()), BDT(9_500), BDT(500)).left
    BDT('9000.00')
    """

    loan: MemberLoan
    written_off: Money
    recovered: Money

    @property
    def number(self) -> str:
        """The number of the loan."""
        return self.loan.number

    @property
    def left(self) -> Money:
        """What is not recovered."""
        return self.written_off - self.recovered


def loan_due(loan: MemberLoan, on: date) -> LoanDue | WrittenOffLoan | None:
    """Return the line of a loan; None where it has none.

    Parameters
    ----------
    loan
        The loan.
    on
        The day of the meeting. A loan that is paid out later has no line, nor has one of which
        nothing is left to pay or to recover: what the contract lets fall due later is paid.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.portfolio.meetings import MemberLoan
    >>> loan_due(MemberLoan("L-102", example_account()), date(2024, 1, 2)) is None
    True
    """
    account = loan.account
    if on < account.schedule.terms.disbursed_on:
        return None
    position = account.position(on)
    if _is_written_off(position):
        apart = WrittenOffLoan(loan, position.written_off.total, position.recovered)
        return apart if apart.left.minor else None
    found = falling_due(position)
    # Of a loan in parts, what is not paid out yet is still to come.
    if _is_paid(position) or not (found.numbers or found.due.minor or position.outstanding.total.minor):
        return None
    left = max(_asked(account, found.numbers) - savings_brought(account, on), 0)
    return LoanDue(loan, on, found, Money.from_minor(left, account.schedule.terms.currency))


def is_repaid(loan: MemberLoan, on: date) -> bool:
    """Return whether nothing is left to pay of a loan at the end of a day; not of one that was written off.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> from microloan.portfolio.meetings import MemberLoan
    >>> is_repaid(MemberLoan("L-102", example_account()), date(2024, 5, 1))
    False
    """
    if on < loan.account.schedule.terms.disbursed_on:
        return False
    position = loan.account.position(on)
    return _is_paid(position) and not _is_written_off(position)


def savings_brought(account: Account, on: date) -> int:
    """Return what came with the payments of a day for the member's savings, in minor units."""
    came = (event.savings for event in account.events if isinstance(event, Payment) and event.on == on)
    return sum(amount.minor for amount in came if amount is not None)


def savings_beyond(loan: MemberLoan, line: LoanDue | WrittenOffLoan | None, on: date) -> int:
    """Return what came with the payments of a day beyond what the loan asks to be saved, in minor units.

    A loan that is repaid on the day has no line, but the savings of its last installment came for it.
    """
    brought = savings_brought(loan.account, on)
    if not brought:
        return 0
    numbers: tuple[int, ...] = ()
    if isinstance(line, LoanDue):
        numbers = line.falls_due.numbers
    elif line is None and is_repaid(loan, on) and not is_repaid(loan, on - timedelta(days=1)):
        numbers = falling_due(loan.account.position(on)).numbers
    return max(brought - _asked(loan.account, numbers), 0)


def _is_paid(position: Position) -> bool:
    return not any(position.state.left)


def _is_written_off(position: Position) -> bool:
    return any(isinstance(event, WriteOff) for event in position.account.events[: position.state.until])


def _asked(account: Account, numbers: tuple[int, ...]) -> int:
    parts = account.schedule.savings_parts
    return sum(parts[number - 1] for number in numbers) if parts else 0
