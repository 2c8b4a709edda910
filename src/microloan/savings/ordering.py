"""Transactions in order, each with what it adds to the balance; what cannot be is refused.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.savings.transactions import deposit, reversal
>>> first = deposit(BDT(50), date(2026, 1, 7), sequence=1)
>>> late = (deposit(BDT(20), date(2026, 1, 14)), reversal(first, booked_on=date(2026, 1, 20)), first)
>>> ordered = in_order(late, until=date(2026, 1, 31))
>>> ordered.amounts, ordered.counted
((5000, -5000, 2000), (2,))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from microloan.calendars.days import checked_day
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    counted
        Which of them count, by their place: what is reversed, and its reversal, are as if they had
        never been.
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
    counted: tuple[int, ...]
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
    undoes = _pairs(dict(enumerate(every)))
    given = {
        position: one
        for position, one in enumerate(every)
        if one.value_date <= until and (booked_by is None or one.booked_on <= booked_by)
    }
    if not given:
        first = min(one.value_date for one in every)
        problem = f"is before the account begins, on {first}" + ("" if booked_by is None else ", as it was known then")
        raise MicroloanError("until", until, problem, code="outside_life")
    opening = _only(given, TransactionKind.BROUGHT_FORWARD, "the account begins twice")
    closed = _only(given, TransactionKind.CLOSING, "the account ends twice")
    _check_life(given, opening, closed)
    rows = sorted(
        (*_place(every, undoes, position), position)
        for position, one in given.items()
        if one is not opening and one is not closed
    )
    positions = tuple(row[-1] for row in rows)
    undone = _known(undoes, given)
    return Ordered(
        tuple(given[position] for position in positions),
        tuple(row[0] for row in rows),
        tuple(
            given[position].signed_minor if position not in undoes else -every[undoes[position]].signed_minor
            for position in positions
        ),
        positions,
        tuple(place for place, position in enumerate(positions) if position not in undone),
        opening,
        closed,
        currency,
    )


def _checked(transactions: Iterable[SavingsTransaction]) -> list[SavingsTransaction]:
    iterable: object = transactions
    if isinstance(iterable, (str, bytes)) or not isinstance(iterable, Iterable):
        problem = "must be transactions in a list, such as [deposit(…)]"
        raise MicroloanError("transactions", transactions, problem, code="wrong_type")
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


def _place(every: Sequence[SavingsTransaction], undoes: Mapping[int, int], position: int) -> tuple[int, int, bool, int]:
    """Return where a transaction stands: by its day, its sequence, deposits first.

    A reversal without a later sequence of its own stands right after what it undoes.
    """
    one, undone = every[position], undoes.get(position)
    day = one.value_date.toordinal()
    if undone is None:
        return day, one.sequence, one.signed_minor < 0, 2 * position
    original = every[undone]
    if one.sequence <= original.sequence:
        return day, original.sequence, original.signed_minor < 0, 2 * undone + 1
    return day, one.sequence, original.signed_minor > 0, 2 * position


def _known(undoes: Mapping[int, int], given: Given) -> set[int]:
    """Return what is reversed, and its reversals, where the reversal is known."""
    return {place for reversal, original in undoes.items() if reversal in given for place in (reversal, original)}


def _pairs(given: Given) -> dict[int, int]:
    """Return for each reversal, by its position, the position of what it undoes."""
    pairs: dict[int, int] = {}
    for position, one in given.items():
        sequence = one.reverses
        if sequence is None:
            continue
        place = f"transactions[{position}].reverses"
        found = _reversed(given, place, sequence)
        original = given[found]
        if found in pairs.values():
            raise MicroloanError(place, sequence, "is reversed twice", code="repeated")
        if one.amount != original.amount or one.value_date != original.value_date:
            problem = f"is of {original.amount} on {original.value_date}; a reversal has the same amount and value date"
            raise MicroloanError(place, sequence, problem, code="contradiction")
        if one.booked_on < original.booked_on:
            place = f"transactions[{position}].booked_on"
            problem = f"is before what it reverses was booked, on {original.booked_on}"
            raise MicroloanError(place, one.booked_on, problem, code="out_of_order")
        pairs[position] = found
    return pairs


def _reversed(given: Given, place: str, sequence: int) -> int:
    """Return the position of the one transaction of a sequence, if it is one that can be undone."""
    reversal = TransactionKind.REVERSAL
    found = [position for position, other in given.items() if other.sequence == sequence and other.kind is not reversal]
    if len(found) != 1:
        problem = f"is the sequence of {len(found) or 'no'} transaction{'s' if found else ''}, not of one"
        raise MicroloanError(place, sequence, problem, code="unknown_transaction")
    kind = given[found[0]].kind
    if kind in _CANNOT_BE_REVERSED:
        raise MicroloanError(place, sequence, f"is a {kind.value}; leave that out itself", code="contradiction")
    return found[0]
