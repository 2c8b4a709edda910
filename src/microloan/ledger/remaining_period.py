"""What is left of a period that a change cuts: its share by days of what the whole counts for.

>>> from datetime import date
>>> from microloan.currency import BDT
>>> from microloan.interest import DecliningBalance
>>> from microloan.calendars import MONTH
>>> from microloan.ledger.remaining import remaining_terms
>>> from microloan.products import LoanTerms, Repayment
>>> from microloan.schedules.amortization import amortize
>>> monthly = Repayment(installments=6, every=MONTH, first_due=date(2025, 2, 25))
>>> terms = LoanTerms(
...     principal=BDT(12_000), disbursed_on=date(2025, 1, 10), interest=DecliningBalance("24%"), repayment=monthly
... )
>>> remaining_terms(amortize(terms), date(2025, 2, 2)).calendar.broken_period.definition
'1/2 of a period, which is left of it'
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import largest
from microloan.calendars import broken_period
from microloan.calendars.broken_period import BrokenPeriodRule, Length, broken_first
from microloan.calendars.day_count import DayCount
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.interest import DecliningBalance
from microloan.products.due_dates import due_days
from microloan.products.planning import plan_loan

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import N
    from microloan.calendars.broken_period import BrokenPeriod
    from microloan.products.calendar import Calendar
    from microloan.products.repayment import Repayment
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of one period: the periods that it counts for, and its days."""

    periods: Fraction
    days: int

    def __call__(self, broken: BrokenPeriod[N], /) -> Length[N]:
        """Return what is left, whatever the days of the period are."""
        return Length(broken.nominal_days * 0 + self.days, self.periods.numerator, self.periods.denominator)


def bears_later(own: Schedule, on: date) -> date | None:
    """Return the day from which interest counts, where it is after a day; None otherwise, and of a flat charge."""
    principal = own.terms.principal
    if isinstance(principal, Money) or not isinstance(own.terms.interest, DecliningBalance):
        return None
    start = principal.interest_from
    return start if start is not None and start > on else None


def calendar_of_the_rest(own: Schedule, due: int, on: date, repayment: Repayment) -> Calendar:
    """Return the calendar of the rest, in which what is left of a period counts for its share.

    Parameters
    ----------
    own
        The schedule that the rest is in.
    due
        How many of its installments were due by the day.
    on
        The day.
    repayment
        Of the rest.

    Raises
    ------
    MicroloanError
        If the day cuts a period of a loan with a given last date, whose last period would be
        measured by the same rule.
    """
    terms, day = own.terms, on.toordinal()
    whole = day == own.due_days[due - 1] if due else on == terms.disbursed_on
    method, calendar = terms.interest, terms.calendar
    if whole or not isinstance(method, DecliningBalance) or bears_later(own, on) is not None:
        return calendar
    if isinstance(method.accrual, DayCount) and calendar.broken_period == broken_period.AS_ACCRUED:
        return calendar
    if terms.repayment.last_due is not None:
        problem = f"is between two due dates, and the last one is given, {terms.repayment.last_due}; must be a due date"
        raise MicroloanError("on", on, problem, code="not_offered")
    if due:
        return replace(calendar, broken_period=broken_period.FRACTION)
    return replace(calendar, broken_period=_rule(own, day, repayment))


def _rule(own: Schedule, day: int, repayment: Repayment) -> BrokenPeriodRule:
    """Return the rule for what is left of the first period: by the days of it, whatever it counts for."""
    terms, timing = own.terms, plan_loan(own.terms).timing
    (start, end), *_ = islice(timing.spans(), 1)
    counts = Fraction(1)
    if timing.lengths is not None:
        counts = Fraction(largest(timing.lengths[0].numerator), largest(timing.lengths[0].denominator))
    begins = max(day, start)
    share = Fraction(end - begins, end - start) if end > begins else Fraction(0)
    regular = due_days(day, repayment.every, repayment.first_due, terms.calendar)
    broken = broken_first(regular, day, end, terms.repayment.every.periods_per_year)
    left = _Left(counts * share, max(broken.nominal_days - (begins - day), 0))
    by_days = broken_period.FRACTION.measure(broken)
    if (Fraction(by_days.numerator, by_days.denominator), by_days.days) == (left.periods, left.days):
        return broken_period.FRACTION
    definition = f"{left.periods} of a period, which is left of it"
    return BrokenPeriodRule("left_of_period", left, definition, "what a change of a running loan leaves of a period")
