"""The fees of a loan, told apart by whom they are paid to.

>>> from microloan.currency import INR
>>> PayableCharge("insurance", "Surya Life", 1, INR(160), INR(0)).total
INR('160.00')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.currency import Money
from microloan.errors import MicroloanError
from microloan.pricing.disclosure.stated import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from microloan.schedules import Charge, Schedule


@dataclass(frozen=True, slots=True)
class PayableCharge:
    """A fee over the whole life of the loan.

    Parameters
    ----------
    name
        As the terms have it.
    third_party
        Who receives it through the lender; None where the lender keeps it.
    times
        How often it falls due.
    fee, tax
        What all of these come to, before tax and as tax.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> PayableCharge("processing fee", None, 1, INR(600), INR(108)).total
    INR('708.00')
    """

    name: str
    third_party: str | None
    times: int
    fee: Money
    tax: Money

    @property
    def total(self) -> Money:
        """The fee with its tax: what the borrower pays."""
        return self.fee + self.tax

    @property
    def recurring(self) -> bool:
        """Whether it falls due more than once."""
        return self.times > 1


def payable_charges(schedule: Schedule, third_parties: Mapping[str, str]) -> tuple[PayableCharge, ...]:
    """Return every fee of a schedule, in the order of its terms, with all times it falls due.

    Parameters
    ----------
    schedule
        The loan.
    third_parties
        Who receives a fee through the lender, by the name of the fee.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.products import Fee, fee_when
    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> fee = Fee("passbook", "1 per thousand", when=fee_when.WITH_EACH_INSTALLMENT)
    >>> (charge,) = payable_charges(amortize(replace(example_terms(), charges=(fee,))), {})
    >>> charge.times, charge.total
    (46, BDT('920.00'))
    """
    terms = schedule.terms
    found: dict[str, list[Charge]] = {fee.name: [] for fee in terms.charges}
    with_rows: Iterable[Charge] = (charge for row in schedule for charge in row.charges) if schedule.fee_parts else ()
    for charge in (*schedule.charges_at_disbursement, *with_rows):
        found[charge.name].append(charge)
    nothing = Money.from_minor(0, terms.currency)
    return tuple(
        PayableCharge(
            name,
            third_parties.get(name),
            len(charges),
            sum((charge.fee for charge in charges), nothing),
            sum((charge.tax for charge in charges), nothing),
        )
        for name, charges in found.items()
    )


def checked_third_parties(schedule: Schedule, third_parties: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return who receives which fee, in the order of the fees; refuse a fee that the loan does not have.

    >>> from microloan.products.examples import example_terms
    >>> from microloan.schedules import amortize
    >>> checked_third_parties(amortize(example_terms()), {"insurance": "Surya Life"})
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: third_parties='insurance' is no fee of the loan, which has none
    """
    names = [fee.name for fee in schedule.terms.charges]
    for name in third_parties:
        if name not in names:
            among = f"they are {', '.join(names)}" if names else "which has none"
            problem = f"is no fee of the loan{'; ' if names else ', '}{among}"
            raise MicroloanError("third_parties", name, problem, code="unknown_choice")
    return tuple(
        (name, stated(f"third_parties[{name!r}]", third_parties[name])) for name in names if name in third_parties
    )
