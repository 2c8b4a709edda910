"""What plans pay: laws over all rules, published figures, missed and late deposits, early closing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.arithmetic import rounding
from microloan.arithmetic.rates import Rate
from microloan.calendars import HALF_YEAR, MONTH, WEEK, YEAR
from microloan.calendars.frequencies import Frequency, days, months, weeks
from microloan.currency import BDT, INR, Money
from microloan.errors import CurrencyMismatch, MicroloanError
from microloan.products.fee_parts import ChargeRounding
from microloan.products.savings_taxes import WithholdingTax
from microloan.savings.deposits import (
    Bonus,
    Conversion,
    DepositHistory,
    DepositPlan,
    DepositScheme,
    Fine,
    Lapses,
    MaturityRounding,
    RateCard,
    bonus,
    close_early,
    deposit_preset,
    deposit_when,
    early,
    growth,
    lapses,
    mature,
)
from microloan.savings.deposits.scheme import example_plan
from microloan.testing import deposit_histories, deposit_plans, deposit_rates

UP = MaturityRounding(multiple=BDT(1), mode=rounding.UP)


# ---------------------------------------------------------------- laws


@given(st.data())
def test_the_parts_add_up(data: st.DataObject) -> None:
    plan = data.draw(deposit_plans())
    history = data.draw(deposit_histories(plan))
    matured = mature(plan, history)

    assert matured.deposited + matured.interest == matured.maturity
    assert matured.maturity + matured.bonus - matured.tax == matured.paid_out
    assert min(matured.interest, matured.bonus, matured.tax, matured.fines) >= BDT(0)
    assert matured.tax <= matured.interest + matured.bonus
    missed = len(history.missed) if plan.scheme.lapses.missed == lapses.SKIPPED else 0
    assert matured.deposited in {plan.deposit * (plan.deposits - gone) for gone in (missed, len(history.missed))}
    assert matured.explain()["paid out"].result


@given(deposit_plans(), deposit_rates())
def test_more_rate_never_pays_less(plan: DepositPlan, rate: Rate) -> None:
    low, high = sorted((plan.rate, rate))
    one, other = (DepositPlan(plan.deposit, term=plan.term, rate=value, scheme=plan.scheme) for value in (low, high))

    assert mature(one).maturity <= mature(other).maturity


@given(deposit_plans(), st.integers(1, 10**6))
def test_more_deposit_never_pays_less(plan: DepositPlan, more: int) -> None:
    larger = DepositPlan(
        plan.deposit + Money.from_minor(more, BDT),
        term=plan.term,
        rate=plan.rate,
        scheme=plan.scheme,
    )

    assert mature(plan).maturity <= mature(larger).maturity


@given(deposit_plans())
def test_more_time_never_pays_less(plan: DepositPlan) -> None:
    longer = DepositPlan(
        plan.deposit, term=Frequency(plan.term.unit, plan.term.count + 1), rate=plan.rate, scheme=plan.scheme
    )

    assert mature(plan).maturity <= mature(longer).maturity


@given(deposit_plans(scheme=DepositScheme(growth=growth.YEARLY, rounding=UP)))
def test_one_plan_agrees_with_a_passbook(plan: DepositPlan) -> None:
    balance, accrued = Fraction(0), Fraction(0)
    for month in range(1, plan.deposits + 1):
        balance += plan.deposit.minor
        accrued += balance * plan.rate.as_fraction() / 12
        if month % 12 == 0:
            balance, accrued = balance + accrued, Fraction(0)
    taka = -(-(balance + accrued) // 100)

    assert mature(plan).maturity == BDT(int(taka))


@given(
    deposit_plans(
        scheme=DepositScheme(growth=growth.compounded(HALF_YEAR), rounding=replace(UP, posting=ChargeRounding()))
    )
)
def test_rounding_each_posting_agrees_with_a_passbook_of_whole_paisa(plan: DepositPlan) -> None:
    balance, accrued = 0, Fraction(0)
    for month in range(1, plan.deposits + 1):
        balance += plan.deposit.minor
        accrued += balance * plan.rate.as_fraction() / 12
        if month % 6 == 0 or month == plan.deposits:
            balance, accrued = balance + int(accrued + Fraction(1, 2)), Fraction(0)

    assert mature(plan).maturity == BDT(-(-balance // 100))


@given(st.data())
def test_closing_early_never_pays_less_than_the_deposits(data: st.DataObject) -> None:
    plan = data.draw(deposit_plans())
    if plan.deposits > 1:
        periods = data.draw(st.integers(1, plan.deposits - 1))
        elapsed = Frequency(plan.term.unit, periods)
        closed = close_early(plan, elapsed)

        assert closed.deposited == plan.deposit * periods
        assert closed.maturity >= closed.deposited
        assert closed.bonus == BDT(0)


# ---------------------------------------------------------------- published and worked cases


def test_what_is_multiplied_is_worked_out_for_one() -> None:
    each = replace(example_plan().scheme, rounding=replace(UP, each=BDT(500)))
    plan = DepositPlan(BDT(20_000), term=months(60), rate="10%", scheme=each)

    assert mature(plan).maturity == BDT(38_615) * 40
    with pytest.raises(MicroloanError, match="must be a whole multiple of Tk"):
        DepositPlan(BDT(750), term=months(60), rate="10%", scheme=each)


def test_rounding_down_never_pays_less_than_the_deposits_and_says_so() -> None:
    scheme = DepositScheme(rounding=MaturityRounding(multiple=BDT(1_000), mode=rounding.DOWN))
    matured = mature(DepositPlan(BDT(550), term=months(3), rate="1%", scheme=scheme))

    assert str(matured.explain()["maturity"]) == (
        "maturity: 550.00 × 3.005 = 1652.75, rounded down to a multiple of 1,000.00, "
        "and never below the deposits → 1,650.00"
    )
    assert "never below" not in str(mature(example_plan()).explain())


def test_deposits_at_the_end_of_each_month_are_the_spreadsheet_s() -> None:
    # Microsoft, FV: 12 payments of 1,000 at 12% / 12, at the end: 12,682.50.
    scheme = DepositScheme(growth=growth.MONTHLY, when=deposit_when.AT_END)

    assert mature(DepositPlan(INR(1_000), term=YEAR, rate="12%", scheme=scheme)).maturity == INR("12682.50")


def test_bonus_and_tax() -> None:
    plan = deposit_preset("nilachol-ten-percent").plan(BDT(500), months(12))
    rich = replace(plan.scheme, bonus=Bonus("100%", on=bonus.ON_ONE_DEPOSIT), tax=WithholdingTax("TDS", "10%"))
    kept = mature(DepositPlan(BDT(500), term=months(12), rate="10%", scheme=rich))
    broken = mature(kept.plan, DepositHistory(late={3: 1}))

    assert (kept.interest, kept.bonus, kept.tax, kept.paid_out) == (BDT(600), BDT(500), BDT(110), BDT(6_990))
    assert (broken.bonus, broken.tax) == (BDT(0), BDT(60))
    assert kept.explain()["tax"].working == "1,100.00 × 10%"


def test_a_missed_deposit_is_skipped_or_extends_the_plan() -> None:
    plan = example_plan()
    skipped = mature(plan, DepositHistory(missed=[60]))
    extended_scheme = replace(plan.scheme, lapses=Lapses(missed=lapses.EXTENDED))
    extended = mature(replace_scheme(plan, extended_scheme), DepositHistory(missed=[60]))

    assert skipped.deposited == BDT(29_500)
    # The last deposit of 500 would have borne 10% / 12 for one month.
    assert skipped.course.paid == (1,) * 59 + (0, 0)
    assert extended.course.paid == (1,) * 59 + (0, 1, 0)
    assert extended.deposited == BDT(30_000)
    assert extended.maturity > mature(plan).maturity


def test_a_late_deposit_earns_from_its_payment_or_as_if_on_time() -> None:
    plan = replace_scheme(example_plan(), replace(example_plan().scheme, rounding=MaturityRounding()))
    from_payment = mature(plan, DepositHistory(late={59: 1}))
    fined = replace(plan.scheme, lapses=Lapses(late=lapses.AS_IF_ON_TIME, fine=Fine("3%")))
    as_if = mature(replace_scheme(plan, fined), DepositHistory(late={59: 1, 12: 2}))

    assert mature(plan).maturity - from_payment.maturity == BDT("4.17")
    assert (as_if.maturity, as_if.fines) == (mature(plan).maturity, BDT(45))
    assert as_if.explain()["fines"].result == "45.00"


def test_india_post_s_fine_is_a_rupee_for_each_hundred() -> None:
    plan = deposit_preset("india-post-rd").plan(INR(500), months(60))

    assert mature(plan, DepositHistory(late={7: 2})).fines == INR(10)


def test_many_missed_deposits_convert_the_plan() -> None:
    scheme = replace(example_plan().scheme, lapses=Lapses(conversion=Conversion(3, "4%")))
    plan = replace_scheme(example_plan(), scheme)

    assert mature(plan, DepositHistory(missed=[1, 2])).course.rate == plan.rate
    converted = mature(plan, DepositHistory(missed=[1, 2, 3]))
    at_four = DepositPlan(BDT(500), term=months(60), rate="4%", scheme=example_plan().scheme)
    assert converted.maturity == mature(at_four, DepositHistory(missed=[1, 2, 3])).maturity
    assert "converted to 4% after 3 missed" in converted.explain().notes


@pytest.mark.parametrize(
    ("rule", "after", "maturity"),
    [
        (early.NO_INTEREST, months(18), "9000"),
        (early.reduced_by("1%"), months(12), "6293"),
        (early.by_term({months(12): "8.75%", months(24): "9%"}), months(12), "6285"),
        (early.by_term({months(12): "8.75%", months(24): "9%"}), months(6), "3000"),
        (early.last_full(), months(18), "9325"),
        (early.last_full(YEAR, RateCard({months(12): "8.75%"})), months(18), "9285"),
        (early.last_full(), months(11), "5500"),
    ],
)
def test_closing_early(rule: early.EarlyRule, after: Frequency, maturity: str) -> None:
    plan = replace_scheme(example_plan(), replace(example_plan().scheme, early=rule))
    closed = close_early(plan, after)

    assert closed.maturity == BDT(maturity)
    assert closed.explain()["maturity"].result


def test_bifcol_pays_the_last_full_year() -> None:
    plan = deposit_preset("bifcol-dps").plan(BDT(2_000), months(36))

    assert mature(plan).maturity == BDT(88_500)
    assert close_early(plan, months(30)).maturity == BDT(54_200 + 6 * 2_000)
    assert close_early(plan, months(5)).maturity == BDT(10_000)
    with pytest.raises(MicroloanError, match="every deposit on time"):
        mature(plan, DepositHistory(missed=[3]))


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("every", "month", "every='month' must be a frequency such as MONTH"),
        ("when", "start", "must be deposit_when.AT_START or deposit_when.AT_END"),
        ("growth", "yearly", "growth='yearly' must be a rule of growth"),
        ("rounding", 1, "must be MaturityRounding"),
        ("bonus", BDT(5), "must be Bonus"),
        ("tax", "10%", "must be WithholdingTax"),
        ("lapses", None, "must be Lapses"),
        ("early", "none", "early='none' must be a rule of early"),
    ],
)
def test_a_scheme_of_other_parts_is_refused(part: str, value: object, said: str) -> None:
    with pytest.raises(MicroloanError) as refused:
        replace(DepositScheme(), **{part: value})  # type: ignore[arg-type]

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deposit": 500}, "deposit=500 must be Money"),
        ({"deposit": BDT(0)}, "must be above zero"),
        ({"term": 60}, r"term=60 must be a length such as months\(12\)"),
        ({"term": days(10)}, "is no whole number of deposits"),
        ({"rate": "10"}, 'is not a rate; write "10%"'),
        ({"rate": 10}, "is a bare number"),
        ({"scheme": None}, "must be a DepositScheme"),
    ],
)
def test_a_plan_of_other_parts_is_refused(given: dict[str, object], said: str) -> None:
    parts: dict[str, object] = {"deposit": BDT(500), "term": months(60), "rate": "10%", "scheme": DepositScheme()}
    parts |= given
    deposit = parts.pop("deposit")

    with pytest.raises(MicroloanError, match=said):
        DepositPlan(deposit, **parts)  # type: ignore[arg-type]


def test_two_currencies_are_refused() -> None:
    with pytest.raises(CurrencyMismatch, match="is in BDT, where deposits are in INR"):
        DepositPlan(INR(500), term=months(60), rate="10%", scheme=example_plan().scheme)


def test_growth_must_fit_the_deposits_and_the_rounding() -> None:
    with pytest.raises(MicroloanError, match="is no whole number of deposit periods"):
        DepositScheme(every=WEEK, growth=growth.MONTHLY)
    with pytest.raises(MicroloanError, match="is for growth that adds interest to the balance"):
        DepositScheme(growth=growth.INDIA_RD, rounding=MaturityRounding(posting=ChargeRounding()))


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (DepositHistory(missed=[61]), "missed=61 is more than the 60 deposits of the plan"),
        (DepositHistory(late={60: 2}), "made after maturity; give it as missed"),
        (None, "must be a DepositHistory"),
    ],
)
def test_a_history_must_fit_the_plan(history: DepositHistory, said: str) -> None:
    with pytest.raises(MicroloanError, match=said):
        mature(example_plan(), history)


def test_a_history_says_each_deposit_once() -> None:
    with pytest.raises(MicroloanError, match="stands twice"):
        DepositHistory(missed=[1, 1])
    with pytest.raises(MicroloanError, match="stands twice"):
        DepositHistory(missed=[1], late={1: 1})
    with pytest.raises(MicroloanError, match="must be a whole number from 1"):
        DepositHistory(missed=[0])


@pytest.mark.parametrize("after", [months(60), months(72), weeks(300)])
def test_a_plan_that_is_over_is_not_closed_early(after: Frequency) -> None:
    with pytest.raises(MicroloanError, match="must be before the end of the term"):
        close_early(example_plan(), after)


def test_only_plans_mature() -> None:
    with pytest.raises(MicroloanError, match="must be a DepositPlan"):
        mature(MONTH)  # type: ignore[arg-type]


def replace_scheme(plan: DepositPlan, scheme: DepositScheme) -> DepositPlan:
    return DepositPlan(plan.deposit, term=plan.term, rate=plan.rate, scheme=scheme)


def test_one_plan_needs_no_numpy() -> None:
    code = """
import sys
for name in ("numpy", "babel", "dateutil"):
    sys.modules[name] = None
import microloan as ml
plan = ml.deposit_preset("basic-bank-sohayok").plan(ml.BDT(500), ml.months(60))
ml.mature(plan).explain()
deposit = ml.TermDeposit(ml.BDT(100_000), term=ml.days(91), rate="7%")
print(ml.mature(plan).maturity.minor, ml.mature_term_deposit(deposit).interest.minor)
try:
    ml.DepositBook.from_columns(plan.scheme, currency=ml.BDT, deposit=[1], term=plan.term, rate="7%")
except ImportError as error:
    print(error.name)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["3861500", "174521", "numpy"], done.stderr
