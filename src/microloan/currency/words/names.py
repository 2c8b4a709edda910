"""What a currency and its parts are called in one language.

>>> from microloan.currency.words import amount_words
>>> amount_words.ENGLISH.names[1].major
UnitName(one='Rupee', many='Rupees', other=('Rs', 'Rs.', 'Re', 'Re.', 'INR'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

from microloan.currency.printing.formatting import check_exponent
from microloan.currency.words.language import check_word
from microloan.errors import MicroloanError


class UnitName(NamedTuple):
    """The name of a unit: of one, of any other number, and other forms that are read.

    Parameters
    ----------
    one
        The name after exactly one: ``Rupee``, रुपया.
    many
        The name after any other number, zero included: ``Rupees``, रुपये.
    other
        Forms that are read and never printed: ``Rs.``

    Examples
    --------
    >>> UnitName("Taka", "Taka", ("Tk.",))
    UnitName(one='Taka', many='Taka', other=('Tk.',))
    """

    one: str
    many: str
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CurrencyNames:
    """What amounts in one currency are called in one language.

    Parameters
    ----------
    code
        Three capital letters of ISO 4217.
    major
        The name of the currency's unit (taka, rupee).
    minor
        The name of the last of its decimals (paisa, poisha); None where it has none.
    exponent
        How many decimals the currency has, from 0 to 4: the minor unit is a hundredth for
        2 and a thousandth for 3.

    Raises
    ------
    MicroloanError
        If a name is missing or is not words.

    Examples
    --------
    >>> from microloan.currency import Currency
    >>> from microloan.currency.words import amount_in_words, amount_words
    >>> dinar = Currency("KWD", exponent=3)
    >>> names = CurrencyNames("KWD", UnitName("Dinar", "Dinars"), UnitName("Fils", "Fils"), exponent=3)
    >>> amount_in_words(5_250, dinar, amount_words.ENGLISH.with_names(names))
    'Five Dinars and Two Hundred Fifty Fils Only'
    """

    code: str
    major: UnitName
    minor: UnitName | None = None
    exponent: int = 2

    def __post_init__(self) -> None:
        if not isinstance(self.code, str) or len(self.code) != 3 or not self.code.isupper():
            raise MicroloanError("code", self.code, 'must be three capital letters, like "BDT"', code="bad_code")
        check_exponent(self.exponent)
        _check_name("major", self.major)
        if self.minor is None:
            return
        _check_name("minor", self.minor)
        if not self.exponent:
            problem = "must be None: a currency with exponent 0 has no minor unit"
            raise MicroloanError("minor", self.minor, problem, code="bad_names")
        if _forms(self.major) & _forms(self.minor):
            raise MicroloanError("minor", self.minor, "shares a name with the major unit", code="same_word")


def _check_name(argument: str, name: object) -> None:
    if not isinstance(name, UnitName):
        raise MicroloanError(argument, name, 'must be a UnitName, like UnitName("Rupee", "Rupees")', code="wrong_type")
    if not isinstance(cast("object", name.other), tuple):
        raise MicroloanError(f"{argument}.other", name.other, "must be a tuple of names", code="wrong_type")
    for word in (name.one, name.many, *name.other):
        check_word(argument, word)


def _forms(name: UnitName) -> set[str]:
    return {word.lower() for word in (name.one, name.many, *name.other)}
