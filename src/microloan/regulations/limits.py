"""What a rule allows: each kind of limit is a small value that judges and prints.

================  ===================  ==============================================
`AtMost`          ``at_most``          a rate, an amount or a count, itself included
`AtLeast`         ``at_least``         the same from below
`OneOf`           ``one_of``           one of the words listed
`Forbidden`       ``forbidden``        there must be none of it
`Required`        ``required``         it must be there
`Stated`          ``stated``           a rule in words, which a person judges
================  ===================  ==============================================

The second column is its key in a rulebook. A quantity is written as text: ``"24%"``,
``"INR 300000"``, ``"15 days"``.

>>> cap = AtMost(quantity_of("24%"))
>>> print(cap, cap.keeps(quantity_of("25%")))
at most 24% False
>>> quantity_of("15 days")
Count(number=15, unit='days')
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from microloan.arithmetic.rates import Rate, rate_of
from microloan.currency import Money, currencies
from microloan.errors import MicroloanError
from microloan.regulations.citation import check_text

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNT = re.compile(r"(0|[1-9][0-9]{0,8}) ([a-z]+(?: [a-z]+){0,3})")
_MONEY = re.compile(r"([A-Z]{3}) (\S+)")
_CURRENCIES = {currency.code: currency for currency in currencies.ALL}


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of something: 15 days, 50 installments.

    Parameters
    ----------
    number
        A whole number from 0.
    unit
        What is counted, in lower-case words and the plural.

    Raises
    ------
    MicroloanError
        If a part is not of this form.

    Examples
    --------
    >>> print(Count(15, "days"))
    15 days
    """

    number: int
    unit: str

    def __post_init__(self) -> None:
        if type(self.number) is not int or self.number < 0:
            raise MicroloanError("number", self.number, "must be a whole number from 0", code="out_of_range")
        if not isinstance(self.unit, str) or not _COUNT.fullmatch(f"0 {self.unit}"):
            raise MicroloanError("unit", self.unit, 'must be lower-case words, such as "days"', code="wrong_type")

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"


Quantity: TypeAlias = Rate | Money | Count


def quantity_of(text: str, argument: str = "quantity") -> Quantity:
    """Return the rate, amount or count that text says.

    Parameters
    ----------
    text
        ``"24%"``, ``"INR 300000"`` or ``"15 days"``.
    argument
        The name an error shall give.

    Raises
    ------
    MicroloanError
        If it says none of these.

    Examples
    --------
    >>> quantity_of("INR 300000")
    INR('300000.00')
    >>> quantity_of("300000")
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: quantity='300000' must say what it is of: "24%", "INR 300000" or "15 days"
    """
    if isinstance(text, str):
        if text.endswith(("%", "‰", "per thousand")):
            return rate_of(text, argument)
        if found := _COUNT.fullmatch(text):
            return Count(int(found[1]), found[2])
        if (found := _MONEY.fullmatch(text)) and found[1] in _CURRENCIES:
            return _CURRENCIES[found[1]](found[2])
    problem = 'must say what it is of: "24%", "INR 300000" or "15 days"'
    raise MicroloanError(argument, text, problem, code="bad_quantity")


def quantity_text(quantity: Quantity) -> str:
    """Return a quantity as `quantity_of` reads it.

    >>> quantity_text(quantity_of("BDT 15"))
    'BDT 15.00'
    """
    return f"{quantity.currency.code} {quantity.amount}" if isinstance(quantity, Money) else str(quantity)


@dataclass(frozen=True, slots=True)
class AtMost:
    """Not above a quantity; the quantity itself is allowed.

    Examples
    --------
    >>> AtMost(quantity_of("INR 300000")).keeps(quantity_of("INR 300000"))
    True
    """

    quantity: Quantity

    def __post_init__(self) -> None:
        _check_quantity(self.quantity)

    def keeps(self, value: object) -> bool:
        """Return whether a value of the same kind is allowed."""
        return _compared(value, self.quantity, "value", operator.le)

    def __str__(self) -> str:
        return f"at most {self.quantity}"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Not below a quantity; the quantity itself is allowed.

    Examples
    --------
    >>> AtLeast(quantity_of("15 days")).keeps(quantity_of("14 days"))
    False
    """

    quantity: Quantity

    def __post_init__(self) -> None:
        _check_quantity(self.quantity)

    def keeps(self, value: object) -> bool:
        """Return whether a value of the same kind is allowed."""
        return _compared(value, self.quantity, "value", operator.ge)

    def __str__(self) -> str:
        return f"at least {self.quantity}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the words listed; a rulebook names conventions so.

    Examples
    --------
    >>> print(OneOf(("declining_balance",)))
    declining_balance
    """

    words: tuple[str, ...]

    def __post_init__(self) -> None:
        words: object = self.words
        if not isinstance(words, tuple) or not words:
            raise MicroloanError("words", words, "must be a tuple of at least one word", code="wrong_type")
        for position, word in enumerate(cast("tuple[object, ...]", words)):
            check_text(f"words[{position}]", word)

    def keeps(self, value: object) -> bool:
        """Return whether a word is among them."""
        check_text("value", value)
        return value in self.words

    def __str__(self) -> str:
        return " or ".join(self.words)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """There must be none of it: a truth that says so, or a quantity of zero.

    Examples
    --------
    >>> Forbidden().keeps(quantity_of("INR 0")), Forbidden().keeps(True)
    (True, False)
    """

    def keeps(self, value: object) -> bool:
        """Return whether there is none."""
        if isinstance(value, bool):
            return not value
        if isinstance(value, Money):
            return value.minor == 0
        if isinstance(value, Rate):
            return value.numerator == 0
        if isinstance(value, Count):
            return value.number == 0
        raise MicroloanError("value", value, "must be True, False or a quantity", code="wrong_type")

    def __str__(self) -> str:
        return "none allowed"


@dataclass(frozen=True, slots=True)
class Required:
    """It must be there: a truth that says so.

    Examples
    --------
    >>> Required().keeps(True)
    True
    """

    def keeps(self, value: object) -> bool:
        """Return whether it is there."""
        if not isinstance(value, bool):
            raise MicroloanError("value", value, "must be True or False", code="wrong_type")
        return value

    def __str__(self) -> str:
        return "required"


@dataclass(frozen=True, slots=True)
class Stated:
    """A rule in words, which a person judges.

    Examples
    --------
    >>> Stated("9:00 to 18:00, at a central place").keeps("9:30") is None
    True
    """

    text: str

    def __post_init__(self) -> None:
        check_text("text", self.text)

    def keeps(self, value: object) -> None:
        """Return None: nothing here judges words."""

    def __str__(self) -> str:
        return self.text


Limit: TypeAlias = AtMost | AtLeast | OneOf | Forbidden | Required | Stated


def _check_quantity(value: object) -> None:
    if not isinstance(value, (Rate, Money, Count)):
        problem = "must be a Rate, Money or a Count, such as percent(24)"
        raise MicroloanError("quantity", value, problem, code="wrong_type")


def _compared(value: object, limit: Quantity, argument: str, holds: Callable[..., bool]) -> bool:
    """Return a comparison of two quantities of one kind; of counts, of one unit."""
    if isinstance(limit, Count):
        if isinstance(value, Count) and value.unit == limit.unit:
            return holds(value.number, limit.number)
    elif type(value) is type(limit):
        return holds(value, limit)
    problem = f"must be of the same kind as the limit, {limit}"
    raise MicroloanError(argument, value, problem, code="wrong_type")
