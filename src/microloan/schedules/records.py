"""A schedule as plain data, and back; what is read is checked again.

>>> from microloan.schedules.amortization import amortize
>>> from microloan.products.examples import example_terms
>>> data = schedule_to_dict(amortize(example_terms()))
>>> data["installments"][0]
{'number': 1, 'due_on': '2026-01-21', 'principal': 39269, 'interest': 9231, 'outstanding_principal': 1960731}
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.errors import RecordError
from microloan.products.reading import read_terms
from microloan.records import Reader, check_schema, located
from microloan.records.plain import joined
from microloan.schedules.costs import cost_columns
from microloan.schedules.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "microloan/schedule/1"


def schedule_to_dict(schedule: Schedule) -> dict[str, object]:
    """Return a schedule as plain data: its terms, and a row for each installment.

    Amounts are minor units of the terms' currency.
    """
    columns: dict[str, tuple[int, ...]] = {
        "principal": schedule.principal_parts,
        "interest": schedule.interest_parts,
        **_costs(schedule),
        "outstanding_principal": schedule.outstanding_parts,
    }
    return {
        "schema": SCHEMA,
        "terms": schedule.terms.to_dict(),
        "currency": schedule.terms.currency.code,
        "installments": [
            {"number": number, "due_on": date.fromordinal(day).isoformat(), **dict(zip(columns, amounts, strict=True))}
            for number, (day, amounts) in enumerate(
                zip(schedule.due_days, zip(*columns.values(), strict=True), strict=True), start=1
            )
        ],
    }


def schedule_from_dict(data: Mapping[str, object]) -> Schedule:
    """Return the schedule that plain data describes.

    Raises
    ------
    RecordError
        If the data is not of this form, or its rows do not make a schedule.
    """
    return read_schedule(Reader(data))


def read_schedule(reader: Reader) -> Schedule:
    """Return the schedule that a table describes, alone or within a larger record.

    Raises
    ------
    RecordError
        As for `schedule_from_dict`.
    """
    with reader as record:
        check_schema(record, "schedule", 1)
        terms = read_terms(record.child("terms"))
        check_said(record, "currency", record.text("currency"), terms.currency.code)
        rows = record.children("installments")
        parts = [(row.day("due_on").toordinal(), row.whole("principal"), row.whole("interest")) for row in rows]
        days, principal, interest = zip(*parts, strict=True) if parts else ((), (), ())
        with located(joined(record.path, "installments")):
            costs = cost_columns(terms, days, principal, interest)
            schedule = Schedule(terms, days, principal, interest, *costs)
        for number, (row, outstanding) in enumerate(zip(rows, schedule.outstanding_parts, strict=True), start=1):
            check_said(row, "number", row.whole("number"), number)
            check_said(row, "outstanding_principal", row.whole("outstanding_principal"), outstanding)
            for name, column in _costs(schedule).items():
                check_said(row, name, row.whole(name), column[number - 1])
        return schedule


def _costs(schedule: Schedule) -> dict[str, tuple[int, ...]]:
    """Return the columns of fees and savings that there are."""
    columns = {"fee": schedule.fee_parts, "savings": schedule.savings_parts}
    return {name: column for name, column in columns.items() if column}


def check_said(record: Reader, key: str, said: object, computed: object) -> None:
    """Refuse a figure that the rest of the record contradicts."""
    if said != computed:
        path = f"{record.path}.{key}" if record.path else key
        raise RecordError(
            path, said, f"contradicts the rest of the record, which gives {computed}", code="contradiction"
        )
