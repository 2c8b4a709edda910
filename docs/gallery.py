"""The gallery of printed amounts, made anew each time the pages are built.

Sphinx's configuration calls `write_gallery`; what it writes is included by
``reference/gallery.md`` and is never kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import BDT, INR, LKR, NPR, PKR, money_format, scale
from microloan.currency.printing.field_formats import FIELD_FORMATS
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from microloan.currency import Currency
    from microloan.currency.money_format import MoneyStyle

AMOUNTS = ("4288686000", "11500.50", "-500")
HOME = {"BD": BDT, "IN": INR, "NP": NPR, "PK": PKR, "LK": LKR}
SCREENS = (
    money_format.cldr,
    money_format.cldr_accounting,
    money_format.cldr_code,
    money_format.cldr_decimal,
    money_format.cldr_name,
)
IN_SCALE = (money_format.compact, money_format.cldr_compact, money_format.cldr_compact_long)
OWN: tuple[tuple[str, MoneyStyle], ...] = (
    ("money_format.INDIAN", money_format.INDIAN),
    ("money_format.WESTERN", money_format.WESTERN),
    ("money_format.INDIAN_PLAIN", money_format.INDIAN_PLAIN),
    ("money_format.WESTERN_PLAIN", money_format.WESTERN_PLAIN),
    ("money_format.UNGROUPED_PLAIN", money_format.UNGROUPED_PLAIN),
    ("money_format.CHEQUE", money_format.CHEQUE),
    ("money_format.ACCOUNTS", money_format.ACCOUNTS),
    ("symbol=CODE_SYMBOL", replace(money_format.INDIAN, symbol=money_format.CODE_SYMBOL)),
    ('symbol=symbol_text("Tk.")', replace(money_format.INDIAN, symbol=money_format.symbol_text("Tk."))),
    (
        'symbol=symbol_text("taka", AFTER)',
        replace(money_format.INDIAN, symbol=money_format.symbol_text("taka", money_format.AFTER)),
    ),
    ("decimals=ALL_DECIMALS", replace(money_format.INDIAN, decimals=money_format.ALL_DECIMALS)),
    ("decimals=TRIMMED_DECIMALS", replace(money_format.INDIAN, decimals=money_format.TRIMMED_DECIMALS)),
    ("decimals=whole_units(HALF_UP)", replace(money_format.INDIAN, decimals=money_format.whole_units(HALF_UP))),
    ("digits=BANGLA", replace(money_format.INDIAN, digits=money_format.BANGLA)),
    ("digits=DEVANAGARI", replace(money_format.INDIAN, digits=money_format.DEVANAGARI)),
    ("negative=MINUS_AFTER_SYMBOL", replace(money_format.INDIAN, negative=money_format.MINUS_AFTER_SYMBOL)),
    ("negative=PARENTHESES", replace(money_format.INDIAN, negative=money_format.PARENTHESES)),
    ("negative=TRAILING_MINUS", replace(money_format.INDIAN, negative=money_format.TRAILING_MINUS)),
    ('closer="/="', replace(money_format.INDIAN, closer="/=")),
    (
        "in_scale(LAKH, places=2, rounding=HALF_UP)",
        money_format.in_scale(scale.LAKH, places=2, rounding=HALF_UP),
    ),
    (
        'in_scale(CRORE, places=4, rounding=HALF_UP, locale="bn_BD")',
        money_format.in_scale(scale.CRORE, places=4, rounding=HALF_UP, locale="bn_BD"),
    ),
)


def write_gallery(file: Path) -> None:
    """Write the Markdown of every style in every locale to `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(gallery()) + "\n", encoding="utf-8")


def gallery() -> Iterator[str]:
    """Yield the lines of the page: paper, screens, lakh and crore, and the parts of a format."""
    yield "## Paper\n"
    yield "`money_format.field(locale)`, or the locale itself.\n"
    yield by_locale([money_format.field], AMOUNTS)
    yield "## Screens\n"
    yield "Each function takes the locale; the amount is 12,34,567.50 below zero.\n"
    yield by_locale(SCREENS, ("-1234567.50",))
    yield "## Lakh and crore\n"
    yield "Each function takes the locale; the amount is 428,86,86,000.\n"
    yield by_locale(IN_SCALE, ("4288686000",))
    yield "## Formats and their parts\n"
    yield "A part is shown in `replace(money_format.INDIAN, …)`.\n"
    columns = (Column("Format"), *(Column("", Align.RIGHT) for _ in AMOUNTS))
    rows = [(f"{name}", *printed(style, BDT, AMOUNTS)) for name, style in OWN]
    yield Table("", columns, tuple(rows)).to_markdown() + "\n"


def by_locale(makers: Sequence[Callable[[str], MoneyStyle]], amounts: tuple[str, ...]) -> str:
    """Return a table: a row for each locale, and in it each style's print of each amount."""
    headings = [make.__name__ for make in makers] if len(makers) > 1 else ["" for _ in amounts]
    columns = (Column("Locale"), *(Column(heading, Align.RIGHT) for heading in headings))
    rows = [
        (locale, *(text for make in makers for text in printed(make(locale), HOME[locale[-2:]], amounts)))
        for locale in FIELD_FORMATS
    ]
    return Table("", columns, tuple(rows)).to_markdown() + "\n"


def printed(style: MoneyStyle, currency: Currency, amounts: tuple[str, ...]) -> Iterator[str]:
    """Yield amounts of one currency as a style prints them, each kept on its line."""
    for amount in amounts:
        yield currency(amount).format(style).replace(" ", "\u00a0")
