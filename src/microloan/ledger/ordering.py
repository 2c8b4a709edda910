"""Events of one loan in the order in which they count; what cannot be is refused.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger.day_order import BY_SEQUENCE
>>> from microloan.ledger.events import Payment, Reversal
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> wrong = Payment(BDT(485), date(2026, 1, 21), reference="R-1")
>>> listed = (Payment(BDT(485), date(2026, 1, 28)), Reversal("R-1", date(2026, 1, 23)), wrong)
>>> ordered = in_order(amortize(example_terms()), listed, BY_SEQUENCE)
>>> [event.on.day for event in ordered.events], [event.on.day for event, _ in ordered.reversed]
([28], [21])
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.events import KINDS, Levy, Payment, Posted, Recovery, Reversal, Waiver, WriteOff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency import Currency
    from microloan.ledger.day_order import DayOrder
    from microloan.ledger.event_basics import LoanEvent
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Ordered:
    """The events of one loan in order.

    Parameters
    ----------
    events
        Without reversals, and without what they undo.
    positions
        Where each stood in what was given, counted from 0.
    reversed
        What was undone, each with its reversal, in order.
    """

    events: tuple[Posted, ...]
    positions: tuple[int, ...] = field(compare=False)
    reversed: tuple[tuple[Posted, Reversal], ...]


def in_order(schedule: Schedule, events: Iterable[LoanEvent], within_day: DayOrder) -> Ordered:
    """Return the events of a loan in order.

    Parameters
    ----------
    schedule
        Of the loan.
    events
        Listed in any order.
    within_day
        Which of one day counts first.

    Raises
    ------
    MicroloanError
        If they are no list, one is no event, is before the loan is paid out, names an installment that is not
        there, has the reference of another, or a reversal does not fit.
    CurrencyMismatch
        If one is in another currency.
    """
    if not isinstance(events, Iterable):
        raise MicroloanError("events", events, "must be a list of events, such as [Payment(…)]", code="wrong_type")
    given = _checked(schedule, list(events))
    by_reference = _by_reference(given)
    undone = _undone(given, by_reference) if any(type(event) is Reversal for event in given) else {}
    kept = [
        (position, event)
        for position, event in enumerate(given)
        if position not in undone and not isinstance(event, Reversal)
    ]
    ranks = {kind: rank for rank, kind in enumerate(within_day.kinds)}
    key = within_day.key
    rows = [
        (event.on.toordinal(), key(ranks[type(event)], event.sequence), place) for place, (_, event) in enumerate(kept)
    ]
    rows.sort()
    if any(one[:2] == other[:2] for one, other in pairwise(rows)):
        rows.sort(key=lambda row: (row[:2], _content(kept[row[2]][1])))
    found = [kept[row[2]] for row in rows]
    pairs = [(cast("Posted", given[position]), reversal) for position, reversal in undone.items()]
    pairs.sort(key=lambda pair: (pair[0].on, pair[0].sequence, _content(pair[0])))
    return Ordered(tuple(event for _, event in found), tuple(position for position, _ in found), tuple(pairs))


def _checked(schedule: Schedule, given: Sequence[object]) -> list[Posted | Reversal]:
    currency, disbursed_on, count = schedule.terms.currency, schedule.terms.disbursed_on, len(schedule)
    for position, event in enumerate(given):
        if not isinstance(event, KINDS):
            problem = "must be an event such as Payment(…)"
            raise MicroloanError(f"events[{position}]", event, problem, code="wrong_type")
        if event.on < disbursed_on:
            problem = f"is before the loan is paid out, on {disbursed_on}"
            raise MicroloanError(f"events[{position}].on", event.on, problem, code="outside_life")
        if isinstance(event, (WriteOff, Reversal)):
            continue
        if event.amount.currency is not currency:
            _check_currency(position, event, currency)
        if isinstance(event, (Levy, Waiver)) and event.installment is not None and event.installment > count:
            problem = f"must be a whole number from 1 to {count}"
            raise MicroloanError(f"events[{position}].installment", event.installment, problem, code="out_of_range")
    return cast("list[Posted | Reversal]", given)


def _check_currency(position: int, event: Payment | Levy | Waiver | Recovery, currency: Currency) -> None:
    if event.amount.currency != currency:
        problem = f"is in {event.amount.currency.code}, the loan in {currency.code}"
        raise CurrencyMismatch(f"events[{position}].amount", event.amount, problem, code="currency_mismatch")


def _by_reference(given: Sequence[Posted | Reversal]) -> dict[str, int]:
    """Return where the event of each reference stands."""
    found: dict[str, int] = {}
    for position, event in enumerate(given):
        reference = event.reference
        if reference is None:
            continue
        if reference in found:
            problem = f"is the reference of events[{found[reference]}], too; give each its own"
            raise MicroloanError(f"events[{position}].reference", reference, problem, code="repeated")
        found[reference] = position
    return found


def _undone(given: Sequence[Posted | Reversal], by_reference: dict[str, int]) -> dict[int, Reversal]:
    """Return where what is undone stands, and what undoes it."""
    undone: dict[int, Reversal] = {}
    for position, event in enumerate(given):
        if not isinstance(event, Reversal):
            continue
        place, where = f"events[{position}].of", by_reference.get(event.of)
        if where is None:
            problem = "is the reference of no event; reverse one that is in the list"
            raise MicroloanError(place, event.of, problem, code="unknown_event")
        original = given[where]
        if isinstance(original, Reversal):
            problem = "is itself a reversal; post what it undid again"
            raise MicroloanError(place, event.of, problem, code="contradiction")
        if event.on < original.on:
            problem = f"is before what it undoes, on {original.on}"
            raise MicroloanError(f"events[{position}].on", event.on, problem, code="outside_life")
        if where in undone:
            raise MicroloanError(place, event.of, "is reversed twice", code="repeated")
        undone[where] = event
    return undone


def _content(event: Posted) -> tuple[object, ...]:
    """Return what tells apart two events of one day, kind and sequence, so that the list's order never does."""
    reference = event.reference or ""
    match event:
        case Payment():
            return (0, event.amount.minor, 0 if event.savings is None else event.savings.minor, reference)
        case Levy():
            return (1, event.amount.minor, event.component.value, event.installment or 0, event.name or "", reference)
        case Waiver():
            return (2, event.amount.minor, event.component.value, event.installment or 0, reference)
        case WriteOff():
            return (3, reference)
        case Recovery():
            return (4, event.amount.minor, reference)
