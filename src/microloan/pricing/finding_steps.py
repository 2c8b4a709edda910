"""The arithmetic behind a finding: what is looked at, how a rate was reckoned, and what the rule allows.

>>> from datetime import date
>>> from microloan.pricing.checks import check
>>> from microloan.products import preset
>>> from microloan.regulations import rulebook
>>> findings = check(preset("jcf-jagoron"), rulebook("bd-mra", on=date(2026, 1, 4)))
>>> explanation = findings.explain("annual_rate")
>>> for step in explanation.steps:
...     print(step.label, step.working, step.result, sep=" | ")
looked at | the yearly rate of interest on the loan | 22.1153…% per installment
rate of one installment | 25% × 1/52: divided by the periods in a year | 0.4807…%
installments in a year | 46 ÷ 1 for the years of the contract | 46
rate | 0.4807…% × 46 | 22.1153…%
limit | at most 24% | pass
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.rates import Rate
from microloan.explanation import Explanation, Step, decimal_text
from microloan.interest import DecliningBalance
from microloan.pricing.contract_rates import contract_years, rate_near, rate_text, stated_rate
from microloan.pricing.conventions import RECKONINGS, found_by, installments_in_a_year
from microloan.pricing.found_rates import NoRate
from microloan.pricing.household_facts import monthly_steps
from microloan.regulations.rule_names import CONVENTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from microloan.regulations import Finding
    from microloan.regulations.rule import Rule
    from microloan.schedules import Schedule

_NOT_STATED = "not stated"
_PLACES = 4


def explain_finding(schedule: Schedule, rule: Rule, finding: Finding) -> Explanation:
    """Return the arithmetic of a finding, with the rule's source and what its reader should know."""
    value = _NOT_STATED if finding.value is None else str(finding.value)
    steps = [Step("looked at", rule.about, value)]
    if rule.name == "annual_rate" and rule.convention in RECKONINGS:
        steps += _rate_steps(schedule, rule.convention)
    if rule.name == "household_obligations" and finding.value is not None:
        steps += monthly_steps(schedule)
    steps.append(Step("limit", str(rule.limit), finding.outcome.value))
    return Explanation(f"{rule.title}: {finding.outcome.value}", tuple(steps), tuple(_notes(rule)))


def _rate_steps(schedule: Schedule, convention: str) -> Iterator[Step]:
    """Yield how a rate was reckoned: from the contract, or found from what is paid."""
    found = found_by(convention, schedule)
    if isinstance(found, NoRate):
        return
    if not isinstance(found, Rate):
        yield from found.explain().steps
        return
    yield from _stated_steps(schedule, convention, found)


def _stated_steps(schedule: Schedule, convention: str, rate: Rate) -> Iterator[Step]:
    terms, stated = schedule.terms, stated_rate(schedule.terms)
    if stated is None or not isinstance(terms.interest, DecliningBalance):
        return
    method, repayment = terms.interest, terms.repayment
    of_one = rate_text(rate_near(stated))
    share = stated / method.rate.as_fraction() if method.rate.numerator else stated
    yield Step("rate of one installment", f"{method.rate} × {share}: {method.accrual_rule().definition}", of_one)
    in_a_year = installments_in_a_year(convention, repayment)
    count = decimal_text(in_a_year.numerator, in_a_year.denominator, _PLACES)
    if convention == "per_installment":
        working = f"{repayment.installments} ÷ {contract_years(repayment)} for the years of the contract"
    else:
        working = f"an installment every {repayment.every}"
    yield Step("installments in a year", working, count)
    yield Step("rate", f"{of_one} × {count}", rate_text(rate))


def _notes(rule: Rule) -> Iterator[str]:
    if rule.convention in CONVENTIONS:
        yield f"{rule.convention.replace('_', ' ')}: {CONVENTIONS[rule.convention].definition}"
    yield f"clause: {rule.citation.clause}"
    yield f"source: {rule.citation.source}; {rule.citation.confidence.value}"
    if rule.citation.note:
        yield rule.citation.note
