"""The ageing schedule of a portfolio: loans and outstanding principal by days past due.

The five loans of this example are those by which portfolios at risk are taught: half of the
portfolio is late, though little of it is overdue.

>>> from microloan.currency import BDT
>>> schedule = ageing_schedule(
...     [5_000_000, 3_000_000, 1_000_000, 800_000, 200_000], [0, 1, 31, 95, 400], ageing_buckets.CGAP, currency=BDT
... )
>>> print(schedule)
Ageing by CGAP, amounts in BDT
Days past due  Loans  Outstanding    Share
─────────────  ─────  ───────────  ───────
0                  1    50,000.00   50.00%
1-30               1    30,000.00   30.00%
31-60              1    10,000.00   10.00%
61-90              0         0.00    0.00%
91-180             1     8,000.00    8.00%
181-365            0         0.00    0.00%
above 365          1     2,000.00    2.00%
─────────────  ─────  ───────────  ───────
                   5  1,00,000.00  100.00%
Days are counted as days since the due date: due today is 0 days past due.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.shares import percent_text
from microloan.arithmetic.summing import sums_by_number
from microloan.arrears import ageing_buckets
from microloan.arrears.loan_columns import no_more_than, same_length, whole_column
from microloan.currency import Currency, Money
from microloan.errors import MicroloanError
from microloan.regulations.day_ranges import DayRange, range_number
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import N
    from microloan.arithmetic.rounding import Rounding
    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.arrears.loan_columns import WholeColumn

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class AgeingRow:
    """One bucket of an ageing schedule.

    Parameters
    ----------
    days
        The days past due.
    loans
        How many loans have them.
    outstanding_principal
        The whole outstanding principal of these loans, late and not yet due.
    overdue_principal
        What of it is overdue; None where that is not known.
    """

    days: DayRange
    loans: int
    outstanding_principal: Money
    overdue_principal: Money | None = None


@dataclass(frozen=True, slots=True)
class AgeingSchedule:
    """Loans and outstanding principal by days past due.

    Parameters
    ----------
    buckets
        Into which days they were put.
    rows
        One for each bucket, in order; they add up to the portfolio.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> schedule = ageing_schedule([5_000_000, 200_000], [0, 400], ageing_buckets.MRA, currency=BDT)
    >>> schedule.outstanding_principal, schedule.share(4)
    (BDT('52000.00'), Fraction(1, 26))
    """

    buckets: AgeingBuckets
    rows: tuple[AgeingRow, ...]

    @property
    def loans(self) -> int:
        """How many loans there are."""
        return sum(row.loans for row in self.rows)

    @property
    def outstanding_principal(self) -> Money:
        """The whole outstanding principal."""
        return sum((row.outstanding_principal for row in self.rows[1:]), self.rows[0].outstanding_principal)

    def share(self, number: int) -> Fraction:
        """Return the part of the portfolio in a bucket, counted from 0; none of nothing is 0."""
        if type(number) is not int or not 0 <= number < len(self.rows):
            problem = f"must be a whole number from 0 to {len(self.rows) - 1}"
            raise MicroloanError("number", number, problem, code="out_of_range")
        whole = self.outstanding_principal
        return self.rows[number].outstanding_principal / whole if whole else _NOTHING

    def late(self, days: int) -> Fraction:
        """Return the part of the portfolio in buckets that begin above so many days.

        Raises
        ------
        MicroloanError
            If no bucket begins on the next day: the buckets do not say.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> ageing_schedule([5_000_000, 200_000], [0, 400], ageing_buckets.MRA, currency=BDT).late(30)
        Fraction(1, 26)
        """
        starts = [row.days.start for row in self.rows]
        if type(days) is not int or days + 1 not in starts:
            above = ", ".join(str(start - 1) for start in starts[1:])
            raise MicroloanError("days", days, f"is no boundary here; buckets begin above {above}", code="unknown_name")
        first = starts.index(days + 1)
        return sum((self.share(number) for number in range(first, len(self.rows))), _NOTHING)

    def to_table(self, *, places: int = 2, rounding: Rounding = HALF_UP) -> Table:
        """Return the schedule as a table.

        Parameters
        ----------
        places, rounding
            Decimals of the shares, and how they are rounded. Shares are rounded one by one,
            and need not add up to 100%.
        """
        currency = self.rows[0].outstanding_principal.currency
        style, with_overdue = cell_format(currency), self.rows[0].overdue_principal is not None
        right = ["Loans", "Outstanding", *(["Overdue principal"] if with_overdue else []), "Share"]
        lines = [
            (
                str(row.days),
                f"{row.loans:,}",
                row.outstanding_principal.format(style),
                *([row.overdue_principal.format(style)] if row.overdue_principal is not None else []),
                percent_text(self.share(number), places, rounding),
            )
            for number, row in enumerate(self.rows)
        ]
        overdue = [row.overdue_principal for row in self.rows if row.overdue_principal is not None]
        totals = (
            "",
            f"{self.loans:,}",
            self.outstanding_principal.format(style),
            *([sum(overdue[1:], overdue[0]).format(style)] if overdue else []),
            percent_text(Fraction(1 if self.outstanding_principal else 0), places, rounding),
        )
        return Table(
            f"Ageing by {self.buckets.name}, amounts in {currency.code}",
            (Column("Days past due"), *(Column(heading, Align.RIGHT) for heading in right)),
            tuple(lines),
            totals=totals,
            notes=(f"Days are counted as {self.buckets.counting.definition}.",),
        )

    def to_dict(self) -> dict[str, object]:
        """Return the schedule as plain data, one row for each bucket."""
        rows: list[dict[str, object]] = []
        for row in self.rows:
            written: dict[str, object] = {"days": str(row.days), "loans": row.loans}
            written["outstanding_principal"] = row.outstanding_principal.to_dict()
            if row.overdue_principal is not None:
                written["overdue_principal"] = row.overdue_principal.to_dict()
            rows.append(written)
        return {"buckets": self.buckets.name, "rows": rows}

    def __str__(self) -> str:
        return str(self.to_table())

    def _repr_html_(self) -> str:
        """Return the table as HTML, for notebooks."""
        return self.to_table().to_html()


def bucket_number(days: N, buckets: AgeingBuckets) -> N:
    """Return which bucket holds the days past due, counted from 0.

    Parameters
    ----------
    days
        Days past due, counted as the buckets count them; int, or int64 array of shape
        (loans,).
    buckets
        The buckets.

    Examples
    --------
    >>> [bucket_number(days, ageing_buckets.MRA) for days in (0, 1, 30, 31, 366)]
    [0, 1, 1, 2, 4]
    """
    return range_number(days, buckets.ranges)


def ageing_schedule(
    outstanding_principal: Sequence[int] | NDArray[np.int64],
    days_past_due: Sequence[int] | NDArray[np.int64],
    buckets: AgeingBuckets,
    *,
    currency: Currency,
    overdue_principal: Sequence[int] | NDArray[np.int64] | None = None,
) -> AgeingSchedule:
    """Return the ageing schedule of a portfolio.

    Parameters
    ----------
    outstanding_principal
        Of each loan, in minor units: the whole of it, not only what is overdue. A list of
        ints, or an int64 array of shape (loans,).
    days_past_due
        Of each loan, counted as the buckets count them, in a column of the same kind.
    buckets
        Such as ``ageing_buckets.CGAP``.
    currency
        What the amounts are in.
    overdue_principal
        What of the principal is overdue, where it shall be shown beside.

    Raises
    ------
    ColumnError
        If numbers are negative or not whole, or more of a loan is overdue than outstanding; the
        error carries their positions.
    MicroloanError
        If columns are of different lengths, or an argument is not of its kind.

    Notes
    -----
    Sums are exact ints, whatever the column holds; the rows add up to the portfolio.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> schedule = ageing_schedule([5_000_000, 200_000], [0, 400], ageing_buckets.MRA, currency=BDT)
    >>> [str(row.outstanding_principal) for row in schedule.rows]
    ['Tk. 50,000', 'Tk. 0', 'Tk. 0', 'Tk. 0', 'Tk. 2,000']
    """
    if not isinstance(buckets, ageing_buckets.AgeingBuckets):
        problem = "must be AgeingBuckets, such as ageing_buckets.CGAP"
        raise MicroloanError("buckets", buckets, problem, code="wrong_type")
    if not isinstance(currency, Currency):
        raise MicroloanError("currency", currency, "must be a Currency, like BDT", code="wrong_type")
    amounts = whole_column("outstanding_principal", outstanding_principal)
    days = whole_column("days_past_due", days_past_due)
    same_length(amounts, days_past_due=days)
    count = len(buckets.ranges)
    numbers = _numbers(days, buckets)
    loans = _loans(numbers, count)
    outstanding = sums_by_number(amounts, numbers, count)
    overdue: Sequence[int | None] = (None,) * count
    if overdue_principal is not None:
        of_it = whole_column("overdue_principal", overdue_principal)
        same_length(amounts, overdue_principal=of_it)
        no_more_than(amounts, overdue_principal=of_it)
        overdue = sums_by_number(of_it, numbers, count)
    rows = (
        AgeingRow(
            one, loans[place], Money.from_minor(outstanding[place], currency), _money_or_none(overdue[place], currency)
        )
        for place, one in enumerate(buckets.ranges)
    )
    return AgeingSchedule(buckets, tuple(rows))


def _numbers(days: WholeColumn, buckets: AgeingBuckets) -> WholeColumn:
    return [bucket_number(day, buckets) for day in days] if isinstance(days, list) else bucket_number(days, buckets)


def _loans(numbers: WholeColumn, count: int) -> tuple[int, ...]:
    if isinstance(numbers, list):
        return tuple(numbers.count(number) for number in range(count))
    return tuple(int((numbers == number).sum()) for number in range(count))


def _money_or_none(minor: int | None, currency: Currency) -> Money | None:
    return None if minor is None else Money.from_minor(minor, currency)
