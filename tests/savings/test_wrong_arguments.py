"""Statements and books of savings name the argument that cannot be; no bare exception of Python's comes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import numpy as np
import pytest

from microloan.calendars import WEEK
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.portfolio import SavingsBook
from microloan.portfolio.savings import RegularColumns
from microloan.products import HeldLoan, WithholdingTax, savings_preset
from microloan.savings import savings_statement
from microloan.savings.transactions import deposit

TERMS = savings_preset("asa-voluntary").terms
UNTIL = date(2026, 6, 30)
PAGE = [deposit(BDT(5), date(2026, 1, 1))]


def book(**given: object) -> SavingsBook:
    parts = {"deposit": [500], "every": WEEK, "first": [date(2026, 1, 1)], "times": [5]} | given
    return SavingsBook.regular(TERMS, BDT, RegularColumns(**cast("Any", parts)), until=UNTIL)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            lambda: savings_statement(cast("Any", None), TERMS, UNTIL),
            "transactions=None must be transactions",
        ),
        (lambda: savings_statement(cast("Any", 5), TERMS, UNTIL), "transactions=5 must be transactions in a list"),
        (lambda: savings_statement(PAGE, TERMS, UNTIL, loans=cast("Any", None)), "loans=None must be loans in a list"),
        (
            lambda: savings_statement(PAGE, TERMS, UNTIL, loans=cast("Any", HeldLoan(BDT(5), date(2026, 1, 1)))),
            "must be loans in a list",
        ),
        (lambda: WithholdingTax("TDS", "10%").amount(cast("Any", "x")), "earned='x' must be whole minor units"),
        (
            lambda: SavingsBook.regular(TERMS, BDT, cast("Any", None), until=UNTIL),
            "columns=None must be Regular",
        ),
        (lambda: book(every=None), "every=None must be a frequency"),
        (lambda: book(every="week"), "every='week' must be a frequency"),
        (lambda: book(deposit=None), "deposit=None must be a column"),
        (lambda: book(deposit=10**30), "deposit"),
        (lambda: book(first=np.datetime64("2026-01-01")), "must be a column"),
        (lambda: book(times=None), "times=None must be a column"),
    ],
)
def test_the_argument_is_named(asked: Callable[[], object], said: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        asked()
    assert said in str(refused.value)


def test_one_amount_of_money_stands_for_all() -> None:
    one, each = book(deposit=BDT(5), times=5), book(deposit=[500], times=[5])

    assert one.balance.tolist() == each.balance.tolist()
