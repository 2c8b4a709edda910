"""What a loan says to each rule that the library knows.

====================  ===================================================
`FACTS`               from the name of a rule to what a case says to it
`ABOUT_THE_LENDER`    rules of which no loan says anything
====================  ===================================================

Rules about a lender, not a loan, are not applicable; a rule about what the terms do not hold,
such as a charge for repaying early, is unknown until the caller says.

Fees are told apart by their English names: a fee for a form, an application, an admission or a
passbook; a stamp.

>>> from datetime import date
>>> from microloan.pricing.case import Case
>>> from microloan.products.examples import example_terms
>>> from microloan.regulations import rulebook
>>> from microloan.schedules import amortize
>>> rule = rulebook("bd-mra", on=date(2026, 1, 4)).rule("first_installment")
>>> FACTS["first_installment"](Case(amortize(example_terms())), rule).value
Count(number=17, unit='days')
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from microloan.calendars import Unit, holiday_rule
from microloan.interest import DecliningBalance, Flat
from microloan.pricing import household_facts
from microloan.pricing.case import Basis, Fact, not_of, unknown
from microloan.pricing.contract_rates import contract_years, rate_near, rate_text
from microloan.pricing.rate_facts import annual_rate
from microloan.regulations.limits import Count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from microloan.calendars import Frequency
    from microloan.pricing.case import Case, FactOf
    from microloan.regulations.rule import Rule

_APPLICATION = ("form", "application", "admission", "passbook", "pass book")
_STAMP = ("stamp",)
_DAYS_OF_WEEK = 7


def _interest_method(case: Case, _rule: Rule) -> Fact:
    method = case.terms.interest
    if isinstance(method, Flat):
        return Fact("flat")
    return Fact("declining_balance") if isinstance(method, DecliningBalance) else unknown(type(method).__name__)


def _service_charge(case: Case, _rule: Rule) -> Fact:
    """Return all fees before tax as a part of the amount lent."""
    fees = case.schedule.total_fees - case.schedule.total_tax
    rate = rate_near(Fraction(fees.minor, case.terms.lent.minor))
    return Fact(rate, rate_text(rate), basis=Basis.NAMES)


def _first_installment(case: Case, _rule: Rule) -> Fact:
    days = (case.schedule.installment(1).due_on - case.terms.disbursed_on).days
    return Fact(Count(days, "days"))


def _installments(case: Case, _rule: Rule) -> Fact:
    """Return the count of a weekly loan of one year; other rhythms cannot have as many."""
    terms, count = case.terms, len(case.schedule)
    every = terms.repayment.every
    if not _is_weekly(every) or contract_years(terms.repayment) != 1:
        return not_of(f"{count} every {every}")
    return Fact(Count(count, "installments"))


def _is_weekly(every: Frequency) -> bool:
    """Return whether installments come every week, or oftener."""
    days = {Unit.DAY: 1, Unit.WEEK: _DAYS_OF_WEEK}.get(every.unit)
    return days is not None and every.count * days <= _DAYS_OF_WEEK


def _term(case: Case, _rule: Rule) -> Fact:
    """Return the completed months from disbursement to the last installment."""
    start, end = case.terms.disbursed_on, case.schedule.installment(len(case.schedule)).due_on
    months = 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)
    return Fact(Count(months, "months"))


def _installment_on_holiday(case: Case, _rule: Rule) -> Fact:
    """Return the holiday rule; terms that leave every date know of no holidays."""
    calendar = case.terms.calendar
    if calendar.on_holiday == holiday_rule.LEAVE and calendar.holidays is None:
        return unknown()
    return Fact(calendar.on_holiday.name)


def _repayment_rhythm(case: Case, _rule: Rule) -> Fact:
    """Return whether a product leaves a choice of rhythms; without one, another product may."""
    if case.product is None:
        return unknown()
    rhythms = case.product.repayment.rhythms
    said = " or ".join(f"every {rhythm.every}" for rhythm in rhythms)
    leaves_a_choice = len(rhythms) > 1
    return Fact(leaves_a_choice, said) if leaves_a_choice else unknown(said)


def _loan_amount(case: Case, _rule: Rule) -> Fact:
    return Fact(case.terms.lent)


def _deduction(case: Case, _rule: Rule) -> Fact:
    """Return whether anything is withheld, fees or savings; a down payment is not."""
    schedule = case.schedule
    withheld = case.terms.lent - schedule.down_payment - schedule.net_disbursed
    return Fact(withheld.minor > 0, withheld if withheld.minor else "there is none")


def _application_fees(case: Case, _rule: Rule) -> Fact:
    return _named_fees(case, _APPLICATION)


def _stamp_charge(case: Case, _rule: Rule) -> Fact:
    return _named_fees(case, _STAMP)


def _named_fees(case: Case, words: tuple[str, ...]) -> Fact:
    """Return the fees, with their taxes, whose names have one of the words."""
    schedule = case.schedule
    with_rows = (row.charges for row in schedule) if schedule.fee_parts else ()
    charges = chain(schedule.charges_at_disbursement, *with_rows)
    named = [one.total.minor for one in charges if any(word in one.name.casefold() for word in words)]
    return Fact(schedule.money(sum(named)), basis=Basis.NAMES)


def _savings_rate(case: Case, _rule: Rule) -> Fact:
    """Return that a loan without savings owes none; terms with savings do not say what they earn."""
    return not_of("no savings are required") if case.terms.savings is None else unknown()


def _about_the_lender(_case: Case, _rule: Rule) -> Fact:
    return not_of("a matter of the lender")


def _outside_the_terms(_case: Case, _rule: Rule) -> Fact:
    return unknown()


ABOUT_THE_LENDER = frozenset(
    {
        "pricing_policy",
        "deposits_to_portfolio",
        "write_off_age",
        "write_off_provision",
        "write_off_day",
        "downgrade",
        "general_provision",
        "non_performing_from",
        "interest_on_non_performing",
        "qualifying_assets",
        "other_lender_microfinance",
        "net_owned_funds",
    }
)
_OUTSIDE_THE_TERMS = (
    "spread_over_base_rate",
    "spread_over_bank_base_rate",
    "rate_change_notice",
    "annual_percentage_rate",
    "collateral",
    "prepayment_penalty",
    "settlement_interest",
    "penalty_base",
    "penalty_capitalisation",
    "key_facts",
    "key_facts_validity",
    "collection",
)
FACTS: Mapping[str, FactOf] = MappingProxyType(
    {
        "annual_rate": annual_rate,
        "interest_method": _interest_method,
        "service_charge": _service_charge,
        "first_installment": _first_installment,
        "installments": _installments,
        "term": _term,
        "installment_on_holiday": _installment_on_holiday,
        "repayment_rhythm": _repayment_rhythm,
        "loan_amount": _loan_amount,
        "deduction_at_disbursement": _deduction,
        "application_fees": _application_fees,
        "stamp_charge": _stamp_charge,
        "savings_rate": _savings_rate,
        "household_income": household_facts.income,
        "household_obligations": household_facts.obligations,
        "indebtedness": household_facts.indebtedness,
        "lenders": household_facts.lenders,
        **dict.fromkeys(sorted(ABOUT_THE_LENDER), _about_the_lender),
        **dict.fromkeys(_OUTSIDE_THE_TERMS, _outside_the_terms),
    }
)
