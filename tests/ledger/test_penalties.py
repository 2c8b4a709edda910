"""What lateness costs: on what is overdue and on nothing else, the same however often it is charged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.calendars import MONTH, day_count
from microloan.calendars.days import to_date
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import DecliningBalance
from microloan.ledger import (
    PENALTY,
    PENALTY_FEE_INTEREST_PRINCIPAL,
    PRINCIPAL,
    Account,
    Levy,
    Payment,
    Reversal,
    Waiver,
    WriteOff,
    penalty,
    post,
    rebate,
    settlement,
)
from microloan.ledger.closing import with_events
from microloan.ledger.examples import example_account, example_schedule
from microloan.ledger.penalties import PenaltyDue, PenaltyRule
from microloan.products import Fee, InstallmentRounding, LoanTerms, Repayment, fee_when
from microloan.regulations import Outcome, rulebook
from microloan.schedules import Schedule, amortize
from microloan.testing import payments, plain_terms

# 24 installments of Rs 970, the first on 24 February 2026.
INDIA = amortize(
    LoanTerms(
        principal=INR(20_000),
        disbursed_on=date(2026, 1, 24),
        interest=DecliningBalance("15%"),
        repayment=Repayment(installments=24, every=MONTH),
        rounding=InstallmentRounding(multiple=INR(1)),
    )
)
ON_OVERDUE = penalty.on_overdue("24%")


def posted(*events: Payment | Levy | Waiver | WriteOff, schedule: Schedule = INDIA) -> Account:
    return post(schedule, events, PENALTY_FEE_INTEREST_PRINCIPAL)


def test_970_overdue_for_ten_days() -> None:
    charge = ON_OVERDUE.charge(posted(), date(2026, 3, 6))
    assert charge.total == INR("6.38")
    (levy,) = charge.events()
    assert (levy.component, levy.installment, levy.name, levy.on) == (PENALTY, 1, "delay charge", date(2026, 3, 6))
    after = charge.charged().position(as_of=date(2026, 3, 6))
    assert (after.overdue.penalty, after.outstanding_principal) == (INR("6.38"), INR(20_000))


def test_what_is_paid_late_has_borne_it_until_it_was_paid() -> None:
    paid = posted(Payment(INR(400), date(2026, 3, 1)), Payment(INR(570), date(2026, 3, 11)))
    # 400 for 5 days and 570 for 15.
    expected = Fraction(400 * 5 + 570 * 15) * Fraction(24, 100) / 365
    for later in (date(2026, 3, 11), date(2026, 3, 23)):
        assert ON_OVERDUE.charge(paid, later).total.minor == rounding.HALF_UP.divide(
            expected.numerator * 100, expected.denominator
        )
    (levy,) = ON_OVERDUE.charge(paid, date(2026, 3, 23)).events()
    # Nothing is overdue any more: it goes with the installment that was, and falls due at once.
    assert levy.installment == 1
    assert with_events(paid, [levy]).position(as_of=date(2026, 3, 23)).overdue.penalty == levy.amount


def test_no_penalty_bears_a_penalty() -> None:
    day = date(2026, 3, 6)
    charged = ON_OVERDUE.charge(posted(), day).charged()
    plain, more = (ON_OVERDUE.charge(one, day + timedelta(days=10)) for one in (posted(), charged))
    assert more.total == plain.total - INR("6.38")
    with pytest.raises(MicroloanError, match="no penalty bears a penalty"):
        penalty.on_overdue("24%", components=(PENALTY, PRINCIPAL))


def test_nothing_is_charged_twice_and_a_reversal_is_charged_again() -> None:
    day = date(2026, 3, 6)
    charged = ON_OVERDUE.charge(posted(), day).charged()
    again = ON_OVERDUE.charge(charged, day)
    assert (again.total, again.events()) == (INR(0), ())
    assert again.explain()["charged before, since the loan was made"].result == "6.38"
    # Another rule has another name.
    assert penalty.on_overdue("24%", name="second").charge(charged, day).total == INR("6.38")


def test_days_of_grace_bear_nothing_for_who_pays_within_them() -> None:
    rule = penalty.on_overdue("24%", grace_days=5)
    within = posted(Payment(INR(970), date(2026, 3, 1)))
    assert rule.charge(within, date(2026, 3, 10)).total == INR(0)
    assert rule.charge(posted(), date(2026, 3, 1)).total == INR(0)
    assert rule.charge(posted(), date(2026, 3, 2)).total == ON_OVERDUE.charge(posted(), date(2026, 3, 2)).total


def test_principal_alone_and_another_day_count() -> None:
    principal = penalty.on_overdue("36%", components=(PRINCIPAL,), day_count=day_count.ACTUAL_360)
    assert principal.charge(posted(), date(2026, 3, 6)).total == INR("7.20")  # 720 × 36% × 10 ÷ 360


def test_a_fee_for_each_missed_installment() -> None:
    rule = penalty.per_missed(BDT(10))
    account = example_account()
    assert rule.charge(account, date(2024, 3, 20)).events() == ()
    first = rule.charge(account, date(2024, 3, 28)).charged()
    assert [levy.installment for levy in rule.charge(first, date(2024, 4, 4)).events()] == [11]
    # Part of it is not all of it; and an installment that is paid at last was missed all the same.
    caught_up = with_events(account, [Payment(BDT(249), date(2024, 3, 20)), Payment(BDT(1), date(2024, 3, 22))])
    assert rule.charge(caught_up, date(2024, 3, 25)).total == BDT(10)
    assert penalty.per_missed(BDT(10), grace_days=2).charge(caught_up, date(2024, 3, 25)).total == BDT(0)


def test_an_unpaid_fee_makes_an_installment_missed() -> None:
    fee = Fee("insurance", BDT(5), when=fee_when.WITH_EACH_INSTALLMENT)
    schedule = amortize(replace(example_schedule().terms, charges=(fee,)))
    account = posted(Payment(BDT(250), date(2024, 1, 24)), schedule=schedule)
    assert account.position(as_of=date(2024, 1, 24)).unpaid.total == BDT(5)
    assert penalty.per_missed(BDT(10)).charge(account, date(2024, 1, 25)).total == BDT(10)


def test_interest_after_the_term_on_what_is_left() -> None:
    rule, account, last = penalty.after_term("24%"), example_account(), date(2024, 12, 4)
    assert account.schedule.due_days[-1] == last.toordinal()
    assert rule.charge(account, last).total == BDT(0)
    paid = with_events(account, [Payment(BDT(9_500), date(2024, 12, 14))])
    # 8,260.88 for ten days, and nothing once it is paid.
    for day in (date(2024, 12, 14), date(2025, 6, 30)):
        assert rule.charge(paid, day).total == BDT("54.32")
    (levy,) = rule.charge(account, date(2025, 1, 3)).events()
    assert levy.installment == 9
    assert with_events(account, [levy]).position(as_of=date(2025, 1, 3)).overdue.penalty == BDT("162.95")


def test_none_costs_nothing() -> None:
    assert penalty.NONE.charge(example_account(), date(2024, 5, 1)).total == BDT(0)


def test_what_the_reserve_bank_says() -> None:
    rbi = rulebook("in-rbi", on=date(2026, 3, 6))
    assert [one.outcome for one in ON_OVERDUE.findings(rbi)] == [Outcome.PASS, Outcome.PASS]
    assert penalty.after_term("24%").findings(rbi)[0].outcome is Outcome.FAIL


def test_a_rule_of_ones_own() -> None:
    def flat(account: Account, on: date) -> list[PenaltyDue]:
        position = account.position(as_of=on)
        return [PenaltyDue(None, Fraction(500), "5.00")] if position.days_past_due > 7 else []

    rule = PenaltyRule("late fee", flat, "late_loan", "Tk 5 after a week", "our handbook")
    assert [rule.charge(example_account(), day).total for day in (date(2024, 3, 27), date(2024, 3, 28))] == [
        BDT(0),
        BDT(5),
    ]


def test_what_is_refused() -> None:
    lost = with_events(example_account(), [WriteOff(date(2026, 6, 30))])
    assert ON_OVERDUE.charge(lost, date(2026, 6, 29)).total.minor > 0
    with pytest.raises(MicroloanError, match="is not before the write-off"):
        ON_OVERDUE.charge(lost, date(2026, 6, 30))
    with pytest.raises(MicroloanError, match="is before the loan is paid out"):
        ON_OVERDUE.charge(example_account(), date(2024, 1, 2))
    with pytest.raises(MicroloanError, match="write"):
        penalty.on_overdue(24)  # type: ignore[arg-type]
    for days in (-1, True, "3"):
        with pytest.raises(MicroloanError, match="must be a whole number of days"):
            penalty.on_overdue("24%", grace_days=days)  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be money above zero"):
        penalty.per_missed(BDT(0))


schedules = plain_terms(most_installments=12, largest_minor=10**8).map(amortize)


@st.composite
def paid_accounts(draw: st.DrawFn) -> Account:
    schedule = draw(schedules)
    return post(schedule, draw(st.lists(payments(schedule), max_size=5)), PENALTY_FEE_INTEREST_PRINCIPAL)


@given(paid_accounts(), st.integers(1, 200))
def test_the_sum_over_days_of_what_was_overdue_at_their_end(account: Account, after: int) -> None:
    first = to_date(account.schedule.due_days[0])
    on = first + timedelta(days=after)
    products = 0
    for days in range(after):
        overdue = account.position(as_of=first + timedelta(days=days)).overdue
        products += overdue.interest.minor + overdue.principal.minor
    exact = Fraction(products * 24, 36_500)
    expected = rounding.HALF_UP.divide(exact.numerator, exact.denominator)
    assert ON_OVERDUE.charge(account, on).total.minor == expected


@given(paid_accounts(), st.lists(st.integers(0, 300), min_size=1, max_size=4).map(sorted))
def test_charged_often_or_once_it_comes_to_the_same(account: Account, afters: list[int]) -> None:
    schedule = account.schedule
    fee = Money.from_minor(100, schedule.terms.currency)
    days = [schedule.terms.disbursed_on + timedelta(days=after) for after in afters]
    for rule in (ON_OVERDUE, penalty.after_term("18%"), penalty.per_missed(fee)):
        charges = [rule.charge(account, day).total for day in days]
        assert charges == sorted(charges)
        # No payment is posted here, for it would settle levies first and leave installments overdue longer.
        once = bare = post(schedule, [], PENALTY_FEE_INTEREST_PRINCIPAL)
        for day in days:
            bare = rule.charge(bare, day).charged()
        levied = sum(event.amount.minor for event in bare.events if isinstance(event, Levy))
        assert levied == rule.charge(once, days[-1]).total.minor


def test_a_fee_for_what_was_missed_is_in_the_currency_of_the_loan() -> None:
    with pytest.raises(CurrencyMismatch, match="is in BDT, the loan in INR"):
        penalty.per_missed(BDT(10)).charge(posted(), date(2026, 3, 20))


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([ON_OVERDUE, penalty.per_missed(INR(10))]))
def test_charged_for_two_days_in_either_order_it_comes_to_the_same(one: int, other: int, rule: PenaltyRule) -> None:
    first, second = date(2026, 3, 6) + timedelta(days=one), date(2026, 3, 6) + timedelta(days=other)
    both = rule.charge(rule.charge(posted(), first).charged(), second).charged()
    whole = rule.charge(posted(), max(first, second)).total
    assert sum((event.amount for event in both.events if isinstance(event, Levy)), INR(0)) == whole


def test_what_was_reversed_stays_on_record_when_a_penalty_is_charged() -> None:
    bounced = Payment(INR(970), date(2026, 2, 24), reference="R-1")
    account = post(INDIA, [bounced, Reversal("R-1", date(2026, 2, 27))], PENALTY_FEE_INTEREST_PRINCIPAL)
    charged = ON_OVERDUE.charge(account, date(2026, 3, 6)).charged()
    assert charged.reversed == account.reversed != ()
    again = Payment(INR(970), date(2026, 3, 6), reference="R-1", sequence=1)
    with pytest.raises(MicroloanError, match=r"events\[3\].reference='R-1' is the reference of"):
        with_events(charged, [again])
    closed = settlement(account, date(2026, 3, 6), rebate.NONE).closed()
    assert closed.reversed == account.reversed
