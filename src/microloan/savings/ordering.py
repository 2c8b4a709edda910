"""Transactions in order, each with what it adds to the balance; what cannot be is refused.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.savings.transactions import deposit, reversal
>>> first = deposit(BDT(50), date(2026, 1, 7), sequence=1)
>>> late = (deposit(BDT(20), date(2026, 1, 14)), reversal(first, booked_on=date(2026, 1, 20)), first)
>>> in_order(late, until=date(2026, 1, 31)).amounts
(5000, -5000, 2000)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from microloan.currency import Currency

_CANNOT_BE_REVERSED = {TransactionKind.BROUGHT_FORWARD, TransactionKind.CLOSING, TransactionKind.REVERSAL}


@dataclass(frozen=True, slots=True)
class Ordered:
    """The transactions of one account up to a day.

    Parameters
    ----------
    transactions
        In order of value, without a balance brought forward and without a closing.
    days, amounts
        Their value dates as day numbers, and what each adds to the balance in minor units.
    opening
        The balance brought forward, if there is one.
    closed
        The closing, if there is one.
    currency
        Of all amounts.
    """

    transactions: tuple[SavingsTransaction, ...]
    days: tuple[int, ...]
    amounts: tuple[int, ...]
    opening: SavingsTransaction | None
    closed: SavingsTransaction | None
    currency: Currency


def in_order(
    transactions: Iterable[SavingsTransaction], *, until: date, booked_by: date | None = None
) -> Ordered:
    """Return the transactions up to a day in their order.

    Parameters
    ----------
    transactions
        In any order.
    until
        The last day; what counts later is left out.
    booked_by
        Leave out what was booked after this day, too; None leaves out nothing.

    Raises
    ------
    MicroloanError
        If there are none, one is outside the account's life, or a reversal does not fit.
    CurrencyMismatch
        If two currencies meet.
    """
    given = _checked(transactions)
    checked_day(until, "until")
    currency = _currency(given)
    if booked_by is not None:
        checked_day(booked_by, "booked_by")
        given = [one for one in given if one.booked_on <= booked_by]
    reversed_signs = _reversed_signs(given)
    given = [one for one in given if one.value_date <= until]
    opening = _only(given, TransactionKind.BROUGHT_FORWARD, "the account begins twice")
    closed = _only(given, TransactionKind.CLOSING, "the account ends twice")
    _check_life(given, opening, closed)
    rows: list[tuple[int, int, bool, int, int]] = []
    for position, one in enumerate(given):
        if one is opening or one is closed:
            continue
        amount = one.signed_minor
        if one.reverses is not None and one.amount is not None:
            amount = reversed_signs[one.reverses] * one.amount.minor
        place = one.sequence if one.reverses is None else max(one.sequence, one.reverses)
        rows.append((one.value_date.toordinal(), place, amount < 0, position, amount))
    rows.sort()
    return Ordered(
        tuple(given[row[3]] for row in rows),
        tuple(row[0] for row in rows),
        tuple(row[4] for row in rows),
        opening,
        closed,
        currency,
    )


def _checked(transactions: Iterable[SavingsTransaction]) -> list[SavingsTransaction]:
    given = list(transactions)
    for position, one in enumerate(given):
        if not isinstance(one, SavingsTransaction):
            place = f"transactions[{position}]"
            raise MicroloanError(place, one, "must be a SavingsTransaction, such as deposit(…)", code="wrong_type")
    return given


def _currency(given: Sequence[SavingsTransaction]) -> Currency:
    first = next((one.amount for one in given if one.amount is not None), None)
    if first is None:
        raise MicroloanError("transactions", len(given), "must hold a deposit at least", code="empty")
    currency = first.currency
    for position, one in enumerate(given):
        amount = one.amount
        if amount is not None and amount.currency is not currency and amount.currency != currency:
            place = f"transactions[{position}].amount"
            raise CurrencyMismatch(place, amount, f"is in {amount.currency.code}, not {currency.code}", code="currency_mismatch")
    return currency


def _only(given: Sequence[SavingsTransaction], kind: TransactionKind, problem: str) -> SavingsTransaction | None:
    found = [one for one in given if one.kind is kind]
    if len(found) > 1:
        raise MicroloanError("transactions", found[1].value_date, f"is a second {kind.value}: {problem}", code="repeated")
    return found[0] if found else None


def _check_life(
    given: Sequence[SavingsTransaction], opening: SavingsTransaction | None, closed: SavingsTransaction | None
) -> None:
    """Refuse what happens before the account begins or after it ends."""
    for position, one in enumerate(given):
        place = f"transactions[{position}].value_date"
        if opening is not None and one.value_date < opening.value_date:
            problem = f"is before the balance brought forward on {opening.value_date}"
            raise MicroloanError(place, one.value_date, problem, code="outside_life")
        if closed is not None and one.value_date > closed.value_date:
            problem = f"is after the account was closed on {closed.value_date}"
            raise MicroloanError(place, one.value_date, problem, code="outside_life")


def _reversed_signs(given: Sequence[SavingsTransaction]) -> dict[int, int]:
    """Return, for each sequence that is reversed, the sign of what undoes it."""
    signs: dict[int, int] = {}
    for position, one in enumerate(given):
        if one.reverses is None:
            continue
        place = f"transactions[{position}].reverses"
        found = [other for other in given if other.sequence == one.reverses and other.kind is not TransactionKind.REVERSAL]
        if len(found) != 1:
            problem = "is not the sequence of one transaction" if not found else "is the sequence of several transactions"
            raise MicroloanError(place, one.reverses, problem, code="unknown_transaction")
        original = found[0]
        if original.kind in _CANNOT_BE_REVERSED:
            raise MicroloanError(place, one.reverses, f"is a {original.kind.value}; leave that out itself", code="contradiction")
        if one.reverses in signs:
            raise MicroloanError(place, one.reverses, "is reversed twice", code="repeated")
        if one.amount != original.amount or one.value_date != original.value_date:
            problem = f"is of {original.amount} on {original.value_date}; a reversal has the same amount and value date"
            raise MicroloanError(place, one.reverses, problem, code="contradiction")
        signs[one.reverses] = -1 if original.signed_minor > 0 else 1
    return signs
