"""What ``microloan age --format csv`` prints: every figure of a report in one table, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from microloan.arrears.higher_of_sheets import HigherOfSheet
from microloan.cli.age_report import PAR_DAYS
from microloan.currency import Money, money_format
from microloan.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.cli.age_report import Report

_SUMS = ("scheduled", "paid", "advance", "in_grace", "overdue")


class Row(NamedTuple):
    """A row of the table; its parts stand one after the other, and `name` says which figure of a part it is."""

    part: str
    name: object
    loans: int | str = ""
    outstanding_principal: object = ""
    overdue_principal: object = ""
    rate: object = ""
    provision: object = ""
    amount: object = ""


def flat_table(report: Report) -> Table:
    """Return everything as one table, a part after the other."""
    rows = [
        *_portfolio(report),
        *_classes(report),
        *_provision(report),
        *_sums(report),
        *(Row("note", note) for note in report.notes(report.chosen)),
    ]
    return Table("", tuple(map(Column, Row._fields)), tuple(tuple(map(_shown, row)) for row in rows))


def _shown(cell: object) -> str:
    return cell.format(money_format.UNGROUPED_PLAIN) if isinstance(cell, Money) else str(cell)


def _portfolio(report: Report) -> Iterator[Row]:
    position = report.position
    outstanding, overdue = position.total(position.outstanding_principal), position.total(position.overdue_principal)
    yield Row("portfolio", position.as_of, len(position), outstanding, overdue)
    for row in report.aged.rows:
        yield Row("ageing", row.days, row.loans, row.outstanding_principal, row.overdue_principal)
    for days in PAR_DAYS:
        late = position.days_past_due > days
        overdue = position.total(position.overdue_principal[late])
        yield Row("par", days, int(late.sum()), position.par(days).at_risk, overdue)


def _classes(report: Report) -> Iterator[Row]:
    if report.table is None:
        return
    required = {row.loan_class.name: row for row in getattr(report.provision, "rows", ())}
    amounts = zip(report.loans_by_class, report.by_class, report.overdue_by_class, strict=True)
    for one, (loans, outstanding, overdue) in zip(report.table.classes, amounts, strict=True):
        row = Row("class", one.name, loans, outstanding, overdue)
        of_class = required.get(one.name)
        yield row if of_class is None else row._replace(rate=of_class.rate, provision=of_class.required)


def _provision(report: Report) -> Iterator[Row]:
    sheet = report.provision
    if isinstance(sheet, HigherOfSheet):
        of_portfolio = Row("provision", "portfolio", outstanding_principal=sheet.portfolio)
        yield of_portfolio._replace(rate=sheet.sums.portfolio, provision=sheet.of_portfolio)
        for aged, amount in zip(sheet.sums.overdue, sheet.overdue, strict=True):
            part = amount.times(aged.rate, rounding=sheet.rounding)
            yield Row("provision", f"overdue {aged.days}", rate=aged.rate, provision=part, amount=amount)
        yield Row("provision", "all overdue", provision=sheet.of_overdue)
    if sheet is not None:
        yield Row("provision", "required", provision=sheet.required)


def _sums(report: Report) -> Iterator[Row]:
    position, paid_off, refundable = report.position, report.paid_off(report.asked), report.refundable
    for name in _SUMS:
        yield Row("sum", name, len(position), amount=position.total(getattr(position, name)))
    yield Row("sum", "paid_off", paid_off.loans, amount=paid_off.paid)
    yield Row("sum", "refundable", len(refundable.loans), amount=refundable.amount)
