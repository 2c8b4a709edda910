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

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from microloan.calendars.days import checked_day
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from microloan.currency import Currency

Given: TypeAlias = "Mapping[int, SavingsTransaction]"

_CANNOT_BE_REVERSED = {TransactionKind.BROUGHT_FORWARD, TransactionKind.CLOSING}


@dataclass(frozen=True, slots=True)
class Ordered:
    """The transactions of one account up to a day.

    Parameters
    ----------
    transactions
        In order of value, without a balance brought forward and without a closing.
    days, amounts
        Their value dates as day numbers, and what each adds to the balance in minor units.
    positions
        Where each stood in what was given, counted from 0.
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
    positions: tuple[int, ...] = field(compare=False)
    opening: SavingsTransaction | None
    closed: SavingsTransaction | None
    currency: Currency


def in_order(transactions: Iterable[SavingsTransaction], *, until: date, booked_by: date | None = None) -> Ordered:
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
    every = _checked(transactions)
    checked_day(until, "until")
    currency = _currency(every)
    if booked_by is not None:
        checked_day(booked_by, "booked_by")
    given = {position: one for position, one in enumerate(every) if booked_by is None or one.booked_on <= booked_by}
    reversed_signs = _reversed_signs(given)
    given = {position: one for position, one in given.items() if one.value_date <= until}
    if not given:
        first = min(one.value_date for one in every)
        problem = f"is before the account begins, on {first}" + ("" if booked_by is None else ", as it was known then")
        raise MicroloanError("until", until, problem, code="outside_life")
    opening = _only(given, TransactionKind.BROUGHT_FORWARD, "the account begins twice")
    closed = _only(given, TransactionKind.CLOSING, "the account ends twice")
    _check_life(given, opening, closed)
    rows: list[tuple[int, int, bool, int, int]] = []
    for position, one in given.items():
        if one is opening or one is closed:
            continue
        amount, place = one.signed_minor, one.sequence
        if one.reverses is not None and one.amount is not None:
            amount, place = reversed_signs[one.reverses] * one.amount.minor, max(one.sequence, one.reverses)
        rows.append((one.value_date.toordinal(), place, amount < 0, position, amount))
    rows.sort()
    return Ordered(
        tuple(given[row[3]] for row in rows),
        tuple(row[0] for row in rows),
        tuple(row[4] for row in rows),
        tuple(row[3] for row in rows),
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
            raise CurrencyMismatch(
                place, amount, f"is in {amount.currency.code}, not {currency.code}", code="currency_mismatch"
            )
    return currency


def _only(given: Given, kind: TransactionKind, problem: str) -> SavingsTransaction | None:
    found = [(position, one) for position, one in given.items() if one.kind is kind]
    if len(found) > 1:
        position, second = found[1]
        place = f"transactions[{position}].kind"
        raise MicroloanError(
            place, kind.value, f"stands twice, on {second.value_date} again: {problem}", code="repeated"
        )
    return found[0][1] if found else None


def _check_life(given: Given, opening: SavingsTransaction | None, closed: SavingsTransaction | None) -> None:
    """Refuse what happens before the account begins or after it ends."""
    if opening is None and closed is None:
        return
    for position, one in given.items():
        place = f"transactions[{position}].value_date"
        if opening is not None and one.value_date < opening.value_date:
            problem = f"is before the balance brought forward on {opening.value_date}"
            raise MicroloanError(place, one.value_date, problem, code="outside_life")
        if closed is not None and one.value_date > closed.value_date:
            problem = f"is after the account was closed on {closed.value_date}"
            raise MicroloanError(place, one.value_date, problem, code="outside_life")


def _reversed_signs(given: Given) -> dict[int, int]:
    """Return, for each sequence that is reversed, the sign of what undoes it."""
    signs: dict[int, int] = {}
    for position, one in given.items():
        sequence = one.reverses
        if sequence is None:
            continue
        place = f"transactions[{position}].reverses"
        original = _reversed(given, place, sequence)
        if sequence in signs:
            raise MicroloanError(place, sequence, "is reversed twice", code="repeated")
        if one.amount != original.amount or one.value_date != original.value_date:
            problem = f"is of {original.amount} on {original.value_date}; a reversal has the same amount and value date"
            raise MicroloanError(place, sequence, problem, code="contradiction")
        signs[sequence] = -1 if original.signed_minor > 0 else 1
    return signs


def _reversed(given: Given, place: str, sequence: int) -> SavingsTransaction:
    """Return the one transaction of a sequence, if it is one that can be undone."""
    reversal = TransactionKind.REVERSAL
    found = [other for other in given.values() if other.sequence == sequence and other.kind is not reversal]
    if len(found) != 1:
        problem = f"is the sequence of {len(found) or 'no'} transaction{'s' if found else ''}, not of one"
        raise MicroloanError(place, sequence, problem, code="unknown_transaction")
    if found[0].kind in _CANNOT_BE_REVERSED:
        problem = f"is a {found[0].kind.value}; leave that out itself"
        raise MicroloanError(place, sequence, problem, code="contradiction")
    return found[0]
