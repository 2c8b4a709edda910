"""`Installment`: one row of a schedule.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> row = amortize(example_terms()).installment(46)
>>> row.due_on, row.principal, row.interest, row.total
(datetime.date(2026, 12, 2), BDT('409.85'), BDT('1.89'), BDT('411.74'))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from microloan.currency import Money
    from microloan.explanation import Explanation
    from microloan.schedules.costs import Charge
    from microloan.schedules.schedule import Schedule


@dataclass(frozen=True, slots=True, repr=False)
class Installment:
    """One row of a schedule: a number, a due date and its amounts.

    Parameters
    ----------
    number
        Counted from 1.
    due_on
        The day it falls due.
    principal, interest
        Its two parts.
    fee
        Its fees, each with its tax; zero where there are none.
    savings
        What is deposited with it, which the member gets back; zero where nothing is.
    outstanding_principal
        What stays outstanding after it.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> first = amortize(example_terms()).installment(1)
    >>> first.principal + first.interest == first.total
    True
    """

    number: int
    due_on: date
    principal: Money
    interest: Money
    fee: Money
    savings: Money
    outstanding_principal: Money
    _schedule: Schedule = field(compare=False)

    @property
    def total(self) -> Money:
        """Principal, interest and fees together: what is due. Savings are not."""
        total = self.principal + self.interest
        return total + self.fee if self.fee.minor else total

    @property
    def to_collect(self) -> Money:
        """What the member brings in all: the total, and the savings with it."""
        return self.total + self.savings

    @property
    def nominal_due_on(self) -> date:
        """The day it would fall due without weekends and holidays."""
        schedule, number = self._schedule.origin_of(self.number)
        terms = schedule.terms
        if not terms.calendar.moves:
            return self.due_on
        from microloan.calendars.days import to_date
        from microloan.schedules.moved_dates import nominal_day

        return to_date(nominal_day(terms, number))

    @property
    def charges(self) -> tuple[Charge, ...]:
        """Each fee of this installment, with its tax."""
        from microloan.schedules.costs import charges_of

        return charges_of(*self._schedule.origin_of(self.number))

    def explain(self) -> Explanation:
        """Return the arithmetic of this installment, in words and numbers."""
        return self._schedule.explain_installment(self.number)

    def __repr__(self) -> str:
        schedule = self._schedule
        shown = ["number", "due_on", "principal", "interest"]
        shown += ["fee"] if schedule.fee_parts else []
        shown += ["total"]
        shown += ["savings", "to_collect"] if schedule.savings_parts else []
        shown += ["outstanding_principal"]
        return f"Installment({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
