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

from microloan.arithmetic.summing import exact_sum
from microloan.arrears.ageing import ageing_schedule
from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.ledger.past_due import ELAPSED_DAYS, days_past_due
from microloan.portfolio.risk_measures import sums_at_risk

if TYPE_CHECKING:
    from datetime import date

    from microloan.arithmetic.kinds import Column
    from microloan.arrears.ageing import AgeingSchedule
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.currency import Currency
    from microloan.regulations.classification import CountingRule


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

    def days(self, counting: CountingRule = ELAPSED_DAYS) -> Column:
        """Return the days past due, as a rule counts them."""
        return days_past_due(self.oldest_unpaid, checked_day(self.as_of, "as_of"), counting)

    def age(self, buckets: AgeingBuckets) -> AgeingSchedule:
        """Return the ageing schedule: loans and outstanding principal by days past due.

        Parameters
        ----------
        buckets
            Such as ``ageing_buckets.CGAP``; they say how days are counted.
        """
        days = self.days(getattr(buckets, "counting", ELAPSED_DAYS))
        return ageing_schedule(
            self.outstanding_principal,
            days,
            buckets,
            currency=self.currency,
            overdue_principal=self.overdue_principal,
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
