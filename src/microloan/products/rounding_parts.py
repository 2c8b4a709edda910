"""What every rounding of a product has: a unit, perhaps the smallest, and a mode.

>>> from microloan.arithmetic.rounding import UP
>>> from microloan.currency import BDT
>>> rule_in_minor(BDT(5), UP).multiple, rule_in_minor(None, UP).multiple
(500, 1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import Rounding, RoundingRule
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from microloan.currency import Money


def check_mode(argument: str, mode: object) -> None:
    """Refuse what is no rounding mode."""
    if not isinstance(mode, Rounding):
        raise MicroloanError(argument, mode, "must be a mode such as rounding.UP", code="wrong_type")


def rule_in_minor(multiple: Money | None, mode: Rounding) -> RoundingRule:
    """Return a unit and a mode in minor units; None is the smallest unit."""
    return RoundingRule(1 if multiple is None else multiple.minor, mode)
