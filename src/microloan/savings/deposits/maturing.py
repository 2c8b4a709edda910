"""`mature` and `close_early`: what a plan pays at its end, or before it.

>>> from microloan.savings.deposits.scheme import example_plan
>>> matured = mature(example_plan())
>>> matured.deposited, matured.interest, matured.maturity
(BDT('30000.00'), BDT('8615.00'), BDT('38615.00'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.savings.deposits.amounts import matured_amounts
from microloan.savings.deposits.course import Course, closed_course, course_of, known_history
from microloan.savings.deposits.lapses import DepositHistory
from microloan.savings.deposits.scheme import DepositPlan

if TYPE_CHECKING:
    from microloan.calendars.frequencies import Frequency
    from microloan.explanation import Explanation

_ON_TIME = DepositHistory()


@dataclass(frozen=True, slots=True)
class Matured:
    """What a plan pays when it matures, or is closed.

    Parameters
    ----------
    plan
        The plan.
    course
        When deposits were made, and what they earn.
    deposited
        All deposits that were made.
    interest
        What they earned, rounding included.
    bonus, tax
        What is paid on top, and what is withheld from interest and bonus.
    fines
        What late deposits cost; paid beside them, and no part of the amounts here.

    Examples
    --------
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> print(mature(example_plan()).explain()["maturity"])
    maturity: 500.00 × 77.2295… = 38614.7575, rounded up to a multiple of 1.00 → 38,615.00
    """

    plan: DepositPlan
    course: Course
    deposited: Money
    interest: Money
    bonus: Money
    tax: Money
    fines: Money

    @property
    def maturity(self) -> Money:
        """Deposits and interest, as maturity tables print it."""
        return self.deposited + self.interest

    @property
    def paid_out(self) -> Money:
        """What the member gets: maturity and bonus, less tax."""
        return self.maturity + self.bonus - self.tax

    def explain(self) -> Explanation:
        """Return the arithmetic of the maturity amount, with its own numbers."""
        from microloan.savings.deposits.explaining import explain_matured

        return explain_matured(self)

    def to_dict(self) -> dict[str, object]:
        """Return the plan and what it pays as plain data."""
        from microloan.savings.deposits.records import matured_to_dict

        return matured_to_dict(self)


def mature(plan: DepositPlan, history: DepositHistory = _ON_TIME) -> Matured:
    """Return what a plan pays when it matures.

    Parameters
    ----------
    plan
        The plan.
    history
        Which deposits were missed or late; without one all were made on time.

    Raises
    ------
    MicroloanError
        If the history does not fit the plan.

    Examples
    --------
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> mature(example_plan(), DepositHistory(missed=[59, 60])).maturity
    BDT('37603.00')
    """
    check_plan(plan)
    return _matured(plan, course_of(plan, history), history)


def close_early(plan: DepositPlan, after: Frequency, history: DepositHistory = _ON_TIME) -> Matured:
    """Return what a plan pays that is closed before its term, by the scheme's early rule.

    Parameters
    ----------
    plan
        The plan.
    after
        How long it ran: ``months(18)``.
    history
        As for `mature`. What falls on the closing day or later is not looked at, and a late
        deposit that is paid only then was missed: neither counted nor fined.

    Raises
    ------
    MicroloanError
        If `after` is no whole number of periods, or not before the plan matures: the end of
        the term, or of its extension for missed deposits.

    Examples
    --------
    >>> from microloan.calendars.frequencies import months
    >>> from microloan.savings.deposits.scheme import example_plan
    >>> close_early(example_plan(), months(18)).maturity           # the scheme names no rate
    BDT('9000.00')
    """
    check_plan(plan)
    known = known_history(plan, after, history)
    return _matured(plan, closed_course(plan, after, known), known)


def _matured(plan: DepositPlan, course: Course, history: DepositHistory) -> Matured:
    currency, fine = plan.deposit.currency, plan.scheme.lapses.fine
    amounts = matured_amounts(plan.deposit.minor, course, plan.scheme)
    fines = 0 if fine is None else sum(fine.amount(plan.deposit.minor, periods) for _, periods in history.late)
    return Matured(plan, course, *(Money.from_minor(minor, currency) for minor in (*amounts, fines)))


def check_plan(plan: object) -> None:
    """Refuse what is no plan.

    >>> check_plan(None)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: plan=None must be a DepositPlan
    """
    if not isinstance(plan, DepositPlan):
        raise MicroloanError("plan", plan, "must be a DepositPlan", code="wrong_type")
