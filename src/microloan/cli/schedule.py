"""``microloan schedule``: the schedule of one loan of a product.

The product is a preset's name or the path of a TOML or JSON file; the amount is in the
product's currency, in whole units or plain decimals.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from microloan.calendars import Frequency, Weekday
from microloan.currency import money_format
from microloan.errors import MicroloanError
from microloan.products import load_product, preset, presets
from microloan.records import to_json
from microloan.schedules import Schedule, amortize
from microloan.schedules.tabulating import tabulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.cli.commands import Commands
    from microloan.products import LoanProduct

_EXAMPLES = """examples:
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --meeting-day wednesday --format csv
  microloan schedule jcf-jagoron 20000 --disbursed 2026-01-04 --explain 7
  microloan schedule my-product.toml 5000 --disbursed 2026-01-04 --every month --installments 12
"""

_FORMATS: dict[str, Callable[[Schedule], str]] = {
    "table": lambda schedule: tabulate(schedule).to_text(),
    "csv": lambda schedule: tabulate(schedule, money_format.UNGROUPED_PLAIN).to_csv().rstrip("\r\n"),
    "json": lambda schedule: to_json(schedule.to_dict()),
    "md": lambda schedule: tabulate(schedule).to_markdown(),
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "schedule",
        help="the schedule of a loan: due dates, principal, interest, outstanding",
        description=__doc__,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("product", metavar="PRODUCT", help="a preset (see: microloan products), or a TOML or JSON file")
    parser.add_argument("amount", metavar="AMOUNT", help="the principal, such as 20000 or 20000.50")
    parser.add_argument("--disbursed", metavar="DATE", required=True, help="the day it is paid out, such as 2026-01-04")
    parser.add_argument("--installments", metavar="N", help="how many, where the product leaves a choice")
    parser.add_argument("--every", metavar="RHYTHM", help="week, fortnight, month, … where the product leaves a choice")
    parser.add_argument("--meeting-day", metavar="WEEKDAY", help="the group's meeting day, such as wednesday")
    parser.add_argument("--first-due", metavar="DATE", help="a given first due date, after the days of grace")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    parser.add_argument("--explain", metavar="N", help="instead of the schedule, the arithmetic of installment N")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    product = find_product(asked.product)
    terms = product.terms(
        principal=product.principal.currency(asked.amount),
        disbursed_on=_day("--disbursed", asked.disbursed),
        installments=None if asked.installments is None else _whole("--installments", asked.installments),
        every=None if asked.every is None else Frequency.from_text(asked.every),
        meeting_day=None if asked.meeting_day is None else Weekday.from_text(asked.meeting_day),
        first_due=None if asked.first_due is None else _day("--first-due", asked.first_due),
    )
    schedule = amortize(terms)
    if asked.explain is not None:
        return str(schedule.installment(_whole("--explain", asked.explain)).explain())
    return _FORMATS[asked.format](schedule)


def find_product(name: str) -> LoanProduct:
    """Return the preset of this name, or the product in the file of this path."""
    if name in presets():
        return preset(name)
    looks_like_a_path = "/" in name or "\\" in name or name.endswith((".toml", ".json"))
    return load_product(name) if looks_like_a_path else preset(name)


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20260104 and 2026-W01-7; a schedule should not turn on that.
    if day is None or day.isoformat() != text:
        raise MicroloanError(option, text, "is not a date; write one like 2026-01-04", code="bad_date")
    return day


def _whole(option: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise MicroloanError(option, text, "is not a whole number, such as 46", code="bad_number")
    return int(text)
