"""What options say: days, whole numbers, amounts, the figure to explain, a file or a name.

>>> day_of("--disbursed", "2026-01-04"), whole_of("--explain", "7"), is_path("my-product.toml")
(datetime.date(2026, 1, 4), 7, True)
>>> from microloan.currency import BDT
>>> amount_of("--tolerance", "Tk. ৫০০", BDT)
BDT('500.00')
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.cli.output import Refused
from microloan.currency import Money
from microloan.errors import MicroloanError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection

    from microloan.currency import Currency


def day_of(option: str, text: str) -> date:
    """Return the day that an option was given."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20260104 and 2026-W01-7; a schedule should not turn on that.
    if day is None or day.isoformat() != text:
        raise MicroloanError(option, text, "is not a date; write one like 2026-01-04", code="bad_date")
    return day


def whole_of(option: str, text: str) -> int:
    """Return the whole number that an option was given."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise MicroloanError(option, text, "is not a whole number, such as 46", code="bad_number")
    return int(text)


def amount_of(option: str, text: str, currency: Currency) -> Money:
    """Return the amount that an option was given, read as amounts in files are."""
    from microloan.currency.parsing.typed import minor_typed

    try:
        return Money.from_minor(minor_typed(text.strip(), currency), currency)
    except MicroloanError as error:
        raise MicroloanError(option, text, error.problem, code=error.code) from None


def explained(asked: argparse.Namespace, formats: Collection[str]) -> int | None:
    """Return the number that --explain was given, if any; refuse a format that explains nothing."""
    number = None if asked.explain is None else whole_of("--explain", asked.explain)
    if number is not None and asked.format not in formats:
        raise Refused(f"--format {asked.format} does not go with --explain; write {' or '.join(formats)}")
    return number


def is_path(name: str) -> bool:
    """Return whether a text is the path of a file, and not a name of ours."""
    return "/" in name or "\\" in name or name.lower().endswith((".toml", ".json"))
