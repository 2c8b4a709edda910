"""Taxes on savings as plain data, and back.

>>> from microloan.products.savings_taxes import WithholdingTax
>>> taxes_to_plain((WithholdingTax("TDS", "10%"),))
[{'kind': 'withholding', 'name': 'TDS', 'rate': '10%', 'rounding': {'mode': 'half_up'}}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.products.money_records import amounts_to_plain, optional_money, read_money
from microloan.products.rounding_records import optional_rounding, rounding_to_plain
from microloan.products.savings_rate_records import rates_to_plain, read_rates
from microloan.products.savings_taxes import DutyBand, DutySince, ExciseDuty, WithholdingTax

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.products.savings_taxes import SavingsTax
    from microloan.records import Reader


def taxes_to_plain(taxes: tuple[SavingsTax, ...]) -> list[dict[str, object]]:
    """Return taxes as plain data."""
    return [
        {"kind": "withholding", **withholding_to_plain(tax)} if isinstance(tax, WithholdingTax) else _duty(tax)
        for tax in taxes
    ]


def read_taxes(record: Reader) -> tuple[SavingsTax, ...]:
    """Return the taxes of a table, none where it has no key for them."""
    tables: tuple[Reader, ...] = record.optional("taxes", record.children, ())
    return tuple(_read_tax(table) for table in tables)


def withholding_to_plain(tax: WithholdingTax) -> dict[str, object]:
    """Return a tax on interest as plain data, by itself.

    >>> withholding_to_plain(WithholdingTax("TDS", "10%"))
    {'name': 'TDS', 'rate': '10%', 'rounding': {'mode': 'half_up'}}
    """
    rounding = rounding_to_plain(tax.rounding, "taxes.mode")
    return {"name": tax.name, "rate": rates_to_plain(tax.rate), "rounding": rounding}


def read_withholding(record: Reader) -> WithholdingTax:
    """Return the tax on interest that a table describes."""
    return WithholdingTax(record.text("name"), read_rates(record, "rate"), optional_rounding(record))


def _duty(duty: ExciseDuty) -> dict[str, object]:
    schedule = [
        {
            "since": since.since.isoformat(),
            "bands": [amounts_to_plain({"duty": band.duty, "up_to": band.up_to}) for band in since.bands],
        }
        for since in duty.schedule
    ]
    return {"kind": "excise_duty", "name": duty.name, "schedule": schedule}


def _read_tax(record: Reader) -> SavingsTax:
    readers: dict[str, Callable[[Reader], SavingsTax]] = {
        "withholding": read_withholding,
        "excise_duty": _read_duty,
    }
    with record:
        return record.choice("kind", readers)(record)


def _read_duty(record: Reader) -> ExciseDuty:
    return ExciseDuty(record.text("name"), tuple(_read_since(table) for table in record.children("schedule")))


def _read_since(record: Reader) -> DutySince:
    with record:
        return DutySince(record.day("since"), tuple(_read_band(band) for band in record.children("bands")))


def _read_band(record: Reader) -> DutyBand:
    with record:
        return DutyBand(read_money(record, "duty"), optional_money(record, "up_to"))
