"""The terms of what is left of a loan: where every change of a running loan begins.

>>> from datetime import date
>>> from microloan.ledger.examples import example_account
>>> account = example_account()                           # 46 weekly installments of 250, flat
>>> terms = remaining_terms(account.schedule, on=date(2024, 3, 13))
>>> terms.principal, terms.repayment.installments, terms.repayment.first_due
(BDT('8260.88'), 38, datetime.date(2024, 3, 20))
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.rates import Rate
from microloan.calendars import DayOfMonth, NthWeekday
from microloan.calendars.days import checked_day
from microloan.calendars.frequencies import Unit
from microloan.calendars.holiday_rule import PREVIOUS_WORKING_DAY
from microloan.errors import MicroloanError
from microloan.interest import PER_INSTALLMENT, PER_LOAN, Flat
from microloan.interest.shapes import EQUAL_PRINCIPAL
from microloan.ledger.recalculated_schedule import RecalculatedSchedule
from microloan.ledger.remaining_contract import contract_of
from microloan.ledger.remaining_costs import remaining_charges, remaining_savings, unsaid
from microloan.ledger.remaining_period import bears_later, calendar_of_the_rest
from microloan.ledger.remaining_shape import rounding_of_the_rest, shape_of_the_rest
from microloan.products.disbursements import Disbursements
from microloan.products.repayment import FirstDue
from microloan.schedules.amended import AmendedSchedule
from microloan.schedules.amortization import amortize
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Money
    from microloan.interest import InterestMethod
    from microloan.interest.grace import Grace
    from microloan.products.repayment import Repayment
    from microloan.products.terms import LoanTerms

# Their parameters are as many as the installments.
_OF_SO_MANY = {"principal_weights", "given_principal"}
_LONGEST_MONTH_EVERYWHERE = 28


class Tail(NamedTuple):
    """The schedule that the rest of a loan is in, and how many of its installments were due by a day."""

    schedule: Schedule
    due: int


def tail_of(schedule: Schedule, on: date) -> Tail:
    """Return where the rest of a loan begins: an amended schedule's is in the schedule of its rest."""
    while isinstance(schedule, AmendedSchedule):
        if on < schedule.amendment.on:
            problem = (
                f"is before the amendment of {schedule.amendment.on}; amend the schedule before it, and that again"
            )
            raise MicroloanError("on", on, problem, code="out_of_order")
        schedule = schedule.rest
    if isinstance(schedule, RecalculatedSchedule) and isinstance(schedule.before, AmendedSchedule):
        problem = "has amendments that were recalculated; amend first, and recalculate what comes of it"
        raise MicroloanError("schedule", "the schedule", problem, code="not_offered")
    return Tail(schedule, bisect_right(schedule.due_days, on.toordinal()))


def checked_tail(schedule: Schedule, on: date) -> Tail:
    """Return where the rest of a loan begins, of a day on which there is one.

    Raises
    ------
    MicroloanError
        If the day is none, before disbursement or the last amendment, or nothing falls due
        after it.
    """
    if not isinstance(schedule, Schedule):
        raise MicroloanError("schedule", schedule, "must be a Schedule, such as amortize(terms)", code="wrong_type")
    checked_day(on, "on")
    agreed = schedule.terms
    if on < agreed.disbursed_on:
        problem = f"is before the loan is paid out; must be from {agreed.disbursed_on}"
        raise MicroloanError("on", on, problem, code="outside_life")
    own, due = tail_of(schedule, on)
    if due == len(own):
        last = own.installment(len(own)).due_on
        raise MicroloanError("on", on, f"must be before the last due date, {last}", code="outside_life")
    return Tail(own, due)


def remaining_terms(schedule: Schedule, on: date) -> LoanTerms:
    """Return the terms of a loan of what falls due after a day, as long as nothing changes.

    Parameters
    ----------
    schedule
        Of the loan.
    on
        The day, from disbursement to before the last due date. What falls due on it is not
        of the rest.

    Returns
    -------
    Terms whose principal is what the later installments repay, at the same rate, with their
    dates; of a flat loan, what is left of its charge. Before the day from which interest counts
    the principal is a `Disbursements` that keeps it. Fees and savings are those that come with
    installments. Replace what changes, and hand them to `amend`.

    Raises
    ------
    MicroloanError
        If nothing falls due after the day, or the rest cannot be said in terms: deferred
        interest is not collected yet, or a shape, a fee or a part paid out counts from
        disbursement.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.ledger.examples import account_by_days
    >>> remaining_terms(account_by_days().schedule, on=date(2025, 2, 24)).principal
    INR('16146.71')
    """
    own, due = checked_tail(schedule, on)
    terms = own.terms
    if own.undrawn(on.toordinal()):
        raise unsaid("principal", f"what is paid out after {on}")
    left, charge = sum(own.principal_parts[due:]), sum(own.interest_parts[due:])
    if not left:
        raise MicroloanError("on", on, "is when all principal is repaid, and only interest is left", code="not_offered")
    contract = contract_of(schedule, own, due)
    agreed, repayment = contract.repayment, _repayment(own, due, on, contract)
    if on > terms.disbursed_on and not isinstance(terms.interest, Flat):
        _check_collected(agreed.grace)
    beyond = due - agreed.grace.principal_periods
    if beyond > 0 and beyond % agreed.grace.principal_every:
        raise unsaid("repayment.grace", f"principal with every {agreed.grace.principal_every} installments")
    calendar = calendar_of_the_rest(own, due, on, repayment)
    count, free = repayment.installments, repayment.grace.interest_free_periods
    try:
        return replace(
            terms,
            principal=_lent(own, left, on),
            disbursed_on=on,
            interest=_interest(terms.interest, left, Fraction(charge * count, max(count - free, 1))),
            repayment=replace(
                repayment,
                shape=shape_of_the_rest(agreed.shape, due, contract, left),
                grace=replace(repayment.grace, principal_every=agreed.grace.principal_every),
            ),
            calendar=calendar,
            charges=remaining_charges(own, due, on),
            savings=remaining_savings(terms),
            rounding=rounding_of_the_rest(contract.rounding, terms, charge),
        )
    except MicroloanError as error:
        # A multiple may be too coarse for the rest, and was not for the whole.
        raise unsaid(error.argument, f"{error.argument} of the whole loan") from error


def accrued(schedule: Schedule, on: date) -> int:
    """Return the interest that has accrued since the last due date, in minor units.

    It is what the next installment bears beyond what a loan of the rest, paid out on the day,
    would: nothing on a due date, and nothing of a flat charge.
    """
    own, due = tail_of(schedule, on)
    terms, day = own.terms, on.toordinal()
    if isinstance(terms.interest, Flat) or on == terms.disbursed_on or (due and own.due_days[due - 1] == day):
        return 0
    if own.undrawn(day):
        problem = "is between two due dates, and something is paid out after it; must be a due date"
        raise MicroloanError("on", on, problem, code="not_offered")
    left = sum(own.principal_parts[due:])
    if not left:
        return 0
    repayment = _repayment(own, due, on, contract_of(schedule, own, due))
    # What the rest pays when does not matter to the interest of its first period.
    grace = replace(repayment.grace, principal_periods=0)
    rest = replace(
        terms,
        principal=_lent(own, left, on),
        disbursed_on=on,
        repayment=replace(repayment, shape=EQUAL_PRINCIPAL, grace=grace),
        calendar=calendar_of_the_rest(own, due, on, repayment),
        charges=(),
        savings=None,
        rounding=replace(terms.rounding, multiple=None),
    )
    return max(own.interest_parts[due] - amortize(rest).interest_parts[0], 0)


def _lent(own: Schedule, left: int, on: date) -> Money | Disbursements:
    """Return what is left as it is lent: before the day from which interest counts, it counts from that day."""
    principal = own.money(left)
    bears_from = bears_later(own, on)
    return principal if bears_from is None else Disbursements(principal, interest_from=bears_from)


def _of_one_date(agreed: Repayment, due: int) -> FirstDue | date | None:
    """Return the first due date of a single installment beside its last, which is the same date: as agreed, or none."""
    return None if due else agreed.first_due


def _repayment(own: Schedule, due: int, on: date, contract: LoanTerms) -> Repayment:
    """Return the rhythm and the dates of the rest, in a shape and with a grace that fit so many.

    Rounding up may need fewer installments than agreed: those that are not needed count as
    before, but those that a part paid early has dropped do not. A rate that is shared among
    the installments of a year is shared as it was.
    """
    agreed = own.terms.repayment
    recast = contract is not own.terms and len(own) < agreed.installments
    count, years = (len(own) if recast else agreed.installments) - due, agreed.term_years
    last_due = None if recast else agreed.last_due
    if years is None and getattr(own.terms.interest, "accrual", None) == PER_INSTALLMENT:
        years = Fraction(1)
    shape = contract.repayment.shape
    return replace(
        agreed,
        installments=count,
        first_due=_first_due(own, due, on) if count > 1 or last_due is None else _of_one_date(agreed, due),
        last_due=last_due,
        shape=EQUAL_PRINCIPAL if shape.name in _OF_SO_MANY else shape,
        grace=replace(_grace(contract.repayment.grace, due), principal_every=1),
        term_years=None if years is None else Fraction(years) * count / agreed.installments,
    )


def _interest(method: InterestMethod, left: int, charge: Fraction) -> InterestMethod:
    """Return the method for the rest: a flat charge is what is left of it."""
    if not isinstance(method, Flat):
        return method
    share = charge / left
    return Flat(Rate(share.numerator, share.denominator), PER_LOAN)


def _first_due(own: Schedule, due: int, on: date) -> FirstDue | date:
    """Return the rule for the first due date of the rest, from which the others follow as they did."""
    row = own.installment(due + 1)
    first = row.nominal_due_on
    if first <= on:
        problem = f"is not before {first}, whose installment was moved to {row.due_on}; must be another day"
        raise MicroloanError("on", on, problem, code="not_offered")
    rule = own.terms.repayment.first_due
    # What a holiday has moved forward is no nearer to the day than it may be.
    gap = max((min(first, row.due_on) - on).days, 1)
    if isinstance(rule, FirstDue) and isinstance(rule.meeting_day, (DayOfMonth, NthWeekday)):
        return FirstDue(min_gap_days=gap, meeting_day=rule.meeting_day)
    if own.terms.repayment.every.unit is Unit.MONTH:
        # A month end is a short month's last day only because the month is short.
        regular = own.installments[:-1] if own.terms.repayment.last_due is not None else own.installments
        anchor = max((row.nominal_due_on.day for row in regular), default=1)
        if anchor > _LONGEST_MONTH_EVERYWHERE:
            return FirstDue(min_gap_days=gap, meeting_day=DayOfMonth(anchor))
    if row.due_on > first and own.terms.calendar.on_holiday == PREVIOUS_WORKING_DAY:
        # Too near to disbursement on the working day before, it was moved on; and still is.
        return FirstDue(min_gap_days=gap)
    return first


def _grace(grace: Grace, due: int) -> Grace:
    """Return what is left of a grace after some installments."""
    if due:
        _check_collected(grace)
    return replace(
        grace,
        principal_periods=max(grace.principal_periods - due, 0),
        interest_free_periods=max(grace.interest_free_periods - due, 0),
    )


def _check_collected(grace: Grace) -> None:
    """Refuse a grace of which some interest has accrued, and is collected later."""
    if grace.deferred_periods:
        problem = (
            "is of interest that is deferred until later installments; such a loan changes on the day it is paid out"
        )
        raise MicroloanError("repayment.grace", grace, problem, code="not_offered")
