"""What accounts brought in a period, by what it was for: due then, in advance, or overdue from before.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> collections_of([example_account()], date(2024, 3, 1), date(2024, 3, 31))
Collections(due=BDT('1000.00'), on_due=BDT('500.00'), advance=BDT('0.00'), on_overdue=BDT('0.00'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.account import Account
from microloan.ledger.components import Component
from microloan.ledger.events import Payment
from microloan.portfolio.repayment_rates import Collections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from microloan.ledger.statement import AccountLine

_PARTS = ("due", "on_due", "advance", "on_overdue")
_INSTALLMENT = frozenset({Component.INTEREST, Component.PRINCIPAL})


def collections_of(accounts: Iterable[Account], first: date, last: date) -> Collections:
    """Return what accounts brought in a period, for measures of repayment.

    Parameters
    ----------
    accounts
        Of one currency; one at least.
    first, last
        The days of the period, both in it.

    Returns
    -------
    Interest and principal alone: penalties and fees have no part in a rate of repayment, nor has
    what is held for a member or recovered after a write-off.

    Raises
    ------
    CurrencyMismatch
        If the accounts are in several currencies.
    MicroloanError
        If there is no account, or the last day is before the first.

    Notes
    -----
    What was paid or given up before the period is taken off what falls due in it; what is given up
    in the period was due, and is not collected.
    """
    begin, end = checked_day(first, "first"), checked_day(last, "last")
    if end < begin:
        raise MicroloanError("last", last, f"must not be before first={first}", code="out_of_order")
    listed = list(accounts)
    if not listed or not all(isinstance(account, Account) for account in listed):
        problem = "must be accounts, one at least, such as post(schedule, events, order) gives"
        raise MicroloanError("accounts", listed, problem, code="wrong_type")
    currency = listed[0].schedule.terms.currency
    for account in listed:
        if account.schedule.terms.currency != currency:
            problem = f"must be in {currency.code}, as the first is"
            raise CurrencyMismatch("accounts", account.schedule.terms.currency.code, problem, code="currency_mismatch")
    sums = map(sum, zip(*(_collected(account, begin, end) for account in listed), strict=True))
    return Collections(**dict(zip(_PARTS, (Money.from_minor(one, currency) for one in sums), strict=True)))


def _collected(account: Account, begin: int, end: int) -> tuple[int, int, int, int]:
    """Return what fell due from a day to another, and what was collected for it, in advance, and of old arrears."""
    schedule = account.schedule
    rows = zip(schedule.due_days, schedule.principal_parts, schedule.interest_parts, strict=True)
    due = sum(principal + interest for day, principal, interest in rows if begin <= day <= end)
    on_due = advance = on_overdue = 0
    for line in account.statement:
        day = line.on.toordinal()
        for due_day, amount in _of_installments(line):
            in_period = amount if begin <= due_day <= end else 0
            if day < begin:
                due -= in_period
            elif day <= end and isinstance(line.event, Payment):
                on_due += in_period
                advance += amount if due_day > end else 0
                on_overdue += amount if due_day < begin else 0
    return due, on_due, advance, on_overdue


def _of_installments(line: AccountLine) -> Iterator[tuple[int, int]]:
    """Yield what a line settled of interest and principal: when it fell due, and minor units."""
    for part in line.allocations:
        if part.component in _INSTALLMENT:
            yield part.due_on.toordinal(), part.amount.minor
