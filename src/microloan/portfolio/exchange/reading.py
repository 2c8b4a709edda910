r"""Loans and payments read from files: good rows as columns, bad ones by their line.

==================  =====================================================================
column of loans
==================  =====================================================================
``loan``            by what the loan is known: any text, no two alike
``principal``       500, 1,50,000 or Tk. 1,50,000
``disbursed_on``    2026-01-04
``product``         a preset, or a product that the caller gives by its name
``installments``    how many, where the product leaves a choice
``every``           how often, likewise: week, 2 weeks, month
``first_due``       the meeting day, a day of the month, or a date
``rate``            24%, where the product publishes none
``member_no``       whose it is: the number of a member, another for each in the whole file
``member``          her name
``branch``          where she belongs, as does ``group``
``officer``         who collects
==================  =====================================================================

==================  =====================================================================
column of payments
==================  =====================================================================
``loan``            for which loan
``paid_on``         2026-01-28
``amount``          as above; what a payment brings for savings is no part of it
``reference``       the number of its receipt, if any; no two alike for one loan
==================  =====================================================================

All loans under one ``member_no`` are one borrower's, whatever name stands beside it; numbers that
begin anew in every branch or group need it in front, as in B-01-014. Where a row has no number,
loans of one name in one branch and group are one borrower's for her class, and lines of their own
on a collection sheet. A loan with neither stands by itself.

The first three of each must be there. Columns stand in any order, in comma-separated values
or Parquet. Digits may be English, Bangla or Hindi; capitals in ``every``, ``first_due`` and the
names of presets are small letters. Other columns are ignored, and named in what is returned;
one that is a known column misspelt is refused.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from microloan.currency import BDT
>>> with TemporaryDirectory() as folder:
...     path = Path(folder) / "PAYMENTS.csv"
...     _ = path.write_text("loan,paid_on,amount\nL-1,2026-01-28,Tk. 485\nL-1,2026-01-35,485\n")
...     found = read_payments(path, BDT)
>>> found.rows, found.bad[0].line, str(found.bad[0].error)
(<PaymentRows of 1 payments>, 3, "paid_on='2026-01-35' is not a date; write one like 2026-01-04")
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from microloan.currency.printing.counting import check_currency
from microloan.errors import MicroloanError
from microloan.portfolio.columns import check_numpy
from microloan.portfolio.exchange.blocks import Columns, blocks_of
from microloan.portfolio.exchange.cells import Places, amounts_in, counts_in, days_in, folded, product_name
from microloan.portfolio.exchange.repeats import repeated
from microloan.portfolio.exchange.rows import LoanRows, PaymentRows, Texts, Words
from microloan.records.separated import BadRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from microloan.arithmetic.kinds import Column
    from microloan.currency import Currency
    from microloan.portfolio.exchange.blocks import Block
    from microloan.portfolio.exchange.cells import Read

Rows = TypeVar("Rows", LoanRows, PaymentRows)

LOAN_WORDS = ("product", "every", "first_due", "rate", "member_no", "member", "branch", "group", "officer")
_NAMED = {"product": product_name, "every": folded, "first_due": folded, "rate": folded}
_LOANS_NEED = ("loan", "principal", "disbursed_on")
# The office of a loan is its branch, and no officer; an installment is what is paid, and no count.
_APART = ("office", "offices", "installment")
LOANS = Columns((*_LOANS_NEED, "installments", *LOAN_WORDS), _LOANS_NEED, _APART)
_PAYMENTS_NEED = ("loan", "paid_on", "amount")
_PAYMENTS = Columns((*_PAYMENTS_NEED, "reference"), _PAYMENTS_NEED)
# With more bad rows than this, it is another file that was meant.
MOST_BAD_ROWS = 100_000


class LoanFile(NamedTuple):
    """What a file of loans holds: the good rows, the bad ones in the order of lines, and the columns not read."""

    rows: LoanRows
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()


class PaymentFile(NamedTuple):
    """What a file of payments holds: the good rows, the bad ones in the order of lines, and the columns not read."""

    rows: PaymentRows
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()


class _Found(NamedTuple):
    """The good rows of a file as lines and columns, its bad rows, its receipts, and the columns not read."""

    lines: Column
    columns: dict[str, Column]
    bad: list[BadRow]
    receipts: Texts | None
    ignored: tuple[str, ...]


def read_loans(path: str | Path, currency: Currency, *, progress: Callable[[int], None] | None = None) -> LoanFile:
    """Return the loans of a file, and the rows that are none.

    Parameters
    ----------
    path
        Comma-separated values, or Parquet where the name ends in ``.parquet``.
    currency
        Of all amounts.
    progress
        Called now and then with the number of rows so far.

    Raises
    ------
    MicroloanError
        If the file cannot be read, its columns are not those of loans, or it has more than
        100,000 bad rows.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> read_loans("no-such-file.csv", BDT)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='no-such-file.csv' cannot be read: No such file or directory
    """
    check_currency(currency)
    readers: dict[str, Read | Places] = {
        "loan": Places("loan", may_be_empty=False),
        "principal": amounts_in("principal", currency),
        "disbursed_on": days_in("disbursed_on"),
        "installments": counts_in("installments"),
        **{name: Places(name, may_be_empty=True, name_of=_NAMED.get(name, str.strip)) for name in LOAN_WORDS},
    }
    blocks = blocks_of(path, LOANS, example="LOANS.csv")
    lines, columns, bad, _, ignored = _read(blocks, readers, progress)
    codes = columns["loan"]
    again = repeated(Words(_names(readers["loan"]), codes), lines)
    bad += [BadRow(line, _twice("loan", *said), said[0]) for line, said in again.items()]
    check_bad(bad)
    if again:
        import numpy as np

        good = ~np.isin(lines, list(again))
        lines, codes = lines[good], codes[good]
        columns = {name: column[good] for name, column in columns.items()}
    names = _names(readers["loan"])
    rows = LoanRows(
        currency,
        lines,
        tuple(names[int(code)] for code in codes),
        columns["principal"],
        columns["disbursed_on"],
        columns.get("installments", 0 * lines),
        {name: Words(_names(readers[name]), columns[name]) for name in LOAN_WORDS if name in columns},
        {row.of: row.line for row in bad if row.of},
    )
    return LoanFile(rows, tuple(sorted(bad, key=lambda row: row.line)), ignored)


def read_payments(
    path: str | Path, currency: Currency, *, progress: Callable[[int], None] | None = None
) -> PaymentFile:
    """Return the payments of a file, and the rows that are none.

    Parameters
    ----------
    path
        Comma-separated values, or Parquet where the name ends in ``.parquet``.
    currency
        Of all amounts.
    progress
        Called now and then with the number of rows so far.

    Raises
    ------
    MicroloanError
        If the file cannot be read, its columns are not those of payments, or it has more than
        100,000 bad rows.

    Examples
    --------
    >>> from microloan.currency import BDT
    >>> read_payments("PAYMENTS.xyz", BDT)
    Traceback (most recent call last):
        ...
    microloan.errors.MicroloanError: path='PAYMENTS.xyz' cannot be read: No such file or directory
    """
    check_currency(currency)
    readers: dict[str, Read | Places] = {
        "loan": Places("loan", may_be_empty=False),
        "paid_on": days_in("paid_on"),
        "amount": amounts_in("amount", currency),
    }
    blocks = blocks_of(path, _PAYMENTS, example="PAYMENTS.csv")
    lines, columns, bad, receipts, ignored = _read(blocks, readers, progress)
    loan = Words(_names(readers["loan"]), columns["loan"])
    rows = PaymentRows(currency, lines, loan, columns["paid_on"], columns["amount"], receipts)
    if receipts is not None and (again := repeated(receipts, lines, of=loan.codes)):
        import numpy as np

        for row in np.flatnonzero(np.isin(lines, list(again))).tolist():
            line = int(lines[row])
            bad.append(BadRow(line, _twice("reference", *again[line], ", for the same loan"), loan.at(row)))
        check_bad(bad)
        rows = rows.kept(~np.isin(lines, list(again)))
    return PaymentFile(rows, tuple(sorted(bad, key=lambda row: row.line)), ignored)


def products_in(path: str | Path) -> dict[str, int]:
    """Return how many rows of a file of loans are of each product, to see what it speaks of.

    The products stand in the order in which they come; rows without one are of an empty name.

    Raises
    ------
    MicroloanError
        If the file cannot be read, or its columns are not those asked for.
    """
    written, found = Counter[str](), Counter[str]()
    for block in blocks_of(path, LOANS, example="LOANS.csv"):
        if "product" not in block.cells:
            return {"": 1}
        written.update(block.cells["product"])
    for text, rows in written.items():
        found[product_name(text)] += rows
    return dict(found)


def _read(
    blocks: Iterator[Block], readers: Mapping[str, Read | Places], progress: Callable[[int], None] | None
) -> _Found:
    check_numpy()
    import numpy as np

    parts: list[dict[str, Column]] = []
    receipts: list[Sequence[str]] = []
    bad: list[BadRow] = []
    so_far = 0
    ignored: tuple[str, ...] = ()
    for block in blocks:
        bad += block.bad
        ignored = block.ignored
        columns = {
            name: np.fromiter(map(readers[name].__getitem__, texts), np.int64, len(texts))
            for name, texts in block.cells.items()
            if name in readers
        }
        good = np.ones(len(block.lines), dtype=np.bool_)
        for name, column in columns.items():
            if (refused := column < 0).any():
                good &= ~refused
                errors, texts, of = readers[name].errors, block.cells[name], block.cells["loan"]
                bad += [
                    BadRow(block.lines[row], errors[texts[row]], of[row].strip())
                    for row in np.flatnonzero(refused).tolist()
                ]
        check_bad(bad)
        parts.append({"": np.array(block.lines, dtype=np.int64)[good]} | {n: c[good] for n, c in columns.items()})
        if "reference" in block.cells:
            texts = block.cells["reference"]
            receipts.append(list(map(str.strip, compress(texts, good.tolist()))))
        so_far += len(block.lines)
        if progress is not None:
            progress(so_far)
    # A file without a row that names the columns has been refused; one block at least is there.
    joined = {name: np.concatenate([part[name] for part in parts if name in part]) for name in parts[-1]}
    return _Found(joined.pop(""), joined, bad, Texts.of_blocks(receipts) if receipts else None, ignored)


def _names(places: Read | Places) -> tuple[str, ...]:
    return tuple(places.names) if isinstance(places, Places) else ()


def _twice(argument: str, text: str, line: int, more: str = "") -> MicroloanError:
    return MicroloanError(argument, text, f"stands on line {line:,} already{more}", code="repeated")


def check_bad(bad: list[BadRow]) -> None:
    """Raise a `MicroloanError` where so many rows are bad that it is another file that was meant."""
    if len(bad) > MOST_BAD_ROWS:
        first = min(bad, key=lambda row: row.line)
        problem = f"rows and more are bad, first on line {first.line:,}: {first.error}"
        raise MicroloanError("file", f"{MOST_BAD_ROWS:,}", problem, code="too_many_bad")
