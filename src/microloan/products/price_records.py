"""Interest methods and prices as plain data.

A price is a table with the method and how it is charged or accrues; then ``rate``, or
``bands`` that each have one, or neither, where no rate is published.

>>> from microloan.interest import Flat
>>> interest_to_plain(Flat("12%"))
{'method': 'flat', 'rate': '12%', 'charged': 'per_year'}
>>> from microloan.records import Reader
>>> read_price(Reader({"method": "declining_balance", "accrual": "per_period"}))
OpenRate(charging=PER_PERIOD)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars import Frequency
from microloan.errors import MicroloanError, RecordError
from microloan.interest import Charged, DecliningBalance, Flat
from microloan.products.money_records import amounts_to_plain, optional_money, rate_to_plain
from microloan.products.names import ACCRUALS, CHARGED, name_of
from microloan.products.prices import OpenRate, PriceBand, PriceBands
from microloan.records.plain import joined

if TYPE_CHECKING:
    from microloan.interest import InterestMethod
    from microloan.records import Reader


def interest_to_plain(method: InterestMethod) -> dict[str, object]:
    """Return an interest method as plain data.

    Raises
    ------
    MicroloanError
        If the method, its accrual or its way of charging is a rule of your own.
    """
    if not isinstance(method, (Flat, DecliningBalance)):
        problem = "is a method of your own, which records cannot store"
        raise MicroloanError("interest", method, problem, code="not_storable")
    name, *how = _charging(_open(method)).items()
    return dict([name, ("rate", rate_to_plain(method.rate)), *how])


def price_to_plain(price: InterestMethod | PriceBands | OpenRate) -> dict[str, object]:
    """Return a product's price as plain data.

    Raises
    ------
    MicroloanError
        If it holds a rule of your own, or its bands charge in different ways.
    """
    if isinstance(price, OpenRate):
        return _charging(price)
    if not isinstance(price, PriceBands):
        return interest_to_plain(price)
    tables = [interest_to_plain(band.interest) for band in price.bands]
    rates = [table.pop("rate") for table in tables]
    if any(table != tables[0] for table in tables):
        raise MicroloanError(
            "interest.bands", price, "charge in different ways, which records cannot store", code="not_storable"
        )
    bands = [{"rate": rate, **_bounds(band)} for rate, band in zip(rates, price.bands, strict=True)]
    return {**tables[0], "bands": bands}


def read_interest(record: Reader) -> Flat | DecliningBalance:
    """Return the interest method that a table describes."""
    with record:
        return _read_charging(record).at(record.text("rate"))


def read_price(record: Reader) -> Flat | DecliningBalance | PriceBands | OpenRate:
    """Return the price that a table describes: a method, bands, or one with its rate open."""
    with record:
        open_rate = _read_charging(record)
        if record.has("rate") and record.has("bands"):
            problem = "goes without bands, which each have their own; keep one"
            raise RecordError(joined(record.path, "rate"), record.raw("rate"), problem, code="contradiction")
        if record.has("rate"):
            return open_rate.at(record.text("rate"))
        if record.has("bands"):
            return PriceBands(tuple(_read_band(band, open_rate) for band in record.children("bands")))
        return open_rate


def _open(method: Flat | DecliningBalance) -> OpenRate:
    return OpenRate(method.charged if isinstance(method, Flat) else method.accrual)


def _charging(price: OpenRate) -> dict[str, object]:
    if isinstance(price.charging, Charged):
        return {"method": "flat", "charged": name_of("charged", price.charging, CHARGED)}
    return {"method": "declining_balance", "accrual": name_of("accrual", price.charging, ACCRUALS)}


def _bounds(band: PriceBand) -> dict[str, object]:
    every = {} if band.every is None else {"every": str(band.every)}
    return {**every, **amounts_to_plain({"minimum": band.minimum, "maximum": band.maximum})}


def _read_charging(record: Reader) -> OpenRate:
    if record.choice("method", {"declining_balance": False, "flat": True}):
        return OpenRate(record.choice("charged", CHARGED))
    return OpenRate(record.choice("accrual", ACCRUALS))


def _read_band(record: Reader, open_rate: OpenRate) -> PriceBand:
    with record:
        return PriceBand(
            open_rate.at(record.text("rate")),
            every=record.optional("every", lambda key: Frequency.from_text(record.text(key)), None),
            minimum=optional_money(record, "minimum"),
            maximum=optional_money(record, "maximum"),
        )
