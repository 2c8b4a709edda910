"""Schedules that begin as one and go on as another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.calendars import WEEK
from microloan.currency import BDT
from microloan.errors import MicroloanError
from microloan.interest.shapes import EQUAL_PRINCIPAL
from microloan.products import Fee, LoanTerms, Repayment, fee_when
from microloan.products.examples import example_terms
from microloan.schedules import AmendedSchedule, Amendment, Schedule, amortize
from microloan.schedules.amendments import Late
from microloan.testing import interest_methods, plain_terms

LOANS = plain_terms(most_installments=8).map(amortize)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Schedule, int, Schedule]:
    """Draw a loan, how many of its installments stay, and one to go on with: of as much as is left, or more."""
    before = draw(LOANS)
    kept = draw(st.integers(0, len(before) - 1))
    start = date.fromordinal(before.due_days[kept - 1]) if kept else before.terms.disbursed_on
    on = start + timedelta(days=draw(st.integers(0, 3)))
    principal = max(sum(before.principal_parts[kept:]) + draw(st.integers(0, 10**6)), 1)
    rest = LoanTerms(
        principal=before.money(principal),
        disbursed_on=on,
        interest=draw(interest_methods()),
        repayment=Repayment(installments=draw(st.integers(1, 8)), every=WEEK, shape=EQUAL_PRINCIPAL),
    )
    return before, kept, amortize(rest)


@given(pairs(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_every_amount_is_of_one_of_the_two_or_was_moved(
    pair: tuple[Schedule, int, Schedule], principal: int, interest: int
) -> None:
    before, kept, rest = pair
    amendment = Amendment(rest.terms.disbursed_on, "another loan", principal, interest)
    amended = AmendedSchedule.joined(before, amendment, kept, rest)
    assert amended.due_days == before.due_days[:kept] + rest.due_days
    kept_principal, kept_interest = sum(before.principal_parts[:kept]), sum(before.interest_parts[:kept])
    assert amended.total_principal.minor == kept_principal + rest.total_principal.minor + principal
    assert amended.total_interest.minor == kept_interest + rest.total_interest.minor + interest
    changed = [row.number for row in amended if amended.additions(row.number)]
    on_due_date = kept and before.due_days[kept - 1] == amendment.on.toordinal()
    assert changed == ([kept if on_due_date else kept + 1] if principal or interest else [])


@given(pairs())
def test_installments_explain_themselves_as_in_their_own_schedule(pair: tuple[Schedule, int, Schedule]) -> None:
    before, kept, rest = pair
    amended = AmendedSchedule.joined(before, Amendment(rest.terms.disbursed_on, "another loan"), kept, rest)
    for row in amended:
        schedule, number = (before, row.number) if row.number <= kept else (rest, row.number - kept)
        own = schedule.installment(number).explain()
        # What comes back of the savings comes with the last installment that there is.
        steps, its_own = (
            [step for step in one.steps if step.label != "savings returned"] for one in (row.explain(), own)
        )
        assert steps == its_own
        assert row.explain().title == f"Installment {row.number} of {len(amended)}, due {row.due_on}"
        assert row.nominal_due_on == schedule.installment(number).nominal_due_on
        assert row.charges == schedule.installment(number).charges


@given(pairs())
def test_what_is_paid_out_is_what_is_repaid(pair: tuple[Schedule, int, Schedule]) -> None:
    before, kept, rest = pair
    amended = AmendedSchedule.joined(before, Amendment(rest.terms.disbursed_on, "topped up"), kept, rest)
    capitalised = before.total_principal - before.terms.lent
    assert sum(amount.minor for _, amount in amended.lent_on) + capitalised.minor == amended.total_principal.minor
    assert amended.outstanding_parts[-1] == 0
    assert amended.outstanding_parts == tuple(row.outstanding_principal.minor for row in amended)
    assert min(amended.outstanding_parts) >= 0


def test_outstanding_before_a_top_up_is_that_of_the_first_loan() -> None:
    before = amortize(example_terms())
    on = date(2026, 1, 28)
    more = replace(example_terms(), principal=BDT(30_000), disbursed_on=on)
    amended = AmendedSchedule.joined(before, Amendment(on, "topped up"), 2, amortize(more))
    assert amended.installment(1).outstanding_principal == before.installment(1).outstanding_principal
    assert amended.installment(2).outstanding_principal == BDT(30_000)
    assert sum(amended.dated_flow().amounts) == -amended.total_cost.minor


def test_fees_begin_and_end_with_the_terms_that_have_them() -> None:
    weekly = Fee("passbook", BDT(5), when=fee_when.WITH_EACH_INSTALLMENT)
    with_fee = replace(example_terms(), charges=(weekly,))
    on = date(2026, 1, 28)
    for first, later, parts in (
        (with_fee, example_terms(), (500, 500, 0)),
        (example_terms(), with_fee, (0, 0, 500)),
    ):
        rest = amortize(replace(later, disbursed_on=on))
        amended = AmendedSchedule.joined(amortize(first), Amendment(on, "another fee"), 2, rest)
        assert amended.fee_parts[:3] == parts
        assert [charge.name for charge in amended.installment(3).charges] == ["passbook"] * (parts[2] > 0)


def test_a_top_up_has_fees_of_its_own() -> None:
    before, on = amortize(example_terms()), date(2026, 1, 28)
    fee = Fee("processing fee", "1%", when=fee_when.WITHHELD)
    more = replace(example_terms(), principal=BDT(30_000), disbursed_on=on, charges=(fee,))
    amended = AmendedSchedule.joined(before, Amendment(on, "topped up"), 2, amortize(more))
    left = before.installment(2).outstanding_principal
    assert amended.disbursements[1] == (on, BDT(30_000) - left - BDT(300))
    assert amended.lent_on[1] == (on, BDT(30_000) - left)
    assert amended.total_fees == BDT(300)
    assert sum(amended.dated_flow().amounts) == -amended.total_cost.minor


def test_what_was_late_moves_to_the_first_of_the_rest() -> None:
    before, on = amortize(example_terms()), date(2026, 1, 28)
    rest = amortize(replace(example_terms(), principal=BDT(20_000), disbursed_on=on))
    late = (Late(before.principal_parts[0], before.interest_parts[0], 0), Late(before.principal_parts[1], 100, 0))
    amended = AmendedSchedule.joined(before, Amendment(on, "cured", late=late), 2, rest)
    assert amended.principal_parts[:2] == (0, 0)
    assert amended.interest_parts[:2] == (0, before.interest_parts[1] - 100)
    assert amended.interest_parts[2] == rest.interest_parts[0] + before.interest_parts[0] + 100
    assert amended.total_principal == before.total_principal
    assert amended.disbursements == before.disbursements


def test_the_difference_to_what_was_agreed() -> None:
    before, on = amortize(example_terms()), date(2026, 1, 28)
    left = before.money(sum(before.principal_parts[2:]))
    dearer = replace(
        example_terms(),
        principal=left,
        disbursed_on=on,
        repayment=replace(example_terms().repayment, installments=44, every=WEEK, first_due=date(2026, 2, 4)),
    )
    amended = AmendedSchedule.joined(before, Amendment(on, "as before"), 2, amortize(dearer))
    changes = before.diff(amended)
    assert [row.number for row in changes if row.days] == []
    assert amended.diff(before).after is before


def test_dates_must_rise() -> None:
    before = amortize(example_terms())
    early = amortize(replace(example_terms(), disbursed_on=date(2025, 12, 1)))
    with pytest.raises(MicroloanError, match=r"rest=2025-12-17 must not be due before what is kept"):
        AmendedSchedule.joined(before, Amendment(date(2026, 1, 28), "too early"), 2, early)


def test_numbers_beyond_the_last() -> None:
    before = amortize(example_terms())
    rest = amortize(replace(example_terms(), principal=BDT(19_000), disbursed_on=date(2026, 1, 28)))
    amended = AmendedSchedule.joined(before, Amendment(date(2026, 1, 28), "shorter"), 2, rest)
    with pytest.raises(MicroloanError, match="must be a whole number from 1 to 48"):
        amended.installment(49)
