"""The price of every loan of a book, where the product's is open or differs by band.

>>> import numpy as np
>>> from microloan.calendars import WEEK
>>> from microloan.currency import BDT
>>> from microloan.interest import DecliningBalance
>>> from microloan.products.prices import PriceBand, PriceBands
>>> bands = PriceBands(
...     (PriceBand(DecliningBalance("24%"), maximum=BDT(50_000)), PriceBand(DecliningBalance("22%")))
... )
>>> method, rates = prices_of(bands, WEEK, np.array([1_000_000, 9_000_000]))
>>> rates
Ratio(numerator=array([12, 11]), denominator=50)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from microloan.errors import MicroloanError
from microloan.interest.plan import Ratio
from microloan.portfolio.columns import read_rates, refuse
from microloan.products.prices import OpenRate, PriceBands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.arithmetic.rates import Rate
    from microloan.calendars import Frequency
    from microloan.interest import InterestMethod
    from microloan.portfolio.columns import RateColumn
    from microloan.products import LoanProduct
    from microloan.products.prices import PriceBand

    Rates: TypeAlias = RateColumn | Iterable[Rate | str] | Rate | str | None


def priced(
    product: LoanProduct, every: Frequency | None, amounts: Column, rate: Rates
) -> tuple[LoanProduct, Rates | Ratio[Column]]:
    """Return the product with one interest method, and the rate or rates of its loans.

    Parameters
    ----------
    product
        What the loans are of.
    every
        The rhythm chosen for them all; None where the product leaves no choice.
    amounts
        Principal of each loan in minor units.
    rate
        What the caller gave; it takes the place of the product's own.

    Raises
    ------
    ColumnError
        If some loans have no published rate.
    MicroloanError
        If the product publishes no rate and none is given, or its bands charge in
        different ways.
    """
    price = product.interest
    if isinstance(price, OpenRate) and rate is not None:
        return replace(product, interest=price.at("0%")), rate
    if not isinstance(price, PriceBands):
        return product, rate
    if rate is not None:
        return replace(product, interest=price.bands[0].interest), rate
    rhythm = product.repayment.rhythms[0].every if every is None else every
    method, rates = prices_of(price, rhythm, amounts)
    return replace(product, interest=method), rates


def prices_of(price: PriceBands, every: Frequency, amounts: Column) -> tuple[InterestMethod, Ratio[Column]]:
    """Return the method that all bands share, and the rate of each loan's band.

    Raises
    ------
    ColumnError
        If some loans fit no band.
    MicroloanError
        If the bands for this rhythm charge in different ways.
    """
    import numpy as np

    bands = [band for band in price.bands if band.every is None or band.every == every]
    within = [_within(band, amounts) for band in bands]
    unpriced = ~np.logical_or.reduce(within, initial=False) | (amounts < 0)
    refuse(unpriced, "principal", "have no published rate for their amount and rhythm")
    rates = read_rates([band.interest.rate for band in bands])
    methods: set[InterestMethod] = {replace(band.interest, rate=bands[0].interest.rate) for band in bands}  # type: ignore[type-var]
    if len(methods) > 1:
        problem = "charge in different ways, which one book cannot; make a book for each"
        raise MicroloanError("interest.bands", price, problem, code="not_offered")
    band_of = np.argmax(np.array(within), axis=0)
    numerator, denominator = (part if isinstance(part, int) else part[band_of] for part in rates)
    return bands[0].interest, Ratio(numerator, denominator)


def _within(band: PriceBand, amounts: Column) -> Truths:
    """Return which loans a band is for, by their amount."""
    least = 0 if band.minimum is None else band.minimum.minor
    fits = amounts >= least
    return fits if band.maximum is None else fits & (amounts <= band.maximum.minor)
