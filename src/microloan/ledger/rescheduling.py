"""More time for a loan that is late, and what becomes of its arrears: ``rescheduling.CURED``.

=========  ======================================================================
`KEPT`     what is late stays due as it was, and the loan as late as it was
`CURED`    unpaid principal is repaid with the rest; unpaid interest and fees are
           due with the first installment after the day, and bear no interest
=========  ======================================================================

Rescheduling does not make a loan good again. Where a regulator says when it is, that is for
classification: India upgrades a loan when all its arrears are paid, Nepal after it was
regular for some months. Keep the arrears, or look at the account before the change.

>>> from dataclasses import replace
>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> account = example_account()                  # 46 weekly installments of 250, eight paid
>>> on = date(2024, 5, 1)
>>> terms = rescheduled_terms(account, on, CURED)
>>> terms.principal, terms.repayment.installments
(BDT('8260.88'), 31)
>>> longer = replace(terms, repayment=replace(terms.repayment, installments=40))
>>> cured = reschedule(account, longer, on, CURED, "nine weeks more after the flood")
>>> cured.installment(16).explain()["interest in all"].working
'25.27 + 228.27 unpaid until 2024-05-01'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError
from microloan.ledger.amending import check_rest, reason_of
from microloan.ledger.changed_account import check_running, post_again
from microloan.ledger.components import FEE, INTEREST, PRINCIPAL, Component
from microloan.ledger.going_on import going_on, kept_until, with_principal
from microloan.ledger.remaining import accrued, checked_tail, remaining_terms
from microloan.schedules.amended import AmendedSchedule, Amendment, Late
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from datetime import date

    from microloan.ledger.account import Account
    from microloan.products.terms import LoanTerms


@dataclass(frozen=True, slots=True)
class ArrearsRule:
    """What becomes of arrears when a loan is rescheduled.

    Parameters
    ----------
    name
        The word for it.
    moves
        The components whose unpaid part is not due any more as it was: principal is repaid
        with the rest, interest and fees with its first installment. Penalties are not of the
        schedule, and stay.
    definition
        One phrase for tables and explanations.
    source
        The document or practice behind the rule.
    """

    name: str
    moves: tuple[Component, ...]
    definition: str
    source: str

    def __post_init__(self) -> None:
        allowed = {FEE, INTEREST, PRINCIPAL}
        if type(self.moves) is not tuple or not all(one in allowed for one in self.moves):
            problem = "must be a tuple of FEE, INTEREST and PRINCIPAL"
            raise MicroloanError("moves", self.moves, problem, code="wrong_type")

    def __repr__(self) -> str:
        return f"rescheduling.{self.name.upper()}"


KEPT = ArrearsRule(
    "kept",
    (),
    "what is late stays due as it was",
    "field practice: the days past due of before a change stay, unless a policy cures them",
)
CURED = ArrearsRule(
    "cured",
    (FEE, INTEREST, PRINCIPAL),
    "unpaid principal is repaid with the rest, unpaid interest and fees with its first installment",
    "field practice; Apache Fineract, loan rescheduling, where interest that is due is not capitalised",
)

ALL = (KEPT, CURED)


def rescheduled_terms(account: Account, on: date, arrears: ArrearsRule) -> LoanTerms:
    """Return the terms of what is repaid after a day, as long as nothing else changes.

    Parameters
    ----------
    account
        The loan, with what was paid.
    on
        The day, from disbursement to before the last due date.
    arrears
        What becomes of what is late.

    Returns
    -------
    The terms that `remaining_terms` gives, with the unpaid principal that the rule moves.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import example_account
    >>> [rescheduled_terms(example_account(), date(2024, 5, 1), arrears).principal for arrears in (KEPT, CURED)]
    [BDT('6739.15'), BDT('8260.88')]
    """
    late = _late(account, on, arrears)
    terms = remaining_terms(account.schedule, on)
    return with_principal(terms, terms.lent + account.schedule.money(sum(one.principal for one in late)))


def reschedule(account: Account, terms: LoanTerms, on: date, arrears: ArrearsRule, reason: str) -> AmendedSchedule:
    """Return the schedule of a loan that goes on by other terms, its arrears kept or cured.

    Parameters
    ----------
    account
        The loan, with what was paid.
    terms
        Of the rest: `rescheduled_terms` with what changes replaced, such as how many
        installments there are.
    on
        The day.
    arrears
        What becomes of what is late.
    reason
        One phrase for the table and for explanations.

    Returns
    -------
    A schedule on which the same events are posted. Cured, what was late asks for what was paid
    of it, and the account is not late on the day, but for penalties: waive them. How late it
    was before is what the account before says: the cured one refuses an earlier day.

    Raises
    ------
    MicroloanError
        As for `amend`; or the rule is none, the loan is written off, or an event of the
        account does not fit the changed schedule.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, post
    >>> from microloan.ledger.examples import example_account
    >>> account, on = example_account(), date(2024, 5, 1)
    >>> for arrears in (KEPT, CURED):
    ...     terms = rescheduled_terms(account, on, arrears)
    ...     schedule = reschedule(account, terms, on, arrears, "as many weeks as before")
    ...     after = post(schedule, account.events, account.order)
    ...     print(arrears.name, after.position(on).days_past_due, schedule.installment(16).total)
    kept 42 Tk. 250
    cured 0 Tk. 527.36
    """
    late = _late(account, on, arrears)
    schedule = account.schedule
    own, due = checked_tail(schedule, on)
    left = sum(own.principal_parts[due:]) - own.undrawn(on.toordinal()) + sum(one.principal for one in late)
    check_rest(terms, own.money(left), on)
    over = accrued(schedule, on)
    rest = amortize(terms) if late else going_on(schedule, terms, on, over)
    contract = terms if rest.terms is not terms else None
    amendment = Amendment(on, reason_of(reason), 0, over, late, contract)
    amended = AmendedSchedule.joined(schedule, amendment, kept_until(schedule, on), rest)
    post_again(account, amended)
    return amended


def _late(account: Account, on: date, arrears: ArrearsRule) -> tuple[Late, ...]:
    """Return what a rule moves of each installment that is due until a day."""
    check_running(account)
    if not isinstance(arrears, ArrearsRule):
        raise MicroloanError("arrears", arrears, "must be a rule such as rescheduling.KEPT", code="wrong_type")
    checked_tail(account.schedule, on)
    left, kept = account.position(on).state.left, kept_until(account.schedule, on)

    def unpaid(number: int, component: Component) -> int:
        return left[4 * number + component.value] if component in arrears.moves else 0

    late = tuple(Late(*(unpaid(number, one) for one in (PRINCIPAL, INTEREST, FEE))) for number in range(kept))
    return late if any(map(any, late)) else ()
