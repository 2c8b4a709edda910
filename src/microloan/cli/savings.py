"""``microloan savings``: the statement of an account, from a file of its transactions."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from microloan.cli.asking import day_of, explained, is_path
from microloan.cli.commands import add_command
from microloan.cli.output import PartlyRefused, Refused, check_fits
from microloan.currency import money_format
from microloan.errors import MicroloanError, RecordError, shown

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator
    from datetime import date

    from microloan.cli.commands import Commands
    from microloan.explanation import Explanation
    from microloan.products import SavingsProduct
    from microloan.savings import SavingsStatement, SavingsTransaction

_DESCRIPTION = """The statement of a savings account: its lines, the interest posted, what is accrued.

The file has a line for each transaction, under the columns date, kind and amount; and, where
there is need, booked, sequence, reverses and installment. Kinds are deposit, withdrawal,
loan_transfer, reversal, brought_forward and closing. Amounts are read as people print them:
50.25, 1,500.00, Tk. 50. A column remark is not read; any other is refused.
"""
_EPILOG = """examples:
  microloan savings passbook.csv --terms asa-general --until 2026-06-30
  microloan savings passbook.csv --terms asa-general --until 2026-06-30 --explain 1
  microloan savings passbook.csv --terms my-savings.toml --until 2026-06-30 --format csv

A row that cannot be is told with its line, and the statement is computed without it; the
exit code is then 2. Of a long file in which hundreds cannot be, such as withdrawals beyond the
balance, the first are told and there is no statement.

formats:
  table  lined up for reading, with totals
  csv    amounts in plain digits, dates as 2026-01-04; lines end in LF, as all text here
  json   the statement record with its terms, amounts in minor units (poisha, paisa)
  md     a Markdown table

Savings of your own are a TOML or JSON file; copy one of microloan/products/savings_catalogue. In it
  balance is   daily_product, average_daily, minimum_in_month, monthly_average, whole_period_average
               or { name = "minimum_from_day", day = 10 }
  posting is   monthly, quarterly, half_yearly, yearly, at_maturity, { name = "by_fiscal_year",
               year = "bangladesh" } or { name = "on_date", day = "2026-12-16" }
"""
_LARGEST_FILE_BYTES = 50_000_000
# A statement is computed again for each transaction that cannot be: so many lines in all, a few seconds.
_MOST_COMPUTED_AGAIN = 1_000_000
_LEAST_TOLD = 10
_PLACE = re.compile(r"transactions\[(\d+)\]\.(\w+)")


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "savings",
        summary="the statement of a savings account, from a file of its transactions",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("file", metavar="FILE", help="comma-separated values, such as passbook.csv")
    parser.add_argument("--terms", metavar="TERMS", required=True, help="such as asa-general, or a file's path")
    parser.add_argument("--until", metavar="DATE", required=True, help="the last day that is looked at")
    parser.add_argument("--booked-by", metavar="DATE", help="leave out what was written down after this day")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    parser.add_argument("--explain", metavar="N", help="the arithmetic of posting N alone (formats: table, json)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    from microloan.savings import read_transactions
    from microloan.textfiles import text_of_file

    explain = explained(asked, _EXPLAINED)
    until = day_of("--until", asked.until)
    booked_by = None if asked.booked_by is None else day_of("--booked-by", asked.booked_by)
    product = _find_terms(asked.terms)
    text = text_of_file(asked.file, example="passbook.csv", largest=_LARGEST_FILE_BYTES, noun="a passbook")
    with _of_file(asked.file):
        found = read_transactions(text, product.currency)
    problems = [(row.line, str(row.error)) for row in found.problems]
    rows = list(zip(found.lines, found.transactions, strict=True))
    statement = _statement(rows, problems, product, (until, booked_by))
    if statement is None:
        raise PartlyRefused("", _told(problems) or ["no row of the file is a transaction"])
    if explain is None:
        printed = _FORMATS[asked.format](statement)
    else:
        with _told_as_typed(asked):
            printed = _EXPLAINED[asked.format](statement.posting(explain).explain())
    if problems:
        check_fits(printed)
        raise PartlyRefused(printed, _told(problems))
    return printed


def _statement(
    rows: list[tuple[int, SavingsTransaction]],
    problems: list[tuple[int, str]],
    product: SavingsProduct,
    days: tuple[date, date | None],
) -> SavingsStatement | None:
    """Return the statement of the rows that can be; each that cannot is told and left out."""
    from microloan.savings import savings_statement
    from microloan.savings.replaying import RefusedTransactions

    until, booked_by = days
    told = max(_LEAST_TOLD, _MOST_COMPUTED_AGAIN // max(len(rows), 1))
    while rows:
        try:
            return savings_statement([one for _, one in rows], product.terms, until, booked_by=booked_by)
        except MicroloanError as error:
            every = error.every if isinstance(error, RefusedTransactions) else (error,)
            refused: set[int] = set()
            for one in every:
                place = _PLACE.match(one.argument)
                if place is None:
                    raise
                refused.add(int(place[1]))
                problems.append((rows[int(place[1])][0], f"{place[2]}={shown(one.value)} {one.problem}"))
            rows = [row for position, row in enumerate(rows) if position not in refused]
            if not (told := told - 1):
                more = "more lines are not looked at, too many cannot be; mend these and ask for the statement again"
                raise PartlyRefused("", [*_told(problems), more]) from error
    return None


def _told(problems: list[tuple[int, str]]) -> list[str]:
    return [f"line {line}: {problem}" for line, problem in sorted(problems)]


def _find_terms(name: str) -> SavingsProduct:
    """Return the preset of this name, or the savings in the file of this path."""
    from microloan.products import load_savings_product, savings_preset

    if not is_path(name):
        try:
            return savings_preset(name)
        except MicroloanError as error:
            raise Refused(f"--terms={shown(name)} {error.problem}") from error
    try:
        return load_savings_product(name)
    except RecordError as error:
        raise Refused(f"{shown(name)}: {error}") from error


@contextmanager
def _of_file(name: str) -> Generator[None]:
    try:
        yield
    except MicroloanError as error:
        raise Refused(f"{shown(name)}: {error}") from error


@contextmanager
def _told_as_typed(asked: argparse.Namespace) -> Generator[None]:
    try:
        yield
    except MicroloanError as error:
        if error.argument != "number":
            raise
        raise Refused(f"--explain={shown(asked.explain)} {error.problem}") from error


def _as_csv(statement: SavingsStatement) -> str:
    from microloan.savings.tabulating import tabulate

    return tabulate(statement, money_format.UNGROUPED_PLAIN).to_csv().replace("\r\n", "\n")


def _as_json(record: SavingsStatement | Explanation) -> str:
    from microloan.records import to_json

    return to_json(record.to_dict())


_FORMATS: dict[str, Callable[[SavingsStatement], str]] = {
    "table": lambda statement: statement.to_table().to_text(),
    "csv": _as_csv,
    "json": _as_json,
    "md": lambda statement: statement.to_table().to_markdown(),
}
_EXPLAINED: dict[str, Callable[[Explanation], str]] = {"table": str, "json": _as_json}
