"""What an account's rules say of it: findings, not errors.

=====================  ===================================================================
``retained balance``   whether what must stay is there
``lock-in``            whether anything was withdrawn before its time
``inactive`` …         whether the account sleeps, and from which day on
=====================  ===================================================================

>>> from microloan.savings.examples import example_statement
>>> example_statement().findings()
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars import month_end, occurrences
from microloan.calendars.days import LAST_DAY, to_date
from microloan.currency import Money
from microloan.regulations import Finding, Outcome
from microloan.savings.replaying import must_stay
from microloan.savings.transactions import TransactionKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.calendars.frequencies import Frequency
    from microloan.savings.statement import SavingsStatement

_SOURCE = "the terms of the account"
_OUT = {TransactionKind.WITHDRAWAL, TransactionKind.LOAN_TRANSFER, TransactionKind.CLOSING}


def findings_of(statement: SavingsStatement) -> tuple[Finding, ...]:
    """Return a finding for each rule that the account has, on the statement's last day."""
    return (*_retained(statement), *_lock_in(statement), *_dormancy(statement))


def _retained(statement: SavingsStatement) -> Iterator[Finding]:
    terms = statement.terms
    if terms.account.retained is None or statement.ordered.closed is not None:
        return
    numerator, denominator = must_stay(terms, statement.loans, statement.until)
    least = Money.from_minor(-(-numerator // denominator), statement.balance.currency)
    outcome = Outcome.PASS if statement.balance >= least else Outcome.FAIL
    yield Finding("retained balance", outcome, statement.balance, f"at least {least}", _SOURCE)


def _lock_in(statement: SavingsStatement) -> Iterator[Finding]:
    lock_in = statement.terms.account.lock_in
    counted = statement.counted
    if lock_in is None or not counted:
        return
    ends = _after(counted[0].value_date, lock_in)
    early = [one.value_date for one in counted if one.kind in _OUT and one.value_date < ends]
    if early and counted[0].kind is TransactionKind.BROUGHT_FORWARD:
        # A page does not say when the account began.
        limit = f"locked for {lock_in.text} from the first deposit, which is not on this page"
        yield Finding("lock-in", Outcome.UNKNOWN, f"withdrawn on {early[0]}", limit, _SOURCE)
        return
    outcome = Outcome.FAIL if early else Outcome.PASS
    value = f"withdrawn on {early[0]}" if early else "nothing withdrawn"
    yield Finding("lock-in", outcome, value, f"locked until {ends}", _SOURCE)


def _dormancy(statement: SavingsStatement) -> Iterator[Finding]:
    dormancy = statement.terms.account.dormancy
    if dormancy is None or statement.ordered.closed is not None or not statement.counted:
        return
    last = max(one.value_date for one in statement.counted)
    for stage, after in dormancy.stages():
        reached = _after(last, after)
        outcome = Outcome.FAIL if reached <= statement.until else Outcome.PASS
        yield Finding(stage, outcome, f"last transaction {last}", f"{stage} from {reached}", _SOURCE)


def _after(day: date, time: Frequency) -> date:
    """Return the day a time after another; a month that is too short gives its last day."""
    return to_date(min(occurrences(day.toordinal(), time, month_end.SAME_DAY)(1), LAST_DAY))
