"""The position of a book, block by block: no more schedules are kept than one block needs.

>>> from datetime import date
>>> from microloan.ledger.lateness import STRICT
>>> from microloan.portfolio import LoanBook
>>> from microloan.products import preset
>>> book = LoanBook.from_columns(preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4))
>>> compute_position(book, date(2026, 2, 2), [48_600], STRICT).overdue.tolist()
[97200]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import LARGEST_INT64, largest
from microloan.calendars.days import checked_day
from microloan.currency import Money
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.interest.plan import Ratio
from microloan.ledger.components import FEE, INTEREST, PRINCIPAL
from microloan.ledger.lateness import Lateness
from microloan.portfolio.columns import read_amounts, refuse
from microloan.portfolio.costs import in_parts
from microloan.portfolio.positions import BookPosition
from microloan.portfolio.settling import DueRow, Late, settle, standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.portfolio.book import LoanBook
    from microloan.portfolio.schedules import BookSchedules

_BLOCK_LOANS = 32_768


class UnpaidInstallments(NamedTuple):
    """Installments that are due and unpaid: the position of the loan, the due day, and minor units."""

    loan: Column
    due_day: Column
    amount: Column


def compute_position(book: LoanBook, as_of: date, paid: object, lateness: Lateness) -> BookPosition:
    """Return where the loans of a book stand; as `LoanBook.position`."""
    import numpy as np

    day, late = checked_day(as_of, "as_of"), _late(book, lateness)
    amounts = _paid(book, day, as_of, paid)
    found = [np.empty(len(book), dtype=np.int64) for _ in range(6)]
    for block, schedules in _blocks(book):
        columns = standing(_rows(schedules), _wide(schedules, amounts[block]), day, late)
        for column, part in zip(found, columns, strict=True):
            column[block] = _narrow(part)
    scheduled, settled, overdue, overdue_principal, outstanding, oldest = found
    outstanding = outstanding - _undrawn(book, day)
    refuse(outstanding < 0, "paid", "have paid back principal before it is paid out", "beyond_balance")
    return BookPosition(
        book.shared.currency, as_of, scheduled, settled, overdue, overdue_principal, outstanding, oldest
    )


def unpaid_installments(book: LoanBook, as_of: date, paid: object) -> UnpaidInstallments:
    """Return every installment that is due and unpaid, for a provision that goes by their age.

    Parameters
    ----------
    book
        The loans.
    as_of, paid
        As for `LoanBook.position`.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio import LoanBook
    >>> from microloan.products import preset
    >>> book = LoanBook.from_columns(preset("jcf-jagoron"), principal=[2_000_000], disbursed_on=date(2026, 1, 4))
    >>> unpaid_installments(book, date(2026, 2, 2), [50_000]).amount.tolist()
    [47200, 48600]
    """
    import numpy as np

    day = checked_day(as_of, "as_of")
    amounts = _paid(book, day, as_of, paid)
    found: list[tuple[Column, Column, Column]] = []
    for block, schedules in _blocks(book):
        left = _wide(schedules, amounts[block])
        for due_day, parts in _rows(schedules):
            unpaid, left = settle(left, parts)
            amount = unpaid[0] + unpaid[1] + unpaid[2]
            places = np.flatnonzero((due_day > 0) & (due_day <= day) & (amount > 0))
            found.append((places + block.start, due_day[places], _narrow(amount[places])))
    return UnpaidInstallments(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _late(book: LoanBook, lateness: object) -> Late:
    if not isinstance(lateness, Lateness):
        raise MicroloanError("lateness", lateness, "must be Lateness, such as STRICT", code="wrong_type")
    tolerance = lateness.tolerance
    if tolerance is not None and tolerance.currency != book.shared.currency:
        problem = "must be in the currency of the loans"
        raise CurrencyMismatch("lateness.tolerance", tolerance, problem, code="currency_mismatch")
    fee, interest, principal = (one in lateness.components for one in (FEE, INTEREST, PRINCIPAL))
    return Late(lateness.grace_days, 0 if tolerance is None else tolerance.minor, (fee, interest, principal))


def _paid(book: LoanBook, day: int, as_of: date, paid: object) -> Column:
    amounts = read_amounts("paid", paid, book.shared.currency)
    if len(amounts) != len(book):
        raise MicroloanError("paid", len(amounts), f"rows, where the book has {len(book)} loans", code="wrong_shape")
    refuse(amounts < 0, "paid", "have paid < 0")
    refuse(book.disbursed > day, "as_of", f"have disbursed_on after as_of={as_of}", "outside_life")
    return amounts


def _blocks(book: LoanBook) -> Iterator[tuple[slice, BookSchedules]]:
    """Yield the schedules of some loans at a time."""
    for start in range(0, len(book), _BLOCK_LOANS):
        block = slice(start, min(start + _BLOCK_LOANS, len(book)))
        part = book if len(book) <= _BLOCK_LOANS else part_of(book, block)
        try:
            schedules = part.schedules()
        except ColumnError:
            # Its positions are those of a block; of the whole book, all that are wrong are told.
            book.schedules()
            raise
        yield block, schedules


def part_of(book: LoanBook, block: slice | Column | Truths) -> LoanBook:
    """Return some loans of a book as a book of their own.

    >>> import numpy as np
    >>> from datetime import date
    >>> from microloan.portfolio import LoanBook
    >>> from microloan.products import preset
    >>> book = LoanBook.from_columns(preset("jcf-jagoron"), principal=[2_000_000] * 3, disbursed_on=date(2026, 1, 4))
    >>> part_of(book, np.array([2]))
    <LoanBook of 1 loans>
    """

    def cut(column: Column | int) -> Column | int:
        return column if isinstance(column, int) else column[block]

    return replace(
        book,
        principal=book.principal[block],
        disbursed=book.disbursed[block],
        installments=cut(book.installments),
        rate=Ratio(cut(book.rate.numerator), cut(book.rate.denominator)),
    )


def _rows(schedules: BookSchedules) -> Iterator[DueRow[Column]]:
    fee = schedules.fee
    for row, due_day in enumerate(schedules.due_days):
        yield DueRow(due_day, (0 if fee is None else fee[row], schedules.interest[row], schedules.principal[row]))


def _wide(schedules: BookSchedules, paid: Column) -> Column:
    """Return what was paid, as Python ints where sums over a loan might not fit int64."""
    most = sum(largest(array) for array in schedules.arrays[1:3]) + (
        0 if schedules.fee is None else largest(schedules.fee)
    )
    return paid if most * len(schedules.due_days) <= LARGEST_INT64 else paid.astype(object)


def _narrow(column: Column) -> Column:
    import numpy as np

    if column.dtype == np.int64:
        return column
    refuse(np.array([one > LARGEST_INT64 for one in column]), "interest", "have sums past int64", "overflow")
    return column.astype(np.int64)


def _undrawn(book: LoanBook, day: int) -> Column | int:
    """Return what of each loan is not yet paid out."""
    if isinstance(book.shared.principal, Money) or not in_parts(book.shared):
        return 0
    import numpy as np

    from microloan.products.paying_out import undrawn

    return np.array([undrawn(book.terms(position), day) for position in range(len(book))], dtype=np.int64)
