r"""Transactions from a file of comma-separated values; a bad row does not spoil the others.

==================  =====================================================================
column
==================  =====================================================================
``date``            the value date, 2026-01-04
``kind``            ``deposit``, ``withdrawal``, ``loan_transfer``, ``reversal``,
                    ``brought_forward``, ``closing``
``amount``          plain digits, such as 50 or 50.25; empty for a closing
``booked``          when it was written down; empty or left out for the same day
``sequence``        its place within the day, and its number for a reversal
``reverses``        for a reversal: the sequence of what it undoes
``installment``     for a loan transfer: which one it pays
==================  =====================================================================

The first row names the columns, in any order; the first three must be there.

>>> from microloan.currency import BDT
>>> text = "date,kind,amount\n2026-01-07,deposit,50\n2026-01-14,deposit,fifty\n"
>>> found = read_transactions(text, BDT)
>>> len(found.transactions), found.lines, found.problems[0].line
(1, (2,), 3)
"""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.currency import Currency, Money

_NEEDED = ("date", "kind", "amount")
_KNOWN = (*_NEEDED, "booked", "sequence", "reverses", "installment")
_KINDS = {kind.value: kind for kind in TransactionKind}
_LONGEST_NUMBER = 15


class BadRow(NamedTuple):
    """A row that is no transaction: its line in the file, counted from 1, and what is wrong with it."""

    line: int
    error: MicroloanError


class TransactionFile(NamedTuple):
    """What a file holds.

    Parameters
    ----------
    transactions
        The good rows.
    lines
        The line of each, counted from 1.
    problems
        The bad rows.
    """

    transactions: tuple[SavingsTransaction, ...]
    lines: tuple[int, ...]
    problems: tuple[BadRow, ...]


def read_transactions(text: str, currency: Currency) -> TransactionFile:
    r"""Return the transactions of a file's text, and the rows that are none.

    Parameters
    ----------
    text
        Comma-separated values with a row of column names.
    currency
        Of all amounts.

    Raises
    ------
    MicroloanError
        If a column that is needed is missing, or one is unknown or stands twice.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> read_transactions("date,kind,amount\n2026-01-07,deposit,50\n", BDT).transactions[0].amount
    BDT('50.00')
    """
    rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    good: list[SavingsTransaction] = []
    lines: list[int] = []
    problems: list[BadRow] = []
    try:
        names = _names(next(rows, list[str]()))
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            try:
                good.append(_transaction(_cells(names, cells), currency))
                lines.append(rows.line_num)
            except MicroloanError as error:
                problems.append(BadRow(rows.line_num, error))
    except csv.Error as error:
        raise MicroloanError(
            "line", rows.line_num, f"is not comma-separated values: {error}", code="bad_csv"
        ) from error
    return TransactionFile(tuple(good), tuple(lines), tuple(problems))


def _names(cells: list[str]) -> tuple[str, ...]:
    names = tuple(cell.strip().lower() for cell in cells)
    for name in names:
        if name not in _KNOWN:
            raise MicroloanError(
                "column", name, f"is not known; the columns are {', '.join(_KNOWN)}", code="unknown_key"
            )
        if names.count(name) > 1:
            raise MicroloanError("column", name, "stands twice", code="repeated")
    for name in _NEEDED:
        if name not in names:
            raise MicroloanError("column", name, "is missing in the first row", code="missing_key")
    return names


def _cells(names: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    if len(cells) != len(names):
        problem = f"cells, where the first row names {len(names)} columns"
        raise MicroloanError("row", len(cells), problem, code="wrong_length")
    return {name: cell.strip() for name, cell in zip(names, cells, strict=True)}


def _transaction(cells: Mapping[str, str], currency: Currency) -> SavingsTransaction:
    word = cells["kind"].lower().replace(" ", "_")
    if word not in _KINDS:
        raise MicroloanError("kind", cells["kind"], f"must be {' or '.join(_KINDS)}", code="unknown_choice")
    value_date = _day("date", cells["date"])
    booked = cells.get("booked", "")
    return SavingsTransaction(
        _KINDS[word],
        _amount(cells["amount"], currency),
        value_date,
        _day("booked", booked) if booked else value_date,
        _number("sequence", cells.get("sequence", "")) or 0,
        _number("reverses", cells.get("reverses", "")),
        _number("installment", cells.get("installment", "")),
    )


def _amount(text: str, currency: Currency) -> Money | None:
    if not text:
        return None
    try:
        return currency(text)
    except MicroloanError as error:
        raise MicroloanError("amount", text, error.problem, code=error.code) from None


def _day(name: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20260104 and 2026-W01-7.
    if day is None or day.isoformat() != text:
        raise MicroloanError(name, text, "is not a date; write one like 2026-01-04", code="bad_date")
    return day


def _number(name: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise MicroloanError(name, text, "is not a whole number", code="bad_number")
    return int(text)
