"""When interest on savings is posted, meant to be read as ``posting.HALF_YEARLY``.

==================  ========================================================================
`MONTHLY`           at the end of each month
`QUARTERLY`         31 March, 30 June, 30 September, 31 December
`HALF_YEARLY`       30 June and 31 December
`YEARLY`            31 December
`by_fiscal_year`    at the end of each fiscal year
`on_date`           once, on a date
`AT_MATURITY`       once, when the account is closed
==================  ========================================================================

Interest is posted at the end of its day, after all transactions of that day: it bears
interest itself from the next day on. An account that is closed gets what it has earned on
that day, whatever its rule.

The same rules say when interest that is earned but not posted begins to earn:
`microloan.products.compounding`.

>>> from datetime import date
>>> from microloan.calendars.days import day_number, to_date
>>> [to_date(day) for day in HALF_YEARLY.period(day_number(date(2026, 2, 14)))]
[datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from microloan.calendars.days import FIRST_DAY, LAST_DAY, checked_day, civil, from_civil
from microloan.calendars.fiscal_year import FiscalYear
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "ALL",
    "AT_MATURITY",
    "HALF_YEARLY",
    "MONTHLY",
    "QUARTERLY",
    "YEARLY",
    "PeriodOf",
    "PostingRule",
    "by_fiscal_year",
    "on_date",
]


class PeriodOf(Protocol):
    """How a `PostingRule` divides time."""

    def __call__(self, day: int, /) -> tuple[int, int]:
        """Return the first and the last day of the period that a day lies in, as day numbers."""
        ...


@dataclass(frozen=True, slots=True)
class PostingRule:
    """When interest is posted: at the end of the last day of each period.

    Parameters
    ----------
    name
        The word used in records.
    period
        A day number to the first and the last day of its period; `FIRST_DAY` and `LAST_DAY`
        where a period is open.
    definition
        One phrase that completes "interest is posted …".
    source
        The document, or the practice, behind it.
    parameters
        What it was made with: a fiscal year, or a date.

    Examples
    --------
    >>> HALF_YEARLY.definition
    'on 30 June and 31 December'
    """

    name: str
    period: PeriodOf = field(compare=False)
    definition: str
    source: str
    parameters: tuple[FiscalYear | date, ...] = ()

    def __repr__(self) -> str:
        if not self.parameters:
            return f"posting.{self.name.upper()}"
        return f"{self.name}({', '.join(map(repr, self.parameters))})"


def by_fiscal_year(year: FiscalYear) -> PostingRule:
    """Return the rule that posts at the end of each fiscal year.

    Parameters
    ----------
    year
        A fiscal year, such as `microloan.calendars.fiscal_year.BANGLADESH`.

    Raises
    ------
    MicroloanError
        If it is no fiscal year.

    Examples
    --------
    >>> from microloan.calendars import fiscal_year
    >>> by_fiscal_year(fiscal_year.BANGLADESH)
    by_fiscal_year(fiscal_year.BANGLADESH)
    """
    if not isinstance(year, FiscalYear):
        raise MicroloanError("year", year, "must be a fiscal year such as fiscal_year.BANGLADESH", code="wrong_type")
    definition = f"at the end of each fiscal year, {year.definition}"
    return PostingRule("by_fiscal_year", partial(_bounds_in, year), definition, year.source, (year,))


def on_date(day: date) -> PostingRule:
    """Return the rule that posts once, on a date: a maturity that is agreed.

    Parameters
    ----------
    day
        The day; what is earned after it is posted when the account is closed.

    Raises
    ------
    MicroloanError
        If it is no date.

    Examples
    --------
    >>> from datetime import date
    >>> on_date(date(2026, 6, 30)).definition
    'on 2026-06-30'
    """
    number = checked_day(day, "day")
    return PostingRule("on_date", partial(_once, number), f"on {day}", "as agreed", (day,))


def recurs(rule: PostingRule) -> bool:
    """Return whether a rule posts again and again: its periods all end.

    >>> from datetime import date
    >>> recurs(MONTHLY), recurs(AT_MATURITY), recurs(on_date(date(2026, 6, 30)))
    (True, False, False)
    """
    return rule.name not in _ONCE


def adds_to(rule: PostingRule, other: PostingRule) -> bool:
    """Return whether a rule that recurs has dates within a period of another one.

    >>> adds_to(MONTHLY, YEARLY), adds_to(YEARLY, MONTHLY)
    (True, False)
    """
    months, of_other = _MONTHS.get(rule.name), _MONTHS.get(other.name)
    return rule != other and (months is None or of_other is None or months < of_other)


def _bounds_in(year: FiscalYear, day: int) -> tuple[int, int]:
    return year.bounds(day)


def _once(posted: int, day: int) -> tuple[int, int]:
    return (FIRST_DAY, posted) if day <= posted else (posted + 1, LAST_DAY)


def _months(count: int, day: int) -> tuple[int, int]:
    year, month, _ = civil(day)
    first = month - (month - 1) % count
    return from_civil(year, first, 1), from_civil(year, first + count, 1) - 1


def _never(day: int) -> tuple[int, int]:
    return FIRST_DAY, LAST_DAY


_FIELD = "practice of institutions; Apache Fineract, interest posting period type"

MONTHLY: Final = PostingRule("monthly", partial(_months, 1), "at the end of each month", _FIELD)
QUARTERLY: Final = PostingRule("quarterly", partial(_months, 3), "at the end of each quarter", _FIELD)
HALF_YEARLY: Final = PostingRule("half_yearly", partial(_months, 6), "on 30 June and 31 December", _FIELD)
YEARLY: Final = PostingRule("yearly", partial(_months, 12), "on 31 December", _FIELD)
AT_MATURITY: Final = PostingRule("at_maturity", _never, "when the account is closed", "practice of term deposits")

# How many months a period has; the end of a longer one is that of a shorter one, too.
_MONTHS: Final = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_ONCE: Final = {"at_maturity", "on_date"}

ALL = (MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY, AT_MATURITY)
