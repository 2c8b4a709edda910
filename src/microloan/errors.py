"""What went wrong, where, and what would be right: one family of errors.

=====================  ==========================================================
`MicroloanError`       the family; a `ValueError` with `argument`, `value`, `code`
`CurrencyMismatch`     two currencies met where one was needed
`RecordError`          plain data (dict, JSON, TOML) that does not say what it should
`ColumnError`          some rows of a column are wrong; carries their `positions`
`nearest_name`         the name that was meant, for the end of a message
=====================  ==========================================================

A message is lower case and names the argument, its value and what would be right.
The exception carries the same as attributes, so a front end can show it in its own
language; `code` is a stable word such as ``out_of_range``.

>>> from microloan.errors import MicroloanError
>>> error = MicroloanError("installments", 0, "must be at least 1", code="out_of_range")
>>> print(error)
installments=0 must be at least 1
>>> error.argument, error.value, error.code
('installments', 0, 'out_of_range')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 80
_LARGEST_SHOWN_BITS = 256


def shown(value: object) -> str:
    """Return `value` as a message shows it: text quoted, endless values cut short.

    >>> shown("24"), shown(24)
    ("'24'", '24')
    >>> shown(10**200)
    'an integer of 665 bits'
    """
    if isinstance(value, int) and value.bit_length() > _LARGEST_SHOWN_BITS:
        # Python refuses to print integers of thousands of digits; an error must not fail.
        return f"an integer of {value.bit_length()} bits"
    try:
        text = repr(value) if isinstance(value, (str, bytes)) else str(value)
    except ValueError:
        text = f"a {type(value).__name__} that is too long to print"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def nearest_name(name: object, known: Iterable[str]) -> str | None:
    """Return the known name that a mistyped one comes near to; None if none does.

    >>> nearest_name("weak", ["week", "month"]), nearest_name(7, ["week", "month"])
    ('week', None)
    """
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1)), None) if isinstance(name, str) else None


class MicroloanError(ValueError):
    """A value the library cannot compute with, and what would be right.

    Parameters
    ----------
    argument
        Name of the argument or field, as the caller wrote it (``repayment.installments``).
    value
        What was given.
    problem
        What is wrong with it, continuing the sentence: ``must be at least 1``.
    code
        A stable word for the kind of mistake, for front ends that translate.

    Examples
    --------
    >>> print(MicroloanError("rate", 24, 'is a bare number; write "24%" or percent(24)', code="bare_number"))
    rate=24 is a bare number; write "24%" or percent(24)
    """

    def __init__(self, argument: str, value: object, problem: str, *, code: str) -> None:
        self.argument = argument
        self.value = value
        self.problem = problem
        self.code = code
        super().__init__(self._message())

    def _message(self) -> str:
        return f"{self.argument}={shown(self.value)} {self.problem}"

    def __reduce__(self) -> tuple[object, ...]:
        # ValueError would rebuild itself from its message alone; keep the attributes.
        return _rebuild, (type(self), self.__dict__, self.args)


class CurrencyMismatch(MicroloanError):
    """Amounts of two currencies met where one currency was needed.

    >>> print(CurrencyMismatch("other", "INR 5", "is in INR, not BDT; convert it first", code="currency_mismatch"))
    other='INR 5' is in INR, not BDT; convert it first
    """


class RecordError(MicroloanError):
    """Plain data does not say what a record must say; `argument` is the path in it.

    >>> print(RecordError("interest.rat", "24%", "is not a known key; did you mean rate?", code="unknown_key"))
    interest.rat='24%' is not a known key; did you mean rate?
    """


class ColumnError(MicroloanError):
    """Some rows of a column are wrong: how many, and the first `positions`.

    Parameters
    ----------
    argument
        Name of the column.
    positions
        Positions of every wrong row, counted from 0; the first of them are printed.
    total
        Number of rows in the column.
    problem
        What the wrong rows have in common: ``have principal < 1``.

    Examples
    --------
    >>> print(ColumnError("paid", (17, 408, 9120), 1_000_000, "have paid < 0", code="out_of_range"))
    3 of 1,000,000 loans have paid < 0, first at positions 17, 408, 9120
    """

    # What a row is.
    noun = "loans"

    def __init__(self, argument: str, positions: tuple[int, ...], total: int, problem: str, *, code: str) -> None:
        self.positions = positions
        self.total = total
        super().__init__(argument, positions, problem, code=code)

    def _message(self) -> str:
        first = ", ".join(str(position) for position in self.positions[:3])
        where = "positions" if len(self.positions) > 1 else "position"
        return f"{len(self.positions):,} of {self.total:,} {self.noun} {self.problem}, first at {where} {first}"


def _rebuild(kind: type[MicroloanError], state: dict[str, object], args: tuple[object, ...]) -> MicroloanError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    error.args = args
    return error
