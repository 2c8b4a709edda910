"""Savings terms as plain data, and back.

A rate is text, tiers, a negative rate, or a first rate with dated changes; a rule is its word, or a
table where it needs a day, a date or another rule.

>>> from microloan.products import balance, posting
>>> terms = SavingsTerms("6%", balance=balance.minimum_from_day(10), posting=posting.HALF_YEARLY)
>>> plain = savings_terms_to_plain(terms)
>>> plain["rate"], plain["balance"], plain["posting"]
('6%', {'name': 'minimum_from_day', 'day': 10}, 'half_yearly')
>>> from microloan.records import Reader
>>> read_savings_terms(Reader(plain)) == terms
True
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from microloan.calendars import day_count, fiscal_year
from microloan.calendars.frequencies import Frequency
from microloan.currency import Money
from microloan.errors import RecordError
from microloan.interest.accrual import PER_PERIOD
from microloan.products import balance, compounding, posting
from microloan.products.account_rules import AccountRules, Dormancy
from microloan.products.money_records import amounts_to_plain, optional_money, rate_to_plain, read_money
from microloan.products.names import name_of
from microloan.products.rounding_records import read_rounding, rounding_to_plain
from microloan.products.savings_rate_records import rates_to_plain, read_rates
from microloan.products.savings_terms import CARRIED, REMAINDERS, PostingRounding, SavingsTerms
from microloan.products.tax_records import read_taxes, taxes_to_plain
from microloan.records.plain import joined

if TYPE_CHECKING:
    from microloan.arithmetic.rates import Rate
    from microloan.calendars import DayCount
    from microloan.interest import Accrual
    from microloan.products.balance import BalanceMethod
    from microloan.products.compounding import Compounding
    from microloan.products.posting import PostingRule
    from microloan.records import Reader

BALANCES = {method.name: method for method in balance.ALL}
POSTINGS = {rule.name: rule for rule in posting.ALL}
COMPOUNDINGS = {rule.name: rule for rule in compounding.ALL}
COUNTS: dict[str, DayCount | Accrual] = {
    PER_PERIOD.name: PER_PERIOD,
    **{rule.name: rule for rule in day_count.ALL},
}
FISCAL_YEARS = {year.name: year for year in fiscal_year.ALL}
_REMAINDERS = {rule.name: rule for rule in REMAINDERS}
_STAGES = ("inactive_after", "dormant_after", "escheat_after")


def savings_terms_to_plain(terms: SavingsTerms) -> dict[str, object]:
    """Return savings terms as plain data.

    Raises
    ------
    MicroloanError
        If they hold a rule or a currency of your own, which records have no word for.
    """
    rounding = terms.rounding
    written: dict[str, object] = {
        "rate": rates_to_plain(terms.rate),
        "balance": _balance(terms.balance),
        "posting": _posting("posting", terms.posting),
        "day_count": name_of("day_count", terms.day_count, COUNTS),
        "compounding": _compounding(terms.compounding),
        "rounding": {
            **rounding_to_plain(rounding, "rounding.mode"),
            "remainder": name_of("rounding.remainder", rounding.remainder, _REMAINDERS),
        },
    }
    if terms.taxes:
        written["taxes"] = taxes_to_plain(terms.taxes)
    account = _account(terms.account)
    return {**written, "account": account} if account else written


def read_savings_terms(record: Reader) -> SavingsTerms:
    """Return the savings terms that a table describes."""
    with record:
        return SavingsTerms(
            read_rates(record, "rate"),
            balance=_read_balance(record),
            posting=read_posting(record, "posting"),
            day_count=record.optional("day_count", lambda key: record.choice(key, COUNTS), None),
            compounding=record.optional("compounding", lambda _: _read_compounding(record), compounding.WITH_POSTING),
            rounding=_read_rounding(record),
            taxes=read_taxes(record),
            account=_read_account(record),
        )


def read_posting(record: Reader, key: str) -> PostingRule:
    """Return the posting rule at a key."""
    if not isinstance(record.raw(key), dict):
        return record.choice(key, POSTINGS)
    with record.child(key) as table:
        if table.choice("name", {"by_fiscal_year": True, "on_date": False}):
            return posting.by_fiscal_year(table.choice("year", FISCAL_YEARS))
        return posting.on_date(table.day("day"))


def _balance(method: BalanceMethod) -> object:
    if method.name == "minimum_from_day" and method == balance.minimum_from_day(method.first_day):
        return {"name": method.name, "day": method.first_day}
    return name_of("balance", method, BALANCES)


def _read_balance(record: Reader) -> BalanceMethod:
    if not isinstance(record.raw("balance"), dict):
        return record.choice("balance", BALANCES)
    with record.child("balance") as table:
        table.choice("name", {"minimum_from_day": True})
        return balance.minimum_from_day(table.whole("day"))


def _posting(path: str, rule: PostingRule) -> object:
    if len(rule.parameters) == 1:
        given = rule.parameters[0]
        if isinstance(given, date):
            return {"name": rule.name, "day": given.isoformat()}
        return {"name": rule.name, "year": name_of(f"{path}.year", given, FISCAL_YEARS)}
    return name_of(path, rule, POSTINGS)


def _compounding(rule: Compounding) -> object:
    if rule.at is not None:
        return {"name": rule.name, "at": _posting("compounding.at", rule.at)}
    return name_of("compounding", rule, COMPOUNDINGS)


def _read_compounding(record: Reader) -> Compounding:
    if not isinstance(record.raw("compounding"), dict):
        return record.choice("compounding", COMPOUNDINGS)
    with record.child("compounding") as table:
        table.choice("name", {"before_posting": True})
        return compounding.before_posting(read_posting(table, "at"))


def _read_rounding(record: Reader) -> PostingRounding:
    if not record.has("rounding"):
        return PostingRounding()
    with record.child("rounding") as table:
        unit = read_rounding(table)
        remainder = table.optional("remainder", lambda key: table.choice(key, _REMAINDERS), CARRIED)
        return PostingRounding(multiple=unit.multiple, mode=unit.mode, remainder=remainder)


def _account(rules: AccountRules) -> dict[str, object]:
    written: dict[str, object] = amounts_to_plain({"minimum_to_earn": rules.minimum_to_earn})
    if isinstance(rules.retained, Money):
        written |= amounts_to_plain({"retained": rules.retained})
    elif rules.retained is not None:
        written["retained"] = rate_to_plain(rules.retained)
    if rules.lock_in is not None:
        written["lock_in"] = rules.lock_in.text
    if rules.dormancy is not None:
        stages = {name: getattr(rules.dormancy, name) for name in _STAGES}
        written["dormancy"] = {name: after.text for name, after in stages.items() if after is not None}
    return written


def _read_account(record: Reader) -> AccountRules:
    if not record.has("account"):
        return AccountRules()
    with record.child("account") as table:
        return AccountRules(
            minimum_to_earn=optional_money(table, "minimum_to_earn"),
            retained=table.optional("retained", lambda key: _read_retained(table, key), None),
            lock_in=_optional_time(table, "lock_in"),
            dormancy=table.optional("dormancy", lambda key: _read_dormancy(table.child(key)), None),
        )


def _read_retained(record: Reader, key: str) -> Rate | Money | str:
    raw = record.raw(key)
    if isinstance(raw, str) and raw.strip().endswith("%"):
        return raw
    try:
        return read_money(record, key)
    except RecordError as error:
        problem = 'must be a rate of the loans held such as "10%", or money such as "BDT 500"'
        raise RecordError(joined(record.path, key), raw, problem, code="wrong_type") from error


def _read_dormancy(record: Reader) -> Dormancy:
    with record:
        return Dormancy(**{name: _optional_time(record, name) for name in _STAGES})


def _optional_time(record: Reader, key: str) -> Frequency | None:
    return Frequency.from_text(record.text(key), key) if record.has(key) else None
