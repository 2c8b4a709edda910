"""What amounts are rounded to, as plain data: the keys multiple and mode, and back.

>>> from microloan.currency import INR
>>> rounding_to_plain(ChargeRounding(multiple=INR(1)))
{'multiple': {'minor': 100, 'currency': 'INR'}, 'mode': 'half_up'}
>>> from microloan.records import Reader
>>> read_rounding(Reader({"multiple": "INR 1"})).multiple
INR('1.00')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from microloan.arithmetic.rounding import HALF_UP
from microloan.products.fee_parts import ChargeRounding
from microloan.products.money_records import amounts_to_plain, optional_money
from microloan.products.names import MODES, name_of

if TYPE_CHECKING:
    from microloan.arithmetic.rounding import Rounding
    from microloan.currency import Money
    from microloan.records import Reader


class RoundedTo(Protocol):
    """Any value that says what to round to."""

    @property
    def multiple(self) -> Money | None:
        """The unit; None is the smallest."""
        ...

    @property
    def mode(self) -> Rounding:
        """The direction."""
        ...


def rounding_to_plain(rule: RoundedTo, path: str = "mode") -> dict[str, object]:
    """Return unit and direction as plain data; `path` is the place of the direction, for errors."""
    return {**amounts_to_plain({"multiple": rule.multiple}), "mode": name_of(path, rule.mode, MODES)}


def read_rounding(table: Reader) -> ChargeRounding:
    """Return the unit and the direction in a table; without a direction, half up."""
    mode = table.optional("mode", lambda key: table.choice(key, MODES), HALF_UP)
    return ChargeRounding(multiple=optional_money(table, "multiple"), mode=mode)


def optional_rounding(record: Reader, key: str = "rounding") -> ChargeRounding:
    """Return what the table at `key` says; to the smallest unit where there is none.

    >>> from microloan.records import Reader
    >>> optional_rounding(Reader({})) == ChargeRounding()
    True
    """
    if not record.has(key):
        return ChargeRounding()
    with record.child(key) as table:
        return read_rounding(table)
