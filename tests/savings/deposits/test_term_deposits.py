"""Term deposits: laws, published figures, broken periods, payouts, renewal, early closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate, percent
from microloan.calendars import MONTH, QUARTER, YEAR, day_count
from microloan.calendars.frequencies import Frequency, days, months
from microloan.currency import BDT, INR
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_parts import ChargeRounding
from microloan.products.savings_rates import DatedRates, RateSince
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits import (
    DepositScheme,
    TermDeposit,
    TermRules,
    close_term_deposit,
    early,
    growth,
    mature_term_deposit,
    payout,
    renewal,
)
from microloan.savings.deposits.term_maturing import factors_of, interest_on
from microloan.testing import deposit_rates, term_deposits

COMPOUND = TermRules(growth=growth.compounded(QUARTER))


# ---------------------------------------------------------------- laws


@given(term_deposits())
def test_the_parts_add_up(deposit: TermDeposit) -> None:
    matured = mature_term_deposit(deposit)

    assert sum((payment.interest for payment in matured.payments), start=BDT(0)) == matured.interest
    assert matured.net_interest + matured.tax == matured.interest
    assert deposit.principal + matured.interest == matured.maturity
    assert [payment.number for payment in matured.payments] == list(range(1, len(matured.payments) + 1))
    paid = sum((payment.net for payment in matured.payments[:-1]), start=BDT(0))
    assert paid + matured.paid_out == deposit.principal + matured.net_interest
    assert matured.payments[-1].paid_on == deposit.matures_on
    assert matured.explain()["paid out"].result


@given(term_deposits(), st.lists(st.integers(1, 10**12), min_size=1, max_size=8))
def test_a_column_earns_as_its_deposits_do(deposit: TermDeposit, principals: list[int]) -> None:
    for _, factor in factors_of(deposit, deposit.term):
        found = interest_on(np.array(principals, dtype=np.int64), factor, deposit.rules)

        assert found.tolist() == [interest_on(minor, factor, deposit.rules) for minor in principals]


@given(term_deposits(), deposit_rates())
def test_more_rate_never_pays_less(deposit: TermDeposit, rate: Rate) -> None:
    low, high = sorted((deposit.rate, rate))
    one, other = (with_rate(deposit, str(value)) for value in (low, high))

    assert mature_term_deposit(one).interest <= mature_term_deposit(other).interest


@given(deposit_rates(), st.integers(1, 20), st.integers(1, 20))
def test_a_deposit_may_be_split_and_renewed(rate: Rate, first: int, second: int) -> None:
    # In whole quarters, interest is rounded once more: half a paisa, which then grows.
    whole = TermDeposit(BDT(100_000), term=months(3 * (first + second)), rate=str(rate), rules=COMPOUND)
    part = TermDeposit(BDT(100_000), term=months(3 * first), rate=str(rate), rules=COMPOUND)
    renewed = renewal.renew(mature_term_deposit(part), renewal.WITH_INTEREST, term=months(3 * second))
    growth_of_second = (1 + whole.rate.as_fraction() / 4) ** second

    apart = mature_term_deposit(whole).maturity - mature_term_deposit(renewed).maturity
    assert abs(apart.minor) <= Fraction(1, 2) * growth_of_second + 1


@given(term_deposits())
def test_a_simple_deposit_agrees_with_the_definition(deposit: TermDeposit) -> None:
    simple = replace(deposit.rules, growth=growth.SIMPLE, payout=payout.AT_MATURITY, rounding=ChargeRounding())
    plain = TermDeposit(
        deposit.principal, term=deposit.term, rate=deposit.rate, rules=simple, opened_on=deposit.opened_on
    )
    if isinstance(simple.accrual, type(day_count.ACTUAL_365)):
        assert plain.opened_on is not None
        assert plain.matures_on is not None
        years = simple.accrual.year_fraction(plain.opened_on, plain.matures_on, plain.matures_on)
    else:
        years = 1 / plain.term.periods_per_year
    exact = plain.principal.minor * plain.rate.as_fraction() * years

    assert mature_term_deposit(plain).interest.minor == int(exact + Fraction(1, 2))


# ---------------------------------------------------------------- published and worked cases


def test_a_broken_period_earns_simply_or_as_a_power() -> None:
    # 14 months by quarters: four of them, and two months.
    compounded, fractional = (
        mature_term_deposit(
            TermDeposit(INR(100_000), term=months(14), rate="7%", rules=TermRules(growth=rule))
        ).maturity
        for rule in (growth.compounded(QUARTER), growth.fractional(QUARTER))
    )
    four = Fraction(407, 400) ** 4

    assert compounded.minor == int(10_000_000 * four * (1 + Fraction(7, 600)) + Fraction(1, 2))
    with localcontext(Context(prec=40)):
        power = (Decimal(407) / 400) ** (Decimal(14) / 3) * 10_000_000
        assert fractional.minor == int(power + Decimal("0.5"))


def test_days_beyond_the_last_quarter_are_counted_by_dates() -> None:
    rules = TermRules(growth=growth.compounded(QUARTER), accrual=day_count.ACTUAL_365)
    deposit = TermDeposit(INR(100_000), term=days(400), rate="7%", rules=rules, opened_on=date(2026, 1, 31))

    # Quarters end on 30 April, 31 July, 31 October and 31 January; 35 days are left.
    assert deposit.matures_on == date(2027, 3, 7)
    assert (deposit.span().whole, deposit.span().rest) == (4, Fraction(35, 365))


def test_interest_is_paid_every_quarter_and_for_what_is_left() -> None:
    rules = TermRules(payout=payout.every(QUARTER), tax=WithholdingTax("TDS", "10%"))
    deposit = TermDeposit(BDT(100_000), term=months(8), rate="8%", rules=rules, opened_on=date(2026, 8, 31))
    matured = mature_term_deposit(deposit)

    assert [(str(payment.paid_on), payment.interest, payment.net) for payment in matured.payments] == [
        ("2026-11-30", BDT(2_000), BDT(1_800)),
        ("2027-02-28", BDT(2_000), BDT(1_800)),
        ("2027-04-30", BDT("1333.33"), BDT(1_200)),
    ]
    assert matured.paid_out == BDT(101_200)


def test_a_monthly_payout_may_be_discounted_from_quarters() -> None:
    rules = TermRules(payout=payout.discounted(MONTH, QUARTER))
    matured = mature_term_deposit(TermDeposit(INR(100_000), term=months(3), rate="7%", rules=rules))

    with localcontext(Context(prec=40)):
        month = ((Decimal("1.0175") ** (Decimal(1) / 3)) - 1) * 100_000
    assert [payment.interest for payment in matured.payments] == [INR(str(round(month, 2)))] * 3


def test_renewal_keeps_dates_and_takes_a_new_rate() -> None:
    deposit = TermDeposit(BDT(100_000), term=months(12), rate="7%", opened_on=date(2024, 2, 29))
    renewed = renewal.renew(mature_term_deposit(deposit), renewal.PRINCIPAL, rate="6%", term=months(6))

    assert (renewed.opened_on, renewed.matures_on, str(renewed.rate)) == (date(2025, 2, 28), date(2025, 8, 28), "6%")


def test_early_closing_recovers_what_was_paid_beyond_what_is_earned() -> None:
    rules = TermRules(payout=payout.every(QUARTER), early=early.reduced_by("2%"), tax=WithholdingTax("TDS", "10%"))
    closed = close_term_deposit(TermDeposit(BDT(100_000), term=months(12), rate="8%", rules=rules), months(6))

    # Paid after the first quarter 2,000; at 6% for half a year 3,000 are earned.
    assert [payment.interest for payment in closed.payments] == [BDT(2_000), BDT(1_000)]
    assert closed.interest == BDT(3_000)
    nothing = replace(rules, early=early.NO_INTEREST)
    closed = close_term_deposit(TermDeposit(BDT(100_000), term=months(12), rate="8%", rules=nothing), months(6))
    assert (closed.recovered, closed.interest, closed.paid_out) == (BDT(2_000), BDT(0), BDT(98_000))
    assert closed.explain()["recovered"].result == "2,000.00"


def test_early_closing_by_the_card() -> None:
    rules = TermRules(early=early.by_term({months(3): "4%", months(6): "5%"}))
    deposit = TermDeposit(BDT(100_000), term=months(12), rate="7%", rules=rules)

    assert close_term_deposit(deposit, days(200)).interest == BDT("2739.73")
    assert close_term_deposit(deposit, days(30)).interest == BDT(0)


@pytest.mark.parametrize("mode", rounding.ALL)
def test_interest_is_rounded_by_its_rule(mode: rounding.Rounding) -> None:
    rules = TermRules(rounding=ChargeRounding(multiple=BDT(1), mode=mode))
    matured = mature_term_deposit(TermDeposit(BDT(100_000), term=days(91), rate="7%", rules=rules))

    assert matured.interest == BDT(1_746 if mode == rounding.UP else 1_745)


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"principal": 5}, "must be Money"),
        ({"principal": BDT(0)}, "must be above zero"),
        ({"term": 91}, "must be a length"),
        ({"rate": 7}, "is a bare number"),
        ({"rules": "simple"}, "must be TermRules"),
        ({"opened_on": "2026-01-04"}, "is text"),
        ({"opened_on": date(9999, 12, 31)}, "past 9999-12-31"),
        ({"rules": TermRules(accrual=day_count.ACTUAL_365)}, "opened_on=None is missing"),
    ],
)
def test_a_deposit_of_other_parts_is_refused(given: dict[str, object], said: str) -> None:
    parts: dict[str, object] = {"principal": BDT(100_000), "term": days(91), "rate": "7%"}
    parts |= given
    principal = parts.pop("principal")

    with pytest.raises(MicroloanError, match=said):
        TermDeposit(principal, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "value"),
    [("growth", 1), ("payout", "monthly"), ("accrual", "days"), ("rounding", 1), ("tax", "10%"), ("early", 1)],
)
def test_rules_of_other_parts_are_refused(part: str, value: object) -> None:
    with pytest.raises(MicroloanError, match=f"{part}="):
        replace(TermRules(), **{part: value})  # type: ignore[arg-type]


def test_two_currencies_are_refused() -> None:
    with pytest.raises(CurrencyMismatch):
        TermDeposit(INR(5), term=days(91), rate="7%", rules=TermRules(rounding=ChargeRounding(multiple=BDT(1))))


@pytest.mark.parametrize("after", [months(12), months(13), days(365)])
def test_a_deposit_that_is_over_is_not_closed_early(after: Frequency) -> None:
    deposit = TermDeposit(BDT(100_000), term=YEAR, rate="7%")

    with pytest.raises(MicroloanError, match="must be before the end of the term, 12 months"):
        close_term_deposit(deposit, after)


def test_only_what_matured_is_renewed() -> None:
    deposit = TermDeposit(BDT(100_000), term=YEAR, rate="7%")

    with pytest.raises(MicroloanError, match="must be a deposit that ran to its end"):
        renewal.renew(close_term_deposit(deposit, months(6)), renewal.PRINCIPAL)
    with pytest.raises(MicroloanError, match="must be renewal"):
        renewal.renew(mature_term_deposit(deposit), "principal")  # type: ignore[arg-type]
    with pytest.raises(MicroloanError, match="must be at least as long"):
        payout.discounted(QUARTER, MONTH)


def with_rate(deposit: TermDeposit, rate: str) -> TermDeposit:
    return TermDeposit(
        deposit.principal, term=deposit.term, rate=rate, rules=deposit.rules, opened_on=deposit.opened_on
    )


def test_the_tax_of_a_payment_is_at_the_rate_of_its_day() -> None:
    rising = WithholdingTax("TDS", DatedRates("10%", RateSince(date(2026, 7, 1), percent(15))))
    rules = TermRules(payout=payout.every(QUARTER), tax=rising)
    deposit = TermDeposit(BDT(100_000), term=months(12), rate="8%", rules=rules, opened_on=date(2026, 1, 4))
    matured = mature_term_deposit(deposit)
    assert [payment.tax for payment in matured.payments] == [BDT(200), BDT(300), BDT(300), BDT(300)]
    assert matured.explain()["tax"].working == "10%, then 15% of each payment"
    with pytest.raises(MicroloanError, match=r"tax\.rate=2026-07-01 changes by date, where no day of payment is known"):
        TermDeposit(BDT(100_000), term=months(12), rate="8%", rules=rules)
    with pytest.raises(MicroloanError, match="where no day of payment is known"):
        DepositScheme(tax=rising)


@pytest.mark.parametrize("paid", [payout.every(QUARTER), payout.discounted(MONTH, QUARTER)])
def test_growth_says_nothing_where_interest_is_paid_on_the_way(paid: payout.Payout) -> None:
    # It was ignored in the term, and used on an early closing.
    with pytest.raises(MicroloanError, match="here it is paid on the way"):
        TermRules(growth=growth.compounded(QUARTER), payout=paid)
    assert TermRules(growth=growth.SIMPLE, payout=paid).payout == paid
