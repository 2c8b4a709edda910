"""What a loan says to a cap on its yearly rate, under the cap's own convention.

Where a rule states no convention the rate is reckoned by every one: it is within the cap if all
of them are, above it if all are, and unknown otherwise. So it is where a rule counts the
installments of a year and the years of a contract are only guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.pricing.case import Fact, unknown
from microloan.pricing.contract_rates import years_in_doubt
from microloan.pricing.conventions import RECKONINGS, Reckoned, reckoned

if TYPE_CHECKING:
    from microloan.pricing.case import Case
    from microloan.regulations.rule import Rule


def annual_rate(case: Case, rule: Rule) -> Fact:
    """Return the yearly rate of a loan as a rule reckons it.

    >>> from datetime import date
    >>> from microloan.pricing.case import Case
    >>> from microloan.products.examples import example_terms
    >>> from microloan.regulations import rulebook
    >>> from microloan.schedules import amortize
    >>> rule = rulebook("lk-cbsl", on=date(2026, 1, 4)).rule("annual_rate")
    >>> annual_rate(Case(amortize(example_terms())), rule).shown
    '21.2307…% per installment, 24% per period, 24.00% nominal, 27.05% effective'
    """
    if rule.convention in RECKONINGS:
        found = reckoned(rule.convention, case.schedule)
        if not isinstance(found, Reckoned):
            return unknown(str(found))
        shown = _shown(found, rule.convention) + _rounded(found, rule)
        if rule.convention == "per_installment" and years_in_doubt(case.terms.repayment):
            other = reckoned("per_period", case.schedule)
            if isinstance(other, Reckoned) and rule.limit.keeps(other.rate) != rule.limit.keeps(found.rate):
                return unknown(f"{shown}, {_shown(other, 'per_period')}: the years of the contract are not stated")
        return Fact(found.rate, shown)
    by_convention = {convention: reckoned(convention, case.schedule) for convention in RECKONINGS}
    rates = {word: one for word, one in by_convention.items() if isinstance(one, Reckoned)}
    if not rates:
        return unknown(str(next(iter(by_convention.values()))))
    shown = ", ".join(_shown(one, word) + _rounded(one, rule) for word, one in rates.items())
    if len({rule.limit.keeps(one.rate) for one in rates.values()}) > 1:
        return unknown(shown)
    return Fact(next(iter(rates.values())).rate, shown)


def _rounded(found: Reckoned, rule: Rule) -> str:
    """Return what a rate was before it was rounded, where a cap is kept by one and not by the other."""
    if found.finer is None or rule.limit.keeps(found.finer) == rule.limit.keeps(found.rate):
        return ""
    return f", {found.finer} before it is rounded to two decimals"


def _shown(rate: Reckoned, convention: str) -> str:
    """Return a rate with its convention: by another one it may be within a cap, or above."""
    return f"{rate} {convention.replace('_', ' ')}"
