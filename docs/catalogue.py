"""The page of all presets, written from their files each time the pages are built.

Sphinx's configuration calls `write_catalogue`; what it writes is included by
``reference/catalogue.md`` and is never kept.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from microloan.cli.product_words import in_words, price_in_words
from microloan.escaping import markdown_text
from microloan.products import Confidence, preset, presets, sourced_values
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from microloan.products import LoanProduct, SourcedValue

COUNTRIES = {"BD": "Bangladesh", "IN": "India"}
OVERVIEW = (Column("Product"), Column("From", Align.RIGHT), Column("To", Align.RIGHT), Column("Interest"))
SOURCES = (Column("Value of"), Column("Value"), Column("Confidence"), Column("Source"))


def write_catalogue(file: Path) -> None:
    """Write the Markdown of all presets, by country and institution, to `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(catalogue()) + "\n", encoding="utf-8")


def catalogue() -> Iterator[str]:
    """Yield the lines of the page: for each country an overview, then product by product."""
    products = sorted(map(preset, presets()), key=lambda product: (product.about.country, product.id))
    for country, of_country in groupby(products, key=lambda product: product.about.country):
        listed = list(of_country)
        yield f"## {COUNTRIES[country]}\n"
        yield Table("", OVERVIEW, tuple(map(overview, listed))).to_markdown() + "\n"
        for product in listed:
            yield from section(product)


def overview(product: LoanProduct) -> tuple[str, ...]:
    """Return the row of a product: its name, amounts and price."""
    return product.id, str(product.principal.minimum), str(product.principal.maximum), price_in_words(product)


def section(product: LoanProduct) -> Iterator[str]:
    """Yield the section of a product: its terms in words, then its values with their sources."""
    about, values = product.about, sourced_values(product)
    assumed = sum(value.confidence is Confidence.ASSUMED for value in values)
    yield f"### {product.id}\n"
    yield f"{markdown_text(about.name)}, {markdown_text(about.institution)}.\n"
    for heading, text in in_words(product):
        yield f"{heading}\n: {markdown_text(text)}\n"
    yield f"{assumed} of {len(values)} values are assumed.\n"
    yield Table("", SOURCES, tuple(map(source, values))).to_markdown() + "\n"


def source(value: SourcedValue) -> tuple[str, ...]:
    """Return the row of a value; what is assumed stands out."""
    confidence = "not given" if value.confidence is None else value.confidence.value
    return value.path, value.text, confidence.upper() if confidence == "assumed" else confidence, value.source
