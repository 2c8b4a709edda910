"""`Schedule` and `Installment`: what is due, when, and what stays outstanding.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.schedules.examples import example_terms
>>> schedule = amortize(example_terms())
>>> row = schedule.installment(46)
>>> row.due_on, row.principal, row.interest, row.total
(datetime.date(2026, 12, 2), BDT('409.85'), BDT('1.89'), BDT('411.74'))
>>> schedule.total_interest
BDT('2236.74')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from operator import lt
from typing import TYPE_CHECKING, Any

from microloan.calendars.days import day_number
from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.schedules.amounts import DECIMAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    import polars as pl

    from microloan.explanation import Explanation
    from microloan.products.terms import LoanTerms
    from microloan.schedules.amounts import AmountForm
    from microloan.tables import Table

_MOST_ROWS_SHOWN = 60


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
    outstanding_principal
        What stays outstanding after it.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.schedules.examples import example_terms
    >>> first = amortize(example_terms()).installment(1)
    >>> first.principal + first.interest == first.total
    True
    """

    number: int
    due_on: date
    principal: Money
    interest: Money
    outstanding_principal: Money
    _schedule: Schedule = field(compare=False)

    @property
    def total(self) -> Money:
        """Principal and interest together."""
        return self.principal + self.interest

    def explain(self) -> Explanation:
        """Return the arithmetic of this installment, in words and numbers."""
        from microloan.schedules.explaining import explain_installment

        return explain_installment(self._schedule, self.number)

    def __repr__(self) -> str:
        shown = ("number", "due_on", "principal", "interest", "total", "outstanding_principal")
        return f"Installment({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


@dataclass(frozen=True, slots=True, repr=False)
class Schedule:
    """The installments of one loan, immutable and checked.

    Parameters
    ----------
    terms
        The loan as agreed.
    due_days
        Day number of each due date.
    principal_parts, interest_parts
        Minor units, one for each installment.

    Raises
    ------
    MicroloanError
        If the parts do not make a schedule: a negative amount, principal that does not add
        up, dates that do not rise, or columns of different length.

    Examples
    --------
    >>> from microloan.schedules.amortization import amortize
    >>> from microloan.schedules.examples import example_terms
    >>> schedule = amortize(example_terms())
    >>> len(schedule), schedule.total_due
    (46, BDT('22236.74'))
    """

    terms: LoanTerms
    due_days: tuple[int, ...]
    principal_parts: tuple[int, ...]
    interest_parts: tuple[int, ...]

    def __post_init__(self) -> None:
        days, principal, interest = self.due_days, self.principal_parts, self.interest_parts
        for name, column in (("due_days", days), ("principal_parts", principal), ("interest_parts", interest)):
            # A set of types is the fastest look at 46 numbers; a bool or a float is a type of its own.
            if type(column) is not tuple or set(map(type, column)) - {int}:
                raise self._broken(name, column, "must be a tuple of whole numbers")
        if not 1 <= len(days) == len(principal) == len(interest) <= self.terms.repayment.installments:
            raise self._broken("rows", len(days), f"must be 1 to {self.terms.repayment.installments} in every column")
        if min(principal) < 0 or min(interest) < 0:
            raise self._broken("amounts", min(*principal, *interest), "must not be negative")
        if sum(principal) != self.terms.principal.minor:
            raise self._broken("principal", sum(principal), f"must add up to {self.terms.principal.minor} minor units")
        if not (days[0] > day_number(self.terms.disbursed_on) and all(map(lt, days, days[1:]))):
            raise self._broken("due_days", days[0], "must rise from the day after disbursement")

    def _broken(self, argument: str, value: object, problem: str) -> MicroloanError:
        return MicroloanError(argument, value, problem, code="broken_schedule")

    def __len__(self) -> int:
        return len(self.due_days)

    def __iter__(self) -> Iterator[Installment]:
        currency = self.terms.principal.currency
        money, on_day = Money.from_minor, date.fromordinal
        rows = zip(self.due_days, self.principal_parts, self.interest_parts, self.outstanding_parts, strict=True)
        for number, (day, principal, interest, outstanding) in enumerate(rows, start=1):
            yield Installment(
                number,
                on_day(day),
                money(principal, currency),
                money(interest, currency),
                money(outstanding, currency),
                self,
            )

    @property
    def outstanding_parts(self) -> tuple[int, ...]:
        """Outstanding principal after each installment, in minor units."""
        paid = accumulate(self.principal_parts)
        return tuple(self.terms.principal.minor - so_far for so_far in paid)

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
        currency, index = self.terms.principal.currency, number - 1
        outstanding = self.terms.principal.minor - sum(self.principal_parts[:number])
        return Installment(
            number,
            date.fromordinal(self.due_days[index]),
            Money.from_minor(self.principal_parts[index], currency),
            Money.from_minor(self.interest_parts[index], currency),
            Money.from_minor(outstanding, currency),
            self,
        )

    def check_number(self, number: int) -> None:
        """Refuse a number that is not one of the schedule's installments."""
        if type(number) is not int or not 1 <= number <= len(self):
            raise MicroloanError("number", number, f"must be a whole number from 1 to {len(self)}", code="out_of_range")

    @property
    def total_principal(self) -> Money:
        """The principal of all installments: what was lent."""
        return Money.from_minor(sum(self.principal_parts), self.terms.principal.currency)

    @property
    def total_interest(self) -> Money:
        """The interest of all installments."""
        return Money.from_minor(sum(self.interest_parts), self.terms.principal.currency)

    @property
    def total_due(self) -> Money:
        """All installments together."""
        return self.total_principal + self.total_interest

    @property
    def finishes_early(self) -> int:
        """How many installments of the contract are not needed, since rounding up repaid it."""
        return self.terms.repayment.installments - len(self)

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
        ``total`` and ``outstanding_principal``.

        Parameters
        ----------
        amounts
            `DECIMAL` for a `Decimal` in major units, `MINOR` for an int in minor units.

        Examples
        --------
        >>> from microloan.schedules import amortize, amounts
        >>> from microloan.schedules.examples import example_terms
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

    def to_table(self) -> Table:
        """Return the schedule as a table with totals, ready for text, HTML, Markdown or CSV."""
        from microloan.schedules.tabulating import tabulate

        return tabulate(self)

    def __repr__(self) -> str:
        return self.to_table().to_text(most_rows=_MOST_ROWS_SHOWN)

    def _repr_html_(self) -> str:
        return self.to_table().to_html(most_rows=_MOST_ROWS_SHOWN)
