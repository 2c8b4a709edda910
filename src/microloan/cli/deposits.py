"""``microloan deposit-scheme`` and ``maturity-table``: what regular deposits come to.

>>> from microloan.cli import main
>>> main(["deposit-scheme", "--monthly", "500", "--years", "5", "--rate", "10%"])    # doctest: +ELLIPSIS
Tk. 500 every month for 60 months at 10%
  deposits  60 × 500.00 ...→ 30,000.00
...
0
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.calendars import MONTH, WEEK
from microloan.calendars.frequencies import LARGEST_COUNT, Frequency, months
from microloan.cli.asking import amount_of, is_path
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.currency import Money, currencies, money_format
from microloan.errors import CurrencyMismatch, MicroloanError, shown
from microloan.products.fee_parts import ChargeRounding
from microloan.products.names import MODES
from microloan.records import to_json
from microloan.savings.deposits import (
    DepositPlan,
    RateCard,
    close_early,
    deposit_preset,
    deposit_presets,
    deposit_when,
    growth,
    load_deposit_product,
    mature,
)
from microloan.savings.deposits.scheme import check_currency
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator

    from microloan.cli.commands import Commands
    from microloan.currency import Currency
    from microloan.savings.deposits import DepositProduct, DepositScheme
    from microloan.savings.deposits.growth_kinds import Growth
    from microloan.savings.deposits.maturity_table import MaturityTable

_USUAL = "basic-bank-sohayok"
_CURRENCIES = {currency.code: currency for currency in currencies.ALL}
_GROWTHS: dict[str, Growth] = {
    "yearly": growth.YEARLY,
    "half-yearly": growth.compounded(months(6)),
    "quarterly": growth.compounded(months(3)),
    "monthly": growth.MONTHLY,
    "simple": growth.SIMPLE,
    "india-rd": growth.INDIA_RD,
    "on-deposits": growth.ON_DEPOSITS,
}
_WHEN = {"start": deposit_when.AT_START, "end": deposit_when.AT_END}
_TIMES = (1, 2, 3, 4, 5, 10, 20, 40)
_TABLE_FORMATS: dict[str, Callable[[MaturityTable], str]] = {
    "table": str,
    "html": lambda table: table.to_table().to_html(),
    "md": lambda table: table.to_table().to_markdown(),
    "csv": lambda table: table.to_table(style=money_format.UNGROUPED_PLAIN).to_csv().replace("\r\n", "\n"),
    "json": lambda table: to_json(table.to_dict()),
}

_SCHEME_DESCRIPTION = """What one member's regular deposits come to, with the arithmetic.

The rules are those of --like, a name that microloan maturity-table lists or a file's path;
the options after it change one each. With --like the deposit is one that the product offers;
in another rhythm or currency its limits do not speak of it.
"""
_SCHEME_EPILOG = f"""examples:
  microloan deposit-scheme --monthly 500 --years 5 --rate 10%
  microloan deposit-scheme --monthly 500 --years 5 --rate 10% --growth monthly --when end
  microloan deposit-scheme --monthly 100 --months 60 --rate 6.7% --like india-post-rd
  microloan deposit-scheme --weekly 20 --years 1 --rate 6% --round 0.01 --mode half_up
  microloan deposit-scheme --monthly 500 --years 5 --rate 10% --closed-after 18

Without --like the rules are those of {_USUAL}: deposits at the month's start,
interest accrued simply each month and added each year, rounded up to a whole taka.
"""
_TABLE_DESCRIPTION = """The maturity table of a deposit product: a row for each deposit, a column for each term.

Without a product: the deposit products that come with the library.
"""
_TABLE_EPILOG = """examples:
  microloan maturity-table
  microloan maturity-table basic-bank-sohayok --deposits 500 1000 20000
  microloan maturity-table basic-bank-sohayok --rates '12 months: 8%' '5 years: 9%'
  microloan maturity-table basic-bank-sohayok --format html
  microloan maturity-table my-scheme.toml

formats:
  table, html, md  amounts grouped for reading
  csv              amounts in plain digits; lines end in LF
  json             the record, amounts in minor units (poisha, paisa)
"""
_YEARS = re.compile(r"([1-9][0-9]{0,2}) years?")


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    scheme = add_command(
        commands,
        "deposit-scheme",
        summary="what regular deposits come to",
        description=_SCHEME_DESCRIPTION,
        epilog=_SCHEME_EPILOG,
    )
    how_much = scheme.add_mutually_exclusive_group(required=True)
    how_much.add_argument("--monthly", metavar="AMOUNT", help="the deposit of each month")
    how_much.add_argument("--weekly", metavar="AMOUNT", help="the deposit of each week")
    how_long = scheme.add_mutually_exclusive_group(required=True)
    how_long.add_argument("--years", metavar="N", help="the term in years")
    how_long.add_argument("--months", metavar="N", help="the term in months")
    scheme.add_argument("--rate", metavar="RATE", required=True, help="a year's rate such as 10%%")
    scheme.add_argument("--like", metavar="PRODUCT", help=f"whose rules (default: {_USUAL})")
    scheme.add_argument("--growth", choices=tuple(_GROWTHS), help="how interest is counted")
    scheme.add_argument("--when", choices=tuple(_WHEN), help="when in each period deposits are made")
    scheme.add_argument("--round", metavar="AMOUNT", help="what the maturity amount is a multiple of")
    scheme.add_argument("--mode", choices=tuple(MODES), help="in which direction")
    scheme.add_argument("--posting", metavar="AMOUNT", help="what interest is rounded to each time it is added")
    scheme.add_argument("--closed-after", metavar="MONTHS", help="closed before its term")
    scheme.add_argument("--currency", choices=tuple(_CURRENCIES), help="default: that of the rules")
    scheme.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    scheme.set_defaults(run=run_scheme)
    table = add_command(
        commands,
        "maturity-table",
        summary="the maturity table of a deposit product",
        description=_TABLE_DESCRIPTION,
        epilog=_TABLE_EPILOG,
    )
    table.add_argument("product", metavar="PRODUCT", nargs="?", help="a name from the list, or a file's path")
    table.add_argument("--deposits", metavar="AMOUNT", nargs="+", help="the rows")
    table.add_argument("--rates", metavar="TERM:RATE", nargs="+", help="other columns, such as '12 months: 8%%'")
    table.add_argument("--format", choices=tuple(_TABLE_FORMATS), default="table", help="default: table")
    table.set_defaults(run=run_table)


def run_scheme(asked: argparse.Namespace) -> str:
    """Return what was asked for of one plan."""
    product = find_deposit_product(asked.like or _USUAL)
    currency = product.deposits.currency if asked.currency is None else _CURRENCIES[asked.currency]
    scheme = _scheme(asked, product.scheme, currency)
    option, typed = ("--monthly", asked.monthly) if asked.weekly is None else ("--weekly", asked.weekly)
    deposit = amount_of(option, typed, currency)
    length, years = ("--months", asked.months) if asked.years is None else ("--years", asked.years)
    with _told(deposit=(option, typed), rate=("--rate", asked.rate), term=(length, years)):
        if asked.like is not None and (currency, scheme.every) == (product.deposits.currency, product.scheme.every):
            product.deposits.check("deposit", deposit, f"(product {product.id})")
        term = _months(length, years, 1 if asked.years is None else 12)
        plan = DepositPlan(deposit, term=term, rate=asked.rate, scheme=scheme)
    if asked.closed_after is None:
        matured = mature(plan)
    else:
        closed = ("--closed-after", asked.closed_after)
        with _told(after=closed, term=closed):
            matured = close_early(plan, months(_whole(*closed)))
    return str(matured.explain()) if asked.format == "text" else to_json(matured.to_dict())


def run_table(asked: argparse.Namespace) -> str:
    """Return the table that was asked for, or the list of products."""
    if asked.product is None:
        if asked.deposits or asked.rates:
            raise Refused("--deposits and --rates go with a PRODUCT; see microloan maturity-table --help")
        return _products().to_text()
    product = find_deposit_product(asked.product)
    if asked.rates is not None:
        pairs = [_term_and_rate(text) for text in asked.rates]
        with _told(rates=("--rates", " ".join(asked.rates))):
            product = replace(product, rates=RateCard(pairs))
    smallest, currency = product.deposits.minimum, product.deposits.currency
    if asked.deposits is None:
        rows = [smallest * times for times in _TIMES if smallest * times <= product.deposits.maximum]
    else:
        rows = [amount_of("--deposits", text, currency) for text in asked.deposits]
    return _TABLE_FORMATS[asked.format](product.table(rows))


def find_deposit_product(name: str) -> DepositProduct:
    """Return the preset of this name, or the deposit product in the file of this path."""
    if is_path(name):
        try:
            return load_deposit_product(name)
        except MicroloanError as error:
            raise Refused(f"{shown(name)}: {error}") from error
    return deposit_preset(name)


def _products() -> Table:
    columns = (Column("Product"), Column("From", Align.RIGHT), Column("Terms"), Column("Institution"))
    rows = [
        (
            product.id,
            str(product.deposits.minimum),
            ", ".join(f"{term.text} {rate}" for term, rate in product.rates.rates),
            product.about.institution,
        )
        for product in map(deposit_preset, deposit_presets())
    ]
    return Table("Deposit products", columns, tuple(rows))


def _scheme(asked: argparse.Namespace, like: DepositScheme, currency: Currency) -> DepositScheme:
    """Return the rules, each option in its place; what is in another currency is left behind."""
    old, fine = like.rounding, like.lapses.fine
    unit = old.multiple if old.multiple is None or old.multiple.currency == currency else currency(1)
    posting = old.posting
    if posting is not None and posting.multiple is not None and posting.multiple.currency != currency:
        posting = replace(posting, multiple=None)
    if asked.posting is not None:
        with _told(multiple=("--posting", asked.posting)):
            posting = ChargeRounding(multiple=amount_of("--posting", asked.posting, currency))
    with _told(multiple=("--round", asked.round)):
        rounding = replace(
            old,
            multiple=unit if asked.round is None else amount_of("--round", asked.round, currency),
            mode=old.mode if asked.mode is None else MODES[asked.mode],
            each=old.each if old.each is None or old.each.currency == currency else None,
            posting=posting,
        )
    # Nothing is late here: a fine in another currency has no say.
    elsewhere = fine is not None and isinstance(fine.what, Money) and fine.what.currency != currency
    with _told(**{"rounding.posting": ("--posting", asked.posting or "")}):
        scheme = replace(
            like,
            every=MONTH if asked.weekly is None else WEEK,
            growth=like.growth if asked.growth is None else _GROWTHS[asked.growth],
            when=like.when if asked.when is None else _WHEN[asked.when],
            rounding=rounding,
            lapses=replace(like.lapses, fine=None) if elsewhere else like.lapses,
        )
    try:
        check_currency(scheme.amounts(), currency(1))
    except CurrencyMismatch as error:
        raise Refused(f"--currency={currency.code} is not that of the rules: {error}") from error
    return scheme


def _term_and_rate(text: str) -> tuple[Frequency, str]:
    """Return a column of a table, written as in '5 years: 10%' or as its heading says it, '5 years at 10%'."""
    term, colon, rate = text.partition(":" if ":" in text else " at ")
    if not colon:
        problem = "must be a term and its rate, such as '12 months: 8%' or '5 years: 9%'"
        raise MicroloanError("--rates", text, problem, code="bad_rate")
    years = _YEARS.fullmatch(term.strip())
    if years is not None:
        return _months("--rates", years[1], 12), rate.strip()
    with _told(rates=("--rates", text)):
        return Frequency.from_text(term.strip(), "rates"), rate.strip()


def _whole(option: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
        raise MicroloanError(option, text, "is not a whole number, such as 5", code="bad_number")
    return int(text)


def _months(option: str, text: str, each: int) -> Frequency:
    """Return so many months, or years of 12."""
    if (count := _whole(option, text) * each) > LARGEST_COUNT:
        problem = f"is too long; the longest term is of {LARGEST_COUNT // 12} years"
        raise MicroloanError(option, text, problem, code="out_of_range")
    return months(count)


@contextmanager
def _told(**typed: tuple[str, str]) -> Generator[None]:
    """Tell a mistake in an argument by the option that was typed, and as it was typed."""
    try:
        yield
    except MicroloanError as error:
        if error.argument not in typed:
            raise
        option, text = typed[error.argument]
        raise Refused(f"{option}={shown(text)} {error.problem}") from error
