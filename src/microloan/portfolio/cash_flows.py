"""The cash flows of a book, and their rates: the columns of `microloan.schedules.cash_flows`.

>>> from datetime import date
>>> from microloan.interest.yields.conventions import NOMINAL_APR
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> schedules = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000, 1_500_000], disbursed_on=date(2026, 1, 4)
... ).schedules()
>>> schedules.rate(NOMINAL_APR).percents()
array([2500, 2500])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.errors import MicroloanError
from microloan.interest.yields.found import check_convention
from microloan.portfolio import costs
from microloan.products.fee_when import CAPITALISED, PAID_AT_DISBURSEMENT, WITHHELD
from microloan.schedules.counted import EVERYTHING, check_counted

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Column
    from microloan.interest.yields.columns import DatedFlows, PeriodicFlows
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.found_column import FoundRates
    from microloan.portfolio.schedules import BookSchedules
    from microloan.schedules.counted import Counted


class PricedBook:
    """The rates of `BookSchedules`, and the flows they are found from."""

    __slots__ = ()

    def rate(self, convention: RateConvention, *, counted: Counted = EVERYTHING) -> FoundRates:
        """Return the rate of each loan by a named convention, as `Schedule.rate` does for one.

        Parameters
        ----------
        convention
            What kind of rate.
        counted
            Which costs are counted: a value of `counted` that leaves out neither taxes alone
            nor fees by name.

        Raises
        ------
        ColumnError
            If some loans have no rate.
        MicroloanError
            If `counted` is for one loan only.
        """
        check_convention(convention)
        flows = self.dated_flows(counted) if convention.reading.dated else self.periodic_flows(counted)
        return flows.rate(convention)

    def periodic_flows(self, counted: Counted = EVERYTHING) -> PeriodicFlows:
        """Return what is received and paid, installment by installment."""
        from microloan.interest.yields.columns import PeriodicFlows

        schedules = cast("BookSchedules", self)
        return PeriodicFlows(_amounts(schedules, counted), schedules.book.shared.repayment.every)

    def dated_flows(self, counted: Counted = EVERYTHING) -> DatedFlows:
        """Return what is received and paid, by date."""
        import numpy as np

        from microloan.interest.yields.columns import DatedFlows

        schedules = cast("BookSchedules", self)
        days = np.concatenate([schedules.book.disbursed[None, :], schedules.due_days])
        return DatedFlows(days, _amounts(schedules, counted), schedules.book.shared.repayment.every)


def _amounts(schedules: BookSchedules, counted: Counted) -> Column:
    """Return the flow of each loan: received at the start, paid after it; shape (installments + 1, loans)."""
    import numpy as np

    check_counted(counted)
    if counted.fees and not counted.counts_all_fees:
        problem = "leaves out a part of the fees, which a book does not; take the schedule of one loan"
        raise MicroloanError("counted", counted, problem, code="not_offered")
    paid = costs.added(schedules.principal, schedules.interest, "installment")
    if counted.fees and schedules.fee is not None:
        paid = costs.added(paid, schedules.fee, "installment")
    if counted.savings and schedules.savings is not None:
        paid = costs.added(paid, schedules.savings, "installment")
    paid = -paid
    if counted.savings and schedules.book.shared.savings is not None:
        last = np.maximum(schedules.counts - 1, 0)
        paid[last, np.arange(len(last))] += schedules.savings_returned
    return np.concatenate([_received(schedules, counted)[None, :], paid])


def _received(schedules: BookSchedules, counted: Counted) -> Column:
    """Return what each borrower has in hand on the day of disbursement."""
    terms, lent = schedules.book.shared, schedules.book.principal
    if costs.in_parts(terms):
        problem = "are paid out on days of their own, which a book's rates do not count; take the schedule of one loan"
        raise MicroloanError("tranches", "parts", problem, code="not_offered")
    received = lent - costs.paid_down_of(terms, lent)
    if counted.fees:
        for when in (WITHHELD, PAID_AT_DISBURSEMENT):
            received = received - costs.fees_due_at(terms, lent, when)
    else:
        received = received + costs.fees_due_at(terms, lent, CAPITALISED)
    return received - costs.savings_withheld(terms, lent) if counted.savings else received
