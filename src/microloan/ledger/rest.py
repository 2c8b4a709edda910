"""How often interest follows the balance of a loan that is recalculated, meant to be read as ``rest.DAILY``.

==============  ==================================================================
`DAILY`         the balance of each day counts, until the day that is looked from
`EACH_PERIOD`   the balance at the start of a period counts for all of it
==============  ==================================================================

The word is the trade's: a loan "at monthly rests" is one whose interest follows the balance
once a month.

>>> DAILY, EACH_PERIOD.definition
(rest.DAILY, 'interest is that of the principal outstanding when the period starts')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Cuts(Protocol):
    """On which days a `Rest` looks at the balance again."""

    def __call__(self, start: int, days: Sequence[int], /) -> Iterable[int]:
        """Return days of a period after its start, of those on which the balance changes."""
        ...


@dataclass(frozen=True, slots=True)
class Rest:
    """How often interest follows the balance.

    Parameters
    ----------
    name
        The word for it.
    cuts
        Which changes of the balance within a period count, from the start of the period and
        the days of the changes.
    definition
        One phrase for explanations.
    source
        The document or practice behind the rule.
    """

    name: str
    cuts: Cuts
    definition: str
    source: str

    def __repr__(self) -> str:
        return f"rest.{self.name.upper()}"


def _every(_start: int, days: Sequence[int]) -> Sequence[int]:
    return days


def _none(_start: int, _days: Sequence[int]) -> tuple[int, ...]:
    return ()


DAILY = Rest(
    "daily", _every, "interest is that of each day's outstanding principal", "Apache Fineract, rest frequency DAILY"
)
EACH_PERIOD = Rest(
    "each_period",
    _none,
    "interest is that of the principal outstanding when the period starts",
    "Apache Fineract, rest frequency SAME_AS_REPAYMENT_PERIOD",
)

ALL = (DAILY, EACH_PERIOD)
