"""What money is: minor units and a currency that never change, ordered within the currency.

>>> from microloan.currency import BDT, INR
>>> BDT(500) < BDT(501), BDT(500) == INR(500), bool(BDT(0))
(True, False, False)
>>> BDT(500) < INR(500)
Traceback (most recent call last):
    ...
microloan.errors.CurrencyMismatch: other=Rs. 500 is in INR, not BDT; convert it first
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar, dataclass_transform

from microloan.currency import operands

if TYPE_CHECKING:
    from microloan.currency.currencies import Currency

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False)
def _read_only(cls: type[T]) -> type[T]:
    """Tell type checkers that the attributes of a class cannot be assigned to."""
    return cls


@_read_only
class Amount:
    """The two values that `Money` holds, and how they compare; `Money` is its only child.

    The slots are written by hand, since a frozen dataclass takes half as long again to make.
    """

    __slots__ = ("currency", "minor")
    # NumPy's numbers and arrays then leave an operation to money, which refuses it with a hint.
    __array_ufunc__ = None

    currency: Currency
    minor: int

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return self.minor == other.minor and self.currency == other.currency

    def __hash__(self) -> int:
        return hash((self.minor, self.currency.code))

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Self) -> bool:
        return self.minor < self._minor_of(other)

    def __le__(self, other: Self) -> bool:
        return self.minor <= self._minor_of(other)

    def __gt__(self, other: Self) -> bool:
        return self.minor > self._minor_of(other)

    def __ge__(self, other: Self) -> bool:
        return self.minor >= self._minor_of(other)

    def _minor_of(self, other: Amount) -> int:
        """Return the minor units of `other`, which must be money of this currency."""
        if not isinstance(other, Amount):
            raise operands.not_money(other, self.currency)
        if other.currency is not self.currency and other.currency != self.currency:
            raise operands.mismatch(other, self.currency)
        return other.minor
