"""What happened on a loan, and where it stands: events in, an account out, a position as of a date.

======================  =======================================================================
`post`                  a pure replay of dated events on a schedule
`Account`               what it returns: positions, a statement, what is held
`Payment`               money for the loan; savings brought with it stand beside it
`Levy`                  a penalty or a fee charged after the loan was made
`Waiver`                what is given up of one component
`WriteOff`, `Recovery`  the end of an account, and money that comes in after it
`Reversal`              what undoes an earlier event, found by its reference
`LoanEvent`             any of these
`Position`              scheduled, paid, overdue, outstanding, days past due at the end of a day
`FallingDue`            what falls due on a day, and is overdue from before; `falling_due` finds it
`Lateness`              tolerance and days of grace before a loan counts as late; `STRICT`
`AccountStatement`      lines with running balances, `AccountLine`; each with its `Allocation`
`ComponentAmounts`      amounts of `PENALTY`, `FEE`, `INTEREST` and `PRINCIPAL`, each a `Component`
`allocation`            what a payment settles first, as data: ``allocation.SA_DHAN``
`advance`               what money pays that comes early: ``advance.NEXT_INSTALLMENTS``
`day_order`             which event of a day counts first: ``day_order.BY_SEQUENCE``
`PastDue`               the oldest unpaid due date of a loan, without an account
`LatePosition`          whatever has such a date: a position, a `PastDue`
`days_past_due`         days from it: one definition, on columns too
======================  =======================================================================

The schedule is the agreement and stays as it is: what is due when does not change because
something is paid early or late.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, Reversal, post
>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> schedule = amortize(example_terms())
>>> paid = Payment(BDT(970), date(2026, 1, 28), reference="R-1")
>>> post(schedule, [paid], PENALTY_FEE_INTEREST_PRINCIPAL).position(as_of=date(2026, 2, 18))
Position(as_of=2026-02-18, overdue=BDT('1455.00'), days_past_due=14, outstanding_principal=BDT('19212.81'))
>>> bounced = Reversal("R-1", date(2026, 2, 2))
>>> post(schedule, [paid, bounced], PENALTY_FEE_INTEREST_PRINCIPAL).position(as_of=date(2026, 2, 18)).days_past_due
28
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.lazily import imported_lazily

if TYPE_CHECKING:
    from microloan.ledger import advance, allocation, day_order
    from microloan.ledger.account import Account, post
    from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL, AllocationOrder
    from microloan.ledger.components import FEE, INTEREST, PENALTY, PRINCIPAL, Component, ComponentAmounts
    from microloan.ledger.due_on_day import FallingDue, falling_due
    from microloan.ledger.event_basics import LoanEvent
    from microloan.ledger.events import Levy, Payment, Recovery, Reversal, Waiver, WriteOff
    from microloan.ledger.lateness import STRICT, Lateness
    from microloan.ledger.past_due import LatePosition, PastDue, days_past_due
    from microloan.ledger.position import Position
    from microloan.ledger.statement import AccountLine, AccountStatement, Allocation

_FILES = ("advance", "allocation", "day_order")
_HOMES = {
    "Account": "account",
    "AccountLine": "statement",
    "AccountStatement": "statement",
    "Allocation": "statement",
    "AllocationOrder": "allocation",
    "Component": "components",
    "ComponentAmounts": "components",
    "FEE": "components",
    "FallingDue": "due_on_day",
    "INTEREST": "components",
    "LatePosition": "past_due",
    "Lateness": "lateness",
    "Levy": "events",
    "LoanEvent": "event_basics",
    "PENALTY": "components",
    "PENALTY_FEE_INTEREST_PRINCIPAL": "allocation",
    "PRINCIPAL": "components",
    "PastDue": "past_due",
    "Payment": "events",
    "Position": "position",
    "Recovery": "events",
    "Reversal": "events",
    "STRICT": "lateness",
    "Waiver": "events",
    "WriteOff": "events",
    "days_past_due": "past_due",
    "falling_due": "due_on_day",
    "post": "account",
}

__all__ = [
    "FEE",
    "INTEREST",
    "PENALTY",
    "PENALTY_FEE_INTEREST_PRINCIPAL",
    "PRINCIPAL",
    "STRICT",
    "Account",
    "AccountLine",
    "AccountStatement",
    "Allocation",
    "AllocationOrder",
    "Component",
    "ComponentAmounts",
    "FallingDue",
    "LatePosition",
    "Lateness",
    "Levy",
    "LoanEvent",
    "PastDue",
    "Payment",
    "Position",
    "Recovery",
    "Reversal",
    "Waiver",
    "WriteOff",
    "advance",
    "allocation",
    "day_order",
    "days_past_due",
    "falling_due",
    "post",
]


__getattr__ = imported_lazily(__name__, _HOMES, files=_FILES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
