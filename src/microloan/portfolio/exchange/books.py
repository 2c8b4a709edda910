"""The books that the rows of a file make: one for all loans of a product, a rhythm and a first due date.

A row whose loan the product does not offer is told by its line, and the others are kept.

>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=50)
>>> found = books_of(made.loans, made.product)
>>> len(found.books), found.bad
(8, [])
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from microloan.calendars import Frequency
from microloan.calendars.days import to_date
from microloan.currency import Money
from microloan.errors import ColumnError, MicroloanError
from microloan.portfolio.book import LoanBook
from microloan.portfolio.columns import UNIX_EPOCH
from microloan.products import LoanProduct
from microloan.products.names import first_due_of
from microloan.records import BadRow
from microloan.schedules import amortize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from microloan.arithmetic.kinds import Column
    from microloan.portfolio.exchange.rows import LoanRows
    from microloan.products import LoanTerms
    from microloan.products.repayment import MeetingDay

    ProductOf = Callable[[str], LoanProduct]

# Rows that differ in one of these are in different books.
_APART = ("product", "every", "first_due", "rate")
# What a product may leave open, and a row then must say.
_LEFT_OPEN = ("installments", "every", "first_due", "rate")


class Shared(NamedTuple):
    """What the loans of a book have in common."""

    product: LoanProduct
    every: Frequency | None
    first_due: MeetingDay | date | None
    rate: str | None


class PlacedBook(NamedTuple):
    """A book, the rows from which its loans come, counted from 0, and what they have in common."""

    rows: Column
    book: LoanBook
    shared: Shared


class Books(NamedTuple):
    """The books of a file, and the rows that are in none."""

    books: list[PlacedBook]
    bad: list[BadRow]


def books_of(rows: LoanRows, product_of: ProductOf) -> Books:
    """Return the books that rows make.

    Parameters
    ----------
    rows
        The loans.
    product_of
        From the name of a product, which is empty where a row has none, to the product;
        raises a `MicroloanError` for a name that it does not know.

    Notes
    -----
    The schedules are not computed; a loan whose due dates cannot be is found when they are.
    """
    found: list[PlacedBook] = []
    bad: list[BadRow] = []
    # A preset is read from its file; where first due dates are given, there are thousands of books.
    product_of = cache(product_of)
    for which in _groups(rows):
        try:
            shared = shared_by(rows, int(which[0]), product_of)
        except MicroloanError as error:
            bad += [BadRow(line, error) for line in rows.lines[which].tolist()]
            continue
        placed = _book(rows, which, shared, bad)
        if placed is not None:
            found.append(placed)
    return Books(found, bad)


def check_product_of(product_of: object) -> None:
    """Raise a `MicroloanError` for what is no function from the name of a product to the product.

    >>> check_product_of({})
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: product_of='dict' must be a function from a product's name to the product; for \
one product give lambda name: product, for a dict its __getitem__
    """
    if not callable(product_of):
        instead = "for one product give lambda name: product, for a dict its __getitem__"
        problem = f"must be a function from a product's name to the product; {instead}"
        raise MicroloanError("product_of", type(product_of).__name__, problem, code="wrong_type")


def shared_by(rows: LoanRows, row: int, product_of: ProductOf) -> Shared:
    """Return what the loan of a row has in common with others.

    Raises
    ------
    MicroloanError
        If a word says nothing, or the product is not known.
    """
    words = {name: rows.words[name].at(row) for name in _APART if name in rows.words}
    product = _product(words.get("product", ""), product_of)
    if product.principal.currency != rows.currency:
        problem = f"is in {product.principal.currency.code}, where the file is in {rows.currency.code}"
        raise MicroloanError("product", product.id, problem, code="currency_mismatch")
    every, first_due = words.get("every"), words.get("first_due")
    return Shared(
        product,
        Frequency.from_text(every) if every else None,
        first_due_of(first_due, "first_due") if first_due else None,
        words.get("rate") or None,
    )


def _product(name: str, product_of: ProductOf) -> LoanProduct:
    """Return the product of a name; what a dict does not have is a mistake of the row."""
    try:
        product: object = product_of(name)
    except KeyError:
        raise MicroloanError("product", name, "is not known to product_of", code="unknown_preset") from None
    if not isinstance(product, LoanProduct):
        problem = f"is a {type(product).__name__} by product_of; must be a LoanProduct"
        raise MicroloanError("product", name, problem, code="wrong_type")
    return product


def terms_of(rows: LoanRows, row: int, shared: Shared) -> LoanTerms:
    """Return the terms of the loan of one row.

    Raises
    ------
    MicroloanError
        If the product does not offer them.
    """
    try:
        return shared.product.terms(
            principal=Money.from_minor(int(rows.principal[row]), rows.currency),
            disbursed_on=to_date(int(rows.disbursed[row])),
            installments=int(rows.installments[row]) or None,
            every=shared.every,
            first_due=shared.first_due,
            rate=shared.rate,
        )
    except MicroloanError as error:
        raise _as_of_cell(rows, error) from None


def without(rows: LoanRows, which: Column, shared: Shared, refused: MicroloanError) -> tuple[Column, list[BadRow]]:
    """Return the rows of a book that was refused which are not to blame, and why the others are.

    Parameters
    ----------
    rows
        The loans.
    which
        The rows of the book.
    shared
        What they have in common.
    refused
        Why the book was refused; where it tells no rows apart, each loan is looked at by itself.
    """
    import numpy as np

    suspects = refused.positions if isinstance(refused, ColumnError) else range(len(which))
    bad = {place: error for place in suspects if (error := _alone(rows, int(which[place]), shared)) is not None}
    # Whatever is wrong with no loan by itself is wrong with all that are named.
    bad = bad or dict.fromkeys(suspects, refused)
    good = np.ones(len(which), dtype=np.bool_)
    good[list(bad)] = False
    return which[good], [BadRow(int(rows.lines[which[place]]), error) for place, error in bad.items()]


def _as_of_cell(rows: LoanRows, error: MicroloanError) -> MicroloanError:
    """Return the error of terms that are not said as that of the cell, or the column, that should say them."""
    name = error.argument
    if error.value is not None or name not in _LEFT_OPEN:
        return error
    has_column = bool(rows.installments.any()) if name == "installments" else name in rows.words
    argument, value = (name, "") if has_column else ("column", name)
    problem = f"{'must not be empty' if has_column else 'is missing'}; it {error.problem}"
    return MicroloanError(argument, value, problem, code=error.code)


def _book(rows: LoanRows, which: Column, shared: Shared, bad: list[BadRow]) -> PlacedBook | None:
    while len(which):
        counts = rows.installments[which]
        try:
            book = LoanBook.from_columns(
                shared.product,
                principal=rows.principal[which],
                disbursed_on=(rows.disbursed[which] - UNIX_EPOCH).astype("datetime64[D]"),
                installments=counts if counts[0] else None,
                every=shared.every,
                first_due=shared.first_due,
                rate=shared.rate,
            )
        except MicroloanError as error:
            which, more = without(rows, which, shared, error)
            bad += more
        else:
            return PlacedBook(which, book, shared)
    return None


def _groups(rows: LoanRows) -> Iterator[Column]:
    """Yield the rows of each book, in order; those that say their count stand apart from those that do not."""
    import numpy as np

    if not len(rows):
        return
    key = rows.told_apart(_APART, (rows.installments > 0).astype(np.int64))
    order = np.argsort(key, kind="stable")
    ends = np.flatnonzero(np.diff(key[order])) + 1
    yield from np.split(order, ends)


def _alone(rows: LoanRows, row: int, shared: Shared) -> MicroloanError | None:
    try:
        amortize(terms_of(rows, row, shared))
    except MicroloanError as error:
        return error
    return None
