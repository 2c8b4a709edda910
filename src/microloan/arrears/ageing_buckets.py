"""Ageing buckets: ranges of days past due for a report, checked for gaps and overlaps.

==============  =====================================================  ==============
value           days past due                                          counted in
==============  =====================================================  ==============
`MONTHLY`       0, 1-30, 31-60, 61-90, above 90                        elapsed days
`CGAP`          0, 1-30, 31-60, 61-90, 91-180, 181-365, above 365      elapsed days
`MRA`           0, 1-30, 31-180, 181-365, above 365                    elapsed days
`RBI`           0, 1-30, 31-60, 61-90, above 90                        day-ends
==============  =====================================================  ==============

Meant to be read as ``ageing_buckets.CGAP``. Buckets of your own are made with `buckets`.

>>> fortnights = buckets("ours", (0, 0), (1, 14), (15, 28), (29, None), source="our board, 2026")
>>> [str(one) for one in fortnights.ranges]
['0', '1-14', '15-28', 'above 28']
>>> buckets("ours", (0, 0), (1, 30), (30, None), source="our board, 2026")
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: ranges[2]=above 29 overlaps 1-30: both have day 30
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microloan.regulations.citation import check_text
from microloan.regulations.classification import DAY_ENDS, ELAPSED_DAYS, CountingRule, check_all, check_kind
from microloan.regulations.day_ranges import DayRange, check_ranges, day_range

__all__ = ["ALL", "CGAP", "MONTHLY", "MRA", "RBI", "AgeingBuckets", "buckets"]


@dataclass(frozen=True, slots=True)
class AgeingBuckets:
    """Ranges of days past due, from 0 on, without gaps and without overlaps.

    Parameters
    ----------
    name
        What they are called.
    ranges
        Half-open: each ends where the next begins, and the last has no end.
    counting
        How the days that fall into them are counted.
    source
        Whose they are.

    Raises
    ------
    MicroloanError
        If days have a gap or an overlap, or a part is not of its kind.

    Examples
    --------
    >>> len(CGAP.ranges)
    7
    """

    name: str
    ranges: tuple[DayRange, ...]
    counting: CountingRule
    source: str

    def __post_init__(self) -> None:
        check_text("name", self.name)
        check_all("ranges", self.ranges, DayRange)
        check_ranges("ranges", self.ranges)
        check_kind("counting", self.counting, CountingRule)
        check_text("source", self.source)

    def __repr__(self) -> str:
        return f"<AgeingBuckets {self.name}: {', '.join(map(str, self.ranges))}>"


def buckets(
    name: str, *days: tuple[int, int | None], source: str, counting: CountingRule = ELAPSED_DAYS
) -> AgeingBuckets:
    """Return buckets from their first and last days, both included, as reports print them.

    Parameters
    ----------
    name
        What they are called.
    days
        First and last day of each bucket, from 0 on; None as the last day of the last.
    source
        Whose they are.
    counting
        How the days that fall into them are counted.

    Raises
    ------
    MicroloanError
        If days have a gap or an overlap.

    Examples
    --------
    >>> buckets("NPL", (0, 89), (90, None), source="microcapital.org, 2018")
    <AgeingBuckets NPL: 0-89, above 89>
    """
    return AgeingBuckets(name, tuple(day_range(*one) for one in days), counting, source)


_GUIDELINES = "CGAP and SEEP, Definitions of Selected Financial Terms, 3rd edition, September 2003"

MONTHLY: Final = buckets("monthly", (0, 0), (1, 30), (31, 60), (61, 90), (91, None), source="customary")
CGAP: Final = buckets(
    "CGAP", (0, 0), (1, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, None), source=_GUIDELINES
)
MRA: Final = buckets(
    "MRA",
    (0, 0),
    (1, 30),
    (31, 180),
    (181, 365),
    (366, None),
    source="MRA, Annual Statistics June 2025, Table 2.1",
)
RBI: Final = buckets(
    "RBI",
    (0, 0),
    (1, 30),
    (31, 60),
    (61, 90),
    (91, None),
    source="RBI/2021-22/125, 12 November 2021",
    counting=DAY_ENDS,
)

ALL: Final = (MONTHLY, CGAP, MRA, RBI)
