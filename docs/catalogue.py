"""The page of all presets, written from their files each time the pages are built.

Sphinx's configuration calls `write_catalogue`; what it writes is included by
``reference/catalogue.md`` and is never kept.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from microloan.cli.product_words import in_words, price_in_words
from microloan.cli.savings_words import deposits_in_words, savings_in_words
from microloan.escaping import markdown_text
from microloan.products import Confidence, preset, presets, savings_preset, savings_presets, sourced_values
from microloan.savings.deposits import deposit_preset, deposit_presets
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from microloan.products import LoanProduct, SourcedValue
    from microloan.products.sources import Offered
    from microloan.savings.deposits import DepositProduct

COUNTRIES = {"BD": "Bangladesh", "IN": "India"}
Words = list[tuple[str, str]]
OVERVIEW = (Column("Product"), Column("From", Align.RIGHT), Column("To", Align.RIGHT), Column("Interest"))
SOURCES = (Column("Value of"), Column("Value"), Column("Confidence"), Column("Source"))


def write_catalogue(file: Path) -> None:
    """Write the Markdown of all presets, by country and institution, to `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(catalogue()) + "\n", encoding="utf-8")


def catalogue() -> Iterator[str]:
    """Yield the lines of the page: loans by country, savings, deposit schemes."""
    yield from loans()
    yield from savings()
    yield from schemes()


def loans() -> Iterator[str]:
    """Yield for each country an overview of its loans, then product by product."""
    products = sorted(map(preset, presets()), key=lambda product: (product.about.country, product.id))
    for country, of_country in groupby(products, key=lambda product: product.about.country):
        listed = list(of_country)
        yield f"## {COUNTRIES[country]}\n"
        yield Table("", OVERVIEW, tuple(map(overview, listed))).to_markdown() + "\n"
        for product in listed:
            yield from section(product, in_words(product))


def savings() -> Iterator[str]:
    """Yield an overview of savings products, then product by product."""
    listed = [(product, savings_in_words(product)) for product in map(savings_preset, savings_presets())]
    yield "## Savings\n"
    columns = (Column("Product"), Column("Institution"), Column("Interest"))
    rows = ((product.about.id, product.about.institution, dict(words)["Interest"]) for product, words in listed)
    yield Table("", columns, tuple(rows)).to_markdown() + "\n"
    for product, words in listed:
        yield from section(product, words)


def schemes() -> Iterator[str]:
    """Yield an overview of deposit schemes, then each with what its smallest deposit comes to."""
    listed = [(product, deposits_in_words(product)) for product in map(deposit_preset, deposit_presets())]
    yield "## Deposit schemes\n"
    columns = (Column("Product"), Column("Institution"), Column("From", Align.RIGHT), Column("Rates"))
    rows = (
        (product.id, product.about.institution, str(product.deposits.minimum), dict(words)["Rates"])
        for product, words in listed
    )
    yield Table("", columns, tuple(rows)).to_markdown() + "\n"
    for product, words in listed:
        yield from section(product, words, maturities(product))


def maturities(product: DepositProduct) -> Iterator[str]:
    """Yield what the smallest deposits of a scheme come to."""
    smallest, most = product.deposits.minimum, product.deposits.maximum
    amounts = [smallest * times for times in (1, 2, 10) if smallest * times <= most]
    yield product.table(amounts).to_table().to_markdown() + "\n"


def overview(product: LoanProduct) -> tuple[str, ...]:
    """Return the row of a product: its name, amounts and price."""
    return product.id, str(product.principal.minimum), str(product.principal.maximum), price_in_words(product)


def section(product: Offered, words: Words, more: Iterable[str] = ()) -> Iterator[str]:
    """Yield the section of a product: its terms in words, then its values with their sources."""
    about, values = product.about, sourced_values(product)
    assumed = sum(value.confidence is Confidence.ASSUMED for value in values)
    yield f"### {about.id}\n"
    yield f"{markdown_text(about.name)}, {markdown_text(about.institution)}.\n"
    for heading, text in words:
        yield f"{heading}\n: {markdown_text(text)}\n"
    yield from more
    yield f"{assumed} of {len(values)} values are assumed.\n"
    yield Table("", SOURCES, tuple(map(source, values))).to_markdown() + "\n"


def source(value: SourcedValue) -> tuple[str, ...]:
    """Return the row of a value; what is assumed stands out."""
    confidence = "not given" if value.confidence is None else value.confidence.value
    return value.path, value.text, confidence.upper() if confidence == "assumed" else confidence, value.source
