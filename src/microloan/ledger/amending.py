"""Changes of a running loan: part of it paid early, another rate, more time, arrears cured.

The result is another schedule, and the events of the loan are posted on it as on any: an
account looks back on the payments before the change and the ones after.

>>> from datetime import date
>>> from microloan.currency import INR
>>> from microloan.ledger import recast
>>> from microloan.ledger.examples import account_by_days
>>> account = account_by_days()                     # 20,000 at 21%, Actual/365, 5 months, EMI 4,210
>>> amended = prepay(account, INR(9_000), on=date(2025, 2, 10), recast=recast.SMALLER_INSTALLMENTS)
>>> [str(row.total) for row in amended]
['Rs. 9,000', 'Rs. 2,960', 'Rs. 2,960', 'Rs. 2,960', 'Rs. 2,964.26']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance
from microloan.ledger.advance import Direction
from microloan.ledger.changed_account import check_running, post_again
from microloan.ledger.early_part import Early, recast_between, recast_on_due_date
from microloan.ledger.going_on import going_on, kept_until
from microloan.ledger.recast import Recast
from microloan.ledger.remaining import accrued, checked_tail, remaining_terms
from microloan.products.terms import LoanTerms
from microloan.schedules.amended import AmendedSchedule, Amendment

if TYPE_CHECKING:
    from datetime import date

    from microloan.ledger.account import Account
    from microloan.schedules.schedule import Schedule


def amend(schedule: Schedule, terms: LoanTerms, on: date, reason: str) -> AmendedSchedule:
    """Return the schedule of a loan that goes on by other terms from a day on.

    Parameters
    ----------
    schedule
        The schedule until then.
    terms
        Of the rest: `remaining_terms` with what changes replaced, such as the rate or how many
        installments there are. Their principal is what falls due after the day; where it is
        more, the difference is paid out on the day, as a top-up.
    on
        The day. What falls due until then stays, and what of it is late stays late.
    reason
        One phrase for the table and for explanations, such as "rate changed to 20%".

    Raises
    ------
    MicroloanError
        If nothing falls due after the day, the terms start on another day, or repay less than
        what is left.
    CurrencyMismatch
        If they are in another currency.

    Notes
    -----
    Interest that has accrued since the last due date at the old rate is due with the first
    installment after the day.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from datetime import date
    >>> from microloan.ledger.examples import account_by_days
    >>> from microloan.ledger.remaining import remaining_terms
    >>> schedule, on = account_by_days().schedule, date(2025, 2, 24)
    >>> left = remaining_terms(schedule, on)
    >>> cheaper = replace(left, interest=DecliningBalance("20%", accrual=left.interest.accrual))
    >>> amend(schedule, cheaper, on, "rate changed to 20%").installment(2).interest
    INR('253.93')
    """
    own, due = checked_tail(schedule, on)
    left = sum(own.principal_parts[due:]) - own.undrawn(on.toordinal())
    check_rest(terms, own.money(left), on)
    over = accrued(schedule, on)
    rest = going_on(schedule, terms, on, over)
    contract = terms if rest.terms is not terms else None
    amendment = Amendment(on, reason_of(reason), 0, over, contract=contract)
    return AmendedSchedule.joined(schedule, amendment, kept_until(schedule, on), rest)


def prepay(account: Account, amount: Money, on: date, recast: Recast) -> AmendedSchedule:
    """Return the schedule of a loan of which a part is paid early.

    Parameters
    ----------
    account
        The loan, with what was paid before.
    amount
        What is paid on the day in all: first what is overdue or due on it, and the rest early.
    on
        The day.
    recast
        What becomes of the installments that follow, such as `recast.SMALLER_INSTALLMENTS`.

    Returns
    -------
    A schedule on which the same events and the payment are posted. On a due date the principal
    paid early joins the installment of that day. Between two it joins the next one; where it
    is no more than that one's own principal, the installments stay as they are, and only
    interest shrinks. There `advance.PRINCIPAL` is the rule that takes all of the payment off
    the principal on its day; with others a part of it pays the interest of the next
    installment in advance, and `advance.LAST_INSTALLMENTS` is refused.

    Raises
    ------
    MicroloanError
        If the amount pays no more than what is due, or all that is left, which is a
        settlement; the loan is flat and the rule needs interest on the balance; it is written
        off; or an event of the account, or a fee, does not fit the changed schedule.
    CurrencyMismatch
        If the amount is in another currency.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import INR
    >>> from microloan.ledger import recast
    >>> from microloan.ledger.examples import account_by_days
    >>> fewer = prepay(account_by_days(), INR(9_000), on=date(2025, 2, 10), recast=recast.FEWER_INSTALLMENTS)
    >>> len(fewer), fewer.installment(4).total
    (4, INR('3306.49'))
    """
    check_running(account)
    schedule = account.schedule
    if not isinstance(recast, Recast):
        raise MicroloanError("recast", recast, "must be a rule such as recast.SMALLER_INSTALLMENTS", code="wrong_type")
    early = _early(account, amount, on)
    paid = Early(schedule, on, early, accrued(schedule, on))
    between = not paid.on_due_date
    if between and account.advance.direction is Direction.BACKWARD:
        problem = "pays the last installments, and what is paid early between two due dates joins the next one; "
        problem += "post with a rule such as advance.PRINCIPAL, or pay on a due date"
        raise MicroloanError("account.advance", account.advance, problem, code="not_offered")
    accrues = isinstance(remaining_terms(schedule, on).interest, DecliningBalance)
    amended = (recast_between if between and accrues else recast_on_due_date)(paid, recast)
    post_again(account, amended)
    return amended


def _early(account: Account, amount: Money, on: date) -> int:
    """Return how much of a payment is beyond all that is due on its day."""
    checked_day(on, "on")
    currency = account.schedule.terms.currency
    if not isinstance(amount, Money):
        raise MicroloanError("amount", amount, "must be Money, such as INR(9_000)", code="wrong_type")
    if amount.currency != currency:
        raise CurrencyMismatch(
            "amount", amount, f"must be in {currency.code}, as the loan is", code="currency_mismatch"
        )
    position = account.position(on)
    due = position.unpaid.total
    early = amount.minor - due.minor
    if early <= 0:
        problem = f"pays nothing early: {due} is due until {on}; post the payment"
        raise MicroloanError("amount", amount, problem, code="contradiction")
    left = position.outstanding_principal - position.unpaid.principal
    if early >= left.minor:
        problem = f"pays all that is left, {left} of principal; use settlement(…)"
        raise MicroloanError("amount", amount, problem, code="contradiction")
    return early


def reason_of(reason: str) -> str:
    """Return a reason; refuse what says nothing."""
    if type(reason) is not str or not reason.strip():
        raise MicroloanError("reason", reason, 'must be a phrase, such as "rate changed to 20%"', code="wrong_type")
    return reason


def check_rest(terms: LoanTerms, left: Money, on: date) -> None:
    """Refuse terms that do not continue a loan of which so much is left."""
    if not isinstance(terms, LoanTerms):
        problem = "must be LoanTerms, such as remaining_terms(schedule, on) with what changes replaced"
        raise MicroloanError("terms", terms, problem, code="wrong_type")
    if terms.currency != left.currency:
        problem = f"must be in {left.currency.code}, as the loan is"
        raise CurrencyMismatch("terms.principal", terms.lent, problem, code="currency_mismatch")
    if terms.disbursed_on != on:
        raise MicroloanError("terms.disbursed_on", terms.disbursed_on, f"must be on={on}", code="contradiction")
    if terms.repaid < left:
        problem = f"must be at least {left}, what falls due after {on}"
        raise MicroloanError("terms.principal", terms.repaid, problem, code="contradiction")
