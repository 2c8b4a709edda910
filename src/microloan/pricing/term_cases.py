"""Cases of rules that the terms of a loan decide, so that a caller need not say them.

>>> from microloan.products.examples import example_terms
>>> from microloan.schedules import amortize
>>> schedule = amortize(example_terms())
>>> decided_by_terms("loans of less than 7 days", schedule), decided_by_terms("first cycle", schedule)
(False, None)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.currency import INR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from microloan.schedules import Schedule

_SMALL_LOAN = INR(30_000)
_SHORT_DAYS = 7


def decided_by_terms(case: str, schedule: Schedule) -> bool | None:
    """Return whether a loan is of a case; None where its terms do not say.

    Parameters
    ----------
    case
        As a rulebook words it.
    schedule
        The loan.

    Examples
    --------
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> decided_by_terms("loans of 7 days or more", amortize(example_terms()))
    True
    """
    decide = _DECIDED.get(case)
    return None if decide is None else decide(schedule)


def _above_small(schedule: Schedule) -> bool | None:
    lent = schedule.terms.lent
    return lent > _SMALL_LOAN if lent.currency == _SMALL_LOAN.currency else None


def _days(schedule: Schedule) -> int:
    return schedule.due_days[-1] - schedule.terms.disbursed_on.toordinal()


_DECIDED: Mapping[str, Callable[[Schedule], bool | None]] = MappingProxyType(
    {
        "loans above Rs. 30,000": _above_small,
        "loans of less than 7 days": lambda schedule: _days(schedule) < _SHORT_DAYS,
        "loans of 7 days or more": lambda schedule: _days(schedule) >= _SHORT_DAYS,
    }
)
