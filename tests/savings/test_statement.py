"""A statement is what its definition says, worked out a second time; and the laws that follow."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import Rate, percent
from microloan.calendars import day_count
from microloan.currency import BDT, Money
from microloan.portfolio import SavingsBook
from microloan.products import (
    AccountRules,
    DatedRates,
    HeldLoan,
    NegativeRate,
    RateSince,
    SavingsTerms,
    Tier,
    Tiers,
    balance,
    compounding,
    posting,
)
from microloan.products.savings_rates import BY_SLAB, ON_WHOLE_BALANCE
from microloan.products.taxes_bangladesh import EXCISE_DUTY, TDS_WITH_TIN
from microloan.savings import (
    SavingsStatement,
    SavingsTransaction,
    TransactionKind,
    brought_forward,
    closing,
    deposit,
    loan_transfer,
    reversal,
    savings_statement,
    withdrawal,
)
from microloan.savings.examples import example_ledger, example_statement
from microloan.testing import account_transactions, savings_terms
from microloan.testing.savings import FIRST_DAY

UNTIL = st.integers(0, 450).map(lambda days: FIRST_DAY + timedelta(days=days))
DAILY = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY)
DAY = date(2024, 1, 3)
END = date(2024, 6, 30)
TIERS = Tiers((Tier("4%", up_to=BDT(10_000)), Tier("6%", above=BDT(10_000))), ON_WHOLE_BALANCE)


@given(account_transactions(BDT), savings_terms(BDT), UNTIL)
def test_posted_and_accrued_and_dropped_are_all_that_was_earned(
    page: tuple[SavingsTransaction, ...], terms: SavingsTerms, until: date
) -> None:
    statement = statement_of(page, terms, until)
    if statement is None:
        return
    posted = sum(one.interest.minor for one in statement.postings)
    assert posted + statement.accrued.as_fraction() + statement.dropped == statement.earned
    if terms.rounding.remainder.name == "carried":
        assert statement.dropped == 0


@given(account_transactions(BDT), savings_terms(BDT), UNTIL)
def test_balances_reconcile_line_by_line(
    page: tuple[SavingsTransaction, ...], terms: SavingsTerms, until: date
) -> None:
    statement = statement_of(page, terms, until)
    if statement is None:
        return
    held = BDT(0)
    for line in statement:
        held += line.amount
        assert line.balance == held
        assert held.minor >= 0
        assert line.explain().steps
    assert statement.balance == held
    assert SavingsStatement.from_dict(statement.to_dict()) == statement
    assert pickle.loads(pickle.dumps(terms)) == terms  # noqa: S301 - our own bytes


@given(account_transactions(BDT), st.integers(0, 450), st.integers(0, 450), st.sampled_from(day_count.ALL[:5]))
def test_daily_product_is_additive_over_split_periods(
    page: tuple[SavingsTransaction, ...], one: int, other: int, count: object
) -> None:
    page = open_from_the_first_day(page)
    assert isinstance(count, type(day_count.ACTUAL_365))
    terms = replace(DAILY, posting=posting.AT_MATURITY, day_count=count)
    early, late = sorted((one, other))
    split, until = FIRST_DAY + timedelta(days=early), FIRST_DAY + timedelta(days=late)
    whole = savings_statement(page, terms, until)
    first = savings_statement(page, terms, split)
    after = [tx for tx in page if tx.value_date > split]
    rest = savings_statement(
        [brought_forward(first.balance, split + timedelta(days=1)), *after],
        terms,
        max(until, split + timedelta(days=1)),
    )
    if until > split:
        assert first.earned + rest.earned == whole.earned


@given(account_transactions(BDT), st.integers(0, 11), st.integers(1, 10_000), st.integers(0, 1_000), UNTIL)
def test_daily_product_is_monotone_in_balance_and_rate(
    page: tuple[SavingsTransaction, ...], place: int, more: int, basis_points: int, until: date
) -> None:
    page = open_from_the_first_day(page)
    terms = replace(DAILY, posting=posting.AT_MATURITY)
    less = savings_statement(page, terms, until).earned
    extra = deposit(Money.from_minor(more, BDT), page[place % len(page)].value_date)
    assert savings_statement((*page, extra), terms, until).earned >= less
    higher = replace(terms, rate=DatedRates(Rate(600 + basis_points, 10_000)))
    assert savings_statement(page, higher, until).earned >= less


@given(account_transactions(BDT), savings_terms(BDT), st.integers(1, 4_999_999), UNTIL)
def test_two_deposits_of_one_day_are_one(
    page: tuple[SavingsTransaction, ...], terms: SavingsTerms, part: int, until: date
) -> None:
    whole = deposit(BDT(50_000), FIRST_DAY)
    halves = (
        deposit(Money.from_minor(part, BDT), FIRST_DAY),
        deposit(Money.from_minor(5_000_000 - part, BDT), FIRST_DAY),
    )
    one, two = statement_of((*page, whole), terms, until), statement_of((*page, *halves), terms, until)
    if one is not None and two is not None:
        assert (one.earned, one.balance, one.accrued) == (two.earned, two.balance, two.accrued)


@given(account_transactions(BDT), st.sampled_from([None, *day_count.ALL]), UNTIL)
def test_the_minimum_never_exceeds_the_average_nor_that_the_maximum(
    page: tuple[SavingsTransaction, ...], count: object, until: date
) -> None:
    page = open_from_the_first_day(page)
    assert count is None or isinstance(count, type(day_count.ACTUAL_365))
    terms = [
        SavingsTerms("6%", balance=method, posting=posting.AT_MATURITY, day_count=count or day_count.ACTUAL_365)
        for method in (balance.MINIMUM_IN_MONTH, balance.minimum_from_day(10), balance.AVERAGE_DAILY)
    ]
    smallest, later, average = (savings_statement(page, one, until) for one in terms)
    # Before its first day, the later smallest is not known, and nothing is earned by it.
    if until.day >= 10:
        assert smallest.earned <= later.earned
    assert smallest.earned <= average.earned
    highest = max(one.minor for _, one in average.daily_balances()) if average.rows else 0
    days = until - page[0].value_date.replace(day=1) + timedelta(days=1)
    if count is None:
        assert average.earned <= Fraction(highest * 6 * days.days, 100 * 365)


@given(st.permutations(example_ledger()))
def test_the_order_of_the_rows_does_not_matter(page: list[SavingsTransaction]) -> None:
    statement = savings_statement(page, example_statement().terms, END)
    assert statement.total_interest == BDT(41)


@pytest.mark.parametrize(
    ("method", "interest"),
    [
        (balance.MONTHLY_AVERAGE, "41.00"),
        (balance.MINIMUM_IN_MONTH, "37.25"),
        (balance.DAILY_PRODUCT, "40.70"),
        (balance.WHOLE_PERIOD_AVERAGE, "42.00"),
    ],
)
def test_one_ledger_four_methods(method: balance.BalanceMethod, interest: str) -> None:
    statement = example_statement(method)
    assert statement.total_interest == BDT(interest)
    assert statement.balance_on(date(2024, 6, 29)) == BDT(1_800)


def test_a_rate_that_changes_within_a_period_is_split() -> None:
    page = [brought_forward(BDT(365_000), date(2026, 1, 1))]
    rates = DatedRates("4%", RateSince(date(2026, 1, 11), percent(5)))
    for method in (balance.DAILY_PRODUCT, balance.AVERAGE_DAILY):
        terms = SavingsTerms(rates, balance=method, posting=posting.MONTHLY)
        statement = savings_statement(page, terms, date(2026, 1, 31))
        assert statement.total_interest == BDT(10 * 40 + 21 * 50)
    monthly = SavingsTerms(rates, balance=balance.MONTHLY_AVERAGE, posting=posting.MONTHLY)
    posted = savings_statement(page, monthly, date(2026, 1, 31)).posting(1)
    assert posted.exact == Fraction(36_500_000 * (4 * 10 + 5 * 21), 100 * 12 * 31)
    assert len([step for step in posted.explain() if "×" in step.working]) == 2


@pytest.mark.parametrize("parts", [(), (RateSince(date(2026, 1, 16), TIERS),)])
def test_the_average_of_the_month_decides_the_tier_though_the_rate_changes(parts: tuple[RateSince, ...]) -> None:
    terms = SavingsTerms(DatedRates(TIERS, *parts), balance=balance.AVERAGE_DAILY, posting=posting.MONTHLY)
    page = [deposit(BDT(5_000), date(2026, 1, 1)), deposit(BDT(9_000), date(2026, 1, 16))]
    statement = savings_statement(page, terms, date(2026, 1, 31))
    assert statement.total_interest == BDT("32.77")
    assert all("2,99,000.00 ÷ 31" in step.working for step in statement.posting(1).explain().steps[: len(parts) + 1])
    book = SavingsBook.from_transactions(
        terms,
        BDT,
        account=[1, 1, 2, 2],
        day=[one.value_date for one in page] * 2,
        amount=[500_000, 900_000] * 2,
        until=date(2026, 1, 31),
    )
    assert book.postings.interest.tolist() == [[3_277, 3_277]]


def test_tiers_earn_by_slab_or_on_the_whole() -> None:
    tiers = (Tier("4%", up_to=BDT(10_000)), Tier("6%", above=BDT(10_000)))
    page = [brought_forward(BDT(20_000), date(2026, 1, 1))]
    earned = [
        savings_statement(page, replace(MONTHLY, rate=DatedRates(Tiers(tiers, rule))), date(2026, 12, 31)).earned
        for rule in (BY_SLAB, ON_WHOLE_BALANCE)
    ]
    assert earned == [100_000, 120_000]
    edge = [brought_forward(BDT(10_000), date(2026, 1, 1))]
    terms = replace(MONTHLY, rate=DatedRates(Tiers(tiers, ON_WHOLE_BALANCE)))
    assert savings_statement(edge, terms, date(2026, 12, 31)).earned == 40_000


def test_what_rounding_leaves_is_carried_and_interest_is_rounded_once() -> None:
    page = [brought_forward(BDT(100), date(2026, 1, 1))]
    terms = SavingsTerms("1%", balance=balance.MONTHLY_AVERAGE, posting=posting.MONTHLY, compounding=compounding.NEVER)
    statement = savings_statement(page, terms, date(2026, 12, 31))
    # 8 1/3 paisa a month: 8, 9, 8, 8, 9, 8, …
    assert [one.interest.minor for one in statement.postings] == [8, 9, 8] * 4
    assert statement.total_interest == BDT(1)


def test_interest_compounds_before_it_is_posted() -> None:
    page = [brought_forward(BDT(100_000), date(2026, 1, 1))]
    rules = compounding.before_posting(posting.QUARTERLY)
    terms = SavingsTerms("8%", balance=balance.MONTHLY_AVERAGE, posting=posting.YEARLY, compounding=rules)
    assert savings_statement(page, terms, date(2026, 12, 31)).total_interest == BDT("8243.22")


def test_a_negative_rate_costs_and_takes_no_more_than_there_is() -> None:
    terms = SavingsTerms(NegativeRate("50%"), balance=balance.DAILY_PRODUCT, posting=posting.YEARLY)
    page = [deposit(BDT(365), date(2026, 1, 1)), withdrawal(BDT(364), date(2026, 12, 30))]
    statement = savings_statement(page, terms, date(2026, 12, 31))
    assert statement.total_interest == BDT(-1)
    assert statement.balance == BDT(0)
    assert statement.accrued.as_fraction() < 0


@pytest.mark.parametrize("ends", [(), (closing(date(2026, 1, 5)),)])
def test_a_smallest_balance_from_a_day_on_earns_nothing_before_that_day(ends: tuple[SavingsTransaction, ...]) -> None:
    terms = SavingsTerms("6%", balance=balance.minimum_from_day(10), posting=posting.HALF_YEARLY)
    page = [deposit(BDT(5_000), date(2026, 1, 1)), *ends]
    assert savings_statement(page, terms, date(2026, 1, 5)).earned == 0
    assert savings_statement(page[:1], terms, date(2026, 1, 31)).earned == 2_500


def test_tax_is_withheld_and_duty_is_by_the_highest_balance() -> None:
    terms = SavingsTerms(
        "6%", balance=balance.MONTHLY_AVERAGE, posting=posting.HALF_YEARLY, taxes=(TDS_WITH_TIN, EXCISE_DUTY)
    )
    page = [brought_forward(BDT(200_000), date(2024, 1, 1)), withdrawal(BDT(150_000), date(2024, 7, 1))]
    statement = savings_statement(page, terms, date(2024, 12, 31))
    june, december = statement.postings
    assert (june.interest, june.tax, june.net, june.duty) == (BDT(6_000), BDT(600), BDT(5_400), BDT(0))
    assert december.duty == BDT(150)
    assert december.explain()["excise duty"].result == "150.00"
    assert june.explain()["TDS withheld"].working == "6,000.00 × 10%"
    kinds = [line.kind for line in statement]
    assert kinds == ["brought_forward", "interest", "tax", "withdrawal", "interest", "tax", "duty"]


def test_a_closed_account_is_paid_out_with_what_it_earned() -> None:
    page = [deposit(BDT(36_500), DAY), deposit(BDT(10), date(2024, 2, 2)), closing(date(2024, 2, 2))]
    statement = savings_statement(page, DAILY, END)
    assert statement.total_interest == BDT(180)
    assert [line.kind for line in statement][-2:] == ["interest", "closing"]
    assert statement.lines[-1].amount == BDT(-36_690)
    assert statement.balance == BDT(0)


def test_a_reversal_undoes_from_the_value_date_on() -> None:
    wrong = deposit(BDT(5_000), DAY, sequence=7)
    page = [deposit(BDT(100), DAY), wrong, reversal(wrong, booked_on=date(2024, 3, 1))]
    assert savings_statement(page, DAILY, END).earned == savings_statement(page[:1], DAILY, END).earned
    known = savings_statement(page, DAILY, END, booked_by=date(2024, 2, 28))
    assert known.balance > BDT(5_100)


def test_daily_balances_are_what_earns() -> None:
    statement = example_statement(balance.DAILY_PRODUCT)
    daily = dict(statement.daily_balances())
    assert len(daily) == 182
    assert daily[END] == BDT(1_800)
    assert sum(one.minor for one in daily.values()) * Fraction(6, 36_600) == statement.earned


def test_daily_balances_end_with_the_account() -> None:
    page = [deposit(BDT(36_500), DAY), closing(date(2024, 7, 3))]
    statement = savings_statement(page, DAILY, date(2024, 7, 5))
    daily = [one for _, one in statement.daily_balances()]
    interest = statement.posting(1).interest
    assert daily[-6:] == [BDT(36_500), *[BDT(36_500) + interest] * 2, BDT(0), BDT(0), BDT(0)]
    assert sum(one.minor for one in daily) * Fraction(6, 36_500) == statement.earned


def test_findings_say_what_must_stay_what_is_locked_and_when_it_sleeps() -> None:
    from microloan.calendars.frequencies import months
    from microloan.products.account_rules import Dormancy

    rules = AccountRules(
        retained="10%", lock_in=months(12), dormancy=Dormancy(inactive_after=months(3), dormant_after=months(24))
    )
    terms = SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY, account=rules)
    loan = HeldLoan(BDT(20_000), date(2024, 1, 1))
    page = [deposit(BDT(2_500), DAY), loan_transfer(BDT(400), date(2024, 2, 1), installment=3)]
    found = savings_statement(page, terms, END, loans=[loan]).findings()
    assert [(one.rule, one.outcome.value) for one in found] == [
        ("retained balance", "pass"),
        ("lock-in", "fail"),
        ("inactive", "fail"),
        ("dormant", "pass"),
    ]
    assert found[3].limit == "dormant from 2026-02-01"


MONTHLY = SavingsTerms("6%", balance=balance.MONTHLY_AVERAGE, posting=posting.AT_MATURITY)


def open_from_the_first_day(page: tuple[SavingsTransaction, ...]) -> tuple[SavingsTransaction, ...]:
    """The same transactions of an account that begins on the first day and is not closed."""
    return (deposit(BDT("0.01"), FIRST_DAY), *(one for one in page if one.kind is not TransactionKind.CLOSING))


def statement_of(page: tuple[SavingsTransaction, ...], terms: SavingsTerms, until: date) -> SavingsStatement | None:
    """The statement, or None where it would end before it begins, or a charge left too little for a withdrawal."""
    from microloan.errors import MicroloanError

    try:
        return savings_statement(page, terms, until)
    except MicroloanError as error:
        if error.code in {"beyond_balance", "outside_life"}:
            return None
        raise
