"""Accounts as columns are the accounts one by one, to the paisa and to the last part of it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import FORTNIGHT, MONTH, WEEK, Frequency, month_end, occurrences
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.portfolio import RegularColumns, SavingsBook
from microloan.products import (
    AccountRules,
    DutyBand,
    DutySince,
    ExciseDuty,
    PostingRounding,
    SavingsTerms,
    balance,
    posting,
    savings_preset,
)
from microloan.products.taxes_bangladesh import EXCISE_DUTY
from microloan.savings import SavingsTransaction, deposit, savings_statement
from microloan.savings.budget import largest_moved
from microloan.savings.interest import EarningRules
from microloan.savings.periods import Life, period_start
from microloan.testing import account_transactions, savings_terms
from microloan.testing.savings import FIRST_DAY

ASA = savings_preset("asa-general").terms
UNTIL = FIRST_DAY + timedelta(days=430)
EVERY = st.sampled_from((WEEK, FORTNIGHT, MONTH))


def check_same(book: SavingsBook, position: int, page: list[SavingsTransaction], until: date) -> None:
    """Refuse a column that is not the account by itself."""
    statement = savings_statement(page, book.terms, until)
    posted = book.postings
    alone = [(one.posted_on, one.interest.minor, one.tax.minor, one.duty.minor) for one in statement.postings]
    columns = zip(
        posted.posted_on, posted.interest[:, position], posted.tax[:, position], posted.duty[:, position], strict=True
    )
    there = [(day, int(interest), int(tax), int(duty)) for day, interest, tax, duty in columns]
    assert there[len(there) - len(alone) :] == alone
    assert all(one[1:] == (0, 0, 0) for one in there[: len(there) - len(alone)])
    assert int(book.balance[position]) == statement.balance.minor
    accrued = book.accrued
    assert (int(accrued.whole[position]), int(accrued.numerator[position])) == statement.accrued[:2]


@given(
    savings_terms(BDT),
    EVERY,
    st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 300), st.integers(1, 60)), min_size=1, max_size=5),
)
def test_regular_deposits_are_the_accounts_one_by_one(
    terms: SavingsTerms, every: Frequency, rows: list[tuple[int, int, int]]
) -> None:
    first = [FIRST_DAY + timedelta(days=after) for _, after, _ in rows]
    columns = RegularColumns([row[0] for row in rows], every, first, [row[2] for row in rows])
    book = SavingsBook.regular(terms, BDT, columns, until=UNTIL)
    for position, (minor, _, times) in enumerate(rows):
        nth = occurrences(first[position].toordinal(), every, month_end.SAME_DAY)
        days = [date.fromordinal(nth(number)) for number in range(times)]
        check_same(book, position, [deposit(Money.from_minor(minor, BDT), day) for day in days], UNTIL)


@given(savings_terms(BDT), st.lists(account_transactions(BDT, may_close=False), min_size=1, max_size=4), st.randoms())
def test_transactions_in_any_order_are_the_accounts_one_by_one(
    terms: SavingsTerms, pages: list[tuple[SavingsTransaction, ...]], shuffling: object
) -> None:
    rows = [(number, one) for number, page in enumerate(pages) for one in page]
    shuffling.shuffle(rows)  # type: ignore[attr-defined]
    try:
        alone = [savings_statement(page, terms, UNTIL) for page in pages]
    except MicroloanError as error:
        assert error.code == "beyond_balance"  # noqa: PT017 - a charge took too much
        return
    book = SavingsBook.from_transactions(
        terms,
        BDT,
        account=[f"member {number}" for number, _ in rows],
        day=[one.value_date for _, one in rows],
        amount=[one.signed_minor for _, one in rows],
        until=UNTIL,
    )
    assert book.accounts is not None
    assert book.accounts.tolist() == [f"member {number}" for number in range(len(pages))]
    for position, page in enumerate(pages):
        check_same(book, position, list(page), UNTIL)
    assert book.total_balance == sum(one.balance for one in alone)
    assert book.total_interest == sum(one.total_interest for one in alone)


@given(savings_terms(BDT))
def test_the_largest_account_within_the_budget_does_not_wrap(terms: SavingsTerms) -> None:
    first, times = FIRST_DAY, 50
    life = Life(period_start(terms, first.toordinal()), UNTIL.toordinal() + 1, closes=False)
    minor = min(largest_moved(EarningRules.of(terms), life), 10**18) // times
    if minor < 1:
        return
    book = SavingsBook.regular(terms, BDT, RegularColumns([minor, minor], WEEK, first, times), until=UNTIL)
    page = [deposit(Money.from_minor(minor, BDT), first + timedelta(weeks=week)) for week in range(times)]
    check_same(book, 1, page, UNTIL)


def test_many_accounts_in_blocks_are_each_their_own() -> None:
    generator = np.random.default_rng(6)
    first = np.datetime64("2024-01-01") + generator.integers(0, 600, 20_000)
    amounts = generator.integers(1_000, 100_000, 20_000)
    book = SavingsBook.regular(ASA, BDT, RegularColumns(amounts, WEEK, first, 104), until=date(2026, 6, 30))
    for position in (0, 7, 8_191, 8_192, 19_999):
        begins = first[position].astype(object)
        money = Money.from_minor(int(amounts[position]), BDT)
        check_same(
            book, position, [deposit(money, begins + timedelta(weeks=week)) for week in range(104)], date(2026, 6, 30)
        )


def test_an_account_too_large_for_int64_arithmetic_is_exact_all_the_same() -> None:
    terms = SavingsTerms("6.123456789%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY)
    columns = RegularColumns([10**15, 500], WEEK, date(2025, 1, 1), [100, 100])
    book = SavingsBook.regular(terms, BDT, columns, until=date(2026, 12, 31))
    for position, minor in enumerate((10**15, 500)):
        money = Money.from_minor(minor, BDT)
        page = [deposit(money, date(2025, 1, 1) + timedelta(weeks=week)) for week in range(100)]
        check_same(book, position, page, date(2026, 12, 31))
    with pytest.raises(ColumnError, match="1 of 2 accounts come to more than int64 holds, first at position 1"):
        SavingsBook.regular(terms, BDT, columns._replace(deposit=[500, 10**18]), until=date(2026, 12, 31))


def test_duty_is_that_of_each_account() -> None:
    terms = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.YEARLY, taxes=(EXCISE_DUTY,))
    columns = RegularColumns([10_000, 1_000_000], WEEK, date(2025, 1, 1), 52)
    book = SavingsBook.regular(terms, BDT, columns, until=date(2026, 12, 31))
    assert book.postings.duty.tolist() == [[0, 50_000], [0, 50_000]]
    page = [deposit(BDT(10_000), date(2025, 1, 1) + timedelta(weeks=week)) for week in range(52)]
    check_same(book, 1, page, date(2026, 12, 31))


def test_what_is_refused_names_its_accounts() -> None:
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 1, 6)]
    with pytest.raises(ColumnError, match="1 of 2 accounts go below zero, first at position 1"):
        SavingsBook.from_transactions(
            ASA, BDT, account=[1, 2, 2], day=days, amount=[500, 100, -101], until=date(2026, 6, 30)
        )
    with pytest.raises(ColumnError, match="1 of 2 accounts have deposit < 0"):
        SavingsBook.regular(ASA, BDT, RegularColumns([5, -5], WEEK, days[0], 3), until=days[2])
    with pytest.raises(MicroloanError, match="must be 3 whole numbers or texts"):
        SavingsBook.from_transactions(ASA, BDT, account=[1, 2], day=days, amount=[1, 2, 3], until=days[2])
    with pytest.raises(MicroloanError, match="must be columns of one length"):
        SavingsBook.regular(ASA, BDT, RegularColumns([5, 5], WEEK, days, 3), until=days[2])
    rupees = SavingsTerms(
        "6%",
        balance=balance.DAILY_PRODUCT,
        posting=posting.YEARLY,
        rounding=PostingRounding(multiple=INR(1)),
    )
    with pytest.raises(CurrencyMismatch):
        SavingsBook.regular(rupees, BDT, RegularColumns([5], WEEK, days[0], 3), until=days[2])


def test_no_accounts_are_a_book_too() -> None:
    book = SavingsBook.from_transactions(ASA, BDT, account=np.array([], dtype=np.int64), day=[], amount=[], until=UNTIL)
    assert len(book) == 0
    assert book.total_balance == BDT(0)


def capped(first: date) -> SavingsTerms:
    duty = ExciseDuty("duty", (DutySince(first, (DutyBand(BDT(0), up_to=BDT(100)),)),))
    return SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.YEARLY, taxes=(duty,))


@pytest.mark.parametrize("rows", [[50, 900, 50], [900]])
def test_an_account_that_no_band_of_a_duty_covers_is_named(rows: list[int]) -> None:
    columns = RegularColumns([row * 100 for row in rows], WEEK, date(2025, 12, 1), [1] * len(rows))
    with pytest.raises(ColumnError, match=rf"1 of {len(rows)} accounts have a .*100, where the bands") as caught:
        SavingsBook.regular(capped(date(2020, 1, 1)), BDT, columns, until=date(2026, 12, 31))
    assert caught.value.positions == (rows.index(900),)
    assert caught.value.code == "not_covered"


def test_an_account_that_owes_a_duty_before_its_bands_are_known_is_named() -> None:
    columns = RegularColumns([5, 5, 5], WEEK, [date(2026, 1, 1), date(2025, 1, 1), date(2026, 1, 1)], 1)
    with pytest.raises(ColumnError, match=r"1 of 3 accounts owe the duty of 2025-12-31, before 2026-01-01.*position 1"):
        SavingsBook.regular(capped(date(2026, 1, 1)), BDT, columns, until=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("account", "day", "problem"),
    [
        ([1, 1, 1], [UNTIL], "day='1 days' must be 3 days, one for each amount"),
        ([1, 1, 1], [UNTIL] * 2, "day='2 days' must be 3 days"),
        (["a", 1, "a"], [UNTIL] * 3, "account=1 does not go with the others"),
        ([1, True, 1], [UNTIL] * 3, "account=True does not go with the others"),
        ([1, None, 1], [UNTIL] * 3, "account='object of shape (3,)' must be 3 whole numbers or texts"),
    ],
)
def test_columns_of_transactions_are_not_stretched_or_recast(
    account: list[object], day: list[date], problem: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        SavingsBook.from_transactions(ASA, BDT, account=account, day=day, amount=[1, 2, 3], until=UNTIL)
    assert problem in str(caught.value)


def test_an_amount_that_must_stay_is_refused_where_something_is_withdrawn() -> None:
    kept = SavingsTerms(
        "6%", balance=balance.DAILY_PRODUCT, posting=posting.YEARLY, account=AccountRules(retained=BDT(5))
    )
    days = [date(2024, 1, 1), date(2024, 2, 1)]
    with pytest.raises(MicroloanError, match=r"terms.account.retained=Tk. 5 is not checked in a book with withdrawals"):
        SavingsBook.from_transactions(kept, BDT, account=[1, 1], day=days, amount=[900, -500], until=UNTIL)
    book = SavingsBook.from_transactions(kept, BDT, account=[1, 1], day=days, amount=[900, 500], until=days[1])
    assert book.balance.tolist() == [1_400]


def test_a_negative_number_of_deposits_is_refused() -> None:
    with pytest.raises(ColumnError, match="1 of 2 accounts have times < 0, first at position 1"):
        SavingsBook.regular(ASA, BDT, RegularColumns([5, 5], WEEK, UNTIL, [5, -5]), until=UNTIL)
