"""Measures: exact fractions by their definitions, advances stripped, printed with stated digits."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic.kinds import LARGEST_INT64
from microloan.arithmetic.rounding import DOWN, HALF_UP, UP
from microloan.arithmetic.shares import decimals_text
from microloan.currency import BDT, INR, Money
from microloan.errors import ColumnError, CurrencyMismatch, MicroloanError
from microloan.portfolio import Collections, Measured, MeasuredAmount, measures
from microloan.testing import LateLoan, late_loans

Wrong = Any
MINOR = st.integers(0, 10**14)
LOANS = st.lists(late_loans(), min_size=1, max_size=30)
ZERO = BDT(0)
NOTHING = Collections(due=ZERO, on_due=ZERO, advance=ZERO, on_overdue=ZERO)


def taka(minor: int) -> Money:
    return Money.from_minor(minor, BDT)


# ---------------------------------------------------------------- at risk


@given(LOANS)
def test_par_0_is_at_least_the_overdue_principal(loans: list[LateLoan]) -> None:
    amounts, days = [loan.outstanding for loan in loans], [loan.days for loan in loans]
    at_risk = measures.portfolio_at_risk(amounts, days, more_than=0, currency=BDT)
    overdue = sum(loan.overdue for loan in loans)
    assert at_risk.part >= overdue
    rate = measures.arrears_rate(overdue_principal=taka(overdue), outstanding_principal=taka(sum(amounts)))
    assert rate.value <= at_risk.value <= 1


@given(LOANS, st.integers(0, 400), st.integers(0, 400))
def test_portfolio_at_risk_by_definition_and_on_columns(loans: list[LateLoan], days: int, more: int) -> None:
    amounts, late = [loan.outstanding for loan in loans], [loan.days for loan in loans]
    found = measures.portfolio_at_risk(amounts, late, more_than=days, currency=BDT)
    at_risk = sum(loan.outstanding for loan in loans if loan.days > days)
    assert (found.part, found.whole) == (at_risk, sum(amounts))
    columns = np.array(amounts, dtype=np.int64), np.array(late, dtype=np.int64)
    assert measures.portfolio_at_risk(*columns, more_than=days, currency=BDT) == found
    assert measures.portfolio_at_risk(amounts, late, more_than=days + more, currency=BDT).value <= found.value


def test_the_five_loans_by_which_portfolios_at_risk_are_taught() -> None:
    amounts, days = [5_000_000, 3_000_000, 1_000_000, 800_000, 200_000], [0, 1, 31, 95, 400]
    found = {
        more_than: measures.portfolio_at_risk(amounts, days, more_than=more_than, currency=BDT).percent(0)
        for more_than in (0, 30, 60, 90, 180)
    }
    assert found == {0: "50%", 30: "20%", 60: "10%", 90: "10%", 180: "2%"}


def test_a_portfolio_beyond_int64_is_exact() -> None:
    found = measures.portfolio_at_risk(np.full(3, LARGEST_INT64), np.array([0, 31, 31]), more_than=30, currency=BDT)
    assert (found.part, found.whole) == (2 * LARGEST_INT64, 3 * LARGEST_INT64)


# ---------------------------------------------------------------- repayment


def test_on_time_realisation_where_the_naive_figure_is_above_all() -> None:
    june = Collections(due=BDT(500_000), on_due=BDT(485_000), advance=BDT(12_000), on_overdue=BDT(20_000))
    assert measures.on_time_realisation(june).percent(2) == "97.00%"
    assert measures.collection_rate(june).percent(2) == "103.40%"


def test_the_cumulative_recovery_rate_without_advances() -> None:
    found = measures.cumulative_recovery(recovered=BDT.crore("1.99"), advance=BDT.lakh("1.5"), recoverable=BDT.crore(2))
    assert found.percent(2) == "98.75%"
    assert BDT.crore(2) - (BDT.crore("1.99") - BDT.lakh("1.5")) == BDT.lakh("2.5")


def test_the_current_repayment_rate_of_sa_dhan() -> None:
    found = measures.current_repayment(received=INR(387_700), prepayments=INR(7_500), due=INR(381_500))
    assert (found.value, found.percent(2)) == (Fraction(3_802, 3_815), "99.66%")
    with_past = measures.current_repayment(
        received=INR(387_700), prepayments=INR(7_500), due=INR(381_500), past_due=INR(10_000)
    )
    assert with_past.value == Fraction(3_802, 3_915)


@given(MINOR, MINOR, MINOR, MINOR)
def test_advances_and_old_arrears_move_no_rate_that_strips_them(due: int, paid: int, ahead: int, old: int) -> None:
    due, paid = max(due, paid, 1), min(due, paid)
    plain = Collections(due=taka(due), on_due=taka(paid), advance=ZERO, on_overdue=ZERO)
    flattered = Collections(due=taka(due), on_due=taka(paid), advance=taka(ahead), on_overdue=taka(old))
    assert measures.on_time_realisation(flattered) == measures.on_time_realisation(plain)
    assert measures.on_time_realisation(plain).value == Fraction(paid, due) <= 1
    assert measures.collection_rate(flattered).value == Fraction(paid + ahead + old, due)
    stripped = measures.current_repayment(received=taka(paid + ahead), prepayments=taka(ahead), due=taka(due))
    assert stripped.value == Fraction(paid, due)
    recovered = measures.cumulative_recovery(recovered=taka(paid + ahead), advance=taka(ahead), recoverable=taka(due))
    assert recovered.value == Fraction(paid, due)


def test_95_percent_collected_loses_40_percent_in_a_year() -> None:
    assert measures.annual_loan_loss(Fraction(95, 100), Fraction(1, 4)).percent(2) == "40.00%"
    # Thirteen weekly installments leave principal outstanding for 7 weeks on average.
    assert decimals_text(Fraction(5, 100) / Fraction(7, 52) * 100, 2, HALF_UP) == "37.14"


# ---------------------------------------------------------------- yield and efficiency


@given(MINOR, MINOR, MINOR)
def test_parts_of_an_average_by_definition(part: int, opening: int, closing: int) -> None:
    closing = max(closing, 1)
    average = Fraction(opening + closing, 2)
    for measure, name in ((measures.portfolio_yield, "income"), (measures.write_off_ratio, "written_off")):
        amounts: dict[str, Any] = {name: taka(part), "opening": taka(opening), "closing": taka(closing)}
        assert measure(**amounts).value == part / average


@given(MINOR, MINOR, MINOR, MINOR)
def test_self_sufficiency_and_coverage_by_definition(
    income: int, financial: int, provision: int, operating: int
) -> None:
    expense = financial + provision + operating + 1
    found = measures.self_sufficiency(
        income=taka(income), financial=taka(financial), provision=taka(provision), operating=taka(operating + 1)
    )
    assert found.value == Fraction(income, expense)
    assert measures.risk_coverage(allowance=taka(income), at_risk=taka(expense)).value == Fraction(income, expense)


def test_the_figures_of_a_programme_in_west_bengal() -> None:
    portfolio = INR.lakh("4073.37")
    average = measures.average_outstanding(portfolio, borrowers=24_424)
    assert average.rounded(INR(1)) == INR(16_678)
    # 16,677.7350…, which is 16,677.73 only if it is cut.
    assert [average.rounded(INR("0.01"), rounding=mode) for mode in (HALF_UP, DOWN)] == [
        INR("16677.74"),
        INR("16677.73"),
    ]
    officer = measures.outstanding_per_officer(portfolio, officers=92)
    assert decimals_text(officer.value / 100_000, 2, HALF_UP) == "44.28"
    assert decimals_text(officer.value / 100_000, 4, HALF_UP) == "44.2758"
    assert measures.borrowers_per_officer(24_424, officers=92).number(1) == "265.5"


def test_the_two_average_loans_are_two_figures() -> None:
    disbursed = measures.average_disbursed(BDT(1_074_331_000), loans=27_103)
    assert disbursed.rounded(BDT("0.01")) == BDT("39638.82")
    assert measures.average_outstanding(BDT(399_091_262), borrowers=22_477).rounded(BDT("0.01")) == BDT("17755.54")


@given(st.integers(0, 10**14), st.integers(1, 10**6), st.sampled_from((1, 100, 100_000)))
def test_an_average_is_rounded_once(minor: int, count: int, multiple: int) -> None:
    average = MeasuredAmount(measures.AVERAGE_OUTSTANDING, taka(minor), count)
    assert average.value == Fraction(minor, count * 100)
    up, down = (average.rounded(taka(multiple), rounding=mode).minor for mode in (UP, DOWN))
    assert down <= Fraction(minor, count) <= up
    assert up - down in {0, multiple}


# ---------------------------------------------------------------- printing, explaining, refusing


def test_a_rate_below_all_need_not_print_as_all() -> None:
    found = Measured(measures.ON_TIME_REALISATION, 99_996, 100_000, "")
    assert found.percent(2) == "100.00%"
    assert found.percent(2, rounding=DOWN) == "99.99%"
    assert found.percent(3) == "99.996%"
    assert str(found) == "on-time realisation 99.996%"


def test_every_measure_has_a_formula_a_source_and_a_trap() -> None:
    assert len(measures.ALL) == len({one.name for one in measures.ALL}) == 15
    assert all(one.formula and one.source and one.trap for one in measures.ALL)
    defined = {name for name in measures.__all__ if name.isupper()} - {"ALL"}
    assert {getattr(measures, name) for name in defined} == set(measures.ALL)


def test_an_explanation_shows_the_division_and_the_trap() -> None:
    found = measures.current_repayment(received=INR(387_700), prepayments=INR(7_500), due=INR(381_500))
    lines = str(found.explain()).splitlines()
    assert "(3,87,700.00 − 7,500.00) ÷ 3,81,500.00" in lines[1]
    assert [line.split(":")[0].strip() for line in lines[2:]] == ["Formula", "Source", "Trap"]
    average = measures.average_outstanding(INR.lakh("4073.37"), borrowers=24_424).explain()
    assert average["average outstanding loan"].result == "16677.7350…"


@pytest.mark.parametrize(
    ("build", "problem"),
    [
        (lambda: measures.on_time_realisation(NOTHING), "nothing to divide"),
        (lambda: Collections(due=BDT(1), on_due=BDT(2), advance=ZERO, on_overdue=ZERO), "must be at most Tk. 1"),
        (lambda: Collections(due=BDT(1), on_due=BDT(-1), advance=ZERO, on_overdue=ZERO), "must be an amount from zero"),
        (lambda: measures.cumulative_recovery(recovered=ZERO, advance=BDT(2), recoverable=BDT(3)), "amount recovered"),
        (lambda: measures.arrears_rate(overdue_principal=BDT(2), outstanding_principal=BDT(1)), "which is outstanding"),
        (lambda: measures.risk_coverage(allowance=BDT(2), at_risk=ZERO), "nothing to divide"),
        (lambda: measures.portfolio_at_risk([], [], more_than=30, currency=BDT), "nothing to divide"),
        (lambda: measures.portfolio_at_risk([1], [0], more_than=-1, currency=BDT), "whole number from 0"),
        (lambda: measures.annual_loan_loss(Fraction(2), Fraction(1)), "must be from 0 to 1"),
        (lambda: measures.annual_loan_loss(Fraction(1), Fraction(0)), "must be above zero"),
        (lambda: measures.average_outstanding(BDT(1), borrowers=0), "whole number from 1"),
        (lambda: measures.borrowers_per_officer(1, officers=0), "nothing to divide"),
        (lambda: measures.borrowers_per_officer(-1, officers=1), "whole number from 0"),
        (lambda: measures.average_outstanding(BDT(1), borrowers=2).rounded(INR(1)), "in BDT above zero"),
        (lambda: measures.average_outstanding(BDT(1), borrowers=2).rounded(ZERO), "in BDT above zero"),
    ],
)
def test_what_makes_no_measure_is_refused(build: Any, problem: str) -> None:  # noqa: ANN401
    with pytest.raises(MicroloanError, match=problem):
        build()


def test_amounts_of_another_kind_are_refused() -> None:
    wrong: Wrong = 500
    with pytest.raises(MicroloanError, match="must be an amount from zero"):
        measures.risk_coverage(allowance=wrong, at_risk=BDT(1))
    wrong = 0.95
    with pytest.raises(MicroloanError, match="must be a Fraction"):
        measures.annual_loan_loss(wrong, Fraction(1))
    with pytest.raises(CurrencyMismatch):
        measures.risk_coverage(allowance=BDT(1), at_risk=INR(1))
    with pytest.raises(CurrencyMismatch):
        Collections(due=BDT(1), on_due=BDT(1), advance=INR(1), on_overdue=BDT(1))
    with pytest.raises(ColumnError):
        measures.portfolio_at_risk([-1], [0], more_than=0, currency=BDT)


def test_what_is_no_rounding_mode_is_refused() -> None:
    rate = measures.arrears_rate(overdue_principal=BDT(1), outstanding_principal=BDT(3))
    wrong: Wrong = "up"
    average = measures.average_outstanding(BDT(10), borrowers=3)
    for shown in (lambda: rate.percent(2, rounding=wrong), lambda: average.rounded(BDT(1), rounding=wrong)):
        with pytest.raises(MicroloanError, match="rounding='up' must be a rounding mode"):
            shown()
