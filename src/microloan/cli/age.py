"""``microloan age``: the arrears of a portfolio, from a file of loans and a file of payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.asking import amount_of, day_of, is_path, whole_of
from microloan.cli.choosing import add_only, only
from microloan.cli.commands import add_command
from microloan.cli.loan_files import COLUMNS_HELP, add_files, products_of, read_files, told
from microloan.cli.member_notes import tell_two_names
from microloan.cli.output import PartlyRefused, Refused, check_fits, print_message
from microloan.errors import MicroloanError, RecordError, shown

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from microloan.arrears.ageing_buckets import AgeingBuckets
    from microloan.cli.commands import Commands
    from microloan.currency import Currency
    from microloan.ledger import Lateness
    from microloan.regulations import Rulebook

_DESCRIPTION = f"""The arrears of a portfolio at the end of a day: ageing, portfolio at risk, classes, provision.

Every loan has the schedule of its product; payments settle the oldest installment first, in
it penalty, fee, interest, principal. Loans that are paid off are in no bucket; the notes say
how many they are, what was paid for them, and what is held for members beyond what was left.

{COLUMNS_HELP}"""
_EPILOG = """examples:
  microloan age LOANS.csv PAYMENTS.csv --as-of 2026-06-30 --rulebook bd-mra
  microloan age LOANS.csv PAYMENTS.csv --as-of 2026-06-30 --buckets cgap --format json
  microloan age LOANS.csv PAYMENTS.csv --as-of 2026-06-30 --only branch=B-01
  microloan age LOANS.csv PAYMENTS.csv --as-of 2026-06-30 --rulebook bd-mra --each --format csv
  microloan age LOANS.parquet PAYMENTS.parquet --as-of 2026-06-30 --product our-loan.toml

formats:
  table  lined up for reading, with totals
  csv    one table: part, name, loans, outstanding_principal, overdue_principal, rate, provision,
         amount; all in plain digits
  json   amounts in minor units (poisha, paisa), and the bad rows
  md     Markdown tables

Days past due count from the oldest unpaid due date to the day: due that day is 0. A rulebook
that counts day-ends has its own buckets and classes in day-ends; portfolio at risk is always
in elapsed days. A provision is rounded half up.

Where a rulebook puts all loans of a borrower in the class of the worst, the report says how many
borrowers that were, known by member_no or by name.
"""
_BUCKETS = ("cgap", "monthly", "mra", "rbi")
FORMATS = ("table", "csv", "json", "md")


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "age",
        summary="ageing, portfolio at risk, classes and provision, from loans and payments",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add_files(parser)
    parser.add_argument("--as-of", metavar="DATE", required=True, help="the day at whose end loans are looked at")
    parser.add_argument("--rulebook", metavar="NAME", help="such as bd-mra or in-rbi, or a file's path")
    parser.add_argument("--buckets", choices=_BUCKETS, help="default: those of the rulebook, or cgap")
    parser.add_argument("--tolerance", metavar="AMOUNT", help="no more than this unpaid makes no loan late")
    parser.add_argument("--grace-days", metavar="N", help="days after its due date before anything is overdue")
    add_only(parser)
    parser.add_argument("--each", action="store_true", help="a row for each loan, in place of the sums")
    parser.add_argument("--paid-off", action="store_true", help="with --each: loans that are paid off, too")
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print it (default: table)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    from microloan.cli.age_report import Report
    from microloan.cli.age_tables import each_text, report_text
    from microloan.portfolio.exchange import age_files

    if asked.paid_off and not asked.each:
        raise Refused("--paid-off goes with --each, which gives a row for each loan")
    as_of = day_of("--as-of", asked.as_of)
    rules = None if asked.rulebook is None else _rulebook(asked.rulebook, as_of)
    product_of = products_of(asked)
    loans, payments = read_files(asked, product_of)
    found = age_files(
        loans, payments, as_of=as_of, product_of=product_of, lateness=_lateness(asked, loans.rows.currency)
    )
    problems = told(asked, found.bad_loans, found.bad_payments)
    if untold := found.left_out.untold:
        problems.append(f"{asked.payments}: {untold:,} more payments of loans that are refused, or not there")
    if not len(found.loans):
        good = "good loan" if problems else "loan"
        raise PartlyRefused("", [*problems, f"no {good} of {shown(asked.loans)} is paid out by {as_of}"])
    tell_two_names(found.loans)
    report = Report(found, only(found.loans, asked.only), rules, _buckets(asked.buckets, rules))
    if report.foreign_note:
        print_message(f"--rulebook={shown(asked.rulebook)}: {report.foreign_note}")
    if asked.each:
        listed = report.listed(paid_off=asked.paid_off)
        printed = each_text(report, listed, asked.format)
        if asked.format == "csv":
            # A row for each loan leaves no place to say what its columns mean.
            for note in (*report.own_lateness, *report.other_days):
                print_message(note)
    else:
        printed = report_text(report, asked.format)
    if problems:
        check_fits(printed)
        raise PartlyRefused(printed, problems)
    return printed


def _lateness(asked: argparse.Namespace, currency: Currency) -> Lateness:
    from microloan.ledger import Lateness

    days = 0 if asked.grace_days is None else whole_of("--grace-days", asked.grace_days)
    tolerance = None if asked.tolerance is None else amount_of("--tolerance", asked.tolerance, currency)
    try:
        return Lateness(tolerance, days)
    except MicroloanError as error:
        option = "--grace-days" if error.argument == "grace_days" else "--tolerance"
        typed = days if error.argument == "grace_days" else asked.tolerance
        raise MicroloanError(option, typed, error.problem, code=error.code) from None


def _rulebook(name: str, as_of: date) -> Rulebook:
    from microloan.regulations import load_rulebook, rulebook

    try:
        return load_rulebook(name).on(as_of) if is_path(name) else rulebook(name, on=as_of)
    except RecordError as error:
        raise Refused(f"--rulebook={shown(name)}: {error}") from error
    except MicroloanError as error:
        raise Refused(f"--rulebook={shown(name)} {error.problem}") from error


def _buckets(name: str | None, rules: Rulebook | None) -> AgeingBuckets:
    from microloan.arrears import ageing_buckets

    by_name = {one.name.lower(): one for one in ageing_buckets.ALL}
    of_rulebook = {"bd-mra": "mra", "in-rbi": "rbi"}
    return by_name[name or of_rulebook.get("" if rules is None else rules.code, "cgap")]
