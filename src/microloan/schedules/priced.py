"""`Priced`: what a schedule offers about its rates, by name.

>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR, XIRR
>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> schedule = amortize(example_terms())
>>> schedule.rate(NOMINAL_APR), schedule.rate(EFFECTIVE_RATE), schedule.rate(XIRR)
(<nominal APR 24.00%>, <effective annual rate 27.05%>, <XIRR 25.34%>)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.schedules.counted import EVERYTHING

if TYPE_CHECKING:
    from microloan.currency import Money
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.flows import DatedFlow, PeriodicFlow
    from microloan.interest.yields.found import FoundRate
    from microloan.schedules.counted import Counted
    from microloan.schedules.schedule import Schedule


class Priced:
    """The rates of a `Schedule`, and the flows they are found from."""

    __slots__ = ()

    def rate(
        self, convention: RateConvention, *, counted: Counted = EVERYTHING, savings_returned: Money | None = None
    ) -> FoundRate:
        """Return the rate of the loan by a named convention, such as `NOMINAL_APR` or `XIRR`.

        Parameters
        ----------
        convention
            What kind of rate. `NOMINAL_APR`, `EFFECTIVE_RATE` and `PERIODIC_IRR` count
            installments, an odd first period as one; the others count by due date.
        counted
            Which costs are counted, a value of `counted`.
        savings_returned
            What comes back with the last installment; None for what was withheld and
            deposited, with what the terms say that it earns.

        Raises
        ------
        MicroloanError
            If no rate solves the flow, or savings are said to be returned that the loan
            does not have or that are not counted.

        Examples
        --------
        >>> from microloan.interest.yields.conventions import NOMINAL_APR
        >>> from microloan.schedules.amortization import amortize
        >>> from microloan.products.examples import example_terms
        >>> amortize(example_terms()).rate(NOMINAL_APR).percent(4)
        Decimal('23.9998')
        """
        from microloan.schedules.cash_flows import rate_of_schedule

        return rate_of_schedule(cast("Schedule", self), convention, counted, savings_returned)

    def periodic_flow(self, counted: Counted = EVERYTHING, savings_returned: Money | None = None) -> PeriodicFlow:
        """Return what is received and paid, installment by installment; an odd first period is one period."""
        from microloan.schedules.cash_flows import periodic_flow

        return periodic_flow(cast("Schedule", self), counted, savings_returned)

    def dated_flow(self, counted: Counted = EVERYTHING, savings_returned: Money | None = None) -> DatedFlow:
        """Return what is received and paid, by date."""
        from microloan.schedules.cash_flows import dated_flow

        return dated_flow(cast("Schedule", self), counted, savings_returned)
