"""The parts of a printed amount, each a named value: symbol, decimals, minus.

=========================  =============================================================
`FIELD_SYMBOL`             the symbol as institutions print it: Tk. 500
`CODE_SYMBOL`              the ISO code: BDT 500
`NO_SYMBOL`                nothing: 500
`symbol_text`              a text of your own, before or after: Tk.500, 500 taka
`NONZERO_DECIMALS`         decimals only where they say something: 500, 483.50
`ALL_DECIMALS`             all decimals of the currency: 500.00
`TRIMMED_DECIMALS`         without zeros at the end: 500, 483.5
`whole_units`              never decimals, rounded as is said: 484
`MINUS`                    before everything: -Tk. 500
`MINUS_AFTER_SYMBOL`       before the digits: Tk. -500
`PARENTHESES`              around everything, as accounts have it: (Tk. 500)
`TRAILING_MINUS`           after the digits, as old ledgers have it: Tk. 500-
=========================  =============================================================

>>> from microloan.currency.currencies import BDT
>>> FIELD_SYMBOL.around(BDT), symbol_text("taka", Side.AFTER).around(BDT)
(('Tk. ', ''), ('', ' taka'))
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import Rounding
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency.currencies import Currency

_LONGEST_TEXT = 40


class Side(Enum):
    """Where a symbol stands: before the digits or after them.

    >>> Side.AFTER
    Side.AFTER
    """

    BEFORE = "before"
    AFTER = "after"

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class SymbolRule:
    """What names the currency beside the digits.

    Parameters
    ----------
    name
        The word used in records, such as ``field_symbol``.
    text
        From the currency to the text; empty for none.
    side
        Before the digits or after them.
    gap
        What stands between the text and the digits.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from microloan.currency.currencies import BDT
    >>> replace(FIELD_SYMBOL, name="field_symbol_without_gap", gap="").around(BDT)
    ('Tk.', '')
    """

    name: str
    text: Callable[[Currency], str]
    side: Side = Side.BEFORE
    gap: str = " "

    def __repr__(self) -> str:
        return self.name.upper()

    def around(self, currency: Currency) -> tuple[str, str]:
        """Return what stands before the digits and what stands after, the gap included.

        >>> from microloan.currency.currencies import BDT, INR
        >>> CODE_SYMBOL.around(INR), symbol_text("taka", Side.AFTER).around(BDT)
        (('INR ', ''), ('', ' taka'))
        """
        text = self.text(currency)
        if not text:
            return "", ""
        return (text + self.gap, "") if self.side is Side.BEFORE else ("", self.gap + text)


@dataclass(frozen=True, slots=True)
class DecimalsRule:
    """What stands after the whole units.

    Parameters
    ----------
    name
        The word used in records, such as ``all_decimals``.
    written
        From the digits after the point ("50", "00", "" for a currency without decimals)
        to the text after the whole units, its point included.
    rounding
        How amounts are rounded to whole units before they are printed; None prints them
        exactly.

    Examples
    --------
    >>> from microloan.currency import BDT, MoneyFormat
    >>> comma = DecimalsRule("comma", lambda digits: f",{digits}")
    >>> BDT("500.50").format(MoneyFormat((), decimals=comma))
    'Tk. 500,50'
    """

    name: str
    written: Callable[[str], str]
    rounding: Rounding | None = None

    def __repr__(self) -> str:
        return self.name.upper() if self.rounding is None else f"{self.name}({self.rounding!r})"


@dataclass(frozen=True, slots=True)
class NegativeRule:
    """How an amount below zero is marked: the text at four places around it.

    Parameters
    ----------
    name
        The word used in records, such as ``parentheses``.
    opening, closing
        Before and after everything.
    before_digits, after_digits
        Between the digits and a symbol.

    Examples
    --------
    >>> from microloan.currency import BDT, MoneyFormat
    >>> dr = NegativeRule("dr", closing=" Dr")
    >>> BDT(-500).format(MoneyFormat((3, 2), negative=dr))
    'Tk. 500 Dr'
    """

    name: str
    opening: str = ""
    closing: str = ""
    before_digits: str = ""
    after_digits: str = ""

    def __repr__(self) -> str:
        return self.name.upper()

    def marked(self, around: tuple[str, str]) -> tuple[str, str]:
        """Return what stands around the digits of an amount below zero, from what stands there otherwise.

        >>> MINUS.marked(("Tk. ", "")), PARENTHESES.marked(("", " taka"))
        (('-Tk. ', ''), ('(', ' taka)'))
        """
        before, after = around
        return f"{self.opening}{before}{self.before_digits}", f"{self.after_digits}{after}{self.closing}"


@dataclass(frozen=True, slots=True)
class FixedText:
    """The same text for every currency.

    >>> from microloan.currency.currencies import BDT
    >>> FixedText("taka")(BDT)
    'taka'
    """

    text: str

    def __call__(self, currency: Currency) -> str:
        """Return the text."""
        return self.text


def symbol_text(text: str, side: Side = Side.BEFORE, gap: str | None = None) -> SymbolRule:
    """Return the rule that prints `text`, whatever the currency.

    Parameters
    ----------
    text
        At most 40 characters, none of them a digit: "Tk.", "taka", "₹".
    side
        Before the digits or after them.
    gap
        What stands between; None is nothing before the digits and a space after them.

    Raises
    ------
    MicroloanError
        If the text or the gap is not of this form.

    Examples
    --------
    >>> from microloan.currency import BDT, MoneyFormat
    >>> BDT(314_631_730).format(MoneyFormat((3, 2), symbol=symbol_text("Tk.")))
    'Tk.31,46,31,730'
    """
    if not isinstance(side, Side):
        raise MicroloanError("side", side, "must be Side.BEFORE or Side.AFTER", code="wrong_type")
    between = ("" if side is Side.BEFORE else " ") if gap is None else gap
    for argument, value in (("text", text), ("gap", between)):
        check_text(argument, value)
    return SymbolRule("symbol_text", FixedText(text), side, between)


def check_text(argument: str, value: object) -> None:
    """Raise `MicroloanError` unless `value` is short text without digits or controls.

    >>> check_text("closer", "/-")
    """
    fits = (
        isinstance(value, str)
        and len(value) <= _LONGEST_TEXT
        and not any(sign.isdigit() or not (sign.isprintable() or sign.isspace()) for sign in value)
    )
    if not fits:
        problem = f'must be text of at most {_LONGEST_TEXT} characters without digits, like "Tk."'
        raise MicroloanError(argument, value, problem, code="bad_text")


def whole_units(rounding: Rounding) -> DecimalsRule:
    """Return the rule that prints whole units alone, rounded as `rounding` says.

    Raises
    ------
    MicroloanError
        If `rounding` is not a rounding mode.

    Examples
    --------
    >>> from microloan.arithmetic.rounding import HALF_UP
    >>> from microloan.currency import BDT, MoneyFormat
    >>> whole = MoneyFormat((3, 2), decimals=whole_units(HALF_UP))
    >>> BDT("483.50").format(whole), BDT("-0.49").format(whole)
    ('Tk. 484', 'Tk. 0')
    """
    if not isinstance(rounding, Rounding):
        raise MicroloanError("rounding", rounding, "must be a rounding mode, like rounding.HALF_UP", code="wrong_type")
    return DecimalsRule("whole_units", _no_decimals, rounding)


def _field_symbol(currency: Currency) -> str:
    return currency.symbol


def _code(currency: Currency) -> str:
    return currency.code


def _no_decimals(digits: str) -> str:
    return ""


def _nonzero_decimals(digits: str) -> str:
    return f".{digits}" if digits.strip("0") else ""


def _all_decimals(digits: str) -> str:
    return f".{digits}" if digits else ""


def _trimmed_decimals(digits: str) -> str:
    return _all_decimals(digits.rstrip("0"))


FIELD_SYMBOL = SymbolRule("field_symbol", _field_symbol)
CODE_SYMBOL = SymbolRule("code_symbol", _code)
NO_SYMBOL = SymbolRule("no_symbol", FixedText(""), gap="")

NONZERO_DECIMALS = DecimalsRule("nonzero_decimals", _nonzero_decimals)
ALL_DECIMALS = DecimalsRule("all_decimals", _all_decimals)
TRIMMED_DECIMALS = DecimalsRule("trimmed_decimals", _trimmed_decimals)

MINUS = NegativeRule("minus", opening="-")
MINUS_AFTER_SYMBOL = NegativeRule("minus_after_symbol", before_digits="-")
PARENTHESES = NegativeRule("parentheses", opening="(", closing=")")
TRAILING_MINUS = NegativeRule("trailing_minus", after_digits="-")
