"""What is reversed is as if it had never been; the page still shows it."""

from __future__ import annotations

from datetime import date

import pytest

from microloan.calendars.frequencies import months
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.products import (
    AccountRules,
    DutyBand,
    DutySince,
    ExciseDuty,
    HeldLoan,
    SavingsTerms,
    balance,
    posting,
)
from microloan.products.account_rules import Dormancy
from microloan.savings import (
    SavingsTransaction,
    TransactionKind,
    brought_forward,
    deposit,
    reversal,
    savings_statement,
    withdrawal,
)

DUTY = ExciseDuty("duty", (DutySince(date(2020, 1, 1), (DutyBand(BDT(0), up_to=BDT(300_000)), DutyBand(BDT(500)))),))
DAY, LATER, END = date(2026, 1, 7), date(2026, 2, 4), date(2026, 12, 31)


def terms(**parts: object) -> SavingsTerms:
    return SavingsTerms("6%", balance=balance.DAILY_PRODUCT, posting=posting.HALF_YEARLY, **parts)  # type: ignore[arg-type]


def test_a_deposit_that_is_reversed_costs_no_duty() -> None:
    wrong = deposit(BDT(900_000), LATER, sequence=3)
    page = [deposit(BDT(1_000), DAY), wrong, reversal(wrong, booked_on=date(2026, 2, 9))]
    statement = savings_statement(page, terms(taxes=(DUTY,)), END)
    assert statement.total_duty == BDT(0)
    assert statement.balance == savings_statement(page[:1], terms(taxes=(DUTY,)), END).balance
    assert statement.total_deposited == BDT(1_000)


@pytest.mark.parametrize("sequence", [0, 9])
def test_a_withdrawal_beyond_the_balance_can_be_undone(sequence: int) -> None:
    kept = terms(account=AccountRules(retained="10%"))
    wrong = withdrawal(BDT(6_000), LATER, sequence=2)
    undoes = reversal(wrong, booked_on=LATER, sequence=sequence)
    page = [deposit(BDT(1_000), DAY), undoes, wrong]
    statement = savings_statement(page, kept, END, loans=[HeldLoan(BDT(9_000), DAY)])
    assert [(line.kind, line.balance.minor) for line in statement][:3] == [
        ("deposit", 100_000),
        ("withdrawal", -500_000),
        ("reversal", 100_000),
    ]
    assert statement.total_deposited == BDT(1_000)


def test_what_is_between_a_mistake_and_its_reversal_is_checked_without_it() -> None:
    wrong = deposit(BDT(900), LATER, sequence=1)
    page = [deposit(BDT(100), DAY), wrong, withdrawal(BDT(200), LATER, sequence=2)]
    page.append(reversal(wrong, booked_on=LATER, sequence=3))
    with pytest.raises(MicroloanError, match=r"transactions\[2\].amount=Tk. 200 is more than the balance .*, Tk. 100"):
        savings_statement(page, terms(), END)


def test_findings_leave_out_what_is_reversed() -> None:
    rules = AccountRules(lock_in=months(12), dormancy=Dormancy(dormant_after=months(3)))
    wrong = withdrawal(BDT(50), date(2026, 5, 4), sequence=2)
    page = [deposit(BDT(1_000), DAY), wrong, reversal(wrong, booked_on=date(2026, 5, 5))]
    found = savings_statement(page, terms(account=rules), date(2026, 6, 30)).findings()
    assert [(one.rule, one.outcome.value) for one in found] == [("lock-in", "pass"), ("dormant", "fail")]
    assert found[1].value == "last transaction 2026-01-07"


def test_a_page_brought_forward_does_not_say_when_the_lock_in_began() -> None:
    locked = terms(account=AccountRules(lock_in=months(36)))
    page = [brought_forward(BDT(1_000), DAY), withdrawal(BDT(50), LATER)]
    (found,) = savings_statement(page, locked, END).findings()
    assert (found.outcome.value, found.value) == ("unknown", "withdrawn on 2026-02-04")
    (found,) = savings_statement(page[:1], locked, END).findings()
    assert found.outcome.value == "pass"


def test_a_reversal_is_not_booked_before_what_it_undoes() -> None:
    late = deposit(BDT(50), DAY, booked_on=LATER, sequence=1)
    with pytest.raises(MicroloanError, match="booked_on=2026-01-08 is before what it reverses was booked, on 2026-02"):
        reversal(late, booked_on=date(2026, 1, 8))
    page = [late, SavingsTransaction(TransactionKind.REVERSAL, BDT(50), DAY, DAY, 0, 1)]
    with pytest.raises(MicroloanError, match=r"transactions\[1\].booked_on=2026-01-07 is before what it reverses"):
        savings_statement(page, terms(), END)


def test_a_reversal_that_is_not_yet_known_undoes_nothing_yet() -> None:
    wrong = deposit(BDT(900), DAY, sequence=1)
    page = [deposit(BDT(100), DAY), wrong, reversal(wrong, booked_on=date(2026, 3, 1))]
    assert savings_statement(page, terms(), LATER, booked_by=LATER).balance == BDT(1_000)
    assert savings_statement(page, terms(), LATER).balance == BDT(100)
