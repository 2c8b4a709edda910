"""Savings accounts as columns: the statement's figures for all of them at once.

Amounts are int64 minor units of one currency. The formula is that of one account
(`microloan.savings.interest.replay`); the loop is over months, not over accounts. An account
too large for int64 arithmetic is computed by itself, exactly.

>>> from datetime import date
>>> from microloan.calendars import WEEK
>>> from microloan.currency import BDT
>>> from microloan.products import savings_preset
>>> book = SavingsBook.regular(
...     savings_preset("asa-general").terms,
...     BDT,
...     RegularColumns(deposit=[1_000, 5_000], every=WEEK, first=[date(2025, 1, 1), date(2025, 3, 3)], times=104),
...     until=date(2026, 12, 31),
... )
>>> book.balance.tolist(), book.total_interest
([110458, 507069], BDT('335.27'))
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.summing import exact_sum
from microloan.calendars.days import LAST_DAY, checked_day
from microloan.calendars.frequencies import Frequency, Unit
from microloan.currency import Currency, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.portfolio.columns import read_amounts, read_days, read_wholes
from microloan.portfolio.savings_blocks import AccountError, block_figures, blocks
from microloan.portfolio.savings_events import AccountEvents, RegularEvents, TransactionEvents, monthly_events
from microloan.portfolio.savings_reading import (
    check_nothing_retained,
    one_or_each,
    read_days_of_each,
    read_names,
    rows_of,
    spread,
)
from microloan.products.savings_terms import SavingsTerms
from microloan.savings.interest import EarningRules, replay
from microloan.savings.periods import Life, period_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from microloan.arithmetic.kinds import Column


class RegularColumns(NamedTuple):
    """Accounts with regular deposits: a value for each, or one for all.

    Parameters
    ----------
    deposit
        What is deposited each time, in minor units.
    every
        How often, one for all.
    first
        The day of the first deposit.
    times
        How many deposits.
    """

    deposit: Sequence[int] | Column | int
    every: Frequency
    first: Sequence[date] | NDArray[np.datetime64] | date
    times: Sequence[int] | Column | int


class PostingColumns(NamedTuple):
    """Every posting of every account.

    Parameters
    ----------
    posted_on
        The days.
    interest, tax, duty
        Minor units, int64 arrays of shape (postings, accounts); zero before an account begins.
    """

    posted_on: tuple[date, ...]
    interest: Column
    tax: Column
    duty: Column


class AccruedColumns(NamedTuple):
    """What is earned and not posted: whole minor units and a numerator over one denominator, exactly."""

    whole: Column
    numerator: Column
    denominator: int


@dataclass(frozen=True, slots=True, eq=False)
class SavingsBook:
    """Savings accounts under one set of terms, computed up to a day.

    Parameters
    ----------
    terms, currency
        Of all accounts.
    accounts
        What names each account; None where they are named by their position alone.
    postings
        Every posting of every account.
    balance
        At the end, in minor units; int64 array of shape (accounts,).
    accrued
        What is earned and not posted.

    Examples
    --------
    >>> from microloan.products import SavingsTerms, balance, posting
    >>> from microloan.currency import BDT
    >>> terms = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)
    >>> days = [date(2026, 1, 1), date(2026, 1, 1), date(2026, 2, 1)]
    >>> book = SavingsBook.from_transactions(
    ...     terms, BDT, account=["b", "a", "b"], day=days, amount=[3_650_000, 100_000, -3_650_000],
    ...     until=date(2026, 6, 30),
    ... )
    >>> book.accounts.tolist(), book.balance.tolist()
    (['a', 'b'], [102975, 18600])
    """

    terms: SavingsTerms
    currency: Currency
    accounts: NDArray[np.generic] | None
    postings: PostingColumns
    balance: Column
    accrued: AccruedColumns

    def __len__(self) -> int:
        return len(self.balance)

    @classmethod
    def regular(cls, terms: SavingsTerms, currency: Currency, columns: RegularColumns, *, until: date) -> SavingsBook:
        """Return accounts with regular deposits.

        Parameters
        ----------
        terms, currency
            Of all accounts.
        columns
            What is deposited, how often, from when, how many times.
        until
            The last day that is looked at; later deposits are left out.

        Raises
        ------
        MicroloanError
            If a column is of the wrong type or length.
        ColumnError
            If rows are wrong, with their positions.
        """
        import numpy as np

        end = _checked(terms, currency, until)
        if not isinstance(columns, RegularColumns):
            raise MicroloanError("columns", columns, "must be RegularColumns(…)", code="wrong_type")
        if not isinstance(columns.every, Frequency):
            raise MicroloanError("every", columns.every, "must be a frequency such as WEEK", code="wrong_type")
        rows = rows_of(deposit=columns.deposit, first=columns.first, times=columns.times)
        deposit = spread(read_amounts("deposit", one_or_each(columns.deposit), currency), rows)
        first = read_days("first", columns.first, rows)
        count = np.asarray(spread(read_wholes("times", one_or_each(columns.times)), rows), dtype=np.int64)
        _refuse("deposit", deposit < 0, "have deposit < 0")
        _refuse("times", count < 0, "have times < 0")
        moved = deposit.astype(object) * count if rows else deposit
        if columns.every.unit is not Unit.MONTH:
            step = columns.every.count * (7 if columns.every.unit is Unit.WEEK else 1)
            events: AccountEvents = RegularEvents(deposit, first, count, step)
        else:
            events = monthly_events(columns.every, deposit, first, count)
        return _book(terms, currency, None, (events, first, moved), end)

    @classmethod
    def from_transactions(
        cls,
        terms: SavingsTerms,
        currency: Currency,
        *,
        account: Sequence[object] | NDArray[np.generic],
        day: Sequence[date] | NDArray[np.datetime64],
        amount: Sequence[int] | Column,
        until: date,
    ) -> SavingsBook:
        """Return the accounts of a set of transactions, sorted or not.

        Parameters
        ----------
        terms, currency
            Of all accounts.
        account
            What names the account of each transaction: whole numbers or text.
        day
            Its value date. Within a day deposits come first.
        amount
            Minor units: a deposit above zero, a withdrawal below.
        until
            The last day that is looked at; later transactions are left out.

        Raises
        ------
        MicroloanError
            If a column is of the wrong type or length, or an amount must stay of what is withdrawn.
        ColumnError
            If transactions are wrong, or an account goes below zero, with their positions.
        """
        end = _checked(terms, currency, until)
        amounts = read_amounts("amount", amount, currency)
        days, names = read_days_of_each(day, len(amounts)), read_names(account, len(amounts))
        check_nothing_retained(terms, amounts)
        known = days < end
        if not known.all():
            names, days, amounts = names[known], days[known], amounts[known]
        accounts, events = TransactionEvents.of(names, days, amounts)
        first = events.days[events.next] if len(accounts) else events.next
        return _book(terms, currency, accounts, (events, first, events.moved()), end)

    @property
    def total_balance(self) -> Money:
        """The balances of all accounts."""
        return Money.from_minor(exact_sum(self.balance) if len(self) else 0, self.currency)

    @property
    def total_interest(self) -> Money:
        """The interest posted to all accounts."""
        return Money.from_minor(exact_sum(self.postings.interest) if len(self) else 0, self.currency)


def _book(
    terms: SavingsTerms,
    currency: Currency,
    accounts: NDArray[np.generic] | None,
    moves: tuple[AccountEvents, Column, Column],
    end: int,
) -> SavingsBook:
    import numpy as np

    events, first, moved = moves
    rules, rows = EarningRules.of(terms), len(first)
    start = min(period_start(terms, int(first.min())), end) if rows else end
    life = Life(start, end, closes=False)
    days = tuple(one.day for one in replay(rules, life, 0, lambda _start, _end: ()).postings)
    posted = np.zeros((3, len(days), rows), dtype=np.int64)
    balance, whole = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
    numerator = np.zeros(rows, dtype=np.int64 if rules.basis <= LARGEST_INT64 else object)
    below = np.zeros(rows, dtype=bool)
    for block in blocks(rules, life, first, moved):
        begins = Life(min(period_start(terms, int(first[block].min())), end), end, closes=False)
        done = block_figures(rules, begins, events, block, rows)
        late = len(days) - len(done.postings)
        try:
            for place, one in enumerate(done.postings, start=late):
                posted[0, place, block], posted[1, place, block], posted[2, place, block] = one
            balance[block], whole[block], numerator[block] = done.balance, done.whole, done.numerator
        except OverflowError as error:
            problem = "come to more than int64 holds"
            raise AccountError("amount", (int(block[0]),), rows, problem, code="overflow") from error
        below[block] = done.goes_below
    _refuse("amount", below, "go below zero")
    columns = PostingColumns(tuple(map(date.fromordinal, days)), *posted)
    return SavingsBook(terms, currency, accounts, columns, balance, AccruedColumns(whole, numerator, rules.basis))


def _checked(terms: SavingsTerms, currency: Currency, until: date) -> int:
    if not isinstance(terms, SavingsTerms):
        raise MicroloanError("terms", terms, "must be SavingsTerms", code="wrong_type")
    if not isinstance(currency, Currency):
        raise MicroloanError("currency", currency, "must be a currency such as BDT", code="wrong_type")
    for place, amount in terms.amounts():
        if amount.currency != currency:
            problem = f"is in {amount.currency.code}, not {currency.code}"
            raise CurrencyMismatch(f"terms.{place}", amount, problem, code="currency_mismatch")
    return min(checked_day(until, "until"), LAST_DAY - 1) + 1


def _refuse(argument: str, wrong: NDArray[np.bool_], problem: str) -> None:
    if wrong.any():
        positions = tuple(int(position) for position in wrong.nonzero()[0])
        raise AccountError(argument, positions, len(wrong), problem, code="out_of_range")
