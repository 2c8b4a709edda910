"""What cannot be is refused with its argument, its value and what would be right; never with a bare exception."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest

from microloan.arithmetic.rates import percent
from microloan.calendars import YEAR
from microloan.calendars.frequencies import months
from microloan.currency import BDT
from microloan.errors import ColumnError, MicroloanError
from microloan.portfolio import DepositBook, TermDepositBook
from microloan.products import DatedRates, RateSince, WithholdingTax
from microloan.savings.deposits import (
    RateCard,
    TermRules,
    deposit_for,
    deposit_preset,
    early_table,
    implied_rate,
    term_table,
)
from microloan.savings.deposits.scheme import example_plan

WRONG: Any = None
TEXT = cast("Any", "x")
PLAN = example_plan()
RISING = DatedRates("10%", RateSince(date(2026, 7, 1), percent(15)))
CARD = RateCard({months(12): "8%"})


def book() -> DepositBook:
    return DepositBook.from_columns(PLAN.scheme, currency=BDT, deposit=[500, 600], term=YEAR, rate="8%")


def term_book() -> TermDepositBook:
    return TermDepositBook.from_columns(TermRules(), currency=BDT, principal=[500], term=YEAR, rate="8%")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: early_table(WRONG, after=[months(1)]), "plan=None must be a DepositPlan"),
        (lambda: early_table(PLAN, after=WRONG), "after=None must be lengths in a list"),
        (lambda: early_table(PLAN, after=cast("Any", months(1))), "must be lengths in a list"),
        (lambda: RateCard(cast("Any", [1, 2])), "rates[0]=1 must be a term and its rate"),
        (lambda: RateCard(cast("Any", [(months(1), "5%"), "ab"])), "rates[1]='ab' must be a term and its rate"),
        (lambda: CARD.rate_for(TEXT), "term='x' must be a length"),
        (lambda: CARD.reached(TEXT), "elapsed='x' must be a length"),
        (lambda: RISING.on(TEXT), "day='x' is text"),
        (lambda: WithholdingTax("TDS", RISING).rate_on(TEXT), "day='x' is text"),
        (lambda: term_table(WRONG, principals=[BDT(5)], rates=CARD), "rules=None must be TermRules"),
        (lambda: deposit_for(BDT(5), term=YEAR, rate="8%", scheme=WRONG), "scheme=None must be a DepositScheme"),
        (lambda: implied_rate(BDT(5), deposit=BDT(5), term=YEAR, scheme=WRONG), "scheme=None must be a DepositScheme"),
        (lambda: deposit_preset("india-post-rd").table(cast("Any", 5)), "deposits=5 must be amounts of money"),
        (lambda: deposit_preset("basic-bank-sohayok").plan(BDT(500), WRONG), "term=None must be a length"),
        (lambda: book().plan(2), "position=2 must be from 0 to 1"),
        (lambda: book().plan(TEXT), "position='x' must be from 0 to 1"),
        (lambda: term_book().deposit(-1), "position=-1 must be from 0 to 0"),
    ],
)
def test_no_bare_exception(asked: Callable[[], object], said: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        asked()
    assert said in str(refused.value)


@pytest.mark.parametrize("deposit", [[500, 0], [500, 1.5]])
def test_a_column_of_deposits_is_told_as_such(deposit: list[int]) -> None:
    for asked in (
        lambda: DepositBook.from_columns(PLAN.scheme, currency=BDT, deposit=deposit, term=YEAR, rate="8%"),
        lambda: TermDepositBook.from_columns(TermRules(), currency=BDT, principal=deposit, term=YEAR, rate="8%"),
    ):
        with pytest.raises(ColumnError, match="1 of 2 deposits"):
            asked()


def test_a_book_prints_as_one_line() -> None:
    assert repr(book()) == "<DepositBook of 2 plans>"
    assert repr(term_book()) == "<TermDepositBook of 1 deposits>"
