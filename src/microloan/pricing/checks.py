"""`check`: a loan held against every rule of a rulebook.

>>> from datetime import date
>>> from microloan.products import preset
>>> from microloan.regulations import rulebook
>>> findings = check(preset("jcf-jagoron"), rulebook("bd-mra", on=date(2026, 1, 4)))
>>> for finding in findings.failed:
...     print(finding.rule, finding.value, finding.limit, sep="; ")
installments; 46 installments; at least 50 installments
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from microloan.currency import Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.pricing.case import Basis, Case, Fact, unknown
from microloan.pricing.example_loans import terms_of
from microloan.pricing.facts import ABOUT_THE_LENDER, FACTS
from microloan.pricing.findings import Findings
from microloan.pricing.household import Household
from microloan.pricing.term_cases import decided_by_terms
from microloan.products.applicants import Area
from microloan.products.product import LoanProduct
from microloan.products.terms import LoanTerms
from microloan.regulations import DatedRulebook, Outcome, Rulebook
from microloan.regulations.limits import AtLeast, AtMost, quantity_of
from microloan.regulations.rule_names import KNOWN_RULES
from microloan.schedules import Schedule, amortize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from microloan.regulations import Finding, Rule
    from microloan.regulations.limits import Quantity

_AREAS = tuple(area.value for area in Area)


def check(
    loan: LoanTerms | LoanProduct | Schedule,
    rulebook: Rulebook | DatedRulebook,
    *,
    household: Household | None = None,
    stated: Mapping[str, Quantity | str | bool] | None = None,
    cases: Collection[str] | None = None,
    principal: Money | None = None,
    disbursed_on: date | None = None,
) -> Findings:
    """Return a finding for every rule of a rulebook, kept or not.

    Parameters
    ----------
    loan
        Terms, a schedule, or a product; of a product, the loan that `compare` takes.
    rulebook
        The rules of a day; of a `DatedRulebook`, those of the day of disbursement.
    household
        What is known of the borrower's household.
    stated
        What the terms do not say, by the names of rules: ``{"savings_rate": "6%",
        "prepayment_penalty": False}``. Of fees that are told apart by name, what is stated
        counts.
    cases
        Which cases of the rulebook the loan is of, such as ``["first cycle"]``; None where that
        is not known. Rural and urban are known from the household's area, and amount and
        length from the terms: "loans above Rs. 30,000", "loans of less than 7 days".
    principal, disbursed_on
        For a product; terms and schedules have their own.

    Raises
    ------
    MicroloanError
        If an argument is not of its kind, a rule or a case is named that is not known, or what
        is stated is decided by the terms.
    CurrencyMismatch
        If the household's amounts are not in the loan's currency.

    Notes
    -----
    A rule in another currency than the loan's is not applicable. A rule for a case of which it
    is not known whether the loan is of it is kept where it would be kept, and unknown where it
    would be broken. Nothing here decides whether a loan may be made: findings are for a person.

    Examples
    --------
    >>> from datetime import date
    >>> from microloan.currency import INR
    >>> from microloan.products import preset
    >>> from microloan.regulations import rulebook
    >>> family = Household(annual_income=INR(300_000), monthly_obligations=INR(9_000))
    >>> loan = preset("ujjivan-group").terms(principal=INR(20_000), disbursed_on=date(2026, 1, 4), installments=12)
    >>> findings = check(loan, rulebook("in-rbi", on=date(2026, 1, 4)), household=family)
    >>> print(findings.of("household_income"))
    pass: household income Rs. 3,00,000 (at most Rs. 3,00,000) [Master Direction 2022, para 3]
    """
    schedule = _schedule_of(loan, principal, disbursed_on)
    book = _on_a_day(rulebook, schedule.terms.disbursed_on)
    family = Household() if household is None else household
    if not isinstance(family, Household):
        problem = "must be a Household(annual_income=INR(120_000)) or None"
        raise MicroloanError("household", household, problem, code="wrong_type")
    if family.currency not in {None, schedule.terms.currency}:
        problem = f"has amounts in {family.currency}, where the loan is in {schedule.terms.currency}"
        raise CurrencyMismatch("household", family.annual_income, problem, code="currency_mismatch")
    said = _checked_statements(stated or {}, book)
    known_cases = _checked_cases(cases, book)
    case = Case(schedule, loan if isinstance(loan, LoanProduct) else None, family)
    return Findings(schedule, book, tuple(_finding(rule, case, said, known_cases) for rule in book.rules))


def _schedule_of(
    loan: LoanTerms | LoanProduct | Schedule, principal: Money | None, disbursed_on: date | None
) -> Schedule:
    if isinstance(loan, (LoanTerms, Schedule)):
        for name, value in (("principal", principal), ("disbursed_on", disbursed_on)):
            if value is not None:
                problem = "goes with a product; terms and schedules have their own"
                raise MicroloanError(name, value, problem, code="contradiction")
    return (
        loan
        if isinstance(loan, Schedule)
        else amortize(terms_of("loan", loan, principal=principal, disbursed_on=disbursed_on))
    )


def _finding(
    rule: Rule, case: Case, said: Mapping[str, Quantity | str | bool], cases: Collection[str] | None
) -> Finding:
    known = FACTS[rule.name](case, rule) if rule.name in FACTS else unknown()
    fact = _with_statement(rule, known, said)
    is_of = _is_of_case(rule, case, cases)
    if is_of is False:
        return _judged(rule, Fact(None, f"not {rule.case}", Outcome.NOT_APPLICABLE))
    limited = rule.limit.quantity if isinstance(rule.limit, (AtMost, AtLeast)) else None
    if isinstance(limited, Money) and limited.currency != case.terms.currency and fact.outcome is None:
        return _judged(rule, Fact(None, f"a loan in {case.terms.currency}", Outcome.NOT_APPLICABLE))
    found = _judged(rule, fact)
    if is_of is None and found.outcome is Outcome.FAIL:
        return replace(found, outcome=Outcome.UNKNOWN)
    return found


def _judged(rule: Rule, fact: Fact) -> Finding:
    found = rule.judge(fact.value)
    if fact.outcome is not None:
        found = replace(found, outcome=fact.outcome)
    return found if fact.shown is None else replace(found, value=fact.shown)


def _with_statement(rule: Rule, fact: Fact, said: Mapping[str, Quantity | str | bool]) -> Fact:
    """Return the fact, or what was stated where the terms do not decide it."""
    if rule.name not in said:
        return fact
    value, argument = said[rule.name], f"stated[{rule.name!r}]"
    if fact.outcome is Outcome.NOT_APPLICABLE and rule.name not in ABOUT_THE_LENDER:
        return fact
    if fact.outcome in {None, Outcome.PASS, Outcome.FAIL} and fact.basis is not Basis.NAMES:
        problem = f"is what the terms say already: {fact.value if fact.shown is None else fact.shown}; leave it out"
        raise MicroloanError(argument, value, problem, code="contradiction")
    if isinstance(value, str) and isinstance(rule.limit, (AtMost, AtLeast)):
        value = quantity_of(value, argument)
    try:
        rule.judge(value)
    except CurrencyMismatch:
        return Fact(None, value, Outcome.NOT_APPLICABLE)
    except MicroloanError as error:
        raise MicroloanError(argument, value, error.problem, code=error.code) from None
    return Fact(value)


def _is_of_case(rule: Rule, case: Case, cases: Collection[str] | None) -> bool | None:
    """Return whether the loan is of a rule's case; None where that is not known."""
    if not rule.case:
        return True
    area = case.household.area
    if rule.case in _AREAS and area is not None:
        return rule.case == area.value
    decided = decided_by_terms(rule.case, case.schedule)
    if decided is not None:
        return decided
    return None if cases is None else rule.case in cases


def _on_a_day(rulebook: object, day: date) -> Rulebook:
    if isinstance(rulebook, DatedRulebook):
        return rulebook.on(day)
    if not isinstance(rulebook, Rulebook):
        problem = 'must be a rulebook, such as rulebook("bd-mra", on=date(2026, 1, 4))'
        raise MicroloanError("rulebook", rulebook, problem, code="wrong_type")
    return rulebook


def _checked_statements(stated: object, book: Rulebook) -> Mapping[str, Quantity | str | bool]:
    if not hasattr(stated, "items"):
        problem = 'must be a dict by names of rules, such as {"savings_rate": "6%"}'
        raise MicroloanError("stated", stated, problem, code="wrong_type")
    said = cast("Mapping[str, Quantity | str | bool]", stated)
    known = {*KNOWN_RULES, *(rule.name for rule in book.rules)}
    for name in said:
        if name not in known:
            close = get_close_matches(str(name), sorted(known), n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise MicroloanError("stated", name, f"is not a rule known here{hint}", code="unknown_rule")
    return said


def _checked_cases(cases: Collection[str] | None, book: Rulebook) -> Collection[str] | None:
    if cases is None:
        return None
    known = {rule.case for rule in book.rules if rule.case}
    listing = not isinstance(cases, str) and isinstance(cases, Collection)
    for case in cases if listing else (cases,):
        if not listing or case not in known:
            listed = ", ".join(sorted(known)) or "none"
            problem = f"must be a list of cases of {book.code} on {book.on}, which has {listed}"
            raise MicroloanError("cases", case, problem, code="unknown_name")
    return cases
