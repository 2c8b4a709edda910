"""When in each period a deposit is made, meant to be read as ``deposit_when.AT_START``.

============  ==================================================================
`AT_START`    at the start of each period: the first on the opening day
`AT_END`      at the end of each period: the last on the day of maturity
============  ==================================================================

>>> AT_START.paid(3), AT_END.paid(3)
((1, 1, 1, 0), (0, 1, 1, 1))
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DepositWhen:
    """When in each period a deposit is made.

    Parameters
    ----------
    name
        The word used in records.
    lag
        Periods that have passed when the first deposit is made: 0 or 1.
    definition
        One phrase that completes "deposits are made …".
    source
        Where the rule is met.

    Examples
    --------
    >>> AT_START.definition
    'at the start of each period'
    """

    name: str
    lag: int
    definition: str
    source: str

    def paid(self, count: int) -> tuple[int, ...]:
        """Return how many deposits are made when 0, 1, … `count` periods have passed."""
        return (1,) * count + (0,) if self.lag == 0 else (0,) + (1,) * count

    def __repr__(self) -> str:
        return f"deposit_when.{self.name.upper()}"


AT_START = DepositWhen(
    "at_start", 0, "at the start of each period", "BASIC Bank, Sohayok savings scheme; India Post recurring deposits"
)
AT_END = DepositWhen("at_end", 1, "at the end of each period", "the ordinary annuity; Microsoft, FV function, type 0")

ALL = (AT_START, AT_END)
