"""Scenarios as a table, and as plain records.

>>> from microloan.pricing.scenarios import scenarios
>>> from microloan.products.examples import example_terms
>>> print(scenarios_to_table(scenarios(example_terms(), installments=[46])).to_csv().splitlines()[1])
46,485.00,"2,236.74",111.84,24.00%,27.05%
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from microloan.arithmetic.rates import Rate
from microloan.arithmetic.rounding import HALF_UP
from microloan.currency import Money
from microloan.currency.minor_units import decimal_amount
from microloan.interest.yields.found import FoundRate
from microloan.pricing.found_rates import others_note
from microloan.schedules.amounts import MINOR, check_form
from microloan.schedules.tabulating import cell_format
from microloan.tables import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.pricing.scenarios import Scenarios
    from microloan.pricing.targets import Reached
    from microloan.schedules.amounts import AmountForm

_CELL_PLACES, _RECORD_PLACES = 2, 4
_HEADINGS = {"principal": "Principal", "rate": "Rate", "installments": "Installments"}


def scenarios_to_table(table: Scenarios) -> Table:
    """Return a row for each scenario: what was chosen, then its figures."""
    names = [name for name, _ in table.rows[0].choices] if table.rows else []
    headings = [_HEADINGS[name] for name in names] + [figure.heading for figure in table.figures]
    rows = tuple(
        (*(_cell(value) for _, value in row.choices), *(_figure_cell(value) for value in row.reached))
        for row in table.rows
    )
    columns = tuple(Column(heading, Align.RIGHT) for heading in headings)
    return Table(_title(table), columns, rows, notes=tuple(_notes(table)))


def _notes(table: Scenarios) -> Iterator[str]:
    """Yield a line for each scenario whose rates are not the only ones of its flow."""
    for row in table.rows:
        pairs = zip(table.figures, row.reached, strict=True)
        found = [(figure.heading, value) for figure, value in pairs if isinstance(value, FoundRate)]
        several = others_note(", ".join(_cell(value) for _, value in row.choices), found)
        if several is not None:
            yield several


def scenarios_to_records(table: Scenarios, form: AmountForm) -> list[dict[str, Any]]:
    """Return a dict for each scenario.

    >>> from microloan.pricing.scenarios import scenarios
    >>> from microloan.products.examples import example_terms
    >>> scenarios_to_records(scenarios(example_terms(), rate=["24%"]), MINOR)[0]["installment"]
    48500
    """
    check_form(form)
    keys = [figure.name.replace(" ", "_").lower() for figure in table.figures]
    return [
        {name: _choice(value, form) for name, value in row.choices}
        | {key: _plain(value, form) for key, value in zip(keys, row.reached, strict=True)}
        for row in table.rows
    ]


def _title(table: Scenarios) -> str:
    if not table.rows:
        return "No scenarios"
    terms = table.rows[0].terms
    varies = any(name == "principal" for name, _ in table.rows[0].choices)
    lent = "" if varies else f" of {terms.lent}"
    return f"Scenarios{lent} disbursed {terms.disbursed_on}, amounts in {terms.currency.code}"


def _cell(value: Money | Rate | int) -> str:
    return value.format(cell_format(value.currency)) if isinstance(value, Money) else str(value)


def _figure_cell(value: Reached) -> str:
    if isinstance(value, Rate):
        return f"{_per_thousand(value, _CELL_PLACES)}"
    return _cell(value) if isinstance(value, Money) else str(value)


def _choice(value: Money | Rate | int, form: AmountForm) -> Decimal | str | int:
    if isinstance(value, Money):
        return _plain(value, form)
    return value if isinstance(value, int) else str(value)


def _plain(value: Reached, form: AmountForm) -> Decimal | int:
    if isinstance(value, Money):
        return value.minor if form == MINOR else decimal_amount(value.minor, value.currency.exponent)
    if isinstance(value, FoundRate):
        return value.percent()
    return _per_thousand(value, _RECORD_PLACES)


def _per_thousand(value: Rate, places: int) -> Decimal:
    units = HALF_UP.divide(value.numerator * 1_000 * 10**places, value.denominator)
    return Decimal(f"{units}E-{places}")
