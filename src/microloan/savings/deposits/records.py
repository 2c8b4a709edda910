"""Plans, term deposits and what they pay as plain data, strictly.

>>> from microloan.savings.deposits.scheme import example_plan
>>> plan_from_dict(plan_to_dict(example_plan())) == example_plan()
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.calendars import day_count
from microloan.interest.accrual import PER_PERIOD
from microloan.products.money_records import money_to_plain, rate_to_plain, read_money
from microloan.products.names import name_of
from microloan.products.rounding_records import read_rounding, rounding_to_plain
from microloan.products.tax_records import read_withholding, withholding_to_plain
from microloan.records import Reader, check_schema
from microloan.savings.deposits import deposit_when, early, payout
from microloan.savings.deposits.lapses import Lapses
from microloan.savings.deposits.maturity_rounding import MaturityRounding
from microloan.savings.deposits.record_parts import (
    bonus_to_plain,
    card_to_plain,
    early_to_plain,
    growth_to_plain,
    lapses_to_plain,
    maturity_rounding_to_plain,
    read_bonus,
    read_early,
    read_growth,
    read_lapses,
    read_maturity_rounding,
    read_term,
)
from microloan.savings.deposits.scheme import DepositPlan, DepositScheme
from microloan.savings.deposits.term_deposit import TermDeposit, TermRules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.calendars.day_count import DayCount
    from microloan.interest.accrual import Accrual
    from microloan.products.savings_taxes import WithholdingTax
    from microloan.savings.deposits.maturing import Matured
    from microloan.savings.deposits.maturity_table import MaturityTable
    from microloan.savings.deposits.payout import Payout
    from microloan.savings.deposits.term_maturing import MaturedTermDeposit

_WHEN = {rule.name: rule for rule in deposit_when.ALL}
_ACCRUALS: dict[str, Accrual | DayCount] = {
    PER_PERIOD.name: PER_PERIOD,
    **{rule.name: rule for rule in day_count.ALL},
}
_PAYOUTS = ("at_maturity", "every", "discounted")


def plan_to_dict(plan: DepositPlan) -> dict[str, object]:
    """Return a plan as plain data."""
    return {
        "schema": "microloan/deposit-plan/1",
        "deposit": money_to_plain("deposit", plan.deposit),
        "term": plan.term.text,
        "rate": rate_to_plain(plan.rate),
        "scheme": scheme_to_plain(plan.scheme),
    }


def plan_from_dict(data: Mapping[str, object]) -> DepositPlan:
    """Return the plan that plain data describes.

    Raises
    ------
    RecordError
        If a key is missing or unknown, or a value is not what it should be.
    """
    with Reader(data) as record:
        check_schema(record, "deposit-plan", 1)
        return DepositPlan(
            read_money(record, "deposit"),
            term=read_term(record, "term"),
            rate=record.text("rate"),
            scheme=read_scheme(record.child("scheme")),
        )


def scheme_to_plain(scheme: DepositScheme) -> dict[str, object]:
    """Return the rules of a scheme as plain data."""
    plain: dict[str, object] = {
        "every": scheme.every.text,
        "when": name_of("when", scheme.when, _WHEN),
        "growth": growth_to_plain(scheme.growth),
        "rounding": maturity_rounding_to_plain(scheme.rounding),
    }
    if scheme.bonus is not None:
        plain["bonus"] = bonus_to_plain(scheme.bonus)
    if scheme.tax is not None:
        plain["tax"] = withholding_to_plain(scheme.tax)
    return {**plain, "lapses": lapses_to_plain(scheme.lapses), "early": early_to_plain(scheme.early)}


def read_scheme(record: Reader) -> DepositScheme:
    """Return the rules of a scheme."""
    with record:
        return DepositScheme(
            every=read_term(record, "every"),
            when=record.choice("when", _WHEN),
            growth=read_growth(record, "growth"),
            rounding=record.optional(
                "rounding", lambda key: read_maturity_rounding(record.child(key)), MaturityRounding()
            ),
            bonus=record.optional("bonus", lambda key: read_bonus(record.child(key)), None),
            tax=record.optional("tax", lambda key: _read_tax(record.child(key)), None),
            lapses=record.optional("lapses", lambda key: read_lapses(record.child(key)), Lapses()),
            early=record.optional("early", lambda key: read_early(record.child(key)), early.NO_INTEREST),
        )


def _read_tax(record: Reader) -> WithholdingTax:
    with record:
        return read_withholding(record)


def term_deposit_to_dict(deposit: TermDeposit) -> dict[str, object]:
    """Return a term deposit as plain data."""
    return {
        "schema": "microloan/term-deposit/1",
        "principal": money_to_plain("principal", deposit.principal),
        "term": deposit.term.text,
        "rate": rate_to_plain(deposit.rate),
        **({} if deposit.opened_on is None else {"opened_on": deposit.opened_on}),
        "rules": _rules_to_plain(deposit.rules),
    }


def term_deposit_from_dict(data: Mapping[str, object]) -> TermDeposit:
    """Return the term deposit that plain data describes.

    Raises
    ------
    RecordError
        As for `plan_from_dict`.
    """
    with Reader(data) as record:
        check_schema(record, "term-deposit", 1)
        return TermDeposit(
            read_money(record, "principal"),
            term=read_term(record, "term"),
            rate=record.text("rate"),
            opened_on=record.optional("opened_on", record.day, None),
            rules=_rules(record.child("rules")),
        )


def matured_to_dict(matured: Matured) -> dict[str, object]:
    """Return a plan and what it pays as plain data."""
    amounts = ("deposited", "interest", "maturity", "bonus", "tax", "paid_out", "fines")
    return {
        "schema": "microloan/matured-plan/1",
        "plan": plan_to_dict(matured.plan),
        "rate": rate_to_plain(matured.course.rate),
        "deposits": matured.course.deposits,
        **{name: money_to_plain(name, getattr(matured, name)) for name in amounts},
    }


def matured_term_deposit_to_dict(matured: MaturedTermDeposit) -> dict[str, object]:
    """Return a term deposit and what it pays as plain data."""
    payments = [
        {
            "number": payment.number,
            **({} if payment.paid_on is None else {"paid_on": payment.paid_on}),
            "interest": money_to_plain("interest", payment.interest),
            "tax": money_to_plain("tax", payment.tax),
        }
        for payment in matured.payments
    ]
    amounts = ("interest", "tax", "net_interest", "recovered", "paid_out")
    return {
        "schema": "microloan/matured-term-deposit/1",
        "deposit": term_deposit_to_dict(matured.deposit),
        "rate": rate_to_plain(matured.rate),
        **({} if matured.closed_after is None else {"closed_after": matured.closed_after.text}),
        "payments": payments,
        **{name: money_to_plain(name, getattr(matured, name)) for name in amounts},
    }


def table_to_dict(table: MaturityTable) -> dict[str, object]:
    """Return a maturity table as plain data."""
    return {
        "schema": "microloan/maturity-table/1",
        "scheme": scheme_to_plain(table.scheme),
        "rates": card_to_plain(table.rates),
        "rows": [
            {
                "deposit": money_to_plain("deposit", deposit),
                "maturity": [money_to_plain("maturity", matured.maturity) for matured in row],
            }
            for deposit, row in zip(table.deposits, table.cells, strict=True)
        ],
    }


def _rules_to_plain(rules: TermRules) -> dict[str, object]:
    plain: dict[str, object] = {
        "growth": growth_to_plain(rules.growth),
        "payout": _payout_to_plain(rules.payout),
        "accrual": name_of("accrual", rules.accrual, _ACCRUALS),
        "rounding": rounding_to_plain(rules.rounding),
        "early": early_to_plain(rules.early),
    }
    return plain if rules.tax is None else {**plain, "tax": withholding_to_plain(rules.tax)}


def _rules(record: Reader) -> TermRules:
    with record:
        with record.child("rounding") as table:
            rounding = read_rounding(table)
        return TermRules(
            growth=read_growth(record, "growth"),
            payout=_payout(record.child("payout")),
            accrual=record.choice("accrual", _ACCRUALS),
            rounding=rounding,
            tax=record.optional("tax", lambda key: _read_tax(record.child(key)), None),
            early=read_early(record.child("early")),
        )


def _payout_to_plain(rule: Payout) -> dict[str, object]:
    plain: dict[str, object] = {"kind": name_of("payout", rule.name, {name: name for name in _PAYOUTS})}
    if rule.period is not None:
        plain["every"] = rule.period.text
    if isinstance(rule, payout.Discounted):
        plain["compounding"] = rule.compounding.text
    return plain


def _payout(record: Reader) -> Payout:
    with record:
        kind = record.choice("kind", {name: name for name in _PAYOUTS})
        if kind == "every":
            return payout.every(read_term(record, "every"))
        if kind == "discounted":
            return payout.discounted(read_term(record, "every"), read_term(record, "compounding"))
        return payout.AT_MATURITY
