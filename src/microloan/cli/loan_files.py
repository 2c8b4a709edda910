"""Files of loans and payments, as several commands read them: products, progress, bad rows.

>>> import argparse
>>> asked = argparse.Namespace(product=[], weekend=None, holidays=None, on_holiday=None)
>>> products_of(asked)("jcf-jagoron").id
'jcf-jagoron'
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from microloan.cli.calendar_options import add_days_off, changed, check_days_off
from microloan.cli.output import Refused, print_message
from microloan.cli.schedule import find_product
from microloan.errors import MicroloanError, nearest_name, shown
from microloan.products import presets

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from microloan.currency import Currency
    from microloan.portfolio.exchange import LoanFile, PaymentFile
    from microloan.products import Calendar, LoanProduct
    from microloan.records import BadRow

COLUMNS_HELP = """LOANS has a row for each loan, under the columns loan, principal and disbursed_on; and, where there
is need, product, installments, every, first_due, rate, member_no, member (her name), branch,
group and officer. All loans of one member_no are one borrower's; without it, those of one name
in one branch and group.
PAYMENTS has loan, paid_on, amount, and the reference of a receipt. Both are comma-separated
values in UTF-8, or Parquet where the name ends in .parquet. Amounts may be written
Tk. 1,50,000, digits in Bangla or Hindi; dates are written 2026-01-04.

The files know payments only: a loan that was rescheduled, waived, written off, settled with a
rebate, or prepaid with a new schedule would look late here. Leave it out of LOANS.

A product is one of microloan products, or of your own, from a file given with --product.
Given once, it is also that of every row without one. The column product has the product's id,
as [about] in its file says it, and not the file's name.

The amounts are in the currency that most products of the rows are in. Other columns are not
read, and are named once; one that is a known column misspelt is refused.

A row that cannot be is told with its line, and the rest is computed without it; the exit
code is then 2. Of many for one reason, the first are told, and how many more there are.
"""
_TOLD_EVERY = 500_000
# Of rows that cannot be for one reason, so many are told one by one.
_FIRST_TOLD = 3
_NAMED = 3


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add the two files, and the options that say how they are meant."""
    parser.add_argument("loans", metavar="LOANS", help="such as LOANS.csv or LOANS.parquet")
    parser.add_argument("payments", metavar="PAYMENTS", help="such as PAYMENTS.csv")
    parser.add_argument(
        "--product", metavar="PRODUCT", action="append", default=[], help="such as jcf-jagoron, or a file's path"
    )
    parser.add_argument(
        "--every-bad-row",
        action="store_true",
        help="tell each row that cannot be; of many alike, usually the first few",
    )
    add_days_off(parser)


def some_of(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are.

    >>> some_of(("L-1", "L-2", "L-3", "L-4", "L-5"))
    'L-1, L-2, L-3 and 2 more'
    """
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def read_files(asked: argparse.Namespace, product_of: Callable[[str], LoanProduct]) -> tuple[LoanFile, PaymentFile]:
    """Return what the two files hold; long ones are told as they are read.

    Raises
    ------
    Refused
        If one cannot be read, or no row of the loans has a product that is known.
    """
    from microloan.portfolio.exchange import read_loans, read_payments

    with of_file(asked.loans), _read_again(asked.loans) as path:
        currency = _currency(path, product_of)
        loans = read_loans(path, currency, progress=_progress("loans"))
    with of_file(asked.payments):
        payments = read_payments(asked.payments, currency, progress=_progress("payments"))
    _check_days_off(asked, loans, product_of)
    _tell_ignored(asked, loans, payments)
    return loans, payments


def products_of(asked: argparse.Namespace) -> Callable[[str], LoanProduct]:
    """Return how a product is found by its name; an empty name is the one product that was given."""
    given = [find_product(one) for one in asked.product]
    known = {product.id: product for product in given}
    if len(known) != len(given):
        raise Refused("--product has two products of one name")

    @cache
    def product_of(name: str) -> LoanProduct:
        name = name.lower()
        if not name and len(given) == 1:
            name = given[0].id
        if not name:
            hint = "give one with --product" if not given else "--product gives several"
            raise MicroloanError("product", name, f"must not be empty; {hint}", code="missing")
        product = known.get(name) or (find_product(name) if name in presets() else None)
        if product is None:
            near = nearest_name(name, [*known, *presets()])
            hint = f"did you mean {near}?" if near else "give it with --product, as a file"
            raise MicroloanError("product", name, f"is not known; {hint}", code="unknown_preset")
        calendar = changed(asked, product.calendar)
        return product if calendar == product.calendar else replace(product, calendar=calendar)

    # What an option says wrongly is no mistake of the rows.
    for product in given:
        product_of(product.id)
    if not given:
        product_of(presets()[0])
    return product_of


def told(asked: argparse.Namespace, loans: Iterable[BadRow], payments: Iterable[BadRow]) -> list[str]:
    """Return the messages of the bad rows of the two files, by file and line; of many alike, the first few."""
    return [
        message
        for path, rows in ((asked.loans, loans), (asked.payments, payments))
        for message in _messages(path, sorted(rows, key=lambda row: row.line), every=asked.every_bad_row)
    ]


def _messages(path: str, rows: Sequence[BadRow], *, every: bool) -> Iterator[str]:
    what = "row" if path.lower().endswith((".parquet", ".pq")) else "line"
    alike: dict[tuple[str, str], list[BadRow]] = {}
    for row in rows:
        alike.setdefault((row.error.argument, row.error.code), []).append(row)
    for row in rows:
        same = alike[row.error.argument, row.error.code]
        # That there is one row more is no shorter than what is wrong with it.
        more = 0 if every or len(same) <= _FIRST_TOLD + 1 else len(same) - _FIRST_TOLD
        last = same[-1 - more]
        if row.line <= last.line:
            yield f"{path} {what} {row.line}: {row.error}"
        if more and row is last:
            lines = f"{what}s {same[-more].line} to {same[-1].line}"
            yield f"{path} {lines}: {more:,} more like {what} {row.line}; --every-bad-row tells each"


@contextmanager
def of_file(path: str) -> Generator[None]:
    """Tell a mistake with the file that it is in."""
    try:
        yield
    except MicroloanError as error:
        raise Refused(f"{shown(path)}{f' {error.problem}' if error.argument == 'path' else f': {error}'}") from error


@contextmanager
def _read_again(path: str) -> Generator[str]:
    """Give the path of a file that can be read twice: of a pipe, that of a copy."""
    from pathlib import Path

    if not path.isprintable() or not Path(path).is_fifo():
        yield path
        return
    from tempfile import TemporaryDirectory

    from microloan.textfiles import blocks_of_lines

    with TemporaryDirectory() as folder:
        copy = Path(folder) / "LOANS.csv"
        with copy.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for lines in blocks_of_lines(path, example="LOANS.csv"):
                file.writelines(f"{line}\n" for line in lines)
        yield str(copy)


def _currency(path: str, product_of: Callable[[str], LoanProduct]) -> Currency:
    """Return the currency that most rows of a file are in, by their products; of several, the first named.

    A row that is in another is refused by its line, when its product is looked at.
    """
    from microloan.portfolio.exchange.reading import products_in

    rows: dict[str, int] = {}
    known: dict[str, Currency] = {}
    refused: MicroloanError | None = None
    for name, count in products_in(path).items():
        try:
            currency = product_of(name).principal.currency
        except MicroloanError as error:
            refused = refused or error
        else:
            known[currency.code] = currency
            rows[currency.code] = rows.get(currency.code, 0) + count
    if not rows:
        raise refused or MicroloanError("product", "", "is named in no row; there is none", code="empty")
    return known[max(rows, key=rows.__getitem__)]


def _check_days_off(asked: argparse.Namespace, loans: LoanFile, product_of: Callable[[str], LoanProduct]) -> None:
    products = loans.rows.words.get("product")
    calendars: list[Calendar] = []
    for name in ("",) if products is None else products.values:
        with suppress(MicroloanError):
            calendars.append(product_of(name).calendar)
    if calendars:
        check_days_off(asked, calendars)


def _tell_ignored(asked: argparse.Namespace, loans: LoanFile, payments: PaymentFile) -> None:
    """Tell in one line which columns mean nothing here."""
    files = ((asked.loans, loans.ignored), (asked.payments, payments.ignored))
    parts = [f"{', '.join(map(shown, names))} of {path}" for path, names in files if names]
    if parts:
        print_message(f"columns that are not known here, and not read: {'; '.join(parts)}")


def _progress(what: str) -> Callable[[int], None]:
    told_of = 0

    def tell(rows: int) -> None:
        nonlocal told_of
        if rows // _TOLD_EVERY > told_of:
            told_of = rows // _TOLD_EVERY
            print_message(f"{rows:,} {what} read")

    return tell
