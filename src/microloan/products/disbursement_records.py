"""What is lent, as plain data: money, or a table where it is not simply paid out on one day.

A part is a table with ``rate`` or ``amount``, and with ``on`` or ``after_days``.

>>> from microloan.currency import BDT
>>> in_two = Disbursements(amount=BDT(30_000), tranches=(Tranche("40%", after_days=56),))
>>> principal_to_plain(in_two)["tranches"]
[{'rate': '40%', 'after_days': 56}]
>>> from microloan.records import Reader
>>> record = Reader({"principal": {"amount": "INR 17500", "down_payment": {"rate": "20%"}}})
>>> str(read_principal(record, "principal").paid_down)
'Rs. 3,500'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from microloan.currency import Money
from microloan.products.disbursements import Disbursements, Tranche, checked_part
from microloan.products.money_records import (
    at,
    money_to_plain,
    rate_to_plain,
    read_money,
    read_rate_or_amount,
    what_to_plain,
)
from microloan.records.plain import joined

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.products.amounts import AmountRange
    from microloan.records import Reader

_KEYS = frozenset({"amount", "tranches", "down_payment", "interest_from"})


def principal_to_plain(principal: Money | Disbursements) -> dict[str, object]:
    """Return what is lent as plain data.

    Raises
    ------
    MicroloanError
        If an amount is in a currency of your own.
    """
    if isinstance(principal, Money):
        return {**money_to_plain("principal", principal)}
    written = {"amount": money_to_plain("principal.amount", principal.amount), **tranches_to_plain(principal.tranches)}
    if principal.down_payment is not None:
        written["down_payment"] = what_to_plain("principal.down_payment", principal.down_payment)
    if principal.interest_from is not None:
        written["interest_from"] = principal.interest_from.isoformat()
    return written


def parts_to_plain(offered: AmountRange) -> dict[str, object]:
    """Return the parts and the down payment that a product has for every loan; no key where it has none."""
    down = offered.down_payment
    return {
        **tranches_to_plain(offered.tranches),
        **({} if down is None else {"down_payment": {"rate": rate_to_plain(down)}}),
    }


def tranches_to_plain(tranches: tuple[Tranche, ...]) -> dict[str, object]:
    """Return later parts as plain data; no key where there are none.

    >>> tranches_to_plain(())
    {}
    """
    rows = [
        {
            **what_to_plain(f"principal.tranches[{place}]", one.what),
            **({"after_days": one.after_days} if one.on is None else {"on": one.on.isoformat()}),
        }
        for place, one in enumerate(tranches)
    ]
    return {"tranches": rows} if rows else {}


def read_principal(record: Reader, key: str) -> Money | Disbursements:
    """Return the money at `key`, or the disbursements that a table there describes.

    Raises
    ------
    RecordError
        If it is neither.
    """
    raw = record.raw(key)
    if not isinstance(raw, dict) or not _KEYS & cast("dict[str, object]", raw).keys():
        return read_money(record, key)
    with record.child(key) as table:
        return Disbursements(
            read_money(table, "amount"),
            tranches=read_tranches(table),
            down_payment=table.optional("down_payment", lambda name: _read_down_payment(table.child(name)), None),
            interest_from=table.optional("interest_from", table.day, None),
        )


def read_tranches(record: Reader) -> tuple[Tranche, ...]:
    """Return the later parts of a table, none where it has no key for them."""
    return tuple(map(_read_tranche, record.optional("tranches", record.children, ())))


def read_share(record: Reader) -> Rate | None:
    """Return the down payment of a product, a share; None where it has no key for one."""
    if not record.has("down_payment"):
        return None
    with record.child("down_payment") as table, at(joined(table.path, "rate")):
        return cast("Rate", checked_part("rate", table.text("rate")))


def _read_tranche(record: Reader) -> Tranche:
    with record:
        return Tranche(
            read_rate_or_amount(record, checked_part),
            on=record.optional("on", record.day, None),
            after_days=record.optional("after_days", record.whole, None),
        )


def _read_down_payment(record: Reader) -> Rate | Money:
    with record:
        return read_rate_or_amount(record, checked_part)
