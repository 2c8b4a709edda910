"""What pays a loan off early: published figures, laws, and accounts that are not on time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rounding import RoundingRule
from microloan.calendars import MONTH, WEEK, Holiday, HolidayList, day_count, holiday_rule
from microloan.calendars.days import to_date
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.interest import PER_LOAN, DecliningBalance, Flat, residual
from microloan.interest.grace import moratorium
from microloan.interest.shapes import INTEREST_ONLY
from microloan.ledger import (
    INTEREST,
    Account,
    Levy,
    Payment,
    Waiver,
    WriteOff,
    allocation,
    day_order,
    post,
    rebate,
    rebates,
    settlement,
)
from microloan.ledger.closing import with_events
from microloan.ledger.examples import example_account, example_schedule
from microloan.ledger.rebates import case_on
from microloan.products import (
    Calendar,
    ChargeRounding,
    Disbursements,
    Fee,
    InstallmentRounding,
    LoanTerms,
    Repayment,
    Tranche,
    fee_when,
)
from microloan.products.examples import example_terms
from microloan.regulations import Outcome, rulebook
from microloan.schedules import Schedule, amortize
from microloan.testing import accounts, plain_terms, terms

ORDER = allocation.PENALTY_FEE_INTEREST_PRINCIPAL
# 46 weeks of Tk 250, whose interest is spread to the poisha.
SPREAD = amortize(replace(example_schedule().terms, rounding=InstallmentRounding(residual=residual.SPREAD)))


def paid_on_time(schedule: Schedule, count: int) -> Account:
    paid = [
        Payment(schedule.installment(number).total, schedule.installment(number).due_on)
        for number in range(1, count + 1)
        if schedule.due_of(number)
    ]
    return post(schedule, paid, ORDER)


def equal_installments(count: int, rate: int) -> Schedule:
    return amortize(
        LoanTerms(
            principal=BDT(10_000),
            disbursed_on=date(2024, 1, 3),
            interest=Flat(f"{rate}/100%", charged=PER_LOAN),
            repayment=Repayment(installments=count, every=WEEK),
            rounding=InstallmentRounding(residual=residual.SPREAD),
        )
    )


def due(schedule: Schedule, number: int) -> date:
    return to_date(schedule.due_days[number - 1])


@pytest.mark.parametrize(
    ("rule", "given_up", "payoff"),
    [
        (rebate.NONE, "0", "4000.00"),
        (rebate.PROPORTIONAL, "521.74", "3478.26"),
        (rebate.RULE_OF_78, "188.71", "3811.29"),
        (rebate.ACTUARIAL, "200.17", "3799.83"),
    ],
)
def test_thirty_of_forty_six_paid(rule: rebates.RebateRule, given_up: str, payoff: str) -> None:
    found = settlement(paid_on_time(SPREAD, 30), on=due(SPREAD, 30), rebate=rule)
    assert (found.rebate, found.payoff) == (BDT(given_up), BDT(payoff))
    assert found.closed().outstanding == BDT(0)


def test_a_rebate_is_no_more_than_what_is_unpaid_of_interest() -> None:
    schedule = example_schedule()
    found = settlement(paid_on_time(schedule, 30), on=due(schedule, 30), rebate=rebate.PROPORTIONAL)
    # The last installment takes the residual, so that 521.70 are to come and not 521.74.
    assert (found.figures.found.minor, found.rebate) == (52_174, BDT("521.70"))
    assert found.explain()["rebate given"].working == "no more than 521.70, the interest unpaid and not earned"


def test_on_a_due_date_nothing_has_begun_and_the_day_after_one_installment_has() -> None:
    account, on = paid_on_time(SPREAD, 30), due(SPREAD, 30)
    for rule, later in ((rebate.PROPORTIONAL, "489.13"), (rebate.RULE_OF_78, "166.51")):
        assert settlement(account, on=on + timedelta(days=1), rebate=rule).rebate == BDT(later)
        assert settlement(account, on=on + timedelta(days=6), rebate=rule).rebate == BDT(later)
    # The installment that has begun is paid as if on its due date.
    for rule in rebate.ALL:
        if rule.begun is rebates.WHOLE:
            begun = settlement(account, on=on + timedelta(days=3), rebate=rule)
            afterwards = settlement(paid_on_time(SPREAD, 31), on=due(SPREAD, 31), rebate=rule)
            assert begun.payoff == afterwards.payoff + BDT(250)


def test_nothing_has_begun_on_the_day_of_disbursement() -> None:
    schedule = example_schedule()
    on = schedule.terms.disbursed_on
    for rule in rebate.ALL[1:]:
        assert settlement(post(schedule, [], ORDER), on=on, rebate=rule).payoff == BDT(10_000)
    first = case_on(schedule, on + timedelta(days=1))
    assert (first.due, first.begun, first.left) == (0, 1, 45)


def test_to_date_counts_the_days_of_the_period() -> None:
    schedule = amortize(example_terms())
    account, on = paid_on_time(schedule, 10), due(schedule, 10)
    accrued = schedule.interest_parts[10]
    for days in range(8):
        found = settlement(account, on=on + timedelta(days=days), rebate=rebate.TO_DATE)
        owed = rounding.HALF_UP.divide(sum(schedule.interest_parts[10:]) * 7 - accrued * (7 - days), 7)
        owed -= sum(schedule.interest_parts[11:])
        assert abs(found.owed.interest.minor - owed) <= (0 if days == 7 else 1)
    assert settlement(account, on=on, rebate=rebate.TO_DATE).owed.interest == BDT(0)


def test_to_date_goes_by_the_day_count_of_the_interest() -> None:
    # From 31 January to 28 February: 28 days of 30 by months of 30 days, and 14 of them on 14 February.
    loan = LoanTerms(
        principal=INR(36_000),
        disbursed_on=date(2026, 1, 31),
        interest=DecliningBalance("10%", accrual=day_count.THIRTY_E_360),
        repayment=Repayment(installments=6, every=MONTH),
    )
    account = post(amortize(loan), [], ORDER)
    found = settlement(account, on=date(2026, 2, 14), rebate=rebate.TO_DATE)
    assert found.owed.interest == INR(140)  # 36,000 × 10% × 14 ÷ 360


def test_a_part_bears_interest_from_the_day_on_which_it_is_paid_out() -> None:
    parts = Disbursements(INR(73_000), tranches=(Tranche(INR(36_500), on=date(2026, 1, 21)),))
    loan = LoanTerms(
        principal=parts,
        disbursed_on=date(2026, 1, 1),
        interest=DecliningBalance("10%", accrual=day_count.ACTUAL_365),
        repayment=Repayment(installments=6, every=MONTH),
    )
    account = post(amortize(loan), [], ORDER)
    for day in range(21, 32):
        found = settlement(account, on=date(2026, 1, day), rebate=rebate.TO_DATE)
        # 10 a day of the first part, and 10 of the second one from the 21st.
        assert found.owed.interest == INR(10 * (day - 1) + 10 * (day - 21))


def test_interest_that_was_deferred_is_owed_to_the_day() -> None:
    loan = example_terms()
    waits = amortize(replace(loan, repayment=replace(loan.repayment, grace=moratorium(4))))
    on = due(waits, 3)
    found = settlement(post(waits, [], ORDER), on=on, rebate=rebate.TO_DATE)
    # Three periods of 20,000 × 24% ÷ 52 have accrued, and nothing is due yet.
    assert found.owed.interest == BDT("276.93")
    assert found.payoff == BDT("20276.93")


def test_late_installments_and_penalties_are_owed_whole() -> None:
    late = example_account()
    charged = with_events(late, [Levy(BDT(15), date(2024, 5, 1), installment=9, name="delay charge")])
    plain = settlement(late, on=date(2024, 5, 1), rebate=rebate.RULE_OF_78)
    found = settlement(charged, on=date(2024, 5, 1), rebate=rebate.RULE_OF_78)
    assert found.rebate == plain.rebate == BDT("688.25")
    assert found.owed.penalty == BDT(15)
    assert found.payoff == plain.payoff + BDT(15)
    assert found.closed().outstanding == BDT(0)


def test_interest_paid_in_advance_stays_paid() -> None:
    schedule = example_schedule()
    ahead = post(schedule, [Payment(BDT(250) * 40, date(2024, 1, 24))], ORDER)
    found = settlement(ahead, on=date(2024, 1, 24), rebate=rebate.RULE_OF_78)
    assert found.rebate == found.outstanding.interest == BDT("195.60")
    whole = post(schedule, [Payment(BDT(11_600), date(2024, 1, 24))], ORDER)
    done = settlement(whole, on=date(2024, 1, 24), rebate=rebate.RULE_OF_78)
    assert (done.rebate, done.payoff, done.refundable, done.events()) == (BDT(0), BDT(0), BDT(100), ())


def test_fees_of_later_installments() -> None:
    fee = Fee("insurance", BDT(10), when=fee_when.WITH_EACH_INSTALLMENT)
    schedule = amortize(replace(example_schedule().terms, charges=(fee,)))
    account, on = paid_on_time(schedule, 30), due(schedule, 30)
    found = settlement(account, on=on, rebate=rebate.RULE_OF_78)
    assert (found.given_up.fee, found.payoff) == (BDT(160), BDT("3811.29"))
    assert [type(event) for event in found.events()] == [Waiver, Waiver, Payment]
    owed = settlement(account, on=on, rebate=rebate.RULE_OF_78, fees=rebate.ALL_FEES)
    assert (owed.given_up.fee, owed.payoff) == (BDT(0), BDT("3971.29"))
    for one in (found, owed):
        assert one.closed().outstanding == BDT(0)
    begun = settlement(account, on=on + timedelta(days=1), rebate=rebate.RULE_OF_78)
    assert begun.given_up.fee == BDT(150)


def test_the_events_count_after_those_of_the_day() -> None:
    paid = Payment(BDT(250), date(2024, 3, 20), sequence=4, reference="R-9")
    account = with_events(example_account(), [paid])
    found = settlement(account, on=date(2024, 3, 20), rebate=rebate.RULE_OF_78)
    waiver, payment = found.events("R-10")
    assert (waiver.sequence, payment.sequence, payment.reference) == (5, 6, "R-10")


def test_payments_that_come_first_leave_no_room_for_a_rebate() -> None:
    orders = {one: post(example_schedule(), example_account().events, ORDER, within_day=one) for one in day_order.ALL}
    for order, account in orders.items():
        found = settlement(account, on=date(2024, 3, 20), rebate=rebate.RULE_OF_78)
        if order == day_order.PAYMENTS_FIRST:
            with pytest.raises(MicroloanError, match="counts payments before waivers"):
                found.events()
            assert settlement(account, on=date(2024, 3, 20), rebate=rebate.NONE).closed().outstanding == BDT(0)
        else:
            assert found.closed().outstanding == BDT(0)


def test_a_payment_of_the_day_counts_before_the_waiver_by_any_order() -> None:
    paid = [*example_account().events, Payment(BDT(9_000), date(2024, 3, 20))]
    account = post(example_schedule(), paid, ORDER, within_day=day_order.CHARGES_FIRST)
    found = settlement(account, on=date(2024, 3, 20), rebate=rebate.PROPORTIONAL)
    assert found.rebate == BDT("65.16")
    assert found.closed().outstanding == BDT(0)


def test_what_cannot_be_settled() -> None:
    account = example_account()
    for on, code in ((date(2024, 1, 2), "outside_life"), (date(2024, 3, 12), "out_of_order")):
        with pytest.raises(MicroloanError) as refused:
            settlement(account, on=on, rebate=rebate.NONE)
        assert refused.value.code == code
    lost = with_events(account, [WriteOff(date(2026, 6, 30))])
    with pytest.raises(MicroloanError, match="is written off"):
        settlement(lost, on=date(2026, 7, 1), rebate=rebate.NONE)
    parts = Disbursements(BDT(20_000), tranches=(Tranche(BDT(5_000), on=date(2026, 3, 4)),))
    in_parts = post(amortize(replace(example_terms(), principal=parts)), [], ORDER)
    with pytest.raises(MicroloanError, match=r"before Tk\. 5,000 of the loan is paid out"):
        settlement(in_parts, on=date(2026, 2, 4), rebate=rebate.TO_DATE)
    assert settlement(in_parts, on=date(2026, 3, 4), rebate=rebate.TO_DATE).closed().outstanding == BDT(0)
    with pytest.raises(MicroloanError, match="must be a rule such as rebate"):
        settlement(account, on=date(2024, 5, 1), rebate="rule_of_78")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be an Account"):
        settlement(example_schedule(), on=date(2024, 5, 1), rebate=rebate.NONE)  # type: ignore[arg-type]


def test_a_rule_of_ones_own() -> None:
    def half(case: rebates.EarlyCase) -> rebates.Unearned:
        later = sum(case.schedule.interest_parts[case.begun :])
        return rebates.Unearned(Fraction(later, 2), f"{case.pen.amount(later)} ÷ 2")

    rule = rebates.RebateRule("half", half, rebates.WHOLE, "half of the interest to come", "our handbook")
    found = settlement(paid_on_time(SPREAD, 30), on=due(SPREAD, 30), rebate=rule)
    assert found.rebate == BDT("260.87")
    assert found.explain()["rebate"].working == "521.74 ÷ 2"

    def less(case: rebates.EarlyCase) -> rebates.Unearned:
        return rebates.Unearned(Fraction(-1), "less than nothing")

    def whole(case: rebates.EarlyCase) -> rebates.Unearned:
        return rebates.Unearned(5, "a whole number")  # type: ignore[arg-type]

    for found_wrong, problem in ((less, "a rebate is from zero"), (whole, "must find a Fraction of minor units")):
        wrong = rebates.RebateRule("wrong", found_wrong, rebates.WHOLE, "wrong", "nowhere")
        with pytest.raises(MicroloanError, match=problem):
            settlement(paid_on_time(SPREAD, 30), on=due(SPREAD, 30), rebate=wrong)


@pytest.mark.parametrize("mode", rounding.ALL)
def test_present_value_at_a_rate_that_is_exact(mode: rounding.Rounding) -> None:
    # Interest of 1% a month alone, and the principal at the end: it is worth what was lent, on every due date.
    loan = LoanTerms(
        principal=INR(12_345),
        disbursed_on=date(2026, 1, 1),
        interest=DecliningBalance("12%"),
        repayment=Repayment(installments=12, every=MONTH, shape=INTEREST_ONLY),
    )
    schedule = amortize(loan)
    for paid in (0, 5, 11):
        on = due(schedule, paid) if paid else loan.disbursed_on
        found = settlement(
            paid_on_time(schedule, paid), on=on, rebate=rebate.ACTUARIAL, rounding=ChargeRounding(mode=mode)
        )
        assert found.payoff == INR(12_345)


def test_a_rebate_in_whole_takas() -> None:
    account, on = paid_on_time(SPREAD, 30), due(SPREAD, 30)
    up = ChargeRounding(multiple=BDT(1), mode=rounding.UP)
    found = settlement(account, on=on, rebate=rebate.RULE_OF_78, rounding=up)
    assert (found.rebate, found.payoff) == (BDT(189), BDT(3_811))
    with pytest.raises(CurrencyMismatch, match="is in INR, the loan in BDT"):
        settlement(account, on=on, rebate=rebate.NONE, rounding=ChargeRounding(multiple=INR(1)))
    with pytest.raises(MicroloanError, match="must be a ChargeRounding"):
        settlement(account, on=on, rebate=rebate.NONE, rounding=rounding.UP)  # type: ignore[arg-type]


def test_installments_that_a_holiday_brought_to_one_day_begin_together() -> None:
    eid = date(2024, 4, 10)
    closed = HolidayList(
        code="BD",
        name="Eid",
        first=date(2024, 1, 1),
        last=date(2025, 12, 31),
        source="test",
        holidays=(Holiday(eid, "Eid", "test"),),
    )
    calendar = Calendar(holidays=closed, on_holiday=holiday_rule.MERGE_INTO_NEXT)
    schedule = amortize(replace(example_schedule().terms, calendar=calendar))
    assert schedule.due_days[11] == schedule.due_days[12]
    days = [case_on(schedule, eid + timedelta(days=after)) for after in (-7, -6, 0, 7, 8)]
    assert [(one.due, one.begun) for one in days] == [(11, 11), (11, 13), (11, 13), (13, 13), (13, 14)]


def test_a_loan_paid_out_in_parts_has_no_rate_of_its_periods() -> None:
    parts = Disbursements(BDT(20_000), tranches=(Tranche(BDT(5_000), on=date(2026, 3, 4)),))
    account = post(amortize(replace(example_terms(), principal=parts)), [], ORDER)
    with pytest.raises(MicroloanError, match="a rate by periods knows none"):
        settlement(account, on=date(2026, 3, 11), rebate=rebate.ACTUARIAL)


def test_a_narrowing_amount_is_refined_until_its_rounding_is_certain() -> None:
    exact = Fraction(5, 2) - Fraction(1, 10**30)

    def near(places: int) -> rebates.Bounds:
        return rebates.Bounds(exact - Fraction(1, 10**places), exact + Fraction(1, 10**places))

    assert [rebates.rounded(near, RoundingRule(1, mode)) for mode in rounding.ALL] == [2, 2, 2, 3, 2]


def test_what_regulators_say() -> None:
    schedule = amortize(example_terms())
    account, on = paid_on_time(schedule, 10), due(schedule, 10)
    mra, rbi = (rulebook(code, on=on) for code in ("bd-mra", "in-rbi"))
    to_date, none = (settlement(account, on=on, rebate=rule) for rule in (rebate.TO_DATE, rebate.NONE))
    assert [one.outcome for one in to_date.findings(mra)] == [Outcome.PASS, Outcome.NOT_APPLICABLE]
    assert [one.outcome for one in none.findings(mra)] == [Outcome.FAIL, Outcome.NOT_APPLICABLE]
    assert [one.outcome for one in to_date.findings(rbi)] == [Outcome.NOT_APPLICABLE, Outcome.PASS]
    assert [one.outcome for one in none.findings(rbi)] == [Outcome.NOT_APPLICABLE, Outcome.UNKNOWN]


loans = plain_terms(most_installments=24, largest_minor=10**8)


@st.composite
def open_accounts(draw: st.DrawFn) -> tuple[Account, date]:
    """An account with events of every kind but a write-off, and a day from its last event on."""
    schedule = amortize(draw(terms(most_installments=24, largest_minor=10**8)))
    account = draw(accounts(schedule))
    assume(not any(isinstance(event, WriteOff) for event in account.events))
    last = account.events[-1].on if account.events else schedule.terms.disbursed_on
    paid_out = max(day for day, _ in schedule.disbursements)
    return account, max(last, paid_out) + timedelta(days=draw(st.integers(0, 60)))


def rules_for(account: Account) -> st.SearchStrategy[rebates.RebateRule]:
    """The rules for a loan: one that is paid out in parts has no rate of its periods."""
    rules = (
        rebate.ALL
        if len(account.schedule.disbursements) == 1
        else (rebate.NONE, rebate.PROPORTIONAL, rebate.RULE_OF_78, rebate.TO_DATE)
    )
    return st.sampled_from(rules)


@given(open_accounts(), st.data(), st.sampled_from(rounding.ALL))
def test_the_events_close_the_account_at_zero(
    drawn: tuple[Account, date], data: st.DataObject, mode: rounding.Rounding
) -> None:
    account, on = drawn
    found = settlement(account, on=on, rebate=data.draw(rules_for(account)), rounding=ChargeRounding(mode=mode))
    if account.within_day == day_order.PAYMENTS_FIRST and found.given_up and found.payoff.minor:
        with pytest.raises(MicroloanError, match="counts payments before waivers"):
            found.closed()
        return
    closed = found.closed()
    assert not any(closed.replayed.left)
    assert closed.refundable == account.refundable == found.refundable
    assert found.payoff + found.given_up.total == found.outstanding.total
    for after in (0, 1, 400):
        position = closed.position(as_of=on + timedelta(days=after))
        assert not position.overdue
        assert (position.days_past_due, position.outstanding.total.minor) == (0, 0)


@given(open_accounts(), st.data(), st.sampled_from(rounding.ALL))
def test_a_rebate_is_between_nothing_and_the_interest_that_is_unpaid_and_not_earned(
    drawn: tuple[Account, date], data: st.DataObject, mode: rounding.Rounding
) -> None:
    account, on = drawn
    found = settlement(account, on=on, rebate=data.draw(rules_for(account)), rounding=ChargeRounding(mode=mode))
    days = (account.schedule.terms.disbursed_on.toordinal(), *account.schedule.due_days)
    # A period begins on the day after the due date before it.
    by_days = found.rules.rebate == rebate.TO_DATE
    first = sum((day if by_days else before + 1) <= on.toordinal() for before, day in pairwise(days))
    unpaid = account.replayed.left[4 * first + INTEREST.value : 4 * len(account.schedule) : 4]
    assert 0 <= found.rebate.minor <= sum(unpaid)
    assert all(amount.minor >= 0 for _, amount in found.owed)


@given(open_accounts())
def test_from_the_least_generous_to_the_most(drawn: tuple[Account, date]) -> None:
    # (left + 1) ÷ (count + 1) is at most 1, so that digits give up no more than installments do.
    account, on = drawn
    none, digits, proportional = (
        settlement(account, on=on, rebate=rule).payoff for rule in (rebate.NONE, rebate.RULE_OF_78, rebate.PROPORTIONAL)
    )
    assert none >= digits >= proportional


@given(st.integers(1, 60), st.integers(1, 4_000), st.data())
def test_digits_give_up_no_more_than_present_value_where_installments_are_equal(
    count: int, rate: int, data: st.DataObject
) -> None:
    schedule = equal_installments(count, rate)
    paid = data.draw(st.integers(0, count))
    account, on = paid_on_time(schedule, paid), due(schedule, paid) if paid else schedule.terms.disbursed_on
    digits, actuarial = (settlement(account, on=on, rebate=rule) for rule in (rebate.RULE_OF_78, rebate.ACTUARIAL))
    # Installments differ by a poisha, and so may what is found.
    assert digits.payoff.minor >= actuarial.payoff.minor - 1


@given(st.integers(1, 60), st.integers(1, 4_000), st.sampled_from(rounding.ALL), st.data())
def test_present_value_is_rounded_as_its_exact_value_rounds(
    count: int, rate: int, mode: rounding.Rounding, data: st.DataObject
) -> None:
    schedule = equal_installments(count, rate)
    paid = data.draw(st.integers(0, count - 1))
    on = due(schedule, paid) if paid else schedule.terms.disbursed_on
    rule = ChargeRounding(mode=mode)
    found = settlement(paid_on_time(schedule, paid), on=on, rebate=rebate.ACTUARIAL, rounding=rule).figures.found
    payments = [schedule.due_of(number) for number in range(1, count + 1)]

    def worth(of: list[int], discount: Decimal) -> Decimal:
        return sum(((Decimal(amount) * discount**place) for place, amount in enumerate(of, start=1)), Decimal(0))

    with localcontext() as context:
        context.prec = 60
        low, high = Decimal("0.5"), Decimal(1)
        for _ in range(180):
            middle = (low + high) / 2
            low, high = (middle, high) if worth(payments, middle) < 1_000_000 else (low, middle)
        exact = sum(payments[paid:]) - worth(payments[paid:], low)
        nearest = exact.quantize(Decimal("1e-40"))
    exact_fraction = max(Fraction(nearest), Fraction(0))
    assert found.minor == mode.divide(exact_fraction.numerator, exact_fraction.denominator)


def payoffs_on_time(schedule: Schedule, rule: rebates.RebateRule) -> list[int]:
    return [
        settlement(paid_on_time(schedule, number), on=due(schedule, number), rebate=rule).payoff.minor
        for number in range(1, len(schedule) + 1)
    ]


@given(loans, st.sampled_from([rebate.NONE, rebate.TO_DATE]))
def test_who_pays_on_time_pays_less_with_each_due_date(loan: LoanTerms, rule: rebates.RebateRule) -> None:
    payoffs = payoffs_on_time(amortize(loan), rule)
    assert all(later <= earlier for earlier, later in pairwise(payoffs))
    assert payoffs[-1] == 0


@given(st.integers(1, 30), st.integers(1, 4_000), st.sampled_from(rebate.ALL))
def test_where_installments_are_equal_all_rules_ask_for_less_with_each_due_date(
    count: int, rate: int, rule: rebates.RebateRule
) -> None:
    # Not so where interest is paid before principal: digits give up more at first than an installment pays.
    payoffs = payoffs_on_time(equal_installments(count, rate), rule)
    assert all(later < earlier for earlier, later in pairwise(payoffs))
    assert payoffs[-1] == 0


@given(loans, st.data())
def test_between_due_dates_the_payoff_rises_day_by_day_only_as_interest_accrues(
    loan: LoanTerms, data: st.DataObject
) -> None:
    schedule = amortize(loan)
    paid = data.draw(st.integers(0, len(schedule) - 1))
    account, start = paid_on_time(schedule, paid), due(schedule, paid) if paid else loan.disbursed_on
    before = due(schedule, paid + 1) - timedelta(days=1)
    days = [start + timedelta(days=after) for after in range((before - start).days + 1)][:40]
    payoffs = [settlement(account, on=day, rebate=rebate.TO_DATE).payoff for day in days]
    assert payoffs == sorted(payoffs)
    for rule in (rebate.NONE, rebate.PROPORTIONAL, rebate.RULE_OF_78):
        assert len({settlement(account, on=day, rebate=rule).payoff for day in days[1:]}) <= 1
