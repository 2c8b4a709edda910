"""`TaxWithheld`: tax that the institution keeps back from what is earned.

>>> TaxWithheld("10%")
TaxWithheld('10%')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.kinds import minimum
from microloan.arithmetic.rates import Rate, rate_of
from microloan.errors import MicroloanError
from microloan.products.fee_parts import ChargeRounding, check_rounding

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N

_WHOLE = Rate(1, 1)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class TaxWithheld:
    """Tax that the institution keeps back from interest and bonus.

    Parameters
    ----------
    rate
        From 0% to 100% of what is earned.
    rounding
        What the tax is rounded to.

    Raises
    ------
    MicroloanError
        If the rate is above 100%.

    Examples
    --------
    >>> TaxWithheld("10%").amount(174_521)
    17452
    """

    rate: Rate
    rounding: ChargeRounding

    def __init__(self, rate: Rate | str, rounding: ChargeRounding | None = None) -> None:
        object.__setattr__(self, "rate", rate_of(rate))
        object.__setattr__(self, "rounding", ChargeRounding() if rounding is None else rounding)
        check_rounding("rounding", self.rounding)
        if self.rate > _WHOLE:
            raise MicroloanError("rate", self.rate, "must be at most 100%", code="out_of_range")

    def amount(self, earned: N) -> N:
        """Return the tax on what is earned, in minor units; never more than all of it."""
        return minimum(self.rounding.rule().apply(earned * self.rate.numerator, self.rate.denominator), earned)

    def __repr__(self) -> str:
        rounding = "" if self.rounding == ChargeRounding() else f", {self.rounding!r}"
        return f"TaxWithheld('{self.rate}'{rounding})"
