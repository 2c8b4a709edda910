"""What ``microloan age`` prints: the tables of a portfolio in arrears, their CSV and their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from microloan.arithmetic.rounding import HALF_UP
from microloan.arithmetic.shares import percent_text
from microloan.arrears.higher_of_sheets import HigherOfSheet
from microloan.calendars.days import to_date
from microloan.cli.age_report import PAR_DAYS
from microloan.currency import money_format
from microloan.currency.printing.formatting import format_minor
from microloan.records import to_json
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from microloan.arithmetic.kinds import Truths
    from microloan.cli.age_report import Report

_WORDS = ("member_no", "member", "branch", "group", "officer")
_AMOUNTS = ("scheduled", "paid", "advance", "overdue", "overdue_principal", "outstanding_principal")
_OF_EACH = (*_AMOUNTS, "in_grace", "refundable")


def report_text(report: Report, form: str) -> str:
    """Return the sums of a report in a format."""
    if form == "json":
        return to_json(as_dict(report))
    if form == "csv":
        from microloan.cli.age_flat import flat_table

        return _printed([flat_table(report)], form)
    return _printed(report_tables(report), form)


def each_text(report: Report, listed: Truths, form: str) -> str:
    """Return some loans of a report one by one, in a format."""
    if form == "json":
        return to_json(_each_as_dict(report, listed))
    return _printed([each_table(report, listed, plain=form == "csv")], form)


def _printed(tables: list[Table], form: str) -> str:
    if form == "csv":
        return tables[0].to_csv().replace("\r\n", "\n")
    return "\n\n".join(one.to_text() if form == "table" else one.to_markdown() for one in tables)


def report_tables(report: Report) -> list[Table]:
    """Return the tables of a report: what is due, ageing, portfolio at risk, classes and provision."""
    tables = [_sums_table(report), report.aged.to_table(), _par_table(report)]
    if report.table is not None:
        tables.append(_class_table(report))
    sheet = report.provision
    if sheet is not None:
        tables.append(_higher_table(sheet) if isinstance(sheet, HigherOfSheet) else sheet.to_table())
    return tables


def _sums_table(report: Report) -> Table:
    position, style = report.position, cell_format(report.position.currency)
    columns = [
        ("due until then", position.scheduled),
        ("paid", position.paid),
        ("of it in advance", position.advance),
        *([("unpaid, in days of grace", position.in_grace)] if position.in_grace.any() else []),
        *((name.replace("_", " "), getattr(position, name)) for name in _AMOUNTS[3:]),
    ]
    rows = tuple((word, position.total(column).format(style)) for word, column in columns)
    loans = "1 loan" if len(position) == 1 else f"{len(position):,} loans"
    title = f"{loans} at the end of {position.as_of}, amounts in {position.currency.code}"
    return Table(title, (Column("What"), Column("Amount", Align.RIGHT)), rows, notes=tuple(report.notes(report.chosen)))


def _par_table(report: Report) -> Table:
    position, style = report.position, cell_format(report.position.currency)
    rows = tuple(
        (f"PAR {days}", pair.at_risk.format(style), percent_text(pair.share, 2, HALF_UP))
        for days in PAR_DAYS
        for pair in [position.par(days)]
    )
    headings = (Column("More than so many days late"), Column("At risk", Align.RIGHT), Column("Share", Align.RIGHT))
    return Table(f"Portfolio at risk, amounts in {position.currency.code}", headings, rows)


def _class_table(report: Report) -> Table:
    style, table = cell_format(report.position.currency), report.table
    assert table is not None  # noqa: S101 - asked for with a table alone
    amounts = zip(report.loans_by_class, report.by_class, report.overdue_by_class, strict=True)
    rows = tuple(
        (str(one), str(one.days), f"{loans:,}", outstanding.format(style), overdue.format(style))
        for one, (loans, outstanding, overdue) in zip(table.classes, amounts, strict=True)
    )
    right = (Column(heading, Align.RIGHT) for heading in ("Loans", "Outstanding", "Overdue principal"))
    rules = report.rules
    title = f"Classes by {'' if rules is None else rules.code}, amounts in {report.position.currency.code}"
    notes = (f"Days are counted as {table.counting.definition}.",)
    return Table(title, (Column("Class"), Column("Days past due"), *right), rows, notes=notes)


def _higher_table(sheet: HigherOfSheet) -> Table:
    rows = tuple((step.label, step.working, step.result) for step in sheet.explain().steps)
    columns = (Column("Provision"), Column("Working"), Column("Amount", Align.RIGHT))
    return Table("Provision, the higher of two sums", columns, rows)


def each_table(report: Report, listed: Truths, *, plain: bool) -> Table:
    """Return a row for each of some loans."""
    currency = report.position.currency
    style = money_format.UNGROUPED_PLAIN if plain else cell_format(currency)
    each = _each(report, listed)
    if not plain and report.table is not None and "class" in each:
        said = {one.name: str(one) for one in report.table.classes}
        each["class"] = [said.get(name) for name in each["class"]]
    written = [
        [format_minor(cell, currency.exponent, style) if name in _OF_EACH else cell for cell in column]
        for name, column in each.items()
    ]
    # Amounts and days stand to the right, words and dates to the left.
    columns = [Column(name, Align.RIGHT if name in (*_OF_EACH, "days_past_due") else Align.LEFT) for name in each]
    rows = tuple(tuple(str("" if cell is None else cell) for cell in row) for row in zip(*written, strict=True))
    title = f"Loans at the end of {report.position.as_of}, amounts in {currency.code}"
    return Table(title, tuple(columns), rows, notes=tuple(report.notes_of_each(listed)))


def _each(report: Report, listed: Truths) -> dict[str, list[Any]]:
    """Return the columns of some loans, amounts in minor units."""
    rows, position = report.found.loans.kept(listed), report.found.position.kept(listed)
    columns: dict[str, list[Any]] = {"loan": list(rows.loan)}
    for name in _WORDS:
        if name in rows.words:
            words = rows.words[name]
            columns[name] = [words.values[code] for code in words.codes.tolist()]
    columns |= {name: getattr(position, name).tolist() for name in (*_AMOUNTS, *_in_grace(report))}
    columns["refundable"] = report.found.refundable[listed].tolist()
    columns["oldest_unpaid"] = [str(to_date(day)) if day else None for day in position.oldest_unpaid.tolist()]
    columns["days_past_due"] = position.days_past_due.tolist()
    if report.table is not None and report.all_classes is not None:
        names = [one.name for one in report.table.classes]
        numbers = zip(report.all_classes[listed].tolist(), position.open.tolist(), strict=True)
        # What is paid off is no part of the portfolio, and has no class.
        columns["class"] = [names[number] if is_open else None for number, is_open in numbers]
    return columns


def _in_grace(report: Report) -> tuple[str, ...]:
    """Return the column of what is unpaid and not overdue yet, where days of grace were asked for."""
    return ("in_grace",) if report.found.lateness.grace_days else ()


def _each_as_dict(report: Report, listed: Truths) -> dict[str, object]:
    columns = _each(report, listed)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    plain = [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
    position = report.position
    return {
        "as_of": str(position.as_of),
        "currency": position.currency.code,
        "loans": plain,
        "notes": report.notes_of_each(listed),
        "bad_rows": _bad(report),
    }


def as_dict(report: Report) -> dict[str, object]:
    """Return everything as plain data, amounts in minor units."""
    position, found = report.position, report.found
    data: dict[str, object] = {"as_of": str(position.as_of), "currency": position.currency.code, "loans": len(position)}
    data |= {name: position.total(getattr(position, name)).minor for name in (*_AMOUNTS, *_in_grace(report))}
    rows = [
        {
            "days": str(row.days),
            "loans": row.loans,
            "outstanding_principal": row.outstanding_principal.minor,
            "overdue_principal": 0 if row.overdue_principal is None else row.overdue_principal.minor,
        }
        for row in report.aged.rows
    ]
    data["ageing"] = {"buckets": report.buckets.name, "counting": report.buckets.counting.name, "rows": rows}
    data["par"] = [
        {"more_than_days": days, "at_risk": pair.at_risk.minor, "outstanding_principal": pair.outstanding.minor}
        for days in PAR_DAYS
        for pair in [position.par(days)]
    ]
    if report.rules is not None and report.table is not None:
        data["rulebook"] = {
            "code": report.rules.code,
            "counting": report.table.counting.name,
            "classes": _classes(report),
        }
        if report.several is not None:
            by_number, by_name, alone = report.several
            data["borrowers"] = {
                "pooled_by_member_no": by_number,
                "pooled_by_member": by_name,
                "loans_of_no_member": alone,
            }
    if report.provision is not None:
        data["provision"] = {
            "required": report.provision.required.minor,
            "rounding": HALF_UP.name,
            **_two_sums(report.provision),
        }
    left_out, late = found.left_out, found.lateness
    data["left_out"] = {
        "loans_paid_out_later": left_out.loans,
        "payments_made_later": left_out.payments,
        "bad_payments_untold": left_out.untold,
    }
    tolerance = 0 if late.tolerance is None else late.tolerance.minor
    data["lateness"] = {"tolerance": tolerance, "grace_days": late.grace_days}
    paid_off = report.paid_off(report.asked)
    data["paid_off"] = {"loans": paid_off.loans, "paid": paid_off.paid.minor}
    data["refundable"] = {"loans": list(report.refundable.loans), "amount": report.refundable.amount.minor}
    data["notes"] = report.notes(report.chosen)
    data["bad_rows"] = _bad(report)
    return data


def _two_sums(sheet: object) -> dict[str, object]:
    """Return the two sums of which a provision is the higher one; nothing for a provision by class."""
    if not isinstance(sheet, HigherOfSheet):
        return {}
    ages = [
        {"days": str(one.days), "overdue": amount.minor, "rate": str(one.rate)}
        for one, amount in zip(sheet.sums.overdue, sheet.overdue, strict=True)
    ]
    of_portfolio = {
        "outstanding_principal": sheet.portfolio.minor,
        "rate": str(sheet.sums.portfolio),
        "provision": sheet.of_portfolio.minor,
    }
    return {"portfolio": of_portfolio, "overdue": {"ages": ages, "provision": sheet.of_overdue.minor}}


def _classes(report: Report) -> list[dict[str, object]]:
    table = report.table
    assert table is not None  # noqa: S101 - asked for with a table alone
    amounts = zip(report.loans_by_class, report.by_class, report.overdue_by_class, strict=True)
    classes: list[dict[str, object]] = [
        {
            "name": one.name,
            "loans": loans,
            "outstanding_principal": outstanding.minor,
            "overdue_principal": overdue.minor,
        }
        for one, (loans, outstanding, overdue) in zip(table.classes, amounts, strict=True)
    ]
    of_class = {row.loan_class.name: row for row in getattr(report.provision, "rows", ())}
    for one in classes:
        row = of_class.get(one["name"])
        if row is not None:
            one |= {"rate": str(row.rate), "provision": row.required.minor}
    return classes


def _bad(report: Report) -> dict[str, object]:
    found = report.found
    return {
        name: [{"line": row.line, "problem": str(row.error)} for row in rows]
        for name, rows in (("loans", found.bad_loans), ("payments", found.bad_payments))
    }
