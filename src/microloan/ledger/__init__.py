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
`settlement`            what pays a loan off on a day, and the events that close its account
`rebate`                what interest is given up then: ``rebate.RULE_OF_78``
`penalty`               what lateness costs, as levies: ``penalty.on_overdue("24%")``
`subvention`            interest that comes back to who pays on time
`death_claim`           a loan waived against a fund; `death_cover` says what that bears
`check_write_off`       whether a loan may be written off, by a rulebook
`advance_limit`         how many installments may be paid in advance: ``advance_limit.JCF_WEEKLY``
`further_loan`          when a member may have a top-up or a renewal
`prepay`                the schedule of a loan of which a part is paid early, by a rule of `recast`
`amend`                 the schedule of a loan that goes on by other terms, from `remaining_terms`
`reschedule`            the same with arrears kept or cured (`rescheduling`), from `rescheduled_terms`
`recalculated`          interest by what was really outstanding, by a rule of `rest`
======================  =======================================================================

The schedule is the agreement and stays as it is: what is due when does not change because
something is paid early or late. What does change it makes another schedule, and the same
events are posted on that.

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
    from microloan.ledger import (
        advance,
        advance_limit,
        allocation,
        day_order,
        death_cover,
        further_loan,
        penalty,
        rebate,
        recast,
        rescheduling,
        rest,
        subvention,
    )
    from microloan.ledger.account import Account, post
    from microloan.ledger.allocation import PENALTY_FEE_INTEREST_PRINCIPAL, AllocationOrder
    from microloan.ledger.amending import amend, prepay
    from microloan.ledger.components import FEE, INTEREST, PENALTY, PRINCIPAL, Component, ComponentAmounts
    from microloan.ledger.death import DeathClaim, death_claim
    from microloan.ledger.due_on_day import FallingDue, falling_due
    from microloan.ledger.event_basics import LoanEvent
    from microloan.ledger.events import Levy, Payment, Recovery, Reversal, Waiver, WriteOff
    from microloan.ledger.lateness import STRICT, Lateness
    from microloan.ledger.past_due import LatePosition, PastDue, days_past_due
    from microloan.ledger.penalties import PenaltyCharge, PenaltyRule
    from microloan.ledger.position import Position
    from microloan.ledger.rebates import RebateRule
    from microloan.ledger.recalculated_schedule import RecalculatedSchedule
    from microloan.ledger.recalculating import recalculated
    from microloan.ledger.remaining import remaining_terms
    from microloan.ledger.rescheduling import reschedule, rescheduled_terms
    from microloan.ledger.settling import Settlement, settlement
    from microloan.ledger.statement import AccountLine, AccountStatement, Allocation
    from microloan.ledger.write_off_check import check_write_off

_FILES = (
    "advance",
    "advance_limit",
    "allocation",
    "day_order",
    "death_cover",
    "further_loan",
    "penalty",
    "rebate",
    "recast",
    "rescheduling",
    "rest",
    "subvention",
)
_HOMES = {
    "Account": "account",
    "AccountLine": "statement",
    "AccountStatement": "statement",
    "Allocation": "statement",
    "AllocationOrder": "allocation",
    "Component": "components",
    "ComponentAmounts": "components",
    "DeathClaim": "death",
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
    "PenaltyCharge": "penalties",
    "PenaltyRule": "penalties",
    "Position": "position",
    "RebateRule": "rebates",
    "RecalculatedSchedule": "recalculated_schedule",
    "Recovery": "events",
    "Reversal": "events",
    "STRICT": "lateness",
    "Settlement": "settling",
    "Waiver": "events",
    "WriteOff": "events",
    "check_write_off": "write_off_check",
    "amend": "amending",
    "days_past_due": "past_due",
    "death_claim": "death",
    "falling_due": "due_on_day",
    "post": "account",
    "settlement": "settling",
    "prepay": "amending",
    "recalculated": "recalculating",
    "remaining_terms": "remaining",
    "reschedule": "rescheduling",
    "rescheduled_terms": "rescheduling",
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
    "DeathClaim",
    "FallingDue",
    "LatePosition",
    "Lateness",
    "Levy",
    "LoanEvent",
    "PastDue",
    "Payment",
    "PenaltyCharge",
    "PenaltyRule",
    "Position",
    "RebateRule",
    "RecalculatedSchedule",
    "Recovery",
    "Reversal",
    "Settlement",
    "Waiver",
    "WriteOff",
    "advance",
    "advance_limit",
    "allocation",
    "amend",
    "check_write_off",
    "day_order",
    "days_past_due",
    "death_claim",
    "death_cover",
    "falling_due",
    "further_loan",
    "penalty",
    "post",
    "prepay",
    "rebate",
    "recalculated",
    "recast",
    "remaining_terms",
    "reschedule",
    "rescheduled_terms",
    "rescheduling",
    "rest",
    "settlement",
    "subvention",
]


__getattr__ = imported_lazily(__name__, _HOMES, files=_FILES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
