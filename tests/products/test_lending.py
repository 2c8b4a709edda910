"""Who may borrow: every requirement kept, broken and not stated, at its boundary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan.currency import BDT, INR, Money
from microloan.errors import MicroloanError
from microloan.products.applicants import Answer, Applicant, Area, Membership
from microloan.products.lending import BJS_GROUP, BJS_INDIVIDUAL, HOUSEHOLD_2019, LendingModel, WithinSavings
from microloan.regulations import Finding, Outcome

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
ANSWERS = st.none() | st.sampled_from(Answer)
COUNTS = st.none() | st.integers(0, 120)
AMOUNTS = st.none() | st.integers(0, 10**8).map(lambda minor: Money.from_minor(minor, INR))
APPLICANTS = st.builds(
    Applicant,
    age=COUNTS,
    household_income=AMOUNTS,
    area=st.none() | st.sampled_from(Area),
    other_lenders=COUNTS,
    indebtedness=AMOUNTS,
    savings=AMOUNTS,
    membership=st.builds(
        Membership,
        group_size=COUNTS,
        months=COUNTS,
        neighbourhood=ANSWERS,
        similar_status=ANSWERS,
        good_credit=ANSWERS,
        income_activity=ANSWERS,
    ),
)
MODELS = (BJS_GROUP, BJS_INDIVIDUAL, HOUSEHOLD_2019)


def outcome(model: LendingModel, rule: str, applicant: Applicant, amount: Money | None = None) -> Outcome:
    """Return what a model's rule says of an applicant."""
    findings = {finding.rule: finding for finding in model.check(applicant, amount or INR(10_000))}
    return findings[rule].outcome


@given(APPLICANTS, st.sampled_from(MODELS))
def test_every_requirement_is_answered_in_order(applicant: Applicant, model: LendingModel) -> None:
    findings = model.check(applicant, INR(10_000))
    assert len(findings) == len(model.requirements)
    assert all(finding.source for finding in findings)
    assert all((finding.outcome is UNKNOWN) or finding.value is not None for finding in findings)


@given(APPLICANTS)
def test_two_models_together_require_what_both_do(applicant: Applicant) -> None:
    both = BJS_GROUP + HOUSEHOLD_2019
    apart = BJS_GROUP.check(applicant, INR(10_000)) + HOUSEHOLD_2019.check(applicant, INR(10_000))
    assert both.check(applicant, INR(10_000)) == apart


@pytest.mark.parametrize(
    ("rule", "applicant_of", "kept", "broken"),
    [
        ("group size", lambda size: Applicant(membership=Membership(group_size=size)), 20, 21),
        ("months as a member", lambda months: Applicant(membership=Membership(months=months)), 36, 35),
        ("age", lambda age: Applicant(age=age), 18, 17),
        ("age", lambda age: Applicant(age=age), 58, 59),
        ("other lenders", lambda lenders: Applicant(other_lenders=lenders), 1, 2),
        ("total indebtedness", lambda debts: Applicant(indebtedness=INR(debts)), 90_000, 90_001),
    ],
)
def test_a_bound_itself_is_kept(rule: str, applicant_of: Callable[[int], Applicant], kept: int, broken: int) -> None:
    (model,) = [each for each in MODELS if rule in {finding.rule for finding in each.check(Applicant(), INR(10_000))}]
    assert outcome(model, rule, applicant_of(kept)) is PASS
    assert outcome(model, rule, applicant_of(broken)) is FAIL
    assert outcome(model, rule, Applicant()) is UNKNOWN


@pytest.mark.parametrize(("area", "most"), [(Area.RURAL, 100_000), (Area.URBAN, 160_000)])
def test_income_has_a_limit_for_each_area(area: Area, most: int) -> None:
    assert outcome(HOUSEHOLD_2019, "household income", Applicant(household_income=INR(most), area=area)) is PASS
    above = Applicant(household_income=INR(most) + Money.from_minor(1, INR), area=area)
    assert outcome(HOUSEHOLD_2019, "household income", above) is FAIL
    assert outcome(HOUSEHOLD_2019, "household income", Applicant(household_income=INR(most))) is UNKNOWN


@pytest.mark.parametrize(
    ("model", "rule", "name"),
    [
        (BJS_GROUP, "one neighbourhood", "neighbourhood"),
        (BJS_GROUP, "similar status", "similar_status"),
        (BJS_INDIVIDUAL, "good credit history", "good_credit"),
        (BJS_INDIVIDUAL, "income activity", "income_activity"),
    ],
)
def test_a_question_wants_a_yes(model: LendingModel, rule: str, name: str) -> None:
    answered = {
        answer: outcome(model, rule, Applicant(membership=Membership(**{name: answer})))  # type: ignore[arg-type]
        for answer in (Answer.YES, Answer.NO, None)
    }
    assert answered == {Answer.YES: PASS, Answer.NO: FAIL, None: UNKNOWN}


def test_a_loan_within_a_multiple_of_savings() -> None:
    model = LendingModel("group bank linkage", (WithinSavings(4, "bank linkage practice: up to 4 times the savings"),))
    saver = Applicant(savings=INR(5_000))
    assert outcome(model, "loan against savings", saver, INR(20_000)) is PASS
    assert outcome(model, "loan against savings", saver, INR(20_001)) is FAIL
    assert outcome(model, "loan against savings", Applicant(), INR(20_000)) is UNKNOWN


def test_a_finding_reads_as_a_line() -> None:
    finding = Finding("age", FAIL, value=17, limit="18 to 58", source="eligibility")
    assert str(finding) == "fail: age 17 (18 to 58)"


@pytest.mark.parametrize(
    ("make", "argument"),
    [
        (lambda: Applicant(age=-1), "age"),
        (lambda: Applicant(age=True), "age"),
        (lambda: Applicant(other_lenders=1.0), "other_lenders"),  # type: ignore[arg-type]
        (lambda: Applicant(savings=INR(-1)), "savings"),
        (lambda: Applicant(household_income=5), "household_income"),  # type: ignore[arg-type]
        (lambda: Applicant(area="rural"), "area"),  # type: ignore[arg-type]
        (lambda: Applicant(membership=None), "membership"),  # type: ignore[arg-type]
        (lambda: Membership(good_credit=True), "good_credit"),  # type: ignore[arg-type]
        (lambda: BJS_GROUP.check(Applicant(), 20_000), "amount"),  # type: ignore[arg-type]
        (lambda: Finding("age", "pass", 1, 1, ""), "outcome"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_fact_is_refused(make: Callable[[], object], argument: str) -> None:
    with pytest.raises(MicroloanError) as caught:
        make()
    assert caught.value.argument == argument


def test_an_amount_in_another_currency_is_refused() -> None:
    with pytest.raises(MicroloanError):
        HOUSEHOLD_2019.check(Applicant(indebtedness=INR(1)), BDT(10_000))
