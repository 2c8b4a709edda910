"""`BookSchedules`: the schedules of a book, installment by installment across all loans.

>>> from datetime import date
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> schedules = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4)
... ).schedules()
>>> int(schedules.outstanding_principal[45, 0]), int(schedules.counts[0])
(0, 46)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.summing import exact_sum
from microloan.portfolio import costs
from microloan.portfolio.cash_flows import PricedBook
from microloan.schedules import Schedule
from microloan.schedules.amounts import DECIMAL

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.book import LoanBook
    from microloan.schedules.amounts import AmountForm


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BookSchedules(PricedBook):
    """The schedules of a book as arrays of shape (installments, loans).

    Parameters
    ----------
    book
        The loans.
    due_days
        Day number of each due date (1 is 0001-01-01); 0 where a loan has no such row.
    principal, interest, outstanding_principal
        Minor units; 0 where a loan has no such row.
    fee, savings
        The same for fees with their taxes, and for deposits; None where the loans have none
        with installments.
    """

    book: LoanBook
    due_days: Column
    principal: Column
    interest: Column
    outstanding_principal: Column
    fee: Column | None = None
    savings: Column | None = None

    def __repr__(self) -> str:
        rows, loans = self.principal.shape
        return f"<BookSchedules of {loans:,} loans, up to {rows} installments>"

    @property
    def arrays(self) -> tuple[Column, ...]:
        """Due days, principal, interest, outstanding principal; fee and savings where there are."""
        costs = tuple(array for array in (self.fee, self.savings) if array is not None)
        return (self.due_days, self.principal, self.interest, self.outstanding_principal, *costs)

    @property
    def counts(self) -> Column:
        """How many installments each loan has; fewer than agreed where it finishes early."""
        import numpy as np

        counts: Column = np.count_nonzero(self.due_days, axis=0).astype(np.int64)
        return counts

    @property
    def total_principal(self) -> int:
        """All principal, in minor units: an exact int, however large."""
        return exact_sum(self.principal)

    @property
    def total_interest(self) -> int:
        """All interest, in minor units: an exact int, however large."""
        return exact_sum(self.interest)

    @property
    def net_disbursed(self) -> Column:
        """What is paid out of each loan, in minor units: what is withheld is not."""
        return costs.net_disbursed(self.book.shared, self.book.principal)

    @property
    def fees_at_disbursement(self) -> Column:
        """The fees of each loan on the day of disbursement, with their taxes, in minor units."""
        return costs.fees_at_disbursement(self.book.shared, self.book.principal)

    @property
    def fees(self) -> Column:
        """All fees of each loan, at disbursement and with installments, with their taxes."""
        at_disbursement = self.fees_at_disbursement
        if self.fee is None:
            return at_disbursement
        return costs.added(at_disbursement, costs.sum_by_loan(self.fee, "fee"), "fee")

    @property
    def savings_deposited(self) -> Column:
        """All that is withheld or deposited as savings of each loan, in minor units."""
        kept = costs.savings_withheld(self.book.shared, self.book.principal)
        if self.savings is None:
            return kept
        return costs.sum_by_loan(self.savings, "savings")

    @property
    def savings_interest(self) -> Column:
        """What the savings of each loan earn until they are returned, less tax and duty, in minor units."""
        from microloan.portfolio.loan_savings import savings_interest

        return savings_interest(self)

    @property
    def savings_returned(self) -> Column:
        """What each member gets back with the last installment: the savings with what they earned."""
        return costs.added(self.savings_deposited, self.savings_interest, "savings")

    @property
    def total_fees(self) -> int:
        """All fees with their taxes, in minor units: an exact int, however large."""
        with_installments = 0 if self.fee is None else exact_sum(self.fee)
        return exact_sum(self.fees_at_disbursement) + with_installments

    @property
    def total_net_disbursed(self) -> int:
        """All that is paid out, in minor units: an exact int, however large."""
        return exact_sum(self.net_disbursed)

    def to_pandas(self, *, amounts: AmountForm = DECIMAL) -> pd.DataFrame:
        """Return a row for each installment of each loan, as a pandas frame.

        The columns are ``loan`` (its position in the book), ``number``, ``due_on``,
        ``principal``, ``interest``, ``fee`` and ``savings`` where the loans have them, and
        ``outstanding_principal``; loans follow one another.

        Parameters
        ----------
        amounts
            `DECIMAL`: an object column of `Decimal`, about 8 bytes a row and 100 for each
            different amount; `MINOR`: int64.

        Raises
        ------
        MicroloanError
            If pandas is not installed, or `amounts` is neither of the two.
        """
        from microloan.portfolio.frames import to_pandas

        return to_pandas(self, amounts)

    def to_polars(self, *, amounts: AmountForm = DECIMAL) -> pl.DataFrame:
        """Return a row for each installment of each loan, as a Polars frame.

        The columns are those of `to_pandas`.

        Parameters
        ----------
        amounts
            `DECIMAL`: a decimal column of 38 digits with the currency's decimals; `MINOR`:
            int64.

        Raises
        ------
        MicroloanError
            If Polars is not installed, or `amounts` is neither of the two.
        """
        from microloan.portfolio.frames import to_polars

        return to_polars(self, amounts)

    def schedule(self, position: int) -> Schedule:
        """Return the loan at `position` as a `Schedule`, read from the columns."""
        terms = self.book.terms(position)
        rows = int(self.counts[position])
        columns = (self.due_days, self.principal, self.interest, self.fee, self.savings)
        parts = (() if column is None else tuple(column[:rows, position].tolist()) for column in columns)
        return Schedule(terms, *parts)
