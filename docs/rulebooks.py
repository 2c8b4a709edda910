"""The page of all rulebooks, written from their files each time the pages are built.

Sphinx's configuration calls `write_rulebooks`; what it writes is included by
``reference/rulebooks.md`` and is never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.regulations import ProvisionByClass, rulebook_history, rulebooks
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from microloan.regulations import Classification, DatedRulebook, HigherOfProvision
    from microloan.regulations.citation import Citation, InForce

PLACE = (Column("In force"), Column("Clause"), Column("Source"), Column("Confidence"), Column("Note"))
RULES = (Column("Rule"), Column("Limit"), Column("Reckoned"), *PLACE)
CLASSES = (Column("Class"), Column("Days past due"), Column("Standing"), Column("Clause"), Column("Confidence"))
RATES = (Column("Of"), Column("Rate", Align.RIGHT), Column("Clause"), Column("Confidence"))


def write_rulebooks(file: Path) -> None:
    """Write the Markdown of all rulebooks to `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(pages()) + "\n", encoding="utf-8")


def pages() -> Iterator[str]:
    """Yield the lines of the page, rulebook by rulebook."""
    for code in rulebooks():
        history = rulebook_history(code)
        yield f"## {history.name}\n"
        yield f"`{code}`\n"
        yield rules_table(history).to_markdown() + "\n"
        for table in history.classifications:
            yield classes_table(table).to_markdown() + "\n"
        for sums in history.provisionings:
            yield provisions_table(sums).to_markdown() + "\n"


def rules_table(history: DatedRulebook) -> Table:
    """Return the rules of a rulebook, in the order of its file."""
    rows = (
        (rule.title, str(rule.limit), rule.convention.replace("_", " "), *placed(rule.in_force, rule.citation))
        for rule in history.rules
    )
    return Table("", RULES, tuple(rows))


def classes_table(table: Classification) -> Table:
    """Return the classes of a rulebook, with how they are applied."""
    rows = (
        (
            str(one),
            str(one.days),
            one.standing.value.replace("_", "-"),
            one.citation.clause,
            one.citation.confidence.value,
        )
        for one in table.classes
    )
    applied = (table.counting, table.upgrade, table.scope)
    notes = (f"{'; '.join(rule.definition for rule in applied)}.", table.citation.note)
    return Table(f"Classes, {table.in_force}", CLASSES, tuple(rows), notes=tuple(filter(None, notes)))


def provisions_table(sums: ProvisionByClass | HigherOfProvision) -> Table:
    """Return the provisions of a rulebook."""
    if isinstance(sums, ProvisionByClass):
        rated = [(one.name.replace("_", " "), one.rate, one.citation) for one in sums.rates]
        title = f"Provisions on {sums.base}, {sums.in_force}"
    else:
        rated = [("the portfolio", sums.portfolio, sums.citation)]
        rated += [(f"installments overdue {one.days} days", one.rate, one.citation) for one in sums.overdue]
        title = f"Provisions, the higher of portfolio and overdue installments, {sums.in_force}"
    rows = ((of, str(rate), cited.clause, cited.confidence.value) for of, rate, cited in rated)
    return Table(title, RATES, tuple(rows), notes=(sums.citation.note,) if sums.citation.note else ())


def placed(in_force: InForce, citation: Citation) -> tuple[str, ...]:
    """Return from when to when a row holds, and where it stands."""
    return (str(in_force), citation.clause, citation.source, citation.confidence.value, citation.note)
