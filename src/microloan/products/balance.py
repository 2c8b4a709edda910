"""Which balance of a savings account earns interest, meant to be read as ``balance.MONTHLY_AVERAGE``.

========================  ====================================================================
`DAILY_PRODUCT`           the balance at the end of each day, day by day
`AVERAGE_DAILY`           the average of a month's daily balances
`MINIMUM_IN_MONTH`        the smallest of a month's daily balances
`minimum_from_day`        the smallest from one day of the month to its end
`MONTHLY_AVERAGE`         half of a month's opening and closing balance
`WHOLE_PERIOD_AVERAGE`    half of the opening and closing balance between two postings
========================  ====================================================================

A day before the first transaction has a balance of zero. The daily balance is that at the
end of the day, so what is deposited and withdrawn within one earns nothing. The opening
balance is that before the first transaction of the month, the closing one that after its
last; interest posted at a month's end belongs to the next month.

A method of your own is another `BalanceMethod`, with a module-level function if it is to be
pickled.

>>> MONTHLY_AVERAGE, minimum_from_day(10)
(balance.MONTHLY_AVERAGE, minimum_from_day(10))
>>> january = BalanceFigures(opening=100_000, closing=125_000, minimum=100_000, product=3_600_000, days=31)
>>> MONTHLY_AVERAGE.measure(january), MONTHLY_AVERAGE.divisor
(225000, 2)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Generic, NamedTuple, Protocol

from microloan.arithmetic.kinds import N
from microloan.errors import MicroloanError

__all__ = [
    "ALL",
    "AVERAGE_DAILY",
    "DAILY_PRODUCT",
    "MINIMUM_IN_MONTH",
    "MONTHLY_AVERAGE",
    "WHOLE_PERIOD_AVERAGE",
    "BalanceFigures",
    "BalanceMethod",
    "Measure",
    "Span",
    "minimum_from_day",
]

# The divisor of an average over the days counted, whose number differs from month to month.
BY_DAYS = 0


class BalanceFigures(NamedTuple, Generic[N]):
    """What a balance did over a span, in minor units; int, or int64 arrays of shape (accounts,).

    Parameters
    ----------
    opening, closing
        Before its first transaction, after its last.
    minimum
        The smallest at the end of a day, from the method's `first_day` on.
    product
        The balances at the end of its days, added up: minor units × days.
    days
        How many days there are.
    """

    opening: N
    closing: N
    minimum: N
    product: N
    days: int


class Measure(Protocol):
    """How a `BalanceMethod` picks the balance that earns."""

    def __call__(self, figures: BalanceFigures[N], /) -> N:
        """Return that balance times the method's divisor, in minor units."""
        ...


class Span(Enum):
    """What a balance is measured over."""

    DAY = "day"
    MONTH = "month"
    POSTING_PERIOD = "posting_period"


@dataclass(frozen=True, slots=True)
class BalanceMethod:
    """Which balance earns: its name, over what it is measured, and how.

    Parameters
    ----------
    name
        The word used in records and explanations.
    span
        Over what one balance is measured.
    measure
        From the figures of the span to the balance times `divisor`.
    divisor
        What the measure is divided by: 1, 2, or `BY_DAYS` for the days of the span.
    definition
        One phrase that completes "interest on …".
    source
        The document, or the practice, behind it.
    first_day
        The day of the month from which daily balances count for the smallest.

    Raises
    ------
    MicroloanError
        If the span is none, the divisor negative, or the day no day of a month.

    Examples
    --------
    >>> MINIMUM_IN_MONTH.definition
    "the smallest of the month's daily balances"
    """

    name: str
    span: Span
    measure: Measure = field(compare=False)
    divisor: int
    definition: str
    source: str
    first_day: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.span, Span):
            raise MicroloanError("span", self.span, "must be a Span, such as Span.MONTH", code="wrong_type")
        if self.divisor == BY_DAYS and self.span is not Span.MONTH:
            problem = "is for the days of a month, Span.MONTH"
            raise MicroloanError("divisor", self.divisor, problem, code="contradiction")
        if type(self.divisor) is not int or not 0 <= self.divisor <= 366:
            raise MicroloanError("divisor", self.divisor, "must be a whole number from 0 to 366", code="out_of_range")
        if type(self.first_day) is not int or not 1 <= self.first_day <= 28:
            raise MicroloanError(
                "first_day", self.first_day, "must be a whole number from 1 to 28", code="out_of_range"
            )

    def __repr__(self) -> str:
        return f"balance.{self.name.upper()}" if self.first_day == 1 else f"{self.name}({self.first_day})"


def minimum_from_day(day: int) -> BalanceMethod:
    """Return the method of the smallest balance between a day of the month and the month's end.

    Parameters
    ----------
    day
        From 2 to 28; the balance at the end of that day is the first that counts. A time that ends
        before it, as when an account is closed, earns nothing.

    Raises
    ------
    MicroloanError
        If it is no such day.

    Examples
    --------
    >>> minimum_from_day(10).definition
    'the smallest daily balance from day 10 to the end of the month'
    """
    if type(day) is not int or not 2 <= day <= 28:
        raise MicroloanError("day", day, "must be a whole number from 2 to 28", code="out_of_range")
    return BalanceMethod(
        "minimum_from_day",
        Span.MONTH,
        _minimum,
        1,
        f"the smallest daily balance from day {day} to the end of the month",
        "Reserve Bank of India, savings deposits before 1 April 2010: smallest from the 10th to the month's end",
        day,
    )


def _closing(figures: BalanceFigures[N]) -> N:
    return figures.closing


def _product(figures: BalanceFigures[N]) -> N:
    return figures.product


def _minimum(figures: BalanceFigures[N]) -> N:
    return figures.minimum


def _both_ends(figures: BalanceFigures[N]) -> N:
    return figures.opening + figures.closing


DAILY_PRODUCT: Final = BalanceMethod(
    "daily_product",
    Span.DAY,
    _closing,
    1,
    "the balance at the end of each day",
    "Reserve Bank of India, savings deposits from 1 April 2010; Apache Fineract, daily balance",
)
AVERAGE_DAILY: Final = BalanceMethod(
    "average_daily",
    Span.MONTH,
    _product,
    BY_DAYS,
    "the average of the month's daily balances",
    "Apache Fineract, average daily balance",
)
MINIMUM_IN_MONTH: Final = BalanceMethod(
    "minimum_in_month",
    Span.MONTH,
    _minimum,
    1,
    "the smallest of the month's daily balances",
    "practice of banks before daily balances were computed",
)
MONTHLY_AVERAGE: Final = BalanceMethod(
    "monthly_average",
    Span.MONTH,
    _both_ends,
    2,
    "half of the month's opening and closing balance",
    "asa.org.bd/savings-products: interest on the monthly average balance",
)
WHOLE_PERIOD_AVERAGE: Final = BalanceMethod(
    "whole_period_average",
    Span.POSTING_PERIOD,
    _both_ends,
    2,
    "half of the opening and closing balance between two postings",
    "practice of passbooks that are closed by hand",
)

ALL = (DAILY_PRODUCT, AVERAGE_DAILY, MINIMUM_IN_MONTH, MONTHLY_AVERAGE, WHOLE_PERIOD_AVERAGE)
