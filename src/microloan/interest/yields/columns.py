"""The rates of a column of flows: the same figures as flow by flow, to the last digit.

==================  ==================================================================
`PeriodicFlows`     one amount a period for each loan
`DatedFlows`        amounts on days for each loan
==================  ==================================================================

Amounts are int64 arrays of shape ``(rows, loans)``: a row is a period or a date, and a
loan that has fewer of them has zeros.

>>> import numpy as np
>>> from microloan.calendars import WEEK
>>> from microloan.interest.yields.conventions import NOMINAL_APR
>>> amounts = np.array([[1_000_000, 2_000_000]] + [[-25_000, -51_000]] * 46)
>>> PeriodicFlows(amounts, WEEK).rate(NOMINAL_APR).figures(10_000)      # hundredths of a percent
array([3174, 3638])
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from microloan.calendars.days import FIRST_DAY, LAST_DAY
from microloan.calendars.frequencies import Frequency
from microloan.errors import ColumnError, MicroloanError
from microloan.interest.yields.flow_reading import read_periods
from microloan.interest.yields.flows import CashFlow, Dated, DatedFlow, Periodic, PeriodicFlow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from microloan.arithmetic.kinds import Column
    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.found_column import FoundRates

T = TypeVar("T")


class CashFlows:
    """A column of flows; one of `PeriodicFlows` and `DatedFlows`.

    >>> issubclass(PeriodicFlows, CashFlows)
    True
    """

    __slots__ = ()
    amounts: Column

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.amounts)

    def rate(self, convention: RateConvention) -> FoundRates:
        """Return the rate of each flow by a named convention.

        Parameters
        ----------
        convention
            As for one flow.

        Raises
        ------
        ColumnError
            If some flows have no rate; the error has their positions.
        MicroloanError
            If the flows do not say what the convention must know.
        """
        from microloan.interest.yields.column_solving import find_rates

        return find_rates(self, convention)

    def flow(self, position: int) -> CashFlow:
        """Return the flow at `position`."""
        raise NotImplementedError

    def part(self, block: slice) -> CashFlows:
        """Return the flows of a block of loans."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, init=False, eq=False, repr=False)
class PeriodicFlows(CashFlows, Periodic):
    """One amount a period for each loan.

    Parameters
    ----------
    amounts
        Minor units, int64 array of shape (periods + 1, loans).
    periods_per_year
        A `Frequency`, or the number of periods that the convention in force counts.

    Raises
    ------
    MicroloanError
        If `amounts` is not such an array, or the number of periods is not above 0.

    Examples
    --------
    >>> import numpy as np
    >>> PeriodicFlows(np.array([[-100], [110]]), 1).flow(0)
    PeriodicFlow(amounts=(-100, 110), periods_per_year=Fraction(1, 1), parts=1)
    """

    amounts: Column
    periods_per_year: Fraction

    def __init__(self, amounts: Column, periods_per_year: Frequency | int | Fraction) -> None:
        _check_table("amounts", amounts)
        object.__setattr__(self, "amounts", amounts)
        object.__setattr__(self, "periods_per_year", read_periods(periods_per_year))

    def flow(self, position: int) -> PeriodicFlow:
        """Return the flow at `position`."""
        return PeriodicFlow(self.amounts[:, position].tolist(), self.periods_per_year)

    def part(self, block: slice) -> PeriodicFlows:
        """Return the flows of a block of loans."""
        return _unchecked(PeriodicFlows, amounts=self.amounts[:, block], periods_per_year=self.periods_per_year)


@dataclass(frozen=True, slots=True, init=False, eq=False, repr=False)
class DatedFlows(CashFlows, Dated["Column"]):
    """Amounts on days for each loan.

    Parameters
    ----------
    days
        Day numbers, int64 array of shape (rows, loans); 0 where the amount is 0.
    amounts
        Minor units, int64 array of the same shape.
    every
        The interval that the payments keep, as for `DatedFlow`.

    Raises
    ------
    MicroloanError
        If the arrays are not such, or not of one shape.
    ColumnError
        If a day of an amount is none.

    Examples
    --------
    >>> import numpy as np
    >>> DatedFlows(np.array([[738_888], [739_253]]), np.array([[-100], [110]])).flow(0).days
    (738888, 739253)
    """

    days: Column
    amounts: Column
    every: Frequency | None

    def __init__(self, days: Column, amounts: Column, every: Frequency | None = None) -> None:
        _check_table("amounts", amounts)
        _check_table("days", days)
        if days.shape != amounts.shape:
            raise MicroloanError(
                "days", days.shape, f"must have the shape {amounts.shape} of the amounts", code="length"
            )
        if every is not None and not isinstance(every, Frequency):
            raise MicroloanError("every", every, "must be a frequency such as MONTH, or None", code="wrong_type")
        _check_days(days, amounts)
        for name, value in (("days", days), ("amounts", amounts), ("every", every)):
            object.__setattr__(self, name, value)

    def flow(self, position: int) -> DatedFlow:
        """Return the flow at `position`."""
        amounts, days = self.amounts[:, position].tolist(), self.days[:, position].tolist()
        rows = [(date.fromordinal(day), amount) for day, amount in zip(days, amounts, strict=True) if amount]
        return DatedFlow((day for day, _ in rows), (amount for _, amount in rows) if rows else [0], self.every)

    def part(self, block: slice) -> DatedFlows:
        """Return the flows of a block of loans."""
        return _unchecked(DatedFlows, days=self.days[:, block], amounts=self.amounts[:, block], every=self.every)

    def day_rows(self) -> Sequence[Column]:
        """Return the days of each row; the first day of its loan where a loan has no amount."""
        import numpy as np

        if self.amounts.all():
            return list(self.days)
        return list(np.where(self.amounts == 0, self.ends()[0], self.days))

    def ends(self) -> tuple[Column, Column]:
        """Return the first and the last day on which each loan has an amount."""
        import numpy as np

        days, amounts = self.days, self.amounts
        if amounts.all():
            return days.min(axis=0), days.max(axis=0)
        first: Column = np.where(amounts == 0, LAST_DAY, days).min(axis=0)
        last: Column = np.where(amounts == 0, FIRST_DAY, days).max(axis=0)
        return first, last


def _unchecked(kind: type[T], **parts: object) -> T:
    """Return a part of flows that were checked as a whole."""
    made = object.__new__(kind)
    for name, value in parts.items():
        object.__setattr__(made, name, value)
    return made


def _check_days(days: Column, amounts: Column) -> None:
    """Refuse amounts on what is no day."""
    if not days.size or (days.min() >= FIRST_DAY and days.max() <= LAST_DAY):
        return
    wrong = ((amounts != 0) & ((days < FIRST_DAY) | (days > LAST_DAY))).any(axis=0).nonzero()[0]
    if len(wrong):
        problem = f"have an amount on a day that is not from 1 to {LAST_DAY:,}"
        raise ColumnError("days", tuple(wrong.tolist()), days.shape[1], problem, code="out_of_range")


def _check_table(name: str, table: Column) -> None:
    import numpy as np

    if not isinstance(table, np.ndarray) or table.dtype != np.int64 or table.ndim != 2:
        raise MicroloanError(
            name, type(table).__name__, "must be an int64 array of shape (rows, loans)", code="wrong_type"
        )
