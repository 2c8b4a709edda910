"""Over what a balance is measured: spans between month ends, postings and changes of the rate.

`spans_of` divides an account's life. A span holds one balance; its parts are the times for
which one rate applies, each with a whole factor, so that what is earned is exact:

    interest = balance × rate × factor / basis

>>> from datetime import date
>>> from microloan.calendars.days import day_number, to_date
>>> from microloan.products import balance, posting
>>> from microloan.products.savings_terms import SavingsTerms
>>> terms = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> for span in spans_of(terms, Life(day_number(date(2026, 5, 1)), day_number(date(2026, 7, 11)), closes=False)):
...     print(to_date(span.start), to_date(span.end), span.posts, span.parts[0].factor)
2026-05-01 2026-06-01 False 377580
2026-06-01 2026-07-01 True 377580
2026-07-01 2026-07-11 False 121800
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Final, NamedTuple

from microloan.calendars.day_count import ACTUAL_360, ACTUAL_364, ACTUAL_365, ACTUAL_ACTUAL, DayCount
from microloan.calendars.days import FIRST_DAY, civil, from_civil
from microloan.products.balance import BY_DAYS, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.products.posting import PostingRule
    from microloan.products.savings_terms import SavingsTerms

# A month is this many parts, so that a day of any month is a whole number of them.
MONTH_PARTS: Final = lcm(28, 29, 30, 31)
_MONTHS_OF_A_YEAR = 12
# Any number of days of a month divides it.
ANY_DAYS: Final = lcm(*range(1, 32))
# Within a month, these count each day alike.
_EVEN = (ACTUAL_365, ACTUAL_360, ACTUAL_364, ACTUAL_ACTUAL)
_LAST_MONTH = 12


class Life(NamedTuple):
    """From when to when an account is looked at, as day numbers.

    Parameters
    ----------
    start
        The first day that counts.
    end
        The day after the last.
    closes
        Whether it is closed on `end`: interest is then posted that day, after all else.
    """

    start: int
    end: int
    closes: bool


class Part(NamedTuple):
    """A time within a span for which one rate applies.

    Parameters
    ----------
    start, end
        Day numbers; the end is not counted.
    factor
        How much of a year it is, over the basis.
    rate
        Which of the terms' rates: 0 is the first.
    """

    start: int
    end: int
    factor: int
    rate: int


class MeasuredSpan(NamedTuple):
    """A time over which one balance is measured.

    Parameters
    ----------
    start, end
        Day numbers; the end is not counted.
    counted_from
        The first day whose balance counts for the smallest.
    parts
        In order, without gaps.
    posts, compounds, ends_year
        What happens at its end: interest is posted; it begins to earn; the calendar year ends.
    """

    start: int
    end: int
    counted_from: int
    parts: tuple[Part, ...]
    posts: bool
    compounds: bool
    ends_year: bool


def is_even(count: object) -> bool:
    """Return whether a count gives each day within a month the same part of a year.

    >>> from microloan.calendars import day_count
    >>> is_even(day_count.ACTUAL_365), is_even(day_count.THIRTY_E_360)
    (True, False)
    """
    return not isinstance(count, DayCount) or any(count is known for known in _EVEN)


def basis_of(terms: SavingsTerms) -> int:
    """Return what factors are over, for balances times the method's divisor.

    >>> from microloan.products import balance, posting
    >>> from microloan.products.savings_terms import SavingsTerms
    >>> basis_of(SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.QUARTERLY))
    365
    """
    count, divisor = terms.day_count, terms.balance.divisor
    year = count.denominator if isinstance(count, DayCount) else _MONTHS_OF_A_YEAR * MONTH_PARTS
    if divisor != BY_DAYS:
        return year * divisor
    return year * ANY_DAYS if _divides_days(terms) else year


def _divides_days(terms: SavingsTerms) -> bool:
    """Return whether the average of a month's days is divided by their number.

    Where one rate applies to all of them, and each counts alike, their sum says as much.
    """
    return any(change.since.day > 1 for change in terms.rate.changes) or not is_even(terms.day_count)


def spans_of(terms: SavingsTerms, life: Life) -> Iterator[MeasuredSpan]:
    """Yield the spans of an account's life, in order and without gaps.

    Parameters
    ----------
    terms
        What the account earns.
    life
        From when to when.
    """
    changes = tuple(change.since.toordinal() for change in terms.rate.changes)
    by_month = terms.balance.span is not Span.POSTING_PERIOD
    cuts = changes if terms.balance.span is Span.DAY else ()
    posted, compounded = _Ends(terms.posting), _Ends(terms.compounding.at)
    yearly = terms.duty is not None
    start = life.start
    while start < life.end:
        year, month, _ = civil(start)
        month_end = from_civil(year, month + 1, 1)
        ends = [life.end, posted.after(start), compounded.after(start)]
        ends += [month_end] if by_month else []
        ends += [from_civil(year + 1, 1, 1)] if yearly else []
        ends += [change for change in cuts if change > start][:1]
        end = min(ends)
        month_start = from_civil(year, month, 1)
        days = month_end - month_start if by_month else 0
        parts = tuple(_parts(terms, changes, (start, end), days))
        yield MeasuredSpan(
            start,
            end,
            month_start + terms.balance.first_day - 1,
            parts,
            end == posted.after(start),
            end == compounded.after(start),
            yearly and end == from_civil(year + 1, 1, 1),
        )
        start = end


class _Ends:
    """The day after each period of a rule, looked up once for each period."""

    __slots__ = ("_end", "_rule")

    def __init__(self, rule: PostingRule | None) -> None:
        self._rule = rule
        self._end = 0

    def after(self, day: int) -> int:
        """Return the first day after the period of a day; far away without a rule."""
        if self._rule is None:
            return 1 << 62
        if self._end <= day:
            self._end = self._rule.period(day)[1] + 1
        return self._end


def period_start(terms: SavingsTerms, first_day: int) -> int:
    """Return the day from which an account that begins on a day is measured.

    That is the first of its month, or of its posting period where the balance is one for the
    whole period: before the first transaction the balance is zero.

    >>> from datetime import date
    >>> from microloan.calendars.days import day_number, to_date
    >>> from microloan.products import balance, posting
    >>> from microloan.products.savings_terms import SavingsTerms
    >>> terms = SavingsTerms("6%", balance=balance.WHOLE_PERIOD_AVERAGE, posting=posting.HALF_YEARLY)
    >>> to_date(period_start(terms, day_number(date(2026, 3, 14))))
    datetime.date(2026, 1, 1)
    """
    year, month, _ = civil(first_day)
    month_start = from_civil(year, month, 1)
    begins = terms.posting.period(first_day)[0]
    if terms.balance.span is not Span.POSTING_PERIOD or begins <= FIRST_DAY:
        return max(month_start, begins)
    return begins


def _parts(terms: SavingsTerms, changes: tuple[int, ...], span: tuple[int, int], days_of_month: int) -> Iterator[Part]:
    start, end = span
    while start < end:
        rate = sum(change <= start for change in changes)
        stop = min([end, *(change for change in changes[rate : rate + 1])])
        yield Part(start, stop, _factor(terms, (start, stop), end - span[0], days_of_month), rate)
        start = stop


def _factor(terms: SavingsTerms, part: tuple[int, int], days_of_span: int, days_of_month: int) -> int:
    """Return how much of a year a part is, over `basis_of`; for methods by the day, of one day."""
    start, end = part
    count, days = terms.day_count, end - start
    even = is_even(count)
    by_day = terms.balance.span is Span.DAY
    if by_day and not even:
        return 1
    if isinstance(count, DayCount):
        time = count.days(start, end, 0)
    elif days_of_month:
        time = days * (MONTH_PARTS // days_of_month)
    else:
        time = _month_parts(end) - _month_parts(start)
    if by_day:
        return time // days
    if terms.balance.divisor != BY_DAYS:
        return time
    return time * (ANY_DAYS // days_of_span) if _divides_days(terms) else time // days


def _month_parts(day: int) -> int:
    year, month, day_of_month = civil(day)
    days = from_civil(year, month + 1, 1) - from_civil(year, month, 1)
    return (_LAST_MONTH * year + month) * MONTH_PARTS + (day_of_month - 1) * (MONTH_PARTS // days)
