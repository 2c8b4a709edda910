"""What accounts brought in a period, by what it was for: due then, in advance, or overdue from before.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> collections_of([example_account()], date(2024, 3, 1), date(2024, 3, 31))
Collections(due=BDT('1000.00'), on_due=BDT('500.00'), advance=BDT('0.00'), on_overdue=BDT('0.00'))
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.account import Account
from microloan.ledger.accruing import additions_to
from microloan.ledger.components import Component
from microloan.ledger.cured import check_looked_back
from microloan.ledger.events import Payment
from microloan.portfolio.repayment_rates import Collections

if TYPE_CHECKING:
    from datetime import date

    from microloan.schedules.schedule import Schedule

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
        If there is no account, the last day is before the first, or the arrears of an account were
        cured after the first: what was due before is on the schedule before it.

    Notes
    -----
    What was paid or given up before the period is taken off what falls due in it. What is given up
    before it falls due, as by an early settlement, never fell due; what is given up later was due,
    and is not collected. A part that is paid early, and changes the installments, is an advance.
    """
    begin, end = checked_day(first, "first"), checked_day(last, "last")
    if end < begin:
        raise MicroloanError("last", last, f"must not be before first={first}", code="out_of_order")
    listed = list(accounts) if isinstance(accounts, Iterable) else []
    if not listed or not all(isinstance(account, Account) for account in listed):
        problem = "must be a list of accounts, one at least, such as post(schedule, events, order) gives"
        raise MicroloanError("accounts", accounts, problem, code="wrong_type")
    currency = listed[0].schedule.terms.currency
    for account in listed:
        if account.schedule.terms.currency != currency:
            problem = f"must be in {currency.code}, as the first is"
            raise CurrencyMismatch("accounts", account.schedule.terms.currency.code, problem, code="currency_mismatch")
        _check_not_cured(account.schedule, first)
    sums = map(sum, zip(*(_collected(account, begin, end) for account in listed), strict=True))
    return Collections(**dict(zip(_PARTS, (Money.from_minor(one, currency) for one in sums), strict=True)))


class _Settled(NamedTuple):
    """What one day settled of one installment: the day, when it falls due, paid, and given up."""

    day: int
    due_day: int
    paid: int
    given_up: int


def _collected(account: Account, begin: int, end: int) -> tuple[int, int, int, int]:
    """Return what fell due from a day to another, and what was collected for it, in advance, and of old arrears."""
    schedule, early = account.schedule, _paid_early(account.schedule)
    rows = zip(schedule.due_days, schedule.principal_parts, schedule.interest_parts, strict=True)
    due = sum(principal + interest for day, principal, interest in rows if begin <= day <= end)
    due -= sum(amount for (number, _), amount in early.items() if begin <= schedule.due_days[number - 1] <= end)
    on_due = advance = on_overdue = 0
    for (number, _), one in _settled(account).items():
        added = min(early.get((number, one.day), 0), one.paid)
        paid, in_period = one.paid - added, begin <= one.due_day <= end
        if in_period:
            due -= paid if one.day < begin else 0
            due -= one.given_up if one.day < max(begin, one.due_day) else 0
        if begin <= one.day <= end:
            on_due += paid if in_period else 0
            advance += added + (paid if one.due_day > end else 0)
            on_overdue += paid if one.due_day < begin else 0
    return due, on_due, advance, on_overdue


def _settled(account: Account) -> dict[tuple[int, int], _Settled]:
    """Return what was settled of interest and principal, by installment and day."""
    found: dict[tuple[int, int], _Settled] = {}
    for line in account.statement:
        day, is_paid = line.on.toordinal(), isinstance(line.event, Payment)
        for part in line.allocations:
            if part.component not in _INSTALLMENT or part.installment is None:
                continue
            key, amount = (part.installment, day), part.amount.minor
            one = found.get(key, _Settled(day, part.due_on.toordinal(), 0, 0))
            found[key] = one._replace(
                paid=one.paid + (amount if is_paid else 0), given_up=one.given_up + (0 if is_paid else amount)
            )
    return found


def _paid_early(schedule: Schedule) -> dict[tuple[int, int], int]:
    """Return what an installment asks for beside its own, for it was paid early: by installment and day."""
    found: dict[tuple[int, int], int] = {}
    for number in range(1, len(schedule) + 1):
        for one in additions_to(schedule, number):
            if one.part == "principal" and one.amount > 0:
                key = number, one.on.toordinal()
                found[key] = found.get(key, 0) + one.amount
    return found


def _check_not_cured(schedule: Schedule, first: date) -> None:
    try:
        check_looked_back(schedule, first)
    except MicroloanError as error:
        raise MicroloanError("first", first, error.problem, code=error.code) from None
