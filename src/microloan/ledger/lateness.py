"""When a loan counts as late, as an institution agrees it with itself: tolerance and days of grace.

============  ==================================================================
`Lateness`    tolerance, days of grace, which components count
`STRICT`      nothing is tolerated, everything counts
============  ==================================================================

Regulators grant neither; what is reported to them is `STRICT`.

>>> from microloan.currency import BDT
>>> Lateness(tolerance=BDT(5), grace_days=3).grace_days
3
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.ledger.components import Component

_MOST_DAYS = 3_660
_ALL = tuple(Component)
_EVERY = tuple(one.value for one in _ALL)


@dataclass(frozen=True, slots=True)
class Lateness:
    """When a loan counts as late.

    Parameters
    ----------
    tolerance
        The loan is late from the first due date up to which more than this is unpaid; None
        tolerates nothing. It moves days past due alone: what is overdue stays overdue.
    grace_days
        What fell due counts as overdue when so many days have passed since its due date, and
        its days are then counted from the due date.
    components
        Of which something must be unpaid. An institution that does not call a loan late for
        a penalty alone leaves `PENALTY` out.

    Raises
    ------
    MicroloanError
        If the tolerance is negative, the days are none, or no component counts.

    Examples
    --------
    >>> Lateness() == STRICT
    True
    """

    tolerance: Money | None = None
    grace_days: int = 0
    components: tuple[Component, ...] = _ALL

    def __post_init__(self) -> None:
        tolerance: object = self.tolerance
        if tolerance is not None and not isinstance(tolerance, Money):
            raise MicroloanError("tolerance", tolerance, "must be money such as BDT(5), or None", code="wrong_type")
        if self.tolerance is not None and self.tolerance.minor < 0:
            raise MicroloanError("tolerance", self.tolerance, "must be from zero", code="out_of_range")
        if type(self.grace_days) is not int or not 0 <= self.grace_days <= _MOST_DAYS:
            problem = f"must be a whole number of days from 0 to {_MOST_DAYS}"
            raise MicroloanError("grace_days", self.grace_days, problem, code="out_of_range")
        given: object = self.components
        if not isinstance(given, tuple) or not given or not all(isinstance(one, Component) for one in self.components):
            problem = "must be a tuple of components, one at least"
            raise MicroloanError("components", given, problem, code="wrong_type")

    @property
    def places(self) -> tuple[int, ...]:
        """The places of its components in amounts by component."""
        return _EVERY if self.components == _ALL else tuple(one.value for one in self.components)


STRICT: Final = Lateness()
