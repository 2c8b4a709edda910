"""Strategies for savings: terms, and the transactions of an account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate
from microloan.calendars import day_count, fiscal_year
from microloan.currency import Currency, Money
from microloan.interest import PER_PERIOD
from microloan.products import balance, compounding, posting
from microloan.products.account_rules import AccountRules
from microloan.products.savings_rates import BY_SLAB, ON_WHOLE_BALANCE, DatedRates, NegativeRate, RateSince, Tier, Tiers
from microloan.products.savings_taxes import WithholdingTax
from microloan.products.savings_terms import CARRIED, DROPPED, PostingRounding, SavingsTerms
from microloan.savings.transactions import SavingsTransaction, closing, deposit, withdrawal

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from microloan.calendars import FiscalYear
    from microloan.products.balance import BalanceMethod
    from microloan.products.savings_rates import YearlyRate

FIRST_DAY = date(2023, 11, 20)
_DAYS = 400
_LARGEST_MINOR = 5_000_000


def balance_methods() -> SearchStrategy[BalanceMethod]:
    """Draw a balance method of the library.

    >>> from hypothesis import find
    >>> find(balance_methods(), lambda method: method.first_day == 10)
    minimum_from_day(10)
    """
    return st.sampled_from((*balance.ALL, balance.minimum_from_day(10)))


def _yearly_rates(currency: Currency) -> SearchStrategy[YearlyRate]:
    simple = st.integers(0, 1_500).map(lambda hundredths: Rate(hundredths, 10_000))
    bounds = st.lists(st.integers(1, _LARGEST_MINOR), min_size=1, max_size=3, unique=True).map(sorted)

    def tiers(parts: tuple[list[int], list[Rate], bool]) -> Tiers:
        edges = [Money.from_minor(edge, currency) for edge in parts[0]]
        made = [
            Tier(rate, above=above, up_to=up_to)
            for rate, above, up_to in zip(parts[1], [None, *edges], [*edges, None], strict=False)
        ]
        return Tiers(tuple(made), BY_SLAB if parts[2] else ON_WHOLE_BALANCE)

    tiered = st.tuples(bounds, st.lists(simple, min_size=4, max_size=4), st.booleans()).map(tiers)
    return st.one_of(simple, tiered, simple.map(NegativeRate))


def _dated(currency: Currency) -> SearchStrategy[DatedRates]:
    yearly = _yearly_rates(currency)
    days = st.lists(st.integers(0, _DAYS), max_size=2, unique=True).map(sorted)

    def dated(parts: tuple[YearlyRate, list[int], list[YearlyRate]]) -> DatedRates:
        changes = zip(parts[1], parts[2], strict=False)
        return DatedRates(parts[0], *(RateSince(FIRST_DAY + timedelta(days=day), rate) for day, rate in changes))

    return st.tuples(yearly, days, st.lists(yearly, min_size=2, max_size=2)).map(dated)


@st.composite
def savings_terms(draw: DrawFn, currency: Currency, year: FiscalYear = fiscal_year.NEPAL) -> SavingsTerms:
    """Draw savings terms: every balance method, posting, count, compounding, rounding, and a tax.

    Parameters
    ----------
    currency
        Of the amounts in them.
    year
        A fiscal year by which interest may be posted; that of Nepal is known for some years only.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> find(savings_terms(BDT), lambda terms: terms.posting == posting.MONTHLY).posting
    posting.MONTHLY
    """
    rules = (*posting.ALL, posting.by_fiscal_year(year), posting.on_date(date(2024, 3, 17)))
    posted = draw(st.sampled_from(rules))
    between = (rule for rule in (posting.MONTHLY, posting.QUARTERLY) if posting.adds_to(rule, posted))
    earlier = map(compounding.before_posting, between)
    units = st.none() | st.sampled_from((1, 5, 100)).map(lambda minor: Money.from_minor(minor, currency))
    least = st.none() | st.integers(1, _LARGEST_MINOR).map(lambda minor: Money.from_minor(minor, currency))
    taxed = st.just(()) | st.sampled_from(("10%", "15%", "100%")).map(lambda rate: (WithholdingTax("TDS", rate),))
    return SavingsTerms(
        draw(_dated(currency)),
        balance=draw(balance_methods()),
        posting=posted,
        day_count=draw(st.sampled_from((None, PER_PERIOD, *day_count.ALL))),
        compounding=draw(st.sampled_from((*compounding.ALL, *earlier))),
        rounding=PostingRounding(
            multiple=draw(units),
            mode=draw(st.sampled_from(rounding.ALL)),
            remainder=draw(st.sampled_from((CARRIED, DROPPED))),
        ),
        taxes=draw(taxed),
        account=AccountRules(minimum_to_earn=draw(least)),
    )


@st.composite
def account_transactions(draw: DrawFn, currency: Currency, *, may_close: bool = True) -> tuple[SavingsTransaction, ...]:
    """Draw the transactions of an account from `FIRST_DAY` on, never beyond what was deposited.

    Parameters
    ----------
    currency
        Of the amounts.
    may_close
        Whether the account may end with a closing.

    Examples
    --------
    >>> from hypothesis import find
    >>> from microloan.currency import BDT
    >>> len(find(account_transactions(BDT), lambda found: len(found) > 2))
    3
    """
    days = sorted(draw(st.lists(st.integers(0, _DAYS), min_size=1, max_size=8)))
    held, made = 0, list[SavingsTransaction]()
    for sequence, day in enumerate(days, start=1):
        on = FIRST_DAY + timedelta(days=day)
        # Half of what is held stays, for negative rates take some of it.
        if held // 2 and draw(st.booleans()):
            minor = draw(st.integers(1, held // 2))
            made.append(withdrawal(Money.from_minor(minor, currency), on, sequence=sequence))
            held = held // 2 - minor
        else:
            minor = draw(st.integers(1, _LARGEST_MINOR))
            made.append(deposit(Money.from_minor(minor, currency), on, sequence=sequence))
            held += minor
    if may_close and draw(st.booleans()):
        made.append(closing(FIRST_DAY + timedelta(days=draw(st.integers(days[-1], _DAYS + 50)))))
    return tuple(made)
