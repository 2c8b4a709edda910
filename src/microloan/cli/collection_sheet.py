"""``microloan collection-sheet``: what is to be collected at the meetings of a day, from two files."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.cli.asking import day_of
from microloan.cli.loan_files import COLUMNS_HELP, add_files, products_of, read_files, told
from microloan.cli.member_notes import tell_same_names, tell_two_names
from microloan.cli.output import PartlyRefused, Refused, check_fits
from microloan.errors import MicroloanError, shown
from microloan.labels import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from microloan.cli.commands import Commands
    from microloan.display import CollectionPaper
    from microloan.portfolio.exchange import LoanRows, PaymentRows
    from microloan.portfolio.meetings import CollectionSheet
    from microloan.portfolio.meetings.from_rows import FiledGroup, FiledGroups
    from microloan.products import LoanProduct

_DESCRIPTION = """The sheets that field officers carry to the meetings of a day: who brings how much, what is overdue
or paid already, and room for what is really paid.

"""
_EPILOG = """examples:
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-06-24 --group B-01-G01
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-01-21 --known-by 2026-01-20
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-01-21 --format html --lang bn

Without --group there is a sheet for each group that meets on the day, or of which an
installment falls due. Members whose loans have ended are left out; how many loans are repaid
is said below the lines. Members are told apart by member_no; without one, each loan has a line
of its own. Where the rows of a group name several officers, all stand on its sheet.

What the file says was paid on the day counts as paid, so that nobody is asked twice; with
--known-by the eve of the meeting, the sheets are those that were carried to it.

formats:
  text  lined up for a printer, one sheet below the other
  html  a page, fit for a browser or a printer; each sheet begins on a page of its own
  csv   a line for each loan of all sheets: amounts in plain digits, dates as 2026-01-21
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "collection-sheet",
        help="what is to be collected at the meetings of a day, from loans and payments in files",
        description=_DESCRIPTION + COLUMNS_HELP,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_files(parser)
    parser.add_argument("--on", metavar="DATE", required=True, help="the day of the meeting")
    parser.add_argument(
        "--known-by", metavar="DATE", help="leave out payments after this day: the eve, for the sheet that was carried"
    )
    parser.add_argument("--group", metavar="NAME", help="the sheet of this group alone, whatever its meeting day")
    parser.add_argument(
        "--lang", "--language", choices=languages(), default="en", help="of headings, dates and digits (default: en)"
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="how to print it (default: text)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    from microloan.display import collection_paper
    from microloan.labels import labels_in

    on = day_of("--on", asked.on)
    known_by = on if asked.known_by is None else day_of("--known-by", asked.known_by)
    if known_by > on:
        problem = f"is after the meeting, --on={on}; write a day until then, such as its eve"
        raise Refused(f"--known-by={known_by} {problem}")
    product_of = products_of(asked)
    loans, payments = read_files(asked, product_of)
    known = payments.rows.kept(payments.rows.paid_on <= known_by.toordinal())
    found = _groups(asked.group, loans.rows, known, product_of)
    bad_loans, bad_payments = (*loans.bad, *found.bad_loans), (*payments.bad, *found.bad_payments)
    problems = told(asked, bad_loans, bad_payments)
    sheets = _sheets(found.groups, on, asked.group)
    if not sheets:
        nothing = "nothing to collect" if asked.group else "no group meets, and no installment falls due,"
        raise PartlyRefused("", [*problems, f"{nothing} on {on}"])
    tell_two_names(_of_group(loans.rows, asked.group), "group")
    tell_same_names(sheets)
    labels = labels_in(asked.lang)
    printed = _FORMATS[asked.format]([collection_paper(sheet, labels) for sheet in sheets])
    check_fits(printed)
    if problems:
        raise PartlyRefused(printed, problems)
    return printed


def _groups(
    name: str | None, loans: LoanRows, payments: PaymentRows, product_of: Callable[[str], LoanProduct]
) -> FiledGroups:
    from microloan.portfolio.meetings.from_rows import groups_in

    try:
        return groups_in(loans, payments, product_of, name=name)
    except MicroloanError as error:
        if error.argument != "group":
            raise
        said = "--group" if name is None else f"--group={shown(name)}"
        raise Refused(f"{said} {error.problem}") from error


def _of_group(loans: LoanRows, name: str | None) -> LoanRows:
    groups = loans.words.get("group")
    if name is None or groups is None:
        return loans
    return loans.kept(groups.codes == groups.values.index(name))


def _sheets(groups: Sequence[FiledGroup], on: date, asked_for: str | None) -> list[CollectionSheet]:
    """Return the sheets of the day, without members of whose loans none has a line."""
    from microloan.portfolio.meetings import collection_sheet

    sheets: list[CollectionSheet] = []
    for group, members in groups:
        sheet = collection_sheet(group, members, on)
        rows = tuple(row for row in sheet.rows if row.loans or row.written_off)
        meets = group.meeting_day is not None and group.meeting_day.value == on.weekday()
        falls_due = any(loan.installments for row in rows for loan in row.loans)
        if rows and (asked_for is not None or meets or falls_due):
            sheets.append(replace(sheet, rows=rows))
    return sheets


def _as_text(papers: Sequence[CollectionPaper]) -> str:
    return "\n\n\n".join(paper.to_text() for paper in papers)


def _as_html(papers: Sequence[CollectionPaper]) -> str:
    from microloan.display import page_of

    return page_of(papers)


def _as_csv(papers: Sequence[CollectionPaper]) -> str:
    first, *others = (paper.to_csv().replace("\r\n", "\n") for paper in papers)
    return first + "".join(text.partition("\n")[2] for text in others)


_FORMATS: dict[str, Callable[[Sequence[CollectionPaper]], str]] = {"text": _as_text, "html": _as_html, "csv": _as_csv}
