"""The day of the closing: it earns nothing, all else that happens on it counts."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from microloan.arithmetic.rates import percent
from microloan.currency import BDT
from microloan.products import (
    DatedRates,
    DutyBand,
    DutySince,
    ExciseDuty,
    NegativeRate,
    RateSince,
    SavingsTerms,
    WithholdingTax,
    balance,
    posting,
)
from microloan.savings import SavingsStatement, brought_forward, closing, deposit, savings_statement, withdrawal
from microloan.savings.interest import EarningRules, replay
from microloan.savings.periods import Life

DUTY = ExciseDuty("duty", (DutySince(date(2020, 1, 1), (DutyBand(BDT(0), up_to=BDT(100_000)), DutyBand(BDT(150)))),))
TAX = WithholdingTax("TDS", DatedRates("10%", RateSince(date(2026, 7, 1), percent(15))))
END = date(2027, 6, 30)


def terms(rate: object = "6%", **parts: object) -> SavingsTerms:
    return SavingsTerms(rate, balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY, **parts)  # type: ignore[arg-type]


def never_below_zero(statement: SavingsStatement) -> bool:
    return all(line.balance.minor >= 0 for line in statement)


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 7, 1), date(2026, 1, 1)])
def test_a_duty_takes_at_most_what_is_left_on_the_day_of_the_closing(day: date) -> None:
    page = [deposit(BDT(200_000), date(2026, 1, 1)), withdrawal(BDT(200_000), day), closing(day)]
    statement = savings_statement(page, terms("0%", taxes=(DUTY,)), END)
    assert never_below_zero(statement)
    assert statement.total_duty == BDT(0)


def test_a_charge_takes_at_most_what_is_left_on_the_day_of_the_closing() -> None:
    day = date(2026, 9, 1)
    page = [deposit(BDT(200_000), date(2026, 1, 1)), withdrawal(BDT(200_000), day), closing(day)]
    yearly = SavingsTerms(NegativeRate("1%"), balance=balance.DAILY_PRODUCT, posting=posting.YEARLY)
    statement = savings_statement(page, yearly, END)
    assert never_below_zero(statement)
    assert statement.lines[-1].amount == BDT(0)


@pytest.mark.parametrize("day", [date(2026, 3, 15), date(2026, 1, 1), date(2026, 7, 1)])
def test_a_deposit_of_the_day_of_the_closing_counts_for_the_highest_balance(day: date) -> None:
    statement = savings_statement([deposit(BDT(350_000), day), closing(day)], terms(taxes=(DUTY,)), END)
    assert statement.total_duty == BDT(150)
    assert statement.lines[-1].amount == BDT(-349_850)
    assert statement.postings[-1].explain()["duty"].result == "150.00"


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 7, 2)])
def test_interest_is_posted_on_its_day_though_the_account_is_closed_soon_after(day: date) -> None:
    page = [brought_forward(BDT(10_000), date(2026, 1, 1)), closing(day)]
    june = savings_statement(page, terms(taxes=(TAX,)), END).posting(1)
    assert (june.posted_on, june.interest, june.tax) == (date(2026, 6, 30), BDT("297.53"), BDT("29.75"))


def test_interest_posted_the_day_before_the_closing_may_be_withdrawn() -> None:
    day = date(2026, 7, 1)
    page = [brought_forward(BDT(10_000), date(2026, 1, 1)), withdrawal(BDT(10_100), day)]
    left = savings_statement(page, terms(), day).balance
    assert savings_statement([*page, closing(day)], terms(), day).lines[-1].amount == -1 * left


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 1, 2)])
def test_the_duty_of_a_year_is_taken_at_its_end_and_that_of_the_next_at_the_closing(day: date) -> None:
    page = [brought_forward(BDT(350_000), date(2026, 1, 1)), closing(day)]
    statement = savings_statement(page, terms(taxes=(DUTY,)), END)
    assert [one.posted_on for one in statement.postings if one.duty] == [date(2026, 12, 31), day]


def test_a_posting_on_the_day_before_the_closing_stands_alone() -> None:
    page = [brought_forward(BDT(10_000), date(2026, 1, 1)), closing(date(2026, 7, 1))]
    assert len(savings_statement(page, terms(), END).postings) == 1


def test_columns_close_as_one_account_does() -> None:
    rules = EarningRules.of(terms(taxes=(TAX, DUTY)))
    day = date(2027, 1, 1).toordinal()
    life = Life(date(2026, 1, 1).toordinal(), day, closes=True)
    moves = [(life.start, 35_000_000), (day, -10_000_000)]

    def one(start: int, end: int) -> list[tuple[int, int]]:
        return [move for move in moves if start <= move[0] < end]

    def columns(start: int, end: int) -> list[tuple[np.ndarray, np.ndarray]]:
        return [(np.array([at, at]), np.array([amount, amount // 100])) for at, amount in one(start, end)]

    alone, both = replay(rules, life, 0, one), replay(rules, life, np.zeros(2, dtype=np.int64), columns)
    assert [(posted.day, int(posted.interest[0]), int(posted.duty[0])) for posted in both.postings] == [
        (posted.day, posted.interest, posted.duty) for posted in alone.postings
    ]
    assert [posted.duty for posted in alone.postings] == [0, 15_000, 15_000]
    assert int(both.balance[0]) == alone.balance
