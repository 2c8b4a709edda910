"""A borrower who died: what is waived, who bears it, what the nominee is paid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Account,
    Levy,
    Payment,
    WriteOff,
    death_claim,
    death_cover,
    post,
)
from microloan.ledger.closing import with_events
from microloan.ledger.examples import example_account, example_schedule
from microloan.schedules import amortize
from microloan.testing import accounts, plain_terms

DAY = date(2024, 5, 1)


def test_the_fund_bears_all_or_the_principal() -> None:
    account = with_events(example_account(), [Levy(BDT(20), DAY, installment=9)])
    whole = death_claim(account, DAY, savings=BDT(500))
    assert (whole.waived, whole.claim, whole.given_up) == (BDT(9_520), BDT(9_520), BDT(0))
    part = death_claim(account, DAY, savings=BDT(500), cover=death_cover.PRINCIPAL)
    assert (part.waived, part.claim, part.given_up) == (BDT(9_520), BDT("8260.88"), BDT("1259.12"))
    assert part.explain()["given up by the lender"].result == "1,259.12"
    assert [event.amount for event in part.events()] == [BDT(20), BDT("1239.12"), BDT("8260.88")]


def test_what_is_held_on_the_loan_goes_to_the_nominee_too() -> None:
    paid = post(example_schedule(), [Payment(BDT(11_600), date(2024, 1, 24))], PENALTY_FEE_INTEREST_PRINCIPAL)
    found = death_claim(paid, DAY, savings=BDT(1_280))
    assert (found.waived, found.events(), found.payable_to_nominee) == (BDT(0), (), BDT(1_380))
    assert found.explain()["payable to the nominee"].working == "savings 1,280.00 + 100.00 held on the loan"


def test_what_is_refused() -> None:
    account = example_account()
    with pytest.raises(CurrencyMismatch, match="is in INR, the loan in BDT"):
        death_claim(account, DAY, savings=INR(1))
    for savings in (BDT(-1), 1_280):
        with pytest.raises(MicroloanError, match="must be money from zero"):
            death_claim(account, DAY, savings=savings)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be a rule such as death_cover"):
        death_claim(account, DAY, savings=BDT(0), cover="all")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="is before the last event of the account"):
        death_claim(account, date(2024, 3, 12), savings=BDT(0))
    with pytest.raises(MicroloanError, match="is written off"):
        death_claim(with_events(account, [WriteOff(DAY)]), DAY, savings=BDT(0))


@given(plain_terms(most_installments=12).map(amortize).flatmap(accounts), st.sampled_from(death_cover.ALL))
def test_the_account_is_closed_and_nobody_owes_anything(account: Account, cover: death_cover.DeathCover) -> None:
    assume(not any(isinstance(event, WriteOff) for event in account.events))
    on = account.events[-1].on if account.events else account.schedule.terms.disbursed_on
    nothing = Money.from_minor(0, account.schedule.terms.currency)
    found = death_claim(account, on, savings=nothing, cover=cover)
    assert found.claim + found.given_up == found.waived == account.outstanding
    assert not any(found.closed().replayed.left)
    assert found.payable_to_nominee == account.refundable
