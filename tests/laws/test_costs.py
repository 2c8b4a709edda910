"""The laws of fees and savings: what is withheld, added, collected and returned adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from microloan.arithmetic.rates import Rate
from microloan.currency import BDT, Money
from microloan.products import Fee, LoanTerms, fee_when
from microloan.products.charging import fee_of
from microloan.schedules import Schedule, amortize
from microloan.testing import Room, fees, interest_methods, plain_terms, terms
from microloan.testing.costs import rates_up_to

LOAN = BDT(10_000)


def nothing(loan: LoanTerms) -> Money:
    return loan.lent * 0


def taken(schedule: Schedule, when: object) -> Money:
    """Return what the fees of one rule at disbursement come to."""
    charges = (charge.total for charge in schedule.charges_at_disbursement if charge.when == when)
    return sum(charges, nothing(schedule.terms))


@given(terms())
def test_what_is_paid_out_and_what_is_withheld_is_what_was_lent(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    savings = loan.savings
    kept = schedule.savings_deposited if savings is not None and savings.when == fee_when.WITHHELD else nothing(loan)
    paid_down = schedule.down_payment
    assert schedule.net_disbursed + paid_down + taken(schedule, fee_when.WITHHELD) + kept == loan.lent
    assert sum((amount for _, amount in schedule.disbursements), nothing(loan)) == schedule.net_disbursed
    assert schedule.net_disbursed > nothing(loan)


@given(terms())
def test_what_is_owed_is_what_was_lent_and_what_was_added(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert schedule.total_principal == loan.lent - schedule.down_payment + taken(schedule, fee_when.CAPITALISED)


@given(terms())
def test_the_columns_add_up_to_the_totals(loan: LoanTerms) -> None:
    schedule, zero = amortize(loan), nothing(loan)
    charges = [charge for row in schedule for charge in row.charges] + [*schedule.charges_at_disbursement]
    assert all(row.fee == sum((charge.total for charge in row.charges), zero) for row in schedule)
    assert schedule.total_fees == sum((charge.total for charge in charges), zero)
    assert schedule.total_tax == sum((charge.tax for charge in charges), zero)
    assert schedule.total_cost == schedule.total_interest + schedule.total_fees
    assert schedule.total_due == sum((row.total for row in schedule), zero)
    assert all(row.total == row.principal + row.interest + row.fee for row in schedule)
    assert all(row.to_collect == row.total + row.savings for row in schedule)
    assert all(amount.minor >= 0 for row in schedule for amount in (row.fee, row.savings))


@given(terms())
def test_what_is_saved_comes_back_with_what_it_earns(loan: LoanTerms) -> None:
    schedule, savings = amortize(loan), loan.savings
    deposits = sum((row.savings for row in schedule), nothing(loan))
    if savings is not None and savings.when == fee_when.WITHHELD:
        kept = schedule.net_disbursed + schedule.down_payment + taken(schedule, fee_when.WITHHELD)
        deposits = loan.lent - kept
    assert schedule.savings_deposited == deposits
    assert schedule.savings_returned == deposits + schedule.savings_interest
    assert schedule.savings_returned.minor >= 0
    if savings is None or savings.interest is None:
        assert schedule.savings_interest == nothing(loan)


@given(plain_terms())
def test_fees_change_principal_and_interest_only_by_being_added(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    plain = amortize(replace(loan, principal=schedule.total_principal, charges=(), savings=None))
    assert (plain.principal_parts, plain.interest_parts) == (schedule.principal_parts, schedule.interest_parts)
    assert (plain.fee_parts, plain.savings_parts) == ((), ())
    assert plain.net_disbursed == schedule.total_principal


@given(terms())
def test_the_disbursement_is_explained_to_the_last_figure(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    explanation = schedule.explain()
    assert explanation["net disbursed"].result.replace(",", "") == f"{schedule.net_disbursed.amount:f}"
    for charge in schedule.charges_at_disbursement:
        assert explanation[f"fee: {charge.name}"].result.replace(",", "") == f"{charge.fee.amount:f}"


@given(terms())
def test_every_fee_of_an_installment_is_explained(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    for row in (schedule.installment(1), schedule.installment(len(schedule))):
        explanation = row.explain()
        for charge in row.charges:
            step = explanation[f"fee: {charge.name}"]
            assert step.working
        if schedule.fee_parts:
            assert explanation["total with fees"].result.replace(",", "") == f"{row.total.amount:f}"
        if schedule.savings_parts:
            assert explanation["savings"].result.replace(",", "") == f"{row.savings.amount:f}"
            assert explanation["to collect"].result.replace(",", "") == f"{row.to_collect.amount:f}"


@given(fees(LOAN, Room(46)), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_fee_never_falls_as_what_it_is_of_rises(fee: Fee, low: int, high: int) -> None:
    low, high = sorted((low, high))
    smaller, larger = fee_of(fee, low)(low), fee_of(fee, high)(high)
    assert smaller.fee <= larger.fee
    assert smaller.tax <= larger.tax


@given(fees(LOAN, Room(46)), rates_up_to(100), rates_up_to(100), st.integers(0, 10**7))
def test_a_fee_never_falls_as_its_rate_rises(fee: Fee, low: Rate, high: Rate, base: int) -> None:
    assume(isinstance(fee.what, Rate))
    low, high = sorted((low, high))
    assert fee_of(replace(fee, what=low), base)(base).total <= fee_of(replace(fee, what=high), base)(base).total


def changed(one: LoanTerms) -> st.SearchStrategy[tuple[LoanTerms, LoanTerms]]:
    """Draw the same loan with another price, without its fees and savings, or some days later."""
    others = interest_methods().map(lambda method: replace(one, interest=method))
    plain = replace(one, charges=(), savings=None)
    later = replace(plain, disbursed_on=one.disbursed_on + timedelta(days=11))
    return st.tuples(st.just(one), others | st.sampled_from((one, plain, later)))


@given(plain_terms(most_installments=24).flatmap(changed))
def test_a_difference_goes_from_one_schedule_to_the_other(pair: tuple[LoanTerms, LoanTerms]) -> None:
    one, other = pair
    before, after = amortize(one), amortize(other)
    difference = before.diff(after)
    assert len(list(difference)) == len(difference) == max(len(before), len(after))
    for name in ("principal", "interest", "fee", "total", "savings", "to_collect"):
        changes = sum((row.change(name) for row in difference), nothing(one))
        totals = [sum((getattr(row, name) for row in schedule), nothing(one)) for schedule in (before, after)]
        assert changes == totals[1] - totals[0]
        assert [-row.change(name) for row in after.diff(before)] == [row.change(name) for row in difference]
    assert before.diff(before).is_empty
    assert difference.is_empty == (
        (before.due_days, before.to_records(), before.net_disbursed, before.charges_at_disbursement)
        == (after.due_days, after.to_records(), after.net_disbursed, after.charges_at_disbursement)
        and before.savings_returned == after.savings_returned
    )
