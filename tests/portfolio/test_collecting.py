"""What accounts brought in a period: periods add up, and every payment is for something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    Component,
    Levy,
    Payment,
    Waiver,
    post,
    prepay,
    rebate,
    reschedule,
    rescheduled_terms,
    settlement,
)
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import account_by_days, example_account, example_schedule
from microloan.ledger.recast import SMALLER_INSTALLMENTS
from microloan.ledger.rescheduling import CURED
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
    parts = [(line, part) for line in account.statement for part in line.allocations if part.component in installments]
    paid = sum(part.amount.minor for line, part in parts if isinstance(line.event, Payment))
    never_due = sum(
        part.amount.minor for line, part in parts if not isinstance(line.event, Payment) and line.on < part.due_on
    )
    assert one.total + two.total == whole.total == Money.from_minor(paid, schedule.terms.currency)
    assert whole.advance == whole.on_overdue == whole.total - whole.on_due
    owed = schedule.total_principal + schedule.total_interest
    assert whole.due == owed - Money.from_minor(never_due, schedule.terms.currency)


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
        ([], BEFORE, AFTER, r"accounts=\[\] must be a list of accounts, one at least"),
        (None, BEFORE, AFTER, "accounts=None must be a list of accounts"),
        (example_account(), BEFORE, AFTER, "accounts=.* must be a list of accounts"),
        ([None], BEFORE, AFTER, "must be a list of accounts, one at least"),
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


def test_a_part_paid_early_is_an_advance() -> None:
    """Rs 9,000 on a due date of Rs 4,210: the rest of it changes the installments, and answers nothing that is due."""
    account, on = account_by_days(), date(2025, 2, 10)
    recast_on = prepay(account, INR(9_000), on, SMALLER_INSTALLMENTS)
    after = post(recast_on, [Payment(INR(9_000), on)], account.order, advance=account.advance)
    february = collections_of([after], date(2025, 2, 1), date(2025, 2, 28))
    assert (february.due, february.on_due, february.advance) == (INR(4_210), INR(4_210), INR(4_790))
    unpaid = collections_of([post(recast_on, [], account.order)], date(2025, 2, 1), date(2025, 2, 28))
    assert (unpaid.due, unpaid.total) == (INR(4_210), INR(0))


def test_an_early_settlement_leaves_nothing_uncollected() -> None:
    """The rebate is of interest that never fell due: who settles early has paid all that did."""
    closed = settlement(example_account(), date(2024, 3, 13), rebate.PROPORTIONAL).closed()
    march = collections_of([closed], date(2024, 3, 1), date(2024, 3, 31))
    assert march.due == march.on_due


def test_arrears_that_were_cured_are_on_the_schedule_before() -> None:
    account, on = example_account(), date(2024, 5, 1)
    cured = reschedule(account, rescheduled_terms(account, on, CURED), on, CURED, "cured")
    after = post(cured, account.history, account.order)
    with pytest.raises(MicroloanError, match="first=2024-04-01 is before 2024-05-01, when what was late was cured"):
        collections_of([after], date(2024, 4, 1), date(2024, 4, 30))
    assert collections_of([after], on, date(2024, 5, 31)).total == BDT(0)
