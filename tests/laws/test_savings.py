"""A statement is what its terms say, worked out a second time: slowly, in fractions, day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import Rate
from microloan.calendars import DayCount
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.products import SavingsTerms, balance, compounding
from microloan.products.savings_rates import BY_SLAB, NegativeRate, Tiers, YearlyRate
from microloan.products.savings_terms import CARRIED
from microloan.savings import SavingsTransaction, TransactionKind, savings_statement
from microloan.testing import account_transactions, savings_terms
from microloan.testing.savings import FIRST_DAY

ONE = timedelta(days=1)
UNTIL = st.integers(0, 450).map(lambda days: FIRST_DAY + timedelta(days=days))


class Reference(NamedTuple):
    """What an account comes to, in minor units."""

    balance: int
    interest: list[int]
    tax: list[int]
    accrued: Fraction


@given(account_transactions(BDT), savings_terms(BDT), UNTIL)
def test_every_figure_is_the_one_its_definition_gives(
    page: tuple[SavingsTransaction, ...], terms: SavingsTerms, until: date
) -> None:
    try:
        statement = savings_statement(page, terms, until)
    except MicroloanError as error:
        # It would end before it begins, or a charge left too little for a withdrawal.
        assert error.code in {"beyond_balance", "outside_life"}  # noqa: PT017
        return
    expected = reference(page, terms, until)
    assert [one.interest.minor for one in statement.postings] == expected.interest
    assert [one.tax.minor for one in statement.postings] == expected.tax
    assert statement.accrued.as_fraction() == expected.accrued
    assert statement.balance.minor == expected.balance


def reference(transactions: tuple[SavingsTransaction, ...], terms: SavingsTerms, until: date) -> Reference:
    """Work an account out day by day."""
    moves = [one for one in transactions if one.value_date <= until]
    closed = next((one for one in moves if one.kind is TransactionKind.CLOSING), None)
    if not any(one.signed_minor for one in moves):
        return Reference(0, [], [], Fraction(0))
    last = until if closed is None else closed.value_date - ONE
    first = begins(terms, min(one.value_date for one in moves if one.signed_minor))
    held, extra, accrued = 0, 0, Fraction(0)
    interest, taxes = list[int](), list[int]()
    span: list[int] = []
    opening, start, day = 0, first, first
    while day <= last:
        held += sum(one.signed_minor for one in moves if one.value_date == day)
        span.append(held + extra)
        posts, compounds, cut = ends_on(terms, day)
        ends = closed is not None and day == last
        if posts or compounds or cut or day == last:
            accrued += earned(terms, (opening, span), start, day)
            # On the day of the closing, what happens comes first; then all that is left is posted.
            for closes in (False, True):
                if closes:
                    held += sum(one.signed_minor for one in moves if ends and one.value_date == day + ONE)
                amount = max(rounded(terms, accrued), -held)
                if (ends and (amount or not posts)) if closes else posts:
                    tax = tax_of(terms, amount)
                    interest.append(amount)
                    taxes.append(tax)
                    accrued = accrued - amount if terms.rounding.remainder == CARRIED else Fraction(0)
                    held += amount - tax
                    extra = extra - (amount - tax) if terms.compounding == compounding.NEVER else 0
                elif compounds and not posts:
                    extra = rounded(terms, accrued)
            if terms.compounding == compounding.NEVER:
                extra = max(extra, -held)
            opening, start, span = held + extra, day + ONE, []
        day += ONE
    if closed is not None:
        held = 0
    return Reference(held, interest, taxes, accrued)


def begins(terms: SavingsTerms, first: date) -> date:
    """The day from which balances are measured: that of the month, or of the period."""
    first = max(first.replace(day=1), day_of(terms.posting.period(first.toordinal())[0], first.replace(day=1)))
    if terms.balance == balance.WHOLE_PERIOD_AVERAGE and terms.posting.period(first.toordinal())[0] > 1:
        first = date.fromordinal(terms.posting.period(first.toordinal())[0])
    return first


def ends_on(terms: SavingsTerms, day: date) -> tuple[bool, bool, bool]:
    """Whether interest is posted at the end of a day, begins to earn, and a span of balances ends."""
    at = terms.compounding.at
    posts = terms.posting.period(day.toordinal())[1] == day.toordinal()
    compounds = at is not None and at.period(day.toordinal())[1] == day.toordinal()
    month_ends = (day + ONE).day == 1 and terms.balance != balance.WHOLE_PERIOD_AVERAGE
    cut = terms.balance == balance.DAILY_PRODUCT and changes_on(terms, day + ONE)
    return posts, compounds, month_ends or cut


def day_of(number: int, otherwise: date) -> date:
    return otherwise if number <= 1 else date.fromordinal(number)


def changes_on(terms: SavingsTerms, day: date) -> bool:
    return any(change.since == day for change in terms.rate.changes)


def earned(terms: SavingsTerms, balances: tuple[int, list[int]], start: date, end: date) -> Fraction:
    """Interest of a span of days, each with the rate of that day."""
    opening, daily = balances
    method = terms.balance
    if method == balance.DAILY_PRODUCT:
        return sum(
            (
                earns(terms, Fraction(held), terms.rate.on(start + ONE * place)) * share
                for place, held, share in runs(terms, daily, start)
            ),
            Fraction(0),
        )
    if method == balance.AVERAGE_DAILY:
        measured = Fraction(sum(daily), len(daily))
    elif method in {balance.MONTHLY_AVERAGE, balance.WHOLE_PERIOD_AVERAGE}:
        measured = Fraction(opening + daily[-1], 2)
    else:
        counted = [held for place, held in enumerate(daily) if (start + ONE * place).day >= method.first_day]
        measured = Fraction(min(counted, default=0))
    total, begin = Fraction(0), start
    while begin <= end:
        stop = begin
        while stop < end and not changes_on(terms, stop + ONE):
            stop += ONE
        total += earns(terms, max(measured, Fraction(0)), terms.rate.on(begin)) * time(terms, begin, stop + ONE)
        begin = stop + ONE
    return total


def runs(terms: SavingsTerms, daily: list[int], start: date) -> list[tuple[int, int, Fraction]]:
    """First day, balance and part of a year of each run of days that hold one balance."""
    found, begin = list[tuple[int, int, Fraction]](), 0
    for place in range(1, len(daily) + 1):
        if place == len(daily) or daily[place] != daily[begin]:
            found.append((begin, daily[begin], time(terms, start + ONE * begin, start + ONE * place)))
            begin = place
    return found


def time(terms: SavingsTerms, start: date, end: date) -> Fraction:
    """Part of a year from one day to before another."""
    if isinstance(terms.day_count, DayCount):
        return terms.day_count.year_fraction(start, end)
    day, total = start, Fraction(0)
    while day < end:
        total += Fraction(1, 12 * monthrange(day.year, day.month)[1])
        day += ONE
    return total


def earns(terms: SavingsTerms, held: Fraction, rate: YearlyRate) -> Fraction:
    """What a balance earns in a year."""
    if terms.compounding == compounding.NEVER:
        held = max(held, Fraction(0))
    least = terms.account.minimum_to_earn
    if least is not None and held < least.minor:
        return Fraction(0)
    if isinstance(rate, NegativeRate):
        return -held * rate.size.as_fraction()
    if not isinstance(rate, Tiers):
        return held * rate.as_fraction()
    total = Fraction(0)
    for tier in rate.tiers:
        above = 0 if tier.above is None else tier.above.minor
        up_to = held if tier.up_to is None else min(held, Fraction(tier.up_to.minor))
        if rate.rule == BY_SLAB:
            total += max(up_to - above, Fraction(0)) * tier.rate.as_fraction()
        elif above < held and (tier.up_to is None or held <= tier.up_to.minor):
            total = held * tier.rate.as_fraction()
    return total


def rounded(terms: SavingsTerms, exact: Fraction) -> int:
    rule = terms.rounding.rule()
    rates = [terms.rate.first, *(change.rate for change in terms.rate.changes)]
    if not any(isinstance(rate, NegativeRate) for rate in rates):
        exact = max(exact, Fraction(0))
    size = rule.apply(abs(exact.numerator), exact.denominator)
    return -size if exact < 0 else size


def tax_of(terms: SavingsTerms, amount: int) -> int:
    tax = terms.withholding
    if tax is None or amount <= 0:
        return 0
    rate = tax.rate.first
    assert isinstance(rate, Rate)
    exact = amount * rate.as_fraction()
    return tax.rounding.rule().apply(exact.numerator, exact.denominator)
