"""``microloan key-facts``: the key facts statement of one loan of a product."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from microloan.cli.asking import day_of
from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.cli.schedule import add_loan, loan_of
from microloan.currency.printing.format_rules import NO_SYMBOL, whole_units
from microloan.currency.printing.formatting import MoneyFormat
from microloan.errors import MicroloanError, RecordError, shown
from microloan.escaping import html_text
from microloan.labels import languages
from microloan.records import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from microloan.cli.commands import Commands
    from microloan.currency import Currency
    from microloan.labels import Labels
    from microloan.pricing import KeyFacts

_DESCRIPTION = """The key facts statement of one loan, as the Reserve Bank of India prescribes it: rate, fees and
charges, annual percentage rate and how it is computed, repayment schedule.

The loan is asked for as with microloan schedule.
"""

_EPILOG = """examples:
  microloan key-facts wegrow-jlg 40000 --disbursed 2026-01-04 --lender Wegrow --number KFS/1 --prepared 2026-01-02
  microloan key-facts wegrow-jlg 40000 --disbursed 2026-01-04 --lender Wegrow --number KFS/1 --prepared 2026-01-02 \\
      --third-party 'insurance=Surya Life' --stated our-statements.toml --language hi --format html

A fee is paid to the lender unless --third-party says who receives it.

--stated names a TOML or JSON file with what the lender says in words. Every table may be left out:

  schema = "microloan/stated/1"

  [contingent]
  late_payment = "24% a year on the overdue amount, and GST"

  [other]
  recovery_clause = "11"
  grievance_clause = "14"
  transferable = "yes"
  officer = { phone = "1800 000 000", email = "care@example.org" }

  [apr_method]
  counted = "without_tax_and_savings"

  [validity]
  working_days = 5
  short_working_days = 1
  short_tenor_days = 7
  source = "our board's policy"

formats:
  text  tables lined up for reading
  html  a page, fit for a browser or a printer
  json  the record of the statement, amounts in minor units (paisa)
"""

_LARGEST_FILE_BYTES = 100_000
# What the library calls an argument, and the option that gave it.
_TYPED = {
    "lender": "--lender",
    "number": "--number",
    "borrower": "--borrower",
    "loan_type": "--loan-type",
    "proposal.prepared_on": "--prepared",
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = add_command(
        commands,
        "key-facts",
        summary="the key facts statement of one loan of a product",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add_loan(parser)
    parser.add_argument("--lender", metavar="NAME", required=True, help="who lends")
    parser.add_argument("--number", metavar="TEXT", required=True, help="the number of the proposal, which is its own")
    parser.add_argument("--prepared", metavar="DATE", required=True, help="the day the statement is made out")
    parser.add_argument("--borrower", metavar="NAME", help="whom the loan is offered to")
    parser.add_argument("--loan-type", metavar="NAME", help="what the lender calls the loan")
    parser.add_argument(
        "--third-party", metavar="FEE=NAME", action="append", default=[], help="who receives a fee through the lender"
    )
    parser.add_argument("--stated", metavar="FILE", help="what the lender states in words, TOML or JSON")
    parser.add_argument("--language", choices=languages(), default="en", help="of text and HTML (default: en)")
    parser.add_argument("--whole-units", action="store_true", help="print whole rupees, a half up; JSON stays exact")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="how to print it (default: text)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> str:
    """Return the text that was asked for."""
    from microloan.labels import labels_in
    from microloan.pricing.disclosure import Proposal, key_facts

    terms = loan_of(asked)
    prepared_on = day_of("--prepared", asked.prepared)
    third_parties = _third_parties(asked.third_party)
    stated = {} if asked.stated is None else _stated(asked.stated)
    try:
        proposal = Proposal(asked.number, prepared_on, asked.loan_type, asked.borrower)
        facts = key_facts(terms, lender=asked.lender, proposal=proposal, third_parties=third_parties, **stated)
    except MicroloanError as error:
        option = "--third-party" if error.argument.startswith("third_parties") else _TYPED.get(error.argument)
        if option is None:
            raise
        raise Refused(f"{option}={shown(error.value)} {error.problem}") from error
    labels = labels_in(asked.language)
    amounts = _whole(terms.currency, labels) if asked.whole_units else None
    return _FORMATS[asked.format](facts, labels, amounts)


def _text(facts: KeyFacts, labels: Labels, amounts: MoneyFormat | None) -> str:
    return facts.to_text(labels, amounts=amounts)


def _html(facts: KeyFacts, labels: Labels, amounts: MoneyFormat | None) -> str:
    paper = facts.paper(labels, amounts=amounts)
    head = f'<head><meta charset="utf-8"><title>{html_text(paper.title)}</title></head>'
    page = ["<!doctype html>", f'<html lang="{html_text(paper.language)}">', head, "<body>", paper.to_html()]
    return "\n".join([*page, "</body>", "</html>"])


def _json(facts: KeyFacts, _labels: Labels, _amounts: MoneyFormat | None) -> str:
    return to_json(facts.to_dict())


_FORMATS: dict[str, Callable[[KeyFacts, Labels, MoneyFormat | None], str]] = {
    "text": _text,
    "html": _html,
    "json": _json,
}


def _whole(currency: Currency, labels: Labels) -> MoneyFormat:
    from microloan.arithmetic.rounding import HALF_UP

    whole = MoneyFormat(currency.grouping, symbol=NO_SYMBOL, decimals=whole_units(HALF_UP))
    return replace(whole, digits=labels.digits)


def _third_parties(texts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        fee, name = _third_party(text)
        if fee in found:
            raise Refused(
                f"--third-party={shown(text)} says again who receives {shown(fee)}; it was {shown(found[fee])}"
            )
        found[fee] = name
    return found


def _third_party(text: str) -> tuple[str, str]:
    fee, equals, name = text.partition("=")
    if not equals or not fee.strip() or not name.strip():
        problem = "must be the name of a fee and who receives it, such as 'insurance=Surya Life'"
        raise Refused(f"--third-party={shown(text)} {problem}")
    return fee.strip(), name.strip()


def _stated(path: str) -> dict[str, Any]:
    """Return what a file states, by the arguments of `key_facts`."""
    from microloan.pricing.disclosure.stated_records import read_stated
    from microloan.records import read_json, read_toml
    from microloan.textfiles import text_of_file

    try:
        text = text_of_file(path, example="our-statements.toml", largest=_LARGEST_FILE_BYTES, noun="what is stated")
    except MicroloanError as error:
        raise Refused(f"--stated={shown(path)} {error.problem}") from error
    try:
        return read_stated(read_json(text) if path.lower().endswith(".json") else read_toml(text))
    except RecordError as error:
        raise Refused(f"{shown(path)}: {error}") from error
