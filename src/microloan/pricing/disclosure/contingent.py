"""Charges that depend on what the borrower does: stated in words, counted in no rate.

>>> ContingentCharges(late_payment="24% a year on the overdue amount").foreclosure is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

from microloan.errors import MicroloanError
from microloan.pricing.disclosure.stated import may_be_stated, stated


@dataclass(frozen=True, slots=True)
class StatedCharge:
    """A charge by name, as the lender words it.

    Parameters
    ----------
    name, charge
        What it is for, and what it comes to.

    Examples
    --------
    >>> StatedCharge("Cheque return", "Rs. 250 each time, and GST").name
    'Cheque return'
    """

    name: str
    charge: str

    def __post_init__(self) -> None:
        stated("name", self.name)
        stated("charge", self.charge)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingentCharges:
    """What a borrower may be charged for paying late, paying early or asking for a change.

    Parameters
    ----------
    late_payment
        Penal charges for delayed payment.
    other_penal
        Other penal charges.
    foreclosure
        For closing the loan before its end.
    rate_switching
        For changing from a floating to a fixed rate, or back.
    others
        Any further ones.

    Raises
    ------
    MicroloanError
        If a text is empty or not of one line.

    Source
    ------
    Reserve Bank of India, RBI/2024-25/18 of 15 April 2024, Annex A, part 1, item 10. What the
    statement does not mention is not charged without the borrower's consent, so what is left
    out here is printed as none. A statement without any ContingentCharges says that they are not stated.

    Examples
    --------
    >>> ContingentCharges(others=(StatedCharge("Duplicate statement", "Rs. 50"),)).others[0].charge
    'Rs. 50'
    """

    late_payment: str | None = None
    other_penal: str | None = None
    foreclosure: str | None = None
    rate_switching: str | None = None
    others: tuple[StatedCharge, ...] = ()

    def __post_init__(self) -> None:
        for name in ("late_payment", "other_penal", "foreclosure", "rate_switching"):
            may_be_stated(name, getattr(self, name))
        if not isinstance(self.others, tuple) or not all(isinstance(one, StatedCharge) for one in self.others):
            raise MicroloanError("others", self.others, "must be a tuple of StatedCharge", code="wrong_type")
