"""Loans paid out in parts, with a down payment, with interest from another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.rates import percent
from microloan.calendars import MONTH, day_count
from microloan.currency import INR, Money
from microloan.errors import MicroloanError
from microloan.interest import PER_INSTALLMENT, PER_LOAN, PER_PERIOD, DecliningBalance, Flat, residual, shapes
from microloan.interest.grace import Grace
from microloan.portfolio import LoanBook
from microloan.products import (
    AmountRange,
    Disbursements,
    Fee,
    InstallmentRounding,
    LoanTerms,
    Repayment,
    Tranche,
    fee_on,
    fee_when,
    preset,
)
from microloan.schedules import amortize

TENTH = date(2025, 1, 10)


LENT = INR(30_000)


def loan(*tranches: Tranche, amount: Money = LENT, **parts: object) -> LoanTerms:
    """Return a loan at 21% over six months from 10 January 2025."""
    terms = LoanTerms(
        principal=Disbursements(amount, tranches=tranches),
        disbursed_on=TENTH,
        interest=DecliningBalance("21%"),
        repayment=Repayment(installments=6, every=MONTH),
    )
    return replace(terms, **parts)  # type: ignore[arg-type]


METHODS = st.sampled_from(
    [DecliningBalance("21%", rule) for rule in (PER_PERIOD, PER_INSTALLMENT, *day_count.ALL)]
    + [Flat("12%"), Flat("12%", PER_LOAN), DecliningBalance("0%")]
)
DAYS = st.lists(st.integers(1, 180), min_size=1, max_size=4, unique=True).map(sorted)


@given(
    METHODS,
    DAYS,
    st.sampled_from([shapes.EQUAL_INSTALLMENTS, shapes.EQUAL_PRINCIPAL, shapes.INTEREST_ONLY]),
    st.integers(0, 2),
    st.integers(10_000, 10**9),
    st.sampled_from([None, INR(1), INR(10)]),
)
def test_the_parts_add_up_and_nothing_is_negative(
    method: DecliningBalance | Flat,
    days: list[int],
    shape: shapes.InstallmentShape | shapes.PrincipalShape,
    grace: int,
    minor: int,
    multiple: Money | None,
) -> None:
    tranches = tuple(Tranche("15%", after_days=day) for day in days)
    schedule = amortize(
        loan(
            *tranches,
            amount=Money.from_minor(minor, INR),
            interest=method,
            repayment=Repayment(installments=6, every=MONTH, shape=shape, grace=Grace(principal_periods=grace)),
            rounding=InstallmentRounding(multiple=multiple if minor > 10**6 else None),
        )
    )
    assert sum(schedule.principal_parts) == minor == sum(amount.minor for _, amount in schedule.disbursements)
    assert min(*schedule.principal_parts, *schedule.interest_parts, *schedule.outstanding_parts) >= 0
    assert schedule.outstanding_parts[-1] == 0
    assert all(row.principal.minor == 0 for row in schedule.installments[:grace])


@given(st.sampled_from([*day_count.ALL, PER_PERIOD]), st.integers(1, 180))
def test_a_part_bears_interest_from_its_own_day(accrual: object, after: int) -> None:
    """All of the principal stays until the end, so interest is that of each part for its own time."""
    method = DecliningBalance("21%", accrual)  # type: ignore[arg-type]
    shape = Repayment(installments=6, every=MONTH, shape=shapes.INTEREST_ONLY)
    schedule = amortize(loan(Tranche(INR(10_000), after_days=after), interest=method, repayment=shape))
    due = [TENTH, *(row.due_on for row in schedule)]
    paid_out, last = TENTH + timedelta(days=after), due[-1]
    for row, start in zip(schedule, due, strict=False):
        exact = Fraction(0)
        for amount, begins in ((2_000_000, TENTH), (1_000_000, paid_out)):
            begun = max(start, begins)
            if begun >= row.due_on:
                continue
            if isinstance(accrual, day_count.DayCount):
                late = accrual.year_fraction(start, begun, last)
                years = accrual.year_fraction(start, row.due_on, last) - late
            else:
                years = Fraction((row.due_on - begun).days, (row.due_on - start).days) / 12
            exact += amount * Fraction(21, 100) * years
        assert row.interest.minor == int(exact + Fraction(1, 2))


def test_a_part_on_a_due_date_joins_after_it() -> None:
    """Apache Fineract's progressive schedule of the same loan."""
    schedule = amortize(loan(Tranche(INR(10_000), on=date(2025, 3, 10))))
    rows = [(row.principal, row.interest) for row in schedule]
    assert rows[:2] == [(INR("3190.45"), INR("350.00")), (INR("3246.28"), INR("294.17"))]
    assert [row.total for row in schedule][2:] == [INR("6150.78")] * 3 + [INR("6150.77")]
    assert [interest for _, interest in rows[2:]] == [INR("412.36"), INR("311.93"), INR("209.76"), INR("105.79")]
    assert schedule.installment(2).outstanding_principal == INR("23563.27")


def test_a_part_between_due_dates_bears_interest_for_the_rest_of_the_period() -> None:
    """15 of 28 days on 16,809.55 and 13 on 26,809.55, as Fineract counts them; the installment fits exactly."""
    schedule = amortize(loan(Tranche(INR(10_000), on=date(2025, 2, 25))))
    assert schedule.installment(2).interest == INR("375.42")
    assert {row.total for row in schedule.installments[1:5]} == {INR("5627.26")}
    assert schedule.installment(6).total == INR("5627.25")
    explained = schedule.installment(2).explain()
    assert (explained["paid out"].working, explained["paid out"].result) == (
        "a part that installments 2 to 6 bear",
        "10,000.00",
    )
    # 26,809.55 − 10,000 × 15/28, in the groups of the rupee as every amount is.
    assert explained["interest"].working.startswith("21,452.4071… × ")


def test_a_flat_charge_is_agreed_for_each_part() -> None:
    schedule = amortize(loan(Tranche(INR(10_000), on=date(2025, 2, 25)), interest=Flat("12%")))
    assert [row.total for row in schedule][:2] == [INR("3533.33"), INR("5633.33")]
    assert schedule.total_interest == INR(20_000 * 12 * 6 // 1_200 + 10_000 * 12 * 5 // 1_200)
    assert schedule.installment(2).explain()["part 2"].working == "of 10,000.00: 2,000.00 principal + 100.00 interest"


def test_a_down_payment_is_not_repaid_again() -> None:
    """Apache Fineract: 3,500 of 17,500 on the first day, then 14,000 in five of 2,927.25."""
    terms = replace(
        loan(),
        principal=Disbursements(INR(17_500), down_payment="20%"),
        interest=DecliningBalance("18%"),
        repayment=Repayment(installments=5, every=MONTH),
    )
    schedule = amortize(terms)
    assert {row.total for row in schedule} == {INR("2927.25")}
    assert (schedule.down_payment, schedule.net_disbursed, schedule.total_principal) == (
        INR(3_500),
        INR(14_000),
        INR(14_000),
    )
    assert "Down payment on 2025-01-10: Rs. 3,500" in schedule.to_table().notes
    assert schedule.explain()["principal owed"].working == "17,500.00 − 3,500.00 paid down"


def test_interest_may_start_on_another_day() -> None:
    by_the_day = DecliningBalance("21%", day_count.ACTUAL_365)
    later = replace(loan(interest=by_the_day), principal=Disbursements(INR(30_000), interest_from=date(2025, 1, 31)))
    first, usual = amortize(later).installment(1), amortize(replace(later, principal=INR(30_000))).installment(1)
    assert first.interest == INR("172.60")  # 30,000 × 21% × 10 ÷ 365
    assert usual.interest == INR("535.07")  # and for 31 days


def test_fees_of_what_is_outstanding_see_the_part_that_has_joined() -> None:
    fee = Fee("cover", "1%", on=fee_on.OUTSTANDING_PRINCIPAL, when=fee_when.WITH_EACH_INSTALLMENT)
    schedule = amortize(loan(Tranche(INR(10_000), on=date(2025, 2, 25)), charges=(fee,)))
    assert [str(row.fee) for row in schedule][:3] == ["Rs. 200", "Rs. 268.10", "Rs. 215.58"]


def test_a_book_of_loans_in_parts_gives_each_loan_its_own_schedule() -> None:
    product = preset("jcf-jagoron")
    offered = replace(product.principal, tranches=(Tranche("40%", after_days=60),))
    book = LoanBook.from_columns(
        replace(product, principal=offered), principal=[2_000_000, 4_900_000], disbursed_on=[TENTH, date(2025, 3, 3)]
    )
    schedules = book.schedules()
    for position in range(len(book)):
        one = book.schedule(position)
        assert schedules.schedule(position) == one
        assert schedules.outstanding_principal[:46, position].tolist() == list(one.outstanding_parts)


def test_a_book_with_a_down_payment() -> None:
    product = preset("jcf-jagoron")
    product = replace(product, principal=replace(product.principal, down_payment=percent(10)))
    book = LoanBook.from_columns(product, principal=[2_000_000, 4_900_000], disbursed_on=TENTH)
    schedules = book.schedules()
    assert schedules.net_disbursed.tolist() == [1_800_000, 4_410_000]
    assert schedules.schedule(1) == book.schedule(1)


@pytest.mark.parametrize(
    ("tranche", "parts", "argument", "problem"),
    [
        (Tranche(INR(5), on=date(2025, 7, 10)), {}, "principal.tranches[0]", "must be before the last due date"),
        (
            Tranche(INR(5), on=TENTH),
            {},
            "principal.tranches[0]",
            "must be after 2025-01-10, the part before it",
        ),
        (
            Tranche(INR(5), after_days=9),
            {"rounding": InstallmentRounding(residual=residual.FIRST)},
            "rounding.residual",
            "goes without tranches",
        ),
        (
            Tranche(INR(5), after_days=9),
            {"repayment": Repayment(installments=6, every=MONTH, grace=Grace(deferred_periods=1))},
            "repayment.grace",
            "goes without tranches",
        ),
        (
            Tranche(INR(5), after_days=9),
            {"repayment": Repayment(installments=6, every=MONTH, shape=shapes.balloon("30%"))},
            "repayment.shape",
            "goes without tranches",
        ),
        (
            Tranche("90%", after_days=9),
            {"charges": (Fee("form", INR(3_000), when=fee_when.WITHHELD),)},
            "charges",
            "withheld leaves nothing of the first part",
        ),
    ],
)
def test_contradictions_are_refused_when_the_terms_are_built(
    tranche: Tranche, parts: dict[str, Any], argument: str, problem: str
) -> None:
    with pytest.raises(MicroloanError) as caught:
        loan(tranche, **parts)
    assert (caught.value.argument, caught.value.code) == (argument, "contradiction")
    assert caught.value.problem.startswith(problem)


@given(st.lists(st.integers(1, 200), min_size=2, max_size=6))
def test_parts_are_in_the_order_of_their_days(days: list[int]) -> None:
    """Offered and lent alike, so many days after or on given days; the error names the first two that do not rise."""
    wrong = next((place for place in range(1, len(days)) if days[place] <= days[place - 1]), None)
    after = tuple(Tranche("1%", after_days=day) for day in days)
    on = tuple(Tranche("1%", on=TENTH + timedelta(days=day)) for day in days)
    makers: list[tuple[Callable[[], object], str]] = [
        (lambda: Disbursements(LENT, tranches=after), "after_days"),
        (lambda: AmountRange(minimum=INR(1_000), maximum=LENT, tranches=after), "after_days"),
        (lambda: Disbursements(LENT, tranches=on), "on"),
    ]
    for make, kind in makers:
        if wrong is None:
            make()
            continue
        with pytest.raises(MicroloanError) as caught:
            make()
        before, day = (days if kind == "after_days" else [str(one.on) for one in on])[wrong - 1 : wrong + 1]
        assert str(caught.value) == (
            f"tranches[{wrong}].{kind}={day} must be after tranches[{wrong - 1}].{kind}={before}: "
            "parts are in the order of their days"
        )


def test_days_of_two_kinds_wait_for_the_day_of_disbursement() -> None:
    mixed = (Tranche("10%", after_days=60), Tranche("10%", on=date(2025, 2, 1)), Tranche("10%", after_days=40))
    with pytest.raises(MicroloanError, match=r"^tranches\[2\]\.after_days=40 must be after tranches\[0\]"):
        Disbursements(LENT, tranches=mixed)
    unknown = Disbursements(LENT, tranches=mixed[:2])
    with pytest.raises(MicroloanError, match=r"^principal\.tranches\[1\]=2025-02-01 must be after 2025-03-11"):
        replace(loan(), principal=unknown)


@pytest.mark.parametrize(
    ("make", "argument"),
    [
        (lambda: Tranche(INR(0), after_days=1), "what"),
        (lambda: Tranche("100%", after_days=1), "what"),
        (lambda: Tranche("40", after_days=1), "what"),
        (lambda: Tranche("40%"), "on"),
        (lambda: Tranche("40%", on=TENTH, after_days=1), "on"),
        (lambda: Tranche("40%", after_days=0), "after_days"),
        (lambda: Disbursements(INR(0)), "amount"),
        (lambda: Disbursements(INR(5), tranches=(Tranche(INR(5), after_days=1),)), "tranches"),
        (
            lambda: Disbursements(INR(5), tranches=(Tranche("60%", after_days=1), Tranche("60%", after_days=2))),
            "tranches",
        ),
        (lambda: Disbursements(INR(5), tranches=["40%"]), "tranches"),  # type: ignore[arg-type]
        (lambda: Disbursements(INR(5), down_payment=INR(5)), "down_payment"),
        (lambda: Disbursements(INR(5), down_payment="5%", tranches=(Tranche("4%", after_days=1),)), "down_payment"),
        (
            lambda: loan(principal=Disbursements(LENT, interest_from=date(2025, 2, 10))),
            "principal.interest_from",
        ),
    ],
)
def test_what_is_no_part_is_refused(make: object, argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()  # type: ignore[operator]
    assert caught.value.argument == argument


def test_given_amounts_make_what_a_down_payment_leaves() -> None:
    given_parts = Repayment(installments=2, every=MONTH, shape=shapes.given_principal(INR(5_000), INR(11_000)))
    paid_down = Disbursements(INR(20_000), down_payment="20%")
    schedule = amortize(loan(principal=paid_down, repayment=given_parts))
    assert [row.principal for row in schedule] == [INR(5_000), INR(11_000)]
    with pytest.raises(MicroloanError, match="they must make principal"):
        loan(principal=INR(20_000), repayment=given_parts)
