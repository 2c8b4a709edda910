r"""Transactions from a file of comma-separated values; a bad row does not spoil the others.

==================  =====================================================================
column
==================  =====================================================================
``date``            the value date, 2026-01-04
``kind``            ``deposit``, ``withdrawal``, ``loan_transfer``, ``reversal``,
                    ``brought_forward``, ``closing``
``amount``          as people print it: 50, 50.25, 1,500.00, Tk. 1,500, ১,৫০০, 1.5 lakh;
                    empty for a closing
``booked``          when it was written down; empty or left out for the same day
``sequence``        its place within the day, and its number for a reversal
``reverses``        for a reversal: the sequence of what it undoes
``installment``     for a loan transfer: which one it pays
``remark``          anything; it is not read
==================  =====================================================================

The first line names the columns, in any order; the first three must be there. A column
without a name is empty. A file with any other column is refused: a misspelt ``reverses``
would go unread. Amounts are read by `microloan.currency.parsing`, and what can be read in two ways
is refused; dates and numbers are in the digits 0 to 9.

Each line is a row: quotation marks close on the line they open on, so that one that does
not spoils no other row.

>>> from microloan.currency import BDT
>>> text = "date,kind,amount\n2026-01-07,deposit,50\n2026-01-14,deposit,fifty\n"
>>> found = read_transactions(text, BDT)
>>> len(found.transactions), found.lines, found.problems[0].line
(1, (2,), 3)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from microloan.currency import Currency, Money
from microloan.currency.parsing.typed import minor_typed
from microloan.errors import MicroloanError
from microloan.records.separated import BadRow, cells_of_line, column_names, day_in, whole_in, wrong_length
from microloan.savings.transactions import SavingsTransaction, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEEDED = ("date", "kind", "amount")
_KNOWN = (*_NEEDED, "booked", "sequence", "reverses", "installment", "remark")
_KINDS = {kind.value: kind for kind in TransactionKind}
_LINE_END = re.compile("\r\n|\n|\r")


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
        If the text is none, or the first line cannot be: a column that is needed is missing,
        or one is unknown or stands twice.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> read_transactions("date,kind,amount\n2026-01-07,deposit,50\n", BDT).transactions[0].amount
    BDT('50.00')
    """
    if not isinstance(text, str):
        problem = 'must be text, such as Path("passbook.csv").read_text(encoding="utf-8")'
        raise MicroloanError("text", text, problem, code="wrong_type")
    if not isinstance(currency, Currency):
        raise MicroloanError("currency", currency, "must be a Currency, like BDT", code="wrong_type")
    first, *others = _LINE_END.split(text.removeprefix("\ufeff"))
    names = column_names(cells_of_line(first), known=_KNOWN, needed=_NEEDED)
    good: list[SavingsTransaction] = []
    lines: list[int] = []
    problems: list[BadRow] = []
    for number, line in enumerate(others, start=2):
        try:
            cells = cells_of_line(line)
            if any(cell.strip() for cell in cells):
                good.append(_transaction(_cells(names, cells), currency))
                lines.append(number)
        except MicroloanError as error:
            problems.append(BadRow(number, error))
    return TransactionFile(tuple(good), tuple(lines), tuple(problems))


def _cells(names: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    if len(cells) != len(names):
        raise wrong_length(len(cells), len(names))
    found = [(name, cell.strip()) for name, cell in zip(names, cells, strict=True)]
    for name, cell in found:
        if cell and not name:
            problem = "stands in a column without a name; call it remark, which is not read"
            raise MicroloanError("cell", cell, problem, code="unknown_key")
    return dict(found)


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
        _whole("sequence", cells) or 0,
        _whole("reverses", cells),
        _whole("installment", cells),
    )


def _whole(name: str, cells: Mapping[str, str]) -> int | None:
    text = cells.get(name, "")
    return whole_in(name, text) if text else None


def _amount(text: str, currency: Currency) -> Money | None:
    if not text:
        return None
    try:
        return Money.from_minor(minor_typed(text, currency), currency)
    except MicroloanError as error:
        raise MicroloanError("amount", text, error.problem, code=error.code) from None
