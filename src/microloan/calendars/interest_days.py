"""Between which days interest counts where a due date has been moved.

======================  ==============================================================
`COMPUTE_THEN_SHIFT`    interest counts between the nominal dates; only the payment moves
`SHIFT_THEN_COMPUTE`    interest counts between the days of payment, so that a later
                        payment bears interest for longer
======================  ==============================================================

It matters where interest goes by the days of a period. Where each period counts as one of
the year's, as it mostly does, both come to the same.

>>> COMPUTE_THEN_SHIFT.end(738_986, 738_993), SHIFT_THEN_COMPUTE.end(738_986, 738_993)
(738986, 738993)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N


class PeriodEnd(Protocol):
    """How an `InterestDays` ends a period: nominal and due day in, the last day of interest out."""

    def __call__(self, nominal: N, due: N, /) -> N:
        """Return the day up to which interest counts, and from which the next period does."""
        ...


@dataclass(frozen=True, slots=True)
class InterestDays:
    """Between which days interest counts.

    Parameters
    ----------
    name
        The word used in records, such as ``compute_then_shift``.
    end
        Nominal and due day of an installment to the end of its period; each an ``int`` or an
        int64 array of shape ``(loans,)``.
    definition
        One sentence, for explanations.
    source
        The document that states the rule.

    Raises
    ------
    MicroloanError
        If `name` is not a word, or `end` not a function.

    Examples
    --------
    >>> SHIFT_THEN_COMPUTE
    interest_days.SHIFT_THEN_COMPUTE
    """

    name: str
    end: PeriodEnd
    definition: str
    source: str

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name.isidentifier():
            raise MicroloanError("name", self.name, "must be a word like compute_then_shift", code="bad_name")
        if not callable(self.end):
            raise MicroloanError("end", self.end, "must be a function of nominal and due day", code="wrong_type")

    def __repr__(self) -> str:
        return f"interest_days.{self.name.upper()}"


def _nominal(nominal: N, due: N, /) -> N:
    return nominal


def _due(nominal: N, due: N, /) -> N:
    return due


COMPUTE_THEN_SHIFT = InterestDays(
    "compute_then_shift",
    _nominal,
    "interest counts between the nominal dates, and only the payment moves",
    "ACTUS technical specification, business day conventions CS (calculate, then shift)",
)
SHIFT_THEN_COMPUTE = InterestDays(
    "shift_then_compute",
    _due,
    "interest counts between the days of payment",
    "ACTUS technical specification, business day conventions SC (shift, then calculate)",
)

ALL = (COMPUTE_THEN_SHIFT, SHIFT_THEN_COMPUTE)
