"""Events: what cannot be is refused, and the message says what would be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.ledger import (
    PENALTY_FEE_INTEREST_PRINCIPAL,
    Component,
    Levy,
    Payment,
    Recovery,
    Reversal,
    Waiver,
    WriteOff,
    post,
)
from microloan.ledger.event_basics import LoanEvent
from microloan.ledger.examples import example_schedule

SCHEDULE = example_schedule()
DAY = date(2024, 1, 24)
LATER = date(2024, 2, 7)
ANY: Any = object()


@pytest.mark.parametrize(
    ("make", "argument", "code"),
    [
        (lambda: Payment(BDT(0), DAY), "amount", "out_of_range"),
        (lambda: Payment(BDT(-5), DAY), "amount", "out_of_range"),
        (lambda: Payment(250, DAY), "amount", "wrong_type"),  # type: ignore[arg-type]
        (lambda: Payment(BDT(1), "2024-01-24"), "on", "wrong_type"),  # type: ignore[arg-type]
        (lambda: Payment(BDT(1), datetime(2024, 1, 24)), "on", "wrong_type"),  # noqa: DTZ001
        (lambda: Payment(BDT(1), DAY, -1), "sequence", "out_of_range"),
        (lambda: Payment(BDT(1), DAY, True), "sequence", "out_of_range"),
        (lambda: Payment(BDT(1), DAY, reference=" "), "reference", "wrong_type"),
        (lambda: Payment(BDT(1), DAY, savings=BDT(0)), "savings", "out_of_range"),
        (lambda: Payment(BDT(1), DAY, savings=INR(10)), "savings", "currency_mismatch"),
        (lambda: Levy(BDT(0), DAY), "amount", "out_of_range"),
        (lambda: Levy(BDT(1), DAY, Component.INTEREST), "component", "wrong_type"),
        (lambda: Levy(BDT(1), DAY, installment=0), "installment", "out_of_range"),
        (lambda: Levy(BDT(1), DAY, name=""), "name", "wrong_type"),
        (lambda: Waiver(BDT(-1), DAY, Component.FEE), "amount", "out_of_range"),
        (lambda: Waiver(BDT(1), DAY, "fee"), "component", "wrong_type"),  # type: ignore[arg-type]
        (lambda: Waiver(BDT(1), DAY, Component.FEE, 1.0), "installment", "out_of_range"),  # type: ignore[arg-type]
        (lambda: Recovery(BDT(0), DAY), "amount", "out_of_range"),
        (lambda: Reversal("", DAY), "of", "wrong_type"),
        (lambda: Reversal(Payment(BDT(1), DAY), DAY), "of", "wrong_type"),  # type: ignore[arg-type]
        (lambda: WriteOff(None), "on", "wrong_type"),  # type: ignore[arg-type]
    ],
)
def test_an_event_that_cannot_be_is_refused(make: Callable[[], LoanEvent], argument: str, code: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        make()
    assert (refused.value.argument, refused.value.code) == (argument, code)


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([ANY], "must be an event such as Payment(…)"),
        (
            [Payment(BDT(1), date(2024, 1, 2))],
            "events[0].on=2024-01-02 is before the loan is paid out, on 2024-01-03",
        ),
        (
            [Payment(BDT(1), DAY), Payment(INR(1), DAY)],
            "events[1].amount=Rs. 1 is in INR, the loan in BDT",
        ),
        (
            [Payment(BDT(1), DAY, reference="R-1"), Levy(BDT(1), DAY, reference="R-1")],
            "events[1].reference='R-1' is the reference of events[0], too; give each its own",
        ),
        ([Levy(BDT(1), DAY, installment=47)], "events[0].installment=47 must be a whole number from 1 to 46"),
        (
            [Reversal("R-2", DAY), Payment(BDT(1), DAY, reference="R-1")],
            "events[0].of='R-2' is the reference of no event; reverse one that is in the list",
        ),
        (
            [Payment(BDT(1), LATER, reference="R-1"), Reversal("R-1", DAY)],
            "events[1].on=2024-01-24 is before what it undoes, on 2024-02-07",
        ),
        (
            [Payment(BDT(1), DAY, reference="R-1"), Reversal("R-1", DAY), Reversal("R-1", DAY)],
            "events[2].of='R-1' is reversed twice",
        ),
        (
            [Payment(BDT(1), DAY, reference="R-1"), Reversal("R-1", DAY, reference="X"), Reversal("X", DAY)],
            "events[2].of='X' is itself a reversal; post what it undid again",
        ),
        (
            [Payment(BDT(1), LATER), WriteOff(DAY)],
            "comes after the write-off on 2024-01-24; money that comes in later is a Recovery",
        ),
        (
            [WriteOff(DAY), Levy(BDT(1), LATER)],
            "events[1]='Levy on 2024-02-07' comes after the write-off on 2024-01-24",
        ),
        (
            [Recovery(BDT(1), DAY)],
            "events[0]='Recovery on 2024-01-24' is a recovery, but nothing was written off before it; post a Payment",
        ),
        (
            [WriteOff(LATER), Payment(BDT(20_000), DAY)],
            "events[0]='WriteOff on 2024-02-07' finds nothing left to write off",
        ),
        (
            [Levy(BDT(10), DAY), Waiver(BDT("10.50"), LATER, Component.PENALTY)],
            "events[1].amount=Tk. 10.50 is more than is unpaid on 2024-02-07, penalty of Tk. 10",
        ),
        (
            [Waiver(BDT(40), LATER, Component.INTEREST, 2)],
            "events[0].amount=Tk. 40 is more than is unpaid of installment 2 on 2024-02-07, interest of Tk. 32.61",
        ),
    ],
)
def test_events_that_do_not_fit_are_refused(events: list[LoanEvent], message: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        post(SCHEDULE, events, PENALTY_FEE_INTEREST_PRINCIPAL)
    assert message in str(refused.value)


def test_another_currency_is_its_own_error() -> None:
    with pytest.raises(CurrencyMismatch):
        post(SCHEDULE, [Levy(INR(5), DAY)], PENALTY_FEE_INTEREST_PRINCIPAL)


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"schedule": "46 x 250"}, "schedule"),
        ({"order": "penalty first"}, "order"),
        ({"advance": "next"}, "advance"),
        ({"within_day": None}, "within_day"),
        ({"events": None}, "events"),
        ({"events": Payment(BDT(250), DAY)}, "events"),
    ],
)
def test_rules_are_named_values(arguments: dict[str, Any], argument: str) -> None:
    given: dict[str, Any] = {"schedule": SCHEDULE, "events": [], "order": PENALTY_FEE_INTEREST_PRINCIPAL} | arguments
    with pytest.raises(MicroloanError) as refused:
        post(**given)
    assert refused.value.argument == argument
