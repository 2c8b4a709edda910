"""What a product charges, where that is not one method at one rate.

=================  ==================================================================
`PriceBands`       the price depends on the rhythm or the amount: the first band that fits
`PriceBand`        one of them: an interest method, and the loans it is for
`OpenRate`         the institution publishes no rate; whoever makes the terms gives it
=================  ==================================================================

>>> from microloan.calendars import MONTH, WEEK
>>> from microloan.currency import BDT
>>> from microloan.interest import PER_PERIOD, DecliningBalance
>>> prices = PriceBands(
...     (PriceBand(DecliningBalance("25%"), every=WEEK), PriceBand(DecliningBalance("24%"), every=MONTH))
... )
>>> prices.method(BDT(50_000), MONTH, "(product mine)").rate
percent('24')
>>> OpenRate(PER_PERIOD).at("26%")
DecliningBalance(rate=percent('26'), accrual=PER_PERIOD)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.calendars import DayCount
from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import Accrual, Charged, DecliningBalance, Flat
from microloan.products.repayment import check_every
from microloan.products.terms import check_interest

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.calendars import Frequency
    from microloan.interest import InterestMethod


@dataclass(frozen=True, slots=True)
class PriceBand:
    """A price, and the loans it is for.

    Parameters
    ----------
    interest
        The method and its rate.
    every
        The rhythm it is for; None is any.
    minimum, maximum
        The smallest and largest principal it is for, both included; None is no bound.

    Raises
    ------
    MicroloanError
        If a part is of the wrong type, or the bounds cross or differ in currency.

    Examples
    --------
    >>> from microloan.calendars import WEEK
    >>> from microloan.currency import BDT
    >>> PriceBand(DecliningBalance("24%"), maximum=BDT(100_000)).fits(BDT(100_000), WEEK)
    True
    """

    interest: InterestMethod
    every: Frequency | None = None
    minimum: Money | None = None
    maximum: Money | None = None

    def __post_init__(self) -> None:
        check_interest(self.interest)
        if self.every is not None:
            check_every("every", self.every)
        for name in ("minimum", "maximum"):
            bound = getattr(self, name)
            if bound is not None and not isinstance(bound, Money):
                raise MicroloanError(name, bound, "must be Money or None", code="wrong_type")
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise MicroloanError("maximum", self.maximum, f"must be at least {self.minimum}", code="contradiction")

    def fits(self, principal: Money, every: Frequency) -> bool:
        """Return whether the band is for a loan of this amount and rhythm."""
        return (
            (self.every is None or self.every == every)
            and (self.minimum is None or self.minimum <= principal)
            and (self.maximum is None or principal <= self.maximum)
        )


@dataclass(frozen=True, slots=True)
class PriceBands:
    """Prices by rhythm or amount; the first band that fits is the price.

    Parameters
    ----------
    bands
        At least one.

    Raises
    ------
    MicroloanError
        If there is no band.

    Examples
    --------
    >>> len(PriceBands((PriceBand(DecliningBalance("24%")),)).bands)
    1
    """

    bands: tuple[PriceBand, ...]

    def __post_init__(self) -> None:
        fit = isinstance(self.bands, tuple) and all(isinstance(band, PriceBand) for band in self.bands)
        if not fit or not self.bands:
            raise MicroloanError("bands", self.bands, "must be a tuple of at least one PriceBand", code="wrong_type")

    def method(self, principal: Money, every: Frequency, context: str) -> InterestMethod:
        """Return the price of a loan of this amount and rhythm; `context` ends an error.

        Raises
        ------
        MicroloanError
            If no band is for such a loan.
        """
        for band in self.bands:
            if band.fits(principal, every):
                return band.interest
        problem = f"every {every} has no published rate {context}".rstrip()
        raise MicroloanError("principal", principal, problem, code="no_price")

    def check_currency(self, code: str) -> None:
        """Refuse bounds in another currency than the product's."""
        for band in self.bands:
            for bound in (band.minimum, band.maximum):
                if bound is not None and bound.currency.code != code:
                    raise CurrencyMismatch("bands", bound, f"must be in {code}", code="currency_mismatch")


@dataclass(frozen=True, slots=True)
class OpenRate:
    """A way of charging whose rate the institution does not publish.

    Parameters
    ----------
    charging
        An accrual or a day count for a declining balance; `PER_YEAR` or `PER_LOAN` for a
        flat charge.

    Raises
    ------
    MicroloanError
        If it is neither.

    Examples
    --------
    >>> from microloan.interest import PER_LOAN
    >>> OpenRate(PER_LOAN).at("12%")
    Flat(rate=percent('12'), charged=PER_LOAN)
    """

    charging: Accrual | DayCount | Charged

    def __post_init__(self) -> None:
        if not isinstance(self.charging, (Accrual, DayCount, Charged)):
            problem = "must be an accrual such as PER_PERIOD, a day count, PER_YEAR or PER_LOAN"
            raise MicroloanError("charging", self.charging, problem, code="wrong_type")

    def at(self, rate: Rate | str) -> Flat | DecliningBalance:
        """Return the interest method at a rate."""
        if isinstance(self.charging, Charged):
            return Flat(rate, self.charging)
        return DecliningBalance(rate, self.charging)
