"""How large an account may be so that its formula stays within int64.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> from microloan.products import balance, posting
>>> from microloan.products.savings_terms import SavingsTerms
>>> from microloan.savings.interest import EarningRules
>>> from microloan.savings.periods import Life
>>> terms = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> life = Life(day_number(date(2025, 1, 1)), day_number(date(2027, 1, 1)), closes=False)
>>> largest_moved(EarningRules.of(terms), life) > 10**11
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microloan.arithmetic.budgets import largest_within
from microloan.products.balance import BY_DAYS, Span
from microloan.products.savings_rates import Tiers
from microloan.savings.earning import largest_numerator, yearly_rates
from microloan.savings.periods import spans_of

if TYPE_CHECKING:
    from microloan.products.savings_terms import SavingsTerms
    from microloan.savings.interest import EarningRules
    from microloan.savings.periods import Life, MeasuredSpan

_LONGEST_SPAN_YEAR_DAYS = 366


def largest_moved(rules: EarningRules, life: Life) -> int:
    """Return the largest sum of amounts, signs aside, for which `replay` stays within int64.

    Parameters
    ----------
    rules
        The terms.
    life
        From when to when.

    Returns
    -------
    Minor units: the opening balance and every amount added up.
    """
    spans = tuple(spans_of(rules.terms, life))
    return largest_within(lambda moved: meets(rules, spans, moved))


def meets(rules: EarningRules, spans: tuple[MeasuredSpan, ...], moved: int) -> int:
    """Return the largest number that `replay` meets for amounts that add up to `moved`.

    No balance exceeds what was moved and the interest posted on it. In a span the measured
    balance is at most that twice, or times its days; it is multiplied by a rate and a factor,
    and added to what is accrued. Rounding adds the basis times the unit.
    """
    terms, basis = rules.terms, rules.basis
    by_days = terms.balance.span is Span.DAY or terms.balance.divisor == BY_DAYS
    rates = largest_numerator(terms.rate) * _most_rises(terms)
    step = basis * (terms.rounding.rule().multiple + 1)
    bounds = max((amount.minor for _, amount in terms.amounts()), default=0)
    most, accrued, largest = moved, 0, step
    for span in spans:
        days = span.end - span.start
        measured = (most + bounds) * max(2, days if by_days else 2)
        uneven = _LONGEST_SPAN_YEAR_DAYS if rules.days is not None else 1
        accrued += measured * rates * uneven * sum(part.factor for part in span.parts)
        largest = max(largest, accrued + step, most * days)
        if span.posts or span.compounds:
            most += accrued // basis + 1 + terms.rounding.rule().multiple
            accrued = step if span.posts else accrued
    # An account that is closed gets what is accrued.
    most += accrued // basis + 1 + terms.rounding.rule().multiple
    return max(largest, _taxed(terms, most)) + most


def _most_rises(terms: SavingsTerms) -> int:
    """Return how often the largest rate may be added up: each slab rises or falls by at most it."""
    return max(len(rate.tiers) if isinstance(rate, Tiers) else 1 for rate in yearly_rates(terms.rate))


def _taxed(terms: SavingsTerms, most: int) -> int:
    tax = terms.withholding
    if tax is None:
        return 0
    rates = [tax.rate.first, *(change.rate for change in tax.rate.changes)]
    multiple = tax.rounding.rule().multiple + 1
    return max(most * rate.numerator + rate.denominator * multiple for rate in rates if not isinstance(rate, Tiers))  # type: ignore[union-attr]
