"""`LoanBook`: loans of one product in columns.

>>> from datetime import date
>>> from microloan.products import preset
>>> book = LoanBook.from_columns(
...     preset("jcf-jagoron"), principal=[2_000_000, 4_900_000], disbursed_on=date(2026, 1, 4)
... )
>>> len(book), book.terms(1).principal
(2, BDT('49000.00'))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.kinds import largest
from microloan.arithmetic.rates import Rate
from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.lateness import STRICT
from microloan.portfolio.book_columns import at, check_lengths, check_product, ratio_of, read_counts
from microloan.portfolio.columns import RateColumn, read_amounts, read_days
from microloan.portfolio.costs import check_bearable
from microloan.portfolio.offered import check_counts, check_first_due, check_offered
from microloan.portfolio.prices import priced
from microloan.portfolio.series import named
from microloan.portfolio.shared_terms import first_terms
from microloan.products.paying_out import with_amount
from microloan.products.planning import term_of
from microloan.schedules.amortization import amortize

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd
    import polars as pl

    from microloan.arithmetic.kinds import Column
    from microloan.calendars import Frequency
    from microloan.interest.grace import Grace
    from microloan.interest.plan import Ratio, Term
    from microloan.ledger.lateness import Lateness
    from microloan.portfolio.positions import BookPosition
    from microloan.portfolio.prices import Rates
    from microloan.portfolio.schedules import BookSchedules
    from microloan.products import LoanProduct, LoanTerms
    from microloan.products.repayment import FirstDue, MeetingDay
    from microloan.schedules import Schedule


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LoanBook:
    """Loans of one product: what they share once, what differs in columns.

    Make one with `LoanBook.from_columns`.

    Parameters
    ----------
    shared
        The terms all loans share; its principal, date, count and rate are those of the
        first loan.
    principal, disbursed
        Minor units and day numbers, int64 of shape (loans,).
    installments
        The count: one for all, or int64 of shape (loans,).
    rate
        The exact rate: one for all, or a numerator for each loan.
    """

    shared: LoanTerms
    principal: Column
    disbursed: Column
    installments: Column | int
    rate: Ratio[Column]

    @classmethod
    def from_columns(
        cls,
        product: LoanProduct,
        *,
        principal: object,
        disbursed_on: object,
        installments: object | None = None,
        every: Frequency | None = None,
        first_due: FirstDue | MeetingDay | date | None = None,
        rate: Rates = None,
        grace: Grace | None = None,
    ) -> LoanBook:
        """Return the book of loans that columns describe.

        A column is a list, a NumPy array, or a column of a pandas or Polars frame.

        Parameters
        ----------
        product
            What the loans are of; every loan must be one it offers.
        principal
            Whole minor units, or exact `Decimal` or `Money`, of shape (loans,).
        disbursed_on
            Dates or ``datetime64`` of shape (loans,), or one date for all.
        installments
            The count: one for all, or whole numbers of shape (loans,); None where the
            product leaves no choice.
        every, first_due, grace
            As in `LoanProduct.terms`, for all loans; those of another make a book of their own.
        rate
            None for the product's rate; one rate for all; or a rate for each loan.

        Raises
        ------
        ColumnError
            If rows are not offered by the product; the error carries their positions.
        MicroloanError
            If a column is of the wrong type, shape or length.
        ImportError
            If NumPy cannot be imported; one loan needs none, a book does.
        """
        check_product(product)
        amounts = read_amounts("principal", principal, product.principal.currency)
        days = read_days("disbursed_on", disbursed_on, len(amounts))
        check_offered(product, amounts)
        check_first_due(product, first_due, days)
        counts = read_counts(installments)
        check_lengths(len(amounts), disbursed_on=days, installments=counts)
        if counts is not None and not isinstance(counts, int):
            check_counts(product, every, counts)
        product, rates = priced(product, every, amounts, rate)
        check_bearable(product, amounts, days)

        def terms_of(position: int) -> LoanTerms:
            return product.terms(
                principal=Money.from_minor(int(amounts[position]), product.principal.currency),
                disbursed_on=to_date(int(days[position])),
                installments=None if counts is None else at(counts, position),
                every=every,
                first_due=first_due,
                grace=grace,
            )

        shared = first_terms(terms_of, len(amounts))
        if counts is None:
            counts = shared.repayment.installments
        ratio = ratio_of(rates, shared)
        check_lengths(len(amounts), rate=ratio.numerator)
        for column in (amounts, days, counts, *ratio):
            if not isinstance(column, int):
                column.flags.writeable = False
        return cls(shared, amounts, days, counts, ratio)

    @classmethod
    def from_frame(
        cls,
        product: LoanProduct,
        frame: pd.DataFrame | pl.DataFrame,
        *,
        principal: str = "principal",
        disbursed_on: str | date = "disbursed_on",
        installments: str | int | None = None,
        every: Frequency | None = None,
        first_due: FirstDue | MeetingDay | date | None = None,
        rate: str | Rate | RateColumn | None = None,
    ) -> LoanBook:
        """Return the book of loans that the rows of a pandas or Polars frame describe.

        Text is the name of a column; any other value is what `from_columns` takes, which also
        takes a grace where the product leaves that choice. The
        index of a pandas frame plays no part: loans are counted from 0 in the order of rows.

        Parameters
        ----------
        product
            What the loans are of; every loan must be one it offers.
        frame
            One row for each loan.
        principal
            Column of whole minor units, or of exact `Decimal`.
        disbursed_on
            Column of dates, or one date for all.
        installments
            Column of whole numbers, or one count for all.
        every, first_due
            As in `LoanProduct.terms`, for all loans.
        rate
            Column of text such as "24%"; one `Rate` for all; or a `RateColumn`.

        Raises
        ------
        ColumnError
            If rows have no value, are floats, or are not offered by the product; the error
            carries their positions.
        MicroloanError
            If it is no frame, or a column is missing or of the wrong type.

        Examples
        --------
        >>> import pandas as pd
        >>> from microloan.products import preset
        >>> tape = pd.DataFrame(
        ...     {"loan_id": ["A-17", "A-18"], "amount": [2_000_000, 1_500_000], "paid_out": "2026-01-04"}
        ... ).astype({"paid_out": "datetime64[s]"})
        >>> LoanBook.from_frame(preset("jcf-jagoron"), tape, principal="amount", disbursed_on="paid_out")
        <LoanBook of 2 loans>
        """
        return cls.from_columns(
            product,
            principal=named(frame, "principal", principal),
            disbursed_on=named(frame, "disbursed_on", disbursed_on),
            installments=named(frame, "installments", installments),
            every=every,
            first_due=first_due,
            rate=cast("RateColumn | Iterable[Rate | str] | Rate | None", named(frame, "rate", rate)),
        )

    def __len__(self) -> int:
        return len(self.principal)

    def __repr__(self) -> str:
        return f"<LoanBook of {len(self):,} loans>"

    def terms(self, position: int) -> LoanTerms:
        """Return the terms of the loan at `position`, counted from 0."""
        if type(position) is not int or not 0 <= position < len(self):
            raise MicroloanError("position", position, f"must be from 0 to {len(self) - 1}", code="out_of_range")
        interest, rate = self.shared.interest, Rate(*(at(part, position) for part in self.rate))
        if rate != interest.rate:
            interest = replace(interest, rate=rate)  # type: ignore[type-var]
        return replace(
            self.shared,
            principal=with_amount(
                self.shared.principal, Money.from_minor(int(self.principal[position]), self.shared.currency)
            ),
            disbursed_on=to_date(int(self.disbursed[position])),
            repayment=replace(self.shared.repayment, installments=at(self.installments, position)),
            interest=interest,
        )

    def schedule(self, position: int) -> Schedule:
        """Return the schedule of the loan at `position`, computed by itself."""
        return amortize(self.terms(position))

    def schedules(self) -> BookSchedules:
        """Return the schedules of all loans, as (installment × loan) arrays.

        Raises
        ------
        ColumnError
            If due dates lie past the calendar, installments round to nothing, or results
            do not fit int64; the error carries the positions.
        """
        from microloan.portfolio.computing import compute_schedules

        return compute_schedules(self)

    def position(self, as_of: date, *, paid: object, lateness: Lateness = STRICT) -> BookPosition:
        """Return where all loans stand at the end of a day: scheduled, paid, overdue, days past due.

        Parameters
        ----------
        as_of
            The day, from the last disbursement on. What falls due on it counts as due.
        paid
            What was paid for each loan until its end: a column as `principal`, from zero.
        lateness
            What is tolerated before a loan counts as late.

        Raises
        ------
        ColumnError
            If amounts are negative, or loans were paid out after the day; the error carries
            their positions.
        MicroloanError
            If a column is of the wrong type or length.

        Notes
        -----
        Money settles the oldest installment first, in it fee, interest, principal. It is what
        `post` gives with ``PENALTY_FEE_INTEREST_PRINCIPAL``, loan by loan, when nothing but
        payments happened. Savings are not in `paid`.
        """
        from microloan.portfolio.positioning import compute_position

        return compute_position(self, as_of, paid, lateness)

    def term(self, block: slice) -> Term[Column]:
        """Return the term of the loans in `block`."""
        counts = self.installments
        if isinstance(counts, int):
            return term_of(self.shared, counts, counts, counts)
        part = counts[block]
        return term_of(self.shared, part, int(part.min()), largest(part))
