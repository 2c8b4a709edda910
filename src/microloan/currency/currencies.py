"""`Currency`, and the five currencies of the field, each a value that makes money.

=======  ==================  ========  ========  ================
value    currency            decimals  symbol    customary groups
=======  ==================  ========  ========  ================
`BDT`    Bangladeshi taka    2         Tk.       12,34,567
`INR`    Indian rupee        2         Rs.       12,34,567
`NPR`    Nepalese rupee      2         Rs.       12,34,567
`PKR`    Pakistani rupee     2         Rs.       1,234,567
`LKR`    Sri Lankan rupee    2         Rs.       1,234,567
=======  ==================  ========  ========  ================

`OF_COUNTRY` finds one by its country.

>>> BDT(20_000), BDT("11500.50")
(BDT('20000.00'), BDT('11500.50'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, final

# A currency makes money and money holds its currency. This file is below money.py, and
# reaches up through the room, which is complete by the time an amount is made.
from microloan import currency as room
from microloan.currency import operands
from microloan.currency.minor_units import minor_units, nearest_minor_units
from microloan.currency.printing.formatting import INDIAN_GROUPING, WESTERN_GROUPING, check_exponent, check_grouping
from microloan.currency.scale import CRORE, LAKH
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction

    from microloan.arithmetic.rounding import Rounding
    from microloan.currency.money import Money
    from microloan.currency.parsing import Reading
    from microloan.currency.scale import Scale
    from microloan.currency.words import AmountWords

_CODE = re.compile(r"[A-Z]{3}")
_LONGEST_SYMBOL = 12


@final
@dataclass(frozen=True, slots=True, init=False, repr=False)
class Currency:
    """A currency: its code, its decimals, and how amounts in it are customarily printed.

    Calling a currency with an amount in major units makes `Money`.

    Parameters
    ----------
    code
        Three capital letters of ISO 4217.
    exponent
        How many decimals it has, from 0 to 4.
    symbol
        How it is printed before an amount, at most 12 characters and no digit; the code
        where none is given.
    grouping
        Sizes of the digit groups customary for it, from the right; the last repeats.

    Raises
    ------
    MicroloanError
        If a part is not of this form.

    Examples
    --------
    >>> yen = Currency("JPY", exponent=0)
    >>> print(yen(1_500_000))
    JPY 1,500,000
    """

    code: str
    exponent: int
    symbol: str
    grouping: tuple[int, ...]

    def __init__(
        self,
        code: str,
        exponent: int,
        symbol: str | None = None,
        grouping: tuple[int, ...] = WESTERN_GROUPING,
    ) -> None:
        _check_code(code)
        check_exponent(exponent)
        if symbol is not None:
            _check_symbol(symbol)
        check_grouping(grouping)
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "exponent", exponent)
        object.__setattr__(self, "symbol", code if symbol is None else symbol)
        object.__setattr__(self, "grouping", grouping)

    def __call__(self, amount: int | str | Decimal) -> Money:
        """Return an amount in major units (taka, rupees) as `Money`, exactly or not at all.

        Parameters
        ----------
        amount
            A whole number, a `Decimal`, or plain decimal text ("11500.50"): ASCII digits
            without grouping, symbol or exponent. `parse` reads text that people wrote, and
            `rounded` takes what is finer than a minor unit.

        Raises
        ------
        MicroloanError
            If the amount is a float or a bool, is finer than a minor unit, is not plain
            text, or has more than 40 digits in minor units.

        Examples
        --------
        >>> BDT("483.50") + BDT(5)
        BDT('488.50')
        """
        return room.Money.from_minor(minor_units(amount, self.exponent), self)

    def rounded(self, amount: int | str | Decimal | Fraction, *, rounding: Rounding) -> Money:
        """Return an amount in major units as `Money`, rounded to a whole minor unit.

        Parameters
        ----------
        amount
            A whole number, a `Decimal`, a `Fraction`, or plain decimal text.
        rounding
            The mode; an amount below zero is rounded by its size, as its opposite is.

        Raises
        ------
        MicroloanError
            If the amount is none of these, or `rounding` is not a mode.

        Examples
        --------
        >>> from microloan.arithmetic import rounding
        >>> INR.rounded("2.665", rounding=rounding.HALF_UP)
        INR('2.67')
        """
        mode = operands.rounding_mode(rounding)
        return room.Money.from_minor(nearest_minor_units(amount, self.exponent, mode), self)

    def in_scale(self, amount: int | str | Decimal, scale: Scale) -> Money:
        """Return an amount counted in a scale as `Money`, exactly or not at all.

        Parameters
        ----------
        amount
            How many of the scale: a whole number, a `Decimal`, or plain decimal text.
        scale
            Such as ``scale.LAKH``.

        Raises
        ------
        MicroloanError
            As for a call, or if `scale` is not one.

        Examples
        --------
        >>> from microloan.currency import scale
        >>> INR.in_scale("34683.53", scale.LAKH)
        INR('3468353000.00')
        """
        power = operands.counting_scale(scale).power
        return room.Money.from_minor(minor_units(amount, self.exponent + power), self)

    def lakh(self, amount: int | str | Decimal) -> Money:
        """Return so many lakh as `Money`, exactly.

        >>> INR.lakh("34683.53")
        INR('3468353000.00')
        """
        return self.in_scale(amount, LAKH)

    def crore(self, amount: int | str | Decimal) -> Money:
        """Return so many crore as `Money`, exactly.

        >>> INR.crore(43)
        INR('430000000.00')
        """
        return self.in_scale(amount, CRORE)

    def parse(self, text: str, reading: Reading | str | None = None) -> Money:
        """Return the amount that printed text shows, read strictly.

        Parameters
        ----------
        text
            As people print amounts: "Rs.43 Crore", "৪,২৮,৮৬,৮৬,০০০ টাকা", "(1,234.50)"; without
            a currency or with this one. Its grammar is that of `microloan.currency.parsing`.
        reading
            How doubtful text is read: a `Reading`, or that of a locale; None refuses what is
            doubtful.

        Raises
        ------
        CurrencyMismatch
            If the text shows another currency.
        MicroloanError
            If the text is no amount, or a doubtful one; `code` says which.

        Examples
        --------
        >>> INR.parse("Rs.43 Crore"), BDT.parse("৪,২৮,৮৬,৮৬,০০০ টাকা")
        (INR('430000000.00'), BDT('4288686000.00'))
        """
        from microloan.currency import parsing

        chosen = parsing.readings.of(self if reading is None else reading)
        chosen = replace(chosen, home=self, known=self)
        return room.Money.from_minor(parsing.parse(text, chosen).minor, self)

    def from_words(self, text: str, style: AmountWords | str) -> Money:
        """Return the amount that words say, the inverse of `Money.words`.

        Parameters
        ----------
        text
            Words of the style's language, with its other spellings and in any case.
        style
            An `AmountWords`, or a locale.

        Raises
        ------
        MicroloanError
            If the words are not such an amount; the message names the word.

        Examples
        --------
        >>> BDT.from_words("Taka One Hundred Seven Crore Forty Three Lac and Thirty one Thousand", "en_BD")
        BDT('1074331000.00')
        """
        from microloan.currency.words import amount_from_words, amount_words

        return room.Money.from_minor(amount_from_words(text, self, amount_words.of(style)), self)

    def __repr__(self) -> str:
        if self in ALL:
            return self.code
        symbol = "" if self.symbol == self.code else f", symbol={self.symbol!r}"
        grouping = "" if self.grouping == WESTERN_GROUPING else f", grouping={self.grouping!r}"
        return f"Currency({self.code!r}, {self.exponent}{symbol}{grouping})"

    def __reduce__(self) -> tuple[type[Currency], tuple[object, ...]]:
        return Currency, (self.code, self.exponent, self.symbol, self.grouping)


def _check_code(code: object) -> None:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise MicroloanError("code", code, 'must be three capital letters, like "BDT"', code="bad_code")


def _check_symbol(symbol: object) -> None:
    if (
        not isinstance(symbol, str)
        or not 1 <= len(symbol) <= _LONGEST_SYMBOL
        or symbol != symbol.strip()
        or any(character.isdigit() or not character.isprintable() for character in symbol)
    ):
        problem = f"must be 1 to {_LONGEST_SYMBOL} characters without a digit or a space around them, like 'Tk.'"
        raise MicroloanError("symbol", symbol, problem, code="bad_symbol")


BDT = Currency("BDT", 2, "Tk.", INDIAN_GROUPING)
INR = Currency("INR", 2, "Rs.", INDIAN_GROUPING)
NPR = Currency("NPR", 2, "Rs.", INDIAN_GROUPING)
PKR = Currency("PKR", 2, "Rs.", WESTERN_GROUPING)
LKR = Currency("LKR", 2, "Rs.", WESTERN_GROUPING)

ALL = (BDT, INR, NPR, PKR, LKR)

# By the country's two letters of ISO 3166-1; the currency of each is that of ISO 4217, list one.
OF_COUNTRY: Mapping[str, Currency] = MappingProxyType({"BD": BDT, "IN": INR, "NP": NPR, "PK": PKR, "LK": LKR})
