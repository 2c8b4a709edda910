"""An amount as people type it, in a cell of a file or after an option, where its currency is known.

Nobody chooses a `Reading` there, so what is refused is told without one.

>>> from microloan.currency import BDT
>>> [minor_typed(text, BDT) for text in ("250", "Tk. 1,50,000/-", "৫০০.৫০")]
[25000, 15000000, 50050]
>>> minor_typed("500-", BDT)
Traceback (most recent call last):
    ...
microloan.errors.MicroloanError: text='500-' has its sign at the end; write it first
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.currency.minor_units import minor_units
from microloan.currency.parsing.amounts import parse
from microloan.currency.parsing.readings import of
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.currency.currencies import Currency
    from microloan.currency.parsing.readings import Reading

_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]+)?", re.ASCII)
# What would be right, where a reading would be named to those who can choose one.
RIGHT: Mapping[str, str] = MappingProxyType(
    {
        "ambiguous_cr": "write crore",
        "ledger_side_needs_mode": "write the amount alone",
        "trailing_sign": "write it first",
        "plus_sign": "leave it out",
        "too_many_decimals": "round it first",
        "digits_not_admitted": "write them in Latin, Bangla or Devanagari",
    }
)


def minor_typed(text: str, currency: Currency) -> int:
    """Return an amount in minor units: plain digits, or as people print amounts in its currency.

    Parameters
    ----------
    text
        500, 1,50,000, Tk. 500 or ৫০০.৫০; without a currency or with this one.
    currency
        What it is in.

    Raises
    ------
    CurrencyMismatch
        If the text shows another currency.
    MicroloanError
        If it is no amount, or a doubtful one.
    """
    try:
        return minor_units(text, currency.exponent) if _PLAIN.fullmatch(text) else parse(text, _reading(currency)).minor
    except MicroloanError as error:
        problem = with_hint(error.problem, RIGHT.get(error.code))
        if error.code == "currency_mismatch":
            problem = f"{problem}; amounts are in {currency.code} here"
        raise type(error)(error.argument, error.value, problem, code=error.code) from None


def with_hint(told: str, hint: str | None) -> str:
    """Return what is told of a mistake, with another hint at what would be right; None keeps its own.

    >>> with_hint("has its sign at the end; read it so or so", "write it first")
    'has its sign at the end; write it first'
    """
    return told if hint is None else f"{told.rpartition('; ')[0] or told}; {hint}"


@lru_cache(maxsize=16)
def _reading(currency: Currency) -> Reading:
    return of(currency)
