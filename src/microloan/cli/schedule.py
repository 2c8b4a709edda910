"""``microloan schedule``: the schedule of one loan of a product."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from microloan.calendars import Frequency
from microloan.cli.asking import amount_of, day_of, explained, is_path, whole_of
from microloan.cli.calendar_options import add_options, grace_of, with_calendar
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.currency import money_format
from microloan.errors import MicroloanError, RecordError, shown
from microloan.products import load_product, preset, presets
from microloan.products.names import first_due_of
from microloan.records import to_json
from microloan.schedules import amortize
from microloan.schedules.tabulating import tabulate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator

    from microloan.cli.commands import Commands
    from microloan.explanation import Explanation
    from microloan.products import LoanProduct, LoanTerms
    from microloan.schedules import Schedule

_DESCRIPTION = """The schedule of one loan: due dates, principal, interest, and what stays outstanding.

Fees and compulsory savings have columns where installments bear them; what is withheld
or paid at disbursement stands below the table.

The amount is in the product's currency: 20000, 20,000 or 'Tk. 20,000'. Dates are written 2026-01-04.
"""

_EPILOG = """examples:
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --first-due wednesday
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --first-due 2026-01-21
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --format csv
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --explain 7
  microloan schedule buro-general 20000 --disbursed 2026-01-04 --every month --installments 12 --rate 24%
  microloan schedule bjs-shilpi 20000 --disbursed 2026-01-04 --every month --installments 12 --previous 15000
  microloan schedule jcf-agrosor 60000 --disbursed 2026-01-04 --every month --installments 12 --grace 3
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --weekend friday --on-holiday next_working_day
  microloan schedule my-product.toml 5000 --disbursed 2026-01-04 --every month --installments 12

formats:
  table  lined up for reading, with totals
  csv    amounts in plain digits, dates as 2026-01-04; lines end in LF, as all text here
  json   the schedule record with its terms, amounts in minor units (poisha, paisa)
  md     a Markdown table

Where an institution publishes no rate, --rate gives one; a rate that is published
cannot be changed. --previous is the borrower's last loan, where the product limits
the step to the next. microloan products show PRODUCT says what it offers.

A date on a day off stays, unless --on-holiday says what becomes of it; a list of holidays
must cover the whole loan. --grace and --grace-interest choose among the graces that the
product offers, counted in installments.

A product of your own is a TOML or JSON file; copy one of microloan/products/catalogue.
"""

_FORMATS: dict[str, Callable[[Schedule], str]] = {
    "table": lambda schedule: tabulate(schedule).to_text(),
    "csv": lambda schedule: tabulate(schedule, money_format.UNGROUPED_PLAIN).to_csv().replace("\r\n", "\n"),
    "json": lambda schedule: to_json(schedule.to_dict()),
    "md": lambda schedule: tabulate(schedule).to_markdown(),
}
_EXPLAINED: dict[str, Callable[[Explanation], str]] = {
    "table": str,
    "json": lambda explanation: to_json(explanation.to_dict()),
}

# What the library calls an argument, where it was typed, and what argparse calls that.
_TYPED = {
    "amount": ("AMOUNT", "amount"),
    "installments": ("--installments", "installments"),
    "every": ("--every", "every"),
    "first_due": ("--first-due", "first_due"),
    "rate": ("--rate", "rate"),
    "previous": ("--previous", "previous"),
    "number": ("--explain", "explain"),
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "schedule",
        summary="the schedule of one loan of a product",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add_loan(parser)
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    parser.add_argument("--explain", metavar="N", help="the arithmetic of installment N alone (formats: table, json)")
    parser.set_defaults(run=run)


def add_loan(parser: argparse.ArgumentParser) -> None:
    """Add the words and options that pick one loan of a product."""
    parser.add_argument("product", metavar="PRODUCT", help="a name that microloan products lists, or a file's path")
    parser.add_argument("amount", metavar="AMOUNT", help="the principal, such as 20000 or 20000.50")
    parser.add_argument("--disbursed", metavar="DATE", required=True, help="the day it is paid out")
    parser.add_argument("--installments", metavar="N", help="how many, where the product leaves a choice")
    parser.add_argument("--every", metavar="RHYTHM", help="how often: week, fortnight, month or '4 weeks'")
    parser.add_argument(
        "--first-due",
        metavar="WHEN",
        help="the meeting day: wednesday; for months also 5 or 'second tuesday'; or a date, if one was agreed",
    )
    parser.add_argument("--rate", metavar="RATE", help="a year's rate such as 24%%, where the product publishes none")
    parser.add_argument(
        "--previous", metavar="AMOUNT", help="the borrower's previous loan; the next may be limited by it"
    )
    add_options(parser)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    explain = explained(asked, _EXPLAINED)
    schedule = amortize(loan_of(asked))
    if explain is None:
        return _FORMATS[asked.format](schedule)
    with _told_as_typed(asked):
        return _EXPLAINED[asked.format](schedule.installment(explain).explain())


def loan_of(asked: argparse.Namespace) -> LoanTerms:
    """Return the loan that was picked with the words and options of `add_loan`."""
    product = find_product(asked.product)
    currency = product.principal.currency
    with _told_as_typed(asked):
        terms = product.terms(
            principal=amount_of("AMOUNT", asked.amount, currency),
            disbursed_on=day_of("--disbursed", asked.disbursed),
            installments=None if asked.installments is None else whole_of("--installments", asked.installments),
            every=None if asked.every is None else Frequency.from_text(asked.every),
            first_due=None if asked.first_due is None else first_due_of(asked.first_due, "--first-due"),
            rate=asked.rate,
            previous=None if asked.previous is None else amount_of("--previous", asked.previous, currency),
            grace=grace_of(*(_count(asked, option) for option in ("--grace", "--grace-interest"))),
        )
    return with_calendar(asked, terms)


def find_product(name: str) -> LoanProduct:
    """Return the preset of this name, or the product in the file of this path."""
    if name in presets():
        return preset(name)
    if not is_path(name):
        return preset(name)
    try:
        return load_product(name)
    except RecordError as error:
        raise Refused(f"{shown(name)}: {error}") from error


@contextmanager
def _told_as_typed(asked: argparse.Namespace) -> Generator[None]:
    """Tell a mistake by the name of the option and with the text that was typed."""
    try:
        yield
    except MicroloanError as error:
        if error.argument == "grace":
            problem = f"is not offered so; microloan products show {asked.product} says which graces are"
            raise Refused(f"the grace asked for {problem}") from error
        if error.argument not in _TYPED:
            raise
        option, name = _TYPED[error.argument]
        typed: str | None = getattr(asked, name)
        said = option if typed is None else f"{option}={shown(typed)}"
        raise Refused(f"{said} {error.problem}") from error


def _count(asked: argparse.Namespace, option: str) -> int | None:
    text = getattr(asked, option.removeprefix("--").replace("-", "_"))
    return None if text is None else whole_of(option, text)
