"""``microloan statement``: the statement of account of one loan, from a file of loans and a file of payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.asking import day_of
from microloan.cli.commands import add_command
from microloan.cli.loan_files import COLUMNS_HELP, add_files, products_of, read_files, told
from microloan.cli.output import PartlyRefused, Refused, check_fits
from microloan.currency import money_format
from microloan.errors import nearest_name, shown

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date

    from microloan.cli.commands import Commands
    from microloan.ledger import AccountStatement
    from microloan.portfolio.exchange import PaymentRows

_DESCRIPTION = f"""The statement of account of one loan: what was paid out, what was paid, what each payment
settled, what is left.

Payments settle the oldest installment first, in it penalty, fee, interest, principal.

{COLUMNS_HELP}"""
_EPILOG = """examples:
  microloan statement LOANS.csv PAYMENTS.csv --loan L-000017
  microloan statement LOANS.csv PAYMENTS.csv --loan L-000017 --until 2026-05-31 --format csv

Of rows that cannot be, those are told that name the loan, and those of which nobody can tell which
loan they name. Those of other loans change neither the statement nor the exit code.

formats:
  table  lined up for reading, with totals
  csv    amounts in plain digits, dates as 2026-01-04; lines end in LF, as all text here
  md     a Markdown table
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "statement",
        summary="the statement of account of one loan, from loans and payments",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add_files(parser)
    parser.add_argument("--loan", metavar="ID", required=True, help="as it stands in the column loan")
    parser.add_argument("--until", metavar="DATE", help="leave out what was paid after this day")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    import numpy as np

    from microloan.portfolio.exchange import accounts_of

    until = None if asked.until is None else day_of("--until", asked.until)
    product_of = products_of(asked)
    loans, payments = read_files(asked, product_of)
    rows = loans.rows
    # What is wrong with the rows of other loans is nothing to this one.
    concerned = [[row for row in bad if row.of in {"", asked.loan}] for bad in (loans.bad, payments.bad)]
    if asked.loan not in rows.loan:
        near = None if asked.loan in rows.refused else nearest_name(asked.loan, rows.loan)
        hint = f"; did you mean {near}?" if near else ""
        missing = f"--loan={shown(asked.loan)} {rows.not_there(asked.loan).problem}{hint}"
        raise PartlyRefused("", [missing, *told(asked, *concerned)])
    filed = accounts_of(
        rows, _paid(payments.rows, asked.loan, until), product_of, among=np.array(rows.loan, dtype=object) == asked.loan
    )
    if not filed.accounts:
        raise Refused(told(asked, filed.bad_loans, ())[0])
    account = filed.accounts[asked.loan]
    disbursed_on = account.schedule.terms.disbursed_on
    if until is not None and until < disbursed_on:
        raise Refused(f"--until={until} is before the loan is paid out, on {disbursed_on}")
    problems = told(asked, concerned[0], [*concerned[1], *filed.bad_payments])
    printed = _FORMATS[asked.format](account.statement)
    if problems:
        check_fits(printed)
        raise PartlyRefused(printed, problems)
    return printed


def _paid(rows: PaymentRows, loan: str, until: date | None) -> PaymentRows:
    """Return the payments of a loan, until a day where one is asked for."""
    import numpy as np

    if loan not in rows.loan.values:
        return rows.kept(np.zeros(len(rows), dtype=np.bool_))
    mine = rows.loan.codes == rows.loan.values.index(loan)
    return rows.kept(mine if until is None else mine & (rows.paid_on <= until.toordinal()))


def _as_csv(statement: AccountStatement) -> str:
    from microloan.ledger.tabulating import tabulate

    return tabulate(statement, money_format.UNGROUPED_PLAIN).to_csv().replace("\r\n", "\n")


_FORMATS: dict[str, Callable[[AccountStatement], str]] = {
    "table": lambda statement: statement.to_table().to_text(),
    "csv": _as_csv,
    "md": lambda statement: statement.to_table().to_markdown(),
}
