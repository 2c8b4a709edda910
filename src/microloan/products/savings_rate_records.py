"""Yearly rates of savings as plain data, and back.

>>> from datetime import date
>>> from microloan.arithmetic.rates import percent
>>> rates_to_plain(DatedRates("6%", RateSince(date(2026, 7, 1), percent(7))))
{'first': '6%', 'changes': [{'since': '2026-07-01', 'rate': '7%'}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.products.money_records import amounts_to_plain, at, optional_money, rate_to_plain
from microloan.products.names import name_of
from microloan.products.savings_rates import TIER_RULES, DatedRates, NegativeRate, RateSince, Tier, Tiers
from microloan.records.plain import joined

if TYPE_CHECKING:
    from microloan.products.savings_rates import YearlyRate
    from microloan.records import Reader

_TIER_RULES = {rule.name: rule for rule in TIER_RULES}


def rates_to_plain(rates: DatedRates) -> object:
    """Return rates as plain data: one by itself where none replaces it.

    >>> rates_to_plain(DatedRates("6%"))
    '6%'
    """
    first = _rate(rates.first)
    if not rates.changes:
        return first
    changes = [{"since": change.since.isoformat(), "rate": _rate(change.rate)} for change in rates.changes]
    return {"first": first, "changes": changes}


def read_rates(record: Reader, key: str) -> DatedRates:
    """Return the rates at a key: one, or a first one and its changes.

    >>> from microloan.records import Reader
    >>> read_rates(Reader({"rate": {"negative": "1%"}}), "rate").first
    NegativeRate(size=percent('1'))
    """
    if not isinstance(record.raw(key), dict):
        return DatedRates(_read_rate(record, key))
    with record.child(key) as table:
        if not table.has("first"):
            return DatedRates(_rate_in(table))
        changes = [_read_change(change) for change in table.children("changes")]
        return DatedRates(_read_rate(table, "first"), *changes)


def _rate(rate: YearlyRate) -> object:
    if isinstance(rate, Rate):
        return rate_to_plain(rate)
    if isinstance(rate, NegativeRate):
        return {"negative": rate_to_plain(rate.size)}
    tiers = [
        {"rate": rate_to_plain(tier.rate), **amounts_to_plain({"above": tier.above, "up_to": tier.up_to})}
        for tier in rate.tiers
    ]
    return {"rule": name_of("rate.rule", rate.rule, _TIER_RULES), "tiers": tiers}


def _read_rate(record: Reader, key: str) -> YearlyRate | str:
    if not isinstance(record.raw(key), dict):
        text = record.text(key)
        with at(joined(record.path, key)):
            return DatedRates(text).first
    with record.child(key) as table:
        return _rate_in(table)


def _rate_in(table: Reader) -> YearlyRate:
    if table.has("negative"):
        return NegativeRate(table.text("negative"))
    tiers = tuple(_read_tier(tier) for tier in table.children("tiers"))
    return Tiers(tiers, table.choice("rule", _TIER_RULES))


def _read_tier(record: Reader) -> Tier:
    with record:
        return Tier(record.text("rate"), above=optional_money(record, "above"), up_to=optional_money(record, "up_to"))


def _read_change(record: Reader) -> RateSince:
    with record:
        rate = _read_rate(record, "rate")
        return RateSince(record.day("since"), DatedRates(rate).first)
