"""A loan against a rulebook: every rule is listed, with its clause, and nothing makes it fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import microloan as ml
from microloan.pricing.contract_rates import contract_years
from microloan.pricing.conventions import RECKONINGS, reckoned
from microloan.pricing.facts import FACTS
from microloan.products import Area
from microloan.products.examples import example_terms
from microloan.regulations import limits
from microloan.regulations.rule_names import CONVENTIONS, KNOWN_RULES
from microloan.testing import dated_rulebooks, products, terms

DAY = date(2026, 1, 4)
DAYS = (date(2009, 6, 1), date(2012, 1, 1), date(2020, 6, 30), date(2021, 6, 30), DAY)
BOOKS = {
    code: tuple(
        ml.rulebook(code, on=day)
        for day in DAYS
        if any(rule.in_force.first <= day for rule in ml.rulebook_history(code).rules)
    )
    for code in ml.rulebooks()
}


def bangladesh(day: date = DAY) -> ml.Rulebook:
    return ml.rulebook("bd-mra", on=day)


def india(day: date = DAY) -> ml.Rulebook:
    return ml.rulebook("in-rbi", on=day)


def loan(**changed: object) -> ml.LoanTerms:
    plain = ml.LoanTerms(
        principal=ml.BDT(100_000),
        disbursed_on=DAY,
        interest=ml.DecliningBalance("24%"),
        repayment=ml.Repayment(installments=50, every=ml.WEEK, first_due=ml.FirstDue(min_gap_days=15)),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def flat(per_thousand: str, installments: int, **changed: object) -> ml.LoanTerms:
    return loan(
        interest=ml.Flat(f"{per_thousand} per thousand", charged=ml.PER_LOAN),
        repayment=ml.Repayment(installments=installments, every=ml.WEEK),
        **changed,
    )


def with_rule(name: str, limit: limits.Limit, **said: str) -> ml.Rulebook:
    """Bangladesh's rulebook with one rule of one's own in place of the others of its name."""
    book = bangladesh()
    (first, *_) = (rule for rule in book.rules if rule.name == "annual_rate")
    own = replace(first, name=name, limit=limit, **{"convention": "", **said})  # type: ignore[arg-type]
    return replace(book, rules=(own,))


def cap(limit: str, convention: str) -> ml.Rulebook:
    return with_rule("annual_rate", limits.AtMost(limits.quantity_of(limit)), convention=convention)


# Laws


@pytest.mark.parametrize("code", BOOKS)
@given(data=st.data(), drawn=terms(), income=st.none() | st.integers(0, 10**9), others=st.none() | st.integers(0, 3))
def test_no_contract_makes_a_check_fail(
    code: str, data: st.DataObject, drawn: ml.LoanTerms, income: int | None, others: int | None
) -> None:
    book = data.draw(st.sampled_from(BOOKS[code]))
    money = None if income is None else ml.Money.from_minor(income, drawn.currency)
    household = ml.Household(
        annual_income=money, monthly_obligations=None if others is None else money, other_lenders=others
    )
    findings = ml.check(drawn, book, household=household)
    assert len(findings) == len(book.rules)
    for rule, found in zip(book.rules, findings, strict=True):
        assert found.rule == rule.title
        assert (found.clause, found.source) == (rule.citation.clause, rule.citation.source) != ("", "")
        assert found.limit == str(rule.limit)
    kinds = (findings.passed, findings.failed, findings.unknown, findings.not_applicable)
    assert sum(map(len, kinds)) == len(findings)
    assert str(len(findings)) in str(findings.to_table())
    assert len(findings.records()) == len(findings)
    for rule, found in zip(book.rules, findings, strict=True):
        explanation = findings.explain(rule.name, case=rule.case)
        assert explanation["limit"].result == found.outcome.value
        assert rule.citation.clause in str(explanation)


@given(products(), st.sampled_from(ml.rulebooks()))
def test_no_product_makes_a_check_fail(product: ml.LoanProduct, code: str) -> None:
    assume(not isinstance(product.interest, ml.OpenRate))
    findings = ml.check(product, ml.rulebook(code, on=DAY))
    assert len(findings) == len(findings.rulebook.rules)


@given(terms(), dated_rulebooks(), st.dates(date(1990, 1, 1), date(2070, 1, 1)))
def test_no_rulebook_makes_a_check_fail(drawn: ml.LoanTerms, history: ml.DatedRulebook, day: date) -> None:
    try:
        book = history.on(day)
    except ml.MicroloanError:
        return
    assert len(ml.check(drawn, book)) == len(book.rules)


@given(st.sampled_from(sorted(RECKONINGS)), st.integers(1, 400), st.integers(1, 400), st.integers(1, 4000))
def test_a_cap_that_is_kept_is_kept_by_a_lower_price(convention: str, one: int, other: int, tenths: int) -> None:
    lower, higher = (loan(interest=ml.DecliningBalance(ml.Rate(points, 1_000))) for points in sorted((one, other)))
    book = cap(f"{Fraction(tenths, 10) // 1}%", convention)
    if ml.check(higher, book).passed:
        assert ml.check(lower, book).passed


@given(st.integers(1, 6_000), st.sampled_from((44, 45, 46, 50, 52)))
def test_a_rate_by_installments_or_periods_is_the_one_the_contract_states(points: int, count: int) -> None:
    rate = ml.Rate(points, 10_000)
    repayment = ml.Repayment(installments=count, every=ml.WEEK)
    by_installment = loan(interest=ml.DecliningBalance(rate, accrual=ml.PER_INSTALLMENT), repayment=repayment)
    by_period = loan(interest=ml.DecliningBalance(rate), repayment=repayment)
    for agreed, convention in ((by_installment, "per_installment"), (by_period, "per_period")):
        found = reckoned(convention, ml.amortize(agreed))
        assert not isinstance(found, ml.NoRate)
        assert found.rate == rate


def test_every_known_rule_and_convention_is_settled() -> None:
    assert set(FACTS) == set(KNOWN_RULES)
    assert set(RECKONINGS) == set(CONVENTIONS) - {"unstated"}


# Caps on the rate


@pytest.mark.parametrize(
    ("accrual", "convention", "shown"),
    [
        (ml.PER_PERIOD, "per_installment", "22.1153…%"),
        (ml.PER_PERIOD, "per_period", "25%"),
        (ml.PER_INSTALLMENT, "per_installment", "25%"),
        (ml.PER_INSTALLMENT, "per_period", "28.2608…%"),
        (ml.day_count.ACTUAL_364, "per_period", "25%"),
        (ml.day_count.ACTUAL_365, "per_period", "24.9315…%"),
        (ml.day_count.ACTUAL_360, "per_period", "25.2777…%"),
    ],
)
def test_25_percent_over_46_weeks(accrual: object, convention: str, shown: str) -> None:
    agreed = loan(
        interest=ml.DecliningBalance("25%", accrual=accrual),  # type: ignore[arg-type]
        repayment=ml.Repayment(installments=46, every=ml.WEEK),
    )
    assert str(reckoned(convention, ml.amortize(agreed))) == shown


def test_a_month_of_a_day_count_is_a_twelfth_of_a_plain_year() -> None:
    repayment = ml.Repayment(installments=12, every=ml.MONTH)
    for accrual, shown in (
        (ml.day_count.ACTUAL_365, "24%"),
        (ml.day_count.THIRTY_E_360, "24%"),
        (ml.day_count.ACTUAL_360, "24.3333…%"),
    ):
        agreed = loan(interest=ml.DecliningBalance("24%", accrual=accrual), repayment=repayment)
        assert str(reckoned("per_period", ml.amortize(agreed))) == shown


def test_a_flat_charge_under_three_ways_to_count_a_year() -> None:
    """45 installments of Tk 25 for each Tk 1,000, as the regulator's arithmetic and two others have it."""
    schedule = ml.amortize(flat("125", 45))
    by = {convention: str(reckoned(convention, schedule)) for convention in ("per_installment", "per_period")}
    assert by == {"per_installment": "23.56%", "per_period": "27.22%"}
    assert str(ml.declining_equivalent("125 per thousand", installments=45, periods_per_year=50)) == "26.17%"
    outcomes = [[found.outcome.value for found in ml.check(flat("125", 45), cap("24%", one))] for one in by]
    assert outcomes == [["pass"], ["fail"]]


def test_what_27_percent_allows_with_50_installments() -> None:
    assert str(ml.highest_service_charge("27%", installments=50, periods_per_year=50).per_thousand()) == "143.75"
    book = bangladesh(date(2012, 1, 1))
    for per_thousand, outcome in (("143.75", "pass"), ("144", "fail"), ("150", "fail")):
        findings = ml.check(flat(per_thousand, 50), book)
        assert findings.of("annual_rate").outcome.value == outcome
    assert str(ml.check(flat("150", 50), book).of("annual_rate").value) == "28.13% per installment"


def test_15_percent_flat_over_46_weeks() -> None:
    schedule = ml.amortize(flat("150", 46))
    assert str(reckoned("nominal", schedule)) == "31.74%"
    assert str(reckoned("effective", schedule)) == "37.23%"


def test_costs_count_where_the_convention_counts_the_cash_flow() -> None:
    fee = ml.Fee("processing", "2%", when=ml.fee_when.WITHHELD)
    plain, dearer = ml.amortize(loan()), ml.amortize(loan(charges=(fee,)))
    for convention in ("per_installment", "per_period"):
        assert reckoned(convention, plain) == reckoned(convention, dearer)
    for convention in ("nominal", "effective"):
        before, after = reckoned(convention, plain), reckoned(convention, dearer)
        assert not isinstance(before, ml.NoRate)
        assert not isinstance(after, ml.NoRate)
        assert before.rate < after.rate


def test_interest_that_is_rounded_up_is_found_from_what_is_paid() -> None:
    up = ml.InstallmentRounding(interest_multiple=ml.BDT(10), interest_mode=ml.rounding.UP)
    small = loan(principal=ml.BDT(1_000), rounding=up)
    assert ml.check(small, cap("24%", "per_period")).failed
    assert ml.check(replace(small, rounding=ml.InstallmentRounding()), cap("24%", "per_period")).passed


def test_a_cap_without_a_convention_is_known_only_where_all_agree() -> None:
    for limit, outcome in (("50%", "pass"), ("5%", "fail"), ("24%", "unknown")):
        (found,) = ml.check(loan(), cap(limit, "unstated"))
        assert found.outcome.value == outcome
        assert str(found.value).startswith("23.0769…% per installment, 24% per period, ")


def test_a_loan_without_a_rate_is_unknown_with_the_reason() -> None:
    all_of_it = ml.Fee("all of it", ml.BDT(100_000), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    (found,) = ml.check(loan(charges=(all_of_it,)), cap("24%", "effective"))
    assert found.outcome is ml.Outcome.UNKNOWN
    assert str(found.value).startswith("no effective annual rate: ")


def test_a_rate_beyond_all_caps_is_no_error() -> None:
    most_of_it = ml.Fee("most of it", ml.BDT("99999.99"), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    agreed = loan(charges=(most_of_it,), repayment=ml.Repayment(installments=1, every=ml.MONTH))
    (found,) = ml.check(agreed, cap("24%", "effective"))
    assert (found.outcome.value, found.value) == ("fail", "above 1,000,000,000,000% effective")


@pytest.mark.parametrize(
    ("count", "every", "stated", "years"),
    [
        (46, ml.WEEK, None, 1),
        (12, ml.WEEK, None, Fraction(12, 52)),
        (39, ml.WEEK, None, 1),
        (38, ml.WEEK, None, Fraction(38, 52)),
        (104, ml.WEEK, None, 2),
        (18, ml.MONTH, None, Fraction(3, 2)),
        (46, ml.WEEK, Fraction(1, 2), Fraction(1, 2)),
    ],
)
def test_the_years_of_a_contract(count: int, every: ml.Frequency, stated: Fraction | None, years: object) -> None:
    assert contract_years(ml.Repayment(installments=count, every=every, term_years=stated)) == years


def test_a_convention_that_says_no_arithmetic_is_refused() -> None:
    with pytest.raises(ml.MicroloanError, match="convention='unstated' says no arithmetic"):
        reckoned("unstated", ml.amortize(loan()))


def test_a_rate_explains_how_it_was_reckoned() -> None:
    stated = ml.check(loan(repayment=ml.Repayment(installments=46, every=ml.WEEK)), bangladesh())
    steps = {step.label: (step.working, step.result) for step in stated.explain("annual_rate").steps}
    assert steps["rate of one installment"] == ("24% × 1/52: divided by the periods in a year", "0.4615…%")
    assert steps["installments in a year"] == ("46 ÷ 1 for the years of the contract", "46")
    assert steps["rate"] == ("0.4615…% × 46", "21.2307…%")
    (found,) = ml.check(flat("150", 46), cap("24%", "effective")).items
    explained = ml.check(flat("150", 46), cap("24%", "effective")).explain("annual_rate")
    assert explained["rate"].result == "37.23%"
    assert str(found.value) == "37.23% effective"
    by_period = ml.check(loan(), cap("24%", "per_period")).explain("annual_rate")
    assert by_period["installments in a year"].working == "an installment every week"


# Bangladesh's other rules


def test_flat_is_not_allowed_and_declining_is() -> None:
    (found,) = [one for one in ml.check(flat("100", 50), bangladesh()) if one.rule == "interest method"]
    assert str(found) == ("fail: interest method flat (declining_balance) [Circular Regu-05, 10 November 2010]")
    assert ml.check(loan(), bangladesh()).of("interest_method") in ml.check(loan(), bangladesh()).passed


@pytest.mark.parametrize(("days", "outcome"), [(14, "fail"), (15, "pass")])
def test_days_before_the_first_installment(days: int, outcome: str) -> None:
    repayment = ml.Repayment(installments=50, every=ml.WEEK, first_due=ml.FirstDue(min_gap_days=days))
    assert ml.check(loan(repayment=repayment), bangladesh()).of("first_installment").outcome.value == outcome


@pytest.mark.parametrize(
    ("count", "every", "outcome"),
    [(49, ml.WEEK, "fail"), (50, ml.WEEK, "pass"), (104, ml.WEEK, "not applicable"), (12, ml.MONTH, "not applicable")],
)
def test_how_many_installments(count: int, every: ml.Frequency, outcome: str) -> None:
    repayment = ml.Repayment(installments=count, every=every)
    assert ml.check(loan(repayment=repayment), bangladesh()).of("installments").outcome.value == outcome


def test_nothing_is_withheld() -> None:
    assert ml.check(loan(), bangladesh()).of("deduction_at_disbursement").outcome is ml.Outcome.PASS
    paid = ml.Fee("insurance", "1%", when=ml.fee_when.PAID_AT_DISBURSEMENT)
    assert ml.check(loan(charges=(paid,)), bangladesh()).of("deduction_at_disbursement").outcome is ml.Outcome.PASS
    withheld = ml.CompulsorySavings("5%", when=ml.fee_when.WITHHELD)
    found = ml.check(loan(savings=withheld), bangladesh()).of("deduction_at_disbursement")
    assert (found.outcome, found.value) == (ml.Outcome.FAIL, ml.BDT(5_000))


def test_a_down_payment_is_no_deduction() -> None:
    agreed = loan(principal=ml.Disbursements(ml.BDT(100_000), down_payment="10%"))
    assert ml.check(agreed, bangladesh()).of("deduction_at_disbursement").outcome is ml.Outcome.PASS


def test_what_savings_earn_is_stated_by_the_caller() -> None:
    saving = loan(savings=ml.CompulsorySavings(ml.BDT(10), when=ml.fee_when.WITH_EACH_INSTALLMENT))
    assert ml.check(saving, bangladesh()).of("savings_rate").outcome is ml.Outcome.UNKNOWN
    for rate, outcome in (("6%", "pass"), (ml.percent("5.99"), "fail")):
        assert ml.check(saving, bangladesh(), stated={"savings_rate": rate}).of("savings_rate").outcome.value == outcome
    found = ml.check(loan(), bangladesh(), stated={"savings_rate": "6%"}).of("savings_rate")
    assert (found.outcome, found.value) == (ml.Outcome.NOT_APPLICABLE, "no savings are required")


def test_fees_for_forms_are_told_by_their_names_or_stated() -> None:
    form = ml.Fee("admission form", ml.BDT(10), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    book = ml.Fee("Passbook", ml.BDT(6), when=ml.fee_when.PAID_AT_DISBURSEMENT)
    found = ml.check(loan(charges=(form, book)), bangladesh()).of("application_fees")
    assert (found.outcome, found.value) == (ml.Outcome.FAIL, ml.BDT(16))
    better = ml.check(loan(charges=(form, book)), bangladesh(), stated={"application_fees": ml.BDT(15)})
    assert better.of("application_fees").outcome is ml.Outcome.PASS


def test_the_holiday_rule_is_known_where_the_terms_have_one() -> None:
    assert ml.check(loan(), bangladesh()).of("installment_on_holiday").outcome is ml.Outcome.UNKNOWN
    for rule, outcome in ((ml.holiday_rule.MERGE_INTO_NEXT, "pass"), (ml.holiday_rule.NEXT_WORKING_DAY, "fail")):
        agreed = loan(calendar=ml.Calendar(weekend=ml.weekend.FRIDAY_SATURDAY, on_holiday=rule))
        assert ml.check(agreed, bangladesh()).of("installment_on_holiday").outcome.value == outcome


def test_rules_about_a_lender_are_not_of_a_loan_but_may_be_stated() -> None:
    found = ml.check(loan(), bangladesh()).of("deposits_to_portfolio")
    assert (found.outcome, found.value) == (ml.Outcome.NOT_APPLICABLE, "a matter of the lender")
    stated = ml.check(loan(), bangladesh(), stated={"deposits_to_portfolio": "75%"})
    assert stated.of("deposits_to_portfolio").outcome is ml.Outcome.PASS


# India


def rupees(**changed: object) -> ml.LoanTerms:
    plain = ml.LoanTerms(
        principal=ml.INR(40_000),
        disbursed_on=DAY,
        interest=ml.DecliningBalance("24%"),
        repayment=ml.Repayment(installments=24, every=ml.MONTH),
        rounding=ml.InstallmentRounding(multiple=ml.INR(5), mode=ml.rounding.UP),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(("income", "outcome"), [(300_000, "pass"), (300_001, "fail"), (0, "pass")])
def test_the_income_of_a_household(income: int, outcome: str) -> None:
    household = ml.Household(annual_income=ml.INR(income))
    assert ml.check(rupees(), india(), household=household).of("household_income").outcome.value == outcome


@pytest.mark.parametrize(("others", "outcome"), [("10385", "pass"), ("10385.01", "fail")])
def test_half_of_the_income_may_be_repaid(others: str, outcome: str) -> None:
    """Rs 3,00,000 a year are Rs 25,000 a month; the installment is Rs 2,115, and Rs 12,500 are just allowed."""
    assert ml.amortize(rupees()).installment(1).total == ml.INR(2_115)
    household = ml.Household(annual_income=ml.INR(300_000), monthly_obligations=ml.INR(others))
    found = ml.check(rupees(), india(), household=household).of("household_obligations")
    assert found.outcome.value == outcome


def test_weekly_installments_count_52_in_a_year_for_obligations() -> None:
    weekly = rupees(repayment=ml.Repayment(installments=1, every=ml.WEEK), interest=ml.DecliningBalance("0%"))
    household = ml.Household(annual_income=ml.INR(40_000 * 52 * 2), monthly_obligations=ml.INR(0))
    found = ml.check(weekly, india(), household=household).of("household_obligations")
    assert (found.outcome.value, str(found.value)[:4]) == ("pass", "50% ")


def test_a_loan_may_be_too_much_by_itself() -> None:
    poor, better = (ml.Household(annual_income=ml.INR(income)) for income in (50_000, 200_000))
    findings = [ml.check(rupees(), india(), household=one).of("household_obligations") for one in (poor, better)]
    assert [found.outcome.value for found in findings] == ["fail", "unknown"]
    assert "for this loan alone" in str(findings[0].value)


def test_no_income_repays_nothing() -> None:
    found = ml.check(rupees(), india(), household=ml.Household(annual_income=ml.INR(0))).of("household_obligations")
    assert (found.outcome.value, found.value) == ("fail", "no income")


def test_prepayment_and_penalties_are_unknown_until_stated() -> None:
    names = ("prepayment_penalty", "penalty_base", "penalty_capitalisation", "collateral", "annual_percentage_rate")
    assert {ml.check(rupees(), india()).of(name).outcome for name in names} == {ml.Outcome.UNKNOWN}
    said: dict[str, str | bool] = {
        "prepayment_penalty": False,
        "penalty_base": "overdue_amount",
        "penalty_capitalisation": True,
        "collateral": False,
        "annual_percentage_rate": "effective",
    }
    outcomes = [ml.check(rupees(), india(), stated=said).of(name).outcome.value for name in names]
    assert outcomes == ["pass", "pass", "fail", "pass", "fail"]


def test_rules_of_the_countryside_and_the_town() -> None:
    book = india(date(2021, 6, 30))
    for area, outcomes in (
        (Area.RURAL, ["fail", "not applicable"]),
        (Area.URBAN, ["not applicable", "pass"]),
        (None, ["unknown", "pass"]),
    ):
        household = ml.Household(annual_income=ml.INR(150_000), area=area)
        findings = ml.check(rupees(), book, household=household)
        found = [findings.of("household_income", case=case).outcome.value for case in ("rural", "urban")]
        assert found == outcomes


def test_cases_of_which_a_loan_is() -> None:
    book = india(date(2021, 6, 30))
    large = rupees(principal=ml.INR(100_000))
    for cases, outcomes in (
        (None, ["unknown", "pass"]),
        (["first cycle"], ["fail", "not applicable"]),
        (["later cycles"], ["not applicable", "pass"]),
    ):
        findings = ml.check(large, book, cases=cases)
        found = [findings.of("loan_amount", case=case).outcome.value for case in ("first cycle", "later cycles")]
        assert found == outcomes


def test_lenders_and_debts_count_this_loan() -> None:
    book = india(date(2018, 6, 30))
    household = ml.Household(other_lenders=1, indebtedness=ml.INR(60_000))
    findings = ml.check(rupees(), book, household=household)
    assert (str(findings.of("lenders").value), findings.of("lenders").outcome.value) == ("2 lenders", "pass")
    assert findings.of("indebtedness").value == ml.INR(100_000)
    assert findings.of("indebtedness").outcome is ml.Outcome.PASS


def test_completed_months_of_a_term() -> None:
    book = india(date(2021, 6, 30))
    for count, shown in ((24, "24 months"), (23, "23 months")):
        found = ml.check(rupees(repayment=ml.Repayment(installments=count, every=ml.MONTH)), book).of(
            "term", case="loans above Rs. 30,000"
        )
        assert str(found.value) == shown


def test_a_product_with_several_rhythms_leaves_a_choice() -> None:
    found = ml.check(ml.preset("bjs-shilpi"), india()).of("repayment_rhythm")
    assert (found.outcome.value, found.value) == ("pass", "every week or every 2 weeks or every month")
    assert ml.check(rupees(), india()).of("repayment_rhythm").outcome is ml.Outcome.UNKNOWN


# Nepal's service charge, other currencies, other days


def test_the_one_charge_besides_interest() -> None:
    fee = ml.Fee("service charge", "1.5%", when=ml.fee_when.PAID_AT_DISBURSEMENT, tax=ml.FeeTax("VAT", "13%"))
    agreed = loan(principal=ml.NPR(100_000), charges=(fee,))
    book = ml.rulebook("np-nrb", on=date(2024, 8, 1))
    assert ml.check(agreed, book).of("service_charge").outcome is ml.Outcome.PASS
    dearer = replace(agreed, charges=(ml.Fee("service charge", "1.51%", when=ml.fee_when.PAID_AT_DISBURSEMENT),))
    assert ml.check(dearer, book).of("service_charge").outcome is ml.Outcome.FAIL


def test_a_rule_in_another_currency_is_not_applicable() -> None:
    found = ml.check(rupees(), bangladesh()).of("application_fees")
    assert (found.outcome, found.value) == (ml.Outcome.NOT_APPLICABLE, "a loan in INR")


def test_a_history_holds_on_the_day_of_disbursement() -> None:
    history = ml.rulebook_history("bd-mra")
    findings = ml.check(loan(disbursed_on=date(2012, 1, 1)), history)
    assert findings.rulebook.on == date(2012, 1, 1)
    assert str(findings.of("annual_rate").limit) == "at most 27%"


def test_a_rule_of_one_s_own_is_judged_by_what_is_stated() -> None:
    book = with_rule("home_visits", limits.Forbidden(), definition="visits at a borrower's home")
    (found,) = ml.check(loan(), book)
    assert found.outcome is ml.Outcome.UNKNOWN
    (found,) = ml.check(loan(), book, stated={"home_visits": True})
    assert (found.outcome.value, found.value) == ("fail", "there is some")


# What is refused


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"anual_rate": "20%"}, "stated='anual_rate' is not a rule known here; did you mean annual_rate?"),
        ({"annual_rate": "20%"}, r"stated\['annual_rate'\]='20%' is what the terms say already: 23.0769…%"),
        ({"settlement_interest": 5}, r"stated\['settlement_interest'\]=5 must be text"),
        ({"deposits_to_portfolio": "many"}, r"stated\['deposits_to_portfolio'\]='many' must say what it is of"),
        ({"deposits_to_portfolio": "5 days"}, r"stated\['deposits_to_portfolio'\]=5 days must be of the same kind"),
        (["savings_rate"], "stated=.* must be a dict by names of rules"),
    ],
)
def test_statements_that_cannot_be(stated: object, message: str) -> None:
    with pytest.raises(ml.MicroloanError, match=message):
        ml.check(loan(), bangladesh(), stated=stated)  # type: ignore[arg-type]


@pytest.mark.parametrize("cases", ["enterprise loans", ["entreprise loans"]])
def test_cases_that_cannot_be(cases: object) -> None:
    with pytest.raises(
        ml.MicroloanError, match="must be a list of cases of bd-mra on 2026-01-04, which has enterprise"
    ):
        ml.check(loan(), bangladesh(), cases=cases)  # type: ignore[arg-type]


def test_a_household_in_another_currency_is_refused() -> None:
    with pytest.raises(ml.CurrencyMismatch, match=r"household=Rs\. 5 has amounts in INR, where the loan is in BDT"):
        ml.check(loan(), bangladesh(), household=ml.Household(annual_income=ml.INR(5)))


@pytest.mark.parametrize(
    ("agreed", "book", "household"),
    [("jcf-jagoron", None, None), (None, "bd-mra", None), (None, None, "poor")],
)
def test_arguments_of_another_kind_are_refused(agreed: object, book: object, household: object) -> None:
    with pytest.raises(ml.MicroloanError):
        ml.check(agreed or loan(), book or bangladesh(), household=household)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        {"annual_income": 5},
        {"annual_income": ml.INR(-1)},
        {"annual_income": ml.INR(1), "indebtedness": ml.BDT(1)},
        {"other_lenders": -1},
        {"other_lenders": True},
        {"area": "rural"},
    ],
)
def test_households_that_cannot_be(said: dict[str, object]) -> None:
    with pytest.raises(ml.MicroloanError):
        ml.Household(**said)  # type: ignore[arg-type]


# How it is shown


def test_findings_print_as_text_and_html() -> None:
    findings = ml.check(example_terms(), bangladesh())
    text, html = repr(findings), findings._repr_html_()
    assert text.startswith("Tk. 20,000 disbursed 2026-01-04, against bd-mra as on 2026-01-04\n")
    assert "15 rules: " in text
    assert text.splitlines()[3].split("  ")[0] == "pass"
    assert html.count("<tr>") == 1 + 15 + html.count("<tfoot>")
    with pytest.raises(ml.MicroloanError, match="is not a rule of bd-mra"):
        findings.of("household_income")


# Guessed years, and rates on the edge of a cap


@pytest.mark.parametrize(
    ("count", "every", "rate", "outcome"),
    [
        (8, ml.MONTH, "24.1%", "fail"),
        (9, ml.MONTH, "32%", "unknown"),
        (9, ml.MONTH, "24%", "pass"),
        (9, ml.MONTH, "33%", "fail"),
        (38, ml.WEEK, "24.1%", "fail"),
        (39, ml.WEEK, "31.9%", "unknown"),
        (46, ml.WEEK, "27%", "pass"),
        (56, ml.WEEK, "23.5%", "unknown"),
    ],
)
def test_a_guess_of_the_years_decides_only_what_is_documented(
    count: int, every: ml.Frequency, rate: str, outcome: str
) -> None:
    agreed = loan(interest=ml.DecliningBalance(rate), repayment=ml.Repayment(installments=count, every=every))
    found = ml.check(agreed, bangladesh()).of("annual_rate")
    assert found.outcome.value == outcome
    assert ("the years of the contract are not stated" in str(found.value)) == (outcome == "unknown")


def test_years_that_are_stated_leave_no_doubt() -> None:
    months = ml.Repayment(installments=9, every=ml.MONTH, term_years=Fraction(1))
    agreed = loan(interest=ml.DecliningBalance("32%"), repayment=months)
    assert ml.check(agreed, bangladesh()).of("annual_rate").outcome is ml.Outcome.PASS


def test_a_finding_says_where_rounding_decides() -> None:
    """24.000243% is 24.00% as it is printed, and above 24% as it is."""
    agreed = loan(interest=ml.DecliningBalance("24.0003%"))
    (found,) = ml.check(agreed, cap("24%", "nominal"))
    assert found.outcome is ml.Outcome.PASS
    assert "24.00% nominal, 24.0003" in str(found.value)
    assert str(found.value).endswith("% before it is rounded to two decimals")


# Cases that the terms decide, and the installment that decides


def lent_rupees(amount: int, every: ml.Frequency, count: int, **changed: object) -> ml.LoanTerms:
    return loan(principal=ml.INR(amount), repayment=ml.Repayment(installments=count, every=every), **changed)


@pytest.mark.parametrize(("amount", "outcome"), [(40_000, "fail"), (30_000, "not applicable")])
def test_the_amount_lent_decides_a_case(amount: int, outcome: str) -> None:
    day = date(2020, 6, 1)
    (found,) = [
        one
        for one in ml.check(lent_rupees(amount, ml.MONTH, 12, disbursed_on=day), india(day))
        if one.rule == "term, loans above Rs. 30,000"
    ]
    assert found.outcome.value == outcome


@pytest.mark.parametrize(
    ("every", "count", "outcomes"),
    [(ml.WEEK, 52, {"unknown", "not applicable"}), (ml.days(1), 5, {"not applicable", "unknown"})],
)
def test_the_length_of_a_loan_decides_how_long_its_offer_stands(
    every: ml.Frequency, count: int, outcomes: set[str]
) -> None:
    by_rule = {one.rule: one.outcome.value for one in ml.check(lent_rupees(20_000, every, count), india())}
    short = by_rule["key facts validity, loans of less than 7 days"]
    longer = by_rule["key facts validity, loans of 7 days or more"]
    assert {short, longer} == outcomes
    assert (short == "not applicable") == (count == 52)


def test_an_explanation_says_which_installment_decides() -> None:
    """Rounded down, the last installment takes what is left, and is the largest."""
    down = ml.InstallmentRounding(multiple=ml.INR(10), mode=ml.rounding.DOWN)
    agreed = lent_rupees(20_000, ml.weeks(2), 26, rounding=down)
    family = ml.Household(annual_income=ml.INR(120_000), monthly_obligations=ml.INR(2_000))
    steps = ml.check(agreed, india(), household=family).explain("household_obligations")
    last = ml.amortize(agreed).installment(26)
    assert steps["largest installment"].working.startswith("number 26 of 26, principal and interest; 25 are ")
    assert steps["largest installment"].result == str(last.principal + last.interest)
    assert " × 26 ÷ 12" in steps["this loan in a month"].working


@pytest.mark.parametrize("cases", ["enterprise loans", -1, ["enterprise"], [3]])
def test_cases_that_the_rulebook_does_not_have_are_refused(cases: object) -> None:
    with pytest.raises(ml.MicroloanError, match=r"cases=.* must be a list of cases of bd-mra on .*enterprise loans"):
        ml.check(ml.preset("jcf-jagoron"), ml.rulebook("bd-mra", on=date(2026, 1, 4)), cases=cases)  # type: ignore[arg-type]


@pytest.mark.parametrize("own", [{"principal": ml.BDT(5_000)}, {"disbursed_on": date(2026, 2, 1)}])
def test_an_amount_or_a_day_beside_terms_is_refused(own: dict[str, Any]) -> None:
    terms = ml.preset("jcf-jagoron").terms(principal=ml.BDT(20_000), disbursed_on=date(2026, 1, 4))
    for loan in (terms, ml.amortize(terms)):
        with pytest.raises(ml.MicroloanError, match=f"{next(iter(own))}=.* goes with a product"):
            ml.check(loan, ml.rulebook("bd-mra", on=date(2026, 1, 4)), **own)
