"""`Account`: a schedule, what happened on it, and what each event paid; `post` makes it.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> account = example_account()
>>> account.position(as_of=date(2024, 5, 1))
Position(as_of=2024-05-01, overdue=BDT('1750.00'), days_past_due=42, outstanding_principal=BDT('8260.88'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.advance import NEXT_INSTALLMENTS, AdvanceRule
from microloan.ledger.allocation import AllocationOrder
from microloan.ledger.cured import check_looked_back
from microloan.ledger.day_order import BY_SEQUENCE, DayOrder
from microloan.ledger.events import Payment, Recovery
from microloan.ledger.figures import recovered_of, state_of
from microloan.ledger.lateness import STRICT, Lateness
from microloan.ledger.ordering import in_order
from microloan.ledger.position import Position
from microloan.ledger.replaying import replay
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from microloan.ledger.event_basics import LoanEvent
    from microloan.ledger.events import Posted, Reversal
    from microloan.ledger.ordering import Ordered
    from microloan.ledger.replaying import Replayed
    from microloan.ledger.statement import AccountStatement


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """A schedule and what happened on it, computed from the events alone.

    Parameters
    ----------
    schedule
        What is due when.
    order
        What a payment settles first.
    advance
        What money pays that comes before it is due.
    within_day
        Which event of a day counts first.
    ordered
        The events in order.
    replayed
        What each of them did, in plain numbers.

    Examples
    --------
    >>> from microloan.ledger.examples import example_account
    >>> account = example_account()
    >>> account, len(account.events)
    (Account(46 installments, 8 events, BDT('9500.00') left), 8)
    """

    schedule: Schedule
    order: AllocationOrder
    advance: AdvanceRule
    within_day: DayOrder
    ordered: Ordered
    replayed: Replayed = field(compare=False)

    @property
    def events(self) -> tuple[Posted, ...]:
        """The events that count, in order: without reversals and what they undo."""
        return self.ordered.events

    @property
    def reversed(self) -> tuple[tuple[Posted, Reversal], ...]:
        """What was undone, each with its reversal."""
        return self.ordered.reversed

    @property
    def history(self) -> tuple[LoanEvent, ...]:
        """Every event that was posted: those that count, then what was undone, each with its reversal.

        It is what to post again, on this schedule or on an amended one.
        """
        return (*self.events, *(event for pair in self.reversed for event in pair))

    @property
    def outstanding(self) -> Money:
        """All that is left after the last event: of every installment and of all that was charged."""
        return self._money(sum(self.replayed.left))

    @property
    def refundable(self) -> Money:
        """What is held for the member after the last event, for nothing was left to pay."""
        return self._money(self.replayed.held)

    @property
    def received(self) -> Money:
        """All money that came in for the loan, recoveries included and savings not."""
        return self._money(sum(event.amount.minor for event in self.events if isinstance(event, (Payment, Recovery))))

    @property
    def recovered(self) -> Money:
        """What came in after the write-off, of what was written off."""
        return self._money(recovered_of(self.events, self.replayed.rows))

    @property
    def savings(self) -> Money:
        """What came in with payments for the member's savings."""
        brought = (event.savings for event in self.events if isinstance(event, Payment))
        return self._money(sum(amount.minor for amount in brought if amount is not None))

    @property
    def statement(self) -> AccountStatement:
        """The statement of account: a line for each event, with running balances."""
        from microloan.ledger.statement import AccountStatement

        return AccountStatement(self)

    def position(self, as_of: date, lateness: Lateness = STRICT) -> Position:
        """Return what is scheduled, paid, overdue and outstanding at the end of a day.

        Parameters
        ----------
        as_of
            The day, from disbursement on. What falls due on it and is not paid by its end is
            overdue, in no days past due.
        lateness
            What is tolerated before the loan counts as late.

        Raises
        ------
        MicroloanError
            If the day is none, before the loan is paid out, or before arrears were cured by
            rescheduling: then the account on the schedule before it says what was late.
        CurrencyMismatch
            If the tolerance is in another currency.
        """
        day, terms = checked_day(as_of, "as_of"), self.schedule.terms
        if as_of < terms.disbursed_on:
            problem = f"is before the loan is paid out; must be from {terms.disbursed_on}"
            raise MicroloanError("as_of", as_of, problem, code="outside_life")
        check_looked_back(self.schedule, as_of)
        if lateness is not STRICT:
            _check_lateness(lateness, terms.currency)
        return Position(self, as_of, lateness, state_of(self.replayed, day, lateness.grace_days))

    def __repr__(self) -> str:
        count = len(self.events)
        events = f"{count} event{'' if count == 1 else 's'}"
        return f"Account({len(self.schedule)} installments, {events}, {self.outstanding!r} left)"

    def _money(self, minor: int) -> Money:
        return Money.from_minor(minor, self.schedule.terms.currency)


def post(
    schedule: Schedule,
    events: Iterable[LoanEvent],
    order: AllocationOrder,
    *,
    advance: AdvanceRule = NEXT_INSTALLMENTS,
    within_day: DayOrder = BY_SEQUENCE,
) -> Account:
    """Return the account that a schedule and the events of a loan make.

    Parameters
    ----------
    schedule
        What is due when.
    events
        Payments, levies, waivers, a write-off, recoveries and reversals, listed in any order:
        date and sequence say which comes first. A backdated one is computed in its place.
    order
        What a payment settles first: of `microloan.ledger.allocation`, or of your own.
    advance
        What money pays that comes before it is due.
    within_day
        Which event of a day counts first.

    Raises
    ------
    MicroloanError
        If an event is before disbursement or after a write-off, two have one reference, a
        reversal does not fit, or more is waived than is unpaid.
    CurrencyMismatch
        If an event is in another currency.

    Notes
    -----
    Every minor unit of a payment is taken off a component of an installment or of a levy, or
    is held for the member; the parts always add up to the payment. Nothing is rounded.
    Fees and savings that are taken at disbursement are settled then, and are not here.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL
    >>> from microloan.ledger.events import Payment
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> paid = [Payment(BDT(500), date(2026, 1, 21))]
    >>> account = post(amortize(example_terms()), paid, PENALTY_FEE_INTEREST_PRINCIPAL)
    >>> account.position(as_of=date(2026, 1, 21)).paid
    ComponentAmounts(interest=BDT('107.31'), principal=BDT('392.69'))
    """
    if not isinstance(schedule, Schedule):
        raise MicroloanError("schedule", schedule, "must be a Schedule, such as amortize(terms)", code="wrong_type")
    for name, value, kind, such in (
        ("order", order, AllocationOrder, "allocation.PENALTY_FEE_INTEREST_PRINCIPAL"),
        ("advance", advance, AdvanceRule, "advance.NEXT_INSTALLMENTS"),
        ("within_day", within_day, DayOrder, "day_order.BY_SEQUENCE"),
    ):
        if not isinstance(value, kind):
            raise MicroloanError(name, value, f"must be a rule such as {such}", code="wrong_type")
    ordered = in_order(schedule, events, within_day)
    return Account(schedule, order, advance, within_day, ordered, replay(schedule, ordered, order, advance))


def _check_lateness(lateness: object, currency: object) -> None:
    if not isinstance(lateness, Lateness):
        raise MicroloanError("lateness", lateness, "must be Lateness, such as STRICT", code="wrong_type")
    tolerance = lateness.tolerance
    if tolerance is not None and tolerance.currency != currency:
        problem = "must be in the currency of the loan"
        raise CurrencyMismatch("lateness.tolerance", tolerance, problem, code="currency_mismatch")
