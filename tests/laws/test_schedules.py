"""The laws of every schedule, over methods, shapes, roundings and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import assume, given, strategies

from microloan.currency import Currency, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, PER_YEAR, DecliningBalance, Flat, shapes
from microloan.products import (
    ChargeRounding,
    CompulsorySavings,
    Fee,
    FeeLimits,
    FeeTax,
    FeeThreshold,
    LoanTerms,
    fee_when,
)
from microloan.products.paying_out import undrawn
from microloan.schedules import Installment, Schedule, amortize
from microloan.testing import plain_terms, rates, terms

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

P = TypeVar("P", Fee, CompulsorySavings)


def _by_period_or_flat() -> SearchStrategy[Flat | DecliningBalance]:
    flat = strategies.builds(Flat, rates(), strategies.sampled_from((PER_LOAN, PER_YEAR)))
    return flat | strategies.builds(DecliningBalance, rates())


def _in_equal_installments() -> SearchStrategy[LoanTerms]:
    return plain_terms().map(
        lambda loan: replace(loan, repayment=replace(loan.repayment, shape=shapes.EQUAL_INSTALLMENTS))
    )


@given(terms())
def test_principal_adds_up_and_nothing_is_negative(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    added = (charge.total for charge in schedule.charges_at_disbursement if charge.when == fee_when.CAPITALISED)
    assert schedule.total_principal == sum(added, loan.lent - schedule.down_payment)
    assert all(row.principal.minor >= 0 and row.interest.minor >= 0 for row in schedule)
    fees = sum((row.fee for row in schedule), loan.lent * 0)
    assert schedule.total_principal + schedule.total_interest + fees == schedule.total_due
    assert sum(row.total.minor for row in schedule) == schedule.total_due.minor


@given(terms())
def test_the_loan_closes_at_zero_and_the_last_row_asks_for_money(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    *before, last = schedule
    assert last.outstanding_principal.minor == 0
    assert last.total.minor > 0
    left = schedule.total_principal
    for row in [*before, last]:
        left -= row.principal
        assert row.outstanding_principal.minor == left.minor - undrawn(loan, row.due_on.toordinal())
        assert row.outstanding_principal.minor >= 0


@given(terms())
def test_numbers_run_from_one_and_dates_rise(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert [row.number for row in schedule] == list(range(1, len(schedule) + 1))
    assert 1 <= len(schedule) == loan.repayment.installments - schedule.finishes_early
    due = [loan.disbursed_on, *(row.due_on for row in schedule)]
    merges = loan.calendar.moves
    assert due[0] < due[1]
    assert all(earlier < later or (merges and earlier == later) for earlier, later in pairwise(due))
    assert [number for row in schedule.rows for number in row.numbers] == [row.number for row in schedule]


@given(_in_equal_installments())
def test_level_installments_differ_only_where_the_loan_ends(loan: LoanTerms) -> None:
    *before, last = amortize(loan)
    level = min((row.principal + row.interest for row in before), default=last.total)
    # A row may exceed the level only where its interest alone does, and pays no principal then.
    for row in before:
        assert row.principal + row.interest == level or (row.principal.minor == 0 and row.interest > level)


@given(plain_terms(), strategies.integers(2, 100))
def test_lending_so_many_times_more_in_units_as_much_larger_multiplies_everything(loan: LoanTerms, times: int) -> None:
    # A given amount stays as it is given, whatever is lent.
    assume(loan.repayment.shape.name not in {"given_installment", "given_principal"})
    once = amortize(loan)
    multiple, interest_multiple = loan.rounding.multiple, loan.rounding.interest_multiple
    assert multiple is not None
    assert interest_multiple is not None
    larger = replace(loan.rounding, multiple=multiple * times, interest_multiple=interest_multiple * times)
    fees = tuple(larger_fee(fee, times, loan.lent.currency) for fee in loan.charges)
    savings = None if loan.savings is None else larger_part(loan.savings, times, loan.lent.currency)
    multiplied = amortize(replace(loan, principal=loan.lent * times, rounding=larger, charges=fees, savings=savings))
    for name in ("principal_parts", "interest_parts", "fee_parts", "savings_parts"):
        assert getattr(multiplied, name) == tuple(part * times for part in getattr(once, name))
    assert multiplied.total_fees == once.total_fees * times
    assert multiplied.net_disbursed == once.net_disbursed * times


@given(plain_terms(methods=_by_period_or_flat()), strategies.integers(1, 100))
def test_amounts_that_count_no_days_do_not_depend_on_the_date(loan: LoanTerms, days_later: int) -> None:
    undated = tuple(fee for fee in loan.charges if fee.when.name not in {"on_date", "each_year"})
    loan = replace(loan, charges=undated)
    once = amortize(loan)
    later = amortize(replace(loan, disbursed_on=loan.disbursed_on + timedelta(days=days_later)))
    assert (later.principal_parts, later.interest_parts) == (once.principal_parts, once.interest_parts)
    assert (later.fee_parts, later.savings_parts) == (once.fee_parts, once.savings_parts)


@given(terms())
def test_a_schedule_survives_plain_data(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert Schedule.from_dict(schedule.to_dict()) == schedule
    assert LoanTerms.from_dict(loan.to_dict()) == loan


def parts_of(installment: Installment) -> list[tuple[str, Money]]:
    """Return the steps that an explanation has for the parts of an installment, with what they must say."""
    terms = installment.explain()
    labels = {step.label for step in terms.steps}
    collected = "interest collected" if "interest collected" in labels else "interest"
    # Where each part of a loan is charged by itself, the parts have a step each.
    parts = [(collected, installment.interest), ("principal", installment.principal)]
    return [] if "part 1" in labels else parts


@given(terms())
def test_every_installment_explains_the_amounts_it_shows(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    for row in {1, (len(schedule) + 1) // 2, len(schedule)}:
        installment = schedule.installment(row)
        explanation = installment.explain()
        for label, amount in (
            *parts_of(installment),
            ("due", installment.principal + installment.interest),
            ("outstanding after", installment.outstanding_principal),
        ):
            assert explanation[label].result.replace(",", "") == f"{amount.amount:f}"


def larger_fee(fee: Fee, times: int, currency: Currency) -> Fee:
    """Return a fee with all its amounts so many times larger."""
    above, tax, limits = fee.above, fee.tax, fee.limits
    return replace(
        larger_part(fee, times, currency),
        above=None if above is None else FeeThreshold(above.amount * times, above.charged),
        tax=None if tax is None else FeeTax(tax.name, tax.rate, larger_rounding(tax.rounding, times, currency)),
        limits=limits
        and FeeLimits(
            minimum=None if limits.minimum is None else limits.minimum * times,
            maximum=None if limits.maximum is None else limits.maximum * times,
        ),
    )


def larger_part(one: P, times: int, currency: Currency) -> P:
    """Return a fee or savings with its amount, or the unit of its rate, so many times larger."""
    if isinstance(one.what, Money):
        return replace(one, what=one.what * times)
    return replace(one, rounding=larger_rounding(one.rounding, times, currency))


def larger_rounding(rounding: ChargeRounding, times: int, currency: Currency) -> ChargeRounding:
    """Return a rounding to a unit so many times larger; the smallest unit is one."""
    multiple = Money.from_minor(1, currency) if rounding.multiple is None else rounding.multiple
    return ChargeRounding(multiple=multiple * times, mode=rounding.mode)


def test_a_schedule_refuses_rows_that_do_not_add_up(example: LoanTerms) -> None:
    schedule = amortize(example)
    parts = (schedule.principal_parts[0] + 1, *schedule.principal_parts[1:])
    with pytest.raises(MicroloanError, match="must add up to 2000000 minor units") as caught:
        Schedule(example, schedule.due_days, parts, schedule.interest_parts)
    assert (caught.value.argument, caught.value.code) == ("principal", "broken_schedule")
