"""``microloan products``: the products that come with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.products import preset, presets
from microloan.products.price_records import price_to_plain
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    import argparse

    from microloan.cli.commands import Commands
    from microloan.products import LoanProduct

_DESCRIPTION = """The products that come with the library: amounts, interest and installments.

Where several rhythms or counts are offered, a schedule needs --every or --installments.
The sources of the figures stand in each product's file, in the folder
microloan/products/catalogue.
"""

_COLUMNS = (
    Column("Product"),
    Column("From", Align.RIGHT),
    Column("To", Align.RIGHT),
    Column("Interest"),
    Column("Installments"),
    Column("Institution"),
)


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "products", help="the products that come with the library", description=_DESCRIPTION, allow_abbrev=False
    )
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> str:
    """Return the table of presets."""
    rows = tuple(_row(preset(name)) for name in presets())
    return Table("Products", _COLUMNS, rows).to_text()


def _row(product: LoanProduct) -> tuple[str, ...]:
    return (
        product.id,
        str(product.principal.minimum),
        str(product.principal.maximum),
        _price(product),
        "; ".join(map(str, product.repayment.rhythms)),
        product.about.institution,
    )


def _price(product: LoanProduct) -> str:
    """Return the rates with their method: a rate alone is not a price."""
    stored = price_to_plain(product.interest)
    bands = cast("list[dict[str, object]]", stored.get("bands", []))
    rates = " / ".join(str(band["rate"]) for band in bands) if bands else stored.get("rate", "rate not published,")
    words = (rates, stored["method"], stored.get("charged", ""))
    return " ".join(str(word).replace("_", " ") for word in words if word)
