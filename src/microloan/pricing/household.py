"""`Household`: what a lender knows of a borrower's household, for rules that ask for it.

>>> from microloan.currency import INR
>>> Household(annual_income=INR(300_000), monthly_obligations=INR(4_000)).other_lenders is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

from microloan.currency import Currency, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.applicants import Area

_MOST_LENDERS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What is known of a household; None stands for what is not.

    Parameters
    ----------
    annual_income
        Of all its members together; in India spouses and unmarried children.
    monthly_obligations
        What it repays in a month on its loans, principal and interest, without the loan that
        is looked at.
    indebtedness
        All that it owes, without that loan.
    other_lenders
        How many other microfinance lenders it owes.
    area
        Where it lives.

    Raises
    ------
    MicroloanError
        If an amount is no `Money` or is negative, or another part is not of its kind.
    CurrencyMismatch
        If amounts are in different currencies.

    Examples
    --------
    >>> from microloan.currency import INR
    >>> Household(annual_income=INR(120_000)).currency
    INR
    """

    annual_income: Money | None = None
    monthly_obligations: Money | None = None
    indebtedness: Money | None = None
    other_lenders: int | None = None
    area: Area | None = None

    def __post_init__(self) -> None:
        for name in ("annual_income", "monthly_obligations", "indebtedness"):
            amount = getattr(self, name)
            if amount is None:
                continue
            if not isinstance(amount, Money):
                raise MicroloanError(name, amount, "must be Money, such as INR(120_000), or None", code="wrong_type")
            if amount.minor < 0:
                raise MicroloanError(name, amount, "must be an amount from zero", code="out_of_range")
            if amount.currency != self.currency:
                problem = f"must be in {self._amounts()[0].currency.code}, as the other amounts are"
                raise CurrencyMismatch(name, amount, problem, code="currency_mismatch")
        lenders = self.other_lenders
        if lenders is not None and (type(lenders) is not int or not 0 <= lenders <= _MOST_LENDERS):
            problem = f"must be a whole number from 0 to {_MOST_LENDERS:,}"
            raise MicroloanError("other_lenders", lenders, problem, code="out_of_range")
        if self.area is not None and not isinstance(self.area, Area):
            raise MicroloanError("area", self.area, "must be Area.RURAL, Area.URBAN or None", code="wrong_type")

    @property
    def currency(self) -> Currency | None:
        """The currency of its amounts; None where it has none."""
        amounts = self._amounts()
        return amounts[0].currency if amounts else None

    def _amounts(self) -> list[Money]:
        known = (self.annual_income, self.monthly_obligations, self.indebtedness)
        return [amount for amount in known if isinstance(amount, Money)]
