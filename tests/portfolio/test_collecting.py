"""What accounts brought in a period: periods add up, and every payment is for something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Account, Component, Levy, Payment, Waiver, post
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import example_account, example_schedule
from microloan.portfolio.collecting import collections_of
from microloan.products import InstallmentRounding
from microloan.products.examples import example_terms
from microloan.schedules import Schedule, amortize
from microloan.testing import accounts, terms

BEFORE, AFTER = date(1900, 1, 1), date(2999, 12, 31)


@given(st.data(), terms(most_installments=8).map(amortize))
def test_two_periods_make_one(data: st.DataObject, schedule: Schedule) -> None:
    account = data.draw(accounts(schedule))
    first = data.draw(st.sampled_from(schedule.due_days)) - data.draw(st.integers(0, 30))
    split = date.fromordinal(first)
    one, two = (collections_of([account], *days) for days in ((BEFORE, split - timedelta(days=1)), (split, AFTER)))
    whole = collections_of([account], BEFORE, AFTER)
    installments = {Component.INTEREST, Component.PRINCIPAL}
    paid = sum(
        part.amount.minor
        for line in account.statement
        if isinstance(line.event, Payment)
        for part in line.allocations
        if part.component in installments
    )
    assert one.total + two.total == whole.total == Money.from_minor(paid, schedule.terms.currency)
    assert whole.advance == whole.on_overdue == whole.total - whole.on_due
    assert whole.due == schedule.total_principal + schedule.total_interest


def paying(*events: LoanEvent) -> Account:
    return post(example_schedule(), events, PENALTY_FEE_INTEREST_PRINCIPAL)


def test_what_a_payment_is_for() -> None:
    """Weekly installments of 250 from 24 January: one missed in January, two paid and one ahead in February."""
    account = paying(
        Payment(BDT(250), date(2024, 1, 24)),
        Levy(BDT(10), date(2024, 2, 1), Component.PENALTY, installment=3),
        Payment(BDT(1_510), date(2024, 2, 28)),
        Waiver(BDT(5), date(2024, 2, 29), Component.INTEREST),
    )
    february = collections_of([account], date(2024, 2, 1), date(2024, 2, 29))
    assert february.due == BDT(1_000)
    assert (february.on_overdue, february.on_due, february.advance) == (BDT(250), BDT(1_000), BDT(250))
    march = collections_of([account], date(2024, 3, 1), date(2024, 3, 31))
    assert march.due == BDT(1_000 - 250 - 5)
    assert march.total == BDT(0)


def test_several_accounts_add_up() -> None:
    one, two = example_account(), paying(Payment(BDT(250), date(2024, 3, 6)))
    both, alone = (collections_of(listed, date(2024, 3, 1), date(2024, 3, 31)) for listed in ([one, two], [one]))
    assert both.due == 2 * BDT(1_000)
    assert both.total == alone.total + BDT(250)


@pytest.mark.parametrize(
    ("accounts", "first", "last", "problem"),
    [
        ([], BEFORE, AFTER, r"accounts=\[\] must be accounts, one at least"),
        ([None], BEFORE, AFTER, "must be accounts, one at least"),
        ([example_account()], AFTER, BEFORE, "last=1900-01-01 must not be before first=2999-12-31"),
        ([example_account()], "2024", AFTER, "first='2024' is text"),
    ],
)
def test_what_is_refused(accounts: list[Account], first: date, last: date, problem: str) -> None:
    with pytest.raises(MicroloanError, match=problem):
        collections_of(accounts, first, last)


def test_accounts_of_two_currencies_are_refused() -> None:
    taka = example_account()
    rupees = post(
        amortize(replace(example_terms(), principal=INR(10_000), rounding=InstallmentRounding())), [], taka.order
    )
    with pytest.raises(CurrencyMismatch, match="accounts='INR' must be in BDT, as the first is"):
        collections_of([taka, rupees], BEFORE, AFTER)
