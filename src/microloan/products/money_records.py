"""Money, and rates, as plain data.

Money is ``{"minor": 100000, "currency": "BDT"}``, or by hand ``"BDT 1000"``.

>>> from microloan.records import Reader
>>> read_money(Reader({"minimum": "BDT 1000"}), "minimum")
BDT('1000.00')
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money, currencies
from microloan.errors import MicroloanError, RecordError
from microloan.records import Reader
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from microloan.currency.plain_data import MoneyRecord

_CURRENCIES = {currency.code: currency for currency in currencies.ALL}


def read_money(record: Reader, key: str) -> Money:
    """Return the money at `key`: minor units with a currency, or text such as "BDT 1000"."""
    raw, path = record.raw(key), joined(record.path, key)
    if isinstance(raw, dict):
        with Reader(cast("dict[str, object]", raw), path) as table:
            minor, currency = table.whole("minor"), table.choice("currency", _CURRENCIES)
        with at(f"{path}.minor"):
            return Money.from_minor(minor, currency)
    code, _, amount = raw.partition(" ") if isinstance(raw, str) else ("", "", "")
    if code not in _CURRENCIES or not amount:
        problem = f'must be money in {" or ".join(_CURRENCIES)}, written as "BDT 1000"'
        raise RecordError(path, raw, problem, code="wrong_type")
    with at(path):
        return _CURRENCIES[code](amount)


def optional_money(record: Reader, key: str) -> Money | None:
    """Return the money at `key`, or None where the record has none."""
    return read_money(record, key) if record.has(key) else None


def amounts_to_plain(amounts: dict[str, Money | None]) -> dict[str, object]:
    """Return the amounts that there are, by their names."""
    return {name: money_to_plain(name, amount) for name, amount in amounts.items() if amount is not None}


def money_to_plain(name: str, amount: Money) -> MoneyRecord:
    """Return money as plain data.

    Raises
    ------
    MicroloanError
        If its currency is one of your own.
    """
    # A code alone would be read back with the decimals that the library gives it.
    if amount.currency not in currencies.ALL:
        known = ", ".join(currency.code for currency in currencies.ALL)
        problem = f"is in a currency of your own, which records cannot store; they know {known}"
        raise MicroloanError(name, amount, problem, code="not_storable")
    return amount.to_dict()


def rate_to_plain(rate: Rate) -> str:
    """Return the rate as text that is read back equal."""
    text = str(rate)
    try:
        if rate_of(text) == rate:
            return text
    except MicroloanError:
        pass
    raise MicroloanError("rate", rate, "has more digits than records can store", code="not_storable")


def what_to_plain(path: str, what: Rate | Money) -> dict[str, object]:
    """Return a rate or an amount under the key that says which; `path` is where they stand.

    >>> from microloan.currency import INR
    >>> what_to_plain("down_payment", rate_of("20%")), what_to_plain("down_payment", INR(5))
    ({'rate': '20%'}, {'amount': {'minor': 500, 'currency': 'INR'}})
    """
    if isinstance(what, Rate):
        return {"rate": rate_to_plain(what)}
    return {"amount": money_to_plain(f"{path}.amount", what)}


def read_rate_or_amount(record: Reader, checked: Callable[[str, Money | str], Rate | Money]) -> Rate | Money:
    """Return the rate or the amount of a table, which has one of the two, as `checked` makes it."""
    if record.has("rate") and record.has("amount"):
        problem = "goes without an amount; keep one"
        raise RecordError(joined(record.path, "rate"), record.raw("rate"), problem, code="contradiction")
    key = "amount" if record.has("amount") else "rate"
    given = read_money(record, key) if key == "amount" else record.text(key)
    with at(joined(record.path, key)):
        return checked(key, given)


@contextmanager
def at(path: str) -> Generator[None]:
    """Raise what a constructor refuses as an error of the value at `path`."""
    try:
        yield
    except MicroloanError as error:
        raise RecordError(path, error.value, error.problem, code=error.code) from error
