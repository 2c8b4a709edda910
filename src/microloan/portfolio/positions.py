"""`BookPosition`: where the loans of a book stand at the end of a day, in columns.

>>> from datetime import date
>>> from microloan.arrears import ageing_buckets
>>> from microloan.calendars import WEDNESDAY
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> book = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000, 2_000_000], disbursed_on=date(2026, 1, 4), first_due=WEDNESDAY
... )
>>> position = book.position(date(2026, 3, 1), paid=[48_600 * 6, 48_600])
>>> position
<BookPosition of 2 loans on 2026-03-01: 1 late>
>>> position.days_past_due.tolist(), position.par(30)
([0, 32], AtRisk(at_risk=BDT('19610.15'), outstanding=BDT('37242.77')))
>>> position.age(ageing_buckets.MRA).rows[2].outstanding_principal
BDT('19610.15')
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.summing import exact_sum, sums_by_number
from microloan.arrears.ageing import ageing_schedule
from microloan.arrears.classes import borrower_class_numbers, class_number
from microloan.arrears.classifying import classification_of
from microloan.arrears.loan_columns import same_length, whole_column
from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.past_due import ELAPSED_DAYS, days_past_due
from microloan.portfolio.risk_measures import sums_at_risk
from microloan.regulations.classification import WORST_OF_BORROWER

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.arrears.ageing import AgeingSchedule
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.currency import Currency
    from microloan.regulations.book import Rulebook
    from microloan.regulations.classification import Classification, CountingRule


class AtRisk(NamedTuple):
    """The portfolio at risk as an exact pair: the whole principal of late loans, and of all."""

    at_risk: Money
    outstanding: Money

    @property
    def share(self) -> Fraction:
        """The one as a part of the other; of nothing, none is at risk."""
        return Fraction(self.at_risk.minor, self.outstanding.minor or 1)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BookPosition:
    """Where loans stand at the end of a day; `LoanBook.position` makes it.

    All columns are int64 arrays of shape (loans,), amounts in minor units.

    Parameters
    ----------
    currency
        Of all amounts.
    as_of
        The day.
    scheduled
        What has fallen due: fees, interest and principal.
    paid
        What money has settled, in advance or not; what exceeds the loan is not in it.
    overdue, overdue_principal
        What is due and unpaid, and the principal in it.
    outstanding_principal
        What is paid out and not paid back.
    oldest_unpaid
        Day number of the oldest due date of which something is unpaid; 0 where nothing is.
    """

    currency: Currency
    as_of: date
    scheduled: Column
    paid: Column
    overdue: Column
    overdue_principal: Column
    outstanding_principal: Column
    oldest_unpaid: Column

    def __len__(self) -> int:
        return len(self.paid)

    def __repr__(self) -> str:
        late = int((self.days_past_due > 0).sum())
        return f"<BookPosition of {len(self):,} loans on {self.as_of}: {late:,} late>"

    @property
    def days_past_due(self) -> Column:
        """Days since the oldest unpaid due date; 0 where nothing is overdue."""
        return self.days()

    @property
    def advance(self) -> Column:
        """What money has paid before it falls due; a loan with anything unpaid has paid nothing in advance."""
        import numpy as np

        ahead: Column = np.maximum(self.paid - self.scheduled, 0)
        return ahead

    @property
    def in_grace(self) -> Column:
        """What has fallen due and is unpaid, and does not count as overdue yet, for its days of grace run."""
        return self.scheduled - (self.paid - self.advance) - self.overdue

    @property
    def open(self) -> Truths:
        """Which loans are not paid off: they are the portfolio."""
        running: Truths = (self.outstanding_principal > 0) | (self.overdue > 0)
        return running

    def days(self, counting: CountingRule = ELAPSED_DAYS) -> Column:
        """Return the days past due, as a rule counts them."""
        return days_past_due(self.oldest_unpaid, checked_day(self.as_of, "as_of"), counting)

    def age(self, buckets: AgeingBuckets) -> AgeingSchedule:
        """Return the ageing schedule: loans and outstanding principal by days past due.

        Loans that are paid off are in no bucket.

        Parameters
        ----------
        buckets
            Such as ``ageing_buckets.CGAP``; they say how days are counted.
        """
        aged = self.kept(self.open)
        return ageing_schedule(
            aged.outstanding_principal,
            aged.days(getattr(buckets, "counting", ELAPSED_DAYS)),
            buckets,
            currency=self.currency,
            overdue_principal=aged.overdue_principal,
        )

    def par(self, days: int) -> AtRisk:
        """Return the whole outstanding principal of loans more than so many days past due, and of all.

        Parameters
        ----------
        days
            30 for PAR 30; 0 for every loan that is late.
        """
        at_risk, whole = sums_at_risk(self.outstanding_principal, self.days_past_due, days)
        return AtRisk(Money.from_minor(at_risk, self.currency), Money.from_minor(whole, self.currency))

    def class_numbers(self, rules: Rulebook | Classification, *, borrowers: Column | None = None) -> Column:
        """Return the number of each loan's class under a rulebook, from 0 for the best.

        Parameters
        ----------
        rules
            A rulebook, or one classification.
        borrowers
            A whole number from 0 for each loan, the same for all of one borrower; int64 array of
            shape (loans,). It must be given where the rulebook gives all loans of a borrower the
            worst of their classes; ``np.arange(len(position))`` is a borrower for each loan.

        Raises
        ------
        MicroloanError
            If the rulebook asks for the borrowers and there are none, or they are no such column.
        """
        table = classification_of(rules)
        days = self.days(table.counting)
        if table.scope is not WORST_OF_BORROWER:
            return class_number(days, table)
        if borrowers is None:
            problem = (
                "must be given: all loans of a borrower have the worst of their classes; "
                "a whole number for each loan, the same for all of one borrower"
            )
            raise MicroloanError("borrowers", None, problem, code="missing")
        same_length(days, borrowers=whole_column("borrowers", borrowers))
        return borrower_class_numbers(days, borrowers, table)

    def by_class(self, rules: Rulebook | Classification, *, borrowers: Column | None = None) -> dict[str, Money]:
        """Return the outstanding principal of each class, as `provision_sheet` takes it.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.portfolio import LoanBook
        >>> from microloan.products import preset
        >>> from microloan.regulations import rulebook
        >>> book = LoanBook.from_columns(preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4))
        >>> position = book.position(date(2026, 3, 31), paid=[0])
        >>> position.by_class(rulebook("bd-mra", on=date(2026, 3, 31)))["sub_standard"]
        BDT('20000.00')
        """
        table = classification_of(rules)
        numbers = self.class_numbers(table, borrowers=borrowers)
        sums = sums_by_number(self.outstanding_principal, numbers, len(table.classes))
        return {
            one.name: Money.from_minor(amount, self.currency) for one, amount in zip(table.classes, sums, strict=True)
        }

    def kept(self, good: Truths) -> BookPosition:
        """Return the loans for which `good` holds."""
        return BookPosition(
            self.currency,
            self.as_of,
            self.scheduled[good],
            self.paid[good],
            self.overdue[good],
            self.overdue_principal[good],
            self.outstanding_principal[good],
            self.oldest_unpaid[good],
        )

    def total(self, column: Column) -> Money:
        """Return the sum of one of its columns, exactly.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.portfolio import LoanBook
        >>> from microloan.products import preset
        >>> book = LoanBook.from_columns(preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4))
        >>> position = book.position(date(2026, 1, 31), paid=[0])
        >>> position.total(position.overdue)
        BDT('972.00')
        """
        return Money.from_minor(exact_sum(column) if len(column) else 0, self.currency)
