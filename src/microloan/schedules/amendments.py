"""What changes a loan, and what the change moves between its installments.

>>> from datetime import date
>>> [one.why for one in Amendment(date(2025, 2, 3), "paid early", principal=900_000, interest=27_616).added_in()]
['accrued until 2025-02-03', 'paid early on 2025-02-03']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.products.terms import LoanTerms


class Late(NamedTuple):
    """What is unpaid of an installment, in minor units, and moves into what follows."""

    principal: int
    interest: int
    fee: int


class Addition(NamedTuple):
    """What an amendment adds to an installment: of which part, minor units, why, and the day of the amendment.

    What it takes off is negative.
    """

    part: str
    amount: int
    why: str
    on: date


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changed a loan, and what the change moves between installments.

    Parameters
    ----------
    on
        The day from which the new schedule holds.
    reason
        One phrase, for the table and for explanations.
    principal, interest
        Minor units that the installment in which the change falls takes beside its own:
        principal that was paid early, interest that had accrued until the day. On a due
        date it is the installment of the day.
    late
        What is unpaid of each installment that is kept, and not due with it any more. Of it
        interest and fees are due with the first of the rest, which repays the principal.
    contract
        Terms of the rest from which a later change goes on, where its installments are given
        ones; None where they are those of the rest.

    Examples
    --------
    >>> from datetime import date
    >>> Amendment(date(2025, 2, 10), "paid early").principal
    0
    """

    on: date
    reason: str
    principal: int = 0
    interest: int = 0
    late: tuple[Late, ...] = ()
    contract: LoanTerms | None = None

    @property
    def late_principal(self) -> int:
        """The principal that the rest repays, and that was due before."""
        return sum(one.principal for one in self.late)

    def added_in(self) -> Iterator[Addition]:
        """Yield what the installment takes in which the change falls."""
        if self.interest:
            yield Addition("interest", self.interest, f"accrued until {self.on}", self.on)
        if self.principal:
            yield Addition("principal", self.principal, f"paid early on {self.on}", self.on)

    def added_after(self) -> Iterator[Addition]:
        """Yield what the first installment of the rest takes."""
        for part in ("interest", "fee"):
            unpaid = sum(getattr(one, part) for one in self.late)
            if unpaid:
                yield Addition(part, unpaid, f"unpaid until {self.on}", self.on)

    def taken_off(self, number: int) -> Iterator[Addition]:
        """Yield what an installment that is kept does not ask for any more."""
        if number <= len(self.late):
            for part, unpaid in self.late[number - 1]._asdict().items():
                if unpaid:
                    yield Addition(part, -unpaid, f"unpaid on {self.on}", self.on)
