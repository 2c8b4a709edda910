"""What a loan says to a cap on its yearly rate, under the cap's own convention.

Where a rule states no convention the rate is reckoned by every one: it is within the cap if all
of them are, above it if all are, and unknown otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.pricing.case import Fact, unknown
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
        return Fact(found.rate, _shown(found, rule.convention))
    by_convention = {convention: reckoned(convention, case.schedule) for convention in RECKONINGS}
    rates = {word: one for word, one in by_convention.items() if isinstance(one, Reckoned)}
    if not rates:
        return unknown(str(next(iter(by_convention.values()))))
    shown = ", ".join(_shown(one, word) for word, one in rates.items())
    if len({rule.limit.keeps(one.rate) for one in rates.values()}) > 1:
        return unknown(shown)
    return Fact(next(iter(rates.values())).rate, shown)


def _shown(rate: Reckoned, convention: str) -> str:
    """Return a rate with its convention: by another one it may be within a cap, or above."""
    return f"{rate} {convention.replace('_', ' ')}"
