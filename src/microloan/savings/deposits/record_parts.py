"""The rules of deposits as plain data, both ways: growth, rounding, bonus, tax, lapses, early closing.

>>> from microloan.records import Reader
>>> from microloan.savings.deposits import growth
>>> growth_to_plain(growth.INDIA_RD)
{'kind': 'fractional', 'every': '3 months'}
>>> with Reader({"growth": growth_to_plain(growth.INDIA_RD)}) as record:
...     read_growth(record, "growth")
growth.fractional(months(3))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars.frequencies import Frequency
from microloan.currency import Money
from microloan.errors import MicroloanError, RecordError
from microloan.products.money_records import amounts_to_plain, money_to_plain, optional_money, rate_to_plain, read_money
from microloan.products.names import name_of
from microloan.products.rounding_records import read_rounding, rounding_to_plain
from microloan.savings.deposits import bonus as bonuses
from microloan.savings.deposits import early, growth
from microloan.savings.deposits.bonus import Bonus
from microloan.savings.deposits.growth_kinds import Compounded, Fractional
from microloan.savings.deposits.lapses import LATE_RULES, MISSED_RULES, Conversion, Fine, Lapses
from microloan.savings.deposits.maturity_rounding import MaturityRounding
from microloan.savings.deposits.published import Published, published
from microloan.savings.deposits.rate_card import RateCard

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.records import Reader
    from microloan.savings.deposits.early import EarlyRule
    from microloan.savings.deposits.growth_kinds import Growth

_KINDS = ("simple", "on_deposits", "compounded", "fractional", "published")
_EARLY = ("no_interest", "by_term", "reduced_by", "last_full")
_PLAIN_GROWTH = {rule.name: rule for rule in (growth.SIMPLE, growth.ON_DEPOSITS)}


def growth_to_plain(rule: Growth) -> dict[str, object]:
    """Return a growth rule as plain data; a rule of your own is refused."""
    if rule in _PLAIN_GROWTH.values():
        return {"kind": rule.name}
    if isinstance(rule, (Compounded, Fractional)):
        return {"kind": rule.name, "every": rule.compounds.text}
    if isinstance(rule, Published):
        values = [{"term": term.text, "amount": money_to_plain("amount", amount)} for term, amount in rule.values]
        return {"kind": rule.name, "each": money_to_plain("each", rule.each), "values": values}
    raise MicroloanError("growth", rule, "is a rule of your own, which records cannot store", code="not_storable")


def read_growth(record: Reader, key: str) -> Growth:
    """Return the growth rule at `key`."""
    with record.child(key) as table:
        kind = table.choice("kind", {name: name for name in _KINDS})
        if kind in _PLAIN_GROWTH:
            return _PLAIN_GROWTH[kind]
        if kind == "published":
            each, rows = read_money(table, "each"), table.children("values")
            return published(each, {read_term(row, "term"): read_money(row, "amount") for row in rows})
        every = read_term(table, "every")
        return growth.compounded(every) if kind == "compounded" else growth.fractional(every)


def read_term(record: Reader, key: str) -> Frequency:
    """Return the length at `key`: "12 months", "91 days"."""
    return Frequency.from_text(record.text(key), key)


def card_to_plain(card: RateCard) -> list[dict[str, str]]:
    """Return a rate card as plain data."""
    return [{"term": term.text, "rate": rate_to_plain(rate)} for term, rate in card.rates]


def read_card(record: Reader, key: str) -> RateCard:
    """Return the rate card at `key`."""
    rows = record.children(key)
    return RateCard([(read_term(row, "term"), row.text("rate")) for row in rows])


def maturity_rounding_to_plain(rule: MaturityRounding) -> dict[str, object]:
    """Return how a scheme rounds as plain data."""
    each = amounts_to_plain({"each": rule.each})
    posting = {} if rule.posting is None else {"posting": rounding_to_plain(rule.posting)}
    return {**each, **rounding_to_plain(rule), **posting}


def read_maturity_rounding(record: Reader) -> MaturityRounding:
    """Return how a scheme rounds."""
    with record:
        whole = read_rounding(record)
        posting = None
        if record.has("posting"):
            with record.child("posting") as table:
                posting = read_rounding(table)
        return MaturityRounding(
            multiple=whole.multiple, mode=whole.mode, each=optional_money(record, "each"), posting=posting
        )


def bonus_to_plain(bonus: Bonus) -> dict[str, object]:
    """Return a bonus as plain data."""
    bases = {base.name: base for base in bonuses.ALL}
    if isinstance(bonus.what, Money):
        return {"amount": money_to_plain("bonus", bonus.what)}
    named = {"rate": rate_to_plain(bonus.what), "on": name_of("on", bonus.on, bases)}
    return {**named, **rounding_to_plain(bonus.rounding)}


def read_bonus(record: Reader) -> Bonus:
    """Return a bonus: an amount, or a rate with what it is of."""
    with record:
        what = _what(record)
        if isinstance(what, Money):
            return Bonus(what)
        bases = {base.name: base for base in bonuses.ALL}
        on = record.optional("on", lambda key: record.choice(key, bases), bonuses.ON_DEPOSITS)
        return Bonus(what, on=on, rounding=read_rounding(record))


def lapses_to_plain(lapses: Lapses) -> dict[str, object]:
    """Return the rules of missed and late deposits as plain data."""
    missed, late = ({rule.name: rule for rule in rules} for rules in (MISSED_RULES, LATE_RULES))
    plain: dict[str, object] = {
        "missed": name_of("missed", lapses.missed, missed),
        "late": name_of("late", lapses.late, late),
    }
    if lapses.fine is not None:
        what = lapses.fine.what
        amount = {"amount": money_to_plain("fine", what)} if isinstance(what, Money) else {"rate": rate_to_plain(what)}
        each = amounts_to_plain({"each": lapses.fine.each})
        plain["fine"] = {**amount, **each, **rounding_to_plain(lapses.fine.rounding)}
    if lapses.conversion is not None:
        plain["conversion"] = {"after": lapses.conversion.after, "rate": rate_to_plain(lapses.conversion.rate)}
    return plain


def read_lapses(record: Reader) -> Lapses:
    """Return the rules of missed and late deposits."""
    with record:
        fine = conversion = None
        if record.has("fine"):
            with record.child("fine") as table:
                fine = Fine(_what(table), each=optional_money(table, "each"), rounding=read_rounding(table))
        if record.has("conversion"):
            with record.child("conversion") as table:
                conversion = Conversion(table.whole("after"), table.text("rate"))
        missed = {rule.name: rule for rule in MISSED_RULES}
        late = {rule.name: rule for rule in LATE_RULES}
        return Lapses(
            missed=record.optional("missed", lambda key: record.choice(key, missed), Lapses().missed),
            late=record.optional("late", lambda key: record.choice(key, late), Lapses().late),
            fine=fine,
            conversion=conversion,
        )


def early_to_plain(rule: EarlyRule) -> dict[str, object]:
    """Return a rule of early closing as plain data; a rule of your own is refused."""
    if rule == early.NO_INTEREST:
        return {"kind": rule.name}
    if isinstance(rule, early.ByTerm):
        return {"kind": rule.name, "rates": card_to_plain(rule.card)}
    if isinstance(rule, early.ReducedBy):
        return {"kind": rule.name, "less": rate_to_plain(rule.less)}
    if isinstance(rule, early.LastFull):
        card = {} if rule.card is None else {"rates": card_to_plain(rule.card)}
        return {"kind": rule.name, "every": rule.every.text, **card}
    raise MicroloanError("early", rule, "is a rule of your own, which records cannot store", code="not_storable")


def read_early(record: Reader) -> EarlyRule:
    """Return a rule of early closing."""
    with record:
        kind = record.choice("kind", {name: name for name in _EARLY})
        if kind == "by_term":
            return early.by_term(read_card(record, "rates"))
        if kind == "reduced_by":
            return early.reduced_by(record.text("less"))
        if kind == "last_full":
            card = read_card(record, "rates") if record.has("rates") else None
            return early.last_full(read_term(record, "every"), card)
        return early.NO_INTEREST


def _what(record: Reader) -> Rate | Money | str:
    """Return the key amount, or the key rate."""
    if record.has("amount"):
        if record.has("rate"):
            raise RecordError(
                f"{record.path}.rate", record.raw("rate"), "contradicts amount; keep one", code="contradiction"
            )
        return read_money(record, "amount")
    return record.text("rate")
