"""What an account allows of a change, and its events on the changed schedule.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> account = example_account()
>>> post_again(account, account.schedule) == account
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.ledger.account import Account, post
from microloan.ledger.events import WriteOff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.ledger.event_basics import LoanEvent
    from microloan.schedules.schedule import Schedule


def check_running(account: object) -> None:
    """Refuse what is no account, and one that was written off: what is left of it is no schedule any more."""
    if not isinstance(account, Account):
        raise MicroloanError("account", account, "must be an Account, such as post(…) gives", code="wrong_type")
    ended = next((event.on for event in account.events if isinstance(event, WriteOff)), None)
    if ended is not None:
        problem = f"was written off on {ended}: what comes in is a Recovery, and nothing is left to change"
        raise MicroloanError("account", account, problem, code="contradiction")


def post_again(account: Account, schedule: Schedule, events: Iterable[LoanEvent] | None = None) -> Account:
    """Return the account of the same events, or of some of them, on a changed schedule.

    Raises
    ------
    MicroloanError
        If an event does not fit it: more is waived than it asks for, or something is charged
        with an installment that is no more.
    """
    again = account.events if events is None else events
    try:
        return post(schedule, again, account.order, advance=account.advance, within_day=account.within_day)
    except MicroloanError as error:
        problem = f"{error.problem}, on the changed schedule, on which the events of the account must fit"
        raise MicroloanError(f"account.{error.argument}", error.value, problem, code=error.code) from error
