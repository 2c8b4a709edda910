"""Grace as plain data: only the counts that are not usual are written.

>>> from microloan.interest.grace import SPREAD, moratorium
>>> grace_to_plain("grace", moratorium(3, SPREAD))
{'principal_periods': 3, 'deferred_periods': 3, 'collected': 'spread'}
>>> from microloan.records import Reader
>>> read_grace(Reader({"principal_periods": 6}, "repayment.grace"))
Grace(principal_periods=6)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.interest.grace import NO_GRACE, Grace
from microloan.products.names import DEFERRALS, name_of

if TYPE_CHECKING:
    from microloan.records import Reader

_COUNTS = ("principal_periods", "deferred_periods", "interest_free_periods", "principal_every")


def grace_to_plain(path: str, grace: Grace) -> dict[str, object]:
    """Return a grace as plain data; `path` is its place, for errors.

    Raises
    ------
    MicroloanError
        If deferred interest is collected by a rule of your own.
    """
    counts = {name: getattr(grace, name) for name in _COUNTS}
    written: dict[str, object] = {name: count for name, count in counts.items() if count != getattr(NO_GRACE, name)}
    if grace.collected != NO_GRACE.collected:
        written["collected"] = name_of(f"{path}.collected", grace.collected, DEFERRALS)
    return written


def read_grace(record: Reader) -> Grace:
    """Return the grace that a table describes.

    Raises
    ------
    RecordError
        If a key is unknown, or a value is not what it should be.
    """
    with record:
        counts = {name: record.optional(name, record.whole, getattr(NO_GRACE, name)) for name in _COUNTS}
        collected = record.optional("collected", lambda key: record.choice(key, DEFERRALS), NO_GRACE.collected)
        return Grace(**counts, collected=collected)
