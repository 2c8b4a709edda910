"""What a cell holds, as a whole number: an amount, a day, a count, one of few words.

A file says few things many times, so what a text means is remembered. Digits may be those of
English, Bangla and Hindi, one script to a cell.

>>> from microloan.currency import BDT
>>> amounts = amounts_in("amount", BDT)
>>> [amounts[text] for text in ("250", "Tk. 1,50,000/-", "৫০০.৫০", "five")]
[25000, 15000000, 50050, -1]
>>> print(amounts.errors["five"])
amount='five' has 'five', which is no word for a currency or a scale
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.currency.parsing.typed import minor_typed
from microloan.errors import MicroloanError
from microloan.labels.digits import BANGLA, DEVANAGARI
from microloan.products import presets
from microloan.records.separated import day_in, whole_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.currency import Currency

# What stands for a text that is refused: no amount, day, count or place is below zero.
REFUSED: Final = -1
_SCRIPTS = tuple(
    ({ord(sign): str(value) for value, sign in enumerate(script.digits)}, frozenset(script.digits))
    for script in (BANGLA, DEVANAGARI)
)
_ASCII_DIGITS = frozenset("0123456789")
# So many texts are remembered; a file that says more different things forgets them all and begins anew.
_MOST_REMEMBERED = 100_000
_MOST_INSTALLMENTS = 100_000


class Read(dict[str, int]):
    """From the text of a cell to the whole number that it means; `REFUSED` for one that means none.

    Parameters
    ----------
    read
        What a text means; raises a `MicroloanError` where it means nothing.
    """

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read
        self.errors: dict[str, MicroloanError] = {}

    def __missing__(self, text: str) -> int:
        """Read a text, and remember what it means."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        try:
            found = self._read(text.strip())
        except MicroloanError as error:
            self.errors[text] = error
            found = REFUSED
        self[text] = found
        return found


class Places(dict[str, int]):
    """From the text of a cell to its place among the different ones, in the order in which they come."""

    def __init__(self, argument: str, *, may_be_empty: bool, name_of: Callable[[str], str] = str.strip) -> None:
        super().__init__()
        self.argument = argument
        self.may_be_empty = may_be_empty
        self._name_of = name_of
        self.names: dict[str, int] = {}
        self.errors: dict[str, MicroloanError] = {}

    def __missing__(self, text: str) -> int:
        """Give a text its place."""
        name = self._name_of(text)
        if name or self.may_be_empty:
            found = self.names.setdefault(name, len(self.names))
        else:
            self.errors[text] = empty(self.argument)
            found = REFUSED
        self[text] = found
        return found


def amounts_in(argument: str, currency: Currency) -> Read:
    """Return how the cells of a column of amounts are read: above zero, in minor units."""

    def read(text: str) -> int:
        if not text:
            raise empty(argument)
        try:
            minor = minor_typed(text, currency)
        except MicroloanError as error:
            raise type(error)(argument, text, error.problem, code=error.code) from None
        if not 0 < minor <= LARGEST_INT64:
            problem = "must be above zero" if minor <= 0 else "is too large for a column"
            raise MicroloanError(argument, text, problem, code="out_of_range")
        return minor

    return Read(read)


def days_in(argument: str) -> Read:
    """Return how the cells of a column of dates are read: as day numbers.

    >>> days_in("paid_on")["২০২৬-০১-০৪"]
    739620
    """
    return Read(lambda text: day_in(argument, ascii_digits(text)).toordinal())


def counts_in(argument: str) -> Read:
    """Return how the cells of a column of counts are read; 0 for an empty one.

    >>> counts = counts_in("installments")
    >>> counts["46"], counts[""], counts["0"]
    (46, 0, -1)
    """

    def read(text: str) -> int:
        if not text:
            return 0
        count = whole_in(argument, ascii_digits(text))
        if not 1 <= count <= _MOST_INSTALLMENTS:
            problem = f"must be from 1 to {_MOST_INSTALLMENTS:,}"
            raise MicroloanError(argument, text, problem, code="out_of_range")
        return count

    return Read(read)


def folded(text: str) -> str:
    """Return a word of a fixed list, or a date, as the list has it: a spreadsheet makes Wednesday of wednesday.

    >>> folded(" Wednesday"), folded("২০২৬-০১-২১")
    ('wednesday', '2026-01-21')
    """
    return ascii_digits(text.strip().lower())


def product_name(text: str) -> str:
    """Return the name of a product: that of a preset in small letters, one of your own as it stands.

    >>> product_name("JCF-Jagoron "), product_name("Our Loan")
    ('jcf-jagoron', 'Our Loan')
    """
    return name if (name := folded(text)) in presets() else text.strip()


def of_no_loan(name: str) -> MicroloanError:
    """Return the error of a payment whose loan is in no row.

    >>> print(of_no_loan("L-99"))
    loan='L-99' is not among the loans
    """
    return MicroloanError("loan", name, "is not among the loans", code="unknown_loan")


def of_refused_loan(name: str, line: int) -> MicroloanError:
    """Return the error of a payment whose loan is refused, on a line of the loans.

    >>> print(of_refused_loan("L-99", 7))
    loan='L-99' is refused, on line 7 of the loans
    """
    return MicroloanError("loan", name, f"is refused, on line {line:,} of the loans", code="refused_loan")


def empty(argument: str) -> MicroloanError:
    """Return the error of a cell that must not be empty.

    >>> print(empty("loan"))
    loan='' must not be empty
    """
    return MicroloanError(argument, "", "must not be empty", code="missing")


def ascii_digits(text: str) -> str:
    """Return a text with the digits of Bangla or Hindi in ASCII; one of two scripts as it is.

    >>> ascii_digits("২০২৬-০১-০৪"), ascii_digits("२०२६-01-04")
    ('2026-01-04', '२०२६-01-04')
    """
    if not text.isascii() and _ASCII_DIGITS.isdisjoint(text):
        for table, digits in _SCRIPTS:
            if not digits.isdisjoint(text):
                return text.translate(table)
    return text
