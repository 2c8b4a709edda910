"""Interest on savings, span by span: one formula for one account and for a column of them.

Amounts are minor units: int, or int64 arrays of shape (accounts,). The balance is walked
through what happens in a span; the method picks the balance that earns; what is earned is
added up as a whole numerator over one basis, and rounded when it is posted.

>>> from datetime import date
>>> from microloan.calendars.days import day_number
>>> from microloan.products import balance, posting
>>> from microloan.products.savings_terms import SavingsTerms
>>> from microloan.savings.periods import Life
>>> terms = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
>>> rules = EarningRules.of(terms)
>>> life = Life(day_number(date(2026, 1, 1)), day_number(date(2026, 7, 1)), closes=False)
>>> replayed = replay(rules, life, 100_000, lambda start, end: ())
>>> replayed.postings[0].interest, replayed.accrued
(3000, 0)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from microloan.arithmetic.kinds import LARGEST_INT64, N, N_co, all_true, maximum, minimum, where
from microloan.calendars.days import to_date
from microloan.products.balance import BY_DAYS, BalanceFigures, Span
from microloan.products.compounding import NEVER
from microloan.products.savings_terms import CARRIED
from microloan.savings.duties import duty_on
from microloan.savings.earning import earner_of, flat_numerator, is_signed, rate_denominator, yearly_rates
from microloan.savings.figures import Earned, PostedInterest, Replayed, Standing
from microloan.savings.periods import MeasuredSpan, basis_of, is_even, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from microloan.arithmetic.rounding import Division
    from microloan.calendars.day_count import CountedDays, DayCount
    from microloan.products.savings_terms import SavingsTerms
    from microloan.savings.earning import Earner
    from microloan.savings.periods import Life


class Events(Protocol[N_co]):
    """What happens on an account."""

    def __call__(self, start: int, end: int, /) -> Iterable[tuple[N_co, N_co]]:
        """Return day and signed amount of what happens from `start` to before `end`, in order.

        In a column, an account without any more has the day `end` and the amount 0.
        """
        ...


@dataclass(frozen=True, slots=True)
class EarningRules:
    """The terms as the formula needs them.

    Parameters
    ----------
    terms
        As agreed.
    basis
        What earned numerators are over: minor units = numerator / basis.
    earners, flat
        For each rate of the terms: what a balance earns, and the one numerator if there is one.
    days
        How days are counted where that is not the same for each day of a month; else None.
    divide
        The rounding of a posting: numerator and basis to minor units.
    signed
        Whether interest may be negative.
    """

    terms: SavingsTerms
    basis: int
    earners: tuple[Earner, ...]
    flat: tuple[int | None, ...]
    days: CountedDays | None
    divide: Division
    signed: bool

    @classmethod
    def of(cls, terms: SavingsTerms) -> EarningRules:
        """Return the rules that terms come to."""
        rates, common = yearly_rates(terms.rate), rate_denominator(terms.rate)
        least = terms.account.minimum_to_earn
        minimum_minor = None if least is None else least.minor
        count = terms.day_count
        uneven: DayCount | None = None if is_even(count) else count  # type: ignore[assignment]
        earners = tuple(earner_of(rate, common, minimum_minor) for rate in rates)
        flat = tuple(flat_numerator(rate, common, minimum_minor) for rate in rates)
        if terms.compounding == NEVER:
            # What was withdrawn may be interest, which earns nothing and must not cost anything.
            earners, flat = tuple(map(_from_zero, earners)), (None,) * len(rates)
        return cls(
            terms,
            basis_of(terms) * common,
            earners,
            flat,
            None if uneven is None else uneven.days,
            terms.rounding.rule().division(),
            is_signed(terms.rate),
        )


def _from_zero(earn: Earner) -> Earner:
    def earned(measured: N, divisor: int, /) -> N:
        return earn(maximum(measured, 0), divisor)

    return earned


class _Due(NamedTuple):
    """What is due at the end of a span: interest is posted, the duty of a year is taken."""

    posts: bool
    ends_year: bool


def replay(rules: EarningRules, life: Life, opening: N, events: Events[N]) -> Replayed[N]:
    """Return what an account comes to.

    Parameters
    ----------
    rules
        The terms.
    life
        From when to when.
    opening
        The balance before the first event, in minor units.
    events
        What happens, without interest. Where the account is closed, they are asked for the day of
        the closing, too: it earns nothing, but counts for what a charge may take.
    """
    terms, due = rules.terms, _Due(posts=False, ends_year=False)
    nothing: N = opening * 0
    balance: N = opening
    extra: N = nothing
    accrued: N = nothing
    lowest: N = opening
    highest: N = opening
    postings: list[PostedInterest[N]] = []
    earned: list[Earned[N]] = []
    carries, never = terms.rounding.remainder == CARRIED, terms.compounding == NEVER
    for span in spans_of(terms, life):
        base = balance + extra
        done, low, high = walk(rules, span, base, events(span.start, span.end))
        earned.append(done)
        accrued = accrued + done.numerator
        balance = balance + (done.figures.closing - base)
        lowest = minimum(lowest, low - extra)
        highest = maximum(highest, high - extra)
        due = _Due(span.posts, span.ends_year)
        if any(due):
            one = _posting(rules, due, span.end - 1, Standing(balance, accrued, highest, len(earned)))
            postings.append(one)
            if span.posts:
                accrued = one.left if carries else nothing
                extra = extra - (one.interest - one.tax) if never else nothing
            balance = balance + one.interest - one.tax - one.duty
            lowest = minimum(lowest, balance)
            highest = balance if span.ends_year else maximum(highest, balance)
        if span.compounds and not span.posts:
            extra = rounded(rules, accrued)
        if never:
            extra = maximum(extra, -balance)
    if life.closes:
        for _, amount in events(life.end, life.end + 1):
            balance = balance + amount
            lowest, highest = minimum(lowest, balance), maximum(highest, balance)
        at = Standing(balance, accrued, highest, len(earned))
        one = _posting(rules, _Due(posts=True, ends_year=terms.duty is not None), life.end, at)
        # The day after a posting there is nothing left to post, as a rule.
        if (earned and not due.posts) or not all_true((one.interest == 0) & (one.duty == 0)):
            postings.append(one)
            accrued = one.left if carries else nothing
            balance = balance + one.interest - one.tax - one.duty
            lowest = minimum(lowest, balance)
    return Replayed(balance, accrued, lowest, tuple(postings), tuple(earned))


def walk(rules: EarningRules, span: MeasuredSpan, base: N, events: Iterable[tuple[N, N]]) -> tuple[Earned[N], N, N]:
    """Return what a span earns, and the lowest and the highest balance of its transactions.

    Parameters
    ----------
    rules, span
        The terms, and over what the balance is measured.
    base
        The balance that earns when the span begins.
    events
        Day and amount of what happens in it.
    """
    nothing: N = base * 0
    opening: N = base
    since: N = nothing + span.start
    product: N = nothing
    runs: N = nothing
    low: N = base
    high: N = base
    least: N = nothing + LARGEST_INT64
    by_day = rules.terms.balance.span is Span.DAY
    run = _run(rules, span.parts[0].rate) if by_day else None
    counted_from = span.counted_from
    for day, amount in events:
        if not by_day:
            least = where((day > since) & (day > counted_from), minimum(least, base), least)
        elif run is not None:
            runs = runs + run(base, since, day)
        product = product + base * (day - since)
        base = base + amount
        since = day
        low, high = minimum(low, base), maximum(high, base)
    end: N = nothing + span.end
    product = product + base * (end - since)
    if not by_day and span.end > counted_from:
        least = where(end > since, minimum(least, base), least)
    # Without a day that counts, there is no smallest balance, and nothing is earned by it.
    least = base if by_day else where(least == LARGEST_INT64, nothing, least)
    figures = BalanceFigures(opening, base, least, product, span.end - span.start)
    if by_day:
        flat = rules.flat[span.parts[0].rate]
        if run is None and flat is not None:
            numerator: N = product * (flat * span.parts[0].factor)
        else:
            last = runs if run is None else runs + run(base, since, end)
            numerator = last * span.parts[0].factor
    else:
        numerator = _measured(rules, span, figures)
    return Earned(span, figures, numerator), low, high


class _Run(Protocol):
    def __call__(self, base: N, since: N, day: N, /) -> N: ...


def _run(rules: EarningRules, rate: int) -> _Run | None:
    """Return what a balance earns from one day to another; None where the product of days says it."""
    count, earn = rules.days, rules.earners[rate]
    if count is None and rules.flat[rate] is not None:
        return None

    def run(base: N, since: N, day: N, /) -> N:
        days = day - since if count is None else count(since, day, 0)
        return earn(base, 1) * days

    return run


def _measured(rules: EarningRules, span: MeasuredSpan, figures: BalanceFigures[N]) -> N:
    method = rules.terms.balance
    measured: N = maximum(method.measure(figures), 0)
    divisor = figures.days if method.divisor == BY_DAYS else method.divisor
    numerator = measured * 0
    for part in span.parts:
        numerator = numerator + rules.earners[part.rate](measured, divisor) * part.factor
    return numerator


def _posting(rules: EarningRules, due: _Due, day: int, at: Standing[N]) -> PostedInterest[N]:
    """Return what is posted on a day; a charge and a duty take at most the balance."""
    nothing: N = at.balance * 0
    posted: N = maximum(rounded(rules, at.accrued), -at.balance) if due.posts else nothing
    tax: N = nothing if rules.terms.withholding is None else rules.terms.withholding.amount(posted, to_date(day))
    duty: N = nothing
    if due.ends_year:
        duty = minimum(duty_on(rules.terms.duty, day, at.highest), maximum(at.balance + posted - tax, 0))
    left: N = at.accrued - posted * rules.basis
    return PostedInterest(day, at.accrued, posted, tax, duty, left, at.spans, at.highest)


def rounded(rules: EarningRules, accrued: N) -> N:
    """Return what is accrued as a posting rounds it; from zero, unless a rate may be negative."""
    if not rules.signed:
        return rules.divide(maximum(accrued, 0), rules.basis)
    size: N = rules.divide(where(accrued < 0, -accrued, accrued), rules.basis)
    return where(accrued < 0, -size, size)
