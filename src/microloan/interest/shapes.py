"""Shapes of repayment: what stays fixed from installment to installment.

=====================  ==============================================================
`EQUAL_INSTALLMENTS`   every installment is the same (EMI); interest falls, principal rises
`EQUAL_PRINCIPAL`      every installment repays the same principal; the installment falls
`INTEREST_ONLY`        interest alone, then the whole principal with the last installment
`SINGLE_PAYMENT`       one installment repays everything
=====================  ==============================================================

A shape fixes either the whole installment (`InstallmentShape`) or its principal part
(`PrincipalShape`); the last installment always takes what is left. A shape of your own
is another `PrincipalShape`.

>>> from microloan.interest.plan import example_plan
>>> EQUAL_PRINCIPAL.part(example_plan())
21739
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import N
    from microloan.interest.plan import Plan


@dataclass(frozen=True, slots=True)
class InstallmentShape:
    """A shape that fixes the whole installment; the interest method solves for it.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.

    Examples
    --------
    >>> EQUAL_INSTALLMENTS.name
    'equal_installments'
    """

    name: str
    definition: str

    def __repr__(self) -> str:
        return f"shape.{self.name.upper()}"


class PrincipalPart(Protocol):
    """How a `PrincipalShape` finds the principal of every installment but the last."""

    def __call__(self, plan: Plan[N], /) -> N | int:
        """Return minor units, at least 0."""
        ...


@dataclass(frozen=True, slots=True)
class PrincipalShape:
    """A shape that fixes the principal in every installment but the last.

    Parameters
    ----------
    name
        The word used in records.
    definition
        One phrase for explanations.
    part
        From the plan to that principal in minor units, at least 0; it never exceeds the
        principal lent, rounded up to the installment's multiple.

    Examples
    --------
    >>> from microloan.interest.plan import example_plan
    >>> INTEREST_ONLY.part(example_plan())
    0
    """

    name: str
    definition: str
    part: PrincipalPart

    def __repr__(self) -> str:
        return f"shape.{self.name.upper()}"


def _equal_part(plan: Plan[N]) -> N | int:
    return plan.rounding.installment.apply(plan.principal, plan.term.installments)


def _no_part(plan: Plan[N]) -> N | int:
    return 0


EQUAL_INSTALLMENTS = InstallmentShape("equal_installments", "every installment is the same")
EQUAL_PRINCIPAL = PrincipalShape("equal_principal", "every installment repays the same principal", _equal_part)
INTEREST_ONLY = PrincipalShape("interest_only", "interest alone, then the whole principal at the end", _no_part)
SINGLE_PAYMENT = PrincipalShape("single_payment", "one installment repays everything", _no_part)

ALL = (EQUAL_INSTALLMENTS, EQUAL_PRINCIPAL, INTEREST_ONLY, SINGLE_PAYMENT)
