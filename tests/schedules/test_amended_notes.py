"""What an amended schedule says of itself: its rows, its notes and its explanations agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from microloan.calendars import MONTH, HolidayList, holiday_rule
from microloan.calendars.holidays import Holiday
from microloan.currency import BDT, INR
from microloan.interest import DecliningBalance
from microloan.ledger import PENALTY_FEE_INTEREST_PRINCIPAL, Payment, post
from microloan.ledger.amending import amend, prepay
from microloan.ledger.examples import account_by_days
from microloan.ledger.recalculating import recalculated
from microloan.ledger.recast import FEWER_INSTALLMENTS, SMALLER_INSTALLMENTS
from microloan.ledger.remaining import remaining_terms
from microloan.ledger.rescheduling import CURED, reschedule, rescheduled_terms
from microloan.products import Calendar, CompulsorySavings, LoanTerms, Repayment
from microloan.products.fee_when import WITH_EACH_INSTALLMENT
from microloan.schedules import amortize
from microloan.schedules.tabulating import cell_format

MONTHLY = LoanTerms(
    principal=BDT(12_000),
    disbursed_on=date(2025, 1, 10),
    interest=DecliningBalance("24%"),
    repayment=Repayment(installments=6, every=MONTH),
)
SECOND, THIRD = date(2025, 2, 10), date(2025, 3, 10)


def test_an_installment_with_what_was_paid_early_explains_all_of_it() -> None:
    fewer = prepay(account_by_days(), INR(9_000), SECOND, FEWER_INSTALLMENTS)
    steps = fewer.installment(1).explain()
    assert (steps["due in all"].result, steps["outstanding after"].result) == ("9,000.00", "11,356.71")
    assert steps["outstanding after"].working == "20,000.00 − 8,643.29"
    assert "due" not in [step.label for step in steps]
    assert fewer.notes()[0].startswith("From 2025-02-10, installment 1: Rs. 4,790 of principal paid early")


def test_no_grace_is_named_that_the_loan_has_not() -> None:
    sooner = prepay(account_by_days(), INR(9_000), date(2025, 2, 3), SMALLER_INSTALLMENTS)
    assert sooner.installment(1).explain()["principal"].working == "nothing but what was paid early"
    assert "grace" not in str(sooner.installment(1).explain())


def test_a_cured_installment_asks_for_what_its_explanation_says() -> None:
    paid = [Payment(INR(4_210), SECOND), Payment(INR(50), THIRD)]
    account, on = post(account_by_days().schedule, paid, PENALTY_FEE_INTEREST_PRINCIPAL), date(2025, 4, 20)
    cured = reschedule(account, rescheduled_terms(account, on, CURED), on, CURED, "flood")
    steps = cured.installment(2).explain()
    assert (steps["due in all"].result, steps["outstanding after"].result) == ("50.00", "16,146.71")
    assert cured.notes() == (
        "From 2025-04-20, installment 4: flood.",
        "Unpaid on 2025-04-20 of installments 2 to 3, and due after it.",
    )


def test_savings_come_back_with_the_last_installment_there_is() -> None:
    saving = CompulsorySavings(BDT(100), when=WITH_EACH_INSTALLMENT)
    schedule = amortize(replace(MONTHLY, savings=saving))
    left = remaining_terms(schedule, THIRD)
    longer = amend(schedule, replace(left, repayment=replace(left.repayment, installments=8)), THIRD, "more time")
    assert longer.notes()[0] == "Savings returned with the last installment: Tk. 1,000"
    assert longer.installment(10).explain()["savings returned"].result == "1,000.00"
    last = longer.installment(10)
    assert last.explain()["to collect"].working == f"{last.total.format(cell_format(BDT))} + 100.00 savings"


def test_installments_that_a_holiday_brought_together_add_up_as_they_are_now() -> None:
    # The merged ones are those of the rest.
    closed = HolidayList(
        code="X",
        name="X",
        first=date(2025, 1, 1),
        last=date(2026, 12, 31),
        source="an example",
        holidays=(Holiday(THIRD, "a holiday", "an example"),),
    )
    calendar = Calendar(holidays=closed, on_holiday=holiday_rule.MERGE_INTO_NEXT)
    account = post(amortize(replace(MONTHLY, calendar=calendar)), [], PENALTY_FEE_INTEREST_PRINCIPAL)
    changed = prepay(account, account.schedule.installment(1).total + BDT(2_500), SECOND, SMALLER_INSTALLMENTS)
    parts = " + ".join(str(changed.installment(number).total).removeprefix("Tk. ") for number in (2, 3))
    assert changed.notes()[0].endswith(parts)
    assert recalculated(account, date(2025, 2, 20)).notes()[0].startswith("2 and 3 fall due together on 2025-04-10")
