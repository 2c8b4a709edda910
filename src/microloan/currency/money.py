"""`Money`: an exact amount in one currency.

>>> from microloan.currency import BDT
>>> print(BDT(20_000) - BDT("483.50"))
Tk. 19,516.50
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Never, final

from microloan.arithmetic.rates import rate_of
from microloan.arithmetic.sharing import share
from microloan.currency import operands
from microloan.currency.amounts import Amount
from microloan.currency.currencies import ALL, Currency
from microloan.currency.minor_units import TOO_LARGE, TOO_SMALL, checked_size
from microloan.currency.plain_data import read_record
from microloan.currency.printed_amounts import PrintedAmount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from microloan.arithmetic.rates import Rate
    from microloan.arithmetic.rounding import Rounding
    from microloan.currency.plain_data import MoneyRecord


@final
class Money(PrintedAmount):
    """An exact amount in one currency; it never changes.

    Made by a currency, ``BDT("483.50")``, or from minor units, `Money.from_minor`. Money
    adds, subtracts and orders within one currency (`CurrencyMismatch` otherwise), is
    multiplied by whole numbers, is true when not zero, and adds up with ``sum()``. Money
    over money is an exact `Fraction`. What rounds says how: `times`. An operation with
    anything else, or one whose result is too large, raises `MicroloanError`.

    Attributes
    ----------
    minor
        Minor units (poisha, paisa), of either sign, at most 40 digits.
    currency
        The currency.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> sum([BDT(500), BDT("20.50")]) * 46
    BDT('23943.00')
    >>> BDT(500) / BDT(20_000)
    Fraction(1, 40)
    """

    __slots__ = ()

    def __init__(self, *amount: Never, **named: Never) -> None:
        raise operands.bare_money(amount or named)

    @staticmethod
    def from_minor(minor: int, currency: Currency) -> Money:
        """Return the amount of `minor` minor units.

        Parameters
        ----------
        minor
            Minor units (poisha, paisa), of either sign, at most 40 digits.
        currency
            The currency.

        Raises
        ------
        MicroloanError
            If `minor` is not a whole number or is too large, or `currency` is not one.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> Money.from_minor(48_350, BDT)
        BDT('483.50')
        """
        if type(minor) is not int or type(currency) is not Currency:
            raise operands.not_minor_units(minor, currency)
        return _money(minor, currency)

    @staticmethod
    def from_dict(data: Mapping[str, object], currencies: Sequence[Currency] = ALL) -> Money:
        """Return the money that plain data describes, the inverse of `to_dict`.

        Parameters
        ----------
        data
            ``{"minor": 48350, "currency": "BDT"}``: these two keys and no other.
        currencies
            The currencies that the data may name.

        Raises
        ------
        RecordError
            If a key is missing or unknown, or a value is not what it should be.

        Examples
        --------
        >>> Money.from_dict({"minor": 48350, "currency": "BDT"})
        BDT('483.50')
        """
        return _money(*read_record(data, currencies))

    def to_dict(self) -> MoneyRecord:
        """Return the money as plain data for JSON: minor units and the currency's code.

        >>> from microloan.currency import BDT
        >>> BDT("483.50").to_dict()
        {'minor': 48350, 'currency': 'BDT'}
        """
        return {"minor": self.minor, "currency": self.currency.code}

    def times(self, rate: Rate | str, *, rounding: Rounding) -> Money:
        """Return the part of the amount that `rate` is, rounded to a whole minor unit.

        Parameters
        ----------
        rate
            A `Rate`, or text with its unit: "24%", "150 per thousand".
        rounding
            The mode; an amount below zero is rounded by its size, as its opposite is.

        Raises
        ------
        MicroloanError
            If the rate is a bare number, or `rounding` is not a mode.

        Examples
        --------
        >>> from microloan.arithmetic import rounding
        >>> from microloan.currency import BDT
        >>> BDT("-0.50").times("1%", rounding=rounding.HALF_UP)
        BDT('-0.01')
        """
        exact = rate_of(rate)
        size = operands.rounding_mode(rounding).divide(abs(self.minor) * exact.numerator, exact.denominator)
        return _money(-size if self.minor < 0 else size, self.currency)

    def allocate(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Return the amount shared in proportion to `weights`: parts that always add up.

        No part is a whole minor unit away from its exact share.

        Parameters
        ----------
        weights
            Whole numbers from 0, not all of them 0: one for each part.

        Raises
        ------
        MicroloanError
            If a weight is negative or not a whole number, or all are 0.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> BDT(11_500).allocate((10_000, 1_500))
        (BDT('10000.00'), BDT('1500.00'))
        """
        return tuple(_money(part, self.currency) for part in share(self.minor, operands.whole_weights(weights)))

    def split(self, parts: int) -> tuple[Money, ...]:
        """Return the amount in equal parts, no two more than a minor unit apart.

        Parameters
        ----------
        parts
            How many, from 1 to 1,000,000.

        Raises
        ------
        MicroloanError
            If `parts` is not such a whole number.

        Examples
        --------
        >>> from microloan.currency import BDT
        >>> BDT(100).split(3)
        (BDT('33.34'), BDT('33.33'), BDT('33.33'))
        """
        return self.allocate((1,) * operands.count_of_parts(parts))

    def __add__(self, other: Money) -> Money:
        return _money(self.minor + self._minor_of(other), self.currency)

    def __radd__(self, other: int) -> Money:
        # sum() starts with the int 0; nothing else that is not money may stand there.
        if type(other) is int and other == 0:
            return self
        raise operands.not_money(other, self.currency)

    def __sub__(self, other: Money) -> Money:
        return _money(self.minor - self._minor_of(other), self.currency)

    def __rsub__(self, other: Never) -> Money:
        raise operands.not_money(other, self.currency)

    def __mul__(self, factor: int) -> Money:
        if type(factor) is not int:
            raise operands.not_a_factor(factor)
        return _money(self.minor * factor, self.currency)

    __rmul__ = __mul__

    def __truediv__(self, divisor: Money) -> Fraction:
        if not isinstance(divisor, Money):
            raise operands.not_a_divisor(divisor)
        self._minor_of(divisor)
        return operands.quotient(self.minor, divisor)

    def __neg__(self) -> Money:
        return _money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return _money(abs(self.minor), self.currency)

    def __reduce__(self) -> tuple[Callable[[int, Currency], Money], tuple[int, Currency]]:
        return Money.from_minor, (self.minor, self.currency)


# The slots themselves are the fastest way past the closed __setattr__.
_new = object.__new__
_set_minor: Callable[[Money, int], None] = Amount.__dict__["minor"].__set__
_set_currency: Callable[[Money, Currency], None] = Amount.__dict__["currency"].__set__


def _money(minor: int, currency: Currency) -> Money:
    """Make money of arguments whose types are known; only the size is checked."""
    if not TOO_SMALL < minor < TOO_LARGE:
        checked_size(minor)
    money = _new(Money)
    _set_minor(money, minor)
    _set_currency(money, currency)
    return money
