"""What ends an account at a day: whether it may, and which place its last events have.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> next_sequence(example_account(), date(2024, 3, 13)), next_sequence(example_account(), date(2024, 3, 14))
(1, 0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger.account import Account, post
from microloan.ledger.accruing import changed_on
from microloan.ledger.events import Waiver, WriteOff
from microloan.products.fee_parts import ChargeRounding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from microloan.arithmetic.rounding import RoundingRule
    from microloan.ledger.components import ComponentAmounts
    from microloan.ledger.day_order import DayOrder
    from microloan.ledger.events import Posted


def check_account(account: object) -> None:
    """Refuse what is no account."""
    if not isinstance(account, Account):
        raise MicroloanError("account", account, "must be an Account, such as post(…) gives", code="wrong_type")


def check_open(account: Account, on: date) -> None:
    """Refuse to end an account on a day: written off, with something later on it, not yet changed or paid out in full.

    Raises
    ------
    MicroloanError
        If it is one of these, or the day is none.
    """
    day, terms = checked_day(on, "on"), account.schedule.terms
    if on < terms.disbursed_on:
        problem = f"is before the loan is paid out; must be from {terms.disbursed_on}"
        raise MicroloanError("on", on, problem, code="outside_life")
    if any(isinstance(event, WriteOff) for event in account.events):
        raise MicroloanError("account", account, "is written off; what comes in is a Recovery", code="written_off")
    if account.events and account.events[-1].on > on:
        problem = f"is before the last event of the account, on {account.events[-1].on}; must be from that day"
        raise MicroloanError("on", on, problem, code="out_of_order")
    changed = changed_on(account.schedule)
    if changed is not None and on < changed:
        problem = f"is before the amendment of {changed}; post the events on the schedule before it, and end that"
        raise MicroloanError("on", on, problem, code="outside_life")
    to_come = account.schedule.undrawn(day)
    if to_come:
        amount = Money.from_minor(to_come, terms.currency)
        problem = f"is before {amount} of the loan is paid out; the account ends when all of it is"
        raise MicroloanError("on", on, problem, code="outside_life")


def rounding_of(rounding: object, account: Account) -> RoundingRule:
    """Return how amounts of an account are rounded.

    Raises
    ------
    MicroloanError
        If that is no `ChargeRounding`.
    CurrencyMismatch
        If its multiple is in another currency.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.examples import example_account
    >>> rounding_of(ChargeRounding(multiple=BDT(1)), example_account()).multiple
    100
    """
    if not isinstance(rounding, ChargeRounding):
        problem = "must be a ChargeRounding, such as ChargeRounding(mode=rounding.UP)"
        raise MicroloanError("rounding", rounding, problem, code="wrong_type")
    currency, multiple = account.schedule.terms.currency, rounding.multiple
    if multiple is not None and multiple.currency != currency:
        problem = f"is in {multiple.currency.code}, the loan in {currency.code}"
        raise CurrencyMismatch("rounding.multiple", multiple, problem, code="currency_mismatch")
    return rounding.rule()


def next_sequence(account: Account, on: date) -> int:
    """Return the sequence that comes after every event of a day."""
    return max((event.sequence + 1 for event in account.events if event.on == on), default=0)


def follows(order: DayOrder, later: Posted, earlier: Posted) -> bool:
    """Return whether one event of a day counts after another.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger import day_order
    >>> from microloan.ledger.components import INTEREST
    >>> from microloan.ledger.events import Payment
    >>> day = date(2024, 5, 1)
    >>> paid, waived = Payment(BDT(90), day, sequence=1), Waiver(BDT(10), day, INTEREST)
    >>> [follows(one, paid, waived) for one in day_order.ALL]
    [True, True, False]
    """
    ranks = {kind: rank for rank, kind in enumerate(order.kinds)}
    return order.key(ranks[type(later)], later.sequence) > order.key(ranks[type(earlier)], earlier.sequence)


def with_events(account: Account, events: Iterable[Posted]) -> Account:
    """Return an account with more events, posted by its own rules; what was reversed stays on record."""
    return post(
        account.schedule,
        (*account.history, *events),
        account.order,
        advance=account.advance,
        within_day=account.within_day,
    )


def waivers_of(amounts: ComponentAmounts, on: date, sequence: int) -> list[Waiver]:
    """Return the waivers of amounts by component, one after the other.

    >>> from datetime import date
    >>> from microloan.currency import BDT
    >>> from microloan.ledger.components import ComponentAmounts
    >>> [one.component for one in waivers_of(ComponentAmounts((0, 0, 94_500, 630_000), BDT), date(2024, 5, 1), 0)]
    [Component.INTEREST, Component.PRINCIPAL]
    """
    some = [(component, amount) for component, amount in amounts if amount.minor]
    return [Waiver(amount, on, component, sequence=sequence + place) for place, (component, amount) in enumerate(some)]
