"""A part of the principal paid early: what it makes of the installments that follow.

>>> from datetime import date
>>> from microloan.ledger import recast
>>> from microloan.ledger.examples import account_by_days
>>> paid = Early(account_by_days().schedule, date(2025, 2, 10), early=479_000, accrued=0)
>>> paid.terms().principal
INR('11356.71')
>>> len(recast_on_due_date(paid, recast.FEWER_INSTALLMENTS))
4
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest.shape_kinds import PrincipalShape
from microloan.ledger.going_on import kept_until, with_principal
from microloan.ledger.recast import Asked, keeping
from microloan.ledger.remaining import remaining_terms, tail_of
from microloan.ledger.remaining_contract import contract_of
from microloan.products.fee_when import AtDisbursement
from microloan.schedules.amended import AmendedSchedule, Amendment
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from microloan.ledger.recast import Recast
    from microloan.products.terms import LoanTerms
    from microloan.schedules.schedule import Schedule

# What a recast makes of other shapes.
_GIVEN = {"given_installment", "given_principal"}


class Early(NamedTuple):
    """Principal paid early: of which schedule, when, how much, and the interest accrued by then."""

    schedule: Schedule
    on: date
    early: int
    accrued: int

    @property
    def on_due_date(self) -> bool:
        """Whether an installment falls due on the day, which then takes what is paid early."""
        kept = kept_until(self.schedule, self.on)
        return kept > 0 and self.schedule.due_days[kept - 1] == self.on.toordinal()

    def terms(self) -> LoanTerms:
        """Return the terms of what is left after it."""
        left = remaining_terms(self.schedule, self.on)
        rest = left.lent.minor - self.early
        if rest <= 0:
            problem = f"pays all that is left, {left.lent} of principal; use settlement(…)"
            raise MicroloanError("amount", self.money(self.early), problem, code="contradiction")
        return with_principal(left, self.money(rest))

    def asked(self) -> Asked:
        """Return what the later installments asked for."""
        tail, due = tail_of(self.schedule, self.on)
        principals, interests = tail.principal_parts[due:], tail.interest_parts[due:]
        wholes = [sum(both) for both in zip(principals, interests, strict=True)]
        return Asked(wholes, principals, self.early, self._installment(wholes))

    def _installment(self, wholes: list[int]) -> int:
        """Return what an installment asks for that repays principal, and is as large as the contract makes it."""
        tail, due = tail_of(self.schedule, self.on)
        contract = contract_of(self.schedule, tail, due)
        if contract is not tail.terms:
            # Parts that were paid early made some of them smaller, and the last takes what is left.
            return max(wholes[:-1] or wholes)
        grace = contract.repayment.grace
        # Between two due dates the next one takes what is paid early.
        first = 0 if self.on_due_date or len(wholes) == 1 else 1
        paying = (
            whole for place, whole in enumerate(wholes) if place >= first and grace.pays_principal(due + place + 1)
        )
        return next(filter(None, paying), wholes[-1])

    def joined(self, terms: LoanTerms, reason: str) -> AmendedSchedule:
        """Return the schedule that goes on by these terms."""
        contract = None
        if terms.repayment.shape.name in _GIVEN:
            contract = self.terms()
            if terms.repayment.shape.name == "given_installment":
                contract = replace(contract, repayment=replace(terms.repayment, shape=contract.repayment.shape))
        rest = amortize(terms)
        self._check_fees(rest)
        amendment = Amendment(self.on, reason, self.early, self.accrued, contract=contract)
        return AmendedSchedule.joined(self.schedule, amendment, kept_until(self.schedule, self.on), rest)

    def _check_fees(self, rest: Schedule) -> None:
        """Refuse to lose a fee with an installment that is not needed any more."""
        kept, schedule = kept_until(self.schedule, self.on), self.schedule
        last, last_before = (date.fromordinal(one.due_days[-1]) for one in (rest, schedule))
        for fee in rest.terms.charges:
            if isinstance(fee.when, AtDisbursement):
                continue
            (when,) = fee.when.parameters or (None,)
            dropped = isinstance(when, int) and len(rest) < when <= len(schedule) - kept
            if dropped or (isinstance(when, date) and last < when <= last_before):
                due = f"with installment {kept + when}" if isinstance(when, int) else fee.when.definition
                problem = f"is due {due}, after the last one that is left, of {last}; collect it before"
                raise MicroloanError("charges", fee.name, problem, code="contradiction")

    def reason(self, recast: Recast) -> str:
        """Return the phrase for the table."""
        return f"{self.money(self.early)} of principal paid early, {recast.definition}"

    def money(self, minor: int) -> Money:
        """Return minor units in the currency of the loan."""
        return Money.from_minor(minor, self.schedule.terms.currency)


def recast_on_due_date(paid: Early, recast: Recast) -> AmendedSchedule:
    """Recast the installments after a due date, whose own takes the principal."""
    return paid.joined(recast.continuing(paid.terms(), paid.asked()), paid.reason(recast))


def recast_between(paid: Early, recast: Recast) -> AmendedSchedule:
    """Recast between two due dates: the next installment takes the principal, and its interest counts from the day."""
    terms, asked = paid.terms(), paid.asked()
    if paid.early <= asked.principals[0]:
        first = max(asked.wholes[0] - paid.accrued, 0)
        kept = asked._replace(wholes=[first, *asked.wholes[1:]])
        reason = f"{paid.money(paid.early)} of principal paid early, interest counts from the day"
        return paid.joined(keeping(terms, kept), reason)
    wholes, principals = [0, *asked.wholes[1:]], [0, *asked.principals[1:]]
    later = Asked(wholes, principals, paid.early - asked.principals[0], asked.installment)
    terms = recast.continuing(terms, later)
    repayment = terms.repayment
    if not (isinstance(repayment.shape, PrincipalShape) and repayment.shape.count is not None):
        # The next installment repays nothing but what was paid early; its interest is due.
        grace = repayment.grace
        if grace.pays_principal(1):
            grace = replace(grace, principal_periods=1)
        terms = replace(terms, repayment=replace(repayment, grace=grace))
    return paid.joined(terms, paid.reason(recast))
