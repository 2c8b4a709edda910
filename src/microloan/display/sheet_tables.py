"""The tables of a collection sheet: its lines, those of written-off loans, and both as data.

>>> from datetime import date
>>> from microloan.labels import labels_in
>>> from microloan.portfolio.meetings import collection_sheet
>>> from microloan.portfolio.meetings.examples import example_group, example_members
>>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
>>> data = data_table(sheet, labels_in("en"))
>>> data.rows[0][:9]
('', 'Golap', '2024-05-01', '014', 'Rahima Begum', 'L-102', '15', '250.00', '1500.00')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.currency.money_format import UNGROUPED_PLAIN
from microloan.labels.date_form import DASHED
from microloan.labels.words import Counted, Word
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.currency import Money
    from microloan.currency.money_format import MoneyStyle
    from microloan.labels.labels import Labels
    from microloan.portfolio.meetings import CollectionSheet, LoanDue, MemberDue

_AMOUNTS = (Word.DUE, Word.OVERDUE, Word.ADVANCE, Word.SAVINGS_DUE, Word.TO_COLLECT)
_FILLED = (Word.PAID, Word.SAVINGS, Word.SIGNATURE)


class Line(NamedTuple):
    """A line of the sheet: a loan of a member, or a member who only saves."""

    place: int
    row: MemberDue
    loan: LoanDue | None
    amounts: tuple[Money, ...]


def lines_of(sheet: CollectionSheet) -> Iterator[Line]:
    """Yield the lines of a sheet: one for each loan, what a member saves of her own on her first.

    >>> from datetime import date
    >>> from microloan.portfolio.meetings import collection_sheet
    >>> from microloan.portfolio.meetings.examples import example_group, example_members
    >>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
    >>> [str(line.amounts[-1]) for line in lines_of(sheet)]
    ['Tk. 1,770', 'Tk. 150', 'Tk. 20']
    """
    for place, row in enumerate(sheet.rows, start=1):
        own = row.own_savings
        nothing = own - own
        for loan in row.loans:
            amounts = (loan.due, loan.overdue, loan.advance, loan.savings + own, loan.to_collect + own)
            yield Line(place, row, loan, amounts)
            own = nothing
        if not row.loans and (own.minor or not row.written_off):
            yield Line(place, row, None, (nothing, nothing, nothing, own, own))


def sheet_table(sheet: CollectionSheet, labels: Labels, amounts: MoneyStyle, blanks: tuple[str, str, str]) -> Table:
    """Return the lines of a sheet, with columns that are filled in by hand.

    Parameters
    ----------
    sheet, labels
        The sheet, and its language.
    amounts
        How amounts are written; where there is nothing the cell is empty.
    blanks
        What stands in the cells for what is paid, what is saved, and who signs.
    """
    lines = list(lines_of(sheet))
    moved = [_moved(line.loan, labels) for line in lines]
    remarks = (Word.REMARKS,) if any(moved) else ()
    rows: list[tuple[str, ...]] = []
    last = 0
    for line, remark in zip(lines, moved, strict=True):
        member = line.row.member
        who = (labels.digits.written(str(line.place)), member.number or "", member.name)
        cells = [_amount(amount, amounts) for amount in line.amounts[:-1]] + [line.amounts[-1].format(amounts)]
        first = who if line.place != last else ("", "", "")
        rows.append((*first, *_loan_cells(line.loan, labels), *cells, *([remark] if remarks else []), *blanks))
        last = line.place
    sums = (sheet.due, sheet.overdue, sheet.advance, sheet.savings, sheet.to_collect)
    count = labels.counted(Counted.MEMBER, len(sheet.rows))
    totals = ("", "", count, "", "", *(one.format(amounts) for one in sums), *("" for _ in remarks), *blanks[:2], "")
    columns = (
        *_columns(labels, Align.RIGHT, Word.SERIAL_NUMBER),
        *_columns(labels, Align.LEFT, Word.MEMBER_NUMBER, Word.NAME, Word.LOAN_NUMBER, Word.INSTALLMENT_NUMBER),
        *_columns(labels, Align.RIGHT, *_AMOUNTS),
        *_columns(labels, Align.LEFT, *remarks, *_FILLED),
    )
    return Table("", columns, tuple(rows), totals=totals, notes=_notes(sheet, labels))


def written_off_table(sheet: CollectionSheet, labels: Labels, amounts: MoneyStyle, blanks: tuple[str, str]) -> Table:
    """Return the loans that were written off, with columns for what is recovered and who signs.

    Parameters
    ----------
    sheet, labels, amounts
        As for `sheet_table`.
    blanks
        What stands in the cells for what is paid, and who signs.
    """
    rows = tuple(
        (
            member.number or "",
            member.name,
            loan.number,
            *(amount.format(amounts) for amount in (loan.written_off, loan.recovered, loan.left)),
            *blanks,
        )
        for member, loan in sheet.written_off
    )
    columns = (
        *_columns(labels, Align.LEFT, Word.MEMBER_NUMBER, Word.NAME, Word.LOAN_NUMBER),
        *_columns(labels, Align.RIGHT, Word.WRITTEN_OFF, Word.RECOVERED, Word.BALANCE),
        *_columns(labels, Align.LEFT, Word.PAID, Word.SIGNATURE),
    )
    return Table(labels.text(Word.WRITTEN_OFF), columns, rows)


def data_table(sheet: CollectionSheet, labels: Labels) -> Table:
    """Return every line as data: amounts in plain digits, dates as 2024-05-01, all columns always there.

    Parameters
    ----------
    sheet
        The sheet. A written-off loan has a line too, with what of it is not recovered.
    labels
        The language of the headings.
    """
    branch, group, day = sheet.group.branch or "", sheet.group.name, str(sheet.on)
    empty = ("",) * len(_FILLED)
    rows = [
        (
            branch,
            group,
            day,
            line.row.member.number or "",
            line.row.member.name,
            *_loan_cells(line.loan, None),
            *(amount.format(UNGROUPED_PLAIN) for amount in line.amounts),
            "",
            _moved(line.loan, None),
            *empty,
        )
        for line in lines_of(sheet)
    ]
    for member, loan in sheet.written_off:
        who = (branch, group, day, member.number or "", member.name, loan.number, "")
        rows.append((*who, *("" for _ in _AMOUNTS), loan.left.format(UNGROUPED_PLAIN), "", *empty))
    first = (Word.BRANCH, Word.GROUP, Word.DATE, Word.MEMBER_NUMBER, Word.NAME, Word.LOAN_NUMBER)
    columns = _columns(
        labels, Align.LEFT, *first, Word.INSTALLMENT_NUMBER, *_AMOUNTS, Word.WRITTEN_OFF, Word.REMARKS, *_FILLED
    )
    return Table("", tuple(columns), tuple(rows))


def _notes(sheet: CollectionSheet, labels: Labels) -> tuple[str, ...]:
    """Return how many loans of the members have no line, for nothing is left to pay of them."""
    if not sheet.repaid:
        return ()
    return (f"{labels.text(Word.REPAID_NOT_LISTED)}: {labels.counted(Counted.LOAN, len(sheet.repaid))}",)


def _columns(labels: Labels, align: Align, *words: Word) -> Iterator[Column]:
    return (Column(labels.text(word), align) for word in words)


def _amount(amount: Money, style: MoneyStyle) -> str:
    return amount.format(style) if amount.minor else ""


def _loan_cells(loan: LoanDue | None, labels: Labels | None) -> tuple[str, str]:
    """Return the number of a loan and those of the installments of the day."""
    if loan is None:
        return "", ""
    numbers = ", ".join(str(one.number) for one in loan.installments)
    return loan.number, numbers if labels is None else labels.digits.written(numbers)


def _moved(loan: LoanDue | None, labels: Labels | None) -> str:
    """Return where the installments of the day went that a holiday moved: ``8 → 10-04-2024``."""
    if loan is None:
        return ""
    parts = ((one.number, one.due_on) for one in loan.moved)
    if labels is None:
        return ", ".join(f"{number} → {day}" for number, day in parts)
    return ", ".join(f"{labels.digits.written(str(number))} → {labels.date(day, DASHED)}" for number, day in parts)
