"""``microloan collection-sheet``: what is to be collected at the meetings of a day, from two files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.cli.asking import day_of
from microloan.cli.choosing import add_only, only, said_only
from microloan.cli.commands import add_command
from microloan.cli.loan_files import COLUMNS_HELP, add_files, products_of, read_files, some_of, told
from microloan.cli.member_notes import tell_same_names, tell_two_names
from microloan.cli.output import PartlyRefused, Refused, check_fits, print_message
from microloan.errors import MicroloanError, shown
from microloan.labels import languages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from datetime import date

    from microloan.arithmetic.kinds import Truths
    from microloan.cli.commands import Commands
    from microloan.display import CollectionPaper
    from microloan.portfolio.exchange import LoanRows, PaymentRows
    from microloan.portfolio.meetings import CollectionSheet, LoanDue
    from microloan.portfolio.meetings.from_rows import FiledGroup, FiledGroups, FiledIndividuals
    from microloan.products import LoanProduct

_DESCRIPTION = """The sheets that field officers carry to the meetings of a day: who brings how much, what is overdue
or paid already, and room for what is really paid.

"""
_EPILOG = """examples:
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-06-24 --group B-01-G01
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-06-24 --only branch=B-01 --individual
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-01-21 --known-by 2026-01-20
  microloan collection-sheet LOANS.csv PAYMENTS.csv --on 2026-01-21 --format html --lang bn

Without --group there is a sheet for each group that meets on the day, or of which an
installment falls due. Groups of one name in two branches are two, and have a sheet each.
Loans whose group is empty are in none: how many of them are not repaid is said on standard
error; --individual adds a sheet for each branch, of those of which something falls due on the
day or is overdue. Members whose loans have ended are left out; how many loans are repaid
is said below the lines. Members are told apart by member_no; without one, each loan has a line
of its own. Where the rows of a group name several officers, all stand on its sheet.

What the file says was paid on the day counts as paid, so that nobody is asked twice; with
--known-by the eve of the meeting, the sheets are those that were carried to it.

formats:
  text  lined up for a printer, one sheet below the other
  html  a page, fit for a browser or a printer; each sheet begins on a page of its own
  csv   a line for each loan of all sheets: amounts in plain digits, dates as 2026-01-21; for a
        double click in Excel, set PYTHONIOENCODING=utf-8-sig
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "collection-sheet",
        summary="what is to be collected at the meetings of a day, from loans and payments in files",
        description=_DESCRIPTION + COLUMNS_HELP,
        epilog=_EPILOG,
    )
    add_files(parser)
    parser.add_argument("--on", metavar="DATE", required=True, help="the day of the meeting")
    parser.add_argument(
        "--known-by", metavar="DATE", help="leave out payments after this day: the eve, for the sheet that was carried"
    )
    parser.add_argument(
        "--group", metavar="NAME", help="the sheets of groups of this name alone, whatever their meeting day"
    )
    add_only(parser)
    parser.add_argument(
        "--individual", action="store_true", help="a sheet, too, of what is due on loans that are in no group"
    )
    parser.add_argument(
        "--lang", "--language", choices=languages(), default="en", help="of headings, dates and digits (default: en)"
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="how to print it (default: text)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    from microloan.display import collection_paper
    from microloan.labels import Word, labels_in

    _check_choice(asked)
    on = day_of("--on", asked.on)
    known_by = on if asked.known_by is None else day_of("--known-by", asked.known_by)
    if known_by > on:
        problem = f"is after the meeting, --on={on}; write a day until then, such as its eve"
        raise Refused(f"--known-by={known_by} {problem}")
    product_of = products_of(asked)
    loans, payments = read_files(asked, product_of)
    known = payments.rows.kept(payments.rows.paid_on <= known_by.toordinal())
    among = only(loans.rows, asked.only)
    found = _groups(asked, loans.rows, known, product_of, among)
    problems = told(asked, (*loans.bad, *found.bad_loans), (*payments.bad, *found.bad_payments))
    labels = labels_in(asked.lang)
    individual = _individual(found.individuals, on, labels.text(Word.INDIVIDUAL_LOANS))
    if not asked.individual:
        _tell_left_out(individual)
        individual = []
    whole = [(_whose(sheet, f"group {sheet.group.name}"), sheet) for sheet in _sheets(found.groups, on, asked.group)]
    whole += [(_whose(sheet, "no group"), part) for sheet in individual if (part := _to_collect(sheet)).rows]
    if not whole:
        raise PartlyRefused("", [*problems, _nothing(asked, on)])
    tell_two_names(_of_group(loans.rows, among, asked.group), "branch", "group")
    tell_same_names(whole)
    printed = _FORMATS[asked.format]([collection_paper(sheet, labels) for _, sheet in whole])
    check_fits(printed)
    if problems:
        raise PartlyRefused(printed, problems)
    return printed


def _check_choice(asked: argparse.Namespace) -> None:
    """Refuse a group without a name, and one with loans that are in none."""
    if asked.group is None:
        return
    if not asked.group.strip():
        raise Refused("--group='' must be the name of a group; --individual gives the loans that are in none")
    if asked.individual:
        raise Refused("--individual does not go with --group, which gives the sheets of groups of one name alone")


def _groups(
    asked: argparse.Namespace,
    loans: LoanRows,
    payments: PaymentRows,
    product_of: Callable[[str], LoanProduct],
    among: Truths,
) -> FiledGroups:
    from microloan.portfolio.meetings.from_rows import groups_in

    if "group" not in loans.words and asked.group is None and not asked.individual:
        problem = "is missing in the file of loans; say what its one group is called, or take --individual"
        raise Refused(f"--group {problem}")
    try:
        return groups_in(loans, payments, product_of, name=asked.group, among=among)
    except MicroloanError as error:
        if error.argument != "group":
            raise
        chosen = f" with {said_only(asked.only)}" if asked.only else ""
        raise Refused(f"--group={shown(asked.group)}{chosen} {error.problem}") from error


def _of_group(loans: LoanRows, among: Truths, name: str | None) -> LoanRows:
    groups = loans.words.get("group")
    if name is not None and groups is not None:
        among = among & (groups.codes == groups.values.index(name))
    return loans.kept(among)


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


def _individual(found: Sequence[FiledIndividuals], on: date, heading: str) -> list[CollectionSheet]:
    """Return the loans in no group, a sheet for each branch under the heading."""
    from microloan.portfolio.meetings import MeetingGroup, collection_sheet

    return [
        collection_sheet(MeetingGroup(heading, officer=one.officer, branch=one.branch), one.members, on)
        for one in found
    ]


def _to_collect(sheet: CollectionSheet) -> CollectionSheet:
    """Return a sheet with the loans alone of which something falls due on the day, or is overdue."""
    rows = (replace(row, loans=tuple(filter(_is_asked_for, row.loans))) for row in sheet.rows)
    # It lists no loan for being there, and so none is missing from it.
    return replace(sheet, rows=tuple(row for row in rows if row.loans), repaid=())


def _is_asked_for(loan: LoanDue) -> bool:
    return bool(loan.installments or loan.to_collect.minor)


def _tell_left_out(sheets: Sequence[CollectionSheet]) -> None:
    """Say which loans are on no sheet because they are in no group."""
    left_out = [loan.number for sheet in sheets for row in sheet.rows for loan in row.loans]
    if left_out:
        several = len(left_out) > 1
        count = f"{len(left_out):,} loans that are not repaid are" if several else "1 loan that is not repaid is"
        print_message(
            f"{count} in no group and on no sheet: {some_of(left_out)}; "
            f"--individual prints what is due on {'them' if several else 'it'}"
        )


def _whose(sheet: CollectionSheet, group: str) -> str:
    return group + (f" of branch {sheet.group.branch}" if sheet.group.branch else "")


def _nothing(asked: argparse.Namespace, on: date) -> str:
    """Return what is said where there is no sheet."""
    if asked.group is not None:
        return f"nothing to collect on {on}"
    chosen = f"with {said_only(asked.only)}, " if asked.only else ""
    others = ", and of loans in no group nothing is due or overdue" if asked.individual else ""
    return f"{chosen}no group with loans left to pay meets or has an installment due on {on}{others}"


def _as_text(papers: Sequence[CollectionPaper]) -> str:
    return "\n\n\n".join(paper.to_text() for paper in papers)


def _as_html(papers: Sequence[CollectionPaper]) -> str:
    from microloan.display import page_of

    return page_of(papers)


def _as_csv(papers: Sequence[CollectionPaper]) -> str:
    first, *others = (paper.to_csv().replace("\r\n", "\n") for paper in papers)
    return first + "".join(text.partition("\n")[2] for text in others)


_FORMATS: dict[str, Callable[[Sequence[CollectionPaper]], str]] = {"text": _as_text, "html": _as_html, "csv": _as_csv}
