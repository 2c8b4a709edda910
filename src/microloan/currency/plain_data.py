"""Money as plain data (dict, JSON): two keys, whole minor units, and nothing else.

>>> from microloan.currency.currencies import ALL
>>> read_record({"minor": 48350, "currency": "BDT"}, ALL)
(48350, BDT)
>>> read_record({"minor": 48350, "curency": "BDT"}, ALL)
Traceback (most recent call last):
    ...
microloan.errors.RecordError: curency='BDT' is not a known key; money has minor and currency
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict, cast

from microloan.currency.currencies import Currency
from microloan.currency.minor_units import MOST_DIGITS, TOO_LARGE, TOO_SMALL
from microloan.errors import MicroloanError, RecordError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class MoneyRecord(TypedDict):
    """Money as plain data: whole minor units, and the code of the currency.

    >>> MoneyRecord(minor=48350, currency="BDT")
    {'minor': 48350, 'currency': 'BDT'}
    """

    minor: int
    currency: str


_KEYS = ("minor", "currency")


def read_record(data: Mapping[str, object], currencies: Sequence[Currency]) -> tuple[int, Currency]:
    """Return the minor units and the currency that plain data describes.

    Parameters
    ----------
    data
        The keys ``minor`` and ``currency``, and no other.
    currencies
        The currencies that the data may name.

    Raises
    ------
    RecordError
        If a key is missing or unknown, a value is of the wrong type or too large, or the
        currency is not among `currencies`.
    MicroloanError
        If `currencies` holds something else.

    Examples
    --------
    >>> from microloan.currency.currencies import BDT
    >>> read_record({"minor": -1, "currency": "BDT"}, [BDT])
    (-1, BDT)
    """
    fields = _fields(data)
    minor, code = fields["minor"], fields["currency"]
    if type(minor) is not int:
        raise RecordError("minor", minor, "must be a whole number of minor units", code="wrong_type")
    if not TOO_SMALL < minor < TOO_LARGE:
        raise RecordError("minor", minor, f"must have at most {MOST_DIGITS} digits", code="out_of_range")
    if not isinstance(code, str):
        raise RecordError("currency", code, 'must be the code of a currency, like "BDT"', code="wrong_type")
    return minor, _named(code, currencies)


def _fields(data: object) -> Mapping[object, object]:
    if not isinstance(data, Mapping):
        raise RecordError("money", data, 'must be an object with "minor" and "currency"', code="wrong_type")
    fields = cast("Mapping[object, object]", data)
    for key, value in fields.items():
        if key not in _KEYS:
            problem = "is not a known key; money has minor and currency"
            raise RecordError(key if isinstance(key, str) else shown(key), value, problem, code="unknown_key")
    for key in _KEYS:
        if key not in fields:
            raise RecordError(key, None, "is missing; money has minor and currency", code="missing_key")
    return fields


def _named(code: str, currencies: Iterable[object]) -> Currency:
    known: list[str] = []
    for currency in currencies:
        if not isinstance(currency, Currency):
            raise MicroloanError("currencies", currency, "must hold currencies, like BDT", code="wrong_type")
        if currency.code == code:
            return currency
        known.append(currency.code)
    problem = f"is not among the currencies expected: {', '.join(known)}"
    raise RecordError("currency", code, problem, code="unknown_currency")
