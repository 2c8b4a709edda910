"""``microloan products``: the products that come with the library, and what each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.cli.commands import add_command
from microloan.cli.output import Refused
from microloan.cli.product_words import in_words, price_in_words, rhythms_in_words
from microloan.cli.schedule import find_product
from microloan.errors import shown
from microloan.products import Confidence, preset, presets
from microloan.products.sources import sourced_values
from microloan.tables import Align, Column, Table
from microloan.textwidth import one_line

if TYPE_CHECKING:
    import argparse

    from microloan.cli.commands import Commands
    from microloan.products import LoanProduct
    from microloan.products.sources import SourcedValue

_DESCRIPTION = """The products that come with the library: amounts, interest and installments.

Where several rhythms or counts are offered, a schedule needs --every or --installments.
Where no rate is published, it needs --rate.
"""
_EPILOG = """examples:
  microloan products
  microloan products --country IN
  microloan products show bjs-shilpi
  microloan products show my-product.toml

The figures are what institutions have published, or what is assumed in their place:
products show says which, value by value, with the fees and compulsory savings
that are known.
"""
_SHOW_DESCRIPTION = """One product: its terms in words, then every value with its source.

published  by the institution itself
derived    from what is published: 12 monthly installments from "one year"
assumed    not published; the practice it rests on is named, and the value marked *

A value marked * is one to ask the institution about before you rely on it.
"""
_SHOW_EPILOG = """examples:
  microloan products show jcf-jagoron
  microloan products show my-product.toml
"""

_COLUMNS = (
    Column("Product"),
    Column("From", Align.RIGHT),
    Column("To", Align.RIGHT),
    Column("Interest"),
    Column("Installments"),
    Column("Institution"),
)
_SOURCES = (Column("Value of"), Column("Value"), Column("Confidence"), Column("Source"))


def add_to(commands: Commands) -> None:
    """Add this command, and its own command ``show``, to the command line."""
    parser = add_command(
        commands,
        "products",
        summary="the products that come with the library, and their sources",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("--country", metavar="CODE", help="only those of a country: BD or IN")
    parser.set_defaults(run=run)
    showing = add_command(
        parser.add_subparsers(title="commands", metavar="COMMAND"),
        "show",
        summary="one product: its terms in words, and the source of every value",
        description=_SHOW_DESCRIPTION,
        epilog=_SHOW_EPILOG,
    )
    showing.add_argument("product", metavar="PRODUCT", help="a name that microloan products lists, or a file's path")
    showing.set_defaults(run=show)


def run(asked: argparse.Namespace) -> str:
    """Return the table of presets, perhaps of one country."""
    listed = [preset(name) for name in presets()]
    countries = sorted({product.about.country for product in listed})
    if asked.country is not None and asked.country not in countries:
        raise Refused(f"--country={shown(asked.country)} has no products here; write {' or '.join(countries)}")
    rows = tuple(_row(product) for product in listed if asked.country in {None, product.about.country})
    return Table("Products", _COLUMNS, rows).to_text()


def show(asked: argparse.Namespace) -> str:
    """Return one product in words, and the table of its values with their sources."""
    if asked.country is not None:
        raise Refused("--country does not go with show; leave it out")
    product = find_product(asked.product)
    about = product.about
    words = in_words(product)
    width = max(len(heading) for heading, _ in words)
    lines = [f"{heading:{width}}  {text}" for heading, text in words]
    title = one_line(f"{about.name} ({about.id}), {about.institution}, {about.country}")
    return "\n".join([title, "", *lines, "", _sources(product).to_text()])


def _row(product: LoanProduct) -> tuple[str, ...]:
    return (
        product.id,
        str(product.principal.minimum),
        str(product.principal.maximum),
        price_in_words(product),
        rhythms_in_words(product),
        product.about.institution,
    )


def _sources(product: LoanProduct) -> Table:
    values = sourced_values(product)
    assumed = sum(value.confidence is Confidence.ASSUMED for value in values)
    note = f"* {assumed} of {len(values)} values are assumed: the institution does not publish them."
    return Table("", _SOURCES, tuple(map(_source, values)), notes=(note,) if assumed else ())


def _source(value: SourcedValue) -> tuple[str, ...]:
    if value.confidence is None:
        return value.path, value.text, "not given", ""
    mark = " *" if value.confidence is Confidence.ASSUMED else ""
    return value.path, value.text, f"{value.confidence.value}{mark}", value.source
