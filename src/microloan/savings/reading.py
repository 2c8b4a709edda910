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
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from microloan.errors import MicroloanError
from microloan.records.separated import BadRow, column_names, day_in, whole_in, wrong_length
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.currency import Currency, Money

_NEEDED = ("date", "kind", "amount")
_KNOWN = (*_NEEDED, "booked", "sequence", "reverses", "installment")
_KINDS = {kind.value: kind for kind in TransactionKind}


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
        names = column_names(next(rows, list[str]()), known=_KNOWN, needed=_NEEDED)
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


def _cells(names: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    if len(cells) != len(names):
        raise wrong_length(len(cells), len(names))
    return {name: cell.strip() for name, cell in zip(names, cells, strict=True)}


def _transaction(cells: Mapping[str, str], currency: Currency) -> SavingsTransaction:
    word = cells["kind"].lower().replace(" ", "_")
    if word not in _KINDS:
        raise MicroloanError("kind", cells["kind"], f"must be {' or '.join(_KINDS)}", code="unknown_choice")
    value_date = day_in("date", cells["date"])
    booked = cells.get("booked", "")
    return SavingsTransaction(
        _KINDS[word],
        _amount(cells["amount"], currency),
        value_date,
        day_in("booked", booked) if booked else value_date,
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


def _number(name: str, text: str) -> int | None:
    return whole_in(name, text) if text else None
