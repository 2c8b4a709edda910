"""Strategies for loans that are late, and for buckets to age them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from microloan.arrears.ageing_buckets import AgeingBuckets
from microloan.regulations.classification import COUNTINGS
from microloan.regulations.day_ranges import DayRange

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_MOST_BUCKETS = 8


class LateLoan(NamedTuple):
    """What ageing looks at in a loan, in minor units: overdue principal is never more than outstanding."""

    outstanding: int
    overdue: int
    days: int


@st.composite
def late_loans(draw: DrawFn, *, most_days: int = 800) -> LateLoan:
    """Draw loans: current ones, and late ones with some principal overdue.

    Parameters
    ----------
    most_days
        The most days past due.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(late_loans(), lambda loan: loan.days > 30).overdue > 0
    True
    """
    outstanding = draw(st.integers(1, 10**12))
    days = draw(st.just(0) | st.integers(0, most_days))
    overdue = draw(st.integers(1, outstanding)) if days else 0
    return LateLoan(outstanding, overdue, days)


def any_buckets() -> SearchStrategy[AgeingBuckets]:
    """Draw ageing buckets: one to eight, from day 0 on, without gaps.

    >>> from hypothesis import find
    >>> len(find(any_buckets(), lambda buckets: len(buckets.ranges) > 1).ranges)
    2
    """
    starts = st.sets(st.integers(1, 800), max_size=_MOST_BUCKETS - 1).map(sorted)
    return st.builds(_buckets, starts, st.sampled_from(list(COUNTINGS)))


def _buckets(starts: list[int], counting: str) -> AgeingBuckets:
    ranges = (DayRange(start, end) for start, end in zip([0, *starts], [*starts, None], strict=True))
    return AgeingBuckets("drawn", tuple(ranges), COUNTINGS[counting], "Hypothesis")
