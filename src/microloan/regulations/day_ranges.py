"""Ranges of days that follow one another: half-open, without gaps and without overlaps.

A table of a regulator prints both ends, "31-180"; a range holds the first day and the day
after the last one, 31 and 181. So that neighbours meet exactly, the one's end is the
other's first day.

>>> ranges = (day_range(0, 0), day_range(1, 30), day_range(31, None))
>>> check_ranges("buckets", ranges)
>>> [str(one) for one in ranges], [range_number(days, ranges) for days in (0, 1, 30, 31)]
(['0', '1-30', 'above 30'], [0, 1, 1, 2])
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import where
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.arithmetic.kinds import N

_MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from a first one up to, and without, an end.

    Parameters
    ----------
    start
        The first day of the range, from 0.
    end
        The first day after it; None where it has no end.

    Raises
    ------
    MicroloanError
        If a part is not a whole number, or the end is not after the start.

    Examples
    --------
    >>> print(DayRange(31, 181))
    31-180
    """

    start: int
    end: int | None

    def __post_init__(self) -> None:
        if type(self.start) is not int or not 0 <= self.start <= _MOST_DAYS:
            problem = f"must be a whole number from 0 to {_MOST_DAYS:,}"
            raise MicroloanError("start", self.start, problem, code="out_of_range")
        if self.end is not None and (type(self.end) is not int or not self.start < self.end <= _MOST_DAYS + 1):
            problem = f"must be a whole number above {self.start}, or None"
            raise MicroloanError("end", self.end, problem, code="out_of_range")

    @property
    def last(self) -> int | None:
        """The last day of the range, as a table prints it; None where it has no end."""
        return None if self.end is None else self.end - 1

    def __str__(self) -> str:
        if self.last is None:
            return f"above {self.start - 1}" if self.start else "0 and more"
        return str(self.start) if self.start == self.last else f"{self.start}-{self.last}"


def day_range(first: int, last: int | None) -> DayRange:
    """Return a range from its first and last day, both included, as tables print them.

    >>> day_range(31, 180)
    DayRange(start=31, end=181)
    """
    if last is None:
        return DayRange(first, None)
    if type(last) is not int or type(first) is not int or last < first:
        problem = f"must be a whole number from {first}, the first day, or None"
        raise MicroloanError("last", last, problem, code="out_of_range")
    return DayRange(first, last + 1)


def check_ranges(argument: str, ranges: Sequence[DayRange], *, first: int | None = 0) -> None:
    """Raise a `MicroloanError` unless ranges follow each other from `first` and the last has no end.

    Parameters
    ----------
    argument
        The name an error shall give; the position of the range is added.
    ranges
        In order.
    first
        The day on which the first one must begin; None for any.

    Examples
    --------
    >>> check_ranges("buckets", (day_range(0, 30), day_range(32, None)))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: buckets[1]=above 31 leaves a gap after 0-30: no range has day 31
    >>> check_ranges("buckets", (day_range(0, 30), day_range(30, None)))
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: buckets[1]=above 29 overlaps 0-30: both have day 30
    """
    if not ranges:
        raise MicroloanError(argument, 0, "ranges; there must be at least one", code="empty")
    if first is not None and ranges[0].start != first:
        problem = f"must begin with day {first}"
        raise MicroloanError(f"{argument}[0]", ranges[0], problem, code="gap")
    for position, (before, after) in enumerate(pairwise(ranges), start=1):
        if before.end is None:
            problem = "must have a last day, since another range follows"
            raise MicroloanError(f"{argument}[{position - 1}]", before, problem, code="overlap")
        if after.start > before.end:
            problem = f"leaves a gap after {before}: no range has day {before.end}"
            raise MicroloanError(f"{argument}[{position}]", after, problem, code="gap")
        if after.start < before.end:
            problem = f"overlaps {before}: both have day {max(after.start, before.start)}"
            raise MicroloanError(f"{argument}[{position}]", after, problem, code="overlap")
    if ranges[-1].end is not None:
        problem = f"must have no last day: no range has day {ranges[-1].end}"
        raise MicroloanError(f"{argument}[{len(ranges) - 1}]", ranges[-1], problem, code="gap")


def range_number(days: N, ranges: Sequence[DayRange]) -> N:
    """Return which of checked ranges holds the days, counted from 0.

    Parameters
    ----------
    days
        Days, at least the first range's start; int, or int64 array of shape (loans,).
    ranges
        As `check_ranges` lets them pass.

    Notes
    -----
    The number of ranges that begin at or before the days, less one.

    Examples
    --------
    >>> range_number(42, (day_range(0, 0), day_range(1, 30), day_range(31, 180), day_range(181, None)))
    2
    """
    number: N = where(days >= ranges[0].start, 0, -1)
    for one in ranges[1:]:
        begun: N = where(days >= one.start, 1, 0)
        number = number + begun
    return number
