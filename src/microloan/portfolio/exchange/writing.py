"""Loans and payments written to files: comma-separated values, or Parquet.

Amounts are in plain digits, dates as 2026-01-04; lines end in LF.

>>> from io import StringIO
>>> from microloan.portfolio.samples import sample_book
>>> made, file = sample_book(loans=2), StringIO()
>>> write_payments(made.payments, file)
>>> print(file.getvalue().splitlines()[0])
reference,loan,paid_on,amount
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from microloan.calendars.days import to_date
from microloan.currency.minor_units import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Words

# Rows that are written at once: enough to be quick, few enough to stay small.
_AT_ONCE = 65_536
_QUOTED = frozenset(',"\n\r')


def write_loans(rows: LoanRows, file: TextIO) -> None:
    """Write loans to a text file that is open; a count of installments where any loan has one.

    Examples
    --------
    >>> import sys
    >>> from microloan.portfolio.samples import sample_book
    >>> write_loans(sample_book(loans=1).loans, sys.stdout)
    loan,member_no,member,product,first_due,branch,group,principal,disbursed_on
    L-000001,M-000001,Jorina Bibi,jcf-jagoron,thursday,B-01,B-01-G01,24000.00,2025-08-31
    """
    counted = bool(rows.installments.any())
    headings = ["loan", *rows.words, "principal", "disbursed_on", *(["installments"] if counted else [])]
    file.write(",".join(headings) + "\n")
    amount = partial(plain_text, exponent=rows.currency.exponent)
    for block in _blocks(len(rows)):
        columns = [
            [_cell(loan) for loan in rows.loan[block]],
            *(_words(words, block) for words in rows.words.values()),
            _texts(rows.principal[block], amount),
            _texts(rows.disbursed[block], _day),
        ]
        if counted:
            columns.append(_texts(rows.installments[block], lambda count: str(count or "")))
        _write(file, columns)


def write_payments(rows: PaymentRows, file: TextIO) -> None:
    """Write payments to a text file that is open.

    Examples
    --------
    >>> import sys
    >>> from datetime import date
    >>> from microloan.portfolio.samples import sample_book
    >>> write_payments(sample_book(loans=1, seed=11, until=date(2026, 2, 1)).payments, sys.stdout)
    reference,loan,paid_on,amount
    R-0000001,L-000001,2026-01-25,1117.00
    R-0000002,L-000001,2026-02-01,1117.00
    """
    receipts = None if rows.references is None else iter(rows.references)
    file.write(",".join([*(["reference"] if receipts else []), "loan", "paid_on", "amount"]) + "\n")
    amount = partial(plain_text, exponent=rows.currency.exponent)
    for block in _blocks(len(rows)):
        columns = [
            _words(rows.loan, block),
            _texts(rows.paid_on[block], _day),
            _texts(rows.amount[block], amount),
        ]
        if receipts is not None:
            columns.insert(0, [_cell(text) for text in islice(receipts, len(columns[0]))])
        _write(file, columns)


def _blocks(rows: int) -> Iterator[slice]:
    return (slice(start, start + _AT_ONCE) for start in range(0, rows, _AT_ONCE))


def _write(file: TextIO, columns: list[list[str]]) -> None:
    file.writelines(f"{line}\n" for line in map(",".join, zip(*columns, strict=True)))


def _texts(numbers: Column, text_of: Callable[[int], str]) -> list[str]:
    """Return the text of each number; a column says few things many times."""
    import numpy as np

    different, places = np.unique(numbers, return_inverse=True)
    texts = [text_of(number) for number in different.tolist()]
    return [texts[place] for place in places.tolist()]


def _words(words: Words, block: slice) -> list[str]:
    return _texts(words.codes[block], lambda code: _cell(words.values[code]))


def _day(day: int) -> str:
    return to_date(day).isoformat()


def _cell(text: str) -> str:
    return text if _QUOTED.isdisjoint(text) else '"{}"'.format(text.replace('"', '""'))
