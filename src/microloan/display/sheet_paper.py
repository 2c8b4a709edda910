"""A collection sheet as a paper: printed before the meeting, filled in at it.

>>> from datetime import date
>>> from microloan.portfolio.meetings import collection_sheet
>>> from microloan.portfolio.meetings.examples import example_group, example_members
>>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
>>> for line in collection_paper(sheet).to_text().splitlines()[3:6]:
...     print(line[:87].rstrip())
Sl. no.  Member no.  Name          Loan no.  Installment no.     Due   Overdue  Advance
───────  ──────────  ────────────  ────────  ───────────────  ──────  ────────  ───────
      1  014         Rahima Begum  L-102     15               250.00  1,500.00
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from microloan.display.sheet_tables import data_table, sheet_table, written_off_table
from microloan.errors import MicroloanError
from microloan.escaping import html_text
from microloan.labels.date_form import DateForm
from microloan.labels.labels import Labels
from microloan.labels.words import Word
from microloan.portfolio.meetings import CollectionSheet
from microloan.schedules.tabulating import cell_format
from microloan.tables.print_style import print_style
from microloan.textwidth import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microloan.currency.money_format import MoneyStyle
    from microloan.tables import Table

_WITH_WEEKDAY = DateForm("with weekday", "{weekday}, {day} {month} {year}")
_BLANKS = ("_" * 9, "_" * 7, "_" * 14)
_SIGNED = (Word.RECEIVED_BY, Word.SIGNATURE)

_STYLE = (
    f"<style>@page{{size:A4 landscape;margin:10mm}}{print_style('microloan-sheet')}"
    ".microloan-sheet{font-size:.8em;line-height:1.3}"
    ".microloan-sheet .facts span{margin-right:2em;white-space:nowrap}"
    ".microloan-sheet .microloan-table th,.microloan-sheet .microloan-table td"
    "{border:1px solid #8886;padding:.1em .4em}"
    # Room for a pen.
    ".microloan-sheet td{height:2em}"
    ".microloan-sheet th:nth-last-child(-n+2),.microloan-sheet .lines th:nth-last-child(3){min-width:4.5em}"
    ".microloan-sheet th:last-child{min-width:8em}"
    ".microloan-sheet .sign span{margin-right:3em}"
    "@media print{.microloan-sheet+.microloan-sheet{break-before:page}}</style>"
)


@dataclass(frozen=True, slots=True, repr=False)
class CollectionPaper:
    """A collection sheet in one language; `collection_paper` makes it.

    Parameters
    ----------
    sheet
        The figures.
    labels
        The language.
    amounts
        How amounts are written; the paper says the currency.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio.meetings import collection_sheet
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> collection_paper(collection_sheet(example_group(), example_members(), date(2024, 5, 1)))
    CollectionPaper('Golap', 2024-05-01, 'en')
    """

    sheet: CollectionSheet
    labels: Labels
    amounts: MoneyStyle

    @property
    def title(self) -> str:
        """The heading of the paper."""
        return self.labels.text(Word.COLLECTION_SHEET)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands above the table: headings, each with what it says."""
        sheet, labels, group = self.sheet, self.labels, self.sheet.group
        said = (
            (Word.BRANCH, group.branch),
            (Word.GROUP, group.name),
            (Word.MEETING_DAY, None if group.meeting_day is None else labels.weekday(group.meeting_day)),
            (Word.PLACE, group.place),
            (Word.FIELD_OFFICER, group.officer),
            (Word.DATE, labels.date(sheet.on, _WITH_WEEKDAY)),
            (Word.HOLIDAY, ", ".join(sheet.holidays) or None),
            (Word.CURRENCY, sheet.currency.code),
        )
        return tuple((labels.text(word), text) for word, text in said if text is not None)

    def to_text(self) -> str:
        """Return the paper as plain text, with rules to write on.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.portfolio.meetings import collection_sheet
        >>> from microloan.portfolio.meetings.examples import example_group, example_members
        >>> paper = collection_paper(collection_sheet(example_group(), example_members(), date(2024, 5, 1)))
        >>> print(paper.to_text().splitlines()[1][:53])
        Group: Golap    Meeting day: Wednesday    Place: Utta
        """
        facts = "    ".join(one_line(f"{heading}: {text}") for heading, text in self.facts)
        tables = (table.to_text() for table in self._tables(_BLANKS))
        signed = "    ".join(f"{self.labels.text(word)}: {'_' * 24}" for word in _SIGNED)
        return "\n\n".join([f"{self.title}\n{facts}", *tables, signed])

    def to_html(self) -> str:
        """Return the paper as one HTML element: text escaped, no script, landscape when it is printed."""
        facts = "".join(f"<span>{html_text(head)}: <b>{html_text(text)}</b></span> " for head, text in self.facts)
        lines, *others = (table.to_html() for table in self._tables(("", "", "")))
        signed = "".join(f"<span>{html_text(self.labels.text(word))}: {'_' * 24}</span> " for word in _SIGNED)
        parts = [
            f'<article class="microloan-sheet" lang="{html_text(self.labels.language)}">{_STYLE}',
            f"<h2>{html_text(self.title)}</h2>",
            f'<p class="facts">{facts.rstrip()}</p>',
            f'<div class="lines">{lines}</div>',
            *others,
            f'<p class="sign">{signed.rstrip()}</p>',
            "</article>",
        ]
        return "\n".join(parts)

    def to_page(self) -> str:
        """Return the paper as a whole HTML page, fit for a browser or a printer."""
        return page_of([self])

    def to_csv(self) -> str:
        """Return every line as comma-separated values: plain digits, dates as 2024-05-01, the last columns to fill in.

        All columns are always there. A written-off loan has a line with what is left of it under
        its own heading, and no other amount. There is no line of totals.

        Examples
        --------
        >>> from datetime import date
        >>> from microloan.portfolio.meetings import collection_sheet
        >>> from microloan.portfolio.meetings.examples import example_group, example_members
        >>> paper = collection_paper(collection_sheet(example_group(), example_members(), date(2024, 5, 1)))
        >>> paper.to_csv().splitlines()[1]
        ',Golap,2024-05-01,014,Rahima Begum,L-102,15,250.00,1500.00,0.00,20.00,1770.00,,,,,'
        """
        return data_table(self.sheet, self.labels).to_csv()

    def __repr__(self) -> str:
        return f"CollectionPaper({self.sheet.group.name!r}, {self.sheet.on}, {self.labels.language!r})"

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html()

    def _tables(self, blanks: tuple[str, str, str]) -> list[Table]:
        tables = [sheet_table(self.sheet, self.labels, self.amounts, blanks)]
        if self.sheet.written_off:
            tables.append(written_off_table(self.sheet, self.labels, self.amounts, (blanks[0], blanks[2])))
        return tables


def page_of(papers: Sequence[CollectionPaper]) -> str:
    """Return papers as one HTML page; each begins on a page of its own when it is printed.

    Parameters
    ----------
    papers
        One at least, in one language.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.portfolio.meetings import collection_sheet
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> paper = collection_paper(collection_sheet(example_group(), example_members(), date(2024, 5, 1)))
    >>> page_of([paper, paper]).count("<h2>")
    2
    """
    first = papers[0]
    met = (paper.sheet.group for paper in papers)
    groups = ", ".join(dict.fromkeys(" ".join(filter(None, (group.branch, group.name))) for group in met))
    title = html_text(f"{first.title}, {groups}, {first.sheet.on}")
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    opening = ["<!doctype html>", f'<html lang="{html_text(first.labels.language)}">', head, "<body>"]
    return "\n".join([*opening, *(paper.to_html() for paper in papers), "</body>", "</html>"])


def collection_paper(
    sheet: CollectionSheet, labels: Labels | None = None, *, amounts: MoneyStyle | None = None
) -> CollectionPaper:
    """Return a collection sheet as a paper in one language.

    Parameters
    ----------
    sheet
        The figures.
    labels
        The language, such as ``labels_in("bn")``; None is English.
    amounts
        How amounts are written; None writes them in full, in the digits of the language and
        without the currency, which stands above.

    Raises
    ------
    MicroloanError
        If an argument is of the wrong type.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.labels import labels_in
    >>> from microloan.portfolio.meetings import collection_sheet
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
    >>> paper = collection_paper(sheet, labels_in("bn"))
    >>> paper.title, paper.facts[-2]
    ('আদায় শিট', ('তারিখ', 'বুধবার, ১ মে ২০২৪'))
    """
    if not isinstance(sheet, CollectionSheet):
        problem = "must be a CollectionSheet, such as collection_sheet(group, members, on)"
        raise MicroloanError("sheet", sheet, problem, code="wrong_type")
    if labels is None:
        from microloan.labels import labels_in

        labels = labels_in("en")
    if not isinstance(labels, Labels):
        raise MicroloanError("labels", labels, 'must be Labels, such as labels_in("bn")', code="wrong_type")
    style = replace(cell_format(sheet.currency), digits=labels.digits) if amounts is None else amounts
    return CollectionPaper(sheet, labels, style)
