"""The laws of every schedule, over methods, shapes, roundings and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, strategies

from microloan.errors import MicroloanError
from microloan.interest import PER_LOAN, PER_YEAR, DecliningBalance, Flat, shapes
from microloan.products import LoanTerms
from microloan.schedules import Schedule, amortize
from microloan.testing import rates, terms

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def _by_period_or_flat() -> SearchStrategy[Flat | DecliningBalance]:
    flat = strategies.builds(Flat, rates(), strategies.sampled_from((PER_LOAN, PER_YEAR)))
    return flat | strategies.builds(DecliningBalance, rates())


def _in_equal_installments() -> SearchStrategy[LoanTerms]:
    return terms().map(lambda loan: replace(loan, repayment=replace(loan.repayment, shape=shapes.EQUAL_INSTALLMENTS)))


@given(terms())
def test_principal_adds_up_and_nothing_is_negative(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert schedule.total_principal == loan.principal
    assert all(row.principal.minor >= 0 and row.interest.minor >= 0 for row in schedule)
    assert schedule.total_principal + schedule.total_interest == schedule.total_due
    assert sum(row.total.minor for row in schedule) == schedule.total_due.minor


@given(terms())
def test_the_loan_closes_at_zero_and_the_last_row_asks_for_money(loan: LoanTerms) -> None:
    *before, last = amortize(loan)
    assert last.outstanding_principal.minor == 0
    assert last.total.minor > 0
    opening = loan.principal
    for row in [*before, last]:
        assert row.outstanding_principal == opening - row.principal
        opening = row.outstanding_principal


@given(terms())
def test_numbers_run_from_one_and_dates_rise(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert [row.number for row in schedule] == list(range(1, len(schedule) + 1))
    assert 1 <= len(schedule) == loan.repayment.installments - schedule.finishes_early
    due = [loan.disbursed_on, *(row.due_on for row in schedule)]
    assert all(earlier < later for earlier, later in pairwise(due))


@given(_in_equal_installments())
def test_level_installments_differ_only_where_the_loan_ends(loan: LoanTerms) -> None:
    *before, last = amortize(loan)
    level = min((row.total for row in before), default=last.total)
    # A row may exceed the level only where its interest alone does, and pays no principal then.
    for row in before:
        assert row.total == level or (row.principal.minor == 0 and row.interest > level)


@given(terms(), strategies.integers(2, 100))
def test_lending_so_many_times_more_in_units_as_much_larger_multiplies_everything(loan: LoanTerms, times: int) -> None:
    # A given amount stays as it is given, whatever is lent.
    assume(loan.repayment.shape.name not in {"given_installment", "given_principal"})
    once = amortize(loan)
    multiple, interest_multiple = loan.rounding.multiple, loan.rounding.interest_multiple
    assert multiple is not None
    assert interest_multiple is not None
    larger = replace(loan.rounding, multiple=multiple * times, interest_multiple=interest_multiple * times)
    multiplied = amortize(replace(loan, principal=loan.principal * times, rounding=larger))
    assert multiplied.principal_parts == tuple(part * times for part in once.principal_parts)
    assert multiplied.interest_parts == tuple(part * times for part in once.interest_parts)


@given(terms(methods=_by_period_or_flat()), strategies.integers(1, 100))
def test_amounts_that_count_no_days_do_not_depend_on_the_date(loan: LoanTerms, days_later: int) -> None:
    once = amortize(loan)
    later = amortize(replace(loan, disbursed_on=loan.disbursed_on + timedelta(days=days_later)))
    assert (later.principal_parts, later.interest_parts) == (once.principal_parts, once.interest_parts)


@given(terms())
def test_a_schedule_survives_plain_data(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    assert Schedule.from_dict(schedule.to_dict()) == schedule
    assert LoanTerms.from_dict(loan.to_dict()) == loan


@given(terms())
def test_every_installment_explains_the_amounts_it_shows(loan: LoanTerms) -> None:
    schedule = amortize(loan)
    for row in {1, (len(schedule) + 1) // 2, len(schedule)}:
        installment = schedule.installment(row)
        explanation = installment.explain()
        for label, amount in (
            ("interest", installment.interest),
            ("principal", installment.principal),
            ("due", installment.total),
            ("outstanding after", installment.outstanding_principal),
        ):
            assert explanation[label].result.replace(",", "") == f"{amount.amount:f}"


def test_a_schedule_refuses_rows_that_do_not_add_up(example: LoanTerms) -> None:
    schedule = amortize(example)
    parts = (schedule.principal_parts[0] + 1, *schedule.principal_parts[1:])
    with pytest.raises(MicroloanError, match="must add up to 2000000 minor units") as caught:
        Schedule(example, schedule.due_days, parts, schedule.interest_parts)
    assert (caught.value.argument, caught.value.code) == ("principal", "broken_schedule")
