"""A portfolio as its files tell it: loans, payments, and where every loan stands at the end of a day.

>>> from microloan.portfolio.exchange.reading import LoanFile, PaymentFile
>>> from microloan.portfolio.samples import sample_book
>>> made = sample_book(loans=50)
>>> found = age_files(
...     LoanFile(made.loans, ()), PaymentFile(made.payments, ()), as_of=made.until, product_of=made.product
... )
>>> found.position, found.bad_loans, found.bad_payments
(<BookPosition of 50 loans on 2026-06-30: 5 late>, (), ())
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.calendars.days import checked_day, to_date
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.ledger.lateness import STRICT
from microloan.portfolio.exchange.books import PlacedBook, books_of, check_product_of, without
from microloan.portfolio.exchange.borrowers import borrowers_of
from microloan.portfolio.exchange.cells import of_refused_loan
from microloan.portfolio.exchange.reading import MOST_BAD_ROWS, LoanFile, PaymentFile, check_bad
from microloan.portfolio.positioning import UnpaidInstallments, part_of, unpaid_installments
from microloan.portfolio.positions import BookPosition
from microloan.records import BadRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from microloan.arithmetic.kinds import Column, Truths
    from microloan.currency import Currency, Money
    from microloan.ledger.lateness import Lateness
    from microloan.portfolio.exchange.books import ProductOf
    from microloan.portfolio.exchange.borrowers import Borrowers
    from microloan.portfolio.exchange.rows import LoanRows, PaymentRows
    from microloan.regulations.book import Rulebook
    from microloan.regulations.classification import Classification

_COLUMNS = ("scheduled", "paid", "overdue", "overdue_principal", "outstanding_principal", "oldest_unpaid")


class LeftOut(NamedTuple):
    """What is in no figure, though nothing is wrong with it, and what is wrong but told by its number alone.

    Parameters
    ----------
    loans, payments
        How many loans are paid out after the day, and how many good payments made after it.
    untold
        How many payments more than 100,000 are of loans that are refused, or not there.
    """

    loans: int
    payments: int
    untold: int


@dataclass(frozen=True, slots=True, eq=False)
class AgedFiles:
    """A portfolio as its files tell it; `age_files` makes it.

    Parameters
    ----------
    loans
        The loans that are good, and paid out by the day.
    position
        Where each of them stands.
    paid
        What was paid for each until the day, in minor units.
    books
        The books that they make, with the place of each loan among `loans`.
    bad_loans, bad_payments
        The rows that are in no figure, in the order of lines.
    left_out
        How many loans and payments are in no figure for other reasons.
    lateness
        What was tolerated before a loan counts as late.
    """

    loans: LoanRows
    position: BookPosition
    paid: Column
    books: tuple[PlacedBook, ...]
    bad_loans: tuple[BadRow, ...]
    bad_payments: tuple[BadRow, ...]
    left_out: LeftOut
    lateness: Lateness

    @property
    def refundable(self) -> Column:
        """What is held for the member of each loan, for nothing was left to pay; in minor units."""
        return self.paid - self.position.paid

    @property
    def borrowers(self) -> Borrowers:
        """The borrower of each loan: by her number or, where a row has none, by her name."""
        return borrowers_of(self.loans)

    def class_numbers(self, rules: Rulebook | Classification) -> Column:
        """Return the number of each loan's class, from 0 for the best, with all loans of a borrower in the file."""
        return self.position.class_numbers(rules, borrowers=self.borrowers.of)

    def by_class(self, rules: Rulebook | Classification) -> dict[str, Money]:
        """Return the outstanding principal of each class, as `provision_sheet` takes it.

        Parameters
        ----------
        rules
            A rulebook, or one classification. Where it gives all loans of a borrower the worst of
            their classes, borrowers are told apart as `borrowers` says.
        """
        return self.position.by_class(rules, borrowers=self.borrowers.of)

    def unpaid_installments(self) -> UnpaidInstallments:
        """Return every installment that is due and unpaid, with the place of its loan among `loans`."""
        import numpy as np

        found = [
            (rows[part.loan], part.due_day, part.amount)
            for rows, book, _ in self.books
            for part in [unpaid_installments(book, self.position.as_of, self.paid[rows])]
        ]
        columns = zip(*found, strict=True) if found else [[np.zeros(0, dtype=np.int64)]] * 3
        return UnpaidInstallments(*(np.concatenate(list(column)) for column in columns))


def age_files(
    loans: LoanFile, payments: PaymentFile, *, as_of: date, product_of: ProductOf, lateness: Lateness = STRICT
) -> AgedFiles:
    """Return where the loans of a file stand at the end of a day, from the payments of another.

    Parameters
    ----------
    loans, payments
        The files, as `read_loans` and `read_payments` give them.
    as_of
        The day. Loans paid out after it, and payments made after it, are left out.
    product_of
        From the name of a product, which is empty where a row has none, to the product: a function,
        such as ``lambda name: product`` for files of one product.
    lateness
        What is tolerated before a loan counts as late.

    Raises
    ------
    CurrencyMismatch
        If the files are in two currencies.
    MicroloanError
        If the day is none, `product_of` no function, or so many rows are bad that another file
        was meant.
    """
    import numpy as np

    check_product_of(product_of)
    for name, given, kind in (("loans", loans, LoanFile), ("payments", payments, PaymentFile)):
        if not isinstance(given, kind):
            problem = f"must be a {kind.__name__}, as read_{name} gives it"
            raise MicroloanError(name, given, problem, code="wrong_type")
    day, rows = checked_day(as_of, "as_of"), loans.rows
    if rows.currency != payments.rows.currency:
        problem = f"must be in {rows.currency.code}, as the loans are"
        raise CurrencyMismatch("payments", payments.rows.currency.code, problem, code="currency_mismatch")
    of = _loans_of(rows, payments.rows)
    paid = _paid(rows, payments.rows, of, day)
    books = books_of(rows, product_of)
    bad = [*loans.bad, *books.bad]
    known = _marked(books.books, len(rows))
    stands = [one for placed in books.books if (one := _stand(rows, placed, paid, (as_of, lateness), bad)) is not None]
    later = rows.disbursed > day
    good = _marked([placed for placed, _ in stands], len(rows))
    in_file = good | (known & later)
    wrong = _wrong(rows, payments.rows, of, in_file)
    told = np.flatnonzero(wrong)[:MOST_BAD_ROWS].tolist()
    check_bad(bad)
    place = np.cumsum(good) - 1
    return AgedFiles(
        rows.kept(good),
        _joined(stands, good, rows.currency, as_of),
        paid[good],
        tuple(placed._replace(rows=place[placed.rows]) for placed, _ in stands),
        _in_order(bad),
        _in_order([*payments.bad, *_told(rows, payments.rows, of, in_file, told)]),
        LeftOut(
            int((known & later).sum()),
            int(((payments.rows.paid_on > day) & ~wrong).sum()),
            int(wrong.sum()) - len(told),
        ),
        lateness,
    )


def _loans_of(rows: LoanRows, payments: PaymentRows) -> Column:
    """Return the row of each payment's loan; -1 for a loan that is not there."""
    import numpy as np

    place = {loan: row for row, loan in enumerate(rows.loan)}
    of_name = np.array([place.get(name, -1) for name in payments.loan.values], dtype=np.int64)
    return of_name[payments.loan.codes] if len(of_name) else payments.loan.codes


def _paid(rows: LoanRows, payments: PaymentRows, of: Column, day: int) -> Column:
    """Return what was paid for each loan until a day."""
    import numpy as np

    counted = (of >= 0) & (payments.paid_on <= day)
    counted[counted] = payments.paid_on[counted] >= rows.disbursed[of[counted]]
    amounts, which = payments.amount[counted], of[counted]
    fits = not len(amounts) or int(amounts.max()) * len(amounts) <= LARGEST_INT64
    paid = np.zeros(len(rows), dtype=np.int64 if fits else object)
    np.add.at(paid, which, amounts)
    if fits:
        return paid
    for row in np.flatnonzero([one > LARGEST_INT64 for one in paid]).tolist():
        problem = "has payments that add up to more than a column holds"
        raise MicroloanError("loan", rows.loan[row], problem, code="overflow")
    return paid.astype(np.int64)


def _stand(
    rows: LoanRows, placed: PlacedBook, paid: Column, asked: tuple[date, Lateness], bad: list[BadRow]
) -> tuple[PlacedBook, BookPosition] | None:
    """Return the loans of a book that are paid out, and where they stand; what cannot be is told."""
    import numpy as np

    which, book, shared = placed
    as_of, lateness = asked
    now = rows.disbursed[which] <= as_of.toordinal()
    if not now.all():
        which, book = which[now], part_of(book, now) if now.any() else book
    while len(which):
        try:
            return PlacedBook(which, book, shared), book.position(as_of, paid=paid[which], lateness=lateness)
        except ColumnError as error:
            kept, more = without(rows, which, shared, error)
            bad += more
            book = part_of(book, np.isin(which, kept)) if len(kept) else book
            which = kept
    return None


def _wrong(rows: LoanRows, payments: PaymentRows, of: Column, known: Truths) -> Truths:
    """Return which payments are for no loan, for one that is refused, or from before it was paid out."""
    wrong: Truths = of < 0
    wrong[~wrong] = ~known[of[~wrong]] | (payments.paid_on[~wrong] < rows.disbursed[of[~wrong]])
    return wrong


def _told(rows: LoanRows, payments: PaymentRows, of: Column, known: Truths, which: Iterable[int]) -> Iterator[BadRow]:
    """Yield what is wrong with some payments."""
    for payment in which:
        row, name, line = int(of[payment]), payments.loan.at(payment), int(payments.lines[payment])
        if row < 0:
            error = rows.not_there(name)
        elif not known[row]:
            error = of_refused_loan(name, int(rows.lines[row]))
        else:
            problem = f"is before the loan is paid out, on {rows.disbursed_on(row)}"
            error = MicroloanError("paid_on", to_date(int(payments.paid_on[payment])), problem, code="outside_life")
        yield BadRow(line, error, name)


def _joined(
    stands: list[tuple[PlacedBook, BookPosition]], good: Truths, currency: Currency, as_of: date
) -> BookPosition:
    """Return the positions of several books as one, in the order of rows."""
    import numpy as np

    columns = [np.zeros(len(good), dtype=np.int64) for _ in _COLUMNS]
    for placed, position in stands:
        for column, name in zip(columns, _COLUMNS, strict=True):
            column[placed.rows] = getattr(position, name)
    return BookPosition(currency, as_of, *(column[good] for column in columns))


def _marked(books: Iterable[PlacedBook], rows: int) -> Truths:
    import numpy as np

    marked = np.zeros(rows, dtype=np.bool_)
    for placed in books:
        marked[placed.rows] = True
    return marked


def _in_order(bad: list[BadRow]) -> tuple[BadRow, ...]:
    return tuple(sorted(bad, key=lambda row: row.line))
