"""``microloan products``: the products that come with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.products import preset, presets
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    import argparse

    from microloan.cli.commands import Commands

_COLUMNS = (
    Column("Product"),
    Column("Country"),
    Column("Institution"),
    Column("From", Align.RIGHT),
    Column("To", Align.RIGHT),
    Column("Rate", Align.RIGHT),
)


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "products", help="the products that come with the library", description=__doc__, allow_abbrev=False
    )
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> str:
    """Return the table of presets."""
    rows: list[tuple[str, ...]] = []
    for name in presets():
        product = preset(name)
        bounds = str(product.principal.minimum), str(product.principal.maximum)
        rows.append((name, product.about.country, product.about.institution, *bounds, str(product.interest.rate)))
    return Table("Products", _COLUMNS, tuple(rows)).to_text()
