"""`Schedule`: what is due, when, and what stays outstanding.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> schedule = amortize(example_terms())
>>> row = schedule.installment(46)
>>> row.due_on, row.principal, row.interest, row.total
(datetime.date(2026, 12, 2), BDT('409.85'), BDT('1.89'), BDT('411.74'))
>>> schedule.total_interest
BDT('2236.74')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.schedules.amounts import DECIMAL
from microloan.schedules.checking import check_schedule
from microloan.schedules.installment import Installment
from microloan.schedules.priced import Priced
from microloan.schedules.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    import polars as pl

    from microloan.explanation import Explanation
    from microloan.products.terms import LoanTerms
    from microloan.schedules.amounts import AmountForm
    from microloan.schedules.difference import ScheduleDifference
    from microloan.schedules.rows import ScheduleRow
    from microloan.tables import Table

_MOST_ROWS_SHOWN = 60


@dataclass(frozen=True, slots=True, repr=False)
class Schedule(Totals, Priced):
    """The installments of one loan, immutable and checked.

    Parameters
    ----------
    terms
        The loan as agreed.
    due_days
        Day number of each due date; two are equal only where a holiday rule merged them.
    principal_parts, interest_parts
        Minor units, one for each installment.
    fee_parts, savings_parts
        The same for fees with their taxes, and for deposits; empty where the terms have none
        with installments.

    Raises
    ------
    MicroloanError
        If the parts do not make a schedule: a negative amount, principal that does not add
        up, dates that do not rise, or columns of different length.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.products.examples import example_terms
    >>> schedule = amortize(example_terms())
    >>> len(schedule), schedule.total_due
    (46, BDT('22236.74'))
    """

    terms: LoanTerms
    due_days: tuple[int, ...]
    principal_parts: tuple[int, ...]
    interest_parts: tuple[int, ...]
    fee_parts: tuple[int, ...] = ()
    savings_parts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_schedule(self)

    def __len__(self) -> int:
        return len(self.due_days)

    def __iter__(self) -> Iterator[Installment]:
        nothing = (0,) * len(self)
        fees, savings = self.fee_parts or nothing, self.savings_parts or nothing
        parts = zip(self.principal_parts, self.interest_parts, fees, savings, self.outstanding_parts, strict=True)
        for number, (day, amounts) in enumerate(zip(self.due_days, parts, strict=True), start=1):
            yield self._installment(number, day, amounts)

    def _installment(self, number: int, day: int, amounts: tuple[int, int, int, int, int]) -> Installment:
        principal, interest, fee, savings, left = map(self.money, amounts)
        return Installment(number, date.fromordinal(day), principal, interest, fee, savings, left, self)

    @property
    def outstanding_parts(self) -> tuple[int, ...]:
        """Outstanding principal after each installment, in minor units."""
        owed = sum(self.principal_parts)
        left = tuple(owed - so_far for so_far in accumulate(self.principal_parts))
        if not self.paid_out_in_parts:
            return left
        return tuple(amount - self.undrawn(day) for amount, day in zip(left, self.due_days, strict=True))

    @property
    def paid_out_in_parts(self) -> bool:
        """Whether something may be paid out after the first day."""
        principal = self.terms.principal
        return not isinstance(principal, Money) and principal.tranches != ()

    def undrawn(self, day: int) -> int:
        """Return the principal that is not paid out by the end of a day, in minor units."""
        if not self.paid_out_in_parts:
            return 0
        from microloan.products.paying_out import undrawn

        return undrawn(self.terms, day)

    @property
    def installments(self) -> tuple[Installment, ...]:
        """Every installment, in order."""
        return tuple(self)

    def installment(self, number: int) -> Installment:
        """Return installment `number`, counted from 1.

        Raises
        ------
        MicroloanError
            If there is no such installment.
        """
        self.check_number(number)
        index = number - 1
        fee = self.fee_parts[index] if self.fee_parts else 0
        savings = self.savings_parts[index] if self.savings_parts else 0
        left = self.outstanding_of(number)
        amounts = (self.principal_parts[index], self.interest_parts[index], fee, savings, left)
        return self._installment(number, self.due_days[index], amounts)

    @property
    def rows(self) -> tuple[ScheduleRow, ...]:
        """Every day of payment, in order; one carries several installments where a holiday merged them."""
        from microloan.schedules.rows import rows_of

        return rows_of(self)

    def due_of(self, number: int) -> int:
        """Return what is due with installment `number`, in minor units: principal, interest and fees."""
        index = number - 1
        fee = self.fee_parts[index] if self.fee_parts else 0
        return self.principal_parts[index] + self.interest_parts[index] + fee

    def outstanding_of(self, number: int) -> int:
        """Return what stays outstanding after installment `number`, in minor units."""
        return sum(self.principal_parts[number:]) - self.undrawn(self.due_days[number - 1])

    def check_number(self, number: int) -> None:
        """Refuse a number that is not one of the schedule's installments."""
        if type(number) is not int or not 1 <= number <= len(self):
            raise MicroloanError("number", number, f"must be a whole number from 1 to {len(self)}", code="out_of_range")

    def origin_of(self, number: int) -> tuple[Schedule, int]:
        """Return the schedule in which installment `number` was worked out, and its number there.

        It is this one, but for an `AmendedSchedule`, whose later installments are those of
        another.
        """
        return self, number

    @property
    def as_agreed(self) -> Schedule:
        """The schedule that was agreed at first: this one, but where a change has made it."""
        return self

    def changes(self) -> tuple[str, ...]:
        """Return a line for each change that has made the schedule; none where it is as agreed."""
        return ()

    def explain_installment(self, number: int) -> Explanation:
        """Return the arithmetic of installment `number`; what `Installment.explain` gives."""
        from microloan.schedules.explaining import explain_installment

        return explain_installment(self, number)

    def notes(self) -> tuple[str, ...]:
        """Return what the table says below its rows: fees, moved dates, an early end."""
        from microloan.schedules.tabulating import notes_of

        return notes_of(self)

    def explain(self) -> Explanation:
        """Return the arithmetic of the disbursement: each fee, what is withheld, what is paid out."""
        from microloan.schedules.explaining import explain_disbursement

        return explain_disbursement(self)

    def to_dict(self) -> dict[str, object]:
        """Return the schedule as plain data: schema ``microloan/schedule/1``."""
        from microloan.schedules.records import schedule_to_dict

        return schedule_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Schedule:
        """Return the schedule that plain data describes, checked again."""
        from microloan.schedules.records import schedule_from_dict

        return schedule_from_dict(data)

    def to_records(self, *, amounts: AmountForm = DECIMAL) -> list[dict[str, Any]]:
        """Return a plain dict for each installment.

        The keys are ``number``, ``due_on`` (a `date`), ``principal``, ``interest``,
        ``total`` and ``outstanding_principal``; ``fee``, and ``savings`` with
        ``to_collect``, where the terms have them.

        Parameters
        ----------
        amounts
            `DECIMAL` for a `Decimal` in major units, `MINOR` for an int in minor units.

        Examples
        --------
        >>> from microloan.schedules import amortize, amounts
        >>> from microloan.products.examples import example_terms
        >>> amortize(example_terms()).to_records(amounts=amounts.MINOR)[0]["total"]
        48500
        """
        from microloan.schedules.frames import to_records

        return to_records(self, amounts)

    def to_pandas(self, *, amounts: AmountForm = DECIMAL) -> pd.DataFrame:
        """Return the installments as a pandas frame, with the columns of `to_records`.

        Parameters
        ----------
        amounts
            `DECIMAL` for object columns of `Decimal`, `MINOR` for int64.

        Raises
        ------
        MicroloanError
            If pandas is not installed, or an amount does not fit the column.
        """
        from microloan.schedules.frames import to_pandas

        return to_pandas(self, amounts)

    def to_polars(self, *, amounts: AmountForm = DECIMAL) -> pl.DataFrame:
        """Return the installments as a Polars frame, with the columns of `to_records`.

        Parameters
        ----------
        amounts
            `DECIMAL` for decimal columns of 38 digits, `MINOR` for int64.

        Raises
        ------
        MicroloanError
            If Polars is not installed, or an amount does not fit the column.
        """
        from microloan.schedules.frames import to_polars

        return to_polars(self, amounts)

    def diff(self, other: Schedule) -> ScheduleDifference:
        """Return what changes from this schedule to another, installment by installment.

        Raises
        ------
        CurrencyMismatch
            If the other is in another currency.
        """
        from microloan.schedules.difference import ScheduleDifference

        return ScheduleDifference(self, other)

    def to_table(self) -> Table:
        """Return the schedule as a table with totals, ready for text, HTML, Markdown or CSV."""
        from microloan.schedules.tabulating import tabulate

        return tabulate(self)

    def __repr__(self) -> str:
        return self.to_table().to_text(most_rows=_MOST_ROWS_SHOWN)

    def _repr_html_(self) -> str:
        return self.to_table().to_html(most_rows=_MOST_ROWS_SHOWN)
