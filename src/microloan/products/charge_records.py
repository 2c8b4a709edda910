"""Fees and compulsory savings as plain data.

A fee is a table with its name; ``rate`` or ``amount``; ``when``, a word, or a table where the
rule needs a number or a day; and what else it has.

>>> from microloan.currency import INR
>>> from microloan.products import fee_when
>>> fee_to_plain("charges[0]", Fee("form", INR(15), when=fee_when.WITHHELD))
{'name': 'form', 'amount': {'minor': 1500, 'currency': 'INR'}, 'when': 'withheld'}
>>> from microloan.records import Reader
>>> read_fee(Reader({"name": "insurance", "rate": "1%", "when": {"name": "at_installment", "number": 13}}))
Fee('insurance', '1%', on=fee_on.AMOUNT_LENT, when=at_installment(13))
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.errors import RecordError
from microloan.products import fee_when
from microloan.products.compulsory_savings import CompulsorySavings
from microloan.products.fee_above import WHOLE
from microloan.products.fee_on import AMOUNT_LENT
from microloan.products.fee_parts import checked_what
from microloan.products.fees import Fee, FeeLimits, FeeTax, FeeThreshold
from microloan.products.money_records import (
    amounts_to_plain,
    at,
    optional_money,
    rate_to_plain,
    read_money,
    read_rate_or_amount,
    what_to_plain,
)
from microloan.products.names import FEE_BASES, FEE_TIMES, THRESHOLD_RULES, name_of
from microloan.products.rounding_records import optional_rounding, rounding_to_plain
from microloan.products.savings_records import read_savings_terms, savings_terms_to_plain
from microloan.records.plain import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from microloan.products.fee_when import FeeWhen
    from microloan.records import Reader


def costs_to_plain(charges: tuple[Fee, ...], savings: CompulsorySavings | None) -> dict[str, object]:
    """Return fees and savings as plain data; a key only where there are any.

    >>> costs_to_plain((), None)
    {}
    """
    fees = [fee_to_plain(f"charges[{place}]", fee) for place, fee in enumerate(charges)]
    written: dict[str, object] = {"charges": fees} if fees else {}
    return written if savings is None else {**written, "savings": savings_to_plain(savings)}


def fee_to_plain(path: str, fee: Fee) -> dict[str, object]:
    """Return a fee as plain data; `path` is its place, for errors.

    Raises
    ------
    MicroloanError
        If it holds a rule or a currency of your own.
    """
    written = {
        "name": fee.name,
        **what_to_plain(path, fee.what),
        **_on(path, fee),
        "when": _when(f"{path}.when", fee.when),
    }
    if fee.above is not None:
        charged = name_of(f"{path}.above.charged", fee.above.charged, THRESHOLD_RULES)
        written["above"] = {**amounts_to_plain({"amount": fee.above.amount}), "charged": charged}
    if fee.limits is not None:
        written["limits"] = amounts_to_plain({"minimum": fee.limits.minimum, "maximum": fee.limits.maximum})
    if isinstance(fee.what, Rate):
        written["rounding"] = rounding_to_plain(fee.rounding)
    if fee.tax is not None:
        tax = fee.tax
        written["tax"] = {
            "name": tax.name,
            "rate": rate_to_plain(tax.rate),
            "rounding": rounding_to_plain(tax.rounding),
        }
    return written


def savings_to_plain(savings: CompulsorySavings) -> dict[str, object]:
    """Return compulsory savings as plain data."""
    path = "savings"
    written: dict[str, object] = {**what_to_plain(path, savings.what), **_on(path, savings)}
    written["when"] = _when(f"{path}.when", savings.when)
    if isinstance(savings.what, Rate):
        written["rounding"] = rounding_to_plain(savings.rounding)
    if savings.interest is not None:
        with at(f"{path}.interest"):
            written["interest"] = savings_terms_to_plain(savings.interest)
    return written


def read_charges(record: Reader) -> tuple[Fee, ...]:
    """Return the fees of a table, none where it has no key for them."""
    return tuple(map(read_fee, record.optional("charges", record.children, ())))


def read_fee(record: Reader) -> Fee:
    """Return the fee that a table describes."""
    with record:
        return Fee(
            record.text("name"),
            read_rate_or_amount(record, checked_what),
            when=_read_when(record),
            on=record.optional("on", lambda key: record.choice(key, FEE_BASES), AMOUNT_LENT),
            above=record.optional("above", lambda key: _read_threshold(record.child(key)), None),
            tax=record.optional("tax", lambda key: _read_tax(record.child(key)), None),
            limits=record.optional("limits", lambda key: _read_limits(record.child(key)), None),
            rounding=optional_rounding(record),
        )


def read_savings(record: Reader) -> CompulsorySavings | None:
    """Return the savings that a table requires, None where it has no key for them."""
    if not record.has("savings"):
        return None
    with record.child("savings") as table:
        return CompulsorySavings(
            read_rate_or_amount(table, checked_what),
            when=_read_when(table),
            on=table.optional("on", lambda key: table.choice(key, FEE_BASES), AMOUNT_LENT),
            rounding=optional_rounding(table),
            interest=table.optional("interest", lambda key: read_savings_terms(table.child(key)), None),
        )


def _on(path: str, one: Fee | CompulsorySavings) -> dict[str, object]:
    return {"on": name_of(f"{path}.on", one.on, FEE_BASES)} if isinstance(one.what, Rate) else {}


def _when(path: str, when: FeeWhen) -> str | dict[str, object]:
    if isinstance(when, fee_when.WithInstallments) and when.name in _READERS and when.parameters:
        given = when.parameters[0]
        return {"name": when.name, **({"day": given.isoformat()} if isinstance(given, date) else {"number": given})}
    return name_of(path, when, FEE_TIMES)


def _read_when(record: Reader) -> FeeWhen:
    raw = record.raw("when")
    if isinstance(raw, str) and raw in _READERS:
        problem = f'needs a table that says more, such as {{ name = "{raw}", … }}'
        raise RecordError(joined(record.path, "when"), raw, problem, code="unknown_choice")
    if not isinstance(raw, dict):
        return record.choice("when", FEE_TIMES)
    with record.child("when") as table:
        return table.choice("name", _READERS)(table)


_READERS: dict[str, Callable[[Reader], FeeWhen]] = {
    "at_installment": lambda table: fee_when.at_installment(table.whole("number")),
    "on_date": lambda table: fee_when.on_date(table.day("day")),
}


def _read_threshold(record: Reader) -> FeeThreshold:
    with record:
        charged = record.optional("charged", lambda key: record.choice(key, THRESHOLD_RULES), WHOLE)
        return FeeThreshold(read_money(record, "amount"), charged)


def _read_tax(record: Reader) -> FeeTax:
    with record:
        return FeeTax(record.text("name"), record.text("rate"), optional_rounding(record))


def _read_limits(record: Reader) -> FeeLimits:
    with record:
        return FeeLimits(minimum=optional_money(record, "minimum"), maximum=optional_money(record, "maximum"))
