"""The units that large amounts are counted in, meant to be read as ``scale.LAKH``.

================  =====  ==================================================
`THOUSAND`        10^3   hazar
`LAKH`            10^5   1,00,000
`CRORE`           10^7   100 lakh
`THOUSAND_CRORE`  10^10  1,000 crore
`LAKH_CRORE`      10^12  a lakh of crores
`ARAB`            10^9   100 crore, in Hindi, Urdu and Nepali
`KHARAB`          10^11  100 arab
`MILLION`         10^6   10 lakh
`BILLION`         10^9   100 crore
`TRILLION`        10^12  a lakh of crores
================  =====  ==================================================

>>> LAKH, CRORE.units // LAKH.units
(scale.LAKH, 100)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from microloan.errors import MicroloanError

__all__ = [
    "ARAB",
    "BILLION",
    "CRORE",
    "KHARAB",
    "LAKH",
    "LAKH_CRORE",
    "MILLION",
    "THOUSAND",
    "THOUSAND_CRORE",
    "TRILLION",
    "Scale",
]

_LARGEST_POWER = 15


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit of counting: its name, and the power of ten it stands for.

    Parameters
    ----------
    name
        The words used in records and messages, such as ``lakh crore``.
    power
        From 1 to 15: a lakh is 10 to the power 5.

    Raises
    ------
    MicroloanError
        If the power is not such a whole number.

    Examples
    --------
    >>> Scale("myriad", 4).units
    10000
    """

    name: str
    power: int

    def __post_init__(self) -> None:
        if type(self.power) is not int or not 1 <= self.power <= _LARGEST_POWER:
            problem = f"must be a whole number from 1 to {_LARGEST_POWER}, like 5 for a lakh"
            raise MicroloanError("power", self.power, problem, code="out_of_range")

    def __repr__(self) -> str:
        return f"scale.{self.name.upper().replace(' ', '_')}"

    @property
    def units(self) -> int:
        """How many units (taka, rupees) it holds.

        >>> CRORE.units
        10000000
        """
        units: int = 10**self.power
        return units


THOUSAND: Final = Scale("thousand", 3)
LAKH: Final = Scale("lakh", 5)
CRORE: Final = Scale("crore", 7)
THOUSAND_CRORE: Final = Scale("thousand crore", 10)
LAKH_CRORE: Final = Scale("lakh crore", 12)
ARAB: Final = Scale("arab", 9)
KHARAB: Final = Scale("kharab", 11)
MILLION: Final = Scale("million", 6)
BILLION: Final = Scale("billion", 9)
TRILLION: Final = Scale("trillion", 12)
