"""Cash flows: amounts, and when each of them falls.

==================  ==================================================================
`PeriodicFlow`      one amount a period: at 0, 1, 2, … periods
`DatedFlow`         amounts on dates
`UnitPeriodFlow`    amounts after whole unit-periods and a fraction of one, as the
                    United States' Regulation Z counts
==================  ==================================================================

What is received stands above zero and what is paid below, as a spreadsheet has it; turned
round, a flow has the same rate. Amounts are all `Money`, or all bare numbers of minor units:
whole ones, or exact fractions where an installment is not rounded.

>>> from microloan.calendars import MONTH
>>> from microloan.currency import INR
>>> flow = PeriodicFlow([INR(19_600), *[INR(-970)] * 24], MONTH)
>>> len(flow), flow.amounts[1], flow.periods_per_year
(25, -97000, Fraction(12, 1))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from microloan.arithmetic.kinds import N_co
from microloan.calendars.frequencies import Frequency
from microloan.errors import MicroloanError
from microloan.interest.yields.flow_reading import read_amounts, read_days, read_periods, read_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from fractions import Fraction

    from microloan.interest.yields.conventions import RateConvention
    from microloan.interest.yields.flow_reading import Amount
    from microloan.interest.yields.found import FoundRate


class CashFlow:
    """Amounts and their times; one of `PeriodicFlow`, `DatedFlow` and `UnitPeriodFlow`.

    Examples
    --------
    >>> from microloan.calendars import YEAR
    >>> isinstance(PeriodicFlow([-100, 110], YEAR), CashFlow)
    True
    """

    __slots__ = ()
    amounts: tuple[int, ...]
    parts: int

    def rate(self, convention: RateConvention) -> FoundRate:
        """Return the rate of this flow by a named convention.

        Parameters
        ----------
        convention
            One of `NOMINAL_APR`, `EFFECTIVE_RATE`, `PERIODIC_IRR`, `XIRR`,
            `REGULATION_Z`, `EU_APRC`, or one of your own.

        Raises
        ------
        MicroloanError
            If no rate solves the flow, or the flow does not say what the convention must
            know: its dates, or its periods.

        Examples
        --------
        >>> from microloan.calendars import YEAR
        >>> from microloan.interest.yields.conventions import EFFECTIVE_RATE
        >>> print(PeriodicFlow([-10_000, 0, 12_100], YEAR).rate(EFFECTIVE_RATE))
        10.00%
        """
        from microloan.interest.yields.found import find_rate

        return find_rate(self, convention)

    def __len__(self) -> int:
        return len(self.amounts)


class Periodic:
    """What has one amount a period: one flow, or a column of flows.

    >>> issubclass(PeriodicFlow, Periodic), issubclass(DatedFlow, Periodic)
    (True, False)
    """

    __slots__ = ()
    periods_per_year: Fraction


class Dated(Generic[N_co]):
    """What has amounts on days: one flow, or a column of flows, row by row.

    >>> issubclass(DatedFlow, Dated)
    True
    """

    __slots__ = ()
    every: Frequency | None

    def day_rows(self) -> Sequence[N_co]:
        """Return the day numbers, one row after the other."""
        raise NotImplementedError

    def ends(self) -> tuple[N_co, N_co]:
        """Return the first and the last of them."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, init=False)
class PeriodicFlow(CashFlow, Periodic):
    """One amount at the start, and one at the end of each period.

    Parameters
    ----------
    amounts
        The amount at 0 periods, at 1, at 2 and so on; 0 where nothing falls.
    periods_per_year
        A `Frequency`, or the number of periods that the convention in force counts in a
        year: 12, 13, 26, 50, 52, or the number of installments.

    Attributes
    ----------
    parts
        How many parts of a minor unit `amounts` count; 1 unless fractions were given.

    Raises
    ------
    MicroloanError
        If there are no amounts, one of them is not exact, or the number of periods is not
        above 0.

    Examples
    --------
    >>> PeriodicFlow([-1_000, 550, 550], 52).periods_per_year
    Fraction(52, 1)
    """

    amounts: tuple[int, ...]
    periods_per_year: Fraction
    parts: int

    def __init__(self, amounts: Iterable[Amount], periods_per_year: Frequency | int | Fraction) -> None:
        read, parts = read_amounts(amounts)
        object.__setattr__(self, "amounts", read)
        object.__setattr__(self, "periods_per_year", read_periods(periods_per_year))
        object.__setattr__(self, "parts", parts)


@dataclass(frozen=True, slots=True, init=False)
class DatedFlow(CashFlow, Dated[int]):
    """Amounts on dates.

    Parameters
    ----------
    dates
        One for each amount, in any order; several amounts may share one.
    amounts
        As many amounts.
    every
        The interval that the payments keep, which `REGULATION_Z` and `EU_APRC` count time
        in; None where there is none.

    Attributes
    ----------
    days
        Day number of each date.
    parts
        How many parts of a minor unit `amounts` count; 1 unless fractions were given.

    Raises
    ------
    MicroloanError
        If there are no amounts, one of them is not exact, a date is not one, or there are
        more of one than of the other.

    Examples
    --------
    >>> from datetime import date
    >>> DatedFlow([date(2024, 1, 3), date(2025, 1, 2)], [-1_000, 1_100]).days
    (738888, 739253)
    """

    days: tuple[int, ...]
    amounts: tuple[int, ...]
    every: Frequency | None
    parts: int

    def __init__(self, dates: Iterable[date], amounts: Iterable[Amount], every: Frequency | None = None) -> None:
        read, parts = read_amounts(amounts)
        days = read_days(dates)
        if len(days) != len(read):
            raise MicroloanError("dates", len(days), f"must be as many as the {len(read)} amounts", code="length")
        if every is not None and not isinstance(every, Frequency):
            raise MicroloanError("every", every, "must be a frequency such as MONTH, or None", code="wrong_type")
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "amounts", read)
        object.__setattr__(self, "every", every)
        object.__setattr__(self, "parts", parts)

    def day_rows(self) -> tuple[int, ...]:
        """Return the day number of each amount."""
        return self.days

    def ends(self) -> tuple[int, int]:
        """Return the first and the last of them."""
        return min(self.days), max(self.days)


@dataclass(frozen=True, slots=True, init=False)
class UnitPeriodFlow(CashFlow):
    """Amounts after whole unit-periods and a fraction of one.

    Parameters
    ----------
    amounts
        Advances above zero, payments below.
    times
        For each amount the whole unit-periods from the first advance, and the fraction
        of one that is left, from 0 and below 1.
    periods_per_year
        Unit-periods in a year: a `Frequency` or a number; 24 for half-months.

    Raises
    ------
    MicroloanError
        If there are no amounts, one of them is not exact, or a time is not such a pair.

    Examples
    --------
    >>> from fractions import Fraction
    >>> half_months = [(period, Fraction(6, 15)) for period in range(24)]
    >>> len(UnitPeriodFlow([500_000, *[-21_917] * 24], [(0, 0), *half_months], 24))
    25
    """

    amounts: tuple[int, ...]
    times: tuple[tuple[int, Fraction], ...]
    periods_per_year: Fraction
    parts: int

    def __init__(
        self,
        amounts: Iterable[Amount],
        times: Iterable[tuple[int, Fraction | int]],
        periods_per_year: Frequency | int | Fraction,
    ) -> None:
        read, parts = read_amounts(amounts)
        object.__setattr__(self, "amounts", read)
        object.__setattr__(self, "times", read_times(times, len(read)))
        object.__setattr__(self, "periods_per_year", read_periods(periods_per_year))
        object.__setattr__(self, "parts", parts)
