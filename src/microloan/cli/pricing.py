"""``microloan price`` and ``microloan compare``: what a loan costs, and loans side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from microloan.calendars import Frequency
from microloan.cli.asking import amount_of, day_of, whole_of
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.cli.schedule import add_loan, find_product, loan_of
from microloan.currency import money_format
from microloan.errors import MicroloanError, shown
from microloan.interest.yields.conventions import ALL as CONVENTIONS
from microloan.products.prices import OpenRate
from microloan.records import to_json
from microloan.schedules.amounts import MINOR

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from microloan.cli.commands import Commands
    from microloan.explanation import Explanation
    from microloan.pricing import Comparison
    from microloan.products import LoanProduct, LoanTerms

_FORMATS_IN_WORDS = """formats:
  table  lined up for reading
  csv    amounts in plain digits, dates as 2026-01-04; lines end in LF, as all text here
  json   a record for each loan, amounts in minor units (poisha, paisa), rates as percents
  md     a Markdown table
"""
_PRICE = """What one loan costs: installment, interest, fees, and every rate by its name.

Fees and their taxes, insurance and compulsory savings are counted; where a loan has them,
the rates without them stand beside. A rate that a loan does not have is told with the reason.
"""
_PRICE_EPILOG = f"""examples:
  microloan price jcf-jagoron 20000 --disbursed 2026-01-04
  microloan price wegrow-jlg 40000 --disbursed 2026-01-04 --format csv
  microloan price jcf-jagoron 20000 --disbursed 2026-01-04 --explain xirr

{_FORMATS_IN_WORDS}
The rates: {", ".join(convention.name for convention in CONVENTIONS)}.
The other options are those of microloan schedule.
"""
_COMPARE = """Loans side by side: installment, costs, and every rate by its name.

Each loan is taken at the first rhythm and count that its product offers, unless --every or
--installments says otherwise. Without --amount it is 20,000 of the product's currency, as far
as it is offered; without --disbursed it is paid out on 2026-01-04.
"""
_COMPARE_EPILOG = f"""examples:
  microloan compare jcf-jagoron asa-primary
  microloan compare jcf-jagoron my-product.toml --amount 30000 --disbursed 2026-03-01
  microloan compare bjs-shilpi wegrow-jlg --every "2 weeks" --format md
  microloan compare jcf-jagoron buro-general --rate 24%

{_FORMATS_IN_WORDS}
--rate is for products that publish none.
"""


def add_to(commands: Commands) -> None:
    """Add both commands to the command line."""
    price = _parser(commands, "price", "what one loan costs, and its rates by name", (_PRICE, _PRICE_EPILOG))
    add_loan(price)
    names = tuple(convention.name for convention in CONVENTIONS)
    price.add_argument("--explain", metavar="RATE", choices=names, help="the arithmetic of one rate alone")
    price.set_defaults(run=run_price)
    compare = _parser(commands, "compare", "loans of several products side by side", (_COMPARE, _COMPARE_EPILOG))
    compare.add_argument(
        "products", metavar="PRODUCT", nargs="+", help="names that microloan products lists, or files' paths"
    )
    compare.add_argument("--amount", metavar="AMOUNT", help="the principal of each, such as 20000")
    compare.add_argument("--disbursed", metavar="DATE", help="the day they are paid out")
    compare.add_argument("--every", metavar="RHYTHM", help="how often: week, fortnight, month or '4 weeks'")
    compare.add_argument("--installments", metavar="N", help="how many")
    compare.add_argument("--rate", metavar="RATE", help="a year's rate such as 24%%, where a product publishes none")
    compare.set_defaults(run=run_compare)


def _parser(commands: Commands, name: str, help_text: str, texts: tuple[str, str]) -> argparse.ArgumentParser:
    description, epilog = texts
    parser = add_command(
        commands,
        name,
        summary=help_text,
        description=description,
        epilog=epilog,
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="table", help="how to print it (default: table)")
    return parser


def run_price(asked: argparse.Namespace) -> str:
    """Return the figures of one loan, or the arithmetic of one of its rates."""
    from microloan.pricing import NoRate, compare

    if asked.explain is not None and asked.format not in _EXPLAINED:
        raise Refused(f"--format {asked.format} does not go with --explain; write {' or '.join(_EXPLAINED)}")
    compared = compare({asked.product: loan_of(asked)})
    if asked.explain is None:
        return _FORMATS[asked.format](compared)
    convention = next(one for one in CONVENTIONS if one.name == asked.explain)
    found = compared.rate(asked.product, convention)
    if isinstance(found, NoRate):
        raise Refused(f"--explain={shown(asked.explain)}: {found}")
    return _EXPLAINED[asked.format](found.explain())


def run_compare(asked: argparse.Namespace) -> str:
    """Return the figures of several loans, side by side."""
    from microloan.pricing import compare

    products = [(name, find_product(name)) for name in asked.products]
    if asked.rate is not None and not any(isinstance(product.interest, OpenRate) for _, product in products):
        raise Refused(f"--rate={shown(asked.rate)} is for products that publish none, and all of these do")
    loans: dict[str, LoanTerms] = {}
    for name, product in products:
        loans[_label(name, loans)] = _example(name, product, asked)
    return _FORMATS[asked.format](compare(loans))


def _label(name: str, taken: dict[str, LoanTerms]) -> str:
    """Return a name for a loan; one that is given twice has a number behind."""
    number = sum(other.partition(" (")[0] == name for other in taken)
    return f"{name} ({number + 1})" if number else name


def _example(name: str, product: LoanProduct, asked: argparse.Namespace) -> LoanTerms:
    from microloan.pricing.example_loans import example_loan

    day = None if asked.disbursed is None else day_of("--disbursed", asked.disbursed)
    count = None if asked.installments is None else whole_of("--installments", asked.installments)
    try:
        return example_loan(
            product,
            principal=None if asked.amount is None else amount_of("--amount", asked.amount, product.principal.currency),
            disbursed_on=day,
            every=None if asked.every is None else Frequency.from_text(asked.every),
            installments=count,
            rate=asked.rate if isinstance(product.interest, OpenRate) else None,
        )
    except MicroloanError as error:
        raise Refused(f"{shown(name)}: {error}") from error


def _as_csv(compared: Comparison) -> str:
    from microloan.pricing.compared_tables import tabulate

    return tabulate(compared, money_format.UNGROUPED_PLAIN).to_csv().replace("\r\n", "\n")


def _as_json(compared: Comparison) -> str:
    return to_json({"loans": [_plain(record) for record in compared.records(amounts=MINOR)]})


def _plain(record: dict[str, Any]) -> dict[str, object]:
    """Return a record whose decimals are text; None is left out, as JSON of ours has no nulls."""
    plain = {key: str(value) if isinstance(value, (Decimal, date)) else value for key, value in record.items()}
    plain["other_rates"] = {name: [str(other) for other in others] for name, others in record["other_rates"].items()}
    return {key: value for key, value in plain.items() if value is not None}


_FORMATS: dict[str, Callable[[Comparison], str]] = {
    "table": lambda compared: compared.to_table().to_text(),
    "csv": _as_csv,
    "json": _as_json,
    "md": lambda compared: compared.to_table().to_markdown(),
}
_EXPLAINED: dict[str, Callable[[Explanation], str]] = {
    "table": str,
    "json": lambda explanation: to_json(explanation.to_dict()),
}
