"""`MaturityRounding`: what the amount at maturity is rounded to, and what interest is on its way there.

>>> from microloan.arithmetic import rounding
>>> from microloan.currency import BDT
>>> MaturityRounding(multiple=BDT(1), mode=rounding.UP).rule().multiple
100
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP, Rounding
from microloan.errors import MicroloanError
from microloan.products.fee_parts import ChargeRounding, check_amount
from microloan.products.rounding_parts import check_mode, rule_in_minor

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import RoundingRule
    from microloan.currency import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityRounding:
    """How the amounts of a deposit are rounded.

    Parameters
    ----------
    multiple
        What the maturity amount is rounded to, above zero; None is the smallest unit.
    mode
        The direction.
    each
        Where a table is worked out for one deposit and multiplied for the others, that
        deposit: its maturity is rounded, then multiplied. None works every deposit out.
    posting
        What interest is rounded to each time it is added to the balance; None adds it
        unrounded, so that nothing is rounded before maturity.

    Raises
    ------
    MicroloanError
        If an amount is no such `Money`, or a rule is none.

    Examples
    --------
    >>> MaturityRounding().mode
    rounding.HALF_UP
    """

    multiple: Money | None = None
    mode: Rounding = HALF_UP
    each: Money | None = None
    posting: ChargeRounding | None = None

    def __post_init__(self) -> None:
        for name in ("multiple", "each"):
            amount = getattr(self, name)
            if amount is not None:
                check_amount(name, amount, least=1)
        check_mode("mode", self.mode)
        posting: object = self.posting
        if posting is not None and not isinstance(posting, ChargeRounding):
            raise MicroloanError("posting", posting, "must be a ChargeRounding, or None", code="wrong_type")

    def rule(self) -> RoundingRule:
        """Return how the maturity amount is rounded, in minor units."""
        return rule_in_minor(self.multiple, self.mode)

    def amounts(self) -> dict[str, Money | None]:
        """Return the amounts in it, by their names, for checks of the currency."""
        return {
            "multiple": self.multiple,
            "each": self.each,
            "posting": None if self.posting is None else self.posting.multiple,
        }
